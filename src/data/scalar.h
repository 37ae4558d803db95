#ifndef PP_DATA_SCALAR_H
#define PP_DATA_SCALAR_H

#include "data/value.h"

/* What an unquoted YAML scalar means: the core schema of YAML 1.2.2, section
 * 10.3.2.  Dates are strings. */

enum pp_scalar {
	PP_SCALAR_STRING, PP_SCALAR_NULL, PP_SCALAR_TRUE, PP_SCALAR_FALSE,
	PP_SCALAR_INT, PP_SCALAR_FLOAT,
	PP_SCALAR_INF, PP_SCALAR_NAN	/* floats that JSON has not */
};

enum pp_scalar pp_scalar_classify(struct pp_str text);

/* What YAML 1.1 (PyYAML, js-yaml 3, Ruby, ...) takes text for where that is not
 * what YAML 1.2 takes it for: "true or false", "a number", "another number",
 * "text"; or NULL.  Dates, which 1.1 reads as such, do not count. */
const char *pp_scalar_yaml11(struct pp_str text, enum pp_scalar meaning);

/* Is it one of the words that YAML 1.1 takes for booleans and 1.2 does not:
 * yes, no, on, off?  For keys. */
bool pp_scalar_is_old_bool(struct pp_str text);

#endif
