#ifndef PP_SCHEMA_EXPLAIN_H
#define PP_SCHEMA_EXPLAIN_H

#include "schema/run.h"

/* The second evaluator: slower, over the same program, it goes on after a
 * fault and puts each into words.  Reports at least one error for a value that
 * pp_run_node refuses, none for one that it accepts. */
void pp_explain(struct pp_schema_work *w, const struct pp_schema *schema,
		const struct pp_value *value, struct pp_sink *sink,
		const char *file);

#endif
