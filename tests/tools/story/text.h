#ifndef STORY_TEXT_H
#define STORY_TEXT_H

#include <stddef.h>

/* Bytes that grow, and files of them.  Whatever fails ends the process, with
 * status 2: story is a tool for tests. */

struct text {
	char *p;
	size_t n, cap;
};

void text_add(struct text *t, const char *p, size_t n);
void text_puts(struct text *t, const char *s);
void text_free(struct text *t);

/* What must not be NULL, or the end. */
void *must(void *p);

/* Say it, with errno's reason, and end. */
__attribute__((format(printf, 1, 2)))
_Noreturn void die(const char *format, ...);

/* Add what the file holds; make it hold the text. */
void file_read(struct text *out, const char *path);
void file_write(const char *path, const struct text *t);

#endif
