/* A schema that is not right is itself told, with its place. */
#include "unit/schema_case.h"

struct row {
	const char *schema, *said;
};

static const struct row values_of_keywords[] = {
	{ "properties: { a: { type: int } }",
	  "1:26 schema-invalid /properties/a/type: 'type' must be one of "
	  "array, boolean, integer, null, number, object, string; found "
	  "'int'\n"
	  "  did you mean 'integer'?\n" },
	{ "properties: { a: { type: [string, string] } }",
	  "1:35 schema-invalid /properties/a/type/1: item 2 of 'type' "
	  "must be a name that stands only once; found 'string'\n" },
	{ "type: null",
	  "1:7 schema-invalid /type: 'type' must be one of array, "
	  "boolean, integer, null, number, object, string; found 'null'\n"
	  "  quote it: 'null'\n" },
	{ "type: []",
	  "1:7 schema-invalid /type: 'type' must be a type, or a list of "
	  "at least one\n" },
	{ "properties: { a: { minLength: -1, maxLength: 1.5, minItems: x "
	  "} }",
	  "1:31 schema-invalid /properties/a/minLength: 'minLength' must "
	  "be a whole number, 0 or more; found '-1'\n"
	  "1:46 schema-invalid /properties/a/maxLength: 'maxLength' must "
	  "be a whole number, 0 or more; found '1.5'\n"
	  "1:61 schema-invalid /properties/a/minItems: 'minItems' must "
	  "be a whole number, 0 or more; found 'x'\n" },
	{ "multipleOf: 0",
	  "1:13 schema-invalid /multipleOf: 'multipleOf' must be a "
	  "number above 0; found '0'\n" },
	{ "minimum: '1'",
	  "1:10 schema-invalid /minimum: 'minimum' must be a number; "
	  "found '1'\n" },
	{ "exclusiveMinimum: true",
	  "1:19 schema-invalid /exclusiveMinimum: 'exclusiveMinimum' "
	  "must be a number; found 'true'\n"
	  "  since draft 6 it holds the bound itself, in place of "
	  "'minimum' or 'maximum'\n" },
	{ "required: true",
	  "1:11 schema-invalid /required: 'required' must be a list of "
	  "names; found 'true'\n"
	  "  since draft 4 the mapping lists the names of the keys that "
	  "it must have\n" },
	{ "required: [a, a, 1]",
	  "1:15 schema-invalid /required/1: item 2 of 'required' must be "
	  "a name that stands only once; found 'a'\n"
	  "1:18 schema-invalid /required/2: item 3 of 'required' must be "
	  "a name (text); found '1'\n" },
	{ "items: [ { type: string } ]",
	  "1:8 schema-invalid /items: 'items' must be a schema\n"
	  "  schemas by position stand in 'prefixItems' since 2020-12\n" },
	{ "properties: [a]",
	  "1:13 schema-invalid /properties: 'properties' must be a "
	  "mapping from names to schemas\n" },
	{ "properties: { a: string }",
	  "1:18 schema-invalid /properties/a: 'a' must be a schema: a "
	  "mapping, or true or false; found 'string'\n" },
	{ "anyOf: []",
	  "1:8 schema-invalid /anyOf: 'anyOf' must be a list of at least "
	  "one schema\n" },
	{ "uniqueItems: 1",
	  "1:14 schema-invalid /uniqueItems: 'uniqueItems' must be true "
	  "or false; found '1'\n" },
	{ "enum: x",
	  "1:7 schema-invalid /enum: 'enum' must be a list; found 'x'\n" },
	{ "dependentRequired: { a: b }",
	  "1:25 schema-invalid /dependentRequired/a: 'a' must be a list "
	  "of names; found 'b'\n" },
	{ "$id: 'https://example.org/x#y'",
	  "1:6 schema-invalid /$id: '$id' must be a URI without a "
	  "fragment; found 'https://example.org/x#y'\n"
	  "  a name after '#' is given with '$anchor'\n" },
	{ "$anchor: 1x",
	  "1:10 schema-invalid /$anchor: '$anchor' must be a name: a "
	  "letter or '_', then letters, digits, '-', '_' and '.'; found "
	  "'1x'\n" },
	{ "$ref: 12",
	  "1:7 schema-invalid /$ref: '$ref' must be a URI; found '12'\n" },
	{ "pattern: '[a'",
	  "1:10 schema-pattern -: the regular expression cannot be used: "
	  "the bracket is not closed; found '[a'\n" },
	{ "patternProperties: { '(': true }",
	  "1:22 schema-pattern -: the regular expression cannot be used: "
	  "the parenthesis is not closed; found '('\n" },
	{ "text",
	  "1:1 schema-invalid : the document must be a schema: a "
	  "mapping, or true or false; found 'text'\n" },
};

static const struct row dialects[] = {
	{ "$schema: http://json-schema.org/draft-07/schema#",
	  "1:10 schema-dialect -: '$schema' must be JSON Schema 2020-12; "
	  "found 'http://json-schema.org/draft-07/schema#'\n"
	  "  write 'https://json-schema.org/draft/2020-12/schema', and "
	  "mind what has changed between the drafts\n" },
	{ "$schema: https://example.org/own",
	  "1:10 schema-dialect -: '$schema' names a meta-schema that is "
	  "not there; found 'https://example.org/own'\n" },
};

