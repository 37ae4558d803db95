/* What a push brings, read by a hook while git holds it in quarantine.  The
 * hook is this program itself, called with the argument --hook. */
#include "unit/store_box.h"

#include "store/push.h"
#include "store/snapshot.h"

#define ZERO "0000000000000000000000000000000000000000"
#define ONE "1111111111111111111111111111111111111111"
#define TWO "2222222222222222222222222222222222222222"

static const char *program;

static int parse(struct pp_updates *out, struct box *b, struct pp_str text)
{
	struct pp_listing into = { &b->arena, &b->sink };

	return pp_push_parse(out, into, text);
}

static void good_lines(void **state)
{
	struct box *b = *state;
	struct pp_updates updates;

	assert_int_equal(parse(&updates, b, PP_LIT(
		ONE " " TWO " refs/heads/main\n"
		ZERO " " ONE " refs/tags/v1\n"
		ONE " " ZERO " refs/heads/\xc3\xa9")), 0);
	assert_int_equal(updates.count, 3);
	assert_string_equal(updates.items[0].ref, "refs/heads/main");
	assert_int_equal(updates.items[0].old_id[19], 0x11);
	assert_int_equal(updates.items[0].new_id[0], 0x22);
	assert_false(pp_update_creates(&updates.items[0]));
	assert_true(pp_update_creates(&updates.items[1]));
	assert_true(pp_update_deletes(&updates.items[2]));
	assert_int_equal(parse(&updates, b, PP_LIT("")), 0);
	assert_int_equal(updates.count, 0);
	assert_int_equal(b->sink.count, 0);
}

static void bad_lines(void **state)
{
	static const char *const lines[] = {
		"", " ", "main", ONE " " TWO, ONE " " TWO " ",
		ONE " " TWO "  refs/heads/main", ONE "  " TWO " refs/heads/a",
		ONE "\t" TWO " refs/heads/main", ONE " " TWO " heads/main",
		"1111 2222 refs/heads/main", ZERO " " ZERO " refs/heads/main",
		"g" ONE " " TWO " refs/heads/main",
		ONE " " TWO " refs/heads/a refs/heads/b",
		"111111111111111111111111111111111111111g " TWO " refs/x",
	};
	struct box *b = *state;
	struct pp_updates updates;

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		const char *text = pp_arena_printf(&b->arena,
			ONE " " TWO " refs/a\n%s\n" ONE " " TWO " refs/b\n",
			lines[i]);

		if (parse(&updates, b, pp_str(text)) != -1)
			fail_msg("passed: '%s'", lines[i]);
		assert_int_equal(updates.count, 2);
		assert_int_equal(b->sink.count, 1);
		assert_string_equal(b->sink.items[0]->rule->id, "push-input");
		assert_string_equal(b->sink.items[0]->pos.file, "<stdin>");
		assert_int_equal(b->sink.items[0]->pos.line, 2);
		pp_sink_clear(&b->sink);
	}
}

static void too_many(void **state)
{
	struct box *b = *state;
	struct pp_updates updates;
	struct pp_buf text;

	pp_buf_init(&text, 4 << 20);
	for (int i = 0; i < PP_UPDATES_MAX + 3; i++)
		pp_buf_puts(&text, ONE " " TWO " refs/heads/main\n");
	assert_int_equal(parse(&updates, b, pp_buf_get(&text)), -1);
	assert_int_equal(updates.count, PP_UPDATES_MAX);
	assert_int_equal(b->sink.count, 1);
	pp_buf_release(&text);
}

/* The files of one commit, with their first lines. */
static void print_files(struct box *b, struct pp_repo *repo,
			const struct pp_commit *commit)
{
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_snapshot *s = pp_snapshot_revision(&b->sink, repo, commit,
						     "");
	struct pp_reader *reader = pp_reader_new(s, 1000);
	struct pp_entries entries;
	struct pp_buf bytes;

	pp_buf_init(&bytes, 1002);
	pp_snapshot_list(&entries, into, s, "records");
	for (size_t i = 0; i < entries.count; i++)
		if (!pp_reader_read(reader, &bytes, &b->sink,
				    &entries.items[i]))
			printf("%s: %.*s", entries.items[i].path,
			       PP_STR(pp_buf_get(&bytes)));
	pp_buf_release(&bytes);
	pp_reader_free(reader);
	pp_snapshot_free(s);
}

