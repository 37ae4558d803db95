/* peerpool export: records as files that other programs read. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "cli/progress.h"
#include "pool/export_csv.h"
#include "pool/export_jsonl.h"
#include "pool/moment.h"
#include "tools/commands.h"

struct settings {
	const char *output, *at, *date;
	unsigned format;
	bool excel, raw, force, partial;
};

/* One kind can go to standard output where the format can. */
typedef int to_stdout(struct pp_export *export, const struct pp_kind *kind,
		      void (*write)(void *to, struct pp_str text), void *to);

static const char *const names[] = { "csv", "jsonl", NULL };

static const struct {
	pp_export_format *run;
	to_stdout *kind;
} formats[] = {
	{ pp_export_csv, pp_export_csv_kind },
	{ pp_export_jsonl, pp_export_jsonl_kind },
};

enum { CSV };

#define AT(member) offsetof(struct settings, member)

static const char what[] = "What to export", how[] = "How to write it";

static const struct pp_option options[] = {
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "what was recorded by then: at a revision, or by the end of "
	  "a day",
	  .group = what },
	{ 0, "date", PP_OPT_TEXT, AT(date), .argument = "DATE",
	  .help = "the day that clock.today is, for the views (YYYY-MM-DD)",
	  .group = what },
	{ 0, "partial", PP_OPT_FLAG, AT(partial),
	  .help = "exit with 0 though broken records are left out",
	  .group = what },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "what the files are",
	  .group = how, .choices = names },
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "DIR",
	  .help = "the folder where they go; without it, one kind goes to "
	  "standard output",
	  .group = how },
	{ 0, "excel", PP_OPT_FLAG, AT(excel),
	  .help = "csv: begin with a byte-order mark, without which Excel "
	  "does not see that it is UTF-8",
	  .group = how },
	{ 0, "raw", PP_OPT_FLAG, AT(raw),
	  .help = "csv: for programs; no ' before what a spreadsheet would run",
	  .group = how },
	{ 0, "force", PP_OPT_FLAG, AT(force),
	  .help = "write over files that an export did not write, or that "
	  "have been changed since",
	  .group = how },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool export --format csv -o tables",
	  "every kind as a table, tables/peer.csv and so on" },
	{ "peerpool export --format jsonl peer | head -1",
	  "one kind, a line of JSON for each record" },
	{ "peerpool export --format csv --excel --at 2025-04-01 -o year",
	  "for Excel, as it was recorded by then" },
	{ 0 }
};

const struct pp_command pp_export_command = {
	.name = "export",
	.summary = "write records as files for other programs",
	.usage = "[OPTION]... -o DIR [KIND]...\n"
		 "[OPTION]... KIND",
	.examples = examples,
	.description =
		"Writes each kind of record as a file of its own: csv, a row "
		"a record in the cell form that 'peerpool import' takes back; "
		"jsonl, a line of JSON a record. Salts, and what may only be "
		"counted, are in none of them. What each form looks like: "
		"docs/exchange.md.\n\n"
		"All files are written before the first gets its name, and "
		"each is read back. A file that an export did not write, or "
		"that has been changed since, is left alone.\n\n"
		"Broken records are left out, and named on standard error. "
		"Exit status: 0 done, 1 broken records were left out, 2 it "
		"could not be done.",
	.options = options,
	.options_anywhere = true,
};

struct run {
	struct settings settings;
	struct pp_arguments args;
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_pool pool;
	struct pp_repo *repo;
	struct pp_moment moment;
	struct pp_export export;
	struct pp_progress progress;
};

/* --- what was done -------------------------------------------------------- */

static void tell_broken(const struct run *r)
{
	const struct pp_export *e = &r->export;
	const char *at = r->settings.at;
	struct pp_buf b;

	fprintf(stderr, "%zu broken record%s left out: 'peerpool check%s%s' "
		"tells why\n", e->broken, e->broken == 1 ? " was" : "s were",
		at ? " --at " : "", at ? at : "");
	pp_buf_init(&b, 1 << 20);
	for (size_t i = 0; i < e->broken_shown; i++) {
		pp_buf_puts(&b, "  ");
		pp_escape_terminal(&b, pp_str(e->broken_paths[i]));
		pp_buf_putc(&b, '\n');
	}
	if (e->broken > e->broken_shown)
		pp_buf_printf(&b, "  and %zu more\n",
			      e->broken - e->broken_shown);
	fprintf(stderr, "%.*s", PP_STR(pp_buf_get(&b)));
	pp_buf_release(&b);
}

