/* Files made to hurt: each ends, with the finding that it deserves.  Their
 * sizes are such that anything worse than linear would not end within the
 * patience of a test run. */
#include "unit/data_tree.h"

static struct pp_buf text;

static int start(void **state)
{
	(void)state;
	pp_buf_init(&text, PP_READ_BYTES_MAX);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	assert_false(text.overflow);
	pp_buf_release(&text);
	return 0;
}

static void repeat(const char *s, int times)
{
	for (int i = 0; i < times; i++)
		pp_buf_puts(&text, s);
}

static void check(const char *file, int rc, const char *rule)
{
	check_outcome(ANYONE, file, pp_buf_get(&text), rc, rule);
}

static void brackets(void **state)
{
	static const char *const units[] = { "[", "{a: ", "[\n", "- ", "? ",
					     "{? [" };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		pp_buf_clear(&text);
		repeat(units[i], 80000);
		pp_buf_putc(&text, '\n');
		check("a.yaml", -1, "too-deep");
	}
	pp_buf_clear(&text);
	repeat("[", 80000);
	check("a.json", -1, "too-deep");
	pp_buf_clear(&text);
	repeat("{\"a\":", 80000);
	check("a.json", -1, "too-deep");
	pp_buf_clear(&text);
	pp_buf_puts(&text, "? ");
	repeat("[", 80000);
	pp_buf_putc(&text, '\n');
	check("a.yaml", -1, "too-deep");
}

static void exact_depth(void **state)
{
	(void)state;
	repeat("[", 64);
	repeat("]", 64);
	pp_buf_putc(&text, '\n');
	check("a.yaml", 0, NULL);
	check("a.json", 0, NULL);
	pp_buf_clear(&text);
	repeat("[", 65);
	repeat("]", 65);
	pp_buf_putc(&text, '\n');
	check("a.yaml", -1, "too-deep");
	check("a.json", -1, "too-deep");
}

static void nested_maps(void **state)
{
	(void)state;
	for (int i = 0; i < 5000; i++) {
		repeat(" ", i);
		pp_buf_puts(&text, "a:\n");
	}
	check("a.yaml", -1, "too-deep");
}

static void laughs(void **state)
{
	(void)state;
	pp_buf_puts(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
	for (int i = 1; i < 40; i++) {
		pp_buf_printf(&text, "a%d: &a%d [", i, i);
		for (int k = 0; k < 8; k++)
			pp_buf_printf(&text, "*a%d, ", i - 1);
		pp_buf_printf(&text, "*a%d]\n", i - 1);
	}
	check("a.yaml", -1, "too-large");
}

/* Depth that only aliases make. */
static void deep_aliases(void **state)
{
	(void)state;
	pp_buf_puts(&text, "- &a0 x\n");
	for (int i = 1; i < 63; i++)
		pp_buf_printf(&text, "- &a%d [*a%d]\n", i, i - 1);
	check("a.yaml", 0, NULL);
	pp_buf_puts(&text, "- &a63 [*a62]\n");
	check("a.yaml", 0, NULL);
	pp_buf_puts(&text, "- &a64 [*a63]\n");
	check("a.yaml", -1, "too-deep");
}

static void many_keys(void **state)
{
	struct reading r;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		pp_buf_printf(&text, "k%d: a\n", i);
	read_quietly(&r, RECORD, "a.yaml", pp_buf_get(&text));
	assert_int_equal(r.rc, 0);
	assert_int_equal(r.docs.roots->count, 1000000);
	reading_release(&r);
	pp_buf_puts(&text, "k999999: b\n");
	check("a.yaml", 0, "duplicate-key");
}

static void one_key(void **state)
{
	(void)state;
	repeat("k: a\n", 1000000);
	check("a.yaml", 0, "duplicate-key");
}

/* One mapping with many keys, then many with few: the table for the first must
 * not be paid for by the others. */
static void large_and_small(void **state)
{
	(void)state;
	pp_buf_puts(&text, "- {");
	for (int i = 0; i < 300000; i++)
		pp_buf_printf(&text, "k%d: a, ", i);
	pp_buf_puts(&text, "}\n");
	for (int i = 0; i < 10000; i++) {
		pp_buf_puts(&text, "- {");
		for (int k = 0; k < 60; k++)
			pp_buf_printf(&text, "k%d: , ", k);
		pp_buf_puts(&text, "}\n");
	}
	check("a.yaml", 0, NULL);
}

/* How many findings a text of n letters brings. */
static size_t long_text(enum mode mode, const char *file, int n)
{
	struct reading r;
	size_t found;

	pp_buf_clear(&text);
	pp_buf_puts(&text, file[2] == 'm' ? "---\na: b\n---\n" : "a: ");
	repeat("x", n);
	pp_buf_puts(&text, "\n");
	read_quietly(&r, mode, file, pp_buf_get(&text));
	assert_int_equal(r.rc, 0);
	found = r.sink.count;
	if (found) {
		assert_ptr_equal(r.sink.items[0]->rule, PP_R(TOO_LONG));
		assert_int_equal(r.sink.items[0]->pos.line,
				 file[2] == 'm' ? 4 : 1);
	} else if (file[2] == 'y') {
		assert_int_equal(r.docs.roots->members[0].value.text.n, n);
	}
	reading_release(&r);
	return found;
}

static void long_scalar(void **state)
{
	(void)state;
	assert_int_equal(long_text(RECORD, "a.yaml", PP_READ_TEXT_MAX), 0);
	assert_int_equal(long_text(RECORD, "a.yaml", PP_READ_TEXT_MAX + 1), 1);
	assert_int_equal(long_text(RECORD, "a.md", PP_READ_TEXT_MAX + 1), 1);
	assert_int_equal(long_text(ANYONE, "a.yaml", PP_READ_TEXT_MAX + 1), 0);
}

static void long_number(void **state)
{
	(void)state;
	pp_buf_puts(&text, "[1");
	repeat("0123456789", 100000);
	pp_buf_puts(&text, "]\n");
	check("a.yaml", -1, "not-json");
	check("a.json", -1, "json-syntax");
}

static void many_separators(void **state)
{
	(void)state;
	repeat("- a\xe2\x80\xa8", 100000);
	pp_buf_puts(&text, "\n");
	check("a.yaml", 0, "line-separator");
}

static void open_quotes(void **state)
{
	(void)state;
	pp_buf_puts(&text, "a: \"");
	repeat("x\nb: y\n", 100000);
	check("a.yaml", -1, "yaml-syntax");
	pp_buf_clear(&text);
	repeat("a: b: c\n", 100000);
	check("a.yaml", -1, "yaml-syntax");
	pp_buf_clear(&text);
	repeat("a:\n\tb: c\n", 100000);
	check("a.yaml", -1, "yaml-tab");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(brackets, start, finish),
		cmocka_unit_test_setup_teardown(exact_depth, start, finish),
		cmocka_unit_test_setup_teardown(nested_maps, start, finish),
		cmocka_unit_test_setup_teardown(laughs, start, finish),
		cmocka_unit_test_setup_teardown(deep_aliases, start, finish),
		cmocka_unit_test_setup_teardown(many_keys, start, finish),
		cmocka_unit_test_setup_teardown(one_key, start, finish),
		cmocka_unit_test_setup_teardown(large_and_small, start,
						finish),
		cmocka_unit_test_setup_teardown(long_scalar, start, finish),
		cmocka_unit_test_setup_teardown(long_number, start, finish),
		cmocka_unit_test_setup_teardown(many_separators, start,
						finish),
		cmocka_unit_test_setup_teardown(open_quotes, start, finish),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
