/* Manual pages from CommonMark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "report/man.h"

#define HEAD "# owl(1): hoots\n\n"
#define TITLE \
	".TH \"OWL\" \"1\" \"2026-01-31\" \"owls 1\" \"Birds\"\n" \
	".nh\n.ad l\n" \
	".SH \"NAME\"\nowl \\- hoots\n"

static int block(struct pp_roff *r, struct pp_str info, void *ctx)
{
	(void)ctx;
	if (pp_str_is(info, "sh"))
		return 1;
	if (!pp_str_is(info, "calls owl"))
		return -1;
	pp_roff_request(r, ".TP");
	return 0;
}

static const struct pp_man how = {
	"2026-01-31", "owls 1", "Birds", block, NULL
};

struct rendered {
	struct pp_arena arena;
	struct pp_man_page page;
	struct pp_buf out;
	int rc;
};

static struct rendered render(struct pp_str markdown)
{
	struct rendered r = { 0 };

	pp_buf_init(&r.out, 1 << 20);
	r.rc = pp_man_render(&r.out, &r.page, &r.arena, &how, markdown);
	return r;
}

static void release(struct rendered *r)
{
	pp_buf_release(&r->out);
	pp_arena_release(&r->arena);
}

/* What follows the title. */
static void expect(const char *markdown, const char *roff)
{
	char text[4096], wanted[4096];
	struct rendered r;

	snprintf(text, sizeof(text), HEAD "%s", markdown);
	snprintf(wanted, sizeof(wanted), TITLE "%s", roff);
	r = render(pp_str(text));
	assert_null(r.page.problem);
	assert_int_equal(r.rc, 0);
	pp_buf_putc(&r.out, '\0');
	assert_string_equal(r.out.p, wanted);
	release(&r);
}

static void expect_problem(const char *markdown, const char *problem,
			   unsigned line)
{
	struct rendered r = render(pp_str(markdown));

	assert_int_equal(r.rc, -1);
	assert_string_equal(r.page.problem, problem);
	assert_int_equal(r.page.line, line);
	release(&r);
}

static void test_title(void **state)
{
	struct rendered r = render(PP_LIT(HEAD));

	(void)state;
	expect("", "");
	assert_true(pp_str_is(r.page.name, "owl"));
	assert_true(pp_str_is(r.page.section, "1"));
	assert_true(pp_str_is(r.page.summary, "hoots"));
	release(&r);
}

static void test_no_title(void **state)
{
	static const char form[] =
		"the first heading must be NAME(SECTION): SUMMARY";

	(void)state;
	expect_problem("", "the page is empty", 1);
	expect_problem("Owls.\n", "a page begins with its heading", 1);
	expect_problem("# owl\n", form, 1);
	expect_problem("# owl(1):\n", form, 1);
	expect_problem("# (1): hoots\n", form, 1);
	expect_problem(HEAD "# owl(1): again\n",
		       "a page has one first-level heading", 3);
}

/* Nothing that is written is a request, an escape or a quotation mark. */
static void test_escapes(void **state)
{
	(void)state;
	expect(".SH x\n'br\n\\\\fB \\`\\`\n", ".PP\n\\&.SH x\n"
	       "\\(aqbr\n\\efB \\(ga\\(ga\n");
	expect("a \"b\" ^~ c-d\n",
	       ".PP\na \\(dqb\\(dq \\(ha\\(ti c-d\n");
	expect("## a\" .SH \"b\n", ".SH \"A\\(dq .SH \\(dqB\"\n");
	expect("a\n.SH b\n---\n", ".SH \"A .SH B\"\n");
	expect("## `.owl`\n### b `c`\n", ".SH \".owl\"\n.SS \"b c\"\n");
	expect("caf\xc3\xa9 \xf0\x9f\xa6\x89\n",
	       ".PP\ncaf\\[u00E9] \\[u1F989]\n");
	/* What cannot be seen is shown. */
	expect("a\x1b[1mb \xe2\x80\xae.\n", ".PP\na\\ex1b[1mb \\eu202e.\n");
	expect("<b>.x</b>\n", ".PP\n<b>.x</b>\n");
	expect("<div>\n.SH x\n</div>\n", ".PP\n<div>\n\\&.SH x\n</div>\n");
}

static void test_fonts(void **state)
{
	(void)state;
	expect("`a -b` **c** *d **e** f*\n",
	       ".PP\n\\fBa \\-b\\fR \\fBc\\fR \\fId \\f(BIe\\fI f\\fR\n");
	expect("a\\\n.b\n", ".PP\na\n.br\n\\&.b\n");
}

static void test_code_block(void **state)
{
	(void)state;
	expect("```sh\n$ owl -x\n\n.SH a\n\tb\\c\n```\n",
	       ".PP\n.in +4n\n.EX\n$ owl \\-x\n\n\\&.SH a\n"
	       "        b\\ec\n.EE\n.in\n");
	expect("```calls owl\n```\n", ".TP\n");
	expect_problem(HEAD "```calls crow\n```\n",
		       "'calls crow' cannot stand here", 3);
}

static void test_lists(void **state)
{
	(void)state;
	expect("- a\n- b\n- c\n",
	       ".IP \\(bu 2\na\n.PD 0\n.IP \\(bu 2\nb\n"
	       ".IP \\(bu 2\nc\n.PD\n");
	expect("3. a\n\n   b\n\n4. c\n",
	       ".IP 3. 4\na\n.IP\nb\n.IP 4. 4\nc\n");
	expect("- a\n  - b\n", ".IP \\(bu 2\na\n.RS\n.IP \\(bu 2\nb\n"
	       ".PD\n.RE\n.PD\n");
	expect("> a\n", ".RS 4\n.PP\na\n.RE\n");
}

static void test_terms(void **state)
{
	(void)state;
	expect("- `-a`, `-b`: all: of\n  it\n- **c**: d\n",
	       ".TP\n\\fB\\-a\\fR, \\fB\\-b\\fR\nall: of\nit\n.PD 0\n"
	       ".TP\n\\fBc\\fR\nd\n.PD\n");
	/* One without a colon, and it is a list like any. */
	expect("- `a`: b\n- `c`\n", ".IP \\(bu 2\n\\fBa\\fR: b\n.PD 0\n"
	       ".IP \\(bu 2\n\\fBc\\fR\n.PD\n");
}

static void test_table(void **state)
{
	(void)state;
	expect("| a | b | *c* |\n| --- | :-: | --- |\n"
	       "| `x|y` | 1 **2** | 3 |\n| | 4 | |\n",
	       ".TP\n\\fBx|y\\fR\n1 \\fB2\\fR\n.br\nc: 3\n"
	       ".TP\n\\&\n4\n");
	expect("a | b\nc | d\n", ".PP\na | b\nc | d\n");
}

static void test_links(void **state)
{
	(void)state;
	expect("[a](https://owl.example/x-y), <https://owl.example>, [b](#c)\n",
	       ".PP\na (https://owl.example/x\\-y), https://owl.example, b\n");
	expect("[see](tawny-owl.5.md)\n", ".PP\n\\fBtawny\\-owl\\fR(5)\n");
	expect("[see](../owl.5.md)\n", ".PP\nsee (../owl.5.md)\n");
	expect("![a *b*](c.png)\n", ".PP\na \\fIb\\fR\n");
}

static void test_too_large(void **state)
{
	static char text[(1 << 20) + 1];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_int_equal(render((struct pp_str){ text, sizeof(text) }).rc, -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_no_title),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_fonts),
		cmocka_unit_test(test_code_block),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
