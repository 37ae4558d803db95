/* Listing and reading what the work tree, the index and commits hold.
 *
 * The superuser can read everything: to see what an unreadable folder does, a
 * test that runs as such acts as another user for a moment. */
#include "unit/store_box.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "store/snapshot.h"

struct view {
	struct pp_place place;
	struct pp_repo *repo;
	struct pp_snapshot *snapshot;
	struct pp_entries entries;
};

enum { LIMIT = 100000 };

static void open_git(struct view *v, struct box *b, const char *name)
{
	*v = (struct view){ .place = box_place(b, name) };
	v->repo = pp_repo_open(&v->place, &b->sink);
	assert_non_null(v->repo);
}

static void close_view(struct view *v)
{
	pp_snapshot_free(v->snapshot);
	pp_repo_free(v->repo);
}

static void list(struct view *v, struct box *b, const char *folder)
{
	struct pp_listing into = { &b->arena, &b->sink };

	assert_non_null(v->snapshot);
	assert_int_equal(pp_snapshot_list(&v->entries, into, v->snapshot,
					  folder), 0);
	for (size_t i = 1; i < v->entries.count; i++)
		assert_true(strcmp(v->entries.items[i - 1].path,
				   v->entries.items[i].path) < 0);
}

static void open_worktree(struct view *v, struct box *b, const char *name)
{
	*v = (struct view){ 0 };
	v->snapshot = pp_snapshot_worktree(&b->sink, box_path(b, name));
}

static void open_revision(struct view *v, struct box *b, const char *rev,
			  const char *prefix)
{
	struct pp_commit commit;

	open_git(v, b, "r");
	assert_int_equal(pp_rev_resolve(&commit, v->repo, &b->sink, rev), 0);
	v->snapshot = pp_snapshot_revision(&b->sink, v->repo, &commit, prefix);
}

static void open_staged(struct view *v, struct box *b, const char *prefix)
{
	open_git(v, b, "r");
	v->snapshot = pp_snapshot_staged(&b->sink, v->repo, prefix);
}

/* The listing as text: "type path", one a line. */
static const char *shown(const struct view *v, struct box *b)
{
	static const char types[] = "fxlg/o";
	const char *text = "";

	for (size_t i = 0; i < v->entries.count; i++)
		text = pp_arena_printf(&b->arena, "%s%c %s\n", text,
				       types[v->entries.items[i].type],
				       v->entries.items[i].path);
	return text;
}

static const char *content(struct view *v, struct box *b, const char *path)
{
	struct pp_reader *reader = pp_reader_new(v->snapshot, LIMIT);
	const char *text = NULL;
	struct pp_buf bytes;

	pp_buf_init(&bytes, LIMIT + 2);
	if (!pp_reader_read_path(reader, &bytes, &b->sink, path))
		text = pp_arena_str(&b->arena, pp_buf_get(&bytes)).p;
	pp_buf_release(&bytes);
	pp_reader_free(reader);
	return text;
}

static const char *const sample =
	"mkdir -p records/a records/a-b schemas; echo 1 >records/a/x.yaml;"
	"echo 2 >records/a-b/x.yaml; echo 3 >records/a.yaml;"
	"echo 4 >records/a0.yaml; chmod +x records/a0.yaml;"
	"ln -s a.yaml records/link.yaml; echo s >schemas/x.yaml;"
	"echo n >.peerpool.yaml;"
	"touch records/.hidden records/x.yaml~ 'records/#x.yaml#';"
	"mkdir records/.vscode; touch records/.vscode/y.yaml";

static const char *const sample_listing =
	"f records/a-b/x.yaml\n"
	"f records/a.yaml\n"
	"f records/a/x.yaml\n"
	"x records/a0.yaml\n"
	"l records/link.yaml\n";

