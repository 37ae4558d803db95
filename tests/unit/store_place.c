/* Finding a repository by its files. */
#include "unit/store_box.h"

static void not_in_git(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "mkdir -p some/folder some/.git");
	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink,
				       box_path(b, "some/folder")), 0);
	assert_int_equal(b->sink.count, 0);
	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink,
				       box_path(b, "gone")), -1);
	assert_int_equal(b->sink.count, 1);
}

static void plain(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q r; mkdir -p r/pools/core; ln -s r link");
	place = box_place(b, "r/pools/core");
	assert_string_equal(place.git_dir, box_path(b, "r/.git"));
	assert_string_equal(place.common_dir, box_path(b, "r/.git"));
	assert_string_equal(place.objects, box_path(b, "r/.git/objects"));
	assert_string_equal(place.index, box_path(b, "r/.git/index"));
	assert_string_equal(place.worktree, box_path(b, "r"));
	assert_null(place.alternates);
	place = box_place(b, "link/pools");
	assert_string_equal(place.worktree, box_path(b, "r"));
}

static void prefixes(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q r; mkdir -p r/pools/core rest");
	place = box_place(b, "r/pools");
	assert_string_equal(pp_place_prefix(&place, &b->arena,
					    box_path(b, "r")), "");
	assert_string_equal(pp_place_prefix(&place, &b->arena,
					    box_path(b, "r/pools/core/")),
			    "pools/core");
	assert_null(pp_place_prefix(&place, &b->arena, box_path(b, "rest")));
	assert_null(pp_place_prefix(&place, &b->arena, b->path));
}

static void git_file(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q --separate-git-dir=elsewhere r");
	place = box_place(b, "r");
	assert_string_equal(place.git_dir, box_path(b, "elsewhere"));
	assert_string_equal(place.worktree, box_path(b, "r"));

	box_run(b, "rm -r elsewhere");
	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink,
				       box_path(b, "r")), -1);
	assert_non_null(strstr(box_findings(b), "[repository] the repository "
			       "that it names is not there"));
	pp_sink_clear(&b->sink);
	box_run(b, "echo nonsense >r/.git");
	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink,
				       box_path(b, "r")), -1);
	assert_non_null(strstr(box_findings(b), "expected 'gitdir: '"));
}

static void linked_worktree(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m x;"
		   "git worktree add -q ../second; mkdir ../second/sub");
	place = box_place(b, "second/sub");
	assert_string_equal(place.git_dir,
			    box_path(b, "r/.git/worktrees/second"));
	assert_string_equal(place.common_dir, box_path(b, "r/.git"));
	assert_string_equal(place.objects, box_path(b, "r/.git/objects"));
	assert_string_equal(place.worktree, box_path(b, "second"));
	/* As a hook in it sees it. */
	setenv("GIT_DIR", place.git_dir, 1);
	place = box_place(b, "");
	assert_string_equal(place.worktree, box_path(b, "second"));
}

static void bare(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q --bare r.git");
	place = box_place(b, "r.git");
	assert_string_equal(place.git_dir, box_path(b, "r.git"));
	assert_null(place.worktree);
	assert_null(pp_place_prefix(&place, &b->arena, box_path(b, "r.git")));
	/* As a server's hook is called. */
	assert_int_equal(chdir(place.git_dir), 0);
	setenv("GIT_DIR", ".", 1);
	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink, "."), 1);
	assert_string_equal(place.git_dir, box_path(b, "r.git"));
	assert_null(place.worktree);
}

static void environment(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q r; git init -q other; mkdir w quarantine");
	assert_int_equal(chdir(b->path), 0);
	setenv("GIT_DIR", "r/.git", 1);
	setenv("GIT_WORK_TREE", "w", 1);
	setenv("GIT_INDEX_FILE", "r/.git/next-index", 1);
	setenv("GIT_OBJECT_DIRECTORY", "quarantine", 1);
	setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", "r/.git/objects", 1);
	place = box_place(b, "other");
	assert_string_equal(place.git_dir, box_path(b, "r/.git"));
	assert_string_equal(place.worktree, box_path(b, "w"));
	assert_string_equal(place.index, box_path(b, "r/.git/next-index"));
	assert_string_equal(place.objects, box_path(b, "quarantine"));
	assert_string_equal(place.alternates, "r/.git/objects");

	assert_int_equal(pp_place_find_plain(&place, &b->arena, &b->sink,
					     box_path(b, "other")), 1);
	assert_string_equal(place.worktree, box_path(b, "other"));
	assert_string_equal(place.objects, box_path(b, "other/.git/objects"));

	setenv("GIT_DIR", "nowhere", 1);
	assert_int_equal(pp_place_find(&place, &b->arena, &b->sink, "."), -1);
	assert_non_null(strstr(box_findings(b), "GIT_DIR"));
}

static void settings(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	/* A submodule names its work tree in its config. */
	box_run(b, "git init -q sub; git init -q r;"
		   "git -C sub commit -q --allow-empty -m x;"
		   "cd r; git -c protocol.file.allow=always submodule --quiet "
		   "add ../sub parts/sub");
	place = box_place(b, "r/parts/sub");
	assert_string_equal(place.git_dir,
			    box_path(b, "r/.git/modules/parts/sub"));
	assert_string_equal(place.worktree, box_path(b, "r/parts/sub"));
	place = box_place(b, "r/.git/modules/parts/sub");
	assert_string_equal(place.worktree, box_path(b, "r/parts/sub"));
	box_run(b, "git -C sub config core.bare true");
	place = box_place(b, "sub");
	assert_null(place.worktree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(not_in_git),	   box_test(plain),
		box_test(prefixes),	   box_test(git_file),
		box_test(linked_worktree), box_test(bare),
		box_test(environment),	   box_test(settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
