/* Cells: some by hand, and random values of random schemas there and back. */
#include "unit/sheet_case.h"

#include "base/csv.h"
#include "base/escape.h"
#include "record/sheet_build.h"
#include "record/value_text.h"

/* --- by hand -------------------------------------------------------------- */

static const char *read_back(struct sheet_case *c, const char *column,
			     const char *cell, enum pp_date_order order)
{
	const struct pp_cell_read how = { &c->arena, &c->sink, { "t.csv", 2, 3,
					  0 }, order };
	const struct pp_sheet_column *at = pp_sheet_find(&c->sheet,
							 pp_str(column));
	const struct pp_value *v;

	assert_non_null(at);
	pp_sink_clear(&c->sink);
	pp_buf_clear(&c->text);
	if (pp_cell_read(&v, &how, at, pp_str(cell)) < 0) {
		const struct pp_finding *f = c->sink.items[0];

		assert_int_equal(f->pos.line, 2);
		pp_buf_printf(&c->text, "! %s; found %s", f->text, f->found);
		for (const struct pp_note *n = f->notes; n; n = n->next)
			pp_buf_printf(&c->text, " (%s)", n->text);
	} else if (!v) {
		pp_buf_puts(&c->text, "-");
	} else {
		pp_value_add_json(&c->text, v, NULL);
	}
	pp_buf_putc(&c->text, '\0');
	return c->text.p;
}

static const char schema[] =
	"type: object\n"
	"additionalProperties: false\n"
	"properties:\n"
	"  s: { type: string }\n"
	"  n: { type: number }\n"
	"  b: { type: boolean }\n"
	"  d: { type: string, format: date }\n"
	"  l: { type: array, items: { type: string } }\n"
	"  ln: { type: [array, 'null'], items: { type: [number, 'null'] } }\n"
	"  ds: { type: array, items: { type: string, format: date } }\n"
	"  any: true\n"
	"  sn: { type: [string, 'null'] }\n"
	"  m: { type: object, properties: { a: true }, additionalProperties: "
	"false }\n"
	"  lo: { type: array, items: { type: object } }\n";

static void test_read(void **state)
{
	static const char *const rows[][3] = {
		{ "s", "", "-" }, { "s", "  \t", "-" },
		{ "s", "\xc2\xa0", "-" },
		{ "s", " a  b ", "\"a  b\"" }, { "s", "12", "\"12\"" },
		{ "s", "null", "\"null\"" }, { "s", "'=1", "\"=1\"" },
		{ "s", "=1", "\"=1\"" }, { "s", "'tis", "\"'tis\"" },
		{ "s", "\" a\"", "\" a\"" },
		{ "s", "\"a\" b", "\"\\\"a\\\" b\"" },
		{ "s", "[x](y)", "\"[x](y)\"" }, { "sn", "null", "null" },
		{ "n", "1.50", "1.50" }, { "n", "+3", "3" },
		{ "n", "1,200", "! a cell here must be a number; found '1,200' "
		  "(digits alone, with a '.' before fractions: 1200.5)" },
		{ "b", "TRUE", "true" }, { "b", "yes", "true" },
		{ "b", "0", "false" },
		{ "b", "maybe", "! a cell here must be true or false; found "
		  "'maybe'" },
		{ "d", "2023-02-01", "\"2023-02-01\"" },
		{ "d", "2 March 2023", "\"2023-03-02\"" },
		{ "d", "12/2023", "! a cell here must be a date (YYYY-MM-DD); "
		  "found '12/2023'" },
		{ "d", "31/02/2023", "! a cell here must be a date (YYYY-MM-DD)"
		  "; found '31/02/2023' (February 2023 has 28 days)" },
		{ "l", "a; b ;c;;", "[\"a\",\"b\",\"c\"]" },
		{ "l", "\"a; b\"; c", "[\"a; b\",\"c\"]" },
		{ "l", "\"a\" x; c", "[\"\\\"a\\\" x\",\"c\"]" },
		{ "l", "null", "[\"null\"]" }, { "l", "[]", "[]" },
		{ "l", "[\"a\"]", "[\"a\"]" },
		{ "l", "[a]", "! a cell here that begins with '[' must be a "
		  "list as JSON; found '[a]' (this word is no JSON value)" },
		{ "ln", "1; 2.0; null", "[1,2.0,null]" }, { "ln", "null",
							     "null" },
		{ "ln", "1; x", "! a cell here must be null, or a number; "
		  "found 'x' (digits alone, with a '.' before fractions: "
		  "1200.5)" },
		{ "ds", "1/2/2023; 2023-05-01",
		  "[\"2023-02-01\",\"2023-05-01\"]" },
		{ "any", "{\"a\": [1]}", "{\"a\":[1]}" },
		{ "any", "1e3", "1e3" },
		{ "any", "\"1e3\"", "\"1e3\"" }, { "any", "x", "\"x\"" },
		{ "any", "{a}", "! a cell here that begins with '{' must be a "
		  "mapping as JSON; found '{a}'" },
		{ "m", "{}", "{}" },
		{ "m", "{\"a\":1}", "! a cell here must be {}, null or empty; "
		  "found '{\"a\":1}' (what the mapping holds stands in other "
		  "columns)" },
		{ "lo", "a; b", "! a cell here must be a list as JSON, such as "
		  "[1, 2]; found 'a; b'" },
	};
	struct sheet_case c;

	(void)state;
	case_begin(&c, "yaml", "", schema);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *said = read_back(&c, rows[i][0], rows[i][1],
					     PP_DAY_FIRST);

		if (strncmp(said, rows[i][2], strlen(rows[i][2])) != 0)
			fail_msg("%s '%s': %s", rows[i][0], rows[i][1], said);
	}
	assert_string_equal(read_back(&c, "d", "3/4/2023", PP_DAY_FIRST),
			    "\"2023-04-03\"");
	assert_string_equal(read_back(&c, "d", "3/4/2023", PP_MONTH_FIRST),
			    "\"2023-03-04\"");
	case_end(&c);
}

