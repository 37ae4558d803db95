#ifndef PP_REPORT_TABLE_H
#define PP_REPORT_TABLE_H

#include "base/buf.h"
#include "index/session.h"

/* A result as people read it in a page: a table, with bars where it is wanted,
 * a list, or a line chart with its table beneath. */
enum pp_table_form {
	PP_TABLE_PLAIN,
	PP_TABLE_BAR,		/* a bar beside each number of the last column
				   of numbers */
	PP_TABLE_STACKED,	/* one bar for each row, of all its numbers */
	PP_TABLE_LINE,		/* the first column along, a line for each
				   other column */
	PP_TABLE_LIST,		/* an item for each row */
};

struct pp_table_view {
	enum pp_table_form form;
	const struct pp_result *result;
	struct pp_str caption;	/* a line of plain text; empty: none */
	struct pp_str id;	/* the element's, unique in the page: letters,
				   digits and '-'; empty: none */
	struct pp_str note;	/* plain text beneath it; empty: none */
	struct pp_str empty;	/* what stands there where there are no rows;
				   empty: "None." */
};

/* Append it as HTML.  Everything of the result, and every text of the view, is
 * escaped.  The same view gives the same bytes. */
void pp_table_html(struct pp_buf *out, const struct pp_table_view *view);

#endif
