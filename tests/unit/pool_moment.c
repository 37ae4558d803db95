/* What --at means, in made histories. */
#include "unit/store_box.h"

#include "pool/moment.h"

struct here {
	struct pp_pool pool;
	struct pp_repo *repo;
};

#define COMMIT "c() { GIT_COMMITTER_DATE=\"$1\" git commit -q --allow-empty " \
	"-m \"$2\"; git tag \"$2\"; }; "
#define START "git init -q r; cd r; echo 'name: core' >.peerpool.yaml; " \
	"git add .; " COMMIT

static void open_here(struct here *h, struct box *b, const char *name)
{
	assert_int_equal(pp_pool_find(&h->pool, &b->arena, &b->sink,
				      box_path(b, name)), 0);
	h->repo = pp_repo_open(&h->pool.place, &b->sink);
	assert_non_null(h->repo);
}

/* The subject of the commit, and what else is said of it; or the finding. */
static const char *at(struct box *b, const char *name, const char *text)
{
	struct pp_listing into = { &b->arena, &b->sink };
	struct pp_moment m;
	char hex[PP_ID_HEX];
	const char *said;
	struct here h;

	open_here(&h, b, name);
	pp_sink_clear(&b->sink);
	if (pp_moment_find(&m, &h.pool, h.repo, into, text) < 0) {
		pp_repo_free(h.repo);
		assert_true(b->sink.errors > 0);
		return b->sink.items[0]->text;
	}
	pp_repo_free(h.repo);
	assert_int_equal(b->sink.errors, 0);
	pp_id_hex(hex, m.commit.id);
	said = box_ask(b, "git -C %s log -1 --format='%%s %s%s%s' %s", name,
		       m.day, m.is_date ? " date" : "",
		       m.is_head ? " head" : "", hex);
	pp_id_hex(hex, m.commit.tree);
	assert_string_equal(hex, box_ask(b, "git -C %s rev-parse %s^{tree}",
					 name, pp_arena_printf(&b->arena,
						"%.*s", (int)strcspn(said, " "),
						said)));
	return said;
}

static const char *note(struct box *b, int n)
{
	const struct pp_note *note = b->sink.items[0]->notes;

	while (n--)
		note = note->next;
	return note->text;
}

static void revisions(void **state)
{
	struct box *b = *state;
	const char *id;

	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-06-30T23:30Z two; "
		   "git tag -a -m x annotated; git branch other HEAD~1");
	id = box_ask(b, "git -C r rev-parse HEAD");
	assert_string_equal(at(b, "r", "HEAD"), "two 2025-07-01 head");
	assert_string_equal(at(b, "r", "main"), "two 2025-07-01 head");
	assert_string_equal(at(b, "r", id), "two 2025-07-01 head");
	assert_string_equal(at(b, "r", "annotated"), "two 2025-07-01 head");
	assert_string_equal(at(b, "r", "other"), "one 2025-03-01");
	assert_string_equal(at(b, "r", "HEAD~1"), "one 2025-03-01");
	assert_string_equal(at(b, "r", "two~1"), "one 2025-03-01");
	assert_string_equal(at(b, "r", pp_arena_printf(&b->arena, "%.10s", id)),
			    "two 2025-07-01 head");
	assert_string_equal(at(b, "r", "mian"), "the revision 'mian' leads to "
			    "nothing in this repository");
	assert_string_equal(at(b, "r", "HEAD~9"), "the revision 'HEAD~9' leads "
			    "to nothing in this repository");
	assert_string_equal(at(b, "r", "2025-02-30"),
			    "'2025-02-30' is neither a revision nor a day");
	assert_string_equal(note(b, 0), "February 2025 has 28 days");
	assert_string_equal(at(b, "r", "1/3/2025"),
			    "'1/3/2025' is neither a revision nor a day");
	assert_string_equal(note(b, 0), "write the year first: 2025-03-01");
}

