/* Records against each other.
 *
 * A first pass over the facts of all records, without reading any, finds the
 * few records in which something is wrong.  Those are read again, and each
 * fault is told at its place. */
#include "pool/cross.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "data/read.h"

/* More than so many faults get no "did you mean": each costs a look at all
 * ids. */
enum { HINTS_MAX = 50, HINT_IDS_MAX = 20000 };

struct tables {
	const struct pp_cross *cross;
	struct pp_map *ids;	/* one a kind: id -> 1 + item that bears it, or
				   0: known by its path alone */
	struct pp_map salts;	/* salt -> 1 + item */
	struct pp_map uniques;	/* kind, number, hash -> 1 + item */
	struct pp_arena *keys;	/* of uniques */
	size_t hints;
};

/* The key of a unique value in its table, written to bytes. */
enum { UNIQUE_KEY = sizeof(uint16_t) + sizeof(struct pp_fact_unique) };

static struct pp_str unique_key(char bytes[UNIQUE_KEY], uint16_t kind,
				const struct pp_fact_unique *u)
{
	memcpy(bytes, &kind, sizeof(kind));
	memcpy(bytes + sizeof(kind), u, sizeof(*u));
	return (struct pp_str){ bytes, UNIQUE_KEY };
}

static void enter(struct pp_map *map, struct pp_str key, size_t item)
{
	struct pp_map_entry *e = pp_map_put(map, key, NULL);

	if (!e->num)
		e->num = item + 1;
}

/* The record that lies where its id says is the one that bears it by right. */
static void enter_id(struct tables *t, const struct pp_facts *f, size_t i)
{
	struct pp_map_entry *e = pp_map_put(&t->ids[f->kind], f->id, NULL);

	if (!e->num || pp_str_eq(f->id, f->path_id))
		e->num = i + 1;
}

static void enter_facts(struct tables *t, const struct pp_facts *f, size_t i)
{
	if (f->kind >= t->cross->kinds->count)
		return;
	if (f->id.n)
		enter_id(t, f, i);
	if (f->path_id.n)
		pp_map_put(&t->ids[f->kind], f->path_id, NULL);
	if (f->salt.n)
		enter(&t->salts, f->salt, i);
	for (uint32_t k = 0; k < f->unique_count; k++)
		enter(&t->uniques,
		      unique_key(pp_new_raw(t->keys, char, UNIQUE_KEY),
				 f->kind, &f->uniques[k]), i);
}

/* The item that has the key by right; i itself where that is none other. */
static size_t holder_of(const struct pp_map *map, struct pp_str key, size_t i)
{
	const struct pp_map_entry *e = key.n ? pp_map_get(map, key) : NULL;

	return e && e->num ? e->num - 1 : i;
}

static const struct pp_targets *targets_of(const struct tables *t,
					   const struct pp_fact_ref *ref)
{
	return &t->cross->kinds->targets[ref->target];
}

static enum pp_there is_there(const struct tables *t,
			      const struct pp_fact_ref *ref)
{
	const struct pp_targets *targets = targets_of(t, ref);
	enum pp_there best = PP_THERE_NO;

	/* An x-ref that names no kind is a fault of the schema, told there. */
	if (!targets->count)
		return PP_THERE_YES;
	for (size_t k = 0; k < targets->count; k++) {
		uint16_t kind = targets->kinds[k];
		enum pp_there there;

		if (pp_map_get(&t->ids[kind], ref->id))
			return PP_THERE_YES;
		there = pp_workspace_has(t->cross->workspace,
					 &t->cross->kinds->items[kind],
					 ref->id);
		if (there == PP_THERE_YES)
			return there;
		if (there == PP_THERE_ABSENT)
			best = there;
	}
	return best;
}

static bool is_suspect(struct tables *t, size_t i,
		       struct pp_cross_result *out)
{
	const struct pp_facts *f = &t->cross->items[i].facts;
	char key[UNIQUE_KEY];
	bool suspect = false;

	if (f->kind >= t->cross->kinds->count)
		return false;
	for (uint32_t k = 0; k < f->ref_count; k++) {
		enum pp_there there = is_there(t, &f->refs[k]);

		out->unavailable += there == PP_THERE_ABSENT;
		suspect |= there == PP_THERE_NO;
	}
	suspect |= holder_of(&t->ids[f->kind], f->id, i) != i;
	suspect |= holder_of(&t->salts, f->salt, i) != i;
	for (uint32_t k = 0; k < f->unique_count; k++)
		suspect |= holder_of(&t->uniques,
				      unique_key(key, f->kind,
						 &f->uniques[k]), i) != i;
	return suspect;
}

/* One suspect, read again. */
struct telling {
	struct tables *t;
	struct pp_listing into;		/* arena: scratch of this record */
	struct pp_reader *reader;
	struct pp_record record;
	size_t item;
};

