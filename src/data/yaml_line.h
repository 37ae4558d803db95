#ifndef PP_DATA_YAML_LINE_H
#define PP_DATA_YAML_LINE_H

#include "data/text.h"

/* A look at single lines of YAML that libyaml has given up on. */

static inline bool pp_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* How many blanks the line begins with. */
size_t pp_yaml_line_indent(struct pp_str line);

/* Does a ': ', or a ':' at the end of the line, stand before byte end, outside
 * quotes? */
bool pp_yaml_line_has_colon(struct pp_str line, size_t end);

/* Where the next key of a mapping at the left margin stands, from that line of
 * the file on: SIZE_MAX where there is none, or the text is no such mapping. */
size_t pp_yaml_line_next_key(const struct pp_text *text, uint32_t line);

#endif
