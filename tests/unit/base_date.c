/* The calendar. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static struct pp_arena arena;

static struct pp_date date(const char *text)
{
	struct pp_date d;

	if (!pp_date_parse(&d, pp_str(text)))
		fail_msg("no date: %s", text);
	return d;
}

static void test_parse(void **state)
{
	static const char *const bad[] = {
		"", "2021", "2021-02", "2021-02-29", "2100-02-29", "2021-00-01",
		"2021-13-01", "2021-01-00", "2021-01-32", "2021-04-31",
		"2021-1-01", "21-01-01", "2021-01-01 ", " 2021-01-01",
		"2021/01/01", "+021-01-01", "2021-01-0x", "2021-01-0:",
		"12021-01-01",
	};
	struct pp_date d = date("2021-02-28");
	char text[PP_DATE_TEXT];

	(void)state;
	assert_int_equal(d.year, 2021);
	assert_int_equal(d.month, 2);
	assert_int_equal(d.day, 28);
	date("2020-02-29");
	date("2000-02-29");
	date("0000-01-01");
	date("9999-12-31");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pp_date same = d;

		if (pp_date_parse(&same, pp_str(bad[i])))
			fail_msg("a date: %s", bad[i]);
		assert_int_equal(pp_date_cmp(same, d), 0);
	}
	pp_date_write(text, d);
	assert_string_equal(text, "2021-02-28");
	pp_date_write(text, date("0007-10-09"));
	assert_string_equal(text, "0007-10-09");
}

/* Every day there is, there and back, in order, the week unbroken. */
static void test_days(void **state)
{
	int32_t n = pp_date_to_days(date("0000-01-01"));
	int weekday = pp_date_weekday(date("0000-01-01"));
	struct pp_date last = { 0 };

	(void)state;
	for (int year = 0; year <= 9999; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; pp_date_exists(year, month, day);
			     day++, n++) {
				struct pp_date d = { (int16_t)year,
						     (int8_t)month,
						     (int8_t)day };
				struct pp_date back = pp_date_from_days(n);

				if (pp_date_to_days(d) != n ||
				    pp_date_cmp(d, back) ||
				    pp_date_cmp(last, d) >= 0 ||
				    pp_date_weekday(d) != weekday)
					fail_msg("%d-%d-%d", year, month, day);
				last = d;
				weekday = weekday % 7 + 1;
			}
	assert_int_equal(pp_date_to_days(date("1970-01-01")), 0);
	assert_int_equal(pp_date_to_days(date("2000-03-01")), 11017);
	assert_int_equal(pp_date_weekday(date("2026-11-21")), 6);
}

static void check_plus(const char *from, int64_t months, int64_t days,
		       const char *want)
{
	struct pp_date d = date(from);
	char text[PP_DATE_TEXT];

	if (!pp_date_plus(&d, d, months, days)) {
		assert_null(want);
		return;
	}
	pp_date_write(text, d);
	assert_string_equal(text, want);
}

static void test_plus(void **state)
{
	(void)state;
	check_plus("2021-01-31", 1, 0, "2021-02-28");
	check_plus("2020-01-31", 1, 0, "2020-02-29");
	check_plus("2020-02-29", 12, 0, "2021-02-28");
	check_plus("2020-02-29", -48, 0, "2016-02-29");
	check_plus("2021-03-31", -1, 0, "2021-02-28");
	check_plus("2021-12-31", 0, 1, "2022-01-01");
	check_plus("2021-01-31", 1, 1, "2021-03-01");
	check_plus("2021-01-01", 0, -1, "2020-12-31");
	check_plus("0000-01-01", -1, 0, NULL);
	check_plus("0000-01-01", 0, -1, NULL);
	check_plus("9999-12-31", 0, 1, NULL);
	check_plus("9999-12-01", 1, 0, NULL);
	check_plus("2021-01-01", INT64_MAX, 0, NULL);
	check_plus("2021-01-01", 0, INT64_MIN, NULL);
}

static void test_years(void **state)
{
	(void)state;
	assert_int_equal(pp_date_years(date("2000-05-10"), date("2020-05-09")),
			 19);
	assert_int_equal(pp_date_years(date("2000-05-10"), date("2020-05-10")),
			 20);
	assert_int_equal(pp_date_years(date("2000-02-29"), date("2001-02-28")),
			 0);
	assert_int_equal(pp_date_years(date("2000-02-29"), date("2001-03-01")),
			 1);
	assert_int_equal(pp_date_years(date("2020-05-09"), date("2000-05-10")),
			 -19);
}

static void check_at(int64_t seconds, int offset, const char *want)
{
	char text[PP_DATE_TEXT];

	pp_date_write(text, pp_date_at(seconds, offset));
	assert_string_equal(text, want);
}

