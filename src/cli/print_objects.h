#ifndef PP_CLI_PRINT_OBJECTS_H
#define PP_CLI_PRINT_OBJECTS_H

#include "cli/result_text.h"

/* JSON: an array of objects, one to a line; numbers are numbers, NULL is null.
 * Where two columns have the same name, the second is NAME_2. */
void pp_print_objects(const struct pp_result_print *how,
		      const struct pp_result *result);

/* JSON Lines: the same objects, one to a line. */
void pp_print_object_lines(const struct pp_result_print *how,
			   const struct pp_result *result);

#endif
