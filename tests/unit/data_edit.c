/* Edits of records: what changes, and that nothing else does. */
#include "unit/data_tree.h"

#include "data/edit.h"

static struct pp_value *value_of(struct pp_arena *arena, const char *yaml)
{
	struct pp_read how = { .file = "value" };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;

	assert_int_equal(pp_read(&docs, arena, &sink, &how, pp_str(yaml)), 0);
	pp_sink_release(&sink);
	return docs.roots;
}

static void check_file(const char *file, const char *in,
		       const struct pp_edit *edits, size_t count,
		       const char *wanted)
{
	const struct pp_edit_text text = {
		file, pp_syntax_of(file), pp_str(in)
	};
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_str out;
	int rc = pp_edit_apply(&out, &arena, &sink, &text, edits, count);

	if (!wanted) {
		assert_int_equal(rc, -1);
		assert_true(sink.errors > 0 && !out.n);
	} else {
		if (rc)
			print_error("%s", sink.items[0]->text);
		assert_int_equal(rc, 0);
		assert_string_equal(pp_arena_str(&arena, out).p, wanted);
	}
	pp_sink_release(&sink);
	pp_arena_release(&arena);
}

static void set(const char *in, const char *pointer, const char *yaml,
		const char *out)
{
	struct pp_arena arena = { 0 };
	struct pp_edit e = { .pointer = pp_str(pointer),
			     .value = value_of(&arena, yaml) };

	check_file("a.yaml", in, &e, 1, out);
	pp_arena_release(&arena);
}

static void take(const char *in, const char *pointer, const char *out)
{
	struct pp_edit e = { .what = PP_EDIT_REMOVE,
			     .pointer = pp_str(pointer) };

	check_file("a.yaml", in, &e, 1, out);
}

static void rename_to(const char *in, const char *pointer, const char *key,
		      const char *out)
{
	struct pp_edit e = { .what = PP_EDIT_RENAME, .pointer = pp_str(pointer),
			     .key = pp_str(key) };

	check_file("a.yaml", in, &e, 1, out);
}

static void scalars(void **state)
{
	(void)state;
	set("a: b\nc:   d  # e\nf: g\n", "/c", "h i\n",
	    "a: b\nc:   h i  # e\nf: g\n");
	set("a: 'b'\nc: \"d\"\n", "/a", "it's\n", "a: 'it''s'\nc: \"d\"\n");
	set("a: \"b\"\n", "/a", "c\n", "a: \"c\"\n");
	set("a: \"b\"\n", "/a", "12\n", "a: 12\n");
	set("a: b\n", "/a", "'12'\n", "a: \"12\"\n");
	set("a:\nb: c\n", "/a", "d\n", "a: d\nb: c\n");
	set("a:  # x\nb: c\n", "/a", "d\n", "a: d  # x\nb: c\n");
	set("a: b\n  c  # x\nd: e\n", "/a", "f\n", "a: f  # x\nd: e\n");
	set("a: \"b\n  c\"  # x\nd: e\n", "/a", "f\n",
	    "a: \"f\"  # x\nd: e\n");
	set("a:\n  b  # x\nd: e\n", "/a", "f\n", "a:\n  f  # x\nd: e\n");
	/* The same value: not a byte. */
	set("a: 1.0 # x\n", "/a", "1\n", "a: 1.0 # x\n");
}

static void prose(void **state)
{
	(void)state;
	set("a: |  # x\n  b\n  c\n\nd: e\n", "/a", "f\n",
	    "a: f  # x\n\nd: e\n");
	set("a: b  # x\n# y\nd: e\n", "/a", "\"f\\ng\\n\"\n",
	    "a: |  # x\n  f\n  g\n# y\nd: e\n");
	set("a: >-\n  b\n  c\n# y\nd: e\n", "/a", "\"f\\ng\"\n",
	    "a: |-\n  f\n  g\n# y\nd: e\n");
	set("a:\n    b: |+\n        c\n\nd: e\n", "/a/b", "f\n",
	    "a:\n    b: f\nd: e\n");
}

static void collections(void **state)
{
	(void)state;
	set("a:  # x\n  # y\n  b: c\n# z\nd: e\n", "/a", "f\n",
	    "a: f  # x\n# z\nd: e\n");
	set("a: b  # x\nd: e\n", "/a", "{f: 1, g: [h]}\n",
	    "a: {f: 1, g: [h]}  # x\nd: e\n");
	set("a: b  # x\nd: e\n", "/a", "f: 1\ng:\n  - h\n",
	    "a:  # x\n  f: 1\n  g:\n    - h\nd: e\n");
	set("a:\n- b: c\n  d: e\n- f\n", "/a/0", "g\n", "a:\n- g\n- f\n");
	set("a:\n- b\n- f # x\n", "/a/1", "g: h\ni: j\n",
	    "a:\n- b\n- g: h # x\n  i: j\n");
	set("a: {}\n", "/a/b", "c\n", "a:\n  b: c\n");
	set("a: []  # x\n", "/a/-", "c\n", "a:  # x\n  - c\n");
	set("a:\nb: c\n", "/a/d/e", "1\n", "a:\n  d:\n    e: 1\nb: c\n");
}

