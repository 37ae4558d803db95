/* Tables from shapes: a walk over the shape of each kind, in the order of the
 * schema, which gives each place its column, its table, or neither. */
#include "index/table.h"

#include "base/memory.h"
#include "index/digest.h"
#include "index/names.h"
#include "index/outline.h"
#include "index/plan.h"
#include "record/annotation.h"

enum {
	TABLES_MAX = 10000,
	PLACES_MAX = 20000,	/* looked at in one kind: $refs can make a
				   small schema very large */
};

/* A table on the way. */
struct draft {
	struct pp_table table;
	struct pp_plan *plan;
	struct pp_names names;		/* of its columns */
	size_t cap;
	bool needs_other;
	int other_class;
	struct pp_shape *list;		/* of a child table */
	struct pp_str item;		/* the part of its name after the
					   kind's, with '_' */
};

struct builder {
	struct pp_arena *arena;
	struct pp_sink *sink;
	const struct pp_kinds *kinds;
	struct pp_tables *out;
	struct draft **drafts;
	size_t count, cap;
	struct pp_names names;		/* of the tables */
	size_t places;			/* in this kind */
	int ref_class;			/* the strictest reference */
};

/* A place in the shape of a kind. */
struct place {
	const struct place *up;		/* the mapping or list around it */
	struct draft *draft;
	struct pp_shape *shape;
	struct pp_str prefix;		/* of column names: "contact_" */
	struct pp_str list_prefix;	/* of table names: "contact_" */
	struct pp_str pointer;
	struct pp_name_place named;	/* where its name stands */
	int class;			/* said so far, or -1 */
	unsigned depth;
	bool required;
};

static int stricter(int a, int b)
{
	return a > b ? a : b;
}

/* Where nothing is said, a kind about a person is personal. */
static enum pp_class class_said(const struct pp_kind *kind, int class)
{
	if (class >= 0)
		return (enum pp_class)class;
	return kind->subject.n ? PP_CLASS_PERSONAL : PP_CLASS_NONE;
}

static struct pp_str joined(struct pp_arena *arena, struct pp_str a,
			    struct pp_str b, const char *end)
{
	size_t n = strlen(end);
	char *p = pp_new(arena, char, a.n + b.n + n + 1);

	if (a.n)
		memcpy(p, a.p, a.n);
	if (b.n)
		memcpy(p + a.n, b.p, b.n);
	memcpy(p + a.n + b.n, end, n);
	return (struct pp_str){ p, a.n + b.n + n };
}

/* --- columns --------------------------------------------------------------- */

static struct pp_column *push_column(struct builder *b, struct draft *d,
				     const struct pp_column *column)
{
	struct pp_table *t = &d->table;

	if (t->column_count == d->cap) {
		size_t cap = d->cap ? 2 * d->cap : 16;
		struct pp_column *grown = pp_new(b->arena, struct pp_column,
						 cap);

		if (t->column_count)
			memcpy(grown, t->columns,
			       t->column_count * sizeof(*grown));
		t->columns = grown;
		d->cap = cap;
	}
	t->columns[t->column_count] = *column;
	return &t->columns[t->column_count++];
}

/* One of the index's own, whose name is kept from properties. */
static void own_column(struct builder *b, struct draft *d, struct pp_column c)
{
	static const struct pp_name_place nowhere = { 0 };

	pp_names_take(&d->names, b->arena, c.name, &nowhere);
	push_column(b, d, &c);
}

static struct pp_str refers_to(struct pp_arena *arena,
			       const struct pp_shape *shape)
{
	const struct pp_value *x = pp_shape_annotation(shape, "x-ref", NULL);
	struct pp_str out = { 0 };

	if (x && x->type == PP_STRING)
		return x->text;
	for (uint32_t i = 0; x && x->type == PP_LIST && i < x->count; i++)
		if (x->items[i].type == PP_STRING)
			out = joined(arena, joined(arena, out, PP_LIT(""),
						   out.n ? ", " : ""),
				     x->items[i].text, "");
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
	struct draft *d = at->draft;
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
	c.class = class_said(d->table.kind, stricter(at->class, below.class));
	c.is_ref = ref && form == PP_FORM_SCALAR;
	if (ref || below.ref)
		b->ref_class = stricter(b->ref_class, (int)c.class);
	describe(&c, b, at->shape);
	push_column(b, d, &c);
	return (int)d->table.column_count - 1;
}

