#ifndef PP_STORE_MERGE_H
#define PP_STORE_MERGE_H

#include "store/diff.h"

/* Where one tree differs from each of several: what a merge has brought about
 * itself, and not taken over from one of its parents. */
struct pp_merge {
	const uint8_t *const *old_trees;	/* of the parents; an entry
						   NULL: the empty tree */
	size_t old_count;
	const uint8_t *new_tree;		/* NULL: the empty tree */
};

struct pp_merged {
	const char **paths;	/* ordered as git orders them, in arena */
	size_t count;
};

/* Every file that is in new_tree, or in all of the others, and is (or lacks)
 * in none of them what it is in new_tree.  Folders that one of them has
 * unchanged are not opened.  0; or -1 with a finding (repository). */
int pp_merge_collect(struct pp_merged *out, struct pp_listing into,
		     struct pp_repo *repo, const struct pp_merge *merge);

#endif