static void same_everywhere(void **state)
{
	struct box *b = *state;
	struct view v[3];

	box_run(b, "git init -q r; cd r; %s; git add -A; git commit -qm x",
		sample);
	open_worktree(&v[0], b, "r");
	open_staged(&v[1], b, "");
	open_revision(&v[2], b, "HEAD", "");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(pp_snapshot_source(v[i].snapshot), i);
		list(&v[i], b, "records");
		assert_string_equal(shown(&v[i], b), sample_listing);
		assert_false(v[i].entries.incomplete);
		assert_false(v[i].entries.absent);
		assert_int_equal(v[i].entries.items[0].has_id, i > 0);
		assert_int_equal(v[i].entries.items[0].has_stat, i == 0);
		list(&v[i], b, "");
		assert_int_equal(v[i].entries.count, 6);
		list(&v[i], b, "records/a");
		assert_string_equal(shown(&v[i], b), "f records/a/x.yaml\n");
		list(&v[i], b, "records/none");
		assert_true(v[i].entries.absent);
		assert_int_equal(v[i].entries.count, 0);
		assert_string_equal(content(&v[i], b, ".peerpool.yaml"), "n\n");
		assert_string_equal(content(&v[i], b, "records/a/x.yaml"),
				    "1\n");
		assert_null(content(&v[i], b, "schemas/none.yaml"));
		assert_null(content(&v[i], b, "none/none.yaml"));
		assert_null(content(&v[i], b, "records/a.yaml/none.yaml"));
		assert_int_equal(b->sink.count, 0);
		assert_null(content(&v[i], b, "records/a"));
		assert_null(content(&v[i], b, "records/link.yaml"));
		assert_string_equal(box_findings(b),
			"records/a [file-type] expected a regular file; this "
			"is a directory\n"
			"records/link.yaml [file-type] expected a regular "
			"file; this is a symbolic link\n");
		pp_sink_clear(&b->sink);
		list(&v[i], b, "records/a.yaml");
		assert_string_equal(box_findings(b),
			"records/a.yaml [file-type] expected a directory; "
			"this is a file\n");
		assert_true(v[i].entries.incomplete);
		pp_sink_clear(&b->sink);
		close_view(&v[i]);
	}
}

static void find(void **state)
{
	struct box *b = *state;
	struct pp_entry e;
	struct view v;

	box_run(b, "git init -q r; cd r; %s; git add -A; git commit -qm x",
		sample);
	for (int i = 0; i < 3; i++) {
		if (i == 0)
			open_worktree(&v, b, "r");
		else if (i == 1)
			open_staged(&v, b, "");
		else
			open_revision(&v, b, "HEAD", "");
		assert_int_equal(pp_snapshot_find(&e, v.snapshot, &b->sink,
						  "records/a"), 1);
		assert_int_equal(e.type, PP_ENTRY_FOLDER);
		assert_int_equal(pp_snapshot_find(&e, v.snapshot, &b->sink,
						  "records/a.yaml"), 1);
		assert_int_equal(e.type, PP_ENTRY_FILE);
		assert_int_equal(pp_snapshot_find(&e, v.snapshot, &b->sink,
						  "records/a0.yaml"), 1);
		assert_int_equal(e.type, PP_ENTRY_EXECUTABLE);
		assert_int_equal(pp_snapshot_find(&e, v.snapshot, &b->sink,
						  "records/b"), 0);
		close_view(&v);
	}
	assert_int_equal(b->sink.count, 0);
}

/* What is staged is what git add saw, not what lies there now. */
static void staged_differs(void **state)
{
	struct box *b = *state;
	struct view v;

	box_run(b, "git init -q r; cd r; mkdir records; cd records;"
		   "echo 1 >a; echo 1 >gone; git add .; git commit -qm x;"
		   "echo 2 >a; git add a; echo 3 >a; git rm -q --cached gone;"
		   "echo n >new; git add new; rm new; echo i >intent;"
		   "git add -N intent; echo u >untracked");
	open_staged(&v, b, "");
	list(&v, b, "records");
	assert_string_equal(shown(&v, b), "f records/a\nf records/new\n");
	assert_string_equal(content(&v, b, "records/a"), "2\n");
	assert_string_equal(content(&v, b, "records/new"), "n\n");
	assert_null(content(&v, b, "records/intent"));
	close_view(&v);
	open_revision(&v, b, "HEAD", "");
	list(&v, b, "records");
	assert_string_equal(shown(&v, b), "f records/a\nf records/gone\n");
	assert_string_equal(content(&v, b, "records/a"), "1\n");
	close_view(&v);
	open_worktree(&v, b, "r");
	list(&v, b, "records");
	assert_string_equal(shown(&v, b), "f records/a\nf records/gone\n"
			    "f records/intent\nf records/untracked\n");
	close_view(&v);
	assert_int_equal(b->sink.count, 0);
}

