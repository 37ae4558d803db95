/* Columns from shapes, and the values that stand in them. */
#include "record/sheet.h"

#include "base/ascii.h"
#include "base/escape.h"
#include "base/utf8.h"
#include "schema/keyword.h"

enum {
	NESTED_MAX = 32,	/* mappings in each other; what is deeper is
				   JSON */
};

struct builder {
	struct pp_arena *arena;
	const struct pp_kind *kind;
	struct pp_sheet *out;
	size_t cap;
};

/* A mapping on the way. */
struct place {
	const struct place *up;
	struct pp_shape *shape;
	struct pp_str prefix;		/* of names: "contact." */
	struct pp_str pointer;
	const struct pp_str *keys;
	size_t depth;
	int class;			/* said so far, or -1 */
	bool plain;			/* names, not pointers */
	bool required;
};

/* --- names ---------------------------------------------------------------- */

static bool can_be_seen(struct pp_str s)
{
	uint32_t cp;

	while (s.n) {
		unsigned n = pp_utf8_decode(s, &cp);

		if (!n || pp_is_unseen(cp))
			return false;
		s = (struct pp_str){ s.p + n, s.n - n };
	}
	return true;
}

static bool is_plain_key(struct pp_str key)
{
	if (!key.n || *key.p == '_' || *key.p == '/' || *key.p == ' ' ||
	    key.p[key.n - 1] == ' ')
		return false;
	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] == '.' || key.p[i] == '(')
			return false;
	return can_be_seen(key);
}

static struct pp_str join(struct pp_arena *arena, struct pp_str a,
			  struct pp_str b, const char *end)
{
	return pp_str(pp_arena_printf(arena, "%.*s%.*s%s", PP_STR(a),
				      PP_STR(b), end));
}

static const struct pp_str *add_key(struct pp_arena *arena,
				    const struct place *up, struct pp_str key)
{
	struct pp_str *keys = pp_new(arena, struct pp_str, up->depth + 1);

	if (up->depth)
		memcpy(keys, up->keys, up->depth * sizeof(*keys));
	keys[up->depth] = key;
	return keys;
}

static struct pp_str pointer_to(struct pp_arena *arena, const struct place *up,
				struct pp_str key)
{
	const struct pp_step step = { .key = key };
	struct pp_str part = pp_step_pointer(arena, &step);

	return join(arena, up->pointer, part, "");
}

static struct place place_of(struct builder *b, const struct place *up,
			     const struct pp_shape_member *m)
{
	struct place at = {
		.up = up, .shape = m->shape,
		.pointer = pointer_to(b->arena, up, m->key),
		.keys = add_key(b->arena, up, m->key),
		.depth = up->depth + 1,
		.class = pp_class_stricter(up->class, pp_shape_class(m->shape)),
		.plain = up->plain && is_plain_key(m->key),
		.required = up->required && m->required,
	};

	at.prefix = join(b->arena, up->prefix, m->key, ".");
	return at;
}

/* --- columns -------------------------------------------------------------- */

static struct pp_sheet_column *push(struct builder *b,
				    const struct pp_sheet_column *column)
{
	struct pp_sheet *s = b->out;

	if (s->count == b->cap) {
		size_t cap = b->cap ? 2 * b->cap : 32;
		struct pp_sheet_column *grown =
			pp_new(b->arena, struct pp_sheet_column, cap);

		if (s->count)
			memcpy(grown, s->columns, s->count * sizeof(*grown));
		s->columns = grown;
		b->cap = cap;
	}
	s->columns[s->count] = *column;
	return &s->columns[s->count++];
}

static bool is_day(const struct pp_shape *shape)
{
	return pp_shape_column(shape) == PP_COLUMN_DATE;
}

static bool is_ref(const struct pp_shape *shape)
{
	return pp_shape_annotation(shape, "x-ref", NULL);
}

/* A list may be cut at separators where nothing but a list can stand there. */
static enum pp_form form_of(const struct pp_shape *shape)
{
	enum pp_form form = pp_shape_form(shape);
	unsigned may = shape->may & ~(1u << PP_NULL);

