#ifndef PP_CLI_PRINT_COMMIT_H
#define PP_CLI_PRINT_COMMIT_H

#include <stdio.h>

#include "pool/write.h"

/* Ends a sentence with the commit that was made, "SEP commit 1a2b3c4d5e", where
 * one was, and says how it is kept where no branch has it. */
void pp_print_commit(FILE *out, const char *sep,
		     const struct pp_write_result *written);

#endif
