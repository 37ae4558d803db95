/* Results as HTML tables and lists. */
#include "report/table.h"

#include "base/escape.h"
#include "report/chart.h"
#include "report/fit.h"

enum {
	TEXT_MAX = 1 << 30,
	CODE = 12,		/* a word with hyphens that is no longer stays
				 * on one line: an id, a short date */
};

struct making {
	struct pp_buf *out;
	const struct pp_table_view *view;
	struct pp_grid grid;
	struct pp_buf text;	/* of a cell, or an address */
	struct pp_arena *arena;
	struct pp_fit fit;
	size_t bars;		/* column that has bars; 0: none */
	struct pp_scale scale;
	size_t digits;		/* of the widest number beside a bar */
};

static void add_text(struct making *m, const char *open, struct pp_str text,
		     const char *close)
{
	if (!text.n)
		return;
	pp_buf_puts(m->out, open);
	pp_escape_xml(m->out, text);
	pp_buf_puts(m->out, close);
}

/* --- cells --------------------------------------------------------------- */

/* The address of the record that a cell is about; false: none. */
static bool add_link(struct making *m, size_t row, size_t column)
{
	struct pp_str record = pp_grid_link(&m->grid, row, column);

	if (!record.n || !m->view->href)
		return false;
	pp_buf_clear(&m->text);
	m->view->href(&m->text, m->view->href_data, record);
	add_text(m, "<a href=\"", pp_buf_get(&m->text), "\">");
	return m->text.n != 0;
}

static struct pp_str text_of(struct making *m, size_t row, size_t column)
{
	pp_buf_clear(&m->text);
	pp_grid_text(&m->text, &m->grid, row, column);
	return pp_buf_get(&m->text);
}

static bool is_code(struct pp_str text)
{
	bool hyphen = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == ' ' || text.p[i] == '\n')
			return false;
		hyphen |= text.p[i] == '-';
	}
	return hyphen && text.n <= CODE;
}

static void add_content(struct making *m, size_t row, size_t column)
{
	bool link = add_link(m, row, column);
	struct pp_str text = text_of(m, row, column);
	bool code = m->grid.columns[column].form == PP_GRID_TEXT &&
		    is_code(text);

	pp_buf_puts(m->out, code ? "<span class=\"c\">" : "");
	pp_escape_xml(m->out, text);
	pp_buf_puts(m->out, code ? "</span>" : "");
	pp_buf_puts(m->out, link ? "</a>" : "");
}

/* The column's class, as an attribute. */
static const char *class_of(const struct making *m, size_t column)
{
	if (m->bars && column == m->bars)
		return m->digits <= 5 ? " class=\"n b b5\"" :
		       m->digits <= 9 ? " class=\"n b b9\"" :
					" class=\"n b b16\"";
	switch (m->grid.columns[column].form) {
	case PP_GRID_NUMBER:
		return " class=\"n\"";
	case PP_GRID_DATE:
		return " class=\"d\"";
	default:
		return m->fit.whole[column] ? " class=\"s\"" : "";
	}
}

static void add_bar(struct making *m, size_t row, size_t column)
{
	double number;

	pp_chart_bar(m->out, &m->scale,
		     pp_grid_number(&number, &m->grid, row, column) ?
		     &number : NULL);
}

static void add_cell(struct making *m, size_t row, size_t column)
{
	pp_buf_printf(m->out, "<td%s", class_of(m, column));
	if (m->fit.is_wide)
		add_text(m, " data-of=\"", m->grid.columns[column].title, "\"");
	pp_buf_putc(m->out, '>');
	if (m->bars && column == m->bars)
		add_bar(m, row, column);
	add_content(m, row, column);
	pp_buf_puts(m->out, "</td>");
}

/* The first column names the row, where it is not itself a number. */
static void add_row(struct making *m, size_t row)
{
	size_t column = 0;

	pp_buf_puts(m->out, "<tr>");
	if (m->grid.columns[0].form != PP_GRID_NUMBER &&
	    text_of(m, row, 0).n) {
		pp_buf_printf(m->out, "<th scope=\"row\"%s>",
			      class_of(m, 0));
		add_content(m, row, 0);
		pp_buf_puts(m->out, "</th>");
		column = 1;
	}
	for (; column < m->grid.column_count; column++)
		add_cell(m, row, column);
	pp_buf_puts(m->out, "</tr>\n");
}

/* --- tables -------------------------------------------------------------- */

static void add_head(struct making *m)
{
	pp_buf_puts(m->out, "<thead>\n<tr>");
	for (size_t i = 0; i < m->grid.column_count; i++) {
		pp_buf_printf(m->out, "<th scope=\"col\"%s>", class_of(m, i));
		add_text(m, "", m->grid.columns[i].title, "");
		pp_buf_puts(m->out, "</th>");
	}
	pp_buf_puts(m->out, "</tr>\n</thead>\n");
}

