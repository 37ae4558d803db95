#ifndef PP_POOL_INDEX_FILES_H
#define PP_POOL_INDEX_FILES_H

#include "index/content.h"
#include "record/kind.h"
#include "store/snapshot.h"

/* Which files an index is made of, and which of them differ from what it
 * knows. */

/* What a file is to the index. */
enum pp_index_role {
	PP_INDEX_NONE,		/* no business of the index */
	PP_INDEX_CONFIG,	/* .peerpool.yaml */
	PP_INDEX_SCHEMA,
	PP_INDEX_TEXT,		/* schemas/views/NAME.sql, schemas/rules/... */
	PP_INDEX_RECORD,	/* anything below the records' folder */
	PP_INDEX_ROLES
};

/* The folders of a pool, as its configuration has them. */
struct pp_index_folders {
	const char *records, *schemas;
};

enum pp_index_role pp_index_role(const struct pp_index_folders *folders,
				 const char *path);

/* A file that differs. */
struct pp_index_item {
	struct pp_entry entry;	/* as it is now; of one that is gone the path */
	const struct pp_content_file *old;	/* as it is known; NULL: it is
						   not, or was not looked up */
	uint8_t role;
	bool gone;
};

struct pp_index_items {
	struct pp_index_item *items;	/* sorted by path, each once */
	size_t count;
	size_t roles[PP_INDEX_ROLES];	/* how many of each */
};

/* All files of the pool that the index is about, sorted.  records may have
 * been listed already; NULL: they have not.  out->absent where one of the two
 * folders is not there: then nothing can be told from out->folders.  As
 * pp_snapshot_list else. */
struct pp_index_ask {
	struct pp_snapshot *snapshot;
	struct pp_index_folders folders;
	const struct pp_entries *records;
};

int pp_index_list(struct pp_entries *out, struct pp_listing into,
		  const struct pp_index_ask *ask);

/* What differs between these files and those that are known.  With kinds, a
 * record that is known as one of another kind differs too. */
void pp_index_compare(struct pp_index_items *out, struct pp_arena *arena,
		      const struct pp_index_folders *folders,
		      const struct pp_entries *entries,
		      const struct pp_content_files *files,
		      const struct pp_kinds *kinds);

/* What differs between the pool's folder as a tree and as another.  0, or -1
 * with a finding. */
struct pp_index_trees {
	const uint8_t *from, *to;	/* NULL: none */
};

int pp_index_diff(struct pp_index_items *out, struct pp_listing into,
		  const struct pp_index_folders *folders,
		  struct pp_repo *repo, const struct pp_index_trees *trees);

/* What is laid over the pool: all of it differs. */
void pp_index_lay(struct pp_index_items *out, struct pp_arena *arena,
		  const struct pp_index_folders *folders,
		  const struct pp_laid *laid);

/* Are these the same, and can that be trusted? */
bool pp_index_same_stat(const struct pp_stat *a, const struct pp_stat *b);

#endif
