#ifndef PP_EXCHANGE_IMPORT_ORDER_H
#define PP_EXCHANGE_IMPORT_ORDER_H

#include "data/value.h"
#include "schema/shape.h"

/* Where the keys of records stand. */

/* Put the keys of each mapping into the order of the schema; "id" first and
 * "salt" last, whatever the schema says.  Keys that it does not name stay
 * behind those that it does. */
void pp_import_order_all(struct pp_value *root, const struct pp_shape *shape);

/* Move the keys that was does not have to where the schema wants them: after
 * the nearest one before them that is there.  All others stay. */
void pp_import_order_new(struct pp_arena *arena, struct pp_value *root,
			 const struct pp_value *was,
			 const struct pp_shape *shape);

#endif
