/* Paths are copied from the root down, all else is shared. */
#include "data/edit_tree.h"

#include "base/ascii.h"

struct editor {
	struct pp_arena *arena;
	const struct pp_edit *edit;
	const char **why;
};

static const struct pp_value *edit_node(struct editor *e,
					const struct pp_value *v,
					struct pp_str pointer, bool top);

struct pp_str pp_pointer_part(struct pp_arena *arena, struct pp_str pointer,
			      struct pp_str *rest)
{
	const char *end;
	char *copy, *to;
	size_t n;

	pointer = (struct pp_str){ pointer.p + 1, pointer.n - 1 };
	end = pointer.n ? memchr(pointer.p, '/', pointer.n) : NULL;
	n = end ? (size_t)(end - pointer.p) : pointer.n;
	*rest = (struct pp_str){ pointer.p + n, pointer.n - n };
	copy = to = pp_arena_raw(arena, n + 1, 1, 1);
	for (size_t i = 0; i < n; i++) {
		if (pointer.p[i] == '~' && i + 1 < n) {
			*to++ = pointer.p[++i] == '1' ? '/' : '~';
			continue;
		}
		*to++ = pointer.p[i];
	}
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

size_t pp_pointer_index(struct pp_str part)
{
	size_t n = 0;

	if (!part.n || part.n > 9 || (part.n > 1 && *part.p == '0'))
		return SIZE_MAX;
	for (size_t i = 0; i < part.n; i++) {
		if (!pp_is_digit(part.p[i]))
			return SIZE_MAX;
		n = n * 10 + (size_t)(part.p[i] - '0');
	}
	return n;
}

static const struct pp_value *refuse(struct editor *e, const char *why)
{
	*e->why = why;
	return NULL;
}

static size_t find_key(const struct pp_value *map, struct pp_str key)
{
	for (uint32_t i = 0; i < map->count; i++)
		if (pp_str_eq(map->members[i].key, key))
			return i;
	return SIZE_MAX;
}

/* A copy with room for one member more. */
static struct pp_value *copy_map(struct editor *e, const struct pp_value *map)
{
	struct pp_value *copy = pp_new_raw(e->arena, struct pp_value, 1);

	*copy = *map;
	copy->members = pp_new_raw(e->arena, struct pp_member,
				   (size_t)map->count + 1);
	if (map->count)
		memcpy(copy->members, map->members,
		       map->count * sizeof(*copy->members));
	return copy;
}

static struct pp_value *copy_list(struct editor *e,
				  const struct pp_value *list)
{
	struct pp_value *copy = pp_new_raw(e->arena, struct pp_value, 1);

	*copy = *list;
	copy->items = pp_new_raw(e->arena, struct pp_value,
				 (size_t)list->count + 1);
	if (list->count)
		memcpy(copy->items, list->items,
		       list->count * sizeof(*copy->items));
	return copy;
}

/* After the nearest key before it in the order that is there; else before the
 * salt and the body, which stand last; else last. */
static size_t place_of(const struct pp_edit *edit, const struct pp_value *map,
		       struct pp_str key, bool top)
{
	size_t last = map->count, at = 0;