	if (form == PP_FORM_LIST && may == 1u << PP_LIST &&
	    pp_shape_form(shape->items) == PP_FORM_SCALAR)
		return PP_FORM_LIST;
	if (form == PP_FORM_MAP && may == 1u << PP_MAP)
		return PP_FORM_MAP;
	return form == PP_FORM_SCALAR || form == PP_FORM_NONE ? form :
								PP_FORM_JSON;
}

static struct pp_sheet_column *add(struct builder *b, const struct place *at,
				   enum pp_sheet_part part, enum pp_form form)
{
	struct pp_below below = { .class = -1 };
	struct pp_sheet_column c = {
		.pointer = at->pointer, .part = part, .form = form,
		.shape = at->shape, .may = at->shape->may,
		.keys = at->keys, .key_count = at->depth,
		.required = at->required && part == PP_SHEET_VALUE,
	};

	c.name = !at->plain ? at->pointer : (struct pp_str){
		at->prefix.p, at->prefix.n - (at->prefix.n > 0) };
	if (form == PP_FORM_SCALAR) {
		c.is_date = is_day(at->shape);
		c.is_ref = is_ref(at->shape);
	} else if (form == PP_FORM_LIST) {
		c.item_may = at->shape->items->may;
		c.is_date = is_day(at->shape->items);
		c.is_ref = is_ref(at->shape->items);
	}
	if (part == PP_SHEET_VALUE &&
	    at->shape->may & (1u << PP_LIST | 1u << PP_MAP))
		pp_shape_below(&below, at->shape);
	c.hides = below.hidden;
	c.class = pp_class_said(b->kind,
				pp_class_stricter(at->class, below.class));
	return push(b, &c);
}

/* --- the walk ------------------------------------------------------------- */

/* x-use at the root hides all but the id. */
static bool is_hidden(const struct place *up, const struct pp_shape_member *m)
{
	return pp_shape_is_hidden(m->shape) ||
	       (!up->up && pp_shape_is_hidden(up->shape));
}

static bool is_salt(const struct builder *b, const struct place *up,
		    struct pp_str key)
{
	return b->kind->salt && !up->up && pp_str_is(key, "salt");
}

static bool is_id(const struct place *up, struct pp_str key)
{
	return !up->up && pp_str_is(key, "id");
}

/* May a mapping be there and show nothing? */
static bool may_be_bare(const struct place *at)
{
	for (size_t i = 0; i < at->shape->member_count; i++)
		if (at->shape->members[i].required &&
		    !is_hidden(at, &at->shape->members[i]))
			return false;
	return true;
}

static void fill_map(struct builder *b, const struct place *at);

/* Returns false where the rest has to hold it. */
static bool add_member(struct builder *b, const struct place *up,
		       const struct pp_shape_member *m)
{
	struct place at;
	enum pp_form form;

	if (is_id(up, m->key) || is_salt(b, up, m->key) || is_hidden(up, m))
		return true;
	if (b->out->count >= PP_SHEET_COLUMNS_MAX)
		return false;
	form = form_of(m->shape);
	at = place_of(b, up, m);
	if (form == PP_FORM_MAP && up->depth < NESTED_MAX) {
		if (m->shape->may & 1u << PP_NULL || may_be_bare(&at))
			add(b, &at, PP_SHEET_MAP, PP_FORM_JSON);
		fill_map(b, &at);
	} else if (form != PP_FORM_NONE) {
		add(b, &at, PP_SHEET_VALUE,
		    form == PP_FORM_MAP ? PP_FORM_JSON : form);
	}
	return true;
}

