/* The raw difference of two trees, against git's own. */
#include "unit/store_box.h"

#include "store/diff.h"
#include "store/rev.h"

struct sides {
	struct pp_place place;
	struct pp_repo *repo;
	struct pp_commit old_commit, new_commit;
};

static void open_sides(struct sides *s, struct box *b, const char *old_rev,
		       const char *new_rev)
{
	s->place = box_place(b, "r");
	s->repo = pp_repo_open(&s->place, &b->sink);
	assert_non_null(s->repo);
	assert_int_equal(pp_rev_resolve(&s->old_commit, s->repo, &b->sink,
					old_rev), 0);
	assert_int_equal(pp_rev_resolve(&s->new_commit, s->repo, &b->sink,
					new_rev), 0);
}

/* As git diff-tree --raw writes it. */
static const char *raw(struct sides *s, struct box *b, const char *prefix)
{
	struct pp_diff diff = { .old_tree = s->old_commit.tree,
				.new_tree = s->new_commit.tree,
				.prefix = prefix };
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_changes changes;
	const char *text = "";

	assert_int_equal(pp_diff_collect(&changes, into, s->repo, &diff), 0);
	for (size_t i = 0; i < changes.count; i++) {
		const struct pp_change *c = &changes.items[i];
		char old_hex[PP_ID_HEX], new_hex[PP_ID_HEX];

		pp_id_hex(old_hex, c->old_id);
		pp_id_hex(new_hex, c->new_id);
		text = pp_arena_printf(&b->arena, "%s:%06o %06o %s %s %c\t%s\n",
				       text, c->old_mode, c->new_mode, old_hex,
				       new_hex, !c->old_mode ? 'A' :
				       !c->new_mode ? 'D' :
				       (c->old_mode ^ c->new_mode) & 0170000 ?
				       'T' : 'M', c->path);
	}
	return text;
}

static void as_git_has_it(void **state)
{
	struct box *b = *state;
	struct sides s;

	box_run(b, "git init -q r; cd r; mkdir -p records/a records/b same/x;"
		   "echo 1 >records/a/1; echo 1 >records/a/2;"
		   "echo 1 >records/f;"
		   "echo 1 >records/folder; echo 1 >same/x/1; echo 1 >mode;"
		   "echo 1 >records/b/only; echo 1 >type; echo 1 >top;"
		   "echo 1 >records/a-b; echo 1 >records/a.b;"
		   "git add .; git commit -qm 1;"
		   "echo 2 >records/a/1; rm records/a/2; rm -r records/b;"
		   "rm records/folder; mkdir records/folder;"
		   "echo 2 >records/folder/in; echo 2 >records/new;"
		   "chmod +x mode; rm type; ln -s top type; echo 2 >top;"
		   "rm records/f; mkdir -p new/deep/er; echo 2 >new/deep/er/1;"
		   "echo 2 >records/a-b; echo 2 >records/a.b;"
		   "git add -A .; git commit -qm 2");
	open_sides(&s, b, "HEAD~1", "HEAD");
	assert_string_equal(raw(&s, b, ""), pp_arena_printf(&b->arena, "%s\n",
		box_ask(b, "git -C r diff-tree -r --raw --no-renames "
			   "--no-abbrev HEAD~1 HEAD")));
	assert_string_equal(raw(&s, b, "records"),
		pp_arena_printf(&b->arena, "%s\n",
		box_ask(b, "git -C r diff-tree -r --raw --no-renames "
			   "--no-abbrev --relative=records/ HEAD~1 HEAD")));
	assert_string_equal(raw(&s, b, "same"), "");
	assert_string_equal(raw(&s, b, "none"), "");
	assert_string_equal(raw(&s, b, "top"), "");
	assert_int_equal(b->sink.count, 0);
	pp_repo_free(s.repo);
}

static int stop(const struct pp_change *change, void *ctx)
{
	(void)change;
	++*(int *)ctx;
	return 7;
}

static void empty_and_stopped(void **state)
{
	struct box *b = *state;
	struct pp_diff diff = { .prefix = "", .change = stop };
	int calls = 0;
	struct sides s;

	box_run(b, "git init -q r; cd r; mkdir d; echo 1 >d/1; echo 2 >d/2;"
		   "git add .; git commit -qm 1");
	open_sides(&s, b, "HEAD", "HEAD");
	diff.ctx = &calls;
	assert_int_equal(pp_diff_trees(s.repo, &b->sink, &diff), 0);
	assert_int_equal(calls, 0);
	diff.new_tree = s.new_commit.tree;
	assert_int_equal(pp_diff_trees(s.repo, &b->sink, &diff), 7);
	assert_int_equal(calls, 1);
	diff.old_tree = s.new_commit.tree;
	assert_int_equal(pp_diff_trees(s.repo, &b->sink, &diff), 0);
	diff.new_tree = NULL;
	assert_int_equal(pp_diff_trees(s.repo, &b->sink, &diff), 7);
	assert_int_equal(b->sink.count, 0);
	diff.new_tree = s.new_commit.id;	/* not a tree */
	assert_int_equal(pp_diff_trees(s.repo, &b->sink, &diff), -1);
	assert_non_null(strstr(box_findings(b), "[repository] cannot compare: "
			       "tree"));
	pp_repo_free(s.repo);
}

