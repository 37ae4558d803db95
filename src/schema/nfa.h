#ifndef PP_SCHEMA_NFA_H
#define PP_SCHEMA_NFA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/regex.h"

/* A regular expression as a program for a machine that may be at several
 * instructions at once. */

enum {
	PP_NFA_MAX = 3000,	/* instructions */
	PP_NFA_SETS_MAX = 64,	/* sets that differ */
};

enum pp_nfa_op {
	PP_NFA_SET,		/* take a character of set x, go on behind */
	PP_NFA_SPLIT,		/* go on at x and at y */
	PP_NFA_JUMP,		/* go on at x */
	PP_NFA_START, PP_NFA_END, PP_NFA_WORD, PP_NFA_NOT_WORD,
				/* go on behind where that is so */
	PP_NFA_MATCH
};

struct pp_nfa_inst {
	enum pp_nfa_op op;
	uint16_t x, y;
};

struct pp_nfa {
	struct pp_nfa_inst *insts;	/* begins at the first */
	size_t count, cap;
	const struct pp_regex_set *sets[PP_NFA_SETS_MAX];	/* lent */
	size_t set_count;
	bool sees_start, sees_word;	/* the assertions that are there */
	bool failed;
};

/* Returns 0; or -1 where the expression needs more than such a machine has, or
 * more instructions or sets than there may be.  Release it either way. */
int pp_nfa_init(struct pp_nfa *nfa, const struct pp_regex *regex);
void pp_nfa_release(struct pp_nfa *nfa);

#endif
