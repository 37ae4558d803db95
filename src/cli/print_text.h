#ifndef PP_CLI_PRINT_TEXT_H
#define PP_CLI_PRINT_TEXT_H

#include "cli/printer.h"

/* file:line:col: severity: message; found 'x' [rule], and notes beneath; on a
 * terminal the source line with what is meant underlined. */
void pp_print_text(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary);

#endif