static void keys(void **state)
{
	static const struct pp_str order[] = {
		{ "id", 2 }, { "name", 4 }, { "group", 5 }, { "salt", 4 }
	};
	struct pp_arena arena = { 0 };
	struct pp_edit e = {
		.pointer = PP_LIT("/name"), .value = value_of(&arena, "n\n"),
		.order = order, .order_count = 4,
	};

	(void)state;
	check_file("a.yaml", "id: a  # x\n# y\ngroup: c\nsalt: s\n", &e, 1,
		   "id: a  # x\nname: n\n# y\ngroup: c\nsalt: s\n");
	e.pointer = PP_LIT("/group");
	check_file("a.yaml", "id: a\nnote:\n  - b\n  # x\nsalt: s\n", &e, 1,
		   "id: a\ngroup: n\nnote:\n  - b\n  # x\nsalt: s\n");
	e.pointer = PP_LIT("/other");
	check_file("a.yaml", "id: a\n\n# y\nsalt: s", &e, 1,
		   "id: a\nother: n\n\n# y\nsalt: s");
	check_file("a.yaml", "salt: s", &e, 1, "other: n\nsalt: s");
	check_file("a.yaml", "# yaml-language-server: x\n# y\nsalt: s\n", &e,
		   1, "# yaml-language-server: x\nother: n\n# y\nsalt: s\n");
	check_file("a.yaml", "id: a", &e, 1, "id: a\nother: n");
	check_file("a.yaml", "id: a\r\nb: c\r\n", &e, 1,
		   "id: a\r\nb: c\r\nother: n\r\n");
	e.pointer = PP_LIT("/x/other");
	check_file("a.yaml", "x: {id: a}\n", &e, 1,
		   "x: {id: a, other: n}\n");
	check_file("a.yaml", "x:\n    id: a # y\n    # z\nb: c\n", &e, 1,
		   "x:\n    id: a # y\n    other: n\n    # z\nb: c\n");
	pp_arena_release(&arena);
}

static void removal(void **state)
{
	(void)state;
	take("# x\na: b\n# y\nc: d  # z\n# w\ne: f\n", "/c",
	     "# x\na: b\n# w\ne: f\n");
	take("a: b\n\n# x\n\n# y\nc: d\ne: f\n", "/c",
	     "a: b\n\n# x\n\ne: f\n");
	take("a: b\n\nc: d\n\ne: f\n", "/c", "a: b\n\ne: f\n");
	take("a: b\n\nc: d\n", "/c", "a: b\n");
	take("a: b\nc: d", "/c", "a: b");
	take("a: b\n", "/c", "a: b\n");
	take("# yaml-language-server: x\n# y\na: b\nc: d\n", "/a",
	     "# yaml-language-server: x\nc: d\n");
	take("a:\n  - b: c\n    d: e\n  - f\n", "/a/0/b",
	     "a:\n  - d: e\n  - f\n");
	take("a:\n  - b: c\n    # x\n    d: e\n", "/a/0/b",
	     "a:\n  -\n    # x\n    d: e\n");
	take("a:\n  # x\n  b: c\n  # y\n", "/a/b", "a: {}\n");
	take("a: {b: 1, c: 2, d: 3}\n", "/a/b", "a: {c: 2, d: 3}\n");
	take("a: {b: 1, c: 2, d: 3}\n", "/a/d", "a: {b: 1, c: 2}\n");
	take("a: |\n  b\n  # c\nd: >-\n  e\n\n\nf: g\n", "/d",
	     "a: |\n  b\n  # c\n\n\nf: g\n");
	take("a:\n- b\n# x\n- c # y\n- d\n", "/a/1", "a:\n- b\n- d\n");
	take("a: [b, 'c, d', e]\n", "/a/1", "a: [b, e]\n");
	take("a: [b, e] # x\n", "/a/1", "a: [b] # x\n");
	take("a: [b]\n", "/a/0", "a: []\n");
}

