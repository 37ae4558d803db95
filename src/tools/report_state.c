/* What a report is made on, and how faults are told. */
#include "tools/report.h"

#include <stdio.h>

#include "base/file.h"
#include "cli/print.h"
#include "data/read.h"

/* --- telling -------------------------------------------------------------- */

static int source_text(struct pp_buf *bytes, const char *file, void *data)
{
	struct pp_report_run *r = data;
	struct pp_sink ignored = { .limit = 1 };
	int rc = -1;

	pp_buf_clear(bytes);
	if (r->pool.root && *file != '/')
		rc = pp_file_read_named(bytes, &ignored,
					pp_arena_printf(&r->arena, "%s/%s",
							r->pool.root, file),
					PP_READ_BYTES_MAX);
	pp_sink_release(&ignored);
	return rc;
}

void pp_report_tell(struct pp_report_run *r)
{
	const struct pp_summary summary = { 0 };
	struct pp_print print = { .out = stderr, .source = source_text,
				  .source_ctx = r };

	pp_progress_end(&r->progress);
	if (!r->sink.count)
		return;
	pp_terminal_init(&print.terminal, stderr, r->args.no_color);
	pp_sink_sort(&r->sink);
	pp_print(&print, &r->sink, &summary);
	pp_sink_clear(&r->sink);
}

/* --- opening -------------------------------------------------------------- */

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

int pp_report_open(struct pp_report_run *r, const char *at)
{
	if (at && !r->pool.in_git) {
		pp_report(&r->sink, PP_R(REVISION), (struct pp_pos){ 0 },
			  "the pool is not in a git repository, so nothing "
			  "was recorded");
		return -1;
	}
	if (at && !r->repo)
		r->repo = pp_repo_open(&r->pool.place, &r->sink);
	if (at && (!r->repo || pp_moment_find(&r->moment, &r->pool, r->repo,
					      pp_report_into(r), at) < 0))
		return -1;
	r->ask = (struct pp_ask){
		.pool = &r->pool, .into = pp_report_into(r), .repo = r->repo,
		.moment = at ? &r->moment : NULL, .alone = r->settings.alone,
		.progress = step, .progress_data = &r->progress,
	};
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	return pp_ask_open(&r->ask);
}

void pp_report_close(struct pp_report_run *r)
{
	pp_progress_end(&r->progress);
	pp_ask_close(&r->ask);
	r->ask = (struct pp_ask){ 0 };
}

static bool is_damaged(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(INDEX))
			return true;
	return false;
}

int pp_report_run_one(struct pp_report_made *out, struct pp_report_run *r,
		      const struct pp_report_want *want)
{
	int rc = pp_report_make(out, &r->reports, &r->ask, want,
				pp_report_into(r));

	if (!is_damaged(&r->sink))
		return rc;
	pp_ask_discard(&r->ask);
	pp_sink_clear(&r->sink);
	if (pp_report_open(r, want->at) < 0)
		return -1;
	return pp_report_make(out, &r->reports, &r->ask, want,
			      pp_report_into(r));
}
