#ifndef PP_EXCHANGE_IMPORT_INDEX_H
#define PP_EXCHANGE_IMPORT_INDEX_H

#include "exchange/import_store.h"

/* Records by what they say: for the ones that a row speaks of, and for
 * names. */
struct pp_import_hit {
	struct pp_import_target *target;
	size_t next;		/* 1 + place in hits; 0: none */
};

struct pp_import_index {
	struct pp_map map;	/* key -> 1 + place in hits */
	struct pp_import_hit *hits;
	size_t count, cap;
};

void pp_import_index_release(struct pp_import_index *index);

/* Enter the record under the key, once; the key lives as long. */
void pp_import_index_put(struct pp_import_index *index, struct pp_str key,
			 struct pp_import_target *target);

/* The first hit, or NULL; and the one after it. */
const struct pp_import_hit *
pp_import_index_get(const struct pp_import_index *index, struct pp_str key);
const struct pp_import_hit *
pp_import_index_next(const struct pp_import_index *index,
		     const struct pp_import_hit *hit);

/* Keys are made of values: equal values, in the same order, are equal keys;
 * NULL is no value, which is one of its own. */
void pp_import_key_add(struct pp_buf *key, const struct pp_value *value);

/* The same of the text, folded as names are. */
void pp_import_index_name(struct pp_import_index *index, struct pp_arena *arena,
			  const struct pp_value *value,
			  struct pp_import_target *target);

#endif
