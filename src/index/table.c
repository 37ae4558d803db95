/* Tables from shapes: a walk over the shape of each kind, in the order of the
 * schema, which gives each place its column, its table, or neither. */
#include "index/table.h"

#include "base/memory.h"
#include "index/digest.h"
#include "index/draft.h"
#include "index/names.h"
#include "record/outline.h"
#include "index/plan.h"
#include "record/annotation.h"

enum {
	TABLES_MAX = 10000,
	PLACES_MAX = 20000,	/* looked at in one kind: $refs can make a
				   small schema very large */
};

struct builder {
	struct pp_arena *arena;
	struct pp_sink *sink;
	const struct pp_kinds *kinds;
	struct pp_tables *out;
	struct pp_draft **drafts;
	size_t count, cap;
	struct pp_names names;		/* of the tables */
	size_t places;			/* in this kind */
	int ref_class;			/* the strictest reference */
};

static const struct pp_str nothing = { NULL, 0 };

/* A place in the shape of a kind. */
struct place {
	const struct place *up;		/* the mapping or list around it */
	struct pp_draft *draft;
	struct pp_shape *shape;
	struct pp_str prefix;		/* of names: "contact_" */
	struct pp_str pointer;
	struct pp_name_place named;	/* where its name stands */
	int class;			/* said so far, or -1 */
	unsigned depth;
	bool required;
};

/* --- columns -------------------------------------------------------------- */

static struct pp_str refers_to(struct pp_arena *arena,
			       const struct pp_shape *shape)
{
	const struct pp_value *x = pp_shape_annotation(shape, "x-ref", NULL);
	struct pp_str out = { 0 };

	if (x && x->type == PP_STRING)
		return x->text;
	for (uint32_t i = 0; x && x->type == PP_LIST && i < x->count; i++)
		if (x->items[i].type == PP_STRING)
			out = pp_names_join(arena, out, out.n ? ", " : "",
					    x->items[i].text);
	return out;
}

static void describe(struct pp_column *c, struct builder *b,
		     const struct pp_shape *shape)
{
	c->label = pp_shape_label(shape);
	c->unit = pp_shape_text(shape, "x-unit");
	c->description = pp_shape_text(shape, "description");
	c->refers_to = refers_to(b->arena, shape);
}

/* The column of a place; -1 where the name is taken, which has been told. */
static int add_column(struct builder *b, const struct place *at,
		      struct pp_str name, enum pp_form form)
{
	struct pp_draft *d = at->draft;
	struct pp_column c = {
		.name = name,
		.type = form == PP_FORM_JSON ? PP_COLUMN_JSON :
					       pp_shape_column(at->shape),
		.required = at->required,
		.pointer = at->pointer,
	};
	struct pp_below below = { .class = -1 };
	bool ref = pp_shape_annotation(at->shape, "x-ref", NULL);

	if (pp_names_claim(&d->names, b->arena, b->sink, name, &at->named) < 0)
		return -1;
	if (form == PP_FORM_JSON)
		pp_shape_below(&below, at->shape);
	c.class = pp_class_said(d->table.kind,
				pp_class_stricter(at->class, below.class));
	c.is_ref = ref && form == PP_FORM_SCALAR;
	if (ref || below.ref)
		b->ref_class = pp_class_stricter(b->ref_class, (int)c.class);
	describe(&c, b, at->shape);
	pp_draft_push(d, &c);
	return (int)d->table.column_count - 1;
}

static struct pp_draft *new_draft(struct builder *b, struct pp_str name,
				  const struct pp_kind *kind)
{
	struct pp_draft *d = pp_draft_new(b->arena, &b->names, name, kind);

	d->table.number = d->plan->table = (uint16_t)b->count;
	pp_grow(b->drafts, b->count, b->cap);
	b->drafts[b->count++] = d;
	return d;
}

/* --- the walk ------------------------------------------------------------- */

static void fill_map(struct builder *b, const struct place *at,
		     struct pp_plan_map **out);

static struct pp_shape *if_hiding(struct pp_shape *shape)
{
	return shape && pp_shape_hides(shape) ? shape : NULL;
}

/* A property that has, by then, too many before it: left to "_other". */
static bool is_full(const struct builder *b, const struct place *at)
{
	return at->draft->table.column_count >= PP_COLUMNS_MAX - 1 ||
	       b->places > PLACES_MAX || at->depth > PP_PLAN_NESTED_MAX;
}

