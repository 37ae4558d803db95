#ifndef PP_POOL_FIX_H
#define PP_POOL_FIX_H

#include "pool/check.h"

struct pp_fix_result {
	size_t files, salts, modelines;
};

/* Add to the records of the work tree what a machine can add, and nothing
 * else: a salt where the kind asks for one and there is none, as the last line;
 * the modeline that names the schema, as the first.  A file is written only
 * where, read again, it says the same as before and the salt; comments and
 * everything else stay byte for byte.  check->paths limits it as in a check.
 * Returns 0; or -1 with a finding where a file could not be written, and those
 * before it have been. */
int pp_fix_run(struct pp_fix_result *out, const struct pp_pool *pool,
	       const struct pp_check *check, struct pp_listing into);

#endif
