/* Days in time zones, where clocks change. */
#include "base/zone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static int64_t end(const char *zone, const char *day)
{
	int64_t seconds = 0;

	if (pp_zone_day_end(&seconds, zone, day))
		fail_msg("no end: %s in %s", day, zone ? zone : "UTC");
	return seconds;
}

static const char *day(char out[11], const char *zone, int64_t seconds)
{
	assert_int_equal(pp_zone_day(out, zone, seconds), 0);
	return out;
}

/* UTC needs no database. */
static void utc(void **state)
{
	static const char *const names[] = { NULL, "", "UTC", "Etc/UTC" };
	char text[11];

	(void)state;
	setenv("TZDIR", "/nonexistent", 1);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_int_equal(end(names[i], "1970-01-01"), 86400);
		assert_int_equal(end(names[i], "1969-12-31"), 0);
		assert_int_equal(end(names[i], "2026-03-29"), 1774828800);
		assert_string_equal(day(text, names[i], 0), "1970-01-01");
		assert_string_equal(day(text, names[i], -1), "1969-12-31");
		assert_string_equal(day(text, names[i], 1774828799),
				    "2026-03-29");
	}
	unsetenv("TZDIR");
}

static void unknown(void **state)
{
	static const char *const names[] = {
		"Europe/Londno", "Europe", "london", "../zoneinfo/UTC",
		"Europe/../UTC", "/usr/share/zoneinfo/Europe/London",
		":Europe/London", "EST5EDT,M3.2.0,M11.1.0", "GMT0BST ", " ",
		"zone.tab", "tzdata.zi", "leapseconds", "Europe/London\n",
	};
	int64_t seconds = 7;
	char text[11] = "same";

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!pp_zone_day_end(&seconds, names[i], "2026-01-01") ||
		    !pp_zone_day(text, names[i], 0) ||
		    !pp_zone_today(text, names[i]))
			fail_msg("known: '%s'", names[i]);
	}
	assert_int_equal(seconds, 7);
	assert_string_equal(text, "same");
}

static void no_days(void **state)
{
	static const char *const days[] = {
		"", "2026-02-29", "2026-02-30", "2026-13-01", "2026-1-01",
		"2026-01-01 ", "today", "01-01-2026",
	};
	int64_t seconds;
	char text[11];

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (!pp_zone_day_end(&seconds, NULL, days[i]))
			fail_msg("a day: '%s'", days[i]);
	assert_int_equal(pp_zone_day(text, NULL, INT64_MAX), -1);
	assert_int_equal(pp_zone_day(text, NULL, INT64_MIN), -1);
	assert_int_equal(end(NULL, "9999-12-31"), 253402300800);
	assert_int_equal(end(NULL, "0000-01-01"), -62167132800);
}

static void london(void **state)
{
	static const char zone[] = "Europe/London";
	char text[11];

	(void)state;
	/* Forward on 29 March 2026, back on 25 October. */
	assert_int_equal(end(zone, "2026-03-28"), 1774742400);
	assert_int_equal(end(zone, "2026-03-29") - end(zone, "2026-03-28"),
			 23 * 3600);
	assert_int_equal(end(zone, "2026-03-29"), 1774825200);
	assert_int_equal(end(zone, "2026-10-25") - end(zone, "2026-10-24"),
			 25 * 3600);
	assert_int_equal(end(zone, "2026-10-25"), 1792972800);
	assert_int_equal(end(zone, "2026-07-01"), 1782946800);
	assert_string_equal(day(text, zone, 1774825199), "2026-03-29");
	assert_string_equal(day(text, zone, 1774825200), "2026-03-30");
	assert_string_equal(day(text, zone, 1792972799), "2026-10-25");
	assert_string_equal(day(text, zone, 1792972800), "2026-10-26");
	/* Long before and after what the database lists. */
	assert_int_equal(end(zone, "2098-07-01"), 4055094000);
	assert_int_equal(end(zone, "1800-01-01"), -5364662400 + 86400 + 75);
}

