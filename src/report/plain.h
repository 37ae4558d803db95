#ifndef PP_REPORT_PLAIN_H
#define PP_REPORT_PLAIN_H

#include "base/buf.h"

/* Append a Markdown text as HTML, by itself: nothing in it is a query.  Raw
 * HTML is shown as text; links lead to http, https and mailto only, and there
 * are no images; headings are one level lower.  A text that is past the bounds
 * (see bound.h) is shown as it is. */
void pp_plain_html(struct pp_buf *out, struct pp_str markdown);

#endif
