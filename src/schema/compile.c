/* Turning one schema object after the other into operations. */
#include "schema/compile.h"

#include "base/memory.h"
#include "schema/keyword.h"
#include "schema/link.h"
#include "schema/set.h"

enum { OPS_START = 64 };

/* One schema object at work: its keywords, by number. */
struct unit {
	struct pp_link *link;
	const struct pp_resource *resource;
	unsigned vocab;
	const struct pp_value *kw[PP_KW_COUNT];
};

static struct pp_arena *arena_of(struct unit *u)
{
	return &u->link->out->arena;
}

static struct pp_op *emit(struct unit *u, enum pp_op_code code)
{
	struct pp_schema *out = u->link->out;

	pp_grow(out->ops, out->op_count, out->op_cap);
	out->ops[out->op_count] = (struct pp_op){ .code = (uint8_t)code };
	return &out->ops[out->op_count++];
}

static uint32_t node_of(struct unit *u, const struct pp_value *v)
{
	return v ? pp_link_node(u->link, v, u->resource) : PP_NO_NODE;
}

static uint64_t count_of(const struct pp_value *v, uint64_t otherwise)
{
	uint64_t n;

	if (!v)
		return otherwise;
	return pp_decimal_to_u64(v->number, &n) ? n : UINT64_MAX;
}

static void emit_count(struct unit *u, int kw, enum pp_op_code code)
{
	if (u->kw[kw])
		emit(u, code)->count = count_of(u->kw[kw], 0);
}

static void emit_number(struct unit *u, int kw, enum pp_op_code code)
{
	if (u->kw[kw])
		emit(u, code)->number = u->kw[kw]->number;
}

static void emit_node(struct unit *u, int kw, enum pp_op_code code)
{
	uint32_t node = node_of(u, u->kw[kw]);

	if (u->kw[kw])
		emit(u, code)->node = node;
}

/* --- numbers and strings -------------------------------------------------- */

static void emit_numbers(struct unit *u)
{
	emit_number(u, PP_KW_MINIMUM, PP_OP_MINIMUM);
	emit_number(u, PP_KW_MAXIMUM, PP_OP_MAXIMUM);
	emit_number(u, PP_KW_EXCLUSIVE_MINIMUM, PP_OP_EXCLUSIVE_MINIMUM);
	emit_number(u, PP_KW_EXCLUSIVE_MAXIMUM, PP_OP_EXCLUSIVE_MAXIMUM);
	emit_number(u, PP_KW_MULTIPLE_OF, PP_OP_MULTIPLE_OF);
}

static void report_format(struct unit *u, const struct pp_value *v)
{
	static const char *const names[] = {
		"date", "date-time", "time", "duration", "email", "idn-email",
		"hostname", "idn-hostname", "ipv4", "ipv6", "uri",
		"uri-reference", "iri", "iri-reference", "uuid",
		"uri-template", "json-pointer", "relative-json-pointer",
		"regex",
	};
	enum { N = sizeof(names) / sizeof(names[0]) };
	struct pp_sink *sink = u->link->sink;
	struct pp_str words[N];
	struct pp_finding *f;
	int near;

	if (u->link->set->options.lenient)
		return;
	for (size_t i = 0; i < N; i++)
		words[i] = pp_str(names[i]);
	f = pp_report(sink, PP_R(SCHEMA_FORMAT),
		      pp_value_pos(v, u->resource->file),
		      "the format is not known and is not checked");
	pp_report_found(sink, f, v->text);
	near = pp_nearest(v->text, words, N);
	if (near >= 0)
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "did you mean '%s'?", names[near]);
}

static void emit_format(struct unit *u)
{
	const struct pp_value *v = u->kw[PP_KW_FORMAT];
	const struct pp_format *format;

	if (!v)
		return;
	format = pp_format_find(v->text);
	if (!format)
		report_format(u, v);
	else if ((u->vocab & PP_VOCAB_ASSERTION) ||
		 !u->link->set->options.format_annotation)
		emit(u, PP_OP_FORMAT)->format = format;
}

