#ifndef PP_POOL_CHECK_H
#define PP_POOL_CHECK_H

#include "pool/pool.h"
#include "pool/scan.h"
#include "store/rev.h"

/* Validating a whole pool: each record by its kind's schema, then records
 * against each other, then all by the pool's own rules.  Every fault in one
 * run. */
struct pp_check {
	enum pp_source source;
	struct pp_repo *repo;		/* not for the work tree */
	struct pp_commit commit;	/* for a revision */
	bool is_head;			/* that is what HEAD leads to */
	bool incoming;			/* it is about to come in, and will not
					   be asked for again */
	/* Changed or added files, laid over that for this check: see
	 * pool/overlay.h; NULL: none. */
	const char *overlay;
	/* The same from memory, below the pool's records: what a command is
	 * about to write.  In the place of overlay; NULL: nothing. */
	const struct pp_laid *laid;
	/* The day that the pool's rules see, YYYY-MM-DD; NULL: today. */
	const char *today;
	bool no_state;			/* neither read the state file nor
					   write it */
	/* Report only what stands in these files or folders, relative to the
	 * pool's root; none: everything.  Faults of schemas are always told. */
	const char **paths;
	size_t path_count;
	/* Told now and then how many of the files to be read are done; NULL:
	 * nobody is. */
	pp_scan_progress *progress;
	void *progress_data;
};

/* Is the file among check->paths, or does it name none? */
bool pp_check_wants(const struct pp_check *check, const char *file);

struct pp_check_result {
	size_t files;		/* below the records' folder */
	const char **paths;	/* those, sorted; in into.arena */
	size_t read;		/* of those, how many were read in this run */
	size_t kinds;		/* 0 where no schema had to be compiled */
	size_t unavailable;	/* references into a pool that is not here */
	struct pp_laid laid;	/* what the overlay was */
};

/* Check the pool.  Findings go to sink, sorted; their file names live in
 * arena.  Returns 0, or -1 where the pool could not be checked at all (its
 * configuration or its schemas' folder): sink has got an error then too. */
int pp_check_run(struct pp_check_result *out, const struct pp_pool *pool,
		 const struct pp_check *check, struct pp_listing into);

/* The same, keeping only what the change from base to check->commit brings: a
 * fault that stood in base too (the same rule, file, place and text) is left
 * out, wherever its line has moved. */
int pp_check_range(struct pp_check_result *out, const struct pp_pool *pool,
		   const struct pp_check *check, const struct pp_commit *base,
		   struct pp_listing into);

#endif
