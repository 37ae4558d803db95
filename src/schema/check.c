/* The structural check of schemas, driven by the table of keywords. */
#include "schema/check.h"

#include "base/memory.h"
#include "schema/keyword.h"
#include "schema/spot.h"
#include "schema/trap.h"
#include "schema/uri.h"

static void check_value(struct pp_scan *s, const struct pp_spot *path,
			struct pp_resource *r);

static struct pp_finding *wrong(struct pp_scan *s, const struct pp_spot *path,
				const char *wanted)
{
	const struct pp_value *v = path->value;
	struct pp_arena scrap = { 0 };
	struct pp_finding *f;

	f = pp_report(s->sink, PP_R(SCHEMA_INVALID), pp_value_pos(v, s->file),
		      "%s must be %s", pp_spot_words(&scrap, path), wanted);
	if (v->type < PP_LIST)
		pp_report_found(s->sink, f, v->text);
	pp_report_pointer(s->sink, f, pp_spot_pointer(&scrap, path));
	pp_arena_release(&scrap);
	return f;
}

static void advise(struct pp_scan *s, struct pp_finding *f, const char *advice)
{
	pp_report_note(s->sink, f, (struct pp_pos){ 0 }, "%s", advice);
}

/* --- scalars -------------------------------------------------------------- */

static void check_bool(struct pp_scan *s, const struct pp_spot *path)
{
	if (path->value->type != PP_BOOL)
		wrong(s, path, "true or false");
}

static bool check_string(struct pp_scan *s, const struct pp_spot *path,
			 const char *wanted)
{
	if (path->value->type == PP_STRING)
		return true;
	wrong(s, path, wanted);
	return false;
}

static void check_id(struct pp_scan *s, const struct pp_spot *path)
{
	struct pp_str id = path->value->text;

	if (!check_string(s, path, "a URI"))
		return;
	if (pp_uri_base(id).n + 1 < id.n)
		advise(s, wrong(s, path, "a URI without a fragment"),
		       "a name after '#' is given with '$anchor'");
}

static bool is_anchor(struct pp_str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool start = (c >= 'a' && c <= 'z') ||
			     (c >= 'A' && c <= 'Z') || c == '_';

		if (!start && (i == 0 || !((c >= '0' && c <= '9') ||
					   c == '-' || c == '.')))
			return false;
	}
	return name.n > 0;
}

static void check_anchor(struct pp_scan *s, const struct pp_spot *path)
{
	static const char wanted[] = "a name: a letter or '_', then letters, "
				     "digits, '-', '_' and '.'";

	if (check_string(s, path, wanted) && !is_anchor(path->value->text))
		wrong(s, path, wanted);
}

static void check_number(struct pp_scan *s, const struct pp_spot *path)
{
	struct pp_finding *f;

	if (path->value->type == PP_NUMBER)
		return;
	f = wrong(s, path, "a number");
	if (path->value->type == PP_BOOL)
		advise(s, f, "since draft 6 it holds the bound itself, in "
			     "place of 'minimum' or 'maximum'");
}

static void check_positive(struct pp_scan *s, const struct pp_spot *path)
{
	const struct pp_value *v = path->value;

	if (v->type != PP_NUMBER || v->number->negative ||
	    (!v->number->coefficient && !v->number->digits.n))
		wrong(s, path, "a number above 0");
}

static void check_count(struct pp_scan *s, const struct pp_spot *path)
{
	const struct pp_value *v = path->value;

	if (v->type != PP_NUMBER || v->number->negative ||
	    !pp_decimal_is_integer(v->number))
		wrong(s, path, "a whole number, 0 or more");
}

/* --- types ---------------------------------------------------------------- */

static void advise_type(struct pp_scan *s, struct pp_finding *f,
			struct pp_str name)
{
	static const char *const other[][2] = {
		{ "text", "string" }, { "str", "string" }, { "map", "object" },
		{ "mapping", "object" }, { "dict", "object" },
		{ "list", "array" }, { "int", "integer" },
		{ "bool", "boolean" }, { "float", "number" },
		{ "double", "number" }, { "none", "null" },
	};
	static const char *const types[] = { "array", "boolean", "integer",
					     "null", "number", "object",
					     "string" };
	struct pp_str names[7];
	int near;

