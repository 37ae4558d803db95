/* Results as tables, bars and charts in HTML. */
#include "report/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define T(s) { .type = PP_CELL_TEXT, .text = { (s), sizeof(s) - 1 } }
#define I(n) { .type = PP_CELL_INTEGER, .integer = (n) }
#define R(x) { .type = PP_CELL_REAL, .real = (x) }
#define N { .type = PP_CELL_NULL }
#define H(s) { .name = { (s), sizeof(s) - 1 } }
#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* A view of values, whose columns are heads. */
#define VIEW(f, heads, values) { \
	.form = (f), \
	.result = &(const struct pp_result){ \
		.columns = (struct pp_result_column *)(heads), \
		.column_count = COUNT(heads), \
		.cells = (struct pp_cell *)(values), \
		.row_count = COUNT(values) / COUNT(heads), \
	} }

static struct pp_buf buf;

static const char *html(const struct pp_table_view *view)
{
	pp_buf_clear(&buf);
	pp_table_html(&buf, view);
	pp_buf_putc(&buf, '\0');
	return buf.p;
}

static void has(const char *part)
{
	if (!strstr(buf.p, part))
		fail_msg("no %s in %s", part, buf.p);
}

static void has_not(const char *part)
{
	if (strstr(buf.p, part))
		fail_msg("%s in %s", part, buf.p);
}

static void plain(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Group"), H("Peers"), H("Since")
	};
	static const struct pp_cell cells[] = {
		T("A & <b>B</b>"), I(1234), T("2023-03-07"),
		T("\"C\""), T("[c]"), N,
		T("D"), N, T("2024-01-31"),
	};
	struct pp_table_view view = VIEW(PP_TABLE_PLAIN, heads, cells);

	(void)state;
	view.id = PP_LIT("peers");
	view.caption = PP_LIT("Peers <now>");
	view.note = PP_LIT("By 1 < 2.");
	assert_string_equal(html(&view),
		"<div class=\"block\" id=\"peers\">\n"
		"<table class=\"wide\">\n"
		"<caption>Peers &lt;now&gt;</caption>\n"
		"<thead>\n"
		"<tr><th scope=\"col\" class=\"s\">Group</th><th scope=\"col\" "
		"class=\"n\">Peers</th><th scope=\"col\" class=\"d\">Since"
		"</th></tr>\n"
		"</thead>\n"
		"<tbody>\n"
		"<tr><th scope=\"row\" class=\"s\">A &amp; &lt;b&gt;B&lt;/b&gt;"
		"</th>"
		"<td class=\"n\" data-of=\"Peers\">1,234</td>"
		"<td class=\"d\" data-of=\"Since\">7 March 2023</td></tr>\n"
		"<tr><th scope=\"row\" class=\"s\">&quot;C&quot;</th>"
		"<td class=\"n\" data-of=\"Peers\">[c]</td>"
		"<td class=\"d\" data-of=\"Since\"></td></tr>\n"
		"<tr><th scope=\"row\" class=\"s\">D</th>"
		"<td class=\"n\" data-of=\"Peers\">[x]</td>"
		"<td class=\"d\" data-of=\"Since\">31 January 2024</td></tr>\n"
		"</tbody>\n"
		"</table>\n"
		"<p class=\"note\">[c] confidential; [x] not available</p>\n"
		"<p class=\"note\">By 1 &lt; 2.</p>\n"
		"</div>\n");
}

static void numbers(void **state)
{
	static const struct pp_result_column heads[] = {
		H("year"), H("Share"), H("Third"), H("Mixed")
	};
	static const struct pp_cell cells[] = {
		I(2023), R(0.25), R(1.0 / 3), I(1000),
		I(2024), I(2), I(-1), T("about 5"),
		I(2025), T("12 [p]"), R(0.5), R(1.5),
	};
	struct pp_table_view view = VIEW(PP_TABLE_PLAIN, heads, cells);

	(void)state;
	html(&view);
	has("<th scope=\"row\">2023</th><td class=\"n\" data-of=\"Share\">"
	    "0.25</td><td class=\"n\" data-of=\"Third\">0.3</td>"
	    "<td class=\"s\" data-of=\"Mixed\">1,000</td>");
	has(">2.00</td><td class=\"n\" data-of=\"Third\">\xe2\x88\x92"
	    "1.0</td><td class=\"s\" data-of=\"Mixed\">about 5</td>");
	has(">12.00 [p]</td>");
	has(">1.5</td>");
	has("[p] provisional</p>");
}

