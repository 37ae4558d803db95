/* What a statement may do, and what it reads. */
#include "index/authorizer.h"

#include <sqlite3.h>

static void read_column(struct pp_authorizer *a, struct pp_str table,
			const char *column)
{
	char *key = pp_arena_printf(&a->names, "%.*s\t%s", PP_STR(table),
				    column);

	pp_map_put(&a->columns, pp_str(key), NULL);
}

/* A table of lists belongs to that of its kind. */
static void read_kind(struct pp_authorizer *a, const struct pp_table *table)
{
	if (table->number == PP_TABLE_REFS)
		a->read_any = true;
	while (table->parent >= 0)
		table = &a->tables->items[table->parent];
	pp_map_put(&a->read, table->name, NULL);
}

static void read_class(struct pp_authorizer *a, enum pp_class class)
{
	if (a->class < class)
		a->class = class;
}

__attribute__((format(printf, 3, 4)))
static int refuse(struct pp_authorizer *a, const char *name,
		  const char *format, ...)
{
	va_list ap;

	if (a->refused)
		return SQLITE_DENY;
	va_start(ap, format);
	a->refused = pp_arena_vprintf(a->arena, format, ap);
	va_end(ap);
	if (name)
		a->refused_name = pp_arena_copy(a->arena, name, strlen(name));
	return SQLITE_DENY;
}

/* Functions that act on something outside of the statement, or read what is no
 * table.  (Most are not in the library, but in programs that load it.) */
static const char *const closed[] = {
	"load_extension", "fts3_tokenizer", "fts5", "sqlite_log", "readfile",
	"writefile", "edit", "fsdir", "lsmode", "zipfile", "zipfile_cds",
	"sqlar_compress", "sqlar_uncompress", "eval", "usleep", "rtreecheck",
	"rtreedepth", "rtreenode", "sha3_query", "changes", "total_changes",
	"last_insert_rowid",
};

static int use_function(struct pp_authorizer *a, const char *name)
{
	for (size_t i = 0; i < sizeof(closed) / sizeof(*closed); i++)
		if (!sqlite3_stricmp(name, closed[i]))
			return refuse(a, name,
				      "a query may not use the function '%s'",
				      name);
	if (!sqlite3_stricmp(name, "current_date") ||
	    !sqlite3_stricmp(name, "current_time") ||
	    !sqlite3_stricmp(name, "current_timestamp"))
		return refuse(a, name,
			      "the time of day is not to be had in a query");
	return SQLITE_OK;
}

/* A column, the row's number, or "" for a row's being there. */
static enum pp_class class_of(const struct pp_table *table, const char *column)
{
	struct pp_str name = pp_str(column);

	for (size_t i = 0; i < table->column_count; i++)
		if (pp_str_eq(table->columns[i].name, name))
			return table->columns[i].class;
	return table->class;
}

static void read_of(struct pp_authorizer *a, const struct pp_table *table,
		    const char *column)
{
	read_class(a, class_of(table, column));
	read_kind(a, table);
	read_column(a, table->name, column);
}

void pp_authorizer_read(struct pp_authorizer *a, const struct pp_table *table,
			struct pp_str column)
{
	read_of(a, table, pp_arena_str(&a->names, column).p);
}

static bool is_inner(const char *table)
{
	return *table == '_' || !sqlite3_strnicmp(table, "sqlite_", 7);
}

static int refuse_table(struct pp_authorizer *a, const char *table)
{
	a->refused_table = a->refused_table || !a->refused;
	return refuse(a, table, "'%s' is not a table of the pool", table);
}

static int read_temp(struct pp_authorizer *a, const char *table,
		     const char *column)
{
	struct pp_map_entry *entry = pp_map_get(&a->temps, pp_str(table)), *t;

	if (!entry)
		return refuse_table(a, table);
	switch ((enum pp_temp)(entry->num - 1)) {
	case PP_TEMP_JOINED:
		t = pp_map_get(&a->by_name, pp_str(table));
		if (t)
			read_of(a, t->ptr, column);
		else
			read_class(a, a->most);
		break;
	case PP_TEMP_ANY:
		read_column(a, pp_str(table), "");
		a->read_any = true;
		read_class(a, a->most);
		break;
	case PP_TEMP_VIEW:
	case PP_TEMP_PLAIN:
		break;
	}
	return SQLITE_OK;
}

/* A file that was attached is read by the view over it: no statement may
 * mention what is in there (sql_run.h), so nothing else can. */
