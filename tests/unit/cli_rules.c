/* docs/rules.md is what the rules say: `peerpool explain --markdown` writes
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/memory.h"
#include "cli/rules.h"

enum { PAGE_MAX = 1 << 20 };

static char *read_all(FILE *f)
{
	char *text = pp_alloc(PAGE_MAX, 1);

	rewind(f);
	text[fread(text, 1, PAGE_MAX - 1, f)] = '\0';
	fclose(f);
	return text;
}

static void test_page(void **state)
{
	FILE *made = tmpfile(), *kept = fopen("docs/rules.md", "rb");
	char *a, *b;

	(void)state;
	assert_non_null(made);
	assert_non_null(kept);
	pp_rules_markdown(made);
	a = read_all(made);
	b = read_all(kept);
	assert_string_equal(a, b);
	pp_free(a);
	pp_free(b);
}

static void test_list(void **state)
{
	FILE *f = tmpfile();
	char *text;

	(void)state;
	pp_rules_list(f, 80, &(struct pp_rules_more){ 0 });
	text = read_all(f);
	for (size_t i = 0; i < PP_RULE_COUNT; i++)
		assert_non_null(strstr(text, pp_rules[i].id));
	pp_free(text);
}

static void test_explain(void **state)
{
	static const struct pp_rule rule = {
		"two-words", PP_WARNING, "what it finds",
		"One line that is longer than forty columns.\n\nAnother one.",
		"a: 1\n\nb: 2\n", "a: 2"
	};
	struct pp_terminal terminal = { .width = 40 };
	FILE *f = tmpfile();
	char *text;

	(void)state;
	pp_rules_explain(f, &rule, &terminal);
	terminal.color = true;
	pp_rules_explain(f, &rule, &terminal);
	text = read_all(f);
	assert_string_equal(text,
		"two-words (warning)\n\n  what it finds\n\n"
		"One line that is longer than forty\ncolumns.\n\n"
		"Another one.\n\n"
		"Not so:\n    a: 1\n\n    b: 2\n\nBut so:\n    a: 2\n"
		"\033[1mtwo-words\033[m (warning)\n\n  what it finds\n\n"
		"One line that is longer than forty\ncolumns.\n\n"
		"Another one.\n\n"
		"\033[1mNot so:\033[m\n    a: 1\n\n    b: 2\n\n"
		"\033[1mBut so:\033[m\n    a: 2\n");
	pp_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_explain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