static void no_index(void **state)
{
	struct box *b = *state;
	struct view v;

	box_run(b, "git init -q r");
	open_staged(&v, b, "");
	list(&v, b, "records");
	assert_true(v.entries.absent);
	close_view(&v);
	box_run(b, "echo rubbish >r/.git/index");
	open_git(&v, b, "r");
	assert_null(pp_snapshot_staged(&b->sink, v.repo, ""));
	assert_non_null(strstr(box_findings(b), "cannot read git's index"));
	close_view(&v);
}

static void conflict(void **state)
{
	struct box *b = *state;
	struct view v;

	box_run(b, "git init -q r; cd r; mkdir records; cd records; echo 0 >a;"
		   "echo 0 >b; git add .; git commit -qm 0;"
		   "git checkout -q -b side; echo 1 >a; git commit -qam 1;"
		   "git checkout -q main; echo 2 >a; git commit -qam 2;"
		   "git merge side >/dev/null || true");
	open_staged(&v, b, "");
	list(&v, b, "records");
	assert_string_equal(shown(&v, b), "f records/b\n");
	assert_true(v.entries.incomplete);
	assert_null(content(&v, b, "records/a"));
	assert_int_equal(b->sink.count, 2);
	assert_non_null(strstr(box_findings(b),
			       "records/a [file-read] cannot read the file: "
			       "it is in conflict"));
	close_view(&v);
}

/* A pool in a folder of the repository: paths begin at the pool. */
static void subfolder(void **state)
{
	struct box *b = *state;
	struct view v;
	const char *prefix;

	box_run(b, "git init -q r; cd r;"
		   "mkdir -p pools/core pools/core2/records;"
		   "cd pools/core; %s; touch ../core2/records/z ../../top;"
		   "git add -A ../..; git commit -qm x; git rm -qr ../core;"
		   "git commit -qm y; git checkout -q HEAD~1", sample);
	for (int i = 0; i < 3; i++) {
		if (i == 0) {
			open_worktree(&v, b, "r/pools/core");
		} else if (i == 1) {
			struct pp_place place = box_place(b, "r");

			prefix = pp_place_prefix(&place, &b->arena,
						 box_path(b, "r/pools/core"));
			open_staged(&v, b, prefix);
		} else {
			open_revision(&v, b, "HEAD", "pools/core");
		}
		list(&v, b, "records");
		assert_string_equal(shown(&v, b), sample_listing);
		assert_string_equal(content(&v, b, ".peerpool.yaml"), "n\n");
		close_view(&v);
	}
	/* A commit in which there is no such pool. */
	open_revision(&v, b, "main", "pools/core");
	list(&v, b, "records");
	assert_true(v.entries.absent);
	assert_null(content(&v, b, ".peerpool.yaml"));
	close_view(&v);
	assert_int_equal(b->sink.count, 0);
}

