/* From an index to a database for others: see the header. */
#include "index/portable.h"

#include <sqlite3.h>
#include <string.h>

#include "index/describe.h"
#include "index/layout.h"
#include "index/row_put.h"
#include "index/statement.h"

enum { SQL_MAX = 1 << 24, STEP = 1000 };

struct writer {
	struct pp_portable *p;
	struct pp_sink *sink;
	sqlite3 *db;		/* what is written */
	struct pp_tables tables;
	bool *wanted;		/* of each table */
	const char *slots;	/* of the kinds: "1,4,7" */
	struct pp_buf sql;
	size_t rows;
};

/* Nobody else sees it before it is whole. */
static const char settings[] =
	"PRAGMA journal_mode = OFF;"
	"PRAGMA synchronous = OFF;"
	"PRAGMA locking_mode = EXCLUSIVE;"
	"BEGIN";

static int failed(struct writer *w)
{
	pp_report(w->sink, PP_R(FILE_WRITE),
		  (struct pp_pos){ .file = w->p->path },
		  "cannot write the database: %s", sqlite3_errmsg(w->db));
	return -1;
}

static int failed_reading(struct writer *w, enum pp_db_fault fault)
{
	pp_db_report(w->sink, w->p->from, fault, NULL);
	return -1;
}

static int run(struct writer *w, const char *sql)
{
	return sqlite3_exec(w->db, sql, NULL, NULL, NULL) == SQLITE_OK ?
		       0 : failed(w);
}

/* Run what stands in w->sql. */
static int run_made(struct writer *w)
{
	pp_buf_putc(&w->sql, '\0');
	return run(w, w->sql.p);
}

/* --- which tables --------------------------------------------------------- */

static bool is_wanted(const struct writer *w, size_t i)
{
	const struct pp_table *t = &w->tables.items[i];

	while (t->parent >= 0)
		t = &w->tables.items[t->parent];
	for (size_t k = 0; k < w->p->kind_count; k++)
		if (pp_str_eq(w->p->kinds[k], t->name))
			return true;
	return i == PP_TABLE_REFS;
}

static void add_class(struct writer *w, const struct pp_table *t)
{
	int class = pp_class_stricter((int)w->p->class, (int)t->class);

	for (size_t i = 0; i < t->column_count; i++)
		class = pp_class_stricter(class, (int)t->columns[i].class);
	w->p->class = (enum pp_class)class;
}

static int choose(struct writer *w)
{
	struct pp_describe_kinds kinds;
	enum pp_db_fault fault = pp_content_tables(&w->tables, w->p->arena,
						   w->p->from);
	const char *slots = "";

	if (!fault)
		fault = pp_describe_kinds(&kinds, w->p->arena, w->p->from);
	if (fault)
		return failed_reading(w, fault);
	w->wanted = pp_new(w->p->arena, bool, w->tables.count);
	for (size_t i = 0; i < w->tables.count; i++) {
		w->wanted[i] = is_wanted(w, i);
		if (w->wanted[i])
			add_class(w, &w->tables.items[i]);
	}
	for (size_t i = 0; i < kinds.count; i++)
		for (size_t k = 0; k < w->p->kind_count; k++)
			if (pp_str_eq(w->p->kinds[k], kinds.items[i].name))
				slots = pp_arena_printf(w->p->arena,
					"%s%s%lld", slots, *slots ? "," : "",
					(long long)kinds.items[i].slot);
	w->slots = slots;
	return 0;
}

/* --- rows ----------------------------------------------------------------- */

