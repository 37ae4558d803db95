/* Where the keys of records stand. */
#include "exchange/import_order.h"

static size_t rank_of(const struct pp_shape *shape, struct pp_str key)
{
	for (size_t i = 0; shape && i < shape->member_count; i++)
		if (pp_str_eq(shape->members[i].key, key))
			return i + 1;
	return SIZE_MAX - 1;
}

static size_t top_rank(const struct pp_shape *shape, struct pp_str key)
{
	if (pp_str_is(key, "id"))
		return 0;
	return pp_str_is(key, "salt") ? SIZE_MAX : rank_of(shape, key);
}

static const struct pp_shape *below(const struct pp_shape *shape,
				    struct pp_str key)
{
	return shape ? pp_shape_member(shape, key) : NULL;
}

/* By insertion: there are few keys, and equal ranks keep their order. */
static void sort(struct pp_value *map, const struct pp_shape *shape, bool top)
{
	for (uint32_t i = 1; i < map->count; i++) {
		struct pp_member m = map->members[i];
		size_t rank = top ? top_rank(shape, m.key) :
				    rank_of(shape, m.key);
		uint32_t k = i;

		for (; k; k--) {
			struct pp_str other = map->members[k - 1].key;

			if ((top ? top_rank(shape, other) :
				   rank_of(shape, other)) <= rank)
				break;
			map->members[k] = map->members[k - 1];
		}
		map->members[k] = m;
	}
}

static void order(struct pp_value *v, const struct pp_shape *shape, bool top)
{
	if (v->type == PP_LIST)
		for (uint32_t i = 0; i < v->count; i++)
			order(&v->items[i], shape ? shape->items : NULL, false);
	if (v->type != PP_MAP)
		return;
	sort(v, shape, top);
	for (uint32_t i = 0; i < v->count; i++)
		order(&v->members[i].value, below(shape, v->members[i].key),
		      false);
}

void pp_import_order_all(struct pp_value *root, const struct pp_shape *shape)
{
	order(root, shape, true);
}

/* Where a key of that rank goes among those placed so far. */
static uint32_t place_of(const struct pp_value *map,
			 const struct pp_shape *shape, size_t rank, bool top)
{
	size_t best = 0;
	uint32_t at = 0;
	bool found = false;

	for (uint32_t i = 0; i < map->count; i++) {
		struct pp_str key = map->members[i].key;
		size_t other = top ? top_rank(shape, key) :
				     rank_of(shape, key);

		if (other <= rank && (!found || other >= best)) {
			best = other;
			at = i + 1;
			found = true;
		}
	}
	return at;
}

static void order_new(struct pp_arena *arena, struct pp_value *v,
		      const struct pp_value *was, const struct pp_shape *shape,
		      bool top)
{
	struct pp_value out = *v;

	if (v->type != PP_MAP)
		return;
	if (!was || was->type != PP_MAP) {
		order(v, shape, top);
		return;
	}
	out.members = pp_new(arena, struct pp_member, v->count);
	out.count = 0;
	for (uint32_t i = 0; i < v->count; i++)
		if (pp_value_member(was, v->members[i].key))
			out.members[out.count++] = v->members[i];
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_str key = v->members[i].key;
		uint32_t at;

		if (pp_value_member(was, key))
			continue;
		at = place_of(&out, shape, top ? top_rank(shape, key) :
						 rank_of(shape, key), top);
		memmove(&out.members[at + 1], &out.members[at],
			(out.count - at) * sizeof(*out.members));
		out.members[at] = v->members[i];
		out.count++;
	}
	for (uint32_t i = 0; i < out.count; i++) {
		struct pp_member *m = &out.members[i];
		const struct pp_member *old = pp_value_member(was, m->key);

		order_new(arena, &m->value, old ? &old->value : NULL,
			  below(shape, m->key), false);
	}
	*v = out;
}

void pp_import_order_new(struct pp_arena *arena, struct pp_value *root,
			 const struct pp_value *was,
			 const struct pp_shape *shape)
{
	order_new(arena, root, was, shape, true);
}
