#ifndef PP_POOL_KNOWN_H
#define PP_POOL_KNOWN_H

#include "pool/schemas.h"
#include "record/state.h"
#include "store/snapshot.h"

/* What is known from the last check of a pool: the state file, and how much of
 * it still holds.  Nothing that is wrong follows from a state that is missing
 * or damaged; it only takes longer. */
struct pp_known {
	struct pp_arena *arena;		/* of whoever loaded it */
	const char *path;		/* of the state file; NULL: none */
	struct pp_state_key key;
	struct pp_state *state;		/* NULL: there is none to be used */
	enum pp_source source;
	/* The day that the rules of the pool see, as 20260131; 0: it has none.
	 * Of another day than today nothing is kept. */
	uint32_t day;
	bool is_today;
	struct pp_state_moment listed;
	uint8_t tree[20];		/* of the records in a commit */
	bool relisted;			/* no folder had to be read */
	const struct pp_entries *entries;	/* the records */
	size_t *at;			/* the place in the state of each entry,
					   or SIZE_MAX */
	bool others;			/* the state has other files than
					   these, or not all of them */
};

/* Nothing is known, and nothing will be kept; arena is for all that follows. */
void pp_known_init(struct pp_known *out, struct pp_arena *arena,
		   enum pp_source source);
void pp_known_release(struct pp_known *known);

/* Read the state file of the pool, if it was written by this program with this
 * configuration and these schemas. */
void pp_known_load(struct pp_known *known, const struct pp_pool *pool,
		   const struct pp_config *config,
		   const struct pp_schemas *schemas);

/* Is the folder, of a commit, the one that was known to have no faults?  Then
 * nothing has to be listed. */
bool pp_known_is_tree(struct pp_known *known, struct pp_snapshot *snapshot,
		      struct pp_sink *sink, const char *folder);

/* The paths of all files in the state; they outlive it. */
const char **pp_known_paths(const struct pp_known *known);

/* List the records, without reading the folders of a work tree where none has
 * changed.  0, or -1 as pp_snapshot_list. */
int pp_known_list(struct pp_known *known, struct pp_entries *out,
		  struct pp_listing into, struct pp_snapshot *snapshot,
		  const char *folder);

/* Is every file as it was when nothing at all was found? */
bool pp_known_is_settled(const struct pp_known *known);

/* What is known of entry i: true, and *item is filled in, where the file has
 * not changed and nothing was found in it. */
bool pp_known_take(struct pp_state_item *item, const struct pp_known *known,
		   size_t i);

/* Write what is known now, unless the state says it already. */
void pp_known_save(const struct pp_known *known,
		   const struct pp_state_item *items, bool settled);

/* Write only what was seen of the folders, where all else holds. */
void pp_known_save_folders(const struct pp_known *known);

#endif