	for (size_t i = 0; i < 7; i++)
		names[i] = pp_str(types[i]);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		if (pp_str_is(name, other[i][0])) {
			pp_report_note(s->sink, f, (struct pp_pos){ 0 },
				       "did you mean '%s'?", other[i][1]);
			return;
		}
	if (pp_str_is(name, "date")) {
		advise(s, f, "write 'type: string' and 'format: date'");
		return;
	}
	near = pp_nearest(name, names, 7);
	if (near >= 0)
		pp_report_note(s->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%s'?", types[near]);
}

static void check_type_name(struct pp_scan *s, const struct pp_spot *path)
{
	static const char wanted[] = "one of array, boolean, integer, null, "
				     "number, object, string";
	const struct pp_value *v = path->value;

	if (v->type == PP_NULL)
		advise(s, wrong(s, path, wanted), "quote it: 'null'");
	else if (v->type != PP_STRING)
		wrong(s, path, wanted);
	else if (!pp_type_bit(v->text))
		advise_type(s, wrong(s, path, wanted), v->text);
}

/* --- lists ---------------------------------------------------------------- */

static void check_twice(struct pp_scan *s, const struct pp_spot *path)
{
	const struct pp_value *list = path->value;
	struct pp_map seen = { 0 };

	for (uint32_t i = 0; i < list->count; i++) {
		const struct pp_value *v = &list->items[i];
		struct pp_spot item = pp_spot_item(path, i);
		bool is_new = true;

		if (v->type == PP_STRING)
			pp_map_put(&seen, v->text, &is_new);
		if (!is_new)
			wrong(s, &item, "a name that stands only once");
	}
	pp_map_release(&seen);
}

static void check_type(struct pp_scan *s, const struct pp_spot *path)
{
	const struct pp_value *v = path->value;

	if (v->type != PP_LIST) {
		check_type_name(s, path);
		return;
	}
	if (!v->count)
		wrong(s, path, "a type, or a list of at least one");
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_spot item = pp_spot_item(path, i);

		check_type_name(s, &item);
	}
	check_twice(s, path);
}

static void check_names(struct pp_scan *s, const struct pp_spot *path)
{
	const struct pp_value *v = path->value;

	if (v->type != PP_LIST) {
		struct pp_finding *f = wrong(s, path, "a list of names");

		if (v->type == PP_BOOL)
			advise(s, f, "since draft 4 the mapping lists the "
				     "names of the keys that it must have");
		return;
	}
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_spot item = pp_spot_item(path, i);

		check_string(s, &item, "a name (text)");
	}
	check_twice(s, path);
}

static void check_list(struct pp_scan *s, const struct pp_spot *path)
{
	if (path->value->type != PP_LIST)
		wrong(s, path, "a list");
}

static void check_schema_list(struct pp_scan *s, const struct pp_spot *path,
			      struct pp_resource *r)
{
	const struct pp_value *v = path->value;

	if (v->type != PP_LIST || !v->count) {
		wrong(s, path, "a list of at least one schema");
		return;
	}
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_spot item = pp_spot_item(path, i);

		check_value(s, &item, r);
	}
}

/* --- mappings ------------------------------------------------------------- */

static void check_map(struct pp_scan *s, const struct pp_spot *path,
		      struct pp_resource *r, enum pp_keyword_shape shape)
{
	const struct pp_value *v = path->value;

	if (v->type != PP_MAP) {
		wrong(s, path, shape == PP_SHAPE_VOCABULARY ?
			       "a mapping from URIs to true or false" :
			       shape == PP_SHAPE_NAMES_MAP ?
			       "a mapping from keys to lists of names" :
			       "a mapping from names to schemas");
		return;
	}
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_spot member = pp_spot_member(path, &v->members[i]);