static void print_update(struct box *b, struct pp_repo *repo,
			 const struct pp_update *update)
{
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_changes changes;
	struct pp_range range;
	struct pp_diff diff = { .prefix = "" };
	int rc = pp_push_range(&range, repo, &b->sink, update);

	printf("%s %d%s\n", update->ref, rc,
	       rc > 0 && !range.has_base ? " (all new)" : "");
	if (rc <= 0)
		return;
	diff.old_tree = range.has_base ? range.base.tree : NULL;
	diff.new_tree = range.tip.tree;
	pp_diff_collect(&changes, into, repo, &diff);
	for (size_t i = 0; i < changes.count; i++)
		printf("%s\n", changes.items[i].path);
	print_files(b, repo, &range.tip);
}

static int hook(void)
{
	struct box *b = calloc(1, sizeof(*b));
	struct pp_updates updates;
	struct pp_place place;
	struct pp_repo *repo;
	char text[4096];
	size_t n = fread(text, 1, sizeof(text), stdin);

	if (pp_place_find(&place, &b->arena, &b->sink, ".") != 1)
		return 2;
	printf("quarantine: %s\n", strstr(place.objects, "/objects/") ? "yes" :
	       "no");
	repo = pp_repo_open(&place, &b->sink);
	if (!repo || parse(&updates, b, (struct pp_str){ text, n }))
		return 2;
	for (size_t i = 0; i < updates.count; i++)
		print_update(b, repo, &updates.items[i]);
	fputs(box_findings(b), stdout);
	pp_repo_free(repo);
	pp_arena_release(&b->arena);
	pp_sink_release(&b->sink);
	free(b);
	return 0;
}

/* Push, and return what the hook printed. */
static const char *push(struct box *b, const char *what)
{
	box_run(b, "rm -f seen; cd work; git push -q ../server.git %s "
		   ">../push.log 2>&1 || { cat ../push.log; exit 1; }", what);
	return box_ask(b, "cat seen");
}

static void real_push(void **state)
{
	struct box *b = *state;

	box_run(b, "git init -q --bare server.git; git init -q work;"
		   "printf '#!/bin/sh\\nexec \"%s\" --hook >\"%s/seen\"\\n' "
		   ">server.git/hooks/pre-receive;"
		   "chmod +x server.git/hooks/pre-receive;"
		   "cd work; mkdir records; echo 1 >records/a; git add .;"
		   "git commit -qm 1", program, b->path);
	assert_string_equal(push(b, "main"),
			    "quarantine: yes\nrefs/heads/main 1 (all new)\n"
			    "records/a\nrecords/a: 1");

	box_run(b, "cd work; echo 2 >records/b; git add .; git commit -qm 2;"
		   "echo 3 >records/a; git commit -qam 3");
	assert_string_equal(push(b, "main"),
			    "quarantine: yes\nrefs/heads/main 1\n"
			    "records/a\nrecords/b\nrecords/a: 3\n"
			    "records/b: 2");

	/* A new branch brings what it has beyond HEAD's history. */
	box_run(b, "cd work; git checkout -q -b side HEAD~1;"
		   "echo 4 >records/c; git add .; git commit -qm 4;"
		   "git tag -m heavy heavy;"
		   "git tag -m blob blob HEAD:records/c");
	assert_string_equal(push(b, "side heavy blob"),
			    "quarantine: yes\nrefs/heads/side 1\nrecords/c\n"
			    "records/a: 1\nrecords/b: 2\nrecords/c: 4\n"
			    "refs/tags/heavy 1\nrecords/c\n"
			    "records/a: 1\nrecords/b: 2\nrecords/c: 4\n"
			    "refs/tags/blob 0");

	/* A branch moved back; one deleted, where nothing comes. */
	assert_string_equal(push(b, "+main~1:main"),
			    "quarantine: yes\nrefs/heads/main 1\nrecords/a\n"
			    "records/a: 1\nrecords/b: 2");
	assert_string_equal(push(b, ":side"),
			    "quarantine: no\nrefs/heads/side 0");

	/* Nothing in common with what is there. */
	box_run(b, "cd work; git checkout -q --orphan alone; git rm -qrf .;"
		   "mkdir records; echo 5 >records/z; git add .;"
		   "git commit -qm 5");
	assert_string_equal(push(b, "alone"),
			    "quarantine: yes\nrefs/heads/alone 1 (all new)\n"
			    "records/z\nrecords/z: 5");
}

