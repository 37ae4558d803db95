/* The words of findings about lists, mappings and branches. */
#include "schema/tell.h"

#include "schema/keyword.h"
#include "schema/mention.h"

enum {
	FOLLOW_MAX = 8,
	LOOK_MAX = 256		/* keys that are looked at for a hint */
};

static const struct pp_pos nowhere = { 0 };

/* --- lists ---------------------------------------------------------------- */

void pp_tell_extra_item(struct pp_say *s, const struct pp_node *node,
			const struct pp_spot *path, const char *keyword)
{
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(EXTRA_ITEM), pp_value_pos(path->value, s->file),
		      path, "%s is one too many",
		      pp_spot_words(s->scrap, path));
	if (path->index)
		pp_report_note(s->sink, f, nowhere,
			       "at most %s allowed here",
			       path->index == 1 ? "1 item is" :
			       pp_arena_printf(s->scrap, "%u items are",
					       path->index));
	pp_say_place(s, f, node, keyword);
}

void pp_tell_same(struct pp_say *s, const struct pp_node *node,
		  const struct pp_spot *path, const uint32_t pair[2])
{
	struct pp_spot item = pp_spot_item(path, pair[1]);
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(UNIQUE_ITEMS),
		      pp_value_pos(item.value, s->file), &item,
		      "%s stands in the list already",
		      pp_spot_words(s->scrap, &item));
	if (item.value->type < PP_LIST)
		pp_report_found(s->sink, f, item.value->text);
	pp_report_note(s->sink, f,
		       pp_value_pos(&path->value->items[pair[0]], s->file),
		       "it is the same as item %u", pair[0] + 1);
	pp_say_place(s, f, node, "uniqueItems");
}

/* What an item must be, where that is one scalar. */
static const char *form_words(struct pp_say *s, uint32_t node)
{
	const struct pp_op *op = pp_mention_op(s->schema, node, PP_OP_CONST,
					       FOLLOW_MAX);

	if (!op || op->value->type >= PP_LIST)
		return "of a certain form";
	return pp_arena_printf(s->scrap, "equal to %s",
			       pp_brief(s->scrap, op->value->text, 40));
}

void pp_tell_contains(struct pp_say *s, const struct pp_node *node,
		      const struct pp_contains *c, const struct pp_spot *path,
		      uint64_t n)
{
	bool few = n < c->min;
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(CONTAINS), pp_spot_key_pos(path, s->file), path,
		      "%s must have at %s %s %s",
		      pp_spot_words(s->scrap, path), few ? "least" : "most",
		      pp_say_count(s->scrap, few ? c->min : c->max, "item"),
		      form_words(s, c->node));
	pp_report_note(s->sink, f, nowhere, "it has %s",
		       pp_say_count(s->scrap, n, "such item"))->about_value =
		true;
	pp_say_description(s, f, &s->schema->nodes[c->node]);
	pp_say_place(s, f, node, few && c->min != 1 ? "minContains" :
				 few ? "contains" : "maxContains");
}

/* --- mappings ------------------------------------------------------------- */

/* A key that the schema does not name and that is near the missing one. */
static const struct pp_member *misspelt(const struct pp_members *ms,
					const struct pp_value *map,
					struct pp_str missing)
{
	for (uint32_t i = 0; i < map->count && i < LOOK_MAX; i++) {
		const struct pp_member *m = &map->members[i];

		if (!pp_members_find(ms, m->key, m->hash) &&
		    !pp_nearest(m->key, &missing, 1))
			return m;
	}
	return NULL;
}

/* The pointer of a missing key is where it would stand. */
static void point_at_missing(struct pp_say *s, struct pp_finding *f,
			     const struct pp_spot *path, struct pp_str key)
{
	struct pp_member member = { .key = key };
	struct pp_spot spot = pp_spot_member(path, &member);

	pp_report_pointer(s->sink, f, pp_spot_pointer(s->scrap, &spot));
}

void pp_tell_missing(struct pp_say *s, const struct pp_node *node,
		     const struct pp_members *ms, struct pp_str key,
		     const struct pp_spot *path)
{
	const struct pp_member *near = NULL;
	struct pp_finding *f;
	struct pp_pos pos = pp_spot_key_pos(path, s->file);

	f = pp_say_at(s, PP_R(REQUIRED), pos, path, "missing key '%.*s'%s%s",
		      PP_STR(key), path->up ? " in " : "",
		      path->up ? pp_spot_words(s->scrap, path) : "");
	point_at_missing(s, f, path, key);
	/* Where unknown keys are faults, the hint stands there. */
	if (ms->additional == PP_NO_NODE ||
	    !(s->schema->nodes[ms->additional].flags & PP_NODE_FALSE))
		near = misspelt(ms, path->value, key);
	pos.line = near ? near->line : 0;
	pos.col = near ? near->col : 0;
	if (near)
		pp_report_note(s->sink, f, pos, "is it meant by '%.*s'?",
			       PP_STR(near->key));
	pp_say_place(s, f, node, "required");
}

