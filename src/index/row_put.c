/* Most changes of a record leave its id and what it refers to alone, and these
 * are all that has indexes: entries of an index lie anywhere in the file, while
 * the rows of neighbouring files lie side by side. */
#include "index/row_put.h"

#include "base/memory.h"
#include "index/layout.h"
#include "index/statement.h"

enum {
	HEX = 40,		/* letters of a blob id */
	SQL_MAX = 1 << 22,
	COLUMN = 5,		/* parameter of the first column */
	ROW_LAST = (1 << PP_ROW_BITS) - 1,
};

enum what { INSERT, UPDATE, DELETE, WHAT_COUNT };

struct pp_row_put {
	struct pp_db *db;
	const struct pp_tables *tables;
	sqlite3_stmt **statements;	/* WHAT_COUNT of each table; NULL: not
					   needed yet */
	int64_t *next;		/* of the file at hand: rows by table */
	enum pp_db_fault fault;	/* of this call */
};

static bool failed(struct pp_row_put *p, enum pp_db_fault fault)
{
	if (!p->fault)
		p->fault = fault;
	return p->fault;
}

static sqlite3_stmt *statement(struct pp_row_put *p, size_t table,
			       enum what what)
{
	static void (*const layouts[])(struct pp_buf *,
				       const struct pp_table *) = {
		[INSERT] = pp_layout_insert,
		[UPDATE] = pp_layout_update,
		[DELETE] = pp_layout_delete,
	};
	sqlite3_stmt **keep = &p->statements[table * WHAT_COUNT + what];
	struct pp_buf sql;

	if (!*keep) {
		pp_buf_init(&sql, SQL_MAX);
		layouts[what](&sql, &p->tables->items[table]);
		pp_buf_putc(&sql, '\0');
		failed(p, pp_statement_new(keep, p->db, sql.p));
		pp_buf_release(&sql);
	}
	return *keep;
}

static void run(struct pp_row_put *p, sqlite3_stmt *s)
{
	failed(p, pp_statement_run(p->db, s));
}

static void bind_cell(sqlite3_stmt *s, int place, const struct pp_cell *cell)
{
	switch (cell->type) {
	case PP_CELL_NULL: sqlite3_bind_null(s, place); break;
	case PP_CELL_INTEGER:
		sqlite3_bind_int64(s, place, cell->integer);
		break;
	case PP_CELL_REAL: sqlite3_bind_double(s, place, cell->real); break;
	case PP_CELL_TEXT: pp_statement_bind(s, place, cell->text); break;
	}
}

static void hex(char out[HEX], const uint8_t id[20])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < 20; i++) {
		out[2 * i] = digits[id[i] >> 4];
		out[2 * i + 1] = digits[id[i] & 15];
	}
}

/* A file whose rows are to be written. */
struct target {
	const struct pp_content_file *file;
	char blob[HEX];
};

static int64_t rowid(int64_t number, int64_t row)
{
	return number << PP_ROW_BITS | row;
}

static void insert(struct pp_row_put *p, const struct target *to,
		   const struct pp_row *row, int64_t at)
{
	size_t n = p->tables->items[row->table].column_count;
	sqlite3_stmt *s = statement(p, row->table, INSERT);

	if (p->fault)
		return;
	sqlite3_bind_int64(s, 1, rowid(to->file->number, at));
	pp_statement_bind(s, 2, to->file->path);
	sqlite3_bind_int64(s, 3, row->line);
	pp_statement_bind(s, 4, (struct pp_str){ to->blob, HEX });
	for (size_t k = 0; k < n; k++)
		bind_cell(s, (int)k + COLUMN, &row->cells[k]);
	run(p, s);
}

/* Does SQLite tell whether it is the same value? */
static bool is_plain(const struct pp_table *t, const struct pp_row *row)
{
	for (size_t k = 0; k < t->column_count; k++)
		if (row->cells[k].type == PP_CELL_REAL &&
		    pp_layout_has_index(t, k))
			return false;
	return true;
}

/* Change the row in place, where there is one that has the same in every column
 * with an index; else false. */
