#ifndef PP_REPORT_PAGE_H
#define PP_REPORT_PAGE_H

#include "base/buf.h"

/* One HTML page, which needs nothing but itself: its style sheet is in it, and
 * a Content-Security-Policy admits nothing else. */

/* A heading of the page, for its list of contents. */
struct pp_page_heading {
	unsigned level;		/* 2 to 6 */
	struct pp_str id;	/* of its element */
	struct pp_str html;	/* what stands in it, without links */
};

struct pp_page {
	struct pp_str title;	/* plain text; the page's <h1> too */
	struct pp_str summary;	/* a paragraph of plain text; may be empty */
	const struct pp_str *facts;	/* plain text, beneath the title: the
					   date, who may read it */
	size_t fact_count;
	const struct pp_page_heading *headings;
	size_t heading_count;
	struct pp_str body;	/* HTML */
	const struct pp_str *foot;	/* plain text, at the end: what was
					   read, the commit */
	size_t foot_count;
};

/* Append the page.  The same page gives the same bytes. */
void pp_page_html(struct pp_buf *out, const struct pp_page *page);

#endif
