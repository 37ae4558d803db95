#ifndef PP_SCHEMA_TELL_H
#define PP_SCHEMA_TELL_H

#include "schema/say.h"
#include "schema/work.h"

/* More findings in words, for what a schema says of the parts of a value: see
 * say.h.  node is the schema object whose keyword has failed, path the place of
 * the value. */

/* The item at path is one too many. */
void pp_tell_extra_item(struct pp_say *s, const struct pp_node *node,
			const struct pp_spot *path, const char *keyword);

/* Two items of the list at path are the same. */
void pp_tell_same(struct pp_say *s, const struct pp_node *node,
		  const struct pp_spot *path, const uint32_t pair[2]);

/* n items of the list fit "contains", which are too few or too many. */
void pp_tell_contains(struct pp_say *s, const struct pp_node *node,
		      const struct pp_contains *c, const struct pp_spot *path,
		      uint64_t n);

/* The mapping at path lacks a key. */
void pp_tell_missing(struct pp_say *s, const struct pp_node *node,
		     const struct pp_members *ms, struct pp_str key,
		     const struct pp_spot *path);

/* It lacks a key that its member m calls for. */
void pp_tell_dependent(struct pp_say *s, const struct pp_node *node,
		       const struct pp_member *m, struct pp_str key,
		       const struct pp_spot *path);

/* The value fits n forms of oneOf, those that which lists. */
void pp_tell_several(struct pp_say *s, const struct pp_node *node,
		     const struct pp_branches *b, const struct pp_spot *path,
		     const char *which, uint32_t n);

/* The value fits the node index, which is under "not". */
void pp_tell_not(struct pp_say *s, const struct pp_node *node, uint32_t index,
		 const struct pp_spot *path);

/* "because 'type' is 'x'": why "then" (where test held) or "else" applies. */
const char *pp_tell_condition(struct pp_say *s, uint32_t test,
			      const struct pp_value *map, bool held);

/* Nothing may stand here. */
void pp_tell_false(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path);

/* The run was given up. */
void pp_tell_fault(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path, enum pp_fault fault);

#endif