static int count(const struct pp_change *change, void *ctx)
{
	(void)change;
	++*(size_t *)ctx;
	return 0;
}

static void bounds(void **state)
{
	struct box *b = *state;
	struct pp_diff diff = { .prefix = "", .change = count };
	size_t calls = 0;
	struct sides s;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m 0;"
		   "t=$(echo x | git hash-object -w "
		   "--stdin); t=$(printf '100644 blob %%s\\tf\\n' $t | "
		   "git mktree); for i in $(seq 60); do t=$(printf "
		   "'040000 tree %%s\\ta\\n040000 tree %%s\\tb\\n' $t $t | "
		   "git mktree); done; for i in $(seq 5); do t=$(printf "
		   "'040000 tree %%s\\ta\\n' $t | git mktree); done;"
		   "git update-ref HEAD $(git commit-tree -p HEAD -m x $t)");
	open_sides(&s, b, "HEAD~1", "HEAD");
	diff.old_tree = s.old_commit.tree;
	diff.new_tree = s.new_commit.tree;
	diff.ctx = &calls;
	b->sink.limit = 10;
	alarm(120);
	assert_int_equal(pp_diff_trees(s.repo, &b->sink, &diff), -1);
	alarm(0);
	assert_int_equal(calls, 0);	/* all files lie too deep */
	assert_true(b->sink.errors > 1);
	pp_repo_free(s.repo);
}

/* Random trees: ours and git's are the same to the byte. */
static void random_trees(void **state)
{
	struct box *b = *state;
	struct sides s;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m 0");
	srand(1);
	for (int round = 0; round < 12; round++) {
		char text[3000] = "";
		size_t n = 0;

		for (int i = 0; i < 40; i++) {
			char path[32];

			snprintf(path, sizeof(path), "%c%s%c%s%c",
				 'a' + rand() % 3, rand() % 2 ? "/" : "-",
				 'a' + rand() % 3, rand() % 2 ? "/" : ".",
				 'a' + rand() % 3);
			n += (size_t)snprintf(text + n, sizeof(text) - n,
				rand() % 3 ?
				"(mkdir -p $(dirname %s) && echo %d >%s) "
				"2>/dev/null || true;" :
				"rm -rf %s # %d %s\n", path, rand() % 2,
				path);
		}
		box_run(b, "cd r; %s\n git add -A; "
			   "git commit -q --allow-empty -m x", text);
		open_sides(&s, b, "HEAD~1", "HEAD");
		assert_string_equal(raw(&s, b, ""),
			box_ask(b, "git -C r diff-tree -r --raw --no-renames "
				   "--no-abbrev HEAD~1 HEAD; echo"));
		pp_repo_free(s.repo);
	}
	assert_int_equal(b->sink.count, 0);
}

/* One folder of some thousand bytes, of which little changes: at its ends, in
 * the middle, beside each other. */
static void large_folder(void **state)
{
	static const char *const changes[] = {
		"echo 2 >f100", "echo 2 >f180", "rm f140", "echo 3 >f139x",
		"echo 4 >f150; echo 4 >f151", "rm f100; rm f180",
		"chmod +x f120", "echo 5 >a; echo 5 >z", "rm f11*",
		"mkdir f160x; echo 6 >f160x/in; echo 6 >f161",
		"rm f170; mkdir f170; echo 7 >f170/in", "echo 8 >f160x/in",
	};
	struct box *b = *state;
	struct sides s;

	box_run(b, "git init -q r; cd r; for i in $(seq 100 180); do "
		   "echo $((i / 3)) >f$i; done; git add .; git commit -qm 1");
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		box_run(b, "cd r; %s; git add -A .; git commit -qm x",
			changes[i]);
		open_sides(&s, b, "HEAD~1", "HEAD");
		assert_string_equal(raw(&s, b, ""),
			box_ask(b, "git -C r diff-tree -r --raw --no-renames "
				   "--no-abbrev HEAD~1 HEAD; echo"));
		pp_repo_free(s.repo);
	}
	assert_int_equal(b->sink.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(as_git_has_it),
		box_test(empty_and_stopped),
		box_test(bounds),
		box_test(random_trees),
		box_test(large_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
