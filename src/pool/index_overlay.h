#ifndef PP_POOL_INDEX_OVERLAY_H
#define PP_POOL_INDEX_OVERLAY_H

#include "pool/index_files.h"
#include "pool/pool.h"

/* Files that are laid over a state of the pool for one command. */

/* Open the folder that path is, or that holds the file path.  NULL with a
 * finding. */
struct pp_snapshot *pp_index_overlay_open(struct pp_listing into,
					  const char *path);

struct pp_index_over {
	struct pp_snapshot *snapshot;	/* as it was opened */
	const char *path;		/* what the user named */
	const struct pp_index_folders *folders;
	const struct pp_pool *pool;
};

/* What it changes: every file below the folder, as records/peers/x.yaml.  For
 * one file, where it goes: by its own path, if "records/" is in it; else it
 * takes the place of the one record whose file has that name.  files are those
 * that are known.  0; or -1 with a finding where something in it is no record,
 * view or rule, or it cannot be told which record is meant. */
int pp_index_overlay(struct pp_index_items *out, struct pp_listing into,
		     const struct pp_index_over *over,
		     const struct pp_content_files *files);

#endif
