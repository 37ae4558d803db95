#ifndef PP_SCHEMA_TRAP_H
#define PP_SCHEMA_TRAP_H

#include "base/finding.h"
#include "schema/spot.h"

/* Schemas that are well formed and yet can hardly say what was meant: a
 * required key that may not stand, bounds that leave no room, a condition that
 * holds where its key is missing, a keyword that wants another one beside it.
 * Warnings. */

/* Look at the schema object at path (a mapping), not below it. */
void pp_check_traps(struct pp_sink *sink, const char *file,
		    const struct pp_spot *path);

#endif
