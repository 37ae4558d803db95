/* Opening repositories and reading objects. */
#include "unit/store_box.h"

#include <pthread.h>
#include <zlib.h>

#include "store/repo.h"
#include "store/rev.h"

/* Where extensions are set, libgit2 1.5.1 leaks what PCRE2 gave it for each
 * line of the config, in git_repository_open. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2-8.so\nleak:libgit2.so\n";
}

static struct pp_repo *open_repo(struct box *b, const char *name)
{
	struct pp_place *place = pp_new(&b->arena, struct pp_place, 1);
	struct pp_repo *repo;

	*place = box_place(b, name);
	repo = pp_repo_open(place, &b->sink);
	if (!repo)
		fail_msg("%s", box_findings(b));
	return repo;
}

static enum pp_object_fault read_id(struct pp_repo *repo, const char *hex,
				    enum pp_object_type type, size_t limit)
{
	uint8_t id[PP_ID_SIZE];
	struct pp_object_want want = { id, type, limit };
	struct pp_object object;
	enum pp_object_fault fault;

	assert_int_equal(pp_id_parse(id, pp_str(hex)), 0);
	fault = pp_object_read(&object, repo, &want);
	if (!fault)
		pp_object_release(&object);
	return fault;
}

static void ids(void **state)
{
	static const char hex[] = "CE013625030ba8dba906f756967f9e9ca394464a";
	uint8_t id[PP_ID_SIZE];
	char back[PP_ID_HEX];

	(void)state;
	assert_int_equal(pp_id_parse(id, pp_str(hex)), 0);
	pp_id_hex(back, id);
	assert_string_equal(back, "ce013625030ba8dba906f756967f9e9ca394464a");
	assert_int_equal(pp_id_parse(id, pp_str(hex + 1)), -1);
	assert_int_equal(pp_id_parse(id, pp_str("g")), -1);
	assert_false(pp_id_is_zero(id));
	memset(id, 0, sizeof(id));
	assert_true(pp_id_is_zero(id));
}

static void *hash_often(void *arg)
{
	char hex[PP_ID_HEX];
	uint8_t id[PP_ID_SIZE];

	for (int i = 0; i < 200; i++)
		pp_blob_id(id, PP_LIT("hello\n"));
	pp_id_hex(hex, id);
	*(bool *)arg =
		!strcmp(hex, "ce013625030ba8dba906f756967f9e9ca394464a");
	return NULL;
}

static void blob_ids(void **state)
{
	pthread_t threads[4];
	bool right[4] = { false };
	uint8_t id[PP_ID_SIZE];
	char hex[PP_ID_HEX];

	(void)state;
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, hash_often, &right[i]);
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		assert_true(right[i]);
	}
	pp_blob_id(id, (struct pp_str){ NULL, 0 });
	pp_id_hex(hex, id);
	assert_string_equal(hex, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
}

/* Loose, then packed, then through an alternate: always the same. */
static void objects(void **state)
{
	struct box *b = *state;
	const char *blob, *tree, *commit;
	const char *where[] = { "r", "r", "borrower" };
	struct pp_repo *repo;

	box_run(b, "git init -q r; cd r; seq 1 5000 >numbers; git add .;"
		   "git commit -qm x");
	blob = box_ask(b, "git -C r rev-parse HEAD:numbers");
	tree = box_ask(b, "git -C r rev-parse HEAD:");
	commit = box_ask(b, "git -C r rev-parse HEAD");
	for (int i = 0; i < 3; i++) {
		if (i == 1)
			box_run(b, "git -C r repack -qad; "
				   "git -C r prune-packed");
		if (i == 2)
			box_run(b, "git clone -q -s r borrower");
		repo = open_repo(b, where[i]);
		pp_repo_verify(repo, i != 1);
		assert_int_equal(read_id(repo, blob, PP_OBJECT_BLOB, 0), 0);
		assert_int_equal(read_id(repo, blob, PP_OBJECT_ANY, 23893), 0);
		assert_int_equal(read_id(repo, blob, PP_OBJECT_BLOB, 23892),
				 PP_OBJECT_SIZE);
		assert_int_equal(read_id(repo, blob, PP_OBJECT_TREE, 0),
				 PP_OBJECT_TYPE);
		assert_int_equal(read_id(repo, tree, PP_OBJECT_TREE, 0), 0);
		assert_int_equal(read_id(repo, commit, PP_OBJECT_COMMIT, 0), 0);
		assert_int_equal(read_id(repo,
				"1234567812345678123456781234567812345678",
				PP_OBJECT_ANY, 0), PP_OBJECT_MISSING);
		pp_repo_free(repo);
	}
}

