/* Names in SQL, and clashes between them. */
#include "index/names.h"

#include "base/ascii.h"
#include "schema/spot.h"

static struct pp_str lowered(struct pp_arena *arena, struct pp_str name)
{
	char *p = pp_arena_copy(arena, name.p, name.n);

	for (size_t i = 0; i < name.n; i++)
		p[i] = pp_to_lower(p[i]);
	return (struct pp_str){ p, name.n };
}

void pp_names_release(struct pp_names *names)
{
	pp_map_release(&names->map);
}

void pp_names_take(struct pp_names *names, struct pp_arena *arena,
		   struct pp_str name, const struct pp_name_place *place)
{
	struct pp_name_place *copy = pp_new(arena, struct pp_name_place, 1);

	*copy = *place;
	pp_map_put(&names->map, lowered(arena, name), NULL)->ptr = copy;
}

/* --- findings ------------------------------------------------------------- */

/* The key of a property as the schema has it, and its file. */
static const struct pp_member *member_of(const struct pp_name_place *place,
					 const char **file)
{
	for (size_t i = 0; i < place->shape->source_count; i++) {
		const struct pp_value *properties =
			pp_value_get(place->shape->sources[i], "properties");
		const struct pp_member *m = !properties ? NULL :
			pp_value_member(properties, place->key);

		if (!m)
			continue;
		*file = place->shape->files[i];
		return m;
	}
	return NULL;
}

static struct pp_pos pos_of(const struct pp_name_place *place)
{
	struct pp_pos pos = { 0 };
	const struct pp_member *m;

	if (place->kind) {
		m = pp_value_member(place->kind->root, PP_LIT("x-kind"));
		return pp_value_pos(&m->value, place->kind->file);
	}
	if (!place->shape)
		return pos;
	m = member_of(place, &pos.file);
	if (m) {
		pos.line = m->line;
		pos.col = m->col;
	}
	return pos;
}

/* Look for the member below the spot; its pointer, or p NULL. */
static struct pp_str pointer_below(struct pp_arena *arena,
				   const struct pp_spot *spot,
				   const struct pp_member *wanted)
{
	const struct pp_value *v = spot->value;
	struct pp_str found = { 0 };

	for (uint32_t i = 0; v->type == PP_MAP && !found.p && i < v->count;
	     i++) {
		struct pp_spot next = pp_spot_member(spot, &v->members[i]);

		found = &v->members[i] == wanted ?
			pp_spot_pointer(arena, &next) :
			pointer_below(arena, &next, wanted);
	}
	for (uint32_t i = 0; v->type == PP_LIST && !found.p && i < v->count;
	     i++) {
		struct pp_spot next = pp_spot_item(spot, i);

		found = pointer_below(arena, &next, wanted);
	}
	return found;
}

static void add_pointer(const struct pp_names *names, struct pp_sink *sink,
			struct pp_finding *f, const struct pp_name_place *place)
{
	const char *file;
	const struct pp_member *m = place->shape ? member_of(place, &file) :
						   NULL;

	for (size_t i = 0; m && i < names->file_count; i++) {
		struct pp_spot root = { .value = names->files[i].root };
		struct pp_arena scrap = { 0 };
		struct pp_str pointer;

		if (root.value && !strcmp(names->files[i].file, file)) {
			pointer = pointer_below(&scrap, &root, m);
			if (pointer.p)
				pp_report_pointer(sink, f, pointer);
		}
		pp_arena_release(&scrap);
	}
}

static void report_clash(const struct pp_names *names, struct pp_sink *sink,
			 struct pp_str name, const struct pp_name_place *place,
			 const struct pp_name_place *other)
{
	struct pp_finding *f;

	if (names->table.n)
		f = pp_report(sink, PP_R(COLUMN_NAME), pos_of(place),
			      "'%.*s' would be the column '%.*s' of the table "
			      "'%.*s', which is there already",
			      PP_STR(place->key), PP_STR(name),
			      PP_STR(names->table));
	else
		f = pp_report(sink, PP_R(COLUMN_NAME), pos_of(place),
			      "the list '%.*s' would be the table '%.*s', "
			      "which is there already", PP_STR(place->key),
			      PP_STR(name));
	add_pointer(names, sink, f, place);
	if (other->shape || other->kind)
		pp_report_note(sink, f, pos_of(other), "the other one is here");
	else
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "that one is the index's own");
	if (!names->table.n)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "x-item at the list gives its table another "
			       "name");
}

