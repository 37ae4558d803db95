#ifndef PP_SCHEMA_CHOICE_H
#define PP_SCHEMA_CHOICE_H

#include "schema/run.h"
#include "schema/say.h"

/* anyOf and oneOf, where no branch holds: which one was meant, judged by what
 * each has to say. */

/* One branch, and what it said about the value. */
struct pp_branch {
	uint32_t node;
	struct pp_sink sink;
};

/* Explain a value that fits none of count branches: by what all of them want
 * where that can be said in one sentence, else by the findings of the nearest
 * branch.  keyword is "anyOf" or "oneOf". */
void pp_choice_say(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path, struct pp_branch *branches,
		   size_t count, const char *keyword);

#endif