/* --- at random ------------------------------------------------------------ */

static unsigned chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % below;
}

static const char *const texts[] = {
	"", " ", "a", " a", "a ", "a;b", "a; b", ";", "; a", "a;", "null",
	"NULL", "~", "true", "TRUE", "False", "yes", "no", "0", "12", "1.0",
	"1e3", "0x1f", "012", "-5", "-5.", ".5", ".inf", "1,000", "=1+1",
	"'=1", "''=1", "'", "'tis", "'-5", "+44 20", "@x", "-a", "\"q\"",
	"\"q", "q\"", "\"a\\\"", "\"a;b\"; c", "\"a\"; \"b\"", "[1]", "[]",
	"[", "[x](y)", "[a]", "{}", "{\"a\":1}", "{a", "a\nb", "a\n", "\na",
	"\n", "a\r\nb", "\t=1", "\ta", "a\tb", "2023-05-01", "01/05/2023",
	"1 May 2023", "2023-02-31", "\xc2\xa0" "a", "a\xc2\xa0",
	"a\xe2\x80\x8b", "\xe2\x80\xae" "x", "\xc3\xa9t\xc3\xa9", "\\", "a\\",
	"\"a\\", "a, b", "a\x7f", "\xef\xbb\xbf" "a", "it's \"so\"",
};

static const char *const numbers[] = {
	"0", "-0", "1.0", "1e3", "1E-7", "0x1f", "0o17", "012", "+1", ".5",
	"1.", "-12.50", "12345678901234567890123", "1.50e+2",
};

static const char *const keys[] = {
	"a", "b", "c", "d.e", "_f", "", "g (h)", " i", "j/k", "l~m", "null",
};

enum { TEXTS = sizeof(texts) / sizeof(*texts),
       NUMBERS = sizeof(numbers) / sizeof(*numbers),
       KEYS = sizeof(keys) / sizeof(*keys) };

static void add_text(struct pp_buf *out, const char *text)
{
	pp_escape_json(out, pp_str(text));
}

static void random_schema(struct pp_buf *out, unsigned *seed, unsigned depth);

