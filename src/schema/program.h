#ifndef PP_SCHEMA_PROGRAM_H
#define PP_SCHEMA_PROGRAM_H

#include "base/decimal.h"
#include "schema/format.h"
#include "schema/pattern.h"
#include "schema/resource.h"

/* The compiled form of a schema.  Each schema object is a node: the types it
 * allows, and a run of operations grouped by the type of value that they
 * concern, so that a value meets only those that can say something about it.
 * Where the schema's own words are wanted (messages, shapes), a node leads
 * back to its source; operations carry no positions. */

#define PP_NO_NODE UINT32_MAX

enum pp_op_code {
	/* numbers */
	PP_OP_MINIMUM, PP_OP_MAXIMUM, PP_OP_EXCLUSIVE_MINIMUM,
	PP_OP_EXCLUSIVE_MAXIMUM, PP_OP_MULTIPLE_OF,
	/* strings */
	PP_OP_MIN_LENGTH, PP_OP_MAX_LENGTH, PP_OP_FORMAT, PP_OP_PATTERN,
	/* lists */
	PP_OP_MIN_ITEMS, PP_OP_MAX_ITEMS, PP_OP_ITEMS, PP_OP_UNIQUE,
	PP_OP_CONTAINS,
	/* mappings */
	PP_OP_MIN_PROPERTIES, PP_OP_MAX_PROPERTIES, PP_OP_MEMBERS,
	PP_OP_DEPENDENT_REQUIRED, PP_OP_DEPENDENT_SCHEMAS,
	/* any value */
	PP_OP_CONST, PP_OP_ENUM, PP_OP_REF, PP_OP_DYNAMIC_REF, PP_OP_ALL_OF,
	PP_OP_ANY_OF, PP_OP_ONE_OF, PP_OP_NOT, PP_OP_IF,
	/* after all others */
	PP_OP_UNEVALUATED_ITEMS, PP_OP_UNEVALUATED_PROPERTIES
};

/* The groups of operations of a node, in order. */
enum pp_group {
	PP_GROUP_NUMBER, PP_GROUP_STRING, PP_GROUP_LIST, PP_GROUP_MAP,
	PP_GROUP_ANY, PP_GROUP_LAST, PP_GROUP_COUNT
};

enum pp_node_flag {
	PP_NODE_FALSE = 1,		/* the schema false */
	PP_NODE_UNEVALUATED_ITEMS = 2,
	PP_NODE_UNEVALUATED_PROPERTIES = 4
};

struct pp_node {
	uint8_t types;			/* 1 << enum pp_type; or the integers */
	uint8_t flags;			/* enum pp_node_flag */
	uint8_t end[PP_GROUP_COUNT];	/* where each group ends in the run */
	uint32_t first;			/* the run's first operation */
	uint32_t resource;		/* number of that it stands in */
	const struct pp_value *source;
};

/* A regular expression or format of the schema, with its text. */
struct pp_matcher {
	struct pp_pattern *pattern;
	struct pp_str source;
};

/* One key of a mapping that the schema names. */
struct pp_name {
	struct pp_str key;
	uint32_t hash;			/* pp_key_hash */
	uint32_t node;			/* PP_NO_NODE: only required */
	uint32_t required;		/* its bit; PP_NO_NODE: not required */
};

struct pp_name_pattern {
	const struct pp_matcher *regex;
	uint32_t node;
};

/* properties, patternProperties, additionalProperties, required and
 * propertyNames in one, so that a mapping is walked once. */
struct pp_members {
	const struct pp_name *names;
	const uint32_t *slots;		/* 1 + place in names; 0: free */
	uint32_t name_count, mask;
	uint32_t required_count;
	uint32_t pattern_count;
	const struct pp_name_pattern *patterns;
	uint32_t additional;		/* or PP_NO_NODE */
	uint32_t property_names;	/* or PP_NO_NODE */
};

struct pp_items {
	const uint32_t *prefix;
	uint32_t prefix_count;
	uint32_t rest;			/* or PP_NO_NODE */
};

struct pp_contains {
	uint64_t min, max;
	uint32_t node;
};

struct pp_branches {
	const uint32_t *nodes;
	uint32_t count;
};

struct pp_condition {
	uint32_t test, then, otherwise;	/* the latter two, or PP_NO_NODE */
};

/* enum: its strings in a hash table, screened by length; other values in a
 * list. */
struct pp_choices {
	const struct pp_value *list;	/* the keyword's value */
	const uint32_t *slots;		/* 1 + place in list; 0: free */
	const uint32_t *hashes;		/* of each slot's string */
	uint32_t mask;
	uint64_t lengths;		/* bit min(length, 63) */
	const uint32_t *others;
	uint32_t string_count, other_count;
};

/* A key, and what a mapping that has it must hold to as well. */
struct pp_dependent {
	struct pp_str key;
	uint32_t node;			/* dependentSchemas */
	const struct pp_str *names;	/* dependentRequired */
	uint32_t name_count;
};

struct pp_dependents {
	const struct pp_dependent *list;
	uint32_t count;
};

/* $dynamicRef: the schemas that bear the anchor, by resource; the outermost
 * resource of the dynamic scope decides. */
struct pp_dynamic {
	struct pp_str name;
	uint32_t fallback;
	uint32_t *resources, *nodes;
	uint32_t count;
};

struct pp_op {
	uint8_t code;			/* enum pp_op_code */
	uint32_t node;			/* REF, NOT, UNEVALUATED_* */
	union {
		uint64_t count;
		const struct pp_decimal *number;
		const struct pp_matcher *regex;
		const struct pp_format *format;
		const struct pp_value *value;
		const struct pp_choices *choices;
		const struct pp_members *members;
		const struct pp_items *items;
		const struct pp_contains *contains;
		const struct pp_branches *branches;
		const struct pp_condition *condition;
		const struct pp_dependents *dependents;
		struct pp_dynamic *dynamic;
	};
};

struct pp_schema {
	struct pp_arena arena;
	struct pp_schema_set *set;
	struct pp_node *nodes;
	struct pp_op *ops;
	size_t node_count, node_cap, op_count, op_cap;
	uint32_t root;
	bool dynamic;			/* the dynamic scope must be kept */
	struct pp_matcher **regexes;	/* compiled for it */
	size_t regex_count, regex_cap;
};

/* The entry of a key of that hash, or NULL. */
static inline const struct pp_name *pp_members_find(const struct pp_members *ms,
						    struct pp_str key,
						    uint32_t hash)
{
	if (!ms->name_count)
		return NULL;
	for (uint32_t i = hash & ms->mask;; i = (i + 1) & ms->mask) {
		const struct pp_name *name;

		if (!ms->slots[i])
			return NULL;
		name = &ms->names[ms->slots[i] - 1];
		if (name->hash == hash && pp_str_eq(name->key, key))
			return name;
	}
}

/* Is the value's type one of those? */
static inline bool pp_types_fit(unsigned types, const struct pp_value *v)
{
	return (types & (1u << v->type)) ||
	       (v->type == PP_NUMBER && (types & 64) &&
		pp_decimal_is_integer(v->number));
}

/* The file in which a node stands. */
const char *pp_node_file(const struct pp_schema *schema,
			 const struct pp_node *node);

void pp_program_free(struct pp_schema *schema);

#endif
