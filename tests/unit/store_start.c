/* What needs no libgit2 must not start it: it would cost more than what is
 * asked.  A program of its own, as a start is for the whole process. */
#include "unit/store_box.h"

#include "store/commit.h"
#include "store/diff.h"
#include "store/libgit2.h"
#include "store/ref.h"
#include "store/snapshot.h"

const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2-8.so\nleak:libgit2.so\n";
}

static bool is_started(void)
{
	return pp_libgit2()->libgit2_init != NULL;
}

static void resolve(struct box *b, struct pp_repo *repo, const char *name)
{
	struct pp_commit commit;

	if (pp_rev_resolve(&commit, repo, &b->sink, name))
		fail_msg("%s", box_findings(b));
	if (is_started())
		fail_msg("'%s' starts libgit2", name);
}

static void read_snapshot(struct box *b, struct pp_repo *repo)
{
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_snapshot *snapshot;
	struct pp_reader *reader;
	struct pp_entries entries;
	struct pp_commit commit;
	struct pp_buf bytes;

	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD"), 0);
	snapshot = pp_snapshot_revision(&b->sink, repo, &commit, "");
	assert_int_equal(pp_snapshot_list(&entries, into, snapshot, ""), 0);
	assert_int_equal(entries.count, 1);
	reader = pp_reader_new(snapshot, 1000);
	pp_buf_init(&bytes, 2000);
	assert_int_equal(pp_reader_read(reader, &bytes, &b->sink,
					&entries.items[0]), 0);
	assert_int_equal(bytes.n, 2);
	pp_buf_release(&bytes);
	pp_reader_free(reader);
	pp_snapshot_free(snapshot);
}

static void reading(void **state)
{
	struct box *b = *state;
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_commits commits;
	struct pp_changes changes;
	struct pp_diff diff = { .prefix = "" };
	struct pp_object_want want = { .type = PP_OBJECT_BLOB };
	struct pp_object object;
	uint8_t id[PP_ID_SIZE];
	struct pp_place place;
	struct pp_repo *repo;

	box_run(b, "git init -q r; cd r; echo 1 >f; git add f;"
		   "git commit -qm 1; echo 2 >f; git commit -qam 2; git tag -m x mark");
	for (int i = 0; i < 2; i++) {
		place = box_place(b, "r");
		repo = pp_repo_open(&place, &b->sink);
		assert_non_null(repo);
		resolve(b, repo, "HEAD");
		resolve(b, repo, "main");
		resolve(b, repo, "mark");
		resolve(b, repo, box_ask(b, "git -C r rev-parse HEAD"));
		assert_int_equal(pp_ref_read(id, &place, "HEAD"), 1);
		assert_int_equal(pp_commits_walk(&commits, into, repo, id,
						 NULL, NULL), 0);
		assert_int_equal(commits.count, 2);
		diff.old_tree = commits.items[0].tree;
		diff.new_tree = commits.items[1].tree;
		assert_int_equal(pp_diff_collect(&changes, into, repo, &diff),
				 0);
		assert_int_equal(changes.count, 1);
		want.id = changes.items[0].new_id;
		assert_int_equal(pp_object_read(&object, repo, &want), 0);
		pp_object_release(&object);
		memset(id, 0x12, sizeof(id));
		want.id = id;
		assert_int_equal(pp_object_read(&object, repo, &want),
				 PP_OBJECT_MISSING);
		read_snapshot(b, repo);
		assert_false(is_started());
		pp_repo_free(repo);
		box_run(b, "cd r; git pack-refs --all; git repack -qad;"
			   "git prune-packed");
	}
}

/* Settings that change nothing for us, written as git and people write them. */
static void usual_config(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q r; cd r; git config core.sparseCheckout true;"
		   "git config core.repositoryFormatVersion 1;"
		   "git config extensions.worktreeConfig true;"
		   "git config extensions.partialClone origin;"
		   "git config remote.origin.url x;"
		   "printf '\\n# [extensions]\\n[EXTENSIONS]\\n\\t; no\\n"
		   "\\tobjectFormat = sha1\\n[alias]\\n\\tx = y' "
		   ">>.git/config");
	place = box_place(b, "r");
	pp_repo_free(pp_repo_open(&place, &b->sink));
	assert_int_equal(b->sink.count, 0);
	assert_false(is_started());
}

/* And those of which libgit2 must judge. */
static void unusual_config(void **state)
{
	static const char *const texts[] = {
		"[extensions]\n\tfuture = 1\n", "[extensions] future = 1\n",
		"[core]\n\trepositoryFormatVersion = 2\n",
		"[core] repositoryFormatVersion = 2\n",
		"[extensions]\n\tobjectFormat = sha256\n",
		"[extensions]\n\trefStorage = reftable\n",
	};
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q r; git -C r config "
		   "core.repositoryFormatVersion 1; cp r/.git/config keep");
	place = box_place(b, "r");
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		FILE *f;

		box_run(b, "cp keep r/.git/config");
		f = fopen(box_path(b, "r/.git/config"), "a");
		assert_non_null(f);
		fputs(texts[i], f);
		fclose(f);
		if (pp_repo_open(&place, &b->sink))
			fail_msg("'%s' passed", texts[i]);
	}
	assert_int_equal(b->sink.count, sizeof(texts) / sizeof(*texts));
}

/* What it is for still works, on a handle that did without. */
static void started(void **state)
{
	struct box *b = *state;
	struct pp_commit commit;
	struct pp_place place;
	struct pp_repo *repo, *other;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m 1;"
		   "git commit -q --allow-empty -m 2");
	place = box_place(b, "r");
	repo = pp_repo_open(&place, &b->sink);
	other = pp_repo_clone(repo, &b->sink);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD"), 0);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD~1"), 0);
	assert_int_equal(pp_rev_resolve(&commit, other, &b->sink, "HEAD^"), 0);
	assert_true(is_started());
	pp_repo_free(other);
	pp_repo_free(repo);
}

int main(void)
{
	/* In this order: nothing stops libgit2 again. */
	const struct CMUnitTest tests[] = {
		box_test(reading),
		box_test(usual_config),
		box_test(unusual_config),
		box_test(started),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
