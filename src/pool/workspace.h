#ifndef PP_POOL_WORKSPACE_H
#define PP_POOL_WORKSPACE_H

#include "pool/pool.h"
#include "record/kind.h"

/* The other pools of a workspace: workspace.yaml, in a folder above the
 * pool's, names them.
 *
 *   pools:
 *     core: member-peers          a pool's name: the folder of its clone
 *     equality: equality
 *
 * A pool's .peerpool.yaml says which kinds live in another (elsewhere). */
struct pp_workspace;

/* One of the pools that a workspace.yaml names. */
struct pp_neighbour {
	struct pp_str name;
	const char *folder;	/* absolute; it need not be there */
};

struct pp_neighbours {
	const char *file;	/* the workspace.yaml; NULL: there is none */
	struct pp_neighbour *items;	/* in the order of the file */
	size_t count;
};

/* Read the nearest workspace.yaml in folder (absolute) or above it; everything
 * lives in arena.  0, also where there is none; -1 with findings. */
int pp_workspace_list(struct pp_neighbours *out, struct pp_arena *arena,
		      struct pp_sink *sink, const char *folder);

/* Read it.  A workspace without a file is one in which no other pool is here.
 * NULL with findings where the file is not well formed. */
struct pp_workspace *pp_workspace_new(struct pp_arena *arena,
				      struct pp_sink *sink,
				      const struct pp_pool *pool,
				      const struct pp_config *config);

enum pp_there { PP_THERE_NOT_OURS, PP_THERE_YES, PP_THERE_NO, PP_THERE_ABSENT };

/* Is there a record with that id in the pool that keeps this kind?
 * PP_THERE_NOT_OURS: the kind lives in this pool; PP_THERE_ABSENT: its pool is
 * not here, so nobody can tell. */
enum pp_there pp_workspace_has(const struct pp_workspace *w,
			       const struct pp_kind *kind, struct pp_str id);

#endif
