#ifndef PP_SCHEMA_SHAPE_WALK_H
#define PP_SCHEMA_SHAPE_WALK_H

#include "schema/shape.h"

/* A shape and all below it, each once, however they lead back to each other:
 * the root, its own properties, then what is below those. */
struct pp_shapes {
	const struct pp_shape **items;
	size_t count, cap;
};

/* Release *out after use. */
void pp_shapes_collect(struct pp_shapes *out, const struct pp_shape *root);
void pp_shapes_release(struct pp_shapes *shapes);

#endif
