#ifndef PP_POOL_OVERLAY_H
#define PP_POOL_OVERLAY_H

#include "pool/pool.h"
#include "store/snapshot.h"

/* Changed or added files that are laid over a pool for one command: a rehearsal
 * that needs no branch. */
struct pp_overlay {
	const char *path;	/* what the user named */
	const struct pp_config *config;
	struct pp_snapshot *snapshot;	/* of the pool, before */
};

/* What lies at path.  A folder holds files as the pool would,
 * records/peers/x.yaml or schemas/rules/y.sql.  One file goes where its own
 * path says, from "records/" on; else where records of the schema lie that its
 * modeline names, with its own name for an id; else it takes the place of the
 * one record whose file has that name.  Lives in into.arena.
 * 0; or -1 with a finding (file-read) where there is nothing, something in it
 * is neither a record nor a view or rule, or it cannot be told which record a
 * file stands for. */
int pp_overlay_find(struct pp_laid *out, struct pp_listing into,
		    const struct pp_overlay *overlay);

#endif
