/* Every rule says all that it must say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>

#include "base/finding.h"

/* GitHub shows no more of a rule's description. */
enum { WHY_MAX = 1024, WHAT_MAX = 90 };

static void say(const struct pp_rule *rule, const char *what)
{
	fail_msg("rule '%s': %s", rule->id, what);
}

static void test_ids(void **state)
{
	(void)state;
	for (size_t i = 0; i < PP_RULE_COUNT; i++) {
		const struct pp_rule *rule = &pp_rules[i];

		if (!*rule->id || rule->id[strspn(rule->id,
				"abcdefghijklmnopqrstuvwxyz-")])
			say(rule, "the id is not of small letters and hyphens");
		if (pp_rule_find(rule->id) != rule)
			say(rule, "the id is not unique");
	}
	assert_null(pp_rule_find(""));
	assert_null(pp_rule_find("xyzzy"));
}

static char last(const char *text)
{
	return *text ? text[strlen(text) - 1] : '\0';
}

static void test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < PP_RULE_COUNT; i++) {
		const struct pp_rule *rule = &pp_rules[i];

		if (!*rule->what || last(rule->what) == '.' ||
		    strlen(rule->what) > WHAT_MAX || strchr(rule->what, '\n'))
			say(rule, "what: one sentence without full stop");
		if (last(rule->why) != '.' || strlen(rule->why) > WHY_MAX ||
		    strstr(rule->why, "  "))
			say(rule, "why: a paragraph of whole sentences");
		if (!*rule->bad || !*rule->good ||
		    !strcmp(rule->bad, rule->good))
			say(rule, "a bad and a good example");
		if (strchr(rule->bad, '\t') || strchr(rule->good, '\t'))
			say(rule, "examples show a tab as \\t");
	}
}

static const char *const names[] = {
#define PP_RULE(name, id, severity, what, why, bad, good) #name,
#include "base/rules.def"
#undef PP_RULE
};

static bool is_word(char c)
{
	return c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool names_rule(const char *text, const char *name)
{
	const char *at = text;

	while ((at = strstr(at, name))) {
		char before = at > text ? at[-1] : ' ';
		bool after = is_word(at[strlen(name)]);

		/* PP_RULE_NAME names it too, PP_OP_NAME is something else. */
		if (!after && (!is_word(before) ||
			       (at - text >= 8 &&
				!memcmp(at - 8, "PP_RULE_", 8))))
			return true;
		at++;
	}
	return false;
}

/* A rule that nothing reports would only be there to be read. */
static void test_used(void **state)
{
	static char text[1 << 19];
	bool used[PP_RULE_COUNT] = { false };
	glob_t files;

	(void)state;
	assert_int_equal(glob("src/*/*.c", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *f = fopen(files.gl_pathv[i], "rb");
		size_t n;

		assert_non_null(f);
		n = fread(text, 1, sizeof(text) - 1, f);
		assert_true(n < sizeof(text) - 1);
		text[n] = '\0';
		fclose(f);
		for (size_t k = 0; k < PP_RULE_COUNT; k++)
			used[k] = used[k] || names_rule(text, names[k]);
	}
	globfree(&files);
	for (size_t k = 0; k < PP_RULE_COUNT; k++)
		if (!used[k])
			say(&pp_rules[k], "nothing reports it");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
