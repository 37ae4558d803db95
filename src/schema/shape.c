/* Merging the nodes that may apply to one place into a shape.  Each shape
 * stands for a set of nodes; sets that have been met are filed, so that a
 * schema that refers to itself comes to an end. */
#include "schema/shape.h"

#include "base/map.h"
#include "base/memory.h"
#include "schema/keyword.h"
#include "schema/program.h"

/* A node of a set; the flag tells that it applies only in some case: in a
 * branch, or under a condition. */
enum { MAYBE = 1u << 31 };
enum { SHAPES_MAX = 100000, DEPTH_MAX = 1000, LOOKS_MAX = 1000 };

struct set {
	uint32_t *items;
	size_t count, cap;
};

struct pending {
	struct pp_shape *shape;
	struct set set;		/* closed: with all that applies in place */
};

struct builder {
	struct pp_arena *arena;
	const struct pp_schema *schema;
	struct pp_arena scrap;		/* keys of known */
	struct pp_map known;		/* set to its shape */
	struct pending *queue;
	size_t count, cap;
	unsigned depth;			/* of close_node */
	struct pp_pattern_work *work;
};

static const struct pp_node *node_of(const struct builder *b, uint32_t item)
{
	return &b->schema->nodes[item & ~(uint32_t)MAYBE];
}

/* Add a node, unless it is false or there already; one that applies in every
 * case takes the place of one that does in some. */
static bool set_add(struct builder *b, struct set *set, uint32_t node,
		    uint32_t maybe)
{
	if (node == PP_NO_NODE || b->schema->nodes[node].flags & PP_NODE_FALSE)
		return false;
	for (size_t i = 0; i < set->count; i++)
		if ((set->items[i] & ~(uint32_t)MAYBE) == node) {
			if (!(set->items[i] & MAYBE) || maybe)
				return false;
			set->items[i] = node;
			return true;
		}
	pp_grow(set->items, set->count, set->cap);
	set->items[set->count++] = node | maybe;
	return true;
}

/* --- what applies in place ------------------------------------------------ */

static void close_node(struct builder *b, struct set *set, uint32_t node,
		       uint32_t maybe);

static void close_nodes(struct builder *b, struct set *set,
			const uint32_t *nodes, uint32_t count, uint32_t maybe)
{
	for (uint32_t i = 0; i < count; i++)
		close_node(b, set, nodes[i], maybe);
}

static void close_op(struct builder *b, struct set *set,
		     const struct pp_op *op, uint32_t maybe)
{
	switch ((enum pp_op_code)op->code) {
	case PP_OP_REF:
		close_node(b, set, op->node, maybe);
		break;
	case PP_OP_DYNAMIC_REF:
		close_nodes(b, set, op->dynamic->nodes, op->dynamic->count,
			    maybe | MAYBE);
		break;
	case PP_OP_ALL_OF:
		close_nodes(b, set, op->branches->nodes, op->branches->count,
			    maybe);
		break;
	case PP_OP_ANY_OF:
	case PP_OP_ONE_OF:
		close_nodes(b, set, op->branches->nodes, op->branches->count,
			    maybe | MAYBE);
		break;
	case PP_OP_IF:
		close_node(b, set, op->condition->test, maybe | MAYBE);
		close_node(b, set, op->condition->then, maybe | MAYBE);
		close_node(b, set, op->condition->otherwise, maybe | MAYBE);
		break;
	case PP_OP_DEPENDENT_SCHEMAS:
		for (uint32_t i = 0; i < op->dependents->count; i++)
			close_node(b, set, op->dependents->list[i].node,
				   maybe | MAYBE);
		break;
	default:
		break;
	}
}

static void close_node(struct builder *b, struct set *set, uint32_t node,
		       uint32_t maybe)
{
	const struct pp_node *n;

	if (b->depth >= DEPTH_MAX || !set_add(b, set, node, maybe))
		return;
	b->depth++;
	n = &b->schema->nodes[node];
	for (unsigned i = 0; i < n->end[PP_GROUP_LAST]; i++)
		close_op(b, set, &b->schema->ops[n->first + i], maybe);
	b->depth--;
}

/* The shape of a set of nodes; made and queued where it is new.  NULL for the
 * empty set. */
static struct pp_shape *shape_for(struct builder *b, const struct set *nodes)
{
	struct pending p = { .shape = NULL };
	struct pp_map_entry *e;
	struct pp_str key;
	bool is_new;

