/* What statements can see. */
#include "index/session.h"

#include <sqlite3.h>

#include "base/memory.h"
#include "index/result.h"
#include "index/sql_date.h"
#include "index/sql_run.h"

/* What a single statement may ask of SQLite. */
static const struct {
	int id, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 64 << 20 },
	{ SQLITE_LIMIT_SQL_LENGTH, 4 << 20 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

enum { LIMITS = sizeof(limits) / sizeof(*limits) };

static void set_limits(struct pp_session *s)
{
	for (size_t i = 0; i < LIMITS; i++)
		s->limits[i] = sqlite3_limit(s->db, limits[i].id,
					     limits[i].value);
}

static struct pp_made *add_made(struct pp_session *s, struct pp_str name,
				enum pp_made_kind kind, size_t number)
{
	struct pp_made *m = pp_new(s->arena, struct pp_made, 1);
	struct pp_str key = pp_arena_str(s->arena, name);
	char *small = (char *)key.p;

	for (size_t i = 0; i < key.n; i++)
		if (small[i] >= 'A' && small[i] <= 'Z')
			small[i] = (char)(small[i] - 'A' + 'a');
	*m = (struct pp_made){ .kind = kind, .number = number };
	pp_map_put(&s->made, key, NULL)->ptr = m;
	return m;
}

/* A view with the name of a table would hide it, from the views that are made
 * of it too: the table keeps the name. */
static void add_view(struct pp_session *s, struct pp_sink *sink, size_t i)
{
	const struct pp_sql_file *view = &s->o.views[i];
	const struct pp_made *had = NULL;
	struct pp_map_entry *entry = pp_map_get(&s->made, view->name);
	struct pp_finding *f;
	const char *what = "table";

	if (entry)
		had = entry->ptr;
	if (had && had->kind == PP_MADE_VIEW)
		what = "view";
	if (!had && !pp_tables_find(&s->joined.all, view->name)) {
		add_made(s, view->name, PP_MADE_VIEW, i);
		return;
	}
	f = pp_report(sink, PP_R(SQL_FILE),
		      (struct pp_pos){ .file = view->path },
		      "there is a %s '%.*s' already: the view must have "
		      "another name", what, PP_STR(view->name));
	if (had && had->kind == PP_MADE_VIEW)
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "it stands in "
			       "%s", s->o.views[had->number].path);
}

static void list_made(struct pp_session *s, struct pp_sink *sink)
{
	add_made(s, PP_LIT("clock"), PP_MADE_CLOCK, 0);
	add_made(s, PP_LIT("json_each"), PP_MADE_MODULE, 0);
	add_made(s, PP_LIT("json_tree"), PP_MADE_MODULE, 0);
	if (s->o.pool_count > 1) {
		for (size_t i = 0; i < s->joined.all.count; i++)
			add_made(s, s->joined.all.items[i].name,
				 PP_MADE_JOINED, i);
		for (size_t i = 0; i < s->o.pool_count; i++)
			add_made(s, pp_str(pp_joined_schema(s->arena, i)),
				 PP_MADE_CLOSED, 0);
	}
	for (size_t i = 0; i < s->o.view_count; i++)
		add_view(s, sink, i);
}

/* "group" is a name, never a text that happens to be between double quotes;
 * what a database brings along is trusted with nothing. */
static int configure(struct pp_session *s)
{
	int rc = pp_sql_date_register(s->db);

	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0,
			  NULL);
	set_limits(s);
	return rc;
}

static int set_up(struct pp_session *s, struct pp_sink *sink)
{
	int rc = configure(s);

	if (rc != SQLITE_OK) {
		pp_session_failed(s, sink, rc);
		return -1;
	}
	if (pp_joined_read(&s->joined, s->arena, sink, &s->o) < 0)
		return -1;
	s->auth.is_joined = s->o.pool_count > 1;
	pp_authorizer_tables(&s->auth, &s->joined.all);
	if (pp_joined_attach(&s->joined, s->arena, sink) < 0)
		return -1;
	list_made(s, sink);
	return 0;
}

struct pp_session *pp_session_new(struct pp_arena *arena,
				  struct pp_sink *sink,
				  const struct pp_session_options *options)
{
	struct pp_session *s = pp_new(arena, struct pp_session, 1);

	*s = (struct pp_session){ .arena = arena, .o = *options,
				  .db = pp_db_sqlite(options->pools[0].db) };
	s->auth.arena = arena;
	s->auth.is_ours = true;
	pp_authorizer_install(&s->auth, s->db);
	if (set_up(s, sink) == 0)
		return s;
	pp_session_free(s);
	return NULL;
}

