#ifndef PP_POOL_RULE_TELL_H
#define PP_POOL_RULE_TELL_H

#include "pool/rule_memo.h"
#include "pool/rules.h"

/* Rows of rules as findings, each at its place in the record. */
struct pp_rule_tell {
	const struct pp_rules *rules;
	const struct pp_kinds *kinds;
	struct pp_snapshot *snapshot;	/* to read records again */
	const struct pp_entries *records;
};

/* Sorts the rows by path, so that each record is read once.  A path that is
 * that of no record is a finding in the rule's own file. */
void pp_rule_tell(const struct pp_rule_tell *tell, struct pp_rule_rows *rows,
		  struct pp_listing into);

#endif
