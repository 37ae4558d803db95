/* The frame of an HTML page. */
#include "report/page.h"

#include "base/escape.h"
#include "report/site_js.h"
#include "report/style_css.h"

#define POLICY(script) "default-src 'none'; style-src 'sha256-" \
	PP_STYLE_CSS_SHA256 "'; " script "base-uri 'none'; form-action 'none'"

const char *pp_page_policy(bool script)
{
	return script ?
	       POLICY("script-src 'sha256-" PP_SITE_JS_SHA256 "'; ") :
	       POLICY("");
}

static void add_text(struct pp_buf *out, const char *open, struct pp_str text,
		     const char *close)
{
	if (!text.n)
		return;
	pp_buf_puts(out, open);
	pp_escape_xml(out, text);
	pp_buf_puts(out, close);
}

static void add_head(struct pp_buf *out, const struct pp_page *page)
{
	pp_buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
		    "<meta charset=\"utf-8\">\n"
		    "<meta http-equiv=\"Content-Security-Policy\" content=\"");
	pp_buf_puts(out, pp_page_policy(page->script));
	pp_buf_puts(out, "\">\n<meta name=\"viewport\" "
		    "content=\"width=device-width, initial-scale=1\">\n"
		    "<meta name=\"color-scheme\" content=\"light dark\">\n"
		    "<meta name=\"referrer\" content=\"no-referrer\">\n");
	add_text(out, "<title>", page->title, "");
	add_text(out, " \xe2\x80\x93 ", page->site, "");
	pp_buf_puts(out, "</title>\n<style>");
	pp_buf_puts(out, pp_style_css);
	pp_buf_puts(out, "</style>\n</head>\n");
}

static void add_links(struct pp_buf *out, const struct pp_page *page)
{
	if (!page->link_count)
		return;
	pp_buf_puts(out, "<nav aria-label=\"Site\">\n<ul>\n");
	for (size_t i = 0; i < page->link_count; i++) {
		const struct pp_page_link *link = &page->links[i];

		add_text(out, "<li><a href=\"", link->href, "\">");
		add_text(out, link->href.n ? "" : "<li><a aria-current=\"page\""
			 " href=\"#main\">", link->text, "</a></li>\n");
	}
	pp_buf_puts(out, "</ul>\n</nav>\n");
}

static void add_top(struct pp_buf *out, const struct pp_page *page)
{
	add_links(out, page);
	pp_buf_puts(out, "<header>\n");
	add_text(out, "<p class=\"mark\">", page->mark, "</p>\n");
	add_text(out, "<h1>", page->title, "</h1>\n");
	add_text(out, "<p class=\"summary\">", page->summary, "</p>\n");
	if (page->fact_count)
		pp_buf_puts(out, "<ul class=\"facts\">\n");
	for (size_t i = 0; i < page->fact_count; i++)
		add_text(out, "<li>", page->facts[i], "</li>\n");
	if (page->fact_count)
		pp_buf_puts(out, "</ul>\n");
	pp_buf_puts(out, "</header>\n");
}

static void add_contents(struct pp_buf *out, const struct pp_page *page)
{
	size_t count = 0;

	for (size_t i = 0; i < page->heading_count; i++)
		count += page->headings[i].level == 2;
	if (count < PP_PAGE_CONTENTS_LEAST)
		return;
	pp_buf_puts(out, "<nav id=\"contents\" aria-label=\"Contents\">\n"
		    "<h2>Contents</h2>\n<ol>\n");
	for (size_t i = 0; i < page->heading_count; i++) {
		const struct pp_page_heading *h = &page->headings[i];

		if (h->level != 2)
			continue;
		add_text(out, "<li><a href=\"#", h->id, "\">");
		pp_buf_str(out, h->html);
		pp_buf_puts(out, "</a></li>\n");
	}
	pp_buf_puts(out, "</ol>\n</nav>\n");
}

void pp_page_html(struct pp_buf *out, const struct pp_page *page)
{
	add_head(out, page);
	pp_buf_puts(out, "<body>\n<a class=\"skip\" href=\"#main\">"
		    "Skip to the content</a>\n");
	add_top(out, page);
	add_contents(out, page);
	pp_buf_puts(out, "<main id=\"main\" tabindex=\"-1\">\n");
	pp_buf_str(out, page->body);
	pp_buf_puts(out, "</main>\n");
	if (page->foot_count)
		pp_buf_puts(out, "<footer>\n");
	for (size_t i = 0; i < page->foot_count; i++)
		add_text(out, "<p>", page->foot[i], "</p>\n");
	if (page->foot_count)
		pp_buf_puts(out, "</footer>\n");
	if (page->script) {
		pp_buf_puts(out, "<script>");
		pp_buf_puts(out, pp_site_js);
		pp_buf_puts(out, "</script>\n");
	}
	pp_buf_puts(out, "</body>\n</html>\n");
}
