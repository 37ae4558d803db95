/* From shapes to what tables need to know of them. */
#include "record/outline.h"

#include "base/memory.h"
#include "data/value.h"
#include "record/secret.h"
#include "schema/keyword.h"
#include "schema/ptrmap.h"

enum {
	NESTED_MAX = 64,	/* lists in lists */
	BELOW_MAX = 5000,	/* shapes looked at below one place */
	CONTAINERS = 1 << PP_LIST | 1 << PP_MAP,
};

static bool has(const struct pp_shape *shape, const char *keyword)
{
	return pp_shape_annotation(shape, keyword, NULL) != NULL;
}

static bool is_hidden(const struct pp_shape *shape, unsigned depth)
{
	if (!shape)
		return false;
	if (!depth || pp_shape_is_secret(shape))
		return true;
	for (size_t i = 0; i < shape->prefix_count; i++)
		if (is_hidden(shape->prefix[i], depth - 1))
			return true;
	return shape->items != shape && is_hidden(shape->items, depth - 1);
}

bool pp_shape_is_hidden(const struct pp_shape *shape)
{
	return is_hidden(shape, NESTED_MAX);
}

/* An unknown word is taken for the strictest. */
static int class_of(const struct pp_value *x)
{
	if (x->type != PP_STRING)
		return PP_CLASS_SPECIAL;
	if (pp_str_is(x->text, "none"))
		return PP_CLASS_NONE;
	if (pp_str_is(x->text, "personal") ||
	    pp_str_is(x->text, "third-party"))
		return PP_CLASS_PERSONAL;
	return PP_CLASS_SPECIAL;
}

int pp_shape_class(const struct pp_shape *shape)
{
	int class = -1;

	if (!has(shape, "x-data"))
		return class;
	for (size_t i = 0; i < shape->source_count; i++) {
		const struct pp_value *x = pp_value_get(shape->sources[i],
							"x-data");

		if (x && class_of(x) > class)
			class = class_of(x);
	}
	return class;
}

/* --- all that lies below -------------------------------------------------- */

struct met {
	struct pp_ptrmap known;
	const struct pp_shape **items;
	size_t count, cap;
	const struct pp_shape *from;
	bool again;		/* from was met on the way */
};

static void meet(struct met *met, const struct pp_shape *shape)
{
	if (!shape)
		return;
	met->again |= shape == met->from;
	if (pp_ptrmap_get(&met->known, shape) != PP_PTRMAP_NONE)
		return;
	pp_ptrmap_put(&met->known, shape, 0);
	pp_grow(met->items, met->count, met->cap);
	met->items[met->count++] = shape;
}

static void meet_below(struct met *met, const struct pp_shape *shape)
{
	for (size_t i = 0; i < shape->member_count; i++)
		meet(met, shape->members[i].shape);
	for (size_t i = 0; i < shape->prefix_count; i++)
		meet(met, shape->prefix[i]);
	meet(met, shape->items);
	meet(met, shape->others);
}

void pp_shape_below(struct pp_below *out, const struct pp_shape *shape)
{
	struct met met = { 0 };

	*out = (struct pp_below){ .class = -1 };
	meet(&met, shape);
	met.from = shape;
	for (size_t i = 0; i < met.count && i < BELOW_MAX; i++) {
		const struct pp_shape *s = met.items[i];
		int class = pp_shape_class(s);

		out->hidden |= pp_shape_is_secret(s);
		out->ref |= has(s, "x-ref");
		if (class > out->class)
			out->class = class;
		meet_below(&met, s);
	}
	out->within_itself = met.again;
	if (met.count > BELOW_MAX)
		*out = (struct pp_below){ true, true, true,
					  PP_CLASS_SPECIAL };
	pp_ptrmap_release(&met.known);
	pp_free(met.items);
}

bool pp_shape_hides(const struct pp_shape *shape)
{
	struct pp_below below;

	if (!shape->member_count && !shape->prefix_count && !shape->items &&
	    !shape->others)
		return pp_shape_is_secret(shape);
	pp_shape_below(&below, shape);
	return below.hidden;
}

/* --- forms ---------------------------------------------------------------- */

/* Without "type", what keywords are about tells what is meant. */
static bool is_about(const struct pp_shape *shape, const char *const *keywords)
{
	for (; *keywords; keywords++)
		if (has(shape, *keywords))
			return true;
	return false;
}

static bool is_about_text(const struct pp_shape *shape)
{
	static const char *const keywords[] = {
		"x-ref", "pattern", "format", "minLength", "maxLength", NULL,
	};

	return is_about(shape, keywords);
}

static bool is_about_number(const struct pp_shape *shape)
{
	static const char *const keywords[] = {
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
		"multipleOf", NULL,
	};

	return is_about(shape, keywords);
}

/* A place that may hold anything, by its types. */
static enum pp_form free_form(const struct pp_shape *shape)
{
	bool list = shape->items || shape->prefix_count;

	if (shape->member_count)
		return list ? PP_FORM_JSON : PP_FORM_MAP;
	if (list)
		return PP_FORM_LIST;
	return is_about_text(shape) || is_about_number(shape) ?
	       PP_FORM_SCALAR : PP_FORM_JSON;
}

static enum pp_form form_by_types(const struct pp_shape *shape)
{
	unsigned types = shape->types & ~(1u << PP_NULL);

