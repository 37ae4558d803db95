#ifndef PP_PUBLISH_TOUCHED_H
#define PP_PUBLISH_TOUCHED_H

#include "pool/pool.h"
#include "store/commit.h"

/* When something in some folders was changed last. */
struct pp_touched_want {
	struct pp_repo *repo;
	const char *prefix;		/* of the pool in its repository */
	const uint8_t *tip;		/* the commit from which to look back */
	const char *const *folders;	/* below the pool's root, without a '/'
					   at the end */
	size_t count;
};

/* The newest commit on the first-parent line of the tip that changed what is
 * below the folders; where none did, or the line was cut off, its first.  It
 * costs two small trees for each commit that has to be looked at.  1 and *out,
 * strings in into.arena; 0: nothing is there; -1 with a finding. */
int pp_touched_find(struct pp_commit_info *out, struct pp_listing into,
		    const struct pp_touched_want *want);

#endif
