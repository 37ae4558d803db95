#ifndef PP_STORE_RELIST_H
#define PP_STORE_RELIST_H

#include "store/snapshot.h"

/* Listing a work tree that has been listed before: where no folder has changed
 * since, the names in it are the same, and only the files have to be looked
 * at.  One that has changed is read, to see whether they are. */
struct pp_relist {
	const char **paths;		/* of the files, sorted; lent */
	size_t count;
	const struct pp_entry *folders;	/* as in pp_entries; inode 0: the stat
					   data is not to be trusted */
	size_t folder_count;
};

/* 1, and *out is what pp_snapshot_list would say (its paths are before's); or
 * 0 where a folder or a file is not there as before, or the snapshot is no
 * work tree: then list it. */
int pp_snapshot_relist(struct pp_entries *out, struct pp_arena *arena,
		       struct pp_snapshot *snapshot,
		       const struct pp_relist *before);

#endif
