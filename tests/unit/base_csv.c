/* Fields of CSV, and what keeps spreadsheets from running them. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void formulas(void **state)
{
	static const struct {
		const char *text;
		bool is;
	} cases[] = {
		{ "=1", true }, { "=", true }, { "+1", false }, { "+a", true },
		{ "-1.5", false }, { "-1.", true }, { "-1.5.6", true },
		{ "-", true }, { "-1e3", true }, { "@SUM(A1)", true },
		{ "\tx", true }, { "\rx", true }, { "x=1", false },
		{ "", false }, { " =1", false }, { "2023-05-01", false },
		{ "+44 20 7946 0000", true }, { "-1+cmd|'/c'", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(pp_csv_is_formula(pp_str(cases[i].text)),
				 cases[i].is);
}

static void guard_goes_off_again(void **state)
{
	static const struct {
		const char *text, *guarded;
	} cases[] = {
		{ "=1", "'=1" }, { "'=1", "''=1" }, { "''-a", "'''-a" },
		{ "-5", "-5" }, { "'-5", "'-5" }, { "'", "'" },
		{ "'tis", "'tis" }, { "'''", "'''" }, { "a", "a" },
	};
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 100);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_str text = pp_str(cases[i].text);

		pp_buf_clear(&out);
		pp_csv_field(&out, text, true);
		assert_true(pp_str_is(pp_buf_get(&out), cases[i].guarded));
		assert_true(pp_str_eq(pp_csv_unguarded(pp_buf_get(&out)),
				      text));
	}
	pp_buf_release(&out);
}

static void changes(void **state)
{
	static const char *const yes[] = {
		"007", "1.50", "-0", "1e3", "1E+5", "2023-02-01", "3/4", "1-2",
		"10:30", "1 1/2", "May 2023", "true", "False", "50%", "1,000",
		"1234567890123456", "01/02/2023 10:30", "07946000000", "0.10",
	};
	static const char *const no[] = {
		"7", "0", "-12", "0.5", "-1.25", "TRUE", "FALSE", "", "a",
		"020 7946 0000", "E07000223", "p-1a2b3c4d", "12a", "-", "e",
		"123456789012345", "May", "v3", "1 2",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (!pp_csv_is_changed(pp_str(yes[i])))
			fail_msg("%s", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (pp_csv_is_changed(pp_str(no[i])))
			fail_msg("%s", no[i]);
}

static void fields(void **state)
{
	static const struct {
		const char *text;
		bool guard;
		const char *field;
	} cases[] = {
		{ "", true, "\"\"" }, { "a b", true, "a b" },
		{ "a,b", true, "\"a,b\"" }, { "a;b", true, "a;b" },
		{ "a\"b", true, "\"a\"\"b\"" },
		{ "a\nb", true, "\"a\nb\"" }, { "a\rb", true, "\"a\rb\"" },
		{ " a", true, "\" a\"" }, { "a ", true, "\"a \"" },
		{ "=1,2", true, "\"'=1,2\"" }, { "=1,2", false, "\"=1,2\"" },
		{ "=1", false, "=1" },
	};
	struct pp_buf out;

	(void)state;
	pp_buf_init(&out, 100);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		pp_buf_clear(&out);
		pp_csv_field(&out, pp_str(cases[i].text), cases[i].guard);
		assert_true(pp_str_is(pp_buf_get(&out), cases[i].field));
	}
	pp_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formulas),
		cmocka_unit_test(guard_goes_off_again),
		cmocka_unit_test(changes),
		cmocka_unit_test(fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
