#ifndef PP_POOL_LINEAGE_H
#define PP_POOL_LINEAGE_H

#include "index/database.h"
#include "pool/era.h"
#include "pool/past.h"
#include "store/commit.h"

/* The commits that the database of field changes does not know yet, each with
 * all that is needed to tell what it changed. */
struct pp_descendant {
	const struct pp_commit_info *info;
	struct pp_era *era;
	struct pp_past_tree *trees;	/* its own, then its parents' */
	size_t tree_count;
	int64_t number;			/* it will have in the database */
	int64_t *parents;		/* their numbers */
};

struct pp_lineage {
	struct pp_descendant *items;	/* parents before children */
	size_t count;
	bool meets_old;		/* the tip that was there before is behind
				   the new one */
};

struct pp_lineage_want {
	struct pp_db *db;
	struct pp_eras *eras;		/* with those of the database */
	const uint8_t *tip, *old_tip;
	/* A handle for each thread that may be used. */
	struct pp_repo *const *repos;
	size_t threads;
};

/* 0, all in into.arena, eras has got the new ones; or -1 with a finding, or
 * with *fault of the database. */
int pp_lineage_find(struct pp_lineage *out, enum pp_db_fault *fault,
		    struct pp_listing into, const struct pp_lineage_want *want);

#endif
