#ifndef PP_REPORT_TABLE_H
#define PP_REPORT_TABLE_H

#include "base/buf.h"
#include "index/session.h"

/* A result as people read it in a page: a table, with bars where it is wanted,
 * a list, or a chart with its table beneath.  A number is always there as text;
 * what is drawn beside it is hidden from those who listen, and none of its
 * geometry stands in a style, which a Content-Security-Policy would drop. */
enum pp_table_form {
	PP_TABLE_PLAIN,
	PP_TABLE_BAR,		/* a bar beside each number of the last column
				   of numbers */
	PP_TABLE_STACKED,	/* one bar for each row, of all its numbers */
	PP_TABLE_LINE,		/* the first column along, a line for each
				   other column of numbers */
	PP_TABLE_LIST,		/* an item for each row */
};

/* Append to out the address that leads to a record, KIND/ID, or nothing where
 * there is none; it will be escaped. */
typedef void pp_table_href(struct pp_buf *out, void *data,
			   struct pp_str record);

struct pp_table_view {
	enum pp_table_form form;
	const struct pp_result *result;
	struct pp_str caption;	/* a line of plain text; empty: none */
	struct pp_str id;	/* the element's, unique in the page: letters,
				   digits and '-'; empty: none */
	struct pp_str note;	/* plain text beneath it; empty: none */
	struct pp_str empty;	/* what stands there where there are no rows;
				   empty: "None." */
	struct pp_str absent;	/* what stands for NULL: see grid.h */
	pp_table_href *href;	/* for the records of columns "@NAME"; NULL: no
				   links */
	void *href_data;
};

/* Append it as HTML.  Everything of the result, and every text of the view, is
 * escaped.  Shorthand that occurs is explained beneath.  A stacked bar that
 * would have a negative part, or more than six, and lines of more than six,
 * become plain tables.  The same view gives the same bytes. */
void pp_table_html(struct pp_buf *out, const struct pp_table_view *view);

#endif