/* A table or view, whichever it is. */
static void drop(struct pp_session *s, struct pp_str name)
{
	const char *quoted = pp_sql_quote(s->arena, name);

	if (pp_session_exec(s, pp_arena_printf(s->arena,
			    "DROP VIEW IF EXISTS temp.%s", quoted)))
		pp_session_exec(s, pp_arena_printf(s->arena,
				"DROP TABLE IF EXISTS temp.%s", quoted));
}

void pp_session_free(struct pp_session *session)
{
	struct pp_session *s = session;

	if (!s)
		return;
	while (s->temp_count)
		drop(s, s->temps[--s->temp_count]);
	for (size_t i = 0; i < s->made.count; i++)
		pp_sink_release(&((struct pp_made *)
				  s->made.entries[i].ptr)->faults);
	if (s->o.pool_count > 1)
		pp_joined_detach(&s->joined, s->arena);
	for (size_t i = 0; i < LIMITS; i++)
		sqlite3_limit(s->db, limits[i].id, s->limits[i]);
	pp_authorizer_remove(&s->auth, s->db);
	pp_map_release(&s->made);
	pp_free(s->temps);
}

/* --- tables that are made when they are asked for ------------------------ */

static void bind_text(sqlite3_stmt *stmt, int number, const char *text,
		      size_t n)
{
	if (text)
		sqlite3_bind_text64(stmt, number, text, n, SQLITE_STATIC,
				    SQLITE_UTF8);
	else
		sqlite3_bind_null(stmt, number);
}

static void bind_string(sqlite3_stmt *stmt, int number, const char *text)
{
	bind_text(stmt, number, text, text ? strlen(text) : 0);
}

static void bind_place(sqlite3_stmt *stmt, int number, uint32_t value)
{
	if (value)
		sqlite3_bind_int64(stmt, number, value);
	else
		sqlite3_bind_null(stmt, number);
}

static int enter(sqlite3_stmt *stmt, const struct pp_session_finding *entry)
{
	const struct pp_finding *f = entry->finding;

	bind_string(stmt, 1, f->rule->id);
	bind_string(stmt, 2, pp_severity_name(f->severity));
	bind_string(stmt, 3, f->pos.file);
	bind_place(stmt, 4, f->pos.line);
	bind_place(stmt, 5, f->pos.col);
	bind_string(stmt, 6, f->pointer);
	bind_string(stmt, 7, f->text);
	bind_text(stmt, 8, entry->kind.n ? entry->kind.p : NULL,
		  entry->kind.n);
	bind_text(stmt, 9, entry->id.n ? entry->id.p : NULL, entry->id.n);
	sqlite3_step(stmt);
	return sqlite3_reset(stmt);
}

static int fill(struct pp_session *s, const struct pp_session_finding *entries,
		size_t count)
{
	sqlite3_stmt *stmt = NULL;
	int rc = pp_session_exec(s,
		"CREATE TEMP TABLE IF NOT EXISTS finding(rule TEXT, "
		"severity TEXT, path TEXT, line INTEGER, col INTEGER, "
		"pointer TEXT, message TEXT, kind TEXT, id TEXT);"
		"DELETE FROM temp.finding");
	bool was = s->auth.is_ours;

	s->auth.is_ours = true;
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(s->db, "INSERT INTO temp.finding "
					"VALUES (?,?,?,?,?,?,?,?,?)", -1,
					&stmt, NULL);
	for (size_t i = 0; i < count && rc == SQLITE_OK; i++)
		rc = enter(stmt, &entries[i]);
	sqlite3_finalize(stmt);
	s->auth.is_ours = was;
	return rc;
}

int pp_session_fill(struct pp_session *session, struct pp_sink *sink,
		    const struct pp_session_finding *findings, size_t count)
{
	int rc = fill(session, findings, count);

	if (rc != SQLITE_OK) {
		pp_session_failed(session, sink, rc);
		return -1;
	}
	pp_session_remember(session, PP_LIT("finding"), PP_TEMP_ANY);
	return 0;
}

/* The tables of the file are there for the view alone. */
static int hide_tables(struct pp_session *s, const char *schema)
{
	const char *sql = pp_arena_printf(s->arena, "SELECT name FROM "
			"%s.sqlite_master WHERE type = 'table'",
			pp_sql_quote(s->arena, pp_str(schema)));
	sqlite3_stmt *stmt = NULL;
	bool was = s->auth.is_ours;
	int rc;

	s->auth.is_ours = true;
	rc = sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL);
	while (rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);
		struct pp_str name = pp_arena_str(s->arena, pp_str(text));

		pp_authorizer_attached(&s->auth, name);
		add_made(s, name, PP_MADE_HIDDEN, 0);
	}
	if (rc == SQLITE_OK)
		rc = sqlite3_finalize(stmt);
	s->auth.is_ours = was;
	return rc;
}