/* Say where the other one stands; key is a property of its root. */
static void note_other(struct telling *w, struct pp_finding *f, size_t other,
		       const char *key)
{
	const struct pp_facts *facts = &w->t->cross->items[other].facts;
	struct pp_pos pos = { .file = facts->path.p };
	struct pp_record record;

	if (!pp_scan_load(&record, w->into.arena, w->reader, w->t->cross->kinds,
			  facts->path.p))
		pos = pp_record_pos(&record, key);
	pp_report_note(w->into.sink, f, pos, "the other one is here");
}

static void tell_id(struct telling *w)
{
	const struct pp_facts *f = &w->t->cross->items[w->item].facts;
	size_t other = holder_of(&w->t->ids[f->kind], f->id, w->item);
	struct pp_finding *finding;

	if (other == w->item)
		return;
	finding = pp_report(w->into.sink, PP_R(DUPLICATE_ID),
			    pp_record_pos(&w->record, "id"),
			    "the id '%.*s' is also that of another %.*s",
			    PP_STR(f->id),
			    PP_STR(w->record.kind->name));
	pp_report_pointer(w->into.sink, finding, PP_LIT("/id"));
	note_other(w, finding, other, "id");
}

static void tell_salt(struct telling *w)
{
	const struct pp_facts *f = &w->t->cross->items[w->item].facts;
	size_t other = holder_of(&w->t->salts, f->salt, w->item);
	struct pp_finding *finding;

	if (other == w->item)
		return;
	finding = pp_report(w->into.sink, PP_R(SALT_SHARED),
			    pp_record_pos(&w->record, "salt"),
			    "the salt is also that of another record");
	pp_report_pointer(w->into.sink, finding, PP_LIT("/salt"));
	note_other(w, finding, other, "salt");
	pp_report_note(w->into.sink, finding, (struct pp_pos){ 0 },
		       "a record that was copied needs a salt of its own: "
		       "delete the line, and peerpool check --fix makes one");
}

/* Hashes can be equal by chance or by design: compare what they stand for. */
static bool really_same(struct telling *w, size_t other,
			const struct pp_unique *u)
{
	struct pp_record record;

	if (pp_scan_load(&record, w->into.arena, w->reader, w->t->cross->kinds,
			 w->t->cross->items[other].facts.path.p))
		return false;
	for (size_t i = 0; i < u->count; i++) {
		const struct pp_member *a =
			pp_value_member(w->record.root, u->properties[i]);
		const struct pp_member *b =
			pp_value_member(record.root, u->properties[i]);

		if (!a || !b || !pp_value_eq(&a->value, &b->value))
			return false;
	}
	return true;
}

static void tell_unique(struct telling *w, const struct pp_fact_unique *fact)
{
	const struct pp_kind *kind = w->record.kind;
	const struct pp_unique *u = &kind->uniques[fact->number];
	char key[UNIQUE_KEY];
	size_t other = holder_of(&w->t->uniques,
				  unique_key(key, kind->number, fact),
				  w->item);
	const char *name = pp_arena_str(w->into.arena, u->properties[0]).p;
	struct pp_buf names;
	struct pp_finding *f;

	if (other == w->item || !really_same(w, other, u))
		return;
	pp_buf_init(&names, 1 << 12);
	for (size_t i = 0; i < u->count; i++)
		pp_buf_printf(&names, "%s'%.*s'", i ? " and " : "",
			      PP_STR(u->properties[i]));
	f = pp_report(w->into.sink, PP_R(NOT_UNIQUE),
		      pp_record_pos(&w->record, name),
		      "%.*s must be unique, and another %.*s has the same",
		      PP_STR(pp_buf_get(&names)), PP_STR(kind->name));
	pp_report_pointer(w->into.sink, f,
			  pp_step_pointer(w->into.arena,
					  &(struct pp_step){
						  .key = u->properties[0] }));
	note_other(w, f, other, name);
	pp_buf_release(&names);
}

/* "a person or an event": the kinds a reference may lead to. */
static char *kind_names(const struct telling *w,
			const struct pp_targets *targets)
{
	struct pp_buf b;
	char *names;

	pp_buf_init(&b, 1 << 12);
	for (size_t k = 0; k < targets->count; k++) {
		struct pp_str name =
			w->t->cross->kinds->items[targets->kinds[k]].name;

		pp_buf_printf(&b, "%s%s %.*s", k ? " or " : "",
			      pp_kind_article(name), PP_STR(name));
	}
	names = pp_arena_copy(w->into.arena, b.p ? b.p : "", b.n);
	pp_buf_release(&b);
	return names;
}

