/* Which counts may be shown, and how. */
#include "report/disclosure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <cmocka.h>

static void test_counts(void **state)
{
	static const struct {
		size_t count;
		int64_t shown;
	} cases[] = {
		{ 0, PP_WITHHELD }, { 1, PP_WITHHELD }, { 9, PP_WITHHELD },
		{ 10, 10 }, { 12, 10 }, { 13, 15 }, { 15, 15 }, { 17, 15 },
		{ 18, 20 }, { 4999998, 5000000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(pp_disclose(cases[i].count), cases[i].shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_counts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
