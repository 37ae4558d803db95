#ifndef PP_CLI_RULES_H
#define PP_CLI_RULES_H

#include <stdio.h>

#include "base/finding.h"
#include "cli/terminal.h"

/* The rules as people read them: `peerpool explain` and docs/rules.md. */

/* One rule: what, why, a bad and a good example. */
void pp_rules_explain(FILE *out, const struct pp_rule *rule,
		      const struct pp_terminal *terminal);

/* A line for each rule: the engine's, in the order of rules.def, and then more
 * of a pool's own. */
struct pp_rules_more {
	const struct pp_rule *const *items;
	size_t count;
};

void pp_rules_list(FILE *out, unsigned width,
		   const struct pp_rules_more *more);

/* All of them as one Markdown page. */
void pp_rules_markdown(FILE *out);

#endif
