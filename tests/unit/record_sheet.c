/* The columns of a kind, and what a record says in them. */
#include "unit/sheet_case.h"

#include "record/sheet_build.h"

/* The columns' names, with a blank between. */
static void expect_columns(struct sheet_case *c, const char *wanted)
{
	pp_buf_clear(&c->text);
	for (size_t i = 0; i < c->sheet.count; i++)
		pp_buf_printf(&c->text, "%s%.*s", i ? " " : "",
			      PP_STR(c->sheet.columns[i].name));
	pp_buf_putc(&c->text, '\0');
	assert_string_equal(c->text.p, wanted);
}

/* NAME=CELL, with | between, of the cells that are not empty. */
static void expect_cells(struct sheet_case *c, const char *record,
			 const char *wanted)
{
	struct pp_record r = case_record(c, record);
	struct pp_buf all;

	pp_buf_init(&all, 10000);
	for (size_t i = 0; i < c->sheet.count; i++) {
		const struct pp_sheet_column *column = &c->sheet.columns[i];
		const char *cell = case_cell(c, column, &r);

		if (cell)
			pp_buf_printf(&all, "%.*s=%s|", PP_STR(column->name),
				      cell);
	}
	pp_buf_putc(&all, '\0');
	assert_string_equal(all.p, wanted);
	pp_buf_release(&all);
}

static void test_columns(void **state)
{
	struct sheet_case c;

	(void)state;
	case_begin(&c, "yaml", ", salt: true",
		   "type: object\n"
		   "additionalProperties: false\n"
		   "properties:\n"
		   "  name: { type: string }\n"
		   "  id: { type: string }\n"
		   "  contact:\n"
		   "    type: object\n"
		   "    additionalProperties: false\n"
		   "    required: [email]\n"
		   "    properties:\n"
		   "      email: { type: string }\n"
		   "      inner: { type: object, properties: { a: { type: "
		   "integer } } }\n"
		   "  tags: { type: array, items: { type: string } }\n"
		   "  spans: { type: array, items: { type: object, properties: "
		   "{ from: { type: string } } } }\n"
		   "  either: { type: [string, object], properties: { x: true } "
		   "}\n"
		   "  a.b: { type: string }\n"
		   "  _u: { type: string }\n"
		   "  odd (x): { type: string }\n"
		   "  never: false\n"
		   "  secret: { type: string, x-use: statistics-only }\n"
		   "  secrets: { type: array, items: { type: string, x-use: "
		   "statistics-only } }\n"
		   "  salt: { type: string }\n");
	expect_columns(&c, "id name contact.email contact.inner "
		       "contact.inner.a contact.inner._other tags spans either "
		       "/a.b /_u /odd (x)");
	expect_cells(&c, "{ id: x, name: N, contact: { email: e@x }, tags: [a, "
		     "'b;c', d], spans: [{ from: f }], either: { x: 1 }, "
		     "a.b: '1', secret: s, secrets: [s], salt: t }",
		     "id=x|name=N|contact.email=e@x|tags=a; \"b;c\"; d|"
		     "spans=[{\"from\":\"f\"}]|either={\"x\":1}|/a.b=1|");
	expect_cells(&c, "{ contact: { email: '', inner: {} }, tags: [], "
		     "either: '{}' }",
		     "id=x|contact.email=\"\"|contact.inner={}|tags=[]|"
		     "either=\"{}\"|");
	expect_cells(&c, "{ contact: { inner: { a: 1.0, z: { y: 2 } } } }",
		     "id=x|contact.inner.a=1.0|"
		     "contact.inner._other={\"z\":{\"y\":2}}|");
	case_end(&c);
}

