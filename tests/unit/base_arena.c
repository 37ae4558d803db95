/* Regions of memory. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_alloc(void **state)
{
	struct pp_arena a = { 0 };
	char *big;

	(void)state;
	for (size_t align = 1; align <= _Alignof(max_align_t); align *= 2)
		for (size_t size = 1; size < 200; size += 7) {
			unsigned char *p = pp_arena_alloc(&a, 3, size, align);

			assert_int_equal((uintptr_t)p % align, 0);
			for (size_t i = 0; i < 3 * size; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xff, 3 * size);
		}
	assert_non_null(pp_new(&a, int, 0));
	big = pp_arena_raw(&a, 1, 1 << 20, 1);
	memset(big, 'x', 1 << 20);
	assert_true(a.used > 1 << 20);
	pp_arena_clear(&a);
	assert_int_equal(a.used, 0);
	assert_int_equal(*pp_new(&a, int, 1), 0);
	pp_arena_release(&a);
	assert_null(a.last);
	pp_arena_clear(&a);
	pp_arena_release(&a);
}

static void test_strings(void **state)
{
	struct pp_arena a = { 0 };
	struct pp_str s = pp_arena_str(&a, PP_LIT("a\0b"));

	(void)state;
	assert_true(pp_str_eq(s, PP_LIT("a\0b")));
	assert_int_equal(s.p[3], 0);
	s = pp_arena_str(&a, (struct pp_str){ NULL, 0 });
	assert_int_equal(s.n, 0);
	assert_string_equal(s.p, "");
	assert_string_equal(pp_arena_printf(&a, "%s-%d", "x", 7), "x-7");
	assert_string_equal(pp_arena_printf(&a, "%s", ""), "");
	pp_arena_release(&a);
}

/* What was in either is still there, and goes with the one that took it. */
static void test_absorb(void **state)
{
	struct pp_arena a = { 0 }, b = { 0 };
	char *first, *second, *third;

	(void)state;
	first = pp_arena_printf(&b, "first");
	pp_arena_absorb(&a, &b);
	assert_null(b.last);
	assert_int_equal(b.used, 0);
	pp_arena_absorb(&a, &b);
	second = pp_arena_printf(&a, "second");
	for (int i = 0; i < 100; i++) {
		third = pp_arena_printf(&b, "third %d", i);
		pp_arena_raw(&b, 1, 100000, 1);
		pp_arena_absorb(&a, &b);
		/* a's own block goes on being filled. */
		pp_arena_printf(&a, "%d", i);
	}
	assert_string_equal(first, "first");
	assert_string_equal(second, "second");
	assert_string_equal(third, "third 99");
	assert_true(a.used > 100 * 100000);
	pp_arena_clear(&a);
	pp_arena_printf(&a, "again");
	pp_arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alloc),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_absorb),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