static void emit_strings(struct unit *u)
{
	const struct pp_value *v = u->kw[PP_KW_PATTERN];
	const struct pp_matcher *regex;

	emit_count(u, PP_KW_MIN_LENGTH, PP_OP_MIN_LENGTH);
	emit_count(u, PP_KW_MAX_LENGTH, PP_OP_MAX_LENGTH);
	emit_format(u);
	if (!v)
		return;
	regex = pp_link_regex(u->link, v->text,
			      pp_value_pos(v, u->resource->file));
	if (regex)
		emit(u, PP_OP_PATTERN)->regex = regex;
}

/* --- lists ---------------------------------------------------------------- */

static const uint32_t *nodes_of(struct unit *u, const struct pp_value *list)
{
	uint32_t n = list ? list->count : 0;
	uint32_t *nodes = pp_new(arena_of(u), uint32_t, n);

	for (uint32_t i = 0; i < n; i++)
		nodes[i] = node_of(u, &list->items[i]);
	return nodes;
}

static void emit_items(struct unit *u)
{
	const struct pp_value *prefix = u->kw[PP_KW_PREFIX_ITEMS];
	struct pp_items *items;

	if (!prefix && !u->kw[PP_KW_ITEMS])
		return;
	items = pp_new(arena_of(u), struct pp_items, 1);
	items->prefix = nodes_of(u, prefix);
	items->prefix_count = prefix ? prefix->count : 0;
	items->rest = node_of(u, u->kw[PP_KW_ITEMS]);
	emit(u, PP_OP_ITEMS)->items = items;
}

static void emit_contains(struct unit *u)
{
	struct pp_contains *c;

	if (!u->kw[PP_KW_CONTAINS])
		return;
	c = pp_new(arena_of(u), struct pp_contains, 1);
	c->node = node_of(u, u->kw[PP_KW_CONTAINS]);
	c->min = count_of(u->kw[PP_KW_MIN_CONTAINS], 1);
	c->max = count_of(u->kw[PP_KW_MAX_CONTAINS], UINT64_MAX);
	emit(u, PP_OP_CONTAINS)->contains = c;
}

static void emit_lists(struct unit *u)
{
	emit_count(u, PP_KW_MIN_ITEMS, PP_OP_MIN_ITEMS);
	emit_count(u, PP_KW_MAX_ITEMS, PP_OP_MAX_ITEMS);
	emit_items(u);
	if (u->kw[PP_KW_UNIQUE_ITEMS] && u->kw[PP_KW_UNIQUE_ITEMS]->boolean)
		emit(u, PP_OP_UNIQUE);
	emit_contains(u);
}

/* --- mappings ------------------------------------------------------------- */

static uint32_t slots_for(uint32_t count)
{
	uint32_t n = 4;

	while (n < 2 * count)
		n *= 2;
	return n;
}

/* The entry of the key in a table that has room for it. */
static struct pp_name *name_entry(struct pp_members *ms, struct pp_name *names,
				  uint32_t *slots, struct pp_str key)
{
	uint32_t hash = pp_key_hash(key), i = hash & ms->mask;

	for (; slots[i]; i = (i + 1) & ms->mask) {
		struct pp_name *name = &names[slots[i] - 1];

		if (name->hash == hash && pp_str_eq(name->key, key))
			return name;
	}
	names[ms->name_count] = (struct pp_name){ key, hash, PP_NO_NODE,
						  PP_NO_NODE };
	slots[i] = ++ms->name_count;
	return &names[slots[i] - 1];
}

static void build_names(struct unit *u, struct pp_members *ms)
{
	const struct pp_value *properties = u->kw[PP_KW_PROPERTIES];
	const struct pp_value *required = u->kw[PP_KW_REQUIRED];
	uint32_t n = (properties ? properties->count : 0) +
		     (required ? required->count : 0);
	struct pp_name *names = pp_new(arena_of(u), struct pp_name, n);
	uint32_t *slots = pp_new(arena_of(u), uint32_t, slots_for(n));

	ms->mask = slots_for(n) - 1;
	for (uint32_t i = 0; properties && i < properties->count; i++) {
		const struct pp_member *m = &properties->members[i];

		name_entry(ms, names, slots, m->key)->node =
			node_of(u, &m->value);
	}
	for (uint32_t i = 0; required && i < required->count; i++) {
		struct pp_name *name = name_entry(ms, names, slots,
						  required->items[i].text);

		if (name->required == PP_NO_NODE)
			name->required = ms->required_count++;
	}
	ms->names = names;
	ms->slots = slots;
}

