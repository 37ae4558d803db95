/* Records as rows. */
#include <glob.h>

#include "unit/index_case.h"
#include "record/record.h"

static void test_shipped(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_shipped(&c);
	assert_string_equal(case_rows(&c, "peer",
		"id: x\nperson: p-1\ngroup: con\nformer_groups:\n"
		"- { group: lab, from: 2001-01-01 }\n"
		"availability: { days_a_year: 2.5, weekdays: [monday] }\n"
		"skills: [a, b]\n"
		"lead_roles:\n- role: r\n  regions: [a, b]\n- role: s\n"
		"  regions: [c]\nsalt: no\n"),
		"peer:1 'x' 'p-1' 'con' - - - - - - - 2.5r - - - - -\n"
		"peer_former_group:5 'x' 0 'lab' '2001-01-01' -\n"
		"peer_availability_weekday:6 'x' 0 'monday'\n"
		"peer_skill:7 'x' 0 'a'\n"
		"peer_skill:7 'x' 1 'b'\n"
		"peer_lead_role:9 'x' 0 'r' - -\n"
		"peer_lead_role_region:10 'x' 0 0 'a'\n"
		"peer_lead_role_region:10 'x' 0 1 'b'\n"
		"peer_lead_role:11 'x' 1 's' - -\n"
		"peer_lead_role_region:12 'x' 1 0 'c'\n"
		"refs:2 'peer' 'x' '/person' 'person' 'p-1'\n"
		"refs:3 'peer' 'x' '/group' 'group' 'con'\n"
		"refs:5 'peer' 'x' '/former_groups/0/group' 'group' 'lab'\n");
	case_end(&c);
}


#define ID "properties:\n  id: { type: string }\n"
#define END "additionalProperties: false\n"

/* A record of the kind t with that schema has those rows. */
static void check(const char *schema, const char *record, const char *rows)
{
	struct index_case c;

	case_begin(&c);
	case_kind(&c, "t", schema);
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	assert_string_equal(case_rows(&c, "t", record), rows);
	case_end(&c);
}

static void test_cells(void **state)
{
	static const char schema[] = ID
		"  a: { type: [string, number, boolean, 'null'] }\n" END;

	(void)state;
	check(schema, "id: x\n", "t:1 'x' -\n");
	check(schema, "a: null\n", "t:1 'x' -\n");
	check(schema, "a: true\n", "t:1 'x' 1\n");
	check(schema, "a: false\n", "t:1 'x' 0\n");
	check(schema, "a: 12\n", "t:1 'x' 12\n");
	check(schema, "a: 012\n", "t:1 'x' 12\n");
	check(schema, "a: 0x1F\n", "t:1 'x' 31\n");
	check(schema, "a: 1e3\n", "t:1 'x' 1000\n");
	check(schema, "a: 2.0\n", "t:1 'x' 2\n");
	check(schema, "a: -0\n", "t:1 'x' 0\n");
	check(schema, "a: 9223372036854775807\n",
	      "t:1 'x' 9223372036854775807\n");
	check(schema, "a: -9223372036854775808\n",
	      "t:1 'x' -9223372036854775808\n");
	check(schema, "a: 9223372036854775808\n",
	      "t:1 'x' 9.2233720368547758e+18r\n");
	check(schema, "a: -9223372036854775809\n",
	      "t:1 'x' -9.2233720368547758e+18r\n");
	check(schema, "a: 92233720368547758080\n",
	      "t:1 'x' 9.2233720368547758e+19r\n");
	check(schema, "a: 0.1\n", "t:1 'x' 0.10000000000000001r\n");
	check(schema, "a: -2.5\n", "t:1 'x' -2.5r\n");
	check(schema, "a: 1e400\n", "t:1 'x' infr\n");
	check(schema, "a: 123456789012345678901234567890.5\n",
	      "t:1 'x' 1.2345678901234568e+29r\n");
	check(schema, "a: 1.7976931348623157e308\n",
	      "t:1 'x' 1.7976931348623157e+308r\n");
	check(schema, "a: 5e-324\n", "t:1 'x' 4.9406564584124654e-324r\n");
	check(schema, "a: text\n", "t:1 'x' 'text'\n");
	check(schema, "a: ''\n", "t:1 'x' ''\n");
}

