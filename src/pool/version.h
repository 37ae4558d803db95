#ifndef PP_POOL_VERSION_H
#define PP_POOL_VERSION_H

#include "index/field.h"
#include "pool/past.h"
#include "store/repo.h"

/* Reads versions of records as values and compares them.  Those read last are
 * kept: a version is the new one of a change and the old one of the next.  One
 * thread each; a zeroed struct with its repo set is ready. */
enum { PP_VERSION_SLOTS = 8 };

struct pp_version {
	uint8_t blob[PP_ID_SIZE];
	bool is_there, markdown;
	uint64_t used;			/* when it was asked for last */
	const struct pp_value *value;
	struct pp_arena arena;
};

struct pp_versions {
	struct pp_repo *repo;
	struct pp_version slots[PP_VERSION_SLOTS];
	uint64_t clock;
	struct pp_arena scrap;
	struct pp_sink left;		/* faults of records, not to be told */
};

void pp_versions_release(struct pp_versions *versions);

/* Before the first change of each record: what is kept is the last one's. */
void pp_versions_start(struct pp_versions *versions);

/* What a commit changed in a record, field by field, without what is hidden; in
 * into.arena.  A version that cannot be read as a record is JSON's null.  0;
 * or -1 with a finding (repository) where git does not have it. */
int pp_versions_compare(struct pp_field_changes *out, struct pp_listing into,
			struct pp_versions *versions,
			const struct pp_past_record *record);

#endif
