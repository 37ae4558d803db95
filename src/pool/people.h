#ifndef PP_POOL_PEOPLE_H
#define PP_POOL_PEOPLE_H

#include "pool/dimension.h"
#include "report/statistics.h"

/* Of whom statistics in reports count, and by what: see report/statistics.h.
 * Beside `peerpool stats` this alone reads properties with `x-use:
 * statistics-only`, and what it finds goes to pp_statistics_make, which shows
 * counts. */

/* What can be known without reading a record: the kinds of data subjects (their
 * x-kind has `subject: self`), the values that schemas list, and the property
 * that block asks for with by=: KIND.PROPERTY, where the kind's subject is the
 * property that holds a person's id, and PROPERTY is a dimension.
 * Returns 0; or -1 with a finding (statistics) at pos. */
int pp_people_look(struct pp_people *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_kinds *kinds,
		   const struct pp_people_want *want);

/* Then read who has which value, in a pool that is open: of each person all
 * values of all records of the kind; or, with latest=, of the record that has
 * the last day there that is not after today, and none where that record has
 * none.  Records that are not sound are left out.  Several pools may be read
 * one after the other: a person's answers are those of the first that has any.
 * Everything lives in into.arena.  Returns 0; or -1 with findings. */
int pp_people_read(struct pp_people *out, struct pp_listing into,
		   struct pp_open_pool *open,
		   const struct pp_people_want *want, const char *today);

#endif
