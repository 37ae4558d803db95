#ifndef PP_STORE_DELTA_H
#define PP_STORE_DELTA_H

#include "base/str.h"

/* A delta of a pack, as gitformat-pack(5) has it: an object as copies from
 * another one (the base) and bytes of its own. */
struct pp_delta {
	uint64_t base_size, size;	/* of the base, and of what it makes */
	struct pp_str steps;
};

/* 0; or -1 where bytes do not begin as a delta does. */
int pp_delta_parse(struct pp_delta *out, struct pp_str bytes);

/* Do the steps make delta->size bytes, out of a base of base_size?  To be
 * asked before room is made for a size that may be a lie. */
bool pp_delta_is_sound(const struct pp_delta *delta);

/* Write delta->size bytes to out; or return -1 where the delta is not for this
 * base, or is not sound. */
int pp_delta_apply(char *out, const struct pp_delta *delta,
		   struct pp_str base);

#endif
