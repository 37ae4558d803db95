#ifndef PP_BASE_ZONE_H
#define PP_BASE_ZONE_H

#include <stdint.h>

/* Days in a time zone of the IANA database, "Europe/London"; NULL or "" is
 * UTC.  Seconds are those since 1970-01-01 00:00 UTC.  The zone's rules are
 * the system's; one that the system does not know is a fault, not UTC.  Not
 * for several threads at once. */

/* The first second after the day YYYY-MM-DD.  0; or -1 where the day or the
 * zone is none. */
int pp_zone_day_end(int64_t *seconds, const char *zone, const char *day);

/* The day on which that second falls.  0, or -1. */
int pp_zone_day(char day[11], const char *zone, int64_t seconds);

/* Today, by the clock; or by the environment's PEERPOOL_TODAY (YYYY-MM-DD),
 * for tests and examples that must not age.  0, or -1. */
int pp_zone_today(char day[11], const char *zone);

#endif