	for (size_t i = 0; i < nodes->count; i++)
		close_node(b, &p.set, nodes->items[i] & ~(uint32_t)MAYBE,
			   nodes->items[i] & MAYBE);
	if (!p.set.count || b->count >= SHAPES_MAX) {
		pp_free(p.set.items);
		return NULL;
	}
	key.n = p.set.count * sizeof(*p.set.items);
	key.p = pp_arena_copy(&b->scrap, (const char *)p.set.items, key.n);
	e = pp_map_put(&b->known, key, &is_new);
	if (!is_new) {
		pp_free(p.set.items);
		return e->ptr;
	}
	p.shape = pp_new(b->arena, struct pp_shape, 1);
	e->ptr = p.shape;
	pp_grow(b->queue, b->count, b->cap);
	b->queue[b->count++] = p;
	return p.shape;
}

static const struct pp_op *find_op(const struct builder *b, uint32_t item,
				   enum pp_op_code code)
{
	const struct pp_node *n = node_of(b, item);
	const struct pp_op *ops = b->schema->ops + n->first;

	for (unsigned i = 0; i < n->end[PP_GROUP_LAST]; i++)
		if (ops[i].code == code)
			return &ops[i];
	return NULL;
}

/* --- types and sources ---------------------------------------------------- */

static unsigned types_of(const struct builder *b, uint32_t item)
{
	unsigned types = node_of(b, item)->types, listed = 0;
	const struct pp_op *op = find_op(b, item, PP_OP_CONST);

	if (types & PP_TYPES_INTEGER)
		types |= 1u << PP_NUMBER;
	if (op)
		types &= 1u << op->value->type;
	op = find_op(b, item, PP_OP_ENUM);
	for (uint32_t i = 0; op && i < op->choices->list->count; i++)
		listed |= 1u << op->choices->list->items[i].type;
	return types & (op ? listed : PP_TYPES_ALL) & PP_TYPES_ALL;
}

/* What applies in every case decides; where that says nothing, the branches
 * do, together. */
static unsigned merge_types(const struct builder *b, const struct set *set)
{
	unsigned all = PP_TYPES_ALL, some = 0;

	for (size_t i = 0; i < set->count; i++) {
		unsigned types = types_of(b, set->items[i]);

		if (!(set->items[i] & MAYBE))
			all &= types;
		else if (types != PP_TYPES_ALL)
			some |= types;
	}
	return all == PP_TYPES_ALL && some ? some : all;
}

/* Of the types that may hold, by one node; left bounds how many nodes are
 * looked at. */
static unsigned may_of(const struct builder *b, uint32_t node, unsigned *left);

static unsigned may_any(const struct builder *b, const struct pp_branches *list,
			unsigned *left)
{
	unsigned types = 0;

	for (uint32_t i = 0; i < list->count; i++)
		types |= may_of(b, list->nodes[i], left);
	return types;
}

static unsigned may_all(const struct builder *b, const struct pp_branches *list,
			unsigned *left)
{
	unsigned types = PP_TYPES_ALL;

	for (uint32_t i = 0; i < list->count; i++)
		types &= may_of(b, list->nodes[i], left);
	return types;
}

static unsigned may_op(const struct builder *b, const struct pp_op *op,
		       unsigned *left)
{
	switch ((enum pp_op_code)op->code) {
	case PP_OP_REF:
		return may_of(b, op->node, left);
	case PP_OP_ALL_OF:
		return may_all(b, op->branches, left);
	case PP_OP_ANY_OF:
	case PP_OP_ONE_OF:
		return may_any(b, op->branches, left);
	default:
		return PP_TYPES_ALL;
	}
}

static unsigned may_of(const struct builder *b, uint32_t node, unsigned *left)
{
	const struct pp_node *n = &b->schema->nodes[node];
	unsigned types;

	if (n->flags & PP_NODE_FALSE)
		return 0;
	types = types_of(b, node);
	for (unsigned i = 0; *left && i < n->end[PP_GROUP_LAST]; i++) {
		--*left;
		types &= may_op(b, &b->schema->ops[n->first + i], left);
	}
	return types;
}

static unsigned merge_may(const struct builder *b, const struct set *set)
{
	unsigned types = PP_TYPES_ALL, left = LOOKS_MAX;

	for (size_t i = 0; i < set->count; i++)
		if (!(set->items[i] & MAYBE))
			types &= may_of(b, set->items[i], &left);
	return types;
}

static void fill_sources(struct builder *b, struct pp_shape *shape,
			 const struct set *set)
{
	shape->sources = pp_new(b->arena, const struct pp_value *, set->count);
	shape->files = pp_new(b->arena, const char *, set->count);
	for (size_t i = 0; i < set->count; i++) {
		const struct pp_node *n = node_of(b, set->items[i]);

		if (n->source->type != PP_MAP)
			continue;
		shape->sources[shape->source_count] = n->source;
		shape->files[shape->source_count++] =
			pp_node_file(b->schema, n);
	}
}

