/* What people get wrong in YAML, and what they are told. */
#include "unit/data_tree.h"

#define CONFLICT \
	"yaml-syntax: git left a mark of a conflict here | " \
	"keep one of the versions between <<<<<<< and >>>>>>>, or what is " \
	"right of both, and delete the marks"

static const struct { const char *in, *told; } cases[] = {
	{ "name: \"foo\nb: 1\n",
	  "1:7 yaml-syntax: the quote that opens here is never closed | "
	  "inside single quotes, write '' for an apostrophe; or put the "
	  "whole value in double quotes" },
	{ "name: \"foo\nb: \"bar\"\nc: 1\n",
	  "1:7 yaml-syntax: the quote that opens here is not closed on its "
	  "line | it runs on to here, where another one opens (2:4)" },
	{ "name: 'foo\nb: 'bar'\n",
	  "1:7 yaml-syntax: the quote that opens here is not closed on its "
	  "line | it runs on to here, where another one opens (2:4)" },
	{ "name: 'O'Brien'\n",
	  "1:10 yaml-syntax: text follows the closing quote | quote the "
	  "whole value; inside single quotes, write '' for an apostrophe" },
	{ "a: \"b\" c\n",
	  "1:8 yaml-syntax: text follows the closing quote | quote the "
	  "whole value; inside double quotes, write \\\" for a quote" },
	{ "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
	  "2:1 " CONFLICT "\n4:1 " CONFLICT "\n6:1 " CONFLICT },
	{ "<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
	  "1:1 " CONFLICT },
	{ "a:\n  - b\n<<<<<<< HEAD\n  - c\n=======\n  - d\n>>>>>>> x\n",
	  "5:1 " CONFLICT },
	{ "a:\xc2\xa0" "b\nc: 1\n",
	  "1:1 yaml-syntax: this is no 'key: value', no list item and not part "
	  "of the value above | a no-break space stands after the ':': write a "
	  "plain one" },
	{ "a: \"b\n---\nc: d\n",
	  "1:4 yaml-syntax: the quote that opens here is never closed | a "
	  "line of --- or ... ends the document" },
	{ "a: \"C:\\dir\"\n",
	  "1:7 yaml-syntax: this is not an escape that double quotes know "
	  "| write \\\\ for a backslash, or use single quotes" },
	{ "a: \"\\xg1\"\n",
	  "1:7 yaml-syntax: \\x, \\u and \\U need 2, 4 and 8 hexadecimal "
	  "digits | write \\\\ for a backslash, or use single quotes" },
	{ "a: \"\\ud83d\"\n",
	  "1:7 yaml-syntax: no character has this code | write the "
	  "character itself; YAML has no surrogate pairs" },
	{ "a: b: c\n",
	  "1:5 yaml-syntax: a second ': ' stands in one line | quote the "
	  "value if the colon belongs to it" },
	{ "- a: b: c\n",
	  "1:7 yaml-syntax: a second ': ' stands in one line | quote the "
	  "value if the colon belongs to it" },
	{ "a: 1\n  b: 2\n",
	  "2:3 yaml-syntax: a key may not stand here | its indentation "
	  "makes it part of the value above: let it begin in the column of "
	  "the keys it belongs with" },
	{ "a: 1\nb\nc: 2\n",
	  "2:1 yaml-syntax: this is no 'key: value', no list item and not "
	  "part of the value above | a ':' is missing after the key; or "
	  "indent a text that goes on from the line above" },
	{ "a:1\nb: 2\n",
	  "1:1 yaml-syntax: this is no 'key: value', no list item and not "
	  "part of the value above | a space is missing after the ':'" },
	{ "a: 1\nb:2\n",
	  "2:1 yaml-syntax: this is no 'key: value', no list item and not "
	  "part of the value above | a space is missing after the ':'" },
	{ "x:\n  a\n  b: 2\n",
	  "2:3 yaml-syntax: this is no 'key: value', no list item and not "
	  "part of the value above | a ':' is missing after the key; or "
	  "indent a text that goes on from the line above" },
	{ "a:\n\tb: 1\n\tc: 2\nd:\n  e:\n  \tf: 1\n",
	  "2:1 yaml-tab: a tab stands in the indentation | put spaces in "
	  "its place\n"
	  "3:1 yaml-tab: a tab stands in the indentation | put spaces in "
	  "its place\n"
	  "6:3 yaml-tab: a tab stands in the indentation | put spaces in "
	  "its place" },
	{ "a: 1\n\tb: 2\n",
	  "2:1 yaml-tab: a tab stands in the indentation | put spaces in "
	  "its place" },
	{ "-\ta: 1\n",
	  "1:2 yaml-tab: a tab stands where YAML wants a space | put "
	  "spaces in its place" },
	{ "a: |\n\tb\n",
	  "2:1 yaml-tab: a tab stands in the indentation | put spaces in "
	  "its place" },
	{ "a: @b\n",
	  "1:4 yaml-syntax: a value may not begin with '@' | quote it" },
	{ "a: `b`\n",
	  "1:4 yaml-syntax: a value may not begin with '`' | quote it" },
	{ "a: %b\n",
	  "1:4 yaml-syntax: a value may not begin with '%' | quote it" },
	{ "a: *\n",
	  "1:4 yaml-syntax: a value may not begin with '*' | quote it" },
	{ "a: **b**\n",
	  "1:4 yaml-syntax: a value may not begin with '*' | quote it" },
	{ "a: & b\n",
	  "1:4 yaml-syntax: a value may not begin with '&' | quote it" },
	{ "a: !<b\n",
	  "1:4 yaml-syntax: a value may not begin with '!' unless it is a "
	  "tag | quote it" },
	{ "a: !b!c d\n",
	  "1:4 yaml-syntax: the prefix of this tag is not declared | quote "
	  "a text that begins with !" },
	{ "a:\n    b: 1\n  c: 2\n",
	  "3:3 yaml-syntax: the line's indentation does not fit | keys of "
	  "one mapping, and items of one list, begin in the same column "
	  "(1:1)" },
	{ "a:\n  - b\n - c\n",
	  "3:2 yaml-syntax: the line's indentation does not fit | keys of "
	  "one mapping, and items of one list, begin in the same column "
	  "(1:1)" },
	{ "a: 1\n- b\n",
	  "2:1 yaml-syntax: a list item stands among keys | keys of one "
	  "mapping, and items of one list, begin in the same column (1:1)" },
	{ "- a\nb: 1\n",
	  "2:1 yaml-syntax: a key stands among list items | keys of one "
	  "mapping, and items of one list, begin in the same column (1:1)" },
	{ " a: 1\nb: 2\n",
	  "2:1 yaml-syntax: the line's indentation does not fit | keys of "
	  "one mapping, and items of one list, begin in the same column" },
	{ "a: - b\n",
	  "1:4 yaml-syntax: a list item ('- ') may not begin here | begin "
	  "it on a line of its own, or quote a text that begins with '- '" },
	{ "a: ? b\n",
	  "1:4 yaml-syntax: a '?' and a space may not stand here | quote a "
	  "text that begins with '? '" },
	{ "a: [b, c\nd: 1\n",
	  "1:4 yaml-syntax: the '[' that opens here is not closed | a ']' "
	  "was missed at the latest here (2:2)" },
	{ "a: [b\n",
	  "1:4 yaml-syntax: the '[' that opens here is not closed | a ']' "
	  "was missed at the latest here (2:1)" },
	{ "a: [b]]\n",
	  "1:7 yaml-syntax: a value may not begin with ']' | quote it" },
	{ "a: {b: 1 c: 2}\n",
	  "1:11 yaml-syntax: expected ',' or '}' | the '{' stands here "
	  "(1:4)" },
	{ "a: {\n  b: c: d,\n}\ne: f\n",
	  "2:7 yaml-syntax: expected ',' or '}' | the '{' stands here (1:4)" },
	{ "a: [b, , c]\n",
	  "1:8 yaml-syntax: a value is missing before the ','" },
	{ "a: ]\n",
	  "1:4 yaml-syntax: a value may not begin with ']' | quote it" },
	{ "a: | b\n",
	  "1:4 yaml-syntax: nothing may follow '|' or '>' on its line | "
	  "begin the text on the next line, indented; or quote a value "
	  "that begins with | or >" },
	{ "a: |0\n b\n",
	  "1:4 yaml-syntax: the indentation after '|' or '>' is a digit "
	  "from 1 to 9" },
	{ "%FOO\n---\na: 1\n",
	  "1:1 yaml-syntax: a line that begins with '%' is a directive, "
	  "and this one is not known | known are %YAML and %TAG" },
	{ "%YAML 3.0\n---\na: 1\n",
	  "1:1 yaml-syntax: only YAML 1.1 and 1.2 are known" },
	{ "%YAML 1.2\n%YAML 1.2\n---\na: 1\n",
	  "2:1 yaml-syntax: the directive %YAML stands here a second time" },
	{ "%YAML x\n---\na: 1\n",
	  "1:1 yaml-syntax: the directive is not well formed | write %YAML "
	  "1.2" },
	{ "%TAG x\n---\na: 1\n",
	  "1:6 yaml-syntax: the directive is not well formed" },
	{ "a: b: c\n"
	  "d: @e\n"
	  "f: \"g\n"
	  "h: \"i\"\n"
	  "j: [k\n"
	  "l: 1\n"
	  "m:\n"
	  "\tn: 1\n"
	  "o: 1\n"
	  "o: 2\n",
	  "1:5 yaml-syntax: a second ': ' stands in one line | quote the "
	  "value if the colon belongs to it\n"
	  "2:4 yaml-syntax: a value may not begin with '@' | quote it\n"
	  "3:4 yaml-syntax: the quote that opens here is not closed on its "
	  "line | it runs on to here, where another one opens (4:4)\n"
	  "5:4 yaml-syntax: the '[' that opens here is not closed | a ']' "
	  "was missed at the latest here (6:2)\n"
	  "8:1 yaml-tab: a tab stands in the indentation | put spaces in "
	  "its place\n"
	  "10:1 duplicate-key: the key 'o' stands here a second time | it "
	  "stands here first; keep one of them (9:1)" },
	{ "Dear all,\nplease note: this\n",
	  "1:1 yaml-syntax: this is no 'key: value', no list item and not "
	  "part of the value above | a ':' is missing after the key; or "
	  "indent a text that goes on from the line above" },
	{ "a: b,\nc: d\n, e: f\n",
	  "3:1 yaml-syntax: a value may not begin with ',' | quote it" },
};

