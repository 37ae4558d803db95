/* UTF-8. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

/* Every scalar value, there and back, and cut short. */
static void test_all(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		char text[4];
		uint32_t back = 0x110000;
		unsigned n;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = pp_utf8_encode(text, cp);
		if (n != 1u + (cp >= 0x80) + (cp >= 0x800) + (cp >= 0x10000) ||
		    pp_utf8_decode((struct pp_str){ text, n }, &back) != n ||
		    back != cp)
			fail_msg("U+%X", (unsigned)cp);
		if (pp_utf8_decode((struct pp_str){ text, n - 1 }, &back))
			fail_msg("U+%X cut short", (unsigned)cp);
	}
}

static void test_invalid(void **state)
{
	static const char *const texts[] = {
		"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x20",
		"\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
		"\xe2\x82", "\xe2\x28\xa1", "\xf0\x80\x80\x80",
		"\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
		"\xf0\x9f\x98", "\xfe", "\xff", "\xf8\x88\x80\x80\x80",
	};
	uint32_t cp = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char text[40] = "0123456789\xc3\xa9 23456789";

		assert_int_equal(pp_utf8_decode(pp_str(texts[i]), &cp), 0);
		assert_int_equal(cp, 7);
		strcat(text, texts[i]);
		assert_int_equal(pp_utf8_valid(pp_str(text)), 21);
	}
	assert_int_equal(pp_utf8_decode((struct pp_str){ NULL, 0 }, &cp), 0);
}

static void test_lengths(void **state)
{
	(void)state;
	assert_int_equal(pp_utf8_valid((struct pp_str){ NULL, 0 }), 0);
	assert_int_equal(pp_utf8_valid(PP_LIT("a\0b")), 3);
	assert_int_equal(pp_utf8_valid(PP_LIT("12345678\xf0\x9f\x98\x80")), 12);
	assert_int_equal(pp_utf8_length(PP_LIT("")), 0);
	assert_int_equal(pp_utf8_length(PP_LIT("Zo\xc3\xab \xf0\x9f\x98\x80")),
			 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_invalid),
		cmocka_unit_test(test_lengths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
