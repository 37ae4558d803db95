/* Rows to records.
 *
 * The map's records are taken in its order, and for each of them all rows: so
 * that a name in one row can be that of a record which another row makes, if
 * that stands before in the map.  Values are asked for once and kept, since a
 * record may be known by what another one says. */
#include "exchange/import_build.h"

#include "base/buf.h"
#include "base/memory.h"
#include "exchange/import_describe.h"
#include "exchange/import_row.h"
#include "pool/new_id.h"
#include "pool/same_name.h"

enum { KEY_MAX = 1 << 16, CANDIDATES_MAX = 6 };

struct building {
	struct pp_import_build *build;
	const struct pp_import_values *v;
	struct pp_import_rows rows;
	struct pp_import_index index;	/* of the record at hand, by its keys */
	struct pp_import_index near;	/* by these, folded as names are */
};

/* --- by what a record is known -------------------------------------------- */

static struct pp_str pointer_of(struct building *b, const struct pp_kind *kind,
				struct pp_str property)
{
	const struct pp_shape *shape;
	struct pp_str pointer;

	pp_import_property(&shape, &pointer, b->v->arena, kind, property);
	return pointer;
}

/* The other record by one of whose properties this one is known; NULL where
 * its own do. */
static const struct pp_import_record *
foreign_of(const struct building *b, const struct pp_import_record *record)
{
	for (size_t i = 0; i < record->key_count; i++) {
		const struct pp_import_record *other =
			&b->v->map->records[record->keys[i].record];

		if (other != record)
			return other;
	}
	return NULL;
}

static void put(struct building *b, struct pp_str key,
		struct pp_import_target *t)
{
	pp_import_index_put(&b->index, key, t);
	pp_import_index_put(&b->near, pp_same_name_key(b->v->arena, key), t);
}

/* Enter a record of the pool, with what one that refers to it says (NULL:
 * none does). */
static void enter(struct building *b, const struct pp_import_record *record,
		  struct pp_import_target *t,
		  const struct pp_import_target *other)
{
	struct pp_buf key;

	pp_buf_init(&key, KEY_MAX);
	for (size_t i = 0; i < record->key_count; i++) {
		const struct pp_import_key *k = &record->keys[i];
		bool own = &b->v->map->records[k->record] == record;
		const struct pp_import_target *of = own ? t : other;

		pp_import_key_add(&key, of ? pp_value_at(
				of->root, pointer_of(b, of->kind,
						     k->property)) : NULL);
	}
	put(b, pp_arena_str(b->v->arena, pp_buf_get(&key)), t);
	pp_buf_release(&key);
}

/* Who refers to whom, so that it is looked for once. */
static void enter_referring(struct building *b,
			    const struct pp_import_record *record,
			    const struct pp_import_record *other)
{
	size_t self = (size_t)(record - b->v->map->records);
	const struct pp_import_kind *kind =
		&b->build->store->kinds[other->kind->number];
	const struct pp_import_source *ref = NULL;

	for (size_t i = 0; i < other->source_count; i++)
		if (other->sources[i].from == PP_IMPORT_RECORD &&
		    other->sources[i].record == self)
			ref = &other->sources[i];
	for (size_t i = 0; ref && i < kind->count; i++) {
		struct pp_import_target *o = kind->items[i], *t = NULL;
		const struct pp_value *v = pp_value_at(o->root, ref->pointer);

		if (v && v->type == PP_STRING && !o->is_new)
			t = pp_import_store_find(b->build->store, record->kind,
						 v->text);
		if (t && !t->is_new)
			enter(b, record, t, o);
	}
}

static void fill_index(struct building *b,
		       const struct pp_import_record *record)
{
	const struct pp_import_record *other = foreign_of(b, record);
	const struct pp_import_kind *kind =
		&b->build->store->kinds[record->kind->number];

	pp_import_index_release(&b->index);
	pp_import_index_release(&b->near);
	if (!record->key_count)
		return;
	if (other)
		enter_referring(b, record, other);
	for (size_t i = 0; i < kind->count; i++)
		if (!other || kind->items[i]->is_new)
			enter(b, record, kind->items[i], NULL);
}

/* --- one record of a row -------------------------------------------------- */

enum known { IS_NEW, IS_THERE, IS_UNCLEAR };

