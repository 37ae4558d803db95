/* Every keyword, held to and broken: what is said, and where. */
#include "unit/schema_case.h"

struct row {
	const char *schema, *good, *bad, *said;
};

static const struct row types[] = {
	{ "type: string",
	  "a",
	  "[1]",
	  "1:1 type : the document must be text, not a list\n"
	  "  s:1:1 the schema's 'type' is here\n" },
	{ "properties: { a: { type: string } }",
	  "a: x",
	  "a: 0123",
	  "1:4 type /a: 'a' must be text; found '0123'\n"
	  "  quote it: '0123'\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: string } }",
	  "a: ''",
	  "a:",
	  "1:3 type /a: 'a' must be text\n"
	  "  there is no value\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: object } }",
	  "a: {}",
	  "a:",
	  "1:3 type /a: 'a' must be a mapping\n"
	  "  there is no value; keys that belong to it stand below it, "
	  "indented\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: integer } }",
	  "a: 1.0",
	  "a: 1.5",
	  "1:4 type /a: 'a' must be a whole number; found '1.5'\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: number } }",
	  "a: 1.5",
	  "a: '12'",
	  "1:4 type /a: 'a' must be a number; found '12'\n"
	  "  take the quotes away\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: boolean } }",
	  "a: true",
	  "a: yes",
	  "1:4 type /a: 'a' must be true or false; found 'yes'\n"
	  "  write true or false\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: 'null' } }",
	  "a:",
	  "a: 0",
	  "1:4 type /a: 'a' must be empty (null); found '0'\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: array } }",
	  "a: []",
	  "a: x",
	  "1:4 type /a: 'a' must be a list; found 'x'\n"
	  "  in a list each item stands on a line of its own, after '- "
	  "'\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: object } }",
	  "a: {}",
	  "a: [x]",
	  "1:1 type /a: 'a' must be a mapping, not a list\n"
	  "  s:1:20 the schema's 'type' is here\n" },
	{ "properties: { a: { type: [string, integer, 'null'] } }",
	  "a: 1",
	  "a: true",
	  "1:4 type /a: 'a' must be text, a whole number or empty "
	  "(null); found 'true'\n"
	  "  quote it: 'true'\n"
	  "  s:1:20 the schema's 'type' is here\n" },
};

static const struct row enum_and_const[] = {
	{ "properties: { group: { enum: [con, lab, ind, ld] } }",
	  "group: ld",
	  "group: libdem",
	  "1:8 enum /group: 'group' must be one of con, lab, ind, ld; "
	  "found 'libdem'\n"
	  "  did you mean 'ld'?\n"
	  "  s:1:24 the schema's 'enum' is here\n" },
	{ "properties: { a: { enum: [one, two, three, four, five, six, "
	  "seven, eight, nine] } }",
	  "a: nine",
	  "a: fife",
	  "1:4 enum /a: 'a' must be one of one, two, three, four, five "
	  "and 4 more; found 'fife'\n"
	  "  did you mean 'five'?\n"
	  "  s:1:20 the schema's 'enum' is here\n" },
	{ "properties: { a: { enum: ['1', '2'] } }",
	  "a: '2'",
	  "a: 2",
	  "1:4 enum /a: 'a' must be one of '1', '2'; found '2'\n"
	  "  quote it: '2'\n"
	  "  s:1:20 the schema's 'enum' is here\n" },
	{ "properties: { a: { enum: [1, [x], {y: z}, null] } }",
	  "a: {y: z}",
	  "a: {y: y}",
	  "1:1 enum /a: 'a' must be one of 1, a certain list, a certain "
	  "mapping, null\n"
	  "  s:1:20 the schema's 'enum' is here\n" },
	{ "properties: { version: { const: 2 } }",
	  "version: 2.0",
	  "version: 1",
	  "1:10 const /version: 'version' must be 2; found '1'\n"
	  "  s:1:26 the schema's 'const' is here\n" },
	{ "properties: { a: { const: off } }",
	  "a: off",
	  "a: false",
	  "1:4 const /a: 'a' must be off; found 'false'\n"
	  "  s:1:20 the schema's 'const' is here\n" },
	{ "properties: { a: { enum: [North West, 'a, b'] } }",
	  "a: North West",
	  "a: North",
	  "1:4 enum /a: 'a' must be one of 'North West', 'a, b'; found "
	  "'North'\n"
	  "  did you mean 'North West'?\n"
	  "  s:1:20 the schema's 'enum' is here\n" },
};

