/* The command line of peerpool query. */
#include "tools/query.h"

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
	{ 0, "alone", PP_OPT_FLAG, AT(alone),
	  .help = "this pool only, without the others of its workspace",
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
