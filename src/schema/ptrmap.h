#ifndef PP_SCHEMA_PTRMAP_H
#define PP_SCHEMA_PTRMAP_H

#include <stddef.h>
#include <stdint.h>

/* A hash map from addresses to numbers.  A zeroed struct is an empty map. */
struct pp_ptrmap {
	struct pp_ptrmap_slot *slots;
	size_t count, cap;
};

#define PP_PTRMAP_NONE UINT32_MAX

/* The number put for key, or PP_PTRMAP_NONE. */
uint32_t pp_ptrmap_get(const struct pp_ptrmap *m, const void *key);

/* Put num (not PP_PTRMAP_NONE) for key, which is not NULL, in place of what
 * stood there. */
void pp_ptrmap_put(struct pp_ptrmap *m, const void *key, uint32_t num);

void pp_ptrmap_release(struct pp_ptrmap *m);

#endif
