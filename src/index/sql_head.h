#ifndef PP_INDEX_SQL_HEAD_H
#define PP_INDEX_SQL_HEAD_H

#include "index/sql_file.h"

/* The comment that opens a file of SQL: see sql_file.h for its form. */
struct pp_sql_head {
	struct pp_str id;		/* of a rule; p NULL: not said */
	struct pp_pos id_pos;
	struct pp_str severity;
	struct pp_pos severity_pos;
	struct pp_str bad, good;	/* each with its lines joined */
};

/* Read it: title, explanation and params of out are set, the rest goes to
 * head.  Keys that the file's kind does not have, and parameters that are badly
 * written or declared twice, are findings.  Returns 0, or -1 with findings. */
int pp_sql_head_read(struct pp_sql_head *head, struct pp_sql_file *out,
		     struct pp_arena *arena, struct pp_sink *sink,
		     struct pp_str bytes);

#endif
