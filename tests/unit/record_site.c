/* Where the references of a record stand. */
#include "record/site.h"

#include "data/read.h"
#include "schema/schema.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <cmocka.h>

struct setting {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_schema_set *set;
	struct pp_site *sites;
	struct pp_site **list;
	size_t count;
};

static struct pp_value *read_yaml(struct setting *s, const char *text)
{
	const struct pp_read how = { .file = "t.yaml", .record = true };
	struct pp_docs docs;

	assert_int_equal(pp_read(&docs, &s->arena, &s->sink, &how,
				 pp_str(text)), 0);
	return docs.roots;
}

static void load(struct setting *s, const char *schema)
{
	const struct pp_schema *compiled;

	*s = (struct setting){ 0 };
	s->set = pp_schema_set_new(&(struct pp_schema_options){ 0 });
	assert_int_equal(pp_schema_set_add(s->set, &s->sink, "pool:/t",
					   "t.yaml", read_yaml(s, schema)), 0);
	compiled = pp_schema_compile(s->set, &s->sink, "pool:/t");
	assert_non_null(compiled);
	s->sites = pp_sites_new(&s->arena, pp_shape_new(&s->arena, compiled),
				&s->list, &s->count);
}

static void unload(struct setting *s)
{
	pp_schema_set_free(s->set);
	pp_sink_release(&s->sink);
	pp_arena_release(&s->arena);
}

struct seen {
	struct setting *setting;
	char text[1024];
};

static void visit(void *data, const struct pp_site *site,
		  const struct pp_value *value, const struct pp_step *step)
{
	struct seen *seen = data;
	struct pp_str pointer = pp_step_pointer(&seen->setting->arena, step);
	size_t n = strlen(seen->text);

	assert_non_null(site->keyword);
	snprintf(seen->text + n, sizeof(seen->text) - n, "%.*s=%.*s ",
		 PP_STR(pointer), PP_STR(value->text));
}

static void expect(struct setting *s, const char *record, const char *wanted)
{
	struct seen seen = { .setting = s };

	pp_sites_walk(s->sites, read_yaml(s, record), visit, &seen);
	assert_string_equal(seen.text, wanted);
}

static void places(void **state)
{
	struct setting s;

	(void)state;
	load(&s, "properties:\n"
		 "  plain: { type: string }\n"
		 "  person: { x-ref: person }\n"
		 "  a/b~c: { x-ref: person }\n"
		 "  deep: { properties: { in: { x-ref: group } } }\n"
		 "  many: { items: { x-ref: group } }\n"
		 "  first: { prefixItems: [ {}, { x-ref: group } ] }\n"
		 "  any: { anyOf: [ { type: integer }, { x-ref: group } ] }\n"
		 "  named: { properties: { x: {} },\n"
		 "           additionalProperties: { x-ref: group } }\n"
		 "  linked: { $ref: '#/$defs/link' }\n"
		 "$defs: { link: { x-ref: council } }\n");
	assert_int_equal(s.count, 8);
	expect(&s, "person: p\nplain: q\n", "/person=p ");
	expect(&s, "a/b~c: p\n", "/a~1b~0c=p ");
	expect(&s, "deep: { in: g, out: h }\n", "/deep/in=g ");
	expect(&s, "many: [a, 1, b]\n", "/many/0=a /many/2=b ");
	expect(&s, "first: [a, b, c]\n", "/first/1=b ");
	expect(&s, "any: g\n", "/any=g ");
	expect(&s, "named: { x: no, y: g }\n", "/named/y=g ");
	expect(&s, "linked: c\n", "/linked=c ");
	expect(&s, "person: [p]\n", "");
	expect(&s, "other: p\n", "");
	unload(&s);
}

static void nowhere(void **state)
{
	struct setting s;

	(void)state;
	load(&s, "properties: { a: { type: string } }\n");
	assert_null(s.sites);
	assert_int_equal(s.count, 0);
	unload(&s);
}

/* A tree of things: the shape contains itself. */
static void ring(void **state)
{
	struct setting s;

	(void)state;
	load(&s, "properties:\n"
		 "  by: { x-ref: person }\n"
		 "  below: { items: { $ref: '#' } }\n");
	expect(&s, "by: a\nbelow:\n- by: b\n- below: [{ by: c }]\n",
	       "/by=a /below/0/by=b /below/1/below/0/by=c ");
	unload(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),
		cmocka_unit_test(nowhere),
		cmocka_unit_test(ring),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
