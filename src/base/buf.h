#ifndef PP_BASE_BUF_H
#define PP_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Bytes that grow, up to a maximum set at birth.  What would go past the
 * maximum is not written and sets overflow, which stays set until the buffer
 * is cleared: check it once, at the end. */
struct pp_buf {
	char *p;
	size_t n, cap, max;
	bool overflow;
};

/* An empty buffer that holds at most max bytes. */
void pp_buf_init(struct pp_buf *b, size_t max);
void pp_buf_release(struct pp_buf *b);

/* Empty it; its memory is kept. */
void pp_buf_clear(struct pp_buf *b);

void pp_buf_add(struct pp_buf *b, const void *bytes, size_t n);
void pp_buf_str(struct pp_buf *b, struct pp_str s);
void pp_buf_puts(struct pp_buf *b, const char *cstring);
void pp_buf_putc(struct pp_buf *b, char c);

__attribute__((format(printf, 2, 3)))
void pp_buf_printf(struct pp_buf *b, const char *format, ...);

/* Make room for n more bytes and return where they go; the caller writes them
 * and adds to b->n what it wrote.  NULL, with overflow set, past the
 * maximum. */
char *pp_buf_room(struct pp_buf *b, size_t n);

/* The bytes so far; valid until the buffer changes. */
static inline struct pp_str pp_buf_get(const struct pp_buf *b)
{
	return (struct pp_str){ b->p, b->n };
}

#endif
