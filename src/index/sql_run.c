/* What a session does with one statement. */
#include "index/sql_run.h"

#include <sqlite3.h>
#include <time.h>

#include "base/memory.h"
#include "index/result.h"
#include "index/sql_error.h"
#include "index/sql_form.h"
#include "index/sql_param.h"

enum {
	STEPS = 1000,		/* of SQLite's, from one look at the clock to
				   the next */
	HEAP = 512 << 20,	/* bytes that a query may take */
};

/* --- the session's own statements ---------------------------------------- */

int pp_session_exec(struct pp_session *s, const char *sql)
{
	bool was = s->auth.is_ours;
	int rc;

	s->auth.is_ours = true;
	rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	s->auth.is_ours = was;
	return rc;
}

void pp_session_remember(struct pp_session *s, struct pp_str name,
			 enum pp_temp temp)
{
	pp_authorizer_temp(&s->auth, name, temp);
	pp_grow(s->temps, s->temp_count, s->temp_cap);
	s->temps[s->temp_count++] = name;
}

int pp_session_view(struct pp_session *s, struct pp_str name,
		    const char *select, enum pp_temp temp)
{
	int rc = pp_session_exec(s, pp_arena_printf(s->arena,
			"CREATE TEMP VIEW %s AS %s",
			pp_sql_quote(s->arena, name), select));

	if (rc == SQLITE_OK)
		pp_session_remember(s, name, temp);
	return rc;
}

void pp_session_failed(struct pp_session *s, struct pp_sink *sink, int code)
{
	struct pp_db *db = s->o.pools[0].db;

	pp_db_report(sink, db, pp_db_fault_of(db, code), s->o.pools[0].path);
}

/* --- what cannot be prepared --------------------------------------------- */

static struct pp_pos place(const struct pp_query *q, struct pp_sql_token token)
{
	return pp_sql_pos(q->file, q->sql,
			  (size_t)(token.text.p - q->sql.p));
}

static void report_limit(struct pp_sink *sink, const struct pp_query *q,
			 const char *text, const char *advice)
{
	struct pp_pos pos = { .file = q->file };
	struct pp_finding *f = pp_report(sink, PP_R(QUERY_LIMIT), pos, "%s",
					 text);

	if (advice)
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "%s", advice);
}

static void report_time(struct pp_sink *sink, const struct pp_query *q)
{
	struct pp_arena scrap = { 0 };
	unsigned ms = q->timeout_ms;
	const char *text = ms % 1000 ?
		pp_arena_printf(&scrap, "the query was ended after %u ms", ms) :
		pp_arena_printf(&scrap, "the query was ended after %u second%s",
				ms / 1000, ms == 1000 ? "" : "s");

	report_limit(sink, q, text, "a join without ON joins every row with "
		     "every other; --timeout SECONDS allows more time");
	pp_arena_release(&scrap);
}

/* Does the token name one of SQLite's own tables? */
static bool is_inner(struct pp_sql_token token)
{
	static const struct pp_str starts[] = {
		{ "sqlite_", 7 }, { "pragma_", 7 }, { "dbstat", 6 },
		{ "fts", 3 }, { "rtree", 5 }
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (token.text.n >= starts[i].n &&
		    !sqlite3_strnicmp(token.text.p, starts[i].p,
				      (int)starts[i].n))
			return true;
	return false;
}

/* The token that the authorizer's refusal is about.  SQLite has several names
 * for its own tables, and looks into one before it looks into another. */
static bool find_refused(struct pp_sql_token *out, const struct pp_session *s,
			 const struct pp_query *q)
{
	const char *name = s->auth.refused_name;
	size_t at = 0;

	while (name && pp_sql_next(out, q->sql, &at))
		if (pp_sql_token_is(*out, pp_str(name)))
			return true;
	at = 0;
	while (s->auth.refused_table && pp_sql_next(out, q->sql, &at))
		if (out->kind == PP_SQL_WORD && is_inner(*out))
			return true;
	at = 0;
	pp_sql_next(out, q->sql, &at);
	return false;
}

static void report_refused(struct pp_session *s, struct pp_sink *sink,
			   const struct pp_query *q)
{
	const char *name = s->auth.refused_name;
	struct pp_sql_token token;
	struct pp_finding *f;

	if (find_refused(&token, s, q) && s->auth.refused_table)
		f = pp_report(sink, PP_R(QUERY_ERROR), place(q, token),
			      "'%.*s' is not a table of the pool",
			      PP_STR(token.text));
	else
		f = pp_report(sink, PP_R(QUERY_ERROR), place(q, token), "%s",
			      s->auth.refused);
	if (s->auth.refused_table)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "'peerpool query --schema' lists the tables");
	else if (name && !sqlite3_strnicmp(name, "current_", 8))
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "the day that is "
			       "asked about is (SELECT today FROM clock)");
}