static int read_attached(struct pp_authorizer *a, const char *table)
{
	if (!pp_map_get(&a->attached, pp_str(table)))
		return refuse_table(a, table);
	read_column(a, PP_LIT("change"), "");
	a->read_any = true;
	read_class(a, a->most);
	return SQLITE_OK;
}

/* Rows are counted, and SQLite does not say in which database: of a temporary
 * table, of a step that the statement names with WITH, or of a file that is
 * attached. */
static int count_rows(struct pp_authorizer *a, const char *table)
{
	if (pp_map_get(&a->attached, pp_str(table)))
		return read_attached(a, table);
	if (is_inner(table))
		return refuse_table(a, table);
	if (pp_map_get(&a->temps, pp_str(table)))
		return read_temp(a, table, "");
	if (!sqlite3_strnicmp(table, "pragma_", 7))
		return refuse_table(a, table);
	return SQLITE_OK;
}

static int read_table(struct pp_authorizer *a, const char *table,
		      const char *column, const char *database)
{
	struct pp_map_entry *entry = pp_map_get(&a->by_name, pp_str(table));
	bool is_main = !database || !strcmp(database, "main") ||
		       !strcmp(database, "temp");

	if (database && !strcmp(database, "temp") && !is_inner(table))
		return read_temp(a, table, column);
	if (!is_main && !(a->is_joined && entry))
		return read_attached(a, table);
	if (database && is_inner(table))
		return refuse_table(a, table);
	/* Behind a joined table: what is read of that has been seen. */
	if (a->is_joined && database && entry)
		return SQLITE_OK;
	if (entry) {
		read_of(a, entry->ptr, column);
		return SQLITE_OK;
	}
	if (!strcmp(table, "json_each") || !strcmp(table, "json_tree"))
		return SQLITE_OK;
	return database ? refuse_table(a, table) : count_rows(a, table);
}

static const char *action(int code)
{
	switch (code) {
	case SQLITE_PRAGMA: return "PRAGMA";
	case SQLITE_ATTACH: return "ATTACH";
	case SQLITE_DETACH: return "DETACH";
	case SQLITE_INSERT: return "INSERT";
	case SQLITE_UPDATE: return "UPDATE";
	case SQLITE_DELETE: return "DELETE";
	case SQLITE_TRANSACTION: return "a transaction";
	case SQLITE_SAVEPOINT: return "a savepoint";
	default: return "a statement that changes something";
	}
}

static int answer(void *data, int code, const char *first, const char *second,
		  const char *database, const char *context)
{
	struct pp_authorizer *a = data;

	(void)context;
	if (a->is_ours)
		return SQLITE_OK;
	switch (code) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return use_function(a, second);
	case SQLITE_READ:
		return read_table(a, first, second, database);
	default:
		/* Before a module's table is declared, which no query may ask
		 * for, SQLite asks to write to its schema. */
		if (first && is_inner(first))
			return refuse_table(a, first);
		return refuse(a, NULL, "a query may only read: %s is not "
			      "admitted", action(code));
	}
}

void pp_authorizer_install(struct pp_authorizer *a, struct sqlite3 *db)
{
	sqlite3_set_authorizer(db, answer, a);
}

void pp_authorizer_remove(struct pp_authorizer *a, struct sqlite3 *db)
{
	sqlite3_set_authorizer(db, NULL, NULL);
	pp_map_release(&a->by_name);
	pp_map_release(&a->temps);
	pp_map_release(&a->attached);
	pp_map_release(&a->read);
	pp_map_release(&a->columns);
	pp_arena_release(&a->names);
}

static void note_most(struct pp_authorizer *a, enum pp_class class)
{
	if (a->most < class)
		a->most = class;
}

void pp_authorizer_tables(struct pp_authorizer *a,
			  const struct pp_tables *tables)
{
	a->tables = tables;
	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		pp_map_put(&a->by_name, t->name, NULL)->ptr = (void *)t;
		note_most(a, t->class);
		for (size_t k = 0; k < t->column_count; k++)
			note_most(a, t->columns[k].class);
	}
}

void pp_authorizer_temp(struct pp_authorizer *a, struct pp_str name,
			enum pp_temp temp)
{
	pp_map_put(&a->temps, name, NULL)->num = 1 + (uintptr_t)temp;
}

void pp_authorizer_attached(struct pp_authorizer *a, struct pp_str table)
{
	pp_map_put(&a->attached, table, NULL);
}

void pp_authorizer_reset(struct pp_authorizer *a)
{
	a->class = PP_CLASS_NONE;
	a->read_any = false;
	pp_map_clear(&a->read);
	pp_map_clear(&a->columns);
	pp_arena_clear(&a->names);
	a->refused = a->refused_name = NULL;
	a->refused_table = false;
}
