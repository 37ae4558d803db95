/* Two versions of a record, field by field. */
#include "index/field.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/memory.h"
#include "index/row.h"

/* From so many members on, keys are looked up in a hash table. */
enum { SMALL_MAP = 16 };

struct comparison {
	struct pp_arena *arena;
	struct pp_field_change *items;
	size_t count, cap;
	struct pp_buf pointer;
	const struct pp_field_versions *versions;
	const struct pp_value *base;	/* the old version that is compared */
};

static struct pp_str shown(struct pp_arena *arena, const struct pp_value *v)
{
	if (!v)
		return (struct pp_str){ 0 };
	if (v->type != PP_STRING)
		return pp_value_json(arena, v, NULL);
	return v->text.p ? v->text : PP_LIT("");
}

static bool same(const struct pp_value *a, const struct pp_value *b)
{
	return a && b ? pp_value_eq(a, b) : a == b;
}

/* Has another old version that very value there?  Of one that is no mapping
 * (it could not be read) nobody can tell what is not in it. */
static bool is_in_another(const struct comparison *c,
			  const struct pp_value *new_value)
{
	const struct pp_field_versions *v = c->versions;
	struct pp_str pointer = pp_buf_get(&c->pointer);

	for (size_t i = 0; i < v->old_count; i++) {
		const struct pp_value *other = v->old_values[i];

		if (other == c->base || (pointer.n && other->type != PP_MAP))
			continue;
		if (same(pp_value_at(other, pointer), new_value))
			return true;
	}
	return false;
}

static void add(struct comparison *c, const struct pp_value *old_value,
		const struct pp_value *new_value)
{
	if (c->versions->old_count > 1 && c->versions->new_value &&
	    is_in_another(c, new_value))
		return;
	pp_grow(c->items, c->count, c->cap);
	c->items[c->count++] = (struct pp_field_change){
		.pointer = pp_arena_str(c->arena, pp_buf_get(&c->pointer)),
		.old_value = shown(c->arena, old_value),
		.new_value = shown(c->arena, new_value),
	};
}

/* Add a step to the pointer; returns how long it was before. */
static size_t enter_key(struct comparison *c, struct pp_str key)
{
	size_t n = c->pointer.n;

	pp_buf_putc(&c->pointer, '/');
	if (!memchr(key.p, '/', key.n) && !memchr(key.p, '~', key.n)) {
		pp_buf_str(&c->pointer, key);
		return n;
	}
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~')
			pp_buf_puts(&c->pointer, "~0");
		else if (key.p[i] == '/')
			pp_buf_puts(&c->pointer, "~1");
		else
			pp_buf_putc(&c->pointer, key.p[i]);
	}
	return n;
}

/* Looks up the members of a mapping: most stand where they stand in the other
 * one; a large mapping in which they do not is put in a table. */
struct finder {
	const struct pp_value *map;
	struct pp_map by_key;
};

static bool is_key(const struct pp_member *m, const struct pp_member *like)
{
	return m->hash == like->hash && pp_str_eq(m->key, like->key);
}

static const struct pp_value *look_up(struct finder *f, struct pp_str key)
{
	const struct pp_map_entry *e;

	for (size_t i = f->by_key.count; i < f->map->count; i++)
		pp_map_put(&f->by_key, f->map->members[i].key, NULL)->num = i;
	e = pp_map_get(&f->by_key, key);
	return e ? &f->map->members[e->num].value : NULL;
}

/* The value at the key of like, which is member at in its own mapping. */
static const struct pp_value *finder_get(struct finder *f,
					 const struct pp_member *like,
					 uint32_t at)
{
	const struct pp_member *m = f->map->members;

	if (at < f->map->count && is_key(&m[at], like))
		return &m[at].value;
	if (f->map->count > SMALL_MAP)
		return look_up(f, like->key);
	for (uint32_t i = 0; i < f->map->count; i++)
		if (is_key(&m[i], like))
			return &m[i].value;
	return NULL;
}

static void compare(struct comparison *c, const struct pp_value *old_value,
		    const struct pp_value *new_value);

static void compare_maps(struct comparison *c, const struct pp_value *a,
			 const struct pp_value *b)
{
	struct finder in_old = { .map = a }, in_new = { .map = b };

	for (uint32_t i = 0; i < b->count; i++) {
		const struct pp_member *m = &b->members[i];
		const struct pp_value *before = finder_get(&in_old, m, i);
		size_t n;

		/* Most are as they were. */
		if (before && before->type <= PP_STRING &&
		    pp_value_eq(before, &m->value))
			continue;
		n = enter_key(c, m->key);
		compare(c, before, &m->value);
		c->pointer.n = n;
	}
	for (uint32_t i = 0; i < a->count; i++) {
		const struct pp_member *m = &a->members[i];
		size_t n;

		if (finder_get(&in_new, m, i))
			continue;
		n = enter_key(c, m->key);
		add(c, &m->value, NULL);
		c->pointer.n = n;
	}
	pp_map_release(&in_old.by_key);
	pp_map_release(&in_new.by_key);
}

static void compare_lists(struct comparison *c, const struct pp_value *a,
			  const struct pp_value *b)
{
	for (uint32_t i = 0; i < b->count; i++) {
		size_t n = c->pointer.n;

		pp_buf_printf(&c->pointer, "/%u", (unsigned)i);
		compare(c, &a->items[i], &b->items[i]);
		c->pointer.n = n;
	}
}

static void compare(struct comparison *c, const struct pp_value *old_value,
		    const struct pp_value *new_value)
{
	const struct pp_value *a = old_value, *b = new_value;

	if (a && b && a->type == PP_MAP && b->type == PP_MAP)
		compare_maps(c, a, b);
	else if (a && b && a->type == PP_LIST && b->type == PP_LIST &&
		 a->count == b->count)
		compare_lists(c, a, b);
	else if (!same(a, b))
		add(c, a, b);
}

static const struct pp_value *choose_base(const struct pp_field_versions *v)
{
	for (size_t i = 0; i < v->old_count; i++)
		if (v->old_values[i]->type == PP_MAP)
			return v->old_values[i];
	return v->old_count ? v->old_values[0] : NULL;
}

/* A whole record is told as JSON, whatever it is. */
static struct pp_str whole(struct pp_arena *arena, const struct pp_value *v)
{
	return v ? pp_value_json(arena, v, NULL) : (struct pp_str){ 0 };
}

void pp_fields_compare(struct pp_field_changes *out, struct pp_arena *arena,
		       const struct pp_field_versions *versions)
{
	struct comparison c = {
		.arena = arena,
		.versions = versions,
		.base = choose_base(versions),
	};

	pp_buf_init(&c.pointer, SIZE_MAX / 2);
	compare(&c, c.base, versions->new_value);
	if (c.count == 1 && !c.items[0].pointer.n) {
		c.items[0].old_value = whole(arena, c.base);
		c.items[0].new_value = whole(arena, versions->new_value);
	}
	out->items = pp_new(arena, struct pp_field_change, c.count);
	if (c.count)
		memcpy(out->items, c.items, c.count * sizeof(*c.items));
	out->count = c.count;
	pp_buf_release(&c.pointer);
	pp_free(c.items);
}
