#ifndef PP_POOL_OPEN_H
#define PP_POOL_OPEN_H

#include "pool/schemas.h"

/* A pool's work tree with its kinds: for commands that make, mend or look up
 * records.  Or the same of a revision. */
struct pp_open_pool {
	const struct pp_pool *pool;
	struct pp_snapshot *snapshot;
	struct pp_reader *reader;
	struct pp_config config;
	struct pp_schemas schemas;
	const struct pp_kinds *kinds;	/* of schemas */
};

/* Returns 0; or -1 with findings, with nothing to close.  Faults of single
 * schemas are left for `peerpool check` to tell. */
int pp_pool_open(struct pp_open_pool *out, const struct pp_pool *pool,
		 struct pp_listing into);

/* The pool as a commit has it; repo must outlive it. */
int pp_pool_open_revision(struct pp_open_pool *out, const struct pp_pool *pool,
			  struct pp_listing into, struct pp_repo *repo,
			  const struct pp_commit *commit);

void pp_pool_close(struct pp_open_pool *open);

#endif
