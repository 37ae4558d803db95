/* The fast evaluator: stops at the first fault, keeps to the stack.  Every
 * function returns "it holds"; where a run is given up (w->fault) the callers
 * must not take "it does not hold" for a reason to say yes. */
#include "schema/run.h"

#include "base/utf8.h"

static bool run_node(struct pp_schema_work *w, uint32_t index,
		     const struct pp_value *v, size_t track);

/* --- strings and choices -------------------------------------------------- */

bool pp_run_regex(struct pp_schema_work *w, const struct pp_matcher *regex,
		  struct pp_str text)
{
	enum pp_match match = pp_pattern_match(regex->pattern, text,
					       w->patterns);

	if (match == PP_MATCH_LIMIT)
		w->fault = PP_FAULT_PATTERN;
	return match == PP_MATCH_YES;
}

/* A code point has one to four bytes: often their number alone decides. */
static bool is_long_enough(struct pp_str s, uint64_t min)
{
	if (s.n < min)
		return false;
	return s.n / 4 >= min || pp_utf8_length(s) >= min;
}

static bool is_short_enough(struct pp_str s, uint64_t max)
{
	if (s.n <= max)
		return true;
	return s.n / 4 <= max && pp_utf8_length(s) <= max;
}

static bool has_string(const struct pp_choices *c, struct pp_str s)
{
	uint32_t hash;

	if (!(c->lengths >> (s.n < 63 ? s.n : 63) & 1))
		return false;
	hash = pp_key_hash(s);
	for (uint32_t i = hash & c->mask; c->slots[i]; i = (i + 1) & c->mask)
		if (c->hashes[i] == hash &&
		    pp_str_eq(c->list->items[c->slots[i] - 1].text, s))
			return true;
	return false;
}

bool pp_run_choice(const struct pp_choices *c, const struct pp_value *v)
{
	if (v->type == PP_STRING)
		return has_string(c, v->text);
	for (uint32_t i = 0; i < c->other_count; i++)
		if (pp_value_eq(&c->list->items[c->others[i]], v))
			return true;
	return false;
}

/* --- lists ---------------------------------------------------------------- */

static bool run_items(struct pp_schema_work *w, const struct pp_items *items,
		      const struct pp_value *v, size_t track)
{
	uint32_t i = 0;

	for (; i < v->count && i < items->prefix_count; i++) {
		if (!run_node(w, items->prefix[i], &v->items[i], PP_NO_TRACK))
			return false;
		pp_work_mark(w, track, i);
	}
	if (items->rest == PP_NO_NODE)
		return true;
	for (; i < v->count; i++)
		if (!run_node(w, items->rest, &v->items[i], PP_NO_TRACK))
			return false;
	pp_work_mark_all(w, track, v);
	return true;
}

static bool run_contains(struct pp_schema_work *w, const struct pp_contains *c,
			 const struct pp_value *v, size_t track)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < v->count; i++) {
		if (run_node(w, c->node, &v->items[i], PP_NO_TRACK)) {
			n++;
			pp_work_mark(w, track, i);
		}
		if (w->fault || n > c->max)
			return false;
		if (track == PP_NO_TRACK && n >= c->min &&
		    c->max == UINT64_MAX)
			return true;
	}
	return n >= c->min;
}

/* --- mappings ------------------------------------------------------------- */

struct pp_value pp_run_key(const struct pp_member *m)
{
	return (struct pp_value){ .type = PP_STRING, .line = m->line,
				  .col = m->col, .text = m->key };
}

/* One member against patternProperties; *known tells whether one matched. */
static bool run_patterns(struct pp_schema_work *w, const struct pp_members *ms,
			 const struct pp_member *m, bool *known)
{
	for (uint32_t i = 0; i < ms->pattern_count; i++) {
		if (!pp_run_regex(w, ms->patterns[i].regex, m->key)) {
			if (w->fault)
				return false;
			continue;
		}
		*known = true;
		if (!run_node(w, ms->patterns[i].node, &m->value, PP_NO_TRACK))
			return false;
	}
	return true;
}

