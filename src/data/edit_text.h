#ifndef PP_DATA_EDIT_TEXT_H
#define PP_DATA_EDIT_TEXT_H

#include "data/range.h"
#include "data/yaml_write.h"

/* One change of a YAML text: which bytes give way to which.  Each function
 * returns 0, or -1 where the text is written in a way that is not known
 * here. */

struct pp_edit_state {
	struct pp_arena *arena;
	struct pp_ranges ranges;	/* of the YAML */
	struct pp_yaml_form form;	/* the file's own */
	const char *line_break;
};

/* A value of the tree that was read, and the way to it from the root. */
struct pp_edit_spot {
	const struct pp_value *v;
	const struct pp_edit_spot *above;	/* NULL: v is the root */
	uint32_t index;				/* in above */
};

struct pp_splice {
	size_t from, to;
	struct pp_str text;
};

/* In the order of their places; they do not overlap. */
struct pp_splices {
	struct pp_splice items[2];
	unsigned count;
};

/* Put value in the place of the spot's, which is not the root. */
int pp_edit_replace(struct pp_splices *out, const struct pp_edit_state *s,
		    const struct pp_edit_spot *spot,
		    const struct pp_value *value);

/* Take the member or item of that index out of the spot's list or mapping,
 * which has others. */
int pp_edit_remove(struct pp_splices *out, const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t index);

/* Put what (a list's item is its value alone) before the one of that index, or
 * after the last one, into a list or mapping that is not empty. */
int pp_edit_insert(struct pp_splices *out, const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t index,
		   const struct pp_member *what);

/* Give the member of that index another key. */
int pp_edit_rename(struct pp_splices *out, const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t index,
		   struct pp_str key);

#endif