/* A number first is no name of its row. */
static void number_first(void **state)
{
	static const struct pp_result_column heads[] = { H("n"), H("What") };
	static const struct pp_cell cells[] = { I(12345), T("one\ntwo") };
	const struct pp_table_view view = VIEW(PP_TABLE_PLAIN, heads, cells);

	(void)state;
	html(&view);
	has("<tr><td class=\"n\">12,345</td><td>one&#10;two</td></tr>");
}

static void labels(void **state)
{
	static const struct pp_result_column heads[] = {
		{ .name = { "days_used", 9 }, .label = { "Used", 4 },
		  .unit = { "days", 4 } },
		{ .name = { "Mine", 4 }, .label = { "Its", 3 } },
		{ .name = { "Length in Days", 14 }, .unit = { "days", 4 } },
	};
	static const struct pp_cell cells[] = { I(1), I(2), I(3) };
	const struct pp_table_view view = VIEW(PP_TABLE_PLAIN, heads, cells);

	(void)state;
	html(&view);
	has(">Used (days)</th>");
	has(">Mine</th>");
	has(">Length in Days</th>");
}

static void none(void **state)
{
	static const struct pp_result_column heads[] = { H("n") };
	struct pp_table_view view = {
		.result = &(const struct pp_result){
			.columns = (struct pp_result_column *)heads,
			.column_count = 1 },
		.caption = PP_LIT("Those"),
	};

	(void)state;
	for (view.form = 0; view.form <= PP_TABLE_LIST; view.form++)
		assert_string_equal(html(&view),
			"<div class=\"block\">\n<p class=\"caption\">Those</p>"
			"\n<p>None.</p>\n</div>\n");
	view.empty = PP_LIT("No one yet");
	html(&view);
	has("<p>No one yet</p>");
}

static void bars(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Group"), H("Old"), H("Days")
	};
	static const struct pp_cell cells[] = {
		T("a"), I(5), I(200),
		T("b"), I(6), R(50),
		T("c"), I(7), T("[c]"),
		T("d"), I(8), I(0),
	};
	const struct pp_table_view view = VIEW(PP_TABLE_BAR, heads, cells);

	(void)state;
	html(&view);
	has("<td class=\"n\">5</td><td class=\"n b b5\"><svg "
	    "aria-hidden=\"true\" width=\"100%\" height=\"14\"><rect "
	    "class=\"c1\" x=\"0.00%\" width=\"100.00%\" height=\"100%\"/>"
	    "</svg>200</td>");
	has("x=\"0.00%\" width=\"25.00%\"");
	has("height=\"14\"></svg>[c]</td>");
	has("x=\"0.00%\" width=\"0.00%\" height=\"100%\"/></svg>0</td>");
}

static void bars_below_zero(void **state)
{
	static const struct pp_result_column heads[] = { H("a"), H("n") };
	static const struct pp_cell cells[] = {
		T("x"), R(-1e308), T("y"), R(1e308), T("z"), N,
	};
	const struct pp_table_view view = VIEW(PP_TABLE_BAR, heads, cells);

	(void)state;
	html(&view);
	has("x=\"0.00%\" width=\"50.00%\" height=\"100%\"/><line "
	    "x1=\"50.00%\" x2=\"50.00%\" y2=\"100%\"/></svg>\xe2\x88\x92"
	    "1 \xc3\x97 10^308</td>");
	has("x=\"50.00%\" width=\"50.00%\"");
	has("<svg aria-hidden=\"true\" width=\"100%\" height=\"14\"><line "
	    "x1=\"50.00%\" x2=\"50.00%\" y2=\"100%\"/></svg>[x]</td>");
}

