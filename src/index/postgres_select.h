#ifndef PP_INDEX_POSTGRES_SELECT_H
#define PP_INDEX_POSTGRES_SELECT_H

#include "index/sql_file.h"
#include "index/table.h"

/* A view's SELECT, written for SQLite, as PostgreSQL gives the same answer to
 * it.  It is changed word by word:
 *
 * - names get quotes, and the spelling of the table's or the view's own;
 * - functions become those of postgres.sql, which do as SQLite's; so do CAST,
 *   and the operators, which are found through the search path;
 * - a JOIN without ON gets one, a comma in FROM is a CROSS JOIN, a query in
 *   FROM gets a name;
 * - ORDER BY puts NULL first, or last where it goes down;
 * - a query that stands for a value has one row (LIMIT 1);
 * - IS compares, and a number can stand where a condition must.
 *
 * What cannot be said so is told, by name: a silent difference would be worse
 * than no view.  What PostgreSQL itself then refuses (a column that GROUP BY
 * does not have, a text compared with a number) stops the load. */
struct pp_postgres_names {
	const struct pp_tables *tables;
	const struct pp_sql_file *views;	/* all of the pool */
	size_t view_count;
};

/* Returns 0; or -1 with a finding (export-view) at the word in question.  The
 * view has been found to be sound.  Everything lives in arena. */
int pp_postgres_select(struct pp_str *out, struct pp_arena *arena,
		       struct pp_sink *sink,
		       const struct pp_postgres_names *names,
		       const struct pp_sql_file *view);

#endif
