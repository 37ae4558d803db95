#ifndef PP_POOL_FINDING_TABLE_H
#define PP_POOL_FINDING_TABLE_H

#include "index/session.h"
#include "pool/check.h"

/* The table finding of a session: check the pool in the state that check names,
 * and enter what is found, each with the kind and id that its file's path says.
 * Returns 0; or -1 with findings. */
int pp_finding_table(struct pp_session *session, const struct pp_pool *pool,
		     const struct pp_check *check, struct pp_listing into);

#endif
