/* Reading the database of field changes. */
#include "index/history_read.h"

#include <sqlite3.h>

#include "base/buf.h"
#include "base/memory.h"

static struct pp_str column(sqlite3_stmt *s, int at)
{
	const char *text = (const char *)sqlite3_column_text(s, at);

	return (struct pp_str){ text, (size_t)sqlite3_column_bytes(s, at) };
}

static const char *column_text(sqlite3_stmt *s, int at)
{
	const char *text = (const char *)sqlite3_column_text(s, at);

	return text ? text : "";
}

static void bind(sqlite3_stmt *s, const char *name, struct pp_str text)
{
	int at = sqlite3_bind_parameter_index(s, name);

	if (at)
		sqlite3_bind_text64(s, at, text.p, text.n, SQLITE_STATIC,
				    SQLITE_UTF8);
}

static const char columns[] =
	"SELECT c.number, c.id, c.time, c.actor, c.reason, r.path, r.kind, "
	"r.id, h.pointer, h.old, h.new ";

/* From the records where one is asked for, else from the commits: CROSS JOIN
 * keeps that order. */
static void put_select(struct pp_buf *b, const struct pp_history_filter *f)
{
	pp_buf_puts(b, columns);
	if (f->id.p)
		pp_buf_puts(b, "FROM _record AS r "
			    "CROSS JOIN _change AS h ON h.record = r.number "
			    "CROSS JOIN _commit AS c "
			    "ON c.number = h.\"commit\" WHERE r.id = :id");
	else
		pp_buf_puts(b, "FROM _commit AS c CROSS JOIN _change AS h "
			    "ON h.\"commit\" = c.number "
			    "CROSS JOIN _record AS r ON r.number = h.record "
			    "WHERE 1");
	if (f->kind.p)
		pp_buf_puts(b, " AND r.kind = :kind");
	if (f->field.p)
		pp_buf_puts(b, " AND (h.pointer = :field OR substr(h.pointer, "
			    "1, length(:field) + 1) = :field || '/')");
	if (f->since)
		pp_buf_puts(b, " AND c.time >= :since");
	if (f->until)
		pp_buf_puts(b, " AND c.time <= :until");
	if (f->tip)
		pp_buf_printf(b, " AND c.number IN (WITH RECURSIVE reach(n) AS "
			      "(VALUES(%lld) UNION SELECT parent FROM _parent "
			      "JOIN reach ON child = n) SELECT n FROM reach)",
			      (long long)f->tip);
	pp_buf_puts(b, " ORDER BY c.number DESC, h.rowid");
	pp_buf_putc(b, '\0');
}

/* The pointer that a field stands for: "skills" is "/skills". */
static struct pp_str field_pointer(struct pp_buf *b, struct pp_str field)
{
	if (!field.n || field.p[0] == '/')
		return field;
	pp_buf_putc(b, '/');
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] == '~')
			pp_buf_puts(b, "~0");
		else if (field.p[i] == '/')
			pp_buf_puts(b, "~1");
		else
			pp_buf_putc(b, field.p[i]);
	}
	return pp_buf_get(b);
}

static struct pp_history_row read_row(sqlite3_stmt *s)
{
	return (struct pp_history_row){
		.number = sqlite3_column_int64(s, 0),
		.commit = column_text(s, 1),
		.time = column_text(s, 2),
		.actor = column_text(s, 3),
		.reason = column_text(s, 4),
		.path = column_text(s, 5),
		.kind = column(s, 6),
		.id = column(s, 7),
		.pointer = column(s, 8),
		.old_value = column(s, 9),
		.new_value = column(s, 10),
	};
}

enum pp_db_fault pp_history_read(struct pp_db *db,
				 const struct pp_history_filter *filter,
				 pp_history_visit *visit, void *data)
{
	sqlite3_stmt *s = NULL;
	struct pp_buf sql, field;
	enum pp_db_fault fault;
	int rc;

	pp_buf_init(&sql, 1 << 16);
	pp_buf_init(&field, (size_t)1 << 24);
	put_select(&sql, filter);
	rc = sqlite3_prepare_v2(pp_db_sqlite(db), sql.p, -1, &s, NULL);
	bind(s, ":id", filter->id);
	bind(s, ":kind", filter->kind);
	bind(s, ":field", field_pointer(&field, filter->field));
	if (filter->since)
		bind(s, ":since", pp_str(filter->since));
	if (filter->until)
		bind(s, ":until", pp_str(filter->until));
	while (!rc && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		const struct pp_history_row row = read_row(s);

		rc = visit(data, &row) ? SQLITE_DONE : SQLITE_OK;
	}
	fault = rc == SQLITE_DONE ? PP_DB_OK : pp_db_fault_of(db, rc);
	sqlite3_finalize(s);
	pp_buf_release(&sql);
	pp_buf_release(&field);
	return fault;
}

/* A column of names; text may be { NULL }. */
static enum pp_db_fault list(struct pp_history_names *out,
			     struct pp_arena *arena, struct pp_db *db,
			     const char *sql, struct pp_str text)
{
	struct pp_str *items = NULL;
	size_t count = 0, cap = 0;
	sqlite3_stmt *s = NULL;
	int rc;

	rc = sqlite3_prepare_v2(pp_db_sqlite(db), sql, -1, &s, NULL);
	bind(s, ":text", text);
	while (!rc && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		pp_grow(items, count, cap);
		items[count++] = pp_arena_str(arena, column(s, 0));
		rc = SQLITE_OK;
	}
	sqlite3_finalize(s);
	out->items = pp_new(arena, struct pp_str, count);
	if (count)
		memcpy(out->items, items, count * sizeof(*items));
	out->count = count;
	pp_free(items);
	return rc == SQLITE_DONE ? PP_DB_OK : pp_db_fault_of(db, rc);
}

enum pp_db_fault pp_history_kinds(struct pp_history_names *out,
				  struct pp_arena *arena, struct pp_db *db)
{
	return list(out, arena, db, "SELECT DISTINCT kind FROM _record "
		    "ORDER BY kind", (struct pp_str){ 0 });
}

enum pp_db_fault pp_history_fields(struct pp_history_names *out,
				   struct pp_arena *arena, struct pp_db *db,
				   struct pp_str kind)
{
	return list(out, arena, db,
		    "SELECT DISTINCT replace(replace("
		    " substr(rest, 1, instr(rest || '/', '/') - 1),"
		    " '~1', '/'), '~0', '~') AS field FROM"
		    " (SELECT substr(h.pointer, 2) AS rest FROM _change AS h"
		    "  JOIN _record AS r ON r.number = h.record"
		    "  WHERE h.pointer <> '' AND"
		    "  (:text IS NULL OR r.kind = :text)) ORDER BY field",
		    kind);
}

enum pp_db_fault pp_history_kinds_of(struct pp_history_names *out,
				     struct pp_arena *arena, struct pp_db *db,
				     struct pp_str id)
{
	return list(out, arena, db, "SELECT DISTINCT kind FROM _record "
		    "WHERE id = :text ORDER BY kind", id);
}
