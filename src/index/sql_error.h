#ifndef PP_INDEX_SQL_ERROR_H
#define PP_INDEX_SQL_ERROR_H

#include "base/finding.h"
#include "index/table.h"

/* What SQLite has to say about a statement, at its place in the SQL and with
 * what may have been meant. */
struct sqlite3;

struct pp_sql_error {
	const char *file;	/* where the SQL stands */
	struct pp_str sql;
	const char *message;	/* SQLite's */
	int offset;		/* the byte at which it saw it; -1: not known */
	const struct pp_tables *tables;		/* that there are; may be
						   NULL */
	const struct pp_str *others;	/* names of views, and the like */
	size_t other_count;
	struct sqlite3 *db;	/* to be asked for the columns of views, and
				   for functions; its authorizer must admit
				   that */
};

/* The finding (query-error); arena is for scraps. */
struct pp_finding *pp_sql_error_report(struct pp_sink *sink,
				       struct pp_arena *arena,
				       const struct pp_sql_error *error);

/* The table that SQLite has not found, from its message, without its
 * database's name; lent from message.  n 0: it is not about that. */
struct pp_str pp_sql_error_table(const char *message);

#endif