/* --- drafts ---------------------------------------------------------------- */

static struct draft *new_draft(struct builder *b, struct pp_str name,
			       const struct pp_kind *kind)
{
	static const char *const fixed[] = { "_pool", "_path", "_line",
					     "_blob" };
	static const struct pp_name_place nowhere = { 0 };
	struct draft *d = pp_new(b->arena, struct draft, 1);

	d->plan = pp_new(b->arena, struct pp_plan, 1);
	*d->plan = (struct pp_plan){ .id = PP_PLAN_NONE, .value = PP_PLAN_NONE,
				     .other = PP_PLAN_NONE };
	d->table = (struct pp_table){ .name = name, .kind = kind,
				      .number = (uint16_t)b->count,
				      .parent = -1, .plan = d->plan };
	d->names = (struct pp_names){ .table = name, .files = b->names.files,
				      .file_count = b->names.file_count };
	d->other_class = -1;
	for (int i = 0; i < PP_FIXED_COUNT; i++)
		pp_names_take(&d->names, b->arena, pp_str(fixed[i]), &nowhere);
	d->plan->table = d->table.number;
	pp_grow(b->drafts, b->count, b->cap);
	b->drafts[b->count++] = d;
	return d;
}

/* What "_other" holds is as strict as the strictest of what may stand there. */
static void need_other(struct draft *d, const struct place *at,
		       const struct pp_shape *shape)
{
	struct pp_below below = { .class = -1 };

	if (shape)
		pp_shape_below(&below, shape);
	d->needs_other = true;
	d->other_class = stricter(d->other_class,
				  stricter(at->class, below.class));
}

static void add_other(struct builder *b, struct draft *d)
{
	struct pp_column c = {
		.name = PP_LIT("_other"),
		.type = PP_COLUMN_JSON,
		.label = PP_LIT("Other"),
		.description = PP_LIT("What the schema allows without naming "
				      "it."),
	};

	if (!d->needs_other)
		return;
	c.class = class_said(d->table.kind, d->other_class);
	d->plan->other = (int)d->table.column_count;
	push_column(b, d, &c);
}

/* --- the walk -------------------------------------------------------------- */

static struct pp_plan_map *new_map(struct builder *b, size_t members)
{
	struct pp_plan_map *map = pp_new(b->arena, struct pp_plan_map, 1);
	uint32_t slots = 4;

	while (slots < 2 * members)
		slots *= 2;
	map->fields = pp_new(b->arena, struct pp_plan_field, members);
	map->slots = pp_new(b->arena, uint32_t, slots);
	map->mask = slots - 1;
	return map;
}

static void add_field(struct pp_plan_map *map, struct pp_plan_field field)
{
	uint32_t i;

	field.hash = pp_key_hash(field.key);
	for (i = field.hash & map->mask; map->slots[i];)
		i = (i + 1) & map->mask;
	map->fields[map->count] = field;
	map->slots[i] = (uint32_t)++map->count;
}

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

