/* What a kind's digest depends on. */
#include "unit/index_case.h"

#define A "title: A\nproperties: { id: { type: string }, b: { x-ref: b }, " \
	  "c: { $ref: 'shared/c.yaml#/$defs/c' } }\n"
#define B "title: B\nproperties: { id: { type: string } }\n"
#define C "$id: https://example.org/shared/c.yaml\n" \
	  "$defs: { c: { $ref: d.yaml } }\n"
#define D "type: string\n"
#define E "type: integer\n"

static const char *const texts[] = { A, B, C, D, E };

/* The digests of a and b, with the text of one document changed. */
static void digests(uint64_t out[2][2], size_t changed, const char *text)
{
	struct index_case c;
	const char *t[5];

	memcpy(t, texts, sizeof(t));
	t[changed] = text;
	case_begin(&c);
	case_kind(&c, "a", t[0]);
	case_kind(&c, "b", t[1]);
	case_add(&c, "shared/c", pp_str(t[2]));
	case_add(&c, "shared/d", pp_str(t[3]));
	case_add(&c, "e", pp_str(t[4]));
	/* c.yaml's $id leads elsewhere: its d.yaml is at that place, too. */
	case_add(&c, "d2", PP_LIT("$id: https://example.org/shared/d.yaml\n"
				  "type: string\n"));
	case_derive(&c);
	memcpy(out, c.tables.digests, 2 * sizeof(out[0]));
	case_end(&c);
}

/* Which of the two differ? */
static void check(size_t changed, const char *text, bool a, bool b)
{
	uint64_t before[2][2], after[2][2];

	digests(before, 0, A);
	digests(after, changed, text);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(before[0][i] != after[0][i], a);
		assert_int_equal(before[1][i] != after[1][i], b);
	}
}

static void test_documents(void **state)
{
	(void)state;
	check(0, A, false, false);
	check(0, A "type: object\n", true, false);
	check(0, "properties: { id: { type: string }, b: { x-ref: b }, c: { "
		 "$ref: 'shared/c.yaml#/$defs/c' } }\ntitle: A\n", true,
	      false);
	check(1, B "type: object\n", false, true);
	check(2, C "title: C\n", true, false);
	check(3, D "title: D\n", false, false);
	check(4, E "title: E\n", false, false);
}

/* Layout and comments do not count. */
static void test_layout(void **state)
{
	(void)state;
	check(4, E "# nothing\n", false, false);
	check(1, "# B\ntitle: 'B'\nproperties:\n  id:\n    type: string\n",
	      false, false);
}

/* What cannot be followed may lead anywhere. */
static void test_anywhere(void **state)
{
	uint64_t before[2][2], after[2][2];
	static const char *const ways[] = {
		"allOf: [ { $dynamicRef: '#x' } ]\n"
		"$defs: { x: { $dynamicAnchor: x } }\n",
		"$defs: { x: { $id: other.yaml } }\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct index_case c;

		for (int k = 0; k < 2; k++) {
			char text[300];

			snprintf(text, sizeof(text), "%s%s", B, ways[i]);
			case_begin(&c);
			case_kind(&c, "b", text);
			case_kind(&c, "a", B);
			case_add(&c, "e", pp_str(k ? D : E));
			case_derive(&c);
			assert_string_equal(case_said(&c), "");
			memcpy(k ? after : before, c.tables.digests,
			       sizeof(before));
			case_end(&c);
		}
		assert_true(before[0][0] != after[0][0]);
		assert_true(before[1][0] == after[1][0]);
	}
}

static void digest_of_a(uint64_t *out, const char *b)
{
	struct index_case c;

	case_begin(&c);
	case_kind(&c, "a", "properties: { l: { type: array, items: { type: "
			   "string } }, r: { x-ref: [b, a_m] } }\n");
	case_add(&c, "b", pp_str(b));
	case_derive(&c);
	memcpy(out, c.tables.digests[0], 2 * sizeof(*out));
	case_end(&c);
}

/* Other kinds count where names or references meet them. */
static void test_others(void **state)
{
	uint64_t none[2], prefix[2], list[2], other[2];

	(void)state;
	digest_of_a(none, "x-kind: { name: b, path: 'records/b/{id}.yaml', "
			  "slug: true }\n");
	digest_of_a(prefix, "x-kind: { name: b, path: 'records/b/{id}.yaml', "
			    "prefix: b }\n");
	digest_of_a(list, "x-kind: { name: a_l, path: 'records/b/{id}.yaml', "
			  "slug: true }\n");
	digest_of_a(other, "x-kind: { name: b, path: 'records/c/{id}.yaml', "
			   "slug: true }\ntitle: C\n");
	assert_true(none[0] != prefix[0]);
	assert_true(none[0] != list[0]);
	assert_true(none[0] == other[0] && none[1] == other[1]);
}

/* The same in every process; the number is what a little-endian machine
 * makes of it. */
static void test_constant(void **state)
{
	const uint32_t one = 1;
	uint64_t d[2][2];

	(void)state;
	digests(d, 0, A);
	if (!*(const char *)&one)
		skip();
	assert_true(d[1][0] == 0x0a6af282048d81d3);
	assert_true(d[1][1] == 0x9fd9b1542a8c92fb);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_layout),
		cmocka_unit_test(test_anywhere),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_constant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
