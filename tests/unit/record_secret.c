/* What may only be counted, and where that can be told. */
#include "record/secret.h"

#include "data/read.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <cmocka.h>

struct setting {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_schema_set *set;
	struct pp_shape *shape;
};

static void load(struct setting *s, const char *schema)
{
	const struct pp_read how = { .file = "t.yaml", .record = true };
	const struct pp_schema *compiled;
	struct pp_docs docs;

	*s = (struct setting){ 0 };
	s->set = pp_schema_set_new(&(struct pp_schema_options){ 0 });
	assert_int_equal(pp_read(&docs, &s->arena, &s->sink, &how,
				 pp_str(schema)), 0);
	assert_int_equal(pp_schema_set_add(s->set, &s->sink, "pool:/t",
					   "t.yaml", docs.roots), 0);
	compiled = pp_schema_compile(s->set, &s->sink, "pool:/t");
	assert_non_null(compiled);
	s->shape = pp_shape_new(&s->arena, compiled);
}

static void unload(struct setting *s)
{
	pp_schema_set_free(s->set);
	pp_sink_release(&s->sink);
	pp_arena_release(&s->arena);
}

static const char schema[] =
	"properties:\n"
	"  year: { type: integer }\n"
	"  faith: { x-use: statistics-only }\n"
	"  home: { properties: { town: {}, rooms: { x-use: statistics-only } } }\n"
	"  job: { properties: { town: {} } }\n"
	"  answers: { type: array, items: { $ref: '#/$defs/answer' } }\n"
	"  places: { type: array, items: { properties: { town: {} } } }\n"
	"  again: { $ref: '#' }\n"
	"$defs: { answer: { x-use: statistics-only } }\n";

static void test_open_places(void **state)
{
	static const char *const open[] = { "/year", "/job", "/job/town",
					    "/places", "/places/3/town",
					    "/again/year", "/home/town" };
	static const char *const closed[] = {
		"", "/faith", "/faith/x", "/home", "/home/rooms", "/answers",
		"/answers/0", "/again", "/again/faith", "/faiht", "/job/x",
		"/places/town", "/ye~0ar", "/",
	};
	struct setting s;

	(void)state;
	load(&s, schema);
	for (size_t i = 0; i < sizeof(open) / sizeof(*open); i++)
		assert_true(pp_shape_is_open(s.shape, pp_str(open[i])));
	for (size_t i = 0; i < sizeof(closed) / sizeof(*closed); i++)
		assert_false(pp_shape_is_open(s.shape, pp_str(closed[i])));
	unload(&s);
}

static void test_whole_shape(void **state)
{
	struct setting s;

	(void)state;
	load(&s, schema);
	assert_true(pp_shape_holds_secret(s.shape));
	assert_false(pp_shape_is_secret(s.shape));
	unload(&s);
	load(&s, "properties: { a: {}, b: { $ref: '#' } }");
	assert_false(pp_shape_holds_secret(s.shape));
	unload(&s);
	load(&s, "additionalProperties: { x-use: statistics-only }");
	assert_true(pp_shape_holds_secret(s.shape));
	assert_false(pp_shape_is_open(s.shape, pp_str("/any")));
	unload(&s);
	load(&s, "x-use: statistics-only\nproperties: { a: {} }");
	assert_false(pp_shape_is_open(s.shape, pp_str("/a")));
	unload(&s);
}

static void test_hiding(void **state)
{
	struct setting s;
	struct pp_sink sink = { 0 };
	struct pp_finding *f[3];

	(void)state;
	load(&s, schema);
	for (int i = 0; i < 3; i++) {
		f[i] = pp_report(&sink, PP_R(ENUM), (struct pp_pos){ 0 }, "x");
		pp_report_found(&sink, f[i], PP_LIT("told"));
		pp_report_note(&sink, f[i], (struct pp_pos){ 0 }, "first")
			->about_value = true;
		pp_report_note(&sink, f[i], (struct pp_pos){ 0 }, "second");
	}
	pp_report_pointer(&sink, f[0], PP_LIT("/faith"));
	pp_report_pointer(&sink, f[1], PP_LIT("/faith"));
	pp_report_pointer(&sink, f[2], PP_LIT("/year"));
	pp_secret_hide(&sink, 1, s.shape);
	assert_non_null(f[0]->found);
	assert_false(f[0]->no_source);
	assert_null(f[1]->found);
	assert_true(f[1]->no_source);
	assert_string_equal(f[1]->notes->text, "second");
	assert_null(f[1]->notes->next);
	assert_non_null(f[2]->found);
	assert_true(f[2]->no_source);
	pp_sink_release(&sink);
	unload(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open_places),
		cmocka_unit_test(test_whole_shape),
		cmocka_unit_test(test_hiding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
