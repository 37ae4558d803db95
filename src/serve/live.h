#ifndef PP_SERVE_LIVE_H
#define PP_SERVE_LIVE_H

#include "serve/source.h"

/* The pages of a pool's site, from its work tree as it is at each look. */
struct pp_live;

/* The pool that the folder lies in; audience as `peerpool site --for` takes it,
 * NULL: all; alone: without the others of its workspace.  Returns NULL with
 * findings. */
struct pp_live *pp_live_new(struct pp_sink *sink, const char *folder,
			    const char *audience, bool alone);
void pp_live_free(struct pp_live *live);

/* Lent; it lives as long as live. */
const struct pp_serve_source *pp_live_source(const struct pp_live *live);

#endif
