#ifndef PP_TOOLS_SERVE_H
#define PP_TOOLS_SERVE_H

#include "tools/commands.h"

/* The command line of peerpool serve, which peerpool-serve reads too. */
struct pp_serve_settings {
	size_t port, timeout;
	const char *listen;
	struct pp_list hosts;
	const char *audience;
	bool alone, quiet;
};

/* What holds where nothing is said. */
void pp_serve_defaults(struct pp_serve_settings *settings);

/* See that the numbers are within bounds.  Returns -1, or the exit status of a
 * usage error, which has been told. */
int pp_serve_check(const struct pp_serve_settings *settings,
		   const struct pp_arguments *args);

#endif
