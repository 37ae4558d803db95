/* Records by what they say. */
#include "exchange/import_index.h"

#include "base/buf.h"
#include "base/memory.h"
#include "pool/same_name.h"

void pp_import_index_release(struct pp_import_index *index)
{
	pp_map_release(&index->map);
	pp_free(index->hits);
	*index = (struct pp_import_index){ 0 };
}

void pp_import_index_put(struct pp_import_index *index, struct pp_str key,
			 struct pp_import_target *target)
{
	struct pp_map_entry *e = pp_map_put(&index->map, key, NULL);

	for (size_t at = e->num; at; at = index->hits[at - 1].next)
		if (index->hits[at - 1].target == target)
			return;
	pp_grow(index->hits, index->count, index->cap);
	index->hits[index->count++] = (struct pp_import_hit){ target, e->num };
	e->num = index->count;
}

const struct pp_import_hit *
pp_import_index_get(const struct pp_import_index *index, struct pp_str key)
{
	const struct pp_map_entry *e = pp_map_get(&index->map, key);

	return e ? &index->hits[e->num - 1] : NULL;
}

const struct pp_import_hit *
pp_import_index_next(const struct pp_import_index *index,
		     const struct pp_import_hit *hit)
{
	return hit->next ? &index->hits[hit->next - 1] : NULL;
}

void pp_import_key_add(struct pp_buf *key, const struct pp_value *v)
{
	if (!v) {
		pp_buf_putc(key, '-');
		return;
	}
	pp_buf_printf(key, "%u:", (unsigned)v->type);
	if (v->type == PP_NUMBER) {
		/* 1 and 1.0 are the same. */
		pp_buf_printf(key, "%016llx", (unsigned long long)
			      pp_decimal_hash(v->number, 0));
	} else if (v->type <= PP_STRING) {
		pp_buf_printf(key, "%zu:", v->text.n);
		pp_buf_str(key, v->text);
	} else {
		pp_buf_printf(key, "%016llx", (unsigned long long)
			      pp_value_hash(v, 0));
	}
}

void pp_import_index_name(struct pp_import_index *index, struct pp_arena *arena,
			  const struct pp_value *v,
			  struct pp_import_target *target)
{
	struct pp_str key;

	if (v && v->type == PP_LIST)
		for (uint32_t i = 0; i < v->count; i++)
			pp_import_index_name(index, arena, &v->items[i],
					     target);
	if (!v || v->type < PP_NUMBER || v->type > PP_STRING)
		return;
	key = pp_same_name_key(arena, v->text);
	if (key.n)
		pp_import_index_put(index, key, target);
}
