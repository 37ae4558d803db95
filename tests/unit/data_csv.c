/* Tables: cells and their places, encodings, separators, faults. */
#include "unit/data_tree.h"

#include "data/csv.h"

struct table {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_csv csv;
	struct pp_buf rows, findings;
	int rc;
};

/* "1: a@1:1 | b@1:3" for each row, "!" before one that is faulty. */
static void read_table(struct table *t, struct pp_str in, bool words)
{
	struct pp_csv_read how = { .file = "a.csv" };

	*t = (struct table){ 0 };
	pp_buf_init(&t->rows, 1 << 20);
	pp_buf_init(&t->findings, 1 << 20);
	t->rc = pp_csv_read(&t->csv, &t->arena, &t->sink, &how, in);
	assert_true(t->rc == 0 || t->sink.errors);
	for (size_t i = 0; i < t->csv.count; i++) {
		const struct pp_csv_row *row = &t->csv.rows[i];

		pp_buf_printf(&t->rows, "%s%s%u:", i ? "\n" : "",
			      row->faulty ? "!" : "", row->number);
		for (uint32_t j = 0; j < row->count; j++) {
			const struct pp_csv_cell *c = &row->cells[j];

			pp_buf_printf(&t->rows, "%s <%.*s>@%u:%u",
				      j ? " |" : "", PP_STR(c->text), c->line,
				      c->col);
		}
	}
	pp_sink_sort(&t->sink);
	for (size_t i = 0; i < t->sink.count; i++) {
		pp_buf_puts(&t->findings, i ? "\n" : "");
		put_finding(&t->findings, t->sink.items[i], words);
	}
	pp_buf_add(&t->rows, "", 1);
	pp_buf_add(&t->findings, "", 1);
}

static void release(struct table *t)
{
	pp_buf_release(&t->rows);
	pp_buf_release(&t->findings);
	pp_sink_release(&t->sink);
	pp_arena_release(&t->arena);
}

static void check(struct pp_str in, const char *rows, const char *findings)
{
	struct table t;

	read_table(&t, in, false);
	assert_string_equal(t.findings.p, findings);
	assert_string_equal(t.rows.p, rows);
	release(&t);
}

static void check_form(struct pp_str in, enum pp_csv_encoding encoding,
		       char separator, bool said)
{
	struct table t;

	read_table(&t, in, false);
	assert_int_equal(t.csv.encoding, encoding);
	assert_int_equal(t.csv.separator, separator);
	assert_int_equal(t.csv.separator_said, said);
	release(&t);
}

static void plain(void **state)
{
	(void)state;
	check(IN("a,b\nc,\n,\n"),
	      "1: <a>@1:1 | <b>@1:3\n2: <c>@2:1 | <>@2:3\n3: <>@3:1 | <>@3:2",
	      "");
	check(IN("a,b\r\nc,d"),
	      "1: <a>@1:1 | <b>@1:3\n2: <c>@2:1 | <d>@2:3", "");
	check(IN("a,b\rc\r"), "1: <a>@1:1 | <b>@1:3\n2: <c>@2:1", "");
	check(IN("a,b\n\n  \nc,d,e\n\n"),
	      "1: <a>@1:1 | <b>@1:3\n2:\n3: <  >@3:1\n"
	      "4: <c>@4:1 | <d>@4:3 | <e>@4:5\n5:", "");
	check(IN("\xc3\xa9\xe2\x82\xac,b\n"), "1: <\xc3\xa9\xe2\x82\xac>@1:1 "
	      "| <b>@1:4", "");
}

static void quoted(void **state)
{
	(void)state;
	check(IN("\"a,b\",\"c \"\"d\"\"\"\n\"\",e\n"),
	      "1: <a,b>@1:1 | <c \"d\">@1:7\n2: <>@2:1 | <e>@2:4", "");
	check(IN("\"a\n\n\xc3\xa9\",b\r\nc,\"d\r\ne\rf\"\r\ng,h"),
	      "1: <a\n\n\xc3\xa9>@1:1 | <b>@3:4\n"
	      "2: <c>@4:1 | <d\ne\nf>@4:3\n3: <g>@7:1 | <h>@7:3", "");
	check(IN("\"a\""), "1: <a>@1:1", "");
	check(IN("\"a\"\r"), "1: <a>@1:1", "");
}

