#ifndef PP_SCHEMA_REGEX_H
#define PP_SCHEMA_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "schema/charset.h"

/* The syntax of regular expressions: ECMA-262 in Unicode mode, read into a
 * tree.  Two things of its annex B are let through, since people write them: a
 * backslash before a space or any ASCII punctuation, and a lone ] { or } for
 * itself. */

enum pp_regex_op {
	PP_REGEX_SET,		/* one character out of a set */
	PP_REGEX_CAT,		/* children one after the other; may be none */
	PP_REGEX_ALT,		/* one of the children */
	PP_REGEX_REPEAT,	/* the child, min to max times */
	PP_REGEX_GROUP,		/* the child, captured as number */
	PP_REGEX_START, PP_REGEX_END,
	PP_REGEX_WORD,		/* \b, or negated \B */
	PP_REGEX_AHEAD, PP_REGEX_BEHIND,	/* may be negated */
	PP_REGEX_BACK		/* a reference to group number */
};

enum { PP_REGEX_MANY = -1, PP_REGEX_REPEAT_MAX = 65535 };

struct pp_regex_node {
	enum pp_regex_op op;
	struct pp_regex_node *child, *next;	/* next: of the same parent */
	struct pp_regex_set set;
	int min, max;		/* max may be PP_REGEX_MANY */
	bool lazy;
	bool negated;
	unsigned number;
};

struct pp_regex {
	struct pp_regex_node *root;
	unsigned groups;
	bool has_property; /* its names may not exist: see pp_pattern_new */
};

/* What is wrong with a regular expression, and at which byte of it. */
struct pp_pattern_error {
	const char *text;
	size_t at;
};

/* Read source, which is UTF-8, into arena.  Returns 0 and sets *out; or -1 and
 * sets *error (its text lives for ever).  Source of more than 64 KB, groups
 * nested more than 200 deep and counts past PP_REGEX_REPEAT_MAX are refused. */
int pp_regex_parse(struct pp_regex *out, struct pp_arena *arena,
		   struct pp_str source, struct pp_pattern_error *error);

#endif
