/* Tables that follow from schemas. */
#include "unit/index_case.h"

/* Of one kind, t, exactly that is said, and its table is that. */
static void check(const char *schema, const char *said, const char *table)
{
	struct index_case c;

	case_begin(&c);
	case_kind(&c, "t", schema);
	case_derive(&c);
	assert_string_equal(case_said(&c), said);
	assert_string_equal(case_table(&c, "t"), table);
	case_end(&c);
}

/* The same, of another of its tables. */
static void check_list(const char *schema, const char *name, const char *table)
{
	struct index_case c;

	case_begin(&c);
	case_kind(&c, "t", schema);
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	assert_string_equal(case_table(&c, name), table);
	case_end(&c);
}

#define ID "properties:\n  id: { type: string }\n"
#define END "additionalProperties: false\n"

static void test_shipped(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_shipped(&c);
	assert_string_equal(case_said(&c), "");
	assert_true(c.tables.kind_count > 40);
	assert_string_equal(case_table(&c, "Person"),
		"person(id!# text, name! text, sort_name! text, style! text, "
		"contact_email! text, contact_phone! text, "
		"contact_prefers! text, privacy_notice_version! text, "
		"privacy_notice_given_on! date)");
	assert_string_equal(case_table(&c, "peer_lead_role_region"),
		"peer_lead_role_region(peer!# text, "
		"lead_role_position! integer, position! integer, "
		"region! text)");
	assert_string_equal(case_table(&c, "peer_former_group"),
		"peer_former_group(peer!!# text, position!! integer, "
		"group!!> text, from!! date, until!! date)");
	assert_string_equal(case_table(&c, "refs"),
		"refs(from_kind!! text, from_id!!# text, pointer!! text, "
		"to_kind!! text, to_id!!> text)");
	case_end(&c);
}

static void test_types(void **state)
{
	(void)state;
	check(ID "  s: { type: string }\n"
	      "  e: { enum: [a, b] }\n"
	      "  en: { enum: [a, null] }\n"
	      "  ei: { enum: [1, 2] }\n"
	      "  er: { enum: [1, 2.5] }\n"
	      "  c: { const: 3 }\n"
	      "  i: { type: integer }\n"
	      "  in: { type: [integer, 'null'] }\n"
	      "  r: { type: number }\n"
	      "  ir: { anyOf: [ { type: integer }, { type: number } ] }\n"
	      "  b: { type: boolean }\n"
	      "  d: { type: string, format: date }\n"
	      "  dx: { anyOf: [ { type: string, format: date }, "
	      "{ const: never } ] }\n"
	      "  tm: { type: string, format: date-time }\n"
	      "  any: { type: [string, integer] }\n"
	      "  p: { pattern: '^a' }\n"
	      "  m: { minimum: 3 }\n"
	      "  free: true\n"
	      "  never: { type: string, allOf: [ { type: integer } ] }\n"
	      END, "",
	      "t(id# text, s text, e text, en text, ei integer, er real, "
	      "c integer, i integer, in integer, r real, ir real, b boolean, "
	      "d date, dx text, tm time, any any, p text, m real, "
	      "free json)");
}

/* What has no fixed shape is JSON, a schema within itself from there on. */
static void test_json(void **state)
{
	(void)state;
	check(ID "  map: { type: object, additionalProperties: "
	      "{ type: number } }\n"
	      "  mix: { anyOf: [ { type: string }, { type: object, "
	      "properties: { a: true } } ] }\n"
	      "  pair: { type: array, prefixItems: [ { type: string } ] }\n"
	      "  lists: { type: array, items: { type: array, items: "
	      "{ type: string } } }\n"
	      "  bare: { type: array }\n"
	      "  maps: { type: array, items: { type: object } }\n"
	      "  mixed: { type: array, items: { type: [string, object] } }\n"
	      "  tree: { $ref: '#/$defs/node' }\n"
	      "  trees: { type: array, items: { $ref: '#/$defs/node' } }\n"
	      "  again: { $ref: '#' }\n"
	      END
	      "$defs: { node: { type: object, properties: { name: { type: "
	      "string }, below: { type: array, items: { $ref: '#/$defs/node' } "
	      "} }, additionalProperties: false } }\n", "",
	      "t(id# text, map json, mix json, pair json, lists json, "
	      "bare json, maps json, mixed json, tree_name text, "
	      "tree_below json, again json)");
}