static void mistakes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_words(RECORD, "a.yaml", pp_str(cases[i].in),
			    cases[i].told);
}

/* The same mistakes below front matter's first line, with the lines of the
 * file. */
static void in_front_matter(void **state)
{
	(void)state;
	check_read(RECORD, "a.md", PP_LIT("---\na: b: c\nd: 'e\nf: 'g'\n---\n"),
		   "", "2:5 yaml-syntax\n3:4 yaml-syntax (4:4)");
}

/* Other people's files may be anything: reading ends at the first fault. */
static void of_anyone(void **state)
{
	(void)state;
	check_read(ANYONE, "a.yaml", PP_LIT("a: b: c\nd: e: f\n"), "",
		   "1:5 yaml-syntax");
}

/* Places below a fault where going on would tell of mistakes that are none. */
static void no_false_ones(void **state)
{
	(void)state;
	check_read(RECORD, "a.yaml", PP_LIT("a: \"x \\d y\nb: c: d\"\n"), "",
		   "1:7 yaml-syntax");
	check_read(RECORD, "a.yaml",
		   PP_LIT("a: {\nb: c: d,\ne: f,\n}\n"), "",
		   "2:5 yaml-syntax (1:4)");
	check_read(RECORD, "a.yaml", PP_LIT("- a: b: c\nd: e: f\n"), "",
		   "1:7 yaml-syntax");
	check_read(RECORD, "a.yaml",
		   PP_LIT("a: |\n  x\n b: c\nd: |\n  y\n  \te: f: g\n"), "",
		   "3:2 yaml-syntax (1:1)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes),
		cmocka_unit_test(in_front_matter),
		cmocka_unit_test(of_anyone),
		cmocka_unit_test(no_false_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
