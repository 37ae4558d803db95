/* Open addressing over an array of entries in the order of arrival. */
#include "base/map.h"

#include "base/memory.h"

/* The slot where key stands, or the free one where it would go. */
static size_t find_slot(const struct pp_map *m, struct pp_str key,
			uint64_t hash)
{
	size_t mask = m->slot_count - 1, i = hash & mask;

	for (; m->slots[i]; i = (i + 1) & mask) {
		const struct pp_map_entry *e = &m->entries[m->slots[i] - 1];

		if (e->hash == hash && pp_str_eq(e->key, key))
			break;
	}
	return i;
}

static void rehash(struct pp_map *m, size_t slot_count)
{
	m->slots = pp_resize(m->slots, slot_count, sizeof(*m->slots));
	memset(m->slots, 0, slot_count * sizeof(*m->slots));
	m->slot_count = slot_count;
	for (size_t k = 0; k < m->count; k++) {
		size_t i = m->entries[k].hash & (slot_count - 1);

		while (m->slots[i])
			i = (i + 1) & (slot_count - 1);
		m->slots[i] = (uint32_t)(k + 1);
	}
}

struct pp_map_entry *pp_map_get(const struct pp_map *m, struct pp_str key)
{
	uint32_t slot;

	if (!m->count)
		return NULL;
	slot = m->slots[find_slot(m, key, pp_hash(key, m->seed))];
	return slot ? &m->entries[slot - 1] : NULL;
}

struct pp_map_entry *pp_map_put(struct pp_map *m, struct pp_str key,
				bool *is_new)
{
	struct pp_map_entry *e;
	uint64_t hash;
	size_t slot;

	if (!m->seed)
		m->seed = pp_hash_seed() | 1;
	if (m->count >= m->slot_count / 2)
		rehash(m, m->slot_count ? m->slot_count * 2 : 16);
	hash = pp_hash(key, m->seed);
	slot = find_slot(m, key, hash);
	if (is_new)
		*is_new = !m->slots[slot];
	if (m->slots[slot])
		return &m->entries[m->slots[slot] - 1];
	pp_grow(m->entries, m->count, m->cap);
	e = &m->entries[m->count++];
	*e = (struct pp_map_entry){ .key = key, .hash = hash };
	m->slots[slot] = (uint32_t)m->count;
	return e;
}

void pp_map_clear(struct pp_map *m)
{
	m->count = 0;
	if (m->slots)
		memset(m->slots, 0, m->slot_count * sizeof(*m->slots));
}

void pp_map_release(struct pp_map *m)
{
	pp_free(m->entries);
	pp_free(m->slots);
	*m = (struct pp_map){ 0 };
}
