#ifndef PP_REPORT_FENCE_H
#define PP_REPORT_FENCE_H

#include "index/session.h"
#include "report/table.h"

/* The first line of a fenced block that means something to us:
 *
 *   sql [FORM] [OPTION=VALUE]...     a query
 *   sql statistics [OPTION=VALUE]... a query that is counted: statistics.h
 *   include NAME [PARAMETER=VALUE]...  another report in this place
 *   template                         the Markdown for each row of the query
 *                                    before it
 *
 * FORM is table (the default), bar, stacked, line, list, value, each or hidden.
 * A value with blanks stands in double quotes. */
enum pp_fence_kind { PP_FENCE_NONE, PP_FENCE_SQL, PP_FENCE_INCLUDE,
		     PP_FENCE_TEMPLATE };

enum pp_fence_form {
	PP_FENCE_AS_TABLE, PP_FENCE_AS_BAR, PP_FENCE_AS_STACKED,
	PP_FENCE_AS_LINE,
	PP_FENCE_AS_LIST,	/* as enum pp_table_form */
	PP_FENCE_AS_VALUE,	/* the only value, large */
	PP_FENCE_AS_EACH,	/* a template for each row */
	PP_FENCE_AS_HIDDEN,	/* nothing: its id is for values in lines */
};

struct pp_fence {
	enum pp_fence_kind kind;
	enum pp_fence_form form;
	struct pp_str id, caption, note, empty, absent;
	struct pp_str name;	/* what is included; each: the report that is
				   the template; empty: the next block is */
	unsigned least;		/* fewer rows are a fault; 0: none are not */
	/* Of statistics; all but subject may be empty. */
	bool is_statistics;
	struct pp_str subject;	/* the column of the data subject's id */
	struct pp_str sum;	/* the measures' columns, with commas between */
	struct pp_str order;	/* a column that only sorts */
	struct pp_str count;	/* the heading of the counts */
	struct pp_str share;	/* ... of the shares of people, and after a
				   comma of the last sum; empty: none */
	struct pp_str of;	/* a measure: the others in per cent of it */
	struct pp_str by;	/* KIND.PROPERTY of the subject */
	struct pp_str latest;	/* of several records, the one in which this
				   property, a day, is the last by today */
	struct pp_str through;	/* a view of what the values of by count as */
	struct pp_str none;	/* what stands for no value */
	struct pp_str total;	/* what stands for all; "none": no such row */
	struct pp_str under;	/* a number: fewer are withheld */
	struct pp_param *params;	/* of what is included */
	size_t param_count;
};

/* Which kind of block begins with that line? */
enum pp_fence_kind pp_fence_kind(struct pp_str info);

/* Read it; strings live in arena.  0; or -1 with a finding (report-form) at
 * pos. */
int pp_fence_read(struct pp_fence *out, struct pp_arena *arena,
		  struct pp_sink *sink, struct pp_pos pos, struct pp_str info);

/* May it be an id: letters, digits and '-', beginning with a letter?  "main",
 * "contents" and what begins with "s-" are the page's own. */
bool pp_fence_is_id(struct pp_str text);

#endif
