/* What history does not tell. */
#include "index/hidden.h"

#include "data/read.h"
#include "index/row.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

struct setting {
	struct pp_arena arena;
	struct pp_sink sink;
};

static const struct pp_value *read_yaml(struct setting *s, const char *text)
{
	const struct pp_read how = { .file = "t.yaml", .record = true };
	struct pp_docs docs;

	assert_int_equal(pp_read(&docs, &s->arena, &s->sink, &how,
				 pp_arena_str(&s->arena, pp_str(text))), 0);
	return docs.roots;
}

/* The lines of a kind "a-b" with that schema. */
static struct pp_str lines_of(struct setting *s, const char *schema, bool salt)
{
	struct pp_schema_set *set =
		pp_schema_set_new(&(struct pp_schema_options){ 0 });
	struct pp_kind kind = {
		.name = PP_LIT("a-b"), .salt = salt,
		.root = read_yaml(s, schema),
	};
	struct pp_buf b;
	struct pp_str text;

	if (!pp_schema_set_add(set, &s->sink, "pool:/t", "t.yaml", kind.root))
		kind.schema = pp_schema_compile(set, &s->sink, "pool:/t");
	if (kind.schema)
		kind.shape = pp_shape_new(&s->arena, kind.schema);
	pp_buf_init(&b, 1 << 20);
	pp_hidden_write(&b, &kind);
	text = pp_arena_str(&s->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	pp_schema_set_free(set);
	return text;
}

/* A record as JSON, after that was taken out. */
static const char *strip(struct setting *s, struct pp_str lines,
			 const char *record)
{
	const struct pp_value *v = pp_hidden_strip(
		&s->arena, pp_hidden_new(&s->arena, lines, PP_LIT("a-b")),
		read_yaml(s, record));

	return v ? pp_value_json(&s->arena, v, NULL).p : "(all)";
}

static int setup(void **state)
{
	static struct setting setting;

	setting = (struct setting){ .sink = { .limit = 0 } };
	*state = &setting;
	return 0;
}

static int teardown(void **state)
{
	struct setting *s = *state;

	pp_sink_release(&s->sink);
	pp_arena_release(&s->arena);
	return 0;
}

#define SECRET "x-use: statistics-only"

static void test_properties(void **state)
{
	struct pp_str lines = lines_of(*state,
		"properties:\n"
		"  id: { type: string }\n"
		"  'odd, ~/key': { " SECRET " }\n"
		"  in: { properties: { deep: { " SECRET " }, open: {} } }\n",
		true);

	assert_string_equal(lines.p,
			    "a%2Db /=salt\n"
			    "a%2Db /=odd%2C%20%7E%2Fkey\n"
			    "a%2Db /=in/=deep\n");
	assert_string_equal(
		strip(*state, lines, "{ id: x, 'odd, ~/key': 1, salt: s, "
		      "deep: 1, in: { open: 2, deep: { a: b }, salt: 3 } }\n"),
		"{\"id\":\"x\",\"deep\":1,\"in\":{\"open\":2,\"salt\":3}}");
}

/* A value of which nothing is taken is that value. */
static void test_same(void **state)
{
	struct setting *s = *state;
	const struct pp_value *v = read_yaml(s, "{ a: [1, { b: 2 }] }\n");
	struct pp_str lines = lines_of(s, "properties: { x: { " SECRET " } }\n",
				       false);

	assert_ptr_equal(pp_hidden_strip(&s->arena, pp_hidden_new(
			&s->arena, lines, PP_LIT("a-b")), v), v);
	assert_null(pp_hidden_new(&s->arena, lines, PP_LIT("b")));
	assert_ptr_equal(pp_hidden_strip(&s->arena, NULL, v), v);
}

static void test_others(void **state)
{
	struct pp_str lines = lines_of(*state,
		"properties: { id: {}, name: {} }\n"
		"additionalProperties: { " SECRET " }\n", false);

	assert_string_equal(lines.p, "a%2Db /+id,name\n");
	assert_string_equal(strip(*state, lines, "{ a: 1, id: 2, b: 3 }\n"),
			    "{\"id\":2}");
}

/* Of a list whose items are hidden not even their number is told; one item
 * leaves a null. */
static void test_lists(void **state)
{
	struct pp_str lines = lines_of(*state,
		"properties:\n"
		"  all: { items: { " SECRET " } }\n"
		"  some: { items: { properties: { why: { " SECRET " } } } }\n"
		"  one: { prefixItems: [{}, { " SECRET " }] }\n", false);

	assert_string_equal(lines.p,
			    "a%2Db /=all/-\n"
			    "a%2Db /=some/-/=why\n"
			    "a%2Db /=one/#1\n");
	assert_string_equal(
		strip(*state, lines, "{ all: [1, 2], some: [{ why: 1, b: 2 }, "
		      "{ c: 3 }], one: [1, 2, 3] }\n"),
		"{\"all\":[],\"some\":[{\"b\":2},{\"c\":3}],"
		"\"one\":[1,null,3]}");
}

static void test_whole(void **state)
{
	struct pp_str lines = lines_of(*state, SECRET "\n", false);

	assert_string_equal(lines.p, "a%2Db \n");
	assert_string_equal(strip(*state, lines, "{ a: 1 }\n"), "(all)");
}

/* A schema within itself: where it comes round, all of it goes. */
static void test_round(void **state)
{
	struct pp_str lines = lines_of(*state,
		"properties:\n"
		"  name: {}\n"
		"  why: { " SECRET " }\n"
		"  child: { $ref: '#' }\n", false);

	assert_string_equal(
		strip(*state, lines, "{ name: 1, why: 2, child: { name: 3, "
		      "why: 4, child: { why: 5 } } }\n"),
		"{\"name\":1,\"child\":{\"name\":3}}");
}

/* A schema that cannot be used still says what it says. */
static void test_faulty(void **state)
{
	struct pp_str lines = lines_of(*state,
		"type: nonsense\n"
		"properties:\n"
		"  in: { properties: { why: { " SECRET " } } }\n", false);

	assert_string_equal(lines.p, "a%2Db /~why\n");
	assert_string_equal(
		strip(*state, lines, "{ why: 1, in: [{ why: 2, a: 3 }] }\n"),
		"{\"in\":[{\"a\":3}]}");
}

static void test_join(void **state)
{
	struct setting *s = *state;
	const struct pp_str texts[] = {
		PP_LIT("b /=x\na /=y\n"), PP_LIT(""), PP_LIT("a /=y\na /=a\n"),
	};

	assert_string_equal(pp_hidden_join(&s->arena, texts, 3).p,
			    "a /=a\na /=y\nb /=x\n");
	assert_string_equal(pp_hidden_join(&s->arena, texts, 0).p, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_properties, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_same, setup, teardown),
		cmocka_unit_test_setup_teardown(test_others, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lists, setup, teardown),
		cmocka_unit_test_setup_teardown(test_whole, setup, teardown),
		cmocka_unit_test_setup_teardown(test_round, setup, teardown),
		cmocka_unit_test_setup_teardown(test_faulty, setup, teardown),
		cmocka_unit_test_setup_teardown(test_join, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