static void test_nested(void **state)
{
	static const char schema[] = ID
		"  in: { type: [object, 'null'], properties: { a: { type: "
		"string }, b: { type: object, properties: { c: { type: integer "
		"} }, additionalProperties: false } }, additionalProperties: "
		"false }\n" END;

	(void)state;
	check(schema, "in: { b: { c: 3 }, a: z }\n", "t:1 'x' 'z' 3\n");
	check(schema, "in: null\n", "t:1 'x' - -\n");
}

static void test_lists(void **state)
{
	static const char schema[] = ID
		"  parts:\n"
		"    type: array\n"
		"    items:\n"
		"      type: [object, 'null']\n"
		"      properties:\n"
		"        name: { type: string }\n"
		"        holes: { type: array, items: { type: object, "
		"properties: { at: { type: number }, screws: { type: array, "
		"items: { type: string } } }, additionalProperties: false } }\n"
		"      additionalProperties: false\n"
		"  tags: { type: [array, 'null'], items: { type: [string, "
		"'null'] } }\n" END;

	(void)state;
	check(schema, "parts:\n"
		      "- name: a\n"
		      "  holes:\n"
		      "  - at: 1\n"
		      "    screws: [u, v]\n"
		      "  - screws: [w]\n"
		      "- null\n"
		      "- holes: [{}]\n"
		      "tags: [q, null]\n",
	      "t:1 'x'\n"
	      "t_parts:2 'x' 0 'a'\n"
	      "t_parts_holes:4 'x' 0 0 1\n"
	      "t_parts_holes_screws:5 'x' 0 0 0 'u'\n"
	      "t_parts_holes_screws:5 'x' 0 0 1 'v'\n"
	      "t_parts_holes:6 'x' 0 1 -\n"
	      "t_parts_holes_screws:6 'x' 0 1 0 'w'\n"
	      "t_parts:7 'x' 1 -\n"
	      "t_parts:8 'x' 2 -\n"
	      "t_parts_holes:8 'x' 2 0 -\n"
	      "t_tags:9 'x' 0 'q'\n"
	      "t_tags:9 'x' 1 -\n");
	check(schema, "tags: null\nparts: []\n", "t:1 'x'\n");
}

static void test_json(void **state)
{
	static const char schema[] = ID "  j: true\n" END;

	(void)state;
	check(schema, "j: null\n", "t:1 'x' -\n");
	check(schema, "j: text\n", "t:1 'x' '\"text\"'\n");
	check(schema, "j: \"a\\\"\\\\\\n\\t\\x01\\u202e\\u00e9\"\n",
	      "t:1 'x' '\"a\\\"\\\\\\n\\t\\u0001\\u202e\u00e9\"'\n");
	check(schema, "j: { \"k\\\"\": [1, true, null, {}, []], b: { c: '' } "
	      "}\n",
	      "t:1 'x' '{\"k\\\"\":[1,true,null,{},[]],\"b\":{\"c\":\"\"}}'"
	      "\n");
	/* Numbers as written where that is JSON. */
	check(schema, "j: [1.50, 1E5, -0.0, 12345678901234567890123]\n",
	      "t:1 'x' '[1.50,1E5,-0.0,12345678901234567890123]'\n");
	check(schema, "j: [012, 0x1F, 0o17, +3, .5, 1., -.5e3, 010.50]\n",
	      "t:1 'x' '[12,31,15,3,5e-1,1,-500,105e-1]'\n");
	check(schema, "j: [01e40, 0x10000000000000000]\n",
	      "t:1 'x' '[1e40,18446744073709551616]'\n");
}

/* What is not named, nested as in the record. */
static void test_other(void **state)
{
	static const char schema[] = ID
		"  in: { type: object, properties: { a: { type: string } } }\n"
		"  l: { type: array, items: { properties: { a: { type: string "
		"} } } }\n"
		"additionalProperties: { type: integer }\n";

	(void)state;
	check(schema, "id: x\nin: { a: b }\n", "t:1 'x' 'b' -\n");
	check(schema, "n: 3\nin: { a: b, c: { d: e } }\nm: 4\n",
	      "t:1 'x' 'b' '{\"n\":3,\"in\":{\"c\":{\"d\":\"e\"}},\"m\":4}'"
	      "\n");
	check(schema, "l: [{ a: b, c: d }, e, { a: f }]\n",
	      "t:1 'x' - -\n"
	      "t_l:1 'x' 0 'b' '{\"c\":\"d\"}'\n"
	      "t_l:1 'x' 1 - '\"e\"'\n"
	      "t_l:1 'x' 2 'f' -\n");
}