/* What is only in the quarantine is not there for a process outside. */
static void quarantine_by_hand(void **state)
{
	struct box *b = *state;
	struct pp_commit commit;
	struct pp_place place;
	struct pp_repo *repo;
	const char *id;

	box_run(b, "git init -q --bare server.git; mkdir -p 'quo\"te:d'; "
		   "mv server.git 'quo\"te:d'; git init -q work; cd work;"
		   "git commit -q --allow-empty -m 1;"
		   "mkdir ../incoming; cp -r .git/objects/* ../incoming");
	id = box_ask(b, "git -C work rev-parse HEAD");
	place = box_place(b, "quo\"te:d/server.git");
	repo = pp_repo_open(&place, &b->sink);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, id), -1);
	pp_repo_free(repo);
	pp_sink_clear(&b->sink);

	/* The repository as an alternate, its path quoted as git does it. */
	box_run(b, "cd 'quo\"te:d/server.git'; git init -q --bare ../other;"
		   "echo x | git hash-object -w --stdin >/dev/null");
	setenv("GIT_OBJECT_DIRECTORY", box_path(b, "incoming"), 1);
	setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", pp_arena_printf(&b->arena,
		"\"%s/quo\\\"te:d/server.git/objects\":/nowhere", b->path), 1);
	place = box_place(b, "quo\"te:d/server.git");
	repo = pp_repo_open(&place, &b->sink);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, id), 0);
	{
		uint8_t blob[PP_ID_SIZE];
		struct pp_object_want want = { blob, PP_OBJECT_BLOB, 0 };
		struct pp_object object;

		pp_blob_id(blob, PP_LIT("x\n"));
		assert_int_equal(pp_object_read(&object, repo, &want), 0);
		pp_object_release(&object);
	}
	pp_repo_free(repo);
	assert_int_equal(b->sink.count, 0);
}

/* What cannot be read must not pass for what brings nothing. */
static void missing_objects(void **state)
{
	struct box *b = *state;
	struct pp_updates updates;
	struct pp_range range;
	struct pp_place place;
	struct pp_repo *repo;
	const char *tag;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m 1;"
		   "git tag -m x heavy");
	tag = box_ask(b, "git -C r rev-parse heavy");
	box_run(b, "cd r; t=$(git rev-parse HEAD); rm -f .git/objects/$(echo "
		   "$t | cut -c1-2)/$(echo $t | cut -c3-)");
	place = box_place(b, "r");
	repo = pp_repo_open(&place, &b->sink);
	assert_int_equal(parse(&updates, b, pp_str(pp_arena_printf(&b->arena,
		ZERO " " ONE " refs/heads/x\n" ZERO " %s refs/tags/heavy\n",
		tag))), 0);
	assert_int_equal(pp_push_range(&range, repo, &b->sink,
				       &updates.items[0]), -1);
	assert_int_equal(pp_push_range(&range, repo, &b->sink,
				       &updates.items[1]), -1);
	assert_int_equal(b->sink.count, 2);
	pp_repo_free(repo);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		box_test(good_lines),	      box_test(bad_lines),
		box_test(too_many),	      box_test(real_push),
		box_test(quarantine_by_hand), box_test(missing_objects),
	};

	if (argc > 1 && !strcmp(argv[1], "--hook"))
		return hook();
	program = realpath(argv[0], NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
