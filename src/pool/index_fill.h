#ifndef PP_POOL_INDEX_FILL_H
#define PP_POOL_INDEX_FILL_H

#include "index/content.h"
#include "pool/index_files.h"
#include "pool/scan.h"
#include "record/state.h"

/* Reading files into an index: threads read them, see whether they are sound
 * and make rows; one at a time writes, in the order of paths. */
struct pp_fill {
	struct pp_db *db;
	struct pp_writer *writer;
	struct pp_snapshot *snapshot;
	const struct pp_tables *tables;
	/* The schemas and the configuration that the tables were made from:
	 * what is in their files by now is for the next time. */
	const struct pp_schemas *schemas;
	struct pp_str config;
	const struct pp_index_item *items;
	size_t count;
	struct pp_state_moment listed;	/* before stat data was taken */
	pp_scan_progress *progress;	/* may be NULL */
	void *progress_data;
};

struct pp_fill_result {
	size_t read;		/* files that were opened */
	size_t changed;		/* files that are other than before */
	size_t unreadable;	/* files that could not be read this time */
};

enum pp_db_fault pp_fill_run(struct pp_fill_result *out,
			     const struct pp_fill *fill);

#endif
