#ifndef PP_EXCHANGE_MIGRATE_HEAD_H
#define PP_EXCHANGE_MIGRATE_HEAD_H

#include "pool/open.h"

/* Are the pool's schemas those of HEAD?  A commit of records alone must not
 * hold them together with the schemas that they have just been brought away
 * from: nobody could read it.  0; or -1 with a finding (write-uncommitted) for
 * each that is not.  Outside git, 0. */
int pp_migrate_head_check(const struct pp_open_pool *open,
			  struct pp_listing into);

#endif