/* A place without a type may hold what its column is not for. */
static void test_strays(void **state)
{
	static const char schema[] = ID
		"  p: { pattern: '^a' }\n"
		"  l: { items: { type: string } }\n"
		"  o: { properties: { a: { type: string } } }\n" END;

	(void)state;
	check(schema, "p: [a]\nl: b\no: c\n",
	      "t:1 'x' '[\"a\"]' - '{\"l\":\"b\",\"o\":\"c\"}'\n");
	check(schema, "p: abc\nl: [b]\no: { a: c }\n",
	      "t:1 'x' 'abc' 'c' -\nt_l:2 'x' 0 'b'\n");
}

static void test_statistics(void **state)
{
	static const char schema[] = ID
		"  a: { $ref: '#/$defs/s' }\n"
		"  h: { type: array, items: { $ref: '#/$defs/s' } }\n"
		"  map: { type: object, additionalProperties: { type: object, "
		"properties: { b: { $ref: '#/$defs/s' }, c: true } } }\n"
		"  pair: { type: array, prefixItems: [ { type: object, "
		"properties: { b: { $ref: '#/$defs/s' }, c: true } } ] }\n"
		"  who: { type: object, properties: { t: { type: string, "
		"x-ref: t } }, additionalProperties: false }\n"
		"patternProperties: { '^x': { type: object, properties: { d: { "
		"$ref: '#/$defs/s' } } } }\n"
		"$defs: { s: { x-use: statistics-only, x-ref: t } }\n" END;

	(void)state;
	check(schema, "a: secret\nh: [secret]\n"
		      "map: { k: { b: secret, c: 1 } }\n"
		      "pair: [{ b: secret, c: 2 }]\n"
		      "xy: { d: secret, e: 3 }\n"
		      "who: { t: y }\n",
	      "t:1 'x' '{\"k\":{\"c\":1}}' '[{\"c\":2}]' 'y' "
	      "'{\"xy\":{\"e\":3}}'\n"
	      "refs:6 't' 'x' '/who/t' 't' 'y'\n");
}

/* A misspelt word, which is an error of the schema, opens nothing. */
static void test_misspelt(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_kind(&c, "t", ID "  a: { x-use: statistic-only, x-ref: t }\n"
		  "  b: { x-use: true, properties: { c: { x-ref: t } } }\n" END);
	case_derive(&c);
	assert_int_equal(c.sink.errors, 2);
	assert_string_equal(case_rows(&c, "t", "a: y\nb: { c: z }\n"),
			    "t:1 'x'\n");
	case_end(&c);
}

static void test_salt(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_add(&c, "t", PP_LIT("x-kind: { name: t, path: "
		 "'records/t/{id}.yaml', slug: true, salt: true }\n" ID
		 "  in: { properties: { salt: { type: string } } }\n"
		 "  salt: { type: string }\n"));
	case_derive(&c);
	assert_string_equal(case_rows(&c, "t", "salt: s\nin: { salt: t }\n"),
			    "t:1 'x' 't' -\n");
	case_end(&c);
}

/* To which kind a reference leads. */
static void test_refs(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_add(&c, "a", PP_LIT("x-kind: { name: a, path: "
		 "'records/a/{id}.yaml', prefix: a }\n" ID));
	case_add(&c, "b", PP_LIT("x-kind: { name: b, path: "
		 "'records/b/{id}.yaml', prefix: b }\n" ID));
	case_kind(&c, "s", ID);
	case_kind(&c, "t", ID
		  "  one: { x-ref: a }\n"
		  "  two: { x-ref: [a, b] }\n"
		  "  any: { x-ref: [a, s] }\n"
		  "  'a/b~': { type: object, additionalProperties: { type: "
		  "array, items: { x-ref: b } } }\n" END);
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	assert_string_equal(case_rows(&c, "t",
			    "one: zz\ntwo: b-12345678\nany: a-12345678\n"
			    "a/b~: { k: [m, n] }\n"),
		"t:1 'x' 'zz' 'b-12345678' 'a-12345678' "
		"'{\"k\":[\"m\",\"n\"]}'\n"
		"refs:1 't' 'x' '/one' 'a' 'zz'\n"
		"refs:2 't' 'x' '/two' 'b' 'b-12345678'\n"
		"refs:3 't' 'x' '/any' - 'a-12345678'\n"
		"refs:4 't' 'x' '/a~1b~0/k/0' 'b' 'm'\n"
		"refs:4 't' 'x' '/a~1b~0/k/1' 'b' 'n'\n");
	assert_string_equal(case_rows(&c, "t", "two: zz\nany: zz\n"),
		"t:1 'x' - 'zz' 'zz' -\n"
		"refs:1 't' 'x' '/two' - 'zz'\n"
		"refs:2 't' 'x' '/any' 's' 'zz'\n");
	case_end(&c);
}