static void test_required_and_classes(void **state)
{
	struct sheet_case c;
	const struct pp_sheet_column *a;

	(void)state;
	case_begin(&c, "yaml", ", subject: self",
		   "type: object\n"
		   "required: [m]\n"
		   "properties:\n"
		   "  m: { type: object, x-data: none, required: [a], "
		   "properties: { a: { type: string, format: date }, l: { type: "
		   "array, items: { type: object, properties: { s: { x-data: "
		   "special } } } } } }\n");
	expect_columns(&c, "id m.a m.l m._other _other");
	a = pp_sheet_find(&c.sheet, PP_LIT("m.a"));
	assert_true(a->required && a->is_date && !a->is_body);
	assert_int_equal(a->class, PP_CLASS_NONE);
	assert_int_equal(pp_sheet_find(&c.sheet, PP_LIT("m.l"))->class,
			 PP_CLASS_SPECIAL);
	assert_int_equal(c.sheet.columns[0].class, PP_CLASS_PERSONAL);
	assert_null(pp_sheet_find(&c.sheet, PP_LIT("m")));
	case_end(&c);
}

/* What stands beside it, within an item or a rest, must not take it along. */
static void test_hidden(void **state)
{
	struct sheet_case c;

	(void)state;
	case_begin(&c, "yaml", "",
		   "type: object\n"
		   "properties:\n"
		   "  list: { type: array, items: { type: object, properties: "
		   "{ a: { type: string }, s: { type: string, x-use: "
		   "statistics-only } } } }\n"
		   "  map: { type: object, properties: { s: { x-use: "
		   "statistics-only } }, additionalProperties: { type: object, "
		   "properties: { t: { x-use: statistics-only } } } }\n");
	expect_columns(&c, "id list map map._other _other");
	expect_cells(&c, "{ list: [{ a: 1, s: SECRET }], map: { s: SECRET }, "
		     "more: { s: 2 } }",
		     "id=x|list=[{\"a\":1}]|map={}|_other={\"more\":{\"s\":2}}|"
		     );
	expect_cells(&c, "{ map: { s: SECRET, u: { t: SECRET, v: 1 } } }",
		     "id=x|map._other={\"u\":{\"v\":1}}|");
	assert_true(pp_sheet_find(&c.sheet, PP_LIT("list"))->hides);
	assert_true(pp_sheet_find(&c.sheet, PP_LIT("map._other"))->hides);
	assert_false(pp_sheet_find(&c.sheet, PP_LIT("_other"))->hides);
	case_end(&c);
	case_begin(&c, "yaml", "", "x-use: statistics-only\n"
		   "properties: { a: { type: string } }\n");
	expect_columns(&c, "id");
	case_end(&c);
}

static void test_body(void **state)
{
	struct sheet_case c;

	(void)state;
	case_begin(&c, "md", "", "type: object\n");
	expect_columns(&c, "id body _other");
	expect_cells(&c, "{ body: \"One\\n\\ntwo\\n\" }",
		     "id=x|body=One\n\ntwo|");
	expect_cells(&c, "{ body: \"One\" }", "id=x|body=\"One\"|");
	case_end(&c);
}

static void test_build(void **state)
{
	const char *text = "{ id: x, m: { a: 1, b: { c: 2, u: 3 } }, n: {}, "
			   "z: [1] }";
	const struct pp_value *values[32];
	struct sheet_case c;
	struct pp_record r;
	struct pp_value *built;

	(void)state;
	case_begin(&c, "yaml", "",
		   "type: object\n"
		   "properties:\n"
		   "  id: { type: string }\n"
		   "  m: { type: object, properties: { a: true, b: { type: "
		   "object, properties: { c: true } } } }\n"
		   "  n: { type: [object, 'null'], properties: { a: true } }\n"
		   );
	r = case_record(&c, text);
	for (size_t i = 0; i < c.sheet.count; i++)
		values[i] = pp_sheet_value(&c.arena, &c.sheet.columns[i], &r);
	built = pp_sheet_build(&c.arena, &c.sheet, values);
	assert_true(pp_value_eq(built, r.root));
	case_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_required_and_classes),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_body),
		cmocka_unit_test(test_build),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