static void add_table(struct making *m, const char *of_chart)
{
	pp_fit(&m->fit, m->arena, &m->grid, m->bars);
	pp_buf_puts(m->out, "<table");
	add_text(m, " class=\"", pp_str(m->fit.name), "\"");
	pp_buf_puts(m->out, ">\n");
	if (m->view->caption.n) {
		pp_buf_puts(m->out, "<caption>");
		add_text(m, of_chart, m->view->caption, "</caption>\n");
	}
	add_head(m);
	pp_buf_puts(m->out, "<tbody>\n");
	for (size_t row = 0; row < m->grid.row_count; row++)
		add_row(m, row);
	pp_buf_puts(m->out, "</tbody>\n</table>\n");
}

/* Which column has bars: the last one of numbers, but for the one that names
 * the rows. */
static void choose_bars(struct making *m)
{
	double number;

	for (size_t i = 1; i < m->grid.column_count; i++)
		if (m->grid.columns[i].form == PP_GRID_NUMBER)
			m->bars = i;
	for (size_t row = 0; m->bars && row < m->grid.row_count; row++) {
		size_t n = text_of(m, row, m->bars).n;

		m->digits = n > m->digits ? n : m->digits;
		if (pp_grid_number(&number, &m->grid, row, m->bars))
			pp_scale_add(&m->scale, number);
	}
}

static void add_chart(struct making *m)
{
	size_t start = m->out->n;
	bool drawn;

	add_text(m, "<p class=\"caption\">", m->view->caption, "</p>\n");
	drawn = m->view->form == PP_TABLE_STACKED ?
		pp_chart_stacked(m->out, &m->grid) :
		pp_chart_line(m->out, &m->grid);
	if (!drawn)
		m->out->n = start;
	add_table(m, drawn ? "Numbers of the chart: " : "");
}

/* --- the rest ------------------------------------------------------------ */

static void add_list(struct making *m)
{
	add_text(m, "<p class=\"caption\">", m->view->caption, "</p>\n");
	pp_buf_puts(m->out, "<ul>\n");
	for (size_t row = 0; row < m->grid.row_count; row++) {
		bool more = false;

		pp_buf_puts(m->out, "<li>");
		for (size_t i = 0; i < m->grid.column_count; i++) {
			if (!text_of(m, row, i).n)
				continue;
			pp_buf_puts(m->out, more ? ", " : "");
			add_content(m, row, i);
			more = true;
		}
		pp_buf_puts(m->out, "</li>\n");
	}
	pp_buf_puts(m->out, "</ul>\n");
}

static void add_shorthand(struct making *m)
{
	const char *between = "";

	if (!m->grid.shorthand)
		return;
	pp_buf_puts(m->out, "<p class=\"note\">");
	for (int c = 'a'; c <= 'z'; c++) {
		if (!(m->grid.shorthand >> (c - 'a') & 1))
			continue;
		pp_buf_printf(m->out, "%s[%c] %s", between, c,
			      pp_shorthand_meaning((char)c));
		between = "; ";
	}
	pp_buf_puts(m->out, "</p>\n");
}

static void add_block(struct making *m)
{
	const struct pp_table_view *view = m->view;

	if (!m->grid.row_count || !m->grid.column_count) {
		add_text(m, "<p class=\"caption\">", view->caption, "</p>\n");
		add_text(m, "<p>", view->empty.n ? view->empty :
						   PP_LIT("None."), "</p>\n");
		return;
	}
	switch (view->form) {
	case PP_TABLE_LIST:
		add_list(m);
		break;
	case PP_TABLE_STACKED:
	case PP_TABLE_LINE:
		add_chart(m);
		break;
	case PP_TABLE_BAR:
		choose_bars(m);
		add_table(m, "");
		break;
	default:
		add_table(m, "");
	}
	add_shorthand(m);
}

void pp_table_html(struct pp_buf *out, const struct pp_table_view *view)
{
	struct pp_arena arena = { 0 };
	struct making m = { .out = out, .view = view, .arena = &arena };
	const struct pp_grid_options options = { view->absent, -1 };

	pp_buf_init(&m.text, TEXT_MAX);
	pp_grid_read(&m.grid, &arena, view->result, &options);
	pp_buf_puts(out, "<div class=\"block\"");
	add_text(&m, " id=\"", view->id, "\"");
	pp_buf_puts(out, ">\n");
	add_block(&m);
	add_text(&m, "<p class=\"note\">", view->note, "</p>\n");
	pp_buf_puts(out, "</div>\n");
	pp_buf_release(&m.text);
	pp_arena_release(&arena);
}
