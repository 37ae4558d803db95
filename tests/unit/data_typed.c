/* What people type into cells. */
#include "data/typed.h"
#include "data/typed_date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static struct pp_arena arena;

static const char *day(const char *text, const struct pp_typed_date *how)
{
	struct pp_date d;
	const char *why;
	char *out = pp_new(&arena, char, PP_DATE_TEXT);

	if (!pp_typed_date_read(&d, &why, &arena, pp_str(text), how))
		return why;
	pp_date_write(out, d);
	return out;
}

static void dates(void **state)
{
	static const struct { const char *text, *dmy, *mdy; } cases[] = {
		{ "2023-02-01", "2023-02-01", "2023-02-01" },
		{ "2023/2/1", "2023-02-01", "2023-02-01" },
		{ "01/02/2023", "2023-02-01", "2023-01-02" },
		{ "1.2.23", "2023-02-01", "2023-01-02" },
		{ "1-2-49", "2049-02-01", "2049-01-02" },
		{ "1-2-50", "1950-02-01", "1950-01-02" },
		{ "01/02/2023 00:00:00", "2023-02-01", "2023-01-02" },
		{ "1 Feb 2023", "2023-02-01", "2023-02-01" },
		{ "1st February 2023", "2023-02-01", "2023-02-01" },
		{ "22nd Sept 2023", "2023-09-22", "2023-09-22" },
		{ "Feb 1, 2023", "2023-02-01", "2023-02-01" },
		{ "Wed 1-FEB-23", "2023-02-01", "2023-02-01" },
		{ "2023 Feb 1", "2023-02-01", "2023-02-01" },
		{ "31/02/2023", "February 2023 has 28 days",
		  "there is no month 31" },
		{ "02/31/2023", "there is no month 31",
		  "February 2023 has 28 days" },
		{ "1 Feb", "the year is missing", "the year is missing" },
		{ "Feb-23", "it says a month and no day",
		  "it says a month and no day" },
		{ "1/2", "a part of it is missing", "a part of it is missing" },
		{ "44958", "it may be a spreadsheet's number for 2023-02-01",
		  "it may be a spreadsheet's number for 2023-02-01" },
		{ "1/2/3/4", "it is no date", "it is no date" },
		{ "2023", "it is no date", "it is no date" },
		{ "60", "it is no date", "it is no date" },
		{ "", "it is no date", "it is no date" },
		{ "tbc", "it is no date", "it is no date" },
		{ "1 Feb 2023 10:30", "it is no date", "it is no date" },
		{ "1/2/023", "it is read as day, month, year",
		  "it is read as month, day, year" },
		{ "99999999999/1/2", "it is no date", "it is no date" },
	};
	const struct pp_typed_date dmy = { .century = 1950 };
	const struct pp_typed_date mdy = { .century = 1950,
					   .order = PP_TYPED_MDY };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_string_equal(day(cases[i].text, &dmy), cases[i].dmy);
		assert_string_equal(day(cases[i].text, &mdy), cases[i].mdy);
	}
}

static void dates_allowed(void **state)
{
	const struct pp_typed_date how = { .century = 2000, .month = true,
					   .serial = true };

	(void)state;
	assert_string_equal(day("Feb-23", &how), "2023-02-01");
	assert_string_equal(day("February 1999", &how), "1999-02-01");
	assert_string_equal(day("44958", &how), "2023-02-01");
	assert_string_equal(day("61", &how), "1900-03-01");
	assert_string_equal(day("60", &how), "it is no date");
	assert_string_equal(day("2958465", &how), "9999-12-31");
	assert_string_equal(day("2958466", &how), "it is no date");
	assert_string_equal(day("1/2/99", &how), "2099-02-01");
}

static const char *number(const char *text, char decimal, char thousands)
{
	const struct pp_typed_number how = { decimal, thousands };
	struct pp_str out;

	return pp_typed_number_read(&out, &arena, pp_str(text), &how) ?
		       pp_arena_copy(&arena, out.p, out.n) : "no";
}

static void numbers(void **state)
{
	static const struct { const char *text, *point, *comma; } cases[] = {
		{ "12", "12", "12" }, { "007", "7", "7" }, { "0", "0", "0" },
		{ "-3", "-3", "-3" }, { "+3", "3", "3" },
		{ "1.5", "1.5", "no" }, { "1,5", "no", "1.5" },
		{ "1.50", "1.5", "no" }, { "2.00", "2", "no" },
		{ "1,234", "1234", "1.234" }, { "1.234", "1.234", "1234" },
		{ "1,234.5", "1234.5", "no" }, { "1.234,5", "no", "1234.5" },
		{ "1 234 567", "1234567", "1234567" },
		{ "1'234", "1234", "1234" }, { "1,234 567", "no", "no" },
		{ "\xc2\xa3" "1,200", "1200", "1.2" }, { "$5", "5", "5" },
		{ ".5", "0.5", "no" }, { "-.5", "-0.5", "no" },
		{ "1,23", "no", "1.23" }, { "", "no", "no" },
		{ "-", "no", "no" }, { "1e3", "no", "no" },
		{ "12a", "no", "no" }, { "1.", "no", "no" },
		{ "1234,567", "no", "1234.567" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_string_equal(number(cases[i].text, '.', ','),
				    cases[i].point);
		assert_string_equal(number(cases[i].text, ',', '.'),
				    cases[i].comma);
	}
}

static void blanks(void **state)
{
	static const struct { const char *text, *out; } cases[] = {
		{ "", "" }, { "a", "a" }, { "a b", "a b" }, { " a  b ", "a b" },
		{ "a\xc2\xa0 b\xc2\xa0", "a b" }, { "\ta\t", "a" },
		{ "a \n b", "a\nb" }, { "a\n\n\nb\n", "a\nb" },
		{ "\xe2\x80\x8b" "x", "x" }, { "Si\xc3\xa2n", "Si\xc3\xa2n" },
		{ "   ", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_true(pp_str_is(pp_typed_squeeze(&arena,
						       pp_str(cases[i].text)),
				      cases[i].out));
}

static void yes_and_no(void **state)
{
	bool b = false;

	(void)state;
	assert_true(pp_typed_bool_read(&b, PP_LIT("YES")) && b);
	assert_true(pp_typed_bool_read(&b, PP_LIT("n")) && !b);
	assert_true(pp_typed_bool_read(&b, PP_LIT("\xe2\x9c\x93")) && b);
	assert_false(pp_typed_bool_read(&b, PP_LIT("maybe")));
	assert_false(pp_typed_bool_read(&b, PP_LIT("")));
}

static int release(void **state)
{
	(void)state;
	pp_arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates), cmocka_unit_test(dates_allowed),
		cmocka_unit_test(numbers), cmocka_unit_test(blanks),
		cmocka_unit_test(yes_and_no),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
