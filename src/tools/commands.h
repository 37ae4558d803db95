#ifndef PP_TOOLS_COMMANDS_H
#define PP_TOOLS_COMMANDS_H

#include "cli/options.h"
#include "record/kind.h"

/* The exit statuses of every command. */
enum {
	PP_EXIT_OK = 0,		/* done, and no errors found */
	PP_EXIT_FINDINGS = 1,	/* errors found, or nothing found */
	PP_EXIT_FAILED = 2,	/* could not do its work, or a usage error */
};

/* Each command is one file: its option table and an entry function, which
 * returns the exit status.  argv[0] is the command's name.  commands.c lists
 * them; main.c runs them, and checks at the end that stdout could be
 * written. */
struct pp_listed {
	const char *group;	/* heading in help: "Check"; those of a group
				   stand together */
	const struct pp_command *command;	/* NULL ends the list */
	int (*run)(int argc, char **argv);
};

extern const struct pp_listed pp_commands[];

extern const struct pp_command pp_check_command;
int pp_check_main(int argc, char **argv);

extern const struct pp_command pp_explain_command;
int pp_explain_main(int argc, char **argv);

extern const struct pp_command pp_export_command;
int pp_export_main(int argc, char **argv);

extern const struct pp_command pp_find_command;
int pp_find_main(int argc, char **argv);

extern const struct pp_command pp_import_command;
int pp_import_main(int argc, char **argv);

extern const struct pp_command pp_index_command;
int pp_index_main(int argc, char **argv);

extern const struct pp_command pp_log_command;
int pp_log_main(int argc, char **argv);

extern const struct pp_command pp_migrate_command;
int pp_migrate_main(int argc, char **argv);

extern const struct pp_command pp_new_command;
int pp_new_main(int argc, char **argv);

extern const struct pp_command pp_query_command;
int pp_query_main(int argc, char **argv);

extern const struct pp_command pp_report_command;
int pp_report_main(int argc, char **argv);

extern const struct pp_command pp_site_command;
int pp_site_main(int argc, char **argv);

extern const struct pp_command pp_serve_command;
int pp_serve_main(int argc, char **argv);

extern const struct pp_command pp_stats_command;
int pp_stats_main(int argc, char **argv);

/* --- for the commands, in start.c ----------------------------------------- */

/* Read the command line.  Returns -1 where the command shall run; otherwise it
 * shall return what this returned: --help has been printed, or a usage error
 * told. */
int pp_start(struct pp_arguments *out, struct pp_arena *arena,
	     const struct pp_command *command, void *settings, char **argv);

/* Tell on stderr why the command cannot do its work; hint is printed as a note
 * beneath, where it is not NULL.  Returns PP_EXIT_FAILED. */
__attribute__((format(printf, 3, 4)))
int pp_fail(const struct pp_command *command, const char *hint,
	    const char *format, ...);

/* The same for a wrong command line: says in the end where help is. */
__attribute__((format(printf, 3, 4)))
int pp_usage(const struct pp_command *command, const char *hint,
	     const char *format, ...);

/* Print the findings that stop a command on stderr, whatever its format; sorts
 * them.  Returns PP_EXIT_FAILED. */
int pp_tell(struct pp_sink *sink, const struct pp_arguments *args);

/* There is no kind of that name: what may have been meant, or which there are.
 * Returns PP_EXIT_FAILED. */
int pp_unknown_kind(const struct pp_command *command,
		    const struct pp_kinds *kinds, const char *name);

#endif
