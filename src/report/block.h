#ifndef PP_REPORT_BLOCK_H
#define PP_REPORT_BLOCK_H

#include "index/session.h"
#include "report/table.h"

/* The first line of a fenced block that means something to us:
 *
 *   sql [FORM] [OPTION=VALUE]...     a query
 *   include NAME [PARAMETER=VALUE]...  another report in this place
 *   template                         the Markdown for each row of the query
 *                                    before it
 *
 * FORM is table (the default), bar, stacked, line, list, value or each.  A
 * value with blanks stands in double quotes. */
enum pp_block_kind { PP_BLOCK_NONE, PP_BLOCK_SQL, PP_BLOCK_INCLUDE,
		     PP_BLOCK_TEMPLATE };

enum pp_block_form {
	PP_BLOCK_AS_TABLE, PP_BLOCK_AS_BAR, PP_BLOCK_AS_STACKED, PP_BLOCK_AS_LINE,
	PP_BLOCK_AS_LIST,	/* as enum pp_table_form */
	PP_BLOCK_AS_VALUE,	/* the only value, large */
	PP_BLOCK_AS_EACH,	/* a template for each row */
};

struct pp_block {
	enum pp_block_kind kind;
	enum pp_block_form form;
	struct pp_str id, caption, note, empty;
	struct pp_str name;	/* what is included; each: the report that is
				   the template; empty: the next block is */
	struct pp_param *params;	/* of what is included */
	size_t param_count;
};

/* Which kind of block begins with that line? */
enum pp_block_kind pp_block_kind(struct pp_str info);

/* Read it; strings live in arena.  0; or -1 with a finding (report-form) at
 * pos. */
int pp_block_read(struct pp_block *out, struct pp_arena *arena,
		  struct pp_sink *sink, struct pp_pos pos, struct pp_str info);

/* May it be an id: letters, digits and '-', beginning with a letter? */
bool pp_block_is_id(struct pp_str text);

#endif
