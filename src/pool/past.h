#ifndef PP_POOL_PAST_H
#define PP_POOL_PAST_H

#include "pool/era.h"
#include "store/entry.h"

/* Which records a commit changed, by the ids of their files: told by kind and
 * id, whatever their paths are called. */
struct pp_past_version {
	uint8_t blob[PP_ID_SIZE];
	bool markdown;
};

struct pp_past_record {
	const struct pp_era_kind *kind;
	struct pp_str id;
	const char *path;	/* below the pool's folder; of one that is
				   gone, where it was */
	const struct pp_past_version *now;	/* NULL: it is gone */
	const struct pp_past_version *before;	/* in each parent that has it,
						   in their order */
	size_t before_count;
};

struct pp_past {
	struct pp_past_record *items;
	size_t count;
};

/* A commit, and its parents. */
struct pp_past_tree {
	const uint8_t *tree;
	struct pp_era *era;
};

struct pp_past_want {
	const char *prefix;	/* of the pool in the repository; "" */
	const struct pp_past_tree *trees;	/* the commit's, then those of
						   its parents */
	size_t count;		/* of trees: 1 and more */
};

/* The records that are in none of the parents as they are in the commit.  Where
 * kinds have changed, the files that lie where theirs do are looked at, also
 * those that are as they were.  Of two files that bear one id, the one in its
 * right place counts, else the first by path.
 * 0, all in into.arena; or -1 with a finding (repository). */
int pp_past_find(struct pp_past *out, struct pp_listing into,
		 struct pp_repo *repo, const struct pp_past_want *want);

#endif
