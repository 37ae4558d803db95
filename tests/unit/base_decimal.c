/* Exact decimal numbers. */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>


static struct pp_arena arena;

static struct pp_decimal number(const char *text)
{
	struct pp_decimal d;

	if (pp_decimal_parse(&d, &arena, pp_str(text)))
		fail_msg("not parsed: %s", text);
	return d;
}

static int order(const char *a, const char *b)
{
	struct pp_decimal x = number(a), y = number(b);

	return pp_decimal_cmp(&x, &y);
}

static bool multiple(const char *a, const char *b)
{
	struct pp_decimal x = number(a), y = number(b);

	return pp_decimal_is_multiple(&x, &y);
}

static uint64_t hash(const char *a)
{
	struct pp_decimal x = number(a);

	return pp_decimal_hash(&x, 7);
}

static void check_same(const char *a, const char *b)
{
	if (order(a, b) || order(b, a) || hash(a) != hash(b))
		fail_msg("%s is not %s", a, b);
}

static void test_fields(void **state)
{
	struct pp_decimal d = number("-12.500e3");

	(void)state;
	assert_int_equal(d.coefficient, 125);
	assert_int_equal(d.exponent, 2);
	assert_true(d.negative);
	assert_int_equal(d.digits.n, 0);
	d = number("-0.00e9");
	assert_int_equal(d.coefficient, 0);
	assert_int_equal(d.exponent, 0);
	assert_false(d.negative);
	d = number("18446744073709551615");
	assert_true(d.coefficient == UINT64_MAX);
	d = number("18446744073709551616");
	assert_int_equal(d.coefficient, 0);
	assert_true(pp_str_is(d.digits, "18446744073709551616"));
	d = number("0018446744073709551617.2500");
	assert_true(pp_str_is(d.digits, "1844674407370955161725"));
	assert_int_equal(d.exponent, -2);
}

static void test_equal_forms(void **state)
{
	(void)state;
	check_same("1", "1.0");
	check_same("1", "+1");
	check_same("1", "001");
	check_same("1", "0.1e1");
	check_same("1", "1.");
	check_same(".5", "5E-1");
	check_same("1e3", "1000");
	check_same("0", "-0.0");
	check_same("0", "0e99999999999999999999999");
	check_same("0x1f", "31");
	check_same("0xFFFFFFFFFFFFFFFF", "18446744073709551615");
	check_same("0x10000000000000000", "18446744073709551616");
	check_same("0x123456789abcdef0123456789",
		   "90144042682896311822508713865");
	check_same("0o17", "15");
	check_same("0o0000", "0");
	check_same("0o1777777777777777777777", "18446744073709551615");
	check_same("123456789012345678901234567890e-5",
		   "1234567890123456789012345.6789");
}

static void test_not_numbers(void **state)
{
	static const char *const texts[] = {
		"", "+", "-", ".", "-.", "e5", ".e5", "1e", "1e+", "1x", "1 ",
		" 1", "--1", "1.2.3", "1e5.0", "0x", "0o", "0x1g", "0o8",
		"-0x1", "+0o7", "0X1f", "1_000", "12:30", "NaN", ".inf",
		"1e1000000001", "1e-1000000001", "1e99999999999999999999999",
		"10e1000000000", "\xd9\xa1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct pp_decimal d = { .exponent = 77 };

		if (!pp_decimal_parse(&d, &arena, pp_str(texts[i])))
			fail_msg("parsed: %s", texts[i]);
		assert_int_equal(d.exponent, 77);
	}
}

/* What is past a bound is refused, what is on it is not. */
static void test_bounds(void **state)
{
	enum { MANY = PP_DECIMAL_DIGITS_MAX };
	char *text = malloc(MANY + 3);
	struct pp_decimal d;

	(void)state;
	memset(text, '7', MANY + 1);
	assert_int_equal(pp_decimal_parse(&d, &arena,
			 (struct pp_str){ text, MANY }), 0);
	assert_int_equal(d.digits.n, MANY);
	assert_int_equal(pp_decimal_parse(&d, &arena,
			 (struct pp_str){ text, MANY + 1 }), -1);
	memset(text, '0', MANY + 1);
	text[0] = '3';
	assert_int_equal(pp_decimal_parse(&d, &arena,
			 (struct pp_str){ text, MANY + 1 }), 0);
	assert_int_equal(d.coefficient, 3);
	assert_int_equal(d.exponent, MANY);
	memset(text, 'f', MANY);
	memcpy(text, "0x", 2);
	assert_int_equal(pp_decimal_parse(&d, &arena,
			 (struct pp_str){ text, 2 + 1024 }), 0);
	assert_int_equal(d.digits.n, 1234);
	assert_int_equal(pp_decimal_parse(&d, &arena,
			 (struct pp_str){ text, 2 + 1025 }), -1);
	assert_int_equal(number("1e1000000000").exponent, 1000000000);
	assert_int_equal(number("1e-1000000000").exponent, -1000000000);
	free(text);
}

static void test_order(void **state)
{
	/* Each less than the next. */
	static const char *const texts[] = {
		"-1e1000000000",
		"-18446744073709551617",
		"-18446744073709551616",
		"-2",
		"-1.5",
		"-1e-1000000000",
		"0",
		"1e-1000000000",
		"0.1",
		"0.10000000000000000000000001",
		"0.2",
		"1",
		"9.99999999999999999999999999",
		"10",
		"11",
		"99",
		"100",
		"9007199254740992",
		"9007199254740993",
		"18446744073709551615",
		"18446744073709551616",
		"18446744073709551616.1",
		"18446744073709551617",
		"123456789012345678901234567890",
		"1e30",
		"1e1000000000",
	};
	size_t n = sizeof(texts) / sizeof(*texts);

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int is = order(texts[i], texts[j]);

			if ((is > 0) - (is < 0) != (i > j) - (i < j))
				fail_msg("%s and %s", texts[i], texts[j]);
		}
}

