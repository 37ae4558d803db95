#ifndef PP_DATA_YAML_H
#define PP_DATA_YAML_H

#include "data/build.h"

/* The YAML reader.  Reads all of text into trees: see pp_read, whose contract
 * this is.  What it can it reads by data/block.h, all else by libyaml. */
int pp_yaml_read(struct pp_docs *out, struct pp_arena *arena,
		 struct pp_text *text);

/* The same, by libyaml's events alone. */
int pp_yaml_read_events(struct pp_docs *out, struct pp_arena *arena,
			struct pp_text *text);

#endif