static bool run_rest(struct pp_schema_work *w, const struct pp_members *ms,
		     const struct pp_member *m, bool *known)
{
	if (ms->pattern_count && !run_patterns(w, ms, m, known))
		return false;
	if (!*known && ms->additional != PP_NO_NODE) {
		*known = true;
		if (!run_node(w, ms->additional, &m->value, PP_NO_TRACK))
			return false;
	}
	if (ms->property_names != PP_NO_NODE) {
		struct pp_value key = pp_run_key(m);

		return run_node(w, ms->property_names, &key, PP_NO_TRACK);
	}
	return true;
}

static bool run_members(struct pp_schema_work *w, const struct pp_members *ms,
			const struct pp_value *v, size_t track)
{
	bool has_rest = ms->pattern_count || ms->additional != PP_NO_NODE ||
			ms->property_names != PP_NO_NODE;
	size_t seen = w->word_count;
	uint32_t required = 0;

	if (v->count < ms->required_count)
		return false;
	pp_work_push_bits(w, ms->required_count);
	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		const struct pp_name *name = pp_members_find(ms, m->key,
							     m->hash);
		bool known = name && name->node != PP_NO_NODE;

		if (known && !run_node(w, name->node, &m->value, PP_NO_TRACK))
			return false;
		if (has_rest && !run_rest(w, ms, m, &known))
			return false;
		if (known)
			pp_work_mark(w, track, i);
		if (name && name->required != PP_NO_NODE &&
		    !pp_work_marked(w, seen, name->required)) {
			pp_work_mark(w, seen, name->required);
			required++;
		}
	}
	pp_work_pop(w, seen);
	return required == ms->required_count;
}

static bool run_dependent(struct pp_schema_work *w,
			  const struct pp_dependent *d,
			  const struct pp_value *v, size_t track)
{
	if (!pp_value_member(v, d->key))
		return true;
	if (d->node != PP_NO_NODE)
		return run_node(w, d->node, v, track);
	for (uint32_t i = 0; i < d->name_count; i++)
		if (!pp_value_member(v, d->names[i]))
			return false;
	return true;
}

static bool run_dependents(struct pp_schema_work *w,
			   const struct pp_dependents *ds,
			   const struct pp_value *v, size_t track)
{
	for (uint32_t i = 0; i < ds->count; i++)
		if (!run_dependent(w, &ds->list[i], v, track))
			return false;
	return true;
}

/* --- choices between schemas ---------------------------------------------- */

/* What a branch has evaluated counts only where it holds. */
static bool run_branch(struct pp_schema_work *w, uint32_t node,
		       const struct pp_value *v, size_t track)
{
	size_t own;
	bool holds;

	if (track == PP_NO_TRACK)
		return run_node(w, node, v, track);
	own = pp_work_push(w, v);
	holds = run_node(w, node, v, own);
	if (holds)
		pp_work_merge(w, track, own, v);
	pp_work_pop(w, own);
	return holds;
}

static bool run_any_of(struct pp_schema_work *w, const struct pp_branches *b,
		       const struct pp_value *v, size_t track)
{
	bool holds = false;

	for (uint32_t i = 0; i < b->count; i++) {
		if (run_branch(w, b->nodes[i], v, track)) {
			holds = true;
			if (track == PP_NO_TRACK)
				return true;
		}
		if (w->fault)
			return false;
	}
	return holds;
}

static bool run_one_of(struct pp_schema_work *w, const struct pp_branches *b,
		       const struct pp_value *v, size_t track)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < b->count && n < 2; i++) {
		n += run_branch(w, b->nodes[i], v, track);
		if (w->fault)
			return false;
	}
	return n == 1;
}

static bool run_all_of(struct pp_schema_work *w, const struct pp_branches *b,
		       const struct pp_value *v, size_t track)
{
	for (uint32_t i = 0; i < b->count; i++)
		if (!run_node(w, b->nodes[i], v, track))
			return false;
	return true;
}

static bool run_not(struct pp_schema_work *w, uint32_t node,
		    const struct pp_value *v)
{
	return !run_node(w, node, v, PP_NO_TRACK) && !w->fault;
}

