/* Looking up resources and anchors, and following JSON pointers. */
#include "schema/resource.h"

#include "schema/keyword.h"

struct pp_resource *pp_resource_find(const struct pp_schema_set *set,
				     struct pp_str uri)
{
	struct pp_map_entry *e = pp_map_get(&set->uris, uri);

	return e ? e->ptr : NULL;
}

struct pp_resource *pp_resource_of(const struct pp_schema_set *set,
				   const struct pp_value *value)
{
	uint32_t number = pp_ptrmap_get(&set->roots, value);

	return number == PP_PTRMAP_NONE ? NULL : set->resources[number];
}

struct pp_str pp_anchor_key(struct pp_arena *arena, struct pp_str uri,
			    struct pp_str name)
{
	char *key = pp_new_raw(arena, char, uri.n + 1 + name.n);

	if (uri.n)
		memcpy(key, uri.p, uri.n);
	key[uri.n] = '#';
	if (name.n)
		memcpy(key + uri.n + 1, name.p, name.n);
	return (struct pp_str){ key, uri.n + 1 + name.n };
}

struct pp_anchor *pp_anchor_find(struct pp_schema_set *set,
				 const struct pp_resource *resource,
				 struct pp_str name)
{
	struct pp_arena scrap = { 0 };
	struct pp_map_entry *e;

	e = pp_map_get(&set->anchors,
		       pp_anchor_key(&scrap, resource->uri, name));
	pp_arena_release(&scrap);
	return e ? e->ptr : NULL;
}

struct pp_str pp_uri_base(struct pp_str uri)
{
	const char *hash = uri.n ? memchr(uri.p, '#', uri.n) : NULL;

	if (hash)
		uri.n = (size_t)(hash - uri.p);
	return uri;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

struct pp_str pp_uri_fragment(struct pp_arena *arena, struct pp_str uri)
{
	size_t start = pp_uri_base(uri).n + 1;
	struct pp_str out = { NULL, 0 };
	char *text;

	if (start >= uri.n)
		return out;
	text = pp_new_raw(arena, char, uri.n - start);
	for (size_t i = start; i < uri.n; i++) {
		int high = -1, low = -1;

		if (uri.p[i] == '%' && uri.n - i > 2) {
			high = hex_digit(uri.p[i + 1]);
			low = hex_digit(uri.p[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			text[out.n++] = (char)(high << 4 | low);
			i += 2;
		} else {
			text[out.n++] = uri.p[i];
		}
	}
	out.p = text;
	return out;
}

/* What a pointer's walk stands on. */
enum ground { ON_SCHEMA, ON_SCHEMAS, ON_DATA };

static enum ground next_ground(enum ground ground, struct pp_str step)
{
	int number;

	if (ground == ON_SCHEMAS)
		return ON_SCHEMA;
	if (ground == ON_DATA)
		return ON_DATA;
	number = pp_keyword_find(step);
	if (number < 0 || !pp_shape_holds_schemas(pp_keywords[number].shape))
		return ON_DATA;
	return pp_keywords[number].shape == PP_SHAPE_SCHEMA ? ON_SCHEMA :
							      ON_SCHEMAS;
}

/* Undo ~1 and ~0. */
static struct pp_str unescape(struct pp_arena *arena, struct pp_str step)
{
	struct pp_str out;
	char *text;

	if (!step.n || !memchr(step.p, '~', step.n))
		return step;
	text = pp_new_raw(arena, char, step.n);
	out = (struct pp_str){ text, 0 };
	for (size_t i = 0; i < step.n; i++) {
		char c = step.p[i];

		if (c == '~' && i + 1 < step.n &&
		    (step.p[i + 1] == '0' || step.p[i + 1] == '1'))
			c = step.p[++i] == '0' ? '~' : '/';
		text[out.n++] = c;
	}
	return out;
}

static const struct pp_value *item_at(const struct pp_value *list,
				      struct pp_str step)
{
	uint64_t index = 0;

	if (!step.n || step.n > 10 || (step.n > 1 && step.p[0] == '0'))
		return NULL;
	for (size_t i = 0; i < step.n; i++) {
		if (step.p[i] < '0' || step.p[i] > '9')
			return NULL;
		index = index * 10 + (uint64_t)(step.p[i] - '0');
	}
	return index < list->count ? &list->items[index] : NULL;
}

static const struct pp_value *child_at(const struct pp_value *value,
				       struct pp_str step)
{
	const struct pp_member *m;

	if (value->type == PP_LIST)
		return item_at(value, step);
	if (value->type != PP_MAP)
		return NULL;
	m = pp_value_member(value, step);
	return m ? &m->value : NULL;
}

static struct pp_target follow_pointer(struct pp_schema_set *set,
				       struct pp_resource *resource,
				       struct pp_str pointer,
				       struct pp_arena *arena)
{
	struct pp_target t = { .value = resource->root, .resource = resource };
	enum ground ground = ON_SCHEMA;
	size_t at = 0;

	while (at < pointer.n) {
		struct pp_str step = { pointer.p + at + 1, 0 };
		const struct pp_value *next;
		struct pp_resource *inner;

		for (at++; at < pointer.n && pointer.p[at] != '/'; at++)
			step.n++;
		step = unescape(arena, step);
		ground = next_ground(ground, step);
		next = child_at(t.value, step);
		if (!next) {
			t.stuck = t.value;
			t.step = step;
			t.value = NULL;
			return t;
		}
		t.value = next;
		inner = pp_resource_of(set, next);
		if (inner)
			t.resource = inner;
	}
	t.is_schema = ground == ON_SCHEMA;
	return t;
}

struct pp_target pp_resource_at(struct pp_schema_set *set,
				struct pp_resource *resource,
				struct pp_str fragment,
				struct pp_arena *arena)
{
	struct pp_target t = { .step = fragment };
	const struct pp_anchor *anchor;

	if (!fragment.n || fragment.p[0] == '/')
		return follow_pointer(set, resource, fragment, arena);
	anchor = pp_anchor_find(set, resource, fragment);
	if (anchor) {
		t.value = anchor->value;
		t.resource = anchor->resource;
		t.anchor = anchor;
		t.is_schema = true;
	}
	return t;
}
