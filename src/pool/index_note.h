#ifndef PP_POOL_INDEX_NOTE_H
#define PP_POOL_INDEX_NOTE_H

#include "index/content.h"
#include "store/entry.h"
#include "store/id.h"

/* What an index says of itself: which state it shows, and of which pool. */
struct pp_index_note {
	uint8_t stamp[PP_ID_SIZE];	/* of the state */
	uint8_t tree[PP_ID_SIZE];	/* the pool's folder; zeros: it is no
					   revision's */
	uint8_t commit[PP_ID_SIZE];	/* HEAD's, when it was looked at last;
					   zeros: not known */
	uint64_t schemas[2];		/* their digest */
	/* From the configuration. */
	struct pp_str name, time_zone, branch;
	const char *records_folder, *schemas_folder;
	struct pp_str faulty;	/* a schema that has a fault; empty: none */
};

/* PP_DB_BAD where the database was never filled. */
enum pp_db_fault pp_index_note_get(struct pp_index_note *out,
				   struct pp_arena *arena, struct pp_db *db);
enum pp_db_fault pp_index_note_put(struct pp_db *db,
				   const struct pp_index_note *note);

/* Do they say the same? */
bool pp_index_note_same(const struct pp_index_note *a,
			const struct pp_index_note *b);

/* The folders of a work tree as bytes, to be kept; one whose stat data cannot
 * be trusted, as of the moment before they were read, is not to be trusted
 * when it is back.  In arena. */
struct pp_state_moment;
struct pp_str pp_index_folders_pack(struct pp_arena *arena,
				    const struct pp_entries *entries,
				    const struct pp_state_moment *listed);

/* 0; or -1 where the bytes are not that. */
int pp_index_folders_unpack(struct pp_entries *out, struct pp_arena *arena,
			    struct pp_str bytes);

/* The name of the note that has them. */
#define PP_INDEX_FOLDERS "folders"

#endif
