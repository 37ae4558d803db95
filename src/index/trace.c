/* What has changed between the states of an index: the rows of a file are read
 * before and after they are written, and compared column by column. */
#include "index/trace.h"

#include "base/memory.h"
#include "index/content.h"
#include "index/layout.h"
#include "index/row_put.h"
#include "index/statement.h"

enum {
	SQL_MAX = 1 << 22,
	STAMP = 20,
	FIXED = 3,		/* _path, _line, _blob */
	ITEMS_MAX = 1 << 13,	/* more are forgotten */
};

static const char *const fixed[FIXED] = { "_path", "_line", "_blob" };

/* The rows that a file has in one table. */
struct had {
	sqlite3_value **cells;
	size_t rows, cap;
	size_t width;
};

struct pp_trace {
	struct pp_db *db;
	const struct pp_tables *tables;
	enum pp_db_fault fault;
	sqlite3_stmt **select;		/* of each table; or NULL */
	sqlite3_stmt *insert;
	struct had *before, *after;	/* by table */
	struct pp_arena scrap;
};

static bool failed(struct pp_trace *t, enum pp_db_fault fault)
{
	if (!t->fault)
		t->fault = fault;
	return t->fault;
}

/* --- writing down --------------------------------------------------------- */

static const char insert_sql[] =
	"INSERT INTO _trace(what, kind, id, a, b) VALUES(?, ?, ?, ?, ?)";

static void put(struct pp_trace *t, const struct pp_trace_item *item)
{
	if (!t->insert && failed(t, pp_statement_new(&t->insert, t->db,
						     insert_sql)))
		return;
	sqlite3_bind_int(t->insert, 1, (int)item->what);
	pp_statement_bind(t->insert, 2, item->kind);
	pp_statement_bind(t->insert, 3, item->id);
	pp_statement_bind(t->insert, 4, item->a);
	pp_statement_bind(t->insert, 5, item->b);
	failed(t, pp_statement_run(t->db, t->insert));
}

struct pp_trace *pp_trace_new(struct pp_db *db, const struct pp_tables *tables)
{
	struct pp_trace *t = pp_alloc(1, sizeof(*t));
	size_t n = tables->count;

	*t = (struct pp_trace){ .db = db, .tables = tables };
	t->select = pp_new(&t->scrap, sqlite3_stmt *, n);
	t->before = pp_new(&t->scrap, struct had, n);
	t->after = pp_new(&t->scrap, struct had, n);
	for (size_t i = 0; i < n; i++)
		t->before[i].width = t->after[i].width =
			tables->items[i].column_count + FIXED;
	return t;
}

static void clear(struct had *had)
{
	for (size_t i = 0; i < had->rows * had->width; i++)
		sqlite3_value_free(had->cells[i]);
	had->rows = 0;
}

enum pp_db_fault pp_trace_end(struct pp_trace *t)
{
	enum pp_db_fault fault;

	if (!t)
		return PP_DB_OK;
	for (size_t i = 0; i < t->tables->count; i++) {
		clear(&t->before[i]);
		clear(&t->after[i]);
		pp_free(t->before[i].cells);
		pp_free(t->after[i].cells);
		sqlite3_finalize(t->select[i]);
	}
	sqlite3_finalize(t->insert);
	fault = t->fault;
	pp_arena_release(&t->scrap);
	pp_free(t);
	return fault;
}

/* --- the rows of a file --------------------------------------------------- */

static sqlite3_stmt *select_rows(struct pp_trace *t, size_t number)
{
	const struct pp_table *table = &t->tables->items[number];
	struct pp_buf sql;

	if (t->select[number])
		return t->select[number];
	pp_buf_init(&sql, SQL_MAX);
	pp_buf_puts(&sql, "SELECT _path, _line, _blob");
	for (size_t i = 0; i < table->column_count; i++) {
		pp_buf_puts(&sql, ", ");
		pp_layout_quote(&sql, table->columns[i].name);
	}
	pp_buf_puts(&sql, " FROM ");
	pp_layout_quote(&sql, table->name);
	pp_buf_printf(&sql, " WHERE %s BETWEEN ?1 AND ?2 ORDER BY %s",
		      pp_layout_rowid(table), pp_layout_rowid(table));
	pp_buf_putc(&sql, '\0');
	failed(t, pp_statement_new(&t->select[number], t->db, sql.p));
	pp_buf_release(&sql);
	return t->select[number];
}

static void keep_row(struct had *had, sqlite3_stmt *s)
{
	size_t n = had->rows * had->width;

	if (had->rows == had->cap) {
		had->cap = had->cap ? 2 * had->cap : 4;
		had->cells = pp_resize(had->cells, had->cap * had->width,
				       sizeof(*had->cells));
	}
	for (size_t i = 0; i < had->width; i++)
		had->cells[n + i] = sqlite3_value_dup(
				sqlite3_column_value(s, (int)i));
	had->rows++;
}

