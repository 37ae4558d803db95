/* What must come to an end, and what must hold for large inputs. */
#include "unit/schema_case.h"

#include <time.h>

#include "base/buf.h"
#include "schema/keyword.h"

/* A schema that refers to itself without taking a step in the value. */
static void test_endless(void **state)
{
	static const char *const schemas[] = {
		"$ref: '#'",
		"allOf: [ { $ref: '#' }, { $ref: '#' } ]",
		"anyOf: [ { $ref: '#' }, { $ref: '#' } ]",
		"oneOf: [ { $ref: '#' }, { $ref: '#' } ]",
		"not: { $ref: '#' }",
		"if: { $ref: '#' }",
		"$dynamicAnchor: a\n$dynamicRef: '#a'",
		"anyOf: [ { $ref: '#' }, true ]\nunevaluatedItems: false",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(schemas) / sizeof(schemas[0]); i++) {
		struct schema_case c;

		case_begin(&c, false);
		case_compile(&c, schemas[i]);
		assert_non_null(c.schema);
		assert_false(case_holds(&c, "[1]"));
		assert_int_equal(c.sink.count, 1);
		assert_string_equal(c.sink.items[0]->text,
				    "the schema takes too many steps on the "
				    "document");
		assert_string_equal(c.sink.items[0]->rule->id, "schema-depth");
		case_end(&c);
	}
}

/* A schema of n lines that asks for 2^n steps. */
static void test_doubling(void **state)
{
	struct pp_buf schema;
	struct schema_case c;

	(void)state;
	pp_buf_init(&schema, 1 << 16);
	pp_buf_puts(&schema, "$ref: '#/$defs/a0'\n$defs:\n");
	for (int i = 0; i < 60; i++)
		pp_buf_printf(&schema, "  a%d: { anyOf: [ { $ref: "
			      "'#/$defs/a%d' }, { $ref: '#/$defs/a%d' } ] }\n",
			      i, i + 1, i + 1);
	pp_buf_puts(&schema, "  a60: { const: 1 }\n");
	pp_buf_putc(&schema, '\0');
	case_begin(&c, false);
	case_compile(&c, schema.p);
	assert_non_null(c.schema);
	assert_true(case_holds(&c, "1"));
	assert_false(case_holds(&c, "2"));
	assert_string_equal(c.sink.items[0]->rule->id, "schema-depth");
	case_end(&c);
	pp_buf_release(&schema);
}

/* References in a ring are fine where each takes a step in the value. */
static void test_recursion(void **state)
{
	(void)state;
	case_check("$ref: '#/$defs/a'\n"
		   "$defs:\n"
		   "  a: { properties: { b: { $ref: '#/$defs/b' } } }\n"
		   "  b: { properties: { a: { $ref: '#/$defs/a' } },\n"
		   "       required: [a] }\n",
		   "b: { a: { b: { a: {} } } }", "b: { a: { b: {} } }",
		   "1:11 required /b/a/b/a: missing key 'a' in 'b'\n"
		   "  s:5:8 the schema's 'required' is here\n");
}

static void test_many_required(void **state)
{
	struct pp_buf schema, value;
	struct schema_case c;

	(void)state;
	pp_buf_init(&schema, 1 << 16);
	pp_buf_init(&value, 1 << 16);
	pp_buf_puts(&schema, "required: [k0");
	for (int i = 0; i < 200; i++) {
		pp_buf_printf(&schema, ", k%d", i + 1);
		pp_buf_printf(&value, "k%d: 1\n", i);
	}
	pp_buf_puts(&schema, "]\0");
	pp_buf_putc(&schema, '\0');
	pp_buf_putc(&value, '\0');
	case_begin(&c, false);
	case_compile(&c, schema.p);
	assert_non_null(c.schema);
	assert_false(case_holds(&c, value.p));
	assert_string_equal(case_said(&c),
			    "1:1 required /k200: missing key 'k200'\n"
			    "  s:1:1 the schema's 'required' is here\n");
	value.n--;
	pp_buf_puts(&value, "k200: 1\n");
	pp_buf_putc(&value, '\0');
	assert_true(case_holds(&c, value.p));
	case_end(&c);
	pp_buf_release(&schema);
	pp_buf_release(&value);
}

