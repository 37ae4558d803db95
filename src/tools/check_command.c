/* The options of peerpool check, and its help. */
#include "cli/print.h"
#include "tools/check.h"

#define AT(member) offsetof(struct pp_check_settings, member)

static const char what[] = "What to check", how[] = "How to print it";

static const struct pp_option options[] = {
	{ 0, "staged", PP_OPT_FLAG, AT(staged),
	  .help = "the records as the next commit would hold them",
	  .group = what },
	{ 0, "rev", PP_OPT_TEXT, AT(rev), .argument = "REV",
	  .help = "the records of a commit, by its own schemas",
	  .group = what },
	{ 0, "at", PP_OPT_TEXT, AT(at), .argument = "REV|DATE",
	  .help = "the records as they were recorded then, seen on that day",
	  .group = what },
	{ 0, "range", PP_OPT_TEXT, AT(range), .argument = "A..B",
	  .help = "the faults that the change from A to B brings",
	  .group = what },
	{ 0, "pre-receive", PP_OPT_FLAG, AT(pre_receive),
	  .help = "what is being pushed: read a server hook's standard input",
	  .group = what },
	{ 0, "overlay", PP_OPT_TEXT, AT(overlay), .argument = "PATH",
	  .help = "lay the changed or added records in PATH over the rest",
	  .group = what },
	{ 0, "date", PP_OPT_TEXT, AT(date), .argument = "DATE",
	  .help = "the day that the pool's own rules take for today",
	  .group = what },
	{ 0, "schema", PP_OPT_TEXT, AT(schema), .argument = "FILE",
	  .help = "check each FILE against this JSON Schema; no pool is needed",
	  .group = what },
	{ 0, "map", PP_OPT_LIST, AT(maps), .argument = "URI=PATH",
	  .help = "with --schema: read the schema of that URI from PATH; may "
	  "be repeated",
	  .group = what },
	{ 0, "no-format", PP_OPT_FLAG, AT(no_format),
	  .help = "with --schema: take 'format' for a remark, not for a rule",
	  .group = what },
	{ 0, "fix", PP_OPT_FLAG, AT(fix),
	  .help = "add what a machine can add (a missing salt, the editor's "
	  "line that names the schema), then check",
	  .group = what },
	{ 0, "no-state", PP_OPT_FLAG, AT(no_state),
	  .help = "read every file, whatever is remembered of the last run",
	  .group = what },
	{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
	  .help = "the form of the findings",
	  .group = how, .choices = pp_print_formats },
	{ 0, "errors", PP_OPT_FLAG, AT(errors),
	  .help = "print errors only; warnings are counted, not shown",
	  .group = how },
	{ 0, "strict", PP_OPT_FLAG, AT(strict),
	  .help = "exit with 1 for warnings too",
	  .group = how },
	{ 0, "no-values", PP_OPT_FLAG, AT(no_values),
	  .help = "show nothing of what the records say",
	  .group = how },
	{ 0, "max-findings", PP_OPT_NUMBER, AT(max), .argument = "N",
	  .help = "print the first N findings only",
	  .group = how },
	{ 0 }
};

static const struct pp_example examples[] = {
	{ "peerpool check", "every record of the pool" },
	{ "peerpool check --errors", "the same, without the warnings" },
	{ "peerpool check records/people", "the faults in one folder only" },
	{ "peerpool check --staged", "what the next commit would hold" },
	{ "peerpool check --range origin/main..HEAD",
	  "what my commits would bring" },
	{ "peerpool check --at 2025-03-31",
	  "what was recorded by the end of that day" },
	{ "peerpool check --schema recipe.schema.json recipes/*.yaml",
	  "any files, any schema, no pool" },
	{ 0 }
};

const struct pp_command pp_check_command = {
	.name = "check",
	.summary = "find every fault in the records",
	.usage = "[OPTION]... [PATH]...\n"
		 "--schema FILE [OPTION]... FILE...",
	.examples = examples,
	.description =
		"Checks each record against the schema of its kind, then the "
		"records against each other: ids, references, values that "
		"must be unique. A second run reads only what has changed. "
		"Paths in findings are relative to the pool's folder.\n\n"
		"Exit status: 0 no errors (there may be warnings: see "
		"--strict), 1 errors found, 2 the check could not be done.",
	.options = options,
};
