#ifndef PP_INDEX_STATEMENT_H
#define PP_INDEX_STATEMENT_H

#include <sqlite3.h>

#include "index/database.h"

/* For this folder only: the index's own statements, whose SQL is right, so that
 * one which cannot be prepared tells of a database that is not as it should
 * be. */
enum pp_db_fault pp_statement_new(sqlite3_stmt **out, struct pp_db *db,
				  const char *sql);

/* Another row?  *row false: it has ended, and is reset. */
enum pp_db_fault pp_statement_step(bool *row, struct pp_db *db,
				   sqlite3_stmt *stmt);

/* Run one that returns no rows, and reset it. */
enum pp_db_fault pp_statement_run(struct pp_db *db, sqlite3_stmt *stmt);

/* Statements without parameters or rows. */
enum pp_db_fault pp_statement_exec(struct pp_db *db, const char *sql);

/* Lent, until the statement is run. */
void pp_statement_bind(sqlite3_stmt *stmt, int place, struct pp_str text);

/* NULL where it is empty. */
void pp_statement_bind_some(sqlite3_stmt *stmt, int place, struct pp_str text);

/* A copy, in arena; of NULL p is NULL. */
struct pp_str pp_statement_text(struct pp_arena *arena, sqlite3_stmt *stmt,
				int place);

#endif
