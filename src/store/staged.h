#ifndef PP_STORE_STAGED_H
#define PP_STORE_STAGED_H

#include "store/entry.h"
#include "store/place.h"

/* What the git index holds, below one folder of it.  Not changed once open:
 * several threads may look at it. */
struct pp_staged;

/* Read the index of place; one that is not there is empty.  prefix is the
 * pool's folder in it, and must outlive the result.  NULL with a finding. */
struct pp_staged *pp_staged_open(struct pp_sink *sink,
				 const struct pp_place *place,
				 const char *prefix);
void pp_staged_free(struct pp_staged *staged);

/* As pp_snapshot_list and pp_snapshot_find do. */
int pp_staged_list(struct pp_entries *out, struct pp_listing into,
		   const struct pp_staged *staged, const char *folder);
int pp_staged_find(struct pp_entry *out, struct pp_sink *sink,
		   const struct pp_staged *staged, const char *path);

#endif