/* A list or property whose name is taken has no rows. */
static void test_clash(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_kind(&c, "t", ID "  a_b: { type: string }\n"
		  "  a: { properties: { b: { type: string } } }\n"
		  "  l: { type: array, items: { type: string } }\n"
		  "  L: { type: array, items: { type: string } }\n"
		  "  m: { type: array, x-item: t, items: { type: string } }\n"
		  END);
	case_derive(&c);
	assert_int_equal(c.sink.count, 3);
	assert_string_equal(case_rows(&c, "t", "a_b: y\na: { b: z }\n"
					       "l: [o]\nL: [p]\nm: [q]\n"),
			    "t:1 'x' 'y' -\n"
			    "t_l:3 'x' 0 'o'\n"
			    "t_t:5 'x' 0\n");
	case_end(&c);
}

static void test_whole_value(void **state)
{
	struct index_case c;
	struct pp_str text;

	(void)state;
	case_begin(&c);
	text = pp_value_json(&c.arena, case_read(&c, "x",
			     PP_LIT("b: 1\na: [x]\n")), NULL);
	assert_true(pp_str_is(text, "{\"b\":1,\"a\":[\"x\"]}"));
	case_end(&c);
}

/* Of a text column: does the cell say what stands at its pointer? */
static void compare(const struct pp_record *r, const struct pp_column *k,
		    const struct pp_cell *cell)
{
	const struct pp_value *v = pp_value_at(r->root, k->pointer);

	assert_int_equal(cell->type == PP_CELL_NULL, !v);
	if (v && v->type == PP_STRING) {
		assert_int_equal(cell->type, PP_CELL_TEXT);
		assert_true(pp_str_eq(cell->text, v->text));
	}
}

/* The rows of one of the sample's records; how many columns were filled. */
static size_t make_shipped(struct index_case *c, const char *path)
{
	char *bytes = pp_new(&c->arena, char, 1 << 14);
	struct pp_record r = { .path = path };
	const struct pp_table *t;
	struct pp_rows rows;
	size_t filled = 0;
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	r.bytes = (struct pp_str){ bytes, fread(bytes, 1, (1 << 14) - 1, f) };
	fclose(f);
	r.kind = pp_kinds_match(&c->kinds, pp_str(path), &r.path_id);
	assert_non_null(r.kind);
	assert_int_equal(pp_record_read(&r, &c->arena, &c->sink), 0);
	pp_rows_make(&rows, &c->arena, &c->tables, &r);
	assert_true(rows.count > 0);
	t = &c->tables.items[rows.items[0].table];
	assert_ptr_equal(t->kind, r.kind);
	for (size_t i = 0; i < t->column_count; i++) {
		compare(&r, &t->columns[i], &rows.items[0].cells[i]);
		filled += rows.items[0].cells[i].type != PP_CELL_NULL;
	}
	return filled;
}

static void test_sample(void **state)
{
	struct index_case c;
	size_t filled = 0;
	glob_t found;

	(void)state;
	case_begin(&c);
	case_shipped(&c);
	assert_int_equal(glob("records/*/*[27].[ym]*", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		filled += make_shipped(&c, found.gl_pathv[i]);
	assert_true(found.gl_pathc > 50 && filled > 5 * found.gl_pathc);
	globfree(&found);
	case_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),
		cmocka_unit_test(test_sample),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_other),
		cmocka_unit_test(test_strays),
		cmocka_unit_test(test_statistics),
		cmocka_unit_test(test_misspelt),
		cmocka_unit_test(test_salt),
		cmocka_unit_test(test_refs),
		cmocka_unit_test(test_clash),
		cmocka_unit_test(test_whole_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
