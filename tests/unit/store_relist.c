/* Listing again: what changed in a folder must be seen. */
#include "unit/store_box.h"

#include <time.h>

#include "store/relist.h"

struct view {
	struct pp_snapshot *snapshot;
	struct pp_entries entries;
	struct pp_relist before;
};

/* Long enough for a folder that changes to get another time. */
static void wait_a_tick(void)
{
	const struct timespec tick = { 0, 20000000 };

	nanosleep(&tick, NULL);
}

static void start(struct view *v, struct box *b)
{
	struct pp_listing into = { &b->arena, &b->sink };
	const char **paths;

	box_run(b, "mkdir -p w/r/a w/r/b/c w/r/empty; echo 1 >w/r/a/x.yaml;"
		"echo 2 >w/r/a/y.yaml; echo 3 >w/r/b/c/z.yaml;"
		"echo 4 >w/r/top.yaml");
	v->snapshot = pp_snapshot_worktree(&b->sink, box_path(b, "w"));
	assert_int_equal(pp_snapshot_list(&v->entries, into, v->snapshot, "r"),
			 0);
	assert_int_equal(v->entries.count, 4);
	assert_int_equal(v->entries.folder_count, 5);
	assert_string_equal(v->entries.folders[0].path, "r");
	paths = pp_new(&b->arena, const char *, v->entries.count);
	for (size_t i = 0; i < v->entries.count; i++)
		paths[i] = v->entries.items[i].path;
	v->before = (struct pp_relist){
		.paths = paths,
		.count = v->entries.count,
		.folders = v->entries.folders,
		.folder_count = v->entries.folder_count,
	};
	wait_a_tick();
}

static int again(struct view *v, struct box *b)
{
	return pp_snapshot_relist(&v->entries, &b->arena, v->snapshot,
				  &v->before);
}

static void same(void **state)
{
	struct box *b = *state;
	struct view v;
	struct pp_entries first;

	start(&v, b);
	first = v.entries;
	box_run(b, "echo more >>w/r/a/x.yaml");
	assert_int_equal(again(&v, b), 1);
	assert_int_equal(v.entries.count, first.count);
	assert_int_equal(v.entries.folder_count, first.folder_count);
	for (size_t i = 0; i < first.count; i++) {
		assert_string_equal(v.entries.items[i].path,
				    first.items[i].path);
		assert_int_equal(v.entries.items[i].type, PP_ENTRY_FILE);
		assert_true(v.entries.items[i].has_stat);
		assert_int_equal(v.entries.items[i].stat.size,
				 first.items[i].stat.size + (i ? 0 : 5));
	}
	pp_snapshot_free(v.snapshot);
}

/* Each of these must be seen, in each folder that there is. */
static void changes(void **state)
{
	static const char *const commands[] = {
		"echo 5 >w/r/a/new.yaml", "rm w/r/a/x.yaml",
		"mv w/r/a/x.yaml w/r/a/w.yaml", "echo 5 >w/r/empty/e.yaml",
		"mkdir w/r/b/c/d", "echo 5 >w/r/b/c/q.yaml", "rmdir w/r/empty",
		"mv w/r/b w/r/d", "mv w/r/b/c w/c; ln -s ../../c w/r/b/c",
		"rm -r w/r", "mv w/r w/s; mkdir w/r",
		"rm w/r/a/x.yaml; mkdir w/r/a/x.yaml",
		"mkdir w/r/empty/e.yaml", "mkfifo w/r/a/z",
		"rm w/r/a/x.yaml; mkfifo w/r/a/x.yaml",
		"rmdir w/r/empty; echo 5 >w/r/empty",
	};

	struct box *b = *state;

	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		struct view v;

		start(&v, b);
		box_run(b, "%s", commands[i]);
		if (again(&v, b))
			fail_msg("not seen: %s", commands[i]);
		pp_snapshot_free(v.snapshot);
		box_run(b, "rm -r w");
	}
}

/* As editors write a file: the folder has changed, and not what is in it. */
static void replaced(void **state)
{
	struct box *b = *state;
	struct view v;
	const struct pp_entry *x;
	struct pp_stat was;

	start(&v, b);
	was = v.entries.folders[1].stat;
	assert_string_equal(v.entries.folders[1].path, "r/a");
	box_run(b, "echo 1234 >w/r/a/t; mv w/r/a/t w/r/a/x.yaml;"
		"echo >w/r/a/.x.swp");
	assert_int_equal(again(&v, b), 1);
	x = &v.entries.items[0];
	assert_string_equal(x->path, "r/a/x.yaml");
	assert_int_equal(x->stat.size, 5);
	/* The next time, the folder is as it is now. */
	assert_true(was.mtime_s != v.entries.folders[1].stat.mtime_s ||
		    was.mtime_ns != v.entries.folders[1].stat.mtime_ns);
	pp_snapshot_free(v.snapshot);
}

/* Its stat data tells nothing: its names do. */
static void distrusted(void **state)
{
	struct box *b = *state;
	struct view v;

	start(&v, b);
	v.entries.folders[3].stat = (struct pp_stat){ 0 };
	assert_int_equal(again(&v, b), 1);
	v.before.folder_count = 0;
	assert_int_equal(again(&v, b), 0);
	pp_snapshot_free(v.snapshot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(same),
		box_test(changes),
		box_test(replaced),
		box_test(distrusted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