static void read_rows(struct pp_trace *t, struct had *had, size_t table,
		      int64_t number)
{
	sqlite3_stmt *s = select_rows(t, table);
	bool row = true;

	if (t->fault)
		return;
	sqlite3_bind_int64(s, 1, number << PP_ROW_BITS);
	sqlite3_bind_int64(s, 2, ((number + 1) << PP_ROW_BITS) - 1);
	while (!failed(t, pp_statement_step(&row, t->db, s)) && row)
		keep_row(had, s);
}

static bool is_of(const struct pp_table *t, uint16_t kind)
{
	return kind != PP_CONTENT_NO_KIND &&
	       (t->number == PP_TABLE_REFS ||
		(t->kind && t->kind->number == kind));
}

static void read_file(struct pp_trace *t, struct had *had, int64_t number,
		      uint16_t kind)
{
	for (size_t i = 0; i < t->tables->count; i++) {
		clear(&had[i]);
		if (!t->fault && is_of(&t->tables->items[i], kind))
			read_rows(t, &had[i], i, number);
	}
}

void pp_trace_before(struct pp_trace *t, int64_t number, uint16_t kind)
{
	read_file(t, t->before, number, kind);
}

/* --- comparing ------------------------------------------------------------ */

static bool same_cell(sqlite3_value *a, sqlite3_value *b)
{
	int type = sqlite3_value_type(a), n = sqlite3_value_bytes(a);

	if (type != sqlite3_value_type(b))
		return false;
	switch (type) {
	case SQLITE_NULL:
		return true;
	case SQLITE_INTEGER:
		return sqlite3_value_int64(a) == sqlite3_value_int64(b);
	case SQLITE_FLOAT:
		return !(sqlite3_value_double(a) < sqlite3_value_double(b)) &&
		       !(sqlite3_value_double(a) > sqlite3_value_double(b));
	default:
		return n == sqlite3_value_bytes(b) &&
		       (!n || !memcmp(sqlite3_value_blob(a),
				      sqlite3_value_blob(b), (size_t)n));
	}
}

static bool same_column(const struct had *a, const struct had *b, size_t i)
{
	for (size_t row = 0; row < a->rows; row++)
		if (!same_cell(a->cells[row * a->width + i],
			       b->cells[row * b->width + i]))
			return false;
	return true;
}

static struct pp_str text_at(struct pp_trace *t, const struct had *had,
			     size_t row, size_t column)
{
	sqlite3_value *v = had->cells[row * had->width + column];
	const char *text = (const char *)sqlite3_value_text(v);

	return text ? pp_arena_str(&t->scrap, pp_str(text)) :
		      (struct pp_str){ 0 };
}

/* What the rows of refs lead to, before and after. */
static void put_targets(struct pp_trace *t, const struct pp_trace_item *about,
			const struct had *had)
{
	const struct pp_table *refs = &t->tables->items[PP_TABLE_REFS];
	struct pp_trace_item item = *about;
	size_t kind = 0, id = 0;

	item.what = PP_TRACE_TARGET;
	for (size_t i = 0; i < refs->column_count; i++) {
		kind = pp_str_is(refs->columns[i].name, "to_kind") ? i : kind;
		id = pp_str_is(refs->columns[i].name, "to_id") ? i : id;
	}
	for (size_t row = 0; row < had->rows; row++) {
		item.a = text_at(t, had, row, kind + FIXED);
		item.b = text_at(t, had, row, id + FIXED);
		put(t, &item);
	}
}

/* True where something of the table differs, beside where it stands. */
static bool compare_columns(struct pp_trace *t, struct pp_trace_item item,
			    const struct pp_table *table)
{
	const struct had *a = &t->before[table->number];
	const struct had *b = &t->after[table->number];
	bool differs = false;

	item.what = PP_TRACE_COLUMN;
	for (size_t i = 0; i < a->width; i++) {
		if (same_column(a, b, i))
			continue;
		item.b = i < FIXED ? pp_str(fixed[i]) :
				     table->columns[i - FIXED].name;
		put(t, &item);
		differs |= i >= FIXED;
	}
	return differs;
}

static void compare(struct pp_trace *t, const struct pp_trace_item *about,
		    const struct pp_table *table)
{
	const struct had *a = &t->before[table->number];
	const struct had *b = &t->after[table->number];
	struct pp_trace_item item = *about;
	bool differs = a->rows != b->rows;

	item.a = table->name;
	item.what = PP_TRACE_ROWS;
	if (differs)
		put(t, &item);
	else
		differs = compare_columns(t, item, table);
	if (!differs || table->number != PP_TABLE_REFS)
		return;
	put_targets(t, about, a);
	put_targets(t, about, b);
}

/* The table of a kind's own rows; NULL: there is none. */
static const struct pp_table *own_table(const struct pp_trace *t, uint16_t kind)
{
	for (size_t i = 0; i < t->tables->count; i++)
		if (t->tables->items[i].parent < 0 &&
		    t->tables->items[i].number != PP_TABLE_REFS &&
		    is_of(&t->tables->items[i], kind))
			return &t->tables->items[i];
	return NULL;
}

static struct pp_str id_in(struct pp_trace *t, const struct pp_table *own,
			   const struct had *had)
{
	for (size_t i = 0; own && i < own->column_count; i++)
		if (own->columns[i].is_id && had[own->number].rows)
			return text_at(t, &had[own->number], 0, i + FIXED);
	return (struct pp_str){ 0 };
}

