#ifndef PP_DATA_EDIT_TREE_H
#define PP_DATA_EDIT_TREE_H

#include "data/edit.h"

/* Edits of value trees: what a text is to say. */

/* A tree that shares with root what the edit leaves alone; root itself where it
 * changes nothing.  NULL where it cannot be done, and *why is a sentence for a
 * finding. */
const struct pp_value *pp_edit_tree(struct pp_arena *arena,
				    const struct pp_value *root,
				    const struct pp_edit *edit,
				    const char **why);

/* The next part of a JSON pointer, decoded, and *rest what follows it. */
struct pp_str pp_pointer_part(struct pp_arena *arena, struct pp_str pointer,
			      struct pp_str *rest);

/* A list's index, or SIZE_MAX where part is none. */
size_t pp_pointer_index(struct pp_str part);

#endif
