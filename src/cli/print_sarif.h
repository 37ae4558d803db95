#ifndef PP_CLI_PRINT_SARIF_H
#define PP_CLI_PRINT_SARIF_H

#include "cli/printer.h"

/* SARIF 2.1.0 (OASIS): docs/formats/sarif.schema.yaml describes the part of it
 * that is used.  Keeps what code scanning services take: the first 25,000
 * results, 100 related locations each. */
void pp_print_sarif(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary);

#endif
