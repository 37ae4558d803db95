/* Patterns: an automaton where there is one, else PCRE2, held to a number of
 * steps. */
#include "schema/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/memory.h"
#include "schema/automaton.h"

/* PCRE2's own match limit does not count the characters that a repeat runs
 * over, nor the places where a search starts anew.  So every item is compiled
 * with a callout before it, and each costs one step, and one more for every
 * STRIDE bytes by which the place in the text has moved since the last. */
enum {
	STEPS_MAX = 1000000,
	STRIDE = 128,
	SOURCE_MAX = 1 << 20,		/* as PCRE2 gets it */
	HEAP_MAX = 16 * 1024,		/* kilobytes */
	SURROGATE_LO = 0xd800, SURROGATE_HI = 0xdfff,
};

struct pp_pattern {
	struct pp_automaton *automaton;	/* or NULL, and then: */
	pcre2_code *code;
};

struct pp_pattern_work {
	pcre2_match_context *context;
	pcre2_match_data *match;	/* with room for PP_PATTERN_GROUPS */
	size_t steps, last_at;
};

/* --- writing the expression for PCRE2 ----------------------------------- */

static void put_range(struct pp_buf *out, uint32_t lo, uint32_t hi)
{
	if (lo <= hi)
		pp_buf_printf(out, "\\x{%x}-\\x{%x}", (unsigned)lo,
			      (unsigned)hi);
}

/* Surrogates stand in no UTF-8, and PCRE2 refuses them. */
static void put_set(struct pp_buf *out, const struct pp_regex_set *set)
{
	if (set->range_count == 1 && !set->property_count &&
	    set->ranges[0].lo == set->ranges[0].hi &&
	    (set->ranges[0].lo < SURROGATE_LO ||
	     set->ranges[0].lo > SURROGATE_HI)) {
		pp_buf_printf(out, "\\x{%x}", (unsigned)set->ranges[0].lo);
		return;
	}
	pp_buf_puts(out, set->negated ? "[^" : "[");
	for (size_t i = 0; i < set->range_count; i++) {
		uint32_t lo = set->ranges[i].lo, hi = set->ranges[i].hi;

		put_range(out, lo, hi < SURROGATE_LO ? hi : SURROGATE_LO - 1);
		put_range(out, lo > SURROGATE_HI ? lo : SURROGATE_HI + 1, hi);
	}
	for (size_t i = 0; i < set->property_count; i++)
		pp_buf_printf(out, "\\%c{%s}",
			      set->properties[i].negated ? 'P' : 'p',
			      set->properties[i].name);
	pp_buf_puts(out, "]");
}

static void put_node(struct pp_buf *out, const struct pp_regex_node *node);

static void put_children(struct pp_buf *out, const struct pp_regex_node *node,
			 const char *between)
{
	for (node = node->child; node; node = node->next) {
		put_node(out, node);
		if (node->next)
			pp_buf_puts(out, between);
	}
}

static void put_repeat(struct pp_buf *out, const struct pp_regex_node *node)
{
	/* PCRE2 repeats a set by counting, and a group by copying it. */
	bool group = node->child->op != PP_REGEX_SET;

	pp_buf_puts(out, group ? "(?:" : "");
	put_node(out, node->child);
	pp_buf_puts(out, group ? ")" : "");
	if (node->max == PP_REGEX_MANY)
		pp_buf_printf(out, "{%d,}", node->min);
	else
		pp_buf_printf(out, "{%d,%d}", node->min, node->max);
	if (node->lazy)
		pp_buf_puts(out, "?");
}