static void random_scalar(struct pp_buf *out, unsigned *seed)
{
	static const char *const forms[] = {
		"type: string", "type: number", "type: integer",
		"type: boolean", "type: [string, 'null']",
		"type: [string, number]", "type: [string, boolean]",
		"type: [number, boolean, 'null']", "minimum: 0",
		"type: string, format: date", "x-label: All",
		"type: [string, number, boolean, 'null']",
		"anyOf: [{ type: string }, { minLength: 3 }]",
		"oneOf: [{ type: string }, { type: integer }]",
		"enum: [a, 1, null, 'null', true, 'a; b']",
		"type: [string, array]", "type: [string, object]",
	};

	pp_buf_puts(out, forms[chance(seed, sizeof(forms) / sizeof(*forms))]);
}

static void random_map(struct pp_buf *out, unsigned *seed, unsigned depth)
{
	static const char *const rest[] = {
		"", ", additionalProperties: false", ", additionalProperties: "
		"{ type: string }", ", patternProperties: { '^b': { type: "
		"[string, number] } }",
	};
	unsigned n = 1 + chance(seed, 4), first = chance(seed, KEYS);

	pp_buf_printf(out, "type: %s, properties: { ",
		      chance(seed, 4) || depth > 3 ? "object" :
						     "[object, 'null']");
	for (unsigned i = 0; i < n; i++) {
		pp_buf_puts(out, i ? ", " : "");
		add_text(out, keys[(first + i) % KEYS]);
		pp_buf_puts(out, ": { ");
		random_schema(out, seed, depth - 1);
		pp_buf_puts(out, " }");
	}
	pp_buf_puts(out, " }");
	if (!chance(seed, 3)) {
		pp_buf_puts(out, ", required: [");
		add_text(out, keys[first]);
		pp_buf_puts(out, "]");
	}
	pp_buf_puts(out, rest[chance(seed, 4)]);
}

static void random_schema(struct pp_buf *out, unsigned *seed, unsigned depth)
{
	unsigned what = depth ? chance(seed, 8) : 0;

	if (what < 4) {
		random_scalar(out, seed);
	} else if (what < 6) {
		pp_buf_puts(out, chance(seed, 3) ? "type: array, items: { " :
			    "type: [array, 'null'], items: { ");
		random_schema(out, seed, depth - 1);
		pp_buf_puts(out, " }");
	} else {
		random_map(out, seed, depth);
	}
}

/* A value that may hold, as YAML in one line. */
static void random_value(struct pp_buf *out, unsigned *seed,
			 const struct pp_shape *shape, unsigned depth);

/* Returns the separator before the next key. */
static const char *add_key(struct pp_buf *out, struct pp_str key,
			   const char *before)
{
	pp_buf_puts(out, before);
	pp_escape_json(out, key);
	pp_buf_puts(out, ": ");
	return ", ";
}

static void random_mapping(struct pp_buf *out, unsigned *seed,
			   const struct pp_shape *shape, unsigned depth)
{
	const char *before = "";

	pp_buf_puts(out, "{ ");
	for (size_t i = 0; depth && shape && i < shape->member_count; i++) {
		const struct pp_shape_member *m = &shape->members[i];

		if (!m->required && chance(seed, 2))
			continue;
		before = add_key(out, m->key, before);
		random_value(out, seed, m->shape, depth - 1);
	}
	for (unsigned i = 0; depth && i < KEYS; i++) {
		struct pp_str key = pp_str(keys[i]);

		if (chance(seed, 6) || (shape && (!shape->open ||
		    pp_shape_member(shape, key))))
			continue;
		before = add_key(out, key, before);
		random_value(out, seed, shape ? shape->others : NULL,
			     depth - 1);
	}
	pp_buf_puts(out, " }");
}

static void random_list(struct pp_buf *out, unsigned *seed,
			const struct pp_shape *shape, unsigned depth)
{
	unsigned n = depth ? chance(seed, 4) : 0;

	pp_buf_putc(out, '[');
	for (unsigned i = 0; i < n; i++) {
		if (i)
			pp_buf_puts(out, ", ");
		random_value(out, seed, shape ? shape->items : NULL, depth - 1);
	}
	pp_buf_putc(out, ']');
}

