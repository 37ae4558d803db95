/* Parts of a site's pages. */
#include "report/card.h"

#include "base/escape.h"

static void add_text(struct pp_buf *out, const char *open, struct pp_str text,
		     const char *close)
{
	if (!text.n)
		return;
	pp_buf_puts(out, open);
	pp_escape_xml(out, text);
	pp_buf_puts(out, close);
}

static void add_linked(struct pp_buf *out, struct pp_str text,
		       struct pp_str href)
{
	add_text(out, "<a href=\"", href, "\">");
	pp_escape_xml(out, text);
	pp_buf_puts(out, href.n ? "</a>" : "");
}

void pp_card_fields(struct pp_buf *out, const struct pp_card_field *fields,
		    size_t count)
{
	if (!count)
		return;
	pp_buf_puts(out, "<dl class=\"fields\">\n");
	for (size_t i = 0; i < count; i++) {
		add_text(out, "<dt>", fields[i].label, "</dt>\n");
		for (size_t k = 0; k < fields[i].count; k++) {
			pp_buf_puts(out, "<dd>");
			add_linked(out, fields[i].values[k].text,
				   fields[i].values[k].href);
			pp_buf_puts(out, "</dd>\n");
		}
	}
	pp_buf_puts(out, "</dl>\n");
}

void pp_card_heading(struct pp_buf *out, const char *id, struct pp_str text)
{
	pp_buf_printf(out, "<h2 id=\"%s\">", id);
	pp_escape_xml(out, text);
	pp_buf_puts(out, "</h2>\n");
}

void pp_card_filter(struct pp_buf *out, const char *id, const char *label)
{
	pp_buf_printf(out, "<div class=\"filter\" data-filters=\"%s\" hidden>"
		      "\n<label for=\"%s-filter\">%s</label>\n"
		      "<input type=\"search\" id=\"%s-filter\" "
		      "autocomplete=\"off\" spellcheck=\"false\">\n"
		      "<output for=\"%s-filter\"></output>\n</div>\n",
		      id, id, label, id, id);
}

void pp_card_links(struct pp_buf *out, const char *id,
		   const struct pp_card_link *links, size_t count)
{
	if (!count) {
		pp_buf_puts(out, "<p>None.</p>\n");
		return;
	}
	pp_buf_puts(out, "<ul");
	if (id)
		pp_buf_printf(out, " id=\"%s\"", id);
	pp_buf_puts(out, " class=\"links\">\n");
	for (size_t i = 0; i < count; i++) {
		pp_buf_puts(out, "<li>");
		add_linked(out, links[i].text, links[i].href);
		add_text(out, " <span class=\"note\">", links[i].note,
			 "</span>");
		pp_buf_puts(out, "</li>\n");
	}
	pp_buf_puts(out, "</ul>\n");
}
