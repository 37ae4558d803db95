#ifndef PP_CLI_PRINT_TABLE_H
#define PP_CLI_PRINT_TABLE_H

#include "cli/result_text.h"

/* A table for people: columns side by side, numbers to the right.  Where
 * how->width is too narrow for all of it, what is longest is cut and ends in an
 * ellipsis (dates and short numbers are left whole); where even that leaves too
 * little, each row is a block with a line for each column.  NULL is empty.
 * Returns whether something was cut. */
bool pp_print_table(const struct pp_result_print *how,
		    const struct pp_result *result);

#endif
