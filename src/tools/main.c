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

enum { EXAMPLES = 4, COMMANDS_MAX = 32 };

static bool begins_group(const struct pp_listed *e)
{
	return e == pp_commands || e->group != e[-1].group;
}

/* The first example of the first groups. */
static void print_examples(FILE *out, unsigned width)
{
	unsigned n = 0;

	fputs("\nExamples:\n", out);
	for (const struct pp_listed *e = pp_commands; e->command; e++) {
		const struct pp_example *example = e->command->examples;

		if (!begins_group(e) || n++ == EXAMPLES)
			continue;
		fprintf(out, "  %s\n", example->command);
		pp_wrap(out, example->what, 6, width);
	}
}

static void print_help(FILE *out)
{
	struct pp_terminal terminal;

	pp_terminal_init(&terminal, out, true);
	fputs("peerpool: records kept as plain text in git\n", out);
	print_examples(out, terminal.width);
	for (const struct pp_listed *e = pp_commands; e->command; e++) {
		if (begins_group(e))
			fprintf(out, "\n%s:\n", e->group);
		fprintf(out, "  %-9s ", e->command->name);
		pp_wrap_on(out, e->command->summary, 12, terminal.width);
	}
	fputs("\n'peerpool COMMAND --help' shows examples and options; "
	      "--version the version.\n"
	      "Exit status: 0 no errors, 1 errors found, 2 could not do its "
	      "work.\n", out);
}

static int unknown(const char *name)
{
	struct pp_str names[COMMANDS_MAX];
	size_t count = 0;
	char hint[80];
	int nearest;

	for (; pp_commands[count].command && count < COMMANDS_MAX; count++)
		names[count] = pp_str(pp_commands[count].command->name);
	nearest = pp_nearest(pp_str(name), names, count);
	if (nearest >= 0)
		snprintf(hint, sizeof(hint), "did you mean '%s'?",
			 names[nearest].p);
	return pp_usage(&self, nearest >= 0 ? hint : NULL, "no %s '%s'",
			*name == '-' ? "option" : "command", name);
}

static int run(int argc, char **argv)
{
	for (const struct pp_listed *e = pp_commands; e->command; e++)
		if (!strcmp(argv[0], e->command->name))
			return e->run(argc, argv);
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