static void renaming(void **state)
{
	(void)state;
	rename_to("a: 1\n# x\n\"b\" :  2 # y\nc: 3\n", "/b", "d",
		  "a: 1\n# x\n\"d\" :  2 # y\nc: 3\n");
	rename_to("a:\n  b:\n    - 1\n", "/a/b", "no", "a:\n  \"no\":\n"
		  "    - 1\n");
	rename_to("a: {b: 1, c: 2}\n", "/a/c", "d e", "a: {b: 1, d e: 2}\n");
	rename_to("a:\n- b: 1\n- c: 1\n", "/a/1/c", "d",
		  "a:\n- b: 1\n- d: 1\n");
	rename_to("a: 1\nb: 2\n", "/a", "b", NULL);
	rename_to("a: 1\n", "/b", "c", NULL);
}

/* Single items come and go; the comments of the others stay. */
static void lists(void **state)
{
	const char *in = "a:\n  # x\n  - b  # y\n  # z\n  - c\n  - d  # w\n";

	(void)state;
	set(in, "/a", "[b, c, d, e]\n", "a:\n  # x\n  - b  # y\n  # z\n  - c\n"
	    "  - d  # w\n  - e\n");
	set(in, "/a", "[b, d]\n", "a:\n  # x\n  - b  # y\n  - d  # w\n");
	set(in, "/a", "[b, e, d]\n", "a:\n  # x\n  - b  # y\n  # z\n  - e\n"
	    "  - d  # w\n");
	set(in, "/a", "[e, b, c, d]\n", "a:\n  - e\n  # x\n  - b  # y\n"
	    "  # z\n  - c\n  - d  # w\n");
	set(in, "/a", "[d]\n", "a:\n  - d  # w\n");
	set("a: [b, c]  # x\n", "/a", "[b, d, c, e]\n",
	    "a: [b, d, c, e]  # x\n");
	set("a:\n  - b: 1\n    c: 2  # x\n  - b: 2\n", "/a",
	    "[{b: 3, c: 2}, {b: 2}]\n",
	    "a:\n  - b: 3\n    c: 2  # x\n  - b: 2\n");
}

static void markdown(void **state)
{
	struct pp_arena arena = { 0 };
	struct pp_edit e = { .pointer = PP_LIT("/a"),
			     .value = value_of(&arena, "c\n") };
	struct pp_edit body = { .pointer = PP_LIT("/body"),
				.value = value_of(&arena, "\"x\\ny\\n\"\n") };
	const char *in = "---\na: b\n---\n\na: d\n", *bare = "---\na: b\n---";

	(void)state;
	check_file("a.md", in, &e, 1, "---\na: c\n---\n\na: d\n");
	check_file("a.md", in, &body, 1, "---\na: b\n---\n\nx\ny\n");
	check_file("a.md", "---\na: b\n---\n", &body, 1,
		   "---\na: b\n---\n\nx\ny\n");
	check_file("a.md", bare, &body, 1, "---\na: b\n---\n\nx\ny\n");
	check_file("a.md", "---\r\na: b\r\n---\r\nq\r\n", &body, 1,
		   "---\r\na: b\r\n---\r\nx\r\ny\r\n");
	body.what = PP_EDIT_REMOVE;
	check_file("a.md", in, &body, 1, "---\na: b\n---\n\n");
	e.pointer = PP_LIT("/e");
	check_file("a.md", in, &e, 1, "---\na: b\ne: c\n---\n\na: d\n");
	e.what = PP_EDIT_RENAME;
	e.pointer = PP_LIT("/body");
	e.key = PP_LIT("text");
	check_file("a.md", in, &e, 1, NULL);
	pp_arena_release(&arena);
}

/* What cannot be done, and what may not be done by a program. */
static void refused(void **state)
{
	struct pp_arena arena = { 0 };
	struct pp_edit e = { .pointer = PP_LIT("/a"),
			     .value = value_of(&arena, "c\n") };

	(void)state;
	check_file("a.yaml", "a: [b\n", &e, 1, NULL);
	check_file("a.yaml", "a: &x b\n", &e, 1, NULL);
	check_file("a.yaml", "a: 1\na: 2\n", &e, 1, NULL);
	check_file("a.yaml", "? a\n: b\n", &e, 1, NULL);
	check_file("a.json", "{\"a\": 1}\n", &e, 1, NULL);
	check_file("a.md", "a: b\n", &e, 1, NULL);
	set("a: b\n", "/a/c", "d\n", NULL);
	set("a: [b]\n", "/a/3", "d\n", NULL);
	set("a: b\n", "", "- d\n", NULL);
	take("a: [b]\n", "/a/1", NULL);
	pp_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars), cmocka_unit_test(prose),
		cmocka_unit_test(collections), cmocka_unit_test(keys),
		cmocka_unit_test(removal), cmocka_unit_test(renaming),
		cmocka_unit_test(lists), cmocka_unit_test(markdown),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
