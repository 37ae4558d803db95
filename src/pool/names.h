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

/* The same of one record, by its id, where the word has the form of those that
 * are made up: 1 and *out, with an empty title; 0 where there is none; else -1,
 * and the word may be a name. */
int pp_names_find(struct pp_name *out, struct pp_open_pool *open,
		  struct pp_listing into, struct pp_str word);

/* Does the title or the id hold every word of the query?  Letter case and the
 * accents of Latin letters do not count. */
bool pp_name_matches(const struct pp_name *name, const char *query);

#endif
