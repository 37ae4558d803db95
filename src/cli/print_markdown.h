#ifndef PP_CLI_PRINT_MARKDOWN_H
#define PP_CLI_PRINT_MARKDOWN_H

#include "cli/result_text.h"

/* A table as GitHub's Markdown has it; what is in a cell is shown as it is,
 * numbers to the right. */
void pp_print_markdown(const struct pp_result_print *how,
		       const struct pp_result *result);

#endif
