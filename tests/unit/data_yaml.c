/* The YAML reader: trees, places, the core schema, aliases. */
#include "unit/data_tree.h"

static void ok(const char *in, const char *tree)
{
	check_read(RECORD, "a.yaml", pp_str(in), tree, "");
}

static void both(enum mode mode, const char *in, const char *tree,
		 const char *findings)
{
	check_read(mode, "a.yaml", pp_str(in), tree, findings);
}

static void trees(void **state)
{
	(void)state;
	ok("a: b\n", "B{a@1:1=p<b>@1:4}@1:1");
	ok("# c\n---\na: b # d\n...\n", "B{a@3:1=p<b>@3:4}@3:1");
	ok("- a\n- - b\n  - c\n-   d: e\n    f: g\n",
	   "B[p<a>@1:3, B[p<b>@2:5, p<c>@3:5]@2:3, "
	   "B{d@4:5=p<e>@4:8, f@5:5=p<g>@5:8}@4:5]@1:1");
	ok("a:\n- b\nc:\n  - d\n",
	   "B{a@1:1=B[p<b>@2:3]@2:1, c@3:1=B[p<d>@4:5]@4:3}@1:1");
	ok("a: {b: [c, 'd'], \"e\": 1}\n",
	   "B{a@1:1=F{b@1:5=F[p<c>@1:9, s<d>@1:12]@1:8, "
	   "e@1:18=p#<1>@1:23}@1:4}@1:1");
	ok("a: 'it''s'\nb: \"x\\ty\\u00e9\"\n",
	   "B{a@1:1=s<it's>@1:4, b@2:1=d<x\ty\xc3\xa9>@2:4}@1:1");
	ok("a: |\n  b\n   c\n\nd: >-\n  e\n  f\n",
	   "B{a@1:1=l<b\n c\n>@1:4, d@5:1=f<e f>@5:4}@1:1");
	ok("a: b\n  c\n", "B{a@1:1=p<b c>@1:4}@1:1");
	ok("text\n", "p<text>@1:1");
	ok("a: []\nb: {}\n", "B{a@1:1=F[]@1:4, b@2:1=F{}@2:4}@1:1");
	ok("? a\n: b\n? c\n", "B{a@1:3=p<b>@2:3, c@3:3=p~<>@4:1}@1:1");
	ok("12: a\n~: b\n1.0: c\n",
	   "B{12@1:1=p<a>@1:5, ~@2:1=p<b>@2:4, 1.0@3:1=p<c>@3:6}@1:1");
}

static void null_places(void **state)
{
	(void)state;
	ok("a:\nb: \nc: # d\n",
	   "B{a@1:1=p~<>@1:3, b@2:1=p~<>@2:3, c@3:1=p~<>@3:3}@1:1");
	ok("-\n- \n- a:\n",
	   "B[p~<>@1:2, p~<>@2:2, B{a@3:3=p~<>@3:5}@3:3]@1:1");
	ok("{a: , b, c:\n}\n",
	   "F{a@1:2=p~<>@1:3, b@1:7=p~<>@1:8, c@1:10=p~<>@1:11}@1:1");
	ok("a: ~\nb: null\n", "B{a@1:1=p~<~>@1:4, b@2:1=p~<null>@2:4}@1:1");
}

static void columns(void **state)
{
	(void)state;
	ok("\xc3\xa9\xe2\x82\xac: \"\xf0\x9f\x98\x80\"\n",
	   "B{\xc3\xa9\xe2\x82\xac@1:1=d<\xf0\x9f\x98\x80>@1:5}@1:1");
	ok("[\xc3\xa9, \xf0\x9f\x98\x80, a]\n",
	   "F[p<\xc3\xa9>@1:2, p<\xf0\x9f\x98\x80>@1:5, p<a>@1:8]@1:1");
}

static void core_schema(void **state)
{
	static const struct { const char *text, *value; } cases[] = {
		{ "null", "~" }, { "Null", "~" }, { "NULL", "~" },
		{ "nULL", "" }, { "nul", "" }, { "true", "+" },
		{ "True", "+" }, { "TRUE", "+" }, { "tRUE", "" },
		{ "false", "-" }, { "False", "-" }, { "FALSE", "-" },
		{ "0", "#" }, { "12", "#" }, { "-12", "#" }, { "+12", "#" },
		{ "00", "#" }, { "007", "#" }, { "0x1F", "#" },
		{ "0xg", "" }, { "0x", "" }, { "0o", "" }, { "0o8", "" },
		{ "1.5", "#" }, { "1.", "#" }, { ".5", "#" }, { "-.5", "#" },
		{ "1.5e+3", "#" }, { "1.5E-3", "#" }, { ".", "" },
		{ "1.e", "" }, { "e3", "" }, { "+", "" }, { "-a", "" },
		{ "1.2.3", "" }, { "2020-01-31", "" }, { "1a", "" },
		{ "2020-01-31T10:00:00Z", "" }, { "09:30", "" },
		{ "010-1234", "" }, { "a1", "" }, { ".infinity", "" },
		{ ".NAn", "" }, { "+.nan", "" },
		{ "0.1", "#" }, { "9007199254740993", "#" },
	};
	char in[64], tree[80];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(in, sizeof(in), "a: %s\n", cases[i].text);
		snprintf(tree, sizeof(tree), "B{a@1:1=p%s<%s>@1:4}@1:1",
			 cases[i].value, cases[i].text);
		ok(in, tree);
		/* Quoted, all are strings, and none is remarked upon. */
		snprintf(in, sizeof(in), "a: '%s'\n", cases[i].text);
		snprintf(tree, sizeof(tree), "B{a@1:1=s<%s>@1:4}@1:1",
			 cases[i].text);
		ok(in, tree);
	}
}

