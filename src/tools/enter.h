#ifndef PP_TOOLS_ENTER_H
#define PP_TOOLS_ENTER_H

#include "cli/options.h"
#include "pool/pool.h"
#include "store/entry.h"

/* Find the pool of the working directory, for a command that reads or changes
 * its work tree.  What an interrupted command has left there is finished or
 * removed first (pool/write.h), and that is said on stderr, in one line.
 * Returns 0; or -1 with findings. */
int pp_enter(struct pp_pool *out, const struct pp_arguments *args,
	     struct pp_listing into);

/* The second half of it, for a pool that was found in another way. */
int pp_enter_found(const struct pp_pool *pool, const struct pp_arguments *args,
		   struct pp_listing into);

#endif
