/* peerpool query: SQL over the records. */
#include <stdio.h>
#include <string.h>

#include "tools/query.h"

enum { TIMEOUT = 60, TIMEOUT_MAX = 1000000 };

#define AT(member) offsetof(struct pp_query_settings, member)

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

/* --- the answer ---------------------------------------------------------- */

static void tell_moment(const struct pp_query_run *r)
{
	const struct pp_moment *m = &r->moment;

	if (!r->settings.at || !m->is_date)
		return;
	fprintf(stderr, "as recorded by the end of %s: commit ", m->day);
	for (int i = 0; i < 5; i++)
		fprintf(stderr, "%02x", m->commit.id[i]);
	putc('\n', stderr);
}

static void tell_broken(const struct pp_query_run *r)
{
	long long n = r->index.counts.broken;

	if (n)
		fprintf(stderr, "%lld broken record%s left out: 'peerpool "
			"check%s%s' tells why\n", n, n == 1 ? " was" : "s were",
			r->settings.at ? " --at " : "",
			r->settings.at ? r->settings.at : "");
}

/* What was read is closed before anything is printed: a pager may stay open
 * for hours. */
static int query(struct pp_query_run *r)
{
	struct pp_result result;
	int64_t broken;
	int status = pp_query_open(r), rc;

	if (status >= 0)
		return status;
	rc = pp_session_query(&result, &r->arena, &r->sink, r->session,
			      &r->query);
	if (rc < 0)
		return pp_query_tell(r);
	broken = r->index.counts.broken;
	pp_query_close(r);
	tell_moment(r);
	status = pp_query_print(r, &result);
	tell_broken(r);
	if (status == PP_EXIT_OK && broken && r->settings.strict)
		status = PP_EXIT_FINDINGS;
	return status;
}

/* --- the command line ---------------------------------------------------- */

static int check_usage(struct pp_query_run *r)
{
	const struct pp_query_settings *s = &r->settings;
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

static int run(struct pp_query_run *r)
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
		return pp_query_tell(r);
	if (r->settings.list)
		return pp_query_list(r);
	status = r->settings.schema ? -1 : pp_query_read(r);
	if (status < 0)
		status = pp_query_find_moment(r);
	if (status >= 0)
		return status;
	if (r->settings.schema)
		return pp_query_schema(r);
	if (r->settings.format == PP_QUERY_NO_FORMAT)
		r->settings.format = PP_RESULT_TABLE;
	return query(r);
}

int pp_query_main(int argc, char **argv)
{
	struct pp_query_run r = { .settings = { .format = PP_QUERY_NO_FORMAT,
				       .timeout = TIMEOUT } };
	int status = pp_start(&r.args, &r.arena, &pp_query_command,
			      &r.settings, argv);

	(void)argc;
	if (status < 0) {
		status = run(&r);
		pp_query_close(&r);
	}
	pp_repo_free(r.repo);
	pp_sink_release(&r.sink);
	pp_arena_release(&r.arena);
	return status;
}