static void stacked(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Year"), H("One"), H("Two")
	};
	static const struct pp_cell cells[] = {
		T("2022/23"), I(10), I(30),
		T("2023/24"), I(0), I(20),
		T("2024/25"), N, N,
	};
	static const struct pp_cell negative[] = {
		T("a"), I(-1), I(3),
	};
	struct pp_table_view view = VIEW(PP_TABLE_STACKED, heads, cells);
	const struct pp_table_view other = VIEW(PP_TABLE_STACKED, heads,
						negative);

	(void)state;
	view.caption = PP_LIT("Days");
	html(&view);
	has("<p class=\"caption\">Days</p>\n<div class=\"chart\" "
	    "aria-hidden=\"true\">\n<ul class=\"key\">\n");
	has("<li>2022/23<svg width=\"100%\" height=\"16\"><rect class=\"c1\" "
	    "x=\"0.00%\" width=\"25.00%\" height=\"100%\"/><rect class=\"c4\" "
	    "x=\"25.00%\" width=\"75.00%\" height=\"100%\"/></svg></li>");
	has("<li>2023/24<svg width=\"100%\" height=\"16\"><rect class=\"c4\" "
	    "x=\"0.00%\" width=\"50.00%\"");
	has("<caption>Numbers of the chart: Days</caption>");
	has("<td class=\"n\">30</td>");
	html(&other);
	has_not("<svg");
	has("<td class=\"n\">\xe2\x88\x92" "1</td>");
}

static void lines(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Day"), H("Peers")
	};
	static const struct pp_cell cells[] = {
		T("2023-01-01"), I(0),
		T("2023-01-02"), I(10),
		T("2023-01-03"), N,
		T("2023-01-05"), I(4),
	};
	const struct pp_table_view view = VIEW(PP_TABLE_LINE, heads, cells);

	(void)state;
	html(&view);
	/* 2 % at each side; a quarter of the way on is a day. */
	has("<line class=\"l c1\" x1=\"2.00%\" y1=\"208.0\" x2=\"26.00%\" "
	    "y2=\"8.0\"/>");
	has("<circle class=\"c1\" cx=\"98.00%\" cy=\"128.0\" r=\"3.5\"/>");
	has_not("x1=\"26.00%\"");
	has("<b>1 January 2023</b>");
	has("<p class=\"axis\">Peers</p>");
	has("<td class=\"n\">[x]</td>");
}

static void lines_at_the_limit(void **state)
{
	static const struct pp_result_column heads[] = { H("a"), H("n") };
	static const struct pp_cell one[] = { T("x"), I(3) };
	static const struct pp_cell flat[] = { T("x"), I(0), T("y"), I(0) };
	static const struct pp_cell no[] = { T("x"), N, T("y"), T("[z]") };
	const struct pp_table_view a = VIEW(PP_TABLE_LINE, heads, one);
	const struct pp_table_view b = VIEW(PP_TABLE_LINE, heads, flat);
	const struct pp_table_view c = VIEW(PP_TABLE_LINE, heads, no);

	(void)state;
	html(&a);
	has("<circle class=\"c1\" cx=\"50.00%\" cy=\"8.0\"");
	html(&b);
	has_not("<svg");
	html(&c);
	has_not("<svg");
	has("<p class=\"note\">[x] not available; [z] not applicable</p>");
}

static void address(struct pp_buf *out, void *data, struct pp_str record)
{
	if (pp_str_is(record, "peer/r-1"))
		pp_buf_puts(out, data);
}