static void odd_files(void **state)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct box *b = *state;
	struct pp_reader *reader;
	struct pp_buf bytes;
	struct view v;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	box_run(b, "mkdir -p r/records; cd r/records; mkfifo pipe;"
		   "ln -s /etc/passwd out; ln -s . ring; : >empty");
	snprintf(address.sun_path, sizeof(address.sun_path), "%s",
		 box_path(b, "r/records/socket"));
	assert_int_equal(bind(fd, (struct sockaddr *)&address,
			      sizeof(address)), 0);
	close(fd);
	open_worktree(&v, b, "r");
	list(&v, b, "records");
	assert_string_equal(shown(&v, b),
			    "f records/empty\nl records/out\no records/pipe\n"
			    "l records/ring\no records/socket\n");
	pp_buf_init(&bytes, LIMIT + 2);
	reader = pp_reader_new(v.snapshot, LIMIT);
	alarm(20);		/* a pipe must not be waited for */
	for (size_t i = 0; i < v.entries.count; i++)
		assert_int_equal(pp_reader_read(reader, &bytes, &b->sink,
						&v.entries.items[i]),
				 i ? -1 : 0);
	alarm(0);
	assert_int_equal(b->sink.count, 4);
	pp_reader_free(reader);
	pp_buf_release(&bytes);
	close_view(&v);

	/* A folder that is a link leads out of the pool: not followed. */
	pp_sink_clear(&b->sink);
	box_run(b, "mv r/records moved; ln -s ../moved r/records");
	open_worktree(&v, b, "r");
	list(&v, b, "records");
	assert_string_equal(box_findings(b), "records [file-type] expected a "
			    "directory; this is a symbolic link\n");
	assert_null(content(&v, b, "records/empty"));
	close_view(&v);
}

static void unreadable(void **state)
{
	struct box *b = *state;
	struct view v;

	bool superuser = !geteuid();

	box_run(b, "mkdir -p r/records/shut; cd r/records; echo x >shut/x;"
		   "echo y >y; echo z >z; chmod 0 shut; chmod 0 z");
	if (superuser) {
		box_run(b, "chmod 755 .");
		if (seteuid(65534))
			skip();		/* no other user here */
	}
	open_worktree(&v, b, "r");
	list(&v, b, "records");
	assert_string_equal(shown(&v, b), "f records/y\nf records/z\n");
	assert_true(v.entries.incomplete);
	assert_null(content(&v, b, "records/z"));
	assert_int_equal(superuser ? seteuid(0) : 0, 0);
	assert_string_equal(box_findings(b),
		"records/shut [file-read] cannot list the folder: Permission "
		"denied\n"
		"records/z [file-read] cannot read the file: Permission "
		"denied\n");
	close_view(&v);
	assert_null(pp_snapshot_worktree(&b->sink, box_path(b, "r/none")));
}

static void limits(void **state)
{
	struct box *b = *state;
	struct pp_reader *reader;
	struct pp_buf bytes;
	struct view v;

	box_run(b, "git init -q r; cd r; mkdir records; cd records;"
		   "head -c 100000 /dev/zero >fits; head -c 100001 /dev/zero "
		   ">large; git add .; git commit -qm x");
	pp_buf_init(&bytes, LIMIT + 2);
	for (int i = 0; i < 3; i++) {
		if (i == 0)
			open_worktree(&v, b, "r");
		else if (i == 1)
			open_staged(&v, b, "");
		else
			open_revision(&v, b, "HEAD", "");
		list(&v, b, "records");
		reader = pp_reader_new(v.snapshot, LIMIT);
		assert_int_equal(pp_reader_read(reader, &bytes, &b->sink,
						&v.entries.items[0]), 0);
		assert_int_equal(bytes.n, LIMIT);
		assert_int_equal(!!pp_reader_stat(reader), i == 0);
		if (i == 0)
			assert_memory_equal(pp_reader_stat(reader),
					    &v.entries.items[0].stat,
					    sizeof(struct pp_stat));
		assert_int_equal(pp_reader_read(reader, &bytes, &b->sink,
						&v.entries.items[1]), -1);
		assert_null(pp_reader_stat(reader));
		assert_string_equal(box_findings(b),
				    "records/large [file-size] the file is "
				    "larger than the limit of 100000 bytes\n");
		pp_sink_clear(&b->sink);
		pp_reader_free(reader);
		close_view(&v);
	}
	pp_buf_release(&bytes);
}

/* A tree object made by hand: mode, name, and the id of blob or tree. */
static const char *make_tree(struct box *b, const char *items)
{
	return box_ask(b, "cd r; printf '%s' | git hash-object -t tree -w "
			  "--literally --stdin", items);
}

