#ifndef TESTS_TOOLS_LINES_H
#define TESTS_TOOLS_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Comparing what a command printed with what a story expects. */

struct text {
	char *p;
	size_t n, cap;
};

void text_add(struct text *t, const char *p, size_t n);
void text_puts(struct text *t, const char *s);
void text_free(struct text *t);

/* Does the output hold to the expectation, byte for byte but for placeholders?
 *   <*>      anything within the line
 *   <n>      one or more digits
 *   <word>   one or more letters, digits, - or _
 * A last line without a line break is followed, in both, by the line
 * "\ no newline at the end". */
bool text_matches(const struct text *expected, const struct text *actual);

/* The difference, line by line: - expected, + printed. */
void text_diff(FILE *out, const char *name, const struct text *expected,
	       const struct text *actual);

/* The actual text, in which the lines that match keep their placeholders. */
void text_merge(struct text *out, const struct text *expected,
		const struct text *actual);

#endif
