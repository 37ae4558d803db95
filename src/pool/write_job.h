#ifndef PP_POOL_WRITE_JOB_H
#define PP_POOL_WRITE_JOB_H

/* For pool/write*.c only: all that is to be done once everything is ready. */

#include "pool/write_area.h"
#include "store/ref_write.h"

struct pp_write_job {
	struct pp_listing into;
	const struct pp_pool *pool;
	struct pp_write_area *area;
	const char *command;
	const char *prefix;		/* of the job's pool below the work
					   tree: "", or with a '/' at its end */
	const char *root;		/* of that pool, absolute */
	struct pp_write_item *items;	/* the number'th's new content is
					   new/NUMBER */
	size_t count;
	bool recovers;			/* somebody else's, interrupted */
	bool commits;
	/* With commits: */
	struct pp_ref_move ref;
	const char *pack;		/* "pack-HEX" */
};

/* Write the journal, flush it and put it in its place: the point of no
 * return.  0; or -1 with errno. */
int pp_write_journal_write(const struct pp_write_job *job);

/* Read it: into, pool and area are set.  1; 0 where there is none, and so
 * nothing was changed; -1 with a finding. */
int pp_write_journal_read(struct pp_write_job *job);

/* Do it, whatever of it has been done: the pack, the files, the ref, the index.
 * Then the journal is called done.  0; or -1 with findings (write-interrupted).
 * What somebody has changed meanwhile is left alone (write-left). */
int pp_write_finish(struct pp_write_job *job);

/* What changes in trees and the index, in into.arena: paths with the prefix. */
struct pp_tree_change *pp_write_changes(const struct pp_write_job *job);

/* Make the new index and take git's lock with it; or the other way round.  The
 * lock must not be ours.  0; or -1 with errno. */
int pp_write_index_lock(const struct pp_write_job *job);
void pp_write_index_drop(const struct pp_write_job *job);

/* With the lock, and the files in their places: the index.  0; or -1 with
 * errno. */
int pp_write_index_commit(const struct pp_write_job *job);

#endif
