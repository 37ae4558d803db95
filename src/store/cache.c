/* Unpacked objects, the last used ones: see the header. */
#include "store/cache.h"

#include <string.h>

#include "base/memory.h"

enum { SLOTS_FIRST = 1024 };

static size_t cost_of(const struct pp_block *block)
{
	return sizeof(*block) + block->size + PP_BLOCK_SLACK;
}

static struct pp_block **slot_of(const struct pp_cache *cache,
				 const void *owner, uint64_t at)
{
	uint64_t hash = (at + (uint64_t)(uintptr_t)owner * 31) *
			UINT64_C(0x9e3779b97f4a7c15);

	return &cache->slots[(hash >> 32) & (cache->slot_count - 1)];
}

static void unlink_block(struct pp_cache *cache, struct pp_block *block)
{
	if (block->newer)
		block->newer->older = block->older;
	else
		cache->newest = block->older;
	if (block->older)
		block->older->newer = block->newer;
	else
		cache->oldest = block->newer;
}

static void link_newest(struct pp_cache *cache, struct pp_block *block)
{
	block->newer = NULL;
	block->older = cache->newest;
	if (block->older)
		block->older->newer = block;
	else
		cache->oldest = block;
	cache->newest = block;
}

static void drop_oldest(struct pp_cache *cache)
{
	struct pp_block *block = cache->oldest;
	struct pp_block **p = slot_of(cache, block->owner, block->at);

	while (*p != block)
		p = &(*p)->next;
	*p = block->next;
	unlink_block(cache, block);
	cache->bytes -= cost_of(block);
	cache->count--;
	pp_block_release(block);
}

/* Twice as many slots. */
static void grow(struct pp_cache *cache)
{
	struct pp_block **old = cache->slots, **p;
	size_t n = cache->slot_count;

	cache->slot_count = n ? n * 2 : SLOTS_FIRST;
	cache->slots = pp_alloc(cache->slot_count, sizeof(struct pp_block *));
	memset(cache->slots, 0, cache->slot_count * sizeof(struct pp_block *));
	for (struct pp_block *b = cache->newest; b; b = b->older) {
		p = slot_of(cache, b->owner, b->at);
		b->next = *p;
		*p = b;
	}
	pp_free(old);
}

void pp_cache_init(struct pp_cache *cache, size_t limit)
{
	*cache = (struct pp_cache){ .limit = limit };
}

void pp_cache_release(struct pp_cache *cache)
{
	while (cache->oldest)
		drop_oldest(cache);
	pp_free(cache->slots);
	*cache = (struct pp_cache){ 0 };
}

struct pp_block *pp_cache_get(struct pp_cache *cache, const void *owner,
			      uint64_t at)
{
	struct pp_block *b = NULL;

	if (cache->slot_count)
		b = *slot_of(cache, owner, at);
	while (b && (b->at != at || b->owner != owner))
		b = b->next;
	if (!b)
		return NULL;
	if (cache->newest != b) {
		unlink_block(cache, b);
		link_newest(cache, b);
	}
	return pp_block_hold(b);
}

void pp_cache_put(struct pp_cache *cache, struct pp_block *block,
		  const void *owner, uint64_t at)
{
	size_t cost = cost_of(block);
	struct pp_block **slot;

	if (cost > cache->limit / 8)
		return;
	while (cache->bytes + cost > cache->limit)
		drop_oldest(cache);
	if (cache->count >= cache->slot_count)
		grow(cache);
	block->owner = owner;
	block->at = at;
	slot = slot_of(cache, owner, at);
	block->next = *slot;
	*slot = pp_block_hold(block);
	link_newest(cache, block);
	cache->bytes += cost;
	cache->count++;
}
