/* Finding records by what people call them, and paths that people type. */
#include "pool/names.h"
#include "pool/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static bool matches(const char *title, const char *query)
{
	const struct pp_name name = { .title = title,
				      .id = PP_LIT("p-7k3f9q2m") };

	return pp_name_matches(&name, query);
}

static void folding(void **state)
{
	(void)state;
	assert_true(matches("Siân Łukasiewicz", "sian"));
	assert_true(matches("Siân Łukasiewicz", "LUKASIEWICZ"));
	assert_true(matches("Sian", "Siân"));
	assert_true(matches("Ödön Ščerba", "odon scerba"));
	assert_true(matches("Žofie Ÿbarra", "zof ybar"));
	assert_true(matches("Γιώργος", "Γιώ"));
	assert_false(matches("Γιώργος", "γιώ"));
	assert_false(matches("Siân", "siam"));
}

static void words(void **state)
{
	(void)state;
	assert_true(matches("Odo Fernhollow", "hollow odo"));
	assert_false(matches("Odo Fernhollow", "hollow odd"));
	assert_true(matches("Odo Fernhollow", ""));
	assert_true(matches("Odo Fernhollow", "  odo  "));
	assert_true(matches("Odo Fernhollow", "7K3F"));
	/* Bytes that are not UTF-8 do no harm. */
	assert_false(matches("\xff\xfe", "odo"));
}

static void paths(void **state)
{
	const struct pp_pool pool = { .root = "/home/pool" };
	struct pp_arena arena = { 0 };
	static const struct { const char *cwd, *path, *below; } cases[] = {
		{ "/home/pool", "records/a.yaml", "records/a.yaml" },
		{ "/home/pool/records", "a.yaml", "records/a.yaml" },
		{ "/home/pool/records", "./people/../a.yaml",
		  "records/a.yaml" },
		{ "/home/pool/records", "..", "" },
		{ "/home/pool/records", "../..", NULL },
		{ "/tmp", "/home/pool/records/", "records" },
		{ "/tmp", "/home/pools/records", NULL },
		{ "/tmp", "a", NULL },
		{ "/home/pool", ".", "" },
		{ "/home/pool", "../../../../home/pool/x", "x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *below = pp_pool_path(&pool, &arena, cases[i].cwd,
						 cases[i].path);

		if (!cases[i].below)
			assert_null(below);
		else
			assert_string_equal(below, cases[i].below);
	}
	pp_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding),
		cmocka_unit_test(words),
		cmocka_unit_test(paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
