/* Every rule says all that it must say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
