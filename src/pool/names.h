#ifndef PP_POOL_NAMES_H
#define PP_POOL_NAMES_H

#include "base/map.h"
#include "pool/open.h"
#include "pool/scan.h"

/* What people call the records: each with the title that its kind's template
 * makes of it. */
struct pp_name {
	const struct pp_kind *kind;
	const char *path;
	struct pp_str id;
	const char *title;
};

struct pp_names {
	struct pp_name *items;	/* by path */
	size_t count;
};

/* Read every record of the pool; those that cannot be read are left out.
 * Everything lives in into.arena.  0; or -1 with a finding. */
int pp_names_load(struct pp_names *out, struct pp_open_pool *open,
		  struct pp_listing into);

/* Does the title or the id hold every word of the query?  Letter case and the
 * accents of Latin letters do not count. */
bool pp_name_matches(const struct pp_name *name, const char *query);

#endif
