#ifndef PP_EXCHANGE_MIGRATE_CONVERT_H
#define PP_EXCHANGE_MIGRATE_CONVERT_H

#include "exchange/migrate_form.h"

/* The value as one of that type, in arena; *out is zeroed.  False where it
 * cannot become one. */
bool pp_migrate_convert(struct pp_value *out, struct pp_arena *arena,
			enum pp_migrate_type type, const struct pp_value *v);

#endif