/* Deflated as they should be, but not what their headers say. */
static void untrue_objects(void **state)
{
	static const char *const texts[] = {
		"blob 3#abcd", "blob 5#abcd", "blob 99999999999999#abcd",
		"blob 18446744073709551616#abcd", "blob -1#", "blob x#",
		"bloc 4#abcd", "blob4#abcd", "blob 4", "", " 4#abcd",
		"ofs-delta 4#abcd",
	};
	struct box *b = *state;
	struct pp_repo *repo;

	box_run(b, "git init -q r; mkdir r/.git/objects/12");
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		FILE *f = fopen(box_path(b, "r/.git/objects/12/"
			"34567812345678123456781234567812345678"), "wb");
		char text[64];
		Bytef deflated[128];
		uLongf n = sizeof(deflated);
		size_t length = strlen(texts[i]);

		for (size_t k = 0; k < length; k++)
			text[k] = texts[i][k] == '#' ? '\0' : texts[i][k];
		assert_int_equal(compress(deflated, &n, (Bytef *)text, length),
				 Z_OK);
		assert_int_equal(fwrite(deflated, 1, n, f), n);
		fclose(f);
		repo = open_repo(b, "r");
		if (read_id(repo, "1234567812345678123456781234567812345678",
			    PP_OBJECT_ANY, 0) != PP_OBJECT_DAMAGED)
			fail_msg("'%s' passed", texts[i]);
		pp_repo_free(repo);
	}
}

/* libgit2 1.5.1 alone would never come back from the first of these. */
static void damaged_objects(void **state)
{
	static const char *const harm[] = {
		"head -c 3000 $f >x; mv -f x $f",	/* cut short */
		"head -c 5 $f >x; mv -f x $f",		/* in the header */
		": >x; mv -f x $f",
		"printf 'not deflate at all' >x; mv -f x $f",
		"rm -f $f; mkdir $f",
	};
	struct box *b = *state;
	const char *blob, *file;
	struct pp_repo *repo;

	box_run(b, "git init -q r; cd r; seq 1 5000 >numbers; git add .;"
		   "git commit -qm x");
	blob = box_ask(b, "git -C r rev-parse HEAD:numbers");
	file = pp_arena_printf(&b->arena, ".git/objects/%.2s/%s", blob,
			       blob + 2);
	box_run(b, "cd r; cp %s ../whole", file);
	for (size_t i = 0; i < sizeof(harm) / sizeof(*harm); i++) {
		box_run(b, "cd r; f=%s; rm -rf $f; cp ../whole $f; chmod 644 "
			   "$f; %s", file, harm[i]);
		repo = open_repo(b, "r");
		alarm(20);
		assert_int_equal(read_id(repo, blob, PP_OBJECT_BLOB, 0),
				 PP_OBJECT_DAMAGED);
		assert_int_not_equal(read_id(repo, blob, PP_OBJECT_BLOB,
					     1 << 20), PP_OBJECT_OK);
		alarm(0);
		pp_repo_free(repo);
	}
}

static void damaged_names(void **state)
{
	struct box *b = *state;
	struct pp_commit commit;
	struct pp_repo *repo;
	const char *id, *file, *brief;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m x");
	id = box_ask(b, "git -C r rev-parse HEAD");
	brief = pp_arena_printf(&b->arena, "%.8s", id);
	file = pp_arena_printf(&b->arena, ".git/objects/%.2s/%s", id, id + 2);
	repo = open_repo(b, "r");
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, brief), 0);
	pp_repo_free(repo);
	box_run(b, "cd r; head -c 40 %s >x; mv -f x %s", file, file);
	alarm(20);
	repo = open_repo(b, "r");
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, brief), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD"), -1);
	assert_int_equal(b->sink.count, 2);
	for (size_t i = 0; i < 2; i++)
		assert_non_null(strstr(b->sink.items[i]->notes->text,
				       "is cut short"));
	alarm(0);
	pp_repo_free(repo);
}

