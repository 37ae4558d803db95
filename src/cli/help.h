#ifndef PP_CLI_HELP_H
#define PP_CLI_HELP_H

#include <stdio.h>

#include "cli/options.h"

/* What the tools say of themselves. */

/* Write the command's help, wrapped to width columns: what it does, examples,
 * usage, description, options by group. */
void pp_help_print(FILE *out, const struct pp_command *command, unsigned width);

/* Write text wrapped at spaces to width columns, each line indented.  A single
 * line break is a space, an empty line ends a paragraph, a line that begins
 * with a space stands as it is.  Ends in a line break. */
void pp_wrap(FILE *out, const char *text, unsigned indent, unsigned width);

/* Like it, where the cursor already stands at column indent. */
void pp_wrap_on(FILE *out, const char *text, unsigned indent, unsigned width);

#endif
