/* The frame of an HTML page. */
#include "report/page.h"

#include "base/escape.h"

static void add_paragraphs(struct pp_buf *out, const struct pp_str *items,
			   size_t count)
{
	for (size_t i = 0; i < count; i++) {
		pp_buf_puts(out, "<p>");
		pp_escape_xml(out, items[i]);
		pp_buf_puts(out, "</p>\n");
	}
}

void pp_page_html(struct pp_buf *out, const struct pp_page *page)
{
	pp_buf_puts(out,
		"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; base-uri 'none'; "
		"form-action 'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width\">\n"
		"<title>");
	pp_escape_xml(out, page->title);
	pp_buf_puts(out, "</title>\n</head>\n<body>\n<header>\n<h1>");
	pp_escape_xml(out, page->title);
	pp_buf_puts(out, "</h1>\n");
	add_paragraphs(out, &page->summary, page->summary.n != 0);
	add_paragraphs(out, page->facts, page->fact_count);
	pp_buf_puts(out, "</header>\n<main>\n");
	pp_buf_str(out, page->body);
	pp_buf_puts(out, "</main>\n<footer>\n");
	add_paragraphs(out, page->foot, page->foot_count);
	pp_buf_puts(out, "</footer>\n</body>\n</html>\n");
}
