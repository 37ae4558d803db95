#ifndef PP_CLI_PRINT_GITHUB_H
#define PP_CLI_PRINT_GITHUB_H

#include "cli/printer.h"

/* GitHub workflow commands: the first 10 errors and 10 warnings become
 * annotations, which is as many as a step may have, and a last line counts them
 * all.  A Markdown summary goes to how->step_summary.  Returns 0, or -1 with
 * errno where that could not be written. */
int pp_print_github(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary);

#endif
