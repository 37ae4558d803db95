/* Where a merge differs from all its parents. */
#include "store/merge.h"

#include "store/rev.h"
#include "store_box.h"

struct trees {
	uint8_t ids[8][PP_ID_SIZE];
	const uint8_t *list[8];
	size_t count;
};

static struct pp_repo *open_repo(struct box *b)
{
	struct pp_place *place = pp_new(&b->arena, struct pp_place, 1);
	struct pp_repo *repo;

	*place = box_place(b, "r");
	repo = pp_repo_open(place, &b->sink);
	assert_non_null(repo);
	return repo;
}

/* The paths, apart by spaces; names: "NEW OLD OLD...", tags. */
static const char *merge(struct box *b, const char *names)
{
	struct pp_repo *repo = open_repo(b);
	const struct pp_listing into = { &b->arena, &b->sink };
	struct trees t = { .count = 0 };
	struct pp_merge ask;
	struct pp_merged found;
	const char *text = "";

	while (*names) {
		size_t n = strcspn(names, " ");
		const char *name = pp_arena_copy(&b->arena, names, n);

		if (strcmp(name, "-")) {
			const char *hex = box_ask(b, "git -C r rev-parse "
						  "'%s^{tree}'", name);

			pp_id_parse(t.ids[t.count], pp_str(hex));
			t.list[t.count] = t.ids[t.count];
		} else {
			t.list[t.count] = NULL;
		}
		t.count++;
		names += n + (names[n] == ' ');
	}
	ask = (struct pp_merge){ t.list + 1, t.count - 1, t.list[0] };
	if (pp_merge_collect(&found, into, repo, &ask) < 0)
		text = box_findings(b);
	else
		for (size_t i = 0; i < found.count; i++)
			text = pp_arena_printf(&b->arena, "%s%s%s", text,
					       i ? " " : "", found.paths[i]);
	pp_repo_free(repo);
	return text;
}

static void fill(struct box *b)
{
	box_run(b, "git init -q r; cd r; mkdir -p a/b c;"
		   "echo 1 >a/b/x; echo 1 >a/y; echo 1 >c/z; echo 1 >c/w;"
		   "git add -A; git commit -q -m 1; git tag base;"
		   "echo 2 >a/b/x; git rm -q c/w; git commit -q -am 2;"
		   "git tag one;"
		   "git checkout -q base; echo 3 >a/y; echo 3 >new;"
		   "git add -A; git commit -q -m 3; git tag two");
}

static void test_taken_over(void **state)
{
	struct box *b = *state;

	fill(b);
	box_run(b, "cd r; git checkout -q one; git merge -q two -m m;"
		   "git tag clean; echo 4 >a/b/x; echo 5 >a/y; rm new c/z;"
		   "echo 6 >c/v; git add -A; git commit -q -m 4; git tag evil");
	assert_string_equal(merge(b, "clean one two"), "");
	/* new is gone as it is in one; c/z is gone from both. */
	assert_string_equal(merge(b, "evil one two"), "a/b/x a/y c/v c/z");
	assert_string_equal(merge(b, "evil one two clean"),
			    "a/b/x a/y c/v c/z");
	assert_string_equal(merge(b, "evil one two evil"), "");
}

static void test_empty(void **state)
{
	struct box *b = *state;

	fill(b);
	assert_string_equal(merge(b, "base - -"), "a/b/x a/y c/w c/z");
	assert_string_equal(merge(b, "- base one"), "a/b/x a/y c/z");
	assert_string_equal(merge(b, "- base -"), "");
	assert_string_equal(merge(b, "base"), "a/b/x a/y c/w c/z");
}

/* A file where another has a folder; a mode alone. */
static void test_kinds(void **state)
{
	struct box *b = *state;

	fill(b);
	box_run(b, "cd r; git checkout -q one; rm -r c; echo file >c;"
		   "chmod +x a/y; git add -A; git commit -q -m 5; git tag odd");
	assert_string_equal(merge(b, "odd one two"), "a/y c c/z");
}

static void test_missing(void **state)
{
	struct box *b = *state;

	fill(b);
	box_run(b, "cd r; t=$(git rev-parse one:a);"
		   "rm -f .git/objects/${t%%${t#??}}/${t#??}");
	assert_non_null(strstr(merge(b, "one two base"), "[repository]"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_taken_over, box_setup,
						box_teardown),
		cmocka_unit_test_setup_teardown(test_empty, box_setup,
						box_teardown),
		cmocka_unit_test_setup_teardown(test_kinds, box_setup,
						box_teardown),
		cmocka_unit_test_setup_teardown(test_missing, box_setup,
						box_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
