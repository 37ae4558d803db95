/* Read and change in threads, check all together, write all at once. */
#include "exchange/migrate.h"

#include "base/parallel.h"
#include "data/read.h"
#include "exchange/migrate_head.h"
#include "exchange/migrate_step.h"
#include "pool/check.h"
#include "store/sha1.h"

enum { FINDINGS_MAX = 100000 };

struct item {
	const struct pp_entry *entry;
	const struct pp_kind *kind;
	struct pp_str path_id;
	struct pp_str bytes;		/* changed; .p NULL: nothing is */
	struct pp_str did;
	uint8_t was[PP_ID_SIZE];
	bool faulty;			/* a finding told of it */
};

struct run {
	const struct pp_migrate *how;
	struct pp_listing into;
	struct pp_migrate_result *out;
	struct pp_open_pool open;
	struct pp_migrations migrations;
	bool *concerned;		/* by kind */
	struct pp_entries entries;
	struct item *items;		/* by path */
	size_t count;
	bool *used;			/* by migration: it changed something */
	struct pp_map by_path;		/* num: place in items */
};

struct worker {
	struct run *run;
	bool is_first;			/* it runs in the caller's thread */
	struct pp_arena kept, scratch;
	struct pp_sink sink;
	struct pp_buf bytes, did;
	struct pp_reader *reader;
	struct pp_schema_work *work;
	struct pp_pattern_work *patterns;
	bool *used;
};

/* --- one record --------------------------------------------------------- */

static int edit_record(struct worker *w, struct item *item,
		       const struct pp_record *record)
{
	const struct pp_migrations *all = &w->run->migrations;
	const struct pp_edit_text text = {
		.path = record->path, .bytes = record->bytes,
		.syntax = record->kind->markdown ? PP_SYNTAX_MARKDOWN :
						   PP_SYNTAX_YAML,
	};
	struct pp_migrate_edits e = {
		.arena = &w->scratch, .sink = &w->sink, .work = w->work,
		.patterns = w->patterns, .record = record,
		.root = record->root, .did = &w->did,
	};
	struct pp_str out;

	for (size_t i = 0; i < all->count; i++) {
		size_t before = e.count;

		if (pp_migrate_edit(&e, &all->items[i]))
			return -1;
		w->used[i] |= e.count > before;
	}
	if (!e.count)
		return 0;
	if (pp_edit_apply(&out, &w->scratch, &w->sink, &text, e.edits,
			  e.count))
		return -1;
	if (pp_str_eq(out, record->bytes))
		return 0;
	item->bytes = pp_arena_str(&w->kept, out);
	item->did = pp_arena_str(&w->kept, pp_buf_get(&w->did));
	pp_object_id(item->was, PP_OBJECT_BLOB, record->bytes);
	return 0;
}

/* What cannot be read is told by the check. */
static void look_at(struct worker *w, struct item *item)
{
	struct pp_record record = {
		.kind = item->kind, .path = item->entry->path,
		.path_id = item->path_id,
	};
	struct pp_sink ignored = { .limit = 1 };

	pp_arena_clear(&w->scratch);
	pp_buf_clear(&w->did);
	if (!pp_reader_read(w->reader, &w->bytes, &ignored, item->entry)) {
		record.bytes = pp_buf_get(&w->bytes);
		if (!pp_record_read(&record, &w->scratch, &ignored) &&
		    !ignored.errors && record.root->type == PP_MAP)
			item->faulty = edit_record(w, item, &record) != 0;
	}
	pp_sink_release(&ignored);
}

static void work(void *data, struct pp_batch *batch)
{
	struct worker *w = data;
	const struct pp_migrate *how = w->run->how;

	w->reader = pp_reader_new(w->run->open.snapshot, PP_READ_BYTES_MAX);
	w->work = pp_schema_work_new();
	w->patterns = pp_pattern_work_new();
	pp_buf_init(&w->bytes, PP_READ_BYTES_MAX + 1);
	pp_buf_init(&w->did, PP_READ_BYTES_MAX);
	while (pp_batch_next(batch)) {
		for (size_t i = batch->from; i < batch->to; i++)
			look_at(w, &w->run->items[i]);
		if (w->is_first && how->progress)
			how->progress(how->progress_data, batch->to,
				      w->run->count);
	}
	pp_arena_release(&w->scratch);
	pp_buf_release(&w->bytes);
	pp_buf_release(&w->did);
	pp_pattern_work_free(w->patterns);
	pp_schema_work_free(w->work);
	pp_reader_free(w->reader);
}

