#ifndef PP_DATA_EDIT_PLACE_H
#define PP_DATA_EDIT_PLACE_H

#include "data/edit_text.h"

/* Where the children of a list or mapping stand, for data/edit_text.c: all that
 * belongs to them, in bytes.  PP_RANGE_NONE where that is not known. */

/* Where the value begins. */
size_t pp_edit_at(const struct pp_edit_state *s, const struct pp_value *v);

/* Where the child's value ends. */
size_t pp_edit_end(const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t i);

/* The line after the child of a block list or mapping, and after the comments
 * below it that are further in. */
size_t pp_edit_after(const struct pp_edit_state *s,
		     const struct pp_edit_spot *spot, uint32_t i);

/* Where the child's key begins, or a block list's '-', or a flow list's
 * item. */
size_t pp_edit_start(const struct pp_edit_state *s,
		     const struct pp_edit_spot *spot, uint32_t i);

/* The byte after the ':' or '-' that the child's value follows. */
size_t pp_edit_slot(const struct pp_edit_state *s,
		    const struct pp_edit_spot *spot, uint32_t i);

/* Where what belongs to the child begins, whose key or '-' is first on the line
 * of byte at: with the comments above it, but for an editor's line. */
size_t pp_edit_with_comments(const struct pp_edit_state *s,
			     const struct pp_edit_spot *spot, uint32_t i,
			     size_t at);

/* Does the text end at at without a line break? */
bool pp_edit_is_open_end(const struct pp_edit_state *s, size_t at);

#endif
