/* Counting under disclosure control. */
#include "pool/stats.h"

#include "base/memory.h"
#include "base/parallel.h"
#include "data/read.h"
#include "pool/scan.h"

/* One run. */
struct run {
	const struct pp_stats_ask *ask;
	struct pp_listing into;
	struct pp_open_pool *open;
	struct pp_dimensions all;
	struct pp_dimension by;			/* with all its values */
	const struct pp_dimension *where;	/* NULL: all records */
	struct pp_str wanted;			/* its value */
	const struct pp_entry **files;		/* of the kind */
	size_t file_count;
};

/* What one thread counts. */
struct worker {
	const struct run *run;
	struct pp_arena tree;
	struct pp_sink sink;		/* findings are for `check` to tell */
	struct pp_buf bytes;
	struct pp_reader *reader;
	struct pp_schema_work *work;
	size_t *counts;			/* one for each value; then for none */
	size_t *seen;			/* the record that was counted last */
	size_t records, broken;
};

/* --- what is asked for --------------------------------------------------- */

static void advise(const struct run *r, struct pp_finding *f,
		   struct pp_str name)
{
	struct pp_arena *arena = r->into.arena;
	struct pp_str *names = pp_new(arena, struct pp_str, r->all.count);
	struct pp_buf b;
	int near;

	pp_buf_init(&b, 1 << 16);
	for (size_t i = 0; i < r->all.count; i++) {
		names[i] = r->all.items[i].name;
		pp_buf_printf(&b, "%s%.*s", i ? ", " : "", PP_STR(names[i]));
	}
	near = pp_nearest(name, names, r->all.count);
	if (near >= 0)
		pp_report_note(r->into.sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(names[near]));
	else if (b.n)
		pp_report_note(r->into.sink, f, (struct pp_pos){ 0 },
			       "it can be counted by %.*s",
			       PP_STR(pp_buf_get(&b)));
	else
		pp_report_note(r->into.sink, f, (struct pp_pos){ 0 },
			       "a dimension is a property whose schema lists "
			       "its values");
	pp_buf_release(&b);
}

static const struct pp_dimension *find(const struct run *r,
				       struct pp_str name)
{
	const struct pp_dimension *d = pp_dimension_find(&r->all, name);
	struct pp_finding *f;

	if (d)
		return d;
	f = pp_report(r->into.sink, PP_R(STATISTICS), (struct pp_pos){ 0 },
		      "'%.*s' is no dimension of %.*s", PP_STR(name),
		      PP_STR(r->ask->kind->name));
	advise(r, f, name);
	return NULL;
}

/* The values of a dimension of references are the ids that there are. */
static void list_targets(const struct run *r, struct pp_dimension *d,
			 const struct pp_entries *entries)
{
	struct pp_arena *arena = r->into.arena;
	struct pp_value *values;

	if (!d->refers_to || d->value_count)
		return;
	values = pp_new(arena, struct pp_value, entries->count);
	d->values = pp_new(arena, const struct pp_value *, entries->count);
	for (size_t i = 0; i < entries->count; i++) {
		struct pp_value *v = &values[d->value_count];

		v->type = PP_STRING;
		if (pp_kinds_match(r->open->kinds,
				   pp_str(entries->items[i].path),
				   &v->text) == d->refers_to)
			d->values[d->value_count++] = v;
	}
}

static bool has_value(const struct pp_dimension *d, struct pp_str text)
{
	for (size_t i = 0; i < d->value_count; i++)
		if (pp_str_eq(d->values[i]->text, text))
			return true;
	return false;
}

static int refuse(const struct run *r, const char *why)
{
	pp_report(r->into.sink, PP_R(STATISTICS), (struct pp_pos){ 0 }, "%s",
		  why);
	return -1;
}

static int read_where(struct run *r, const struct pp_entries *entries)
{
	const char *text, *equals;
	struct pp_dimension *d;

	if (!r->ask->where_count)
		return 0;
	if (r->ask->where_count > 1)
		return refuse(r, "--where can be given once: more would single "
			      "people out");
	text = r->ask->where[0];
	equals = strchr(text, '=');
	if (!equals)
		return refuse(r, "--where must be of the form NAME=VALUE");
	r->where = find(r, (struct pp_str){ text, (size_t)(equals - text) });
	if (!r->where)
		return -1;
	if (r->where->is_secret)
		return refuse(r, "--where cannot ask for what may only be "
			      "counted");
	d = pp_new(r->into.arena, struct pp_dimension, 1);
	*d = *r->where;
	list_targets(r, d, entries);
	r->wanted = pp_str(equals + 1);
	if (has_value(d, r->wanted))
		return 0;
	pp_report(r->into.sink, PP_R(STATISTICS), (struct pp_pos){ 0 },
		  "'%.*s' is no value of %.*s", PP_STR(r->wanted),
		  PP_STR(d->name));
	return -1;
}

static int prepare(struct run *r, const struct pp_entries *entries)
{
	const struct pp_kinds *kinds = r->open->kinds;
	const struct pp_dimension *by;
	struct pp_str id;

	pp_dimensions_list(&r->all, r->into.arena, kinds, r->ask->kind);
	by = find(r, pp_str(r->ask->by));
	if (!by || read_where(r, entries) < 0)
		return -1;
	r->by = *by;
	list_targets(r, &r->by, entries);
	r->files = pp_new(r->into.arena, const struct pp_entry *,
			  entries->count);
	for (size_t i = 0; i < entries->count; i++)
		if (pp_kinds_match(kinds, pp_str(entries->items[i].path),
				   &id) == r->ask->kind)
			r->files[r->file_count++] = &entries->items[i];
	return 0;
}

