/* Field history: what it says of random histories, against a plain walk.
 *
 * PP_HISTORY_RUNS (20) histories are made; PP_HISTORY_KILLS (12) fillings are
 * killed. */
#include "pool/history.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "index/history_read.h"
#include "history_make.h"
#include "history_slow.h"

static size_t runs_wanted(const char *name, size_t standard)
{
	const char *text = getenv(name);

	return text ? (size_t)atol(text) : standard;
}

/* --- a history in git ----------------------------------------------------- */

struct past {
	struct box *box;
	struct pp_pool pool;
	char ids[MAKE_COMMITS][41];
	int count;
};

static void set_head(struct past *p, int node)
{
	FILE *f = fopen(box_path(p->box, "pool/.git/refs/heads/main"), "w");

	fprintf(f, "%s\n", p->ids[node]);
	fclose(f);
}

static void read_marks(struct past *p)
{
	FILE *f = fopen(box_path(p->box, "marks"), "r");
	char id[41];
	int mark;

	assert_non_null(f);
	while (fscanf(f, ":%d %40s\n", &mark, id) == 2)
		strcpy(p->ids[mark - 1], id);
	fclose(f);
}

static void make_past(struct past *p, struct box *box, uint64_t seed)
{
	struct make *m = calloc(1, sizeof(*m));
	FILE *f;

	*p = (struct past){ .box = box };
	box_run(box, "rm -rf pool; git init -q pool; rm -f marks");
	f = fopen(box_path(box, "stream"), "w");
	make_history(m, seed, f);
	fclose(f);
	p->count = m->count;
	free(m);
	box_run(box, "git -C pool fast-import --quiet --force "
		"--export-marks=../marks <stream");
	read_marks(p);
	p->pool = (struct pp_pool){
		.root = box_path(box, "pool"),
		.in_git = true,
		.place = box_place(box, "pool"),
		.prefix = "",
	};
	set_head(p, p->count - 1);
}

/* --- what the database says ----------------------------------------------- */

struct rows {
	struct box *box;
	char **items;
	size_t count, cap;
	int64_t last;		/* number of the commit before */
};

static const char *text_of(struct box *box, struct pp_str s)
{
	return s.p ? pp_arena_str(&box->arena, s).p : "NULL";
}

static int add_row(void *data, const struct pp_history_row *row)
{
	struct rows *r = data;

	assert_true(!r->last || row->number <= r->last);
	r->last = row->number;
	pp_grow(r->items, r->count, r->cap);
	r->items[r->count++] = pp_arena_printf(
		&r->box->arena, "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", row->commit,
		row->time, row->actor, text_of(r->box, row->kind),
		text_of(r->box, row->id), text_of(r->box, row->pointer),
		text_of(r->box, row->old_value),
		text_of(r->box, row->new_value), row->reason, row->path);
	return 0;
}

/* commit NULL: HEAD. */
static void open_history(struct pp_history *h, struct past *p,
			 const uint8_t *commit)
{
	const struct pp_history_want want = {
		.commit = commit, .name = PP_LIT("p"),
	};
	const struct pp_listing into = { &p->box->arena, &p->box->sink };

	if (pp_history_open(h, &p->pool, &want, into) < 0)
		fail_msg("%s", box_findings(p->box));
}

static void ask(struct rows *out, struct past *p, const uint8_t *commit)
{
	struct pp_history_filter filter = { .tip = 0 };
	struct pp_history h;
	enum pp_db_fault fault;

	*out = (struct rows){ .box = p->box };
	open_history(&h, p, commit);
	filter.tip = h.tip;
	fault = pp_history_read(h.db, &filter, add_row, out);
	if (fault == PP_DB_BAD) {
		/* Damage that showed itself late: once. */
		pp_history_discard(&h, &p->pool);
		pp_free(out->items);
		*out = (struct rows){ .box = p->box };
		open_history(&h, p, commit);
		filter.tip = h.tip;
		fault = pp_history_read(h.db, &filter, add_row, out);
	}
	assert_int_equal(fault, PP_DB_OK);
	pp_history_close(&h);
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), slow_order);
}

static void compare(const char *what, uint64_t seed, char *const *a, size_t n,
		    char *const *b, size_t m)
{
	for (size_t i = 0; i < n || i < m; i++)
		if (i >= n || i >= m || strcmp(a[i], b[i]))
			fail_msg("history %llu, %s:\n  wanted %s\n  found  %s",
				 (unsigned long long)seed, what,
				 i < n ? a[i] : "(no more)",
				 i < m ? b[i] : "(no more)");
}

/* Of the slow walk's rows, those that a commit can reach. */
static void check_at(struct past *p, uint64_t seed, const struct slow *slow,
		     int node)
{
	const char *reach = box_ask(p->box, "git -C pool rev-list %s",
				    p->ids[node]);
	char **wanted = pp_new(&p->box->arena, char *, slow->row_count);
	uint8_t id[PP_ID_SIZE];
	struct rows found;
	size_t n = 0;

	for (size_t i = 0; i < slow->row_count; i++) {
		char commit[41] = "";

		memcpy(commit, slow->rows[i], 40);
		if (strstr(reach, commit))
			wanted[n++] = slow->rows[i];
	}
	pp_id_parse(id, pp_str(p->ids[node]));
	ask(&found, p, id);
	compare("at", seed, wanted, n, found.items, found.count);
	pp_free(found.items);
}

