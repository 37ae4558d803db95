/* peerpool report: papers with queries in them. */
#include "tools/enter.h"
#include "tools/report.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "cli/print_result.h"
#include "tools/output.h"

enum { TIMEOUT = 60, TIMEOUT_MAX = 1000000 };

static int failed(struct pp_report_run *r)
{
	pp_report_tell(r);
	return PP_EXIT_FAILED;
}

/* --- one report ----------------------------------------------------------- */

static int unknown(struct pp_report_run *r, const char *name)
{
	const struct pp_reports *reports = &r->reports;
	struct pp_str *names = pp_new(&r->arena, struct pp_str,
				      reports->count);
	const char *hint = "'peerpool report --list' shows which there are";
	int near;

	for (size_t i = 0; i < reports->count; i++)
		names[i] = reports->items[i].id;
	near = pp_nearest(pp_str(name), names, reports->count);
	if (near >= 0)
		hint = pp_arena_printf(&r->arena, "did you mean '%.*s'?",
				       PP_STR(names[near]));
	else if (!reports->count)
		hint = "the pool has none: each is a record of a kind whose "
		       "schema says 'document: true' in x-kind";
	return pp_fail(&pp_report_command, hint, "there is no report '%s'",
		       name);
}

static int read_params(struct pp_report_run *r, struct pp_report_want *want)
{
	const struct pp_list *given = &r->settings.params;
	struct pp_param *params = pp_new(&r->arena, struct pp_param,
					 given->count);

	for (size_t i = 0; i < given->count; i++) {
		const char *text = given->items[i], *equals = strchr(text, '=');

		if (!equals || equals == text)
			return pp_usage(&pp_report_command, NULL,
					"-p wants NAME=VALUE, not '%s'", text);
		params[i].name = (struct pp_str){ text,
						  (size_t)(equals - text) };
		params[i].value = pp_str(equals + 1);
	}
	want->params = params;
	want->param_count = given->count;
	return -1;
}

static int make_one(struct pp_report_run *r, const char *name)
{
	struct pp_report_want want = {
		.file = pp_reports_find(&r->reports, pp_str(name)),
		.format = (enum pp_report_format)r->settings.format,
		.date = r->settings.date, .at = r->settings.at,
		.timeout_ms = (unsigned)r->settings.timeout * 1000,
	};
	struct pp_report_made made;
	int status;

	if (!want.file)
		return unknown(r, name);
	status = read_params(r, &want);
	if (status >= 0)
		return status;
	if (pp_report_open(r, r->settings.at) < 0 ||
	    pp_report_run_one(&made, r, &want) < 0)
		return failed(r);
	pp_report_close(r);
	pp_report_tell(r);
	if (made.refused)
		return PP_EXIT_FINDINGS;
	status = pp_report_write(r, &made);
	return status == PP_EXIT_OK && made.faulty ? PP_EXIT_FINDINGS : status;
}

/* --- which there are ------------------------------------------------------ */

static struct pp_cell text_cell(struct pp_str text)
{
	struct pp_cell cell = { .type = PP_CELL_NULL };

	if (text.n) {
		cell.type = PP_CELL_TEXT;
		cell.text = text;
	}
	return cell;
}

/* "id, year=2025" */
static struct pp_str params_of(struct pp_report_run *r,
			       const struct pp_head *head)
{
	const char *text = "";

	for (size_t i = 0; i < head->param_count; i++) {
		const struct pp_sql_param *p = &head->params[i];

		text = pp_arena_printf(&r->arena, "%s%s%.*s%s%.*s", text,
				       i ? ", " : "", PP_STR(p->name),
				       p->has_standard ? "=" : "",
				       PP_STR(p->standard));
	}
	return pp_str(text);
}

static int list(struct pp_report_run *r)
{
	struct pp_result_column heads[] = {
		{ .name = PP_LIT("report") }, { .name = PP_LIT("parameters") },
		{ .name = PP_LIT("readers") }, { .name = PP_LIT("title") },
	};
	enum { COLUMNS = sizeof(heads) / sizeof(*heads) };
	struct pp_result result = { .columns = heads,
				    .column_count = COLUMNS };
	struct pp_output output = { .command = &pp_report_command,
				    .no_color = r->args.no_color,
				    .format = PP_RESULT_TABLE, .wrap = true };

	if (r->settings.format == PP_REPORT_CSV)
		output.format = PP_RESULT_CSV;

	result.cells = pp_new(&r->arena, struct pp_cell,
			      COLUMNS * r->reports.count);
	for (size_t i = 0; i < r->reports.count; i++) {
		struct pp_report_file *f = &r->reports.items[i];
		struct pp_cell *cells = &result.cells[COLUMNS * i];

		pp_report_load(&r->reports, f, &r->sink);
		cells[0] = text_cell(f->id);
		cells[1] = text_cell(params_of(r, &f->head));
		cells[2] = text_cell(f->head.level);
		cells[3] = text_cell(f->head.title);
		result.row_count++;
	}
	pp_output_result(&output, &result);
	return r->sink.count ? failed(r) : PP_EXIT_OK;
}

/* --- the command line ----------------------------------------------------- */

static int check_usage(struct pp_report_run *r)
{
	const struct pp_report_settings *s = &r->settings;
	size_t count = r->args.count;
	struct pp_date date;

	if (s->list && (s->check || count))
		return pp_usage(&pp_report_command, NULL,
				"--list stands alone");
	if (!s->list && !count)
		return pp_usage(&pp_report_command, s->check ? NULL :
				"'peerpool report --list' shows which there "
				"are", s->check ? "say which files to check" :
				"say which report to make");
	if (!s->list && !s->check && count > 1)
		return pp_usage(&pp_report_command, NULL,
				"'%s' is one argument too many",
				r->args.items[1]);
	if (s->check && (s->output || s->at || s->date || s->params.count))
		return pp_usage(&pp_report_command, NULL, "with --check, the "
				"files say how they were made");
	if (s->timeout > TIMEOUT_MAX)
		return pp_usage(&pp_report_command, NULL,
				"--timeout is at most %d seconds",
				TIMEOUT_MAX);
	if (!s->date || pp_date_parse(&date, pp_str(s->date)))
		return -1;
	return pp_usage(&pp_report_command,
			pp_date_hint(&r->arena, pp_str(s->date)),
			"--date wants a day as YYYY-MM-DD, not '%s'", s->date);
}

static int run(struct pp_report_run *r)
{
	int status = check_usage(r);

	if (status >= 0)
		return status;
	if (pp_together_find(&r->pool, &r->arena, &r->sink, ".") < 0 ||
	    pp_enter_found(&r->pool, &r->args, pp_report_into(r)) < 0 ||
	    pp_reports_open(&r->reports, &r->pool, pp_report_into(r)) < 0)
		return failed(r);
	if (r->settings.list)
		status = list(r);
	else if (r->settings.check)
		status = pp_report_check_files(r);
	else
		status = make_one(r, r->args.items[0]);
	pp_reports_close(&r->reports);
	return status;
}

int pp_report_main(int argc, char **argv)
{
	struct pp_report_run r = { .settings = { .timeout = TIMEOUT } };
	int status = pp_start(&r.args, &r.arena, &pp_report_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0) {
		status = run(&r);
		pp_report_close(&r);
	}
	pp_repo_free(r.repo);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