static void build_patterns(struct unit *u, struct pp_members *ms)
{
	const struct pp_value *map = u->kw[PP_KW_PATTERN_PROPERTIES];
	uint32_t n = map ? map->count : 0;
	struct pp_name_pattern *list;

	list = pp_new(arena_of(u), struct pp_name_pattern, n);
	for (uint32_t i = 0; i < n; i++) {
		const struct pp_member *m = &map->members[i];
		struct pp_pos pos = { u->resource->file, m->line, m->col, 0 };

		list[i].regex = pp_link_regex(u->link, m->key, pos);
		list[i].node = node_of(u, &m->value);
	}
	ms->patterns = list;
	ms->pattern_count = n;
}

static void emit_members(struct unit *u)
{
	struct pp_members *ms;

	if (!u->kw[PP_KW_PROPERTIES] && !u->kw[PP_KW_REQUIRED] &&
	    !u->kw[PP_KW_PATTERN_PROPERTIES] && !u->kw[PP_KW_ADDITIONAL] &&
	    !u->kw[PP_KW_PROPERTY_NAMES])
		return;
	ms = pp_new(arena_of(u), struct pp_members, 1);
	build_names(u, ms);
	build_patterns(u, ms);
	ms->additional = node_of(u, u->kw[PP_KW_ADDITIONAL]);
	ms->property_names = node_of(u, u->kw[PP_KW_PROPERTY_NAMES]);
	emit(u, PP_OP_MEMBERS)->members = ms;
}

static void add_dependent(struct unit *u, struct pp_dependent *d,
			  const struct pp_member *m)
{
	struct pp_str *names;

	*d = (struct pp_dependent){ .key = m->key, .node = PP_NO_NODE };
	if (m->value.type != PP_LIST) {
		d->node = node_of(u, &m->value);
		return;
	}
	names = pp_new(arena_of(u), struct pp_str, m->value.count);
	for (uint32_t i = 0; i < m->value.count; i++)
		names[i] = m->value.items[i].text;
	d->names = names;
	d->name_count = m->value.count;
}

/* Those of keyword kw, and those of the same sort under the keyword that
 * earlier drafts had for both. */
static void emit_dependents(struct unit *u, int kw, enum pp_op_code code)
{
	const struct pp_value *maps[] = { u->kw[kw],
					  u->kw[PP_KW_DEPENDENCIES] };
	bool lists = code == PP_OP_DEPENDENT_REQUIRED;
	struct pp_dependents *ds;
	struct pp_dependent *list;
	uint32_t n = (maps[0] ? maps[0]->count : 0) +
		     (maps[1] ? maps[1]->count : 0);

	if (!n)
		return;
	list = pp_new(arena_of(u), struct pp_dependent, n);
	ds = pp_new(arena_of(u), struct pp_dependents, 1);
	ds->list = list;
	for (int k = 0; k < 2; k++)
		for (uint32_t i = 0; maps[k] && i < maps[k]->count; i++) {
			const struct pp_member *m = &maps[k]->members[i];

			if ((m->value.type == PP_LIST) == lists)
				add_dependent(u, &list[ds->count++], m);
		}
	if (ds->count)
		emit(u, code)->dependents = ds;
}

static void emit_maps(struct unit *u)
{
	emit_count(u, PP_KW_MIN_PROPERTIES, PP_OP_MIN_PROPERTIES);
	emit_count(u, PP_KW_MAX_PROPERTIES, PP_OP_MAX_PROPERTIES);
	emit_members(u);
	emit_dependents(u, PP_KW_DEPENDENT_REQUIRED, PP_OP_DEPENDENT_REQUIRED);
	emit_dependents(u, PP_KW_DEPENDENT_SCHEMAS, PP_OP_DEPENDENT_SCHEMAS);
}

