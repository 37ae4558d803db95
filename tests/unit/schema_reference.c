/* Where references lead: identifiers, anchors, other documents, the dynamic
 * scope, and the dialect that a document's meta-schema gives it. */
#include "unit/schema_case.h"

/* Compile and expect no word said. */
static void begin(struct schema_case *c, const char *schema)
{
	case_begin(c, false);
	case_compile(c, schema);
	assert_string_equal(case_said(c), "");
	assert_non_null(c->schema);
}

static void yes(struct schema_case *c, const char *value)
{
	if (!case_holds(c, value))
		fail_msg("%s: %s", value, case_said(c));
}

static void no(struct schema_case *c, const char *value)
{
	if (case_holds(c, value))
		fail_msg("%s holds", value);
}

static void test_pointers(void **state)
{
	struct schema_case c;

	(void)state;
	begin(&c, "$defs: { 'a/b~c %': { type: string } }\n"
		  "properties:\n"
		  "  one: { $ref: '#/$defs/a~1b~0c%20%25' }\n"
		  "  two: { $ref: '#/properties/one' }\n"
		  "  three: { $ref: '#/x-lists/1' }\n"
		  "  all: { $ref: '#' }\n"
		  "x-lists: [ true, { minimum: 3 } ]\n");
	yes(&c, "one: x\ntwo: y\nthree: 3\nall: { all: { one: x } }");
	no(&c, "one: 1");
	no(&c, "two: 1");
	no(&c, "three: 2");
	no(&c, "all: { all: { one: 1 } }");
	case_end(&c);
}

/* An $id moves the base; one inside enum, const or a keyword that is not known
 * is data. */
static void test_identifiers(void **state)
{
	struct schema_case c;

	(void)state;
	begin(&c, "$id: https://example.org/dir/root.yaml\n"
		  "enum: [ { $id: inner, type: 'null' }, 5, x ]\n"
		  "x-own: { $id: inner, type: 'null' }\n"
		  "anyOf: [ { $ref: inner }, { $ref: 'urn:x:y#z' } ]\n"
		  "$defs:\n"
		  "  a:\n"
		  "    $id: ../dir/inner\n"
		  "    $ref: '#/$defs/b'\n"
		  "    $defs: { b: { type: integer } }\n"
		  "  b: { type: 'null' }\n"
		  "  c: { $id: 'urn:x:y', $defs: { d: { $anchor: z, "
		  "const: x } } }\n");
	yes(&c, "5");
	yes(&c, "x");
	no(&c, "{ $id: inner, type: 'null' }");
	case_end(&c);
}

static void test_anchors(void **state)
{
	struct schema_case c;

	(void)state;
	begin(&c, "properties:\n"
		  "  a: { $ref: '#here' }\n"
		  "  b: { $ref: 'other#here' }\n"
		  "$defs:\n"
		  "  a: { $anchor: here, type: string }\n"
		  "  b:\n"
		  "    $id: other\n"
		  "    $defs: { x: { $anchor: here, type: integer } }\n");
	yes(&c, "a: x\nb: 1");
	no(&c, "a: 1");
	no(&c, "b: x");
	case_end(&c);
}

/* --- other documents ------------------------------------------------------ */

static int fetch(void *data, struct pp_schema_set *set, struct pp_sink *sink,
		 const char *uri)
{
	struct schema_case *c = data;

	if (!strcmp(uri, "test:other"))
		return pp_schema_set_add(
			set, sink, uri, "other",
			case_read(c, "other",
				  "$id: test:real\n"
				  "$defs: { a: { type: string } }"));
	if (!strcmp(uri, "test:broken"))
		return pp_schema_set_add(set, sink, uri, "broken",
					 case_read(c, "broken", "type: strin"));
	return -1;
}