static void far_zones(void **state)
{
	char text[11];

	(void)state;
	/* 13 hours ahead in summer, 12 in winter. */
	assert_int_equal(end("Pacific/Auckland", "2026-01-01"), 1767265200);
	assert_int_equal(end("Pacific/Auckland", "2026-04-05") -
			 end("Pacific/Auckland", "2026-04-04"), 25 * 3600);
	assert_string_equal(day(text, "Pacific/Auckland", 1767265200),
			    "2026-01-02");
	assert_string_equal(day(text, "Pacific/Kiritimati", 1767265200),
			    "2026-01-02");
	assert_string_equal(day(text, "Pacific/Pago_Pago", 1767265199),
			    "2025-12-31");
	assert_int_equal(end("Etc/GMT+12", "2026-01-01"), 1767355200);
}

/* Every day ends where it is the day before and then never again, whatever
 * clocks do at midnight: forward in Sao Paulo, back in Havana, back from 00:01
 * in St. John's, a day left out in Samoa. */
static void odd_midnights(void **state)
{
	static const struct { const char *zone, *day; } odd[] = {
		{ "America/Sao_Paulo", "2018-11-03" },
		{ "America/Sao_Paulo", "2018-11-04" },
		{ "America/Sao_Paulo", "2018-02-17" },
		{ "America/Havana", "2018-11-03" },
		{ "America/Havana", "2018-11-04" },
		{ "America/St_Johns", "2010-11-06" },
		{ "America/St_Johns", "2010-11-07" },
		{ "Pacific/Apia", "2011-12-29" },
		{ "Pacific/Apia", "2011-12-31" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		int64_t last = end(odd[i].zone, odd[i].day) - 1;
		char text[11];

		assert_string_equal(day(text, odd[i].zone, last), odd[i].day);
		for (int64_t s = 1; s < 100000; s += 59)
			if (strcmp(day(text, odd[i].zone, last + s),
				   odd[i].day) <= 0)
				fail_msg("%s again in %s", odd[i].day,
					 odd[i].zone);
	}
	/* It ended before it could begin. */
	assert_int_equal(end("Pacific/Apia", "2011-12-30"),
			 end("Pacific/Apia", "2011-12-29"));
}

/* The process's own zone is left as it was. */
static void tz_is_kept(void **state)
{
	time_t winter = 1767225600;
	struct tm tm;

	(void)state;
	setenv("TZ", "XXX-5", 1);
	end("Europe/London", "2026-07-01");
	assert_string_equal(getenv("TZ"), "XXX-5");
	assert_non_null(localtime_r(&winter, &tm));
	assert_int_equal(tm.tm_gmtoff, 5 * 3600);
	assert_int_equal(end(NULL, "1970-01-01"), 86400);
	unsetenv("TZ");
	end("Europe/London", "2026-07-01");
	assert_null(getenv("TZ"));
}

static void today(void **state)
{
	char text[11], now[11];
	time_t before;

	(void)state;
	setenv("PEERPOOL_TODAY", "2026-02-03", 1);
	assert_int_equal(pp_zone_today(text, "Europe/London"), 0);
	assert_string_equal(text, "2026-02-03");
	setenv("PEERPOOL_TODAY", "2026-02-30", 1);
	assert_int_equal(pp_zone_today(text, NULL), -1);
	unsetenv("PEERPOOL_TODAY");
	before = time(NULL);
	assert_int_equal(pp_zone_today(text, NULL), 0);
	if (time(NULL) / 86400 == before / 86400)
		assert_string_equal(text, day(now, NULL, before));
}

static int no_database(void **state)
{
	(void)state;
	unsetenv("TZDIR");
	return 0;
}

int main(void)
{
	const struct CMUnitTest everywhere[] = {
		cmocka_unit_test(utc),
		cmocka_unit_test(unknown),
		cmocka_unit_test(no_days),
		cmocka_unit_test(today),
	};
	const struct CMUnitTest with_database[] = {
		cmocka_unit_test(london),
		cmocka_unit_test(far_zones),
		cmocka_unit_test(odd_midnights),
		cmocka_unit_test(tz_is_kept),
	};
	int rc = cmocka_run_group_tests(everywhere, no_database, NULL);

	if (access("/usr/share/zoneinfo/Europe/London", R_OK)) {
		print_message("no tzdata: zones are not tested\n");
		return rc;
	}
	return rc + cmocka_run_group_tests(with_database, no_database, NULL);
}