static void random_value(struct pp_buf *out, unsigned *seed,
			 const struct pp_shape *shape, unsigned depth)
{
	const unsigned nested = 1 << PP_LIST | 1 << PP_MAP;
	unsigned may = shape ? shape->may : 63, type;

	if (!depth && may & ~nested)
		may &= ~nested;
	if (!may)
		may = 1 << PP_STRING;
	do
		type = chance(seed, 6);
	while (!(may & 1u << type));
	switch ((enum pp_type)type) {
	case PP_NULL:
		pp_buf_puts(out, "null");
		break;
	case PP_BOOL:
		pp_buf_puts(out, chance(seed, 2) ? "true" : "false");
		break;
	case PP_NUMBER:
		pp_buf_puts(out, numbers[chance(seed, NUMBERS)]);
		break;
	case PP_STRING:
		add_text(out, texts[chance(seed, TEXTS)]);
		break;
	case PP_LIST:
		random_list(out, seed, shape, depth);
		break;
	case PP_MAP:
		random_mapping(out, seed, shape, depth);
		break;
	}
}

/* The cell as it stands in a file, and as it is without the mark. */
static void there_and_back(struct sheet_case *c,
			   const struct pp_sheet_column *column,
			   const struct pp_value *v, const char *record)
{
	const struct pp_cell_read how = { .arena = &c->arena,
					  .sink = &c->sink };
	const struct pp_value *back;
	struct pp_str cell;

	for (int guard = 0; guard < 2; guard++) {
		pp_buf_clear(&c->text);
		pp_cell_write(&c->text, column, v, guard);
		if (guard && pp_csv_needs_guard(pp_buf_get(&c->text))) {
			cell = pp_arena_str(&c->arena, pp_buf_get(&c->text));
			pp_buf_clear(&c->text);
			pp_buf_printf(&c->text, "'%.*s", PP_STR(cell));
		}
		cell = pp_arena_str(&c->arena, pp_buf_get(&c->text));
		if (pp_cell_read(&back, &how, column, cell) < 0)
			fail_msg("%.*s: %s: %s of %s", PP_STR(column->name),
				 cell.p, c->sink.items[c->sink.count - 1]->text,
				 record);
		if (!back || !pp_value_eq(back, v))
			fail_msg("%.*s: '%s' is another value than in %s",
				 PP_STR(column->name), cell.p, record);
	}
}

static bool try_record(struct sheet_case *c, const char *text)
{
	const struct pp_value **values = pp_new(&c->arena,
						const struct pp_value *,
						c->sheet.count);
	struct pp_record r = case_record(c, text);

	if (r.root->type != PP_MAP ||
	    !pp_schema_holds(r.kind->schema, r.root, c->work))
		return false;
	for (size_t i = 0; i < c->sheet.count; i++) {
		values[i] = pp_sheet_value(&c->arena, &c->sheet.columns[i], &r);
		if (values[i])
			there_and_back(c, &c->sheet.columns[i], values[i],
				       text);
	}
	if (!pp_value_eq(pp_sheet_build(&c->arena, &c->sheet, values), r.root))
		fail_msg("another record than %s", text);
	return true;
}

static unsigned try_schema(unsigned *seed)
{
	struct pp_buf text, record;
	struct sheet_case c;
	unsigned held = 0;

	pp_buf_init(&text, 1 << 20);
	pp_buf_init(&record, 1 << 20);
	pp_buf_puts(&text, "allOf: [{ ");
	random_map(&text, seed, 4);
	pp_buf_puts(&text, " }]\n");
	pp_buf_putc(&text, '\0');
	case_begin(&c, "yaml", "", text.p);
	for (int i = 0; i < 20; i++) {
		pp_buf_clear(&record);
		random_mapping(&record, seed, c.kinds.items[0].shape, 5);
		record.p[0] = ' ';
		pp_buf_clear(&text);
		pp_buf_printf(&text, "{ id: x%s%.*s",
			      record.n > 4 ? ", " : "",
			      PP_STR(pp_buf_get(&record)));
		pp_buf_putc(&text, '\0');
		held += try_record(&c, text.p);
	}
	case_end(&c);
	pp_buf_release(&text);
	pp_buf_release(&record);
	return held;
}

static void test_random(void **state)
{
	unsigned seed = 7, held = 0;

	(void)state;
	for (int i = 0; i < 1500; i++)
		held += try_schema(&seed);
	/* The makers are worth something only where much of it holds. */
	if (held < 10000)
		fail_msg("only %u records hold", held);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
