#ifndef PP_SCHEMA_PATTERN_H
#define PP_SCHEMA_PATTERN_H

#include "base/str.h"
#include "schema/regex.h"

/* Regular expressions as JSON Schema means them: ECMA-262 in Unicode mode,
 * searched for anywhere in a text.
 *
 * Most are run as a deterministic automaton of our own, in time linear in the
 * text.  Those that it does not fit (lookaround, back references, properties,
 * very many states) go to PCRE2, whose steps are counted: see PP_MATCH_LIMIT.
 * There a group that is repeated keeps its last capture where ECMA-262 would
 * forget it. */
struct pp_pattern;

/* What one thread needs to match; for any number of patterns. */
struct pp_pattern_work;

/* Compile source (UTF-8).  Returns the pattern, which threads may share; or
 * NULL, and sets *error.  A lookbehind of no fixed length is refused: PCRE2
 * has none. */
struct pp_pattern *pp_pattern_new(struct pp_str source,
				  struct pp_pattern_error *error);
void pp_pattern_free(struct pp_pattern *pattern);

struct pp_pattern_work *pp_pattern_work_new(void);
void pp_pattern_work_free(struct pp_pattern_work *work);

enum pp_match {
	PP_MATCH_NO,
	PP_MATCH_YES,
	PP_MATCH_LIMIT	/* given up after some tenths of a second at most */
};

/* Does the pattern match somewhere in subject?  Text that is not UTF-8 does not
 * match.  The answer does not depend on the machine's speed. */
enum pp_match pp_pattern_match(const struct pp_pattern *pattern,
			       struct pp_str subject,
			       struct pp_pattern_work *work);

/* What groups match can be asked of this many, the whole match included. */
enum { PP_PATTERN_GROUPS = 32 };

/* The same as pp_pattern_new, for pp_pattern_capture. */
struct pp_pattern *pp_pattern_new_capturing(struct pp_str source,
					    struct pp_pattern_error *error);

/* Likewise, with what each group has matched, by number; groups[0] is the whole
 * match.  They are parts of subject; one that took no part, or is past
 * PP_PATTERN_GROUPS, has a p of NULL. */
enum pp_match pp_pattern_capture(struct pp_str groups[PP_PATTERN_GROUPS],
				 const struct pp_pattern *pattern,
				 struct pp_str subject,
				 struct pp_pattern_work *work);

/* The number of the group (?<name>...) in source, a pattern that could be
 * compiled; 0 where there is none. */
unsigned pp_pattern_group(struct pp_str source, struct pp_str name);

/* Does it run as an automaton?  For tests and measurements. */
bool pp_pattern_is_linear(const struct pp_pattern *pattern);

#endif