static void put_node(struct pp_buf *out, const struct pp_regex_node *node)
{
	switch (node->op) {
	case PP_REGEX_SET:
		put_set(out, &node->set);
		break;
	case PP_REGEX_CAT:
		put_children(out, node, "");
		break;
	case PP_REGEX_ALT:
		pp_buf_puts(out, "(?:");
		put_children(out, node, "|");
		pp_buf_puts(out, ")");
		break;
	case PP_REGEX_REPEAT:
		put_repeat(out, node);
		break;
	case PP_REGEX_GROUP:
		pp_buf_puts(out, "(");
		put_node(out, node->child);
		pp_buf_puts(out, ")");
		break;
	case PP_REGEX_START:
		pp_buf_puts(out, "^");
		break;
	case PP_REGEX_END:
		pp_buf_puts(out, "$");
		break;
	case PP_REGEX_WORD:
		pp_buf_puts(out, node->negated ? "\\B" : "\\b");
		break;
	case PP_REGEX_AHEAD:
	case PP_REGEX_BEHIND:
		pp_buf_printf(out, "(?%s%c",
			      node->op == PP_REGEX_BEHIND ? "<" : "",
			      node->negated ? '!' : '=');
		put_node(out, node->child);
		pp_buf_puts(out, ")");
		break;
	case PP_REGEX_BACK:
		pp_buf_printf(out, "\\g{%u}", node->number);
		break;
	}
}

/* --- PCRE2 -------------------------------------------------------------- */

static const char *compile_fault(int code)
{
	switch (code) {
	case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
	case PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED:
	case PCRE2_ERROR_LOOKBEHIND_TOO_LONG:
		return "a lookbehind must have a fixed length";
	case PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY:
	case PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY:
		return "no such Unicode property";
	case PCRE2_ERROR_PATTERN_TOO_LARGE:
		return "the expression is too large";
	case PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP:
		return "groups are nested too deep";
	default:
		return "PCRE2 cannot compile the expression";
	}
}

static pcre2_code *compile(const struct pp_regex *regex,
			   struct pp_pattern_error *error)
{
	const uint32_t options = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY |
		PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF |
		PCRE2_NEVER_BACKSLASH_C | PCRE2_AUTO_CALLOUT |
		PCRE2_NO_START_OPTIMIZE | PCRE2_NO_UTF_CHECK;
	pcre2_code *code = NULL;
	struct pp_buf source;
	PCRE2_SIZE at;
	int fault;

	pp_buf_init(&source, SOURCE_MAX);
	put_node(&source, regex->root);
	*error = (struct pp_pattern_error){ "the expression is too large", 0 };
	if (!source.overflow) {
		code = pcre2_compile((PCRE2_SPTR)(source.p ? source.p : ""),
				     source.n, options, &fault, &at, NULL);
		if (!code)
			error->text = compile_fault(fault);
	}
	pp_buf_release(&source);
	return code;
}

static int count_step(pcre2_callout_block *block, void *data)
{
	struct pp_pattern_work *work = data;
	size_t at = block->current_position;

	work->steps += 1 + (at > work->last_at ? at - work->last_at :
						 work->last_at - at) / STRIDE;
	work->last_at = at;
	return work->steps > STEPS_MAX ? PCRE2_ERROR_CALLOUT : 0;
}

static enum pp_match run(const pcre2_code *code, struct pp_str subject,
			 struct pp_pattern_work *work)
{
	int rc;

	work->steps = work->last_at = 0;
	rc = pcre2_match(code, (PCRE2_SPTR)(subject.n ? subject.p : ""),
			 subject.n, 0, 0, work->match, work->context);
	if (rc >= 0)
		return PP_MATCH_YES;
	switch (rc) {
	case PCRE2_ERROR_CALLOUT:
	case PCRE2_ERROR_MATCHLIMIT:
	case PCRE2_ERROR_DEPTHLIMIT:
	case PCRE2_ERROR_HEAPLIMIT:
		return PP_MATCH_LIMIT;
	case PCRE2_ERROR_NOMEMORY:
		pp_oom();
	default:	/* no match, or no UTF-8 */
		return PP_MATCH_NO;
	}
}

static struct pp_pattern *make(struct pp_str source, bool captures,
			       struct pp_pattern_error *error)
{
	struct pp_arena arena = { 0 };
	struct pp_pattern made = { NULL, NULL }, *pattern = NULL;
	struct pp_regex regex;

	if (pp_regex_parse(&regex, &arena, source, error))
		goto out;
	if (!captures)
		made.automaton = pp_automaton_new(&regex);
	if (!made.automaton)
		made.code = compile(&regex, error);
	if (!made.automaton && !made.code)
		goto out;
	pattern = pp_alloc(1, sizeof(*pattern));
	*pattern = made;
out:
	pp_arena_release(&arena);
	return pattern;
}

