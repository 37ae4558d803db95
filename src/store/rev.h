#ifndef PP_STORE_REV_H
#define PP_STORE_REV_H

#include "store/repo.h"

struct pp_commit {
	uint8_t id[PP_ID_SIZE];
	uint8_t tree[PP_ID_SIZE];
};

/* What A..B stands for: what changed from base to tip.  Without a base
 * (has_base false) everything in tip is new. */
struct pp_range {
	struct pp_commit base, tip;
	bool has_base;
};

/* The commit that name stands for: anything that gitrevisions(7) has for one
 * commit and libgit2 knows (a branch, a tag, HEAD~2, main@{1}, a full or short
 * id).  0; or -1 with a finding (revision) that names it. */
int pp_rev_resolve(struct pp_commit *out, struct pp_repo *repo,
		   struct pp_sink *sink, const char *name);

/* The commit with that id, or that an annotated tag with that id leads to.
 * 0; or -1 with a finding (revision). */
int pp_rev_lookup(struct pp_commit *out, struct pp_repo *repo,
		  struct pp_sink *sink, const uint8_t id[PP_ID_SIZE]);

/* The same, where the object may be something else: 1 and *out; 0 where it is
 * whole, but leads to no commit (a tag of a file); -1 with a finding. */
int pp_rev_peel(struct pp_commit *out, struct pp_repo *repo,
		struct pp_sink *sink, const uint8_t id[PP_ID_SIZE]);

/* Parse "A..B"; either may be left out and is HEAD then.  "A...B" is from the
 * merge base of the two to B, as in git diff; where they have none, has_base
 * is false.  0; or -1 with a finding (revision). */
int pp_range_resolve(struct pp_range *out, struct pp_repo *repo,
		     struct pp_sink *sink, const char *text);

/* The best common ancestor.  1 and *out; 0 where there is none; -1 with a
 * finding. */
int pp_rev_merge_base(struct pp_commit *out, struct pp_repo *repo,
		      struct pp_sink *sink, const struct pp_commit pair[2]);

#endif
