#ifndef PP_DATA_BUILD_H
#define PP_DATA_BUILD_H

#include "base/map.h"
#include "base/memory.h"
#include "data/text.h"
#include "data/value.h"

/* Making lists and mappings: their children are collected on one stack, then
 * copied to the arena at once.  Duplicate keys are found here. */
struct pp_build {
	struct pp_text *text;
	struct pp_arena *arena;
	struct pp_member *stack;	/* list items use value alone */
	size_t count, cap;
	size_t values;		/* made so far, aliases as often as used */
	bool broken;		/* no tree can be given, though reading goes
				   on to find more faults */
	struct pp_map seen;	/* the keys of one large mapping */
};

void pp_build_init(struct pp_build *b, struct pp_text *text,
		   struct pp_arena *arena);
void pp_build_release(struct pp_build *b);

/* Put a child on the stack.  Its list or mapping was begun by remembering
 * b->count. */
static inline void pp_build_push(struct pp_build *b, const struct pp_member *m)
{
	pp_grow(b->stack, b->count, b->cap);
	b->stack[b->count++] = *m;
}

/* Take the children from mark on off the stack and make *out of them, whose
 * style and place the caller has set. */
void pp_build_list(struct pp_build *b, size_t mark, struct pp_value *out);

/* Likewise.  Of members with the same key the first one stays, and the others
 * are reported. */
void pp_build_map(struct pp_build *b, size_t mark, struct pp_value *out);

/* Likewise, without a report: returns false, and leaves the stack as it was,
 * where a key stands twice. */
bool pp_build_map_unique(struct pp_build *b, size_t mark,
			 struct pp_value *out);

/* Make a number of text, which lives as long as the tree, in *out; -1 where it
 * is too large to be handled. */
int pp_build_number(struct pp_build *b, struct pp_str text,
		    struct pp_value *out);

#endif