static void report_form(const struct pp_names *names, struct pp_sink *sink,
			struct pp_str name, const struct pp_name_place *place)
{
	struct pp_finding *f;

	f = pp_report(sink, PP_R(COLUMN_NAME), pos_of(place),
		      "'%.*s' cannot be a column", PP_STR(name));
	add_pointer(names, sink, f, place);
	pp_report_note(sink, f, (struct pp_pos){ 0 }, "%s",
		       name.n && name.p[0] == '_' ?
		       "columns that begin with '_' are the index's own" :
		       "a column's name has at least one character, and no "
		       "control characters");
}

static bool may_be_column(struct pp_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < 0x20 || name.p[i] == 0x7f)
			return false;
	return name.n && name.p[0] != '_';
}

int pp_names_claim(struct pp_names *names, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_str name,
		   const struct pp_name_place *place)
{
	const struct pp_map_entry *e = pp_map_get(&names->map,
						  lowered(arena, name));

	if (e) {
		report_clash(names, sink, name, place, e->ptr);
		return -1;
	}
	if (!may_be_column(name)) {
		report_form(names, sink, name, place);
		return -1;
	}
	pp_names_take(names, arena, name, place);
	return 0;
}

/* --- kinds ---------------------------------------------------------------- */

int pp_names_claim_kind(struct pp_names *names, struct pp_arena *arena,
			struct pp_sink *sink, const struct pp_kind *kind)
{
	static const char *const own[] = { "refs", "finding", "change",
					   "clock" };
	const struct pp_name_place place = { .kind = kind };
	bool taken = pp_str_starts(kind->name, PP_LIT("sqlite_"));
	const struct pp_value *x = pp_value_get(kind->root, "x-kind");
	struct pp_finding *f;

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		taken |= pp_str_is(kind->name, own[i]);
	if (!taken) {
		pp_names_take(names, arena, kind->name, &place);
		return 0;
	}
	f = pp_report(sink, PP_R(COLUMN_NAME),
		      pp_value_pos(pp_value_get(x, "name"), kind->file),
		      "a kind cannot be named '%.*s'", PP_STR(kind->name));
	pp_report_pointer(sink, f, PP_LIT("/x-kind/name"));
	pp_report_note(sink, f, (struct pp_pos){ 0 },
		       "refs, finding, change, clock and names that begin with "
		       "sqlite_ are tables of the index's own");
	return -1;
}

/* --- words ---------------------------------------------------------------- */

struct pp_str pp_names_join(struct pp_arena *arena, struct pp_str a,
			    const char *between, struct pp_str b)
{
	size_t n = strlen(between);
	char *p = pp_new(arena, char, a.n + n + b.n + 1);

	if (a.n)
		memcpy(p, a.p, a.n);
	memcpy(p + a.n, between, n);
	if (b.n)
		memcpy(p + a.n + n, b.p, b.n);
	return (struct pp_str){ p, a.n + n + b.n };
}

struct pp_str pp_names_pointer(struct pp_arena *arena, struct pp_str up,
			       struct pp_str key)
{
	struct pp_str out = { 0 };
	char *p = pp_new(arena, char, up.n + 2 * key.n + 2);

	out.p = p;
	if (up.n)
		memcpy(p, up.p, up.n);
	p += up.n;
	*p++ = '/';
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~' || key.p[i] == '/') {
			*p++ = '~';
			*p++ = key.p[i] == '~' ? '0' : '1';
		} else {
			*p++ = key.p[i];
		}
	}
	out.n = (size_t)(p - out.p);
	return out;
}
