#ifndef PP_STORE_CACHE_H
#define PP_STORE_CACHE_H

#include "store/block.h"

/* Objects of packs that were unpacked lately, by pack and offset: what others
 * are deltas against, and trees.  Bounded by bytes; the one not used for the
 * longest time goes first, one at a time.  (libgit2 1.5.1 drops everything
 * when its 16 MB are full, and reading a long history then takes minutes.) */
struct pp_cache {
	struct pp_block **slots;
	size_t slot_count;		/* a power of two, or 0 */
	size_t count, bytes, limit;
	struct pp_block *newest, *oldest;
};

/* An empty cache for limit bytes. */
void pp_cache_init(struct pp_cache *cache, size_t limit);
void pp_cache_release(struct pp_cache *cache);

/* Held for the caller; NULL where it is not there. */
struct pp_block *pp_cache_get(struct pp_cache *cache, const void *owner,
			      uint64_t at);

/* Keep the block, which is in no cache, and of which there is none under the
 * same name.  Larger ones than an eighth of the limit are not kept. */
void pp_cache_put(struct pp_cache *cache, struct pp_block *block,
		  const void *owner, uint64_t at);

#endif
