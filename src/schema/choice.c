/* Choosing the branch to explain. */
#include "schema/choice.h"

#include "base/map.h"
#include "schema/mention.h"

enum { FOLLOW_MAX = 8, LISTED_MAX = 64 };

/* How far a branch is from the value; compared field by field, the smallest
 * wins. */
struct score {
	unsigned type_wrong;	/* the value has another type */
	unsigned tag_wrong;	/* a const or enum of the value, or of a key of
				   it, says another thing */
	unsigned no_tag;	/* no const of a key agrees */
	size_t shallow;		/* faults of the value itself */
	size_t errors;
};

static bool is_rule(const struct pp_finding *f, enum pp_rule_number rule)
{
	return f->rule == &pp_rules[rule];
}

/* 0: the finding is about the place at pointer itself; 1: about a member or
 * item of it; 2: something deeper. */
static int depth_below(const struct pp_finding *f, struct pp_str pointer)
{
	const char *rest = f->pointer ? f->pointer + pointer.n : "";

	if (!*rest)
		return 0;
	return strchr(rest + 1, '/') ? 2 : 1;
}

static bool is_tag(const struct pp_finding *f)
{
	return is_rule(f, PP_RULE_CONST) || is_rule(f, PP_RULE_ENUM);
}

/* Does a key of the value agree with a const of the branch? */
static bool has_tag(const struct pp_schema *schema, uint32_t node,
		    const struct pp_value *v)
{
	const struct pp_op *op = pp_mention_op(schema, node, PP_OP_MEMBERS,
					       FOLLOW_MAX);

	if (!op || v->type != PP_MAP)
		return false;
	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		const struct pp_name *name;
		const struct pp_op *tag;

		name = pp_members_find(op->members, m->key, m->hash);
		if (!name || name->node == PP_NO_NODE)
			continue;
		tag = pp_mention_op(schema, name->node, PP_OP_CONST,
				    FOLLOW_MAX);
		if (tag && pp_value_eq(tag->value, &m->value))
			return true;
		tag = pp_mention_op(schema, name->node, PP_OP_ENUM,
				    FOLLOW_MAX);
		if (tag && pp_run_choice(tag->choices, &m->value))
			return true;
	}
	return false;
}

static struct score score_of(const struct pp_say *s, const struct pp_spot *path,
			     const struct pp_branch *b)
{
	struct pp_str pointer = pp_spot_pointer(s->scrap, path);
	struct score score = { .errors = b->sink.errors };

	score.no_tag = !has_tag(s->schema, b->node, path->value);
	for (size_t i = 0; i < b->sink.count; i++) {
		const struct pp_finding *f = b->sink.items[i];
		int depth = depth_below(f, pointer);

		score.shallow += depth == 0;
		if (depth == 0 && (is_rule(f, PP_RULE_TYPE) ||
				   is_rule(f, PP_RULE_FALSE_SCHEMA)))
			score.type_wrong = 1;
		if (depth < 2 && is_tag(f))
			score.tag_wrong = 1;
	}
	return score;
}

