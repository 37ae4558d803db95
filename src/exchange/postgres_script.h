#ifndef PP_EXCHANGE_POSTGRES_SCRIPT_H
#define PP_EXCHANGE_POSTGRES_SCRIPT_H

#include "base/buf.h"
#include "exchange/postgres_state.h"
#include "index/postgres_ddl.h"

/* The parts of load.sql, which psql runs: see export_postgres.h for the
 * whole.
 *
 * Beside the pool's tables the schema has _loaded (which state it holds) and
 * _made (what a load made there). */
struct pp_postgres_script {
	struct pp_buf *out;
	struct pp_postgres_ddl ddl;
	uint8_t state[PP_ID_SIZE];	/* that the load leads to */
	uint8_t views[PP_ID_SIZE];	/* a hash of the views */
	/* For people; empty: they are not known. */
	struct pp_str commit, tree;
};

/* The head, up to BEGIN. */
void pp_postgres_script_begin(const struct pp_postgres_script *s);

/* Make the schema, or empty it, and make all that stands before the rows. */
void pp_postgres_script_anew(const struct pp_postgres_script *s);

/* Stop where the schema holds none of the states from which the load goes on;
 * it may also hold what the load leads to. */
void pp_postgres_script_goes_on(const struct pp_postgres_script *s,
				const struct pp_postgres_state *from);

/* Delete the rows of the files. */
void pp_postgres_script_delete(const struct pp_postgres_script *s,
			       const struct pp_postgres_files *files);

/* The rows that a table must have in the end. */
void pp_postgres_script_count(const struct pp_postgres_script *s,
			      struct pp_str table, int64_t rows);

/* Make the views, where those that are there are others. */
struct pp_postgres_view {
	struct pp_str name, about, select;
	const char *path;
};

void pp_postgres_script_views(const struct pp_postgres_script *s,
			      const struct pp_postgres_view *views,
			      size_t count);

/* COMMIT, and confirm it in the file at path. */
void pp_postgres_script_end(const struct pp_postgres_script *s,
			    struct pp_str path);

#endif
