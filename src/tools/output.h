#ifndef PP_TOOLS_OUTPUT_H
#define PP_TOOLS_OUTPUT_H

#include <stdbool.h>

#include "cli/options.h"
#include "index/session.h"

/* Where a result goes: the terminal, through a pager; a pipe; or a file. */
struct pp_output {
	const struct pp_command *command;	/* for messages */
	unsigned format;	/* place in pp_result_formats */
	const char *file;	/* -o FILE; NULL: standard output */
	bool no_color;
	bool wrap;		/* of struct pp_result_print */
};

/* Print it.  Returns the exit status; what could not be written has been
 * told. */
int pp_output_result(const struct pp_output *how,
		     const struct pp_result *result);

#endif