int pp_session_attach(struct pp_session *session, struct pp_sink *sink,
		      const char *schema, const char *path, const char *view,
		      const char *select)
{
	struct pp_session *s = session;
	struct pp_str name = pp_arena_str(s->arena, pp_str(view));
	const char *file = pp_sql_quote(s->arena, pp_str(path));
	int rc = pp_session_exec(s, pp_arena_printf(s->arena,
			"ATTACH %s AS %s", file,
			pp_sql_quote(s->arena, pp_str(schema))));

	if (rc == SQLITE_OK) {
		add_made(s, pp_str(schema), PP_MADE_CLOSED, 0);
		rc = hide_tables(s, schema);
	}
	if (rc == SQLITE_OK)
		rc = pp_session_view(s, name, select, PP_TEMP_ANY);
	if (rc != SQLITE_OK)
		pp_session_failed(s, sink, rc);
	return rc == SQLITE_OK ? 0 : -1;
}

/* --- statements ---------------------------------------------------------- */

int pp_session_query(struct pp_result *out, struct pp_arena *arena,
		     struct pp_sink *sink, struct pp_session *session,
		     const struct pp_query *query)
{
	return pp_session_run(out, arena, sink, session, query);
}

void pp_session_watch(struct pp_session *session, struct pp_map *reads,
		      struct pp_arena *arena)
{
	session->watch = reads;
	session->watch_arena = arena;
}

void pp_session_recall(struct pp_session *session,
		       const struct pp_recall *recall)
{
	session->o.recall = recall;
}

int pp_session_try(struct pp_sink *sink, struct pp_session *session,
		   const struct pp_query *query)
{
	sqlite3_stmt *stmt = pp_session_prepare(session, sink, query);

	sqlite3_finalize(stmt);
	return stmt ? 0 : -1;
}

int pp_session_describe(struct pp_result *out, struct pp_arena *arena,
			struct pp_sink *sink, struct pp_session *session,
			const struct pp_query *query)
{
	sqlite3_stmt *stmt = pp_session_prepare(session, sink, query);

	if (!stmt)
		return -1;
	pp_result_describe(out, arena, stmt, &session->joined.all);
	pp_session_note_reads(out, arena, session);
	sqlite3_finalize(stmt);
	return 0;
}

/* --- what there is ------------------------------------------------------- */

/* What a column of a view is like, from the table's column that it is. */
static void describe(struct pp_column *out, struct pp_session *s,
		     sqlite3_stmt *stmt, int i)
{
	const char *table = sqlite3_column_table_name(stmt, i);
	const char *origin = sqlite3_column_origin_name(stmt, i);
	const struct pp_table *t = NULL;

	if (table && origin)
		t = pp_tables_find(&s->joined.all, pp_str(table));
	out->type = PP_COLUMN_ANY;
	for (size_t k = 0; t && k < t->column_count; k++)
		if (pp_str_is(t->columns[k].name, origin))
			*out = t->columns[k];
	out->is_id = out->is_ref = out->required = false;
	out->name = pp_arena_str(s->arena,
				 pp_str(sqlite3_column_name(stmt, i)));
}

static void add_view_table(struct pp_tables *out, struct pp_session *s,
			   size_t number)
{
	const struct pp_sql_file *view = &s->o.views[number];
	struct pp_query q = { .sql = view->sql, .file = view->path };
	struct pp_table *t = &out->items[out->count];
	struct pp_sink ignored = { .limit = 1 };
	sqlite3_stmt *stmt = pp_session_prepare(s, &ignored, &q);

	pp_sink_release(&ignored);
	if (!stmt)
		return;
	*t = (struct pp_table){ .name = view->name, .label = view->title,
				.description = view->explanation,
				.number = (uint16_t)out->count++,
				.parent = -1, .class = s->auth.class };
	t->column_count = (size_t)sqlite3_column_count(stmt);
	t->columns = pp_new(s->arena, struct pp_column, t->column_count);
	for (size_t i = 0; i < t->column_count; i++)
		describe(&t->columns[i], s, stmt, (int)i);
	sqlite3_finalize(stmt);
}

void pp_session_kind_tables(struct pp_tables *out,
			    const struct pp_session *session)
{
	*out = session->joined.all;
}

int pp_session_tables(struct pp_tables *out, struct pp_arena *arena,
		      struct pp_sink *sink, struct pp_session *session)
{
	const struct pp_tables *all = &session->joined.all;

	(void)sink;
	*out = *all;
	out->items = pp_new(arena, struct pp_table,
			    all->count + session->o.view_count);
	if (all->count)
		memcpy(out->items, all->items,
		       all->count * sizeof(*out->items));
	for (size_t i = 0; i < session->o.view_count; i++)
		add_view_table(out, session, i);
	return 0;
}