static void yaml_version(void **state)
{
	static const struct { const char *text, *value; } cases[] = {
		{ "yes", "" }, { "No", "" }, { "ON", "" }, { "off", "" },
		{ "017", "#" }, { "08", "#" },
		{ "0o17", "#" }, { "-010", "#" }, { "1_000", "" },
		{ "0b11", "" }, { "-0x1f", "" }, { "12:30:45", "" },
		{ "22:22", "" }, { "-1:30", "" }, { "1:30.5", "" },
		{ "1e3", "#" }, { "1.5e3", "#" }, { "1_0.5", "" },
		{ "0x_f", "" },
	};
	char in[64], tree[80];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(in, sizeof(in), "a: %s\n", cases[i].text);
		snprintf(tree, sizeof(tree), "B{a@1:1=p%s<%s>@1:4}@1:1",
			 cases[i].value, cases[i].text);
		both(RECORD, in, tree, "1:4 yaml-version");
	}
	both(ANYONE, "on: 1\n", "B{on@1:1=p#<1>@1:5}@1:1",
	     "1:1 yaml-version");
	ok("'on': 1\nyesterday: nobody\nx: 1:60\n",
	   "B{on@1:1=p#<1>@1:7, yesterday@2:1=p<nobody>@2:12, "
	   "x@3:1=p<1:60>@3:4}@1:1");
	both(RECORD, "y: n\n", "B{y@1:1=p<n>@1:4}@1:1", "");
	check_words(RECORD, "a.yaml", IN("a: no\nb: 010\nc: 1:30\nd: 1e3\n"),
		"1:4 yaml-version: programs that read YAML 1.1 take this for "
		"true or false; here it is text | quote it\n"
		"2:4 yaml-version: programs that read YAML 1.1 take this for "
		"another number; here it is a number | quote it where it is "
		"a text, such as a code\n"
		"3:4 yaml-version: programs that read YAML 1.1 take this for "
		"a number; here it is text | quote it\n"
		"4:4 yaml-version: programs that read YAML 1.1 take this for "
		"text; here it is a number | quote it where it is a "
		"text, such as a code");
}

static void not_json(void **state)
{
	static const char *const texts[] = {
		".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN",
	};
	char in[64];

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		snprintf(in, sizeof(in), "a: [1, %s]\nb: .inf\n", texts[i]);
		both(ANYONE, in, "", "1:8 not-json\n2:4 not-json");
	}
	both(RECORD, "a: 1.0e+9999999999\n", "", "1:4 not-json");
}

static void duplicates(void **state)
{
	(void)state;
	both(RECORD, "a: 1\nb: {c: 1, d: 2, c: 3}\na: 4\n'a': 5\n",
	     "B{a@1:1=p#<1>@1:4, b@2:1=F{c@2:5=p#<1>@2:8, "
	     "d@2:11=p#<2>@2:14}@2:4}@1:1",
	     "2:17 duplicate-key (2:5)\n3:1 duplicate-key (1:1)\n"
	     "4:1 duplicate-key (1:1)");
	check_words(RECORD, "a.yaml", IN("id: 1\nid: 2\n"),
		    "2:1 duplicate-key: the key 'id' stands here a second "
		    "time | it stands here first; keep one of them (1:1)");
}