static const struct row numbers[] = {
	{ "properties: { a: { minimum: 18 } }",
	  "a: 18",
	  "a: 17.9",
	  "1:4 minimum /a: 'a' must be at least 18; found '17.9'\n"
	  "  s:1:20 the schema's 'minimum' is here\n" },
	{ "properties: { a: { maximum: 9007199254740992 } }",
	  "a: 9007199254740992",
	  "a: 9007199254740993",
	  "1:4 maximum /a: 'a' must be at most 9007199254740992; found "
	  "'9007199254740993'\n"
	  "  s:1:20 the schema's 'maximum' is here\n" },
	{ "properties: { a: { exclusiveMinimum: 0 } }",
	  "a: 0.1",
	  "a: 0",
	  "1:4 minimum /a: 'a' must be more than 0; found '0'\n"
	  "  s:1:20 the schema's 'exclusiveMinimum' is here\n" },
	{ "properties: { a: { exclusiveMaximum: 1 } }",
	  "a: 0.9",
	  "a: 1.0",
	  "1:4 maximum /a: 'a' must be less than 1; found '1.0'\n"
	  "  s:1:20 the schema's 'exclusiveMaximum' is here\n" },
	{ "properties: { a: { multipleOf: 0.1 } }",
	  "a: 0.3",
	  "a: 0.35",
	  "1:4 multiple-of /a: 'a' must be a multiple of 0.1; found "
	  "'0.35'\n"
	  "  s:1:20 the schema's 'multipleOf' is here\n" },
};

static const struct row strings[] = {
	{ "properties: { a: { minLength: 2 } }",
	  "a: éà",
	  "a: é",
	  "1:4 min-length /a: 'a' must have at least 2 characters; found "
	  "'é'\n"
	  "  it has 1 character\n"
	  "  s:1:20 the schema's 'minLength' is here\n" },
	{ "properties: { a: { maxLength: 1 } }",
	  "a: é",
	  "a: ab",
	  "1:4 max-length /a: 'a' must have at most 1 character; found "
	  "'ab'\n"
	  "  it has 2 characters\n"
	  "  s:1:20 the schema's 'maxLength' is here\n" },
	{ "properties: { a: { pattern: '^p-[0-9]+$', description: The id "
	  "of a person. } }",
	  "a: p-1",
	  "a: x-1",
	  "1:4 pattern /a: 'a' must have the pattern ^p-[0-9]+$; found "
	  "'x-1'\n"
	  "  it is described as: The id of a person\n"
	  "  s:1:20 the schema's 'pattern' is here\n" },
	{ "properties: { left_on: { format: date } }",
	  "left_on: 2020-02-29",
	  "left_on: 2021-02-30",
	  "1:10 format /left_on: 'left_on' must be a date (YYYY-MM-DD); "
	  "found '2021-02-30'\n"
	  "  February 2021 has 28 days\n"
	  "  s:1:26 the schema's 'format' is here\n" },
	{ "properties: { a: { format: email } }",
	  "a: 12",
	  "a: x@",
	  "1:4 format /a: 'a' must be an e-mail address; found 'x@'\n"
	  "  something must stand after the @\n"
	  "  s:1:20 the schema's 'format' is here\n" },
};

