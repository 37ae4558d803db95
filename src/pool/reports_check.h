#ifndef PP_POOL_REPORTS_CHECK_H
#define PP_POOL_REPORTS_CHECK_H

#include "pool/rules.h"

/* The reports of a pool in a check: their front matter, their blocks, whether
 * each statement fits the tables, and whether its class is one that the
 * report's readers may see.  Nothing is run, and no index is needed: it goes by
 * the schemas, the views and the reports alone. */
struct pp_reports_check {
	const struct pp_pool *pool;
	const struct pp_schemas *schemas;	/* compiled, and sound */
	const struct pp_rules *rules;		/* for the views */
	struct pp_snapshot *snapshot;
	const struct pp_entries *records;
	const struct pp_state_item *items;	/* one for each of records */
	const uint64_t *key;	/* of the program, the configuration and the
				   schemas; NULL: remember nothing */
};

/* Findings go to into.sink.  Reports that had none are remembered in the cache
 * and not looked at again until something of that changes. */
void pp_reports_check(const struct pp_reports_check *check,
		      struct pp_listing into);

#endif
