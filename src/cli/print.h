#ifndef PP_CLI_PRINT_H
#define PP_CLI_PRINT_H

#include "cli/printer.h"

/* Findings, in each of the forms in which people and machines read them. */

/* The names of enum pp_format, in its order; NULL ends them. */
extern const char *const pp_print_formats[];

/* Print the findings of a sorted sink.  Returns 0, or -1 where the step summary
 * could not be written (errno says why); whether out could is for the caller to
 * see by ferror. */
int pp_print(const struct pp_print *how, const struct pp_sink *sink,
	     const struct pp_summary *summary);

#endif