/* The first of the record's own sources by which it is known, or NULL. */
static const struct pp_import_source *
key_source(const struct building *b, const struct pp_import_record *record)
{
	for (size_t i = 0; i < record->key_count; i++)
		if (&b->v->map->records[record->keys[i].record] == record)
			return &record->sources[record->keys[i].source];
	return NULL;
}

/* The key of the row; false where it has none.  What is faulty was told. */
static bool read_key(struct building *b, struct pp_str *out,
		     const struct pp_import_spot *spot)
{
	const struct pp_import_record *record = spot->record;
	bool any = false, bad = false;
	struct pp_buf key;

	pp_buf_init(&key, KEY_MAX);
	for (size_t i = 0; i < record->key_count; i++) {
		const struct pp_import_key *k = &record->keys[i];
		const struct pp_import_record *of =
			&b->v->map->records[k->record];
		const struct pp_import_spot at = {
			of, spot->row, of == record ? spot->each : 0
		};
		const struct pp_import_value *v =
			pp_import_said(&b->rows, &at, k->source);

		bad = bad || v->what == PP_IMPORT_FAULTY;
		any = any || v->value;
		pp_import_key_add(&key, v->value);
	}
	*out = pp_arena_str(b->v->arena, pp_buf_get(&key));
	pp_buf_release(&key);
	if (!bad && !any && !record->open_key)
		pp_import_fault(b->v, PP_R(IMPORT_MATCH), spot,
				key_source(b, record),
				"nothing tells which %.*s this is",
				PP_STR(record->kind->name));
	if (!any)
		*out = (struct pp_str){ 0 };
	return !bad && (any || record->open_key);
}

static void tell_several(struct building *b, const struct pp_import_spot *spot,
			 const struct pp_import_hit *hit)
{
	struct pp_import_target *targets[CANDIDATES_MAX];
	struct pp_str lines[CANDIDATES_MAX];
	struct pp_finding *f;
	size_t count = 0, all = 0;

	for (; hit; hit = pp_import_index_next(&b->index, hit), all++)
		if (count < CANDIDATES_MAX)
			targets[count++] = hit->target;
	f = pp_import_fault(b->v, PP_R(IMPORT_MATCH), spot,
			    key_source(b, spot->record),
			    "%zu records of the kind %.*s fit", all,
			    PP_STR(spot->record->kind->name));
	pp_import_describe(lines, &(struct pp_import_describe){
		b->v->arena, b->build->store, targets, count, { { 0 } } });
	for (size_t i = 0; i < count; i++)
		pp_report_note(b->v->sink, f, (struct pp_pos){ 0 }, "%.*s",
			       PP_STR(lines[i]))->about_value = true;
}

static void tell_twice(struct building *b, const struct pp_import_spot *spot,
		       const struct pp_import_target *t)
{
	struct pp_finding *f = pp_import_fault(
		b->v, PP_R(IMPORT_MATCH), spot, key_source(b, spot->record),
		"another row speaks of the same %.*s",
		PP_STR(spot->record->kind->name));

	for (size_t i = 0; i < t->count; i++)
		b->build->faulty[t->sets[i].row] = true;
	if (t->count)
		pp_report_note(b->v->sink, f, pp_import_cell_pos(
			b->v->table, t->sets[0].row, SIZE_MAX), "%s is here",
			pp_import_cell_name(b->v->arena, b->v->table,
					    t->sets[0].row, SIZE_MAX));
}

static enum known match(struct building *b, struct pp_import_target **out,
			const struct pp_import_spot *spot, struct pp_str *key)
{
	const struct pp_import_hit *hit;

	*out = NULL;
	if (!spot->record->key_count)
		return IS_NEW;
	if (!read_key(b, key, spot))
		return IS_UNCLEAR;
	if (!key->n)
		return IS_NEW;
	hit = pp_import_index_get(&b->index, *key);
	if (!hit)
		return IS_NEW;
	if (pp_import_index_next(&b->index, hit)) {
		tell_several(b, spot, hit);
		return IS_UNCLEAR;
	}
	if (hit->target->taken && !spot->record->shared) {
		tell_twice(b, spot, hit->target);
		return IS_UNCLEAR;
	}
	*out = hit->target;
	return IS_THERE;
}