/* The rows of sound files, by path, as they stand in the file. */
static sqlite3_stmt *select_rows(struct writer *w, const struct pp_table *t)
{
	const char *rowid = pp_layout_rowid(t);
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;

	pp_buf_clear(&w->sql);
	pp_buf_puts(&w->sql, "SELECT t._pool, t._path, t._line, t._blob");
	for (size_t i = 0; i < t->column_count; i++) {
		pp_buf_puts(&w->sql, ", t.");
		pp_layout_quote(&w->sql, t->columns[i].name);
	}
	pp_buf_puts(&w->sql, " FROM _file f CROSS JOIN ");
	pp_layout_quote(&w->sql, t->name);
	pp_buf_printf(&w->sql, " t WHERE f.slot IN (%s) AND NOT f.broken AND"
		      " t.%s BETWEEN f.number << %d AND"
		      " ((f.number + 1) << %d) - 1 ORDER BY f.path, t.%s",
		      w->slots, rowid, PP_ROW_BITS, PP_ROW_BITS, rowid);
	pp_buf_putc(&w->sql, '\0');
	fault = pp_statement_new(&s, w->p->from, w->sql.p);
	if (fault)
		failed_reading(w, fault);
	return s;
}

static sqlite3_stmt *insert_rows(struct writer *w, const struct pp_table *t)
{
	sqlite3_stmt *s = NULL;

	pp_buf_clear(&w->sql);
	pp_buf_puts(&w->sql, "INSERT INTO ");
	pp_layout_quote(&w->sql, t->name);
	pp_buf_puts(&w->sql, " VALUES(?, ?, ?, ?");
	for (size_t i = 0; i < t->column_count; i++)
		pp_buf_puts(&w->sql, ", ?");
	pp_buf_puts(&w->sql, ")");
	if (sqlite3_prepare_v2(w->db, w->sql.p, (int)w->sql.n, &s, NULL) !=
	    SQLITE_OK)
		failed(w);
	return s;
}

static int copy_row(struct writer *w, sqlite3_stmt *from, sqlite3_stmt *to)
{
	int n = sqlite3_column_count(from);

	for (int i = 0; i < n; i++)
		sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i));
	if (sqlite3_step(to) != SQLITE_DONE)
		return failed(w);
	sqlite3_reset(to);
	if (++w->rows % STEP == 0 && w->p->progress)
		w->p->progress(w->p->progress_data, w->rows, 0);
	return 0;
}

static int copy_rows(struct writer *w, const struct pp_table *t)
{
	bool is_kind = t->parent < 0 && t->number != PP_TABLE_REFS, row;
	sqlite3_stmt *from = select_rows(w, t);
	sqlite3_stmt *to = from ? insert_rows(w, t) : NULL;
	enum pp_db_fault fault = PP_DB_OK;
	int rc = to ? 0 : -1;

	while (!rc && !(fault = pp_statement_step(&row, w->p->from, from)) &&
	       row) {
		rc = copy_row(w, from, to);
		w->p->records += is_kind;
	}
	if (fault)
		rc = failed_reading(w, fault);
	sqlite3_finalize(from);
	sqlite3_finalize(to);
	return rc;
}

/* --- tables and views ----------------------------------------------------- */

static void create(struct pp_buf *sql, const struct pp_table *t)
{
	pp_buf_clear(sql);
	pp_buf_puts(sql, "CREATE TABLE ");
	pp_layout_quote(sql, t->name);
	pp_buf_puts(sql, "(_pool TEXT, _path TEXT, _line INTEGER, _blob TEXT");
	for (size_t i = 0; i < t->column_count; i++) {
		pp_buf_puts(sql, ", ");
		pp_layout_quote(sql, t->columns[i].name);
		pp_buf_puts(sql, pp_layout_type(t->columns[i].type));
	}
	pp_buf_puts(sql, ")");
}

static int copy_table(struct writer *w, const struct pp_table *t)
{
	create(&w->sql, t);
	if (run_made(w) < 0 || copy_rows(w, t) < 0)
		return -1;
	pp_buf_clear(&w->sql);
	pp_layout_indexes(&w->sql, t);
	return run_made(w);
}

