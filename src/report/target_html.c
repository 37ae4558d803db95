/* Blocks and values in HTML. */
#include "base/escape.h"
#include "report/target.h"

static void add_id(struct pp_buf *out, struct pp_str id)
{
	if (!id.n)
		return;
	pp_buf_puts(out, " id=\"");
	pp_escape_xml(out, id);
	pp_buf_putc(out, '"');
}

static void add_value(struct pp_buf *out, struct pp_str value,
		      const struct pp_table_view *view)
{
	pp_buf_puts(out, "<p class=\"value\"");
	add_id(out, view->id);
	pp_buf_puts(out, "><strong>");
	pp_escape_xml(out, value);
	pp_buf_puts(out, "</strong>");
	if (view->caption.n) {
		pp_buf_putc(out, ' ');
		pp_escape_xml(out, view->caption);
	}
	pp_buf_puts(out, "</p>\n");
	if (!view->note.n)
		return;
	pp_buf_puts(out, "<p class=\"note\">");
	pp_escape_xml(out, view->note);
	pp_buf_puts(out, "</p>\n");
}

static void add_fault(struct pp_buf *out, struct pp_str text, bool in_line)
{
	pp_buf_puts(out, in_line ? "<strong class=\"error\">" :
				   "<p class=\"error\"><strong>");
	pp_buf_puts(out, "Error");
	pp_buf_puts(out, in_line ? ": " : "</strong> ");
	pp_escape_xml(out, text);
	pp_buf_puts(out, in_line ? "</strong>" : "</p>\n");
}

const struct pp_target pp_target_html = {
	.name = "html", .text = pp_escape_xml, .table = pp_table_html,
	.value = add_value, .fault = add_fault,
};
