/* Indexes of what is staged, of what is laid over, of bare repositories and of
 * pools below the top; who may change a file, and what is kept.  That moving an
 * index gives the same as building it is shown at length by
 * tests/tools/index.sh. */
#include "store_box.h"

#include <fcntl.h>
#include <sys/file.h>

#include "pool/index.h"
#include "pool/moment.h"

/* Two kinds, three records. */
static void make_pool(struct box *b, const char *folder)
{
	box_run(b, "mkdir -p %s/schemas/views %s/records/towns/x "
		   "%s/records/people; cd %s;"
		   "printf 'name: core\\n' >.peerpool.yaml;"
		   "printf 'x-kind: { name: town, "
		   "path: \"records/towns/{id:1}/{id}.yaml\", slug: true }\\n"
		   "type: object\\nproperties: { id: { type: string }, "
		   "name: { type: string, minLength: 2 } }\\n"
		   "required: [id, name]\\n' >schemas/town.yaml;"
		   "printf 'x-kind: { name: person, "
		   "path: \"records/people/{id}.yaml\", prefix: p }\\n"
		   "type: object\\nproperties: { id: { type: string }, "
		   "town: { type: string, x-ref: town }, "
		   "tags: { type: array, items: { type: string } } }\\n"
		   "required: [id]\\n' >schemas/person.yaml;"
		   "printf 'SELECT id FROM town\\n' >schemas/views/t.sql;"
		   "printf 'id: xa\\nname: Xanten\\n' "
		   ">records/towns/x/xa.yaml;"
		   "printf 'id: xb\\nname: Xbury\\n' "
		   ">records/towns/x/xb.yaml;"
		   "printf 'id: p-0a0a0a0a\\ntown: xa\\ntags: [one, two]\\n' "
		   ">records/people/p-0a0a0a0a.yaml",
		folder, folder, folder, folder);
}

static void commit(struct box *b, const char *subject)
{
	box_run(b, "git add -A; git commit -qm '%s' --allow-empty", subject);
}

static void edit(struct box *b)
{
	box_run(b, "sed -i s/Xbury/Xburn/ records/towns/x/xb.yaml;"
		   "sed -i 's/two/two, three/' "
		   "records/people/p-0a0a0a0a.yaml;"
		   "printf 'id: xc\\nname: Xcel\\n' "
		   ">records/towns/x/xc.yaml; rm records/towns/x/xa.yaml");
}

/* An index, with what it was opened by. */
struct opened {
	struct pp_pool pool;
	struct pp_repo *repo;
	struct pp_index_want want;
	struct pp_index index;
	int rc;
};

static void try_open(struct opened *o, struct box *b, const char *folder,
		     struct pp_index_want want)
{
	struct pp_listing into = { &b->arena, &b->sink };

	*o = (struct opened){ .want = want };
	assert_int_equal(pp_pool_find(&o->pool, &b->arena, &b->sink,
				      box_path(b, folder)), 0);
	if (want.source != PP_SOURCE_WORKTREE) {
		o->repo = pp_repo_open(&o->pool.place, &b->sink);
		assert_non_null(o->repo);
		o->want.repo = o->repo;
	}
	o->rc = pp_index_open(&o->index, &o->pool, &o->want, into, NULL);
}

static void open_index(struct opened *o, struct box *b, const char *folder,
		       struct pp_index_want want)
{
	try_open(o, b, folder, want);
	assert_string_equal(box_findings(b), "");
	assert_int_equal(o->rc, 0);
}

static void close_index(struct opened *o)
{
	pp_index_close(&o->index);
	pp_repo_free(o->repo);
}

static const struct pp_index_want
	worktree = { .source = PP_SOURCE_WORKTREE },
	staged = { .source = PP_SOURCE_STAGED },
	head = { .source = PP_SOURCE_REVISION, .is_head = true },
	head_anew = { .source = PP_SOURCE_REVISION, .is_head = true,
		      .no_cache = true },
	worktree_anew = { .source = PP_SOURCE_WORKTREE, .no_cache = true };

static void assert_same(struct box *b, const struct opened *x,
			const struct opened *y)
{
	const char *difference = pp_content_difference(
		&b->arena, x->index.db, y->index.db);

	if (difference)
		fail_msg("%s", difference);
}

static const char *sum_of(struct box *b, const char *name)
{
	return box_ask(b, "cksum <.git/peerpool/cache/%s", name);
}

