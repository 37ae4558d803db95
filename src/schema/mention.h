#ifndef PP_SCHEMA_MENTION_H
#define PP_SCHEMA_MENTION_H

#include "schema/run.h"

/* What the schemas that apply to one value speak of, whether they hold or not:
 * so that a key is called unknown only where no schema knows it, and for "did
 * you mean". */
struct pp_mention {
	struct pp_schema_work *work;
	const struct pp_value *value;
	size_t track;		/* members and items spoken of: see run.h;
				   or PP_NO_TRACK */
	struct pp_str *names;	/* keys named by "properties" */
	size_t name_count, name_cap;
	unsigned left;		/* nodes that may still be looked at */
};

/* Collect from a node and all that it applies to the same value.  What
 * unevaluated* would say is left out. */
void pp_mention_node(struct pp_mention *m, uint32_t node);

void pp_mention_release(struct pp_mention *m);

/* The first operation of that code in a node, or in that to which its
 * $ref leads, at most depth times; or NULL. */
const struct pp_op *pp_mention_op(const struct pp_schema *schema,
				  uint32_t node, enum pp_op_code code,
				  unsigned depth);

/* The types that a node allows, and that to which its $ref leads. */
unsigned pp_mention_types(const struct pp_schema *schema, uint32_t node,
			  unsigned depth);

#endif
