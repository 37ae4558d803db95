/* Who may read what. */
#include "report/level.h"

static int fault(struct pp_sink *sink, const struct pp_kind *kind,
		 const struct pp_value *at, const char *text)
{
	pp_report(sink, PP_R(SCHEMA_ANNOTATION), pp_value_pos(at, kind->file),
		  "%s", text);
	return -1;
}

static int read_class(enum pp_class *out, struct pp_sink *sink,
		      const struct pp_kind *kind, const struct pp_value *v)
{
	for (int k = PP_CLASS_NONE; k <= PP_CLASS_SPECIAL; k++) {
		if (v->type != PP_STRING ||
		    !pp_str_is(v->text, pp_class_name((enum pp_class)k)))
			continue;
		*out = (enum pp_class)k;
		return 0;
	}
	return fault(sink, kind, v, "x-reads must say none, personal or "
		     "special of each value");
}

static int read_levels(struct pp_levels *out, struct pp_arena *arena,
		       struct pp_sink *sink, const struct pp_kind *kind,
		       const struct pp_member *property)
{
	const struct pp_value *x = pp_value_get(&property->value, "x-reads");
	int rc = 0;

	if (x->type != PP_MAP || !x->count)
		return fault(sink, kind, x, "x-reads must be a mapping of the "
			     "property's values to none, personal or special");
	out->property = property->key;
	out->items = pp_new(arena, struct pp_level, x->count);
	for (uint32_t i = 0; i < x->count; i++) {
		struct pp_level *level = &out->items[out->count++];

		level->name = x->members[i].key;
		if (read_class(&level->class, sink, kind,
			       &x->members[i].value) < 0)
			rc = -1;
	}
	return rc;
}

int pp_levels_read(struct pp_levels *out, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_kind *kind)
{
	const struct pp_value *all = pp_value_get(kind->root, "properties");
	const struct pp_member *found = NULL;

	*out = (struct pp_levels){ 0 };
	for (uint32_t i = 0; all && all->type == PP_MAP && i < all->count;
	     i++) {
		const struct pp_member *m = &all->members[i];

		if (!pp_value_get(&m->value, "x-reads"))
			continue;
		if (found)
			return fault(sink, kind, &m->value, "x-reads can only "
				     "stand at one property");
		found = m;
	}
	if (!found)
		return fault(sink, kind, pp_value_get(kind->root, "x-kind"),
			     "a kind of documents must have a property with "
			     "x-reads, which says who may read what");
	return read_levels(out, arena, sink, kind, found);
}

enum pp_class pp_levels_class(const struct pp_levels *levels,
			      struct pp_str name)
{
	for (size_t i = 0; i < levels->count; i++)
		if (pp_str_eq(levels->items[i].name, name))
			return levels->items[i].class;
	return PP_CLASS_NONE;
}
