#ifndef PP_INDEX_SQL_PARAM_H
#define PP_INDEX_SQL_PARAM_H

#include "index/session.h"

/* Giving a statement its parameters. */
struct sqlite3_stmt;

/* Bind query's parameters.  A value that is written as SQL would write a number
 * is one: 12, -3, 0.5; 007, 1.50 and +1 are texts.  Returns 0; or -1 with a
 * finding (query-param) for each that is missing, unknown or given twice; arena
 * is for scraps. */
int pp_sql_param_bind(struct sqlite3_stmt *stmt, struct pp_arena *arena,
		      struct pp_sink *sink, const struct pp_query *query);

#endif