static void put_record(struct pp_trace *t, const struct pp_table *own,
		       struct pp_str id)
{
	const struct pp_trace_item item = {
		.what = PP_TRACE_RECORD, .kind = own->name, .id = id,
	};

	put(t, &item);
}

/* All tables in which the file had rows, or has them. */
static void compare_all(struct pp_trace *t, const struct pp_trace_item *about)
{
	for (size_t i = 0; i < t->tables->count && !t->fault; i++)
		if (t->before[i].rows || t->after[i].rows)
			compare(t, about, &t->tables->items[i]);
}

void pp_trace_after(struct pp_trace *t, int64_t number, uint16_t kind,
		    struct pp_str path)
{
	const struct pp_trace_item file = { .what = PP_TRACE_FILE, .a = path };
	const struct pp_table *before = NULL, *after = own_table(t, kind);
	struct pp_trace_item about = { 0 };
	struct pp_str old, now;

	read_file(t, t->after, number, kind);
	for (size_t i = 0; i < t->tables->count; i++)
		if (t->before[i].rows && t->tables->items[i].parent < 0 &&
		    i != PP_TABLE_REFS)
			before = &t->tables->items[i];
	old = id_in(t, before, t->before);
	now = id_in(t, after, t->after);
	put(t, &file);
	about.kind = now.n ? after->name : old.n ? before->name : now;
	about.id = now.n ? now : old;
	compare_all(t, &about);
	if (!now.n != !old.n || before != after || !pp_str_eq(old, now)) {
		if (old.n)
			put_record(t, before, old);
		if (now.n)
			put_record(t, after, now);
	}
}

/* --- states --------------------------------------------------------------- */

enum pp_db_fault pp_trace_state(struct pp_db *db, const uint8_t stamp[20],
				bool is_whole)
{
	struct pp_trace t = { .db = db };
	struct pp_trace_item item = {
		.what = PP_TRACE_STATE,
		.a = { (const char *)stamp, STAMP },
	};
	sqlite3_stmt *s = NULL;
	bool row = false;

	if (!failed(&t, pp_statement_new(&s, db,
					 "SELECT max(number) FROM _trace")) &&
	    !failed(&t, pp_statement_step(&row, db, s)) && row)
		is_whole |= sqlite3_column_int64(s, 0) > ITEMS_MAX;
	sqlite3_finalize(s);
	if (!t.fault && is_whole)
		failed(&t, pp_statement_exec(db, "DELETE FROM _trace"));
	if (!t.fault)
		put(&t, &item);
	sqlite3_finalize(t.insert);
	return t.fault;
}

/* --- reading -------------------------------------------------------------- */

/* The number of the state's entry, and how many there are after it. */
static enum pp_db_fault find_state(int64_t *number, size_t *count,
				   struct pp_db *db, const uint8_t stamp[20])
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = false;

	*number = 0;
	fault = pp_statement_new(&s, db, "SELECT max(number), "
				 "(SELECT max(number) FROM _trace) FROM _trace "
				 "WHERE what = 0 AND a = ?");
	if (!fault) {
		pp_statement_bind(s, 1, (struct pp_str){
				  (const char *)stamp, STAMP });
		fault = pp_statement_step(&row, db, s);
	}
	if (row) {
		*number = sqlite3_column_int64(s, 0);
		*count = (size_t)(sqlite3_column_int64(s, 1) - *number);
	}
	sqlite3_finalize(s);
	return fault ? fault : *number ? PP_DB_OK : PP_DB_NONE;
}

static void get(struct pp_trace_item *out, struct pp_arena *arena,
		sqlite3_stmt *s)
{
	*out = (struct pp_trace_item){
		.what = (enum pp_trace_what)sqlite3_column_int(s, 0),
		.kind = pp_statement_text(arena, s, 1),
		.id = pp_statement_text(arena, s, 2),
		.a = pp_statement_text(arena, s, 3),
		.b = pp_statement_text(arena, s, 4),
	};
}

enum pp_db_fault pp_trace_since(struct pp_trace_items *out,
				struct pp_arena *arena, struct pp_db *db,
				const uint8_t stamp[20])
{
	sqlite3_stmt *s = NULL;
	enum pp_db_fault fault;
	bool row = true;
	int64_t number;
	size_t most = 0;

	*out = (struct pp_trace_items){ 0 };
	fault = find_state(&number, &most, db, stamp);
	if (!fault)
		fault = pp_statement_new(&s, db, "SELECT what, kind, id, a, b "
					 "FROM _trace WHERE what <> 0 AND "
					 "number > ? ORDER BY number");
	if (fault)
		return fault;
	out->items = pp_new(arena, struct pp_trace_item, most);
	sqlite3_bind_int64(s, 1, number);
	while (!(fault = pp_statement_step(&row, db, s)) && row &&
	       out->count < most)
		get(&out->items[out->count++], arena, s);
	sqlite3_finalize(s);
	return fault ? fault : row ? PP_DB_NONE : PP_DB_OK;
}
