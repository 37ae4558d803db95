#ifndef PP_RECORD_VALUE_TEXT_H
#define PP_RECORD_VALUE_TEXT_H

#include "base/buf.h"
#include "data/value.h"
#include "schema/shape.h"

/* Values as SQL and JSON have them. */

/* The number as an integer of 64 bits, if it is one. */
bool pp_number_whole(int64_t *out, const struct pp_decimal *number);

/* The double nearest to a PP_NUMBER. */
double pp_number_real(const struct pp_value *v);

/* Add a value as JSON (RFC 8259), without white space: numbers as written
 * where that is JSON, properties but those that shape (may be NULL) keeps for
 * statistics. */
void pp_value_add_json(struct pp_buf *out, const struct pp_value *v,
		       struct pp_shape *shape);

#endif
