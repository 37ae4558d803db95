#ifndef PP_POOL_UNCOMMITTED_H
#define PP_POOL_UNCOMMITTED_H

#include "pool/index.h"

/* The records of a work tree that are not as HEAD has them: other, new or gone.
 * Files that belong to no kind do not count. */
struct pp_uncommitted {
	struct pp_str *paths;
	size_t count;
	uint8_t head[PP_ID_SIZE];	/* the commit */
};

struct pp_uncommitted_want {
	struct pp_repo *repo;
	const struct pp_commit *head;
	const char *prefix;		/* of the pool in its repository */
	const char *records;		/* their folder */
	struct pp_index *index;		/* that follows the work tree */
};

/* Compare all files.  0, in into.arena; or -1 with a finding. */
int pp_uncommitted_find(struct pp_uncommitted *out, struct pp_listing into,
			const struct pp_uncommitted_want *want);

/* Compare these files: those among which all that differ are. */
int pp_uncommitted_among(struct pp_uncommitted *out, struct pp_listing into,
			 const struct pp_uncommitted_want *want,
			 const struct pp_map *paths);

#endif
