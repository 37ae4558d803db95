#ifndef PP_REPORT_PAGE_H
#define PP_REPORT_PAGE_H

#include "base/buf.h"

/* One HTML page, which needs nothing but itself: its style sheet (style.css)
 * is in it, and a Content-Security-Policy admits nothing else, each by its
 * SHA-256. */

/* A heading of the page, for its list of contents. */
struct pp_page_heading {
	unsigned level;		/* 2 to 6 */
	struct pp_str id;	/* of its element */
	struct pp_str html;	/* what stands in it, without links */
};

/* A link to another page of the site; that without an address is the page
 * itself. */
struct pp_page_link {
	struct pp_str text, href;	/* plain text */
};

struct pp_page {
	struct pp_str title;	/* plain text; the page's <h1> too */
	struct pp_str site;	/* plain text: what the page is a part of, after
				   its title in <title>; may be empty */
	struct pp_str mark;	/* plain text, above the title: how confidential
				   it is; may be empty */
	struct pp_str summary;	/* a paragraph of plain text; may be empty */
	const struct pp_str *facts;	/* plain text, beneath the title: the
					   date, who may read it */
	size_t fact_count;
	const struct pp_page_link *links;	/* the way to other pages */
	size_t link_count;
	const struct pp_page_heading *headings;
	size_t heading_count;
	struct pp_str body;	/* HTML */
	const struct pp_str *foot;	/* plain text, at the end: what was
					   read, the commit */
	size_t foot_count;
	bool script;		/* with site.js, for a box that filters */
};

/* A list of contents is given where there are so many headings of level 2. */
enum { PP_PAGE_CONTENTS_LEAST = 4 };

/* Append the page.  The same page gives the same bytes.  In the body, the ids
 * "main" and "contents" are taken. */
void pp_page_html(struct pp_buf *out, const struct pp_page *page);

/* As HTTP headers have it: the policy of such a page. */
const char *pp_page_policy(bool script);

#endif
