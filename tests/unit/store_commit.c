/* Commits, and the order in which a walk tells them. */
#include "unit/store_box.h"

#include <zlib.h>

#include "store/commit.h"
#include "store/repo.h"
#include "store/rev.h"

const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2-8.so\nleak:libgit2.so\n";
}

struct history {
	struct pp_place place;
	struct pp_repo *repo;
	struct pp_commit head;
	struct pp_commits commits;
};

static void open_history(struct history *h, struct box *b, const char *rev)
{
	*h = (struct history){ .place = box_place(b, "r") };
	h->repo = pp_repo_open(&h->place, &b->sink);
	assert_non_null(h->repo);
	if (pp_rev_resolve(&h->head, h->repo, &b->sink, rev))
		fail_msg("%s", box_findings(b));
}

static void walk(struct history *h, struct box *b)
{
	struct pp_listing into = { &b->arena, &b->sink };

	if (pp_commits_walk(&h->commits, into, h->repo, h->head.id, NULL, NULL))
		fail_msg("%s", box_findings(b));
}

/* "ID PARENT PARENT" of each, sorted, as git rev-list --parents | sort. */
static int cmp_lines(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *line_of(struct box *b, const struct pp_commit_info *c)
{
	char hex[PP_ID_HEX];
	const char *line;

	pp_id_hex(hex, c->id);
	line = pp_arena_printf(&b->arena, "%s", hex);
	for (size_t k = 0; k < c->parent_count; k++) {
		pp_id_hex(hex, c->parents[k]);
		line = pp_arena_printf(&b->arena, "%s %s", line, hex);
	}
	return line;
}

static const char *text_of(struct box *b, const struct pp_commits *commits)
{
	const char **lines = pp_new(&b->arena, const char *,
				    commits->count + 1);
	const char *text = "";

	for (size_t i = 0; i < commits->count; i++)
		lines[i] = line_of(b, &commits->items[i]);
	qsort(lines, commits->count, sizeof(*lines), cmp_lines);
	for (size_t i = 0; i < commits->count; i++)
		text = pp_arena_printf(&b->arena, "%s%s%s", text,
				       i ? "\n" : "", lines[i]);
	return text;
}

static size_t place_of(const struct pp_commits *commits, const uint8_t *id)
{
	size_t i = 0;

	while (i < commits->count && memcmp(commits->items[i].id, id,
					    PP_ID_SIZE))
		i++;
	return i;
}

static void check_walk(struct box *b, const char *rev)
{
	struct history h, again;

	open_history(&h, b, rev);
	walk(&h, b);
	assert_string_equal(text_of(b, &h.commits),
			    box_ask(b, "git --no-replace-objects -C r rev-list "
				       "--parents %s | LC_ALL=C sort", rev));
	for (size_t i = 0; i < h.commits.count; i++) {
		const struct pp_commit_info *c = &h.commits.items[i];

		for (size_t k = 0; k < c->parent_count; k++)
			assert_true(place_of(&h.commits, c->parents[k]) < i);
	}
	open_history(&again, b, rev);
	walk(&again, b);
	for (size_t i = 0; i < h.commits.count; i++)
		assert_memory_equal(h.commits.items[i].id,
				    again.commits.items[i].id, PP_ID_SIZE);
	pp_repo_free(h.repo);
	pp_repo_free(again.repo);
}

static void make(struct box *b)
{
	box_run(b, "git init -q r; cd r;"
		   "c() { GIT_COMMITTER_DATE=$2 git commit -q --allow-empty "
		   "-m $1; };"
		   "c 1 1700000900Z; c 2 1700000800Z; git branch one;"
		   "c 3 1700000700Z; git checkout -q one; c 4 1700000100Z;"
		   "git checkout -q -b two; c 5 1700000600Z;"
		   "git checkout -q main;"
		   "git merge -q --no-ff -s ours -m m1 one two; c 6 1500000000Z;"
		   "git checkout -q two; c 7 1700000001Z; git checkout -q main;"
		   "git merge -q --no-ff -s ours -m m2 two");
}

static void walks(void **state)
{
	struct box *b = *state;

	make(b);
	check_walk(b, "HEAD");
	check_walk(b, "two");
	check_walk(b, "main~1");
	box_run(b, "cd r; git replace --graft main~1");
	check_walk(b, "HEAD");
	box_run(b, "cd r; git repack -qad; git prune-packed");
	check_walk(b, "HEAD");
}

static void grafts(void **state)
{
	struct box *b = *state;

	make(b);
	box_run(b, "git config --global advice.graftFileDeprecated false;"
		   "cd r; echo $(git rev-parse main~1 one two) "
		   ">.git/info/grafts");
	check_walk(b, "HEAD");
	box_run(b, "rm r/.git/info/grafts; mv r whole;"
		   "git clone -q --depth 2 file://$PWD/whole r;"
		   "test -s r/.git/shallow");
	check_walk(b, "HEAD");
}

static bool is_known(void *data, const uint8_t id[PP_ID_SIZE])
{
	return place_of(data, id) < ((struct pp_commits *)data)->count;
}

static void known(void **state)
{
	struct box *b = *state;
	struct pp_listing into = { &b->arena, &b->sink };
	struct history old, h;

	make(b);
	open_history(&old, b, "main~1");
	walk(&old, b);
	open_history(&h, b, "HEAD");
	assert_int_equal(pp_commits_walk(&h.commits, into, h.repo, h.head.id,
					 is_known, &old.commits), 0);
	assert_string_equal(text_of(b, &h.commits),
			    box_ask(b, "git -C r rev-list --parents "
				       "main~1..HEAD | LC_ALL=C sort"));
	assert_int_equal(pp_commits_walk(&h.commits, into, h.repo, old.head.id,
					 is_known, &old.commits), 0);
	assert_int_equal(h.commits.count, 0);
	pp_repo_free(old.repo);
	pp_repo_free(h.repo);
}

static void first_parents(void **state)
{
	struct box *b = *state;
	struct pp_listing into = { &b->arena, &b->sink };
	struct history h;
	const char *text = "";
	char hex[PP_ID_HEX];

	make(b);
	open_history(&h, b, "HEAD");
	assert_int_equal(pp_commits_first_parents(&h.commits, into, h.repo,
						  h.head.id), 0);
	for (size_t i = 0; i < h.commits.count; i++) {
		pp_id_hex(hex, h.commits.items[i].id);
		text = pp_arena_printf(&b->arena, "%s%s%s", text,
				       i ? "\n" : "", hex);
	}
	assert_string_equal(text, box_ask(b, "git -C r rev-list "
					     "--first-parent HEAD"));
	pp_repo_free(h.repo);
}

static void fields(void **state)
{
	struct box *b = *state;
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_commit_info c;
	struct history h;
	uint8_t id[PP_ID_SIZE];

	box_run(b, "git init -q r; cd r; GIT_AUTHOR_NAME='Zo\xc3\xab <x> Doe' "
		   "GIT_AUTHOR_DATE='1600000000 +0530' "
		   "GIT_COMMITTER_DATE='1600000060 -0100' git commit -q "
		   "--allow-empty -m 'one  line ' -m 'and more'");
	open_history(&h, b, "HEAD");
	assert_int_equal(pp_commit_read(&c, into, h.repo, h.head.id), 0);
	assert_int_equal(c.author_time, 1600000000);
	assert_int_equal(c.time, 1600000060);
	assert_true(pp_str_is(c.author, box_ask(b, "git -C r log -1 "
						   "--format='%%an <%%ae>'")));
	assert_true(pp_str_is(c.subject, box_ask(b, "git -C r log -1 "
						    "--format=%%s")));
	assert_int_equal(c.parent_count, 0);
	assert_memory_equal(c.tree, h.head.tree, PP_ID_SIZE);
	assert_int_equal(pp_commit_read(&c, into, h.repo, h.head.tree), -1);
	pp_id_parse(id, pp_str("1234567812345678123456781234567812345678"));
	assert_int_equal(pp_commit_read(&c, into, h.repo, id), -1);
	assert_non_null(strstr(box_findings(b), "commit 12345678123456781234567"
			"81234567812345678 is not in the repository"));
	pp_repo_free(h.repo);
}

/* Written as loose objects under made-up names: nothing hashes them. */
static void put(struct box *b, const char *hex, const char *text)
{
	Bytef bytes[1024], deflated[1200];
	uLongf n = sizeof(deflated);
	int head = sprintf((char *)bytes, "commit %zu", strlen(text)) + 1;
	FILE *f;

	strcpy((char *)bytes + head, text);
	assert_int_equal(compress(deflated, &n, bytes,
				  (uLong)head + strlen(text)), Z_OK);
	box_run(b, "mkdir -p r/.git/objects/%.2s", hex);
	f = fopen(box_path(b, pp_arena_printf(&b->arena,
				"r/.git/objects/%.2s/%s", hex, hex + 2)), "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(deflated, 1, n, f), n);
	fclose(f);
}

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define TREE "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"

static void odd_commits(void **state)
{
	static const struct {
		const char *text;
		int rc, time;
	} odd[] = {
		{ TREE "\nx", 0, 0 }, { TREE, 0, 0 },
		{ TREE "gpgsig a\n \n b\ncommitter x <y> 7 +0000\n\nx", 0, 7 },
		{ TREE "author\ncommitter\n\n", 0, 0 },
		{ TREE "author >\ncommitter a <> -5 +0000", 0, -5 },
		{ "", -1, 0 }, { "tree", -1, 0 }, { "tree 12\n", -1, 0 },
		{ "parent " A "\n", -1, 0 }, { TREE "parent 12\n\n", -1, 0 },
		{ TREE "parent " B "\nparent\n", -1, 0 },
	};
	struct box *b = *state;
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_commit_info c;
	struct history h = { 0 };
	uint8_t id[PP_ID_SIZE];

	box_run(b, "git init -q r");
	assert_int_equal(pp_id_parse(id, pp_str(A)), 0);
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		put(b, A, odd[i].text);
		h.place = box_place(b, "r");
		h.repo = pp_repo_open(&h.place, &b->sink);
		assert_int_equal(pp_commit_read(&c, into, h.repo, id),
				 odd[i].rc);
		if (!odd[i].rc)
			assert_int_equal(c.time, odd[i].time);
		pp_repo_free(h.repo);
	}
}

/* Such a ring cannot be made but by damage. */
static void ring(void **state)
{
	struct box *b = *state;
	struct pp_listing into = { &b->arena, &b->sink };
	struct history h = { 0 };
	uint8_t id[PP_ID_SIZE];

	box_run(b, "git init -q r");
	put(b, A, TREE "parent " B "\n\n");
	put(b, B, TREE "parent " A "\n\n");
	h.place = box_place(b, "r");
	h.repo = pp_repo_open(&h.place, &b->sink);
	assert_int_equal(pp_id_parse(id, pp_str(A)), 0);
	assert_int_equal(pp_commits_walk(&h.commits, into, h.repo, id, NULL,
					 NULL), -1);
	assert_int_equal(pp_commits_first_parents(&h.commits, into, h.repo,
						  id), -1);
	assert_non_null(strstr(box_findings(b), "is its own ancestor"));
	pp_repo_free(h.repo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(walks),
		box_test(grafts),
		box_test(known),
		box_test(first_parents),
		box_test(fields),
		box_test(odd_commits),
		box_test(ring),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
