/* peerpool query: SQL over the records. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/zone.h"
#include "cli/pager.h"
#include "cli/print.h"
#include "cli/print_result.h"
#include "cli/print_schema.h"
#include "cli/progress.h"
#include "data/read.h"
#include "pool/finding_table.h"
#include "pool/index.h"
#include "pool/moment.h"
#include "pool/queries.h"
#include "tools/commands.h"

enum { TIMEOUT = 60, TIMEOUT_MAX = 1000000, SQL_MAX = 16 << 20,
       OUTPUT_MODE = 0666, NO_FORMAT = 1000 };

struct settings {
	const char *at, *date, *file, *output, *overlay;
	struct pp_list params;
	unsigned format;
	size_t timeout;
	bool strict, list, schema;
};

#define AT(member) offsetof(struct settings, member)

static const char what[] = "What to ask", how[] = "How to print it";

static const struct pp_option options[] = {
	{ 'f', "file", PP_OPT_TEXT, AT(file), .argument = "FILE",
	  .help = "the SQL stands in FILE; - is standard input",
	  .group = what },
	{ 'p', "param", PP_OPT_LIST, AT(params), .argument = "NAME=VALUE",
	  .help = "the value of the parameter :NAME; may be repeated",
	  .group = what },
	{ 0, "date", PP_OPT_TEXT, AT(date), .argument = "DATE",
	  .help = "what was true on that day, by the dates in the records: "
	  "clock.today is DATE (YYYY-MM-DD)",
	  .group = what },
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "what was recorded by then: at a revision, or by the end of "
	  "a day",
	  .group = what },
	{ 0, "overlay", PP_OPT_TEXT, AT(overlay), .argument = "PATH",
	  .help = "as if the changed or added records below PATH were there",
	  .group = what },
	{ 0, "timeout", PP_OPT_NUMBER, AT(timeout), .argument = "SECONDS",
	  .help = "end a query that takes longer; 60 by default, 0 never",
	  .group = what },
	{ 0, "list", PP_OPT_FLAG, AT(list),
	  .help = "the queries that the pool keeps, with their parameters",
	  .group = what },
	{ 0, "schema", PP_OPT_FLAG, AT(schema),
	  .help = "the tables and columns that there are; with the name of a "
	  "table, all about that",
	  .group = what },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "the form of the result; table by default",
	  .group = how, .choices = pp_result_formats },
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "FILE",
	  .help = "write it to FILE, which then holds all of it or what it "
	  "held",
	  .group = how },
	{ 0, "strict", PP_OPT_FLAG, AT(strict),
	  .help = "exit with 1 where broken records were left out",
	  .group = how },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool query 'SELECT id, name FROM council ORDER BY name'",
	  "any SELECT" },
	{ "peerpool query --schema", "which tables and columns there are" },
	{ "peerpool query --list", "which queries the pool keeps" },
	{ "peerpool query --date 2023-05-01 accredited",
	  "one of them: who was accredited on that day" },
	{ "peerpool query --at 2023-05-01 accredited",
	  "what had been recorded of it by the end of that day" },
	{ "peerpool query --format csv -o peers.csv -f peers.sql",
	  "for a spreadsheet" },
	{ 0 }
};

const struct pp_command pp_query_command = {
	.name = "query",
	.summary = "ask the records, in SQL",
	.usage = "[OPTION]... SQL\n"
		 "[OPTION]... -f FILE\n"
		 "[OPTION]... NAME\n"
		 "--list\n"
		 "--schema [TABLE]",
	.examples = examples,
	.description =
		"Each kind of record is a table, each list in it another; "
		"SQLite answers, and nothing can be changed. NAME is a query "
		"that the pool keeps, schemas/queries/NAME.sql. What holds a "
		"blank, or begins with SELECT, WITH or VALUES, is SQL.\n\n"
		"There are two times. --date asks what was true on a day, by "
		"the dates that stand in the records as they are now known: "
		"a fact that was entered late counts. --at asks what was "
		"recorded by then: a fact that was entered late is not there "
		"yet. With --at alone, clock.today is that day too; both "
		"together ask what was held at one time to be true at "
		"another.\n\n"
		"Records that are broken are left out, and counted on "
		"standard error. In csv and tsv, what a spreadsheet would run "
		"gets a ' before it.\n\n"
		"Exit status: 0 done, 1 broken records were left out "
		"(--strict), 2 it could not be done.",
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
	struct pp_index_want want;
	struct pp_index index;
	struct pp_session *session;
	struct pp_progress progress;
	struct pp_terminal terminal;	/* that stdout is */
	struct pp_query query;
	const char *operand;		/* NULL: none */
	char today[PP_DATE_TEXT];
};

