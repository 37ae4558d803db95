/* The JSON reader. */
#include "unit/data_tree.h"

static void ok(const char *in, const char *tree)
{
	check_read(ANYONE, "a.json", pp_str(in), tree, "");
}

static void bad(const char *in, const char *findings)
{
	check_read(ANYONE, "a.json", pp_str(in), "", findings);
}

static void values(void **state)
{
	(void)state;
	ok("{}", "F{}@1:1");
	ok(" [ ] ", "F[]@1:2");
	ok("null", "p~<null>@1:1");
	ok("[true,false]", "F[p+<true>@1:2, p-<false>@1:7]@1:1");
	ok("[0, -1.50, 2E+3, 12345678901234567890123]",
	   "F[p#<0>@1:2, p#<-1.50>@1:5, p#<2E+3>@1:12, "
	   "p#<12345678901234567890123>@1:18]@1:1");
	ok("{\"a\" : {\"b\":\r\n\t[\"x\"]}}",
	   "F{a@1:2=F{b@1:9=F[d<x>@2:3]@2:2}@1:8}@1:1");
	ok("[\"\xc3\xa9\", \"\xf0\x9f\x98\x80\", 1]",
	   "F[d<\xc3\xa9>@1:2, d<\xf0\x9f\x98\x80>@1:7, p#<1>@1:12]@1:1");
	ok("\"\x7f\"", "d<\x7f>@1:1");
}

static void escapes(void **state)
{
	(void)state;
	ok("\"\\\"\\\\\\/\\n\\t\"", "d<\"\\/\n\t>@1:1");
	ok("\"x\\u0041y\\u00e9\\u20AC\"", "d<xAy\xc3\xa9\xe2\x82\xac>@1:1");
	ok("\"\\ud83d\\ude00!\"", "d<\xf0\x9f\x98\x80!>@1:1");
	ok("{\"\\u0061\": 1}", "F{a@1:2=p#<1>@1:12}@1:1");
	bad("\"a\\x\"", "1:3 json-syntax");
	bad("\"a\\u12g4\"", "1:3 json-syntax");
	bad("\"a\\u12\"", "1:3 json-syntax");
	bad("\"\\ud83d\"", "1:2 json-syntax");
	bad("\"\\ud83dx\\ude00\"", "1:2 json-syntax");
	bad("\"\\ude00\"", "1:2 json-syntax");
	bad("\"\\ud83d\\u0041\"", "1:2 json-syntax");
	bad("\"a\\", "1:3 json-syntax");
}

/* A NUL written as an escape is a character of the string. */
static void escaped_nul(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, ANYONE, "a.json", IN("\"a\\u0000b\""), false);
	assert_int_equal(r.rc, 0);
	assert_int_equal(r.docs.roots->text.n, 3);
	assert_memory_equal(r.docs.roots->text.p, "a\0b", 3);
	reading_release(&r);
}

static void faults(void **state)
{
	(void)state;
	bad("", "0:0 file-empty");
	bad(" \n", "1:1 file-empty");
	bad("[1,]", "1:3 json-syntax");
	bad("{\"a\":1,}", "1:7 json-syntax");
	bad("[1 2]", "1:4 json-syntax (1:1)");
	bad("[1", "1:1 json-syntax");
	bad("[", "1:2 json-syntax");
	bad("{\"a\":1", "1:1 json-syntax");
	bad("{\"a\" 1}", "1:6 json-syntax");
	bad("{a: 1}", "1:2 json-syntax");
	bad("{'a': 1}", "1:2 json-syntax");
	bad("['a']", "1:2 json-syntax");
	bad("[,]", "1:2 json-syntax");
	bad("{\"a\":}", "1:6 json-syntax");
	bad("\"a", "1:1 json-syntax");
	bad("[\"a\nb\"]", "1:2 json-syntax");
	bad("[\"a\tb\"]", "1:4 json-syntax");
	bad("// x\n1", "1:1 json-syntax");
	bad("1 2", "1:3 json-syntax");
	bad("[1]]", "1:4 json-syntax");
	bad("nul", "1:1 json-syntax");
	bad("True", "1:1 json-syntax");
	bad("NaN", "1:1 json-syntax");
	bad("]", "1:1 json-syntax");
}

static void numbers(void **state)
{
	static const char *const wrong[] = {
		"01", "-", "+1", ".5", "1.", "1e", "1e+", "-01", "0x10", "1_0",
		"--1", "1.e3", "1e5000000000",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		bad(wrong[i], "1:1 json-syntax");
	ok("-0", "p#<-0>@1:1");
	ok("1e400", "p#<1e400>@1:1");
}

static void duplicates(void **state)
{
	(void)state;
	check_read(ANYONE, "a.json", pp_str("{\"a\":1,\n\"\\u0061\":2}"),
		   "F{a@1:2=p#<1>@1:6}@1:1", "2:1 duplicate-key (1:2)");
}

static void bytes(void **state)
{
	(void)state;
	check_read(ANYONE, "a.json", IN("\xef\xbb\xbf[1]"),
		   "F[p#<1>@1:2]@1:1", "1:1 byte-order-mark");
	check_read(ANYONE, "a.json", IN("[\"\xff\"]"), "", "1:3 encoding");
	check_read(ANYONE, "a.json", IN("[\"\0\"]"), "",
		   "1:3 control-character");
	check_read(ANYONE, "a.json", IN("\x01[\x02]"), "",
		   "1:1 control-character\n1:3 control-character");
	check_read(RECORD, "a.json", IN("[1]"), "F[p#<1>@1:2]@1:1",
		   "1:4 final-newline");
}

static void words(void **state)
{
	(void)state;
	check_words(ANYONE, "a.json", IN("{\"a\": 1,}"),
		    "1:8 json-syntax: a comma stands before the closing "
		    "bracket");
	check_words(ANYONE, "a.json", IN("[1] x"),
		    "1:5 json-syntax: something follows the end of the value");
	check_words(ANYONE, "a.json", IN("{\"a\": 'b'}"),
		    "1:7 json-syntax: a value may not begin with this | "
		    "strings stand in double quotes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(escapes),
		cmocka_unit_test(escaped_nul),
		cmocka_unit_test(faults),
		cmocka_unit_test(numbers),
		cmocka_unit_test(duplicates),
		cmocka_unit_test(bytes),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
