/* What a query runs on: the state that is asked about, its index, a session. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/zone.h"
#include "cli/print.h"
#include "data/read.h"
#include "pool/finding_table.h"
#include "tools/output.h"
#include "tools/query.h"

/* --- what is wrong ------------------------------------------------------- */

/* The SQL beneath a finding: what was typed, or a file as it is seen. */
static int source_text(struct pp_buf *bytes, const char *file, void *data)
{
	struct pp_query_run *r = data;
	struct pp_sink ignored = { .limit = 1 };
	int rc;

	pp_buf_clear(bytes);
	if (r->query.file && !strcmp(file, r->query.file)) {
		pp_buf_str(bytes, r->query.sql);
		return 0;
	}
	for (size_t i = 0; i < r->together.view_count; i++) {
		if (strcmp(file, r->together.views[i].path) != 0)
			continue;
		pp_buf_str(bytes, r->together.views[i].sql);
		return 0;
	}
	if (!r->pool.root || r->settings.at)
		return -1;
	rc = pp_file_read_named(bytes, &ignored, pp_arena_printf(&r->arena,
				"%s/%s", r->pool.root, file),
				PP_READ_BYTES_MAX);
	pp_sink_release(&ignored);
	return rc;
}

int pp_query_tell(struct pp_query_run *r)
{
	const struct pp_summary summary = { 0 };
	struct pp_print print = { .out = stderr, .source = source_text,
				  .source_ctx = r };

	pp_progress_end(&r->progress);
	pp_terminal_init(&print.terminal, stderr, r->args.no_color);
	pp_sink_sort(&r->sink);
	pp_print(&print, &r->sink, &summary);
	return PP_EXIT_FAILED;
}

/* --- the index and the session ------------------------------------------- */

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

int pp_query_find_moment(struct pp_query_run *r)
{
	struct pp_index_want *want = &r->want;

	if (!r->settings.at)
		return r->pool.root ? -1 :
			pp_fail(&pp_query_command,
				"--at HEAD asks what was committed",
				"a bare repository has no work tree");
	if (!r->pool.in_git)
		return pp_fail(&pp_query_command, NULL,
			       "the pool is not in a git repository, so "
			       "nothing was recorded");
	r->repo = pp_repo_open(&r->pool.place, &r->sink);
	if (!r->repo || pp_moment_find(&r->moment, &r->pool, r->repo,
				       pp_query_into(r), r->settings.at) < 0)
		return pp_query_tell(r);
	want->source = PP_SOURCE_REVISION;
	want->repo = r->repo;
	want->commit = r->moment.commit;
	want->is_head = r->moment.is_head;
	return -1;
}

static int find_today(struct pp_query_run *r)
{
	const char *zone = pp_arena_str(&r->arena,
					pp_query_index(r)->time_zone).p;

	if (r->settings.date)
		snprintf(r->today, sizeof(r->today), "%s", r->settings.date);
	else if (r->settings.at)
		snprintf(r->today, sizeof(r->today), "%s", r->moment.day);
	else if (pp_zone_today(r->today, zone) < 0)
		return pp_fail(&pp_query_command, NULL,
			       "today cannot be told: the system does not know "
			       "the time zone '%s', or PEERPOOL_TODAY is not "
			       "a date", zone ? zone : "");
	return -1;
}

static int make_findings(struct pp_query_run *r, struct pp_session *session)
{
	struct pp_check check = {
		.source = r->want.source, .repo = r->repo,
		.commit = r->moment.commit, .is_head = r->moment.is_head,
		.overlay = r->settings.overlay, .today = r->today,
		.progress = step, .progress_data = &r->progress,
	};

	return pp_finding_table(session, &r->pool, &check, pp_query_into(r));
}

