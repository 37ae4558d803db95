/* Branches, conditions, and what no other keyword has seen. */
#include "unit/schema_case.h"

struct row {
	const char *schema, *good, *bad, *said;
};

static const struct row combinations[] = {
	{ "allOf: [ { required: [a] }, { properties: { a: { type: string "
	  "} } } ]",
	  "a: x",
	  "a: 1",
	  "1:4 type /a: 'a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:50 the schema's 'type' is here\n" },
	{ "allOf: [ { required: [a] }, { required: [a] } ]",
	  "a: x",
	  "b: 1",
	  "1:1 required /a: missing key 'a'\n"
	  "  s:1:12 the schema's 'required' is here\n" },
	{ "properties: { a: { anyOf: [ { type: string, format: date }, { "
	  "type: 'null' } ] } }",
	  "a:",
	  "a: 2021-13-01",
	  "1:4 format /a: 'a' must be a date (YYYY-MM-DD); found "
	  "'2021-13-01'\n"
	  "  there is no month 13: write year, month and day "
	  "(YYYY-MM-DD)\n"
	  "  s:1:20 of the 2 forms under 'anyOf' the 1st comes nearest\n"
	  "  s:1:45 the schema's 'format' is here\n" },
	{ "properties: { a: { anyOf: [ { type: string }, { type: integer "
	  "} ] } }",
	  "a: 1",
	  "a: []",
	  "1:1 type /a: 'a' must be text or a whole number, not a list\n"
	  "  s:1:20 the schema's 'anyOf' is here\n" },
	{ "properties: { a: { oneOf: [ { const: red }, { const: blue, "
	  "title: Blue } ] } }",
	  "a: blue",
	  "a: blu",
	  "1:4 enum /a: 'a' must be one of red, blue; found 'blu'\n"
	  "  did you mean 'blue'?\n"
	  "  s:1:20 the schema's 'oneOf' is here\n" },
	{ "oneOf:\n"
	  "- properties: { kind: { const: circle }, radius: { type: "
	  "number } }\n"
	  "  required: [kind, radius]\n"
	  "- properties: { kind: { const: square }, side: { type: number "
	  "} }\n"
	  "  required: [kind, side]",
	  "kind: square\n"
	  "side: 2",
	  "kind: square\n"
	  "side: two",
	  "2:7 type /side: 'side' must be a number; found 'two'\n"
	  "  s:1:1 of the 2 forms under 'oneOf' the 2nd comes nearest\n"
	  "  s:4:50 the schema's 'type' is here\n" },
	{ "oneOf:\n"
	  "- properties: { kind: { const: circle } }\n"
	  "- properties: { kind: { const: square } }",
	  "kind: square",
	  "kind: squre",
	  "1:7 enum /kind: 'kind' must be one of circle, square; found "
	  "'squre'\n"
	  "  did you mean 'square'?\n"
	  "  s:1:1 the schema's 'oneOf' is here\n" },
	{ "properties: { a: { oneOf: [ { minimum: 1 }, { maximum: 5 } ] "
	  "} }",
	  "a: 6",
	  "a: 3",
	  "1:1 one-of /a: 'a' must fit exactly one of 2 forms, but fits "
	  "2\n"
	  "  it fits the forms number 1, 2\n"
	  "  s:1:20 the schema's 'oneOf' is here\n" },
	{ "properties: { a: { not: { const: x } } }",
	  "a: y",
	  "a: x",
	  "1:4 not /a: 'a' must not have this value; found 'x'\n"
	  "  s:1:20 the schema's 'not' is here\n" },
	{ "not: { required: [password] }",
	  "a: 1",
	  "password: x",
	  "1:1 not : the document must not have the key 'password'\n"
	  "  s:1:1 the schema's 'not' is here\n" },
	{ "properties: { a: { not: { type: string } } }",
	  "a: 1",
	  "a: x",
	  "1:4 not /a: 'a' must be of another type; found 'x'\n"
	  "  s:1:20 the schema's 'not' is here\n" },
	{ "properties: { a: { not: { minimum: 5, maximum: 9 }, "
	  "description: x } }",
	  "a: 1",
	  "a: 6",
	  "1:4 not /a: 'a' is of a form that is ruled out; found '6'\n"
	  "  s:1:20 the schema's 'not' is here\n" },
	{ "if: { properties: { status: { const: left } }, required: "
	  "[status] }\n"
	  "then: { required: [left_on] }\n"
	  "else: { properties: { left_on: false } }",
	  "status: left\n"
	  "left_on: x",
	  "status: left",
	  "1:1 required /left_on: missing key 'left_on'\n"
	  "  because 'status' is 'left'\n"
	  "  s:2:9 the schema's 'required' is here\n" },
	{ "if: { properties: { status: { const: left } }, required: "
	  "[status] }\n"
	  "then: { required: [left_on] }\n"
	  "else: { properties: { left_on: false } }",
	  "status: active",
	  "left_on: x",
	  "1:1 false-schema /left_on: 'left_on' is not allowed here\n"
	  "  because 'status' is not given\n"
	  "  s:3:32 the schema says so here\n" },
	{ "$ref: '#/$defs/a'\n"
	  "$defs: { a: { properties: { b: { $ref: '#/$defs/c' } } }, c: "
	  "{ maximum: 1 } }",
	  "b: 1",
	  "b: 2",
	  "1:4 maximum /b: 'b' must be at most 1; found '2'\n"
	  "  s:2:64 the schema's 'maximum' is here\n" },
};

