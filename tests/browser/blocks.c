/* Writes a page with every form of block, at its limits and beyond what anybody
 * would write, into the file given: what the browser tests look at besides
 * a pool's own reports. */
#include <stdio.h>

#include "base/file.h"
#include "report/page.h"
#include "report/table.h"

#define T(s) { .type = PP_CELL_TEXT, .text = { (s), sizeof(s) - 1 } }
#define I(n) { .type = PP_CELL_INTEGER, .integer = (n) }
#define R(x) { .type = PP_CELL_REAL, .real = (x) }
#define N { .type = PP_CELL_NULL }
#define H(s) { .name = { (s), sizeof(s) - 1 } }
#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void add(struct pp_buf *out, enum pp_table_form form, const char *id,
		const char *caption, const struct pp_result *result)
{
	const struct pp_table_view view = {
		.form = form, .id = pp_str(id), .caption = pp_str(caption),
		.result = result,
	};

	pp_table_html(out, &view);
}

/* A block of values, whose columns are heads. */
#define BLOCK(out, form, id, caption, heads, values) \
	add(out, form, id, caption, &(const struct pp_result){ \
		.columns = (struct pp_result_column *)(heads), \
		.column_count = COUNT(heads), \
		.cells = (struct pp_cell *)(values), \
		.row_count = COUNT(values) / COUNT(heads), \
	})

static const struct pp_result_column by_region[] = { H("Region"), H("Days") };
static const struct pp_cell regions[] = {
	T("East Midlands"), R(41.5), T("East of England"), I(112),
	T("London"), I(236), T("North East"), R(8.5),
	T("Yorkshire and The Humber"), T("[c]"), T("Wales"), N,
	T("West Midlands"), I(0),
};
static const struct pp_result_column by_change[] = {
	H("Group"), H("Peers"), H("Change since last year")
};
static const struct pp_cell changes[] = {
	T("Conservative"), I(1204), I(-113), T("Labour"), I(980), I(240),
	T("Liberal Democrat"), I(1130), I(0), T("Independent"), I(77), N,
};
static const struct pp_result_column by_year[] = {
	H("Year"), H("Conservative"), H("Labour"), H("Liberal Democrat"),
	H("Independent")
};
static const struct pp_cell years[] = {
	T("2022 to 2023"), R(130.5), I(120), I(88), I(31),
	T("2023 to 2024"), I(141), R(160.5), I(92), R(22.5),
	T("2024 to 2025"), I(90), I(210), I(120), T("[c]"),
};
static const struct pp_result_column by_pair[] = {
	H("Kind of work, in the words of those who asked for it"),
	H("Men"), H("Women")
};
static const struct pp_cell pairs[] = {
	T("Corporate peer challenge"), I(48), I(52),
	T("Planning"), I(12), I(9),
};
static const struct pp_result_column by_month[] = {
	H("Month"), H("Asked for"), H("Given")
};
static const struct pp_cell months[] = {
	T("2024-01"), I(12), I(11), T("2024-02"), I(18), I(16),
	T("2024-03"), I(9), I(9), T("2024-04"), N, I(14),
	T("2024-05"), I(22), I(18), T("2024-06"), I(31), I(24),
	T("2024-08"), I(28), I(28), T("2024-09"), I(35), I(21),
};
static const struct pp_result_column by_calendar[] = {
	H("Year"), H("Balance, in thousand pounds")
};
static const struct pp_cell balances[] = {
	I(2019), R(-120.5), I(2020), R(40), I(2021), R(380.25), I(2022), R(12),
	I(2024), R(-60.75), I(2025), R(1210),
};
static const struct pp_result_column register_[] = {
	H("Name"), H("Course"), H("Council"), H("Attended"), H("Expires"),
	H("Days")
};
static const struct pp_cell attended[] = {
	T("Evangeline Honeychurch-Dale"),
	T("Corporate peer challenge training"), T("Calderdale"),
	T("2023-06-01"), T("2026-06-01"), R(1.5),
	T("Bartholomew Featherstonehaugh-Cholmondeley"),
	T("Equality, diversity and inclusion"),
	T("Bournemouth, Christchurch and Poole"), T("2024-11-30"), N, I(1),
	T("<script>alert(1)</script> & \"others\""),
	T("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"),
	T("Newcastle upon Tyne"), N, N, N,
};
static const struct pp_result_column extreme[] = { H("What"), H("Number") };
static const struct pp_cell extremes[] = {
	T("a very large one"), R(1.7e308), T("a very small one"), R(1e-300),
	T("one below zero"), R(-4.2e307),
	T("the largest whole one"), I(9223372036854775807),
};
static const struct pp_result_column named[] = { H("Name"), H("Council") };
static const struct pp_cell names[] = {
	T("Tamsin Quillfeather"), T("Rutland"), T("Ptolemy Wraxhall"), N,
	T("Ottoline Birdwhistle"), T("Isles of Scilly"),
};
static const struct pp_result_column single[] = { H("Peers in all") };
static const struct pp_cell alone[] = { I(1234567) };

