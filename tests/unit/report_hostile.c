/* Markdown that was made to take long: each kind, small, within the bounds as
 * far as they go, and a megabyte.  What the bounds admit is read and rendered
 * in every format; all else is a finding.  Nothing here is measured, but all of
 * it must end before the alarm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

#include "base/buf.h"
#include "report/bound.h"
#include "report/fill.h"
#include "report/render.h"

enum { ALARM = 600, LARGE = 1000000, TEXT_MAX = 1 << 24 };

/* before, and again until half of the size is full; then after likewise. */
static const struct kind {
	const char *before, *again, *then;
} kinds[] = {
	{ "", "[", "" }, { "", "]", "" }, { "", "[", "]" },
	{ "", "[a](", "" }, { "", "[a](<b", "" }, { "", "![[", "" },
	{ "", "*a **a ", " a** a*" }, { "", "a_ ", "" }, { "", "_a ", "" },
	{ "", "a**b c* ", "" }, { "", "*a_ ", "" }, { "", "*", "" },
	{ "", "*a **a ***a ", "" }, { "", "a]", "" }, { "", "[a", "" },
	{ "", "**x [a*b**c*](d)", "" }, { "", "> ", "a" }, { "", ">", "a" },
	{ "", "* ", "a" }, { "", "- ", "a" }, { "", "1. ", "a" },
	{ "", "> - ", "a" }, { "", "\t- ", "a" }, { "", "`a``", "" },
	{ "", "` ", "" }, { "", "&", "" }, { "", "&amp;&#1;&a", "" },
	{ "", "<", "" }, { "", "<!--", "" }, { "", "<?", "" },
	{ "", "<!A", "" }, { "", "<![CDATA[", "" }, { "", "<a ", "" },
	{ "", "<a b=\"", "" }, { "", "</", "" }, { "", "<http:", "" },
	{ "[a]: ", "u", "\n\n[a]" }, { "", "[a]: b \"c\n", "" },
	{ "", "[a]: b\n", "" }, { "", "[a]:", "" }, { "[", "a", "][b" },
	{ "", "\\", "" }, { "", "!", "" }, { "", "#", "" }, { "", "# ", "" },
	{ "", "a\n=", "" }, { "", "- - - a\n", "" }, { "", "\n", "" },
	{ "", "\t", "" }, { "", " ", "" }, { "", "a\n\n", "" },
	{ "", "```\n", "" }, { "", "~", "" }, { "```", "a", "" },
	{ "", "> ```\n", "" }, { "", "<!-- x\n\n", "" },
	{ "", "<div>\n", "" }, { "", "[a](", "b)" }, { "[a](", "(", "" },
	{ "", "![", "](x)" }, { "", "- a\n\n", "" },
	{ "", "-     a\n", "" }, { "> > > > > a\n", "b\n", "" },
	{ "", "`=:x` ", "" }, { "", "```include\n```\n\n", "" },
	{ "", "**\"a\" ", "" }, { "", "word ", "" }, { "", "a", "" },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

static void fill_up(struct pp_buf *out, const char *text, size_t size)
{
	size_t n = strlen(text);

	while (n && out->n + n <= size)
		pp_buf_add(out, text, n);
}

static void make(struct pp_buf *out, const struct kind *kind, size_t size)
{
	size_t start = out->n;

	pp_buf_puts(out, kind->before);
	fill_up(out, kind->again, start + (*kind->then ? size / 2 : size));
	fill_up(out, kind->then, start + size);
}

/* Lists, each within the one above. */
static void make_steps(struct pp_buf *out, size_t size)
{
	for (unsigned depth = 0; out->n + 2 * depth < size; depth++)
		pp_buf_printf(out, "%*s* a\n", (int)(2 * depth), "");
}

/* Runs of backticks, each longer than the one before. */
static void make_ticks(struct pp_buf *out, size_t size)
{
	for (size_t n = 1; out->n + n < size; n++) {
		pp_buf_putc(out, 'e');
		for (size_t i = 0; i < n; i++)
			pp_buf_putc(out, '`');
	}
}

static void render(const struct pp_prose *prose, const struct pp_target *target)
{
	const struct pp_extract all = { prose->text, prose->line, 0 };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_fill fill = { .arena = &arena, .sink = &sink,
				.target = target };
	struct pp_document document;
	struct pp_rendered html;

	pp_document_read(&document, &arena, &sink, prose, &all);
	pp_fill_document(&fill, &document, prose, NULL, 0);
	if (target == &pp_target_html)
		pp_render_html(&html, &arena, &document);
	else if (target == &pp_target_latex)
		pp_render_latex(&arena, &document);
	else
		pp_render_markdown(&arena, &document);
	pp_fill_release(&fill);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
}

/* true: it was within the bounds. */
static bool look(const struct pp_buf *text)
{
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_prose prose;
	bool admitted;

	pp_prose_init(&prose, &arena, "x.md", pp_buf_get(text), 1);
	admitted = pp_bound_check(&sink, &prose) == 0;
	assert_int_equal(sink.count, !admitted);
	if (admitted) {
		render(&prose, &pp_target_html);
		if (text->n < LARGE / 2) {
			render(&prose, &pp_target_markdown);
			render(&prose, &pp_target_latex);
		}
	}
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return admitted;
}

static void each_kind(void **state)
{
	static const size_t sizes[] = { 100, 18000, LARGE };
	struct pp_buf text;

	(void)state;
	pp_buf_init(&text, TEXT_MAX);
	for (size_t i = 0; i < KINDS; i++)
		for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
			pp_buf_clear(&text);
			make(&text, &kinds[i], sizes[k]);
			look(&text);
		}
	pp_buf_release(&text);
}

/* Many paragraphs, each as small as an honest one. */
static void paragraphs(void **state)
{
	struct pp_buf text;

	(void)state;
	pp_buf_init(&text, TEXT_MAX);
	for (size_t i = 0; i < KINDS; i++) {
		pp_buf_clear(&text);
		while (text.n < 100000) {
			make(&text, &kinds[i], 900);
			pp_buf_puts(&text, "\n\n");
		}
		look(&text);
	}
	pp_buf_release(&text);
}

static void steps(void **state)
{
	struct pp_buf text;

	(void)state;
	pp_buf_init(&text, TEXT_MAX);
	make_steps(&text, LARGE / 2);
	assert_false(look(&text));
	pp_buf_clear(&text);
	make_steps(&text, 500);
	while (text.n < LARGE)
		pp_buf_putc(&text, '\n');
	assert_true(look(&text));
	pp_buf_clear(&text);
	make_ticks(&text, LARGE);
	look(&text);
	pp_buf_clear(&text);
	make_ticks(&text, 18000);
	assert_true(look(&text));
	pp_buf_release(&text);
}

/* What people write is admitted, a megabyte of it too. */
static void honest(void **state)
{
	struct pp_buf text;

	(void)state;
	pp_buf_init(&text, TEXT_MAX);
	while (text.n < LARGE)
		pp_buf_puts(&text,
			"## A heading with *stress*\n\n"
			"A paragraph with `code`, [a link](other.md) & more, "
			"of some lines that go on\nand on, **strongly**, as "
			"papers do.\n\n"
			"- an item\n  - one below it\n    1. and a number\n\n"
			"> A quotation [^1] of somebody.\n\n"
			"```c\nint main(void) { return a[0] < *b; }\n```\n\n");
	assert_true(look(&text));
	pp_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind), cmocka_unit_test(paragraphs),
		cmocka_unit_test(steps), cmocka_unit_test(honest),
	};

	alarm(ALARM);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