static void test_documents(void **state)
{
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	pp_schema_set_fetch(c.set, fetch, &c);
	case_compile(&c, "properties: { a: { $ref: 'test:other#/$defs/a' },\n"
			 "  b: { $ref: 'test:real#/$defs/a' } }");
	assert_string_equal(case_said(&c), "");
	yes(&c, "a: x\nb: y");
	case_holds(&c, "a: 1");
	assert_string_equal(case_said(&c),
			    "1:4 type /a: 'a' must be text; found '1'\n"
			    "  quote it: '1'\n"
			    "  other:2:15 the schema's 'type' is here\n");
	no(&c, "b: 1");
	case_end(&c);
}

static void test_broken_document(void **state)
{
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	pp_schema_set_fetch(c.set, fetch, &c);
	case_compile(&c, "$ref: test:broken");
	assert_null(c.schema);
	assert_string_equal(case_said(&c),
			    "1:7 schema-invalid /type: 'type' must be one of "
			    "array, boolean, integer, null, number, object, "
			    "string; found 'strin'\n"
			    "  did you mean 'string'?\n");
	case_end(&c);
}

/* A document that is refused leaves no trace: it can be added again. */
static void test_add_again(void **state)
{
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	assert_int_equal(case_add(&c, "test:x", "$id: test:y\ntype: strin"),
			 -1);
	assert_int_equal(case_add(&c, "test:x", "$id: test:y\ntype: string"),
			 0);
	assert_int_equal(case_add(&c, "test:y", "type: string"), -1);
	pp_sink_clear(&c.sink);
	c.schema = pp_schema_compile(c.set, &c.sink, "test:x");
	no(&c, "1");
	c.schema = pp_schema_compile(c.set, &c.sink, "test:y#");
	no(&c, "1");
	yes(&c, "x");
	assert_null(pp_schema_compile(c.set, &c.sink, "test:none"));
	case_end(&c);
}

static void test_metaschema(void **state)
{
	struct schema_case c;

	(void)state;
	begin(&c, "$ref: https://json-schema.org/draft/2020-12/schema");
	yes(&c, "true");
	yes(&c, "{ type: object, properties: { a: { minLength: 1 } } }");
	no(&c, "{ properties: { a: { minLength: -1 } } }");
	no(&c, "{ allOf: [] }");
	no(&c, "{ $defs: { a: { items: { type: strin } } } }");
	no(&c, "{ $id: 'x#y' }");
	no(&c, "{ patternProperties: { '(': true } }");
	no(&c, "12");
	case_end(&c);
}

/* --- the dynamic scope ---------------------------------------------------- */

/* A tree whose nodes are what the schema that is entered first says. */
static void test_dynamic(void **state)
{
	static const char tree[] =
		"$id: test:tree\n"
		"$dynamicAnchor: node\n"
		"type: object\n"
		"properties:\n"
		"  data: true\n"
		"  children: { items: { $dynamicRef: '#node' } }\n";
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	assert_int_equal(case_add(&c, "test:tree", tree), 0);
	case_compile(&c, "$id: test:strict\n"
			 "$dynamicAnchor: node\n"
			 "$ref: test:tree\n"
			 "unevaluatedProperties: false\n");
	assert_string_equal(case_said(&c), "");
	yes(&c, "children: [ { data: 1 } ]");
	case_holds(&c, "children: [ { daat: 1 } ]");
	assert_string_equal(case_said(&c),
			    "1:15 unknown-key /children/0/daat: unknown key "
			    "'daat'\n"
			    "  did you mean 'data'?\n"
			    "  s:4:1 the schema's 'unevaluatedProperties' is "
			    "here\n");
	c.schema = pp_schema_compile(c.set, &c.sink, "test:tree");
	yes(&c, "children: [ { daat: 1 } ]");
	case_end(&c);
}

/* A plain anchor of that name does not take part; nor does a resource that is
 * not entered. */
