/* RFC 3339. */
#include "schema/instant.h"

#include "base/ascii.h"
#include "base/date.h"

enum { DAY_MINUTES = 24 * 60, DATE_LENGTH = 10 };

static struct pp_str rest_of(struct pp_str s, size_t from)
{
	return (struct pp_str){ s.p + from, s.n - from };
}

/* The two digits at s, if no more than max; -1 else. */
static int two_digits(struct pp_str s, int max)
{
	int value;

	if (s.n < 2 || !pp_is_digit(s.p[0]) || !pp_is_digit(s.p[1]))
		return -1;
	value = (s.p[0] - '0') * 10 + (s.p[1] - '0');
	return value <= max ? value : -1;
}

/* hh:mm at s, in minutes; or -1. */
static int hour_minute(struct pp_str s)
{
	int hour = two_digits(s, 23), minute;

	if (hour < 0 || s.n < 5 || s.p[2] != ':')
		return -1;
	minute = two_digits(rest_of(s, 3), 59);
	return minute < 0 ? -1 : hour * 60 + minute;
}

/* Z or +hh:mm, and the end; false where s is neither. */
static bool read_offset(int *minutes, struct pp_str s)
{
	int ahead;

	*minutes = 0;
	if (s.n == 1)
		return *s.p == 'Z' || *s.p == 'z';
	if (s.n != 6 || (*s.p != '+' && *s.p != '-'))
		return false;
	ahead = hour_minute(rest_of(s, 1));
	*minutes = *s.p == '+' ? ahead : -ahead;
	return ahead >= 0;
}

/* The bytes of hh:mm:ss and a fraction at s, or 0. */
static size_t partial_time(struct pp_str s, int *minute, int *second)
{
	size_t n = 8;

	*minute = hour_minute(s);
	if (*minute < 0 || s.n < n || s.p[5] != ':')
		return 0;
	*second = two_digits(rest_of(s, 6), 60);
	if (*second < 0)
		return 0;
	if (n < s.n && s.p[n] == '.') {
		do
			n++;
		while (n < s.n && pp_is_digit(s.p[n]));
		if (n == 9)
			return 0;
	}
	return n;
}

bool pp_time_holds(struct pp_str text)
{
	int minute, second, offset;
	size_t n = partial_time(text, &minute, &second);

	if (!n || !read_offset(&offset, rest_of(text, n)))
		return false;
	return second < 60 ||
	       (minute - offset + DAY_MINUTES) % DAY_MINUTES ==
		       DAY_MINUTES - 1;
}

bool pp_date_time_holds(struct pp_str text)
{
	struct pp_date date;

	return text.n > DATE_LENGTH + 1 &&
	       (text.p[DATE_LENGTH] | 0x20) == 't' &&
	       pp_date_parse(&date, (struct pp_str){ text.p, DATE_LENGTH }) &&
	       pp_time_holds(rest_of(text, DATE_LENGTH + 1));
}

/* Take 1*DIGIT unit off s.  Returns the place of the unit in units, or -1. */
static int take_unit(struct pp_str *s, const char *units)
{
	const char *unit;
	size_t n = 0;

	while (n < s->n && pp_is_digit(s->p[n]))
		n++;
	if (!n || n == s->n || !s->p[n])
		return -1;
	unit = strchr(units, s->p[n]);
	*s = rest_of(*s, n + 1);
	return unit ? (int)(unit - units) : -1;
}

/* One or more of the units, each the one after the last, up to T or the end. */
static bool take_units(struct pp_str *s, const char *units)
{
	int last = take_unit(s, units);

	while (last >= 0 && s->n && *s->p != 'T') {
		int next = take_unit(s, units);

		last = next == last + 1 ? next : -1;
	}
	return last >= 0;
}

bool pp_duration_holds(struct pp_str text)
{
	struct pp_str s = text;

	if (s.n < 3 || *s.p != 'P')
		return false;
	s = rest_of(s, 1);
	if (text.p[text.n - 1] == 'W')
		return !take_unit(&s, "W") && !s.n;
	if (*s.p != 'T' && !take_units(&s, "YMD"))
		return false;
	if (!s.n)
		return true;
	s = rest_of(s, 1);
	return s.n && take_units(&s, "HMS") && !s.n;
}

char *pp_time_hint(struct pp_arena *arena, struct pp_str text)
{
	int minute, second;
	size_t n = partial_time(text, &minute, &second);

	if (n && n == text.n)
		return pp_arena_printf(arena, "add the offset from UTC: "
				       "%.*sZ, or +01:00 for British summer "
				       "time", PP_STR(text));
	if (n && second == 60)
		return pp_arena_printf(arena, "a minute has a second 60 only "
				       "at 23:59:60 UTC, where a leap second "
				       "is put in");
	if (text.n == 5 && hour_minute(text) >= 0)
		return pp_arena_printf(arena, "add the seconds and the offset "
				       "from UTC: %.*s:00Z", PP_STR(text));
	if (two_digits(text, 99) == 24)
		return pp_arena_printf(arena, "hours go from 00 to 23");
	return NULL;
}

char *pp_date_time_hint(struct pp_arena *arena, struct pp_str text)
{
	struct pp_str date = { text.p, DATE_LENGTH }, time;
	struct pp_date d;

	if (text.n < DATE_LENGTH || !pp_date_parse(&d, date)) {
		if (text.n > DATE_LENGTH)
			return pp_date_hint(arena, date);
		return pp_date_hint(arena, text);
	}
	if (text.n == DATE_LENGTH)
		return pp_arena_printf(arena,
				       "add a time of day: %.*sT00:00:00Z",
				       PP_STR(text));
	time = rest_of(text, DATE_LENGTH + 1);
	if (pp_time_holds(time))
		return pp_arena_printf(arena, "put a T between date and time: "
				       "%.*sT%.*s", PP_STR(date), PP_STR(time));
	return pp_time_hint(arena, time);
}
