/* The map from strings. */
#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_few(void **state)
{
	struct pp_map m = { 0 };
	bool is_new = false;

	(void)state;
	assert_null(pp_map_get(&m, PP_LIT("a")));
	pp_map_put(&m, PP_LIT("a"), &is_new)->num = 5;
	assert_true(is_new);
	assert_int_equal(pp_map_put(&m, PP_LIT("a"), &is_new)->num, 5);
	assert_false(is_new);
	assert_int_equal(pp_map_put(&m, PP_LIT("a\0"), NULL)->num, 0);
	assert_int_equal(m.count, 2);
	assert_int_equal(
		pp_map_put(&m, (struct pp_str){ NULL, 0 }, &is_new)->num, 0);
	assert_true(is_new);
	assert_non_null(pp_map_get(&m, PP_LIT("")));
	pp_map_clear(&m);
	assert_int_equal(m.count, 0);
	assert_null(pp_map_get(&m, PP_LIT("a")));
	assert_int_equal(pp_map_put(&m, PP_LIT("a"), &is_new)->num, 0);
	assert_true(is_new);
	pp_map_release(&m);
	pp_map_release(&m);
	pp_map_clear(&m);
}

static void test_many(void **state)
{
	enum { MANY = 5000 };
	char (*keys)[8] = calloc(MANY, sizeof(*keys));
	struct pp_map m = { 0 };

	(void)state;
	for (int i = 0; i < MANY; i++) {
		snprintf(keys[i], sizeof(keys[i]), "k%d", i);
		pp_map_put(&m, pp_str(keys[i]), NULL)->num = (uintptr_t)i;
	}
	assert_int_equal(m.count, MANY);
	for (int i = 0; i < MANY; i++) {
		struct pp_map_entry *e = pp_map_get(&m, pp_str(keys[i]));

		/* In the order of arrival. */
		assert_ptr_equal(e, &m.entries[i]);
		assert_int_equal(e->num, i);
	}
	assert_null(pp_map_get(&m, PP_LIT("k5000")));
	pp_map_release(&m);
	free(keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
