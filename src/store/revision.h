#ifndef PP_STORE_REVISION_H
#define PP_STORE_REVISION_H

#include "store/entry.h"
#include "store/repo.h"

/* The folders of a git tree.  tree is the pool's own, NULL where the commit
 * has none. */

/* As pp_snapshot_list does. */
int pp_revision_list(struct pp_entries *out, struct pp_listing into,
		     struct pp_repo *repo, const uint8_t *tree,
		     const char *folder);

/* As pp_snapshot_find. */
int pp_revision_find(struct pp_entry *out, struct pp_sink *sink,
		     struct pp_repo *repo, const uint8_t *tree,
		     const char *path);

#endif