/* The row is spoiled, the next one is not. */
static void stray(void **state)
{
	struct table t;

	(void)state;
	check(IN("a,b\nc \"x\" d,e\nf,g\n"),
	      "1: <a>@1:1 | <b>@1:3\n!2: <c \"x\" d>@2:1 | <e>@2:9\n"
	      "3: <f>@3:1 | <g>@3:3", "2:3 csv-quote");
	check(IN("a,b\n\"c\"\"d\"e,f\ng,h\n"),
	      "1: <a>@1:1 | <b>@1:3\n!2: <c\"de>@2:1 | <f>@2:9\n"
	      "3: <g>@3:1 | <h>@3:3", "2:7 csv-quote");
	check(IN("a,b\n\"c,d\ne,f\n"),
	      "1: <a>@1:1 | <b>@1:3\n!2: <\"c>@2:1 | <d>@2:4\n"
	      "3: <e>@3:1 | <f>@3:3", "2:1 csv-quote");
	check(IN("a,b\n1,\"c\n2,d\n3,\"e\"\n4,f\n"),
	      "1: <a>@1:1 | <b>@1:3\n!2: <1>@2:1 | <\"c>@2:3\n"
	      "3: <2>@3:1 | <d>@3:3\n4: <3>@4:1 | <e>@4:3\n"
	      "5: <4>@5:1 | <f>@5:3", "2:3 csv-quote");
	check(IN("a, \"b, c\"\nd,e\n"),
	      "!1: <a>@1:1 | < \"b>@1:3 | < c\">@1:7\n2: <d>@2:1 | <e>@2:3",
	      "1:4 csv-quote\n1:9 csv-quote");
	read_table(&t, IN("\"a\n"), true);
	assert_string_equal(t.findings.p, "1:1 csv-quote: the quotation mark "
			    "that opens this cell is not closed at the cell's "
			    "end | close it there; a quotation mark within a "
			    "quoted cell is written twice");
	release(&t);
}

static void encodings(void **state)
{
	struct table t;

	(void)state;
	check(IN("\xef\xbb\xbf" "a,b\n"), "1: <a>@1:1 | <b>@1:3", "");
	check(IN("\xff\xfe" "a\0,\0\xe9\0,\0\x3d\xd8\x00\xde,\0b\0\r\0\n\0"),
	      "1: <a>@1:1 | <\xc3\xa9>@1:3 | <\xf0\x9f\x98\x80>@1:5 | "
	      "<b>@1:7", "");
	check(IN("\xfe\xff\0a\0\t\xd8\x3d\0\n"),
	      "!1: <a>@1:1 | <\xef\xbf\xbd>@1:3", "1:3 encoding");
	check(IN("\xff\xfe" "a\0b"), "!1: <a\xef\xbf\xbd>@1:1",
	      "1:2 encoding");
	check(IN("n,Zo\xeb\n\x80 5,\x93q\x94\n"),
	      "1: <n>@1:1 | <Zo\xc3\xab>@1:3\n2: <\xe2\x82\xac 5>@2:1 | "
	      "<\xe2\x80\x9cq\xe2\x80\x9d>@2:5", "");
	check(IN("\x81,\xeb\n"), "!1: <\xef\xbf\xbd>@1:1 | <\xc3\xab>@1:3",
	      "1:1 encoding");
	check(IN("\xc3\xa9,\xc3\xa8,\xeb\na\n"),
	      "!1: <\xc3\xa9>@1:1 | <\xc3\xa8>@1:3 | <\xef\xbf\xbd>@1:5\n"
	      "2: <a>@2:1", "1:5 encoding");
	check_form(IN("\xef\xbb\xbf" "a,b\n"), PP_CSV_UTF8, ',', false);
	check_form(IN("\xff\xfe" "a\0;\0b\0"), PP_CSV_UTF16LE, ';', false);
	check_form(IN("\xfe\xff\0a\0\t"), PP_CSV_UTF16BE, '\t', false);
	check_form(IN("\xeb;b\n"), PP_CSV_WINDOWS_1252, ';', false);
	read_table(&t, IN("a,b\nc,d\xeb\n"), false);
	assert_int_equal(t.csv.line, 2);
	assert_int_equal(t.csv.col, 4);
	release(&t);
}

static void characters(void **state)
{
	(void)state;
	check(IN("a,b\0c\nd,e\n"), "!1: <a>@1:1 | <b>@1:3\n"
	      "2: <d>@2:1 | <e>@2:3", "1:4 control-character");
	check(IN("\"x\n\x01\",\x7f\nd\n"),
	      "!1: <x\n\x01>@1:1 | <\x7f>@2:4\n2: <d>@3:1",
	      "2:1 control-character\n2:4 control-character");
	check(IN(""), "", "0:0 file-empty");
	check(IN("\xef\xbb\xbf"), "", "0:0 file-empty");
}