static const struct row names_and_references[] = {
	{ "$defs: { a: { $anchor: x }, b: { $anchor: x } }",
	  "1:43 schema-id -: 'x' names another schema already\n"
	  "  s:1:24 the other one is here\n" },
	{ "$defs: { a: { $id: 'x' }, b: { $id: 'x' } }",
	  "1:37 schema-id -: 'test:x' names another schema already\n"
	  "  s:1:20 the other one is here\n" },
	{ "$ref: '#/$defs/regoin'\n"
	  "$defs: { region: true }",
	  "1:7 schema-ref -: the reference leads nowhere; found "
	  "'#/$defs/regoin'\n"
	  "  s:2:8 there is no 'regoin' here\n"
	  "  did you mean 'region'?\n" },
	{ "$ref: '#regoin'\n"
	  "$defs: { a: { $anchor: region } }",
	  "1:7 schema-ref -: the reference names no '$anchor'; found "
	  "'#regoin'\n"
	  "  did you mean 'region'?\n" },
	{ "$ref: '#$defs/a'",
	  "1:7 schema-ref -: the reference names no '$anchor'; found "
	  "'#$defs/a'\n"
	  "  a way through keys begins with '#/'\n" },
	{ "$ref: other.yaml",
	  "1:7 schema-ref -: the reference names a document that is not "
	  "there; found 'other.yaml'\n"
	  "  it is looked for as 'test:other.yaml', in the files given "
	  "and never on the "
	  "network\n" },
	{ "$ref: '#/required'\n"
	  "required: [a]",
	  "1:7 schema-ref -: the reference leads to something that is "
	  "not a schema; found '#/required'\n" },
	{ "$ref: '#/x-own/a'\n"
	  "x-own: { a: { type: strin } }",
	  "2:21 schema-invalid /type: 'type' must be one of array, "
	  "boolean, integer, null, number, object, string; found "
	  "'strin'\n"
	  "  did you mean 'string'?\n" },
};

static const struct row traps[] = {
	{ "properties: { region: true }\n"
	  "required: [regoin]\n"
	  "additionalProperties: false",
	  "2:12 schema-trap /required: the required key 'regoin' is not "
	  "among the properties, and no others are allowed\n"
	  "  did you mean 'region'?\n" },
	{ "minLength: 3\n"
	  "maxLength: 2\n"
	  "minimum: 1\n"
	  "maximum: 1",
	  "1:12 schema-trap /minLength: 'minLength' is above "
	  "'maxLength': nothing can hold to both\n" },
	{ "then: { required: [a] }\n"
	  "maxContains: 3",
	  "1:7 schema-trap /then: 'then' has no effect without 'if' "
	  "beside it\n"
	  "2:14 schema-trap /maxContains: 'maxContains' has no effect "
	  "without 'contains' beside it\n" },
	{ "if: { properties: { status: { const: left } } }\n"
	  "then: { required: [left_on] }",
	  "1:5 schema-trap /if: the condition holds too where 'status' "
	  "is missing\n"
	  "  add 'required: [status]' beside its 'properties', or to the "
	  "schema around it\n" },
	{ "required: [status]\n"
	  "if: { properties: { status: { const: left } } }\n"
	  "then: { required: [left_on] }",
	  "" },
	{ "if: { properties: { status: { const: left } }, required: "
	  "[status] }\n"
	  "then: { required: [left_on] }",
	  "" },
};

static const struct row advice[] = {
	{ "propertis: { a: true }",
	  "1:1 schema-keyword /propertis: 'propertis' is not a keyword "
	  "and has no effect\n"
	  "  did you mean 'properties'?\n" },
	{ "type: object\n"
	  "additionalItems: false\n"
	  "id: x\n"
	  "nullable: true",
	  "2:1 schema-keyword /additionalItems: 'additionalItems' is not "
	  "a keyword and has no effect\n"
	  "  write 'items' beside 'prefixItems' instead\n"
	  "3:1 schema-keyword /id: 'id' is not a keyword and has no "
	  "effect\n"
	  "  write '$id' instead\n"
	  "4:1 schema-keyword /nullable: 'nullable' is not a keyword and "
	  "has no effect\n"
	  "  list 'null' among the types instead\n" },
	{ "x-kind: peer\n"
	  "mine: 1",
	  "2:1 schema-keyword /mine: 'mine' is not a keyword and has no "
	  "effect\n"
	  "  the names of your own keywords should begin with 'x-'\n" },
	{ "dependencies: { a: [b] }",
	  "1:1 schema-keyword -: 'dependencies' is a keyword of earlier "
	  "drafts; other programs may ignore it\n"
	  "  write 'dependentRequired' for lists of names, "
	  "'dependentSchemas' for schemas\n" },
	{ "properties: { a: { format: dat-time } }",
	  "1:28 schema-format -: the format is not known and is not "
	  "checked; found 'dat-time'\n"
	  "  did you mean 'date-time'?\n" },
	{ "definitions: { a: true }\n"
	  "$ref: '#/definitions/a'",
	  "" },
};

static void run(const struct row *rows, size_t count)
{
	for (const struct row *r = rows; r < rows + count; r++)
		case_schema(r->schema, r->said);
}

#define RUN(rows) run((rows), sizeof(rows) / sizeof((rows)[0]))

static void test_values_of_keywords(void **state)
{
	(void)state;
	RUN(values_of_keywords);
}

static void test_dialects(void **state)
{
	(void)state;
	RUN(dialects);
}

static void test_names_and_references(void **state)
{
	(void)state;
	RUN(names_and_references);
}

static void test_traps(void **state)
{
	(void)state;
	RUN(traps);
}

static void test_advice(void **state)
{
	(void)state;
	RUN(advice);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_of_keywords),
		cmocka_unit_test(test_dialects),
		cmocka_unit_test(test_names_and_references),
		cmocka_unit_test(test_traps),
		cmocka_unit_test(test_advice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