static void test_nested(void **state)
{
	(void)state;
	check(ID "  contact:\n"
	      "    type: [object, 'null']\n"
	      "    properties:\n"
	      "      e-mail: { type: string }\n"
	      "      home: { type: object, properties: { town: { type: "
	      "string } }, additionalProperties: false }\n"
	      "    additionalProperties: false\n"
	      "  shape:\n"
	      "    oneOf:\n"
	      "    - { type: object, properties: { r: { type: number } }, "
	      "additionalProperties: false }\n"
	      "    - { type: object, properties: { a: { type: number } }, "
	      "additionalProperties: false }\n"
	      END, "",
	      "t(id# text, contact_e-mail text, contact_home_town text, "
	      "shape_r real, shape_a real)");
}

static void test_lists(void **state)
{
	static const char schema[] = ID
		"  tags: { type: array, items: { type: string } }\n"
		"  deep: { type: object, properties: { marks: { type: array, "
		"x-item: mark, items: { type: integer } } }, "
		"additionalProperties: false }\n"
		"  parts:\n"
		"    type: array\n"
		"    x-item: part\n"
		"    items:\n"
		"      type: object\n"
		"      properties:\n"
		"        name: { type: string }\n"
		"        holes: { type: array, items: { type: object, "
		"properties: { at: { type: number }, screws: { type: array, "
		"x-item: screw, items: { type: string } } }, "
		"additionalProperties: false } }\n"
		"      additionalProperties: false\n" END;

	(void)state;
	check_list(schema, "t", "t(id# text)");
	check_list(schema, "t_tags",
		   "t_tags(t# text, position integer, value text)");
	check_list(schema, "t_deep_mark",
		   "t_deep_mark(t# text, position integer, mark integer)");
	check_list(schema, "t_part",
		   "t_part(t# text, position integer, name text)");
	check_list(schema, "t_part_holes",
		   "t_part_holes(t# text, part_position integer, "
		   "position integer, at real)");
	check_list(schema, "t_part_holes_screw",
		   "t_part_holes_screw(t# text, part_position integer, "
		   "part_holes_position integer, position integer, "
		   "screw text)");
}

/* A column for the rest, only where there can be a rest. */
static void test_other(void **state)
{
	(void)state;
	check(ID, "", "t(id# text, _other json)");
	check(ID "additionalProperties: true\n", "",
	      "t(id# text, _other json)");
	check(ID "additionalProperties: { type: string }\n", "",
	      "t(id# text, _other json)");
	check(ID "patternProperties: { '^x-': true }\n" END, "",
	      "t(id# text, _other json)");
	check(ID "unevaluatedProperties: false\n", "", "t(id# text)");
	check(ID "allOf: [ { properties: { id: true }, "
	      "additionalProperties: false } ]\n", "", "t(id# text)");
	check(ID "anyOf: [ { properties: { id: true }, "
	      "additionalProperties: false }, { required: [id] } ]\n", "",
	      "t(id# text, _other json)");
	check(ID "  in: { type: object, properties: { a: { type: string } } "
	      "}\n" END, "", "t(id# text, in_a text, _other json)");
	check_list(ID "  l: { type: array, items: { type: object, properties: "
		   "{ a: { type: string } } } }\n" END, "t_l",
		   "t_l(t# text, position integer, a text, _other json)");
}

/* Where the schema does not name the id, the path still says it. */
static void test_id(void **state)
{
	(void)state;
	check("properties: { a: { type: string } }\n" END, "",
	      "t(id# text, a text)");
}