static int make_clock(struct writer *w)
{
	sqlite3_stmt *s;
	int rc;

	if (run(w, "CREATE TABLE clock(today TEXT)") < 0)
		return -1;
	if (sqlite3_prepare_v2(w->db, "INSERT INTO clock VALUES(?)", -1, &s,
			       NULL) != SQLITE_OK)
		return failed(w);
	sqlite3_bind_text(s, 1, w->p->today, -1, SQLITE_STATIC);
	rc = sqlite3_step(s) == SQLITE_DONE ? 0 : failed(w);
	sqlite3_finalize(s);
	return rc;
}

/* Is it all there, that a view is made of? */
static bool can_be_read(struct writer *w, struct pp_str view)
{
	sqlite3_stmt *s = NULL;
	int rc;

	pp_buf_clear(&w->sql);
	pp_buf_puts(&w->sql, "SELECT * FROM ");
	pp_layout_quote(&w->sql, view);
	rc = sqlite3_prepare_v2(w->db, w->sql.p, (int)w->sql.n, &s, NULL);
	sqlite3_finalize(s);
	return rc == SQLITE_OK;
}

static void leave_out(struct writer *w, const struct pp_sql_file *view)
{
	w->p->left_out[w->p->left_out_count++] = view;
}

/* One whose name a table has is left out, as sessions do.  What one is made of
 * may come after it. */
static int make_view(struct writer *w, bool *there,
		     const struct pp_sql_file *view)
{
	int rc;

	pp_buf_clear(&w->sql);
	pp_buf_puts(&w->sql, "CREATE VIEW ");
	pp_layout_quote(&w->sql, view->name);
	pp_buf_printf(&w->sql, " AS\n%.*s", PP_STR(view->sql));
	pp_buf_putc(&w->sql, '\0');
	rc = sqlite3_exec(w->db, w->sql.p, NULL, NULL, NULL);
	*there = rc == SQLITE_OK;
	if (rc == SQLITE_ERROR)
		leave_out(w, view);
	return rc == SQLITE_OK || rc == SQLITE_ERROR ? 0 : failed(w);
}

static int drop_view(struct writer *w, const struct pp_sql_file *view)
{
	leave_out(w, view);
	pp_buf_clear(&w->sql);
	pp_buf_puts(&w->sql, "DROP VIEW ");
	pp_layout_quote(&w->sql, view->name);
	return run_made(w);
}

static int make_views(struct writer *w)
{
	size_t n = w->p->view_count;
	bool *there = pp_new(w->p->arena, bool, n);
	bool again = true;
	int rc = 0;

	w->p->left_out = pp_new(w->p->arena, const struct pp_sql_file *, n);
	for (size_t i = 0; !rc && i < n; i++)
		rc = make_view(w, &there[i], &w->p->views[i]);
	while (!rc && again) {
		again = false;
		for (size_t i = 0; !rc && i < n; i++) {
			if (!there[i] || can_be_read(w, w->p->views[i].name))
				continue;
			there[i] = false;
			again = true;
			rc = drop_view(w, &w->p->views[i]);
		}
	}
	return rc;
}

static int write_all(struct writer *w)
{
	if (run(w, settings) < 0 || choose(w) < 0)
		return -1;
	for (size_t i = 0; i < w->tables.count; i++)
		if (w->wanted[i] && copy_table(w, &w->tables.items[i]) < 0)
			return -1;
	if (make_clock(w) < 0 || make_views(w) < 0)
		return -1;
	return run(w, "COMMIT");
}

int pp_portable_write(struct pp_portable *portable, struct pp_sink *sink)
{
	struct writer w = { .p = portable, .sink = sink };
	int rc;

	portable->records = 0;
	portable->class = PP_CLASS_NONE;
	portable->left_out_count = 0;
	pp_buf_init(&w.sql, SQL_MAX);
	rc = sqlite3_open_v2(portable->path, &w.db, SQLITE_OPEN_READWRITE |
			     SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
			     "unix") == SQLITE_OK ? write_all(&w) : failed(&w);
	if (sqlite3_close(w.db) != SQLITE_OK && !rc)
		rc = failed(&w);
	pp_buf_release(&w.sql);
	return rc;
}