		if (shape == PP_SHAPE_VOCABULARY)
			check_bool(s, &member);
		else if (shape == PP_SHAPE_NAMES_MAP ||
			 (shape == PP_SHAPE_DEPENDENCIES &&
			  member.value->type == PP_LIST))
			check_names(s, &member);
		else
			check_value(s, &member, r);
	}
}

/* --- schemas -------------------------------------------------------------- */

static void check_keyword(struct pp_scan *s, const struct pp_spot *path,
			  struct pp_resource *r, enum pp_keyword_shape shape)
{
	switch (shape) {
	case PP_SHAPE_ANY:
		break;
	case PP_SHAPE_BOOL:
		check_bool(s, path);
		break;
	case PP_SHAPE_STRING:
		check_string(s, path, "text");
		break;
	case PP_SHAPE_URI:
		check_string(s, path, "a URI");
		break;
	case PP_SHAPE_ID:
		check_id(s, path);
		break;
	case PP_SHAPE_ANCHOR:
		check_anchor(s, path);
		break;
	case PP_SHAPE_PATTERN:
		check_string(s, path, "a regular expression");
		break;
	case PP_SHAPE_NUMBER:
		check_number(s, path);
		break;
	case PP_SHAPE_POSITIVE:
		check_positive(s, path);
		break;
	case PP_SHAPE_COUNT:
		check_count(s, path);
		break;
	case PP_SHAPE_LIST:
		check_list(s, path);
		break;
	case PP_SHAPE_TYPE:
		check_type(s, path);
		break;
	case PP_SHAPE_NAMES:
		check_names(s, path);
		break;
	case PP_SHAPE_SCHEMA:
		check_value(s, path, r);
		break;
	case PP_SHAPE_SCHEMA_LIST:
		check_schema_list(s, path, r);
		break;
	case PP_SHAPE_NAMES_MAP:
	case PP_SHAPE_VOCABULARY:
	case PP_SHAPE_SCHEMA_MAP:
	case PP_SHAPE_PATTERN_MAP:
	case PP_SHAPE_DEPENDENCIES:
		check_map(s, path, r, shape);
		break;
	}
}