	if (!shape->types)
		return PP_FORM_NONE;
	if (shape->types == PP_TYPES_ALL)
		return free_form(shape);
	if (!(types & CONTAINERS))
		return PP_FORM_SCALAR;
	if (types == 1u << PP_LIST)
		return PP_FORM_LIST;
	return types == 1u << PP_MAP && shape->member_count ? PP_FORM_MAP :
							      PP_FORM_JSON;
}

static bool is_within_itself(const struct pp_shape *shape)
{
	struct pp_below below;

	pp_shape_below(&below, shape);
	return below.within_itself;
}

enum pp_form pp_shape_form(const struct pp_shape *shape)
{
	enum pp_form form = form_by_types(shape), items;

	if ((form == PP_FORM_MAP || form == PP_FORM_LIST) &&
	    is_within_itself(shape))
		return PP_FORM_JSON;
	if (form != PP_FORM_LIST)
		return form;
	if (!shape->items || shape->prefix_count)
		return PP_FORM_JSON;
	items = form_by_types(shape->items);
	return (items == PP_FORM_MAP && !is_within_itself(shape->items)) ||
	       items == PP_FORM_SCALAR ? PP_FORM_LIST : PP_FORM_JSON;
}

bool pp_shape_strays(const struct pp_shape *shape, enum pp_type type)
{
	return shape->types & ~(1u << PP_NULL | 1u << type);
}

/* --- types of columns ----------------------------------------------------- */

static bool says_type(const struct pp_value *source, const char *name)
{
	const struct pp_value *type = pp_value_get(source, "type");

	if (!type)
		return false;
	for (uint32_t i = 0; type->type == PP_LIST && i < type->count; i++)
		if (pp_str_is(type->items[i].text, name))
			return true;
	return type->type == PP_STRING && pp_str_is(type->text, name);
}

/* Does an enum or const list numbers: and are all of them whole? */
static bool lists_whole(const struct pp_value *source)
{
	const struct pp_value *list = pp_value_get(source, "enum");
	const struct pp_value *one = pp_value_get(source, "const");

	for (uint32_t i = 0; list && i < list->count; i++)
		if (list->items[i].type == PP_NUMBER &&
		    !pp_decimal_is_integer(list->items[i].number))
			return false;
	if (one && one->type == PP_NUMBER)
		return pp_decimal_is_integer(one->number);
	return list || one;
}

static bool is_whole(const struct pp_shape *shape)
{
	bool whole = false;

	for (size_t i = 0; i < shape->source_count; i++) {
		if (says_type(shape->sources[i], "number"))
			return false;
		whole |= says_type(shape->sources[i], "integer") ||
			 lists_whole(shape->sources[i]);
	}
	return whole;
}

/* A format holds for the column where the place has no other branch. */
static enum pp_column_type text_type(const struct pp_shape *shape)
{
	struct pp_str format = pp_shape_text(shape, "format");

	if (!has(shape, "anyOf") && !has(shape, "oneOf") &&
	    !has(shape, "if")) {
		if (pp_str_is(format, "date"))
			return PP_COLUMN_DATE;
		if (pp_str_is(format, "date-time"))
			return PP_COLUMN_TIME;
	}
	return PP_COLUMN_TEXT;
}

enum pp_column_type pp_shape_column(const struct pp_shape *shape)
{
	switch (shape->types & ~(1u << PP_NULL)) {
	case 1u << PP_STRING:
		return text_type(shape);
	case 1u << PP_NUMBER:
		return is_whole(shape) ? PP_COLUMN_INTEGER : PP_COLUMN_REAL;
	case 1u << PP_BOOL:
		return PP_COLUMN_BOOLEAN;
	case PP_TYPES_ALL & ~(1u << PP_NULL):
		return is_about_text(shape) ? text_type(shape) : PP_COLUMN_REAL;
	default:
		return PP_COLUMN_ANY;
	}
}

/* --- words ---------------------------------------------------------------- */

struct pp_str pp_shape_text(const struct pp_shape *shape, const char *keyword)
{
	const struct pp_value *v = pp_shape_annotation(shape, keyword, NULL);

	return v && v->type == PP_STRING ? v->text : (struct pp_str){ 0 };
}

struct pp_str pp_shape_label(const struct pp_shape *shape)
{
	for (size_t i = 0; i < shape->source_count; i++) {
		struct pp_str label = pp_value_text(shape->sources[i],
						    "x-label");

		if (!label.n)
			label = pp_value_text(shape->sources[i], "title");
		if (label.n)
			return label;
	}
	return (struct pp_str){ 0 };
}

int pp_class_stricter(int a, int b)
{
	return a > b ? a : b;
}

enum pp_class pp_class_said(const struct pp_kind *kind, int class)
{
	if (class >= 0)
		return (enum pp_class)class;
	return kind->subject.n ? PP_CLASS_PERSONAL : PP_CLASS_NONE;
}

const char *pp_class_name(enum pp_class class)
{
	static const char *const names[] = { "none", "personal", "special" };

	return names[class];
}

const char *pp_column_type_name(enum pp_column_type type)
{
	static const char *const names[] = {
		"text", "integer", "real", "boolean", "date", "time", "json",
		"any",
	};

	return names[type];
}
