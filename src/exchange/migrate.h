#ifndef PP_EXCHANGE_MIGRATE_H
#define PP_EXCHANGE_MIGRATE_H

#include "exchange/migrate_form.h"
#include "pool/scan.h"
#include "pool/write.h"

/* Bringing records to schemas that have changed, by the pool's migrations. */
struct pp_migrate {
	const struct pp_pool *pool;
	bool dry_run;		/* write nothing; tell what each record comes
				   to */
	bool commit;
	bool partial;		/* records that would not hold are left alone,
				   the others written */
	const char *message;	/* of the commit; NULL: one is made */
	pp_scan_progress *progress;
	void *progress_data;
};

/* A record that is changed. */
struct pp_migrate_change {
	const char *path;
	struct pp_str did;	/* a line for each change, without values */
};

struct pp_migrate_result {
	size_t migrations;	/* that the pool has */
	size_t records;		/* that were looked at: of the kinds that they
				   name, or all where there is none */
	size_t broken;		/* of these, would not hold; with partial: were
				   left alone */
	struct pp_migrate_change *changes;	/* by path; with dry_run: what
						   would be changed */
	size_t change_count;
	struct pp_write_result written;
};

/* Run the migrations over the work tree, check the pool as it would be then,
 * and write all that has changed at once (pool/write.h).  Findings go to
 * into.sink: values that a migration cannot change, and errors in records of
 * the kinds concerned as they would stand, at their places in the changed
 * text.
 * Returns 0 when it is done, which includes that there was nothing to do; 1
 * where nothing was written because of findings (with partial: where some were
 * left alone, 0); -1 where it could not be done. */
int pp_migrate_run(struct pp_migrate_result *out, const struct pp_migrate *how,
		   struct pp_listing into);

#endif
