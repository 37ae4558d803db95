#ifndef PP_DATA_YAML_PROSE_H
#define PP_DATA_YAML_PROSE_H

#include "base/buf.h"

/* Texts that take more than one line: literal ('|') and folded ('>'). */
enum pp_yaml_prose { PP_PROSE_NONE, PP_PROSE_LITERAL, PP_PROSE_FOLDED };

struct pp_yaml_room {
	unsigned used;		/* columns taken on the first line */
	unsigned indent;	/* of the lines below it */
	unsigned width;
};

/* The form in which the text is best written there: NONE where it fits on the
 * first line, or can only be written in quotes. */
enum pp_yaml_prose pp_yaml_prose_form(struct pp_str text,
				      struct pp_yaml_room room);

/* Write it so, from the '|' or '>' to the last line's line feed. */
void pp_yaml_prose_write(struct pp_buf *out, enum pp_yaml_prose form,
			 struct pp_str text, struct pp_yaml_room room);

#endif
