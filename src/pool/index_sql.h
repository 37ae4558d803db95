#ifndef PP_POOL_INDEX_SQL_H
#define PP_POOL_INDEX_SQL_H

#include "pool/index.h"

/* Read the views and rules that an index holds as texts: out->views, rules.
 * What is wrong with one goes to faults (may be NULL), and it is left out.
 * Everything lives in arena. */
enum pp_db_fault pp_index_sql(struct pp_index *out, struct pp_arena *arena,
			      struct pp_sink *faults);

#endif
