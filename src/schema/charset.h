#ifndef PP_SCHEMA_CHARSET_H
#define PP_SCHEMA_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Sets of characters in regular expressions. */

/* Code points from lo to hi. */
struct pp_regex_range {
	uint32_t lo, hi;
};

/* A Unicode property, \p{name} or, negated, \P{name}.  name is in the form
 * that PCRE2 understands, between the braces. */
struct pp_regex_property {
	const char *name;
	bool negated;
};

/* Ranges are sorted and do not touch.  With properties, negated says that the
 * set holds what is neither in ranges nor of a property; without, ranges have
 * been turned round already and negated is false. */
struct pp_regex_set {
	struct pp_regex_range *ranges;
	size_t range_count;
	struct pp_regex_property *properties;
	size_t property_count;
	bool negated;
};

/* A set being put together.  Zeroed, it is empty; release it. */
struct pp_charset {
	struct pp_regex_range *ranges;
	size_t range_count, range_cap;
	struct pp_regex_property *properties;
	size_t property_count, property_cap;
};

void pp_charset_add(struct pp_charset *set, uint32_t lo, uint32_t hi);

/* Add \d, \s or \w as ECMA-262 has them (name is that letter), or '.': all but
 * line terminators; or, with complement, all others.  Returns false where name
 * is none of them. */
bool pp_charset_add_class(struct pp_charset *set, char name, bool complement);

/* Add the property that text names, as it stands between the braces of \p{};
 * what PCRE2 calls it goes to arena.  Returns false where no property can be
 * called so; a name that only looks like one is for PCRE2 to refuse. */
bool pp_charset_add_property(struct pp_charset *set, struct pp_arena *arena,
			     struct pp_str text, bool negated);

/* Write the set, or what is not in it, to *out, and empty it. */
void pp_charset_finish(struct pp_charset *set, struct pp_regex_set *out,
		       struct pp_arena *arena, bool negated);

void pp_charset_release(struct pp_charset *set);

#endif
