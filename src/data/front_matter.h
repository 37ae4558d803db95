#ifndef PP_DATA_FRONT_MATTER_H
#define PP_DATA_FRONT_MATTER_H

#include "data/text.h"

/* Markdown with YAML front matter: reads both, see pp_read, whose contract
 * this is. */
int pp_front_matter_read(struct pp_docs *out, struct pp_arena *arena,
			 struct pp_text *text);

#endif
