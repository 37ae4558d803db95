/* Numbers and dates in words. */
#include "report/figure.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define MINUS "\xe2\x88\x92"

static struct pp_buf buf;

static const char *real(double x, unsigned places)
{
	pp_buf_clear(&buf);
	pp_figure_real(&buf, x, places);
	pp_buf_putc(&buf, '\0');
	return buf.p;
}

static const char *integer(int64_t n)
{
	pp_buf_clear(&buf);
	pp_figure_integer(&buf, n);
	pp_buf_putc(&buf, '\0');
	return buf.p;
}

static const char *date(const char *text)
{
	pp_buf_clear(&buf);
	if (!pp_figure_date_text(&buf, pp_str(text))) {
		assert_int_equal(buf.n, 0);
		return "no";
	}
	pp_buf_putc(&buf, '\0');
	return buf.p;
}

static void whole(void **state)
{
	(void)state;
	assert_string_equal(integer(0), "0");
	assert_string_equal(integer(999), "999");
	assert_string_equal(integer(1234), "1,234");
	assert_string_equal(integer(-1000000), MINUS "1,000,000");
	assert_string_equal(integer(INT64_MAX), "9,223,372,036,854,775,807");
	assert_string_equal(integer(INT64_MIN),
			    MINUS "9,223,372,036,854,775,808");
}

static void rounded(void **state)
{
	(void)state;
	assert_string_equal(real(0.6, 1), "0.6");
	assert_string_equal(real(2, 1), "2.0");
	assert_string_equal(real(2.675, 2), "2.68");
	assert_string_equal(real(0.5, 0), "1");
	assert_string_equal(real(0.05, 0), "0");
	assert_string_equal(real(9.96, 1), "10.0");
	assert_string_equal(real(999.96, 1), "1,000.0");
	assert_string_equal(real(0.00096, 3), "0.001");
	assert_string_equal(real(-0.04, 1), "0.0");
	assert_string_equal(real(-0.05, 1), MINUS "0.1");
	assert_string_equal(real(1234567.25, 2), "1,234,567.25");
	assert_string_equal(real(100, 0), "100");
	assert_string_equal(real(0, 2), "0.00");
	assert_string_equal(real(-0.0, 0), "0");
}

static void extreme(void **state)
{
	(void)state;
	assert_string_equal(real(999999999999999, 0), "999,999,999,999,999");
	assert_string_equal(real(1.5e15, 0), "1.5 \xc3\x97 10^15");
	assert_string_equal(real(-1.239e300, 4),
			    MINUS "1.24 \xc3\x97 10^300");
	assert_string_equal(real(9.999e20, 0), "1 \xc3\x97 10^21");
	assert_string_equal(real(1e-300, 6), "0.000000");
	assert_string_equal(real((double)INFINITY, 1), "infinite");
	assert_string_equal(real(-(double)INFINITY, 1), MINUS "infinite");
}

static void places(void **state)
{
	(void)state;
	assert_int_equal(pp_figure_places(3), 0);
	assert_int_equal(pp_figure_places(0.1 + 0.2), 1);
	assert_int_equal(pp_figure_places(2.25), 2);
	assert_int_equal(pp_figure_places(1200), 0);
	assert_int_equal(pp_figure_places(1.0 / 3), PP_PLACES_MAX + 1);
	assert_int_equal(pp_figure_places(0), 0);
}

static void dates(void **state)
{
	(void)state;
	assert_string_equal(date("2023-03-07"), "7 March 2023");
	assert_string_equal(date("2023-12"), "December 2023");
	assert_string_equal(date("2023-03-07T14:30:00Z"),
			    "7 March 2023, 14:30");
	assert_string_equal(date("2023-03-07 09:05"), "7 March 2023, 09:05");
	assert_string_equal(date("2023-02-29"), "no");
	assert_string_equal(date("2023-13"), "no");
	assert_string_equal(date("2023-03-07x"), "no");
	assert_string_equal(date("2023-03-07T14"), "no");
	assert_string_equal(date("2023"), "no");
	assert_string_equal(date(""), "no");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole),
		cmocka_unit_test(rounded),
		cmocka_unit_test(extreme),
		cmocka_unit_test(places),
		cmocka_unit_test(dates),
	};
	int rc;

	pp_buf_init(&buf, 1000);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	pp_buf_release(&buf);
	return rc;
}