static void add_rest(struct builder *b, struct place at,
		     const struct pp_str *known, size_t count)
{
	struct pp_shape *others = at.shape->others;
	struct pp_below below = { .class = -1 };
	struct pp_sheet_column *c;

	if (others)
		pp_shape_below(&below, others);
	c = add(b, &at, PP_SHEET_REST, PP_FORM_JSON);
	/* No pointer holds a '~' but as ~0 or ~1. */
	c->name = at.plain ? join(b->arena, at.prefix, PP_LIT("_other"), "") :
			     join(b->arena, at.pointer, PP_LIT("/~other"), "");
	c->may = 1u << PP_MAP;
	c->known = known;
	c->known_count = count;
	c->hides = below.hidden;
	c->class = pp_class_said(b->kind,
				 pp_class_stricter(at.class, below.class));
}

/* The body of a Markdown file, which the schema allows without naming it. */
static void add_body(struct builder *b, const struct place *root)
{
	const struct pp_shape_member body = {
		.key = PP_LIT("body"),
		.shape = pp_new(b->arena, struct pp_shape, 1),
	};
	struct place at;

	body.shape->types = body.shape->may = 1u << PP_STRING;
	at = place_of(b, root, &body);
	if (root->shape->others)
		at.class = pp_class_stricter(at.class,
				pp_shape_class(root->shape->others));
	add(b, &at, PP_SHEET_VALUE, PP_FORM_SCALAR);
}

static bool hides_rest(const struct place *at)
{
	return (at->shape->others && pp_shape_is_hidden(at->shape->others)) ||
	       (!at->up && pp_shape_is_hidden(at->shape));
}

/* Give the properties of a mapping their columns. */
static void fill_map(struct builder *b, const struct place *at)
{
	const struct pp_shape *shape = at->shape;
	struct pp_str *known = pp_new(b->arena, struct pp_str,
				      shape->member_count + 3);
	bool rest = shape->open && !hides_rest(at);
	size_t count = 0;

	for (size_t i = 0; i < shape->member_count; i++) {
		if (add_member(b, at, &shape->members[i]))
			known[count++] = shape->members[i].key;
		else
			rest = !hides_rest(at);
	}
	if (!at->up) {
		known[count++] = PP_LIT("id");
		if (b->kind->salt)
			known[count++] = PP_LIT("salt");
	}
	if (!at->up && rest && b->kind->markdown &&
	    !pp_shape_member(shape, PP_LIT("body"))) {
		add_body(b, at);
		known[count++] = PP_LIT("body");
	}
	if (rest)
		add_rest(b, *at, known, count);
}

static void mark_body(struct pp_sheet *sheet)
{
	for (size_t i = 0; sheet->kind->markdown && i < sheet->count; i++)
		sheet->columns[i].is_body |=
			sheet->columns[i].part == PP_SHEET_VALUE &&
			pp_str_is(sheet->columns[i].pointer, "/body");
}

/* --- public --------------------------------------------------------------- */

void pp_sheet_derive(struct pp_sheet *out, struct pp_arena *arena,
		     const struct pp_kind *kind)
{
	struct builder b = { .arena = arena, .kind = kind, .out = out };
	const struct place root = {
		.shape = kind->shape, .plain = true, .required = true,
		.class = pp_shape_class(kind->shape),
	};
	struct pp_shape *named = pp_shape_member(kind->shape, PP_LIT("id"));
	struct pp_sheet_column id = {
		.name = PP_LIT("id"), .pointer = PP_LIT("/id"),
		.part = PP_SHEET_ID, .form = PP_FORM_SCALAR,
		.may = 1u << PP_STRING, .shape = named, .required = true,
	};
	int class = pp_class_stricter(root.class,
				      named ? pp_shape_class(named) : -1);

	*out = (struct pp_sheet){ .kind = kind };
	id.class = pp_class_said(kind, class);
	push(&b, &id);
	fill_map(&b, &root);
	mark_body(out);
}

const struct pp_sheet_column *pp_sheet_find(const struct pp_sheet *sheet,
					    struct pp_str name)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (pp_str_eq(sheet->columns[i].name, name))
			return &sheet->columns[i];
	return NULL;
}

/* --- values --------------------------------------------------------------- */

static struct pp_shape *shape_below(const struct pp_shape *map,
				    struct pp_str key)
{
	struct pp_shape *shape = map ? pp_shape_member(map, key) : NULL;

