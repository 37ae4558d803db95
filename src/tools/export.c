/* peerpool export: records as files that other programs read. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/escape.h"
#include "cli/progress.h"
#include "exchange/export_csv.h"
#include "exchange/export_edit.h"
#include "exchange/export_jsonl.h"
#include "exchange/export_sqlite.h"
#include "pool/moment.h"
#include "tools/enter.h"
#include "tools/export.h"
#include "tools/export_postgres.h"
#include "tools/within.h"

enum { FILE_MODE = 0666 };

/* One kind can go to standard output where the format can. */
typedef int to_stdout(struct pp_export *export, const struct pp_kind *kind,
		      void (*write)(void *to, struct pp_str text), void *to);

static const struct {
	pp_export_format *run;
	to_stdout *kind;		/* NULL: it cannot */
} formats[PP_EXPORT_FORMATS] = {
	[PP_EXPORT_CSV] = { pp_export_csv, pp_export_csv_kind },
	[PP_EXPORT_JSONL] = { pp_export_jsonl, pp_export_jsonl_kind },
	[PP_EXPORT_SQLITE] = { pp_export_sqlite, NULL },
	/* PP_EXPORT_POSTGRES: see export_postgres.h */
};

struct run {
	struct pp_export_settings settings;
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

/* git does not forget what was committed. */
static void tell_within(struct run *r)
{
	const char *output = r->settings.output;

	if (output && r->export.class != PP_CLASS_NONE && r->pool.in_git &&
	    pp_within(&r->pool, &r->arena, output) != PP_WITHIN_NOTHING)
		fprintf(stderr, "'%s' lies in the repository: do not commit "
			"it\n", output);
}

static int tell_done(struct run *r)
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
	if (e->files.count)
		fprintf(stderr, " in %zu file%s", e->files.count,
			e->files.count == 1 ? "" : "s");
	fprintf(stderr, "%s\n", classes[e->class]);
	tell_within(r);
	for (size_t i = 0; i < e->views_left_count; i++)
		fprintf(stderr, "the view %.*s is not there: it is made of "
			"what is not\n", PP_STR(e->views_left[i]));
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

/* The whole of one kind, or the sheet that is asked for. */
static int write_kind(struct run *r, void (*write)(void *to,
						   struct pp_str text),
		      void *to)
{
	const struct pp_export_settings *s = &r->settings;
	const struct pp_export_edit edit = {
		s->edit, s->columns.items, s->columns.count, s->where.items,
		s->where.count,
	};
	struct pp_export *e = &r->export;

	return s->edit ? pp_export_edit(e, &edit, write, to) :
			 formats[s->format].kind(e, e->wanted[0], write, to);
}

static int run_stdout(struct run *r)
{
	if (pp_export_open(&r->export) < 0 ||
	    write_kind(r, print_text, stdout) < 0)
		return tell(r);
	pp_progress_end(&r->progress);
	if (fflush(stdout) || ferror(stdout))
		return pp_fail(&pp_export_command, NULL,
			       "cannot write the output: %s", strerror(errno));
	return tell_done(r);
}

static int fail_file(const struct run *r)
{
	return pp_fail(&pp_export_command, NULL, "cannot write '%s': %s",
		       r->settings.output, strerror(errno));
}

/* A sheet: nobody's work is written over unasked. */
static int run_file(struct run *r)
{
	struct pp_file_out file = { .fd = -1 };
	struct pp_stat ignored;
	int status;

	if (!r->settings.force &&
	    !pp_file_stat_followed(&ignored, r->settings.output))
		return pp_fail(&pp_export_command, "--force writes over it",
			       "'%s' is there already", r->settings.output);
	if (pp_export_open(&r->export) < 0)
		return tell(r);
	if (pp_file_out_begin(&file, r->settings.output, FILE_MODE) < 0)
		status = fail_file(r);
	else if (write_kind(r, pp_export_to_file, &file) < 0)
		status = tell(r);
	else if (pp_file_out_end(&file) < 0 || pp_file_out_publish(&file) < 0)
		status = fail_file(r);
	else
		status = tell_done(r);
	pp_file_out_drop(&file);
	return status;
}

static int run_postgres(struct run *r)
{
	const struct pp_export_postgres_settings s = {
		.schema = r->settings.into, .at = r->settings.at,
		.whole = r->settings.full, .partial = r->settings.partial,
	};
	int status = pp_export_postgres_run(&r->export, &s, &r->args);

	pp_progress_end(&r->progress);
	if (status != PP_EXIT_FAILED)
		tell_within(r);
	return status;
}

static int run_folder(struct run *r)
{
	if (r->settings.format == PP_EXPORT_POSTGRES)
		return run_postgres(r);
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
	const struct pp_export_settings *s = &r->settings;
	int status;

	*e = (struct pp_export){
		.pool = &r->pool, .source = PP_SOURCE_WORKTREE,
		.folder = s->output, .force = s->force, .excel = s->excel,
		.raw = s->raw, .kind_count = s->edit ? 1 : r->args.count,
		.kinds = s->edit ? &s->edit :
			 (const char *const *)r->args.items,
		.progress = step, .progress_data = &r->progress,
		.into = { &r->arena, &r->sink },
	};
	if (pp_enter(&r->pool, &r->args,
		     (struct pp_listing){ &r->arena, &r->sink }) < 0)
		return tell(r);
	status = !s->output ? -1 : pp_refuse_within(&pp_export_command,
						    &r->pool, &r->arena,
						    s->output);
	if (status >= 0)
		return status;
	if (find_moment(r) < 0)
		return PP_EXIT_FAILED;
	pp_progress_start(&r->progress, stderr, "exporting records", 0, false);
	if (!s->output)
		status = run_stdout(r);
	else
		status = s->edit ? run_file(r) : run_folder(r);
	pp_export_close(e);
	return status;
}

/* --- the command line ----------------------------------------------------- */

static int check_edit(const struct run *r)
{
	const struct pp_export_settings *s = &r->settings;

	if (!s->edit)
		return !s->columns.count && !s->where.count ? -1 :
			pp_usage(&pp_export_command, NULL, "%s needs --edit",
				 s->columns.count ? "--column" : "--where");
	if (s->format != PP_EXPORT_FORMATS || s->raw)
		return pp_usage(&pp_export_command, NULL,
				"--edit and %s exclude each other",
				s->raw ? "--raw" : "--format");
	return r->args.count ? pp_usage(&pp_export_command, NULL,
			"--edit takes one kind: '%s' is one too many",
			r->args.items[0]) : -1;
}

static int check_format(const struct run *r)
{
	const struct pp_export_settings *s = &r->settings;

	if (!s->output && (r->args.count != 1 || !formats[s->format].kind))
		return pp_usage(&pp_export_command, "without -o, one kind goes "
				"to standard output, as csv or jsonl",
				"say with -o DIR where the files go");
	if (s->format == PP_EXPORT_POSTGRES && r->args.count)
		return pp_usage(&pp_export_command, NULL, "postgres is the "
				"whole pool: '%s' is one argument too many",
				r->args.items[0]);
	if (s->format == PP_EXPORT_POSTGRES && s->date)
		return pp_usage(&pp_export_command, "in PostgreSQL the day is "
				"a setting: SET peerpool.today = '2025-04-01'",
				"--date is not for postgres");
	if (s->format != PP_EXPORT_POSTGRES && (s->into || s->full))
		return pp_usage(&pp_export_command, NULL, "%s is about "
				"postgres", s->into ? "--into" : "--full");
	if (s->format != PP_EXPORT_CSV && (s->excel || s->raw))
		return pp_usage(&pp_export_command, NULL, "%s is about csv",
				s->excel ? "--excel" : "--raw");
	return -1;
}

static int check_usage(struct run *r)
{
	const struct pp_export_settings *s = &r->settings;
	int status = check_edit(r);
	struct pp_date date;

	if (s->format == PP_EXPORT_FORMATS)
		r->settings.format = PP_EXPORT_CSV;
	if (status < 0 && !s->edit)
		status = check_format(r);
	if (status >= 0 || !s->date || pp_date_parse(&date, pp_str(s->date)))
		return status;
	return pp_usage(&pp_export_command,
			pp_date_hint(&r->arena, pp_str(s->date)),
			"--date wants a day as YYYY-MM-DD, not '%s'", s->date);
}

int pp_export_main(int argc, char **argv)
{
	struct run r = { .settings = { .format = PP_EXPORT_FORMATS } };
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