/* The kind that has a record with that id, or NULL. */
static const struct pp_kind *kind_of(const struct telling *w, struct pp_str id)
{
	const struct pp_kinds *kinds = w->t->cross->kinds;

	for (size_t k = 0; k < kinds->count; k++)
		if (pp_map_get(&w->t->ids[k], id))
			return &kinds->items[k];
	return NULL;
}

static void hint(struct telling *w, struct pp_finding *f, uint16_t kind,
		 struct pp_str id)
{
	const struct pp_map *ids = &w->t->ids[kind];
	struct pp_str *names;
	int near;

	if (!ids->count || ids->count > HINT_IDS_MAX ||
	    w->t->hints++ > HINTS_MAX)
		return;
	names = pp_new(w->into.arena, struct pp_str, ids->count);
	for (size_t i = 0; i < ids->count; i++)
		names[i] = ids->entries[i].key;
	near = pp_nearest(id, names, ids->count);
	if (near >= 0)
		pp_report_note(w->into.sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
}

static struct pp_str name_of(const struct pp_step *step)
{
	while (step && !step->key.p)
		step = step->up;
	return step ? step->key : PP_LIT("the record");
}

static bool could_be_id(struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!text.p[i] || (!strchr("-._", text.p[i]) &&
				   !pp_is_alnum(text.p[i])))
			return false;
	return true;
}

static void tell_ref(void *data, const struct pp_site *site,
		     const struct pp_value *value, const struct pp_step *step)
{
	struct telling *w = data;
	const struct pp_fact_ref ref = { (uint32_t)site->target, value->text };
	const struct pp_targets *targets = targets_of(w->t, &ref);
	const struct pp_kind *other;
	struct pp_finding *f;
	bool plain;

	if (is_there(w->t, &ref) != PP_THERE_NO)
		return;
	other = kind_of(w, ref.id);
	plain = other || could_be_id(ref.id);
	f = pp_report(w->into.sink,
		      other ? PP_R(REF_KIND) : PP_R(DANGLING_REF),
		      pp_value_pos(value, w->record.path),
		      !plain ? "'%.*s' must be the id of %s" :
		      other ? "'%.*s' must be the id of %s; '%.*s' is the id "
			      "of another kind, %.*s" :
			      "'%.*s' must be the id of %s; there is no "
			      "'%.*s'%.*s",
		      PP_STR(name_of(step)), kind_names(w, targets),
		      PP_STR(ref.id), PP_STR(other ? other->name : PP_LIT("")));
	/* What is no id may be somebody's name: --no-values leaves it out. */
	if (!plain) {
		pp_report_found(w->into.sink, f, ref.id);
		pp_report_note(w->into.sink, f, (struct pp_pos){ 0 },
			       "'peerpool find' shows ids by name");
	}
	pp_report_pointer(w->into.sink, f,
			  pp_step_pointer(w->into.arena, step));
	if (!other && targets->count)
		hint(w, f, targets->kinds[0], ref.id);
	pp_report_note(w->into.sink, f, pp_value_pos(site->keyword, site->file),
		       "the schema asks for it here");
}

static void tell(struct telling *w)
{
	const struct pp_facts *facts = &w->t->cross->items[w->item].facts;

	if (pp_scan_load(&w->record, w->into.arena, w->reader,
			 w->t->cross->kinds, facts->path.p) < 0)
		return;
	tell_id(w);
	if (w->record.kind->sites)
		pp_sites_walk(w->record.kind->sites, w->record.root, tell_ref,
			      w);
	for (uint32_t k = 0; k < facts->unique_count; k++)
		tell_unique(w, &facts->uniques[k]);
	tell_salt(w);
}

static void tell_all(struct tables *t, struct pp_cross_result *out,
		     struct pp_listing into)
{
	struct pp_arena scratch = { 0 };
	struct telling w = { .t = t, .into = { &scratch, into.sink } };

	for (w.item = 0; w.item < t->cross->count; w.item++) {
		if (!is_suspect(t, w.item, out))
			continue;
		if (!w.reader)
			w.reader = pp_reader_new(t->cross->snapshot,
						 PP_READ_BYTES_MAX);
		out->suspects++;
		tell(&w);
		pp_arena_clear(&scratch);
	}
	pp_reader_free(w.reader);
	pp_arena_release(&scratch);
}

void pp_cross_run(struct pp_cross_result *out, const struct pp_cross *cross,
		  struct pp_listing into)
{
	struct tables t = { .cross = cross, .keys = into.arena };

	*out = (struct pp_cross_result){ 0 };
	t.ids = pp_new(into.arena, struct pp_map, cross->kinds->count);
	for (size_t i = 0; i < cross->count; i++)
		enter_facts(&t, &cross->items[i].facts, i);
	tell_all(&t, out, into);
	for (size_t k = 0; k < cross->kinds->count; k++)
		pp_map_release(&t.ids[k]);
	pp_map_release(&t.salts);
	pp_map_release(&t.uniques);
}
