/* What is written last is load.sql: whoever finds it can load it, and the state
 * that lies beside it has already taken that into account. */
#include "exchange/export_postgres.h"

#include <errno.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/file_out.h"
#include "base/memory.h"
#include "exchange/postgres_script.h"
#include "index/postgres_rows.h"
#include "index/postgres_select.h"
#include "pool/index_note.h"
#include "store/sha1.h"

enum {
	SCRIPT_MAX = 256 << 20,
	FOLDER_MODE = 0700,
	FILE_MODE = 0600,
	NAME_MAX_BYTES = 63,
};

struct export {
	struct pp_postgres_done *out;
	struct pp_index *index;
	const struct pp_postgres_want *want;
	struct pp_listing into;
	struct pp_tables tables;
	struct pp_content_files files;
	const struct pp_content_file **sent;	/* whose rows travel */
	size_t sent_count;
	struct pp_postgres_files manifest;	/* all sound records */
	struct pp_postgres_state state;
	struct pp_postgres_files changes;
	struct pp_postgres_view *views;
	size_t view_count;
	uint8_t layout[PP_ID_SIZE];
	struct pp_postgres_script script;
	struct pp_file_out file;
	struct pp_buf text;		/* that goes to it */
	int64_t *totals;		/* rows of each table */
};

static int fail_db(struct export *e, enum pp_db_fault fault)
{
	if (!fault)
		return 0;
	pp_db_report(e->into.sink, e->index->db, fault, e->index->path);
	return -1;
}

static int fail_file(struct export *e, const char *what)
{
	pp_report(e->into.sink, PP_R(FILE_WRITE), (struct pp_pos){ 0 },
		  "cannot write '%s': %s", what, strerror(errno));
	return -1;
}

/* --- what is there -------------------------------------------------------- */

/* Whoever loads a pool that cannot be read whole would delete the rest. */
static int check_whole(struct export *e)
{
	const struct pp_index *index = e->index;

	if (index->incomplete)
		pp_report(e->into.sink, PP_R(INDEX), (struct pp_pos){ 0 },
			  "not all folders of the pool can be listed, and "
			  "what is missing would be deleted in the database: "
			  "'peerpool check' tells which");
	if (index->faulty.n)
		pp_report(e->into.sink, PP_R(INDEX), (struct pp_pos){ 0 },
			  "%.*s has a fault, and records that are missing for "
			  "it would be deleted in the database: 'peerpool "
			  "check' tells it", PP_STR(index->faulty));
	return index->incomplete || index->faulty.n ? -1 : 0;
}

static int choose_schema(struct export *e)
{
	struct pp_str name = e->want->schema ? pp_str(e->want->schema) :
					       e->index->name;
	bool plain = name.n > 0 && name.n <= NAME_MAX_BYTES &&
		     (pp_is_letter(*name.p) || *name.p == '_') &&
		     !pp_str_starts(name, PP_LIT("pg_")) &&
		     !pp_str_is(name, "public") &&
		     !pp_str_is(name, "information_schema");

	for (size_t i = 0; i < name.n; i++)
		plain = plain && (pp_is_alnum(name.p[i]) ||
				  name.p[i] == '_' || name.p[i] == '-');
	e->out->schema = name;
	if (plain)
		return 0;
	pp_report_note(e->into.sink, pp_report(e->into.sink,
		       PP_R(EXPORT_VALUE), (struct pp_pos){ 0 },
		       "'%.*s' cannot be the name of the pool's schema in "
		       "PostgreSQL", PP_STR(name)), (struct pp_pos){ 0 },
		       "--into NAME gives another: a letter, then letters, "
		       "digits, - and _, and none of PostgreSQL's own");
	return -1;
}

static void find_class(struct export *e)
{
	enum pp_class *class = &e->out->class;

	for (size_t i = 0; i < e->tables.count; i++) {
		const struct pp_table *t = &e->tables.items[i];

		*class = t->class > *class ? t->class : *class;
		for (size_t k = 0; k < t->column_count; k++)
			if (t->columns[k].class > *class)
				*class = t->columns[k].class;
	}
}

/* The records that have rows. */
static void list_records(struct export *e)
{
	struct pp_postgres_files *m = &e->manifest;

	m->items = pp_new_raw(e->into.arena, struct pp_postgres_file,
			      e->files.count);
	e->sent = pp_new(e->into.arena, const struct pp_content_file *,
			 e->files.count);
	for (size_t i = 0; i < e->files.count; i++) {
		const struct pp_content_file *f = &e->files.items[i];

		if (f->kind == PP_CONTENT_NO_KIND || f->is_broken)
			continue;
		m->items[m->count].path = f->path;
		memcpy(m->items[m->count].id, f->id, PP_ID_SIZE);
		e->sent[m->count++] = f;
	}
	e->sent_count = m->count;
}