static void test_clashes(void **state)
{
	(void)state;
	check(ID "  contact_email: { type: string }\n"
	      "  contact: { type: object, properties: { Email: { type: string "
	      "} }, additionalProperties: false }\n" END,
	      "schemas/t.yaml:5:42 /properties/contact/properties/Email: "
	      "'Email' would be the column 'contact_Email' of the table 't', "
	      "which is there already\n"
	      "  schemas/t.yaml:4:3 the other one is here\n",
	      "t(id# text, contact_email text)");
	check(ID "  _path: { type: string }\n"
	      "  _x: { type: string }\n" END,
	      "schemas/t.yaml:4:3 /properties/_path: '_path' would be the "
	      "column '_path' of the table 't', which is there already\n"
	      "  that one is the index's own\n"
	      "schemas/t.yaml:5:3 /properties/_x: '_x' cannot be a column\n"
	      "  columns that begin with '_' are the index's own\n",
	      "t(id# text)");
	check(ID "  \"\": { type: string }\n"
	      "  \"a\\nb\": { type: string }\n" END,
	      "schemas/t.yaml:4:3 /properties/: '' cannot be a column\n"
	      "  a column's name has at least one character, and no control "
	      "characters\n"
	      "schemas/t.yaml:5:3 /properties/a\nb: 'a\nb' cannot be a "
	      "column\n"
	      "  a column's name has at least one character, and no control "
	      "characters\n",
	      "t(id# text)");
	check(ID "  l: { type: array, x-item: t, items: { type: string } }\n"
	      END,
	      "schemas/t.yaml:4:3 /properties/l: 'l' would be the column 't' "
	      "of the table 't_t', which is there already\n"
	      "  that one is the index's own\n",
	      "t(id# text)");
}

static void test_table_clashes(void **state)
{
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_kind(&c, "a", ID "  b: { type: array, items: { type: string } "
			   "}\n"
			   "  c: { type: array, items: { type: string } }\n"
			   "  d: { type: array, x-item: C, items: { type: "
			   "string } }\n"
			   "  e: { type: array, x-item: c, items: { type: "
			   "string } }\n" END);
	case_kind(&c, "a_b", ID END);
	case_kind(&c, "clock", ID END);
	case_kind(&c, "sqlite_a", ID END);
	case_derive(&c);
	assert_string_equal(case_said(&c),
		"schemas/a.yaml:4:3 /properties/b: the list 'b' would be the "
		"table 'a_b', which is there already\n"
		"  schemas/a_b.yaml:1:9 the other one is here\n"
		"  x-item at the list gives its table another name\n"
		"schemas/a.yaml:6:29 -: x-item must be a name of small "
		"letters, digits, - and _\n"
		"schemas/a.yaml:7:3 /properties/e: the list 'e' would be the "
		"table 'a_c', which is there already\n"
		"  schemas/a.yaml:5:3 the other one is here\n"
		"  x-item at the list gives its table another name\n"
		"schemas/clock.yaml:1:17 /x-kind/name: a kind cannot be named "
		"'clock'\n"
		"  refs, finding, change, clock and names that begin with "
		"sqlite_ are tables of the index's own\n"
		"schemas/sqlite_a.yaml:1:17 /x-kind/name: a kind cannot be "
		"named 'sqlite_a'\n"
		"  refs, finding, change, clock and names that begin with "
		"sqlite_ are tables of the index's own\n");
	assert_string_equal(case_table(&c, "a_b"), "a_b(id# text)");
	assert_string_equal(case_table(&c, "a_c"),
			    "a_c(a# text, position integer, value text)");
	assert_string_equal(case_table(&c, "a_d"),
			    "a_d(a# text, position integer, value text)");
	assert_string_equal(case_table(&c, "clock"), "none");
	assert_null(pp_tables_find(&c.tables, PP_LIT("sqlite_a")));
	case_end(&c);
}

