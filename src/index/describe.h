#ifndef PP_INDEX_DESCRIBE_H
#define PP_INDEX_DESCRIBE_H

#include "index/database.h"
#include "index/table.h"

/* For this folder only: the description of the tables, in _kind, _table and
 * _column. */

/* A kind as the database knows it. */
struct pp_describe_kind {
	int64_t slot;		/* its number in the database, which stays */
	struct pp_str name;
	uint16_t number;	/* its place in pp_kinds */
	uint64_t digest[2];
	int64_t layout;		/* a hash of the SQL of its tables */
};

struct pp_describe_kinds {
	struct pp_describe_kind *items;
	size_t count;
};

enum pp_db_fault pp_describe_kinds(struct pp_describe_kinds *out,
				   struct pp_arena *arena, struct pp_db *db);

/* Write down the kinds, and all tables, in the place of what was there. */
enum pp_db_fault pp_describe_put(struct pp_db *db,
				 const struct pp_tables *tables,
				 const struct pp_describe_kinds *kinds);

/* See pp_content_tables. */
enum pp_db_fault pp_describe_get(struct pp_tables *out, struct pp_arena *arena,
				 struct pp_db *db);

#endif
