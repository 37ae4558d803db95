#ifndef PP_TOOLS_CHECK_H
#define PP_TOOLS_CHECK_H

#include "cli/printer.h"
#include "pool/check.h"
#include "pool/moment.h"
#include "tools/commands.h"

/* The parts of peerpool check. */

struct pp_check_settings {
	bool staged, pre_receive, fix, strict, errors, no_values;
	bool no_format, no_state;
	const char *rev, *at, *range, *schema, *date, *overlay;
	unsigned format;
	size_t max;
	struct pp_list maps;
};

/* One run of the command. */
struct pp_check_job {
	struct pp_check_settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_summary summary;
	const char **paths;	/* of the files that were checked */
	struct pp_pool pool;
	struct pp_check check;
	struct pp_repo *repo;
	struct pp_range range;
	struct pp_moment moment;
	struct pp_sink talk;	/* what was said of the options */
	struct pp_laid laid;
};

static inline struct pp_listing pp_check_into(struct pp_check_job *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

/* What is checked, where that is not the work tree; else NULL. */
struct pp_snapshot *pp_check_objects(struct pp_check_job *r,
				     struct pp_sink *sink);

/* Print what was found; returns the exit status that it asks for. */
int pp_check_print(struct pp_check_job *r);

/* check --schema: anyone's files against anyone's schema.  Returns the exit
 * status. */
int pp_check_foreign(struct pp_check_job *r);

#endif