static const struct row lists[] = {
	{ "properties: { a: { minItems: 1 } }",
	  "a: [1]",
	  "a: []",
	  "1:1 min-items /a: 'a' must have at least 1 item\n"
	  "  it has 0 items\n"
	  "  s:1:20 the schema's 'minItems' is here\n" },
	{ "properties: { a: { maxItems: 1 } }",
	  "a: [1]",
	  "a: [1, 2]",
	  "1:1 max-items /a: 'a' must have at most 1 item\n"
	  "  it has 2 items\n"
	  "  s:1:20 the schema's 'maxItems' is here\n" },
	{ "properties: { a: { uniqueItems: true } }",
	  "a: [1, '1', true]",
	  "a: [1, x, 1.0, x]",
	  "1:11 unique-items /a/2: item 3 of 'a' stands in the list "
	  "already; found '1.0'\n"
	  "  r:1:5 it is the same as item 1\n"
	  "  s:1:20 the schema's 'uniqueItems' is here\n"
	  "1:16 unique-items /a/3: item 4 of 'a' stands in the list "
	  "already; found 'x'\n"
	  "  r:1:8 it is the same as item 2\n"
	  "  s:1:20 the schema's 'uniqueItems' is here\n" },
	{ "properties: { skills: { items: { enum: [french, german] } } }",
	  "skills: [french]",
	  "skills:\n"
	  "- french\n"
	  "- germn",
	  "3:3 enum /skills/1: item 2 of 'skills' must be one of french, "
	  "german; found 'germn'\n"
	  "  did you mean 'german'?\n"
	  "  s:1:34 the schema's 'enum' is here\n" },
	{ "items: { type: integer }",
	  "[1, 2]",
	  "[1, x]",
	  "1:5 type /1: item 2 must be a whole number; found 'x'\n"
	  "  s:1:10 the schema's 'type' is here\n" },
	{ "properties: { a: { prefixItems: [ { type: string } ], items: "
	  "false } }",
	  "a: [x]",
	  "a: [1, 2, 3]",
	  "1:5 type /a/0: item 1 of 'a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:37 the schema's 'type' is here\n"
	  "1:8 extra-item /a/1: item 2 of 'a' is one too many\n"
	  "  at most 1 item is allowed here\n"
	  "  s:1:55 the schema's 'items' is here\n" },
	{ "properties: { a: { contains: { const: x } } }",
	  "a: [y, x]",
	  "a: [y]",
	  "1:1 contains /a: 'a' must have at least 1 item equal to 'x'\n"
	  "  it has 0 such items\n"
	  "  s:1:20 the schema's 'contains' is here\n" },
	{ "properties: { a: { contains: { type: string }, minContains: 2 "
	  "} }",
	  "a: [y, x]",
	  "a: [y, 1]",
	  "1:1 contains /a: 'a' must have at least 2 items of a certain "
	  "form\n"
	  "  it has 1 such item\n"
	  "  s:1:48 the schema's 'minContains' is here\n" },
	{ "properties: { a: { contains: { type: string }, maxContains: 1 "
	  "} }",
	  "a: [y]",
	  "a: [y, x]",
	  "1:1 contains /a: 'a' must have at most 1 item of a certain "
	  "form\n"
	  "  it has 2 such items\n"
	  "  s:1:48 the schema's 'maxContains' is here\n" },
	{ "properties: { a: { contains: { type: string }, minContains: 0 "
	  "} }",
	  "a: []",
	  "a: [[[x]], 1]\n"
	  "b: 1",
	  "" },
	{ "properties: { a: { items: { items: { type: string } } } }",
	  "a: [[x]]",
	  "a:\n"
	  "- - x\n"
	  "  - 1",
	  "3:5 type /a/0/1: item 2 of item 1 of 'a' must be text; found "
	  "'1'\n"
	  "  quote it: '1'\n"
	  "  s:1:38 the schema's 'type' is here\n" },
};

