#ifndef PP_DATA_YAML_H
#define PP_DATA_YAML_H

#include "data/build.h"

/* The YAML reader, on libyaml's events.  Reads all of text into trees: see
 * pp_read, whose contract this is. */
int pp_yaml_read(struct pp_docs *out, struct pp_arena *arena,
		 struct pp_text *text);

#endif
