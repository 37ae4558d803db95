/* What a report has read. */
#include "publish/report_read.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/zone.h"
#include "publish/touched.h"
#include "report/figure.h"
#include "store/ref.h"

enum { SENTENCE_MAX = 1 << 16, ID_SHOWN = 10 };

struct telling {
	struct pp_report_read *out;
	struct pp_ask *ask;
	struct pp_index *index;		/* of the pool itself */
	const char **folders;		/* of the records that were read */
	size_t count;
	const char *records;		/* the folder of all */
	struct pp_repo *repo;		/* ask's, or one of our own */
};

__attribute__((format(printf, 2, 3)))
static void say(struct telling *t, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	t->out->items[t->out->count++] = pp_str(pp_arena_vprintf(
			t->ask->into.arena, format, ap));
	va_end(ap);
}

/* The folders of the kinds, or that of all records. */
static void find_folders(struct telling *t, const struct pp_reports *reports,
			 const struct pp_fill *fill)
{
	struct pp_arena *arena = t->ask->into.arena;
	bool all = fill->reads_all;

	t->folders = pp_new(arena, const char *, fill->kinds.count + 1);
	for (size_t i = 0; i < fill->kinds.count && !all; i++) {
		const struct pp_kind *kind =
			pp_kinds_find(reports->open.kinds,
				      fill->kinds.entries[i].key);

		if (!kind || !kind->path.folder.n) {
			all = true;
			continue;
		}
		t->folders[t->count++] = pp_arena_copy(arena,
			kind->path.folder.p, kind->path.folder.n - 1);
	}
	if (!all)
		return;
	t->folders[0] = reports->open.config.records;
	t->count = 1;
}

static void say_commit(struct telling *t, const struct pp_commit_info *commit)
{
	struct pp_arena *arena = t->ask->into.arena;
	const char *zone = pp_arena_str(arena, t->index->time_zone).p;
	struct pp_date date;
	char id[PP_ID_HEX], day[11];
	struct pp_buf b;

	pp_id_hex(id, commit->id);
	pp_buf_init(&b, SENTENCE_MAX);
	if (pp_zone_day(day, zone, commit->time) < 0 ||
	    !pp_date_parse(&date, pp_str(day)))
		date = pp_date_at(commit->time, 0);
	pp_figure_date(&b, date);
	say(t, "What this reads was last changed in commit %.*s, of %.*s.",
	    ID_SHOWN, id, PP_STR(pp_buf_get(&b)));
	pp_buf_release(&b);
}

static bool is_below(const struct telling *t, struct pp_str path)
{
	for (size_t i = 0; i < t->count; i++) {
		struct pp_str folder = pp_str(t->folders[i]);

		if (pp_str_starts(path, folder) && path.n > folder.n &&
		    path.p[folder.n] == '/')
			return true;
	}
	return false;
}

/* Are the records that were read those of the commit?  1, 0; -1 with a
 * finding. */
static int is_committed(struct telling *t, const struct pp_commit *head)
{
	struct pp_ask *a = t->ask;
	const struct pp_uncommitted_want want = {
		.repo = t->repo, .head = head, .prefix = a->pool->prefix,
		.records = t->records, .index = t->index,
	};

	if (!a->uncommitted ||
	    memcmp(a->uncommitted->head, head->id, PP_ID_SIZE) != 0) {
		a->uncommitted = pp_new(a->into.arena, struct pp_uncommitted,
					1);
		if (pp_uncommitted_find(a->uncommitted, a->into, &want) < 0)
			return -1;
	}
	for (size_t i = 0; i < a->uncommitted->count; i++)
		if (is_below(t, a->uncommitted->paths[i]))
			return 0;
	return 1;
}

static int tell_commit(struct telling *t)
{
	struct pp_ask *a = t->ask;
	struct pp_touched_want want = {
		.repo = t->repo, .prefix = a->pool->prefix,
		.folders = t->folders, .count = t->count,
	};
	struct pp_commit_info commit;
	struct pp_commit head;
	uint8_t id[PP_ID_SIZE];
	int rc, committed = 1;

	want.tip = a->moment ? a->moment->commit.id : id;
	if (!a->moment) {
		if (pp_ref_read(id, &a->pool->place, "HEAD") <= 0)
			return 0;
		if (pp_rev_lookup(&head, t->repo, a->into.sink, id) < 0)
			return -1;
		committed = is_committed(t, &head);
	}
	rc = committed < 0 ? -1 : pp_touched_find(&commit, a->into, &want);
	if (rc > 0)
		say_commit(t, &commit);
	if (!committed)
		say(t, "It was made with changes that were not committed.");
	return rc < 0 ? -1 : 0;
}

int pp_report_read_tell(struct pp_report_read *out, struct pp_ask *ask,
			const struct pp_reports *reports,
			const struct pp_fill *fill)
{
	struct telling t = { .out = out, .ask = ask, .repo = ask->repo,
			     .records = reports->open.config.records,
			     .index = &ask->together.items[0].index };
	int rc;

	*out = (struct pp_report_read){
		pp_new(ask->into.arena, struct pp_str,
		       ask->together.count + 2), 0 };
	find_folders(&t, reports, fill);
	for (size_t i = 1; i < ask->together.count && t.count; i++)
		say(&t, "The pool %.*s was read with it.",
		    PP_STR(ask->together.items[i].name));
	if (!t.count || !ask->pool->in_git)
		return 0;
	if (!t.repo)
		t.repo = pp_repo_open(&ask->pool->place, ask->into.sink);
	rc = t.repo ? tell_commit(&t) : -1;
	if (t.repo != ask->repo)
		pp_repo_free(t.repo);
	return rc;
}
