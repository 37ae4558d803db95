#ifndef PP_DATA_EDIT_H
#define PP_DATA_EDIT_H

#include "data/read.h"

/* Changing what a record says without changing how it is written: comments,
 * blank lines, the order of keys, quotes and line breaks stay, byte for byte,
 * where nothing was asked for.  A comment that stands by itself above a key or
 * an item, without a blank line between, belongs to it, and so does a comment
 * below it that is further in; one after a value stays on its line.
 *
 * The new text is read again, and must say what was wanted; else it is not
 * given out.  Nothing is ever written anew as a whole. */

enum pp_edit_what {
	PP_EDIT_SET,		/* make the value there this one.  Mappings
				   above it that are missing are made.  Lists
				   and mappings that are there are changed
				   piece by piece */
	PP_EDIT_REMOVE,		/* take the key or item away, if it is there */
	PP_EDIT_RENAME,		/* give the key another name in its place */
};

struct pp_edit {
	enum pp_edit_what what;
	/* A JSON pointer (RFC 6901).  "/skills/-" is a new item at the end of
	 * the list; "/body" is the text of a Markdown file. */
	struct pp_str pointer;
	const struct pp_value *value;	/* SET */
	struct pp_str key;		/* RENAME: the new one */
	/* SET: the keys of the mapping in the order in which they should
	 * stand, or none.  A new key goes after the nearest one before it that
	 * is there; without one, before the salt, or to the end. */
	const struct pp_str *order;
	size_t order_count;
};

struct pp_edit_text {
	const char *path;	/* its name in findings; outlives the sink */
	enum pp_syntax syntax;	/* YAML or Markdown */
	struct pp_str bytes;
};

/* Apply the edits, one after the other, and set *out to the new text, in arena
 * (text's own bytes where nothing changes).  Returns 0; or -1 with an error in
 * sink, and *out is empty: the text cannot be read without errors, an edit
 * cannot be done (edit-refused), or the text is written in a way in which it
 * can only be changed by hand (edit-refused). */
int pp_edit_apply(struct pp_str *out, struct pp_arena *arena,
		  struct pp_sink *sink, const struct pp_edit_text *text,
		  const struct pp_edit *edits, size_t count);

/* Likewise: change the text so that it says wanted, whose new keys go where
 * they stand in it.  A Markdown file's body is its member "body". */
int pp_edit_to(struct pp_str *out, struct pp_arena *arena,
	       struct pp_sink *sink, const struct pp_edit_text *text,
	       const struct pp_value *wanted);

/* What a tree says after the edit, sharing with root what stays; root itself
 * where nothing changes.  NULL where it cannot be done, and *why says why, in
 * words for a finding. */
const struct pp_value *pp_edit_preview(struct pp_arena *arena,
				       const struct pp_value *root,
				       const struct pp_edit *edit,
				       const char **why);

#endif
