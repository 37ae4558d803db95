#ifndef PP_STORE_SHA1_H
#define PP_STORE_SHA1_H

#include <stdint.h>

#include "store/id.h"
#include "store/repo.h"

/* SHA-1 (FIPS 180-4), for the ids of objects that we make ourselves and the
 * checksums of git's files.  It does not look for bytes made to collide; what
 * comes from elsewhere is for libgit2 to hash. */
struct pp_sha1 {
	uint32_t state[5];
	uint32_t used;			/* bytes in block */
	uint64_t size;			/* of all so far */
	uint8_t block[64];
};

void pp_sha1_init(struct pp_sha1 *s);
void pp_sha1_add(struct pp_sha1 *s, const void *bytes, size_t n);
void pp_sha1_end(uint8_t out[PP_ID_SIZE], struct pp_sha1 *s);

/* Of bytes that are all there. */
void pp_sha1(uint8_t out[PP_ID_SIZE], struct pp_str bytes);

/* The id that git gives an object of that type and content. */
void pp_object_id(uint8_t out[PP_ID_SIZE], enum pp_object_type type,
		  struct pp_str bytes);

#endif