/* A whole object under another's name is told only where hashes are checked. */
static void exchanged_object(void **state)
{
	struct box *b = *state;
	const char *one, *two;
	struct pp_repo *repo;

	box_run(b, "git init -q r");
	one = box_ask(b, "cd r; echo one | git hash-object -w --stdin");
	two = box_ask(b, "cd r; echo two | git hash-object -w --stdin");
	box_run(b, "cd r/.git/objects; cp -f %.2s/%s %.2s/%s", one, one + 2,
		two, two + 2);
	repo = open_repo(b, "r");
	assert_int_equal(read_id(repo, two, PP_OBJECT_BLOB, 0), PP_OBJECT_OK);
	pp_repo_verify(repo, true);
	assert_int_equal(read_id(repo, two, PP_OBJECT_BLOB, 0),
			 PP_OBJECT_DAMAGED);
	pp_repo_free(repo);
}

/* Packs that were cut, or written over in the middle. */
static void damaged_pack(void **state)
{
	struct box *b = *state;
	struct pp_repo *repo;
	const char *blob;

	box_run(b, "git init -q r; cd r; seq 1 90000 >numbers; git add .;"
		   "git commit -qm x; git repack -qad; git prune-packed;"
		   "chmod -R u+w .git/objects;"
		   "cp -r .git/objects/pack ../keep");
	blob = box_ask(b, "git -C r rev-parse HEAD:numbers");
	for (int i = 0; i < 2; i++) {
		box_run(b, "cd r/.git/objects/pack; p=$(ls *.pack);"
			   "n=$(stat -c %%s $p); %s",
			i ? "dd if=/dev/zero of=$p bs=1 seek=$((n / 2)) "
			    "count=4000 conv=notrunc 2>/dev/null" :
			    "head -c $((n / 2)) $p >x; mv -f x $p");
		alarm(20);
		repo = open_repo(b, "r");
		assert_int_not_equal(read_id(repo, blob, PP_OBJECT_BLOB, 0), 0);
		alarm(0);
		pp_repo_free(repo);
		box_run(b, "cp -f keep/* r/.git/objects/pack");
	}
}

static void sha256(void **state)
{
	struct box *b = *state;
	struct pp_place place;

	box_run(b, "git init -q --object-format=sha256 r");
	place = box_place(b, "r");
	assert_null(pp_repo_open(&place, &b->sink));
	assert_non_null(strstr(box_findings(b),
			       "[repository] the repository uses SHA-256 "
			       "object ids, which are not supported yet"));
}

/* Settings that libgit2 1.5.1 would stop at, though they do not matter. */
static void extensions(void **state)
{
	struct box *b = *state;

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m x;"
		   "git sparse-checkout set --cone records;"
		   "git config core.repositoryFormatVersion 1;"
		   "git config extensions.partialClone origin;"
		   "git config extensions.preciousObjects true");
	pp_repo_free(open_repo(b, "r"));
	assert_int_equal(b->sink.count, 0);
	box_run(b, "git -C r config extensions.refStorage reftable");
	{
		struct pp_place place = box_place(b, "r");

		assert_null(pp_repo_open(&place, &b->sink));
		assert_non_null(strstr(box_findings(b), "refstorage"));
	}
}

/* git reads no repository of somebody else unless told to, nor do we. */
static void foreign_owner(void **state)
{
	struct box *b = *state;
	struct pp_place place;
	struct pp_repo *repo;

	if (geteuid())
		skip();		/* only the superuser can be somebody else */
	box_run(b, "chmod 755 .; git init -q r; chmod -R a+rX r");
	place = box_place(b, "r");
	if (seteuid(65534))
		skip();		/* no other user here */
	repo = pp_repo_open(&place, &b->sink);
	assert_int_equal(seteuid(0), 0);
	assert_null(repo);
	if (!strstr(box_findings(b), "belongs to another user"))
		fail_msg("%s", box_findings(b));
}

static void linked_worktree(void **state)
{
	struct box *b = *state;
	struct pp_commit commit;
	struct pp_repo *repo, *other;
	char hex[PP_ID_HEX];

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m x;"
		   "git worktree add -q ../second; cd ../second;"
		   "echo y >y; git add y; git commit -qm y");
	repo = open_repo(b, "second");
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD"), 0);
	pp_id_hex(hex, commit.id);
	assert_string_equal(hex, box_ask(b, "git -C second rev-parse HEAD"));
	other = pp_repo_clone(repo, &b->sink);
	assert_int_equal(pp_rev_resolve(&commit, other, &b->sink, "main"), 0);
	pp_id_hex(hex, commit.id);
	assert_string_equal(hex, box_ask(b, "git -C r rev-parse HEAD"));
	pp_repo_free(other);
	pp_repo_free(repo);
}