/* --- counting ------------------------------------------------------------ */

/* Count the value for record number once, whatever stands in it twice. */
static void count_value(struct worker *w, const struct pp_value *v,
			size_t number)
{
	const struct pp_dimension *by = &w->run->by;

	for (size_t i = 0; i < by->value_count; i++) {
		if (!pp_value_eq(by->values[i], v))
			continue;
		w->counts[i] += w->seen[i] != number;
		w->seen[i] = number;
		return;
	}
}

static bool is_wanted(const struct run *r, const struct pp_value *root)
{
	const struct pp_value *v;

	if (!r->where)
		return true;
	v = pp_dimension_value(r->where, root);
	if (!v || v->type != PP_LIST)
		return v && pp_str_eq(v->text, r->wanted);
	for (uint32_t i = 0; i < v->count; i++)
		if (v->items[i].type <= PP_STRING &&
		    pp_str_eq(v->items[i].text, r->wanted))
			return true;
	return false;
}

static void count_record(struct worker *w, const struct pp_value *root,
			 size_t number)
{
	const struct pp_dimension *by = &w->run->by;
	const struct pp_value *v = pp_dimension_value(by, root);

	if (!is_wanted(w->run, root))
		return;
	w->records++;
	if (!v || (v->type == PP_LIST && !v->count))
		w->counts[by->value_count]++;
	else if (v->type != PP_LIST)
		count_value(w, v, number);
	else
		for (uint32_t i = 0; i < v->count; i++)
			count_value(w, &v->items[i], number);
}

static void look_at(struct worker *w, size_t i)
{
	const struct pp_entry *entry = w->run->files[i];
	struct pp_record record = {
		.kind = w->run->ask->kind,
		.path = entry->path,
	};

	pp_arena_clear(&w->tree);
	pp_sink_clear(&w->sink);
	if (pp_reader_read(w->reader, &w->bytes, &w->sink, entry) < 0) {
		w->broken++;
		return;
	}
	record.bytes = pp_buf_get(&w->bytes);
	if (pp_record_read(&record, &w->tree, &w->sink) < 0 ||
	    !record.kind->schema ||
	    !pp_schema_holds(record.kind->schema, record.root, w->work))
		w->broken++;
	else
		count_record(w, record.root, i + 1);
}

static void work(void *data, struct pp_batch *batch)
{
	struct worker *w = data;

	w->reader = pp_reader_new(w->run->open->snapshot, PP_READ_BYTES_MAX);
	w->work = pp_schema_work_new();
	pp_buf_init(&w->bytes, PP_READ_BYTES_MAX + 1);
	while (pp_batch_next(batch))
		for (size_t i = batch->from; i < batch->to; i++)
			look_at(w, i);
	pp_buf_release(&w->bytes);
	pp_schema_work_free(w->work);
	pp_reader_free(w->reader);
	pp_arena_release(&w->tree);
	pp_sink_release(&w->sink);
}

/* --- what may be shown --------------------------------------------------- */

/* How people call the record of that id: by its own title, if it has one
 * without looking at others. */
static struct pp_str label_of(const struct run *r, struct pp_str id)
{
	struct pp_arena *arena = r->into.arena;
	const struct pp_kind *kind = r->by.refers_to;
	struct pp_record record;
	const char *title;

	if (!kind ||
	    pp_scan_load(&record, arena, r->open->reader, r->open->kinds,
			 pp_path_format(&kind->path, arena, kind->prefix,
					id)) < 0)
		return (struct pp_str){ 0 };
	title = pp_record_title(arena, &record, NULL, NULL);
	if (pp_str_is(id, title))
		return (struct pp_str){ 0 };
	return pp_str(title);
}

static void show(struct pp_stats *out, const struct run *r,
		 const struct worker *workers, size_t threads)
{
	size_t n = r->by.value_count, records = 0;

	out->rows = pp_new(r->into.arena, struct pp_stats_row, n + 1);
	out->row_count = n + 1;
	for (size_t i = 0; i <= n; i++) {
		struct pp_stats_row *row = &out->rows[i];
		size_t count = 0;

		for (size_t k = 0; k < threads; k++)
			count += workers[k].counts[i];
		row->count = pp_disclose(count);
		if (i == n)
			break;
		row->value = pp_arena_str(r->into.arena,
					  r->by.values[i]->text);
		row->label = label_of(r, row->value);
	}
	for (size_t k = 0; k < threads; k++) {
		records += workers[k].records;
		out->broken += workers[k].broken;
	}
	out->total = pp_disclose(records);
}

int pp_stats_count(struct pp_stats *out, struct pp_listing into,
		   struct pp_open_pool *open, const struct pp_stats_ask *ask)
{
	struct run r = { .ask = ask, .into = into, .open = open };
	struct worker *workers;
	struct pp_entries entries;
	void *each[PP_THREADS_MAX];
	size_t threads;

	*out = (struct pp_stats){ 0 };
	if (pp_snapshot_list(&entries, into, open->snapshot,
			     open->config.records) < 0 ||
	    prepare(&r, &entries) < 0)
		return -1;
	threads = pp_parallel_threads(r.file_count);
	workers = pp_new(into.arena, struct worker, threads);
	for (size_t k = 0; k < threads; k++) {
		workers[k].run = &r;
		workers[k].counts = pp_new(into.arena, size_t,
					   r.by.value_count + 1);
		workers[k].seen = pp_new(into.arena, size_t,
					 r.by.value_count);
		each[k] = &workers[k];
	}
	pp_parallel_run(work, each, threads, r.file_count);
	show(out, &r, workers, threads);
	out->by = pp_dimension_find(&r.all, r.by.name);
	return 0;
}