static void report_sql(struct pp_session *s, struct pp_sink *sink,
		       const struct pp_query *q)
{
	size_t count = s->o.view_count + 3, n = 0;
	struct pp_arena scrap = { 0 };
	struct pp_str *others = pp_new(&scrap, struct pp_str, count);
	struct pp_sql_error error = {
		.file = q->file, .sql = q->sql,
		.offset = sqlite3_error_offset(s->db),
		.tables = &s->joined.all, .db = s->db, .others = others,
	};
	const char *message = sqlite3_errmsg(s->db);
	bool was = s->auth.is_ours;

	error.message = pp_arena_copy(&scrap, message, strlen(message));
	for (size_t i = 0; i < s->o.view_count; i++)
		others[n++] = s->o.views[i].name;
	others[n++] = PP_LIT("clock");
	if (s->o.ask) {
		others[n++] = PP_LIT("finding");
		others[n++] = PP_LIT("change");
	}
	error.other_count = n;
	s->auth.is_ours = true;
	pp_sql_error_report(sink, &scrap, &error);
	s->auth.is_ours = was;
	pp_arena_release(&scrap);
}

/* Why SQLite did not prepare or run the statement. */
static void report(struct pp_session *s, struct pp_sink *sink,
		   const struct pp_query *q, int code)
{
	switch (code & 0xff) {
	case SQLITE_AUTH:
		if (s->auth.refused)
			report_refused(s, sink, q);
		else
			report_sql(s, sink, q);
		break;
	case SQLITE_INTERRUPT:
		report_time(sink, q);
		break;
	case SQLITE_NOMEM:
		report_limit(sink, q, "the query takes too much memory",
			     "ask for fewer rows or columns, or sort less at "
			     "once");
		break;
	case SQLITE_TOOBIG:
		report_limit(sink, q, "the statement, or a value in it, is too "
			     "long", NULL);
		break;
	case SQLITE_ERROR:
	case SQLITE_MISMATCH:
	case SQLITE_RANGE:
	case SQLITE_CONSTRAINT:
		/* A function that was refused fails so. */
		if (s->auth.refused)
			report_refused(s, sink, q);
		else
			report_sql(s, sink, q);
		break;
	default:
		pp_session_failed(s, sink, code);
	}
}

/* --- what a statement mentions ------------------------------------------- */

static struct pp_made *find_made(struct pp_session *s, struct pp_sql_token t)
{
	struct pp_arena scrap = { 0 };
	struct pp_map_entry *entry;
	struct pp_str name;
	char *small;

	if (t.kind != PP_SQL_WORD && t.kind != PP_SQL_QUOTED)
		return NULL;
	name = pp_sql_name(&scrap, t);
	small = pp_arena_copy(&scrap, name.p, name.n);
	for (size_t i = 0; i < name.n; i++)
		if (small[i] >= 'A' && small[i] <= 'Z')
			small[i] = (char)(small[i] - 'A' + 'a');
	entry = pp_map_get(&s->made, (struct pp_str){ small, name.n });
	pp_arena_release(&scrap);
	return entry ? entry->ptr : NULL;
}

static int make_plain(struct pp_session *s, struct pp_sink *sink,
		      struct pp_made *m)
{
	struct pp_str name = PP_LIT("clock");
	int rc;

	switch (m->kind) {
	case PP_MADE_CLOCK:
		rc = pp_session_view(s, name, pp_arena_printf(s->arena,
				     "SELECT '%s' AS today", s->o.today),
				     PP_TEMP_PLAIN);
		break;
	case PP_MADE_JOINED:
		name = s->joined.all.items[m->number].name;
		rc = pp_session_view(s, name, pp_joined_select(&s->joined,
				     s->arena, m->number), PP_TEMP_JOINED);
		break;
	default:
		rc = pp_session_exec(s, "SELECT 1 FROM json_each('[]');"
				     "SELECT 1 FROM json_tree('[]')");
	}
	m->state = PP_MADE_YES;
	if (rc != SQLITE_OK)
		pp_session_failed(s, sink, rc);
	return rc == SQLITE_OK ? 0 : -1;
}

/* Is the token before a dot, as a database's name is? */
static bool is_qualifier(struct pp_str sql, size_t at)
{
	struct pp_sql_token next;

	return pp_sql_next(&next, sql, &at) && *next.text.p == '.';
}

static int provide(struct pp_session *s, struct pp_sink *sink,
		   const struct pp_query *q);

/* A view that mentions one which is being made may only seem to: its column may
 * have that name.  SQLite decides. */
