/* Names beside ids, which nobody takes back. */
#include "exchange/import_beside.h"

#include "pool/names.h"
#include "pool/same_name.h"
#include "record/sheet.h"

struct beside {
	const struct pp_import_beside_check *check;
	const struct pp_import_values *v;
	struct pp_arena *arena;
	struct pp_map fresh;	/* what fresh_key says: shown as it is now */
};

/* A set that has a name beside it. */
struct shown {
	const struct pp_import_set *set;
	const struct pp_import_target *target;
	size_t column;		/* of the name, in the table */
	const struct pp_value *x_ref;
	const struct pp_value *was;	/* NULL: there is none */
	struct pp_str text;	/* what stands there */
};

/* --- names ---------------------------------------------------------------- */

static struct pp_str key_of(struct pp_arena *arena, struct pp_str kind,
			    struct pp_str text)
{
	const char *p = pp_arena_printf(arena, "%.*s%c%.*s", PP_STR(kind), '\0',
					PP_STR(text));

	return (struct pp_str){ p, kind.n + 1 + text.n };
}

static int load(const struct beside *b)
{
	struct pp_import_beside *to = b->check->beside;
	struct pp_names names;

	if (to->loaded)
		return 0;
	if (pp_names_load(&names, b->check->open,
			  (struct pp_listing){ b->arena, b->v->sink }) < 0)
		return -1;
	for (size_t i = 0; i < names.count; i++) {
		struct pp_name *n = &names.items[i];
		struct pp_str kind = n->kind->name;
		struct pp_map_entry *e;

		pp_map_put(&to->titles, key_of(b->arena, kind, n->id),
			   NULL)->ptr = n;
		e = pp_map_put(&to->bearers, key_of(b->arena, kind,
			pp_same_name_key(b->arena, pp_str(n->title))), NULL);
		if (!e->ptr)
			e->ptr = n;
	}
	to->loaded = true;
	return 0;
}

/* The kinds to which the references lead, one after the other. */
static struct pp_str kind_at(const struct shown *s, uint32_t i)
{
	const struct pp_value *x = s->x_ref;

	if (x && x->type == PP_LIST)
		x = i < x->count ? &x->items[i] : NULL;
	else if (i)
		x = NULL;
	return x && x->type == PP_STRING ? x->text : (struct pp_str){ 0 };
}

static const struct pp_name *find(const struct beside *b,
				  const struct shown *s,
				  const struct pp_map *map, struct pp_str text)
{
	struct pp_str kind;

	for (uint32_t i = 0; (kind = kind_at(s, i)).n; i++) {
		const struct pp_map_entry *e =
			pp_map_get(map, key_of(b->arena, kind, text));

		if (e)
			return e->ptr;
	}
	return NULL;
}

static uint32_t id_count(const struct pp_value *v)
{
	return !v ? 0 : v->type == PP_LIST ? v->count : 1;
}

static struct pp_str id_at(const struct pp_value *v, uint32_t i)
{
	if (v->type == PP_LIST)
		v = &v->items[i];
	return v->type == PP_STRING ? v->text : (struct pp_str){ 0 };
}

/* What an export would write there now. */
static struct pp_str names_of(const struct beside *b, const struct shown *s)
{
	const char *text = "";

	for (uint32_t i = 0; i < id_count(s->was); i++) {
		const struct pp_name *n = find(b, s, &b->check->beside->titles,
					       id_at(s->was, i));

		text = pp_arena_printf(b->arena, "%s%s%s", text,
				       i ? "; " : "", n ? n->title : "");
	}
	return pp_str(text);
}

static bool is_same(const struct beside *b, struct pp_str one,
		    struct pp_str other)
{
	return pp_str_eq(pp_same_name_key(b->arena, one),
			 pp_same_name_key(b->arena, other));
}

/* --- what a row shows ----------------------------------------------------- */

static const struct pp_value *x_ref(const struct pp_sheet_column *c)
{
	const struct pp_shape *shape = c->form == PP_FORM_LIST ?
				       c->shape->items : c->shape;

	return pp_shape_annotation(shape, "x-ref", NULL);
}

/* False where nothing is shown, or the id is not as it was: then the name is
 * that of the one before. */
