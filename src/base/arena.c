/* Region allocation: see the header. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#ifdef PP_ARENA_MALLOC
enum { BLOCK_MIN = 1 };
#else
enum { BLOCK_MIN = 1 << 16 };
#endif

struct pp_arena_block {
	struct pp_arena_block *prev;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

static void push_block(struct pp_arena *a, size_t size)
{
	struct pp_arena_block *b;

	if (size > SIZE_MAX / 2)
		pp_oom();
	b = pp_alloc(1, sizeof(*b) + size);
	b->prev = a->last;
	b->used = 0;
	b->size = size;
	a->last = b;
}

static void pop_block(struct pp_arena *a)
{
	struct pp_arena_block *prev = a->last->prev;

	pp_free(a->last);
	a->last = prev;
}

/* Large objects get a block of their own, so blocks double only in number. */
static void *take(struct pp_arena *a, size_t need, size_t align)
{
	struct pp_arena_block *b = a->last;
	size_t pad = b ? -b->used & (align - 1) : 0;

	if (!b || pad > b->size - b->used || need > b->size - b->used - pad) {
		push_block(a, need > BLOCK_MIN ? need : BLOCK_MIN);
		b = a->last;
		pad = 0;
	}
	b->used += pad + need;
	a->used += need;
#ifdef PP_ARENA_MALLOC
	b->size = b->used;	/* the next object goes elsewhere */
#endif
	return b->bytes + b->used - need;
}

void *pp_arena_raw(struct pp_arena *a, size_t count, size_t size, size_t align)
{
	assert(size && align && !(align & (align - 1)));
	if (count > (SIZE_MAX / 2) / size)
		pp_oom();
	return take(a, count * size, align);
}

void *pp_arena_alloc(struct pp_arena *a, size_t count, size_t size,
		     size_t align)
{
	void *p = pp_arena_raw(a, count, size, align);

	return memset(p, 0, count * size);
}

char *pp_arena_copy(struct pp_arena *a, const char *p, size_t n)
{
	char *copy = pp_arena_raw(a, n + 1, 1, 1);

	if (n)
		memcpy(copy, p, n);
	copy[n] = '\0';
	return copy;
}

struct pp_str pp_arena_str(struct pp_arena *a, struct pp_str s)
{
	return (struct pp_str){ pp_arena_copy(a, s.p, s.n), s.n };
}

char *pp_arena_vprintf(struct pp_arena *a, const char *format, va_list ap)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(n >= 0);
	text = pp_arena_raw(a, (size_t)n + 1, 1, 1);
	vsnprintf(text, (size_t)n + 1, format, ap);
	return text;
}

char *pp_arena_printf(struct pp_arena *a, const char *format, ...)
{
	va_list ap;
	char *text;

	va_start(ap, format);
	text = pp_arena_vprintf(a, format, ap);
	va_end(ap);
	return text;
}

void pp_arena_clear(struct pp_arena *a)
{
	a->used = 0;
	if (!a->last)
		return;
	while (a->last->prev)
		pop_block(a);
#ifdef PP_ARENA_MALLOC
	pop_block(a);
#else
	if (a->last->size > BLOCK_MIN)
		pop_block(a);
	else
		a->last->used = 0;
#endif
}

void pp_arena_absorb(struct pp_arena *a, struct pp_arena *from)
{
	struct pp_arena_block **end = &from->last;

	/* from's blocks go behind a's last, which is still the one being
	 * filled.  It is from's chain that is walked: many small ones may come
	 * to a large one. */
	while (*end)
		end = &(*end)->prev;
	if (a->last) {
		*end = a->last->prev;
		a->last->prev = from->last;
	} else {
		a->last = from->last;
	}
	a->used += from->used;
	*from = (struct pp_arena){ 0 };
}

void pp_arena_release(struct pp_arena *a)
{
	a->used = 0;
	while (a->last)
		pop_block(a);
}
