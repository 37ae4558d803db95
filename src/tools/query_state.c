/* What a query runs on: the state that is asked about, its index, a session. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/print.h"
#include "data/read.h"
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
	for (size_t i = 0; i < r->ask.together.view_count; i++) {
		if (strcmp(file, r->ask.together.views[i].path) != 0)
			continue;
		pp_buf_str(bytes, r->ask.together.views[i].sql);
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
	return -1;
}

int pp_query_open(struct pp_query_run *r)
{
	struct pp_ask *a = &r->ask;
	char day[PP_DATE_TEXT];

	*a = (struct pp_ask){
		.pool = &r->pool, .into = pp_query_into(r), .repo = r->repo,
		.moment = r->settings.at ? &r->moment : NULL,
		.overlay = r->settings.overlay, .alone = r->settings.alone,
		.progress = step, .progress_data = &r->progress,
	};
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	if (pp_ask_open(a) < 0)
		return pp_query_tell(r);
	if (r->settings.date)
		snprintf(day, sizeof(day), "%s", r->settings.date);
	else if (pp_ask_day(day, a) < 0)
		return pp_query_tell(r);
	return pp_ask_session(a, day) < 0 ? pp_query_tell(r) : -1;
}

int64_t pp_query_broken(const struct pp_query_run *r)
{
	int64_t broken = 0;

	for (size_t i = 0; i < r->ask.together.count; i++)
		broken += r->ask.together.items[i].index.counts.broken;
	return broken;
}

bool pp_query_incomplete(const struct pp_query_run *r)
{
	for (size_t i = 0; i < r->ask.together.count; i++)
		if (r->ask.together.items[i].index.incomplete)
			return true;
	return false;
}

void pp_query_discard(struct pp_query_run *r)
{
	pp_ask_discard(&r->ask);
}

void pp_query_close(struct pp_query_run *r)
{
	pp_progress_end(&r->progress);
	if (r->ask.is_shallow)
		fputs("this clone is shallow: in 'change', what is older seems "
		      "made in its first commit\n", stderr);
	r->ask.is_shallow = false;
	pp_ask_close(&r->ask);
}

int pp_query_print(struct pp_query_run *r, const struct pp_result *result)
{
	const struct pp_output output = {
		&pp_query_command, r->settings.format, r->settings.output,
		r->args.no_color, .wrap = r->settings.list,
	};

	return pp_output_result(&output, result);
}
