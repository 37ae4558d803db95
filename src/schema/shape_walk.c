/* Walking the graph of shapes. */
#include "schema/shape_walk.h"

#include "base/memory.h"
#include "schema/ptrmap.h"

struct walk {
	struct pp_shapes *out;
	struct pp_ptrmap met;
};

static void meet(struct walk *w, const struct pp_shape *shape)
{
	struct pp_shapes *out = w->out;

	if (!shape || pp_ptrmap_get(&w->met, shape) != PP_PTRMAP_NONE)
		return;
	pp_ptrmap_put(&w->met, shape, 0);
	pp_grow(out->items, out->count, out->cap);
	out->items[out->count++] = shape;
}

void pp_shapes_collect(struct pp_shapes *out, const struct pp_shape *root)
{
	struct walk w = { .out = out };

	*out = (struct pp_shapes){ 0 };
	meet(&w, root);
	for (size_t i = 0; i < out->count; i++) {
		const struct pp_shape *shape = out->items[i];

		for (size_t k = 0; k < shape->member_count; k++)
			meet(&w, shape->members[k].shape);
		for (size_t k = 0; k < shape->prefix_count; k++)
			meet(&w, shape->prefix[k]);
		meet(&w, shape->items);
		meet(&w, shape->others);
	}
	pp_ptrmap_release(&w.met);
}

void pp_shapes_release(struct pp_shapes *shapes)
{
	pp_free(shapes->items);
	*shapes = (struct pp_shapes){ 0 };
}
