/* Walking a value that does not hold to its schema, fault by fault. */
#include "schema/explain.h"

#include "base/map.h"
#include "base/memory.h"
#include "schema/choice.h"
#include "schema/mention.h"
#include "schema/tell.h"

enum {
	NAMES_NODES_MAX = 4096,
	PAIRS_MAX = 512,
	FAULTS_MAX = 1000	/* told of one value */
};

struct explain {
	struct pp_schema_work *w;
	struct pp_say say;
	bool stopped;		/* the run was given up, and this is told */
	size_t limit;		/* errors in a sink after which no more are
				   looked for */
};

static void explain_node(struct explain *e, uint32_t index,
			 const struct pp_spot *path);

static const struct pp_node *node_at(const struct explain *e, uint32_t index)
{
	return &e->w->schema->nodes[index];
}

/* Is there nothing more to do?  Branches have sinks of their own: each may be
 * filled. */
static bool is_over(struct explain *e)
{
	return e->stopped || e->say.sink->errors >= e->limit;
}

static bool is_false(const struct explain *e, uint32_t index)
{
	return index != PP_NO_NODE &&
	       node_at(e, index)->flags & PP_NODE_FALSE;
}

/* Tell, once, that a run was given up.  Returns whether it was. */
static bool check_fault(struct explain *e, const struct pp_node *node,
			const struct pp_spot *path)
{
	if (!e->stopped && e->w->fault != PP_FAULT_NONE) {
		e->stopped = true;
		pp_tell_fault(&e->say, node, path, e->w->fault);
	}
	return e->stopped;
}

/* Does the value hold to that node?  No, too, where the run is given up. */
static bool holds(struct explain *e, uint32_t index, const struct pp_spot *path)
{
	bool answer = pp_run_node(e->w, index, path->value, PP_NO_TRACK);

	return !check_fault(e, node_at(e, index), path) && answer;
}

/* --- lists ---------------------------------------------------------------- */

static void explain_items(struct explain *e, const struct pp_node *node,
			  const struct pp_items *items,
			  const struct pp_spot *path)
{
	for (uint32_t i = 0; i < path->value->count; i++) {
		struct pp_spot item = pp_spot_item(path, i);

		if (i < items->prefix_count) {
			explain_node(e, items->prefix[i], &item);
		} else if (items->rest == PP_NO_NODE) {
			break;
		} else if (is_false(e, items->rest)) {
			pp_tell_extra_item(&e->say, node, &item, "items");
			break;
		} else {
			explain_node(e, items->rest, &item);
		}
	}
}

/* Every second one of short lists, the first such of long lists. */
static void explain_unique(struct explain *e, const struct pp_node *node,
			   const struct pp_spot *path)
{
	const struct pp_value *list = path->value;
	uint32_t pair[2];

	if (!pp_work_same_items(e->w, list, &pair[0], &pair[1]))
		return;
	if (list->count > PAIRS_MAX) {
		pp_tell_same(&e->say, node, path, pair);
		return;
	}
	for (pair[1] = 1; pair[1] < list->count; pair[1]++)
		for (pair[0] = 0; pair[0] < pair[1]; pair[0]++)
			if (pp_value_eq(&list->items[pair[0]],
					&list->items[pair[1]])) {
				pp_tell_same(&e->say, node, path, pair);
				break;
			}
}

static void explain_contains(struct explain *e, const struct pp_node *node,
			     const struct pp_contains *c,
			     const struct pp_spot *path)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < path->value->count && !e->stopped; i++) {
		struct pp_spot item = pp_spot_item(path, i);

		n += holds(e, c->node, &item);
	}
	if (!e->stopped && (n < c->min || n > c->max))
		pp_tell_contains(&e->say, node, c, path, n);
}

/* --- mappings ------------------------------------------------------------- */

/* The keys that the schemas of this mapping name. */
static void say_unknown(struct explain *e, uint32_t index,
			const struct pp_spot *member, const char *keyword)
{
	struct pp_mention m = {
		.work = e->w,
		.value = member->up->value,
		.track = PP_NO_TRACK,
		.left = NAMES_NODES_MAX,
	};

	pp_mention_node(&m, index);
	pp_say_unknown_key(&e->say, node_at(e, index), member, keyword,
			   m.names, m.name_count);
	pp_mention_release(&m);
}

