#ifndef PP_TOOLS_WITHIN_H
#define PP_TOOLS_WITHIN_H

#include "cli/options.h"
#include "pool/pool.h"

/* Where a file or folder lies that is to be written: what lies in the
 * repository may be committed, and then stays. */
enum pp_within {
	PP_WITHIN_NOTHING,
	PP_WITHIN_REPOSITORY,	/* or in the pool's folder, outside git */
	PP_WITHIN_RECORDS,	/* among the pool's records or schemas, where
				   `check` takes each file for one */
};

/* path need not be there yet. */
enum pp_within pp_within(const struct pp_pool *pool, struct pp_arena *arena,
			 const char *path);

/* Refuse to write into PP_WITHIN_RECORDS.  Returns PP_EXIT_FAILED, and it has
 * been told; or -1 where path is elsewhere. */
int pp_refuse_within(const struct pp_command *command,
		     const struct pp_pool *pool, struct pp_arena *arena,
		     const char *path);

#endif