static void test_staged(void **state)
{
	struct box *b = *state;
	struct opened x, y;
	const char *before;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	commit(b, "one");
	open_index(&x, b, "", head);
	assert_int_equal(x.index.counts.records, 3);
	assert_int_equal(x.index.view_count, 1);
	close_index(&x);
	before = sum_of(b, "index-head");
	edit(b);
	box_run(b, "git add -A");
	open_index(&x, b, "", staged);
	assert_int_equal(x.index.read, 3);
	commit(b, "two");
	open_index(&y, b, "", head_anew);
	assert_same(b, &x, &y);
	assert_memory_not_equal(x.index.stamp, y.index.stamp, 20);
	close_index(&x);
	close_index(&y);
	assert_string_equal(sum_of(b, "index-head"), before);
}

static void test_nothing_committed(void **state)
{
	struct box *b = *state;
	struct opened x;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "git add -A");
	open_index(&x, b, "", staged);
	assert_int_equal(x.index.counts.records, 3);
	close_index(&x);
	try_open(&x, b, "", head);
	assert_int_equal(x.rc, -1);
	assert_string_equal(box_findings(b),
			    "- [revision] HEAD: there is no commit yet\n");
	close_index(&x);
}

static void test_overlay(void **state)
{
	struct pp_index_want want = worktree;
	struct box *b = *state;
	struct opened x, y;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "mkdir -p over; cp -r records over/records");
	box_run(b, "cd over; sed -i s/Xbury/Xburn/ records/towns/x/xb.yaml;"
		   "printf 'id: xc\\nname: Xcel\\n' "
		   ">records/towns/x/xc.yaml");
	want.overlay = box_path(b, "over");
	open_index(&x, b, "", want);
	assert_int_equal(x.index.counts.records, 4);
	box_run(b, "cp -r over/records .");
	open_index(&y, b, "", worktree_anew);
	assert_same(b, &x, &y);
	close_index(&x);
	close_index(&y);
}

static void test_overlay_of_one_file(void **state)
{
	struct pp_index_want want = worktree;
	struct box *b = *state;
	struct opened x, y;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "mkdir over; sed s/Xbury/Xburn/ records/towns/x/xb.yaml "
		   ">over/xb.yaml");
	want.overlay = box_path(b, "over/xb.yaml");
	open_index(&x, b, "", want);
	box_run(b, "cp over/xb.yaml records/towns/x");
	open_index(&y, b, "", worktree_anew);
	assert_same(b, &x, &y);
	close_index(&x);
	close_index(&y);
	box_run(b, "cp over/xb.yaml over/new.yaml");
	want.overlay = pp_arena_printf(&b->arena, "%s/over/new.yaml", b->path);
	try_open(&x, b, "", want);
	assert_int_equal(x.rc, -1);
	assert_non_null(strstr(box_findings(b), "it cannot be told which "
						"record the file stands for"));
	close_index(&x);
}

static void test_overlay_of_other_things(void **state)
{
	struct pp_index_want want = worktree;
	struct box *b = *state;
	struct opened x;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "mkdir -p over; cp -r schemas over");
	want.overlay = box_path(b, "over");
	try_open(&x, b, "", want);
	assert_int_equal(x.rc, -1);
	assert_non_null(strstr(box_findings(b),
			       "only records, views and rules"));
	close_index(&x);
}

static void test_bare(void **state)
{
	struct box *b = *state;
	struct opened x;

	box_run(b, "git init -q work; cd work");
	make_pool(b, "work");
	box_run(b, "cd work; git add -A; git commit -qm one; cd ..;"
		   "git clone -q --bare work bare");
	open_index(&x, b, "bare", head);
	assert_int_equal(x.index.counts.records, 3);
	assert_non_null(x.index.path);
	close_index(&x);
	open_index(&x, b, "bare", head);
	assert_int_equal(x.index.read, 0);
	close_index(&x);
	try_open(&x, b, "bare", worktree);
	assert_int_equal(x.rc, -1);
	close_index(&x);
}

static void test_below_the_top(void **state)
{
	struct box *b = *state;
	struct opened x, y;

	box_run(b, "git init -q .");
	make_pool(b, "pools/core");
	make_pool(b, "pools/other");
	box_run(b, "rm pools/other/records/people/*");
	commit(b, "one");
	open_index(&x, b, "pools/core", head);
	open_index(&y, b, "pools/other", head);
	assert_int_equal(x.index.counts.records, 3);
	assert_int_equal(y.index.counts.records, 2);
	assert_string_not_equal(x.index.path, y.index.path);
	close_index(&x);
	close_index(&y);
}

