/* Blocks and values in Markdown, with tables and without. */
#include "base/escape.h"
#include "report/grid.h"
#include "report/target.h"

enum { TEXT_MAX = 1 << 30 };

/* What could begin a list, a heading's underline or an indented block must not
 * stand at the beginning of a line, where the text may come to stand. */
static void add_text(struct pp_buf *out, struct pp_str text)
{
	size_t digits = 0;

	while (text.n && strchr(" \n", *text.p))
		text = (struct pp_str){ text.p + 1, text.n - 1 };
	while (digits < text.n && text.p[digits] >= '0' &&
	       text.p[digits] <= '9')
		digits++;
	if (digits && digits < text.n && strchr(".)", text.p[digits]) &&
	    (digits + 1 == text.n || strchr(" \n", text.p[digits + 1]))) {
		pp_buf_add(out, text.p, digits);
		text = (struct pp_str){ text.p + digits, text.n - digits };
		pp_buf_printf(out, "\\%c", *text.p);
		text = (struct pp_str){ text.p + 1, text.n - 1 };
	} else if (text.n && strchr("-+=", *text.p)) {
		pp_buf_printf(out, "\\%c", *text.p);
		text = (struct pp_str){ text.p + 1, text.n - 1 };
	}
	pp_escape_markdown(out, text);
}

static void add_line(struct pp_buf *out, const char *around,
		     struct pp_str text)
{
	if (!text.n)
		return;
	pp_buf_puts(out, around);
	add_text(out, text);
	pp_buf_printf(out, "%s\n\n", around);
}

static void add_cell(struct pp_buf *out, const struct pp_grid *grid,
		     size_t row, size_t column)
{
	struct pp_buf text;

	pp_buf_init(&text, TEXT_MAX);
	pp_grid_text(&text, grid, row, column);
	add_text(out, pp_buf_get(&text));
	pp_buf_release(&text);
}

static bool is_empty(const struct pp_grid *grid, size_t row, size_t column)
{
	struct pp_buf text;
	bool empty;

	pp_buf_init(&text, TEXT_MAX);
	pp_grid_text(&text, grid, row, column);
	empty = !text.n;
	pp_buf_release(&text);
	return empty;
}

static void add_rows(struct pp_buf *out, const struct pp_grid *grid)
{
	for (size_t i = 0; i < grid->column_count; i++) {
		pp_buf_puts(out, i ? " " : "| ");
		add_text(out, grid->columns[i].title);
		pp_buf_puts(out, " |");
	}
	pp_buf_putc(out, '\n');
	for (size_t i = 0; i < grid->column_count; i++)
		pp_buf_printf(out, "%s%s |", i ? " " : "| ",
			      grid->columns[i].form == PP_GRID_NUMBER ?
			      "---:" : "---");
	pp_buf_putc(out, '\n');
	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t i = 0; i < grid->column_count; i++) {
			pp_buf_puts(out, i ? " " : "| ");
			add_cell(out, grid, row, i);
			pp_buf_puts(out, " |");
		}
		pp_buf_putc(out, '\n');
	}
	pp_buf_putc(out, '\n');
}

/* Each row in a line, the names of the columns with the cells. */
static void add_named(struct pp_buf *out, const struct pp_grid *grid,
		      size_t row)
{
	bool more = false;

	pp_buf_puts(out, "- ");
	add_cell(out, grid, row, 0);
	for (size_t i = 1; i < grid->column_count; i++) {
		if (is_empty(grid, row, i))
			continue;
		pp_buf_puts(out, more ? "; " : ": ");
		add_text(out, grid->columns[i].title);
		pp_buf_putc(out, ' ');
		add_cell(out, grid, row, i);
		more = true;
	}
	pp_buf_putc(out, '\n');
}

static void add_item(struct pp_buf *out, const struct pp_grid *grid,
		     size_t row)
{
	bool more = false;

	pp_buf_puts(out, "- ");
	for (size_t i = 0; i < grid->column_count; i++) {
		if (is_empty(grid, row, i))
			continue;
		pp_buf_puts(out, more ? ", " : "");
		add_cell(out, grid, row, i);
		more = true;
	}
	pp_buf_putc(out, '\n');
}

static void add_shorthand(struct pp_buf *out, const struct pp_grid *grid)
{
	bool more = false;

	for (char c = 'a'; c <= 'z'; c++) {
		const char *meaning = pp_shorthand_meaning(c);

		if (!(grid->shorthand >> (c - 'a') & 1) || !meaning)
			continue;
		pp_buf_printf(out, "%s\\[%c\\] %s", more ? "; " : "", c,
			      meaning);
		more = true;
	}
	pp_buf_puts(out, more ? "\n\n" : "");
}

static void add_result(struct pp_buf *out, const struct pp_table_view *view,
		       bool has_tables)
{
	const struct pp_grid_options options = { view->absent, -1 };
	struct pp_arena arena = { 0 };
	struct pp_grid grid;

	pp_grid_read(&grid, &arena, view->result, &options);
	add_line(out, "**", view->caption);
	if (!grid.row_count || !grid.column_count)
		add_line(out, "", view->empty.n ? view->empty :
						  PP_LIT("None."));
	else if (view->form != PP_TABLE_LIST && has_tables)
		add_rows(out, &grid);
	for (size_t row = 0; row < grid.row_count && grid.column_count; row++) {
		if (view->form == PP_TABLE_LIST)
			add_item(out, &grid, row);
		else if (!has_tables)
			add_named(out, &grid, row);
	}
	if (grid.row_count && (view->form == PP_TABLE_LIST || !has_tables))
		pp_buf_putc(out, '\n');
	add_shorthand(out, &grid);
	add_line(out, "", view->note);
	pp_arena_release(&arena);
}

static void add_table(struct pp_buf *out, const struct pp_table_view *view)
{
	add_result(out, view, true);
}

static void add_list(struct pp_buf *out, const struct pp_table_view *view)
{
	add_result(out, view, false);
}

static void add_value(struct pp_buf *out, struct pp_str value,
		      const struct pp_table_view *view)
{
	pp_buf_puts(out, "**");
	add_text(out, value);
	pp_buf_puts(out, "**");
	if (view->caption.n) {
		pp_buf_putc(out, ' ');
		pp_escape_markdown(out, view->caption);
	}
	pp_buf_puts(out, "\n\n");
	add_line(out, "", view->note);
}

static void add_fault(struct pp_buf *out, struct pp_str text, bool in_line)
{
	pp_buf_puts(out, in_line ? "**Error: " : "> **Error** ");
	pp_escape_markdown(out, text);
	pp_buf_puts(out, in_line ? "**" : "\n\n");
}

const struct pp_target pp_target_markdown = {
	.name = "markdown", .text = add_text, .table = add_table,
	.value = add_value, .fault = add_fault,
};

const struct pp_target pp_target_commonmark = {
	.name = "commonmark", .text = add_text, .table = add_list,
	.value = add_value, .fault = add_fault,
};
