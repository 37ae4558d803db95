#ifndef PP_STORE_COMMIT_H
#define PP_STORE_COMMIT_H

#include "store/entry.h"
#include "store/rev.h"

/* A commit object, read by ourselves. */
struct pp_commit_info {
	uint8_t id[PP_ID_SIZE], tree[PP_ID_SIZE];
	const uint8_t (*parents)[PP_ID_SIZE];
	size_t parent_count;
	struct pp_str author;		/* "Name <address>" */
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
 * wanted. */
typedef bool pp_commit_known(void *data, const uint8_t id[PP_ID_SIZE]);

/* All commits that can be reached from tip, but for the known and their
 * ancestors; parents before children, the same order in every run.  known may
 * be NULL.  A shallow clone ends where git says it does. */
int pp_commits_walk(struct pp_commits *out, struct pp_listing into,
		    struct pp_repo *repo, const uint8_t tip[PP_ID_SIZE],
		    pp_commit_known *known, void *data);

/* The first-parent line from the tip back to its beginning. */
int pp_commits_first_parents(struct pp_commits *out, struct pp_listing into,
			     struct pp_repo *repo,
			     const uint8_t tip[PP_ID_SIZE]);

#endif
