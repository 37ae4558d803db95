/* Looking things up in value trees, and comparing them. */
#include "data/value.h"

#include "base/map.h"

/* From so many members on, comparing mappings goes through a hash table. */
enum { SMALL_MAP = 16 };

const struct pp_member *pp_value_member(const struct pp_value *map,
					struct pp_str key)
{
	uint32_t hash;

	if (map->type != PP_MAP)
		return NULL;
	hash = pp_key_hash(key);
	for (uint32_t i = 0; i < map->count; i++)
		if (map->members[i].hash == hash &&
		    pp_str_eq(map->members[i].key, key))
			return &map->members[i];
	return NULL;
}

const struct pp_value *pp_value_get(const struct pp_value *map,
				    const char *key)
{
	const struct pp_member *m = pp_value_member(map, pp_str(key));

	return m ? &m->value : NULL;
}

struct pp_str pp_value_text(const struct pp_value *map, const char *key)
{
	const struct pp_value *v = pp_value_get(map, key);

	return v && v->type == PP_STRING ? v->text : (struct pp_str){ 0 };
}

/* Does key equal the pointer's token, in which ~1 stands for / and ~0 for ~? */
static bool token_is(struct pp_str token, struct pp_str key)
{
	size_t k = 0;

	for (size_t i = 0; i < token.n; i++, k++) {
		char c = token.p[i];

		if (c == '~') {
			if (++i == token.n ||
			    (token.p[i] != '0' && token.p[i] != '1'))
				return false;
			c = token.p[i] == '1' ? '/' : '~';
		}
		if (k == key.n || key.p[k] != c)
			return false;
	}
	return k == key.n;
}

static const struct pp_value *step_map(const struct pp_value *map,
				       struct pp_str token)
{
	for (uint32_t i = 0; i < map->count; i++)
		if (token_is(token, map->members[i].key))
			return &map->members[i].value;
	return NULL;
}

static const struct pp_value *step_list(const struct pp_value *list,
					struct pp_str token)
{
	uint64_t index = 0;

	if (!token.n || token.n > 10 || (token.n > 1 && token.p[0] == '0'))
		return NULL;
	for (size_t i = 0; i < token.n; i++) {
		if (token.p[i] < '0' || token.p[i] > '9')
			return NULL;
		index = index * 10 + (uint64_t)(token.p[i] - '0');
	}
	return index < list->count ? &list->items[index] : NULL;
}

const struct pp_value *pp_value_at(const struct pp_value *root,
				   struct pp_str pointer)
{
	/* An empty one may lie nowhere, and NULL + 0 is not defined. */
	const char *p = pointer.n ? pointer.p : "", *end = p + pointer.n;

	while (root && p < end) {
		struct pp_str token;
		const char *slash;

		if (*p++ != '/')
			return NULL;
		slash = memchr(p, '/', (size_t)(end - p));
		if (!slash)
			slash = end;
		token = (struct pp_str){ p, (size_t)(slash - p) };
		p += token.n;
		if (root->type == PP_MAP)
			root = step_map(root, token);
		else if (root->type == PP_LIST)
			root = step_list(root, token);
		else
			root = NULL;
	}
	return root;
}

static bool large_maps_eq(const struct pp_value *a, const struct pp_value *b)
{
	struct pp_map index = { 0 };
	bool equal = true;

	for (uint32_t i = 0; i < b->count; i++)
		pp_map_put(&index, b->members[i].key, NULL)->num = i;
	for (uint32_t i = 0; equal && i < a->count; i++) {
		struct pp_map_entry *e = pp_map_get(&index, a->members[i].key);

		equal = e && pp_value_eq(&a->members[i].value,
					 &b->members[e->num].value);
	}
	pp_map_release(&index);
	return equal;
}

/* Keys are unique in both and the counts are equal: it is enough that each key
 * of a is in b. */
static bool maps_eq(const struct pp_value *a, const struct pp_value *b)
{
	if (a->count > SMALL_MAP)
		return large_maps_eq(a, b);
	for (uint32_t i = 0; i < a->count; i++) {
		const struct pp_member *m =
			pp_value_member(b, a->members[i].key);

		if (!m || !pp_value_eq(&a->members[i].value, &m->value))
			return false;
	}
	return true;
}

static bool lists_eq(const struct pp_value *a, const struct pp_value *b)
{
	for (uint32_t i = 0; i < a->count; i++)
		if (!pp_value_eq(&a->items[i], &b->items[i]))
			return false;
	return true;
}

bool pp_value_eq(const struct pp_value *a, const struct pp_value *b)
{
	if (a == b)
		return true;
	if (a->type != b->type)
		return false;
	switch ((enum pp_type)a->type) {
	case PP_NULL:
		return true;
	case PP_BOOL:
		return a->boolean == b->boolean;
	case PP_NUMBER:
		return !pp_decimal_cmp(a->number, b->number);
	case PP_STRING:
		return pp_str_eq(a->text, b->text);
	case PP_LIST:
		return a->count == b->count && lists_eq(a, b);
	case PP_MAP:
		return a->count == b->count && maps_eq(a, b);
	}
	return false;
}

static uint64_t hash_number(uint64_t number, uint64_t seed)
{
	return pp_hash((struct pp_str){ (const char *)&number, sizeof(number) },
		       seed);
}

uint64_t pp_value_hash(const struct pp_value *v, uint64_t seed)
{
	uint64_t h = seed ^ v->type * 0x9e3779b97f4a7c15u;

	switch ((enum pp_type)v->type) {
	case PP_NULL:
		break;
	case PP_BOOL:
		return hash_number(v->boolean, h);
	case PP_NUMBER:
		return pp_decimal_hash(v->number, h);
	case PP_STRING:
		return pp_hash(v->text, h);
	case PP_LIST:
		for (uint32_t i = 0; i < v->count; i++)
			h = hash_number(pp_value_hash(&v->items[i], seed), h);
		break;
	case PP_MAP:	/* a sum: the order of keys does not count */
		for (uint32_t i = 0; i < v->count; i++)
			h += pp_value_hash(&v->members[i].value,
					   pp_hash(v->members[i].key, seed));
		break;
	}
	return hash_number(v->count, h);
}

const char *pp_type_name(enum pp_type type)
{
	static const char *const names[] = {
		"null", "boolean", "number", "string", "list", "mapping",
	};

	return names[type];
}