static int compare_counts(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare(const struct score *a, const struct score *b)
{
	int order = compare_counts(a->type_wrong, b->type_wrong);

	if (!order)
		order = compare_counts(a->tag_wrong, b->tag_wrong);
	if (!order)
		order = compare_counts(a->no_tag, b->no_tag);
	if (!order)
		order = compare_counts(a->shallow, b->shallow);
	return order ? order : compare_counts(a->errors, b->errors);
}

/* --- what all branches want ----------------------------------------------- */

/* All branches want other types: say them together. */
static bool say_types(struct pp_say *s, const struct pp_node *node,
		      const struct pp_spot *path,
		      const struct pp_branch *branches, size_t count,
		      const char *keyword)
{
	unsigned types = 0;

	for (size_t i = 0; i < count; i++)
		types |= pp_mention_types(s->schema, branches[i].node,
					  FOLLOW_MAX);
	if (!types || pp_types_fit(types, path->value))
		return false;
	pp_say_type(s, node, path, types, keyword);
	return true;
}

/* The values that a node allows by const or enum; false where it has neither,
 * or there are too many. */
static bool add_values(const struct pp_schema *schema, uint32_t node,
		       const struct pp_value **values, size_t *n)
{
	const struct pp_op *op = pp_mention_op(schema, node, PP_OP_CONST,
					       FOLLOW_MAX);

	if (op && *n < LISTED_MAX) {
		values[(*n)++] = op->value;
		return true;
	}
	op = pp_mention_op(schema, node, PP_OP_ENUM, FOLLOW_MAX);
	if (!op || op->choices->list->count > LISTED_MAX - *n)
		return false;
	for (uint32_t i = 0; i < op->choices->list->count; i++)
		values[(*n)++] = &op->choices->list->items[i];
	return true;
}

/* Each branch lists values, or is of another type: the value must be one of
 * all those listed. */
static bool say_values(struct pp_say *s, const struct pp_node *node,
		       const struct pp_spot *path,
		       const struct pp_branch *branches, size_t count,
		       const char *keyword)
{
	const struct pp_value *values[LISTED_MAX];
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (!add_values(s->schema, branches[i].node, values, &n))
			return false;
	pp_say_values(s, node, path, values, n, keyword);
	return true;
}

/* The node of the branch's property key, or PP_NO_NODE. */
static uint32_t property_node(const struct pp_schema *schema, uint32_t node,
			      const struct pp_member *m)
{
	const struct pp_op *op = pp_mention_op(schema, node, PP_OP_MEMBERS,
					       FOLLOW_MAX);
	const struct pp_name *name;

	if (!op)
		return PP_NO_NODE;
	name = pp_members_find(op->members, m->key, m->hash);
	return name ? name->node : PP_NO_NODE;
}

/* The key by which the branches are told apart says something that none of
 * them knows. */
static bool say_tag(struct pp_say *s, const struct pp_node *node,
		    const struct pp_spot *path,
		    const struct pp_branch *branches, size_t count,
		    const char *keyword)
{
	const struct pp_value *map = path->value;
	const struct pp_value *values[LISTED_MAX];

	for (uint32_t i = 0; map->type == PP_MAP && i < map->count; i++) {
		const struct pp_member *m = &map->members[i];
		struct pp_spot member = pp_spot_member(path, m);
		size_t n = 0, k;
		bool known = false;

		for (k = 0; k < count; k++) {
			uint32_t p = property_node(s->schema,
						   branches[k].node, m);

			if (p == PP_NO_NODE ||
			    !add_values(s->schema, p, values, &n))
				break;
		}
		for (size_t j = 0; j < n; j++)
			known |= pp_value_eq(values[j], &m->value);
		if (k == count && !known) {
			pp_say_values(s, node, &member, values, n, keyword);
			return true;
		}
	}
	return false;
}

/* --- one branch ----------------------------------------------------------- */

static const char *ordinal(struct pp_arena *arena, size_t n)
{
	const char *end = n % 100 / 10 == 1 ? "th" : n % 10 == 1 ? "st" :
			  n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";

	return pp_arena_printf(arena, "%zu%s", n, end);
}

/* The notes of a finding; form, where it is not NULL, before the last one,
 * which is the place in the schema. */
static void copy_notes(struct pp_say *s, struct pp_finding *to,
		       const struct pp_note *note, const struct pp_note *form)
{
	for (; note; note = note->next) {
		if (form && !note->next)
			pp_report_note(s->sink, to, form->pos, "%s",
				       form->text);
		pp_report_note(s->sink, to, note->pos, "%s",
			       note->text)->about_value = note->about_value;
	}
}

static void copy_finding(struct pp_say *s, const struct pp_finding *from,
			 const struct pp_note *form)
{
	struct pp_finding *f;

	f = pp_report(s->sink, from->rule, from->pos, "%s", from->text);
	if (f == &s->sink->spare)
		return;
	if (from->found)
		f->found = pp_arena_printf(&s->sink->arena, "%s", from->found);
	if (from->pointer)
		pp_report_pointer(s->sink, f, pp_str(from->pointer));
	copy_notes(s, f, from->notes, form);
}

static void say_branch(struct pp_say *s, const struct pp_node *node,
		       const struct pp_branch *branches, size_t best,
		       size_t count, const char *keyword)
{
	const struct pp_sink *from = &branches[best].sink;
	const struct pp_member *m = pp_value_member(node->source,
						    pp_str(keyword));
	struct pp_note form = { .pos.file = pp_node_file(s->schema, node) };

	if (m) {
		form.pos.line = m->line;
		form.pos.col = m->col;
	}
	form.text = pp_arena_printf(s->scrap, "of the %zu forms under '%s' "
				    "the %s comes nearest", count, keyword,
				    ordinal(s->scrap, best + 1));
	for (size_t i = 0; i < from->count; i++)
		copy_finding(s, from->items[i], i || count < 2 ? NULL : &form);
}

static bool all_type_wrong(const struct score *scores, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!scores[i].type_wrong)
			return false;
	return true;
}

static bool all_tag_wrong(const struct score *scores, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!scores[i].tag_wrong && !scores[i].type_wrong)
			return false;
	return true;
}

void pp_choice_say(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path, struct pp_branch *branches,
		   size_t count, const char *keyword)
{
	struct score *scores = pp_new(s->scrap, struct score, count);
	size_t best = 0;

	for (size_t i = 0; i < count; i++)
		scores[i] = score_of(s, path, &branches[i]);
	for (size_t i = 1; i < count; i++)
		if (compare(&scores[i], &scores[best]) < 0)
			best = i;
	if (all_type_wrong(scores, count) &&
	    say_types(s, node, path, branches, count, keyword))
		return;
	if (count > 1 && all_tag_wrong(scores, count) &&
	    (say_values(s, node, path, branches, count, keyword) ||
	     say_tag(s, node, path, branches, count, keyword)))
		return;
	say_branch(s, node, branches, best, count, keyword);
}
