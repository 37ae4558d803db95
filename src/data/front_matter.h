#ifndef PP_DATA_FRONT_MATTER_H
#define PP_DATA_FRONT_MATTER_H

#include "data/text.h"

/* Markdown with YAML front matter: reads both, see pp_read, whose contract
 * this is. */
int pp_front_matter_read(struct pp_docs *out, struct pp_arena *arena,
			 struct pp_text *text);

/* Where the line that closes the front matter begins, and in *body the byte
 * after it; SIZE_MAX where there is no front matter. */
size_t pp_front_matter_close(struct pp_str bytes, size_t *body);

#endif
