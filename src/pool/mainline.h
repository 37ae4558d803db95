#ifndef PP_POOL_MAINLINE_H
#define PP_POOL_MAINLINE_H

#include "pool/pool.h"
#include "store/repo.h"

/* The first-parent line of a branch, and when each of its commits counts as
 * made: the greatest committer time so far along the line, which never goes
 * back.  It is kept in the cache, so that only commits that are new are read:
 * of 20,000 all take 120 ms. */
struct pp_mainline_item {
	uint8_t id[PP_ID_SIZE];
	int64_t time;		/* seconds since 1970, UTC */
};

struct pp_mainline {
	struct pp_mainline_item *items;	/* the first commit first */
	size_t count;
};

/* Everything lives in into.arena.  0; or -1 with a finding (repository). */
int pp_mainline_read(struct pp_mainline *out, const struct pp_pool *pool,
		     struct pp_repo *repo, struct pp_listing into,
		     const uint8_t tip[PP_ID_SIZE]);

/* How many of the first items count as made before that second. */
size_t pp_mainline_before(const struct pp_mainline *line, int64_t seconds);

#endif