static bool look(const struct beside *b, struct shown *out,
		 const struct pp_import_target *t,
		 const struct pp_import_set *set)
{
	const struct pp_import_source *source = set->source;
	const struct pp_value *was = t->is_new ? set->value :
				     pp_value_at(t->root, source->pointer);

	if (!source->has_names || set->told || t->stray)
		return false;
	if (set->value ? !was || !pp_value_eq(was, set->value) : !!was)
		return false;
	*out = (struct shown){
		.set = set, .target = t, .was = was,
		.column = b->v->map->columns[source->names].at,
		.x_ref = x_ref(source->cell),
	};
	if (out->column == SIZE_MAX)
		return false;
	out->text = pp_import_cell(b->arena, b->v->table, set->row,
				   out->column);
	/* In a row of one's own the id is enough. */
	return !t->is_new || out->text.n;
}

/* The column and the id. */
static struct pp_str fresh_key(const struct beside *b, const struct shown *s)
{
	const char *key = pp_arena_printf(b->arena, "%zu", s->column);

	for (uint32_t i = 0; i < id_count(s->was); i++)
		key = pp_arena_printf(b->arena, "%s %.*s", key,
				      PP_STR(id_at(s->was, i)));
	return pp_str(key);
}

/* --- findings ------------------------------------------------------------- */

/* Those that are called what stands there, and are not meant by the ids. */
static size_t bearers(const struct beside *b, const struct shown *s,
		      const struct pp_name **out, size_t max)
{
	bool list = s->was && s->was->type == PP_LIST;
	struct pp_str rest = s->text;
	size_t count = 0;

	while (rest.n && count < max) {
		const char *end = list ? memchr(rest.p, ';', rest.n) : NULL;
		struct pp_str one = { rest.p, end ? (size_t)(end - rest.p) :
						    rest.n };
		const struct pp_name *n = find(
			b, s, &b->check->beside->bearers,
			pp_same_name_key(b->arena, one));
		bool meant = false;

		for (uint32_t i = 0; list && n && i < s->was->count; i++)
			meant |= pp_str_eq(id_at(s->was, i), n->id);
		if (n && !meant)
			out[count++] = n;
		rest.p += one.n + !!end;
		rest.n -= one.n + !!end;
	}
	return count;
}

static void tell(const struct beside *b, const struct shown *s)
{
	const struct pp_name *called[6];
	size_t count = bearers(b, s, called, 6);
	bool typed = count || !s->was || !s->text.n ||
		     pp_map_get(&b->fresh, fresh_key(b, s));
	const char *cell = pp_import_cell_name(b->arena, b->v->table,
					       s->set->row, s->column);
	struct pp_pos pos = pp_import_cell_pos(b->v->table, s->set->row,
					       s->column);
	struct pp_str id = s->set->source->property;
	struct pp_finding *f;

	if (typed)
		f = pp_report(b->v->sink, PP_R(IMPORT_NAME), pos,
			      "%s: a name is only shown; to change it, change "
			      "the id in '%.*s'", cell, PP_STR(id));
	else
		f = pp_report(b->v->sink, PP_R(IMPORT_SHOWN), pos,
			      "%s: not what the record of the id in '%.*s' is "
			      "called now; the id was taken", cell, PP_STR(id));
	if (s->text.n)
		pp_report_found(b->v->sink, f, s->text);
	for (size_t i = 0; i < count; i++)
		pp_report_note(b->v->sink, f, (struct pp_pos){ 0 },
			       "%.*s is called so", PP_STR(called[i]->id))
			->about_value = true;
	if (typed)
		b->check->faulty[s->set->row] = true;
}

/* --- the whole ------------------------------------------------------------ */

static void each(struct beside *b, bool telling)
{
	for (size_t i = 0; i < b->check->count; i++) {
		const struct pp_import_target *t = b->check->targets[i];

		for (size_t k = 0; k < t->count; k++) {
			struct shown s;
			bool same;

			if (!look(b, &s, t, &t->sets[k]))
				continue;
			same = is_same(b, s.text, names_of(b, &s));
			if (same && !telling)
				pp_map_put(&b->fresh, fresh_key(b, &s), NULL);
			else if (!same && telling)
				tell(b, &s);
		}
	}
}

static bool has_names(const struct pp_import_map *map)
{
	for (size_t i = 0; i < map->record_count; i++)
		for (size_t k = 0; k < map->records[i].source_count; k++)
			if (map->records[i].sources[k].has_names)
				return true;
	return false;
}

int pp_import_beside_run(const struct pp_import_beside_check *check)
{
	struct beside b = { .check = check, .v = check->values,
			    .arena = check->values->arena };

	if (!has_names(b.v->map))
		return 0;
	if (load(&b) < 0)
		return -1;
	each(&b, false);
	each(&b, true);
	pp_map_release(&b.fresh);
	return 0;
}

void pp_import_beside_release(struct pp_import_beside *beside)
{
	pp_map_release(&beside->titles);
	pp_map_release(&beside->bearers);
}
