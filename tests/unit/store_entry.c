/* Rules about names. */
#include "unit/store_box.h"

#include "store/entry.h"

static void skipped_names(void **state)
{
	(void)state;
	assert_true(pp_name_is_skipped(pp_str(".git")));
	assert_true(pp_name_is_skipped(pp_str(".peer.yaml.swp")));
	assert_true(pp_name_is_skipped(pp_str("peer.yaml~")));
	assert_true(pp_name_is_skipped(pp_str("#peer.yaml#")));
	assert_false(pp_name_is_skipped(pp_str("#")));
	assert_false(pp_name_is_skipped(pp_str("#peer.yaml")));
	assert_false(pp_name_is_skipped(pp_str("peer.yaml")));
	assert_false(pp_name_is_skipped(pp_str("")));
}

static void unfit_names(void **state)
{
	(void)state;
	assert_null(pp_name_fault(pp_str("r-4n8d2k7x.yaml")));
	assert_null(pp_name_fault(pp_str("Caerdydd Canol \xe2\x80\x93 x")));
	assert_null(pp_name_fault(pp_str("...")));
	assert_non_null(pp_name_fault(pp_str("")));
	assert_non_null(pp_name_fault(pp_str(".")));
	assert_non_null(pp_name_fault(pp_str("..")));
	assert_non_null(pp_name_fault(pp_str("a/b")));
	assert_non_null(pp_name_fault(pp_str("a\nb")));
	assert_non_null(pp_name_fault(pp_str("a\x7f")));
	assert_non_null(pp_name_fault(pp_str("a\xc2\x85")));
	assert_non_null(pp_name_fault(pp_str("a\xff")));
	assert_non_null(pp_name_fault(PP_LIT("a\0b")));
}

static void shown_paths(void **state)
{
	struct box *b = *state;

	assert_string_equal(pp_path_shown(&b->arena, pp_str("a/b\xc3\xa9")),
			    "a/b\xc3\xa9");
	assert_string_equal(pp_path_shown(&b->arena, pp_str("a\n\xff\xc2\x85")),
			    "a\\x0a\\xff\\xc2\\x85");
}

static void order_and_doubles(void **state)
{
	struct box *b = *state;
	struct pp_entry items[] = {
		{ .path = "b" }, { .path = "a" }, { .path = "b" },
	};
	struct pp_entries entries = { .items = items, .count = 3 };

	pp_entries_sort(&entries, &b->sink);
	assert_int_equal(entries.count, 2);
	assert_string_equal(entries.items[0].path, "a");
	assert_string_equal(entries.items[1].path, "b");
	assert_true(entries.incomplete);
	assert_string_equal(box_findings(b),
			    "b [file-path] two files bear this path\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(skipped_names),
		cmocka_unit_test(unfit_names),
		box_test(shown_paths),
		box_test(order_and_doubles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
