#ifndef PP_POOL_CHECK_PUSH_H
#define PP_POOL_CHECK_PUSH_H

#include "pool/check.h"
#include "store/push.h"

/* Check all that a push brings: for each ref, what the change from its old
 * commit to the new one does (pp_check_range), told together and each fault
 * once.  As pp_check_run else; out is of the largest of them. */
int pp_check_push(struct pp_check_result *out, const struct pp_pool *pool,
		  const struct pp_check *check,
		  const struct pp_updates *updates, struct pp_listing into);

#endif
