#ifndef PP_TOOLS_REPORT_H
#define PP_TOOLS_REPORT_H

#include "cli/progress.h"
#include "publish/report.h"
#include "tools/commands.h"

/* The parts of peerpool report. */

struct pp_report_settings {
	const char *at, *date, *output;
	struct pp_list params;
	unsigned format;
	size_t timeout;
	bool list, check, alone;
};

struct pp_report_run {
	struct pp_report_settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_repo *repo;
	struct pp_moment moment;
	struct pp_reports reports;
	struct pp_ask ask;
	struct pp_progress progress;
};

static inline struct pp_listing pp_report_into(struct pp_report_run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

/* Tell on stderr what the sink holds, and forget it. */
void pp_report_tell(struct pp_report_run *r);

/* What --at means, and the indexes of that state.  0; or -1, with findings or
 * after it has been told. */
int pp_report_open(struct pp_report_run *r, const char *at);
void pp_report_close(struct pp_report_run *r);

/* Make the report; where an index is damaged, once more.  As
 * pp_report_make. */
int pp_report_run_one(struct pp_report_made *out, struct pp_report_run *r,
		      const struct pp_report_want *want);

/* Write what was made to where it shall go; returns the exit status. */
int pp_report_write(struct pp_report_run *r, const struct pp_report_made *made);

/* Are the files what their reports would be now?  Returns the exit status. */
int pp_report_check_files(struct pp_report_run *r);

#endif
