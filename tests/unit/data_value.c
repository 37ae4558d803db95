/* Looking up and comparing values. */
#include "unit/data_tree.h"

static struct pp_value *read_one(struct reading *r, const char *yaml)
{
	read_text(r, ANYONE, "a.yaml", pp_str(yaml), false);
	assert_int_equal(r->rc, 0);
	return r->docs.roots;
}

static void members(void **state)
{
	struct reading r;
	struct pp_value *v = read_one(&r, "a: 1\nb: {c: x}\nd: [e]\n");

	(void)state;
	assert_int_equal(pp_value_get(v, "a")->type, PP_NUMBER);
	assert_null(pp_value_get(v, "x"));
	assert_null(pp_value_get(pp_value_get(v, "d"), "e"));
	assert_int_equal(pp_value_member(v, PP_LIT("b"))->line, 2);
	assert_true(pp_str_is(pp_value_text(pp_value_get(v, "b"), "c"), "x"));
	assert_int_equal(pp_value_text(v, "a").n, 0);
	assert_int_equal(pp_value_text(v, "nothing").n, 0);
	reading_release(&r);
}

static void pointers(void **state)
{
	static const struct { const char *pointer, *text; } cases[] = {
		{ "/a/0", "x" }, { "/a/1/b", "y" }, { "/m~1n", "z" },
		{ "/o~0p", "w" }, { "/", "v" }, { "/q/", "u" },
		{ "/a/00", NULL }, { "/a/2", NULL }, { "/a/-", NULL },
		{ "/a/+1", NULL }, { "a", NULL }, { "/a/0/x", NULL },
		{ "/o~p", NULL }, { "/o~", NULL }, { "/m/n", NULL },
		{ "/a/99999999999999999999", NULL }, { "/a/", NULL },
	};
	struct reading r;
	struct pp_value *v = read_one(&r,
		"a: [x, {b: y}]\nm/n: z\no~p: w\n'': v\nq: {'': u}\n");

	(void)state;
	assert_ptr_equal(pp_value_at(v, PP_LIT("")), v);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct pp_value *found =
			pp_value_at(v, pp_str(cases[i].pointer));

		assert_true(!found == !cases[i].text);
		if (found)
			assert_true(pp_str_is(found->text, cases[i].text));
	}
	reading_release(&r);
}

static void check_eq(const char *a, const char *b, bool equal)
{
	struct reading x, y;
	struct pp_value *v = read_one(&x, a), *w = read_one(&y, b);

	assert_int_equal(pp_value_eq(v, w), equal);
	assert_int_equal(pp_value_eq(w, v), equal);
	assert_true(pp_value_eq(v, v));
	assert_int_equal(pp_value_hash(v, 7) == pp_value_hash(w, 7), equal);
	reading_release(&x);
	reading_release(&y);
}

static void equality(void **state)
{
	(void)state;
	check_eq("[1, a, ~]", "[1.0, 'a', null]", true);
	check_eq("[0x10]", "[1.6e+1]", true);
	check_eq("[false]", "[0]", false);
	check_eq("[true]", "[false]", false);
	check_eq("['1']", "[1]", false);
	check_eq("{a: 1, b: [2]}", "{b: [2], a: 1}", true);
	check_eq("{a: 1, b: 2}", "{a: 2, b: 1}", false);
	check_eq("{a: 1}", "{a: 1, b: 2}", false);
	check_eq("{a: 1}", "{b: 1}", false);
	check_eq("[a, b]", "[b, a]", false);
	check_eq("[[a], b]", "[a, [b]]", false);
	check_eq("[]", "{}", false);
	check_eq("[[]]", "[]", false);
}

/* Mappings past the size up to which members are looked for one by one. */
static void large_equality(void **state)
{
	struct pp_buf up, down;
	struct reading x, y;

	(void)state;
	pp_buf_init(&up, 1 << 20);
	pp_buf_init(&down, 1 << 20);
	for (int i = 0; i < 100; i++) {
		pp_buf_printf(&up, "k%d: %d\n", i, i);
		pp_buf_printf(&down, "k%d: %d\n", 99 - i, 99 - i);
	}
	pp_buf_add(&up, "", 1);
	pp_buf_add(&down, "", 1);
	check_eq(up.p, down.p, true);
	down.p[pp_buf_get(&down).n - 3] = '7';
	check_eq(up.p, down.p, false);
	assert_non_null(pp_value_get(read_one(&x, up.p), "k99"));
	down.p[0] = 'q';
	assert_false(pp_value_eq(x.docs.roots, read_one(&y, down.p)));
	reading_release(&x);
	reading_release(&y);
	pp_buf_release(&up);
	pp_buf_release(&down);
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(pp_type_name(PP_NULL), "null");
	assert_string_equal(pp_type_name(PP_MAP), "mapping");
	assert_int_equal(pp_syntax_of("a/b.json"), PP_SYNTAX_JSON);
	assert_int_equal(pp_syntax_of("a.md"), PP_SYNTAX_MARKDOWN);
	assert_int_equal(pp_syntax_of("a.markdown"), PP_SYNTAX_MARKDOWN);
	assert_int_equal(pp_syntax_of("json"), PP_SYNTAX_YAML);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members),
		cmocka_unit_test(pointers),
		cmocka_unit_test(equality),
		cmocka_unit_test(large_equality),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
