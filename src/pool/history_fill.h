#ifndef PP_POOL_HISTORY_FILL_H
#define PP_POOL_HISTORY_FILL_H

#include "index/history.h"
#include "pool/history.h"

/* Filling the database of field changes: for history.c. */
struct pp_history_fill {
	const struct pp_pool *pool;
	struct pp_repo *repo;
	struct pp_listing into;		/* the arena: for what is kept */
	struct pp_db *db;		/* in a writing transaction, or new */
	const uint8_t *tip;
	struct pp_str graft;
	pp_scan_progress *progress;	/* may be NULL */
	void *progress_data;
};

enum pp_history_filled {
	PP_HISTORY_FILLED,
	PP_HISTORY_FAILED,	/* with a finding */
	PP_HISTORY_DB,		/* with *fault */
	PP_HISTORY_REBUILD,	/* what may not be told is not what it was: a
				   new database must be made */
};

/* Move the database to the tip: add what is new, take out what cannot be
 * reached any more.  *commits is how many were added. */
enum pp_history_filled pp_history_fill(size_t *commits,
				       enum pp_db_fault *fault,
				       const struct pp_history_fill *ask);

#endif
