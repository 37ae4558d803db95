#ifndef PP_POOL_INDEX_PLACE_H
#define PP_POOL_INDEX_PLACE_H

#include "index/database.h"
#include "pool/pool.h"

/* The files of the cache in which indexes lie, and who may change them. */

/* What a database must have been made by: this very program. */
uint64_t pp_index_key(void);

/* One index file. */
struct pp_index_place {
	const char *path;
	const char *lock;	/* whoever changes it holds this */
};

/* index-worktree, index-head, or that of a tree (hexadecimal).  0; or -1 where
 * the cache cannot be had. */
int pp_index_place(struct pp_index_place *out, struct pp_arena *arena,
		   const struct pp_pool *pool, const char *name);

/* The same by the path of an index file. */
void pp_index_place_of(struct pp_index_place *out, struct pp_arena *arena,
		       const char *path);

/* All indexes of trees, the one used last first; in arena. */
struct pp_index_places {
	struct pp_index_place *items;
	size_t count;
};

void pp_index_places(struct pp_index_places *out, struct pp_arena *arena,
		     const struct pp_pool *pool);

/* It has been used now. */
void pp_index_touch(const struct pp_index_place *place);

/* Keep at most so many indexes of trees.  Under their lock. */
enum { PP_INDEX_TREES = 8 };

void pp_index_prune(struct pp_arena *arena, const struct pp_pool *pool);

/* The right to change or replace the file; whoever only reads needs none.  It
 * is gone with the process.  A descriptor; or -1 after PP_DB_WAIT_MS, or where
 * there can be none. */
int pp_index_lock(const struct pp_index_place *place);
void pp_index_unlock(int lock);

/* Delete the file, with what SQLite keeps beside it.  Under its lock. */
void pp_index_delete(const struct pp_index_place *place);

/* The same, taking the lock; nothing is done where that cannot be had. */
void pp_index_remove(const struct pp_index_place *place);

/* Delete all that is kept in the cache of the repository: indexes, what check
 * remembers, field history.  Locks stay.  0; or -1 where one could not be had
 * or deleted.  *count is how many files were. */
int pp_index_delete_all(size_t *count, struct pp_arena *arena,
			const struct pp_pool *pool);

/* Where a new one is built, under the lock, before it takes its place. */
const char *pp_index_new_path(struct pp_arena *arena,
			      const struct pp_index_place *place);

#endif