void pp_tell_dependent(struct pp_say *s, const struct pp_node *node,
		       const struct pp_member *m, struct pp_str key,
		       const struct pp_spot *path)
{
	struct pp_pos pos = { s->file, m->line, m->col, 0 };
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(DEPENDENT_REQUIRED), pos, path,
		      "missing key '%.*s', which '%.*s' calls for",
		      PP_STR(key), PP_STR(m->key));
	point_at_missing(s, f, path, key);
	pp_say_place(s, f, node, "dependentRequired");
}

/* --- branches ------------------------------------------------------------- */

void pp_tell_several(struct pp_say *s, const struct pp_node *node,
		     const struct pp_branches *b, const struct pp_spot *path,
		     const char *which, uint32_t n)
{
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(ONE_OF), pp_spot_key_pos(path, s->file), path,
		      "%s must fit exactly one of %u forms, but fits %u",
		      pp_spot_words(s->scrap, path), b->count, n);
	pp_report_note(s->sink, f, nowhere, "it fits the forms number %s",
		       which)->about_value = true;
	pp_say_place(s, f, node, "oneOf");
}

/* "must not be x", "must not have the key x": where the schema ruled out is
 * that simple. */
static const char *not_words(struct pp_say *s, uint32_t index,
			     const struct pp_value *v)
{
	const struct pp_op *op;

	op = pp_mention_op(s->schema, index, PP_OP_CONST, FOLLOW_MAX);
	if (!op)
		op = pp_mention_op(s->schema, index, PP_OP_ENUM, FOLLOW_MAX);
	if (op && v->type < PP_LIST)
		return "must not have this value";
	op = pp_mention_op(s->schema, index, PP_OP_MEMBERS, FOLLOW_MAX);
	if (op && op->members->required_count == op->members->name_count &&
	    op->members->name_count == 1 && v->type == PP_MAP)
		return pp_arena_printf(s->scrap, "must not have the key '%.*s'",
				       PP_STR(op->members->names[0].key));
	if (!s->schema->nodes[index].end[PP_GROUP_LAST])
		return "must be of another type";
	return "is of a form that is ruled out";
}

void pp_tell_not(struct pp_say *s, const struct pp_node *node, uint32_t index,
		 const struct pp_spot *path)
{
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(NOT), pp_spot_key_pos(path, s->file), path,
		      "%s %s", pp_spot_words(s->scrap, path),
		      not_words(s, index, path->value));
	if (path->value->type < PP_LIST) {
		f->pos.line = path->value->line;
		f->pos.col = path->value->col;
		pp_report_found(s->sink, f, path->value->text);
	}
	pp_say_description(s, f, &s->schema->nodes[index]);
	pp_say_place(s, f, node, "not");
}

/* Does a node ask more of a value than to be there? */
static bool asks(const struct pp_say *s, uint32_t node)
{
	return node != PP_NO_NODE &&
	       (s->schema->nodes[node].end[PP_GROUP_LAST] ||
		s->schema->nodes[node].types != PP_TYPES_ALL);
}

/* What the condition asked of a key, where it is one const or enum. */
const char *pp_tell_condition(struct pp_say *s, uint32_t test,
			      const struct pp_value *map, bool held)
{
	const struct pp_op *op = pp_mention_op(s->schema, test,
					       PP_OP_MEMBERS, FOLLOW_MAX);
	const struct pp_member *m = NULL;
	const struct pp_name *name;

	if (map->type == PP_MAP && op && op->members->name_count == 1) {
		name = &op->members->names[0];
		m = pp_value_member(map, name->key);
		if (!m && !held)
			return pp_arena_printf(s->scrap,
					       "because '%.*s' is not given",
					       PP_STR(name->key));
		if (m && m->value.type < PP_LIST && asks(s, name->node))
			return pp_arena_printf(s->scrap, "because '%.*s' is %s",
					       PP_STR(name->key),
					       pp_brief(s->scrap, m->value.text,
							40));
		if (m)
			return pp_arena_printf(s->scrap,
					       "because there is '%.*s'",
					       PP_STR(name->key));
	}
	return held ? "because the condition under 'if' holds" :
		      "because the condition under 'if' does not hold";
}

void pp_tell_false(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path)
{
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(FALSE_SCHEMA), pp_spot_key_pos(path, s->file),
		      path, "%s is not allowed here",
		      pp_spot_words(s->scrap, path));
	pp_say_place(s, f, node, "");
}

void pp_tell_fault(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path, enum pp_fault fault)
{
	bool pattern = fault == PP_FAULT_PATTERN;
	struct pp_pos pos = pp_value_pos(path->value, s->file);
	const char *place = pp_spot_words(s->scrap, path);
	struct pp_finding *f;

	if (pattern)
		f = pp_say_at(s, PP_R(PATTERN_LIMIT), pos, path,
			      "%s took a pattern too many steps", place);
	else
		f = pp_say_at(s, PP_R(SCHEMA_DEPTH), pos, path,
			      "the schema takes too many steps on %s", place);
	pp_report_note(s->sink, f, nowhere, "%s", pattern ?
		       "the rest was not checked; write the pattern so that "
		       "it cannot match in many ways" :
		       "the rest was not checked; does the schema refer to "
		       "itself?");
	pp_say_place(s, f, node, pattern ? "pattern" : "$ref");
}
