/* Values as YAML: the form that people write, and that it is read back. */
#include "unit/data_tree.h"

#include "data/yaml_write.h"

static struct pp_value *read_value(struct pp_arena *arena, struct pp_str in)
{
	struct pp_read how = { .file = "a.yaml" };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;

	assert_int_equal(pp_read(&docs, arena, &sink, &how, in), 0);
	pp_sink_release(&sink);
	return docs.roots;
}

static void check_form(const struct pp_yaml_form *form, const char *in,
		       const char *out)
{
	struct pp_arena arena = { 0 };
	struct pp_value *v = read_value(&arena, pp_str(in)), *again;
	struct pp_buf b;

	pp_buf_init(&b, 1 << 20);
	pp_yaml_write(&b, form, v);
	again = read_value(&arena, pp_buf_get(&b));
	assert_true(pp_value_eq(v, again));
	pp_buf_add(&b, "", 1);
	assert_string_equal(b.p, out);
	pp_buf_release(&b);
	pp_arena_release(&arena);
}

static void check(const char *in, const char *out)
{
	check_form(&PP_YAML_FORM, in, out);
}

/* Written as it is. */
static void stays(const char *in)
{
	check(in, in);
}

static void blocks(void **state)
{
	(void)state;
	stays("a: b\nc:\n  d: e\n  f:\n    - g\n    - h: i\n      j: k\n"
	      "    - - l\n      - m\n    - - n: o\n        p: q\n");
	stays("- a\n- b: c\n  d:\n    - e\n");
	stays("a: [b, c]\nd: {e: f, g: [h]}\ni: []\nj: {}\nk:\n  - []\n"
	      "  - {}\n");
	check("a: {b: [c, d]}\n", "a: {b: [c, d]}\n");
	check("a: [bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccccccccc,"
	      " dddddddddddddddddddd]\n",
	      "a:\n  - bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
	      "  - cccccccccccccccccccccccccc\n  - dddddddddddddddddddd\n");
	check_form(&(struct pp_yaml_form){ 4, 0, 80 },
		   "a:\n  b:\n    - c:\n        d: e\n",
		   "a:\n    b:\n    - c:\n          d: e\n");
}

static void scalars(void **state)
{
	(void)state;
	stays("a: b c\nd: -1.50\ne: true\nf: null\ng: 2023-05-01\nh: it's\n"
	      "i: 10:30 to 11\nj: a#b\nk: https://example.org/x?y=z\n");
	stays("a: \"\"\nb: \"no\"\nc: \"12\"\nd: \"null\"\ne: \"a: b\"\n"
	      "f: \"a #b\"\ng: \"- a\"\nh: \" a\"\ni: \"a\\tb\"\nj: \"010\"\n"
	      "k: \"1:20\"\nl: \"a \\\\ \\\"b\\\" #c\"\nm: \"*a\"\n"
	      "n: \"\\u2028\"\no: \"<<\"\np: \"=\"\n");
	check("a: 'b'\nc: \"d\"\n", "a: b\nc: d\n");
	check("a: ~\nb:\nc: True\nd: 012\ne: 1e3\nf: 1e-3\ng: 1.e400\n"
	      "h: 12.50e0\ni: 0o17\n",
	      "a: null\nb: null\nc: true\nd: 12\ne: 1000\nf: 1.0e-3\n"
	      "g: 1.0e+400\nh: 12.5\ni: 15\n");
	stays("a: [\"b, c\", d e, \"[f\", \"g?\"]\nh: {i: \"{\"}\n");
	stays("\"no\": a\n\"1\": b\n\"a: b\": c\n\"\": d\n\"---\": e\n"
	      "f g: h\n\"true\": i\n");
}

static void prose(void **state)
{
	(void)state;
	stays("a: |\n  b\n  c\nd: |-\n  e\n\n  f\ng:\n  - |\n    h\n     i\n");
	check("a: aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll "
	      "mmmm nnnn oooo pppp\n",
	      "a: >-\n  aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk "
	      "llll mmmm nnnn oooo\n  pppp\n");
	check_form(&(struct pp_yaml_form){ 2, 2, 16 },
		   "a: \"bb cc dd ee ff gg\\nhh\\n\\nii  jj kk ll mm\\n\"\n",
		   "a: >\n  bb cc dd ee ff\n  gg\n\n  hh\n\n\n  ii  jj kk ll\n"
		   "  mm\n");
	/* No place to break, or a line that would not be folded. */
	check_form(&(struct pp_yaml_form){ 2, 2, 8 },
		   "a: bbbbbbbbbb\nc: \"d  eeeeeeeee\"\nf: \"g\\n hhh iii\"\n",
		   "a: bbbbbbbbbb\nc: d  eeeeeeeee\n"
		   "f: |-\n  g\n   hhh iii\n");
	/* What cannot be seen at the end of a line. */
	stays("a: \"b \\nc\"\nd: \"e\\n\\n\"\nf: \"\\ng\"\nh: \"\\n\"\n"
	      "i: \" j\\nk\"\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks), cmocka_unit_test(scalars),
		cmocka_unit_test(prose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
