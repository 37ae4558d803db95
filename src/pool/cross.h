#ifndef PP_POOL_CROSS_H
#define PP_POOL_CROSS_H

#include "pool/scan.h"
#include "pool/workspace.h"

/* The checks of records against each other: ids unique, references lead to a
 * record of the right kind, x-unique values and salts unique. */
struct pp_cross {
	const struct pp_kinds *kinds;
	struct pp_snapshot *snapshot;
	struct pp_workspace *workspace;
	const struct pp_state_item *items;	/* sorted by path */
	size_t count;
};

struct pp_cross_result {
	size_t suspects;	/* records in which something was found */
	size_t unavailable;	/* references into a pool that is not here */
};

/* Report every fault in sink; its record is read again for the place.
 * items[i].facts.clean is not changed: it speaks of the record alone. */
void pp_cross_run(struct pp_cross_result *out, const struct pp_cross *cross,
		  struct pp_listing into);

#endif