static int look(struct export *e)
{
	enum pp_db_fault fault;

	if (check_whole(e) < 0 || choose_schema(e) < 0)
		return -1;
	fault = pp_content_tables(&e->tables, e->into.arena, e->index->db);
	if (!fault)
		fault = pp_content_files(&e->files, e->into.arena,
					 e->index->db);
	if (fault)
		return fail_db(e, fault);
	e->totals = pp_new(e->into.arena, int64_t, e->tables.count);
	list_records(e);
	find_class(e);
	return 0;
}

/* --- views ---------------------------------------------------------------- */

static struct pp_str about_view(struct export *e,
				const struct pp_sql_file *view)
{
	const char *between = view->title.n && view->explanation.n ? ". " : "";

	return pp_str(pp_arena_printf(e->into.arena, "%.*s%s%.*s",
				      PP_STR(view->title), between,
				      PP_STR(view->explanation)));
}

static int translate(struct export *e, const struct pp_sql_file *view)
{
	const struct pp_postgres_names names = {
		&e->tables, e->index->views, e->index->view_count,
	};
	struct pp_postgres_view *v = &e->views[e->view_count];

	v->name = view->name;
	v->path = view->path;
	v->about = about_view(e, view);
	if (pp_postgres_select(&v->select, e->into.arena, e->into.sink,
			       &names, view) < 0)
		return -1;
	e->view_count++;
	return 0;
}

/* finding and change are made for queries alone: that a view asks for them is
 * told when it is changed to PostgreSQL's words. */
static bool can_try(const struct pp_sql_file *view)
{
	return !view->sqlite_only.n &&
	       !pp_sql_mentions(view->sql, PP_LIT("finding")) &&
	       !pp_sql_mentions(view->sql, PP_LIT("change"));
}

/* One that SQLite itself refuses, or whose name is taken, is told as it is to a
 * query. */
static int try_views(struct export *e)
{
	size_t errors = e->into.sink->errors;
	const struct pp_session_pool pool = { e->index->name, e->index->db,
					      e->index->path };
	const struct pp_session_options options = {
		.pools = &pool, .pool_count = 1, .today = "2000-01-01",
		.views = e->index->views, .view_count = e->index->view_count,
	};
	struct pp_session *session = pp_session_new(e->into.arena,
						    e->into.sink, &options);

	for (size_t i = 0; session && i < e->index->view_count; i++) {
		const struct pp_sql_file *view = &e->index->views[i];
		const struct pp_query q = { .sql = view->sql,
					    .file = view->path };

		if (can_try(view))
			pp_session_try(e->into.sink, session, &q);
	}
	pp_session_free(session);
	return session && e->into.sink->errors == errors ? 0 : -1;
}

static int read_views(struct export *e)
{
	size_t count = e->index->view_count;
	struct pp_postgres_done *out = e->out;
	int rc = try_views(e);

	e->views = pp_new(e->into.arena, struct pp_postgres_view, count);
	out->left_out = pp_new(e->into.arena, const struct pp_sql_file *,
			       count);
	for (size_t i = 0; i < count && !rc; i++) {
		const struct pp_sql_file *view = &e->index->views[i];

		if (view->sqlite_only.n)
			out->left_out[out->left_out_count++] = view;
		else if (translate(e, view) < 0)
			rc = -1;
	}
	return rc;
}

/* --- what is to be sent --------------------------------------------------- */

static struct pp_str hex(struct export *e, const uint8_t id[PP_ID_SIZE])
{
	char text[PP_ID_HEX];

	if (pp_id_is_zero(id))
		return (struct pp_str){ 0 };
	pp_id_hex(text, id);
	return pp_arena_str(e->into.arena, pp_str(text));
}

static int describe(struct export *e)
{
	struct pp_index_note note;
	enum pp_db_fault fault = pp_index_note_get(&note, e->into.arena,
						   e->index->db);

	if (fault)
		return fail_db(e, fault);
	e->script.ddl = (struct pp_postgres_ddl){
		.tables = &e->tables, .schema = e->out->schema,
		.pool = e->index->name, .zone = e->index->time_zone,
	};
	e->script.commit = hex(e, note.commit);
	e->script.tree = hex(e, note.tree);
	return 0;
}

