#ifndef PP_POOL_INDEX_TARGET_H
#define PP_POOL_INDEX_TARGET_H

#include "pool/index.h"

/* What an index shall show, and where that comes from.  Each function returns
 * 0, or PP_INDEX_STOP with a finding in into.sink. */
#define PP_INDEX_STOP (-1)

/* The state that is wanted. */
struct pp_index_target {
	const struct pp_pool *pool;
	const struct pp_index_want *want;
	enum pp_source source;
	struct pp_repo *repo;		/* of revisions; opened when needed */
	bool owns_repo;
	bool is_head;			/* the revision is HEAD */
	bool has_commit;		/* commit is HEAD's, and to be noted */
	bool has_tree;			/* tree is known */
	uint8_t commit[PP_ID_SIZE];
	uint8_t tree[PP_ID_SIZE];	/* the pool's folder; zeros: there is
					   none */
	uint8_t top[PP_ID_SIZE];	/* the commit's own tree */
	bool is_new;			/* the database at hand is empty */
	struct pp_snapshot *snapshot;	/* opened when needed */
	bool is_laid_over;		/* what is laid over all that, and
					   nothing else, differs */
	struct pp_listing into;		/* strings outlive the opening */
	struct pp_sink *faults;		/* of schemas */
	struct pp_arena *scratch;
};

/* Find out about the target what is needed to begin: for HEAD its commit, from
 * the refs alone. */
int pp_index_target_init(struct pp_index_target *t);
void pp_index_target_release(struct pp_index_target *t);

/* See that the tree is known. */
int pp_index_target_tree(struct pp_index_target *t);

/* See that the snapshot is open. */
int pp_index_target_snapshot(struct pp_index_target *t);

#endif