/* A large file may take its steps. */
static void test_large_value(void **state)
{
	enum { N = 1000000 };
	struct schema_case c;
	struct pp_buf value;

	(void)state;
	pp_buf_init(&value, 1 << 24);
	for (int i = 0; i < N; i++)
		pp_buf_puts(&value, i ? ",1" : "[1");
	pp_buf_puts(&value, "]");
	pp_buf_putc(&value, '\0');
	case_begin(&c, false);
	case_compile(&c, "items: { allOf: [ { $ref: '#/$defs/a' },"
			 " { $ref: '#/$defs/a' }, { $ref: '#/$defs/a' },"
			 " { $ref: '#/$defs/a' }, { $ref: '#/$defs/a' } ] }\n"
			 "$defs: { a: { minimum: 1 } }\n");
	assert_true(case_holds(&c, value.p));
	case_end(&c);
	pp_buf_release(&value);
}

/* The processor time, in seconds, for a list of n whose last repeats. */
static double unique_time(int n)
{
	struct schema_case c;
	struct pp_buf value;
	clock_t start;
	double taken;

	pp_buf_init(&value, 1 << 24);
	for (int i = 0; i < n; i++)
		pp_buf_printf(&value, "%s%d", i ? "," : "[", i);
	pp_buf_puts(&value, "]");
	pp_buf_putc(&value, '\0');
	case_begin(&c, false);
	case_compile(&c, "uniqueItems: true");
	start = clock();
	assert_true(case_holds(&c, value.p));
	value.n -= 2;
	pp_buf_puts(&value, ",77]");
	pp_buf_putc(&value, '\0');
	assert_false(case_holds(&c, value.p));
	assert_int_equal(c.sink.count, 1);
	taken = (double)(clock() - start) / CLOCKS_PER_SEC;
	case_end(&c);
	pp_buf_release(&value);
	return taken;
}

/* uniqueItems takes time in proportion to the list: ten times the items may
 * not take the hundredfold.  No bound in seconds would hold under valgrind. */
static void test_long_lists(void **state)
{
	(void)state;
	assert_true(unique_time(200000) < 40 * unique_time(20000) + 1);
}

/* A file that is wrong all over is told so, and soon. */
static void test_many_faults(void **state)
{
	enum { N = 300000 };
	struct schema_case c;
	struct pp_buf value;
	const struct pp_note *last;
	clock_t start;

	(void)state;
	pp_buf_init(&value, 1 << 24);
	for (int i = 0; i < N; i++)
		pp_buf_printf(&value, "k%d: 1\n", i);
	pp_buf_putc(&value, '\0');
	case_begin(&c, false);
	case_compile(&c, "properties: { a: true, b: true }\n"
			 "required: [a, c, d, e, f, g]\n"
			 "additionalProperties: false\n");
	start = clock();
	assert_false(case_holds(&c, value.p));
	assert_true((clock() - start) / CLOCKS_PER_SEC < 20);
	assert_int_equal(c.sink.count, 1000);
	last = c.sink.items[999]->notes;
	while (last->next)
		last = last->next;
	assert_string_equal(last->text,
			    "there are more faults: the first 1000 are told");
	case_end(&c);
	pp_buf_release(&value);
}

static void test_sink_limit(void **state)
{
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	case_compile(&c, "items: { anyOf: [ { enum: [a, b] }, { const: c } ],"
			 " minLength: 3 }");
	c.sink.limit = 2;
	case_holds(&c, "[x, y, z]");
	assert_int_equal(c.sink.count, 2);
	assert_int_equal(c.sink.errors, 6);
	case_end(&c);
}

/* pp_keyword_find searches by halves. */
static void test_keywords_in_order(void **state)
{
	(void)state;
	for (int i = 0; i < PP_KW_COUNT; i++)
		assert_int_equal(pp_keyword_find(
					 pp_str(pp_keywords[i].name)), i);
	assert_int_equal(pp_keyword_find(PP_LIT("propertys")), -1);
	assert_string_equal(pp_keyword_nearest(PP_LIT("propertys")),
			    "properties");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_endless),
		cmocka_unit_test(test_doubling),
		cmocka_unit_test(test_recursion),
		cmocka_unit_test(test_many_required),
		cmocka_unit_test(test_large_value),
		cmocka_unit_test(test_long_lists),
		cmocka_unit_test(test_many_faults),
		cmocka_unit_test(test_sink_limit),
		cmocka_unit_test(test_keywords_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