/* --- any value ------------------------------------------------------------ */

static void build_strings(struct unit *u, struct pp_choices *c)
{
	uint32_t n = slots_for(c->string_count);
	uint32_t *slots = pp_new(arena_of(u), uint32_t, n);
	uint32_t *hashes = pp_new(arena_of(u), uint32_t, n);

	c->mask = n - 1;
	for (uint32_t k = 0; k < c->list->count; k++) {
		const struct pp_value *v = &c->list->items[k];
		uint32_t hash, i;

		if (v->type != PP_STRING)
			continue;
		hash = pp_key_hash(v->text);
		i = hash & c->mask;
		while (slots[i])
			i = (i + 1) & c->mask;
		slots[i] = k + 1;
		hashes[i] = hash;
		c->lengths |= (uint64_t)1 << (v->text.n < 63 ? v->text.n : 63);
	}
	c->slots = slots;
	c->hashes = hashes;
}

static void emit_enum(struct unit *u)
{
	const struct pp_value *list = u->kw[PP_KW_ENUM];
	struct pp_choices *c;
	uint32_t *others;

	if (!list)
		return;
	c = pp_new(arena_of(u), struct pp_choices, 1);
	others = pp_new(arena_of(u), uint32_t, list->count);
	c->list = list;
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].type == PP_STRING)
			c->string_count++;
		else
			others[c->other_count++] = i;
	c->others = others;
	build_strings(u, c);
	emit(u, PP_OP_ENUM)->choices = c;
}

static void emit_refs(struct unit *u)
{
	const struct pp_value *at = u->kw[PP_KW_REF];
	struct pp_target t = { 0 };
	struct pp_dynamic *d;
	uint32_t node;

	if (at) {
		node = pp_link_ref(u->link, at, u->resource, NULL);
		emit(u, PP_OP_REF)->node = node;
	}
	at = u->kw[PP_KW_DYNAMIC_REF];
	if (!at)
		return;
	node = pp_link_ref(u->link, at, u->resource, &t);
	if (node == PP_NO_NODE || !t.anchor || !t.anchor->dynamic) {
		emit(u, PP_OP_REF)->node = node;
		return;
	}
	d = pp_link_dynamic(u->link, node, t.anchor->name);
	emit(u, PP_OP_DYNAMIC_REF)->dynamic = d;
}

static void emit_branches(struct unit *u, int kw, enum pp_op_code code)
{
	struct pp_branches *b;

	if (!u->kw[kw])
		return;
	b = pp_new(arena_of(u), struct pp_branches, 1);
	b->nodes = nodes_of(u, u->kw[kw]);
	b->count = u->kw[kw]->count;
	emit(u, code)->branches = b;
}

static void emit_condition(struct unit *u)
{
	struct pp_condition *c;

	if (!u->kw[PP_KW_IF])
		return;
	c = pp_new(arena_of(u), struct pp_condition, 1);
	c->test = node_of(u, u->kw[PP_KW_IF]);
	c->then = node_of(u, u->kw[PP_KW_THEN]);
	c->otherwise = node_of(u, u->kw[PP_KW_ELSE]);
	emit(u, PP_OP_IF)->condition = c;
}

static void emit_any(struct unit *u)
{
	if (u->kw[PP_KW_CONST])
		emit(u, PP_OP_CONST)->value = u->kw[PP_KW_CONST];
	emit_enum(u);
	emit_refs(u);
	emit_branches(u, PP_KW_ALL_OF, PP_OP_ALL_OF);
	emit_branches(u, PP_KW_ANY_OF, PP_OP_ANY_OF);
	emit_branches(u, PP_KW_ONE_OF, PP_OP_ONE_OF);
	emit_node(u, PP_KW_NOT, PP_OP_NOT);
	emit_condition(u);
}

