#ifndef PP_POOL_SCAN_H
#define PP_POOL_SCAN_H

#include "pool/schemas.h"
#include "record/facts.h"
#include "record/record.h"
#include "record/state.h"
#include "store/snapshot.h"

/* Reading and checking many records, in as many threads as there are cores. */

/* One file to look at. */
struct pp_scan_item {
	const struct pp_entry *entry;
	struct pp_state_item *known;	/* filled in */
};

typedef void pp_scan_progress(void *data, size_t done, size_t total);

struct pp_scan {
	struct pp_snapshot *snapshot;
	const struct pp_kinds *kinds;
	struct pp_scan_item *items;
	size_t count;
	/* For each item whose content is the same as the state's, though its
	 * stat data is not: its place there, else SIZE_MAX.  NULL: no state. */
	const struct pp_state *state;
	const size_t *state_at;
	/* Called now and then, by this thread alone, with how many of the
	 * items are done; may be NULL. */
	pp_scan_progress *progress;
	void *progress_data;
};

/* Check every item by itself.  Facts live in arena, findings in sink, both in
 * no particular order. */
void pp_scan_run(const struct pp_scan *scan, struct pp_listing into);

/* Load one record again, to show where something stands in it.  Returns 0, or
 * -1 where it cannot be read (that has been told before). */
int pp_scan_load(struct pp_record *out, struct pp_arena *arena,
		 struct pp_reader *reader, const struct pp_kinds *kinds,
		 const char *path);

/* The content id of bytes that have no blob id: two hashes. */
void pp_content_id(uint8_t out[20], struct pp_str bytes);

#endif
