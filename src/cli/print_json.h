#ifndef PP_CLI_PRINT_JSON_H
#define PP_CLI_PRINT_JSON_H

#include "cli/printer.h"

/* One JSON object: docs/formats/check.schema.yaml describes it.  "format" is 1;
 * members may be added under that number, none changed or taken away. */
void pp_print_json(const struct pp_print *how, const struct pp_sink *sink,
		   const struct pp_summary *summary);

#endif
