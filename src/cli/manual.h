#ifndef PP_CLI_MANUAL_H
#define PP_CLI_MANUAL_H

#include "cli/options.h"
#include "report/roff.h"

/* What a command's manual page has from its table. */

/* A line for each form of its usage. */
void pp_manual_synopsis(struct pp_roff *r, const struct pp_command *command);

/* Its examples, each with what it is for. */
void pp_manual_examples(struct pp_roff *r, const struct pp_command *command);

/* Its options by group, as --help has them, and those that every command
 * has. */
void pp_manual_options(struct pp_roff *r, const struct pp_command *command);

#endif