static bool update(struct pp_row_put *p, const struct target *to,
		   const struct pp_row *row, int64_t at)
{
	const struct pp_table *t = &p->tables->items[row->table];
	sqlite3_stmt *s = statement(p, row->table, UPDATE);

	if (p->fault || !is_plain(t, row))
		return false;
	sqlite3_bind_int64(s, 1, rowid(to->file->number, at));
	sqlite3_bind_int64(s, 3, row->line);
	pp_statement_bind(s, 4, (struct pp_str){ to->blob, HEX });
	for (size_t k = 0; k < t->column_count; k++)
		bind_cell(s, (int)k + COLUMN, &row->cells[k]);
	run(p, s);
	return !p->fault && sqlite3_changes(pp_db_sqlite(p->db));
}

/* Rows from first to last, counted within the file. */
static void delete(struct pp_row_put *p, int64_t number, size_t table,
		   int64_t first, int64_t last)
{
	sqlite3_stmt *s = statement(p, table, DELETE);

	if (p->fault)
		return;
	sqlite3_bind_int64(s, 1, rowid(number, first));
	sqlite3_bind_int64(s, 2, rowid(number, last));
	run(p, s);
}

/* The next row of the table at or after *i; NULL: there is none. */
static const struct pp_row *next_of(const struct pp_rows *rows, size_t *i,
				    size_t table)
{
	while (*i < rows->count && rows->items[*i].table != table)
		++*i;
	return *i < rows->count ? &rows->items[(*i)++] : NULL;
}

static void replace(struct pp_row_put *p, const struct target *to,
		    size_t table, const struct pp_rows *rows)
{
	int64_t number = to->file->number, k = 0;
	const struct pp_row *row;
	size_t i = 0;

	for (; !p->fault && (row = next_of(rows, &i, table)); k++) {
		if (update(p, to, row, k))
			continue;
		delete(p, number, table, k, k);
		insert(p, to, row, k);
	}
	delete(p, number, table, k, ROW_LAST);
}

/* Is it one of the kind's, or holds rows of every kind? */
static bool is_of(const struct pp_table *t, uint16_t kind)
{
	return t->number == PP_TABLE_REFS ||
	       (t->kind && t->kind->number == kind);
}

/* --- for the folder ------------------------------------------------------ */

struct pp_row_put *pp_row_put_new(struct pp_db *db,
				  const struct pp_tables *tables)
{
	struct pp_row_put *p = pp_alloc(1, sizeof(*p));

	*p = (struct pp_row_put){ .db = db, .tables = tables };
	p->statements = pp_alloc(tables->count * WHAT_COUNT,
				 sizeof(sqlite3_stmt *));
	for (size_t i = 0; i < tables->count * WHAT_COUNT; i++)
		p->statements[i] = NULL;
	p->next = pp_alloc(tables->count, sizeof(*p->next));
	return p;
}

void pp_row_put_free(struct pp_row_put *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->tables->count * WHAT_COUNT; i++)
		sqlite3_finalize(p->statements[i]);
	pp_free(p->statements);
	pp_free(p->next);
	pp_free(p);
}

enum pp_db_fault pp_row_put_insert(struct pp_row_put *p,
				   const struct pp_content_file *file,
				   const struct pp_rows *rows)
{
	struct target to = { .file = file };

	hex(to.blob, file->id);
	p->fault = PP_DB_OK;
	for (size_t i = 0; i < rows->count; i++)
		p->next[rows->items[i].table] = 0;
	for (size_t i = 0; i < rows->count && !p->fault; i++)
		insert(p, &to, &rows->items[i],
		       p->next[rows->items[i].table]++);
	return p->fault;
}

enum pp_db_fault pp_row_put_replace(struct pp_row_put *p,
				    const struct pp_content_file *file,
				    const struct pp_rows *rows)
{
	struct target to = { .file = file };

	hex(to.blob, file->id);
	p->fault = PP_DB_OK;
	for (size_t i = 0; i < p->tables->count && !p->fault; i++)
		if (is_of(&p->tables->items[i], file->kind))
			replace(p, &to, i, rows);
	return p->fault;
}

enum pp_db_fault pp_row_put_delete(struct pp_row_put *p, int64_t number,
				   uint16_t kind)
{
	p->fault = PP_DB_OK;
	for (size_t i = 0; i < p->tables->count && !p->fault; i++)
		if (is_of(&p->tables->items[i], kind))
			delete(p, number, i, 0, ROW_LAST);
	return p->fault;
}
