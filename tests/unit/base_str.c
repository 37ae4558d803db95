/* Slices: order, hashing, the nearest word. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_compare(void **state)
{
	struct pp_str none = { NULL, 0 };

	(void)state;
	assert_true(pp_str_eq(none, PP_LIT("")));
	assert_true(pp_str_eq(PP_LIT("a\0b"), PP_LIT("a\0b")));
	assert_false(pp_str_eq(PP_LIT("a\0b"), PP_LIT("a\0c")));
	assert_false(pp_str_is(PP_LIT("a\0b"), "a"));
	assert_true(pp_str_cmp(PP_LIT("a"), PP_LIT("b")) < 0);
	assert_true(pp_str_cmp(PP_LIT("ab"), PP_LIT("a")) > 0);
	assert_true(pp_str_cmp(PP_LIT("\xff"), PP_LIT("a")) > 0);
	assert_int_equal(pp_str_cmp(none, PP_LIT("")), 0);
	assert_true(pp_str_starts(PP_LIT("abc"), PP_LIT("ab")));
	assert_true(pp_str_starts(none, none));
	assert_false(pp_str_starts(PP_LIT("a"), PP_LIT("ab")));
	assert_true(pp_str_ends(PP_LIT("abc"), PP_LIT("bc")));
	assert_true(pp_str_ends(PP_LIT("abc"), none));
	assert_false(pp_str_ends(PP_LIT("c"), PP_LIT("bc")));
}

static void test_hash(void **state)
{
	char text[40] = "";
	uint64_t last = pp_hash((struct pp_str){ text, 0 }, 1);

	(void)state;
	/* Length counts, even of NULs, and so does the seed. */
	for (size_t n = 1; n < sizeof(text); n++) {
		uint64_t h = pp_hash((struct pp_str){ text, n }, 1);

		assert_true(h != last);
		assert_true(h != pp_hash((struct pp_str){ text, n }, 2));
		last = h;
	}
	assert_true(pp_hash(PP_LIT("abcdefgh1"), 0) !=
		    pp_hash(PP_LIT("abcdefgh2"), 0));
	assert_true(pp_hash(PP_LIT("abcdefgh"), 5) ==
		    pp_hash(PP_LIT("abcdefgh"), 5));
	assert_true(pp_hash_seed() == pp_hash_seed());
}

static void check_nearest(const char *word, int want)
{
	static const struct pp_str words[] = {
		{ "region", 6 }, { "group", 5 }, { "council", 7 }, { "ld", 2 },
		{ "lab", 3 }, { "con", 3 }, { "skills", 6 }, { "", 0 },
		{ "Regions", 7 },
	};
	int found = pp_nearest(pp_str(word), words, 9);

	if (found != want)
		fail_msg("%s: %d, not %d", word, found, want);
}

static void test_nearest(void **state)
{
	char longer[65];

	(void)state;
	check_nearest("region", 0);
	check_nearest("regoin", 0);
	check_nearest("REGION", 0);
	check_nearest("regio", 0);
	check_nearest("regiions", 8);
	check_nearest("Region", 0);
	check_nearest("regions", 8);
	check_nearest("coucnil", 2);
	check_nearest("libdem", -1);
	check_nearest("lb", 3);
	check_nearest("l", 3);
	check_nearest("lad", 3);
	check_nearest("xyz", -1);
	check_nearest("x", -1);
	check_nearest("", -1);
	memset(longer, 'a', sizeof(longer));
	assert_int_equal(pp_nearest((struct pp_str){ longer, 64 },
				    &(struct pp_str){ longer, 63 }, 1), 0);
	assert_int_equal(pp_nearest((struct pp_str){ longer, 65 },
				    &(struct pp_str){ longer, 64 }, 1), -1);
	assert_int_equal(pp_nearest((struct pp_str){ longer, 64 },
				    &(struct pp_str){ longer, 65 }, 1), -1);
	assert_int_equal(pp_nearest(PP_LIT("a"), NULL, 0), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
