/* Many files at once. */
#include "unit/store_box.h"

#include "base/map.h"
#include "pool/write.h"
#include "store/sha1.h"

/* A pool "r" of three records in git, and what is being written to it. */
struct bench {
	struct box *box;
	struct pp_pool pool;
	struct pp_write_file files[8];
	struct pp_write write;
	struct pp_write_result result;
};

static struct pp_listing listing(struct bench *t)
{
	return (struct pp_listing){ &t->box->arena, &t->box->sink };
}

static void start(struct bench *t, struct box *b)
{
	*t = (struct bench){ .box = b };
	box_run(b, "git init -q r; cd r; mkdir -p records/a; "
		   "echo 'name: p' >.peerpool.yaml; "
		   "for i in 1 2 3; do echo $i >records/a/$i.yaml; done; "
		   "git add .; git commit -qm one");
	assert_int_equal(pp_pool_find(&t->pool, &b->arena, &b->sink,
				      box_path(b, "r")), 0);
	t->write = (struct pp_write){
		.pool = &t->pool, .files = t->files, .folder = "records",
		.command = "import", .message = "More of them",
	};
}

static void add(struct bench *t, enum pp_write_what what, const char *path,
		const char *was, const char *now)
{
	t->files[t->write.count++] = (struct pp_write_file){
		.path = path, .what = what,
		.bytes = now ? pp_str(now) : (struct pp_str){ NULL, 0 },
		.was = was ? pp_str(was) : (struct pp_str){ NULL, 0 },
	};
}

static void makes_changes_deletes(void **state)
{
	struct bench t;

	start(&t, *state);
	add(&t, PP_WRITE_MAKE, "records/b/c/4.yaml", NULL, "4\n");
	add(&t, PP_WRITE_CHANGE, "records/a/1.yaml", "1\n", "one\n");
	add(&t, PP_WRITE_DELETE, "records/a/2.yaml", "2\n", NULL);
	add(&t, PP_WRITE_CHANGE, "records/a/3.yaml", "3\n", "3\n");
	assert_int_equal(pp_write_run(&t.result, &t.write, listing(&t)), 0);
	assert_int_equal(t.result.made, 1);
	assert_int_equal(t.result.changed, 1);
	assert_int_equal(t.result.deleted, 1);
	assert_string_equal(box_ask(t.box, "cd r; git status --porcelain -uall;"
				    " cat records/a/1.yaml records/b/c/*"),
			    " M records/a/1.yaml\n D records/a/2.yaml\n"
			    "?? records/b/c/4.yaml\none\n4");
}

static void refuses_before_it_writes(void **state)
{
	struct bench t;

	start(&t, *state);
	box_run(t.box, "cd r; ln -s a records/link; echo x >records/file");
	add(&t, PP_WRITE_MAKE, "records/a/1.yaml", NULL, "4\n");
	add(&t, PP_WRITE_CHANGE, "records/a/2.yaml", "1\n", "one\n");
	add(&t, PP_WRITE_DELETE, "records/a/9.yaml", "2\n", NULL);
	add(&t, PP_WRITE_MAKE, "records/link/7.yaml", NULL, "7\n");
	add(&t, PP_WRITE_MAKE, "records/file/7.yaml", NULL, "7\n");
	add(&t, PP_WRITE_MAKE, "records/../7.yaml", NULL, "7\n");
	add(&t, PP_WRITE_MAKE, "schemas/7.yaml", NULL, "7\n");
	add(&t, PP_WRITE_MAKE, "records/new/8.yaml", NULL, "8\n");
	assert_int_equal(pp_write_run(&t.result, &t.write, listing(&t)), -1);
	assert_string_equal(box_findings(t.box),
		"records/../7.yaml [file-path] the name of a file or folder in "
		"it is not a name\n"
		"records/a/1.yaml [write-changed] there is a file of that name "
		"already\n"
		"records/a/2.yaml [write-changed] the file has been changed "
		"since it was read\n"
		"records/a/9.yaml [write-changed] the file is not there any "
		"more\n"
		"records/file [file-type] a file is where a folder must be\n"
		"records/link [file-type] a symbolic link is where a folder "
		"must be\n"
		"schemas/7.yaml [file-path] the path is outside the folder "
		"'records'\n");
	assert_string_equal(box_ask(t.box, "cd r; git status --porcelain"),
			    "?? records/file\n?? records/link");
}

