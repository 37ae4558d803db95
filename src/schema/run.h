#ifndef PP_SCHEMA_RUN_H
#define PP_SCHEMA_RUN_H

#include "schema/work.h"

/* Running a program over a value: the verdict alone, quickly. */

/* Does v hold to the node?  track is the bit set (its place in w->words, one
 * bit for each member or item of v) in which evaluated members or items are
 * entered, or PP_NO_TRACK. */
bool pp_run_node(struct pp_schema_work *w, uint32_t node,
		 const struct pp_value *v, size_t track);

/* Does v hold to one operation? */
bool pp_run_op(struct pp_schema_work *w, const struct pp_op *op,
	       const struct pp_value *v, size_t track);

/* All operations of a node but unevaluatedItems and unevaluatedProperties. */
bool pp_run_before_last(struct pp_schema_work *w, const struct pp_node *n,
			const struct pp_value *v, size_t track);

/* Does the enum list the value? */
bool pp_run_choice(const struct pp_choices *c, const struct pp_value *v);

/* Does the text match?  Running out of steps sets w->fault. */
bool pp_run_regex(struct pp_schema_work *w, const struct pp_matcher *regex,
		  struct pp_str text);

/* The key of a mapping as a value, for propertyNames. */
struct pp_value pp_run_key(const struct pp_member *m);

#endif
