/* Buffers that know their maximum. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_grow(void **state)
{
	struct pp_buf b;

	(void)state;
	pp_buf_init(&b, 1000);
	assert_int_equal(pp_buf_get(&b).n, 0);
	assert_non_null(pp_buf_room(&b, 0));
	pp_buf_add(&b, NULL, 0);
	pp_buf_puts(&b, "ab");
	pp_buf_putc(&b, '\0');
	pp_buf_str(&b, PP_LIT("cd"));
	pp_buf_printf(&b, "%d", 12);
	assert_true(pp_str_eq(pp_buf_get(&b), PP_LIT("ab\0cd12")));
	for (int i = 0; i < 900; i++)
		pp_buf_putc(&b, 'x');
	assert_int_equal(b.n, 907);
	assert_int_equal(b.p[906], 'x');
	assert_false(b.overflow);
	pp_buf_clear(&b);
	assert_int_equal(b.n, 0);
	pp_buf_release(&b);
	assert_null(b.p);
	assert_int_equal(b.max, 1000);
	pp_buf_release(&b);
}

static void test_maximum(void **state)
{
	struct pp_buf b;

	(void)state;
	pp_buf_init(&b, 4);
	pp_buf_puts(&b, "ab");
	pp_buf_puts(&b, "cde");
	assert_true(b.overflow);
	assert_true(pp_str_is(pp_buf_get(&b), "ab"));
	/* Nothing is added any more, though it would fit. */
	pp_buf_putc(&b, 'c');
	assert_int_equal(b.n, 2);
	assert_null(pp_buf_room(&b, 1));
	pp_buf_clear(&b);
	assert_false(b.overflow);
	pp_buf_printf(&b, "%s", "abcd");
	assert_false(b.overflow);
	assert_true(pp_str_is(pp_buf_get(&b), "abcd"));
	pp_buf_printf(&b, "%s", "");
	assert_false(b.overflow);
	pp_buf_printf(&b, "x");
	assert_true(b.overflow);
	assert_int_equal(b.n, 4);
	pp_buf_release(&b);
	/* There is room for printf's NUL, too. */
	pp_buf_init(&b, 500);
	pp_buf_printf(&b, "%100s", "x");
	assert_int_equal(b.n, 100);
	pp_buf_printf(&b, "%400s", "x");
	assert_int_equal(b.n, 500);
	assert_false(b.overflow);
	pp_buf_release(&b);
	pp_buf_init(&b, 0);
	pp_buf_putc(&b, 'a');
	assert_true(b.overflow);
	pp_buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_maximum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
