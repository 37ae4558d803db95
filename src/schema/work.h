#ifndef PP_SCHEMA_WORK_H
#define PP_SCHEMA_WORK_H

#include "schema/program.h"

/* What one thread needs while it checks: see schema.h.  All of it is used
 * again from value to value, so that a check allocates nothing once it has
 * grown. */

enum {
	/* Schemas applied within one another. */
	PP_WORK_DEPTH_MAX = 2000,
	/* Schemas applied in all, as a schema can ask for 2^n steps: so many,
	 * and so many more for each value in the tree. */
	PP_WORK_STEPS_MAX = 8000000,
	PP_WORK_STEPS_EACH = 16
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
	const struct pp_value *root;
	unsigned depth, steps, steps_max;
	enum pp_fault fault;
};

#define PP_NO_TRACK SIZE_MAX

/* Make the work ready for a program and a value. */
void pp_work_begin(struct pp_schema_work *w, const struct pp_schema *schema,
		   const struct pp_value *root);

/* Has the run gone too deep, or too far? */
bool pp_work_is_spent(struct pp_schema_work *w);

/* A fresh bit set for the members or items of v, or of count bits, on top of
 * the stack; give it back with pp_work_pop, the last one first. */
size_t pp_work_push(struct pp_schema_work *w, const struct pp_value *v);
size_t pp_work_push_bits(struct pp_schema_work *w, size_t count);
void pp_work_pop(struct pp_schema_work *w, size_t track);

static inline bool pp_work_marked(const struct pp_schema_work *w, size_t track,
				  uint32_t i)
{
	return w->words[track + i / 64] >> (i % 64) & 1;
}

static inline void pp_work_mark(struct pp_schema_work *w, size_t track,
				uint32_t i)
{
	if (track != PP_NO_TRACK)
		w->words[track + i / 64] |= (uint64_t)1 << (i % 64);
}

/* Add the marks of one set of v to another; mark everything.  Either does
 * nothing where the set is PP_NO_TRACK. */
void pp_work_merge(struct pp_schema_work *w, size_t into, size_t from,
		   const struct pp_value *v);
void pp_work_mark_all(struct pp_schema_work *w, size_t track,
		      const struct pp_value *v);

/* Enter a node's resource into the dynamic scope, where that is kept; returns
 * what pp_work_leave wants. */
size_t pp_work_enter(struct pp_schema_work *w, const struct pp_node *n);
void pp_work_leave(struct pp_schema_work *w, size_t before);

/* The node to which a $dynamicRef leads in the scope as it is. */
uint32_t pp_work_dynamic(const struct pp_schema_work *w,
			 const struct pp_dynamic *d);

/* The first two equal items of a list: true, and their places; or false. */
bool pp_work_same_items(struct pp_schema_work *w, const struct pp_value *list,
			uint32_t *first, uint32_t *second);

#endif
