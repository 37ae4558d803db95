#ifndef PP_CLI_PRINT_RESULT_H
#define PP_CLI_PRINT_RESULT_H

#include "cli/result_text.h"

/* What a query returned, in each of the forms in which people and programs read
 * it. */
enum pp_result_format {
	PP_RESULT_TABLE,
	PP_RESULT_CSV,
	PP_RESULT_TSV,
	PP_RESULT_JSON,
	PP_RESULT_JSONL,
	PP_RESULT_MARKDOWN,
};

/* Their names, in that order; NULL ends them. */
extern const char *const pp_result_formats[];

/* Print it to how->out, where errors are for the caller to see.  Returns
 * whether values were cut to fit how->width. */
bool pp_print_result(const struct pp_result_print *how,
		     const struct pp_result *result);

#endif
