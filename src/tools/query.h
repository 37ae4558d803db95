#ifndef PP_TOOLS_QUERY_H
#define PP_TOOLS_QUERY_H

#include "base/date.h"
#include "cli/print_result.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "pool/ask.h"
#include "tools/commands.h"

/* The parts of peerpool query.  What returns a status returns -1 where the
 * command goes on, else the exit status, and why has been told. */

enum { PP_QUERY_NO_FORMAT = 1000 };	/* none was asked for */

struct pp_query_settings {
	const char *at, *date, *file, *output, *overlay;
	struct pp_list params;
	unsigned format;
	size_t timeout;
	bool strict, list, schema, alone;
};

/* One run of the command. */
struct pp_query_run {
	struct pp_query_settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_repo *repo;
	struct pp_moment moment;
	struct pp_ask ask;
	struct pp_progress progress;
	struct pp_terminal terminal;	/* that stdout is */
	struct pp_query query;
	const char *operand;		/* NULL: none */
};

static inline struct pp_listing pp_query_into(struct pp_query_run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

/* The index of the pool itself, once it is open. */
static inline struct pp_index *pp_query_index(struct pp_query_run *r)
{
	return &r->ask.together.items[0].index;
}

/* Broken records, of all pools that are open. */
int64_t pp_query_broken(const struct pp_query_run *r);

/* Could some folder not be listed? */
bool pp_query_incomplete(const struct pp_query_run *r);

/* Tell on stderr what the sink holds, with the SQL that it is about.  Returns
 * PP_EXIT_FAILED. */
int pp_query_tell(struct pp_query_run *r);

/* What is asked: sets query, from the operand or --file. */
int pp_query_read(struct pp_query_run *r);

/* What --at means: sets moment and want. */
int pp_query_find_moment(struct pp_query_run *r);

/* Bring the index up to date and open a session on it.  Closing may follow
 * whatever was opened. */
int pp_query_open(struct pp_query_run *r);
void pp_query_close(struct pp_query_run *r);

/* Is each value that was given one that its parameter may have, where the query
 * says which those are?  Returns a status. */
int pp_query_check_values(struct pp_query_run *r);

/* The index was found to be damaged: close it; opening makes another. */
void pp_query_discard(struct pp_query_run *r);

/* Print a result, through a pager or to --output; returns the exit status. */
int pp_query_print(struct pp_query_run *r, const struct pp_result *result);

/* --schema and --list; return the exit status. */
int pp_query_schema(struct pp_query_run *r);
int pp_query_list(struct pp_query_run *r);

#endif