static void explain_key(struct explain *e, const struct pp_node *node,
			uint32_t index, const struct pp_spot *member)
{
	struct pp_value key = pp_run_key(member->member);
	struct pp_spot path = { member->up, &key, member->member, 0 };
	struct pp_say *s = &e->say, outer = *s;
	struct pp_sink sink = { 0 };
	struct pp_finding *f;

	if (holds(e, index, &path) || e->stopped)
		return;
	s->sink = &sink;
	explain_node(e, index, &path);
	*s = outer;
	f = pp_say_at(s, PP_R(PROPERTY_NAMES), pp_spot_key_pos(&path, s->file),
		      &path, "the key %s is not a name allowed here",
		      pp_spot_words(s->scrap, &path));
	for (size_t i = 0; i < sink.count; i++)
		pp_report_note(s->sink, f, (struct pp_pos){ 0 }, "%s",
			       sink.items[i]->text);
	pp_say_place(s, f, node, "propertyNames");
	pp_sink_release(&sink);
}

static void explain_member(struct explain *e, uint32_t index,
			   const struct pp_members *ms,
			   const struct pp_spot *path)
{
	const struct pp_member *m = path->member;
	const struct pp_name *name = pp_members_find(ms, m->key, m->hash);
	bool known = name && name->node != PP_NO_NODE;
	const struct pp_node *node = node_at(e, index);

	if (known)
		explain_node(e, name->node, path);
	for (uint32_t i = 0; i < ms->pattern_count; i++) {
		bool match = pp_run_regex(e->w, ms->patterns[i].regex, m->key);

		if (check_fault(e, node, path))
			return;
		if (match)
			explain_node(e, ms->patterns[i].node, path);
		known |= match;
	}
	if (!known && is_false(e, ms->additional))
		say_unknown(e, index, path, "additionalProperties");
	else if (!known && ms->additional != PP_NO_NODE)
		explain_node(e, ms->additional, path);
	if (ms->property_names != PP_NO_NODE)
		explain_key(e, node, ms->property_names, path);
}

static void explain_members(struct explain *e, uint32_t index,
			    const struct pp_members *ms,
			    const struct pp_spot *path)
{
	const struct pp_value *map = path->value;

	for (uint32_t i = 0; i < map->count && !is_over(e); i++) {
		struct pp_spot member = pp_spot_member(path, &map->members[i]);

		explain_member(e, index, ms, &member);
	}
	for (uint32_t i = 0; i < ms->name_count && !is_over(e); i++)
		if (ms->names[i].required != PP_NO_NODE &&
		    !pp_value_member(map, ms->names[i].key))
			pp_tell_missing(&e->say, node_at(e, index), ms,
					ms->names[i].key, path);
}

static void explain_required(struct explain *e, const struct pp_node *node,
			     const struct pp_dependents *ds,
			     const struct pp_spot *path)
{
	const struct pp_value *map = path->value;

	for (uint32_t i = 0; i < ds->count; i++) {
		const struct pp_dependent *d = &ds->list[i];
		const struct pp_member *m = pp_value_member(map, d->key);

		for (uint32_t k = 0; m && k < d->name_count; k++)
			if (!pp_value_member(map, d->names[k]))
				pp_tell_dependent(&e->say, node, m,
						  d->names[k], path);
	}
}

static void explain_schemas(struct explain *e, const struct pp_dependents *ds,
			    const struct pp_spot *path)
{
	for (uint32_t i = 0; i < ds->count; i++) {
		const struct pp_dependent *d = &ds->list[i];
		const struct pp_reason *up = e->say.reasons;
		struct pp_reason because = { up, NULL };

		if (!pp_value_member(path->value, d->key))
			continue;
		because.text = pp_arena_printf(e->say.scrap,
					       "because there is '%.*s'",
					       PP_STR(d->key));
		e->say.reasons = &because;
		explain_node(e, d->node, path);
		e->say.reasons = up;
	}
}

/* --- branches ------------------------------------------------------------- */

static void explain_branches(struct explain *e, const struct pp_node *node,
			     const struct pp_branches *b,
			     const struct pp_spot *path, const char *keyword)
{
	struct pp_branch *list = pp_alloc(b->count, sizeof(*list));
	struct pp_say outer = e->say;

	for (uint32_t i = 0; i < b->count; i++) {
		list[i] = (struct pp_branch){ .node = b->nodes[i] };
		e->say.sink = &list[i].sink;
		if (!e->stopped)
			explain_node(e, b->nodes[i], path);
	}
	e->say = outer;
	if (e->stopped) {
		e->stopped = false;
		check_fault(e, node, path);
	} else {
		pp_choice_say(&e->say, node, path, list, b->count, keyword);
	}
	for (uint32_t i = 0; i < b->count; i++)
		pp_sink_release(&list[i].sink);
	pp_free(list);
}

static void explain_any_of(struct explain *e, const struct pp_node *node,
			   const struct pp_op *op, const struct pp_spot *path)
{
	bool fits = pp_run_op(e->w, op, path->value, PP_NO_TRACK);

	if (!check_fault(e, node, path) && !fits)
		explain_branches(e, node, op->branches, path, "anyOf");
}

