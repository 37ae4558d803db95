#ifndef PP_REPORT_FILL_QUERY_H
#define PP_REPORT_FILL_QUERY_H

#include "report/fill.h"
#include "report/scope.h"

/* Asking for what the parts of a report show. */

/* In which text a part stands, and what it can name. */
struct pp_fill_where {
	const struct pp_prose *source;
	const struct pp_scope *scope;
};

/* Run the query, or only look at it.  0; or -1 with faults, at their places in
 * the SQL. */
int pp_fill_ask(struct pp_fill *fill, struct pp_sink *faults,
		struct pp_query *query, struct pp_result *out, bool look);

/* Note what was read; faults gets one (report-class) where it may not be. */
void pp_fill_note(struct pp_fill *fill, struct pp_sink *faults,
		  struct pp_pos pos, const struct pp_result *result);

/* The block's statistics: its query is run, and counted.  Without a target it
 * is only looked at, and out has columns and no facts.  0; or -1 with
 * faults. */
int pp_fill_statistics(struct pp_fill *fill, struct pp_sink *faults,
		       const struct pp_fill_where *where,
		       const struct pp_part *part, struct pp_result *out);

#endif
