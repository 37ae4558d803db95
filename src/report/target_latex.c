/* Blocks and values in LaTeX. */
#include "base/escape.h"
#include "report/chart.h"
#include "report/target.h"

enum { TEXT_MAX = 1 << 30, BAR_PERCENT = 25 };

static void add_paragraph(struct pp_buf *out, const char *open,
			  struct pp_str text, const char *close)
{
	if (!text.n)
		return;
	pp_buf_puts(out, open);
	pp_escape_latex(out, text);
	pp_buf_puts(out, close);
}

static void add_cell(struct pp_buf *out, const struct pp_grid *grid,
		     size_t row, size_t column)
{
	struct pp_buf text;

	pp_buf_init(&text, TEXT_MAX);
	pp_grid_text(&text, grid, row, column);
	pp_escape_latex(out, pp_buf_get(&text));
	pp_buf_release(&text);
}

/* The last column of numbers, but for the first; 0: none. */
static size_t bar_column(const struct pp_grid *grid, struct pp_scale *scale)
{
	size_t column = 0;
	double number;

	for (size_t i = 1; i < grid->column_count; i++)
		if (grid->columns[i].form == PP_GRID_NUMBER)
			column = i;
	for (size_t row = 0; column && row < grid->row_count; row++)
		if (pp_grid_number(&number, grid, row, column))
			pp_scale_add(scale, number);
	return column;
}

/* In hundredths of a per cent of the line, without a fraction: no locale can
 * write it otherwise. */
static void add_bar(struct pp_buf *out, const struct pp_grid *grid,
		    const struct pp_scale *scale, size_t row, size_t column)
{
	double number, zero = pp_scale_place(scale, 0);
	int from = 0, to = 0;

	if (pp_grid_number(&number, grid, row, column)) {
		double place = pp_scale_place(scale, number);

		from = (int)((place < zero ? place : zero) * BAR_PERCENT * 100);
		to = (int)((place < zero ? zero : place) * BAR_PERCENT * 100);
	}
	pp_buf_printf(out, " & \\hspace*{0.%04d\\linewidth}"
		      "\\rule{0.%04d\\linewidth}{1.2ex}", from, to - from);
}

static void add_columns(struct pp_buf *out, const struct pp_grid *grid,
			bool bars)
{
	size_t texts = 0;
	int share;

	for (size_t i = 0; i < grid->column_count; i++)
		texts += grid->columns[i].form != PP_GRID_NUMBER;
	share = (bars ? 40 : 80) / (int)(texts ? texts : 1);
	for (size_t i = 0; i < grid->column_count; i++) {
		if (grid->columns[i].form == PP_GRID_NUMBER)
			pp_buf_putc(out, 'r');
		else
			pp_buf_printf(out, ">{\\raggedright\\arraybackslash}"
				      "p{0.%02d\\linewidth}", share);
	}
	pp_buf_puts(out, bars ? "l" : "");
}

static void add_rows(struct pp_buf *out, const struct pp_table_view *view,
		     const struct pp_grid *grid)
{
	struct pp_scale scale = { 0 };
	size_t bars = view->form == PP_TABLE_BAR ? bar_column(grid, &scale) : 0;

	pp_buf_puts(out, "\\begin{longtable}{");
	add_columns(out, grid, bars);
	pp_buf_puts(out, "}\n\\hline\n");
	for (size_t i = 0; i < grid->column_count; i++)
		add_paragraph(out, i ? " & \\textbf{" : "\\textbf{",
			      grid->columns[i].title, "}");
	pp_buf_puts(out, bars ? " & \\\\\n\\hline\n\\endhead\n" :
				" \\\\\n\\hline\n\\endhead\n");
	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t i = 0; i < grid->column_count; i++) {
			pp_buf_puts(out, i ? " & " : "{}");
			add_cell(out, grid, row, i);
		}
		if (bars)
			add_bar(out, grid, &scale, row, bars);
		pp_buf_puts(out, " \\\\\n");
	}
	pp_buf_puts(out, "\\hline\n\\end{longtable}\n\n");
}

static void add_list(struct pp_buf *out, const struct pp_grid *grid)
{
	pp_buf_puts(out, "\\begin{itemize}\n");
	for (size_t row = 0; row < grid->row_count; row++) {
		pp_buf_puts(out, "\\item{} ");
		for (size_t i = 0; i < grid->column_count; i++) {
			pp_buf_puts(out, i ? ", " : "");
			add_cell(out, grid, row, i);
		}
		pp_buf_putc(out, '\n');
	}
	pp_buf_puts(out, "\\end{itemize}\n\n");
}

static void add_table(struct pp_buf *out, const struct pp_table_view *view)
{
	const struct pp_grid_options options = { view->absent, -1 };
	struct pp_arena arena = { 0 };
	struct pp_grid grid;

	pp_grid_read(&grid, &arena, view->result, &options);
	add_paragraph(out, "\\noindent\\textbf{", view->caption, "}\n\n");
	if (!grid.row_count || !grid.column_count)
		add_paragraph(out, "", view->empty.n ? view->empty :
						       PP_LIT("None."), "\n\n");
	else if (view->form == PP_TABLE_LIST)
		add_list(out, &grid);
	else
		add_rows(out, view, &grid);
	add_paragraph(out, "", view->note, "\n\n");
	pp_arena_release(&arena);
}

static void add_value(struct pp_buf *out, struct pp_str value,
		      const struct pp_table_view *view)
{
	add_paragraph(out, "\\noindent{\\Large\\textbf{", value, "}}");
	add_paragraph(out, " ", view->caption, "");
	pp_buf_puts(out, "\n\n");
	add_paragraph(out, "", view->note, "\n\n");
}

static void add_fault(struct pp_buf *out, struct pp_str text, bool in_line)
{
	pp_buf_puts(out, in_line ? "\\textbf{Error: " :
				   "\\noindent\\fbox{\\parbox{0.9\\linewidth}{"
				   "\\textbf{Error} ");
	pp_escape_latex(out, text);
	pp_buf_puts(out, in_line ? "}" : "}}\n\n");
}

const struct pp_target pp_target_latex = {
	.name = "latex", .text = pp_escape_latex, .table = add_table,
	.value = add_value, .fault = add_fault,
};
