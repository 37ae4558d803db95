#ifndef PP_POOL_MOMENT_H
#define PP_POOL_MOMENT_H

#include "pool/pool.h"
#include "store/rev.h"

/* --at: what was recorded by then.  A revision, a tag, or a date; a date means
 * the state of the protected branch at the end of that day. */
struct pp_moment {
	struct pp_commit commit;
	bool is_head;		/* it is what HEAD leads to */
	bool is_date;
	char day[11];		/* YYYY-MM-DD: the date; or the day of the
				   commit, in the pool's time zone */
};

/* What text says: HEAD, a revision, or YYYY-MM-DD (a ref of that very name goes
 * first, with a note in sink).  For a date: the last commit on the first-parent
 * line of the branch (the pool's protected branch; HEAD where it has none)
 * whose committer time, made never to go back along the line by taking the
 * greatest so far, is not after the end of that day in the pool's time zone.
 * Resolving HEAD, a branch or a full id of HEAD's commit starts no libgit2.
 * Returns 0; or -1 with a finding (revision) that says what may be done: a date
 * before the first commit, for one, names that commit's day. */
int pp_moment_find(struct pp_moment *out, const struct pp_pool *pool,
		   struct pp_repo *repo, struct pp_listing into,
		   const char *text);

/* Today in the pool's time zone (or PEERPOOL_TODAY); 0, or -1 with a finding
 * (pool-config) where this system does not know the zone. */
int pp_moment_today(char day[11], const struct pp_config *config,
		    struct pp_sink *sink);

#endif
