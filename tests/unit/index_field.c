/* Two versions of a record, field by field. */
#include "index/field.h"

#include "data/read.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

struct setting {
	struct pp_arena arena;
	struct pp_sink sink;
	char text[4096];
};

static const struct pp_value *read_yaml(struct setting *s, const char *text)
{
	const struct pp_read how = { .file = "t.yaml", .record = true };
	struct pp_docs docs;

	assert_int_equal(pp_read(&docs, &s->arena, &s->sink, &how,
				 pp_arena_str(&s->arena, pp_str(text))), 0);
	return docs.roots;
}

static const char *word(struct setting *s, struct pp_str value)
{
	return value.p ? pp_arena_str(&s->arena, value).p : "(none)";
}

/* "POINTER: OLD -> NEW" on a line each; versions that are NULL end the list of
 * old ones. */
static const char *compare(struct setting *s, const char *const *before,
			   const char *now)
{
	const struct pp_value *values[8];
	struct pp_field_versions versions = {
		values, 0, now ? read_yaml(s, now) : NULL,
	};
	struct pp_field_changes changes;
	size_t n = 0;

	for (; before[versions.old_count]; versions.old_count++)
		values[versions.old_count] =
			read_yaml(s, before[versions.old_count]);
	pp_fields_compare(&changes, &s->arena, &versions);
	s->text[0] = '\0';
	for (size_t i = 0; i < changes.count; i++) {
		const struct pp_field_change *c = &changes.items[i];

		n += (size_t)snprintf(s->text + n, sizeof(s->text) - n,
				      "%.*s: %s -> %s\n", PP_STR(c->pointer),
				      word(s, c->old_value),
				      word(s, c->new_value));
	}
	return s->text;
}

static int setup(void **state)
{
	static struct setting setting;

	setting = (struct setting){ .text = "" };
	*state = &setting;
	return 0;
}

static int teardown(void **state)
{
	struct setting *s = *state;

	pp_sink_release(&s->sink);
	pp_arena_release(&s->arena);
	return 0;
}

#define BEFORE(...) (const char *const []){ __VA_ARGS__, NULL }

static void test_fields(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("a: 1\nb: x\nc: true\ngone: [1]\n"),
			"new: null\nb: y\na: 1.0\nc: 'true'\n"),
		"/new: (none) -> null\n"
		"/b: x -> y\n"
		"/c: true -> true\n"
		"/gone: [1] -> (none)\n");
}

static void test_nothing(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("a: { x: 1, y: [2, { z: '' }] }\n"),
			"# the same\na:\n  y:\n    - 2.0\n    - z: \"\"\n"
			"  x: 0x1\n"), "");
}

static void test_nested(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("a: { b: { c: 1, d: 2 } }\n"),
			"a: { b: { c: 3 }, e: { f: g } }\n"),
		"/a/b/c: 1 -> 3\n"
		"/a/b/d: 2 -> (none)\n"
		"/a/e: (none) -> {\"f\":\"g\"}\n");
	assert_string_equal(
		compare(*state, BEFORE("a: { b: 1 }\n"), "a: x\n"),
		"/a: {\"b\":1} -> x\n");
}

static void test_lists(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("a: [x, { b: 1, c: 2 }]\n"),
			"a: [y, { b: 1, c: 3 }]\n"),
		"/a/0: x -> y\n"
		"/a/1/c: 2 -> 3\n");
	assert_string_equal(
		compare(*state, BEFORE("a: [x, y]\n"), "a: [y]\n"),
		"/a: [\"x\",\"y\"] -> [\"y\"]\n");
	assert_string_equal(compare(*state, BEFORE("a: []\n"), "a: {}\n"),
			    "/a: [] -> {}\n");
}

static void test_pointers(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("'a/b': { '~': 1, '': 1 }\n"),
			"'a/b': { '~': 2, '': 2 }\n"),
		"/a~1b/~0: 1 -> 2\n"
		"/a~1b/: 1 -> 2\n");
}

static void test_whole(void **state)
{
	static const char *const none[] = { NULL };

	assert_string_equal(compare(*state, none, "b: 1\na: x\n"),
			    ": (none) -> {\"b\":1,\"a\":\"x\"}\n");
	assert_string_equal(compare(*state, BEFORE("b: 1\n"), NULL),
			    ": {\"b\":1} -> (none)\n");
	/* A record that is one text is JSON all the same: it is the whole. */
	assert_string_equal(compare(*state, BEFORE("word\n"), "b: 1\n"),
			    ": \"word\" -> {\"b\":1}\n");
	assert_string_equal(compare(*state, none, NULL), "");
}

/* Many keys go through another way of finding them. */
static void test_many_keys(void **state)
{
	char a[2000] = "", b[2000] = "";

	for (int i = 0; i < 40; i++) {
		sprintf(a + strlen(a), "k%d: %d\n", i, i);
		if (i != 7)
			sprintf(b + strlen(b), "k%d: %d\n", i,
				i == 30 ? 99 : i);
	}
	strcat(b, "k40: x\n");
	assert_string_equal(compare(*state, BEFORE(a), b),
			    "/k30: 30 -> 99\n"
			    "/k40: (none) -> x\n"
			    "/k7: 7 -> (none)\n");
}

/* What another parent has at that place is not the merge's doing. */
static void test_merge(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("a: 1\nb: 1\nc: 1\nd: 1\n",
				       "a: 2\nb: 1\nc: 2\n"),
			"a: 2\nb: 3\nc: 1\n"), "/b: 1 -> 3\n");
	assert_string_equal(
		compare(*state, BEFORE("l: [1, 2]\n", "l: [1]\n", "l: [2]\n"),
			"l: [2, 1]\n"),
		"/l/1: 2 -> 1\n");
	assert_string_equal(
		compare(*state, BEFORE("a: 1\n", "a: 2\n"), NULL),
		": {\"a\":1} -> (none)\n");
}

/* A parent whose version could not be read is not what a merge came from, and
 * nothing is missing from it. */
static void test_merge_unreadable(void **state)
{
	assert_string_equal(
		compare(*state, BEFORE("null\n", "a: 1\nb: 2\n"), "a: 1\n"),
		"/b: 2 -> (none)\n");
	assert_string_equal(
		compare(*state, BEFORE("a: 1\nb: 2\n", "null\n"), "a: 1\n"),
		"/b: 2 -> (none)\n");
	assert_string_equal(
		compare(*state, BEFORE("a: 1\n", "null\n"), "null\n"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_fields, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nested, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lists, setup, teardown),
		cmocka_unit_test_setup_teardown(test_pointers, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_whole, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many_keys, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_merge, setup, teardown),
		cmocka_unit_test_setup_teardown(test_merge_unreadable, setup,
						teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