static struct pp_str item_name(const struct pp_shape *list)
{
	struct pp_str name = pp_shape_text(list, "x-item");

	return pp_is_plain_name(name) ? name : (struct pp_str){ 0 };
}

static void add_positions(struct builder *b, struct pp_draft *d,
			  const struct pp_draft *outer)
{
	const struct pp_kind *kind = d->table.kind;
	int least = (int)pp_class_said(kind, -1);
	enum pp_class class = (enum pp_class)
		pp_class_stricter(least, (int)d->table.class);

	pp_draft_own(d, (struct pp_column){
		.name = kind->name, .type = PP_COLUMN_TEXT, .class = class,
		.is_id = true, .required = true, .refers_to = kind->name,
	});
	if (outer->table.parent >= 0)
		for (unsigned i = 1; i < outer->plan->positions; i++)
			pp_draft_own(d, outer->table.columns[i]);
	if (outer->table.parent >= 0)
		pp_draft_own(d, (struct pp_column){
			.name = pp_names_join(b->arena, outer->item,
					      "_position", nothing),
			.type = PP_COLUMN_INTEGER, .class = class,
			.required = true,
		});
	pp_draft_own(d, (struct pp_column){
		.name = PP_LIT("position"), .type = PP_COLUMN_INTEGER,
		.class = class, .required = true,
	});
	d->plan->positions = (unsigned)d->table.column_count - 1;
}

static void fill_list(struct builder *b, const struct place *at,
		      struct pp_str name)
{
	struct place item = *at;

	item.up = at;
	item.shape = at->shape->items;
	item.prefix = nothing;
	item.pointer = pp_names_join(b->arena, at->pointer, "/-", nothing);
	item.class = pp_class_stricter(at->class, pp_shape_class(item.shape));
	item.depth++;
	item.required = true;
	if (pp_shape_form(item.shape) == PP_FORM_MAP) {
		fill_map(b, &item, &at->draft->plan->map);
		if (pp_shape_strays(item.shape, PP_MAP))
			pp_draft_need_other(at->draft, item.class, NULL);
		return;
	}
	at->draft->plan->value = add_column(b, &item, name.n ? name :
					    PP_LIT("value"), PP_FORM_SCALAR);
}

/* A list: its number, or -1 where its name is taken, which has been told. */
static int add_list(struct builder *b, const struct place *at,
		    struct pp_str key)
{
	struct pp_draft *outer = at->draft, *d;
	const struct pp_kind *kind = outer->table.kind;
	struct pp_str item = item_name(at->shape), name;
	struct place inner = *at;

	name = pp_names_join(b->arena, at->up->prefix, "",
			     item.n ? item : key);
	if (outer->item.n)
		name = pp_names_join(b->arena, outer->item, "_", name);
	inner.draft = d = new_draft(b, pp_names_join(b->arena, kind->name, "_",
						     name), kind);
	if (pp_names_claim(&b->names, b->arena, b->sink, d->table.name,
			   &at->named) < 0) {
		pp_names_release(&d->names);
		b->count--;
		return -1;
	}
	d->table.parent = outer->table.number;
	d->table.label = pp_shape_label(at->shape);
	d->table.description = pp_shape_text(at->shape, "description");
	d->table.class = pp_class_said(d->table.kind, at->class);
	d->item = name;
	add_positions(b, d, outer);
	fill_list(b, &inner, item);
	pp_draft_add_other(d);
	pp_names_release(&d->names);
	return d->table.number;
}

static void add_nested(struct builder *b, struct place *at,
		       struct pp_str name, struct pp_plan_field *field)
{
	struct pp_plan_map *map;

	at->prefix = pp_names_join(b->arena, name, "_", nothing);
	fill_map(b, at, &map);
	field->what = PP_PLAN_MAP;
	field->map = map;
	if (pp_shape_strays(at->shape, PP_MAP))
		pp_draft_need_other(at->draft, at->class, NULL);
}

static void set_column(struct pp_plan_field *field, int column,
		       enum pp_plan_what what)
{
	field->what = column < 0 ? PP_PLAN_SKIP : what;
	field->at = (uint16_t)(column < 0 ? 0 : column);
}

static void set_place(struct builder *b, struct place *at, struct pp_str key,
		      struct pp_plan_field *field)
{
	enum pp_form form = pp_shape_form(at->shape);
	struct pp_str name = pp_names_join(b->arena, at->up->prefix, "", key);

