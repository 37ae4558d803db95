/* Where values come from, as a map says it. */
#include "exchange/import_source.h"

#include "pool/new_id.h"
#include "pool/same_name.h"

struct reading {
	struct pp_import_sources *at;
	struct pp_import_record *record;
	int rc;
};

struct pp_pos pp_import_pos(const struct pp_import_sources *at,
			    const struct pp_value *v)
{
	return pp_value_pos(v, at->map->file);
}

/* The map says something that cannot be. */
#define fault(r, pos, ...) \
	((r)->rc = -1, pp_report((r)->at->sink, PP_R(IMPORT_MAP), (pos), \
				 __VA_ARGS__))

struct pp_import_texts pp_import_texts_of(struct pp_arena *arena,
					  const struct pp_value *v)
{
	struct pp_import_texts out = { 0 };
	bool list = v && v->type == PP_LIST;

	if (!v)
		return out;
	out.count = list ? v->count : 1;
	out.items = pp_new(arena, struct pp_str, out.count);
	for (size_t i = 0; i < out.count; i++)
		out.items[i] = list ? v->items[i].text : v->text;
	return out;
}

enum pp_typed_order pp_import_order(struct pp_str text)
{
	return pp_str_is(text, "mdy") ? PP_TYPED_MDY :
	       pp_str_is(text, "ymd") ? PP_TYPED_YMD : PP_TYPED_DMY;
}

static bool is_true(const struct pp_value *map, const char *key)
{
	const struct pp_value *v = pp_value_get(map, key);

	return v && v->type == PP_BOOL && v->boolean;
}

void pp_import_no_property(const struct pp_import_sources *at,
			   struct pp_pos pos, const struct pp_kind *kind,
			   struct pp_str property)
{
	const struct pp_shape *shape = kind->shape;
	struct pp_finding *f;
	struct pp_str *names;
	int near;

