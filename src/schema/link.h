#ifndef PP_SCHEMA_LINK_H
#define PP_SCHEMA_LINK_H

#include "schema/program.h"

/* The compiler's memory: which schema became which node, and what each
 * reference leads to.  Nodes are only queued here; compile.c fills them, one
 * after the other, so that schemas may refer to themselves. */
struct pp_link {
	struct pp_schema_set *set;
	struct pp_sink *sink;
	struct pp_schema *out;
	struct pp_ptrmap nodes;			/* source to node */
	struct pp_map regexes;			/* text to struct pp_matcher */
	struct pp_dynamic **dynamics;
	size_t dynamic_count, dynamic_cap;
};

/* The node of the schema at source, which stands in resource (or is the root
 * of one of its own). */
uint32_t pp_link_node(struct pp_link *l, const struct pp_value *source,
		      const struct pp_resource *resource);

/* The node that the reference at (a string) leads to, loading documents as
 * needed; PP_NO_NODE, with an error in the sink, where it leads nowhere.
 * *target (may be NULL) tells how it was found. */
uint32_t pp_link_ref(struct pp_link *l, const struct pp_value *at,
		     const struct pp_resource *resource,
		     struct pp_target *target);

/* The schema at an absolute URI. */
uint32_t pp_link_uri(struct pp_link *l, struct pp_str uri);

/* A $dynamicRef that first leads to target, a dynamic anchor, at node. */
struct pp_dynamic *pp_link_dynamic(struct pp_link *l, uint32_t node,
				   struct pp_str name);

/* Enter the candidates of each $dynamicRef, for the resources that have nodes
 * by now; more nodes may be queued by it. */
void pp_link_candidates(struct pp_link *l);

/* The regular expression; NULL, with an error at pos, where it cannot be
 * compiled. */
const struct pp_matcher *pp_link_regex(struct pp_link *l, struct pp_str source,
				     struct pp_pos pos);

void pp_link_release(struct pp_link *l);

#endif
