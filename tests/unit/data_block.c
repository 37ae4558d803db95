/* The quick reader: what it takes, what it leaves, and that it and libyaml's
 * reader give the same tree. */
#include "unit/data_tree.h"

#include "data/block.h"
#include "data/text.h"
#include "data/yaml.h"

/* Read in by both; *quick says whether the quick reader took it. */
static void read_both(struct pp_str in, bool *quick, struct pp_buf *by_quick,
		      struct pp_buf *by_events)
{
	struct pp_read how = { .file = "a.yaml", .record = true };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;
	struct pp_text text;
	size_t before;

	assert_int_equal(pp_text_init(&text, &sink, &how, in), 0);
	before = sink.count;
	*quick = pp_block_read(&docs, &arena, &text);
	assert_int_equal(sink.count, before);
	if (*quick)
		put_value(by_quick, docs.roots);
	if (!pp_yaml_read_events(&docs, &arena, &text))
		put_value(by_events, docs.roots);
	assert_true(!*quick || sink.count == before);
	pp_text_release(&text);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
}

static void check(struct pp_str in, bool taken)
{
	struct pp_buf a, b;
	bool quick;

	pp_buf_init(&a, 1 << 20);
	pp_buf_init(&b, 1 << 20);
	read_both(in, &quick, &a, &b);
	if (quick != taken)
		print_error("%.*s", PP_STR(in));
	assert_int_equal(quick, taken);
	if (quick) {
		assert_int_equal(a.n, b.n);
		assert_memory_equal(a.p, b.p, a.n);
	}
	pp_buf_release(&a);
	pp_buf_release(&b);
}

static const char *const taken[] = {
	"a: b\n",
	"# c\n\na: b # c\n\n# c\n  # c\nd: e#f\n",
	"---\na: b\n",
	"a:\nb: \nc: # d\n",
	"a: \"\"\nb: ''\n'': c\n",
	"a b c: d  e   f  \ng : h\ni:j: k\nl: m:n\n",
	"a: 'it''s'\nb: \"\\\"x\\\\y\\\"\\n\"\nc: 'a\\b'\nd: ''''\n"
	"e: \"\\\\n\"\nf: \"\\\\\\n\"\ng: 'n''n'\n",
	"'a': 1\n\"b\" : 2\n'c''d': 3\n",
	"a: ~\nb: null\nc: true\nd: False\ne: -1.50\nf: 0x1F\ng: 2020-01-01\n",
	"a:\n  b:\n    c: d\n  e: f\ng: h\n",
	"a:\n- b\n- c\nd:\n  - e\n  -\n  - f: g\n    h: i\nj:\n",
	"- a\n- - b\n  - c\n-   - d\n    - e: f\n      g:\n      - h\n"
	"-\n  i: j\n",
	"-\n-\n  - a\n- # c\n- b # c\n",
	"a: []\nb: {}\nc: [ ]\nd: [a, 'b, c', \"d\", -1, [e, [f]], g h]\n",
	"a: {b: c, 'd': [e], f: {g: 1.0}, h i: j:k}\n",
	"a: |\n  b\n\n   c  \n  d\n\ne: |-\n   f\ng: |\n h\n",
	"a: >\n  b\n  c\n\n\n  d\n\ne: >-\n  f\n",
	"- |\n  a: b\n  # c\n\n- >-\n  d\n- e: |\n    f\n   # c\n  g: h\n",
	"a: |  \n  b\nc: | # d\n  e\n",
	"a:\n  |\n  b\n",
	"a:\n  b\nc:\n  'd'\ne:\n  [f]\n",
	"a: -b\nc: -\xc3\xa9\nd: ?e\nf: :g\nh: ---\ni: a, b\nj: x[1]{2}\n",
	"\xc3\xa9: \xe2\x82\xac # \xc3\xa9\n\xc3\xa8\xc3\xa9 : [\xc3\xa9, b]\n"
	"c: {\xf0\x9f\x98\x80: 'd'}\n",
	"---a: b\n",
	"# \tc\na: | #\n  b\tc\n",
};

static void takes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++)
		check(pp_str(taken[i]), true);
}