	if (form == PP_FORM_LIST && b->count >= TABLES_MAX)
		form = PP_FORM_JSON;
	switch (form) {
	case PP_FORM_NONE:
		field->what = PP_PLAN_SKIP;
		break;
	case PP_FORM_SCALAR:
		set_column(field, add_column(b, at, name, form), PP_PLAN_CELL);
		break;
	case PP_FORM_JSON:
		set_column(field, add_column(b, at, name, form), PP_PLAN_JSON);
		break;
	case PP_FORM_MAP:
		add_nested(b, at, name, field);
		break;
	case PP_FORM_LIST:
		set_column(field, add_list(b, at, key), PP_PLAN_LIST);
		if (pp_shape_strays(at->shape, PP_LIST))
			pp_draft_need_other(at->draft, at->class, at->shape);
		break;
	}
}

static bool is_salt(const struct place *up, struct pp_str key)
{
	return up->draft->table.kind->salt && !up->up &&
	       pp_str_is(key, "salt");
}

/* x-use at the root hides all but the id. */
static bool is_hidden(const struct place *up, const struct pp_shape_member *m)
{
	bool is_id = !up->up && pp_str_is(m->key, "id");

	return !is_id && (pp_shape_is_hidden(m->shape) ||
			  (!up->up && pp_shape_is_hidden(up->shape)));
}

static void add_member(struct builder *b, const struct place *up,
		       struct pp_plan_map *map, size_t i)
{
	const struct pp_shape_member *m = &up->shape->members[i];
	struct pp_plan_field field = { .key = m->key, .what = PP_PLAN_SKIP };
	struct place at = {
		.up = up,
		.draft = up->draft,
		.shape = m->shape,
		.pointer = pp_names_pointer(b->arena, up->pointer, m->key),
		.named = { up->shape, m->key },
		.class = pp_class_stricter(up->class, pp_shape_class(m->shape)),
		.depth = up->depth + 1,
		.required = up->required && m->required,
	};

	b->places++;
	if (!is_salt(up, m->key) && !is_hidden(up, m)) {
		field.shape = if_hiding(m->shape);
		if (is_full(b, &at)) {
			field.what = PP_PLAN_OTHER;
			pp_draft_need_other(up->draft, at.class, m->shape);
		} else {
			set_place(b, &at, m->key, &field);
		}
	}
	pp_plan_map_add(map, field);
}

/* Give the properties of a mapping their columns. */
static void fill_map(struct builder *b, const struct place *at,
		     struct pp_plan_map **out)
{
	struct pp_shape *others = at->shape->others;
	struct pp_plan_map *map = pp_plan_map_new(b->arena,
						  at->shape->member_count);

	for (size_t i = 0; i < at->shape->member_count; i++)
		add_member(b, at, map, i);
	map->skip_others = (others && pp_shape_is_hidden(others)) ||
			   (!at->up && pp_shape_is_hidden(at->shape));
	map->others = if_hiding(others);
	if (at->shape->open && !map->skip_others)
		pp_draft_need_other(at->draft, at->class, others);
	*out = map;
}

/* --- kinds ---------------------------------------------------------------- */

/* Where the schema does not name the id, the path says it all the same. */
static void add_id(struct pp_draft *d, const struct pp_shape *shape)
{
	struct pp_column c = {
		.name = PP_LIT("id"),
		.type = PP_COLUMN_TEXT,
		.class = pp_class_said(d->table.kind, pp_shape_class(shape)),
		.is_id = true,
		.required = true,
	};

	if (pp_shape_member(shape, c.name))
		return;
	pp_draft_own(d, c);
	d->plan->id = 0;
}

static void find_id(struct pp_draft *d)
{
	for (size_t i = 0; d->plan->id < 0 && i < d->table.column_count; i++) {
		struct pp_column *c = &d->table.columns[i];

		if (!pp_str_is(c->pointer, "/id"))
			continue;
		d->plan->id = (int)i;
		c->is_id = true;
	}
}

/* That a row is there tells as much as the record's id; of a list, as much as
 * the list besides. */
static void set_classes(struct builder *b, size_t first)
{
	const struct pp_draft *own = b->drafts[first];
	int least = (int)own->table.columns[own->plan->id].class;

	b->drafts[first]->table.class = (enum pp_class)least;
	for (size_t i = first + 1; i < b->count; i++) {
		struct pp_table *t = &b->drafts[i]->table;

		t->class = (enum pp_class)
			pp_class_stricter((int)t->class, least);
	}
}

