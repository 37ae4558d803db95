#ifndef PP_INDEX_POSTGRES_DDL_H
#define PP_INDEX_POSTGRES_DDL_H

#include "base/buf.h"
#include "index/table.h"

/* The tables of a pool as PostgreSQL makes them.
 *
 * Columns have the types that give SQLite's answers: whole numbers, true and
 * false (1 and 0) are bigint, others double precision, all else text in the
 * collation "C", which sorts by bytes as SQLite does; a date is a text too.
 * What a column is, in which unit, and how much care it asks for (x-data)
 * stands in its comment.
 *
 * The primary key is the record's file, and in lists the positions: two files
 * may have one id until a check is heeded.  Ids and references have an
 * index. */
struct pp_postgres_ddl {
	const struct pp_tables *tables;
	struct pp_str schema;	/* the name of PostgreSQL's */
	struct pp_str pool;	/* what _pool shows */
	struct pp_str zone;	/* the pool's time zone; empty: UTC */
};

/* "schema"."name" */
void pp_postgres_place(struct pp_buf *out, struct pp_str schema,
		       struct pp_str name);

/* CREATE TABLE for each, clock, and their comments. */
void pp_postgres_tables(struct pp_buf *out, const struct pp_postgres_ddl *d);

/* Primary keys and indexes: after the first filling. */
void pp_postgres_indexes(struct pp_buf *out, const struct pp_postgres_ddl *d);

/* The functions of postgres.sql. */
void pp_postgres_functions(struct pp_buf *out,
			   const struct pp_postgres_ddl *d);

/* COPY, up to where its lines begin. */
void pp_postgres_copy(struct pp_buf *out, struct pp_str schema,
		      const struct pp_table *table);

#endif