/* --- mappings ------------------------------------------------------------- */

/* What one node's operation asks of a key. */
static void add_member_nodes(struct builder *b, struct set *into,
			     const struct pp_members *ms, struct pp_str key,
			     uint32_t maybe)
{
	const struct pp_name *name = pp_members_find(ms, key,
						     pp_key_hash(key));
	bool known = name && name->node != PP_NO_NODE;

	if (known)
		set_add(b, into, name->node, maybe);
	for (uint32_t i = 0; i < ms->pattern_count; i++)
		if (pp_pattern_match(ms->patterns[i].regex->pattern, key,
				     b->work) == PP_MATCH_YES) {
			set_add(b, into, ms->patterns[i].node, maybe);
			known = true;
		}
	if (!known)
		set_add(b, into, ms->additional, maybe);
}

static void fill_member(struct builder *b, struct pp_shape *shape,
			const struct set *set, struct pp_str key)
{
	struct pp_shape_member *m = &shape->members[shape->member_count];
	struct set nodes = { 0 };

	for (size_t i = 0; i < set->count; i++) {
		const struct pp_op *op = find_op(b, set->items[i],
						 PP_OP_MEMBERS);
		const struct pp_name *name;

		if (!op)
			continue;
		add_member_nodes(b, &nodes, op->members, key,
				 set->items[i] & MAYBE);
		name = pp_members_find(op->members, key, pp_key_hash(key));
		if (name && name->required != PP_NO_NODE &&
		    !(set->items[i] & MAYBE))
			m->required = true;
	}
	m->key = key;
	m->shape = shape_for(b, &nodes);
	if (m->shape)
		shape->member_count++;
	pp_free(nodes.items);
}

static void fill_members(struct builder *b, struct pp_shape *shape,
			 const struct set *set)
{
	struct pp_map keys = { 0 };

	for (size_t i = 0; i < set->count; i++) {
		const struct pp_op *op = find_op(b, set->items[i],
						 PP_OP_MEMBERS);

		for (uint32_t k = 0; op && k < op->members->name_count; k++)
			if (op->members->names[k].node != PP_NO_NODE)
				pp_map_put(&keys, op->members->names[k].key,
					   NULL);
	}
	shape->members = pp_new(b->arena, struct pp_shape_member, keys.count);
	for (size_t i = 0; i < keys.count; i++)
		fill_member(b, shape, set, keys.entries[i].key);
	pp_map_release(&keys);
}

static void fill_others(struct builder *b, struct pp_shape *shape,
			const struct set *set)
{
	struct set nodes = { 0 };

	for (size_t i = 0; i < set->count; i++) {
		uint32_t maybe = set->items[i] & MAYBE;
		const struct pp_op *op = find_op(b, set->items[i],
						 PP_OP_MEMBERS);

		for (uint32_t k = 0; op && k < op->members->pattern_count; k++)
			set_add(b, &nodes, op->members->patterns[k].node,
				maybe);
		if (op)
			set_add(b, &nodes, op->members->additional, maybe);
		op = find_op(b, set->items[i], PP_OP_UNEVALUATED_PROPERTIES);
		if (op)
			set_add(b, &nodes, op->node, maybe);
	}
	shape->others = shape_for(b, &nodes);
	pp_free(nodes.items);
}

/* Does the node keep out properties that are not named, whatever else holds?
 * left bounds how many nodes are looked at. */
static bool closes(const struct builder *b, uint32_t node, unsigned *left);

static bool all_close(const struct builder *b, const struct pp_branches *list,
		      unsigned *left)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (!closes(b, list->nodes[i], left))
			return false;
	return list->count > 0;
}

static bool one_closes(const struct builder *b, const struct pp_branches *list,
		       unsigned *left)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (closes(b, list->nodes[i], left))
			return true;
	return false;
}

static bool op_closes(const struct builder *b, const struct pp_op *op,
		      unsigned *left)
{
	switch ((enum pp_op_code)op->code) {
	case PP_OP_MEMBERS:
		return op->members->additional != PP_NO_NODE &&
		       b->schema->nodes[op->members->additional].flags &
		       PP_NODE_FALSE;
	case PP_OP_UNEVALUATED_PROPERTIES:
		return b->schema->nodes[op->node].flags & PP_NODE_FALSE;
	case PP_OP_REF:
		return closes(b, op->node, left);
	case PP_OP_ALL_OF:
		return one_closes(b, op->branches, left);
	case PP_OP_ANY_OF:
	case PP_OP_ONE_OF:
		return all_close(b, op->branches, left);
	default:
		return false;
	}
}