static void add_bars(struct pp_buf *b)
{
	pp_buf_puts(b, "<h2 id=\"bars\">Bars</h2>\n<p>Days are those of "
		    "<em>both</em> kinds, see <a href=\"#lines\">the lines"
		    "</a>.</p>\n");
	BLOCK(b, PP_TABLE_BAR, "regions", "Days used by region, 2023 to 2024",
	      by_region, regions);
	BLOCK(b, PP_TABLE_BAR, "changes", "Peers by group", by_change,
	      changes);
	BLOCK(b, PP_TABLE_BAR, "extremes", "Numbers that nobody has", extreme,
	      extremes);
	pp_buf_puts(b, "<h2 id=\"stacks\">Stacked bars</h2>\n");
	BLOCK(b, PP_TABLE_STACKED, "years", "Days by year and group", by_year,
	      years);
	BLOCK(b, PP_TABLE_STACKED, "pairs", "Peers by kind of work", by_pair,
	      pairs);
}

static void add_lines(struct pp_buf *b)
{
	pp_buf_puts(b, "<h2 id=\"lines\">Lines</h2>\n");
	BLOCK(b, PP_TABLE_LINE, "months", "Days asked for and given", by_month,
	      months);
	BLOCK(b, PP_TABLE_LINE, "balances", "Balance by year", by_calendar,
	      balances);
}

static void add_tables(struct pp_buf *b)
{
	pp_buf_puts(b, "<h2 id=\"tables\">Tables</h2>\n");
	BLOCK(b, PP_TABLE_PLAIN, "register", "Training register", register_,
	      attended);
	BLOCK(b, PP_TABLE_PLAIN, "alone", "One number", single, alone);
	BLOCK(b, PP_TABLE_LIST, "names", "Peers of small councils", named,
	      names);
	add(b, PP_TABLE_PLAIN, "nobody", "Peers on the Moon",
	    &(const struct pp_result){
		.columns = (struct pp_result_column *)named,
		.column_count = COUNT(named) });
	pp_buf_puts(b, "<h3 id=\"words\">Words</h3>\n<blockquote><p>What was "
		    "said.</p></blockquote>\n<ol><li>One</li><li>Two</li></ol>"
		    "\n<pre><code>SELECT count(*) FROM peer\n</code></pre>\n"
		    "<p><code>a_very_long_name_of_a_table_that_does_not_fit_"
		    "into_a_narrow_page</code></p>\n");
	pp_buf_puts(b, "<h2 id=\"error\">A fault</h2>\n"
		    "<div class=\"error\" role=\"note\"><p><strong>This block "
		    "cannot be shown</strong></p><pre><code>records/reports/"
		    "glance.md:12:8: error: no such column: dais [query-error]"
		    "</code></pre></div>\n");
}

static int save(struct pp_buf *body, const char *path)
{
	static const struct pp_page_heading headings[] = {
		{ 2, PP_LIT("bars"), PP_LIT("Bars") },
		{ 2, PP_LIT("stacks"), PP_LIT("Stacked bars") },
		{ 2, PP_LIT("lines"), PP_LIT("Lines") },
		{ 2, PP_LIT("tables"), PP_LIT("Tables") },
		{ 3, PP_LIT("words"), PP_LIT("Words") },
		{ 2, PP_LIT("error"), PP_LIT("A fault") },
	};
	static const struct pp_str facts[] = {
		PP_LIT("30 November 2026"), PP_LIT("year: 2023 to 2024"),
	};
	static const struct pp_str foot[] = {
		PP_LIT("Made from commit 4642f10 of 27 November 2026."),
	};
	const struct pp_page page = {
		.title = PP_LIT("Every form of block"),
		.mark = PP_LIT("Board members only"),
		.summary = PP_LIT("What a page can hold, and a little more."),
		.facts = facts, .fact_count = COUNT(facts),
		.headings = headings, .heading_count = COUNT(headings),
		.foot = foot, .foot_count = COUNT(foot),
		.body = pp_buf_get(body),
	};
	struct pp_buf out;
	int rc;

	pp_buf_init(&out, 1 << 24);
	pp_page_html(&out, &page);
	rc = pp_file_write(path, pp_buf_get(&out), 0666, false);
	if (rc < 0)
		perror(path);
	pp_buf_release(&out);
	return rc;
}

int main(int argc, char **argv)
{
	struct pp_buf body;
	int rc;

	if (argc != 2)
		return 2;
	pp_buf_init(&body, 1 << 24);
	add_bars(&body);
	add_lines(&body);
	add_tables(&body);
	rc = save(&body, argv[1]);
	pp_buf_release(&body);
	return rc < 0;
}
