#ifndef PP_POOL_QUERIES_H
#define PP_POOL_QUERIES_H

#include "index/sql_file.h"
#include "pool/pool.h"

/* The queries that a pool keeps: schemas/queries/NAME.sql, in the work tree. */
struct pp_queries {
	struct pp_sql_file *items;	/* by name */
	size_t count;
};

/* Read all of them.  What is wrong with one is a finding (sql-file), and it is
 * left out.  Everything lives in into.arena.  0; or -1 with findings, where
 * they cannot be looked for. */
int pp_queries_read(struct pp_queries *out, const struct pp_pool *pool,
		    struct pp_listing into);

/* Read one; name need not end in .sql.  Returns 1 and *out; 0 where there is no
 * such query; -1 with findings. */
int pp_queries_find(struct pp_sql_file *out, const struct pp_pool *pool,
		    struct pp_listing into, const char *name);

#endif