static void explain_one_of(struct explain *e, const struct pp_node *node,
			   const struct pp_op *op, const struct pp_spot *path)
{
	enum { LISTED_MAX = 4 };
	const struct pp_branches *b = op->branches;
	const char *which = "";
	uint32_t n = 0;

	for (uint32_t i = 0; i < b->count && !e->stopped; i++)
		if (holds(e, b->nodes[i], path) && ++n <= LISTED_MAX)
			which = pp_arena_printf(e->say.scrap, "%s%s%u", which,
						n > 1 ? ", " : "", i + 1);
	if (n > LISTED_MAX)
		which = pp_arena_printf(e->say.scrap, "%s and others", which);
	if (!e->stopped && !n)
		explain_branches(e, node, b, path, "oneOf");
	else if (!e->stopped && n > 1)
		pp_tell_several(&e->say, node, b, path, which, n);
}

static void explain_not(struct explain *e, const struct pp_node *node,
			uint32_t index, const struct pp_spot *path)
{
	if (holds(e, index, path) && !e->stopped)
		pp_tell_not(&e->say, node, index, path);
}

static void explain_condition(struct explain *e, const struct pp_condition *c,
			      const struct pp_spot *path)
{
	bool held = holds(e, c->test, path);
	uint32_t next = held ? c->then : c->otherwise;
	const struct pp_reason *up = e->say.reasons;
	struct pp_reason because = { up, NULL };

	if (e->stopped || next == PP_NO_NODE)
		return;
	because.text = pp_tell_condition(&e->say, c->test, path->value, held);
	e->say.reasons = &because;
	explain_node(e, next, path);
	e->say.reasons = up;
}

/* --- what no other keyword has seen --------------------------------------- */

/* Where another schema of the same value has failed, its keys are not
 * evaluated, but they are known: only those that no schema speaks of are told
 * then. */
static bool find_seen(struct explain *e, uint32_t index,
		      const struct pp_spot *path, bool failed, size_t track)
{
	struct pp_mention m = {
		.work = e->w,
		.value = path->value,
		.track = track,
		.left = NAMES_NODES_MAX,
	};

	if (failed) {
		pp_mention_node(&m, index);
		pp_mention_release(&m);
	} else {
		pp_run_before_last(e->w, node_at(e, index), path->value,
				   track);
	}
	return !check_fault(e, node_at(e, index), path);
}

static void explain_unseen(struct explain *e, uint32_t index, uint32_t node,
			   const struct pp_spot *path)
{
	bool list = !path->member || path->up->value->type == PP_LIST;

	if (!is_false(e, node))
		explain_node(e, node, path);
	else if (list)
		pp_tell_extra_item(&e->say, node_at(e, index), path,
				   "unevaluatedItems");
	else
		say_unknown(e, index, path, "unevaluatedProperties");
}

static void explain_unevaluated(struct explain *e, uint32_t index,
				uint32_t node, const struct pp_spot *path,
				bool failed)
{
	const struct pp_value *v = path->value;
	size_t track = pp_work_push(e->w, v);

	if (find_seen(e, index, path, failed, track))
		for (uint32_t i = 0; i < v->count && !is_over(e); i++) {
			struct pp_spot child = v->type == PP_LIST ?
				pp_spot_item(path, i) :
				pp_spot_member(path, &v->members[i]);

			if (!pp_work_marked(e->w, track, i))
				explain_unseen(e, index, node, &child);
		}
	pp_work_pop(e->w, track);
}

/* --- nodes ---------------------------------------------------------------- */

static void explain_leaf(struct explain *e, const struct pp_node *node,
			 const struct pp_op *op, const struct pp_spot *path)
{
	bool fits = pp_run_op(e->w, op, path->value, PP_NO_TRACK);

	if (!check_fault(e, node, path) && !fits)
		pp_say_op(&e->say, node, op, path);
}

static void explain_op(struct explain *e, uint32_t index,
		       const struct pp_op *op, const struct pp_spot *path)
{
	const struct pp_node *node = node_at(e, index);

	switch ((enum pp_op_code)op->code) {
	case PP_OP_ITEMS:
		explain_items(e, node, op->items, path);
		break;
	case PP_OP_UNIQUE:
		explain_unique(e, node, path);
		break;
	case PP_OP_CONTAINS:
		explain_contains(e, node, op->contains, path);
		break;
	case PP_OP_MEMBERS:
		explain_members(e, index, op->members, path);
		break;
	case PP_OP_DEPENDENT_REQUIRED:
		explain_required(e, node, op->dependents, path);
		break;
	case PP_OP_DEPENDENT_SCHEMAS:
		explain_schemas(e, op->dependents, path);
		break;
	case PP_OP_REF:
		explain_node(e, op->node, path);
		break;
	case PP_OP_DYNAMIC_REF:
		explain_node(e, pp_work_dynamic(e->w, op->dynamic), path);
		break;
	case PP_OP_ALL_OF:
		for (uint32_t i = 0; i < op->branches->count; i++)
			explain_node(e, op->branches->nodes[i], path);
		break;
	case PP_OP_ANY_OF:
		explain_any_of(e, node, op, path);
		break;
	case PP_OP_ONE_OF:
		explain_one_of(e, node, op, path);
		break;
	case PP_OP_NOT:
		explain_not(e, node, op->node, path);
		break;
	case PP_OP_IF:
		explain_condition(e, op->condition, path);
		break;
	default:
		explain_leaf(e, node, op, path);
	}
}

