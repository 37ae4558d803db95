/* Refs, read from git's files; git itself says what is right. */
#include "unit/store_box.h"

#include "store/ref.h"

static void reads(struct box *b, const char *folder, const char *name)
{
	struct pp_place place = box_place(b, folder);
	uint8_t id[PP_ID_SIZE];
	char hex[PP_ID_HEX];

	if (pp_ref_read(id, &place, name) != 1)
		fail_msg("'%s' was not found", name);
	pp_id_hex(hex, id);
	assert_string_equal(hex, box_ask(b, "git -C %s rev-parse '%s'", folder,
					 name));
}

static int result(struct box *b, const char *folder, const char *name)
{
	struct pp_place place = box_place(b, folder);
	uint8_t id[PP_ID_SIZE];

	return pp_ref_read(id, &place, name);
}

static void write_file(struct box *b, const char *name, const char *text)
{
	FILE *f = fopen(box_path(b, name), "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void make(struct box *b)
{
	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m 1;"
		   "git branch side; git commit -q --allow-empty -m 2;"
		   "git tag light; git tag -m x heavy; git tag both side;"
		   "git branch both; git branch a/b/c side;"
		   "git branch user@host side; git branch end-g1234567;"
		   "git update-ref refs/remotes/origin/main side;"
		   "git symbolic-ref refs/remotes/origin/HEAD "
		   "refs/remotes/origin/main; git update-ref ORIG_HEAD side");
}

static void names(void **state)
{
	static const char *const names[] = {
		"HEAD", "main", "refs/heads/main", "heads/main", "side",
		"light", "heavy", "both", "heads/both", "a/b/c", "user@host",
		"end-g1234567", "origin/main", "origin", "ORIG_HEAD",
		"remotes/origin/HEAD",
	};
	struct box *b = *state;

	make(b);
	for (int i = 0; i < 3; i++) {
		for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
			reads(b, "r", names[k]);
		/* Packed, then with newer loose ones before the packed. */
		box_run(b, i ? "cd r; git commit -q --allow-empty -m 3;"
			       "git update-ref refs/heads/a/b/c HEAD" :
			       "cd r; git pack-refs --all;"
			       "test ! -e .git/refs/heads/side");
	}
	reads(b, "r", box_ask(b, "git -C r rev-parse HEAD"));
	box_run(b, "cd r; git checkout -q --detach side");
	reads(b, "r", "HEAD");
}

static void no_names(void **state)
{
	static const char *const names[] = {
		"", "gone", "HEAD~1", "main@{1}", "main^", "config", "logs",
		"description", "../main", "a", "a/b", "refs", "refs/heads",
		"heads", "main/", "/main", "main.lock", "a//b/c", "@", "-x",
		"main:", "a b", "sid", "main/x", "refs/heads/../heads/main",
		"index", "objects/info",
	};
	struct box *b = *state;

	make(b);
	for (int i = 0; i < 2; i++) {
		for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
			if (result(b, "r", names[k]))
				fail_msg("'%s' is %d", names[k],
					 result(b, "r", names[k]));
		box_run(b, "cd r; git pack-refs --all");
	}
	box_run(b, "git init -q unborn");
	assert_int_equal(result(b, "unborn", "HEAD"), 0);
}

static void worktrees(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	make(b);
	box_run(b, "cd r; git worktree add -q ../second side;"
		   "cd ../second; git commit -q --allow-empty -m 4;"
		   "git update-ref refs/worktree/mine HEAD");
	reads(b, "second", "HEAD");
	reads(b, "second", "main");
	reads(b, "second", "side");
	reads(b, "second", "refs/worktree/mine");
	reads(b, "r", "HEAD");
	assert_int_equal(result(b, "r", "refs/worktree/mine"), 0);
	place = box_place(b, "second");
	assert_string_equal(pp_ref_head(&b->arena, &place), "refs/heads/side");
	box_run(b, "cd second; git checkout -q --detach");
	assert_null(pp_ref_head(&b->arena, &place));
	place = box_place(b, "r");
	assert_string_equal(pp_ref_head(&b->arena, &place), "refs/heads/main");
}

static void damaged(void **state)
{
	static const char *const texts[] = {
		"", "\n", "ref:", "ref: ", "ref: HEAD", "ref: ../HEAD",
		"ref: refs/../x", "1234", "ref: refs/heads/.invalid",
		"123456781234567812345678123456781234567z",
		"1234567812345678123456781234567812345678x",
		"ref: refs/heads/side",		/* it leads to itself */
	};
	struct box *b = *state;

	make(b);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		write_file(b, "r/.git/refs/heads/side", texts[i]);
		if (result(b, "r", "side") != -1)
			fail_msg("'%s' is %d", texts[i],
				 result(b, "r", "side"));
	}
	write_file(b, "r/.git/refs/heads/side", "ref: refs/heads/gone\n");
	assert_int_equal(result(b, "r", "side"), 0);
	write_file(b, "r/.git/refs/heads/side", "ref:\trefs/heads/main \n");
	reads(b, "r", "side");
	write_file(b, "r/.git/packed-refs",
		   "# pack-refs with: peeled fully-peeled sorted \n"
		   "12345678 refs/heads/bad\n"
		   "123456781234567812345678123456781234567z refs/heads/worse\n"
		   "^1234567812345678123456781234567812345678 refs/heads/no\n"
		   "1234567812345678123456781234567812345678 refs/heads/yes");
	assert_int_equal(result(b, "r", "bad"), 0);
	assert_int_equal(result(b, "r", "worse"), -1);
	assert_int_equal(result(b, "r", "no"), 0);
	assert_int_equal(result(b, "r", "yes"), 1);
	box_run(b, "mkdir r/.git/reftable");
	assert_int_equal(result(b, "r", "gone"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(names),
		box_test(no_names),
		box_test(worktrees),
		box_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