static const char *octal(struct box *b, const char *hex)
{
	const char *text = "";

	for (; *hex; hex += 2) {
		char two[3] = { hex[0], hex[1], 0 };

		text = pp_arena_printf(&b->arena, "%s\\%03lo", text,
				       strtoul(two, NULL, 16));
	}
	return text;
}

static const char *item(struct box *b, const char *mode_and_name,
			const char *hex)
{
	return pp_arena_printf(&b->arena, "%s\\000%s", mode_and_name,
			       octal(b, hex));
}

/* Trees that no git command would make. */
static void hostile_tree(void **state)
{
	struct box *b = *state;
	const char *blob, *inner, *tree;
	struct view v;

	box_run(b, "git init -q r");
	blob = box_ask(b, "cd r; echo x | git hash-object -w --stdin");
	inner = make_tree(b, item(b, "100644 f", blob));
	tree = make_tree(b, pp_arena_printf(&b->arena,
		"%s%s%s%s%s%s%s%s%s", item(b, "100644 z", blob),
		item(b, "40000 ..", inner), item(b, "40000 .", inner),
		item(b, "100644 a/b", blob), item(b, "100644 n\\nl", blob),
		item(b, "100644 \\377\\376", blob), item(b, "100644 z", blob),
		item(b, "160000 sub", blob), item(b, "40000 d", inner)));
	box_run(b, "cd r; git update-ref refs/heads/main "
		   "$(git commit-tree -m x %s)", tree);
	open_revision(&v, b, "main", "");
	list(&v, b, "");
	assert_string_equal(shown(&v, b), "f d/f\ng sub\nf z\n");
	assert_true(v.entries.incomplete);
	assert_string_equal(box_findings(b),
		". [file-path] the name is not a name\n"
		".. [file-path] the name is not a name\n"
		"\\xff\\xfe [file-path] the name is not UTF-8\n"
		"a/b [file-path] the name has a slash in it\n"
		"n\\x0al [file-path] the name has a control character in it\n"
		"z [file-path] two files bear this path\n");
	close_view(&v);

	/* What stands there is no tree, or leads to what is not there. */
	pp_sink_clear(&b->sink);
	inner = make_tree(b, "100644 cut\\000123");
	tree = make_tree(b, pp_arena_printf(&b->arena, "%s%s%s",
		item(b, "40000 blob", blob), item(b, "40000 cut", inner),
		item(b, "40000 none",
		     "1234567812345678123456781234567812345678")));
	box_run(b, "cd r; git update-ref refs/heads/main "
		   "$(git commit-tree -m x %s)", tree);
	open_revision(&v, b, "main", "");
	list(&v, b, "");
	assert_int_equal(v.entries.count, 0);
	assert_int_equal(b->sink.count, 3);
	assert_non_null(strstr(box_findings(b), "blob [file-read] cannot list "
			       "the folder: tree"));
	assert_non_null(strstr(box_findings(b), "is not in the repository"));
	close_view(&v);
}

/* A tree in a tree in a tree ...: at each level "d", and at the end a file. */
static void deep(void **state)
{
	struct box *b = *state;
	struct view v;

	box_run(b, "git init -q r; cd r; p=.; for i in $(seq 70); do p=$p/d;"
		   "done; mkdir -p $p; : >$p/f; : >d/d/g; git add .;"
		   "git commit -qm x");
	for (int i = 0; i < 3; i++) {
		if (i == 0)
			open_worktree(&v, b, "r");
		else if (i == 1)
			open_staged(&v, b, "");
		else
			open_revision(&v, b, "HEAD", "");
		list(&v, b, "");
		assert_string_equal(shown(&v, b), "f d/d/g\n");
		assert_true(v.entries.incomplete);
		assert_int_equal(b->sink.count, 1);
		assert_non_null(strstr(box_findings(b), "nested too deeply"));
		pp_sink_clear(&b->sink);
		close_view(&v);
	}
}

