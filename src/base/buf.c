/* Growing byte buffers with a maximum. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"

void pp_buf_init(struct pp_buf *b, size_t max)
{
	*b = (struct pp_buf){ .max = max };
}

void pp_buf_release(struct pp_buf *b)
{
	pp_free(b->p);
	*b = (struct pp_buf){ .max = b->max };
}

void pp_buf_clear(struct pp_buf *b)
{
	b->n = 0;
	b->overflow = false;
}

/* Room for n bytes, and for a NUL that is not counted. */
char *pp_buf_room(struct pp_buf *b, size_t n)
{
	if (n > b->max - b->n || b->overflow) {
		b->overflow = true;
		return NULL;
	}
	if (n >= b->cap - b->n) {
		size_t cap = b->cap + b->cap / 2;

		if (cap < b->n + n + 1)
			cap = b->n + n + 1;
		if (cap < 64)
			cap = 64;
		b->p = pp_resize(b->p, cap, 1);
		b->cap = cap;
	}
	return b->p + b->n;
}

void pp_buf_add(struct pp_buf *b, const void *bytes, size_t n)
{
	char *room = pp_buf_room(b, n);

	if (!room || !n)
		return;
	memcpy(room, bytes, n);
	b->n += n;
}

void pp_buf_str(struct pp_buf *b, struct pp_str s)
{
	pp_buf_add(b, s.p, s.n);
}

void pp_buf_puts(struct pp_buf *b, const char *cstring)
{
	pp_buf_add(b, cstring, strlen(cstring));
}

void pp_buf_putc(struct pp_buf *b, char c)
{
	pp_buf_add(b, &c, 1);
}

void pp_buf_printf(struct pp_buf *b, const char *format, ...)
{
	va_list ap, again;
	char *room;
	int n;

	va_start(ap, format);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	assert(n >= 0);
	room = pp_buf_room(b, (size_t)n);
	if (room) {
		vsnprintf(room, (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
}