struct pp_pattern *pp_pattern_new(struct pp_str source,
				  struct pp_pattern_error *error)
{
	return make(source, false, error);
}

struct pp_pattern *pp_pattern_new_capturing(struct pp_str source,
					    struct pp_pattern_error *error)
{
	return make(source, true, error);
}

void pp_pattern_free(struct pp_pattern *pattern)
{
	if (!pattern)
		return;
	pp_automaton_free(pattern->automaton);
	pcre2_code_free(pattern->code);
	pp_free(pattern);
}

struct pp_pattern_work *pp_pattern_work_new(void)
{
	struct pp_pattern_work *work = pp_alloc(1, sizeof(*work));

	*work = (struct pp_pattern_work){ 0 };
	return work;
}

void pp_pattern_work_free(struct pp_pattern_work *work)
{
	if (!work)
		return;
	pcre2_match_context_free(work->context);
	pcre2_match_data_free(work->match);
	pp_free(work);
}

/* PCRE2's part of work is made when first it is needed. */
static void prepare(struct pp_pattern_work *work)
{
	if (work->context)
		return;
	work->context = pcre2_match_context_create(NULL);
	work->match = pcre2_match_data_create(PP_PATTERN_GROUPS, NULL);
	if (!work->context || !work->match)
		pp_oom();
	pcre2_set_callout(work->context, count_step, work);
	pcre2_set_heap_limit(work->context, HEAP_MAX);
}

enum pp_match pp_pattern_match(const struct pp_pattern *pattern,
			       struct pp_str subject,
			       struct pp_pattern_work *work)
{
	if (pattern->automaton)
		return pp_automaton_match(pattern->automaton, subject) ?
			       PP_MATCH_YES : PP_MATCH_NO;
	prepare(work);
	return run(pattern->code, subject, work);
}

bool pp_pattern_is_linear(const struct pp_pattern *pattern)
{
	return pattern->automaton != NULL;
}

enum pp_match pp_pattern_capture(struct pp_str groups[PP_PATTERN_GROUPS],
				 const struct pp_pattern *pattern,
				 struct pp_str subject,
				 struct pp_pattern_work *work)
{
	const PCRE2_SIZE *at;
	enum pp_match found;
	uint32_t n = 0;

	prepare(work);
	found = run(pattern->code, subject, work);
	at = pcre2_get_ovector_pointer(work->match);
	pcre2_pattern_info(pattern->code, PCRE2_INFO_CAPTURECOUNT, &n);
	for (size_t i = 0; i < PP_PATTERN_GROUPS; i++) {
		groups[i] = (struct pp_str){ 0 };
		if (found == PP_MATCH_YES && i <= n && at[2 * i] != PCRE2_UNSET)
			groups[i] = (struct pp_str){
				subject.p + at[2 * i],
				at[2 * i + 1] - at[2 * i],
			};
	}
	return found;
}

/* Past a class in brackets. */
static size_t skip_class(struct pp_str s, size_t i)
{
	for (i++; i < s.n && s.p[i] != ']'; i++)
		i += s.p[i] == '\\';
	return i;
}

unsigned pp_pattern_group(struct pp_str s, struct pp_str name)
{
	unsigned number = 0;

	for (size_t i = 0; i < s.n; i++) {
		struct pp_str rest;

		if (s.p[i] == '\\') {
			i++;
			continue;
		}
		if (s.p[i] == '[')
			i = skip_class(s, i);
		if (i >= s.n || s.p[i] != '(')
			continue;
		rest = (struct pp_str){ s.p + i + 1, s.n - i - 1 };
		if (!pp_str_starts(rest, PP_LIT("?"))) {
			number++;
			continue;
		}
		if (!pp_str_starts(rest, PP_LIT("?<")) || rest.n < 3 ||
		    rest.p[2] == '=' || rest.p[2] == '!')
			continue;
		number++;
		rest = (struct pp_str){ rest.p + 2, rest.n - 2 };
		if (pp_str_starts(rest, name) && rest.n > name.n &&
		    rest.p[name.n] == '>')
			return number;
	}
	return 0;
}