	return shape || !map ? shape : map->others;
}

static const struct pp_value *open_part(struct pp_arena *arena,
					const struct pp_value *v,
					const struct pp_shape *shape);

static const struct pp_value *open_map(struct pp_arena *arena,
				       const struct pp_value *v,
				       const struct pp_shape *shape)
{
	struct pp_value *out = pp_new(arena, struct pp_value, 1);

	*out = *v;
	out->members = pp_new(arena, struct pp_member, v->count);
	out->count = 0;
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_member m = v->members[i];
		const struct pp_shape *below = shape_below(shape, m.key);

		if (below && pp_shape_is_hidden(below))
			continue;
		m.value = *open_part(arena, &v->members[i].value, below);
		out->members[out->count++] = m;
	}
	return out;
}

static const struct pp_value *open_list(struct pp_arena *arena,
					const struct pp_value *v,
					const struct pp_shape *shape)
{
	struct pp_value *out = pp_new(arena, struct pp_value, 1);

	*out = *v;
	out->items = pp_new(arena, struct pp_value, v->count);
	for (uint32_t i = 0; i < v->count; i++)
		out->items[i] = *open_part(arena, &v->items[i],
					   i < shape->prefix_count ?
					   shape->prefix[i] : shape->items);
	return out;
}

/* The value without what may only be counted. */
static const struct pp_value *open_part(struct pp_arena *arena,
					const struct pp_value *v,
					const struct pp_shape *shape)
{
	if (!shape || (v->type != PP_MAP && v->type != PP_LIST))
		return v;
	return v->type == PP_MAP ? open_map(arena, v, shape) :
				   open_list(arena, v, shape);
}

static bool is_known(const struct pp_sheet_column *c, struct pp_str key)
{
	for (size_t i = 0; i < c->known_count; i++)
		if (pp_str_eq(c->known[i], key))
			return true;
	return false;
}

/* The members of a mapping that have no column of their own. */
static const struct pp_value *rest_of(struct pp_arena *arena,
				      const struct pp_sheet_column *c,
				      const struct pp_value *v)
{
	struct pp_value *out = NULL;

	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		const struct pp_shape *below = shape_below(c->shape, m->key);

		if (is_known(c, m->key) ||
		    (below && pp_shape_is_hidden(below)))
			continue;
		if (!out) {
			out = pp_new(arena, struct pp_value, 1);
			*out = *v;
			out->members = pp_new(arena, struct pp_member,
					      v->count);
			out->count = 0;
		}
		out->members[out->count] = *m;
		out->members[out->count++].value =
			*open_part(arena, &m->value, below);
	}
	return out;
}

/* Of a mapping that is null, or shows nothing. */
static const struct pp_value *bare(struct pp_arena *arena,
				   const struct pp_sheet_column *c,
				   const struct pp_value *v)
{
	const struct pp_value *open;

	if (v->type != PP_MAP)
		return v;
	open = open_map(arena, v, c->shape);
	return open->count ? NULL : open;
}

const struct pp_value *pp_sheet_value(struct pp_arena *arena,
				      const struct pp_sheet_column *column,
				      const struct pp_record *record)
{
	const struct pp_value *v = record->root;
	struct pp_value *id;

	if (column->part == PP_SHEET_ID) {
		id = pp_new(arena, struct pp_value, 1);
		id->type = PP_STRING;
		id->text = record->path_id;
		return id;
	}
	for (size_t i = 0; v && i < column->key_count; i++) {
		const struct pp_member *m = pp_value_member(v,
							    column->keys[i]);

		v = m ? &m->value : NULL;
	}
	if (!v)
		return NULL;
	if (column->part == PP_SHEET_MAP)
		return bare(arena, column, v);
	if (column->part == PP_SHEET_REST)
		return v->type == PP_MAP ? rest_of(arena, column, v) : NULL;
	return column->hides ? open_part(arena, v, column->shape) : v;
}
