/* Statements of the index itself. */
#include "index/statement.h"

enum pp_db_fault pp_statement_new(sqlite3_stmt **out, struct pp_db *db,
				  const char *sql)
{
	int rc = sqlite3_prepare_v3(pp_db_sqlite(db), sql, -1,
				    SQLITE_PREPARE_PERSISTENT, out, NULL);
	enum pp_db_fault fault = pp_db_fault_of(db, rc);

	return rc == SQLITE_ERROR && !pp_db_is_empty(db) ? PP_DB_BAD : fault;
}

enum pp_db_fault pp_statement_step(bool *row, struct pp_db *db,
				   sqlite3_stmt *stmt)
{
	int rc = sqlite3_step(stmt);
	enum pp_db_fault fault = PP_DB_OK;

	*row = rc == SQLITE_ROW;
	if (!*row) {
		fault = pp_db_fault_of(db, rc);
		sqlite3_reset(stmt);
	}
	return fault;
}

enum pp_db_fault pp_statement_run(struct pp_db *db, sqlite3_stmt *stmt)
{
	enum pp_db_fault fault;
	bool row = true;

	do
		fault = pp_statement_step(&row, db, stmt);
	while (row);
	return fault;
}

enum pp_db_fault pp_statement_exec(struct pp_db *db, const char *sql)
{
	return pp_db_fault_of(db, sqlite3_exec(pp_db_sqlite(db), sql, NULL,
					       NULL, NULL));
}

void pp_statement_bind(sqlite3_stmt *stmt, int place, struct pp_str text)
{
	sqlite3_bind_text(stmt, place, text.p ? text.p : "", (int)text.n,
			  SQLITE_STATIC);
}

void pp_statement_bind_some(sqlite3_stmt *stmt, int place, struct pp_str text)
{
	if (text.n)
		pp_statement_bind(stmt, place, text);
	else
		sqlite3_bind_null(stmt, place);
}

struct pp_str pp_statement_text(struct pp_arena *arena, sqlite3_stmt *stmt,
				int place)
{
	const char *p = sqlite3_column_blob(stmt, place);
	int n = sqlite3_column_bytes(stmt, place);

	if (sqlite3_column_type(stmt, place) == SQLITE_NULL)
		return (struct pp_str){ 0 };
	return pp_arena_str(arena, (struct pp_str){ p, (size_t)n });
}
