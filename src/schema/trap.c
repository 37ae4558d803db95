/* What can hardly be meant in a schema. */
#include "schema/trap.h"

#include <stdarg.h>
#include <stdio.h>

struct look {
	struct pp_sink *sink;
	const char *file;
	const struct pp_spot *path;	/* of the schema object */
	struct pp_arena scrap;
};

static const struct pp_member *keyword(const struct pp_value *schema,
				       const char *name)
{
	return pp_value_member(schema, pp_str(name));
}

static const struct pp_value *typed(const struct pp_value *schema,
				    const char *name, enum pp_type type)
{
	const struct pp_value *v = pp_value_get(schema, name);

	return v && v->type == type ? v : NULL;
}

/* A warning at a keyword's value, or at one below it. */
__attribute__((format(printf, 4, 5)))
static struct pp_finding *warn(struct look *l, const struct pp_member *m,
			       const struct pp_value *at, const char *format,
			       ...);

static struct pp_finding *warn(struct look *l, const struct pp_member *m,
			       const struct pp_value *at, const char *format,
			       ...)
{
	struct pp_spot spot = pp_spot_member(l->path, m);
	struct pp_finding *f;
	char text[256];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	f = pp_report(l->sink, PP_R(SCHEMA_TRAP), pp_value_pos(at, l->file),
		      "%s", text);
	pp_report_pointer(l->sink, f, pp_spot_pointer(&l->scrap, &spot));
	return f;
}

/* "required" names a key that additionalProperties: false keeps out. */
static void check_required(struct look *l, const struct pp_value *schema)
{
	const struct pp_member *m = keyword(schema, "required");
	const struct pp_value *closed = typed(schema, "additionalProperties",
					      PP_BOOL);
	const struct pp_value *map = typed(schema, "properties", PP_MAP);
	struct pp_str *names;

	if (!m || m->value.type != PP_LIST || !closed || closed->boolean ||
	    !map || pp_value_get(schema, "patternProperties"))
		return;
	names = pp_new(&l->scrap, struct pp_str, map->count);
	for (uint32_t i = 0; i < map->count; i++)
		names[i] = map->members[i].key;
	for (uint32_t i = 0; i < m->value.count; i++) {
		const struct pp_value *v = &m->value.items[i];
		struct pp_finding *f;
		int near;

		if (v->type != PP_STRING || pp_value_member(map, v->text))
			continue;
		f = warn(l, m, v, "the required key '%.*s' is not among the "
			 "properties, and no others are allowed",
			 PP_STR(v->text));
		near = pp_nearest(v->text, names, map->count);
		if (near >= 0)
			pp_report_note(l->sink, f, (struct pp_pos){ 0 },
				       "did you mean '%.*s'?",
				       PP_STR(names[near]));
	}
}

static void check_bounds(struct look *l, const struct pp_value *schema)
{
	static const char *const pairs[][2] = {
		{ "minimum", "maximum" }, { "minLength", "maxLength" },
		{ "minItems", "maxItems" },
		{ "minProperties", "maxProperties" },
		{ "minContains", "maxContains" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct pp_member *least = keyword(schema, pairs[i][0]);
		const struct pp_value *most = typed(schema, pairs[i][1],
						    PP_NUMBER);

		if (least && least->value.type == PP_NUMBER && most &&
		    pp_decimal_cmp(least->value.number, most->number) > 0)
			warn(l, least, &least->value,
			     "'%s' is above '%s': nothing can hold to both",
			     pairs[i][0], pairs[i][1]);
	}
}

static void check_alone(struct look *l, const struct pp_value *schema)
{
	static const char *const pairs[][2] = {
		{ "then", "if" }, { "else", "if" },
		{ "minContains", "contains" }, { "maxContains", "contains" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct pp_member *m = keyword(schema, pairs[i][0]);

		if (m && !keyword(schema, pairs[i][1]))
			warn(l, m, &m->value, "'%s' has no effect without "
			     "'%s' beside it", pairs[i][0], pairs[i][1]);
	}
}

static bool lists(const struct pp_value *names, struct pp_str name)
{
	for (uint32_t i = 0; names && i < names->count; i++)
		if (names->items[i].type == PP_STRING &&
		    pp_str_eq(names->items[i].text, name))
			return true;
	return false;
}

/* "if" with properties holds where they are missing. */
static void check_condition(struct look *l, const struct pp_value *schema)
{
	const struct pp_member *m = keyword(schema, "if");
	const struct pp_value *map;
	const struct pp_value *then = pp_value_get(schema, "then");

	map = m ? typed(&m->value, "properties", PP_MAP) : NULL;
	if (!map || map->count != 1 || m->value.count != 1 || !then ||
	    then->type != PP_MAP)
		return;
	if (lists(typed(schema, "required", PP_LIST), map->members[0].key))
		return;
	pp_report_note(l->sink,
		       warn(l, m, &m->value, "the condition holds too where "
			    "'%.*s' is missing", PP_STR(map->members[0].key)),
		       (struct pp_pos){ 0 },
		       "add 'required: [%.*s]' beside its 'properties', or to "
		       "the schema around it", PP_STR(map->members[0].key));
}

void pp_check_traps(struct pp_sink *sink, const char *file,
		    const struct pp_spot *path)
{
	struct look l = { .sink = sink, .file = file, .path = path };

	check_required(&l, path->value);
	check_bounds(&l, path->value);
	check_alone(&l, path->value);
	check_condition(&l, path->value);
	pp_arena_release(&l.scrap);
}
