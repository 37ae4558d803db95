/* peerpool: finds the command and runs it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/terminal.h"
#include "tools/commands.h"

static const struct pp_command self = { .name = "" };

static const struct {
	const struct pp_command *command;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ &pp_check_command, pp_check_main },
	{ &pp_explain_command, pp_explain_main },
	{ &pp_find_command, pp_find_main },
	{ &pp_index_command, pp_index_main },
	{ &pp_log_command, pp_log_main },
	{ &pp_new_command, pp_new_main },
	{ &pp_query_command, pp_query_main },
	{ &pp_stats_command, pp_stats_main },
};

enum {
	COUNT = sizeof(commands) / sizeof(*commands),
	EXAMPLES = COUNT < 4 ? COUNT : 4,
};

/* The first example of each of the first commands. */
static void print_examples(FILE *out, unsigned width)
{
	fputs("\nExamples:\n", out);
	for (size_t i = 0; i < EXAMPLES; i++) {
		const struct pp_example *e = commands[i].command->examples;

		fprintf(out, "  %s\n", e->command);
		pp_wrap(out, e->what, 6, width);
	}
}

static void print_help(FILE *out)
{
	struct pp_terminal terminal;

	pp_terminal_init(&terminal, out, true);
	fputs("peerpool: records kept as plain text in git\n", out);
	print_examples(out, terminal.width);
	fputs("\nCommands:\n", out);
	for (size_t i = 0; i < COUNT; i++) {
		fprintf(out, "  %-9s ", commands[i].command->name);
		pp_wrap_on(out, commands[i].command->summary, 12,
			   terminal.width);
	}
	fputs("\n'peerpool COMMAND --help' shows examples and options; "
	      "--version the version.\n"
	      "Exit status: 0 no errors, 1 errors found, 2 could not do its "
	      "work.\n", out);
}

static int unknown(const char *name)
{
	struct pp_str names[COUNT];
	char hint[80];
	int nearest;

	for (size_t i = 0; i < COUNT; i++)
		names[i] = pp_str(commands[i].command->name);
	nearest = pp_nearest(pp_str(name), names, COUNT);
	if (nearest >= 0)
		snprintf(hint, sizeof(hint), "did you mean '%s'?",
			 names[nearest].p);
	return pp_usage(&self, nearest >= 0 ? hint : NULL, "no %s '%s'",
			*name == '-' ? "option" : "command", name);
}

static int run(int argc, char **argv)
{
	for (size_t i = 0; i < COUNT; i++)
		if (!strcmp(argv[0], commands[i].command->name))
			return commands[i].run(argc, argv);
	return unknown(argv[0]);
}

static int help(char **argv)
{
	char ask[] = "--help";
	char *question[] = { argv[0], ask, NULL };

	if (argv[0] && *argv[0] != '-')
		return run(2, question);
	print_help(stdout);
	return PP_EXIT_OK;
}

static int dispatch(int argc, char **argv)
{
	const char *word = argv[1];

	if (!word) {
		print_help(stderr);
		return PP_EXIT_FAILED;
	}
	if (!strcmp(word, "--help") || !strcmp(word, "-h") ||
	    !strcmp(word, "help"))
		return help(argv + 2);
	if (!strcmp(word, "--version")) {
		puts("peerpool " PP_VERSION);
		return PP_EXIT_OK;
	}
	return run(argc - 1, argv + 1);
}

/* A descriptor below 3 that is closed would be that of the next file opened,
 * and what is printed would go into it: put something there that cannot be
 * used so, and fails as it did. */
static void occupy_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY :
							       O_RDONLY);
}

/* What could not be printed was not done: a full disk must not look like
 * success. */
int main(int argc, char **argv)
{
	int status;

	occupy_standard_files();
	/* A file that may not grow is a full disk, no reason to die: what is
	 * kept in the cache can be done without. */
	signal(SIGXFSZ, SIG_IGN);
	status = argc ? dispatch(argc, argv) : PP_EXIT_FAILED;

	if (fflush(stdout) || ferror(stdout))
		return pp_fail(&self, NULL, "cannot write the output: %s",
			       strerror(errno));
	return status;
}
