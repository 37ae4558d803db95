#include "index/postgres_rows.h"

#include "base/memory.h"
#include "index/describe.h"
#include "index/layout.h"
#include "index/postgres_text.h"
#include "index/row_put.h"
#include "index/statement.h"

enum {
	SQL_MAX = 1 << 22,
	FIRST = 3,		/* the first column of the table itself */
	INDEXED_MAX = 2600,	/* bytes of a text in an index */
	ROW_LAST = (1 << PP_ROW_BITS) - 1,
};

struct pp_postgres_rows {
	struct pp_db *db;
	const struct pp_table *table;
	sqlite3_stmt *stmt;
	int kind;		/* its place in pp_kinds; -1: of all */
};

static void select_rows(struct pp_buf *sql, const struct pp_table *t)
{
	pp_buf_puts(sql, "SELECT _path, _line, _blob");
	for (size_t i = 0; i < t->column_count; i++) {
		pp_buf_puts(sql, ", ");
		pp_layout_quote(sql, t->columns[i].name);
	}
	pp_buf_puts(sql, " FROM ");
	pp_layout_quote(sql, t->name);
	pp_buf_printf(sql, " WHERE %s BETWEEN ?1 AND ?2 ORDER BY %s",
		      pp_layout_rowid(t), pp_layout_rowid(t));
	pp_buf_putc(sql, '\0');
}

/* A kind's own table has its name. */
static enum pp_db_fault find_kind(int *kind, struct pp_db *db,
				  const struct pp_tables *tables, size_t table)
{
	struct pp_arena arena = { 0 };
	struct pp_describe_kinds kinds;
	enum pp_db_fault fault;

	*kind = -1;
	if (table == PP_TABLE_REFS)
		return PP_DB_OK;
	while (tables->items[table].parent >= 0)
		table = (size_t)tables->items[table].parent;
	fault = pp_describe_kinds(&kinds, &arena, db);
	for (size_t i = 0; !fault && i < kinds.count; i++)
		if (pp_str_eq(kinds.items[i].name, tables->items[table].name))
			*kind = kinds.items[i].number;
	pp_arena_release(&arena);
	return fault || *kind >= 0 ? fault : PP_DB_BAD;
}

struct pp_postgres_rows *pp_postgres_rows_new(enum pp_db_fault *fault,
					      struct pp_db *db,
					      const struct pp_tables *tables,
					      size_t table)
{
	struct pp_postgres_rows *r = pp_alloc(1, sizeof(*r));
	struct pp_buf sql;

	*r = (struct pp_postgres_rows){ .db = db,
					.table = &tables->items[table] };
	pp_buf_init(&sql, SQL_MAX);
	select_rows(&sql, r->table);
	*fault = find_kind(&r->kind, db, tables, table);
	if (!*fault)
		*fault = pp_statement_new(&r->stmt, db, sql.p);
	pp_buf_release(&sql);
	if (!*fault)
		return r;
	pp_postgres_rows_free(r);
	return NULL;
}

void pp_postgres_rows_free(struct pp_postgres_rows *rows)
{
	if (!rows)
		return;
	sqlite3_finalize(rows->stmt);
	pp_free(rows);
}

bool pp_postgres_rows_of(const struct pp_postgres_rows *rows,
			 const struct pp_content_file *file)
{
	return file->kind != PP_CONTENT_NO_KIND && !file->is_broken &&
	       (rows->kind < 0 || rows->kind == file->kind);
}

enum pp_db_fault pp_postgres_rows_total(int64_t *out,
					struct pp_postgres_rows *rows)
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = false;
	struct pp_buf sql;

	*out = 0;
	pp_buf_init(&sql, SQL_MAX);
	pp_buf_puts(&sql, "SELECT count(*) FROM ");
	pp_layout_quote(&sql, rows->table->name);
	pp_buf_putc(&sql, '\0');
	fault = pp_statement_new(&s, rows->db, sql.p);
	if (!fault)
		fault = pp_statement_step(&row, rows->db, s);
	if (row)
		*out = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	pp_buf_release(&sql);
	return fault;
}

/* --- values --------------------------------------------------------------- */

static const char *add_text(struct pp_buf *out, sqlite3_stmt *s, int i,
			    bool indexed)
{
	struct pp_str text = { (const char *)sqlite3_column_text(s, i), 0 };

	text.n = (size_t)sqlite3_column_bytes(s, i);
	if (text.n && memchr(text.p, '\0', text.n))
		return "has a character of the number 0, which no text of "
		       "PostgreSQL can hold";
	if (indexed && text.n > INDEXED_MAX)
		return "is longer than an index of PostgreSQL allows";
	pp_postgres_copied(out, text);
	return NULL;
}

/* NULL; or what is wrong with the value. */
static const char *add_value(struct pp_buf *out, sqlite3_stmt *s, int i,
			     const struct pp_column *column, bool indexed)
{
	int type = sqlite3_column_type(s, i);

	if (type == SQLITE_NULL) {
		pp_buf_puts(out, "\\N");
		return NULL;
	}
	switch (column->type) {
	case PP_COLUMN_INTEGER:
	case PP_COLUMN_BOOLEAN:
		if (type != SQLITE_INTEGER)
			return "is no whole number of 64 bits, the largest "
			       "that PostgreSQL counts with";
		pp_buf_printf(out, "%lld",
			      (long long)sqlite3_column_int64(s, i));
		return NULL;
	case PP_COLUMN_REAL:
		if (type == SQLITE_TEXT)
			return "is no number";
		pp_buf_printf(out, "%.17g", sqlite3_column_double(s, i));
		return NULL;
	default:
		return add_text(out, s, i, indexed);
	}
}

static void add_row(struct pp_buf *out, struct pp_postgres_stray *stray,
		    const struct pp_postgres_rows *r)
{
	static const struct pp_column path = { .name = { "_path", 5 } };

	stray->why = add_value(out, r->stmt, 0, &path, true);
	if (stray->why)
		stray->column = &path;
	pp_buf_printf(out, "\t%d\t", sqlite3_column_int(r->stmt, 1));
	add_text(out, r->stmt, 2, false);
	for (size_t i = 0; i < r->table->column_count && !stray->why; i++) {
		const struct pp_column *c = &r->table->columns[i];

		pp_buf_putc(out, '\t');
		stray->why = add_value(out, r->stmt, (int)i + FIRST, c,
				       pp_layout_has_index(r->table, i));
		if (stray->why)
			stray->column = c;
	}
	pp_buf_putc(out, '\n');
	if (stray->why)
		stray->line = (uint32_t)sqlite3_column_int(r->stmt, 1);
}

enum pp_db_fault pp_postgres_rows_add(struct pp_buf *out, size_t *count,
				      struct pp_postgres_stray *stray,
				      struct pp_postgres_rows *rows,
				      const struct pp_content_file *file)
{
	int64_t first = file->number << PP_ROW_BITS;
	enum pp_db_fault fault;
	bool row = false;

	*stray = (struct pp_postgres_stray){ 0 };
	sqlite3_bind_int64(rows->stmt, 1, first);
	sqlite3_bind_int64(rows->stmt, 2, first | ROW_LAST);
	while (!(fault = pp_statement_step(&row, rows->db, rows->stmt)) &&
	       row && !stray->why) {
		add_row(out, stray, rows);
		++*count;
	}
	if (row)
		sqlite3_reset(rows->stmt);
	return fault;
}