/* Of many commits, the last ones are kept; HEAD's is another matter. */
static void test_kept(void **state)
{
	struct pp_index_want want = { .source = PP_SOURCE_REVISION };
	struct box *b = *state;
	struct opened x, y;
	struct pp_moment moment;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	for (int i = 0; i < 12; i++) {
		box_run(b, "echo '# %d' >>records/towns/x/xa.yaml", i);
		commit(b, "another");
	}
	for (int i = 11; i > 0; i--) {
		char name[16];

		snprintf(name, sizeof(name), "HEAD~%d", i);
		try_open(&y, b, "", head_anew);
		assert_int_equal(pp_moment_find(&moment, &y.pool, y.repo,
			(struct pp_listing){ &b->arena, &b->sink }, name), 0);
		want.commit = moment.commit;
		close_index(&y);
		open_index(&x, b, "", want);
		/* The first from nothing, the others from their neighbour. */
		assert_int_equal(x.index.read, i == 11 ? 7 : 1);
		want.no_cache = true;
		open_index(&y, b, "", want);
		want.no_cache = false;
		assert_same(b, &x, &y);
		assert_memory_equal(x.index.stamp, y.index.stamp, 20);
		close_index(&x);
		close_index(&y);
	}
	assert_string_equal(box_ask(b, "ls .git/peerpool/cache | "
				       "grep -c 'index-[0-9a-f]\\{40\\}$'"),
			    "8");
}

static void test_stamp(void **state)
{
	struct box *b = *state;
	struct opened x;
	uint8_t before[20];

	box_run(b, "git init -q .");
	make_pool(b, ".");
	open_index(&x, b, "", worktree);
	memcpy(before, x.index.stamp, sizeof(before));
	close_index(&x);
	/* And old enough for its time to be believed. */
	box_run(b, "touch records/towns/x/*; sleep 0.05");
	open_index(&x, b, "", worktree);
	assert_memory_equal(x.index.stamp, before, sizeof(before));
	close_index(&x);
	/* As long as before, and with the time it had. */
	box_run(b, "f=records/towns/x/xa.yaml; touch -r $f then;"
		   "sed s/Xanten/Xander/ $f >now; cat now >$f;"
		   "touch -r then $f");
	open_index(&x, b, "", worktree);
	assert_in_range(x.index.read, 1, 2);
	assert_memory_not_equal(x.index.stamp, before, sizeof(before));
	close_index(&x);
}

static void test_broken(void **state)
{
	struct box *b = *state;
	struct opened x;
	const char **paths;
	size_t count;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "echo 'name: [' >records/towns/x/xa.yaml;"
		   "ln -s xb.yaml records/towns/x/xz.yaml;"
		   "sed -i s/p-0a0a0a0a/p-0a0a0a0b/ records/people/*;"
		   "echo >records/README");
	open_index(&x, b, "", worktree);
	assert_int_equal(x.index.counts.records, 1);
	assert_int_equal(x.index.counts.broken, 3);
	assert_int_equal(pp_index_broken(&paths, &count, &b->arena, &b->sink,
					 &x.index), 0);
	assert_int_equal(count, 3);
	assert_string_equal(paths[0], "records/people/p-0a0a0a0a.yaml");
	assert_string_equal(paths[2], "records/towns/x/xz.yaml");
	close_index(&x);
}

/* What cannot be listed is said each time, not only by who made the index. */
static void test_incomplete(void **state)
{
	struct box *b = *state;
	struct opened x;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "printf x >\"records/towns/x/a$(printf '\\001')b\"");
	commit(b, "one");
	for (int i = 0; i < 2; i++) {
		open_index(&x, b, "", worktree);
		assert_true(x.index.incomplete);
		assert_int_equal(x.index.read, i ? 0 : 7);
		close_index(&x);
		open_index(&x, b, "", head);
		assert_true(x.index.incomplete);
		assert_int_equal(x.index.counts.records, 3);
		close_index(&x);
	}
	box_run(b, "rm records/towns/x/a*");
	open_index(&x, b, "", worktree);
	assert_false(x.index.incomplete);
	close_index(&x);
}

/* Somebody else changes the file, for longer than anyone waits. */
static void test_held(void **state)
{
	struct box *b = *state;
	struct opened x, y;
	int fd;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	box_run(b, "sleep 0.05");	/* older than the listing: trusted */
	open_index(&x, b, "", worktree);
	close_index(&x);
	edit(b);
	fd = open(box_path(b, ".git/peerpool/cache/index-worktree.lock"),
		  O_RDWR);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	open_index(&x, b, "", worktree);
	assert_null(x.index.path);
	assert_int_equal(x.index.read, 3);
	open_index(&y, b, "", worktree_anew);
	assert_same(b, &x, &y);
	close_index(&x);
	close_index(&y);
	close(fd);
	open_index(&x, b, "", worktree);
	assert_non_null(x.index.path);
	close_index(&x);
}

/* What was rehearsed beside a reader who holds the file. */
static void test_rehearsed_by_two(void **state)
{
	struct box *b = *state;
	struct opened x, y;

	box_run(b, "git init -q .");
	make_pool(b, ".");
	commit(b, "one");
	edit(b);
	box_run(b, "git add -A");
	open_index(&x, b, "", staged);
	open_index(&y, b, "", staged);
	assert_non_null(x.index.path);
	assert_null(y.index.path);
	assert_same(b, &x, &y);
	close_index(&x);
	close_index(&y);
}