static void days(void **state)
{
	struct box *b = *state;

	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-03-01T13:00Z two; "
		   "c 2025-06-30T22:59:59Z three; c 2025-06-30T23:00Z four");
	assert_string_equal(at(b, "r", "2025-03-01"), "two 2025-03-01 date");
	assert_string_equal(at(b, "r", "2025-06-29"), "two 2025-06-29 date");
	/* In London it is one hour later. */
	assert_string_equal(at(b, "r", "2025-06-30"), "three 2025-06-30 date");
	assert_string_equal(at(b, "r", "2025-07-01"),
			    "four 2025-07-01 date head");
	assert_string_equal(at(b, "r", "9999-12-31"),
			    "four 9999-12-31 date head");
	assert_string_equal(at(b, "r", "2025-02-28"), "nothing was recorded by "
			    "2025-02-28: the first commit of main is of "
			    "2025-03-01");
	box_run(b, "cd r; echo 'time_zone: UTC' >>.peerpool.yaml");
	assert_string_equal(at(b, "r", "2025-06-30"),
			    "four 2025-06-30 date head");
	assert_string_equal(at(b, "r", "HEAD"), "four 2025-06-30 head");
	box_run(b, "cd r; echo 'name: core\ntime_zone: Europe/Londno' "
		   ">.peerpool.yaml");
	assert_string_equal(at(b, "r", "2025-06-30"),
			    "this system knows no time zone 'Europe/Londno'");
	assert_string_equal(at(b, "r", "HEAD"),
			    "this system knows no time zone 'Europe/Londno'");
}

/* A clock that was wrong does not change the order in which things came. */
static void skewed(void **state)
{
	struct box *b = *state;

	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-05-01T12:00Z ahead; "
		   "c 2025-04-01T12:00Z back; c 2020-01-01T12:00Z far-back; "
		   "c 2025-06-01T12:00Z last");
	assert_string_equal(at(b, "r", "2025-03-31"), "one 2025-03-31 date");
	assert_string_equal(at(b, "r", "2025-04-30"), "one 2025-04-30 date");
	assert_string_equal(at(b, "r", "2025-05-01"),
			    "far-back 2025-05-01 date");
	assert_string_equal(at(b, "r", "2025-06-01"),
			    "last 2025-06-01 date head");
	assert_string_equal(at(b, "r", "2020-01-01"), "nothing was recorded by "
			    "2020-01-01: the first commit of main is of "
			    "2025-03-01");
}

/* What came by a merge was there from the merge on. */
static void merged(void **state)
{
	struct box *b = *state;

	box_run(b, START "c 2025-03-01T12:00Z one; git checkout -qb side; "
		   "c 2025-03-02T12:00Z side-1; c 2025-03-03T12:00Z side-2; "
		   "git checkout -q main; c 2025-03-02T13:00Z two; "
		   "GIT_COMMITTER_DATE=2025-03-05T12:00Z git merge -q --no-ff "
		   "-m merge side; git tag merge; c 2025-03-06T12:00Z three");
	assert_string_equal(at(b, "r", "2025-03-02"), "two 2025-03-02 date");
	assert_string_equal(at(b, "r", "2025-03-04"), "two 2025-03-04 date");
	assert_string_equal(at(b, "r", "2025-03-05"), "merge 2025-03-05 date");
	/* Whatever is checked out. */
	box_run(b, "cd r; git checkout -q side");
	assert_string_equal(at(b, "r", "2025-03-04"), "two 2025-03-04 date");
	assert_string_equal(at(b, "r", "2025-03-06"), "three 2025-03-06 date");
	assert_string_equal(at(b, "r", "HEAD"), "side-2 2025-03-03 head");
	box_run(b, "cd r; echo 'branch: side' >>.peerpool.yaml");
	assert_string_equal(at(b, "r", "2025-03-04"),
			    "side-2 2025-03-04 date head");
}

static void names_like_days(void **state)
{
	struct box *b = *state;

	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-05-01T12:00Z two; "
		   "git tag 2025-06-01 HEAD~1");
	assert_string_equal(at(b, "r", "2025-06-01"), "one 2025-03-01");
	assert_string_equal(box_findings(b), "- [date-name] '2025-06-01' is "
			    "taken for the branch or tag of that name, not "
			    "for the day\n");
	assert_string_equal(at(b, "r", "2025-06-02"),
			    "two 2025-06-02 date head");
}

