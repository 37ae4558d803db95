#ifndef PP_DATA_BLOCK_H
#define PP_DATA_BLOCK_H

#include "data/build.h"

/* A quick reader for the YAML that records are written in: one document of
 * block mappings and lists, scalars that stand on one line, literal and folded
 * texts, flow lists and mappings on one line, comments.
 *
 * It knows nothing of faults.  Whatever is not plainly within that subset -
 * or would be remarked upon - it leaves alone, and libyaml decides.  What it
 * does read, it reads as libyaml's reader would: the same tree, the same
 * places; tests/unit/data_block.c and tests/fuzz/fast.c hold it to that.
 *
 * Returns true and sets *out; or false, with no finding reported. */
bool pp_block_read(struct pp_docs *out, struct pp_arena *arena,
		   struct pp_text *text);

#endif