static void explain_ops(struct explain *e, uint32_t index,
			const struct pp_spot *path)
{
	static const enum pp_group groups[] = {
		[PP_NULL] = PP_GROUP_ANY, [PP_BOOL] = PP_GROUP_ANY,
		[PP_NUMBER] = PP_GROUP_NUMBER, [PP_STRING] = PP_GROUP_STRING,
		[PP_LIST] = PP_GROUP_LIST, [PP_MAP] = PP_GROUP_MAP,
	};
	const struct pp_node *n = node_at(e, index);
	const struct pp_op *ops = e->w->schema->ops + n->first;
	enum pp_type type = path->value->type;
	size_t errors = e->say.sink->errors;
	unsigned i = groups[type] ? n->end[groups[type] - 1] : 0;

	for (; i < n->end[groups[type]] && !e->stopped; i++)
		explain_op(e, index, &ops[i], path);
	if (groups[type] != PP_GROUP_ANY)
		for (i = n->end[PP_GROUP_MAP];
		     i < n->end[PP_GROUP_ANY] && !e->stopped; i++)
			explain_op(e, index, &ops[i], path);
	for (i = n->end[PP_GROUP_ANY];
	     i < n->end[PP_GROUP_LAST] && !e->stopped; i++)
		if ((type == PP_LIST &&
		     ops[i].code == PP_OP_UNEVALUATED_ITEMS) ||
		    (type == PP_MAP &&
		     ops[i].code == PP_OP_UNEVALUATED_PROPERTIES))
			explain_unevaluated(e, index, ops[i].node, path,
					    e->say.sink->errors > errors);
}

static void explain_node(struct explain *e, uint32_t index,
			 const struct pp_spot *path)
{
	struct pp_schema_work *w = e->w;
	const struct pp_node *n = node_at(e, index);
	size_t scope;

	if (is_over(e))
		return;
	if (n->flags & PP_NODE_FALSE) {
		pp_tell_false(&e->say, n, path);
	} else if (!pp_types_fit(n->types, path->value)) {
		pp_say_type(&e->say, n, path, n->types, "type");
	} else if (pp_work_is_spent(w)) {
		w->fault = PP_FAULT_DEPTH;
		check_fault(e, n, path);
	} else {
		w->depth++;
		w->steps++;
		scope = pp_work_enter(w, n);
		explain_ops(e, index, path);
		pp_work_leave(w, scope);
		w->depth--;
	}
}

/* The same fault can be found along several ways: tell it once. */
static void drop_repeated(struct pp_sink *sink, size_t start)
{
	struct pp_map seen = { 0 };
	struct pp_arena scrap = { 0 };
	size_t kept = start;

	for (size_t i = start; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];
		bool is_new;

		pp_map_put(&seen, pp_str(pp_arena_printf(
				&scrap, "%u:%u:%s:%s:%s", f->pos.line,
				f->pos.col, f->rule->id,
				f->pointer ? f->pointer : "", f->text)),
			   &is_new);
		if (is_new)
			sink->items[kept++] = f;
		else
			sink->errors--;
	}
	sink->count = kept;
	pp_map_release(&seen);
	pp_arena_release(&scrap);
}

void pp_explain(struct pp_schema_work *w, const struct pp_schema *schema,
		const struct pp_value *value, struct pp_sink *sink,
		const char *file)
{
	struct pp_spot root = { .value = value };
	struct pp_arena scrap = { 0 };
	struct explain e = {
		.w = w,
		.say = { schema, sink, file, &scrap, NULL },
	};
	size_t start = sink->count;

	pp_work_begin(w, schema, value);
	e.limit = sink->errors + FAULTS_MAX;
	explain_node(&e, schema->root, &root);
	if (sink->errors >= e.limit && sink->count > start)
		pp_report_note(sink, sink->items[sink->count - 1],
			       (struct pp_pos){ 0 },
			       "there are more faults: the first %d are told",
			       FAULTS_MAX);
	drop_repeated(sink, start);
	pp_arena_release(&scrap);
}