static void edit_all(struct run *r)
{
	size_t n = pp_parallel_threads(r->count), k;
	struct worker *workers = pp_new(r->into.arena, struct worker, n);
	void *each[PP_THREADS_MAX];

	for (k = 0; k < n; k++) {
		workers[k].run = r;
		workers[k].is_first = !k;
		workers[k].sink.limit = FINDINGS_MAX;
		workers[k].used = pp_new(r->into.arena, bool,
					 r->migrations.count + 1);
		each[k] = &workers[k];
	}
	pp_parallel_run(work, each, n, r->count);
	for (k = 0; k < n; k++) {
		pp_sink_absorb(r->into.sink, &workers[k].sink);
		pp_sink_release(&workers[k].sink);
		pp_arena_absorb(r->into.arena, &workers[k].kept);
		for (size_t i = 0; i < r->migrations.count; i++)
			r->used[i] |= workers[k].used[i];
	}
}

/* --- all records -------------------------------------------------------- */

/* The records of the kinds that migrations name. */
static int list_items(struct run *r)
{
	const struct pp_kinds *kinds = r->open.kinds;
	struct pp_arena *arena = r->into.arena;

	r->concerned = pp_new(arena, bool, kinds->count + 1);
	for (size_t i = 0; i < r->migrations.count; i++)
		r->concerned[r->migrations.items[i].kind->number] = true;
	for (size_t i = 0; !r->migrations.count && i < kinds->count; i++)
		r->concerned[i] = true;
	if (pp_snapshot_list(&r->entries, r->into, r->open.snapshot,
			     r->open.config.records) < 0)
		return -1;
	r->items = pp_new(arena, struct item, r->entries.count + 1);
	for (size_t i = 0; i < r->entries.count; i++) {
		struct item *item = &r->items[r->count];

		item->entry = &r->entries.items[i];
		item->kind = pp_kinds_match(kinds, pp_str(item->entry->path),
					    &item->path_id);
		if (!item->kind || !r->concerned[item->kind->number])
			continue;
		pp_map_put(&r->by_path, pp_str(item->entry->path), NULL)->num =
			r->count++;
	}
	r->out->records = r->count;
	return r->entries.incomplete ? -1 : 0;
}

static struct pp_laid lay(struct run *r)
{
	struct pp_laid_file *files = pp_new(r->into.arena, struct pp_laid_file,
					    r->count + 1);
	size_t n = 0;

	for (size_t i = 0; i < r->count; i++)
		if (r->items[i].bytes.p)
			files[n++] = (struct pp_laid_file){
				.path = r->items[i].entry->path,
				.bytes = r->items[i].bytes,
			};
	return (struct pp_laid){ files, n };
}

/* Of what the check has found, errors count: in schemas, and in records of the
 * kinds concerned, unless a step has told of the record already. */
static bool is_ours(struct run *r, const struct pp_finding *f,
		    struct item **item)
{
	const char *records = r->open.config.records;
	size_t n = strlen(records);
	struct pp_map_entry *e;

	*item = NULL;
	if (f->severity != PP_ERROR)
		return false;
	if (!f->pos.file || strncmp(f->pos.file, records, n) ||
	    f->pos.file[n] != '/')
		return true;
	e = pp_map_get(&r->by_path, pp_str(f->pos.file));
	if (!e)
		return !r->migrations.count;
	*item = &r->items[e->num];
	return !(*item)->faulty;
}

static void keep_ours(struct run *r, struct pp_sink *found, bool *elsewhere)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++) {
		struct pp_finding *f = found->items[i];
		struct item *item;

		if (!is_ours(r, f, &item))
			continue;
		found->items[kept++] = f;
		*elsewhere |= !item;
	}
	for (size_t i = 0; i < kept; i++) {
		struct item *item;

		if (is_ours(r, found->items[i], &item) && item)
			item->bytes.p = NULL;
	}
	found->count = kept;
	found->errors = kept;
	found->warnings = 0;
}

static size_t count_broken(struct run *r, const struct pp_sink *found)
{
	struct pp_map files = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < found->count; i++)
		if (found->items[i]->pos.file)
			pp_map_put(&files, pp_str(found->items[i]->pos.file),
				   NULL);
	for (size_t i = 0; i < r->count; i++)
		n += r->items[i].faulty ||
		     pp_map_get(&files, pp_str(r->items[i].entry->path));
	pp_map_release(&files);
	return n;
}

