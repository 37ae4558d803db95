/* The editor's line. */
#include "record/modeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void made(void **state)
{
	static const struct {
		const char *path, *schema, *line;
	} cases[] = {
		{ "records/people/p.yaml", "schemas/person.yaml",
		  "# yaml-language-server: $schema=../../schemas/person.yaml\n" },
		{ "p.yaml", "schemas/person.yaml",
		  "# yaml-language-server: $schema=schemas/person.yaml\n" },
		{ "a/b/p.yaml", "a/s/person.yaml",
		  "# yaml-language-server: $schema=../s/person.yaml\n" },
		{ "ab/p.yaml", "ac/person.yaml",
		  "# yaml-language-server: $schema=../ac/person.yaml\n" },
	};
	struct pp_arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(pp_modeline_for(&arena, cases[i].path,
						    cases[i].schema),
				    cases[i].line);
	pp_arena_release(&arena);
}

static void found(void **state)
{
	static const struct {
		const char *bytes, *says;
		uint32_t line;
	} cases[] = {
		{ "# yaml-language-server: $schema=s.yaml\nid: a\n", "s.yaml",
		  1 },
		{ "# first\n# yaml-language-server: $schema=s.yaml \r\nid: a\n",
		  "s.yaml", 2 },
		{ "\xef\xbb\xbf# yaml-language-server: $schema=s.yaml",
		  "s.yaml", 1 },
		{ "id: a\n# yaml-language-server: $schema=s.yaml\n", "", 1 },
		{ "# yaml-language-server: $schema=\n", "", 2 },
		{ "", "", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		uint32_t line;
		struct pp_str says = pp_modeline_find(pp_str(cases[i].bytes),
						      &line);

		assert_true(pp_str_is(says, cases[i].says));
		assert_int_equal(line, cases[i].line);
	}
}

static size_t faults(const char *line)
{
	struct pp_sink sink = { 0 };
	size_t count;

	pp_modeline_check(pp_str(line), "records/people/p.yaml",
			  "schemas/person.yaml", &sink);
	count = sink.count;
	if (count) {
		assert_ptr_equal(sink.items[0]->rule, PP_R(MODELINE));
		assert_string_equal(sink.items[0]->notes->text,
				    "write $schema=../../schemas/person.yaml");
	}
	pp_sink_release(&sink);
	return count;
}

static void checked(void **state)
{
	(void)state;
	assert_int_equal(faults("# yaml-language-server: "
				"$schema=../../schemas/person.yaml\n"), 0);
	assert_int_equal(faults("# yaml-language-server: "
				"$schema=../../schemas/peer.yaml\n"), 1);
	assert_int_equal(faults("# yaml-language-server: "
				"$schema=https://x.example/person.yaml\n"), 0);
	assert_int_equal(faults("id: p\n"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(made),
		cmocka_unit_test(found),
		cmocka_unit_test(checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