static void add_positions(struct builder *b, struct draft *d,
			  const struct draft *outer)
{
	const struct pp_kind *kind = d->table.kind;
	enum pp_class class = (enum pp_class)stricter(class_said(kind, -1),
						      (int)d->table.class);

	own_column(b, d, (struct pp_column){
		.name = kind->name, .type = PP_COLUMN_TEXT, .class = class,
		.is_id = true, .required = true, .refers_to = kind->name,
	});
	if (outer->table.parent >= 0)
		for (unsigned i = 1; i < outer->plan->positions; i++)
			own_column(b, d, outer->table.columns[i]);
	if (outer->table.parent >= 0)
		own_column(b, d, (struct pp_column){
			.name = joined(b->arena, outer->item, PP_LIT(""),
				       "_position"),
			.type = PP_COLUMN_INTEGER, .class = class,
			.required = true,
		});
	own_column(b, d, (struct pp_column){
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
	item.prefix = item.list_prefix = (struct pp_str){ 0 };
	item.pointer = joined(b->arena, at->pointer, PP_LIT(""), "/-");
	item.class = stricter(at->class, pp_shape_class(item.shape));
	item.depth++;
	item.required = true;
	if (pp_shape_form(item.shape) == PP_FORM_MAP) {
		fill_map(b, &item, &at->draft->plan->map);
		if (pp_shape_strays(item.shape, PP_MAP))
			need_other(at->draft, &item, NULL);
		return;
	}
	at->draft->plan->value = add_column(b, &item, name.n ? name :
					    PP_LIT("value"), PP_FORM_SCALAR);
}

/* A list: its number, or -1 where its name is taken, which has been told. */
static int add_list(struct builder *b, const struct place *at,
		    struct pp_str key)
{
	struct draft *outer = at->draft, *d;
	struct pp_str item = item_name(at->shape), name;
	struct place inner = *at;

	name = joined(b->arena, at->up->list_prefix, item.n ? item : key, "");
	if (outer->item.n)
		name = joined(b->arena, joined(b->arena, outer->item,
					       PP_LIT(""), "_"), name, "");
	inner.draft = d = new_draft(b, joined(b->arena,
				    joined(b->arena, outer->table.kind->name,
					   PP_LIT(""), "_"), name, ""),
				    outer->table.kind);
	if (pp_names_claim(&b->names, b->arena, b->sink, d->table.name,
			   &at->named) < 0) {
		pp_names_release(&d->names);
		b->count--;
		return -1;
	}
	d->table.parent = outer->table.number;
	d->table.label = pp_shape_label(at->shape);
	d->table.description = pp_shape_text(at->shape, "description");
	d->table.class = class_said(d->table.kind, at->class);
	d->item = name;
	add_positions(b, d, outer);
	fill_list(b, &inner, item);
	add_other(b, d);
	pp_names_release(&d->names);
	return d->table.number;
}

static void add_nested(struct builder *b, struct place *at, struct pp_str key,
		       struct pp_plan_field *field)
{
	struct pp_plan_map *map;

	at->prefix = joined(b->arena, at->up->prefix, key, "_");
	at->list_prefix = joined(b->arena, at->up->list_prefix, key, "_");
	fill_map(b, at, &map);
	field->what = PP_PLAN_MAP;
	field->map = map;
	if (pp_shape_strays(at->shape, PP_MAP))
		need_other(at->draft, at, NULL);
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
	struct pp_str name = joined(b->arena, at->up->prefix, key, "");

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
		add_nested(b, at, key, field);
		break;
	case PP_FORM_LIST:
		set_column(field, add_list(b, at, key), PP_PLAN_LIST);
		if (pp_shape_strays(at->shape, PP_LIST))
			need_other(at->draft, at, at->shape);
		break;
	}
}

static bool is_salt(const struct place *up, struct pp_str key)
{
	return up->draft->table.kind->salt && !up->up &&
	       pp_str_is(key, "salt");
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
		.class = stricter(up->class, pp_shape_class(m->shape)),
		.depth = up->depth + 1,
		.required = up->required && m->required,
	};

	b->places++;
	if (!is_salt(up, m->key) && !pp_shape_is_hidden(m->shape)) {
		field.shape = if_hiding(m->shape);
		if (is_full(b, &at)) {
			field.what = PP_PLAN_OTHER;
			need_other(up->draft, &at, m->shape);
		} else {
			set_place(b, &at, m->key, &field);
		}
	}
	add_field(map, field);
}

