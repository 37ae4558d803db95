#ifndef PP_BASE_MEMORY_H
#define PP_BASE_MEMORY_H

#include <stddef.h>

/* Say "out of memory" on stderr and end the process with status 2.  The only
 * place where the library prints and exits: there is nothing a caller could do
 * that would lose less. */
_Noreturn void pp_oom(void);

/* malloc and realloc that never return NULL (see pp_oom).  pp_resize takes a
 * NULL p; count * size is checked for overflow.  Free with pp_free, which
 * takes NULL. */
void *pp_alloc(size_t count, size_t size);
void *pp_resize(void *p, size_t count, size_t size);
void pp_free(void *p);

/* Make room for one more object in a growing array: items, count and cap are
 * the caller's variables.  Growth is by half, from 8. */
#define pp_grow(items, count, cap) \
	((count) < (cap) ? (void)0 : \
	 (void)((cap) = (cap) ? (cap) + (cap) / 2 : 8, \
		(items) = pp_resize((items), (cap), sizeof(*(items)))))

#endif
