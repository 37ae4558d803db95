#ifndef PP_STORE_INFLATE_H
#define PP_STORE_INFLATE_H

#include "base/str.h"

/* zlib's state, used again for each object: to make it anew costs as much as a
 * small object. */
struct pp_inflater;

struct pp_inflater *pp_inflater_new(void);

/* May be NULL. */
void pp_inflater_free(struct pp_inflater *inflater);

struct pp_room {
	char *p;
	size_t n;			/* bytes that must come */
	size_t slack;			/* room after them, at least 1 */
};

/* Inflate the stream that in begins with.  0; or -1 where it is broken, cut
 * short or does not hold out.n bytes. */
int pp_inflate(struct pp_room out, struct pp_inflater *inflater,
	       struct pp_str in);

/* No stream of n bytes holds more than that. */
static inline uint64_t pp_inflate_most(size_t n)
{
	return (uint64_t)n * 1032 + 64;
}

#endif