/* Faults, remarks, and forms that are too rare to know. */
static const char *const left[] = {
	"a: b: c\n", "a: - b\n", "a: b\n  c\n", "a: b\n c: d\n",
	"a:\n  b: c\n d: e\n", "a:\n  - b\n c: d\n", "- a\nb: c\n",
	"a: b\n- c\n", "a\n", "[a]\n", "{a: b}\n", " a: b\n", "a: b\nc\n",
	"a: \"b\n  c\"\n", "a: 'b\n", "a: \"b\" c\n", "a: 'b'#c\n",
	"a: \"\\x41\"\n", "a: \"\\q\"\n", "a:\tb\n", "a: b\tc\n", "\ta: b\n",
	"a:\n\tb: c\n", "a: [b,\n  c]\n", "a: [b, ]\n", "a: [b\n", "a: [,]\n",
	"a: [b: c]\n", "a: {b}\n", "a: {b: }\n", "a: {b:c}\n", "a: [b?]\n",
	"a: {b: c}: d\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "? a\n: b\n",
	": a\n", "a: @b\n", "a: `b\n", "a: %b\n", "%YAML 1.2\n---\na: b\n",
	"a: b\n---\nc: d\n", "a: b\n...\n", "--- a\n", "---\n", "# c\n", "\n",
	"a: no\n", "a: 010\n", "a: .inf\n", "on: a\n", "<<: a\n",
	"a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: 1.0e99999999999\n",
	"a: |2\n   b\n", "a: |+\n  b\n", "a: |\n\n  b\n", "a: |\nb: c\n",
	"a: |\n   b\n  c\n", "a: |\n  b\n\t\n", "a: >\n  b\n   c\n",
	"a: | b\n", "a: |\n", "a: |\n\tb\n", "- - a\n - b\n", "-a: -\tb\n",
	"a: b", "a: b\r\n", "a: b\xe2\x80\xa8\n", "a: #\n  b\n  c\n",
	"a: ]\n", "a: b:\n", "a: ? b\n", "-\n  a\n b\n", "a: [b] c\n",
	"a: |\n  b\n c\n", "a: [-]\n", "a: [#b]\n", "a: [b #c\n",
};

static void leaves(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(left) / sizeof(*left); i++)
		check(pp_str(left[i]), false);
}

/* Keys and nesting at the limits. */
static void limits(void **state)
{
	struct pp_buf b;

	(void)state;
	pp_buf_init(&b, 1 << 20);
	for (int depth = 64; depth <= 65; depth++) {
		pp_buf_clear(&b);
		for (int i = 0; i < depth; i++)
			pp_buf_puts(&b, "- ");
		pp_buf_puts(&b, "a\n");
		check(pp_buf_get(&b), depth == 64);
	}
	for (int n = 1000; n <= 1001; n++) {
		pp_buf_clear(&b);
		for (int i = 0; i < n; i++)
			pp_buf_putc(&b, 'k');
		pp_buf_puts(&b, ": a\n");
		check(pp_buf_get(&b), n == 1000);
	}
	pp_buf_release(&b);
}

/* Every text that comes of taking one byte out of a record, or of putting
 * another in its place, is read alike by both or left. */
static void mutations(void **state)
{
	static const char record[] =
		"# c\nid: p-1\nname: \"Z\xc3\xa9 O'B\"\ntags: [a, 'b c', 3]\n"
		"note: |\n  two\n\n  lines\njobs:\n  - title: chair\n    to:\n"
		"  - {a: b}\nlast: 'x'\n";
	static const char bytes[] = " \n\t-:#'\"[]{},|>?&*!%@`~0x\\";
	char text[sizeof(record)];
	size_t n = sizeof(record) - 1;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < sizeof(bytes); k++) {
			struct pp_buf a, b;
			bool quick;

			if (record[i] & 0x80)
				continue;
			memcpy(text, record, sizeof(record));
			if (bytes[k])
				text[i] = bytes[k];
			else
				memmove(text + i, text + i + 1, n - i);
			pp_buf_init(&a, 1 << 16);
			pp_buf_init(&b, 1 << 16);
			if (text[strlen(text) - 1] == '\n')
				read_both(pp_str(text), &quick, &a, &b);
			assert_true(!a.n || (a.n == b.n &&
					     !memcmp(a.p, b.p, a.n)));
			pp_buf_release(&a);
			pp_buf_release(&b);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes),
		cmocka_unit_test(leaves),
		cmocka_unit_test(limits),
		cmocka_unit_test(mutations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
