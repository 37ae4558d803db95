/* Findings and their sink. */
#include "base/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct pp_pos at(const char *file, uint32_t line, uint32_t col)
{
	return (struct pp_pos){ .file = file, .line = line, .col = col };
}

static void test_report(void **state)
{
	struct pp_sink sink = { 0 };
	struct pp_finding *f;
	struct pp_note *note;

	(void)state;
	f = pp_report(&sink, PP_R(ENUM), at("a.yaml", 3, 5), "one of %d", 4);
	assert_string_equal(f->text, "one of 4");
	assert_int_equal(f->severity, PP_ERROR);
	assert_null(f->found);
	pp_report_found(&sink, f, PP_LIT("libdem"));
	assert_string_equal(f->found, "'libdem'");
	pp_report_pointer(&sink, f, PP_LIT("/group"));
	assert_string_equal(f->pointer, "/group");
	pp_report_note(&sink, f, (struct pp_pos){ 0 }, "first");
	note = pp_report_note(&sink, f, at("b.yaml", 1, 1), "%s", "second");
	assert_string_equal(f->notes->text, "first");
	assert_ptr_equal(f->notes->next, note);
	assert_string_equal(note->text, "second");
	assert_false(note->about_value);
	pp_report(&sink, PP_R(CRLF), at("a.yaml", 1, 0), "crlf");
	assert_int_equal(sink.count, 2);
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.warnings, 1);
	pp_sink_clear(&sink);
	assert_int_equal(sink.count + sink.errors + sink.warnings, 0);
	pp_report(&sink, PP_R(CRLF), at("a.yaml", 1, 0), "crlf");
	assert_int_equal(sink.count, 1);
	pp_sink_release(&sink);
	pp_sink_release(&sink);
}

static void test_limit(void **state)
{
	struct pp_sink sink = { .limit = 2 }, more = { 0 };

	(void)state;
	for (int i = 0; i < 5; i++) {
		struct pp_finding *f = pp_report(&sink, PP_R(TYPE),
						 at("a", 1, 1), "%d", i);

		pp_report_found(&sink, f, PP_LIT("x"));
		pp_report_pointer(&sink, f, PP_LIT("/x"));
		assert_non_null(pp_report_note(&sink, f, at("a", 1, 1), "n"));
	}
	assert_int_equal(sink.count, 2);
	assert_int_equal(sink.errors, 5);
	assert_int_equal(sink.dropped, 3);
	pp_report(&more, PP_R(TYPE), at("a", 1, 1), "more");
	pp_sink_absorb(&sink, &more);
	assert_int_equal(sink.count, 2);
	assert_int_equal(sink.errors, 6);
	assert_int_equal(sink.dropped, 4);
	assert_int_equal(more.count + more.errors, 0);
	pp_sink_release(&more);
	pp_sink_release(&sink);
	assert_int_equal(sink.limit, 2);
}

static void test_sort(void **state)
{
	struct pp_sink sink = { 0 }, other = { 0 };
	struct pp_finding *f;

	(void)state;
	pp_report(&sink, PP_R(TYPE), at("b", 1, 1), "9");
	pp_report(&sink, PP_R(TYPE), at("a", 10, 1), "8");
	pp_report(&other, PP_R(TYPE), at("a", 2, 9), "5");
	pp_report(&other, PP_R(ENUM), at("a", 2, 9), "4");
	pp_report(&other, PP_R(TYPE), at("a", 2, 3), "3");
	f = pp_report(&sink, PP_R(TYPE), at("a", 2, 9), "6");
	pp_report_found(&sink, f, PP_LIT("z"));
	f = pp_report(&sink, PP_R(TYPE), at("a", 2, 9), "6");
	pp_report_found(&sink, f, PP_LIT("b"));
	pp_report(&sink, PP_R(TYPE), at(NULL, 0, 0), "0");
	pp_sink_absorb(&sink, &other);
	pp_sink_sort(&sink);
	assert_int_equal(sink.count, 8);
	for (size_t i = 1; i < sink.count; i++)
		assert_true(strcmp(sink.items[i - 1]->text,
				   sink.items[i]->text) <= 0);
	assert_string_equal(sink.items[4]->found, "'b'");
	pp_sink_release(&sink);
	pp_sink_sort(&sink);
}

static void test_brief(void **state)
{
	struct pp_arena a = { 0 };

	(void)state;
	assert_string_equal(pp_brief(&a, PP_LIT("abc"), 3), "'abc'");
	assert_string_equal(pp_brief(&a, PP_LIT("abcd"), 3), "'abc…'");
	assert_string_equal(pp_brief(&a, PP_LIT("éé"), 2), "'éé'");
	assert_string_equal(pp_brief(&a, PP_LIT("ééé"), 2), "'éé…'");
	assert_string_equal(pp_brief(&a, (struct pp_str){ NULL, 0 }, 3), "''");
	assert_string_equal(pp_brief(&a, PP_LIT("a\0b\0"), 9), "'a␀b␀'");
	assert_string_equal(pp_brief(&a, PP_LIT("\xff\xfe\xfd"), 2),
			    "'\xff\xfe…'");
	pp_arena_release(&a);
}

static void test_rules(void **state)
{
	(void)state;
	assert_ptr_equal(pp_rule_find("enum"), PP_R(ENUM));
	assert_null(pp_rule_find("nothing"));
	for (size_t i = 0; i < PP_RULE_COUNT; i++)
		assert_ptr_equal(pp_rule_find(pp_rules[i].id), &pp_rules[i]);
	assert_string_equal(pp_severity_name(PP_WARNING), "warning");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_report),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_sort),
		cmocka_unit_test(test_brief),
		cmocka_unit_test(test_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