static int make(struct pp_session *s, struct pp_sink *sink, struct pp_made *m)
{
	if (m->state != PP_MADE_NOT)
		return 0;
	if (m->kind != PP_MADE_VIEW)
		return make_plain(s, sink, m);
	m->state = PP_MADE_NOW;
	m->state = pp_session_make_view(s, &m->faults, m->number) < 0 ?
			PP_MADE_BROKEN : PP_MADE_YES;
	return 0;
}

static int provide(struct pp_session *s, struct pp_sink *sink,
		   const struct pp_query *q)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, q->sql, &at)) {
		struct pp_made *m = find_made(s, token);

		if (!m)
			continue;
		if (m->kind == PP_MADE_HIDDEN) {
			pp_report_note(sink, pp_report(sink, PP_R(QUERY_ERROR),
				       place(q, token), "'%.*s' is not a table "
				       "of the pool", PP_STR(token.text)),
				       (struct pp_pos){ 0 }, "'peerpool query "
				       "--schema' lists the tables");
			return -1;
		}
		if (m->kind == PP_MADE_CLOSED) {
			if (!is_qualifier(q->sql, at))
				continue;
			pp_report(sink, PP_R(QUERY_ERROR), place(q, token),
				  "a table's name stands alone, without a "
				  "database's");
			return -1;
		}
		if (make(s, sink, m) < 0)
			return -1;
	}
	return 0;
}

/* A table that SQLite does not find may be a view that has faults, or one
 * within which this stands. */
static bool report_view(struct pp_session *s, struct pp_sink *sink,
			const struct pp_query *q)
{
	struct pp_str name = pp_sql_error_table(sqlite3_errmsg(s->db));
	struct pp_sql_token token = { PP_SQL_WORD, name };
	struct pp_made *m = name.n ? find_made(s, token) : NULL;
	struct pp_finding *f;
	const char *path;
	size_t at = 0;

	if (!m || (m->state != PP_MADE_BROKEN && m->state != PP_MADE_NOW))
		return false;
	path = s->o.views[m->number].path;
	while (pp_sql_next(&token, q->sql, &at))
		if (pp_sql_token_is(token, name))
			break;
	f = pp_report(sink, PP_R(QUERY_ERROR), place(q, token),
		      m->state == PP_MADE_NOW ?
		      "the view '%.*s' is made of itself" :
		      "the view '%.*s' has a fault", PP_STR(name));
	pp_report_note(sink, f, (struct pp_pos){ 0 }, "it stands in %s", path);
	pp_sink_absorb(sink, &m->faults);
	return true;
}

/* --- preparing ----------------------------------------------------------- */

/* 1: the statement can be tried again; 0: not; -1 with findings. */
static int ask(struct pp_session *s, struct pp_sink *sink)
{
	struct pp_str name = pp_sql_error_table(sqlite3_errmsg(s->db));
	static const char *const known[] = { "finding", "change" };
	const char *table = NULL;

	for (size_t i = 0; i < 2; i++)
		if (pp_sql_same_name(name, pp_str(known[i])))
			table = known[i];
	if (!table || !s->o.ask)
		return 0;
	for (size_t i = 0; i < s->asked_count; i++)
		if (s->asked[i] == table)
			return 0;
	s->asked[s->asked_count++] = table;
	if (s->o.ask(s->o.ask_data, s, table) >= 0)
		return 1;
	if (!sink->errors)
		pp_report(sink, PP_R(INDEX), (struct pp_pos){ 0 },
			  "the table '%s' cannot be made", table);
	return -1;
}

static sqlite3_stmt *prepare(struct pp_session *s, struct pp_sink *sink,
			     const struct pp_query *q)
{
	sqlite3_stmt *stmt = NULL;
	bool was = s->auth.is_ours;
	int rc, again;

	do {
		again = 0;
		pp_authorizer_reset(&s->auth);
		s->auth.is_ours = false;
		rc = sqlite3_prepare_v2(s->db, q->sql.p, (int)q->sql.n, &stmt,
					NULL);
		s->auth.is_ours = was;
		if (rc == SQLITE_ERROR)
			again = ask(s, sink);
		if (again > 0 && provide(s, sink, q) < 0)
			again = -1;
	} while (again > 0);
	if (rc == SQLITE_OK && stmt && sqlite3_stmt_readonly(stmt) &&
	    !sqlite3_stmt_isexplain(stmt))
		return stmt;
	if (!again && !(rc == SQLITE_ERROR && report_view(s, sink, q)))
		report(s, sink, q, rc ? rc : SQLITE_ERROR);
	sqlite3_finalize(stmt);
	return NULL;
}

