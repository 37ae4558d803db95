#ifndef PP_REPORT_HEAD_H
#define PP_REPORT_HEAD_H

#include "base/date.h"
#include "index/sql_file.h"
#include "report/level.h"

/* What a document's front matter says:
 *
 *   title: Days used
 *   summary: What this is for, in a sentence.
 *   section: Training           (where a list of documents has it)
 *   audience: [board]
 *   confidentiality: board      (the property that has x-reads)
 *   date: last-month
 *   parameters:
 *     - { name: year, default: '2025', what: the calendar year }
 *
 * date is the day that is asked about where none is given: today (the
 * default), a day (YYYY-MM-DD), or the last day before today of a month
 * (last-month), quarter (last-quarter), calendar year (last-year) or year that
 * ends in March (last-financial-year). */
enum pp_day_rule {
	PP_DAY_TODAY, PP_DAY_FIXED, PP_DAY_MONTH, PP_DAY_QUARTER, PP_DAY_YEAR,
	PP_DAY_FINANCIAL_YEAR,
};

struct pp_head {
	struct pp_str title, summary, section;
	struct pp_str level;		/* confidentiality; may be empty */
	struct pp_str audience;		/* "board, group offices", or empty */
	struct pp_str audience_names;	/* "board, group-offices", or empty */
	enum pp_class reads;		/* what it may read at most */
	enum pp_day_rule day_rule;
	struct pp_date day;		/* PP_DAY_FIXED */
	struct pp_sql_param *params;
	size_t param_count;
};

/* Read it; strings are lent from root or live in arena.  0; or -1 with
 * findings (report-form).  What the schema asks for is not asked for again. */
int pp_head_read(struct pp_head *out, struct pp_arena *arena,
		 struct pp_sink *sink, const char *file,
		 const struct pp_value *root, const struct pp_levels *levels);

/* The day that the document asks about, on that day. */
struct pp_date pp_head_day(const struct pp_head *head, struct pp_date today);

#endif