/* The file's line, where the program would print it: "ok" or what is wrong. */
static const char *run(struct bench *t)
{
	int rc = pp_write_run(&t->result, &t->write, listing(t));

	return rc ? box_findings(t->box) : "ok";
}

static const char *state_of(struct bench *t)
{
	return box_ask(t->box, "cd r; git fsck --strict 2>&1; "
		       "git status --porcelain -uall; git log --format=%%s; "
		       "git ls-tree -r HEAD --name-only | tr '\\n' ' '; "
		       "ls -A .git/peerpool/keep .git/*.lock "
		       "2>/dev/null || :");
}

static void three_changes(struct bench *t)
{
	t->write.commit = true;
	add(t, PP_WRITE_MAKE, "records/b/c/4.yaml", NULL, "4\n");
	add(t, PP_WRITE_CHANGE, "records/a/1.yaml", "1\n", "one\n");
	add(t, PP_WRITE_DELETE, "records/a/2.yaml", "2\n", NULL);
}

#define AFTER "More of them\none\n" \
	".peerpool.yaml records/a/1.yaml records/a/3.yaml " \
	"records/b/c/4.yaml .git/peerpool/keep:"

static void commits(void **state)
{
	struct bench t;

	start(&t, *state);
	box_run(t.box, "cd r; echo other >other; git add other; "
		       "echo x >>records/a/3.yaml");
	three_changes(&t);
	assert_string_equal(run(&t), "ok");
	assert_true(t.result.committed);
	/* What was staged, and what was not, are as they were. */
	assert_string_equal(state_of(&t),
			    "A  other\n M records/a/3.yaml\n" AFTER);
	assert_string_equal(box_ask(t.box, "cd r; git show --stat=60 "
				    "--format='%%an %%ae %%at %%cn %%P'; "
				    "git reflog -1 --format='%%gs'; "
				    "git reflog main -1 --format='%%gs'"),
		pp_arena_printf(&t.box->arena,
				"Ada Example ada@example.invalid 1767323045 "
				"Ada Example %s\n\n"
				" records/a/1.yaml   | 2 +-\n"
				" records/a/2.yaml   | 1 -\n"
				" records/b/c/4.yaml | 1 +\n"
				" 3 files changed, 2 insertions(+), 2 "
				"deletions(-)\n"
				"commit: More of them\n"
				"commit: More of them",
				box_ask(t.box, "git -C r rev-parse HEAD~")));
	assert_string_equal(box_ask(t.box, "cd r; git cat-file -t HEAD:records/"
				    "b/c; git gc -q; git fsck --strict; "
				    "cat records/b/c/4.yaml"), "tree\n4");
}

/* What is said of a commit of three changes, after that shell command. */
static const char *said_after(struct box *b, const char *command)
{
	struct bench t;

	start(&t, b);
	box_run(b, "cd r; %s", command);
	three_changes(&t);
	return run(&t);
}

static void needs_a_name(void **state)
{
	struct bench t;

	start(&t, *state);
	three_changes(&t);
	unsetenv("GIT_COMMITTER_NAME");
	assert_string_equal(run(&t),
		"- [write-commit] there is no name to make the commit in\n");
	assert_string_equal(t.box->sink.items[0]->notes->text,
			    "git config --global user.name 'YOUR NAME'");
	/* Nothing was written. */
	assert_string_equal(box_ask(t.box, "cd r; git status --porcelain; "
				    "ls -A .git/peerpool/keep"), "");
}

static void takes_the_name_from_settings(void **state)
{
	struct bench t;

	start(&t, *state);
	box_run(t.box, "cd r; git config user.name ' Bo <Other>.'; "
		"git config author.email bo@example.invalid");
	unsetenv("GIT_COMMITTER_NAME");
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	setenv("GIT_AUTHOR_DATE", "2026-03-04 05:06:07 +0130", 1);
	setenv("GIT_COMMITTER_DATE", "@1767323045 -0800", 1);
	three_changes(&t);
	assert_string_equal(run(&t), "ok");
	assert_string_equal(box_ask(t.box, "cd r; git fsck --strict; git log "
				    "-1 --format='%%an|%%ae|%%cn|%%ce|%%ad|%%cd'"),
		"Bo Other|bo@example.invalid|Bo Other|ada@example.invalid|"
		"Wed Mar 4 05:06:07 2026 +0130|"
		"Thu Jan 1 19:04:05 2026 -0800");
}

