#ifndef PP_DATA_JSON_H
#define PP_DATA_JSON_H

#include "data/build.h"

/* The JSON reader (RFC 8259): one value, with the bounds of pp_read, whose
 * contract this is. */
int pp_json_read(struct pp_docs *out, struct pp_arena *arena,
		 struct pp_text *text);

#endif
