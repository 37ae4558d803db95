#ifndef PP_BASE_DATE_H
#define PP_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A day of the Gregorian calendar, carried back before 1582 as ISO 8601 does.
 * Years are 0 to 9999, months and days count from 1.  Every function that takes
 * one wants a day that exists, unless it says otherwise. */
struct pp_date {
	int16_t year;
	int8_t month, day;
};

/* Room for "2021-02-28" and a NUL. */
enum { PP_DATE_TEXT = 11 };

bool pp_year_is_leap(int year);

/* 28 to 31; month is 1 to 12. */
int pp_days_in_month(int year, int month);

/* Is there such a day?  Any numbers may be asked about. */
bool pp_date_exists(int year, int month, int day);

/* Read exactly YYYY-MM-DD (RFC 3339 full-date).  Returns true and sets *out
 * where the day exists; false, with *out alone, where not. */
bool pp_date_parse(struct pp_date *out, struct pp_str text);

/* How numbers are meant where the year stands last: 1/2/2023. */
enum pp_date_order { PP_DAY_FIRST, PP_MONTH_FIRST };

/* Read a day as people and spreadsheets write it: 2023-2-1, 2023-02-01
 * 00:00:00, 1/2/2023, 1.2.2023, 1 Feb 2023, February 1st, 2023.  The year has
 * four digits; order alone decides which number is the day.  As
 * pp_date_parse. */
bool pp_date_read(struct pp_date *out, struct pp_str text,
		  enum pp_date_order order);

/* Is it the name of a month with a number or two, as "May 2023" or "sept2",
 * which a spreadsheet takes for a day? */
bool pp_date_is_like(struct pp_str text);

/* Write YYYY-MM-DD and a NUL. */
void pp_date_write(char out[PP_DATE_TEXT], struct pp_date d);

/* Before, same, or after: less than, equal to, or greater than 0. */
int pp_date_cmp(struct pp_date a, struct pp_date b);

/* Days since 1970-01-01, negative before; and back.  days must lie between
 * those of 0000-01-01 and 9999-12-31: see pp_date_plus. */
int32_t pp_date_to_days(struct pp_date d);
struct pp_date pp_date_from_days(int32_t days);

/* 1 is Monday, 7 is Sunday (ISO 8601). */
int pp_date_weekday(struct pp_date d);

/* d moved by years and months, and then by days (each may be negative).  Where
 * the month is too short for the day, its last day is taken: 31 January and
 * one month is 28 February.  Returns true and sets *out; false where that is
 * outside the years 0 to 9999. */
bool pp_date_plus(struct pp_date *out, struct pp_date d, int64_t months,
		  int64_t days);

/* Whole years from one day to another, as ages count: negative where to is
 * earlier.  Somebody born on 29 February has a birthday on 1 March in other
 * years. */
int pp_date_years(struct pp_date from, struct pp_date to);

/* The day on which the clock stands, in the process's own time zone (TZ) or
 * in UTC. */
struct pp_date pp_date_today(void);
struct pp_date pp_date_today_utc(void);

/* The day that it is at seconds since the epoch, where clocks are offset
 * minutes ahead of UTC: both as a git signature has them.  Times outside the
 * years 0 to 9999 give the first or last day of these. */
struct pp_date pp_date_at(int64_t seconds, int offset);

/* "January" for 1; "Monday" for 1. */
const char *pp_month_name(int month);
const char *pp_weekday_name(int weekday);

/* Advice for a person who wrote text where a date was wanted and
 * pp_date_parse said no: "February 2021 has 28 days", "write the year first:
 * 2023-02-01"; NULL where it looks like no date at all.  Numbers with the year
 * at the end are read day first, as in Britain, unless only the other order
 * makes a date. */
char *pp_date_hint(struct pp_arena *arena, struct pp_str text);

#endif