/* Sixty trees, each with the next one twice in it: 2^60 files. */
static void tree_bomb(void **state)
{
	struct box *b = *state;
	struct view v;

	box_run(b, "git init -q r; cd r; t=$(echo x | git hash-object -w "
		   "--stdin); t=$(printf '100644 blob %%s\tf\n' $t | "
		   "git mktree); for i in $(seq 60); do t=$(printf "
		   "'040000 tree %%s\ta\n040000 tree %%s\tb\n' $t $t | "
		   "git mktree); done; "
		   "git update-ref HEAD $(git commit-tree -m x $t)");
	open_revision(&v, b, "HEAD", "");
	alarm(60);
	list(&v, b, "");
	alarm(0);
	assert_true(v.entries.incomplete);
	assert_int_equal(b->sink.count, 1);
	assert_non_null(strstr(box_findings(b), "[file-read] cannot list the "
			       "folder: there are more than 2000000 files"));
	close_view(&v);
}

static void many_files(void **state)
{
	struct box *b = *state;
	struct view v;

	box_run(b, "mkdir -p r/records/flat; cd r/records;"
		   "for i in 0 1 2 3 4 5 6 7; do mkdir -p s/$i; done; i=0;"
		   "while [ $i -lt 3000 ]; do "
		   "echo flat/r-$((i * 7919 %% 3001));"
		   "echo s/$((i %% 8))/r-$i; i=$((i + 1)); done | xargs touch");
	open_worktree(&v, b, "r");
	list(&v, b, "records");
	assert_int_equal(v.entries.count, 6000);
	for (size_t i = 0; i < v.entries.count; i++) {
		assert_true(v.entries.items[i].has_stat);
		assert_true(S_ISREG(v.entries.items[i].stat.mode));
	}
	assert_string_equal(v.entries.items[0].path, "records/flat/r-0");
	assert_string_equal(v.entries.items[5999].path, "records/s/7/r-999");
	close_view(&v);
	assert_int_equal(b->sink.count, 0);
}

/* Files laid over from memory: one more, and one in another's place. */
static void laid(void **state)
{
	static const struct pp_laid_file files[] = {
		{ "records/a.yaml", NULL, PP_LIT("id: a2\n") },
		{ "records/b.yaml", NULL, PP_LIT("id: b\n") },
	};
	static const struct pp_laid over = { files, 2 };
	struct box *b = *state;
	struct pp_reader *reader;
	struct pp_buf bytes;
	struct view v;

	box_run(b, "mkdir -p r/records && echo 'id: a' >r/records/a.yaml");
	open_worktree(&v, b, "r");
	pp_snapshot_lay(v.snapshot, &over);
	list(&v, b, "records");
	assert_int_equal(v.entries.count, 2);
	pp_buf_init(&bytes, LIMIT);
	reader = pp_reader_new(v.snapshot, 7);
	assert_int_equal(pp_reader_read(reader, &bytes, &b->sink,
					&v.entries.items[0]), 0);
	assert_true(pp_str_is(pp_buf_get(&bytes), "id: a2\n"));
	assert_int_equal(pp_reader_read_path(reader, &bytes, &b->sink,
					     "records/b.yaml"), 0);
	assert_true(pp_str_is(pp_buf_get(&bytes), "id: b\n"));
	pp_reader_free(reader);
	/* Not past the limit either. */
	reader = pp_reader_new(v.snapshot, 6);
	assert_int_equal(pp_reader_read_path(reader, &bytes, &b->sink,
					     "records/a.yaml"), -1);
	assert_string_equal(b->sink.items[0]->rule->id, "file-size");
	pp_reader_free(reader);
	pp_buf_release(&bytes);
	close_view(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(same_everywhere), box_test(find),
		box_test(staged_differs),  box_test(no_index),
		box_test(conflict),	   box_test(subfolder),
		box_test(odd_files),	   box_test(unreadable),
		box_test(limits),	   box_test(hostile_tree),
		box_test(deep),		   box_test(tree_bomb),
		box_test(many_files),	   box_test(laid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
