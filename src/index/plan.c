/* From the keys of a mapping to where their values go. */
#include "index/plan.h"

struct pp_plan_map *pp_plan_map_new(struct pp_arena *arena, size_t count)
{
	struct pp_plan_map *map = pp_new(arena, struct pp_plan_map, 1);
	uint32_t slots = 4;

	while (slots < 2 * count)
		slots *= 2;
	map->fields = pp_new(arena, struct pp_plan_field, count);
	map->slots = pp_new(arena, uint32_t, slots);
	map->mask = slots - 1;
	return map;
}

void pp_plan_map_add(struct pp_plan_map *map, struct pp_plan_field field)
{
	uint32_t i;

	field.hash = pp_key_hash(field.key);
	for (i = field.hash & map->mask; map->slots[i];)
		i = (i + 1) & map->mask;
	map->fields[map->count] = field;
	map->slots[i] = (uint32_t)++map->count;
}

const struct pp_plan_field *pp_plan_find(const struct pp_plan_map *map,
					 const struct pp_member *m)
{
	for (uint32_t i = m->hash & map->mask; map->slots[i];
	     i = (i + 1) & map->mask) {
		const struct pp_plan_field *f =
			&map->fields[map->slots[i] - 1];

		if (f->hash == m->hash && pp_str_eq(f->key, m->key))
			return f;
	}
	return NULL;
}
