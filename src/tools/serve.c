/* peerpool serve: runs peerpool-serve, a program of its own, since what it is
 * linked with would make every other command start later. */
#include "tools/serve.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define PROGRAM "peerpool-serve"

/* "/usr/bin/peerpool-serve", where this program lies in /usr/bin. */
static const char *beside(struct pp_arena *arena)
{
	const char *self = pp_file_real(arena, "/proc/self/exe");
	const char *slash = self ? strrchr(self, '/') : NULL;

	return slash ? pp_arena_printf(arena, "%.*s/" PROGRAM,
				       (int)(slash - self), self) : NULL;
}

static int run(struct pp_arena *arena, char **argv)
{
	const char *path = beside(arena);
	char name[] = PROGRAM;

	argv[0] = name;
	if (path && !access(path, X_OK))
		execv(path, argv);
	else
		execvp(PROGRAM, argv);
	return pp_fail(&pp_serve_command,
		       "it is installed beside peerpool, or found by PATH",
		       "cannot run " PROGRAM ": %s", strerror(errno));
}

/* What is wrong with the command line is told here, before anything else is
 * started; and help, even where the program is not installed. */
int pp_serve_main(int argc, char **argv)
{
	struct pp_serve_settings settings;
	struct pp_arena arena = { 0 };
	struct pp_arguments args;
	int status;

	(void)argc;
	pp_serve_defaults(&settings);
	status = pp_start(&args, &arena, &pp_serve_command, &settings, argv);
	if (status < 0)
		status = pp_serve_check(&settings, &args);
	if (status < 0)
		status = run(&arena, argv);
	pp_arena_release(&arena);
	return status;
}