static const struct row mappings[] = {
	{ "required: [id, region]\n"
	  "properties: { id: true, region: true }\n"
	  "additionalProperties: false",
	  "id: 1\n"
	  "region: x",
	  "id: 1\n"
	  "regoin: x",
	  "1:1 required /region: missing key 'region'\n"
	  "  s:1:1 the schema's 'required' is here\n"
	  "2:1 unknown-key /regoin: unknown key 'regoin'\n"
	  "  did you mean 'region'?\n"
	  "  s:3:1 the schema's 'additionalProperties' is here\n" },
	{ "required: [colour]",
	  "colour: red",
	  "a: 1\n"
	  "color: red",
	  "1:1 required /colour: missing key 'colour'\n"
	  "  r:2:1 is it meant by 'color'?\n"
	  "  s:1:1 the schema's 'required' is here\n" },
	{ "properties: { a: { required: [b] } }",
	  "a: { b: 1 }",
	  "a: {}",
	  "1:1 required /a/b: missing key 'b' in 'a'\n"
	  "  s:1:20 the schema's 'required' is here\n" },
	{ "properties: { one: true, two: true }\n"
	  "additionalProperties: false",
	  "one: 1",
	  "zzzzz: 1",
	  "1:1 unknown-key /zzzzz: unknown key 'zzzzz'\n"
	  "  keys that may still be used here: one, two\n"
	  "  s:2:1 the schema's 'additionalProperties' is here\n" },
	{ "additionalProperties: { type: string }",
	  "a: x",
	  "a: 1",
	  "1:4 type /a: 'a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:25 the schema's 'type' is here\n" },
	{ "patternProperties: { '^x-': { type: string } }\n"
	  "additionalProperties: false",
	  "x-a: x",
	  "x-a: 1\n"
	  "y: 1",
	  "1:6 type /x-a: 'x-a' must be text; found '1'\n"
	  "  quote it: '1'\n"
	  "  s:1:31 the schema's 'type' is here\n"
	  "2:1 unknown-key /y: unknown key 'y'\n"
	  "  s:2:1 the schema's 'additionalProperties' is here\n" },
	{ "properties: { a: { minProperties: 1 } }",
	  "a: { b: 1 }",
	  "a: {}",
	  "1:1 min-properties /a: 'a' must have at least 1 key\n"
	  "  it has 0 keys\n"
	  "  s:1:20 the schema's 'minProperties' is here\n" },
	{ "properties: { a: { maxProperties: 1 } }",
	  "a: { b: 1 }",
	  "a: { b: 1, c: 2 }",
	  "1:1 max-properties /a: 'a' must have at most 1 key\n"
	  "  it has 2 keys\n"
	  "  s:1:20 the schema's 'maxProperties' is here\n" },
	{ "propertyNames: { pattern: '^[a-z]+$' }",
	  "ab: 1",
	  "Ab: 1",
	  "1:1 property-names /Ab: the key 'Ab' is not a name allowed "
	  "here\n"
	  "  'Ab' must have the pattern ^[a-z]+$\n"
	  "  s:1:1 the schema's 'propertyNames' is here\n" },
	{ "dependentRequired: { a: [b] }",
	  "a: 1\n"
	  "b: 1",
	  "c: 1\n"
	  "a: 1",
	  "2:1 dependent-required /b: missing key 'b', which 'a' calls "
	  "for\n"
	  "  s:1:1 the schema's 'dependentRequired' is here\n" },
	{ "dependentSchemas: { a: { required: [b] } }",
	  "a: 1\n"
	  "b: 1",
	  "a: 1",
	  "1:1 required /b: missing key 'b'\n"
	  "  because there is 'a'\n"
	  "  s:1:26 the schema's 'required' is here\n" },
	{ "properties: { a: false }",
	  "b: 1",
	  "a: 1",
	  "1:1 false-schema /a: 'a' is not allowed here\n"
	  "  s:1:18 the schema says so here\n" },
};

static void run(const struct row *rows, size_t count)
{
	for (const struct row *r = rows; r < rows + count; r++)
		case_check(r->schema, r->good, r->bad, r->said);
}

#define RUN(rows) run((rows), sizeof(rows) / sizeof((rows)[0]))

static void test_types(void **state)
{
	(void)state;
	RUN(types);
}

static void test_enum_and_const(void **state)
{
	(void)state;
	RUN(enum_and_const);
}

static void test_numbers(void **state)
{
	(void)state;
	RUN(numbers);
}

static void test_strings(void **state)
{
	(void)state;
	RUN(strings);
}

static void test_lists(void **state)
{
	(void)state;
	RUN(lists);
}

static void test_mappings(void **state)
{
	(void)state;
	RUN(mappings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_enum_and_const),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_mappings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
