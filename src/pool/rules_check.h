#ifndef PP_POOL_RULES_CHECK_H
#define PP_POOL_RULES_CHECK_H

#include "pool/index.h"
#include "pool/rules.h"

/* The pool's own rules in a check. */
struct pp_rules_run {
	const struct pp_pool *pool;
	const struct pp_rules *rules;
	const struct pp_schemas *schemas;	/* compiled */
	struct pp_snapshot *snapshot;	/* to read records again */
	const struct pp_entries *records;
	const char *today;		/* what clock.today is */
	const uint64_t *key;		/* of the program, the configuration
					   and the schemas; NULL: remember
					   nothing */
	struct pp_index_want want;	/* the index of the same state */
};

/* Run them.  Each row of a rule is a finding of that rule, at the place in the
 * record that the row names: its columns are path, pointer and message.  A rule
 * or view that cannot be run is a finding at its own place, and the others run.
 * Without rules, only the views are looked at, and no index is opened. */
void pp_rules_check(const struct pp_rules_run *run, struct pp_listing into);

#endif
