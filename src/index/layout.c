/* SQL that follows from the description of the tables. */
#include "index/layout.h"

#include <sqlite3.h>
#include <strings.h>

#include "index/statement.h"

static const char own[] =
	"CREATE TABLE _file(path TEXT PRIMARY KEY, number INTEGER NOT NULL,"
	" slot INTEGER, broken INTEGER NOT NULL, version BLOB NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE _kind(slot INTEGER PRIMARY KEY, name TEXT NOT NULL,"
	" number INTEGER NOT NULL, digest BLOB NOT NULL,"
	" layout INTEGER NOT NULL);"
	"CREATE TABLE _table(number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
	" kind INTEGER, parent INTEGER NOT NULL, class INTEGER NOT NULL,"
	" label TEXT, description TEXT);"
	"CREATE TABLE _column(owner INTEGER, place INTEGER,"
	" name TEXT NOT NULL, type INTEGER NOT NULL, class INTEGER NOT NULL,"
	" flags INTEGER NOT NULL, pointer TEXT, label TEXT, unit TEXT,"
	" description TEXT, refers_to TEXT, PRIMARY KEY(owner, place))"
	" WITHOUT ROWID;"
	"CREATE TABLE _text(path TEXT PRIMARY KEY, bytes BLOB NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE _note(name TEXT PRIMARY KEY, value BLOB NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE _trace(number INTEGER PRIMARY KEY, what INTEGER NOT NULL,"
	" kind TEXT NOT NULL, id TEXT NOT NULL, a TEXT NOT NULL,"
	" b TEXT NOT NULL);"
	"CREATE TABLE _count(next INTEGER NOT NULL, files INTEGER NOT NULL,"
	" records INTEGER NOT NULL, broken INTEGER NOT NULL);"
	"INSERT INTO _count VALUES(1, 0, 0, 0);";

const char *pp_layout_type(enum pp_column_type type)
{
	switch (type) {
	case PP_COLUMN_INTEGER:
	case PP_COLUMN_BOOLEAN: return " INTEGER";
	case PP_COLUMN_REAL: return " REAL";
	case PP_COLUMN_ANY: return "";
	default: return " TEXT";
	}
}

bool pp_layout_has_index(const struct pp_table *table, size_t i)
{
	const struct pp_column *c = &table->columns[i];

	if (table->number == PP_TABLE_REFS)
		return pp_str_is(c->name, "from_id") ||
		       pp_str_is(c->name, "to_id");
	return c->is_id || c->is_ref;
}

enum pp_db_fault pp_layout_make(struct pp_db *db)
{
	if (sqlite3_table_column_metadata(pp_db_sqlite(db), "main", "_count",
					  NULL, NULL, NULL, NULL, NULL,
					  NULL) == SQLITE_OK)
		return PP_DB_OK;
	return pp_statement_exec(db, own);
}

void pp_layout_quote(struct pp_buf *out, struct pp_str name)
{
	pp_buf_putc(out, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"')
			pp_buf_putc(out, '"');
		pp_buf_putc(out, name.p[i]);
	}
	pp_buf_putc(out, '"');
}

static bool is_taken(const struct pp_table *table, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].name.n == n &&
		    !strncasecmp(table->columns[i].name.p, name, n))
			return true;
	return false;
}

/* A table that has all three as columns gets one more, to be reached by. */
static const char spare[] = "_row";

const char *pp_layout_rowid(const struct pp_table *table)
{
	static const char *const names[] = { "rowid", "oid", "_rowid_" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!is_taken(table, names[i]))
			return names[i];
	return spare;
}

void pp_layout_create(struct pp_buf *out, const struct pp_table *table,
		      struct pp_str pool)
{
	pp_buf_puts(out, "CREATE TABLE ");
	pp_layout_quote(out, table->name);
	pp_buf_puts(out, "(_pool TEXT GENERATED ALWAYS AS ('");
	for (size_t i = 0; i < pool.n; i++) {
		if (pool.p[i] == '\'')
			pp_buf_putc(out, '\'');
		pp_buf_putc(out, pool.p[i]);
	}
	pp_buf_puts(out, "') VIRTUAL, _path TEXT, _line INTEGER, _blob TEXT");
	for (size_t i = 0; i < table->column_count; i++) {
		pp_buf_puts(out, ", ");
		pp_layout_quote(out, table->columns[i].name);
		pp_buf_puts(out, pp_layout_type(table->columns[i].type));
	}
	if (pp_layout_rowid(table) == spare)
		pp_buf_printf(out, ", %s INTEGER PRIMARY KEY", spare);
	pp_buf_puts(out, ");");
}

void pp_layout_indexes(struct pp_buf *out, const struct pp_table *table)
{
	struct pp_buf name;

	pp_buf_init(&name, 1 << 20);
	for (size_t i = 0; i < table->column_count; i++) {
		if (!pp_layout_has_index(table, i))
			continue;
		pp_buf_clear(&name);
		pp_buf_printf(&name, "_%.*s.%.*s", PP_STR(table->name),
			      PP_STR(table->columns[i].name));
		pp_buf_puts(out, "CREATE INDEX ");
		pp_layout_quote(out, pp_buf_get(&name));
		pp_buf_puts(out, " ON ");
		pp_layout_quote(out, table->name);
		pp_buf_putc(out, '(');
		pp_layout_quote(out, table->columns[i].name);
		pp_buf_puts(out, ");");
	}
	pp_buf_release(&name);
}

void pp_layout_insert(struct pp_buf *out, const struct pp_table *table)
{
	pp_buf_puts(out, "INSERT INTO ");
	pp_layout_quote(out, table->name);
	pp_buf_printf(out, "(%s, _path, _line, _blob", pp_layout_rowid(table));
	for (size_t i = 0; i < table->column_count; i++) {
		pp_buf_puts(out, ", ");
		pp_layout_quote(out, table->columns[i].name);
	}
	pp_buf_puts(out, ") VALUES(?1, ?2, ?3, ?4");
	for (size_t i = 0; i < table->column_count; i++)
		pp_buf_puts(out, ", ?");
	pp_buf_putc(out, ')');
}

void pp_layout_delete(struct pp_buf *out, const struct pp_table *table)
{
	pp_buf_puts(out, "DELETE FROM ");
	pp_layout_quote(out, table->name);
	pp_buf_printf(out, " WHERE %s BETWEEN ?1 AND ?2",
		      pp_layout_rowid(table));
}

void pp_layout_update(struct pp_buf *out, const struct pp_table *table)
{
	pp_buf_puts(out, "UPDATE ");
	pp_layout_quote(out, table->name);
	pp_buf_puts(out, " SET _line = ?3, _blob = ?4");
	for (size_t i = 0; i < table->column_count; i++) {
		if (pp_layout_has_index(table, i))
			continue;
		pp_buf_puts(out, ", ");
		pp_layout_quote(out, table->columns[i].name);
		pp_buf_printf(out, " = ?%zu", i + 5);
	}
	pp_buf_printf(out, " WHERE %s = ?1", pp_layout_rowid(table));
	for (size_t i = 0; i < table->column_count; i++) {
		if (!pp_layout_has_index(table, i))
			continue;
		pp_buf_puts(out, " AND ");
		pp_layout_quote(out, table->columns[i].name);
		pp_buf_printf(out, " IS ?%zu", i + 5);
	}
}