/* The strictest on the way from the root, and of JSON all that is in it. */
static void test_classes(void **state)
{
	static const char schema[] =
		"x-kind: { name: t, path: 'records/t/{id}.yaml', slug: true, "
		"subject: self, salt: true }\n" ID
		"  free: { type: string, x-data: none }\n"
		"  third: { type: string, x-data: third-party }\n"
		"  in:\n"
		"    type: object\n"
		"    x-data: special\n"
		"    properties: { a: { type: string, x-data: none } }\n"
		"    additionalProperties: false\n"
		"  map: { type: object, x-data: none, additionalProperties: { "
		"type: string, x-data: special } }\n"
		"  both: { $ref: '#/$defs/s', x-data: none }\n"
		"  list: { type: array, x-data: none, items: { type: object, "
		"properties: { b: { type: string }, c: { type: string, x-data: "
		"special } }, additionalProperties: false } }\n"
		"  salt: { type: string }\n"
		"patternProperties: { '^y': { x-data: special } }\n"
		END "$defs: { s: { type: string, x-data: special } }\n";
	struct index_case c;

	(void)state;
	case_begin(&c);
	case_add(&c, "t", pp_str(schema));
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	assert_string_equal(case_table(&c, "t"),
		"t(id!# text, free text, third! text, in_a!! text, map!! json, "
		"both!! text, _other!! json)");
	assert_string_equal(case_table(&c, "t_list"),
		"t_list(t!# text, position! integer, b text, c!! text)");
	assert_int_equal(pp_tables_find(&c.tables, PP_LIT("t"))->class,
			 PP_CLASS_PERSONAL);
	assert_int_equal(pp_tables_find(&c.tables, PP_LIT("t_list"))->class,
			 PP_CLASS_PERSONAL);
	case_end(&c);
}

/* What is kept for statistics is nowhere. */
static void test_statistics(void **state)
{
	(void)state;
	check(ID "  a: { type: string, x-use: statistics-only }\n"
	      "  b: { type: object, x-use: statistics-only, properties: { c: "
	      "{ type: string } } }\n"
	      "  d: { type: object, properties: { e: { $ref: '#/$defs/s' }, "
	      "f: { type: string } }, additionalProperties: false }\n"
	      "  g: { type: array, x-use: statistics-only, items: { type: "
	      "string } }\n"
	      "  h: { type: array, items: { type: string, x-use: "
	      "statistics-only } }\n"
	      "  i: { type: array, items: { type: array, items: { $ref: "
	      "'#/$defs/s' } } }\n"
	      "  j: { anyOf: [ { type: string }, { $ref: '#/$defs/s' } ] }\n"
	      "patternProperties: { '^x': { $ref: '#/$defs/s' } }\n"
	      END "$defs: { s: { x-use: statistics-only, type: string } }\n",
	      "", "t(id# text, d_f text)");
}

static void test_words(void **state)
{
	struct index_case c;
	const struct pp_column *k;
	const struct pp_table *t;

	(void)state;
	case_begin(&c);
	case_kind(&c, "p", ID END);
	case_kind(&c, "t", "title: Thing\ndescription: It is.\n" ID
		  "  a: { type: object, properties: { b: { title: Bee, x-unit: "
		  "days, description: How long, type: integer } }, required: "
		  "[b] }\n"
		  "  c: { $ref: '#/$defs/c', title: Far }\n"
		  "  l: { type: array, title: Many, items: { type: object, "
		  "properties: { r: { type: string, x-ref: [p, t] } }, "
		  "required: [r] } }\n"
		  "required: [id, a]\n"
		  "$defs: { c: { type: string, x-label: Near } }\n");
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	t = pp_tables_find(&c.tables, PP_LIT("t"));
	assert_true(pp_str_is(t->label, "Thing"));
	assert_true(pp_str_is(t->description, "It is."));
	k = &t->columns[0];
	assert_true(k->is_id && k->required);
	assert_true(pp_str_is(k->pointer, "/id"));
	k = &t->columns[1];
	assert_true(pp_str_is(k->label, "Bee"));
	assert_true(pp_str_is(k->unit, "days"));
	assert_true(pp_str_is(k->description, "How long"));
	assert_true(pp_str_is(k->pointer, "/a/b"));
	assert_true(k->required);
	k = &t->columns[2];
	assert_true(pp_str_is(k->label, "Far"));
	assert_false(k->required);
	t = pp_tables_find(&c.tables, PP_LIT("T_L"));
	assert_true(pp_str_is(t->label, "Many"));
	assert_true(pp_str_is(c.tables.items[t->parent].name, "t"));
	k = &t->columns[2];
	assert_true(k->is_ref && k->required);
	assert_true(pp_str_is(k->refers_to, "p, t"));
	assert_true(pp_str_is(k->pointer, "/l/-/r"));
	case_end(&c);
}