static void test_clock(void **state)
{
	struct pp_date before, now, after;

	(void)state;
	check_at(0, 0, "1970-01-01");
	check_at(-1, 0, "1969-12-31");
	check_at(86399, 0, "1970-01-01");
	check_at(86399, 60, "1970-01-02");
	check_at(0, -60, "1969-12-31");
	check_at(1795219200, 0, "2026-11-21");
	check_at(INT64_MAX, 840, "9999-12-31");
	check_at(INT64_MIN, -840, "0000-01-01");
	before = pp_date_at(time(NULL), 0);
	now = pp_date_today_utc();
	after = pp_date_at(time(NULL), 0);
	assert_true(pp_date_cmp(before, now) <= 0);
	assert_true(pp_date_cmp(now, after) <= 0);
	/* Fourteen hours ahead and twelve behind, it is never the same day. */
	setenv("TZ", "XXX-14", 1);
	tzset();
	now = pp_date_today();
	setenv("TZ", "XXX+12", 1);
	tzset();
	assert_true(pp_date_cmp(pp_date_today(), now) < 0);
	unsetenv("TZ");
	tzset();
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(pp_month_name(1), "January");
	assert_string_equal(pp_month_name(12), "December");
	assert_string_equal(pp_weekday_name(1), "Monday");
	assert_string_equal(pp_weekday_name(7), "Sunday");
}

static void test_read(void **state)
{
	static const struct {
		const char *text, *day_first, *month_first;
	} rows[] = {
		{ "2023-02-01", "2023-02-01", "2023-02-01" },
		{ "2023-2-1", "2023-02-01", "2023-02-01" },
		{ "2023-02-01 00:00:00", "2023-02-01", "2023-02-01" },
		{ "2023-02-01T00:00", "2023-02-01", "2023-02-01" },
		{ "2023-02-01 12:00", NULL, NULL },
		{ "1/2/2023", "2023-02-01", "2023-01-02" },
		{ "01.02.2023", "2023-02-01", "2023-01-02" },
		{ "13/02/2023", "2023-02-13", NULL },
		{ "02/13/2023", NULL, "2023-02-13" },
		{ "30/02/2023", NULL, NULL },
		{ "1 Feb 2023", "2023-02-01", "2023-02-01" },
		{ "February 1st, 2023", "2023-02-01", "2023-02-01" },
		{ "01-Feb-23", NULL, NULL }, { "1/2/23", NULL, NULL },
		{ "Feb 2023", NULL, NULL }, { "02/2023", NULL, NULL },
		{ "20230201", NULL, NULL }, { "", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *want[] = { rows[i].day_first, rows[i].month_first };

		for (int k = 0; k < 2; k++) {
			char text[PP_DATE_TEXT] = "none";
			struct pp_date d;

			if (pp_date_read(&d, pp_str(rows[i].text),
					 (enum pp_date_order)k))
				pp_date_write(text, d);
			assert_string_equal(text, want[k] ? want[k] : "none");
		}
	}
}

static void test_like(void **state)
{
	static const char *const yes[] = { "May 2023", "1 May", "sept2",
					   "1-May-23", "March 1st" };
	static const char *const no[] = { "May", "may be", "2023", "May May 1",
					  "Maybe 1", "1 2 3", "1 May 2023 x" };

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		assert_true(pp_date_is_like(pp_str(yes[i])));
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		assert_false(pp_date_is_like(pp_str(no[i])));
}

static void test_hint(void **state)
{
	static const char *const rows[][2] = {
		{ "2021-02-30", "February 2021 has 28 days" },
		{ "2021-04-31", "April 2021 has 30 days" },
		{ "2021-02-00", "days count from 01" },
		{ "2021-13-01", "there is no month 13: write year, month and "
				"day (YYYY-MM-DD)" },
		{ "30/02/2020", "February 2020 has 29 days" },
		{ "01/02/2023", "write the year first: 2023-02-01" },
		{ "02/13/2023", "write the year first: 2023-02-13" },
		{ "1.2.2023", "write the year first: 2023-02-01" },
		{ "1 February 2023", "write the year first: 2023-02-01" },
		{ "1st Feb 2023", "write the year first: 2023-02-01" },
		{ "February 1st, 2023", "write the year first: 2023-02-01" },
		{ "12 June 2023", "write the year first: 2023-06-12" },
		{ "2023 feb 1", "write nothing but digits and hyphens: "
				"2023-02-01" },
		{ "2023-2-1", "write two digits for month and day: "
			      "2023-02-01" },
		{ "2023/02/01", "write nothing but digits and hyphens: "
				"2023-02-01" },
		{ "20230201", "write hyphens between: 2023-02-01" },
		{ "2023-02", "the day is missing: 2023-02-DD" },
		{ "2023-02-01T10:00:00Z", "write the date without a time: "
					  "2023-02-01" },
		{ "2023-02-01 10:00", "write the date without a time: "
				      "2023-02-01" },
		{ "", NULL }, { "soon", NULL }, { "1/2/23", NULL },
		{ "2023", NULL }, { "20231301", NULL }, { "1 2 3 2023", NULL },
		{ "Feb Mar 2023", NULL }, { "2023-W13-2", NULL },
		{ "99999999999999999999-1-1", NULL }, { "1+2+2023", NULL },
		{ "-", NULL }, { "2023 2023 2023", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *hint = pp_date_hint(&arena, pp_str(rows[i][0]));

		if (!hint != !rows[i][1] ||
		    (hint && strcmp(hint, rows[i][1]) != 0))
			fail_msg("%s: %s", rows[i][0], hint ? hint : "none");
	}
	pp_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_plus),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_clock),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_like),
		cmocka_unit_test(test_hint),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
