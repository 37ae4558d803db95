#ifndef PP_POOL_RULES_H
#define PP_POOL_RULES_H

#include "index/sql_file.h"
#include "pool/schemas.h"

/* The pool's own views and rules: the files of SQL that lie beside its
 * schemas. */
struct pp_rules {
	struct pp_sql_file *views, *rules;	/* each in name order */
	size_t view_count, rule_count;
};

/* Read those that schemas has found.  What is wrong with one goes to into.sink
 * (sql-file), and it is left out; so is the second of two rules of one id, or
 * of two views of one name. */
void pp_rules_read(struct pp_rules *out, struct pp_listing into,
		   const struct pp_schemas *schemas);

/* The same for the pool in whose work tree the folder from lies; where there is
 * none, or it cannot be read, there are no rules: that is no fault here. */
void pp_rules_find(struct pp_rules *out, struct pp_arena *arena,
		   const char *from);

#endif