static int tell_done(const struct run *r)
{
	/* Who hands it on should know what it is made of. */
	static const char *const classes[] = {
		[PP_CLASS_NONE] = "",
		[PP_CLASS_PERSONAL] = ", made of personal data",
		[PP_CLASS_SPECIAL] = ", made of special category data",
	};
	const struct pp_export *e = &r->export;
	bool missing = e->broken || e->faulty.n || e->incomplete;

	fprintf(stderr, "%zu record%s", e->records,
		e->records == 1 ? "" : "s");
	if (r->settings.output)
		fprintf(stderr, " in %zu file%s", e->files.count,
			e->files.count == 1 ? "" : "s");
	fprintf(stderr, "%s\n", classes[e->class]);
	if (e->faulty.n)
		fprintf(stderr, "%.*s has a fault, so that records are "
			"missing: 'peerpool check' tells it\n",
			PP_STR(e->faulty));
	if (e->incomplete)
		fputs("not all folders could be listed: 'peerpool check' "
		      "tells which\n", stderr);
	if (e->broken)
		tell_broken(r);
	if (e->cut)
		fprintf(stderr, "%zu cell%s longer than Excel takes (%d "
			"bytes), and would be cut by it without a word\n",
			e->cut, e->cut == 1 ? " is" : "s are",
			PP_EXPORT_CELL_MAX);
	return missing && !r->settings.partial ? PP_EXIT_FINDINGS : PP_EXIT_OK;
}

/* --- doing it ------------------------------------------------------------- */

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

static int tell(struct run *r)
{
	pp_progress_end(&r->progress);
	return pp_tell(&r->sink, &r->args);
}

/* That it could be written is looked at in the end, by main. */
static void print_text(void *to, struct pp_str text)
{
	fwrite(text.p, 1, text.n, to);
}

static int run_stdout(struct run *r)
{
	struct pp_export *e = &r->export;

	if (pp_export_open(e) < 0 ||
	    formats[r->settings.format].kind(e, e->wanted[0], print_text,
					     stdout) < 0)
		return tell(r);
	pp_progress_end(&r->progress);
	if (fflush(stdout) || ferror(stdout))
		return pp_fail(&pp_export_command, NULL,
			       "cannot write the output: %s", strerror(errno));
	return tell_done(r);
}

static int run_folder(struct run *r)
{
	if (pp_export_run(&r->export, formats[r->settings.format].run) < 0)
		return tell(r);
	pp_progress_end(&r->progress);
	return tell_done(r);
}

/* What --at means. */
static int find_moment(struct run *r)
{
	struct pp_export *e = &r->export;

	e->today = r->settings.date;
	if (!r->settings.at)
		return 0;
	if (!r->pool.in_git) {
		pp_fail(&pp_export_command, NULL, "the pool is not in a git "
			"repository, so nothing was recorded");
		return -1;
	}
	r->repo = pp_repo_open(&r->pool.place, &r->sink);
	if (!r->repo || pp_moment_find(&r->moment, &r->pool, r->repo, e->into,
				       r->settings.at) < 0) {
		tell(r);
		return -1;
	}
	e->source = PP_SOURCE_REVISION;
	e->repo = r->repo;
	e->commit = r->moment.commit;
	e->is_head = r->moment.is_head;
	if (!e->today)
		e->today = r->moment.day;
	return 0;
}

static int run_export(struct run *r)
{
	struct pp_export *e = &r->export;
	const struct settings *s = &r->settings;
	int status;

	*e = (struct pp_export){
		.pool = &r->pool, .source = PP_SOURCE_WORKTREE,
		.folder = s->output, .force = s->force, .excel = s->excel,
		.raw = s->raw, .kind_count = r->args.count,
		.kinds = (const char *const *)r->args.items,
		.progress = step, .progress_data = &r->progress,
		.into = { &r->arena, &r->sink },
	};
	if (pp_pool_find(&r->pool, &r->arena, &r->sink, ".") < 0)
		return tell(r);
	if (find_moment(r) < 0)
		return PP_EXIT_FAILED;
	pp_progress_start(&r->progress, stderr, "exporting records", 0, false);
	status = s->output ? run_folder(r) : run_stdout(r);
	pp_export_close(e);
	return status;
}

/* --- the command line ----------------------------------------------------- */

static int check_usage(struct run *r)
{
	const struct settings *s = &r->settings;
	struct pp_date date;

	if (s->format >= sizeof(formats) / sizeof(*formats))
		return pp_usage(&pp_export_command, NULL,
				"say with --format what to write");
	if (!s->output && r->args.count != 1)
		return pp_usage(&pp_export_command, "without -o, one kind goes "
				"to standard output",
				"say with -o DIR where the files go");
	if (s->format != CSV && (s->excel || s->raw))
		return pp_usage(&pp_export_command, NULL,
				"%s is about csv", s->excel ? "--excel" :
							      "--raw");
	if (!s->date || pp_date_parse(&date, pp_str(s->date)))
		return -1;
	return pp_usage(&pp_export_command,
			pp_date_hint(&r->arena, pp_str(s->date)),
			"--date wants a day as YYYY-MM-DD, not '%s'", s->date);
}

int pp_export_main(int argc, char **argv)
{
	struct run r = { .settings = { .format = 1000 } };
	int status = pp_start(&r.args, &r.arena, &pp_export_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0)
		status = check_usage(&r);
	if (status < 0)
		status = run_export(&r);
	pp_repo_free(r.repo);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