	f = pp_report(at->sink, PP_R(IMPORT_MAP), pos,
		      "%.*s has no property '%.*s'", PP_STR(kind->name),
		      PP_STR(property));
	if (!shape)
		return;
	names = pp_new(at->arena, struct pp_str, shape->member_count);
	for (size_t i = 0; i < shape->member_count; i++)
		names[i] = shape->members[i].key;
	near = pp_nearest(property, names, shape->member_count);
	if (near >= 0)
		pp_report_note(at->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

const struct pp_kind *pp_import_kind(const struct pp_import_sources *at,
				     const struct pp_value *v)
{
	const struct pp_kind *kind = pp_kinds_find(at->kinds, v->text);
	struct pp_str *names;
	struct pp_finding *f;
	int near;

	if (kind)
		return kind;
	f = pp_report(at->sink, PP_R(IMPORT_MAP), pp_import_pos(at, v),
		      "there is no kind '%.*s'", PP_STR(v->text));
	names = pp_new(at->arena, struct pp_str, at->kinds->count);
	for (size_t i = 0; i < at->kinds->count; i++)
		names[i] = at->kinds->items[i].name;
	near = pp_nearest(v->text, names, at->kinds->count);
	if (near >= 0)
		pp_report_note(at->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
	return NULL;
}

/* Is a property of the kind there? */
static bool check_property(struct reading *r, const struct pp_kind *kind,
			   const struct pp_value *v)
{
	const struct pp_shape *shape;
	struct pp_str pointer;

	if (pp_import_property(&shape, &pointer, r->at->arena, kind, v->text))
		return true;
	pp_import_no_property(r->at, pp_import_pos(r->at, v), kind, v->text);
	r->rc = -1;
	return false;
}

/* --- columns, constants, other records ------------------------------------ */

static void add_column(struct reading *r, struct pp_import_source *s,
		       const struct pp_value *v)
{
	if (pp_str_is(v->text, "$column")) {
		s->of_each = true;
		if (!r->record->each_count)
			fault(r, pp_import_pos(r->at, v),
			      "'%.*s' needs 'each'", PP_STR(v->text));
		return;
	}
	s->columns[s->column_count++] =
		pp_import_map_column(r->at->map, v->text,
				     pp_import_pos(r->at, v));
}

static void read_columns(struct reading *r, struct pp_import_source *s,
			 const struct pp_value *v)
{
	size_t count = v->type == PP_LIST ? v->count : 1;

	s->from = PP_IMPORT_COLUMN;
	s->columns = pp_new(r->at->arena, size_t, count);
	for (size_t i = 0; i < count; i++)
		add_column(r, s, v->type == PP_LIST ? &v->items[i] : v);
	if (s->of_each && s->column_count)
		fault(r, pp_import_pos(r->at, v),
		      "'%.*s' cannot be joined with others",
		      PP_STR(PP_LIT("$column")));
}

static void read_constant(struct reading *r, struct pp_import_source *s,
			  const struct pp_value *v)
{
	s->from = PP_IMPORT_VALUE;
	s->value = v;
	if (v->type != PP_STRING || !pp_str_starts(v->text, PP_LIT("$")) ||
	    v->text.n < 2)
		return;
	if (pp_str_is(v->text, "$today")) {
		s->from = PP_IMPORT_TODAY;
		return;
	}
	s->name = (struct pp_str){ v->text.p + 1, v->text.n - 1 };
	for (size_t i = 0; i < r->record->each_count; i++)
		if (!pp_value_member(r->record->each[i].at, s->name))
			fault(r, pp_import_pos(r->at, v),
			      "not every item of 'each' says '%.*s'", PP_STR(s->name));
	if (!r->record->each_count)
		fault(r, pp_import_pos(r->at, v), "'%.*s' needs 'each'",
		      PP_STR(v->text));
}

static void read_record(struct reading *r, struct pp_import_source *s,
			const struct pp_value *v)
{
	const struct pp_import_map *map = r->at->map;
	struct pp_finding *f;

	s->from = PP_IMPORT_RECORD;
	for (size_t i = 0; &map->records[i] != r->record; i++) {
		if (!pp_str_eq(map->records[i].name, v->text))
			continue;
		s->record = i;
		if (map->records[i].each_count)
			fault(r, pp_import_pos(r->at, v),
			      "'%.*s' stands for several records of a row",
			      PP_STR(v->text));
		return;
	}
	f = fault(r, pp_import_pos(r->at, v),
		  "no record of the map is called '%.*s'", PP_STR(v->text));
	pp_report_note(r->at->sink, f, (struct pp_pos){ 0 },
		       "it must stand before the one that refers to it");
}

/* --- what is done to a text ----------------------------------------------- */

static struct pp_pos key_pos(const struct reading *r,
			     const struct pp_member *m)
{
	return (struct pp_pos){ .file = r->at->map->file, .line = m->line,
				.col = m->col };
}

static void read_words(struct reading *r, struct pp_import_source *s,
		       const struct pp_value *v)
{
	s->has_words = true;
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_map_entry *e = pp_map_put(
			&s->words, pp_same_name_key(r->at->arena,
						    v->members[i].key), NULL);

		if (e->ptr)
			fault(r, key_pos(r, &v->members[i]),
			      "'%.*s' stands in the list before, in other "
			      "letters", PP_STR(v->members[i].key));
		else
			e->ptr = (void *)&v->members[i].value;
	}
}

static void read_text(struct reading *r, struct pp_import_source *s,
		      const struct pp_value *v)
{
	struct pp_str letters = pp_value_text(v, "case");
	const struct pp_value *words = pp_value_get(v, "words");
	struct pp_arena *arena = r->at->arena;

	if (pp_value_get(v, "join"))
		s->join = pp_value_text(v, "join");
	s->exact = is_true(v, "exact");
	s->strip = pp_import_texts_of(arena, pp_value_get(v, "strip"));
	s->parts = pp_value_text(v, "parts");
	s->write = pp_value_text(v, "write");
	s->list = pp_import_texts_of(arena, pp_value_get(v, "list"));
	s->letters = pp_str_is(letters, "lower") ? PP_IMPORT_LOWER :
		     pp_str_is(letters, "slug") ? PP_IMPORT_SLUG :
						  PP_IMPORT_KEEP;
	if (words)
		read_words(r, s, words);
	s->others_fault = pp_str_is(pp_value_text(v, "others"), "fault");
	if (pp_value_get(v, "dates"))
		s->date.order = pp_import_order(pp_value_text(v, "dates"));
	s->date.month = is_true(v, "month");
	s->date.serial = is_true(v, "serial");
	s->remove = pp_str_is(pp_value_text(v, "empty"), "remove");
	s->required = is_true(v, "required");
	s->once = is_true(v, "once");
	s->fallback = pp_value_get(v, "default");
}

/* --- names ---------------------------------------------------------------- */

/* Where people look for a name, if the map does not say. */
static void default_by(struct reading *r, struct pp_import_find *find)
{
	const struct pp_str names[] = {
		pp_title_property(find->kind), PP_LIT("title"), PP_LIT("name"),
		PP_LIT("short_name"), PP_LIT("aliases"),
	};
	size_t count = sizeof(names) / sizeof(*names);

	find->by = pp_new(r->at->arena, struct pp_str, count);
	for (size_t i = 0; i < count; i++) {
		bool twice = false;

		for (size_t k = 0; k < i; k++)
			twice = twice || pp_str_eq(names[k], names[i]);
		if (!twice && find->kind->shape &&
		    pp_shape_member(find->kind->shape, names[i]))
			find->by[find->by_count++] = names[i];
	}
	if (!find->by_count)
		fault(r, find->pos, "say with 'by' which properties of %.*s "
		      "hold the name", PP_STR(find->kind->name));
}

static void read_source(struct reading *r, struct pp_import_source *s,
			const struct pp_kind *kind,
			const struct pp_member *member);

static void read_by(struct reading *r, struct pp_import_find *find,
		    const struct pp_value *by)
{
	struct pp_arena *arena = r->at->arena;

	find->by_count = by->count;
	find->by = pp_new(arena, struct pp_str, by->count);
	if (by->type == PP_MAP)
		find->sources = pp_new(arena, struct pp_import_source,
				       by->count);
	for (uint32_t i = 0; i < by->count; i++) {
		if (by->type == PP_MAP) {
			find->by[i] = by->members[i].key;
			read_source(r, &find->sources[i], find->kind,
				    &by->members[i]);
			if (find->sources[i].find)
				fault(r, find->sources[i].pos, "a 'find' "
				      "within a 'find' cannot be: %.*s",
				      PP_STR(by->members[i].key));
		} else if (check_property(r, find->kind, &by->items[i])) {
			find->by[i] = by->items[i].text;
		}
	}
}

static void read_force(struct reading *r, struct pp_import_find *find,
		       const struct pp_value *v)
{
	const struct pp_value *from = pp_value_get(v, "from");
	const struct pp_value *until = pp_value_get(v, "until");
	const struct pp_value *on = pp_value_get(v, "day");

	find->dated = true;
	find->on = r->at->today;
	if (from && check_property(r, find->kind, from))
		find->from = from->text;
	if (until && check_property(r, find->kind, until))
		find->until = until->text;
	if (on)
		pp_date_parse(&find->on, on->text);
}

static void read_find(struct reading *r, struct pp_import_source *s,
		      const struct pp_value *v)
{
	bool brief = v->type == PP_STRING;
	const struct pp_value *by = brief ? NULL : pp_value_get(v, "by");
	const struct pp_value *force = brief ? NULL :
						pp_value_get(v, "in_force");
	const struct pp_value *instead = brief ? NULL :
						  pp_value_get(v, "instead");
	struct pp_import_find *find = pp_new(r->at->arena,
					     struct pp_import_find, 1);

	find->pos = pp_import_pos(r->at, v);
	find->kind = pp_import_kind(r->at,
				    brief ? v : pp_value_get(v, "kind"));
	if (!find->kind) {
		r->rc = -1;
		return;
	}
	s->find = find;
	find->number = r->at->map->find_count++;
	if (by)
		read_by(r, find, by);
	else
		default_by(r, find);
	if (force)
		read_force(r, find, force);
	if (instead && check_property(r, find->kind, instead))
		find->instead = instead->text;
}

/* --- the whole ------------------------------------------------------------ */

static void read_spec(struct reading *r, struct pp_import_source *s,
		      const struct pp_value *v)
{
	const struct pp_value *from = pp_value_get(v, "from");
	const struct pp_value *value = pp_value_get(v, "value");
	const struct pp_value *record = pp_value_get(v, "record");
	const struct pp_value *find = pp_value_get(v, "find");

	read_text(r, s, v);
	if (find)
		read_find(r, s, find);
	if (from)
		read_columns(r, s, from);
	else if (value)
		read_constant(r, s, value);
	else if (record)
		read_record(r, s, record);
	else
		s->from = PP_IMPORT_FIND;
	if (from && s->find && s->find->sources)
		fault(r, s->find->pos, "where 'by' says what each property of "
		      "a %.*s must be, there can be no 'from'",
		      PP_STR(s->find->kind->name));
}

static void read_source(struct reading *r, struct pp_import_source *s,
			const struct pp_kind *kind,
			const struct pp_member *member)
{
	const struct pp_value *v = &member->value;
	s->property = member->key;
	s->pos = pp_import_pos(r->at, v);
	s->date = r->at->map->date;
	s->join = PP_LIT(" ");
	if (!pp_import_property(&s->shape, &s->pointer, r->at->arena, kind,
				s->property)) {
		pp_import_no_property(r->at, key_pos(r, member), kind,
				      s->property);
		r->rc = -1;
	}
	s->secret = pp_import_is_secret(kind, s->pointer);
	if (v->type == PP_STRING)
		read_columns(r, s, v);
	else
		read_spec(r, s, v);
}

int pp_import_sources_read(struct pp_import_record *record,
			   struct pp_import_sources *at,
			   const struct pp_value *set)
{
	struct reading r = { .at = at, .record = record };

	record->sources = pp_new(at->arena, struct pp_import_source,
				 set->count);
	record->source_count = set->count;
	record->id = record->version = SIZE_MAX;
	for (uint32_t i = 0; i < set->count; i++) {
		read_source(&r, &record->sources[i], record->kind,
			    &set->members[i]);
		if (pp_str_is(set->members[i].key, "id"))
			record->id = i;
		if (record->kind->salt && pp_str_is(set->members[i].key,
						    "salt"))
			fault(&r, record->sources[i].pos, "'%.*s' is made with "
			      "the record", PP_STR(set->members[i].key));
	}
	return r.rc;
}