static void other_branches(void **state)
{
	struct box *b = *state;

	/* A checkout as CI makes it: no local branch. */
	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-05-01T12:00Z two; "
		   "cd ..; git clone -q r ci; cd ci; git checkout -q --detach; "
		   "git branch -qD main");
	assert_string_equal(at(b, "ci", "2025-04-01"), "one 2025-04-01 date");
	box_run(b, "cd r; git checkout -qb trunk; git branch -qD main");
	assert_string_equal(at(b, "r", "2025-04-01"), "the protected branch "
			    "'main' is not in this repository");
	assert_string_equal(note(b, 0), "where it is 'trunk': say 'branch: "
			    "trunk' in .peerpool.yaml");
	assert_string_equal(note(b, 1), "where it was not fetched: 'git fetch "
			    "origin main:main'");
}

static void shallow(void **state)
{
	struct box *b = *state;

	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-05-01T12:00Z two; "
		   "c 2025-06-01T12:00Z three; cd ..; "
		   "git clone -q --depth 2 file://$PWD/r s");
	assert_string_equal(at(b, "s", "2025-05-31"), "two 2025-05-31 date");
	assert_string_equal(at(b, "s", "2025-04-30"), "2025-04-30 cannot be "
			    "told: this clone has the history of main from "
			    "2025-05-01 on");
	assert_string_equal(note(b, 0), "'git fetch --unshallow' brings all of "
			    "it");
}

/* The line is kept, and is right all the same when the branch grows, is set
 * back or is another, and where what is kept is damaged. */
static void remembered(void **state)
{
	struct box *b = *state;
	const char *kept;

	box_run(b, START "c 2025-03-01T12:00Z one; c 2025-05-01T12:00Z two; "
		   "c 2025-04-01T12:00Z three");
	assert_string_equal(at(b, "r", "2025-04-30"), "one 2025-04-30 date");
	kept = box_ask(b, "cksum r/.git/peerpool/cache/first-parents");
	assert_string_equal(at(b, "r", "2025-05-01"),
			    "three 2025-05-01 date head");
	assert_string_equal(box_ask(b, "cksum r/.git/peerpool/cache/"
				       "first-parents"), kept);
	box_run(b, "cd r; " COMMIT "c 2025-04-02T12:00Z four; "
		   "c 2025-06-01T12:00Z five");
	assert_string_equal(at(b, "r", "2025-05-31"), "four 2025-05-31 date");
	assert_string_equal(at(b, "r", "2025-04-30"), "one 2025-04-30 date");
	box_run(b, "cd r; " COMMIT "git reset -q --hard two; "
		   "c 2025-04-03T12:00Z other");
	assert_string_equal(at(b, "r", "2025-05-31"),
			    "other 2025-05-31 date head");
	assert_string_equal(at(b, "r", "2025-04-30"), "one 2025-04-30 date");
	box_run(b, "cd r; " COMMIT "git checkout -q --orphan new; "
		   "c 2025-01-01T12:00Z first; git branch -qM main");
	assert_string_equal(at(b, "r", "2025-04-30"),
			    "first 2025-04-30 date head");
	for (int i = 0; i < 60; i += 7) {
		box_run(b, "cd r/.git/peerpool/cache; printf '\\377' | dd "
			   "of=first-parents bs=1 seek=%d conv=notrunc "
			   "status=none", i);
		assert_string_equal(at(b, "r", "2025-04-30"),
				    "first 2025-04-30 date head");
	}
	box_run(b, ": >r/.git/peerpool/cache/first-parents");
	assert_string_equal(at(b, "r", "2025-04-30"),
			    "first 2025-04-30 date head");
}

static void empty_and_bare(void **state)
{
	struct box *b = *state;

	box_run(b, "git init -q e; echo 'name: core' >e/.peerpool.yaml");
	assert_string_equal(at(b, "e", "2025-01-01"),
			    "nothing has been committed yet");
	assert_string_equal(at(b, "e", "HEAD"), "the revision 'HEAD' leads to "
			    "nothing in this repository");
	box_run(b, START "c 2025-06-30T23:30Z one; "
		   "git clone -q --bare . ../bare.git; "
		   "git init -q --bare ../empty.git");
	assert_string_equal(at(b, "bare.git", "2025-07-01"),
			    "one 2025-07-01 date head");
	assert_string_equal(at(b, "empty.git", "2025-07-01"),
			    "nothing has been committed yet");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(revisions),
		box_test(days),
		box_test(skewed),
		box_test(merged),
		box_test(names_like_days),
		box_test(other_branches),
		box_test(shallow),
		box_test(remembered),
		box_test(empty_and_bare),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
