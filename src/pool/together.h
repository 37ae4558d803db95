#ifndef PP_POOL_TOGETHER_H
#define PP_POOL_TOGETHER_H

#include "pool/index.h"

/* The pools of a workspace seen together: the pool itself first, then those
 * that workspace.yaml names, each with an index of its own that follows its own
 * repository.  Without a workspace.yaml it is the pool alone. */
struct pp_together_pool {
	struct pp_str name;	/* what the workspace calls it */
	struct pp_pool pool;
	struct pp_index index;
};

struct pp_together {
	struct pp_together_pool *items;
	size_t count;
	/* Sound ones of all pools, in name order; where two pools have a view
	 * of one name, that of the first. */
	struct pp_sql_file *views;
	size_t view_count;
};

/* The pool that the folder from lies in; or, in a workspace's own folder, the
 * first of its pools that is there.  0; or -1 with a finding. */
int pp_together_find(struct pp_pool *out, struct pp_arena *arena,
		     struct pp_sink *sink, const char *from);

/* What of each pool is to be seen. */
struct pp_together_want {
	struct pp_index_want own;	/* of the pool itself */
	const char *at;		/* a day: of every pool what was recorded by
				   then; a revision means something in one
				   repository only, so that the others are
				   left out; NULL: as in own */
	bool alone;		/* leave the others out */
};

/* Bring every index up to date.  A pool that is not there, or cannot be read,
 * is said once (pool-absent, a note or a warning) and left out; what refers to
 * it cannot be looked up.  Returns 0; or -1 with findings where the pool itself
 * cannot be seen. */
int pp_together_open(struct pp_together *out, const struct pp_pool *pool,
		     const struct pp_together_want *want,
		     struct pp_listing into);
void pp_together_close(struct pp_together *together);

/* Some index was found to be damaged: all are closed such that opening makes
 * them anew. */
void pp_together_discard(struct pp_together *together);

#endif