/* The hashes by which a layout and a set of views are known again: of the SQL
 * that makes them, and of all on which the rows of a record depend. */
static int hash_layout(struct export *e)
{
	struct pp_buf text;
	int rc = 0;

	pp_buf_init(&text, SCRIPT_MAX);
	pp_postgres_tables(&text, &e->script.ddl);
	pp_postgres_functions(&text, &e->script.ddl);
	pp_postgres_indexes(&text, &e->script.ddl);
	pp_buf_add(&text, e->tables.digests, e->tables.kind_count *
		   sizeof(*e->tables.digests));
	pp_sha1(e->layout, pp_buf_get(&text));
	if (text.overflow)
		rc = -1;
	pp_buf_clear(&text);
	e->script.out = &text;
	pp_postgres_script_views(&e->script, e->views, e->view_count);
	pp_sha1(e->script.views, pp_buf_get(&text));
	if (text.overflow || rc) {
		errno = EFBIG;
		rc = fail_file(e, "load.sql");
	}
	pp_buf_release(&text);
	return rc;
}

/* Of two sorted lists, the records that are in both. */
static void choose_changed(struct export *e)
{
	size_t n = 0, k = 0;

	for (size_t i = 0; i < e->sent_count; i++) {
		while (k < e->changes.count &&
		       pp_str_cmp(e->changes.items[k].path,
				  e->sent[i]->path) < 0)
			k++;
		if (k < e->changes.count &&
		    pp_str_eq(e->changes.items[k].path, e->sent[i]->path))
			e->sent[n++] = e->sent[i];
	}
	e->sent_count = n;
	e->out->gone = e->changes.count - n;
}

static void start_anew(struct export *e)
{
	e->out->is_whole = true;
	e->state = (struct pp_postgres_state){ .files = e->manifest };
	memcpy(e->state.layout, e->layout, PP_ID_SIZE);
	memcpy(e->state.base, e->script.state, PP_ID_SIZE);
}

static void go_on(struct export *e)
{
	pp_postgres_state_compare(&e->changes, e->into.arena, &e->state,
				  &e->manifest);
	choose_changed(e);
}

static void decide(struct export *e)
{
	struct pp_sha1 hash;
	bool known = pp_postgres_state_read(&e->state, e->into.arena,
					    e->want->folder);

	/* Other views are another state, though the rows are the same. */
	pp_postgres_state_id(e->script.state, e->layout, &e->manifest);
	pp_sha1_init(&hash);
	pp_sha1_add(&hash, e->script.state, PP_ID_SIZE);
	pp_sha1_add(&hash, e->script.views, PP_ID_SIZE);
	pp_sha1_end(e->script.state, &hash);
	if (e->want->whole || !known || !e->state.is_loaded ||
	    memcmp(e->state.layout, e->layout, PP_ID_SIZE) != 0 ||
	    e->state.since_count >= PP_POSTGRES_SINCE_MAX)
		start_anew(e);
	else
		go_on(e);
	e->out->records = e->sent_count;
}

/* --- writing -------------------------------------------------------------- */

static void report_stray(struct export *e, const struct pp_content_file *file,
			 const struct pp_postgres_stray *stray)
{
	struct pp_pos pos = { .file = file->path.p, .line = stray->line };

	pp_report(e->into.sink, PP_R(EXPORT_VALUE), pos, "'%.*s' %s",
		  PP_STR(stray->column->name), stray->why);
}

static void flow(struct export *e)
{
	pp_file_out_add(&e->file, pp_buf_get(&e->text));
	if (e->text.overflow)
		e->file.error = EFBIG;
	pp_buf_clear(&e->text);
}

/* The rows of one table; *found: some value has no place. */
static enum pp_db_fault copy_rows(struct export *e, bool *found,
				  struct pp_postgres_rows *rows)
{
	struct pp_postgres_stray stray;
	enum pp_db_fault fault = PP_DB_OK;

	for (size_t i = 0; i < e->sent_count && !fault; i++) {
		const struct pp_content_file *file = e->sent[i];

		if (!pp_postgres_rows_of(rows, file))
			continue;
		fault = pp_postgres_rows_add(&e->text, &e->out->rows,
					     &stray, rows, file);
		if (!fault && stray.column) {
			report_stray(e, file, &stray);
			*found = true;
		}
		flow(e);
	}
	return fault;
}