static void separator(void **state)
{
	(void)state;
	check_form(IN("a\tb\nc\td\n"), PP_CSV_UTF8, '\t', false);
	check_form(IN("a\n"), PP_CSV_UTF8, ',', false);
	/* Commas in prose, decimal commas, lists within cells. */
	check_form(IN("a;b\nx, y, z;1,5\np;2,25\n"), PP_CSV_UTF8, ';', false);
	check_form(IN("a;b\n1,5;2,5\n1,5;3,5\n"), PP_CSV_UTF8, ';', false);
	check_form(IN("skills\na; b\nc; d\n"), PP_CSV_UTF8, ',', false);
	check_form(IN("n,s\nx,a; b\ny,c; d\n"), PP_CSV_UTF8, ',', false);
	check_form(IN("\"a;b;c\",d\n\"x;y;z\",e\n"), PP_CSV_UTF8, ',', false);
	check_form(IN("sep=|\na|b\n"), PP_CSV_UTF8, '|', true);
	check(IN("sep=;\r\na;b,c\r\n"), "1: <a>@2:1 | <b,c>@2:3", "");
	check(IN("\"sep=;\"\na;b\n"), "1: <a>@2:1 | <b>@2:3", "");
	check(IN("SEP=\t\na\tb\n"), "1: <a>@2:1 | <b>@2:3", "");
	check(IN("sep=;"), "", "");
	check(IN("sep=ab\n"), "1: <sep=ab>@1:1", "");
}

static void limits(void **state)
{
	struct pp_buf b;
	struct table t;

	(void)state;
	pp_buf_init(&b, 4 << 20);
	for (int i = 0; i < PP_CSV_COLUMNS_MAX + 5; i++)
		pp_buf_putc(&b, ',');
	pp_buf_puts(&b, "\na\n");
	read_table(&t, pp_buf_get(&b), false);
	assert_string_equal(t.findings.p, "1:16385 too-large");
	assert_int_equal(t.csv.count, 2);
	assert_int_equal(t.csv.rows[0].count, PP_CSV_COLUMNS_MAX);
	assert_true(t.csv.rows[0].faulty && !t.csv.rows[1].faulty);
	release(&t);
	pp_buf_clear(&b);
	for (int i = 0; i <= PP_CSV_ROWS_MAX; i++)
		pp_buf_putc(&b, '\n');
	read_table(&t, pp_buf_get(&b), false);
	assert_string_equal(t.findings.p, "1048577:1 too-large");
	assert_int_equal(t.rc, -1);
	release(&t);
	pp_buf_clear(&b);
	for (int i = 0; i <= PP_READ_TEXT_MAX; i++)
		pp_buf_putc(&b, 'x');
	read_table(&t, pp_buf_get(&b), false);
	assert_string_equal(t.findings.p, "1:1 too-long");
	release(&t);
	pp_buf_release(&b);
}

/* However many marks are out of place, no part is read over and over: with
 * time quadratic in the input this would not end. */
static void hostile(void **state)
{
	static const char *const parts[] = {
		"\"a\n", "\"\"\"\n", ",\"\"", "\"\"\"\",\"\n", "a\"b\n",
		"\"a\"b\n\"",
	};
	struct pp_buf b;

	(void)state;
	pp_buf_init(&b, 4 << 20);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct pp_csv_read how = { .file = "a.csv", .separator = ',' };
		struct pp_arena arena = { 0 };
		struct pp_sink sink = { 0 };
		struct pp_csv csv;

		pp_buf_clear(&b);
		while (b.n < 2 << 20)
			pp_buf_puts(&b, parts[i]);
		pp_csv_read(&csv, &arena, &sink, &how, pp_buf_get(&b));
		assert_true(sink.count <= 101);
		pp_sink_release(&sink);
		pp_arena_release(&arena);
	}
	pp_buf_release(&b);
}

static void address(void **state)
{
	struct pp_arena arena = { 0 };

	(void)state;
	assert_string_equal(pp_csv_address(&arena, 0, 1), "A1");
	assert_string_equal(pp_csv_address(&arena, 2, 17), "C17");
	assert_string_equal(pp_csv_address(&arena, 25, 2), "Z2");
	assert_string_equal(pp_csv_address(&arena, 26, 2), "AA2");
	assert_string_equal(pp_csv_address(&arena, 701, 2), "ZZ2");
	assert_string_equal(pp_csv_address(&arena, 702, 2), "AAA2");
	assert_string_equal(pp_csv_address(&arena, 16383, 1048576),
			    "XFD1048576");
	pp_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain), cmocka_unit_test(quoted),
		cmocka_unit_test(stray), cmocka_unit_test(encodings),
		cmocka_unit_test(characters), cmocka_unit_test(separator),
		cmocka_unit_test(limits), cmocka_unit_test(hostile),
		cmocka_unit_test(address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
