/* Walking all subschemas that apply to a value in place. */
#include "schema/mention.h"

#include "base/memory.h"

static const struct pp_node *node_at(const struct pp_schema *schema,
				     uint32_t node)
{
	return &schema->nodes[node];
}

static void mark_all(struct pp_mention *m)
{
	if (m->track == PP_NO_TRACK)
		return;
	for (uint32_t i = 0; i < m->value->count; i++)
		pp_work_mark(m->work, m->track, i);
}

static bool matches(struct pp_mention *m, const struct pp_members *ms,
		    struct pp_str key)
{
	for (uint32_t i = 0; i < ms->pattern_count; i++)
		if (pp_run_regex(m->work, ms->patterns[i].regex, key))
			return true;
	return false;
}

static void mention_members(struct pp_mention *m, const struct pp_members *ms)
{
	const struct pp_value *v = m->value;

	for (uint32_t i = 0; i < ms->name_count; i++) {
		if (ms->names[i].node == PP_NO_NODE)
			continue;
		pp_grow(m->names, m->name_count, m->name_cap);
		m->names[m->name_count++] = ms->names[i].key;
	}
	if (m->track == PP_NO_TRACK)
		return;
	if (ms->additional != PP_NO_NODE)
		mark_all(m);
	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *member = &v->members[i];
		const struct pp_name *name;

		name = pp_members_find(ms, member->key, member->hash);
		if ((name && name->node != PP_NO_NODE) ||
		    matches(m, ms, member->key))
			pp_work_mark(m->work, m->track, i);
	}
}

static void mention_items(struct pp_mention *m, const struct pp_items *items)
{
	if (items->rest != PP_NO_NODE)
		mark_all(m);
	for (uint32_t i = 0; i < m->value->count; i++)
		if (i < items->prefix_count)
			pp_work_mark(m->work, m->track, i);
}

static void mention_some(struct pp_mention *m, const uint32_t *nodes,
			 uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (nodes[i] != PP_NO_NODE)
			pp_mention_node(m, nodes[i]);
}

static void mention_op(struct pp_mention *m, const struct pp_op *op)
{
	switch ((enum pp_op_code)op->code) {
	case PP_OP_MEMBERS:
		if (m->value->type == PP_MAP)
			mention_members(m, op->members);
		break;
	case PP_OP_ITEMS:
		if (m->value->type == PP_LIST)
			mention_items(m, op->items);
		break;
	case PP_OP_CONTAINS:
		if (m->value->type == PP_LIST)
			mark_all(m);
		break;
	case PP_OP_DEPENDENT_SCHEMAS:
		for (uint32_t i = 0; i < op->dependents->count; i++)
			mention_some(m, &op->dependents->list[i].node, 1);
		break;
	case PP_OP_REF:
		pp_mention_node(m, op->node);
		break;
	case PP_OP_DYNAMIC_REF:
		pp_mention_node(m, pp_work_dynamic(m->work, op->dynamic));
		break;
	case PP_OP_ALL_OF:
	case PP_OP_ANY_OF:
	case PP_OP_ONE_OF:
		mention_some(m, op->branches->nodes, op->branches->count);
		break;
	case PP_OP_IF:
		mention_some(m, &op->condition->test, 1);
		mention_some(m, &op->condition->then, 1);
		mention_some(m, &op->condition->otherwise, 1);
		break;
	default:
		break;
	}
}

void pp_mention_node(struct pp_mention *m, uint32_t node)
{
	const struct pp_schema *schema = m->work->schema;
	const struct pp_node *n = node_at(schema, node);

	if (!m->left)
		return;
	m->left--;
	for (unsigned i = 0; i < n->end[PP_GROUP_ANY]; i++)
		mention_op(m, &schema->ops[n->first + i]);
}

void pp_mention_release(struct pp_mention *m)
{
	pp_free(m->names);
}

const struct pp_op *pp_mention_op(const struct pp_schema *schema,
				  uint32_t node, enum pp_op_code code,
				  unsigned depth)
{
	const struct pp_node *n = node_at(schema, node);
	const struct pp_op *ops = schema->ops + n->first, *found = NULL;

	for (unsigned i = 0; i < n->end[PP_GROUP_LAST]; i++)
		if (ops[i].code == code)
			return &ops[i];
	for (unsigned i = 0; depth && i < n->end[PP_GROUP_LAST]; i++) {
		if (ops[i].code == PP_OP_REF)
			found = pp_mention_op(schema, ops[i].node, code,
					      depth - 1);
		if (found)
			break;
	}
	return found;
}

unsigned pp_mention_types(const struct pp_schema *schema, uint32_t node,
			  unsigned depth)
{
	const struct pp_node *n = node_at(schema, node);
	const struct pp_op *ops = schema->ops + n->first;
	unsigned types = n->types;

	for (unsigned i = 0; depth && i < n->end[PP_GROUP_LAST]; i++)
		if (ops[i].code == PP_OP_REF)
			types &= pp_mention_types(schema, ops[i].node,
						  depth - 1);
	return types;
}
