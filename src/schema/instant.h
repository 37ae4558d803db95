#ifndef PP_SCHEMA_INSTANT_H
#define PP_SCHEMA_INSTANT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Times and durations (RFC 3339; for dates see base/date.h). */

/* partial-time and offset: 08:30:06Z, 08:30:06.28+01:00.  Second 60 only where
 * it is 23:59 in UTC, as a leap second is. */
bool pp_time_holds(struct pp_str text);

/* A date, T or t, and a time. */
bool pp_date_time_holds(struct pp_str text);

/* Appendix A: P4DT12H30M, P2W.  Whole numbers; a unit may be left out at
 * either end but not between two others. */
bool pp_duration_holds(struct pp_str text);

/* Advice for a person, in arena; NULL where there is none. */
char *pp_time_hint(struct pp_arena *arena, struct pp_str text);
char *pp_date_time_hint(struct pp_arena *arena, struct pp_str text);

#endif
