/* Days in a time zone.  The C library knows the rules of zones, but only of
 * the one that TZ names: TZ is changed for the time of a question. */
#include "base/zone.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/memory.h"

enum {
	NAME_LIMIT = 64,
	DAY = 86400,
	/* No clock has ever been further from UTC than 16 hours. */
	FARTHEST = 16 * 3600,
	/* Clocks that are set back over midnight are set back by more. */
	STRIDE = 900,
};

static const int64_t first_second = -INT64_C(719528) * DAY;
static const int64_t last_second = INT64_C(2932897) * DAY - 1;

static bool is_utc(const char *zone)
{
	return !zone || !*zone || !strcmp(zone, "UTC") ||
	       !strcmp(zone, "Etc/UTC");
}

/* Names as the database has them: no way out of its folder. */
static bool is_name(const char *zone)
{
	if (strlen(zone) > NAME_LIMIT || !pp_is_letter(*zone))
		return false;
	for (const char *p = zone; *p; p++)
		if (!pp_is_alnum(*p) && !strchr("/_+-", *p))
			return false;
	return true;
}

/* For a zone that it does not find the C library takes UTC: look first. */
static bool is_known(const char *zone)
{
	const char *folder = getenv("TZDIR");
	char path[4096], magic[4];
	int fd, n;
	bool known;

	if (!is_name(zone))
		return false;
	n = snprintf(path, sizeof(path), "%s/%s",
		     folder && *folder ? folder : "/usr/share/zoneinfo", zone);
	if (n < 0 || (size_t)n >= sizeof(path))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return false;
	known = read(fd, magic, sizeof(magic)) == sizeof(magic) &&
		!memcmp(magic, "TZif", sizeof(magic));
	close(fd);
	return known;
}

/* Returns what TZ was, for leave: NULL where it was not set. */
static char *enter(const char *zone)
{
	char value[NAME_LIMIT + 2];
	const char *tz = getenv("TZ");
	char *saved = NULL;

	if (tz) {
		size_t n = strlen(tz) + 1;

		saved = memcpy(pp_alloc(n, 1), tz, n);
	}
	/* The colon: a file, never a rule. */
	snprintf(value, sizeof(value), ":%s", zone);
	setenv("TZ", value, 1);
	tzset();
	return saved;
}

static void leave(char *saved)
{
	if (saved)
		setenv("TZ", saved, 1);
	else
		unsetenv("TZ");
	tzset();
	pp_free(saved);
}

/* Days since 1970-01-01, by the clock that enter has set. */
static int64_t local_day(int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;
	int64_t shift = localtime_r(&t, &tm) ? tm.tm_gmtoff : 0;

	seconds += shift;
	return seconds / DAY - (seconds % DAY < 0);
}

/* The first second after which it is never that day again.  From a moment when
 * the day is over everywhere go back, for there are days without a midnight
 * (clocks set forward), midnights that come twice (clocks set back), and a day
 * that was left out (Samoa, 2011-12-30). */
static int64_t find_end(int64_t day)
{
	int64_t after = (day + 1) * DAY + FARTHEST;
	int64_t within = after - STRIDE;

	while (local_day(within) > day) {
		after = within;
		within -= STRIDE;
	}
	while (after - within > 1) {
		int64_t middle = within + (after - within) / 2;

		if (local_day(middle) > day)
			after = middle;
		else
			within = middle;
	}
	return after;
}

int pp_zone_day_end(int64_t *seconds, const char *zone, const char *day)
{
	struct pp_date date;
	int64_t number;
	char *saved;

	if (!pp_date_parse(&date, pp_str(day)))
		return -1;
	number = pp_date_to_days(date);
	if (is_utc(zone)) {
		*seconds = (number + 1) * DAY;
		return 0;
	}
	if (!is_known(zone))
		return -1;
	saved = enter(zone);
	*seconds = find_end(number);
	leave(saved);
	return 0;
}

int pp_zone_day(char day[11], const char *zone, int64_t seconds)
{
	int64_t number = seconds / DAY - (seconds % DAY < 0);

	/* A day from either end, so that no offset leads past it. */
	if (seconds < first_second + DAY || seconds > last_second - DAY)
		return -1;
	if (!is_utc(zone)) {
		char *saved;

		if (!is_known(zone))
			return -1;
		saved = enter(zone);
		number = local_day(seconds);
		leave(saved);
	}
	pp_date_write(day, pp_date_from_days((int32_t)number));
	return 0;
}

int pp_zone_today(char day[11], const char *zone)
{
	const char *fixed = getenv("PEERPOOL_TODAY");
	struct pp_date date;

	if (!fixed || !*fixed)
		return pp_zone_day(day, zone, time(NULL));
	if (!pp_date_parse(&date, pp_str(fixed)))
		return -1;
	pp_date_write(day, date);
	return 0;
}