/* Give the properties of a mapping their columns. */
static void fill_map(struct builder *b, const struct place *at,
		     struct pp_plan_map **out)
{
	struct pp_shape *others = at->shape->others;
	struct pp_plan_map *map = new_map(b, at->shape->member_count);

	for (size_t i = 0; i < at->shape->member_count; i++)
		add_member(b, at, map, i);
	map->skip_others = others && pp_shape_is_hidden(others);
	map->others = if_hiding(others);
	if (at->shape->open && !map->skip_others)
		need_other(at->draft, at, others);
	*out = map;
}

/* --- kinds ----------------------------------------------------------------- */

/* Where the schema does not name the id, the path says it all the same. */
static void add_id(struct builder *b, struct draft *d,
		   const struct pp_shape *shape)
{
	struct pp_column c = {
		.name = PP_LIT("id"),
		.type = PP_COLUMN_TEXT,
		.class = class_said(d->table.kind, pp_shape_class(shape)),
		.is_id = true,
		.required = true,
	};

	if (pp_shape_member(shape, c.name))
		return;
	own_column(b, d, c);
	d->plan->id = 0;
}

static void find_id(struct draft *d)
{
	for (size_t i = 0; d->plan->id < 0 && i < d->table.column_count; i++) {
		struct pp_column *c = &d->table.columns[i];

		if (!pp_str_is(c->pointer, "/id"))
			continue;
		d->plan->id = (int)i;
		c->is_id = true;
	}
}

/* Reading that a row is there tells as much as the kind's own columns. */
static void set_classes(struct builder *b, size_t first)
{
	const struct pp_table *own = &b->drafts[first]->table;
	int strictest = class_said(own->kind, -1);

	for (size_t i = 0; i < own->column_count; i++)
		strictest = stricter(strictest, (int)own->columns[i].class);
	for (size_t i = first; i < b->count; i++) {
		struct pp_table *t = &b->drafts[i]->table;

		t->class = (enum pp_class)stricter((int)t->class, strictest);
	}
}

static void add_kind(struct builder *b, const struct pp_kind *kind,
		     const struct pp_plan **plan)
{
	size_t first = b->count;
	struct draft *d = new_draft(b, kind->name, kind);
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
	add_id(b, d, kind->shape);
	fill_map(b, &root, &d->plan->map);
	add_other(b, d);
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

/* --- refs ------------------------------------------------------------------ */

static struct pp_plan *add_refs(struct builder *b)
{
	static const struct pp_column columns[] = {
		{ .name = PP_LIT("from_kind"), .required = true,
		  .description = PP_LIT("The kind of the record that refers.") },
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
	struct draft *d = new_draft(b, PP_LIT("refs"), NULL);

	d->table.label = PP_LIT("References");
	d->table.description = PP_LIT("Each reference from one record to "
				      "another.");
	d->plan->kinds = b->kinds;
	d->plan->roots = pp_new(b->arena, const struct pp_plan *,
				b->kinds->count);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		push_column(b, d, &columns[i]);
	pp_names_release(&d->names);
	return d->plan;
}

/* They tell what the reference's own column tells. */
static void class_refs(struct builder *b)
{
	struct pp_table *t = &b->drafts[PP_TABLE_REFS]->table;

	t->class = (enum pp_class)stricter(b->ref_class, PP_CLASS_NONE);
	for (size_t i = 0; i < t->column_count; i++)
		t->columns[i].class = t->class;
}

/* --- public ---------------------------------------------------------------- */

const char *pp_class_name(enum pp_class class)
{
	static const char *const names[] = { "none", "personal", "special" };

	return names[class];
}

const char *pp_column_type_name(enum pp_column_type type)
{
	static const char *const names[] = {
		"text", "integer", "real", "boolean", "date", "time", "json",
		"any",
	};

	return names[type];
}

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
		if (pp_names_same(tables->items[i].name, name))
			return &tables->items[i];
	return NULL;
}
