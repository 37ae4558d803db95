#ifndef PP_REPORT_BOUND_H
#define PP_REPORT_BOUND_H

#include "report/prose.h"

/* What a Markdown text may ask of cmark, looked at before cmark sees it:
 * version 0.30.2 takes time that grows with the square of some input.  The
 * time of this look grows with the text. */
enum {
	PP_BOUND_BYTES = 1 << 20,	/* of the text */
	PP_BOUND_MARKERS = 32,		/* of quotations and lists, before the
					   text of one line */
	PP_BOUND_INDENT = 64,		/* columns before such a marker */
};

/* Returns 0; or -1 with a finding (report-limit) at the first line that is past
 * a bound. */
int pp_bound_check(struct pp_sink *sink, const struct pp_prose *source);

#endif
