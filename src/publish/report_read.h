#ifndef PP_PUBLISH_REPORT_READ_H
#define PP_PUBLISH_REPORT_READ_H

#include "pool/ask.h"
#include "pool/reports.h"
#include "report/fill.h"

/* What a report has read, in sentences for its end: which commit changed these
 * records last, and whether the work tree has changes that no commit has.  They
 * are the same as long as nothing of what was read changes. */
struct pp_report_read {
	struct pp_str *items;
	size_t count;
};

/* 0, in ask->into.arena; or -1 with a finding where the history cannot be
 * read. */
int pp_report_read_tell(struct pp_report_read *out, struct pp_ask *ask,
			const struct pp_reports *reports,
			const struct pp_fill *fill);

#endif