/* Check the pool as it would be.  0; 1 where something would not hold that
 * keeps us from writing; -1. */
static int check_all(struct run *r)
{
	struct pp_laid laid = lay(r);
	const struct pp_check check = {
		.source = PP_SOURCE_WORKTREE, .laid = laid.count ? &laid : NULL,
		.progress = r->how->progress,
		.progress_data = r->how->progress_data,
	};
	struct pp_check_result result;
	struct pp_sink found = { 0 };
	bool elsewhere = false;
	int rc;

	rc = pp_check_run(&result, r->how->pool, &check,
			  (struct pp_listing){ r->into.arena, &found });
	if (!rc) {
		keep_ours(r, &found, &elsewhere);
		r->out->broken = count_broken(r, &found);
	}
	pp_sink_absorb(r->into.sink, &found);
	pp_sink_release(&found);
	if (rc)
		return -1;
	if (!r->into.sink->errors)
		return 0;
	return r->how->partial && !elsewhere ? 0 : 1;
}

/* --- writing ------------------------------------------------------------ */

static const char *message_of(struct run *r)
{
	const struct pp_migrations *all = &r->migrations;
	const struct pp_migration *first = NULL;
	struct pp_buf b;
	const char *text;
	size_t n = 0;

	if (r->how->message)
		return r->how->message;
	for (size_t i = 0; i < all->count; i++) {
		if (r->used[i] && !n++)
			first = &all->items[i];
	}
	pp_buf_init(&b, 1 << 16);
	if (first && n == 1 && first->title.n)
		pp_buf_printf(&b, "%.*s\n\n", PP_STR(first->title));
	else if (first)
		pp_buf_printf(&b, "Migrate records: %.*s%s\n\n",
			      PP_STR(first->name), n > 1 ? " and others" : "");
	for (size_t i = 0; i < all->count; i++)
		if (r->used[i])
			pp_buf_printf(&b, "By %s\n", all->items[i].path);
	text = pp_arena_copy(r->into.arena, b.p, b.n);
	pp_buf_release(&b);
	return text;
}

static int write_all(struct run *r)
{
	struct pp_write write = {
		.pool = r->how->pool, .folder = r->open.config.records,
		.command = "migrate", .commit = r->how->commit,
		.dry_run = r->how->dry_run,
	};
	struct pp_write_file *files;

	files = pp_new(r->into.arena, struct pp_write_file, r->count + 1);
	for (size_t i = 0; i < r->count; i++)
		if (r->items[i].bytes.p)
			files[write.count++] = (struct pp_write_file){
				.path = r->items[i].entry->path,
				.what = PP_WRITE_CHANGE,
				.bytes = r->items[i].bytes,
				.was_id = r->items[i].was,
			};
	if (!write.count)
		return 0;
	if (write.commit && pp_migrate_head_check(&r->open, r->into))
		return -1;
	write.files = files;
	write.message = message_of(r);
	return pp_write_run(&r->out->written, &write, r->into);
}

static void hand_out(struct run *r)
{
	struct pp_migrate_result *out = r->out;

	out->changes = pp_new(r->into.arena, struct pp_migrate_change,
			      r->count + 1);
	for (size_t i = 0; i < r->count; i++)
		if (r->items[i].bytes.p)
			out->changes[out->change_count++] =
				(struct pp_migrate_change){
					r->items[i].entry->path,
					r->items[i].did,
				};
}

static int migrate(struct run *r)
{
	int rc;

	if (pp_migrations_read(&r->migrations, &r->open, r->into) < 0)
		return -1;
	r->out->migrations = r->migrations.count;
	r->used = pp_new(r->into.arena, bool, r->migrations.count + 1);
	if (list_items(r) < 0)
		return -1;
	if (r->migrations.count)
		edit_all(r);
	rc = check_all(r);
	if (rc)
		return rc;
	hand_out(r);
	return write_all(r);
}

int pp_migrate_run(struct pp_migrate_result *out, const struct pp_migrate *how,
		   struct pp_listing into)
{
	struct run r = { .how = how, .into = into, .out = out };
	int rc;

	*out = (struct pp_migrate_result){ 0 };
	if (pp_pool_open(&r.open, how->pool, into) < 0)
		return -1;
	rc = migrate(&r);
	pp_map_release(&r.by_path);
	pp_migrations_release(&r.migrations);
	pp_pool_close(&r.open);
	return rc;
}