static struct pp_listing listing(struct run *r)
{
	return (struct pp_listing){ &r->arena, &r->sink };
}

/* --- what is wrong ----------------------------------------------------------- */

/* The SQL beneath a finding: what was typed, or a file as it is seen. */
static int source_text(struct pp_buf *bytes, const char *file, void *data)
{
	struct run *r = data;
	struct pp_sink ignored = { .limit = 1 };
	int rc;

	pp_buf_clear(bytes);
	if (r->query.file && !strcmp(file, r->query.file)) {
		pp_buf_str(bytes, r->query.sql);
		return 0;
	}
	for (size_t i = 0; i < r->index.view_count; i++) {
		if (strcmp(file, r->index.views[i].path) != 0)
			continue;
		pp_buf_str(bytes, r->index.views[i].sql);
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

static int tell(struct run *r)
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

/* --- the SQL ------------------------------------------------------------------ */

static bool starts_with_word(const char *text, const char *word)
{
	while (*text && *word && (*text | 0x20) == *word) {
		text++;
		word++;
	}
	return !*word && !((*text | 0x20) >= 'a' && (*text | 0x20) <= 'z') &&
	       *text != '-' && *text != '_';
}

static bool is_sql(const char *operand)
{
	return strpbrk(operand, " \t\r\n(;*") ||
	       starts_with_word(operand, "select") ||
	       starts_with_word(operand, "with") ||
	       starts_with_word(operand, "values");
}

/* The parameters that were given, and the defaults of those that were not. */
static int read_params(struct run *r, const struct pp_sql_file *file)
{
	const struct pp_list *given = &r->settings.params;
	struct pp_param *params = pp_new(&r->arena, struct pp_param,
					 given->count + file->param_count);
	size_t n = 0;

	for (; n < given->count; n++) {
		const char *text = given->items[n], *equals = strchr(text, '=');

		if (!equals || equals == text)
			return pp_usage(&pp_query_command, NULL,
					"-p wants NAME=VALUE, not '%s'", text);
		params[n].name = (struct pp_str){ text,
						  (size_t)(equals - text) };
		params[n].value = pp_str(equals + 1);
	}
	for (size_t i = 0; i < file->param_count; i++) {
		const struct pp_sql_param *p = &file->params[i];
		bool is_given = false;

		for (size_t k = 0; k < given->count; k++)
			is_given |= pp_str_eq(params[k].name, p->name);
		if (p->has_standard && !is_given)
			params[n++] = (struct pp_param){ p->name, p->standard };
	}
	r->query.params = params;
	r->query.param_count = n;
	return -1;
}

static int read_sql_file(struct run *r, struct pp_sql_file *out)
{
	const char *name = r->settings.file;
	bool is_stdin = !strcmp(name, "-");
	struct pp_buf bytes;
	struct pp_str text;
	int rc;

	pp_buf_init(&bytes, SQL_MAX + 1);
	name = is_stdin ? "<stdin>" : name;
	rc = is_stdin ? pp_file_read_fd(&bytes, &r->sink, name, STDIN_FILENO,
					SQL_MAX) :
			pp_file_read_named(&bytes, &r->sink, name, SQL_MAX);
	text = pp_arena_str(&r->arena, pp_buf_get(&bytes));
	pp_buf_release(&bytes);
	r->query.file = name;
	r->query.sql = text;
	if (rc < 0 || pp_sql_file_read(out, &r->arena, &r->sink, PP_SQL_QUERY,
				       name, text) < 0)
		return tell(r);
	return -1;
}

static int unknown_query(struct run *r)
{
	struct pp_queries queries;
	struct pp_str *names;
	const char *hint = "'peerpool query --list' shows which there are";
	int near;

	if (pp_queries_read(&queries, &r->pool, listing(r)) < 0)
		return tell(r);
	names = pp_new(&r->arena, struct pp_str, queries.count);
	for (size_t i = 0; i < queries.count; i++)
		names[i] = queries.items[i].name;
	near = pp_nearest(pp_str(r->operand), names, queries.count);
	if (near >= 0)
		hint = pp_arena_printf(&r->arena, "did you mean '%.*s'?",
				       PP_STR(names[near]));
	else if (!queries.count)
		hint = "the pool keeps none: each is a file "
		       "schemas/queries/NAME.sql";
	return pp_fail(&pp_query_command, hint, "there is no query '%s'",
		       r->operand);
}

static int read_kept(struct run *r, struct pp_sql_file *out)
{
	int found = pp_queries_find(out, &r->pool, listing(r), r->operand);

	if (found < 0)
		return tell(r);
	if (!found)
		return unknown_query(r);
	r->query.file = out->path;
	r->query.sql = out->sql;
	return -1;
}

/* What to ask, before anything else is done. */
static int read_query(struct run *r)
{
	struct pp_sql_file file = { 0 };
	int status = -1;

	r->query.timeout_ms = (unsigned)r->settings.timeout * 1000;
	if (r->settings.file) {
		status = read_sql_file(r, &file);
	} else if (is_sql(r->operand)) {
		r->query.file = "<sql>";
		r->query.sql = pp_str(r->operand);
	} else {
		status = read_kept(r, &file);
	}
	return status < 0 ? read_params(r, &file) : status;
}

/* --- the index and the session ------------------------------------------------ */

static void step(void *data, size_t done, size_t total)
{
	struct pp_progress *progress = data;

	progress->total = total;
	pp_progress_step(progress, done);
}

static int find_moment(struct run *r)
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
				       listing(r), r->settings.at) < 0)
		return tell(r);
	want->source = PP_SOURCE_REVISION;
	want->repo = r->repo;
	want->commit = r->moment.commit;
	want->is_head = r->moment.is_head;
	return -1;
}

