#ifndef PP_POOL_WRITE_AREA_H
#define PP_POOL_WRITE_AREA_H

/* For pool/write*.c only: the folder in which a change of many files is made
 * ready, peerpool/keep/write in the git directory (outside git,
 * .peerpool-write in the pool).  It is there only while one is being made, or
 * was interrupted; whoever works in it holds a lock on it.
 *
 *   new/0, new/1, ...   the files' new contents, by the order of paths
 *   objects.pack, .idx  the commit and what it needs
 *   folders             those that were made, to be removed if it is undone
 *   index, ref          what takes the place of git's index and of the ref
 *   branch              the name of the ref, while it is locked
 *   journal             all that is to be done; from then on it goes forward
 *   done                the journal, once it is done
 *
 * Where the git directory is on another file system than the pool, new/ is in
 * .peerpool-write of the pool. */

#include "pool/write_plan.h"

struct pp_write_area {
	const char *folder;
	const char *spare;	/* .peerpool-write */
	const char *staged;	/* the one that has new/ */
	int fd;			/* of folder, while locked */
	bool is_split;		/* folder and staged are two file systems */
};

/* Where it is, in arena; nothing is looked at but the devices. */
void pp_write_area_find(struct pp_write_area *out, struct pp_arena *arena,
			const struct pp_pool *pool);

/* Is there anything in either place? */
bool pp_write_area_is_there(const struct pp_write_area *area);

/* The path of a file in it, in arena. */
const char *pp_write_area_path(const struct pp_write_area *area,
			       struct pp_arena *arena, const char *name);

/* Make the folder, or take the one that is there, with its lock.  1; 0 where
 * another process has it; -1 with errno. */
int pp_write_area_lock(struct pp_write_area *area);

/* Remove all that is in it, and it, and give the lock back.  0, or -1 with
 * errno where something stays. */
int pp_write_area_remove(struct pp_write_area *area);

/* Give the lock back and leave all as it is. */
void pp_write_area_leave(struct pp_write_area *area);

#endif
