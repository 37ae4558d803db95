/* Which sums may be shown. */
#include "report/withhold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

enum { CELLS = 4, PEOPLE = 60, LEAST = 10 };

static struct pp_withhold_part parts[200];
static size_t count;
static const bool *least_first;

/* People from first on, with as much each. */
static void add(size_t cell, size_t first, size_t people, int64_t amount)
{
	for (size_t i = 0; i < people; i++)
		parts[count++] = (struct pp_withhold_part){
			cell, first + i, amount };
}

static struct pp_withhold table(void)
{
	return (struct pp_withhold){ parts, count, CELLS, PEOPLE, LEAST,
				     least_first };
}

static bool run(const char *want)
{
	bool withheld[CELLS] = { false }, all[CELLS];
	struct pp_withhold w = table();
	bool is_safe;
	char got[CELLS + 1] = "";

	memset(all, true, sizeof(all));
	is_safe = pp_withhold_run(withheld, &w, all);
	for (size_t i = 0; i < CELLS; i++)
		got[i] = withheld[i] ? 'c' : '.';
	assert_string_equal(got, want);
	count = 0;
	return is_safe;
}

static void test_one_sum(void **state)
{
	static const bool one[CELLS] = { true };
	struct pp_withhold w;

	(void)state;
	count = 0;
	add(0, 0, 9, 1000);
	w = table();
	assert_false(pp_withhold_sum(&w, one).is_safe);
	add(0, 9, 1, 9000);
	w = table();
	assert_true(pp_withhold_sum(&w, one).is_safe);
	assert_int_equal(pp_withhold_sum(&w, one).amount, 18000);
	/* Then one has more than half, though in two parts. */
	add(0, 9, 1, 1);
	w = table();
	assert_false(pp_withhold_sum(&w, one).is_safe);
	assert_int_equal(pp_withhold_sum(&w, one).people, 10);
	count = 0;
	/* Nothing is no part, and what is taken away is one. */
	add(0, 0, 9, 5);
	add(0, 9, 5, 0);
	w = table();
	assert_false(pp_withhold_sum(&w, one).is_safe);
	add(0, 20, 1, -5);
	w = table();
	assert_true(pp_withhold_sum(&w, one).is_safe);
	count = 0;
}

static void test_subtraction(void **state)
{
	static const bool least_said[CELLS] = { false, true, false, true };

	(void)state;
	/* All may be shown. */
	add(0, 0, 10, 5);
	add(1, 10, 10, 5);
	add(2, 20, 10, 5);
	assert_true(run("...c"));
	/* One that may not takes the smallest other with it. */
	add(0, 0, 12, 5);
	add(1, 12, 3, 5);
	add(2, 15, 11, 4);
	add(3, 26, 12, 9);
	assert_true(run(".cc."));
	/* Three small ones are enough together. */
	add(0, 0, 12, 5);
	add(1, 12, 4, 5);
	add(2, 16, 4, 5);
	add(3, 20, 4, 5);
	assert_true(run(".ccc"));
	/* One person with much hides behind enough others. */
	add(0, 0, 12, 5);
	add(1, 12, 12, 5);
	add(2, 24, 12, 6);
	add(3, 36, 11, 1);
	add(3, 47, 1, 90);
	assert_true(run("cc.c"));
	/* What says least goes before what is smallest. */
	least_first = least_said;
	add(0, 0, 12, 5);
	add(1, 12, 3, 5);
	add(2, 15, 11, 4);
	add(3, 26, 12, 9);
	assert_true(run(".c.c"));
	least_first = NULL;
	/* Of few people nothing is shown. */
	add(0, 0, 3, 5);
	add(1, 3, 3, 5);
	assert_false(run("cccc"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_sum),
		cmocka_unit_test(test_subtraction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