static void emit_last(struct unit *u)
{
	emit_node(u, PP_KW_UNEVALUATED_ITEMS, PP_OP_UNEVALUATED_ITEMS);
	emit_node(u, PP_KW_UNEVALUATED_PROPERTIES,
		  PP_OP_UNEVALUATED_PROPERTIES);
}

/* --- nodes ---------------------------------------------------------------- */

static uint8_t types_of(const struct pp_value *v)
{
	unsigned types = 0;

	if (!v)
		return PP_TYPES_ALL;
	if (v->type == PP_STRING)
		return (uint8_t)pp_type_bit(v->text);
	for (uint32_t i = 0; i < v->count; i++)
		types |= pp_type_bit(v->items[i].text);
	return (uint8_t)types;
}

static void compile_keywords(struct unit *u, struct pp_node *n)
{
	static void (*const emit_group[PP_GROUP_COUNT])(struct unit *) = {
		emit_numbers, emit_strings, emit_lists, emit_maps, emit_any,
		emit_last,
	};
	struct pp_schema *out = u->link->out;

	n->first = (uint32_t)out->op_count;
	n->types = types_of(u->kw[PP_KW_TYPE]);
	if (u->kw[PP_KW_UNEVALUATED_ITEMS])
		n->flags |= PP_NODE_UNEVALUATED_ITEMS;
	if (u->kw[PP_KW_UNEVALUATED_PROPERTIES])
		n->flags |= PP_NODE_UNEVALUATED_PROPERTIES;
	for (int g = 0; g < PP_GROUP_COUNT; g++) {
		emit_group[g](u);
		n->end[g] = (uint8_t)(out->op_count - n->first);
	}
}

static void compile_node(struct pp_link *l, size_t index)
{
	struct pp_node n = l->out->nodes[index];
	struct unit u = { .link = l };

	u.resource = l->set->resources[n.resource];
	if (n.source->type == PP_BOOL) {
		n.types = n.source->boolean ? PP_TYPES_ALL : 0;
		n.flags = n.source->boolean ? 0 : PP_NODE_FALSE;
		l->out->nodes[index] = n;
		return;
	}
	u.vocab = pp_set_vocab(l->set, l->sink,
			       l->set->resources[n.resource]);
	for (uint32_t i = 0; i < n.source->count; i++) {
		const struct pp_member *m = &n.source->members[i];
		int kw = pp_keyword_find(m->key);

		if (kw >= 0 && (pp_keywords[kw].vocab & u.vocab))
			u.kw[kw] = &m->value;
	}
	compile_keywords(&u, &n);
	l->out->nodes[index] = n;
}

/* A $dynamicRef with one place to go is a $ref. */
static void settle_dynamics(struct pp_schema *out)
{
	for (size_t i = 0; i < out->op_count; i++) {
		struct pp_op *op = &out->ops[i];

		if (op->code != PP_OP_DYNAMIC_REF)
			continue;
		if (op->dynamic->count > 1) {
			out->dynamic = true;
			continue;
		}
		op->code = PP_OP_REF;
		op->node = op->dynamic->fallback;
	}
}

static void compile_all(struct pp_link *l)
{
	size_t done = 0;

	while (done < l->out->node_count) {
		compile_node(l, done++);
		if (done == l->out->node_count)
			pp_link_candidates(l);
	}
	settle_dynamics(l->out);
}

struct pp_schema *pp_compile(struct pp_schema_set *set, struct pp_sink *sink,
			     struct pp_str uri)
{
	struct pp_schema *out = pp_alloc(1, sizeof(*out));
	struct pp_link link = { .set = set, .sink = sink, .out = out };
	size_t errors = sink->errors;

	*out = (struct pp_schema){ .set = set, .op_cap = OPS_START };
	/* Never NULL: a node without operations points to it as well. */
	out->ops = pp_alloc(OPS_START, sizeof(*out->ops));
	out->root = pp_link_uri(&link, uri);
	compile_all(&link);
	pp_link_release(&link);
	if (sink->errors == errors)
		return out;
	pp_program_free(out);
	return NULL;
}