static void refuses_what_is_not_committed(void **state)
{
	struct box *b = *state;

	assert_string_equal(said_after(b,
			"echo one >records/a/1.yaml; git add records/a/1.yaml; "
			"echo 1 >records/a/1.yaml; "
			"git rm -q --cached records/a/2.yaml; "
			"mkdir -p records/b/c; echo 4 >records/b/c/4.yaml; "
			"git add records/b; rm records/b/c/4.yaml"),
		"records/a/1.yaml [write-uncommitted] changes of it are "
		"staged, and not committed\n"
		"records/a/2.yaml [write-uncommitted] its deletion is staged, "
		"and not committed\n"
		"records/b/c/4.yaml [write-uncommitted] a file of that name is "
		"staged, and not committed\n");
}

static void refuses_what_head_has_otherwise(void **state)
{
	struct bench t;

	start(&t, *state);
	box_run(t.box, "cd r; mkdir records/b; echo x >records/b/c; "
		"echo 5 >records/a/5.yaml; git add .; git commit -qm two; "
		"rm records/b/c records/a/5.yaml; "
		"echo one >records/a/1.yaml; echo 6 >records/a/6.yaml");
	t.write.commit = true;
	add(&t, PP_WRITE_MAKE, "records/b/c/4.yaml", NULL, "4\n");
	add(&t, PP_WRITE_MAKE, "records/a/5.yaml", NULL, "5\n");
	add(&t, PP_WRITE_CHANGE, "records/a/1.yaml", "one\n", "two\n");
	add(&t, PP_WRITE_DELETE, "records/a/6.yaml", "6\n", NULL);
	assert_string_equal(run(&t),
		"records/a/1.yaml [write-uncommitted] the file has changes "
		"that are not committed\n"
		"records/a/5.yaml [write-uncommitted] the last commit has this "
		"file; it was deleted, and that is not committed\n"
		"records/a/6.yaml [write-uncommitted] the file has never been "
		"committed\n"
		"records/b/c/4.yaml [write-uncommitted] the last commit has "
		"something else of that name\n");
}

static void refuses_what_git_would_change(void **state)
{
	struct bench t;

	start(&t, *state);
	box_run(t.box, "cd r; echo '*.yaml text' >.gitattributes; "
		"mkdir records/b records/c; "
		"echo '*.yaml filter=lfs' >records/b/.gitattributes; "
		"echo '*.yaml ident' "
		">records/c/.gitattributes; git add .; git commit -qm two");
	t.write.commit = true;
	add(&t, PP_WRITE_MAKE, "records/a/6.yaml", NULL, "6\n");
	add(&t, PP_WRITE_MAKE, "records/a/7.yaml", NULL, "7\r\n");
	add(&t, PP_WRITE_MAKE, "records/b/4.yaml", NULL, "4\n");
	add(&t, PP_WRITE_MAKE, "records/c/4.yaml", NULL, "4\n");
	assert_string_equal(run(&t),
		"records/a/7.yaml [write-commit] its lines end in CR LF, which "
		"git's settings make LF\n"
		"records/b/4.yaml [write-commit] git's attributes name a "
		"filter for it, which would change its bytes\n"
		"records/c/4.yaml [write-commit] git's attribute 'ident' is "
		"set for it, which changes its bytes\n");
}

static void refuses_where_git_is_busy(void **state)
{
	static const struct {
		const char *command, *said;
	} cases[] = {
		{ "git config commit.gpgsign true",
		  "- [write-commit] git's settings want commits signed "
		  "(commit.gpgSign), which peerpool cannot do\n" },
		{ "git rev-parse HEAD >.git/MERGE_HEAD",
		  "- [write-commit] a merge is not finished: 'git commit' or "
		  "'git merge --abort' ends it\n" },
		{ "git update-index --split-index",
		  "- [write-commit] git's index is split into two files\n" },
		{ "git switch -qc x; echo x >f; git add f; git commit -qm x; "
		  "git switch -q main; echo y >f; git add f; git commit -qm y; "
		  "git merge x >/dev/null || rm .git/MERGE_HEAD",
		  "f [write-commit] a merge has left a conflict in this file, "
		  "which must be resolved before there can be a commit\n" },
		{ "touch .git/index.lock",
		  "- [write-commit] cannot lock git's index: another process "
		  "of git holds it\n" },
		{ "touch .git/refs/heads/main.lock",
		  "- [write-commit] cannot lock the branch: another process of "
		  "git holds it\n" },
	};
	struct box *b = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_string_equal(said_after(b, cases[i].command),
				    cases[i].said);
		assert_string_equal(box_ask(b, "cd r; cat records/a/*; "
					    "ls -A .git/peerpool/keep"),
				    "1\n2\n3");
		pp_sink_clear(&b->sink);
		box_run(b, "rm -rf r");
	}
}

