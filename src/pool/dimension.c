/* By what the records of a kind can be counted. */
#include "pool/dimension.h"

#include "base/memory.h"
#include "record/secret.h"

enum { DEPTH_MAX = 8, VALUES_MAX = 1000, PLACES_MAX = 20000 };

struct finder {
	struct pp_arena *arena;
	const struct pp_kinds *kinds;
	struct pp_dimension *items;
	size_t count, cap;
	struct pp_str keys[DEPTH_MAX];
	size_t depth;
	size_t places;		/* looked at: shapes may lead into each
				   other */
};

static void add_value(struct finder *f, struct pp_dimension *d,
		      const struct pp_value *v)
{
	if (v->type > PP_STRING || v->type == PP_NULL ||
	    d->value_count == VALUES_MAX)
		return;
	for (size_t i = 0; i < d->value_count; i++)
		if (pp_value_eq(d->values[i], v))
			return;
	if (!d->values)
		d->values = pp_new(f->arena, const struct pp_value *,
				   VALUES_MAX);
	d->values[d->value_count++] = v;
}

static void add_values(struct finder *f, struct pp_dimension *d,
		       const struct pp_shape *shape)
{
	for (size_t i = 0; i < shape->source_count; i++) {
		const struct pp_value *list =
			pp_value_get(shape->sources[i], "enum");
		const struct pp_value *one =
			pp_value_get(shape->sources[i], "const");

		for (uint32_t k = 0; list && list->type == PP_LIST &&
		     k < list->count; k++)
			add_value(f, d, &list->items[k]);
		/* Branches ask for one of the values listed before. */
		if (one && !d->value_count)
			add_value(f, d, one);
	}
}

/* The kind without a data subject to which the property refers, or NULL. */
static const struct pp_kind *listed_kind(const struct finder *f,
					 const struct pp_shape *shape)
{
	const struct pp_value *x = pp_shape_annotation(shape, "x-ref", NULL);
	const struct pp_kind *kind = NULL;

	if (x && x->type == PP_STRING)
		kind = pp_kinds_find(f->kinds, x->text);
	return kind && !kind->subject.n ? kind : NULL;
}

static void add_values_of(struct finder *f, struct pp_dimension *d,
			  const struct pp_shape *shape)
{
	static const struct pp_value yes_no[2] = {
		{ .type = PP_BOOL, .boolean = true, .text = { "true", 4 } },
		{ .type = PP_BOOL, .text = { "false", 5 } },
	};

	add_values(f, d, shape);
	d->refers_to = listed_kind(f, shape);
	if (!d->value_count && !d->refers_to && shape->types == 1u << PP_BOOL) {
		add_value(f, d, &yes_no[0]);
		add_value(f, d, &yes_no[1]);
	}
}

static struct pp_str name_of(struct finder *f)
{
	struct pp_buf b;
	struct pp_str name;

	pp_buf_init(&b, 1 << 16);
	for (size_t i = 0; i < f->depth; i++) {
		if (i)
			pp_buf_putc(&b, '_');
		pp_buf_str(&b, f->keys[i]);
	}
	name = pp_arena_str(f->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return name;
}

static struct pp_str label_of(const struct pp_shape *shape)
{
	const struct pp_value *x = pp_shape_annotation(shape, "x-label", NULL);

	if (!x)
		x = pp_shape_annotation(shape, "title", NULL);
	return x && x->type == PP_STRING ? x->text : (struct pp_str){ 0 };
}

static void add(struct finder *f, const struct pp_shape *shape, bool is_secret)
{
	struct pp_dimension d = { .is_secret = is_secret };
	const struct pp_shape *item = shape;

	d.is_list = shape->items && shape->types == 1u << PP_LIST;
	if (d.is_list) {
		item = shape->items;
		d.is_secret |= pp_shape_is_secret(item);
	}
	add_values_of(f, &d, item);
	if (!d.value_count && !d.refers_to)
		return;
	d.name = name_of(f);
	d.label = label_of(shape);
	d.key_count = f->depth;
	d.keys = pp_new(f->arena, struct pp_str, f->depth);
	memcpy(d.keys, f->keys, f->depth * sizeof(*d.keys));
	pp_grow(f->items, f->count, f->cap);
	f->items[f->count++] = d;
}

static void look_into(struct finder *f, const struct pp_shape *shape,
		      bool is_secret)
{
	is_secret |= pp_shape_is_secret(shape);
	if (f->depth)
		add(f, shape, is_secret);
	if (f->depth == DEPTH_MAX || f->places++ > PLACES_MAX)
		return;
	for (size_t i = 0; i < shape->member_count; i++) {
		f->keys[f->depth++] = shape->members[i].key;
		look_into(f, shape->members[i].shape, is_secret);
		f->depth--;
	}
}

void pp_dimensions_list(struct pp_dimensions *out, struct pp_arena *arena,
			const struct pp_kinds *kinds,
			const struct pp_kind *kind)
{
	struct finder f = { .arena = arena, .kinds = kinds };

	if (kind->shape)
		look_into(&f, kind->shape, false);
	out->count = f.count;
	out->items = pp_new(arena, struct pp_dimension, f.count);
	if (f.count)
		memcpy(out->items, f.items, f.count * sizeof(*f.items));
	pp_free(f.items);
}

const struct pp_dimension *pp_dimension_find(const struct pp_dimensions *all,
					     struct pp_str name)
{
	for (size_t i = 0; i < all->count; i++)
		if (pp_str_eq(all->items[i].name, name))
			return &all->items[i];
	return NULL;
}

const struct pp_value *pp_dimension_value(const struct pp_dimension *d,
					  const struct pp_value *root)
{
	for (size_t i = 0; root && i < d->key_count; i++) {
		const struct pp_member *m = pp_value_member(root, d->keys[i]);

		root = m ? &m->value : NULL;
	}
	return root && root->type != PP_NULL ? root : NULL;
}