static int copy_table(struct export *e, size_t table)
{
	enum pp_db_fault fault;
	struct pp_postgres_rows *rows = pp_postgres_rows_new(&fault,
				e->index->db, &e->tables, table);
	bool found = false;

	if (!fault)
		fault = pp_postgres_rows_total(&e->totals[table], rows);
	if (!fault) {
		pp_postgres_copy(&e->text, e->out->schema,
				 &e->tables.items[table]);
		fault = copy_rows(e, &found, rows);
		pp_buf_puts(&e->text, "\\.\n");
	}
	pp_postgres_rows_free(rows);
	return fault ? fail_db(e, fault) : found ? -1 : 0;
}

static int write_rows(struct export *e)
{
	int rc = 0;

	for (size_t i = 0; i < e->tables.count; i++)
		if (copy_table(e, i) < 0)
			rc = -1;
	return rc;
}

static const char *full_path(struct export *e, const char *name)
{
	const char *folder = pp_file_real(e->into.arena, e->want->folder);

	return pp_arena_printf(e->into.arena, "%s/%s",
			       folder ? folder : e->want->folder, name);
}

static int write_script(struct export *e)
{
	const struct pp_postgres_script *s = &e->script;
	int rc;

	pp_postgres_script_begin(s);
	if (e->out->is_whole) {
		pp_postgres_script_anew(s);
	} else {
		pp_postgres_script_goes_on(s, &e->state);
		pp_postgres_script_delete(s, &e->changes);
	}
	rc = write_rows(e);
	if (e->out->is_whole)
		pp_postgres_indexes(s->out, &s->ddl);
	for (size_t i = 0; i < e->tables.count; i++) {
		if (e->out->is_whole) {
			pp_buf_puts(s->out, "ANALYZE ");
			pp_postgres_place(s->out, s->ddl.schema,
					  e->tables.items[i].name);
			pp_buf_puts(s->out, ";\n");
		}
		pp_postgres_script_count(s, e->tables.items[i].name,
					 e->totals[i]);
	}
	pp_postgres_script_views(s, e->views, e->view_count);
	pp_postgres_script_end(s, pp_str(full_path(e, "loaded")));
	return rc;
}

/* The state as it is once load.sql has its name. */
static void note_sent(struct export *e)
{
	struct pp_postgres_state *s = &e->state;
	const uint8_t *last = s->since_count ? s->since[s->since_count - 1] :
					       s->base;
	uint8_t (*since)[PP_ID_SIZE];

	if (e->out->is_whole)
		return;
	s->sent = e->changes;
	if (!memcmp(last, e->script.state, PP_ID_SIZE))
		return;
	since = (uint8_t (*)[PP_ID_SIZE])pp_new(e->into.arena, uint8_t,
				(s->since_count + 1) * PP_ID_SIZE);
	if (s->since_count)
		memcpy(since, s->since, s->since_count * PP_ID_SIZE);
	memcpy(since[s->since_count++], e->script.state, PP_ID_SIZE);
	s->since = since;
}

static int write_state(struct export *e)
{
	note_sent(e);
	if (e->out->is_whole && pp_postgres_state_forget(e->want->folder) < 0)
		return fail_file(e, full_path(e, "loaded"));
	return pp_postgres_state_write(&e->state, e->want->folder) < 0 ?
		fail_file(e, full_path(e, "state")) : 0;
}

static int write_all(struct export *e)
{
	const char *path = pp_arena_printf(e->into.arena, "%s/load.sql",
					   e->want->folder);
	int rc;

	if (pp_file_out_begin(&e->file, path, FILE_MODE) < 0)
		return fail_file(e, path);
	pp_buf_init(&e->text, SCRIPT_MAX);
	e->script.out = &e->text;
	rc = write_script(e);
	flow(e);
	if (!rc && pp_file_out_end(&e->file) < 0)
		rc = fail_file(e, path);
	if (!rc)
		rc = write_state(e);
	if (!rc && pp_file_out_publish(&e->file) < 0)
		rc = fail_file(e, path);
	pp_file_out_drop(&e->file);
	pp_buf_release(&e->text);
	return rc;
}

int pp_export_postgres(struct pp_postgres_done *out, struct pp_index *index,
		       const struct pp_postgres_want *want,
		       struct pp_listing into)
{
	struct export e = { .out = out, .index = index, .want = want,
			    .into = into };

	*out = (struct pp_postgres_done){ 0 };
	if (look(&e) < 0 || read_views(&e) < 0 || describe(&e) < 0 ||
	    hash_layout(&e) < 0)
		return -1;
	if (pp_file_mkdirs(want->folder, FOLDER_MODE) < 0)
		return fail_file(&e, want->folder);
	decide(&e);
	return write_all(&e);
}
