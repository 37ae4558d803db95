/* Are the values of x- keywords such as they must be? */
#include "record/annotation.h"

#include "schema/ptrmap.h"
#include "schema/shape_walk.h"

static void fault(struct pp_sink *sink, const struct pp_value *v,
		  const char *file, const char *text)
{
	pp_report(sink, PP_R(SCHEMA_ANNOTATION), pp_value_pos(v, file), "%s",
		  text);
}

static void check_source(struct pp_sink *sink, const struct pp_value *schema,
			 const char *file)
{
	const struct pp_value *v = pp_value_get(schema, "x-item");

	if (v && (v->type != PP_STRING || !pp_is_plain_name(v->text)))
		fault(sink, v, file, "x-item must be a name of small letters, "
		      "digits, - and _");
	v = pp_value_get(schema, "x-label");
	if (v && v->type != PP_STRING)
		fault(sink, v, file, "x-label must be a text");
	v = pp_value_get(schema, "x-unit");
	if (v && v->type != PP_STRING)
		fault(sink, v, file, "x-unit must be a text");
}

/* Many places, of several kinds, share one schema object. */
static void check_shape(struct pp_ptrmap *met, struct pp_sink *sink,
			const struct pp_shape *shape)
{
	for (size_t i = 0; i < shape->source_count; i++) {
		const struct pp_value *source = shape->sources[i];

		if (pp_ptrmap_get(met, source) != PP_PTRMAP_NONE)
			continue;
		pp_ptrmap_put(met, source, 0);
		check_source(sink, source, shape->files[i]);
	}
}

bool pp_is_plain_name(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (i && c >= '0' && c <= '9') ||
		      (i && (c == '-' || c == '_'))))
			return false;
	}
	return s.n > 0;
}

void pp_annotations_check(const struct pp_kinds *kinds, struct pp_sink *sink)
{
	struct pp_ptrmap met = { 0 };

	for (size_t i = 0; i < kinds->count; i++) {
		struct pp_shapes all;

		if (!kinds->items[i].shape)
			continue;
		pp_shapes_collect(&all, kinds->items[i].shape);
		for (size_t k = 0; k < all.count; k++)
			check_shape(&met, sink, all.items[k]);
		pp_shapes_release(&all);
	}
	pp_ptrmap_release(&met);
}