static const struct row unevaluated[] = {
	{ "allOf: [ { properties: { region: { type: string } } } ]\n"
	  "unevaluatedProperties: false",
	  "region: x",
	  "region: x\n"
	  "regin: 1\n"
	  "other: 2",
	  "2:1 unknown-key /regin: unknown key 'regin'\n"
	  "  s:2:1 the schema's 'unevaluatedProperties' is here\n"
	  "3:1 unknown-key /other: unknown key 'other'\n"
	  "  s:2:1 the schema's 'unevaluatedProperties' is here\n" },
	{ "allOf: [ { properties: { a: { type: string } } } ]\n"
	  "unevaluatedProperties: false",
	  "a: x",
	  "a: 1\n"
	  "b: 2",
	  "1:4 type /a: 'a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:31 the schema's 'type' is here\n"
	  "2:1 unknown-key /b: unknown key 'b'\n"
	  "  s:2:1 the schema's 'unevaluatedProperties' is here\n" },
	{ "anyOf: [ { properties: { a: { const: 1 } }, required: [a] }, "
	  "{ properties: { b: { const: 1 } }, required: [b] } ]\n"
	  "unevaluatedProperties: false",
	  "a: 1",
	  "a: 1\n"
	  "b: 2",
	  "2:1 unknown-key /b: the key 'b' does not go with the others\n"
	  "  s:2:1 the schema's 'unevaluatedProperties' is here\n" },
	{ "unevaluatedProperties: { type: string }",
	  "a: x",
	  "a: 1",
	  "1:4 type /a: 'a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:26 the schema's 'type' is here\n" },
	{ "anyOf: [ { properties: { a: { const: 1 } } }, { "
	  "patternProperties: { '^b': { const: 1 } } } ]\n"
	  "if: { properties: { c: true }, required: [c] }\n"
	  "then: { properties: { d: { type: string } } }\n"
	  "else: { properties: { e: true } }\n"
	  "dependentSchemas: { c: { properties: { f: true } } }\n"
	  "$ref: '#/$defs/g'\n"
	  "$defs: { g: { properties: { g: true } } }\n"
	  "unevaluatedProperties: false",
	  "a: 1\n"
	  "c: 1\n"
	  "f: 1\n"
	  "g: 1",
	  "a: 2\n"
	  "bb: 2\n"
	  "c: 1\n"
	  "d: 2\n"
	  "f: 1\n"
	  "h: 1",
	  "1:4 const /a: 'a' must be 1; found '2'\n"
	  "  s:1:1 of the 2 forms under 'anyOf' the 1st comes nearest\n"
	  "  s:1:31 the schema's 'const' is here\n"
	  "4:4 type /d: 'd' must be text; found '2'\n"
	  "  quote it: '2'\n"
	  "  because there is 'c'\n"
	  "  s:3:28 the schema's 'type' is here\n"
	  "6:1 unknown-key /h: unknown key 'h'\n"
	  "  keys that may still be used here: g, e\n"
	  "  s:8:1 the schema's 'unevaluatedProperties' is here\n" },
	{ "allOf: [ { additionalProperties: { type: string } } ]\n"
	  "unevaluatedProperties: false",
	  "a: x",
	  "a: 1",
	  "1:4 type /a: 'a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:36 the schema's 'type' is here\n" },
	{ "allOf: [ { prefixItems: [ { const: 1 }, true ] } ]\n"
	  "unevaluatedItems: false",
	  "[1, 2]",
	  "[2, 2, 3]",
	  "1:2 const /0: item 1 must be 1; found '2'\n"
	  "  s:1:29 the schema's 'const' is here\n"
	  "1:8 extra-item /2: item 3 is one too many\n"
	  "  at most 2 items are allowed here\n"
	  "  s:2:1 the schema's 'unevaluatedItems' is here\n" },
	{ "allOf: [ { items: { type: string } } ]\n"
	  "unevaluatedItems: false",
	  "[x]",
	  "[1]",
	  "1:2 type /0: item 1 must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:21 the schema's 'type' is here\n" },
	{ "allOf: [ { contains: { const: 1 }, minContains: 2 } ]\n"
	  "unevaluatedItems: false",
	  "[1, 1]",
	  "[1]",
	  "1:1 contains : the document must have at least 2 items equal "
	  "to '1'\n"
	  "  it has 1 such item\n"
	  "  s:1:36 the schema's 'minContains' is here\n" },
	{ "prefixItems: [ true ]\n"
	  "unevaluatedItems: false",
	  "[1]",
	  "[1, 2]",
	  "1:5 extra-item /1: item 2 is one too many\n"
	  "  at most 1 item is allowed here\n"
	  "  s:2:1 the schema's 'unevaluatedItems' is here\n" },
	{ "prefixItems: [ true ]\n"
	  "contains: { const: 3 }\n"
	  "unevaluatedItems: { type: string }",
	  "[1, 3, x]",
	  "[1, 3, 2]",
	  "1:8 type /2: item 3 must be text; found '2'\n"
	  "  quote it: '2'\n"
	  "  s:3:21 the schema's 'type' is here\n" },
};

static void run(const struct row *rows, size_t count)
{
	for (const struct row *r = rows; r < rows + count; r++)
		case_check(r->schema, r->good, r->bad, r->said);
}

#define RUN(rows) run((rows), sizeof(rows) / sizeof((rows)[0]))

static void test_combinations(void **state)
{
	(void)state;
	RUN(combinations);
}

static void test_unevaluated(void **state)
{
	(void)state;
	RUN(unevaluated);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_combinations),
		cmocka_unit_test(test_unevaluated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
