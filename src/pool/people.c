/* Of whom statistics in reports count. */
#include "pool/people.h"

#include "base/buf.h"
#include "data/read.h"
#include "pool/scan.h"

/* --- what schemas say ----------------------------------------------------- */

static void list_kinds(struct pp_people *out, struct pp_arena *arena,
		       const struct pp_kinds *kinds)
{
	out->kinds = pp_new(arena, struct pp_str, kinds->count);
	for (size_t i = 0; i < kinds->count; i++)
		if (pp_str_is(kinds->items[i].subject, "self"))
			out->kinds[out->kind_count++] = pp_arena_str(
				arena, kinds->items[i].name);
}

/* Values that may only be counted are none that anybody may see in a row. */
static void list_values(struct pp_people *out, struct pp_arena *arena,
			const struct pp_kinds *kinds)
{
	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_dimensions all;

		pp_dimensions_list(&all, arena, kinds, &kinds->items[i]);
		for (size_t d = 0; d < all.count; d++)
			for (size_t v = 0; v < all.items[d].value_count &&
			     !all.items[d].is_secret; v++)
				pp_map_put(&out->listed, pp_arena_str(arena,
					   all.items[d].values[v]->text),
					   NULL);
	}
}

struct by {
	const struct pp_kind *kind;
	const struct pp_dimension *dimension;
	struct pp_dimensions all;
};

static bool find_by(struct by *out, struct pp_arena *arena,
		    const struct pp_kinds *kinds, struct pp_str by)
{
	const char *dot = by.n ? memchr(by.p, '.', by.n) : NULL;
	struct pp_str kind = { by.p, dot ? (size_t)(dot - by.p) : by.n };
	struct pp_str name = { by.p + kind.n + 1, dot ? by.n - kind.n - 1 : 0 };

	*out = (struct by){ .kind = pp_kinds_find(kinds, kind) };
	if (!out->kind)
		return false;
	pp_dimensions_list(&out->all, arena, kinds, out->kind);
	out->dimension = pp_dimension_find(&out->all, name);
	return true;
}

static int refuse(struct pp_sink *sink, const struct pp_people_want *want,
		  const char *why)
{
	pp_report(sink, PP_R(STATISTICS), want->pos, "by=%.*s: %s",
		  PP_STR(want->block->by), why);
	return -1;
}

static void advise(struct pp_sink *sink, struct pp_arena *arena,
		   const struct by *by, struct pp_str text)
{
	struct pp_str *names = pp_new(arena, struct pp_str, by->all.count);
	const char *dot = memchr(text.p, '.', text.n);
	int near;

	for (size_t i = 0; i < by->all.count; i++)
		names[i] = by->all.items[i].name;
	if (!dot)
		return;
	near = pp_nearest((struct pp_str){ dot + 1, text.n - 1 -
			  (size_t)(dot - text.p) }, names, by->all.count);
	if (near >= 0)
		pp_report_note(sink, sink->items[sink->count - 1],
			       (struct pp_pos){ 0 },
			       "did you mean '%.*s.%.*s'?",
			       PP_STR(by->kind->name), PP_STR(names[near]));
}

static bool has_property(const struct pp_kind *kind, struct pp_str name)
{
	for (size_t i = 0; kind->shape && i < kind->shape->member_count; i++)
		if (pp_str_eq(kind->shape->members[i].key, name))
			return true;
	return false;
}

static int look_by(struct pp_people *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_kinds *kinds,
		   const struct pp_people_want *want)
{
	struct by by;

	if (!find_by(&by, arena, kinds, want->block->by))
		return refuse(sink, want, "it must be "
			      "KIND.PROPERTY, of a kind that is there");
	if (!by.kind->subject.n || pp_str_is(by.kind->subject, "self"))
		return refuse(sink, want, "the kind's x-kind does "
			      "not say which property holds its subject's id");
	if (!by.dimension || !by.dimension->value_count) {
		refuse(sink, want, "it must be a property whose "
		       "schema lists its values");
		advise(sink, arena, &by, want->block->by);
		return -1;
	}
	if (want->block->latest.n && !has_property(by.kind,
						   want->block->latest)) {
		pp_report(sink, PP_R(STATISTICS), want->pos, "latest=%.*s: "
			  "'%.*s' has no such property",
			  PP_STR(want->block->latest), PP_STR(by.kind->name));
		return -1;
	}
	out->by_kind = pp_arena_str(arena, by.kind->name);
	out->label = pp_arena_str(arena, by.dimension->label.n ?
				  by.dimension->label : by.dimension->name);
	out->values = pp_new(arena, struct pp_str, by.dimension->value_count);
	for (size_t i = 0; i < by.dimension->value_count; i++)
		out->values[out->value_count++] = pp_arena_str(arena,
			by.dimension->values[i]->text);
	return 0;
}

int pp_people_look(struct pp_people *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_kinds *kinds,
		   const struct pp_people_want *want)
{
	list_kinds(out, arena, kinds);
	list_values(out, arena, kinds);
	return want->block->by.n ? look_by(out, arena, sink, kinds, want) : 0;
}

