#ifndef PP_STORE_WORKTREE_H
#define PP_STORE_WORKTREE_H

#include "store/entry.h"

/* The folders of a work tree, without git. */

/* Open the folder at path ("" or "." is root itself) below the open folder
 * root, following no symbolic link on the way.  A descriptor; or -1 with errno
 * (ELOOP or ENOTDIR where there is a link or a file on the way). */
int pp_worktree_open(int root, const char *path);

/* List as pp_snapshot_list does.  Several threads read folders and stat files
 * where there are many; they are gone when this returns. */
int pp_worktree_list(struct pp_entries *out, struct pp_listing into, int root,
		     const char *folder);

/* As pp_snapshot_find. */
int pp_worktree_find(struct pp_entry *out, struct pp_sink *sink, int root,
		     const char *path);

#endif
