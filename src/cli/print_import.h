#ifndef PP_CLI_PRINT_IMPORT_H
#define PP_CLI_PRINT_IMPORT_H

#include <stdio.h>

#include "exchange/import.h"

/* What an import changes, for people: each changed record with its properties,
 * old -> new, and with list each new one; then how many there are of each
 * kind. */
void pp_print_import(FILE *out, const struct pp_import_result *result,
		     bool list);

/* What became of the rows, and of the commit. */
void pp_print_import_end(FILE *out, const struct pp_import_result *result,
			 bool dry_run);

#endif