static void check_unknown(struct pp_scan *s, const struct pp_spot *path)
{
	struct pp_str name = path->member->key;
	struct pp_arena scrap = { 0 };
	const char *advice, *near;
	struct pp_finding *f;

	if (s->lenient || pp_str_starts(name, PP_LIT("x-")))
		return;
	advice = pp_keyword_advice(name);
	near = advice ? NULL : pp_keyword_nearest(name);
	f = pp_report(s->sink, PP_R(SCHEMA_KEYWORD),
		      pp_spot_key_pos(path, s->file),
		      "%s is not a keyword and has no effect",
		      pp_spot_words(&scrap, path));
	pp_report_pointer(s->sink, f, pp_spot_pointer(&scrap, path));
	if (advice)
		advise(s, f, advice);
	else if (near)
		pp_report_note(s->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%s'?", near);
	else
		advise(s, f, "the names of your own keywords should begin "
			     "with 'x-'");
	pp_arena_release(&scrap);
}

static void advise_dependencies(struct pp_scan *s, const struct pp_spot *path)
{
	struct pp_finding *f;

	if (s->lenient)
		return;
	f = pp_report(s->sink, PP_R(SCHEMA_KEYWORD),
		      pp_spot_key_pos(path, s->file),
		      "'dependencies' is a keyword of earlier drafts; other "
		      "programs may ignore it");
	advise(s, f, "write 'dependentRequired' for lists of names, "
		     "'dependentSchemas' for schemas");
}

/* The draft that a $schema of json-schema.org names must be this one; what
 * other URIs lead to is seen when the schema is compiled. */
static void check_dialect(struct pp_scan *s, const struct pp_spot *path)
{
	struct pp_str uri = path->value->text, base;
	struct pp_finding *f;

	if (path->value->type != PP_STRING)
		return;
	base = pp_uri_base(uri);
	if (pp_str_is(base, "https://json-schema.org/draft/2020-12/schema") ||
	    (!pp_str_starts(base, PP_LIT("https://json-schema.org/")) &&
	     !pp_str_starts(base, PP_LIT("http://json-schema.org/"))) ||
	    pp_str_starts(base, PP_LIT("https://json-schema.org/draft/"
				       "2020-12/")))
		return;
	f = pp_report(s->sink, PP_R(SCHEMA_DIALECT),
		      pp_value_pos(path->value, s->file),
		      "'$schema' must be JSON Schema 2020-12");
	pp_report_found(s->sink, f, uri);
	advise(s, f, "write 'https://json-schema.org/draft/2020-12/schema', "
		     "and mind what has changed between the drafts");
}

static struct pp_resource *enter_resource(struct pp_scan *s,
					  const struct pp_value *v,
					  struct pp_resource *parent)
{
	const struct pp_value *id = pp_value_get(v, "$id");
	struct pp_resource *r;

	if (!id || id->type != PP_STRING || s->embedded)
		return parent;
	r = pp_new(s->arena, struct pp_resource, 1);
	r->uri = pp_uri_base(pp_uri_resolve(s->arena, parent->uri,
					    pp_uri_base(id->text)));
	r->root = v;
	r->file = s->file;
	r->parent = parent;
	pp_grow(s->resources, s->resource_count, s->resource_cap);
	s->resources[s->resource_count++] = r;
	return r;
}

static void enter_anchor(struct pp_scan *s, const struct pp_spot *path,
			 struct pp_resource *r, bool dynamic)
{
	struct pp_anchor *a;

	if (path->value->type != PP_STRING || s->embedded)
		return;
	a = pp_new(s->arena, struct pp_anchor, 1);
	*a = (struct pp_anchor){
		.name = path->value->text,
		.resource = r,
		.value = path->up->value,
		.at = path->value,
		.dynamic = dynamic,
	};
	pp_grow(s->anchors, s->anchor_count, s->anchor_cap);
	s->anchors[s->anchor_count++] = a;
}

static void check_member(struct pp_scan *s, const struct pp_spot *path,
			 struct pp_resource *r)
{
	int number = pp_keyword_find(path->member->key);
	struct pp_finding *f;

	if (number < 0) {
		check_unknown(s, path);
		if (pp_str_is(path->member->key, "$recursiveRef"))
			check_string(s, path, "a URI");
		else if (pp_str_is(path->member->key, "$recursiveAnchor"))
			check_anchor(s, path);
		return;
	}
	if (number == PP_KW_ITEMS && path->value->type == PP_LIST) {
		f = wrong(s, path, "a schema");
		advise(s, f, "schemas by position stand in 'prefixItems' since "
			     "2020-12");
		return;
	}
	check_keyword(s, path, r, pp_keywords[number].shape);
	if (number == PP_KW_ANCHOR || number == PP_KW_DYNAMIC_ANCHOR)
		enter_anchor(s, path, r, number == PP_KW_DYNAMIC_ANCHOR);
	else if (number == PP_KW_SCHEMA)
		check_dialect(s, path);
	else if (number == PP_KW_DEPENDENCIES)
		advise_dependencies(s, path);
}

static void check_value(struct pp_scan *s, const struct pp_spot *path,
			struct pp_resource *r)
{
	const struct pp_value *v = path->value;

	if (v->type == PP_BOOL)
		return;
	if (v->type != PP_MAP) {
		wrong(s, path, "a schema: a mapping, or true or false");
		return;
	}
	r = enter_resource(s, v, r);
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_spot member = pp_spot_member(path, &v->members[i]);

		check_member(s, &member, r);
	}
	if (!s->lenient)
		pp_check_traps(s->sink, s->file, path);
}

void pp_check_schema(struct pp_scan *scan, const struct pp_value *root,
		     struct pp_resource *resource)
{
	struct pp_spot path = { .value = root };

	check_value(scan, &path, resource);
}

void pp_scan_release(struct pp_scan *scan)
{
	pp_free(scan->resources);
	pp_free(scan->anchors);
	scan->resources = NULL;
	scan->anchors = NULL;
}
