#ifndef PP_DATA_RANGE_H
#define PP_DATA_RANGE_H

#include "data/value.h"

/* The bytes at which the keys and values of a tree stand in the YAML that it
 * was read from: the tree knows where they begin, this finds where they end.
 * Each function returns PP_RANGE_NONE where the text is not what the tree says,
 * or is written in a way that is not known here. */

#define PP_RANGE_NONE SIZE_MAX

struct pp_ranges {
	struct pp_str bytes;	/* without a byte-order mark; past the YAML cut
				   off: Markdown's front matter keeps the
				   line above it */
	const size_t *lines;	/* where each line begins */
	size_t line_count;
};

/* Look at bytes; *out's arrays live in arena. */
void pp_ranges_init(struct pp_ranges *out, struct pp_arena *arena,
		    struct pp_str bytes);

/* The byte of a place in the tree. */
size_t pp_range_at(const struct pp_ranges *r, uint32_t line, uint32_t col);

/* The byte after the key, its quotation mark included. */
size_t pp_range_key_end(const struct pp_ranges *r, const struct pp_member *m);

/* The byte after the value's last one that is not blank: of a literal or folded
 * text that keeps its last line breaks, after these.  parent is the column,
 * from 0, of the innermost block list or mapping that it stands in, -1 for
 * none. */
size_t pp_range_end(const struct pp_ranges *r, const struct pp_value *v,
		    long parent);

/* The byte after the header, '|-', of a literal or folded text at byte at. */
size_t pp_range_header_end(const struct pp_ranges *r, size_t at);

/* The start of the line of byte at; its end, before its line break; the start
 * of the next line, or the end of the text. */
size_t pp_range_line(const struct pp_ranges *r, size_t at);
size_t pp_range_line_end(const struct pp_ranges *r, size_t at);
size_t pp_range_line_next(const struct pp_ranges *r, size_t at);

/* The first byte from at on that is no space or tab. */
size_t pp_range_blanks(const struct pp_ranges *r, size_t at);

/* Is the line that begins at at empty but for blanks; a comment alone? */
bool pp_range_is_blank(const struct pp_ranges *r, size_t at);
bool pp_range_is_comment(const struct pp_ranges *r, size_t at);

#endif