	while (top && last &&
	       (pp_str_is(map->members[last - 1].key, "salt") ||
		pp_str_is(map->members[last - 1].key, "body")))
		last--;
	for (; at < edit->order_count; at++)
		if (pp_str_eq(edit->order[at], key))
			break;
	if (at == edit->order_count)
		return last;
	while (at--) {
		size_t i = find_key(map, edit->order[at]);

		if (i != SIZE_MAX)
			return i + 1 < last ? i + 1 : last;
	}
	return last;
}

static const struct pp_value *add_member(struct editor *e,
					 const struct pp_value *map,
					 struct pp_str key,
					 const struct pp_value *value, bool top)
{
	struct pp_value *copy = copy_map(e, map);
	size_t at = place_of(e->edit, map, key, top);

	memmove(copy->members + at + 1, copy->members + at,
		(map->count - at) * sizeof(*copy->members));
	copy->members[at] = (struct pp_member){
		.key = key, .hash = pp_key_hash(key), .value = *value,
	};
	copy->count++;
	return copy;
}

static const struct pp_value *remove_member(struct editor *e,
					    const struct pp_value *map,
					    size_t at)
{
	struct pp_value *copy = copy_map(e, map);

	memmove(copy->members + at, copy->members + at + 1,
		(map->count - at - 1) * sizeof(*copy->members));
	copy->count--;
	return copy;
}

static const struct pp_value *rename_member(struct editor *e,
					    const struct pp_value *map,
					    size_t at)
{
	struct pp_value *copy;

	if (pp_str_eq(e->edit->key, map->members[at].key))
		return map;
	if (find_key(map, e->edit->key) != SIZE_MAX)
		return refuse(e, "the new key is there already");
	copy = copy_map(e, map);
	copy->members[at].key = e->edit->key;
	copy->members[at].hash = pp_key_hash(e->edit->key);
	return copy;
}

static const struct pp_value *edit_map(struct editor *e,
				       const struct pp_value *map,
				       struct pp_str key, struct pp_str rest,
				       bool top)
{
	static const struct pp_value nothing = { .type = PP_MAP };
	size_t at = find_key(map, key);
	const struct pp_value *old, *v;
	struct pp_value *copy;

	if (at == SIZE_MAX) {
		if (e->edit->what == PP_EDIT_REMOVE)
			return map;
		if (e->edit->what == PP_EDIT_RENAME)
			return refuse(e, "the key is not there");
		v = rest.n ? edit_node(e, &nothing, rest, false)
			   : e->edit->value;
		return v ? add_member(e, map, key, v, top) : NULL;
	}
	if (!rest.n && e->edit->what == PP_EDIT_REMOVE)
		return remove_member(e, map, at);
	if (!rest.n && e->edit->what == PP_EDIT_RENAME)
		return rename_member(e, map, at);
	old = &map->members[at].value;
	if (old->type == PP_NULL && e->edit->what == PP_EDIT_SET && rest.n)
		old = &nothing;
	v = edit_node(e, old, rest, false);
	if (!v || v == old)
		return v ? map : NULL;
	copy = copy_map(e, map);
	copy->members[at].value = *v;
	return copy;
}

static const struct pp_value *edit_list(struct editor *e,
					const struct pp_value *list,
					struct pp_str part, struct pp_str rest)
{
	static const struct pp_value nothing = { .type = PP_MAP };
	bool set = e->edit->what == PP_EDIT_SET, append;
	size_t at = pp_str_is(part, "-") ? list->count
					 : pp_pointer_index(part);
	const struct pp_value *old, *v;
	struct pp_value *copy;

	append = set && at == list->count;
	if (at >= list->count && !append)
		return refuse(e, "the list has no such item");
	if (!rest.n && e->edit->what == PP_EDIT_RENAME)
		return refuse(e, "an item of a list has no key");
	if (!rest.n && !set) {
		copy = copy_list(e, list);
		memmove(copy->items + at, copy->items + at + 1,
			(list->count - at - 1) * sizeof(*copy->items));
		copy->count--;
		return copy;
	}
	old = append ? &nothing : &list->items[at];
	v = edit_node(e, old, rest, false);
	if (!v || (v == old && !append))
		return v ? list : NULL;
	copy = copy_list(e, list);
	copy->items[at] = *v;
	copy->count += append;
	return copy;
}

static const struct pp_value *edit_node(struct editor *e,
					const struct pp_value *v,
					struct pp_str pointer, bool top)
{
	struct pp_str part, rest;

	if (!pointer.n) {
		if (e->edit->what != PP_EDIT_SET)
			return refuse(e, "the whole cannot be removed");
		return pp_value_eq(v, e->edit->value) ? v : e->edit->value;
	}
	if (*pointer.p != '/')
		return refuse(e, "the place is no JSON pointer");
	part = pp_pointer_part(e->arena, pointer, &rest);
	if (v->type == PP_MAP)
		return edit_map(e, v, part, rest, top);
	if (v->type == PP_LIST)
		return edit_list(e, v, part, rest);
	if (e->edit->what == PP_EDIT_REMOVE)
		return v;
	return refuse(e, "a value that is neither list nor mapping stands "
		      "above the place");
}

const struct pp_value *pp_edit_preview(struct pp_arena *arena,
				    const struct pp_value *root,
				    const struct pp_edit *edit,
				    const char **why)
{
	struct editor e = { arena, edit, why };

	return edit_node(&e, root, edit->pointer, true);
}
