#ifndef PP_SERVE_SOURCE_H
#define PP_SERVE_SOURCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/finding.h"

/* Where the pages come from that are served.  For each request there is a look,
 * then perhaps a page, then done. */

struct pp_serve_page {
	const char *type;	/* "text/html; charset=utf-8" */
	const char *policy;	/* its Content-Security-Policy; NULL: nothing
				   is admitted */
	struct pp_str body;
	bool is_faulty;		/* it shows what is wrong with it */
};

struct pp_serve_source {
	/* Look at the pool as it is now; pages that are made after this are
	 * made from it.  Sets *changed where pages made before may differ.
	 * Returns 0; or -1 with findings. */
	int (*look)(bool *changed, struct pp_sink *sink, void *ctx);

	/* Make the page of a path, "reports/glance.html"; it lies in arena.
	 * Returns 0; 1 where there is none; or -1 with findings. */
	int (*page)(struct pp_serve_page *out, struct pp_arena *arena,
		    struct pp_sink *sink, struct pp_str path, void *ctx);

	/* The request has been answered, and findings have been told: nothing
	 * of the pool need be held any longer.  May be NULL. */
	void (*done)(void *ctx);

	void *ctx;
};

#endif
