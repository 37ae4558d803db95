#ifndef PP_INDEX_SQL_FILE_H
#define PP_INDEX_SQL_FILE_H

#include "base/arena.h"
#include "base/finding.h"
#include "index/sql_token.h"

/* A file of SQL, of schemas/queries, views or rules: one SELECT, and the
 * comment that opens the file, in which a line "key: value" says something of
 * it and every other line is its explanation.
 *
 *   -- title: Peers of a region with a skill and no recent work
 *   -- param region: the region's code, such as yorkshire
 *   -- values region: SELECT region FROM council
 *   -- param months = 12: how long they have had none
 *   --
 *   -- For those who look for somebody to send.
 *   SELECT ...
 *
 * Keys: title; of queries param NAME [= DEFAULT]: what it is, and values NAME:
 * a SELECT of what it may be besides its default; sqlite-only: why
 * no other database can have it (views); of rules also id, severity (note,
 * warning, error), bad and good (may be repeated, a line each). */
enum pp_sql_file_kind { PP_SQL_QUERY, PP_SQL_VIEW, PP_SQL_RULE };

struct pp_sql_param {
	struct pp_str name, help;
	struct pp_str standard;		/* the default */
	bool has_standard;
	struct pp_str values;		/* SQL: what it may be besides its
					   default; empty: anything */
	struct pp_pos pos;
};

struct pp_sql_file {
	enum pp_sql_file_kind kind;
	const char *path;	/* "schemas/queries/free-peers.sql" */
	struct pp_str name;	/* "free-peers"; of a view that of its table:
				   "20-free-peers.sql" is free_peers */
	struct pp_str title, explanation;
	struct pp_sql_param *params;
	size_t param_count;
	struct pp_str sqlite_only;	/* of a view; empty: it is not */
	struct pp_rule *rule;	/* of a rule */
	struct pp_str sql;	/* the whole file: places in it are the
				   file's */
};

/* Read one; its strings are lent from bytes or live in arena.  Returns 0; or
 * -1 with findings (sql-file) at their place: a comment that says too little
 * (a rule without id), an unknown key (with a hint), a parameter declared
 * twice, no SQL. */
int pp_sql_file_read(struct pp_sql_file *out, struct pp_arena *arena,
		     struct pp_sink *sink, enum pp_sql_file_kind kind,
		     const char *path, struct pp_str bytes);

#endif
