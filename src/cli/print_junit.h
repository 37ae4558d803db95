#ifndef PP_CLI_PRINT_JUNIT_H
#define PP_CLI_PRINT_JUNIT_H

#include "cli/printer.h"

/* JUnit XML: a test case for each file, which fails where the file has
 * errors. */
void pp_print_junit(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary);

#endif
