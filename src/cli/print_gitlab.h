#ifndef PP_CLI_PRINT_GITLAB_H
#define PP_CLI_PRINT_GITLAB_H

#include "cli/printer.h"

/* GitLab's code quality report: docs/formats/gitlab.schema.yaml.  No two
 * findings have the same fingerprint, and none changes it when lines are added
 * above. */
void pp_print_gitlab(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary);

#endif