static bool run_condition(struct pp_schema_work *w,
			  const struct pp_condition *c,
			  const struct pp_value *v, size_t track)
{
	bool holds = run_branch(w, c->test, v, track);
	uint32_t next = holds ? c->then : c->otherwise;

	if (w->fault)
		return false;
	return next == PP_NO_NODE || run_node(w, next, v, track);
}

/* --- what no other keyword has seen --------------------------------------- */

static bool run_unevaluated(struct pp_schema_work *w, uint32_t node,
			    const struct pp_value *v, size_t track)
{
	for (uint32_t i = 0; i < v->count; i++) {
		if (pp_work_marked(w, track, i))
			continue;
		if (!run_node(w, node, v->type == PP_LIST ?
				       &v->items[i] : &v->members[i].value,
			      PP_NO_TRACK))
			return false;
	}
	pp_work_mark_all(w, track, v);
	return true;
}

/* --- operations ----------------------------------------------------------- */

static bool run_number(const struct pp_op *op, const struct pp_decimal *number)
{
	int order;

	if (op->code == PP_OP_MULTIPLE_OF)
		return pp_decimal_is_multiple(number, op->number);
	order = pp_decimal_cmp(number, op->number);
	switch ((enum pp_op_code)op->code) {
	case PP_OP_MINIMUM:
		return order >= 0;
	case PP_OP_MAXIMUM:
		return order <= 0;
	case PP_OP_EXCLUSIVE_MINIMUM:
		return order > 0;
	default:
		return order < 0;
	}
}

/* Numbers and texts. */
static bool run_scalar(struct pp_schema_work *w, const struct pp_op *op,
		       const struct pp_value *v)
{
	switch ((enum pp_op_code)op->code) {
	case PP_OP_MIN_LENGTH:
		return is_long_enough(v->text, op->count);
	case PP_OP_MAX_LENGTH:
		return is_short_enough(v->text, op->count);
	case PP_OP_FORMAT:
		return pp_format_holds(op->format, v->text);
	case PP_OP_PATTERN:
		return pp_run_regex(w, op->regex, v->text);
	default:
		return run_number(op, v->number);
	}
}

static bool run_op(struct pp_schema_work *w, const struct pp_op *op,
		   const struct pp_value *v, size_t track)
{
	uint32_t first, second;

	switch ((enum pp_op_code)op->code) {
	case PP_OP_MINIMUM:
	case PP_OP_MAXIMUM:
	case PP_OP_EXCLUSIVE_MINIMUM:
	case PP_OP_EXCLUSIVE_MAXIMUM:
	case PP_OP_MULTIPLE_OF:
	case PP_OP_MIN_LENGTH:
	case PP_OP_MAX_LENGTH:
	case PP_OP_FORMAT:
	case PP_OP_PATTERN:
		return run_scalar(w, op, v);
	case PP_OP_MIN_ITEMS:
	case PP_OP_MIN_PROPERTIES:
		return v->count >= op->count;
	case PP_OP_MAX_ITEMS:
	case PP_OP_MAX_PROPERTIES:
		return v->count <= op->count;
	case PP_OP_ITEMS:
		return run_items(w, op->items, v, track);
	case PP_OP_UNIQUE:
		return !pp_work_same_items(w, v, &first, &second);
	case PP_OP_CONTAINS:
		return run_contains(w, op->contains, v, track);
	case PP_OP_MEMBERS:
		return run_members(w, op->members, v, track);
	case PP_OP_DEPENDENT_REQUIRED:
	case PP_OP_DEPENDENT_SCHEMAS:
		return run_dependents(w, op->dependents, v, track);
	case PP_OP_CONST:
		return pp_value_eq(v, op->value);
	case PP_OP_ENUM:
		return pp_run_choice(op->choices, v);
	case PP_OP_REF:
		return run_node(w, op->node, v, track);
	case PP_OP_DYNAMIC_REF:
		return run_node(w, pp_work_dynamic(w, op->dynamic), v, track);
	case PP_OP_ALL_OF:
		return run_all_of(w, op->branches, v, track);
	case PP_OP_ANY_OF:
		return run_any_of(w, op->branches, v, track);
	case PP_OP_ONE_OF:
		return run_one_of(w, op->branches, v, track);
	case PP_OP_NOT:
		return run_not(w, op->node, v);
	case PP_OP_IF:
		return run_condition(w, op->condition, v, track);
	case PP_OP_UNEVALUATED_ITEMS:
		return v->type != PP_LIST ||
		       run_unevaluated(w, op->node, v, track);
	case PP_OP_UNEVALUATED_PROPERTIES:
		return v->type != PP_MAP ||
		       run_unevaluated(w, op->node, v, track);
	}
	return true;
}

