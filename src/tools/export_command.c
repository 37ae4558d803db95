/* The command line of peerpool export. */
#include "tools/export.h"

const char *const pp_export_names[] = { "csv", "jsonl", "sqlite", "postgres",
					NULL };

#define AT(member) offsetof(struct pp_export_settings, member)

static const char what[] = "What to export", how[] = "How to write it",
		  edit[] = "A sheet to be edited";

static const struct pp_option options[] = {
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "what was recorded by then: at a revision, or by the end of "
	  "a day",
	  .group = what },
	{ 0, "date", PP_OPT_TEXT, AT(date), .argument = "DATE",
	  .help = "sqlite: the day that clock.today is (YYYY-MM-DD); today by "
	  "default, with --at that day",
	  .group = what },
	{ 0, "partial", PP_OPT_FLAG, AT(partial),
	  .help = "exit with 0 though broken records are left out",
	  .group = what },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "what the files are; csv by default",
	  .group = how, .choices = pp_export_names },
	{ 'o', "output", PP_OPT_TEXT, AT(output), .argument = "PATH",
	  .help = "the folder where they go, or the file of a sheet to be "
	  "edited; without it, one kind goes to standard output",
	  .group = how },
	{ 0, "excel", PP_OPT_FLAG, AT(excel),
	  .help = "csv: begin with a byte-order mark, without which Excel "
	  "does not see that it is UTF-8",
	  .group = how },
	{ 0, "raw", PP_OPT_FLAG, AT(raw),
	  .help = "csv: for programs; no ' before what a spreadsheet would run",
	  .group = how },
	{ 0, "into", PP_OPT_TEXT, AT(into), .argument = "NAME",
	  .help = "postgres: the schema that the pool fills; by default it "
	  "has the pool's name",
	  .group = how },
	{ 0, "full", PP_OPT_FLAG, AT(full),
	  .help = "postgres: all of it, not only what has changed since the "
	  "last load",
	  .group = how },
	{ 0, "force", PP_OPT_FLAG, AT(force),
	  .help = "write over files that an export did not write, or that "
	  "have been changed since",
	  .group = how },
	{ 0, "edit", PP_OPT_TEXT, AT(edit), .argument = "KIND",
	  .help = "write a sheet of that kind, with names beside ids, that "
	  "'peerpool import' takes back",
	  .group = edit },
	{ 0, "column", PP_OPT_LIST, AT(columns), .argument = "COLUMN",
	  .help = "only this column, besides the id; may be repeated",
	  .group = edit },
	{ 0, "where", PP_OPT_LIST, AT(where), .argument = "COLUMN=TEXT",
	  .help = "only rows whose cell is TEXT; may be repeated",
	  .group = edit },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool export -o tables",
	  "every kind as a table, tables/peer.csv and so on" },
	{ "peerpool export --excel --at 2025-04-01 -o year",
	  "for Excel, as it was recorded by then" },
	{ "peerpool export --format sqlite -o db",
	  "one database with all tables and views" },
	{ "peerpool export --format postgres -o pg && psql -f pg/load.sql",
	  "into PostgreSQL; the next time, what has changed since" },
	{ "peerpool export --format jsonl peer | head -1",
	  "one kind, a line of JSON for each record" },
	{ "peerpool export --edit peer --where region=wales -o wales.csv",
	  "a sheet to be edited and taken back" },
	{ 0 }
};

const struct pp_command pp_export_command = {
	.name = "export",
	.summary = "write records as files for other programs",
	.usage = "[--format FORMAT] [OPTION]... -o DIR [KIND]...\n"
		 "[--format csv|jsonl] [OPTION]... KIND\n"
		 "--edit KIND [OPTION]... [-o FILE]",
	.examples = examples,
	.description =
		"csv: each kind is a file, a row a record, in the cell form "
		"that 'peerpool import' takes back. jsonl: each kind is a "
		"file, a line of JSON a record. sqlite: one database with the "
		"tables that 'peerpool query --schema' shows, the views, and a "
		"table clock with the day. postgres: load.sql, with which "
		"psql puts the same into PostgreSQL, in one transaction; once "
		"it has been loaded, the next one is what has changed. Salts, "
		"and what may only be counted, are in none of them. What each "
		"looks like: docs/exchange.md.\n\n"
		"All files are written before the first gets its name, and "
		"each is read back. A file that an export did not write, or "
		"that has been changed since, is left alone.\n\n"
		"Broken records are left out, and named on standard error. "
		"Exit status: 0 done, 1 broken records were left out, 2 it "
		"could not be done.",
	.options = options,
	.options_anywhere = true,
};
