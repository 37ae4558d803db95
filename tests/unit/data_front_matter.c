/* Markdown with front matter. */
#include "unit/data_tree.h"

static void check(const char *in, const char *tree, const char *findings)
{
	check_read(RECORD, "a.md", pp_str(in), tree, findings);
}

static void bodies(void **state)
{
	(void)state;
	check("---\na: b\n---\nText.\n",
	      "B{a@2:1=p<b>@2:4}@2:1 b<Text.\n>@4:1", "");
	check("---\na: b\n...\n\n \t\n  Text.\n---\nmore\n",
	      "B{a@2:1=p<b>@2:4}@2:1 b<  Text.\n---\nmore\n>@6:1", "");
	check("---\na: b\n---\n", "B{a@2:1=p<b>@2:4}@2:1", "");
	check("---\na: b\n---\n\n  \n", "B{a@2:1=p<b>@2:4}@2:1", "");
	check("---  \na: b\n--- \nx\n",
	      "B{a@2:1=p<b>@2:4}@2:1 b<x\n>@4:1", "");
	check("---\r\na: b\r\n---\r\nx\r\ny\r\n",
	      "B{a@2:1=p<b>@2:4}@2:1 b<x\ny\n>@4:1", "1:4 crlf");
	check("---\na: b\n---\nx",
	      "B{a@2:1=p<b>@2:4}@2:1 b<x>@4:1", "4:2 final-newline");
	check("---\na: b\n---",
	      "B{a@2:1=p<b>@2:4}@2:1", "3:4 final-newline");
}

/* Separators count where YAML is, not in the prose. */
static void separators(void **state)
{
	(void)state;
	check("---\nk: \xe2\x80\xa8" "a: b: c\n---\nx\xe2\x80\xa8y\n", "",
	      "2:4 line-separator\n2:9 yaml-syntax");
	check("---\na: b\xe2\x80\xa8" "c: d\n---\nx\xe2\x80\xa8y\n",
	      "B{a@2:1=p<b>@2:4, c@2:6=p<d>@2:9}@2:1 "
	      "b<x\xe2\x80\xa8y\n>@4:1", "2:5 line-separator");
}

static void faults(void **state)
{
	(void)state;
	check("Text.\n", "", "1:1 front-matter");
	check("\n---\na: b\n---\n", "", "1:1 front-matter");
	check("---\na: b\n", "", "1:1 front-matter");
	check("...\na: b\n---\n", "", "1:1 front-matter");
	check("---", "", "1:1 front-matter\n1:4 final-newline");
	check("---\n---\nx\n", "", "2:1 file-empty");
	check("---\n# c\n---\nx\n", "", "2:1 file-empty");
	check("", "", "0:0 file-empty");
	check("---\na: b\nc: d: e\n---\nx\n", "", "3:5 yaml-syntax");
	check("---\na: 1\na: 2\n---\n", "B{a@2:1=p#<1>@2:4}@2:1",
	      "3:1 duplicate-key (2:1)");
	check_read(ANYONE, "a.md", PP_LIT("# Title\n"), "",
		   "1:1 front-matter");
	check_words(RECORD, "a.md", PP_LIT("x\n"),
		    "1:1 front-matter: the file does not begin with front "
		    "matter | begin it with a line of three hyphens (---), "
		    "then the keys, then another line of three hyphens");
	check_words(RECORD, "a.md", PP_LIT("---\nx\n"),
		    "1:1 front-matter: the front matter that opens here is "
		    "never closed | end it with a line of three hyphens "
		    "(---)");
}

static void with_body(void **state)
{
	struct reading r;
	struct pp_value *v;

	(void)state;
	read_text(&r, RECORD, "a.md", PP_LIT("---\na: b\n---\nx\n"), false);
	v = pp_value_with_body(&r.arena, r.docs.roots, r.docs.body);
	assert_int_equal(v->count, 2);
	assert_int_equal(r.docs.roots->count, 1);
	assert_true(pp_str_is(pp_value_text(v, "body"), "x\n"));
	assert_int_equal(pp_value_member(v, PP_LIT("body"))->line, 4);
	assert_ptr_equal(pp_value_with_body(&r.arena, v, NULL), v);
	reading_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bodies),
		cmocka_unit_test(separators),
		cmocka_unit_test(faults),
		cmocka_unit_test(with_body),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
