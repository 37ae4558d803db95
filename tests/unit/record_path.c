/* Path patterns of kinds. */
#include "record/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static struct pp_path parse(struct pp_arena *arena, const char *text)
{
	const char *error = NULL;
	struct pp_path path;

	assert_int_equal(pp_path_parse(&path, arena, pp_str(text), &error), 0);
	assert_null(error);
	return path;
}

static void test_refused(void **state)
{
	static const char *const bad[] = {
		"", "/records/{id}.yaml", "records/../{id}.yaml",
		"records//{id}.yaml", "records/./{id}.yaml", "records/{id}/",
		"records/people.yaml", "records/{id}/all.yaml",
		"records/{name}.yaml", "records/{id:0}/{id}.yaml",
		"records/{id:9}/{id}.yaml", "records/{id:2}.yaml",
		"records/{id}-{id}.yaml", "records/{id",
	};
	struct pp_arena arena = { 0 };
	struct pp_path path;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		const char *error = NULL;

		if (!pp_path_parse(&path, &arena, pp_str(bad[i]), &error))
			fail_msg("'%s' was taken", bad[i]);
		assert_non_null(error);
	}
	pp_arena_release(&arena);
}

static void test_match(void **state)
{
	static const struct {
		const char *pattern, *file, *id;
	} cases[] = {
		{ "records/people/{id}.yaml", "records/people/p-1.yaml",
		  "p-1" },
		{ "records/people/{id}.yaml", "records/people/.yaml", NULL },
		{ "records/people/{id}.yaml", "records/people/x/p-1.yaml",
		  NULL },
		{ "records/people/{id}.yaml", "records/people/p-1.yml", NULL },
		{ "records/people/{id}.yaml", "records/peers/p-1.yaml", NULL },
		{ "records/p/{id:2}/{id}.yaml", "records/p/ab/p-abc.yaml",
		  "p-abc" },
		{ "records/p/{id:2}/{id}.yaml", "records/p/p-abc.yaml", NULL },
		{ "records/p/{id:2}/{id}.yaml", "records/p/zz/p-abc.yaml",
		  "p-abc" },
		{ "notes/n-{id}.md", "notes/n-one.md", "one" },
		{ "notes/n-{id}.md", "notes/one.md", NULL },
		{ "{id}.yaml", "one.yaml", "one" },
		{ "{id}.yaml", "a/one.yaml", NULL },
	};
	struct pp_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_path path = parse(&arena, cases[i].pattern);
		struct pp_str id = { 0 };
		bool match = pp_path_match(&path, pp_str(cases[i].file), &id);

		if (match != (cases[i].id != NULL))
			fail_msg("%s and %s", cases[i].pattern, cases[i].file);
		if (match)
			assert_true(pp_str_is(id, cases[i].id));
	}
	pp_arena_release(&arena);
}

static void test_format(void **state)
{
	struct pp_arena arena = { 0 };
	struct pp_path plain = parse(&arena, "records/people/{id}.yaml");
	struct pp_path sharded = parse(&arena, "r/{id:2}/{id:1}/{id}.md");

	(void)state;
	assert_string_equal(pp_path_format(&plain, &arena, pp_str("p"),
					   pp_str("p-7k3f9q2m")),
			    "records/people/p-7k3f9q2m.yaml");
	assert_string_equal(pp_path_format(&sharded, &arena, pp_str("p"),
					   pp_str("p-7k3f9q2m")),
			    "r/7k/7/p-7k3f9q2m.md");
	/* A slug has no prefix; a short id gives what it has. */
	assert_string_equal(pp_path_format(&sharded, &arena, PP_LIT(""),
					   pp_str("x")), "r/x/x/x.md");
	pp_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_match),
		cmocka_unit_test(test_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
