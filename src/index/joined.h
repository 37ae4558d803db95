#ifndef PP_INDEX_JOINED_H
#define PP_INDEX_JOINED_H

#include "index/session.h"

/* The tables of the pools that a session sees.  Those of one pool are its own
 * tables; of several, each table is a view of all the pools that have it, in
 * which a column that a pool does not have is NULL there. */
struct pp_joined {
	const struct pp_session_pool *pools;
	size_t count;
	struct pp_tables *each;	/* of every pool */
	struct pp_tables all;
};

/* Read what tables there are.  Returns 0, or -1 with a finding. */
int pp_joined_read(struct pp_joined *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_session_options *o);

/* What a pool's database is called in SQL: "main", "_pool1", ... */
const char *pp_joined_schema(struct pp_arena *arena, size_t pool);

/* Let the first pool's connection see the databases of the others.  Returns 0,
 * or -1 with a finding. */
int pp_joined_attach(const struct pp_joined *joined, struct pp_arena *arena,
		     struct pp_sink *sink);
void pp_joined_detach(const struct pp_joined *joined, struct pp_arena *arena);

/* The SELECT that is the table of all.items[table]. */
const char *pp_joined_select(const struct pp_joined *joined,
			     struct pp_arena *arena, size_t table);

#endif
