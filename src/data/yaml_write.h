#ifndef PP_DATA_YAML_WRITE_H
#define PP_DATA_YAML_WRITE_H

#include "base/buf.h"
#include "data/value.h"

/* A value as YAML text, as people write it: block mappings and lists, texts
 * bare where readers of YAML 1.2 and of YAML 1.1 take them for texts, long
 * prose folded.  What is written reads back as the same value; keys must be
 * shorter than 1000 bytes. */

struct pp_yaml_form {
	unsigned indent;	/* of what stands below a key: 2 */
	unsigned list_indent;	/* of a list below its key: 2, or 0 */
	unsigned width;		/* a line's, in characters: 80 */
};

/* The form of the records that come with us. */
#define PP_YAML_FORM ((struct pp_yaml_form){ 2, 2, 80 })

/* Where a value follows a key's ':' or an item's '-'. */
struct pp_yaml_at {
	unsigned col;		/* of the key, or the '-', from 0 */
	unsigned used;		/* columns of the line so far */
	bool item;
};

/* A whole document.  Lists and mappings of PP_STYLE_FLOW are written in one
 * line, in brackets, where they fit; no other style counts. */
void pp_yaml_write(struct pp_buf *out, const struct pp_yaml_form *form,
		   const struct pp_value *root);

/* "key: value" and the lines that belong to it, col spaces further in. */
void pp_yaml_write_member(struct pp_buf *out, const struct pp_yaml_form *form,
			  unsigned col, struct pp_str key,
			  const struct pp_value *value);

/* "- value", likewise. */
void pp_yaml_write_item(struct pp_buf *out, const struct pp_yaml_form *form,
			unsigned col, const struct pp_value *value);

/* The value alone, beginning with the space or line break after ':' or '-',
 * and ending in a line feed. */
void pp_yaml_write_after(struct pp_buf *out, const struct pp_yaml_form *form,
			 struct pp_yaml_at at, const struct pp_value *value);

/* The value on one line, for within brackets. */
void pp_yaml_write_flow(struct pp_buf *out, const struct pp_value *value);

/* A key without its ':'. */
void pp_yaml_write_key(struct pp_buf *out, struct pp_str key, bool flow);

/* Would a reader take the bare text, after a key or in a list, for something
 * else than this string, or only some readers?  Within brackets: flow. */
bool pp_yaml_needs_quotes(struct pp_str text, bool flow);

/* In double quotes, on one line; what cannot be seen, or might be taken for a
 * line break, as an escape.  Bytes that are not UTF-8 stay as they are. */
void pp_yaml_write_quoted(struct pp_buf *out, struct pp_str text);

#endif