/* --- reading -------------------------------------------------------------- */

struct reading {
	struct pp_people *out;
	struct pp_arena *arena;
	struct pp_open_pool *open;
	const struct pp_people_want *want;
	struct pp_str today;
	struct by by;
	struct pp_map found;	/* by the person: ptr to a found */
};

/* What is known of one person so far. */
struct found {
	struct pp_people_answer answer;
	struct pp_str day;
	size_t *values;
};

static size_t number_of(const struct pp_people *p, const struct pp_value *v)
{
	for (size_t i = 0; v->type <= PP_STRING && i < p->value_count; i++)
		if (pp_str_eq(p->values[i], v->text))
			return i;
	return SIZE_MAX;
}

static void add_value(const struct reading *r, struct found *f,
		      const struct pp_value *v)
{
	size_t number = number_of(r->out, v);

	for (size_t i = 0; i < f->answer.count; i++)
		if (f->values[i] == number)
			return;
	if (number != SIZE_MAX)
		f->values[f->answer.count++] = number;
}

static void add_values(const struct reading *r, struct found *f,
		       const struct pp_value *root)
{
	const struct pp_value *v = pp_dimension_value(r->by.dimension, root);

	if (!v)
		return;
	if (v->type != PP_LIST)
		add_value(r, f, v);
	else
		for (uint32_t i = 0; i < v->count; i++)
			add_value(r, f, &v->items[i]);
}

static struct found *find_person(struct reading *r, struct pp_str person)
{
	struct pp_map_entry *e = pp_map_get(&r->found, person);
	struct found *f;

	if (e)
		return e->ptr;
	f = pp_new(r->arena, struct found, 1);
	f->values = pp_new(r->arena, size_t, r->out->value_count);
	f->answer.values = f->values;
	pp_map_put(&r->found, pp_arena_str(r->arena, person), NULL)->ptr = f;
	return f;
}

static void take(struct reading *r, const struct pp_value *root)
{
	struct pp_str latest = r->want->block->latest;
	struct pp_str person = pp_value_text(root, pp_arena_str(r->arena,
			r->by.kind->subject).p), day = { 0 };
	struct found *f;

	if (!person.n)
		return;
	if (latest.n)
		day = pp_value_text(root, pp_arena_str(r->arena, latest).p);
	if (latest.n && (!day.n || pp_str_cmp(day, r->today) > 0))
		return;
	f = find_person(r, person);
	if (latest.n && pp_str_cmp(day, f->day) < 0)
		return;
	if (latest.n && !pp_str_eq(day, f->day)) {
		f->answer.count = 0;
		f->day = pp_arena_str(r->arena, day);
	}
	add_values(r, f, root);
}

static bool is_sound(const struct pp_record *record,
		     struct pp_schema_work *work)
{
	return record->kind->schema &&
	       pp_schema_holds(record->kind->schema, record->root, work);
}

static void read_all(struct reading *r, const struct pp_entries *entries)
{
	struct pp_schema_work *work = pp_schema_work_new();
	struct pp_arena tree = { 0 };
	struct pp_sink ignored = { 0 };
	struct pp_buf bytes;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	for (size_t i = 0; i < entries->count; i++) {
		struct pp_record record = { .kind = r->by.kind,
					    .path = entries->items[i].path };

		if (pp_kinds_match(r->open->kinds, pp_str(record.path),
				   &record.path_id) != r->by.kind)
			continue;
		pp_arena_clear(&tree);
		pp_sink_clear(&ignored);
		if (pp_reader_read(r->open->reader, &bytes, &ignored,
				   &entries->items[i]) < 0)
			continue;
		record.bytes = pp_buf_get(&bytes);
		if (pp_record_read(&record, &tree, &ignored) == 0 &&
		    is_sound(&record, work))
			take(r, record.root);
	}
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	pp_arena_release(&tree);
	pp_schema_work_free(work);
}

static void keep(struct reading *r)
{
	for (size_t i = 0; i < r->found.count; i++) {
		struct found *f = r->found.entries[i].ptr;
		bool is_new;
		struct pp_map_entry *e = pp_map_put(&r->out->answers,
			r->found.entries[i].key, &is_new);

		if (is_new)
			e->ptr = &f->answer;
	}
}

int pp_people_read(struct pp_people *out, struct pp_listing into,
		   struct pp_open_pool *open,
		   const struct pp_people_want *want, const char *today)
{
	struct reading r = { .out = out, .arena = into.arena, .open = open,
			     .want = want, .today = pp_str(today) };
	const char *folder = open->config.records;
	struct pp_entries entries;

	if (!find_by(&r.by, into.arena, open->kinds, want->block->by) ||
	    !r.by.dimension)
		return 0;
	if (r.by.kind->path.folder.n)
		folder = pp_arena_copy(into.arena, r.by.kind->path.folder.p,
				       r.by.kind->path.folder.n - 1);
	if (pp_snapshot_list(&entries, into, open->snapshot, folder) < 0)
		return -1;
	read_all(&r, &entries);
	keep(&r);
	pp_map_release(&r.found);
	return 0;
}
