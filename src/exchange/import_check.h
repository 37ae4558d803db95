#ifndef PP_EXCHANGE_IMPORT_CHECK_H
#define PP_EXCHANGE_IMPORT_CHECK_H

#include "exchange/import_store.h"

/* What a check of the pool would say, were the records of an import in it. */
struct pp_import_check {
	const struct pp_pool *pool;
	const struct pp_kinds *kinds;
	const struct pp_import_values *values;
	struct pp_import_target *const *targets;
	size_t count;
	bool *faulty;		/* by row: set where a fault comes from it */
	/* Faults that come from no row: an import cannot be made of the other
	 * rows then. */
	size_t elsewhere;
};

/* Check the pool with the records laid over it: by their schemas, with each
 * other and the rest, and by the pool's own rules.  What it found before, it is
 * not told again.  A fault of a record that the import makes or changes is told
 * at the cell from which it comes.  0; or -1 with findings where the pool
 * cannot be checked. */
int pp_import_check_run(struct pp_import_check *check);

#endif
