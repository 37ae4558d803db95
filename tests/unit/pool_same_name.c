/* Names as they are compared, and readable ids. */
#include "pool/same_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void keys(void **state)
{
	static const struct { const char *text, *key; } cases[] = {
		{ "", "" }, { "St. Helens", "st helens" },
		{ "ST HELENS", "st helens" },
		{ "King\xe2\x80\x99s Lynn & West Norfolk",
		  "kings lynn and west norfolk" },
		{ "Kings Lynn and West Norfolk",
		  "kings lynn and west norfolk" },
		{ "Bath&Wells", "bath and wells" }, { "& Co", "and co" },
		{ "Stockton-on-Tees,", "stockton on tees" },
		{ " A\xc2\xa0 B ", "a b" }, { "Ynys M\xc3\xb4n", "ynys mon" },
		{ "\xff", "\xef\xbf\xbd" }, { "&&&", "and and and" },
	};
	struct pp_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_true(pp_str_is(pp_same_name_key(&arena,
						       pp_str(cases[i].text)),
				      cases[i].key));
	pp_arena_release(&arena);
}

static void slugs(void **state)
{
	struct pp_arena arena = { 0 };

	(void)state;
	assert_string_equal(pp_slug(&arena, PP_LIT("Zo\xc3\xab's caf\xc3\xa9!"),
				    60).p, "zoe-s-cafe");
	assert_string_equal(pp_slug(&arena, PP_LIT("Yorkshire and The Humber"),
				    13).p, "yorkshire-and");
	assert_int_equal(pp_slug(&arena, PP_LIT("--"), 60).n, 0);
	pp_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys), cmocka_unit_test(slugs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
