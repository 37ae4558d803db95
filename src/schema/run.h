#ifndef PP_SCHEMA_RUN_H
#define PP_SCHEMA_RUN_H

#include "schema/program.h"

/* Running a program over a value: the verdict alone, quickly. */

enum {
	/* Schemas applied within one another. */
	PP_RUN_DEPTH_MAX = 2000,
	/* Schemas applied in all: a schema can ask for 2^n steps. */
	PP_RUN_STEPS_MAX = 8000000
};

/* Why a run was given up; its verdict is then "does not hold". */
enum pp_fault { PP_FAULT_NONE, PP_FAULT_DEPTH, PP_FAULT_PATTERN };

struct pp_schema_work {
	const struct pp_schema *schema;
	struct pp_pattern_work *patterns;
	/* A stack of bit sets (keys and items that were evaluated) and of
	 * other scraps, as words. */
	uint64_t *words;
	size_t word_count, word_cap;
	/* The dynamic scope: numbers of resources, the outermost first. */
	uint32_t *scope;
	size_t scope_count, scope_cap;
	unsigned depth, steps;
	enum pp_fault fault;
};

#define PP_NO_TRACK SIZE_MAX

/* Make the work ready for a program. */
void pp_run_begin(struct pp_schema_work *w, const struct pp_schema *schema);

/* Does v hold to the node?  track is the bit set (its place in w->words, one
 * bit for each member or item of v) in which evaluated members or items are
 * entered, or PP_NO_TRACK. */
bool pp_run_node(struct pp_schema_work *w, uint32_t node,
		 const struct pp_value *v, size_t track);

/* Does v hold to one operation? */
bool pp_run_op(struct pp_schema_work *w, const struct pp_op *op,
	       const struct pp_value *v, size_t track);

/* All operations of a node but unevaluatedItems and unevaluatedProperties. */
bool pp_run_before_last(struct pp_schema_work *w, const struct pp_node *n,
			const struct pp_value *v, size_t track);

/* A fresh bit set for the members or items of v, on top of the stack; give it
 * back with pp_run_pop, the last one first. */
size_t pp_run_push(struct pp_schema_work *w, const struct pp_value *v);
void pp_run_pop(struct pp_schema_work *w, size_t track);

static inline bool pp_run_marked(const struct pp_schema_work *w, size_t track,
				 uint32_t i)
{
	return w->words[track + i / 64] >> (i % 64) & 1;
}

static inline void pp_run_mark(struct pp_schema_work *w, size_t track,
			       uint32_t i)
{
	if (track != PP_NO_TRACK)
		w->words[track + i / 64] |= (uint64_t)1 << (i % 64);
}

/* Enter a node's resource into the dynamic scope, where that is kept; returns
 * what pp_run_leave wants. */
size_t pp_run_enter(struct pp_schema_work *w, const struct pp_node *n);
void pp_run_leave(struct pp_schema_work *w, size_t before);

/* The node to which a $dynamicRef leads in the scope as it is. */
uint32_t pp_run_dynamic(const struct pp_schema_work *w,
			const struct pp_dynamic *d);

/* The first two equal items of a list: true, and their places; or false. */
bool pp_run_same_items(struct pp_schema_work *w, const struct pp_value *list,
		       uint32_t *first, uint32_t *second);

/* Does the enum list the value? */
bool pp_run_choice(const struct pp_choices *c, const struct pp_value *v);

/* Does the text match?  Running out of steps sets w->fault. */
bool pp_run_regex(struct pp_schema_work *w, const struct pp_matcher *regex,
		  struct pp_str text);

/* The key of a mapping as a value, for propertyNames. */
struct pp_value pp_run_key(const struct pp_member *m);

#endif
