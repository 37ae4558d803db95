/* The command line of peerpool report. */
#include "tools/report.h"

#define AT(member) offsetof(struct pp_report_settings, member)

static const char what[] = "What to report", how[] = "How to write it";

static const struct pp_option options[] = {
	{ 'p', "param", PP_OPT_LIST, AT(params), .argument = "NAME=VALUE",
	  .help = "the value of the report's parameter NAME; may be repeated",
	  .group = what },
	{ 0, "date", PP_OPT_TEXT, AT(date), .argument = "DATE",
	  .help = "what was true on that day (YYYY-MM-DD), in the place of the "
	  "report's own rule",
	  .group = what },
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "what was recorded by then: at a revision, or by the end of "
	  "a day",
	  .group = what },
	{ 0, "alone", PP_OPT_FLAG, AT(alone),
	  .help = "this pool only, without the others of its workspace",
	  .group = what },
	{ 0, "timeout", PP_OPT_NUMBER, AT(timeout), .argument = "SECONDS",
	  .help = "end a query that takes longer; 60 by default, 0 never",
	  .group = what },
	{ 0, "list", PP_OPT_FLAG, AT(list),
	  .help = "the reports that the pool has; with --format csv as CSV",
	  .group = what },
	{ 0, "check", PP_OPT_FLAG, AT(check),
	  .help = "say which files, kept as Markdown, are out of date",
	  .group = what },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "html by default",
	  .group = how, .choices = pp_report_formats },
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "FILE",
	  .help = "write it to FILE, which then holds all of it or what it "
	  "held; as csv, of several blocks, to a folder",
	  .group = how },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool report --list", "which reports the pool has" },
	{ "peerpool report glance -o glance.html",
	  "one of them, as a page that needs nothing else" },
	{ "peerpool report --date 2024-03-31 -p year=2024 glance -o g.html",
	  "for another day and year" },
	{ "peerpool report --format markdown glance -o docs/glance.md",
	  "to be kept in git, with the figures in it" },
	{ "peerpool report --check docs/glance.md",
	  "is that file still what the report says?" },
	{ 0 }
};

const struct pp_command pp_report_command = {
	.name = "report",
	.summary = "make a paper from Markdown with queries in it",
	.usage = "[OPTION]... NAME\n"
		 "--check FILE...\n"
		 "--list",
	.examples = examples,
	.description =
		"A report is a record of a kind whose schema says that it is a "
		"document: Markdown in which blocks hold queries. Each output "
		"states the day it speaks of, its parameters and the commit "
		"that last changed what it read, and is the same whenever it "
		"is made again.\n\n"
		"A block that fails has a box in its place that says why. A "
		"report that reads data which its readers may not see is "
		"refused, and nothing is written.\n\n"
		"Exit status: 0 done, 1 a block failed, the report was "
		"refused, or a file is out of date (--check), 2 it could not "
		"be done.",
	.options = options,
	.options_anywhere = true,
};
