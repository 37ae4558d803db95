/* What may only be counted. */
#include "record/secret.h"

#include "schema/shape_walk.h"

static bool mentions(const struct pp_value *v)
{
	if (v->type == PP_LIST)
		for (uint32_t i = 0; i < v->count; i++)
			if (mentions(&v->items[i]))
				return true;
	if (v->type != PP_MAP)
		return false;
	for (uint32_t i = 0; i < v->count; i++)
		if (pp_str_is(v->members[i].key, "x-use") ||
		    mentions(&v->members[i].value))
			return true;
	return false;
}

/* Keywords whose schemas have no place of their own in a shape: what they say
 * of x-use, they say of the place that they are at. */
static bool mentions_beside(const struct pp_value *source)
{
	static const char *const keywords[] = {
		"contains", "contentSchema", "not", "propertyNames",
	};

	for (size_t i = 0; i < sizeof(keywords) / sizeof(*keywords); i++) {
		const struct pp_value *v = pp_value_get(source, keywords[i]);

		if (v && mentions(v))
			return true;
	}
	return false;
}

bool pp_shape_is_secret(const struct pp_shape *shape)
{
	for (size_t i = 0; i < shape->source_count; i++)
		if (pp_value_get(shape->sources[i], "x-use") ||
		    mentions_beside(shape->sources[i]))
			return true;
	return false;
}

bool pp_shape_holds_secret(const struct pp_shape *shape)
{
	struct pp_shapes all;
	bool found = false;

	pp_shapes_collect(&all, shape);
	for (size_t i = 0; !found && i < all.count; i++)
		found = pp_shape_is_secret(all.items[i]);
	pp_shapes_release(&all);
	return found;
}

/* Take the first part off a pointer; its escapes stay, so that a key with '~'
 * or '/' in it is not found, and is not open. */
static struct pp_str take(struct pp_str *pointer)
{
	struct pp_str part = { pointer->p + 1, 0 };

	while (part.n + 1 < pointer->n && part.p[part.n] != '/')
		part.n++;
	pointer->p += part.n + 1;
	pointer->n -= part.n + 1;
	return part;
}

bool pp_shape_is_open(const struct pp_shape *root, struct pp_str pointer)
{
	const struct pp_shape *at = root;

	while (at && pointer.n) {
		struct pp_str part = take(&pointer);

		if (pp_shape_is_secret(at))
			return false;
		at = at->items && part.n && part.p[0] >= '0' &&
				     part.p[0] <= '9' && !at->prefix_count ?
			     at->items :
			     pp_shape_member(at, part);
	}
	return at && !pp_shape_holds_secret(at);
}

static void hide(struct pp_finding *f)
{
	struct pp_note **link = &f->notes;

	f->found = NULL;
	while (*link) {
		if ((*link)->about_value)
			*link = (*link)->next;
		else
			link = &(*link)->next;
	}
}

void pp_secret_hide(struct pp_sink *sink, size_t since,
		    const struct pp_shape *root)
{
	for (size_t i = since; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];

		f->no_source = true;
		if (!f->pointer || !pp_shape_is_open(root, pp_str(f->pointer)))
			hide(f);
	}
}
