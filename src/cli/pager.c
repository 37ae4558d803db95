/* Output through a pager. */
#include "cli/pager.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *pp_pager_command(const char *git_pager, const char *pager)
{
	static const char less[] =
		"if command -v less >/dev/null; then less; else cat; fi";
	const char *command = git_pager ? git_pager : pager ? pager : less;

	return *command && strcmp(command, "cat") != 0 ? command : NULL;
}

/* Where the pager is not there, the text is shown as it is. */
static _Noreturn void become(const char *command, const int ends[2])
{
	static const char script[] =
		"eval \"$1\"\nif [ $? = 127 ]; then cat; fi";

	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	setenv("LESS", "FRX", 0);
	execl("/bin/sh", "sh", "-c", script, "sh", command, (char *)NULL);
	_exit(127);
}

/* A pager that cannot be started leaves the output where it was. */
void pp_pager_start(struct pp_pager *pager, FILE *stream)
{
	const char *command = pp_pager_command(getenv("GIT_PAGER"),
					       getenv("PAGER"));
	int ends[2];

	*pager = (struct pp_pager){ .stream = stream };
	if (!command || !isatty(fileno(stream)) || pipe(ends))
		return;
	fflush(stream);
	pager->saved = dup(fileno(stream));
	pager->pid = pager->saved < 0 ? -1 : fork();
	if (!pager->pid)
		become(command, ends);
	if (pager->pid > 0) {
		dup2(ends[1], fileno(stream));
	} else {
		if (pager->saved >= 0)
			close(pager->saved);
		pager->pid = 0;
	}
	close(ends[0]);
	close(ends[1]);
}

void pp_pager_end(struct pp_pager *pager)
{
	int status;

	if (!pager->pid)
		return;
	fflush(pager->stream);
	dup2(pager->saved, fileno(pager->stream));
	close(pager->saved);
	/* Where the caller ignores SIGCHLD there is no child to be had. */
	while (waitpid(pager->pid, &status, 0) < 0 && errno == EINTR)
		;
	pager->pid = 0;
}
