/* What may stand where, by a schema. */
#include "unit/schema_case.h"

#include "schema/keyword.h"
#include "schema/shape.h"

static struct pp_shape *shape_of(struct schema_case *c, const char *schema)
{
	case_begin(c, false);
	case_compile(c, schema);
	assert_non_null(c->schema);
	return pp_shape_new(&c->arena, c->schema);
}

static struct pp_shape *at(const struct pp_shape *shape, const char *key)
{
	struct pp_shape *found = pp_shape_member(shape, pp_str(key));

	assert_non_null(found);
	return found;
}

static bool is_labelled(const struct pp_shape *shape, const char *label)
{
	const struct pp_value *v = pp_shape_annotation(shape, "x-label", NULL);

	return v && pp_str_is(v->text, label);
}

static void test_members(void **state)
{
	struct schema_case c;
	struct pp_shape *s;

	(void)state;
	s = shape_of(&c, "type: object\n"
			 "required: [b]\n"
			 "properties:\n"
			 "  b: { type: integer, x-label: 'B' }\n"
			 "  a: { $ref: '#/$defs/a' }\n"
			 "  no: false\n"
			 "$defs: { a: { type: string, x-label: 'A' } }\n");
	assert_int_equal(s->types, 1 << PP_MAP);
	assert_int_equal(s->member_count, 2);
	assert_true(pp_str_is(s->members[0].key, "b"));
	assert_true(s->members[0].required);
	assert_false(s->members[1].required);
	assert_int_equal(at(s, "b")->types, 1 << PP_NUMBER);
	assert_int_equal(at(s, "a")->types, 1 << PP_STRING);
	assert_true(is_labelled(at(s, "a"), "A"));
	assert_null(pp_shape_member(s, PP_LIT("no")));
	assert_null(s->others);
	assert_null(s->items);
	case_end(&c);
}

/* What may stand there is never less than what holds. */
static void test_may(void **state)
{
	struct schema_case c;
	struct pp_shape *s;

	(void)state;
	s = shape_of(&c, "properties:\n"
			 "  a: { anyOf: [ { type: string }, { minimum: 3 } ] }\n"
			 "  b: { oneOf: [ { type: string }, { enum: [1] } ] }\n"
			 "  c: { $ref: '#/$defs/c' }\n"
			 "  d: { if: { type: string }, then: { type: string } }\n"
			 "$defs:\n"
			 "  c: { allOf: [ { type: [string, 'null'] }, "
			 "{ type: [boolean, 'null'] } ] }\n");
	assert_int_equal(at(s, "a")->types, 1 << PP_STRING);
	assert_int_equal(at(s, "a")->may, PP_TYPES_ALL);
	assert_int_equal(at(s, "b")->may, 1 << PP_STRING | 1 << PP_NUMBER);
	assert_int_equal(at(s, "c")->may, 1 << PP_NULL);
	assert_int_equal(at(s, "d")->may, PP_TYPES_ALL);
	case_end(&c);
}

/* What stands in branches and conditions is there, but never required. */
static void test_branches(void **state)
{
	struct schema_case c;
	struct pp_shape *s;

	(void)state;
	s = shape_of(&c, "allOf: [ { required: [a], properties: { a: { "
			 "type: string } } } ]\n"
			 "oneOf:\n"
			 "- { properties: { b: { type: string } }, "
			 "required: [b] }\n"
			 "- { properties: { b: { type: 'null' } } }\n"
			 "if: { properties: { a: { const: x } } }\n"
			 "then: { required: [c], properties: { c: { "
			 "x-label: C } } }\n"
			 "dependentSchemas: { a: { properties: { d: true } } "
			 "}\n"
			 "not: { properties: { e: true } }\n");
	assert_int_equal(s->member_count, 4);
	assert_int_equal(at(s, "a")->types, 1 << PP_STRING);
	assert_int_equal(at(s, "b")->types, 1 << PP_STRING | 1 << PP_NULL);
	assert_true(is_labelled(at(s, "c"), "C"));
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(s->members[i].required,
				 pp_str_is(s->members[i].key, "a"));
	assert_null(pp_shape_member(s, PP_LIT("e")));
	case_end(&c);
}

static void test_lists_and_others(void **state)
{
	struct schema_case c;
	struct pp_shape *s;

	(void)state;
	s = shape_of(&c, "properties:\n"
			 "  a: { type: array, items: { enum: [x, 1] } }\n"
			 "  b: { prefixItems: [ { type: string }, false ], "
			 "items: false }\n"
			 "patternProperties: { '^b': { x-label: 'B' }, "
			 "'^x-': { type: boolean } }\n"
			 "additionalProperties: false\n");
	assert_int_equal(at(s, "a")->items->types,
			 1 << PP_STRING | 1 << PP_NUMBER);
	assert_int_equal(at(s, "b")->prefix_count, 2);
	assert_int_equal(at(s, "b")->prefix[0]->types, 1 << PP_STRING);
	assert_int_equal(at(s, "b")->prefix[1]->types, 0);
	assert_null(at(s, "b")->items);
	assert_true(is_labelled(at(s, "b"), "B"));
	assert_false(is_labelled(at(s, "a"), "B"));
	assert_non_null(s->others);
	case_end(&c);
}

static bool is_open(const char *schema)
{
	struct schema_case c;
	bool open = shape_of(&c, schema)->open;

	case_end(&c);
	return open;
}

/* May properties stand there that are not named? */
static void test_open(void **state)
{
	(void)state;
	assert_true(is_open("properties: { a: true }"));
	assert_true(is_open("additionalProperties: { type: string }"));
	assert_false(is_open("additionalProperties: false"));
	assert_true(is_open("patternProperties: { a: true }\n"
			    "additionalProperties: false"));
	assert_false(is_open("unevaluatedProperties: false"));
	assert_false(is_open("type: string"));
	assert_false(is_open("allOf: [ true, { additionalProperties: false } "
			     "]"));
	assert_false(is_open("$ref: '#/$defs/a'\n"
			     "$defs: { a: { additionalProperties: false } }"));
	assert_false(is_open("anyOf: [ { type: 'null' }, { "
			     "additionalProperties: false } ]"));
	assert_true(is_open("anyOf: [ { type: object }, { "
			    "additionalProperties: false } ]"));
	assert_true(is_open("if: { additionalProperties: false }"));
	assert_true(is_open("not: { additionalProperties: false }"));
	/* Going round must end. */
	assert_true(is_open("allOf: [ { $ref: '#' } ]"));
}

static void test_recursion(void **state)
{
	struct schema_case c;
	struct pp_shape *s;
	const char *file;

	(void)state;
	s = shape_of(&c, "x-label: tree\n"
			 "properties: { child: { $ref: '#' }, list: { items: { "
			 "$ref: '#' } } }\n");
	assert_ptr_equal(at(at(s, "child"), "child"), at(s, "child"));
	assert_ptr_equal(at(at(s, "list")->items, "list"), at(s, "list"));
	assert_non_null(pp_shape_annotation(s, "x-label", &file));
	assert_string_equal(file, "s");
	case_end(&c);
	s = shape_of(&c, "false");
	assert_int_equal(s->types, 0);
	assert_null(pp_shape_annotation(s, "x-label", NULL));
	case_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_may),
		cmocka_unit_test(test_branches),
		cmocka_unit_test(test_lists_and_others),
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_recursion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
