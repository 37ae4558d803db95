#ifndef PP_CLI_PROGRESS_H
#define PP_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* "reading records: 4200 of 10000" on stderr: only where that is a terminal,
 * only once the work has taken a second, and gone when it is done. */
struct pp_progress {
	FILE *out;
	const char *what;	/* "reading records"; lent */
	size_t total;		/* 0: not known */
	bool on;		/* stderr is a terminal */
	bool shown;		/* a line stands there */
	uint64_t next;		/* when to write again, in milliseconds */
};

/* out is stderr, or what a test looks at; force writes at once, and where it is
 * no terminal too. */
void pp_progress_start(struct pp_progress *p, FILE *out, const char *what,
		       size_t total, bool force);

/* Say that so many are done; cheap enough for every one of them.  One thread
 * at a time. */
void pp_progress_step(struct pp_progress *p, size_t done);

/* Take the line away. */
void pp_progress_end(struct pp_progress *p);

#endif
