#ifndef PP_CLI_OPTIONS_H
#define PP_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* A command's options stand in one table, from which its arguments are read
 * and its --help (and man page and completion) is written.
 *
 *	struct settings {
 *		bool strict;
 *		const char *schema;
 *		unsigned format;
 *		size_t max;
 *		struct pp_list maps;
 *	};
 *
 *	#define AT(member) offsetof(struct settings, member)
 *	static const struct pp_option options[] = {
 *		{ 0, "strict", PP_OPT_FLAG, AT(strict),
 *		  .help = "count warnings as errors" },
 *		{ 0, "schema", PP_OPT_TEXT, AT(schema), .argument = "FILE",
 *		  .help = "check against this schema",
 *		  .group = "What to check" },
 *		{ 0, "format", PP_OPT_CHOICE, AT(format), .argument = "FORMAT",
 *		  .help = "how findings are printed",
 *		  .choices = pp_print_formats },
 *		{ 0, "max-findings", PP_OPT_NUMBER, AT(max), .argument = "N",
 *		  .help = "print the first N findings only" },
 *		{ 0, "map", PP_OPT_LIST, AT(maps), .argument = "URI=PATH",
 *		  .help = "read the schema URI from PATH; may be repeated" },
 *		{ 0 }
 *	};
 */
enum pp_option_kind {
	PP_OPT_FLAG,	/* bool: set to true */
	PP_OPT_TEXT,	/* const char *: the argument */
	PP_OPT_NUMBER,	/* size_t: the argument, a decimal number */
	PP_OPT_CHOICE,	/* unsigned: the place of the argument in choices */
	PP_OPT_LIST,	/* struct pp_list: every argument given */
};

/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): a table's order */
struct pp_option {
	char letter;			/* 'n' for -n, or 0 */
	const char *name;		/* "dry-run" for --dry-run; NULL ends
					   the table */
	enum pp_option_kind kind;
	size_t at;			/* offset in the command's settings */
	const char *argument;		/* its name in help; NULL for a flag */
	const char *help;		/* what it does, lower case, no full
					   stop */
	const char *group;		/* heading in help; NULL: "Options" */
	const char *const *choices;	/* of PP_OPT_CHOICE; NULL ends them */
};

struct pp_list {
	const char **items;	/* in the arena */
	size_t count;
};

struct pp_example {
	const char *command;	/* "peerpool check --staged"; NULL ends them */
	const char *what;	/* "check what the next commit holds" */
};

struct pp_command {
	const char *name;		/* "check" */
	const char *summary;		/* one line: "check records ..." */
	const char *usage;		/* what follows the name, a line for
					   each form: "[OPTION]... [PATH]..." */
	const struct pp_example *examples;
	const char *description;	/* paragraphs for help; may be NULL */
	const struct pp_option *options;	/* may be NULL */
	bool options_anywhere;		/* also after operands, which are no
					   names of files */
};

/* What was on the command line besides the command's own options. */
struct pp_arguments {
	char **items;		/* the operands; NULL-terminated, lent */
	size_t count;
	bool help;		/* -h, --help: which every command has */
	bool no_color;		/* --no-color: likewise */
	const char *error;	/* what is wrong with the command line */
	const char *hint;	/* what may have been meant, or NULL */
};

/* Read argv[1...] (argv[0] is the command's name) into settings, which the
 * caller has set to its defaults.  Options come first; "--" ends them; an
 * option after an operand is an error, since a file of that name is hardly
 * what was meant (but see options_anywhere); "-" is an operand.  Returns 0 and
 * sets *out; or -1 with out->error.  Texts are lent from argv or lie in
 * arena. */
int pp_options_parse(struct pp_arguments *out, struct pp_arena *arena,
		     const struct pp_command *command, void *settings,
		     char **argv);

/* The options that every command has, ended like any table. */
extern const struct pp_option pp_common_options[];

#endif
