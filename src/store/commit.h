#ifndef PP_STORE_COMMIT_H
#define PP_STORE_COMMIT_H

#include "store/entry.h"
#include "store/rev.h"

/* A commit object, read by ourselves.  Its parents are those that git would
 * follow: none where a shallow clone ends, others where info/grafts says so.
 * Replacements (git replace) are not looked at. */
struct pp_commit_info {
	uint8_t id[PP_ID_SIZE], tree[PP_ID_SIZE];
	const uint8_t (*parents)[PP_ID_SIZE];
	size_t parent_count;
	struct pp_str author;		/* "Name <address>"; of any bytes */
	int64_t author_time;		/* seconds since 1970, UTC */
	int64_t time;			/* the committer's */
	struct pp_str subject;		/* the first line of the message */
};

/* 0, strings in arena; -1 with a finding (repository). */
int pp_commit_read(struct pp_commit_info *out, struct pp_listing into,
		   struct pp_repo *repo, const uint8_t id[PP_ID_SIZE]);

struct pp_commits {
	struct pp_commit_info *items;
	size_t count;
};

/* Is the commit known already?  Then neither it nor what is only behind it is
 * wanted.  Whoever knows a commit should know its ancestors: one that can be
 * reached on another way too is told otherwise. */
typedef bool pp_commit_known(void *data, const uint8_t id[PP_ID_SIZE]);

/* All commits that can be reached from tip, but for the known and their
 * ancestors; parents before children, the same order in every run.  known may
 * be NULL.  0; or -1 with a finding (repository).
 *
 * Comparing the trees of many commits is several times as quick from the last
 * of these to the first: git keeps the newest version of a tree whole, and
 * older ones as what differs from it. */
int pp_commits_walk(struct pp_commits *out, struct pp_listing into,
		    struct pp_repo *repo, const uint8_t tip[PP_ID_SIZE],
		    pp_commit_known *known, void *data);

/* The first-parent line from the tip (first) back to its beginning.  0; or -1
 * with a finding (repository). */
int pp_commits_first_parents(struct pp_commits *out, struct pp_listing into,
			     struct pp_repo *repo,
			     const uint8_t tip[PP_ID_SIZE]);

#endif