/* A mapping, and the rest of it, have a column each and one pointer. */
static bool is_same_place(const struct pp_import_source *a,
			  const struct pp_import_source *b)
{
	return pp_str_eq(a->pointer, b->pointer) &&
	       (a->from != PP_IMPORT_CELL || b->from != PP_IMPORT_CELL ||
		a->cell == b->cell);
}

/* Several rows speak of the record: what they say must agree. */
static bool agrees(struct building *b, const struct pp_import_spot *spot,
		   const struct pp_import_target *t,
		   const struct pp_import_source *s, const struct pp_value *v)
{
	struct pp_finding *f;

	for (size_t i = 0; i < t->count; i++) {
		const struct pp_import_set *set = &t->sets[i];

		if (set->told || !is_same_place(set->source, s))
			continue;
		if (v ? set->value && pp_value_eq(v, set->value) : !set->value)
			return true;
		f = pp_import_fault(b->v, PP_R(IMPORT_MATCH), spot, s,
				    "another row says something else of the "
				    "same %.*s", PP_STR(t->kind->name));
		pp_report_note(b->v->sink, f, pp_import_cell_pos(
			b->v->table, set->row, pp_import_source_column(
				b->v->map, &(struct pp_import_spot){
					set->record, set->row, set->each },
				set->source)), "the other one is here");
		return false;
	}
	return true;
}

static void say(struct building *b, const struct pp_import_spot *spot,
		struct pp_import_target *t)
{
	const struct pp_import_record *record = spot->record;

	for (size_t i = 0; i < record->source_count; i++) {
		const struct pp_import_source *s = &record->sources[i];
		const struct pp_import_value *v;
		struct pp_import_set set = { s, record, spot->row, spot->each,
					     NULL, false };

		if (!t->is_new && (record->leave || s->once || i == record->id))
			continue;
		v = pp_import_said(&b->rows, spot, i);
		set.value = v->value;
		set.told = v->what == PP_IMPORT_FAULTY;
		if (set.told || !agrees(b, spot, t, s, v->value))
			b->build->faulty[spot->row] = true;
		if (set.told)
			set.value = NULL;
		if (v->what != PP_IMPORT_NOTHING)
			pp_import_target_set(b->build->store, t, &set);
	}
}

static void name(struct building *b, const struct pp_import_spot *spot,
		 struct pp_import_target *t)
{
	const struct pp_import_record *r = spot->record;
	const struct pp_import_source *s =
		r->id == SIZE_MAX ? NULL : &r->sources[r->id];
	const struct pp_import_value *given =
		s ? pp_import_said(&b->rows, spot, r->id) : NULL;
	const struct pp_value *title;
	struct pp_str id = { 0 };

	if (given && given->what == PP_IMPORT_FAULTY)
		return;
	title = pp_value_at(t->root, pointer_of(b, t->kind, pp_title_property(
							t->kind)));
	if (given && given->value && given->value->type == PP_STRING)
		id = given->value->text;
	else
		id = pp_new_id(b->v->arena, t->kind,
			       title && title->type == PP_STRING ? title->text :
						 (struct pp_str){ 0 });
	if (!id.n || !pp_kind_id_holds(t->kind, id)) {
		pp_report_found(b->v->sink, pp_import_fault(
			b->v, PP_R(ID_FORM), spot, s, "the id of a %.*s must "
			"be %s", PP_STR(t->kind->name),
			pp_kind_id_form(t->kind, b->v->arena)), id);
		return;
	}
	while (!pp_import_store_name(b->build->store, t, id)) {
		if (t->kind->slug || s) {
			pp_import_fault(b->v, PP_R(DUPLICATE_ID), spot, s,
					"there is a %.*s of the id '%.*s' "
					"already", PP_STR(t->kind->name),
					PP_STR(id));
			return;
		}
		id = pp_new_id(b->v->arena, t->kind, id);
	}
}

/* It cannot be told which record it is.  Its other faults are told all the
 * same: as though it were a new one. */
static void say_all(struct building *b, const struct pp_import_spot *spot)
{
	const struct pp_kind *kind = spot->record->kind;
	struct pp_import_build *build = b->build;
	struct pp_import_target *t = pp_import_store_stray(
		build->store, kind, pp_new_id(b->v->arena, kind,
					      PP_LIT("new")));

	say(b, spot, t);
	pp_grow(build->targets, build->count, build->cap);
	build->targets[build->count++] = t;
}

