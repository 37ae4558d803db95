/* Thompson's construction (Communications of the ACM 11, 1968). */
#include "schema/nfa.h"

#include "base/memory.h"

static uint16_t emit(struct pp_nfa *nfa, enum pp_nfa_op op, int x)
{
	if (nfa->count >= PP_NFA_MAX) {
		nfa->failed = true;
		return 0;
	}
	pp_grow(nfa->insts, nfa->count, nfa->cap);
	nfa->insts[nfa->count] = (struct pp_nfa_inst){
		.op = op, .x = (uint16_t)x,
	};
	return (uint16_t)nfa->count++;
}

static uint16_t here(const struct pp_nfa *nfa)
{
	return (uint16_t)nfa->count;	/* below PP_NFA_MAX + 1 */
}

static bool same_set(const struct pp_regex_set *a, const struct pp_regex_set *b)
{
	return a->range_count == b->range_count &&
	       !memcmp(a->ranges, b->ranges,
		       a->range_count * sizeof(*a->ranges));
}

static void emit_set(struct pp_nfa *nfa, const struct pp_regex_set *set)
{
	size_t i = 0;

	if (set->property_count) {
		nfa->failed = true;
		return;
	}
	while (i < nfa->set_count && !same_set(nfa->sets[i], set))
		i++;
	if (i == PP_NFA_SETS_MAX) {
		nfa->failed = true;
		return;
	}
	if (i == nfa->set_count)
		nfa->sets[nfa->set_count++] = set;
	emit(nfa, PP_NFA_SET, (int)i);
}

static void emit_node(struct pp_nfa *nfa, const struct pp_regex_node *node);

static void emit_alternatives(struct pp_nfa *nfa,
			      const struct pp_regex_node *first)
{
	uint16_t split, jump;

	if (!first->next || nfa->failed) {
		emit_node(nfa, first);
		return;
	}
	split = emit(nfa, PP_NFA_SPLIT, here(nfa) + 1);
	emit_node(nfa, first);
	jump = emit(nfa, PP_NFA_JUMP, 0);
	nfa->insts[split].y = here(nfa);
	emit_alternatives(nfa, first->next);
	nfa->insts[jump].x = here(nfa);
}

static void emit_star(struct pp_nfa *nfa, const struct pp_regex_node *child)
{
	uint16_t split = emit(nfa, PP_NFA_SPLIT, here(nfa) + 1);

	emit_node(nfa, child);
	emit(nfa, PP_NFA_JUMP, split);
	nfa->insts[split].y = here(nfa);
}

/* Up to times copies more, of which each may be the last: all skips lead
 * behind them all.  Until that is known, they are linked by y. */
static void emit_optional(struct pp_nfa *nfa, const struct pp_regex_node *child,
			  int times)
{
	uint16_t last = 0;
	bool any = false;

	for (; times > 0 && !nfa->failed; times--, any = true) {
		uint16_t split = emit(nfa, PP_NFA_SPLIT, here(nfa) + 1);

		nfa->insts[split].y = any ? last : split;
		last = split;
		emit_node(nfa, child);
	}
	while (any && !nfa->failed) {
		uint16_t before = nfa->insts[last].y;

		nfa->insts[last].y = here(nfa);
		any = before != last;
		last = before;
	}
}

/* Which way is tried first is of no account: all are followed at once. */
static void emit_repeat(struct pp_nfa *nfa, const struct pp_regex_node *node)
{
	for (int i = 0; i < node->min && !nfa->failed; i++) {
		uint16_t start = here(nfa);

		emit_node(nfa, node->child);
		/* Nothing, any number of times, is nothing. */
		if (here(nfa) == start)
			break;
	}
	if (node->max == PP_REGEX_MANY)
		emit_star(nfa, node->child);
	else
		emit_optional(nfa, node->child, node->max - node->min);
}

static void emit_node(struct pp_nfa *nfa, const struct pp_regex_node *node)
{
	if (nfa->failed)
		return;
	switch (node->op) {
	case PP_REGEX_SET:
		emit_set(nfa, &node->set);
		break;
	case PP_REGEX_CAT:
		for (node = node->child; node; node = node->next)
			emit_node(nfa, node);
		break;
	case PP_REGEX_ALT:
		emit_alternatives(nfa, node->child);
		break;
	case PP_REGEX_REPEAT:
		emit_repeat(nfa, node);
		break;
	case PP_REGEX_GROUP:
		emit_node(nfa, node->child);
		break;
	case PP_REGEX_START:
		nfa->sees_start = true;
		emit(nfa, PP_NFA_START, 0);
		break;
	case PP_REGEX_END:
		emit(nfa, PP_NFA_END, 0);
		break;
	case PP_REGEX_WORD:
		nfa->sees_start = nfa->sees_word = true;
		emit(nfa, node->negated ? PP_NFA_NOT_WORD : PP_NFA_WORD, 0);
		break;
	case PP_REGEX_AHEAD:
	case PP_REGEX_BEHIND:
	case PP_REGEX_BACK:
		nfa->failed = true;
		break;
	}
}

int pp_nfa_init(struct pp_nfa *nfa, const struct pp_regex *regex)
{
	*nfa = (struct pp_nfa){ 0 };
	emit_node(nfa, regex->root);
	emit(nfa, PP_NFA_MATCH, 0);
	return nfa->failed ? -1 : 0;
}

void pp_nfa_release(struct pp_nfa *nfa)
{
	pp_free(nfa->insts);
	*nfa = (struct pp_nfa){ 0 };
}