static void links(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Name"), H("@Name"), H("n")
	};
	static const struct pp_cell cells[] = {
		T("Ada"), T("peer/r-1"), I(1),
		T("Bo"), T("peer/r-2"), I(2),
		T("Cy"), N, I(3),
	};
	struct pp_table_view view = VIEW(PP_TABLE_LIST, heads, cells);
	char to[] = "a\"b";

	(void)state;
	html(&view);
	has("<ul>\n<li>Ada, 1</li>\n<li>Bo, 2</li>\n<li>Cy, 3</li>\n</ul>");
	view.href = address;
	view.href_data = to;
	html(&view);
	has("<li><a href=\"a&quot;b\">Ada</a>, 1</li>\n<li>Bo, 2</li>");
	view.form = PP_TABLE_PLAIN;
	html(&view);
	has("<th scope=\"row\"><a href=\"a&quot;b\">Ada</a></th>"
	    "<td class=\"n\">1</td>");
	has_not("peer/");
}

/* An id stays on one line; phrases, long ones and numbers are as they were. */
static void codes(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Line"), H("About"), H("Change")
	};
	static const struct pp_cell cells[] = {
		T("psr-1-02"), T("two-part phrase"), I(-12),
		T("a-slug-that-is-long"), T("word"), T("a-b"),
	};
	struct pp_table_view view = VIEW(PP_TABLE_PLAIN, heads, cells);

	(void)state;
	html(&view);
	has("<th scope=\"row\"><span class=\"c\">psr-1-02</span></th>");
	has(">two-part phrase<");
	has(">a-slug-that-is-long<");
	has(">word<");
	has_not("<span class=\"c\">\xe2\x88\x92");
	has("<span class=\"c\">a-b</span>");
}

/* Shorthand alone stands for numbers; with a word beside it, it does not. */
static void shorthand_alone(void **state)
{
	static const struct pp_result_column heads[] = {
		H("Group"), H("Peers"), H("Note")
	};
	static const struct pp_cell cells[] = {
		T("A"), T("[c]"), T("[c]"),
		T("B"), T("[z]"), T("new"),
	};
	struct pp_table_view view = VIEW(PP_TABLE_PLAIN, heads, cells);

	(void)state;
	html(&view);
	has("<td class=\"n\">[c]</td><td>[c]</td>");
	has("<td class=\"n\">[z]</td><td>new</td>");
}

/* Short texts stay on one line while there is room, the cheapest first; then
 * dates are broken, and words last of all, but never years. */
static void fits(void **state)
{
	static const struct pp_result_column heads[] = {
		H("year"), H("Action"), H("State"), H("Due"), H("To"), H("By"),
		H("Because")
	};
	static const struct pp_cell cells[] = {
		I(2024), T("Something that takes more than one line"),
		T("done on time"), T("2023-03-07"), T("2023-09-30"), T("A B"),
		T("incomprehensibility-of-all-the-words"),
	};
	struct pp_result result = { .columns = (void *)heads, .column_count = 4,
				    .cells = (void *)cells, .row_count = 1 };
	struct pp_table_view view = { .form = PP_TABLE_PLAIN,
				      .result = &result };

	(void)state;
	html(&view);
	has("<table class=\"wide\">");
	has("<th scope=\"row\">2024</th><td data-of=\"Action\">Something");
	has("<td class=\"s\" data-of=\"State\">done on time</td>");
	result.column_count = 7;
	html(&view);
	has("<table class=\"wide long dense\">");
	has("<th scope=\"row\" class=\"s\">2024</th>");
	has("<td data-of=\"State\">done on time</td>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain),
		cmocka_unit_test(codes),
		cmocka_unit_test(shorthand_alone),
		cmocka_unit_test(fits),
		cmocka_unit_test(numbers),
		cmocka_unit_test(number_first),
		cmocka_unit_test(labels),
		cmocka_unit_test(none),
		cmocka_unit_test(bars),
		cmocka_unit_test(bars_below_zero),
		cmocka_unit_test(stacked),
		cmocka_unit_test(lines),
		cmocka_unit_test(lines_at_the_limit),
		cmocka_unit_test(links),
	};
	int rc;

	pp_buf_init(&buf, 1 << 20);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	pp_buf_release(&buf);
	return rc;
}
