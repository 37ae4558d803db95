/* From a row to a mapping. */
#include "record/sheet_build.h"

/* Whatever has been added by then, there is room for as many again. */
static struct pp_value *append(struct pp_arena *arena, struct pp_value *map,
			       struct pp_str key)
{
	struct pp_member *m;

	if (!(map->count & (map->count - 1))) {
		struct pp_member *grown = pp_new(arena, struct pp_member,
						 2 * (size_t)map->count + 1);

		if (map->count)
			memcpy(grown, map->members,
			       map->count * sizeof(*grown));
		map->members = grown;
	}
	m = &map->members[map->count++];
	m->key = key;
	m->hash = pp_key_hash(key);
	return &m->value;
}

static struct pp_value *below(struct pp_arena *arena, struct pp_value *map,
			      struct pp_str key)
{
	for (uint32_t i = 0; i < map->count; i++)
		if (pp_str_eq(map->members[i].key, key))
			return &map->members[i].value;
	return append(arena, map, key);
}

static struct pp_value *make_map(struct pp_value *v)
{
	if (v->type != PP_MAP)
		*v = (struct pp_value){ .type = PP_MAP,
					.style = PP_STYLE_BLOCK };
	return v;
}

static void put(struct pp_arena *arena, struct pp_value *root,
		const struct pp_sheet_column *c, const struct pp_value *v)
{
	struct pp_value *at = root;

	for (size_t i = 0; i < c->key_count; i++)
		at = below(arena, make_map(at), c->keys[i]);
	if (c->part == PP_SHEET_REST) {
		make_map(at);
		for (uint32_t i = 0; i < v->count; i++)
			*below(arena, at, v->members[i].key) =
				v->members[i].value;
	} else if (c->part == PP_SHEET_ID) {
		*below(arena, root, PP_LIT("id")) = *v;
	} else {
		*at = *v;
	}
}

struct pp_value *pp_sheet_build(struct pp_arena *arena,
				const struct pp_sheet *sheet,
				const struct pp_value *const *values)
{
	struct pp_value *root = pp_new(arena, struct pp_value, 1);

	make_map(root);
	for (size_t i = 0; i < sheet->count; i++)
		if (values[i])
			put(arena, root, &sheet->columns[i], values[i]);
	return root;
}
