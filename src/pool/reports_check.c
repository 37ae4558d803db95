/* Reports in a check. */
#include "pool/reports_check.h"

#include <fcntl.h>

#include "base/buf.h"
#include "base/cache.h"
#include "base/file.h"
#include "data/read.h"
#include "pool/empty.h"
#include "pool/people.h"
#include "pool/reports.h"
#include "record/record.h"
#include "report/bound.h"
#include "report/fill.h"

struct checking {
	const struct pp_reports_check *c;
	struct pp_listing into;
	struct pp_levels *levels;		/* of each kind */
	struct pp_report_file *files;
	size_t *at;				/* of each, in records */
	size_t count;
	struct pp_str *bytes;
	struct pp_session *session;
};

/* --- what is remembered --------------------------------------------------- */

/* In the machine's own byte order: the key has the program in it. */
struct memo {
	char magic[16];
	uint64_t key[2];
};

static const char magic[16] = "peerpool papers";

static void make_memo(struct memo *out, const struct checking *c)
{
	memcpy(out->magic, magic, sizeof(magic));
	memcpy(out->key, c->c->key, sizeof(out->key));
	for (size_t i = 0; i < c->count; i++)
		for (int k = 0; k < 2; k++) {
			out->key[k] = pp_hash(pp_str(c->files[i].path),
					      out->key[k]);
			out->key[k] = pp_hash(c->bytes[i], out->key[k]);
		}
}

static bool is_known(const struct checking *c, const char *path)
{
	struct pp_sink ignored = { .limit = 1 };
	struct memo now, then;
	struct pp_buf bytes;
	bool same = false;

	make_memo(&now, c);
	pp_buf_init(&bytes, sizeof(then) + 1);
	if (!pp_file_read(&bytes, NULL, &ignored, path, AT_FDCWD, path,
			  sizeof(then)) && bytes.n == sizeof(then)) {
		memcpy(&then, bytes.p, sizeof(then));
		same = !memcmp(&now, &then, sizeof(now));
	}
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	return same;
}

static void remember(const struct checking *c, const char *path)
{
	struct memo memo;

	make_memo(&memo, c);
	pp_cache_replace(path, (struct pp_str){ (const char *)&memo,
						sizeof(memo) });
}

/* --- reading -------------------------------------------------------------- */

static void read_levels(struct checking *c)
{
	const struct pp_kinds *kinds = &c->c->schemas->kinds;

	c->levels = pp_new(c->into.arena, struct pp_levels, kinds->count);
	for (size_t i = 0; i < kinds->count; i++)
		if (kinds->items[i].document)
			pp_levels_read(&c->levels[i], c->into.arena,
				       c->into.sink, &kinds->items[i]);
}

static bool has_documents(const struct pp_kinds *kinds)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (kinds->items[i].document)
			return true;
	return false;
}

static void list(struct checking *c)
{
	const struct pp_entries *records = c->c->records;
	struct pp_arena *arena = c->into.arena;

	c->files = pp_new(arena, struct pp_report_file, records->count);
	c->at = pp_new(arena, size_t, records->count);
	for (size_t i = 0; i < records->count; i++) {
		struct pp_str path = pp_str(records->items[i].path), id;
		const struct pp_kind *kind;

		if (!pp_str_ends(path, PP_LIT(".md")) ||
		    !pp_entry_is_file(&records->items[i]))
			continue;
		kind = pp_kinds_match(&c->c->schemas->kinds, path, &id);
		if (!kind || !kind->document)
			continue;
		c->at[c->count] = i;
		c->files[c->count++] = (struct pp_report_file){
			.kind = kind, .id = id, .path = path.p,
			.levels = &c->levels[kind->number],
		};
	}
}