static void test_integer(void **state)
{
	struct pp_decimal d = number("1e3");

	(void)state;
	assert_true(pp_decimal_is_integer(&d));
	d = number("1.00");
	assert_true(pp_decimal_is_integer(&d));
	d = number("0.0");
	assert_true(pp_decimal_is_integer(&d));
	d = number("1.5");
	assert_false(pp_decimal_is_integer(&d));
	d = number("123456789012345678901234567890.1");
	assert_false(pp_decimal_is_integer(&d));
}

static void test_multiple(void **state)
{
	(void)state;
	assert_true(multiple("0.3", "0.1"));
	assert_true(multiple("4.02", "0.01"));
	assert_true(multiple("0.0075", "0.0001"));
	assert_false(multiple("0.00751", "0.0001"));
	assert_true(multiple("-9", "3"));
	assert_false(multiple("-9", "2"));
	assert_true(multiple("0", "3e500000000"));
	assert_true(multiple("1e308", "0.5"));
	assert_false(multiple("1e308", "3"));
	assert_true(multiple("3e1000000000", "3e-1000000000"));
	assert_true(multiple("1e1000000000", "18014398509481984"));
	assert_false(multiple("1e1000000000", "7e-1000000000"));
	assert_true(multiple("9007199254740993", "9007199254740993"));
	assert_false(multiple("9007199254740993", "9007199254740992"));
	assert_false(multiple("1", "1e1"));
	assert_true(multiple("36893488147419103232", "18446744073709551616"));
	assert_false(multiple("36893488147419103233", "18446744073709551616"));
	assert_false(multiple("18446744073709551615", "18446744073709551616"));
	assert_true(multiple("1e64", "18446744073709551616"));
	assert_false(multiple("1e63", "18446744073709551616"));
	assert_true(multiple("1e1000000000", "18446744073709551616"));
	assert_true(multiple("18446744073709551616", "65536"));
	assert_false(multiple("18446744073709551617", "65536"));
	/* Here the estimate of a digit of the quotient is one too large. */
	assert_true(multiple("499999999999999998999999997500000002000000002",
			     "500000000499999999999999998"));
	assert_false(multiple("499999999999999998999999997500000002000000003",
			      "500000000499999999999999998"));
	/* 111111111 * 1000000001000000001 */
	assert_true(multiple("111111111222222222333333333222222222111111111",
			     "111111111111111111111111111"));
	assert_false(multiple("111111111222222222333333333222222222111111112",
			      "111111111111111111111111111"));
}

static uint64_t state_of_random = 42;

static unsigned draw(unsigned below)
{
	state_of_random = state_of_random * 6364136223846793005u + 1;
	return (unsigned)((state_of_random >> 33) % below);
}

/* Products made by schoolbook multiplication of digit strings are multiples
 * of their factors, and no longer once a digit has changed by one. */
static void test_long_products(void **state)
{
	(void)state;
	for (int round = 0; round < 3000; round++) {
		char a[80], b[80], product[160] = "";
		size_t m = 1 + draw(60), n = 21 + draw(50);

		for (size_t i = 0; i < m; i++)
			a[i] = (char)('0' + (draw(3) ? draw(10) : 9));
		for (size_t i = 0; i < n; i++)
			b[i] = (char)('0' + (draw(3) ? draw(10) : 0));
		a[0] = b[0] = (char)('1' + draw(9));
		b[n - 1] = (char)('1' + draw(9));
		a[m] = b[n] = '\0';
		memset(product, '0', m + n);
		for (size_t i = m; i-- > 0;) {
			int carry = 0;

			for (size_t j = n; j-- > 0;) {
				carry += (a[i] - '0') * (b[j] - '0') +
					 product[i + j + 1] - '0';
				product[i + j + 1] = (char)('0' + carry % 10);
				carry /= 10;
			}
			product[i] = (char)(product[i] + carry);
		}
		if (!multiple(product, b))
			fail_msg("%s / %s", product, b);
		product[m + n - 1] ^= 1;
		if (multiple(product, b))
			fail_msg("%s / %s", product, b);
	}
}

static void test_u64(void **state)
{
	uint64_t n = 5;
	struct pp_decimal d = number("18446744073709551615");

	(void)state;
	assert_true(pp_decimal_to_u64(&d, &n));
	assert_true(n == UINT64_MAX);
	d = number("0.0");
	assert_true(pp_decimal_to_u64(&d, &n));
	assert_int_equal(n, 0);
	d = number("1e19");
	assert_true(pp_decimal_to_u64(&d, &n));
	assert_true(n == 10000000000000000000u);
	n = 5;
	for (size_t i = 0; i < 5; i++) {
		static const char *const texts[] = {
			"1e20", "18446744073709551616", "-1", "0.5",
			"1e1000000000",
		};

		d = number(texts[i]);
		assert_false(pp_decimal_to_u64(&d, &n));
		assert_int_equal(n, 5);
	}
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
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_equal_forms),
		cmocka_unit_test(test_not_numbers),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_integer),
		cmocka_unit_test(test_multiple),
		cmocka_unit_test(test_long_products),
		cmocka_unit_test(test_u64),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
