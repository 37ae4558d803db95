#ifndef PP_BASE_ARENA_H
#define PP_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

/* One region of memory, given back all at once.  Objects handed out live until
 * the arena is cleared or released; none is freed alone.  A zeroed struct is
 * an empty arena.  Not thread safe: one arena per thread.
 *
 * Built with -DPP_ARENA_MALLOC each object is a malloc of its own, so that
 * ASan and valgrind see its bounds. */
struct pp_arena {
	struct pp_arena_block *last;
	size_t used;		/* bytes handed out since the last clear */
};

/* Return count zeroed objects of the given size and alignment (a power of
 * two).  Never NULL: running out of memory ends the process, see pp_oom. */
void *pp_arena_alloc(struct pp_arena *a, size_t count, size_t size,
		     size_t align);

/* The same, not zeroed: for bytes that are written at once. */
void *pp_arena_raw(struct pp_arena *a, size_t count, size_t size, size_t align);

/* A copy of n bytes at p, followed by a NUL that is not counted. */
char *pp_arena_copy(struct pp_arena *a, const char *p, size_t n);

/* A copy of the string; its bytes are followed by a NUL. */
struct pp_str pp_arena_str(struct pp_arena *a, struct pp_str s);

/* A formatted, NUL-terminated string. */
__attribute__((format(printf, 2, 3)))
char *pp_arena_printf(struct pp_arena *a, const char *format, ...);

__attribute__((format(printf, 2, 0)))
char *pp_arena_vprintf(struct pp_arena *a, const char *format, va_list ap);

/* Forget every object; one block is kept for use again, so that a loop over
 * many files does not go back to malloc for each. */
void pp_arena_clear(struct pp_arena *a);

/* Move every object of from into a; from is then empty. */
void pp_arena_absorb(struct pp_arena *a, struct pp_arena *from);

/* Give all memory back; the arena is empty and usable again. */
void pp_arena_release(struct pp_arena *a);

#define pp_new(a, type, n) \
	((type *)pp_arena_alloc((a), (n), sizeof(type), _Alignof(type)))

#define pp_new_raw(a, type, n) \
	((type *)pp_arena_raw((a), (n), sizeof(type), _Alignof(type)))

#endif
