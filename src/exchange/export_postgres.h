#ifndef PP_EXCHANGE_EXPORT_POSTGRES_H
#define PP_EXCHANGE_EXPORT_POSTGRES_H

#include "pool/index.h"

/* A pool for PostgreSQL: a folder with
 *
 *	load.sql	what psql -f loads, in one transaction
 *	state		what has been exported: see postgres_state.h
 *	loaded		written by a load: which state the database has
 *
 * The first export is a whole one.  The next ones bring only the records that
 * have changed since the last load that was confirmed, and are right whichever
 * of the exports since then has been loaded; where a database holds none of
 * them, the load stops and says so.  Where anything but records has changed
 * (schemas, the pool's name), or no load was confirmed, the export is a whole
 * one again.  Nothing is asked of a server. */
struct pp_postgres_want {
	const char *folder;	/* made where it is not there, mode 0700 */
	const char *schema;	/* PostgreSQL's; NULL: the pool's name */
	bool whole;		/* even where less would do */
};

struct pp_postgres_done {
	bool is_whole;
	size_t records;		/* that are sent */
	size_t gone;		/* that are deleted */
	size_t rows;
	struct pp_str schema;
	enum pp_class class;	/* the strictest of what is there */
	/* Views that say that they are SQLite's alone. */
	const struct pp_sql_file **left_out;
	size_t left_out_count;
};

/* The index is open.  Returns 0; or -1 with findings (export-view,
 * export-value, file-write, ...), and load.sql as it was. */
int pp_export_postgres(struct pp_postgres_done *out, struct pp_index *index,
		       const struct pp_postgres_want *want,
		       struct pp_listing into);

#endif