static bool closes(const struct builder *b, uint32_t node, unsigned *left)
{
	const struct pp_node *n = &b->schema->nodes[node];

	if (n->flags & PP_NODE_FALSE || !(n->types & 1u << PP_MAP))
		return true;
	if (!*left)
		return false;
	--*left;
	for (unsigned i = 0; i < n->end[PP_GROUP_LAST]; i++)
		if (op_closes(b, &b->schema->ops[n->first + i], left))
			return true;
	return false;
}

static bool is_open(const struct builder *b, const struct set *set)
{
	unsigned left = LOOKS_MAX;

	for (size_t i = 0; i < set->count; i++)
		if (!(set->items[i] & MAYBE) &&
		    closes(b, set->items[i], &left))
			return false;
	return true;
}

/* --- lists ---------------------------------------------------------------- */

/* The shape of the item at index; past every prefix where it is large. */
static struct pp_shape *item_shape(struct builder *b, const struct set *set,
				   uint32_t index)
{
	struct set nodes = { 0 };
	struct pp_shape *shape;

	for (size_t i = 0; i < set->count; i++) {
		uint32_t maybe = set->items[i] & MAYBE;
		const struct pp_op *op = find_op(b, set->items[i],
						 PP_OP_ITEMS);

		if (op)
			set_add(b, &nodes, index < op->items->prefix_count ?
					   op->items->prefix[index] :
					   op->items->rest, maybe);
		op = find_op(b, set->items[i], PP_OP_UNEVALUATED_ITEMS);
		if (op)
			set_add(b, &nodes, op->node, maybe);
	}
	shape = shape_for(b, &nodes);
	pp_free(nodes.items);
	return shape;
}

static void fill_items(struct builder *b, struct pp_shape *shape,
		       const struct set *set)
{
	uint32_t n = 0;

	for (size_t i = 0; i < set->count; i++) {
		const struct pp_op *op = find_op(b, set->items[i],
						 PP_OP_ITEMS);

		if (op && op->items->prefix_count > n)
			n = op->items->prefix_count;
	}
	shape->prefix = pp_new(b->arena, struct pp_shape *, n);
	shape->prefix_count = n;
	for (uint32_t i = 0; i < n; i++) {
		shape->prefix[i] = item_shape(b, set, i);
		if (!shape->prefix[i])
			shape->prefix[i] = pp_new(b->arena, struct pp_shape, 1);
	}
	shape->items = item_shape(b, set, UINT32_MAX);
}

/* --- public --------------------------------------------------------------- */

static void fill_shape(struct builder *b, size_t index)
{
	struct pp_shape *shape = b->queue[index].shape;
	struct set set = b->queue[index].set;

	shape->types = merge_types(b, &set);
	shape->may = merge_may(b, &set);
	fill_sources(b, shape, &set);
	fill_members(b, shape, &set);
	fill_others(b, shape, &set);
	shape->open = shape->others || is_open(b, &set);
	fill_items(b, shape, &set);
	pp_free(set.items);
}

struct pp_shape *pp_shape_new(struct pp_arena *arena,
			      const struct pp_schema *schema)
{
	struct builder b = {
		.arena = arena,
		.schema = schema,
		.work = pp_pattern_work_new(),
	};
	uint32_t root = schema->root;
	struct set nodes = { &root, 1, 1 };
	struct pp_shape *shape = shape_for(&b, &nodes);

	for (size_t i = 0; i < b.count; i++)
		fill_shape(&b, i);
	if (!shape)
		shape = pp_new(arena, struct pp_shape, 1);
	pp_pattern_work_free(b.work);
	pp_map_release(&b.known);
	pp_free(b.queue);
	pp_arena_release(&b.scrap);
	return shape;
}

struct pp_shape *pp_shape_member(const struct pp_shape *shape,
				 struct pp_str key)
{
	for (size_t i = 0; i < shape->member_count; i++)
		if (pp_str_eq(shape->members[i].key, key))
			return shape->members[i].shape;
	return NULL;
}

const struct pp_value *pp_shape_annotation(const struct pp_shape *shape,
					   const char *keyword,
					   const char **file)
{
	struct pp_str key = pp_str(keyword);
	uint32_t hash = pp_key_hash(key);

	for (size_t i = 0; i < shape->source_count; i++) {
		const struct pp_value *source = shape->sources[i];

		for (uint32_t k = 0; k < source->count; k++) {
			const struct pp_member *m = &source->members[k];

			if (m->hash != hash || !pp_str_eq(m->key, key))
				continue;
			if (file)
				*file = shape->files[i];
			return &m->value;
		}
	}
	return NULL;
}