/* An overlay is no commit: what it changes is not in the history. */
static int make_changes(struct pp_query_run *r, struct pp_session *session)
{
	const struct pp_history_want want = {
		.repo = r->repo,
		.commit = r->settings.at ? r->moment.commit.id : NULL,
		.name = pp_query_index(r)->name,
		.progress = step, .progress_data = &r->progress,
	};

	if (pp_history_open(&r->history, &r->pool, &want,
			    pp_query_into(r)) < 0)
		return -1;
	if (r->history.is_shallow)
		fputs("this clone is shallow: in 'change', what is older seems "
		      "made in its first commit\n", stderr);
	return pp_session_attach(session, &r->sink, PP_HISTORY_SCHEMA,
				 r->history.path, "change",
				 r->history.select);
}

/* A statement mentions a table that is made when it is asked for. */
static int ask(void *data, struct pp_session *session, const char *table)
{
	struct pp_query_run *r = data;

	return !strcmp(table, "finding") ? make_findings(r, session) :
					   make_changes(r, session);
}

static int open_session(struct pp_query_run *r)
{
	const struct pp_together *t = &r->together;
	struct pp_session_pool *pools = pp_new(&r->arena,
					       struct pp_session_pool,
					       t->count);
	struct pp_sink faults = { 0 };
	const struct pp_session_options o = {
		.pools = pools, .pool_count = t->count,
		.today = r->today,
		.views = t->views, .view_count = t->view_count,
		.ask = ask, .ask_data = r,
	};

	for (size_t i = 0; i < t->count; i++)
		pools[i] = (struct pp_session_pool){
			t->items[i].index.name, t->items[i].index.db,
			t->items[i].index.path,
		};
	/* Views that cannot be made are for `peerpool check` to tell. */
	r->session = pp_session_new(&r->arena, &faults, &o);
	if (!r->session)
		pp_sink_absorb(&r->sink, &faults);
	pp_sink_release(&faults);
	return r->session ? -1 : pp_query_tell(r);
}

/* A day means something in every pool; a revision in one repository. */
static void choose_pools(const struct pp_query_run *r,
			 struct pp_together_want *want)
{
	want->alone = r->settings.alone;
	if (!r->settings.at)
		return;
	want->at = r->moment.day;
	want->alone |= !r->moment.is_date;
}

int pp_query_open(struct pp_query_run *r)
{
	struct pp_together_want want = { 0 };
	int status;

	r->want.progress = step;
	r->want.progress_data = &r->progress;
	r->want.overlay = r->settings.overlay;
	want.own = r->want;
	choose_pools(r, &want);
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	if (pp_together_open(&r->together, &r->pool, &want,
			     pp_query_into(r)) < 0)
		return pp_query_tell(r);
	status = find_today(r);
	return status < 0 ? open_session(r) : status;
}

int64_t pp_query_broken(const struct pp_query_run *r)
{
	int64_t broken = 0;

	for (size_t i = 0; i < r->together.count; i++)
		broken += r->together.items[i].index.counts.broken;
	return broken;
}

bool pp_query_incomplete(const struct pp_query_run *r)
{
	for (size_t i = 0; i < r->together.count; i++)
		if (r->together.items[i].index.incomplete)
			return true;
	return false;
}

static void close_session(struct pp_query_run *r)
{
	pp_session_free(r->session);
	r->session = NULL;
	pp_history_close(&r->history);
	r->history = (struct pp_history){ 0 };
}

void pp_query_discard(struct pp_query_run *r)
{
	pp_session_free(r->session);
	r->session = NULL;
	pp_history_discard(&r->history, &r->pool);
	pp_together_discard(&r->together);
}

void pp_query_close(struct pp_query_run *r)
{
	pp_progress_end(&r->progress);
	close_session(r);
	pp_together_close(&r->together);
}

int pp_query_print(struct pp_query_run *r, const struct pp_result *result)
{
	const struct pp_output output = {
		&pp_query_command, r->settings.format, r->settings.output,
		r->args.no_color, .wrap = r->settings.list,
	};

	return pp_output_result(&output, result);
}