static void test_no_cache(void **state)
{
	struct box *b = *state;
	struct opened x;

	box_run(b, "git init -q .; mkdir -p .git/peerpool;"
		   "echo >.git/peerpool/cache");
	make_pool(b, ".");
	open_index(&x, b, "", worktree);
	assert_null(x.index.path);
	assert_int_equal(x.index.counts.records, 3);
	close_index(&x);
}

/* What has happened since, a line for each thing; "?" where it is not known. */
static const char *since(struct box *b, const uint8_t stamp[20])
{
	static const char *const what[] = {
		"state", "rows", "column", "record", "target", "file",
	};
	const char *text = "";
	struct pp_trace_items items;
	struct opened x;
	int rc;

	open_index(&x, b, "", worktree);
	rc = pp_index_since(&items, &b->arena, &b->sink, &x.index, stamp);
	close_index(&x);
	assert_true(rc >= 0);
	for (size_t i = 0; i < items.count && rc; i++) {
		const struct pp_trace_item *t = &items.items[i];

		text = pp_arena_printf(&b->arena, "%s%s %.*s/%.*s %.*s %.*s\n",
				       text, what[t->what], PP_STR(t->kind),
				       PP_STR(t->id), PP_STR(t->a),
				       PP_STR(t->b));
	}
	return rc ? text : "?";
}

static void test_since(void **state)
{
	static const char person[] = "records/people/p-0a0a0a0a.yaml";
	struct box *b = *state;
	struct opened x;
	uint8_t stamp[20], other[20] = { 1 };

	box_run(b, "git init -q .");
	make_pool(b, ".");
	open_index(&x, b, "", worktree);
	memcpy(stamp, x.index.stamp, sizeof(stamp));
	close_index(&x);
	assert_string_equal(since(b, stamp), "");
	assert_string_equal(since(b, other), "?");
	box_run(b, "touch %s", person);
	assert_string_equal(since(b, stamp), "");
	box_run(b, "sed -i s/Xbury/Xburn/ records/towns/x/xb.yaml");
	assert_string_equal(since(b, stamp),
			    "file / records/towns/x/xb.yaml \n"
			    "column town/xb town _blob\n"
			    "column town/xb town name\n");
	open_index(&x, b, "", worktree);
	memcpy(stamp, x.index.stamp, sizeof(stamp));
	close_index(&x);
	box_run(b, "sed -i 's/town: xa/town: xb/; s/, two/, two, more/' %s",
		person);
	assert_string_equal(since(b, stamp),
			    "file / records/people/p-0a0a0a0a.yaml \n"
			    "column person/p-0a0a0a0a refs _blob\n"
			    "column person/p-0a0a0a0a refs to_id\n"
			    "target person/p-0a0a0a0a town xa\n"
			    "target person/p-0a0a0a0a town xb\n"
			    "column person/p-0a0a0a0a person _blob\n"
			    "column person/p-0a0a0a0a person town\n"
			    "rows person/p-0a0a0a0a person_tags \n");
	open_index(&x, b, "", worktree);
	memcpy(stamp, x.index.stamp, sizeof(stamp));
	close_index(&x);
	box_run(b, "rm records/towns/x/xa.yaml; echo x >>%s", person);
	assert_string_equal(since(b, stamp),
			    "file / records/people/p-0a0a0a0a.yaml \n"
			    "rows person/p-0a0a0a0a refs \n"
			    "target person/p-0a0a0a0a town xb\n"
			    "rows person/p-0a0a0a0a person \n"
			    "rows person/p-0a0a0a0a person_tags \n"
			    "record person/p-0a0a0a0a  \n"
			    "file / records/towns/x/xa.yaml \n"
			    "rows town/xa town \n"
			    "record town/xa  \n");
	/* Other schemas: all may be other. */
	box_run(b, "echo >>schemas/town.yaml");
	box_run(b, "sed -i s/minLength/maxLength/ schemas/town.yaml");
	assert_string_equal(since(b, stamp), "?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		box_test(test_staged),
		box_test(test_nothing_committed),
		box_test(test_overlay),
		box_test(test_overlay_of_one_file),
		box_test(test_overlay_of_other_things),
		box_test(test_bare),
		box_test(test_below_the_top),
		box_test(test_kept),
		box_test(test_stamp),
		box_test(test_since),
		box_test(test_broken),
		box_test(test_incomplete),
		box_test(test_held),
		box_test(test_rehearsed_by_two),
		box_test(test_no_cache),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
