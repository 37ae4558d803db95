/* peerpool site: the pool as pages that lead to each other. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/print.h"
#include "cli/progress.h"
#include "data/read.h"
#include "publish/web_write.h"
#include "tools/commands.h"
#include "tools/enter.h"

enum { TIMEOUT = 60, TIMEOUT_MAX = 1000000 };

struct settings {
	const char *output, *audience;
	size_t timeout;
	bool alone, quiet;
};

#define AT(member) offsetof(struct settings, member)

static const struct pp_option options[] = {
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "DIR",
	  .help = "the folder that the pages go into" },
	{ 0, "for", PP_OPT_TEXT, AT(audience), .argument = "AUDIENCE",
	  .help = "what that audience may read, and nothing else" },
	{ 0, "alone", PP_OPT_FLAG, AT(alone),
	  .help = "this pool only, without the others of its workspace" },
	{ 0, "timeout", PP_OPT_NUMBER, AT(timeout), .argument = "SECONDS",
	  .help = "end a query that takes longer; 60 by default, 0 never" },
	{ 'q', "quiet", PP_OPT_FLAG, AT(quiet),
	  .help = "do not say what was written" },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool site -o public --for board",
	  "what board members may read, as pages" },
	{ "peerpool site -o ../office",
	  "all of it, for those who may read the records" },
	{ 0 }
};

const struct pp_command pp_site_command = {
	.name = "site",
	.summary = "make pages of reports and records",
	.usage = "[OPTION]... -o DIR",
	.examples = examples,
	.description =
		"Makes a folder of HTML pages that need no server: every "
		"report, the directories and the kinds of record that 'site' "
		"in .peerpool.yaml names, each record with what refers to it "
		"and who changed what, and lists of all that can be searched. "
		"--for takes one of the audiences named there; what it may not "
		"read is in no page.\n\n"
		"Pages that are as they should be are not written again, and "
		"those whose reports and records are gone are deleted: no "
		"other file of DIR is touched.\n\n"
		"Exit status: 0 done, 1 some pages have faults, which the "
		"others do not mind, 2 it could not be done.",
	.options = options,
	.options_anywhere = true,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_reports reports;
	struct pp_ask ask;
	struct pp_web *web;
	struct pp_progress progress;
};

static struct pp_listing listing(struct run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

static int source_text(struct pp_buf *bytes, const char *file, void *data)
{
	struct run *r = data;
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

static void tell(struct run *r)
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

static int failed(struct run *r)
{
	tell(r);
	return PP_EXIT_FAILED;
}

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

static bool is_damaged(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(INDEX))
			return true;
	return false;
}

static int make(struct pp_web_written *out, struct run *r)
{
	const struct pp_web_want want = {
		.audience = r->settings.audience,
		.timeout_ms = (unsigned)r->settings.timeout * 1000,
	};

	pp_web_free(r->web);
	r->web = NULL;
	r->ask = (struct pp_ask){
		.pool = &r->pool, .into = listing(r),
		.alone = r->settings.alone,
		.progress = step, .progress_data = &r->progress,
	};
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	if (pp_ask_open(&r->ask) < 0)
		return -1;
	r->web = pp_web_new(&r->ask, &r->reports, &want);
	if (!r->web)
		return -1;
	return pp_web_write(out, r->web, listing(r), r->settings.output);
}

/* Where an index was found to be damaged: once more, with a new one. */
static int make_all(struct run *r)
{
	struct pp_web_written written;
	int rc = make(&written, r);

	if (is_damaged(&r->sink)) {
		pp_ask_discard(&r->ask);
		pp_sink_clear(&r->sink);
		rc = make(&written, r);
	}
	if (rc < 0)
		return failed(r);
	tell(r);
	if (!r->settings.quiet)
		fprintf(stderr, "%zu page%s, %zu written, %zu deleted\n",
			written.pages, written.pages == 1 ? "" : "s",
			written.written, written.removed);
	return rc ? PP_EXIT_FINDINGS : PP_EXIT_OK;
}

static int check_usage(const struct run *r)
{
	if (r->args.count)
		return pp_usage(&pp_site_command, NULL,
				"'%s' is one argument too many",
				r->args.items[0]);
	if (!r->settings.output || !*r->settings.output)
		return pp_usage(&pp_site_command, "-o DIR says it",
				"say which folder the pages go into");
	if (r->settings.timeout > TIMEOUT_MAX)
		return pp_usage(&pp_site_command, NULL,
				"--timeout is at most %d seconds",
				TIMEOUT_MAX);
	return -1;
}

static int run(struct run *r)
{
	int status = check_usage(r);

	if (status >= 0)
		return status;
	if (pp_together_find(&r->pool, &r->arena, &r->sink, ".") < 0 ||
	    pp_enter_found(&r->pool, &r->args, listing(r)) < 0 ||
	    pp_reports_open(&r->reports, &r->pool, listing(r)) < 0)
		return failed(r);
	status = make_all(r);
	pp_web_free(r->web);
	pp_ask_close(&r->ask);
	pp_reports_close(&r->reports);
	return status;
}

int pp_site_main(int argc, char **argv)
{
	struct run r = { .settings = { .timeout = TIMEOUT } };
	int status = pp_start(&r.args, &r.arena, &pp_site_command, &r.settings,
			      argv);

	(void)argc;
	if (status < 0)
		status = run(&r);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
