#ifndef PP_SCHEMA_COMPILE_H
#define PP_SCHEMA_COMPILE_H

#include "schema/program.h"

/* From the documents of a set to a program. */

/* Compile the schema at target, and every schema that it leads to.  Returns
 * the program, to be freed with pp_program_free; or NULL, and sink has at least
 * one error. */
struct pp_schema *pp_compile(struct pp_schema_set *set, struct pp_sink *sink,
			     struct pp_str uri);

#endif
