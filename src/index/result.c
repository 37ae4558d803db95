/* Taking in the rows of a statement. */
#include "index/result.h"

#include <sqlite3.h>


enum { CHUNK_ROWS = 256 };

/* Rows are taken in chunks, so that a long result is not moved as it grows
 * but once, in the end. */
struct chunk {
	struct chunk *next;
	struct pp_cell *cells;
	size_t rows;
};

struct taking {
	struct pp_result *out;
	struct pp_arena *arena;
	sqlite3_stmt *stmt;
	struct chunk *first, *last;
	size_t bytes;
};

static struct pp_str copy(struct taking *t, const void *bytes, size_t n)
{
	t->bytes += n;
	return (struct pp_str){ pp_arena_copy(t->arena, bytes, n), n };
}

/* Bytes that are no text are shown as SQL writes them. */
static struct pp_str blob(struct taking *t, const unsigned char *bytes,
			  size_t n)
{
	char *text = pp_new(t->arena, char, 2 * n + 4);

	t->bytes += 2 * n;
	text[0] = 'X';
	text[1] = text[2 + 2 * n] = '\'';
	for (size_t i = 0; i < n; i++) {
		text[2 + 2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		text[3 + 2 * i] = "0123456789abcdef"[bytes[i] & 15];
	}
	return (struct pp_str){ text, 2 * n + 3 };
}

static struct pp_cell cell(struct taking *t, int column)
{
	struct pp_cell c = { .type = PP_CELL_TEXT };
	sqlite3_stmt *stmt = t->stmt;
	const void *bytes;

	switch (sqlite3_column_type(stmt, column)) {
	case SQLITE_NULL:
		c.type = PP_CELL_NULL;
		return c;
	case SQLITE_INTEGER:
		c.type = PP_CELL_INTEGER;
		c.integer = sqlite3_column_int64(stmt, column);
		return c;
	case SQLITE_FLOAT:
		c.type = PP_CELL_REAL;
		c.real = sqlite3_column_double(stmt, column);
		return c;
	case SQLITE_BLOB:
		bytes = sqlite3_column_blob(stmt, column);
		c.text = blob(t, bytes,
			      (size_t)sqlite3_column_bytes(stmt, column));
		return c;
	default:
		bytes = sqlite3_column_text(stmt, column);
		c.text = copy(t, bytes,
			      (size_t)sqlite3_column_bytes(stmt, column));
		return c;
	}
}

static struct pp_cell *next_row(struct taking *t)
{
	size_t columns = t->out->column_count;

	if (!t->last || t->last->rows == CHUNK_ROWS) {
		struct chunk *c = pp_new(t->arena, struct chunk, 1);

		c->cells = pp_new_raw(t->arena, struct pp_cell,
				      CHUNK_ROWS * columns);
		if (t->last)
			t->last->next = c;
		else
			t->first = c;
		t->last = c;
		t->bytes += CHUNK_ROWS * columns * sizeof(*c->cells);
	}
	t->out->row_count++;
	return t->last->cells + t->last->rows++ * columns;
}

static void take_row(struct taking *t)
{
	struct pp_cell *cells = next_row(t);

	for (size_t i = 0; i < t->out->column_count; i++) {
		cells[i] = cell(t, (int)i);
		if (cells[i].type == PP_CELL_TEXT)
			t->out->columns[i].is_number = false;
	}
}

static void join_chunks(struct taking *t)
{
	struct pp_result *out = t->out;
	size_t n = 0;

	if (t->first && !t->first->next) {
		out->cells = t->first->cells;
		return;
	}
	out->cells = pp_new_raw(t->arena, struct pp_cell,
				out->row_count * out->column_count);
	for (struct chunk *c = t->first; c; c = c->next) {
		memcpy(out->cells + n, c->cells,
		       c->rows * out->column_count * sizeof(*c->cells));
		n += c->rows * out->column_count;
	}
}

static struct pp_str text_of(struct taking *t, const char *text)
{
	return text ? copy(t, text, strlen(text)) : (struct pp_str){ 0 };
}

static void describe(struct taking *t, int number,
		     const struct pp_tables *tables)
{
	struct pp_result_column *c = &t->out->columns[number];
	const char *table = sqlite3_column_table_name(t->stmt, number);
	const char *origin = sqlite3_column_origin_name(t->stmt, number);
	const struct pp_table *found = NULL;

	c->name = text_of(t, sqlite3_column_name(t->stmt, number));
	c->is_number = true;
	if (table && origin && tables)
		found = pp_tables_find(tables, pp_str(table));
	for (size_t i = 0; found && i < found->column_count; i++) {
		if (!pp_str_is(found->columns[i].name, origin))
			continue;
		c->label = found->columns[i].label;
		c->unit = found->columns[i].unit;
		c->is_open = found->class == PP_CLASS_NONE &&
			     found->columns[i].class == PP_CLASS_NONE;
	}
}

static void describe_all(struct taking *t, const struct pp_tables *tables)
{
	struct pp_result *out = t->out;

	*out = (struct pp_result){ 0 };
	out->column_count = (size_t)sqlite3_column_count(t->stmt);
	out->columns = pp_new(t->arena, struct pp_result_column,
			      out->column_count);
	for (size_t i = 0; i < out->column_count; i++)
		describe(t, (int)i, tables);
}

void pp_result_describe(struct pp_result *out, struct pp_arena *arena,
			struct sqlite3_stmt *stmt,
			const struct pp_tables *tables)
{
	struct taking t = { .out = out, .arena = arena, .stmt = stmt };

	describe_all(&t, tables);
}

enum pp_result_end pp_result_read(struct pp_result *out,
				  struct pp_arena *arena,
				  struct sqlite3_stmt *stmt,
				  const struct pp_tables *tables)
{
	struct taking t = { .out = out, .arena = arena, .stmt = stmt };
	int rc;

	describe_all(&t, tables);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		take_row(&t);
		if (t.bytes > PP_RESULT_BYTES_MAX)
			return PP_RESULT_TOO_LARGE;
	}
	if (rc != SQLITE_DONE)
		return PP_RESULT_FAILED;
	join_chunks(&t);
	return PP_RESULT_DONE;
}