/* A new one that is nearly one that is there, or nearly another new one. */
static void tell_similar(struct building *b, const struct pp_import_spot *spot,
			 struct pp_str key)
{
	const struct pp_import_hit *hit = pp_import_index_get(
		&b->near, pp_same_name_key(b->v->arena, key));
	struct pp_import_target *t = hit ? hit->target : NULL;
	struct pp_finding *f;
	struct pp_str line;

	if (!t)
		return;
	f = pp_import_fault(b->v, PP_R(IMPORT_SIMILAR), spot,
			    key_source(b, spot->record),
			    "a new %.*s, though another one is nearly the same",
			    PP_STR(spot->record->kind->name));
	pp_import_describe(&line, &(struct pp_import_describe){
		b->v->arena, b->build->store, &t, 1, { { 0 } } });
	pp_report_note(b->v->sink, f, (struct pp_pos){ 0 }, "%.*s",
		       PP_STR(line))->about_value = true;
}

static void take(struct building *b, const struct pp_import_spot *spot,
		 struct pp_import_target *t)
{
	struct pp_import_build *build = b->build;

	*pp_import_made(&b->rows, spot) = t;
	if (t->taken)
		return;
	t->taken = true;
	pp_grow(build->targets, build->count, build->cap);
	build->targets[build->count++] = t;
}

static bool is_wanted(const struct building *b,
		      const struct pp_import_spot *spot)
{
	const struct pp_import_record *r = spot->record;
	const struct pp_import_column *columns = b->v->map->columns;

	if (r->when != SIZE_MAX &&
	    !pp_import_cell(b->v->arena, b->v->table, spot->row,
			    columns[r->when].at).n)
		return false;
	return !r->each_count ||
	       pp_import_cell(b->v->arena, b->v->table, spot->row,
			      columns[r->each[spot->each].column].at).n;
}

/* The row was made of a record, and there is none of its id. */
static bool is_gone(struct building *b, const struct pp_import_spot *spot)
{
	const struct pp_import_record *r = spot->record;
	size_t at = r->version == SIZE_MAX ? SIZE_MAX :
					     b->v->map->columns[r->version].at;

	if (at == SIZE_MAX ||
	    !pp_import_cell(b->v->arena, b->v->table, spot->row, at).n)
		return false;
	b->build->faulty[spot->row] = true;
	pp_import_fault(b->v, PP_R(IMPORT_MATCH), spot, key_source(b, r),
			"the row was made of a %.*s that is not there",
			PP_STR(r->kind->name));
	return true;
}

static void look_at(struct building *b, const struct pp_import_spot *spot)
{
	struct pp_import_target *t;
	struct pp_str key = { 0 };
	enum known known;

	if (!is_wanted(b, spot))
		return;
	known = match(b, &t, spot, &key);
	if (known == IS_UNCLEAR) {
		b->build->faulty[spot->row] = true;
		say_all(b, spot);
		return;
	}
	if (known == IS_NEW && is_gone(b, spot))
		return;
	if (known == IS_NEW)
		t = pp_import_store_new(b->build->store, spot->record->kind);
	take(b, spot, t);
	say(b, spot, t);
	if (known != IS_NEW)
		return;
	name(b, spot, t);
	if (!t->id.n)
		b->build->faulty[spot->row] = true;
	if (key.n) {
		tell_similar(b, spot, key);
		put(b, key, t);
	}
	pp_import_finder_add(b->build->finder, t);
}

/* --- the whole ------------------------------------------------------------ */

void pp_import_build_run(struct pp_import_build *build)
{
	struct building b = { .build = build, .v = build->values };
	const struct pp_import_map *map = b.v->map;

	pp_import_rows_init(&b.rows, build->values, build->finder,
			    build->skipped);
	for (size_t i = 0; i < map->record_count; i++) {
		fill_index(&b, &map->records[i]);
		for (size_t row = 0; row < b.v->table->count; row++) {
			if (build->left_out && build->left_out[row])
				continue;
			for (size_t e = 0; e < b.rows.parts[i].times; e++)
				look_at(&b, &(struct pp_import_spot){
					&map->records[i], row, e });
		}
	}
	pp_import_index_release(&b.index);
	pp_import_index_release(&b.near);
}

void pp_import_build_release(struct pp_import_build *build)
{
	pp_free(build->targets);
	build->targets = NULL;
	build->count = build->cap = 0;
}
