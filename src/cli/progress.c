/* How far the work has got, for whoever waits at a terminal. */
#include "cli/progress.h"

#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, AGAIN_MS = 100 };

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void pp_progress_start(struct pp_progress *p, FILE *out, const char *what,
		       size_t total, bool force)
{
	*p = (struct pp_progress){ .out = out, .what = what, .total = total };
	p->on = force || isatty(fileno(out));
	p->next = force ? 0 : p->on ? now() + FIRST_MS : 0;
}

void pp_progress_step(struct pp_progress *p, size_t done)
{
	uint64_t at;

	if (!p->on || (at = now()) < p->next)
		return;
	fprintf(p->out, "\r%s: %zu", p->what, done);
	if (p->total)
		fprintf(p->out, " of %zu", p->total);
	fputs("\033[K", p->out);
	fflush(p->out);
	p->shown = true;
	p->next = p->next ? at + AGAIN_MS : 0;
}

void pp_progress_end(struct pp_progress *p)
{
	if (p->shown)
		fputs("\r\033[K", p->out);
	fflush(p->out);
	p->on = p->shown = false;
}