/* A change of random files in random folders, and what git makes of the same
 * work tree in an index of its own: the trees and the index must be the same.
 * The pool is a folder of the repository. */
static void is_what_git_makes(void **state)
{
	struct box *b = *state;
	uint64_t x = 88172645463325252;
	struct bench t = { .box = b };

	box_run(b, "git init -q g; cd g; mkdir -p p/records q; "
		   "echo 'name: p' >p/.peerpool.yaml; echo q >q/q; "
		   "git add .; git commit -qm 0");
	for (int round = 0; round < 40; round++) {
		struct pp_write_file files[60];
		const char *path, *now;
		size_t count = 0;
		struct pp_map seen = { 0 };
		bool is_new;

		assert_int_equal(pp_pool_find(&t.pool, &b->arena, &b->sink,
					      box_path(b, "g/p")), 0);
		for (int i = 0; i < 60; i++) {
			x ^= x << 13, x ^= x >> 7, x ^= x << 17;
			path = pp_arena_printf(&b->arena,
				"records/%c%s%c/%c-%d.yaml",
				(int)('a' + x % 3), x & 64 ? "." : "-",
				(int)('a' + (x >> 8) % 3),
				(int)('x' + (x >> 16) % 2),
				(int)((x >> 20) % 9));
			pp_map_put(&seen, pp_str(path), &is_new);
			if (!is_new)
				continue;
			now = pp_arena_printf(&b->arena, "%d\n",
					      (int)((x >> 30) % 1000));
			files[count] = (struct pp_write_file){
				.path = path, .bytes = pp_str(now),
			};
			if (access(box_path(b, pp_arena_printf(&b->arena,
					"g/p/%s", path)), F_OK)) {
				files[count++].what = PP_WRITE_MAKE;
				continue;
			}
			files[count].was = pp_str(box_ask(b, "cat g/p/%s; "
							  "echo", path));
			files[count++].what = x & (1 << 24) ?
					      PP_WRITE_CHANGE : PP_WRITE_DELETE;
		}
		pp_map_release(&seen);
		t.write = (struct pp_write){
			.pool = &t.pool, .files = files, .count = count,
			.folder = "records", .command = "test",
			.message = "random", .commit = true,
		};
		box_run(b, "cd g; git update-index --index-version %d",
			2 + 2 * (round & 1));
		assert_string_equal(run(&t), "ok");
		assert_string_equal(box_ask(b, "cd g; git status --porcelain"),
				    "");
		box_run(b, "cd g; git ls-files -s >../ours; "
			"GIT_INDEX_FILE=$PWD/../other git add -A; "
			"GIT_INDEX_FILE=$PWD/../other git ls-files -s >../theirs;"
			" cmp ../ours ../theirs; "
			"test $(git rev-parse HEAD^{tree}) = "
			"$(GIT_INDEX_FILE=$PWD/../other git write-tree)");
	}
	assert_string_equal(box_ask(b, "cd g; git fsck --strict; "
				    "git rev-list --count HEAD"), "41");
}

static void hashes_as_git_does(void **state)
{
	struct box *b = *state;

	for (int n = 0; n < 200; n += 7) {
		struct pp_buf bytes;
		uint8_t id[PP_ID_SIZE];
		char hex[PP_ID_HEX];

		pp_buf_init(&bytes, 1000);
		for (int i = 0; i < n; i++)
			pp_buf_putc(&bytes, 'x');
		pp_object_id(id, PP_OBJECT_BLOB, pp_buf_get(&bytes));
		pp_buf_release(&bytes);
		pp_id_hex(hex, id);
		assert_string_equal(hex, box_ask(b, "head -c %d /dev/zero | "
			"tr '\\0' x | git hash-object --stdin", n));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(makes_changes_deletes),
		box_test(refuses_before_it_writes),
		box_test(commits),
		box_test(is_what_git_makes),
		box_test(needs_a_name),
		box_test(takes_the_name_from_settings),
		box_test(refuses_what_is_not_committed),
		box_test(refuses_what_head_has_otherwise),
		box_test(refuses_what_git_would_change),
		box_test(refuses_where_git_is_busy),
		box_test(hashes_as_git_does),
	};

	return cmocka_run_group_tests_name("pool_write", tests, NULL, NULL);
}
