#ifndef PP_CLI_PAGER_H
#define PP_CLI_PAGER_H

#include <stdio.h>
#include <sys/types.h>

/* Long output through a pager, where stdout is a terminal: GIT_PAGER, PAGER or
 * less, the first that is set; none where that is empty, "cat" or not there.
 * LESS is set to FRX, as git does, where it is not set: what fits on the screen
 * is printed at once, colours are kept. */
struct pp_pager {
	FILE *stream;
	pid_t pid;		/* 0: no pager */
	int saved;		/* the terminal's descriptor */
};

/* What is written to stream from now on goes to the pager. */
void pp_pager_start(struct pp_pager *pager, FILE *stream);

/* Flush, let the pager see the end, wait until it is left. */
void pp_pager_end(struct pp_pager *pager);

/* The pager's command line by those variables (each may be NULL), or NULL. */
const char *pp_pager_command(const char *git_pager, const char *pager);

#endif