static void record_refuses(void **state)
{
	(void)state;
	both(RECORD, "a: &x 1\nb: *x\n",
	     "B{a@1:1=p#<1>@1:4, b@2:1=p#<1>@2:4}@1:1",
	     "1:4 yaml-alias\n2:4 yaml-alias");
	both(RECORD, "a: *x\n", "", "1:4 yaml-alias");
	both(RECORD, "a: &x {b: 1}\nc:\n  <<: *x\n",
	     "B{a@1:1=F{b@1:8=p#<1>@1:11}@1:4, "
	     "c@2:1=B{<<@3:3=F{b@1:8=p#<1>@1:11}@3:7}@3:3}@1:1",
	     "1:4 yaml-alias\n3:7 yaml-alias");
	both(RECORD, "a: !x b\nc: !!int 1\n",
	     "B{a@1:1=p<b>@1:4, c@2:1=p#<1>@2:4}@1:1",
	     "1:4 yaml-tag\n2:4 yaml-tag");
	both(RECORD, "a: 1\n---\nb: 1\n---\nc: yes\n",
	     "B{a@1:1=p#<1>@1:4}@1:1",
	     "2:1 yaml-documents\n5:4 yaml-version");
	both(RECORD, "%YAML 1.2\n---\na: 1\n", "B{a@3:1=p#<1>@3:4}@3:1",
	     "1:1 yaml-documents");
	both(RECORD, "? [a]\n: 1\n? {b: c}\n: 2\nd: 3\n?\n: 4\n",
	     "B{d@5:1=p#<3>@5:4}@1:1",
	     "1:3 yaml-key\n3:3 yaml-key\n6:2 yaml-key");
	check_words(RECORD, "a.yaml", IN("<<: *x\n"),
		    "1:5 yaml-alias: a record may hold no merge key ('<<') | "
		    "write the keys out here");
}

static void anyone_resolves(void **state)
{
	(void)state;
	both(ANYONE, "a: &x [1, &y z]\nb: *x\nc: *y\n",
	     "B{a@1:1=F[p#<1>@1:8, p<z>@1:11]@1:4, "
	     "b@2:1=F[p#<1>@1:8, p<z>@1:11]@2:4, c@3:1=p<z>@3:4}@1:1", "");
	both(ANYONE, "&k a: 1\nb: *k\n",
	     "B{a@1:1=p#<1>@1:7, b@2:1=p<a>@2:4}@1:1", "");
	both(ANYONE, "- &a 1\n- &a 2\n- *a\n",
	     "B[p#<1>@1:3, p#<2>@2:3, p#<2>@3:3]@1:1", "");
	both(ANYONE, "a: *x\nb: *y\n", "", "1:4 yaml-alias\n2:4 yaml-alias");
	both(ANYONE, "&x [*x]\n", "", "1:5 yaml-alias");
	both(ANYONE, "- &x 1\n- &x [*x]\n", "", "2:7 yaml-alias");
	both(ANYONE, "--- &x a\n--- *x\n", "", "2:5 yaml-alias");
	both(ANYONE, "a: &x {b: 1}\n<<: *x\n",
	     "B{a@1:1=F{b@1:8=p#<1>@1:11}@1:4, "
	     "<<@2:1=F{b@1:8=p#<1>@1:11}@2:5}@1:1", "2:1 yaml-version");
	both(ANYONE, "--- 1\n---\na: 2\n---\n",
	     "p#<1>@1:5\nB{a@3:1=p#<2>@3:4}@3:1\np~<>@5:1", "");
	both(ANYONE, "? *x\n: 1\n", "", "1:3 yaml-alias");
}

static void tags(void **state)
{
	(void)state;
	both(ANYONE, "- !!str 1\n- !!int 1\n- !!float 1\n- !!bool true\n"
	     "- !!null ~\n- !!seq []\n- !!map {}\n- ! 2\n- !!int '3'\n",
	     "B[p<1>@1:3, p#<1>@2:3, p#<1>@3:3, p+<true>@4:3, p~<~>@5:3, "
	     "F[]@6:3, F{}@7:3, p<2>@8:3, s#<3>@9:3]@1:1", "");
	both(ANYONE, "- !!int a\n- !!bool 1\n- !!map []\n- !!seq {}\n"
	     "- !!str []\n- !!int 1.5\n- !!map a\n- !!null 1\n",
	     "B[p<a>@1:3, p<1>@2:3, F[]@3:3, F{}@4:3, F[]@5:3, p<1.5>@6:3, "
	     "p<a>@7:3, p<1>@8:3]@1:1",
	     "1:3 yaml-tag\n2:3 yaml-tag\n3:3 yaml-tag\n4:3 yaml-tag\n"
	     "5:3 yaml-tag\n6:3 yaml-tag\n7:3 yaml-tag\n8:3 yaml-tag");
	both(ANYONE, "- !foo a\n- !!set {b}\n- !<tag:yaml.org,2002:int> 3\n",
	     "B[p<a>@1:3, F{b@2:10=p~<>@2:11}@2:3, p#<3>@3:3]@1:1",
	     "1:3 yaml-tag\n2:3 yaml-tag");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees),
		cmocka_unit_test(null_places),
		cmocka_unit_test(columns),
		cmocka_unit_test(core_schema),
		cmocka_unit_test(yaml_version),
		cmocka_unit_test(not_json),
		cmocka_unit_test(duplicates),
		cmocka_unit_test(record_refuses),
		cmocka_unit_test(anyone_resolves),
		cmocka_unit_test(tags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
