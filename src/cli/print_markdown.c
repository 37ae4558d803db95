/* Results as a Markdown table. */
#include "cli/print_markdown.h"

#include "base/escape.h"

static void add_head(struct pp_buf *out, const struct pp_result *result)
{
	for (size_t i = 0; i < result->column_count; i++) {
		pp_buf_puts(out, "| ");
		pp_escape_markdown(out, result->columns[i].name);
		pp_buf_putc(out, ' ');
	}
	pp_buf_puts(out, "|\n");
	for (size_t i = 0; i < result->column_count; i++)
		pp_buf_puts(out, result->row_count &&
				 result->columns[i].is_number ? "| ---: " :
								"| --- ");
	pp_buf_puts(out, "|\n");
}

void pp_print_markdown(const struct pp_result_print *how,
		       const struct pp_result *result)
{
	const struct pp_cell *cell = result->cells;
	struct pp_buf buf;

	pp_buf_init(&buf, PP_RESULT_LINE_MAX);
	add_head(&buf, result);
	for (size_t r = 0; r < result->row_count; r++) {
		for (size_t i = 0; i < result->column_count; i++, cell++) {
			pp_buf_puts(&buf, "| ");
			if (cell->type == PP_CELL_TEXT)
				pp_escape_markdown(&buf, cell->text);
			else
				pp_result_text(&buf, cell);
			pp_buf_putc(&buf, ' ');
		}
		pp_buf_puts(&buf, "|\n");
		pp_result_flush(how, &buf, false);
	}
	pp_result_flush(how, &buf, true);
	pp_buf_release(&buf);
}