static void test_dynamic_scope(void **state)
{
	struct schema_case c;

	(void)state;
	begin(&c, "$ref: list\n"
		  "$defs:\n"
		  "  bait: { $id: bait, $defs: { x: { $dynamicAnchor: kind, "
		  "type: boolean } } }\n"
		  "  plain: { $anchor: kind, type: 'null' }\n"
		  "  list:\n"
		  "    $id: list\n"
		  "    items: { $dynamicRef: '#kind' }\n"
		  "    $defs: { k: { $dynamicAnchor: kind, type: string } }\n");
	yes(&c, "[x]");
	no(&c, "[1]");
	no(&c, "[true]");
	case_end(&c);
}

/* --- dialects ------------------------------------------------------------- */

static void test_vocabulary(void **state)
{
	static const char meta[] =
		"$id: test:meta\n"
		"$vocabulary:\n"
		"  https://json-schema.org/draft/2020-12/vocab/core: true\n"
		"  https://json-schema.org/draft/2020-12/vocab/applicator: "
		"true\n"
		"  https://example.org/own: false\n";
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	assert_int_equal(case_add(&c, "test:meta", meta), 0);
	case_compile(&c, "$schema: test:meta\n"
			 "properties: { a: { minimum: 10 }, b: false }");
	assert_string_equal(case_said(&c), "");
	yes(&c, "a: 1");
	no(&c, "b: 1");
	case_end(&c);
}

/* A meta-schema may ask for more than the standard does. */
static void test_own_metaschema(void **state)
{
	static const char meta[] =
		"$id: test:meta\n"
		"$dynamicAnchor: meta\n"
		"$vocabulary:\n"
		"  https://json-schema.org/draft/2020-12/vocab/core: true\n"
		"  https://json-schema.org/draft/2020-12/vocab/applicator: "
		"true\n"
		"$ref: https://json-schema.org/draft/2020-12/schema\n"
		"required: [title]\n";
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	assert_int_equal(case_add(&c, "test:meta", meta), 0);
	case_compile(&c, "$schema: test:meta\n"
			 "title: x\n"
			 "properties: { a: { description: no title } }");
	assert_null(c.schema);
	assert_string_equal(case_said(&c),
			    "3:15 required /properties/a/title: missing key "
			    "'title' in 'a'\n"
			    "  s:7:1 the schema's 'required' is here\n");
	case_end(&c);
}

static void test_unknown_vocabulary(void **state)
{
	struct schema_case c;

	(void)state;
	case_begin(&c, false);
	assert_int_equal(case_add(&c, "test:meta",
				  "$vocabulary: { 'test:own': true }"), 0);
	case_compile(&c, "$schema: test:meta");
	assert_null(c.schema);
	assert_string_equal(case_said(&c),
			    "1:16 schema-dialect -: the vocabulary 'test:own' "
			    "is required, and not known\n");
	case_end(&c);
}

/* Annotation mode silences formats, unless the dialect asserts them. */
static void test_formats(void **state)
{
	static const char meta[] =
		"$vocabulary:\n"
		"  https://json-schema.org/draft/2020-12/vocab/"
		"format-assertion: false\n";
	struct schema_case c;

	(void)state;
	begin(&c, "format: ipv4");
	no(&c, "x");
	case_end(&c);
	case_begin(&c, true);
	case_compile(&c, "format: ipv4");
	yes(&c, "x");
	case_end(&c);
	case_begin(&c, true);
	assert_int_equal(case_add(&c, "test:meta", meta), 0);
	case_compile(&c, "$schema: test:meta\nformat: ipv4");
	no(&c, "x");
	case_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pointers),
		cmocka_unit_test(test_identifiers),
		cmocka_unit_test(test_anchors),
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_broken_document),
		cmocka_unit_test(test_add_again),
		cmocka_unit_test(test_metaschema),
		cmocka_unit_test(test_dynamic),
		cmocka_unit_test(test_dynamic_scope),
		cmocka_unit_test(test_vocabulary),
		cmocka_unit_test(test_own_metaschema),
		cmocka_unit_test(test_unknown_vocabulary),
		cmocka_unit_test(test_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
