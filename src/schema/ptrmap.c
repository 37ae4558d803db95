/* Open addressing, at most half full. */
#include "schema/ptrmap.h"

#include <string.h>

#include "base/memory.h"

struct pp_ptrmap_slot {
	const void *key;
	uint32_t num;
};

static size_t find_slot(const struct pp_ptrmap *m, const void *key)
{
	uint64_t hash = (uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u;
	size_t i = (size_t)(hash >> 20) & (m->cap - 1);

	while (m->slots[i].key && m->slots[i].key != key)
		i = (i + 1) & (m->cap - 1);
	return i;
}

uint32_t pp_ptrmap_get(const struct pp_ptrmap *m, const void *key)
{
	size_t i;

	if (!m->count)
		return PP_PTRMAP_NONE;
	i = find_slot(m, key);
	return m->slots[i].key ? m->slots[i].num : PP_PTRMAP_NONE;
}

static void enlarge(struct pp_ptrmap *m)
{
	struct pp_ptrmap old = *m;

	m->cap = old.cap ? old.cap * 2 : 64;
	m->slots = pp_alloc(m->cap, sizeof(*m->slots));
	memset(m->slots, 0, m->cap * sizeof(*m->slots));
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].key)
			m->slots[find_slot(m, old.slots[i].key)] =
				old.slots[i];
	pp_free(old.slots);
}

void pp_ptrmap_put(struct pp_ptrmap *m, const void *key, uint32_t num)
{
	size_t i;

	if (m->count >= m->cap / 2)
		enlarge(m);
	i = find_slot(m, key);
	if (!m->slots[i].key)
		m->count++;
	m->slots[i].key = key;
	m->slots[i].num = num;
}

void pp_ptrmap_release(struct pp_ptrmap *m)
{
	pp_free(m->slots);
	*m = (struct pp_ptrmap){ 0 };
}