static void watch(struct pp_session *s)
{
	const struct pp_map *read = &s->auth.columns;

	for (size_t i = 0; s->watch && i < read->count; i++)
		if (!pp_map_get(s->watch, read->entries[i].key))
			pp_map_put(s->watch, pp_arena_str(s->watch_arena,
					read->entries[i].key), NULL);
}

struct sqlite3_stmt *pp_session_prepare(struct pp_session *s,
					struct pp_sink *sink,
					const struct pp_query *query)
{
	sqlite3_stmt *stmt;

	if (pp_sql_form_check(sink, query) < 0 || provide(s, sink, query) < 0)
		return NULL;
	stmt = prepare(s, sink, query);
	if (stmt) {
		pp_session_note_joins(s, query->sql);
		watch(s);
	}
	return stmt;
}

/* The SELECT is prepared alone first: so its faults have their place in the
 * view's file, and a view that is made has none. */
int pp_session_make_view(struct pp_session *s, struct pp_sink *sink,
			 size_t number)
{
	const struct pp_sql_file *view = &s->o.views[number];
	struct pp_query q = { .sql = view->sql, .file = view->path };
	sqlite3_stmt *stmt = pp_session_prepare(s, sink, &q);
	int rc;

	if (!stmt)
		return -1;
	sqlite3_finalize(stmt);
	rc = pp_session_view(s, view->name, pp_arena_str(s->arena,
			     view->sql).p, PP_TEMP_VIEW);
	if (rc != SQLITE_OK)
		report_sql(s, sink, &q);
	return rc == SQLITE_OK ? 0 : -1;
}

/* --- running ------------------------------------------------------------- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int is_late(void *data)
{
	const struct pp_session *s = data;

	return s->deadline && now_ms() >= s->deadline;
}

/* What SQLite holds, to sort or to remember rows that it has seen, is bounded
 * by the process's heap limit, which is as it was afterwards: nothing else in
 * SQLite bounds a sort, and a process runs one query at a time. */
static int run(struct pp_result *out, struct pp_arena *arena,
	       struct pp_session *s, sqlite3_stmt *stmt)
{
	sqlite3_int64 used = sqlite3_memory_used(), limit;
	enum pp_result_end end;
	int rc;

	sqlite3_progress_handler(s->db, STEPS, is_late, s);
	limit = sqlite3_hard_heap_limit64(used + HEAP);
	end = pp_result_read(out, arena, stmt, &s->joined.all);
	rc = end == PP_RESULT_DONE ? SQLITE_OK : sqlite3_errcode(s->db);
	sqlite3_hard_heap_limit64(limit);
	sqlite3_progress_handler(s->db, 0, NULL, NULL);
	return end == PP_RESULT_TOO_LARGE ? -1 : rc;
}

void pp_session_note_reads(struct pp_result *out, struct pp_arena *arena,
			   const struct pp_session *s)
{
	const struct pp_map *read = &s->auth.read;

	out->class = s->auth.class;
	out->reads_all = s->auth.read_any;
	out->kinds = pp_new(arena, struct pp_str, read->count);
	for (size_t i = 0; i < read->count; i++)
		out->kinds[out->kind_count++] =
			pp_arena_str(arena, read->entries[i].key);
}

/* A result that is remembered, and holds. */
static bool recall(struct pp_result *out, struct pp_arena *arena,
		   struct pp_session *s, sqlite3_stmt *stmt,
		   const struct pp_query *query)
{
	const struct pp_recall *r = s->o.recall;

	if (!r)
		return false;
	pp_result_describe(out, arena, stmt, &s->joined.all);
	return r->find(r->data, out, arena, query, &s->auth.columns);
}

int pp_session_run(struct pp_result *out, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_session *session,
		   const struct pp_query *query)
{
	sqlite3_stmt *stmt = pp_session_prepare(session, sink, query);
	int rc;

	if (!stmt)
		return -1;
	if (pp_sql_param_bind(stmt, arena, sink, query) < 0) {
		sqlite3_finalize(stmt);
		return -1;
	}
	session->deadline = query->timeout_ms ? now_ms() + query->timeout_ms :
						0;
	rc = recall(out, arena, session, stmt, query) ? 0 :
	     run(out, arena, session, stmt);
	pp_session_note_reads(out, arena, session);
	if (!rc && session->o.recall)
		session->o.recall->keep(session->o.recall->data, out, query,
					&session->auth.columns);
	if (rc < 0)
		report_limit(sink, query, "the result is too large",
			     "ask for fewer rows or columns");
	else if (rc)
		report(session, sink, query, rc);
	sqlite3_finalize(stmt);
	return rc ? -1 : 0;
}
