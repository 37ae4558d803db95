/* The layer below the syntaxes: bytes, line breaks, invisible characters. */
#include "unit/data_tree.h"

#define NEL "\xc2\x85"
#define LS "\xe2\x80\xa8"
#define PS "\xe2\x80\xa9"

static void check(struct pp_str in, const char *tree, const char *findings)
{
	check_read(RECORD, "a.yaml", in, tree, findings);
}

static void empty(void **state)
{
	(void)state;
	check(IN(""), "", "0:0 file-empty");
	check(IN("\n"), "", "1:1 file-empty");
	check(IN("  \n# x\n"), "", "1:1 file-empty");
	check(IN("---\n"), "", "1:1 file-empty");
	check(IN("\xef\xbb\xbf"), "", "0:0 file-empty\n1:1 byte-order-mark");
}

static void byte_order_mark(void **state)
{
	(void)state;
	check(IN("\xef\xbb\xbf" "a: b\n"), "B{a@1:1=p<b>@1:4}@1:1",
	      "1:1 byte-order-mark");
	check(IN("a: \xef\xbb\xbf\n"), "", "1:4 control-character");
	check(IN("\xef\xbb\xbf\xef\xbb\xbf" "a: b\n"), "",
	      "1:1 byte-order-mark\n1:1 control-character");
}

static void line_breaks(void **state)
{
	(void)state;
	check(IN("a: b\r\nc: |\r\n  d\r\n  e\r\n"),
	      "B{a@1:1=p<b>@1:4, c@2:1=l<d\ne\n>@2:4}@1:1", "1:5 crlf");
	check(IN("a: b\rc: d\r"),
	      "B{a@1:1=p<b>@1:4, c@2:1=p<d>@2:4}@1:1", "1:5 crlf");
	check(IN("a: b\nc: d\r\ne: f"),
	      "B{a@1:1=p<b>@1:4, c@2:1=p<d>@2:4, e@3:1=p<f>@3:4}@1:1",
	      "2:5 crlf\n3:5 final-newline");
	check_words(RECORD, "a.yaml", IN("a: b\rc: d\n"),
		    "1:5 crlf: a line ends in a lone CR | let lines end in LF "
		    "alone; your editor can convert the file");
}

static void encoding(void **state)
{
	(void)state;
	check(IN("a: \xe9t\xe9\nb: \xc3\xa9\xff\xfe\n"), "",
	      "1:4 encoding\n1:6 encoding\n2:5 encoding");
	check(IN("a: \xed\xa0\x80\n"), "", "1:4 encoding");
	check(IN("a: \xc0\xaf\n"), "", "1:4 encoding");
	check(IN("a: \xf4\x90\x80\x80\n"), "", "1:4 encoding");
	check(IN("a: \xc3"), "", "1:4 encoding\n1:5 final-newline");
	check_words(RECORD, "a.yaml", IN("\xff\xfe" "a\0:\0 \0b\0\n\0"),
		    "1:1 encoding: the file is UTF-16, not UTF-8 | save it "
		    "as UTF-8; Windows programs call UTF-16 'Unicode'");
	check(IN("\xfe\xff\0a\0:"), "", "1:1 encoding");
	check(IN("a\0:\0 \0b\0\n\0"), "", "1:1 encoding");
	check(IN("\0a\0:\0 \0b\0\n"), "", "1:1 encoding");
}

static void control_characters(void **state)
{
	(void)state;
	check(IN("a: \0\nb: \x1b[1m\x7f\nc:\t1\n"), "",
	      "1:4 control-character\n2:4 control-character\n"
	      "2:8 control-character");
	check(IN("a: \xc2\x80\xc2\x9f\xef\xbf\xbe\n"), "",
	      "1:4 control-character\n1:5 control-character\n"
	      "1:6 control-character");
	check(IN("a: \xc2\xa0\xef\xbf\xbd\n"),
	      "B{a@1:1=p<\xc2\xa0\xef\xbf\xbd>@1:4}@1:1", "");
	check_words(RECORD, "a.yaml", IN("a: \x01\n"),
		    "1:4 control-character: the text holds the control "
		    "character U+0001 | delete it; it cannot be seen in most "
		    "editors");
}

/* libyaml begins a line at each of them; the places told are the editor's. */
static void separators(void **state)
{
	(void)state;
	check(IN("a: b" NEL "c: d" LS "  e" PS "f: g\nh: i\n"),
	      "B{a@1:1=p<b>@1:4, c@1:6=p<d" LS "e>@1:9, f@1:15=p<g>@1:18, "
	      "h@2:1=p<i>@2:4}@1:1",
	      "1:5 line-separator\n1:10 line-separator\n"
	      "1:14 line-separator");
	check(IN("a: 'x" LS LS "y'\nb: [c," PS "d, e]\n"),
	      "B{a@1:1=s<x" LS LS "y>@1:4, "
	      "b@2:1=F[p<c>@2:5, p<d>@2:8, p<e>@2:11]@2:4}@1:1",
	      "1:6 line-separator\n1:7 line-separator\n2:7 line-separator");
	check(IN("a: b" LS "c: d: e\n"), "",
	      "1:5 line-separator\n1:10 yaml-syntax");
}

static void many_faults(void **state)
{
	(void)state;
	check(IN("\xef\xbb\xbf" "a: \xff\r\nb: \x02\xe2\x80\xa8\nc: d"), "",
	      "1:1 byte-order-mark\n1:4 encoding\n1:5 crlf\n"
	      "2:4 control-character\n3:5 final-newline");
}

/* A fault that stands a thousand times is told a hundred times. */
static void repeated_faults(void **state)
{
	struct reading r;
	struct pp_buf b;

	(void)state;
	pp_buf_init(&b, 1 << 20);
	for (int i = 0; i < 1000; i++)
		pp_buf_puts(&b, "- yes\n");
	read_text(&r, RECORD, "a.yaml", pp_buf_get(&b), true);
	assert_int_equal(r.rc, 0);
	assert_int_equal(r.sink.count, 101);
	assert_string_equal(r.sink.items[0]->text,
			    "900 more faults like this are not shown");
	reading_release(&r);
	pp_buf_release(&b);
}

/* Texts longer than one step of the quick look, with something odd at every
 * place of it. */
static void every_place(void **state)
{
	char in[200], findings[64];

	(void)state;
	for (unsigned i = 0; i < sizeof(in) - 1; i++) {
		memset(in, 'x', sizeof(in));
		in[sizeof(in) - 1] = '\n';
		in[i] = '\x1f';
		snprintf(findings, sizeof(findings),
			 "1:%u control-character", i + 1);
		check((struct pp_str){ in, sizeof(in) }, "", findings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty),
		cmocka_unit_test(byte_order_mark),
		cmocka_unit_test(line_breaks),
		cmocka_unit_test(encoding),
		cmocka_unit_test(control_characters),
		cmocka_unit_test(separators),
		cmocka_unit_test(many_faults),
		cmocka_unit_test(repeated_faults),
		cmocka_unit_test(every_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