/* A property more than SQLite can take goes to the rest. */
static void test_full(void **state)
{
	struct index_case c;
	const struct pp_table *t;
	struct pp_buf b;

	(void)state;
	case_begin(&c);
	pp_buf_init(&b, 1 << 20);
	pp_buf_puts(&b, "x-kind: { name: t, path: 'records/t/{id}.yaml', "
		    "slug: true }\nproperties:\n");
	for (int i = 0; i < 2100; i++)
		pp_buf_printf(&b, "  p%d: { type: string }\n", i);
	pp_buf_puts(&b, END);
	case_add(&c, "t", pp_buf_get(&b));
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	t = pp_tables_find(&c.tables, PP_LIT("t"));
	assert_int_equal(t->column_count, PP_COLUMNS_MAX);
	assert_true(pp_str_is(t->columns[PP_COLUMNS_MAX - 1].name, "_other"));
	assert_string_equal(case_rows(&c, "t", "p2099: 'y'\np1: z\n") +
			    strlen(c.text.p) - 17, " '{\"p2099\":\"y\"}'\n");
	pp_buf_release(&b);
	case_end(&c);
}

/* $refs that double at every step make no table without end. */
static void test_doubling(void **state)
{
	struct index_case c;
	struct pp_buf b;

	(void)state;
	case_begin(&c);
	pp_buf_init(&b, 1 << 20);
	pp_buf_puts(&b, "x-kind: { name: t, path: 'records/t/{id}.yaml', "
		    "slug: true }\n$ref: '#/$defs/n0'\n$defs:\n");
	for (int i = 0; i < 40; i++)
		pp_buf_printf(&b, "  n%d: { type: object, properties: { l: { "
			      "type: array, items: { $ref: '#/$defs/n%d' } }, "
			      "r: { $ref: '#/$defs/n%d' } } }\n", i, i + 1,
			      i + 1);
	pp_buf_puts(&b, "  n40: { type: object, properties: { x: { type: "
		    "string } } }\n");
	case_add(&c, "t", pp_buf_get(&b));
	case_derive(&c);
	assert_string_equal(case_said(&c), "");
	assert_true(c.tables.count < 20000);
	pp_buf_release(&b);
	case_end(&c);
}

static void add_annotation(const char *keyword, const char *said)
{
	struct index_case c;
	char text[400];

	case_begin(&c);
	case_kind(&c, "p", ID "  a: { $ref: 't.yaml#/$defs/d' }\n" END);
	snprintf(text, sizeof(text), ID "  a: { $ref: '#/$defs/d' }\n" END
		 "$defs: { d: { type: string, %s } }\n", keyword);
	case_kind(&c, "t", text);
	case_derive(&c);
	assert_string_equal(case_said(&c), said);
	case_end(&c);
}

/* Each is told once, however many kinds share it. */
static void test_annotations(void **state)
{
	(void)state;
	add_annotation("x-item: A b", "schemas/t.yaml:6:37 -: x-item must be "
		       "a name of small letters, digits, - and _\n");
	add_annotation("x-label: [a]", "schemas/t.yaml:6:38 -: x-label must "
		       "be a text\n");
	add_annotation("x-unit: 3", "schemas/t.yaml:6:37 -: x-unit must be a "
		       "text\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_other),
		cmocka_unit_test(test_id),
		cmocka_unit_test(test_clashes),
		cmocka_unit_test(test_table_clashes),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_statistics),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_doubling),
		cmocka_unit_test(test_annotations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