static int find_today(struct run *r)
{
	const char *zone = pp_arena_str(&r->arena, r->index.time_zone).p;

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

static int make_findings(struct run *r, struct pp_session *session)
{
	struct pp_check check = {
		.source = r->want.source, .repo = r->repo,
		.commit = r->moment.commit,
		.progress = step, .progress_data = &r->progress,
	};

	if (r->settings.overlay) {
		pp_report(&r->sink, PP_R(QUERY_ERROR), (struct pp_pos){ 0 },
			  "the table 'finding' is not to be had with "
			  "--overlay");
		return -1;
	}
	return pp_finding_table(session, &r->pool, &check, listing(r));
}

static int make_changes(struct run *r, struct pp_session *session)
{
	(void)session;
	pp_report(&r->sink, PP_R(QUERY_ERROR), (struct pp_pos){ 0 },
		  "the table 'change' is not there");
	return -1;
}

/* A statement mentions a table that is made when it is asked for. */
static int ask(void *data, struct pp_session *session, const char *table)
{
	struct run *r = data;

	return !strcmp(table, "finding") ? make_findings(r, session) :
					   make_changes(r, session);
}

static int open_session(struct run *r)
{
	const struct pp_session_pool pools[] = {
		{ r->index.name, r->index.db, r->index.path }
	};
	struct pp_sink faults = { 0 };
	struct pp_session_options o = {
		.pools = pp_new(&r->arena, struct pp_session_pool, 1),
		.pool_count = 1,
		.today = r->today,
		.views = r->index.views, .view_count = r->index.view_count,
		.ask = ask, .ask_data = r,
	};

	memcpy((void *)o.pools, pools, sizeof(pools));
	/* Views that cannot be made are for `peerpool check` to tell. */
	r->session = pp_session_new(&r->arena, &faults, &o);
	if (!r->session)
		pp_sink_absorb(&r->sink, &faults);
	pp_sink_release(&faults);
	return r->session ? -1 : tell(r);
}

static int open_all(struct run *r)
{
	int status;

	r->want.progress = step;
	r->want.progress_data = &r->progress;
	r->want.overlay = r->settings.overlay;
	pp_progress_start(&r->progress, stderr, "reading records", 0, false);
	if (pp_index_open(&r->index, &r->pool, &r->want, listing(r),
			  NULL) < 0)
		return tell(r);
	status = find_today(r);
	return status < 0 ? open_session(r) : status;
}

static void close_all(struct run *r)
{
	pp_progress_end(&r->progress);
	pp_session_free(r->session);
	r->session = NULL;

	pp_index_close(&r->index);
}

/* --- the answer ----------------------------------------------------------------- */

static void tell_moment(const struct run *r)
{
	const struct pp_moment *m = &r->moment;

	if (!r->settings.at || !m->is_date)
		return;
	fprintf(stderr, "as recorded by the end of %s: commit ", m->day);
	for (int i = 0; i < 5; i++)
		fprintf(stderr, "%02x", m->commit.id[i]);
	putc('\n', stderr);
}

static void tell_broken(const struct run *r)
{
	long long n = r->index.counts.broken;

	if (n)
		fprintf(stderr, "%lld broken record%s left out: 'peerpool "
			"check%s%s' tells why\n", n, n == 1 ? " was" : "s were",
			r->settings.at ? " --at " : "",
			r->settings.at ? r->settings.at : "");
}

static int write_file(struct run *r, const struct pp_result *result)
{
	struct pp_buf bytes;
	struct pp_result_print print = { .format = r->settings.format,
					 .into = &bytes };
	int rc, error;

	pp_buf_init(&bytes, PP_RESULT_LINE_MAX);
	pp_print_result(&print, result);
	rc = bytes.overflow ? -1 : pp_file_write(r->settings.output,
						 pp_buf_get(&bytes),
						 OUTPUT_MODE, false);
	error = bytes.overflow ? EFBIG : errno;
	pp_buf_release(&bytes);
	if (rc < 0)
		return pp_fail(&pp_query_command, NULL,
			       "cannot write '%s': %s", r->settings.output,
			       strerror(error));
	return PP_EXIT_OK;
}

static int print(struct run *r, const struct pp_result *result)
{
	const struct settings *s = &r->settings;
	struct pp_result_print print = {
		.format = s->format, .out = stdout,
		.is_terminal = r->terminal.is_terminal,
		.width = r->terminal.is_terminal ? r->terminal.width : 0,
		.color = r->terminal.color,
	};
	struct pp_pager pager;
	bool cut;

	if (s->output)
		return write_file(r, result);
	pp_pager_start(&pager, stdout);
	cut = pp_print_result(&print, result);
	pp_pager_end(&pager);
	fflush(stdout);
	if (s->format == PP_RESULT_TABLE && r->terminal.is_terminal)
		fprintf(stderr, "%zu row%s%s\n", result->row_count,
			result->row_count == 1 ? "" : "s",
			cut ? ", cut to fit the terminal" : "");
	return PP_EXIT_OK;
}

/* What was read is closed before anything is printed: a pager may stay open
 * for hours. */
static int query(struct run *r)
{
	struct pp_result result;
	int64_t broken;
	int status = open_all(r), rc;

	if (status >= 0)
		return status;
	rc = pp_session_query(&result, &r->arena, &r->sink, r->session,
			      &r->query);
	if (rc < 0)
		return tell(r);
	broken = r->index.counts.broken;
	close_all(r);
	tell_moment(r);
	status = print(r, &result);
	tell_broken(r);
	if (status == PP_EXIT_OK && broken && r->settings.strict)
		status = PP_EXIT_FINDINGS;
	return status;
}

/* --- what there is --------------------------------------------------------------- */

static int unknown_table(struct run *r, const struct pp_tables *tables)
{
	struct pp_str *names = pp_new(&r->arena, struct pp_str, tables->count);
	const char *hint = "'peerpool query --schema' lists the tables";
	int near;

	for (size_t i = 0; i < tables->count; i++)
		names[i] = tables->items[i].name;
	near = pp_nearest(pp_str(r->operand), names, tables->count);
	if (near >= 0)
		hint = pp_arena_printf(&r->arena, "did you mean '%.*s'?",
				       PP_STR(names[near]));
	return pp_fail(&pp_query_command, hint, "there is no table '%s'",
		       r->operand);
}

static int schema(struct run *r)
{
	const struct pp_table *table = NULL;
	struct pp_tables tables;
	struct pp_result result;
	struct pp_pager pager;
	int status = open_all(r);

	if (status >= 0)
		return status;
	if (pp_session_tables(&tables, &r->arena, &r->sink, r->session) < 0)
		return tell(r);
	if (r->operand) {
		table = pp_tables_find(&tables, pp_str(r->operand));
		if (!table)
			return unknown_table(r, &tables);
	}
	close_all(r);
	if (r->settings.format != NO_FORMAT || r->settings.output) {
		if (r->settings.format == NO_FORMAT)
			r->settings.format = PP_RESULT_TABLE;
		pp_schema_result(&result, &r->arena, &tables, table);
		return print(r, &result);
	}
	pp_pager_start(&pager, stdout);
	if (table)
		pp_print_schema_table(stdout, &tables, table, &r->terminal);
	else
		pp_print_schema(stdout, &tables, &r->terminal);
	pp_pager_end(&pager);
	return PP_EXIT_OK;
}

static struct pp_cell text_cell(struct pp_str text)
{
	struct pp_cell cell = { .type = PP_CELL_NULL };

	if (text.n) {
		cell.type = PP_CELL_TEXT;
		cell.text = text;
	}
	return cell;
}

/* "region, months=12" */
static struct pp_str params_of(struct run *r, const struct pp_sql_file *file)
{
	struct pp_buf b;
	struct pp_str text;

	pp_buf_init(&b, SQL_MAX);
	for (size_t i = 0; i < file->param_count; i++) {
		const struct pp_sql_param *p = &file->params[i];

		pp_buf_printf(&b, "%s%.*s", i ? ", " : "", PP_STR(p->name));
		if (p->has_standard)
			pp_buf_printf(&b, "=%.*s", PP_STR(p->standard));
	}
	text = pp_arena_str(&r->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

static int list(struct run *r)
{
	struct pp_result_column heads[] = {
		{ .name = PP_LIT("query") }, { .name = PP_LIT("title") },
		{ .name = PP_LIT("parameters") },
	};
	struct pp_result result = { .columns = heads, .column_count = 3 };
	struct pp_queries queries;

	if (pp_queries_read(&queries, &r->pool, listing(r)) < 0)
		return tell(r);
	result.cells = pp_new(&r->arena, struct pp_cell, 3 * queries.count);
	result.row_count = queries.count;
	for (size_t i = 0; i < queries.count; i++) {
		const struct pp_sql_file *file = &queries.items[i];

		result.cells[3 * i] = text_cell(file->name);
		result.cells[3 * i + 1] = text_cell(file->title);
		result.cells[3 * i + 2] = text_cell(params_of(r, file));
	}
	if (!queries.count && !r->sink.count)
		return pp_fail(&pp_query_command, "each is a file "
			       "schemas/queries/NAME.sql",
			       "the pool keeps no queries");
	if (r->settings.format == NO_FORMAT)
		r->settings.format = PP_RESULT_TABLE;
	print(r, &result);
	return r->sink.count ? tell(r) : PP_EXIT_OK;
}

/* --- the command line -------------------------------------------------------------- */

static int check_usage(struct run *r)
{
	const struct settings *s = &r->settings;
	bool asks = !s->list && !s->schema;
	struct pp_date date;
	char *hint;

	if (s->list && s->schema)
		return pp_usage(&pp_query_command, NULL,
				"--list and --schema exclude each other");
	if (asks && !s->file && !r->args.count)
		return pp_usage(&pp_query_command, "--schema shows what can be "
				"asked, --list what the pool keeps",
				"say what to ask");
	if ((s->file || s->list) && r->args.count)
		return pp_usage(&pp_query_command, NULL,
				"%s and '%s' exclude each other",
				s->list ? "--list" : "-f", r->args.items[0]);
	if (r->args.count > 1)
		return pp_usage(&pp_query_command, asks ? "a statement stands "
				"in quotes: 'SELECT ...'" : NULL,
				"'%s' is one argument too many",
				r->args.items[1]);
	if (s->timeout > TIMEOUT_MAX)
		return pp_usage(&pp_query_command, NULL,
				"--timeout is at most %d seconds",
				TIMEOUT_MAX);
	if (!s->date || pp_date_parse(&date, pp_str(s->date)))
		return -1;
	hint = pp_date_hint(&r->arena, pp_str(s->date));
	return pp_usage(&pp_query_command, hint,
			"--date wants a day as YYYY-MM-DD, not '%s'", s->date);
}

static int run(struct run *r)
{
	int status = check_usage(r);

	if (status >= 0)
		return status;
	r->operand = r->args.count ? r->args.items[0] : NULL;
	if (r->operand && !strcmp(r->operand, "-") && !r->settings.schema) {
		r->settings.file = "-";
		r->operand = NULL;
	}
	pp_terminal_init(&r->terminal, stdout, r->args.no_color);
	if (pp_pool_find(&r->pool, &r->arena, &r->sink, ".") < 0)
		return tell(r);
	if (r->settings.list)
		return list(r);
	status = r->settings.schema ? -1 : read_query(r);
	if (status < 0)
		status = find_moment(r);
	if (status >= 0)
		return status;
	if (r->settings.schema)
		return schema(r);
	if (r->settings.format == NO_FORMAT)
		r->settings.format = PP_RESULT_TABLE;
	return query(r);
}

int pp_query_main(int argc, char **argv)
{
	struct run r = { .settings = { .format = NO_FORMAT,
				       .timeout = TIMEOUT } };
	int status = pp_start(&r.args, &r.arena, &pp_query_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0) {
		status = run(&r);
		close_all(&r);
	}
	pp_repo_free(r.repo);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
