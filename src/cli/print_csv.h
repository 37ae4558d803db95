#ifndef PP_CLI_PRINT_CSV_H
#define PP_CLI_PRINT_CSV_H

#include "cli/result_text.h"

/* Values with commas as RFC 4180 has it: lines end in CR LF, the first has the
 * columns' names, a field is quoted where it must be.  NULL is an empty field,
 * an empty text a quoted one.  What a spreadsheet would run gets a ' before
 * it. */
void pp_print_csv(const struct pp_result_print *how,
		  const struct pp_result *result);

/* Values with tabs: a tab, line break or backslash in a value is written \t,
 * \n, \r, \\; NULL is empty.  As above, nothing is run. */
void pp_print_tsv(const struct pp_result_print *how,
		  const struct pp_result *result);

#endif
