#ifndef PP_POOL_STATS_H
#define PP_POOL_STATS_H

#include "pool/dimension.h"
#include "report/disclosure.h"

/* Counts of the records of a kind along one dimension, under disclosure
 * control.  This alone reads properties with `x-use: statistics-only`, and what
 * leaves it are counts that pp_disclose has let through. */
struct pp_stats_ask {
	const struct pp_kind *kind;
	const char *by;			/* the name of a dimension */
	/* "NAME=VALUE": only those records.  At most one, so that nobody cuts
	 * the pool into pieces small enough to see through, and never by what
	 * may only be counted. */
	const char *const *where;
	size_t where_count;
};

struct pp_stats_row {
	struct pp_str value;	/* NULL: the property is absent */
	struct pp_str label;	/* the title of the record of that id; else
				   empty */
	int64_t count;		/* or PP_WITHHELD */
};

struct pp_stats {
	const struct pp_dimension *by;
	struct pp_stats_row *rows;	/* every value, also those that nobody
					   has; last that of none */
	size_t row_count;
	int64_t total;		/* of records, rounded by itself */
	size_t broken;		/* records that are not sound, left out */
};

/* Count them, in the pool's work tree.  Everything lives in into.arena.
 * Returns 0; or -1 with findings (statistics): what is no dimension, or cannot
 * be asked for. */
int pp_stats_count(struct pp_stats *out, struct pp_listing into,
		   struct pp_open_pool *open, const struct pp_stats_ask *ask);

#endif
