#ifndef PP_STORE_INDEX_WRITE_H
#define PP_STORE_INDEX_WRITE_H

#include <sys/stat.h>

#include "store/index_file.h"

/* Is every file as the last commit has it, by what git's index says?  changes
 * have been through pp_tree_write.  0; or -1 with findings, in whose paths the
 * first skip bytes are left out: write-uncommitted where something is staged,
 * write-commit where a merge has left conflicts, repository. */
int pp_index_check(struct pp_listing into, struct pp_index_file *file,
		   const struct pp_tree_write *how);

/* The index with these changes, after which git finds its entries as the commit
 * has them.  An entry that is neither as old_id says nor as id is left alone.
 * stats[i] is the file's stat data; all zeros: git shall read it.  What is
 * remembered beside the entries (trees, folders without new files) is left
 * out: git makes it again.
 * 0; or -1 where file is damaged, or out is full. */
int pp_index_write(struct pp_buf *out, struct pp_index_file *file,
		   const struct pp_tree_change *changes,
		   const struct stat *stats, size_t count);

#endif