static void add_kind(struct builder *b, const struct pp_kind *kind,
		     const struct pp_plan **plan)
{
	size_t first = b->count;
	struct pp_draft *d = new_draft(b, kind->name, kind);
	struct place root = {
		.draft = d,
		.shape = kind->shape,
		.class = pp_shape_class(kind->shape),
		.required = true,
	};

	b->places = 0;
	d->table.label = pp_shape_label(kind->shape);
	d->table.description = pp_shape_text(kind->shape, "description");
	d->plan->shape = if_hiding(kind->shape);
	add_id(d, kind->shape);
	fill_map(b, &root, &d->plan->map);
	pp_draft_add_other(d);
	find_id(d);
	set_classes(b, first);
	pp_names_release(&d->names);
	*plan = d->plan;
}

/* Names of kinds come before those of lists. */
static void add_kinds(struct builder *b, struct pp_plan *refs)
{
	bool *free_name = pp_new(b->arena, bool, b->kinds->count);

	for (size_t i = 0; i < b->kinds->count; i++)
		free_name[i] = !pp_names_claim_kind(&b->names, b->arena,
						    b->sink,
						    &b->kinds->items[i]);
	for (size_t i = 0; i < b->kinds->count; i++)
		if (b->kinds->items[i].shape && free_name[i])
			add_kind(b, &b->kinds->items[i], &refs->roots[i]);
}

/* --- refs ----------------------------------------------------------------- */

static struct pp_plan *add_refs(struct builder *b)
{
	static const struct pp_column columns[] = {
		{ .name = PP_LIT("from_kind"), .required = true,
		  .description = PP_LIT("The kind of the record that "
					"refers.") },
		{ .name = PP_LIT("from_id"), .is_id = true, .required = true,
		  .description = PP_LIT("The record that refers.") },
		{ .name = PP_LIT("pointer"), .required = true,
		  .description = PP_LIT("Where in it, as a JSON pointer.") },
		{ .name = PP_LIT("to_kind"),
		  .description = PP_LIT("The kind that is referred to; empty "
					"where it may be one of several.") },
		{ .name = PP_LIT("to_id"), .is_ref = true, .required = true,
		  .description = PP_LIT("The record that is referred to.") },
	};
	struct pp_draft *d = new_draft(b, PP_LIT("refs"), NULL);

	d->table.label = PP_LIT("References");
	d->table.description = PP_LIT("Each reference from one record to "
				      "another.");
	d->plan->kinds = b->kinds;
	d->plan->roots = pp_new(b->arena, const struct pp_plan *,
				b->kinds->count);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		pp_draft_push(d, &columns[i]);
	pp_names_release(&d->names);
	return d->plan;
}

/* They tell what the reference's own column tells. */
static void class_refs(struct builder *b)
{
	struct pp_table *t = &b->drafts[PP_TABLE_REFS]->table;

	t->class = (enum pp_class)
		pp_class_stricter(b->ref_class, PP_CLASS_NONE);
	for (size_t i = 0; i < t->column_count; i++)
		t->columns[i].class = t->class;
}

/* --- public --------------------------------------------------------------- */

void pp_tables_derive(struct pp_tables *out, struct pp_arena *arena,
		      struct pp_sink *sink, const struct pp_kinds *kinds,
		      const struct pp_schema_file *files, size_t file_count)
{
	struct builder b = {
		.arena = arena, .sink = sink, .kinds = kinds, .out = out,
		.ref_class = -1,
		.names = { .files = files, .file_count = file_count },
	};
	struct pp_plan *refs = add_refs(&b);

	add_kinds(&b, refs);
	class_refs(&b);
	*out = (struct pp_tables){
		.items = pp_new(arena, struct pp_table, b.count),
		.count = b.count,
		.kind_count = kinds->count,
	};
	for (size_t i = 0; i < b.count; i++)
		out->items[i] = b.drafts[i]->table;
	pp_digests_make(out, arena, kinds, files, file_count);
	pp_names_release(&b.names);
	pp_free(b.drafts);
}

const struct pp_table *pp_tables_find(const struct pp_tables *tables,
				      struct pp_str name)
{
	for (size_t i = 0; i < tables->count; i++)
		if (pp_str_same_letters(tables->items[i].name, name))
			return &tables->items[i];
	return NULL;
}
