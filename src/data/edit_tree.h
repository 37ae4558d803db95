#ifndef PP_DATA_EDIT_TREE_H
#define PP_DATA_EDIT_TREE_H

#include "data/edit.h"

/* Edits of value trees, pp_edit_preview, and JSON pointers for them. */

/* The next part of a JSON pointer, decoded, and *rest what follows it. */
struct pp_str pp_pointer_part(struct pp_arena *arena, struct pp_str pointer,
			      struct pp_str *rest);

/* A list's index, or SIZE_MAX where part is none. */
size_t pp_pointer_index(struct pp_str part);

#endif