static bool is_reached(const struct slow *slow, const char *id)
{
	for (size_t i = 0; i < slow->count; i++)
		if (!strcmp(slow->commits[i].id, id))
			return true;
	return false;
}

/* The same from nothing, by steps in any direction, and as some commit of it
 * has it. */
static void check_past(struct box *box, uint64_t seed)
{
	struct make dice = { .seed = seed * 77 + 5 };
	struct rows found;
	struct past p;
	struct slow slow;

	make_past(&p, box, seed);
	slow_walk(&slow, box, p.ids[p.count - 1]);
	ask(&found, &p, NULL);
	compare("new", seed, slow.rows, slow.row_count, found.items,
		found.count);
	pp_free(found.items);
	for (int i = 0; i < p.count; i++) {
		struct pp_history h;

		if (!make_chance(&dice, 40))
			continue;
		set_head(&p, make_chance(&dice, 70) ? i :
			     (int)make_random(&dice, (uint32_t)p.count));
		open_history(&h, &p, NULL);
		pp_history_close(&h);
	}
	set_head(&p, p.count - 1);
	ask(&found, &p, NULL);
	compare("moved", seed, slow.rows, slow.row_count, found.items,
		found.count);
	pp_free(found.items);
	for (int i = 0; i < p.count; i += 5)
		if (is_reached(&slow, p.ids[i]))
			check_at(&p, seed, &slow, i);
	slow_release(&slow);
	pp_arena_clear(&box->arena);
}

static void test_random_histories(void **state)
{
	size_t runs = runs_wanted("PP_HISTORY_RUNS", 20);
	size_t first = runs_wanted("PP_HISTORY_FIRST", 1);

	for (size_t i = 0; i < runs; i++)
		check_past(*state, first + i);
}

/* --- fillings that are killed --------------------------------------------- */

static void kill_one(struct past *p, unsigned microseconds)
{
	pid_t pid = fork();
	int status;

	if (!pid) {
		struct pp_history h;

		open_history(&h, p, NULL);
		_exit(0);
	}
	usleep(microseconds);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
}

static void test_killed(void **state)
{
	size_t kills = runs_wanted("PP_HISTORY_KILLS", 12);
	struct make dice = { .seed = 99 };
	struct box *box = *state;
	struct rows found;
	struct past p;
	struct slow slow;

	make_past(&p, box, 4);
	slow_walk(&slow, box, p.ids[p.count - 1]);
	for (size_t i = 0; i < kills; i++) {
		if (make_chance(&dice, 30))
			box_run(box, "rm -rf pool/.git/peerpool");
		set_head(&p, (int)make_random(&dice, (uint32_t)p.count));
		kill_one(&p, make_random(&dice, 30000));
		set_head(&p, p.count - 1);
		if (make_chance(&dice, 50))
			kill_one(&p, make_random(&dice, 30000));
		ask(&found, &p, NULL);
		compare("killed", i, slow.rows, slow.row_count, found.items,
			found.count);
		pp_free(found.items);
	}
	slow_release(&slow);
}

/* --- files that are damaged ----------------------------------------------- */

static void damage(struct past *p, struct make *dice)
{
	const char *path = box_path(p->box, "pool/.git/peerpool/cache/history");
	FILE *f = fopen(path, "r+");
	long size, at;
	int c;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	size = ftell(f);
	at = (long)make_random(dice, (uint32_t)size);
	fseek(f, at, SEEK_SET);
	c = fgetc(f);
	fseek(f, at, SEEK_SET);
	fputc(c ^ 1 << make_random(dice, 8), f);
	fclose(f);
	if (make_chance(dice, 30))
		assert_int_equal(truncate(path, at), 0);
}

static void test_damaged(void **state)
{
	struct make dice = { .seed = 7 };
	struct box *box = *state;
	struct rows found;
	struct past p;
	struct slow slow;

	make_past(&p, box, 6);
	slow_walk(&slow, box, p.ids[p.count - 1]);
	for (int i = 0; i < 60; i++) {
		ask(&found, &p, NULL);
		pp_free(found.items);
		damage(&p, &dice);
		/* Moved before it is read, or not. */
		if (make_chance(&dice, 30)) {
			set_head(&p, p.count - 2);
			ask(&found, &p, NULL);
			pp_free(found.items);
			set_head(&p, p.count - 1);
		}
		ask(&found, &p, NULL);
		compare("damaged", (uint64_t)i, slow.rows, slow.row_count,
			found.items, found.count);
		pp_free(found.items);
	}
	slow_release(&slow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_random_histories,
						box_setup, box_teardown),
		cmocka_unit_test_setup_teardown(test_killed, box_setup,
						box_teardown),
		cmocka_unit_test_setup_teardown(test_damaged, box_setup,
						box_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
