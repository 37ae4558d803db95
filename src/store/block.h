#ifndef PP_STORE_BLOCK_H
#define PP_STORE_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "store/repo.h"

/* The bytes of one object, held by as many as use them.  All holders are in
 * one thread. */
struct pp_block {
	size_t size;
	enum pp_object_type type;
	uint32_t holders;
	/* For a cache (cache.h). */
	const void *owner;
	uint64_t at;
	struct pp_block *next, *newer, *older;
	char bytes[];
};

/* Bytes that may be written after the last one: zlib is quicker where the end
 * of its room is not near. */
enum { PP_BLOCK_SLACK = 272 };

/* The largest object that is read at all, in bytes. */
enum { PP_OBJECT_LIMIT = 1 << 30 };

/* With one holder, the bytes not set. */
struct pp_block *pp_block_new(size_t size, enum pp_object_type type);

struct pp_block *pp_block_hold(struct pp_block *block);

/* One holder less; the last frees it.  Takes NULL. */
void pp_block_release(struct pp_block *block);

#endif
