#ifndef PP_BASE_MAP_H
#define PP_BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* A hash map from strings to pointers or numbers.  Keys are lent, not copied:
 * their bytes must outlive the map.  Entries are kept in the order in which
 * they were put, so that walking entries[0..count) is deterministic.  A zeroed
 * struct is an empty map. */
struct pp_map_entry {
	struct pp_str key;
	uint64_t hash;
	union {
		void *ptr;
		uintptr_t num;
	};
};

struct pp_map {
	struct pp_map_entry *entries;
	size_t count, cap;
	uint32_t *slots;	/* 1 + place in entries; 0: free */
	size_t slot_count;	/* a power of two, or 0 */
	uint64_t seed;
};

/* The entry of key, or NULL. */
struct pp_map_entry *pp_map_get(const struct pp_map *m, struct pp_str key);

/* The entry of key, made with num 0 where there was none.  *is_new (may be
 * NULL) tells.  The pointer holds until the next put. */
struct pp_map_entry *pp_map_put(struct pp_map *m, struct pp_str key,
				bool *is_new);

/* Forget all entries, keep the memory. */
void pp_map_clear(struct pp_map *m);
void pp_map_release(struct pp_map *m);

#endif