/* What cannot be read has been told. */
static void read_bytes(struct checking *c)
{
	struct pp_reader *reader = pp_reader_new(c->c->snapshot,
						 PP_READ_BYTES_MAX);
	struct pp_sink ignored = { 0 };
	struct pp_buf bytes;

	c->bytes = pp_new(c->into.arena, struct pp_str, c->count);
	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	for (size_t i = 0; i < c->count; i++)
		if (pp_reader_read(reader, &bytes, &ignored,
				   &c->c->records->items[c->at[i]]) == 0)
			c->bytes[i] = pp_arena_str(c->into.arena,
						   pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	pp_sink_release(&ignored);
	pp_reader_free(reader);
}

/* Of a record whose schema has found fault with it, the front matter has been
 * told of. */
static void load(struct checking *c, size_t number)
{
	struct pp_report_file *f = &c->files[number];
	bool clean = c->c->items[c->at[number]].facts.clean;
	struct pp_record record = { .kind = f->kind, .path = f->path,
				    .path_id = f->id,
				    .bytes = c->bytes[number] };
	struct pp_sink ignored = { 0 };

	if (pp_record_read(&record, c->into.arena, &ignored) == 0)
		pp_report_read(f, c->into.arena,
			       clean ? c->into.sink : &ignored, record.root,
			       f->levels);
	if (!clean && f->source.text.n && !f->bounded)
		pp_bound_check(c->into.sink, &f->source);
	pp_sink_release(&ignored);
}

/* --- looking -------------------------------------------------------------- */

static int find_other(void *data, struct pp_included *out,
		      struct pp_sink *sink, struct pp_str name)
{
	struct checking *c = data;

	(void)sink;
	for (size_t i = 0; i < c->count; i++) {
		if (!pp_str_eq(c->files[i].id, name))
			continue;
		*out = (struct pp_included){ &c->files[i].head,
					     &c->files[i].source };
		return c->files[i].bounded ? 1 : -1;
	}
	return 0;
}

static int find_people(void *data, struct pp_people *out,
		       struct pp_arena *arena, struct pp_sink *sink,
		       const struct pp_people_want *want)
{
	const struct checking *c = data;

	return pp_people_look(out, arena, sink, &c->c->schemas->kinds, want);
}

static void look(struct checking *c, const struct pp_report_file *file)
{
	const struct pp_head *head = &file->head;
	const struct pp_extract all = { file->source.text, file->source.line,
					0 };
	struct pp_arena scrap = { 0 };
	struct pp_param *params = pp_new(&scrap, struct pp_param,
					 head->param_count);
	struct pp_fill fill = {
		.session = c->session, .arena = &scrap,
		.sink = c->into.sink, .level = head->level,
		.reads = head->reads, .find = find_other, .find_data = c,
		.people = find_people, .people_data = c,
	};
	struct pp_document document;

	for (size_t i = 0; i < head->param_count; i++)
		params[i] = (struct pp_param){
			.name = head->params[i].name,
			.value = head->params[i].standard,
			.is_null = !head->params[i].has_standard,
		};
	pp_document_read(&document, &scrap, c->into.sink, &file->source, &all);
	pp_fill_document(&fill, &document, &file->source, params,
			 head->param_count);
	pp_fill_release(&fill);
	pp_arena_release(&scrap);
}

/* A table that is made when it is asked for: an empty one does. */
static int make_table(void *data, struct pp_session *session,
		      const char *table)
{
	struct checking *c = data;

	if (!strcmp(table, "finding"))
		return pp_session_fill(session, c->into.sink, NULL, 0);
	return pp_session_attach(session, c->into.sink, "history", ":memory:",
				 "change", "SELECT '' AS \"commit\", "
				 "'' AS time, '' AS actor, '' AS kind, "
				 "'' AS id, '' AS pointer, '' AS old, "
				 "'' AS new, '' AS reason, '' AS _path, "
				 "'' AS _pool WHERE 0");
}

static void look_at_all(struct checking *c, const struct pp_session_pool *pool)
{
	struct pp_sink ignored = { 0 };
	const struct pp_session_options options = {
		.pools = pool, .pool_count = 1, .today = "2000-01-01",
		.views = c->c->rules->views,
		.view_count = c->c->rules->view_count,
		.ask = make_table, .ask_data = c,
	};

	c->session = pp_session_new(c->into.arena, &ignored, &options);
	for (size_t i = 0; c->session && i < c->count; i++)
		if (c->files[i].bounded)
			look(c, &c->files[i]);
	/* One report can be part of many. */
	pp_sink_unique(c->into.sink);
	pp_session_free(c->session);
	pp_sink_release(&ignored);
}

/* On tables without rows. */
static void look_on_tables(struct checking *c)
{
	struct pp_session_pool pool = {
		PP_LIT("pool"), pp_empty_open(c->c->schemas, c->into), NULL,
	};

	if (!pool.db)
		return;
	look_at_all(c, &pool);
	pp_db_close(pool.db);
}

static void run(struct checking *c)
{
	const struct pp_reports_check *check = c->c;
	const char *memo = NULL;

	if (!has_documents(&check->schemas->kinds))
		return;
	read_levels(c);
	list(c);
	if (!c->count)
		return;
	read_bytes(c);
	if (check->key)
		memo = pp_pool_cache(check->pool, c->into.arena,
				     "check-reports");
	if (memo && is_known(c, memo))
		return;
	for (size_t i = 0; i < c->count; i++)
		load(c, i);
	look_on_tables(c);
	if (memo && !c->into.sink->count)
		remember(c, memo);
}

/* A view that is broken has been told of by the rules' check. */
void pp_reports_check(const struct pp_reports_check *check,
		      struct pp_listing into)
{
	struct pp_sink found = { 0 };
	struct checking c = { .c = check, .into = { into.arena, &found } };

	run(&c);
	pp_sink_absorb_new(into.sink, &found);
	pp_sink_release(&found);
}