static bool run_group(struct pp_schema_work *w, const struct pp_node *n,
		      const struct pp_value *v, size_t track, int group)
{
	const struct pp_op *ops = w->schema->ops + n->first;
	unsigned i = group ? n->end[group - 1] : 0;

	for (; i < n->end[group]; i++)
		if (!run_op(w, &ops[i], v, track))
			return false;
	return true;
}

static bool run_before_last(struct pp_schema_work *w, const struct pp_node *n,
			    const struct pp_value *v, size_t track)
{
	static const int groups[] = {
		[PP_NULL] = -1, [PP_BOOL] = -1,
		[PP_NUMBER] = PP_GROUP_NUMBER, [PP_STRING] = PP_GROUP_STRING,
		[PP_LIST] = PP_GROUP_LIST, [PP_MAP] = PP_GROUP_MAP,
	};
	int group = groups[v->type];

	return (group < 0 || run_group(w, n, v, track, group)) &&
	       run_group(w, n, v, track, PP_GROUP_ANY);
}

static bool has_unevaluated(const struct pp_node *n, const struct pp_value *v)
{
	return (v->type == PP_LIST && n->flags & PP_NODE_UNEVALUATED_ITEMS) ||
	       (v->type == PP_MAP && n->flags & PP_NODE_UNEVALUATED_PROPERTIES);
}

/* What a schema with unevaluated* sees is what it and the schemas below it
 * have evaluated, nothing of its surroundings: it keeps a set of its own. */
static bool run_tracked(struct pp_schema_work *w, const struct pp_node *n,
			const struct pp_value *v, size_t track)
{
	size_t own = pp_work_push(w, v);
	bool holds;

	holds = run_before_last(w, n, v, own) &&
		run_group(w, n, v, own, PP_GROUP_LAST);
	if (holds)
		pp_work_merge(w, track, own, v);
	pp_work_pop(w, own);
	return holds;
}

static bool run_node(struct pp_schema_work *w, uint32_t index,
		     const struct pp_value *v, size_t track)
{
	const struct pp_node *n = &w->schema->nodes[index];
	size_t scope = w->scope_count, words = w->word_count;
	bool holds;

	if (!pp_types_fit(n->types, v))
		return false;
	if (!n->end[PP_GROUP_LAST])
		return true;
	if ((w->depth >= PP_WORK_DEPTH_MAX || w->steps >= w->steps_max) &&
	    pp_work_is_spent(w)) {
		w->fault = PP_FAULT_DEPTH;
		return false;
	}
	w->depth++;
	w->steps++;
	if (w->schema->dynamic)
		pp_work_enter(w, n);
	holds = has_unevaluated(n, v) ? run_tracked(w, n, v, track) :
					run_before_last(w, n, v, track);
	w->word_count = words;
	w->scope_count = scope;
	w->depth--;
	return holds;
}

bool pp_run_node(struct pp_schema_work *w, uint32_t node,
		 const struct pp_value *v, size_t track)
{
	return run_node(w, node, v, track);
}

bool pp_run_before_last(struct pp_schema_work *w, const struct pp_node *n,
			const struct pp_value *v, size_t track)
{
	return run_before_last(w, n, v, track);
}

bool pp_run_op(struct pp_schema_work *w, const struct pp_op *op,
	       const struct pp_value *v, size_t track)
{
	return run_op(w, op, v, track);
}

bool pp_schema_holds(const struct pp_schema *schema,
		     const struct pp_value *value, struct pp_schema_work *work)
{
	pp_work_begin(work, schema, value);
	return run_node(work, schema->root, value, PP_NO_TRACK) &&
	       !work->fault;
}