static void rev(struct box *b, struct pp_repo *repo, const char *name)
{
	struct pp_commit commit;
	char hex[PP_ID_HEX];

	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, name), 0);
	pp_id_hex(hex, commit.id);
	assert_string_equal(hex, box_ask(b, "git -C r rev-parse '%s^{commit}'",
					 name));
	pp_id_hex(hex, commit.tree);
	assert_string_equal(hex, box_ask(b, "git -C r rev-parse '%s^{tree}'",
					 name));
}

static void revisions(void **state)
{
	struct box *b = *state;
	struct pp_commit commit;
	struct pp_repo *repo;
	const char *told;

	box_run(b, "git init -q r; cd r; echo 1 >f; git add f;"
		   "git commit -qm 1; echo 2 >f; git commit -qam 2;"
		   "git tag light;"
		   "git tag -m annotated heavy; git tag -m blob what HEAD:f;"
		   "git branch side HEAD~1");
	repo = open_repo(b, "r");
	rev(b, repo, "HEAD");
	rev(b, repo, "HEAD~1");
	rev(b, repo, "main");
	rev(b, repo, "side");
	rev(b, repo, "light");
	rev(b, repo, "heavy");
	rev(b, repo, "main@{0}");
	rev(b, repo, "refs/heads/main");
	rev(b, repo, "heads/side");
	rev(b, repo, "side^{}");
	rev(b, repo, box_ask(b, "git -C r rev-parse --short HEAD"));
	rev(b, repo, box_ask(b, "git -C r rev-parse HEAD"));
	rev(b, repo, box_ask(b, "git -C r describe --long HEAD"));
	assert_int_equal(b->sink.count, 0);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "mian"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "what"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD:"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "HEAD~9"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "a..b^{"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, ""), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink,
			"1234567812345678123456781234567812345678"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "12345"), -1);
	assert_int_equal(pp_rev_resolve(&commit, repo, &b->sink, "a b"), -1);
	told = box_findings(b);
	assert_non_null(strstr(told, "the revision 'mian' leads to nothing"));
	assert_non_null(strstr(told, "the revision 'what' is not a commit"));
	assert_non_null(strstr(told, "the revision 'HEAD:' is not a commit"));
	assert_int_equal(b->sink.count, 9);
	pp_repo_free(repo);
}

static void ranges(void **state)
{
	struct box *b = *state;
	struct pp_range range;
	struct pp_repo *repo;
	char hex[PP_ID_HEX];

	box_run(b, "git init -q r; cd r; git commit -q --allow-empty -m 1;"
		   "git checkout -q -b side; git commit -q --allow-empty -m 2;"
		   "git checkout -q main; git commit -q --allow-empty -m 3;"
		   "git checkout -q --orphan alone;"
		   "git commit -q --allow-empty -m 4; git checkout -q main");
	repo = open_repo(b, "r");
	assert_int_equal(pp_range_resolve(&range, repo, &b->sink,
					  "side..main"), 0);
	assert_true(range.has_base);
	pp_id_hex(hex, range.base.id);
	assert_string_equal(hex, box_ask(b, "git -C r rev-parse side"));
	pp_id_hex(hex, range.tip.id);
	assert_string_equal(hex, box_ask(b, "git -C r rev-parse main"));

	assert_int_equal(pp_range_resolve(&range, repo, &b->sink, "side.."), 0);
	pp_id_hex(hex, range.tip.id);
	assert_string_equal(hex, box_ask(b, "git -C r rev-parse HEAD"));

	assert_int_equal(pp_range_resolve(&range, repo, &b->sink,
					  "main...side"), 0);
	pp_id_hex(hex, range.base.id);
	assert_string_equal(hex, box_ask(b, "git -C r merge-base main side"));
	assert_int_equal(pp_range_resolve(&range, repo, &b->sink,
					  "alone...side"), 0);
	assert_false(range.has_base);

	assert_int_equal(b->sink.count, 0);
	assert_int_equal(pp_range_resolve(&range, repo, &b->sink, "main"), -1);
	assert_int_equal(pp_range_resolve(&range, repo, &b->sink,
					  "main..gone"), -1);
	assert_int_equal(b->sink.count, 2);
	pp_repo_free(repo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(ids),
		box_test(blob_ids),
		box_test(objects),
		box_test(untrue_objects),
		box_test(damaged_objects),
		box_test(damaged_names),
		box_test(exchanged_object),
		box_test(damaged_pack),
		box_test(sha256),
		box_test(extensions),
		box_test(foreign_owner),
		box_test(linked_worktree),
		box_test(revisions),
		box_test(ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
