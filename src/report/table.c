/* Results as HTML tables and lists. */
#include "report/table.h"

#include "base/escape.h"
#include "report/cell.h"

static void add_cell(struct pp_buf *out, const struct pp_cell *cell)
{
	struct pp_arena scrap = { 0 };

	pp_escape_xml(out, pp_cell_text(&scrap, cell));
	pp_arena_release(&scrap);
}

static void add_head(struct pp_buf *out, const struct pp_result *result)
{
	pp_buf_puts(out, "<thead>\n<tr>");
	for (size_t i = 0; i < result->column_count; i++) {
		const struct pp_result_column *c = &result->columns[i];

		pp_buf_printf(out, "<th scope=\"col\"%s>",
			      c->is_number ? " class=\"n\"" : "");
		pp_escape_xml(out, c->name);
		pp_buf_puts(out, "</th>");
	}
	pp_buf_puts(out, "</tr>\n</thead>\n");
}

static void add_row(struct pp_buf *out, const struct pp_result *result,
		    size_t row)
{
	const struct pp_cell *cells = result->cells +
				      row * result->column_count;

	pp_buf_puts(out, "<tr>");
	for (size_t i = 0; i < result->column_count; i++) {
		bool is_head = !i && !result->columns[0].is_number;

		pp_buf_puts(out, is_head ? "<th scope=\"row\">" :
			    result->columns[i].is_number ?
			    "<td class=\"n\">" : "<td>");
		add_cell(out, &cells[i]);
		pp_buf_puts(out, is_head ? "</th>" : "</td>");
	}
	pp_buf_puts(out, "</tr>\n");
}

static void add_text(struct pp_buf *out, const char *element,
		     struct pp_str text)
{
	if (!text.n)
		return;
	pp_buf_printf(out, "<%s>", element);
	pp_escape_xml(out, text);
	pp_buf_printf(out, "</%s>\n", element);
}

static void add_table(struct pp_buf *out, const struct pp_table_view *view)
{
	const struct pp_result *result = view->result;

	pp_buf_puts(out, "<table>\n");
	add_text(out, "caption", view->caption);
	add_head(out, result);
	pp_buf_puts(out, "<tbody>\n");
	for (size_t r = 0; r < result->row_count; r++)
		add_row(out, result, r);
	pp_buf_puts(out, "</tbody>\n</table>\n");
}

static void add_list(struct pp_buf *out, const struct pp_table_view *view)
{
	const struct pp_result *result = view->result;
	const struct pp_cell *cell = result->cells;

	add_text(out, "p", view->caption);
	pp_buf_puts(out, "<ul>\n");
	for (size_t r = 0; r < result->row_count; r++) {
		pp_buf_puts(out, "<li>");
		for (size_t i = 0; i < result->column_count; i++, cell++) {
			if (i)
				pp_buf_puts(out, ", ");
			add_cell(out, cell);
		}
		pp_buf_puts(out, "</li>\n");
	}
	pp_buf_puts(out, "</ul>\n");
}

void pp_table_html(struct pp_buf *out, const struct pp_table_view *view)
{
	pp_buf_puts(out, "<div class=\"block\"");
	if (view->id.n) {
		pp_buf_puts(out, " id=\"");
		pp_escape_xml(out, view->id);
		pp_buf_putc(out, '"');
	}
	pp_buf_puts(out, ">\n");
	if (!view->result->row_count) {
		add_text(out, "p", view->caption);
		add_text(out, "p", view->empty.n ? view->empty :
						   PP_LIT("None."));
	} else if (view->form == PP_TABLE_LIST) {
		add_list(out, view);
	} else {
		add_table(out, view);
	}
	add_text(out, "p", view->note);
	pp_buf_puts(out, "</div>\n");
}
