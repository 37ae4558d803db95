#ifndef PP_POOL_HISTORY_H
#define PP_POOL_HISTORY_H

#include "index/database.h"
#include "pool/pool.h"
#include "pool/scan.h"
#include "store/repo.h"

/* Every change of every field of every record, as git's history has them, in
 * the database "history" of the cache: the table
 *
 *   change("commit", time, actor, kind, id, pointer, old, new, reason,
 *          _path, _pool)
 *
 * commit is the id of the commit; time the committer's, in UTC
 * (YYYY-MM-DDTHH:MM:SSZ); actor the author, "Name <address>"; reason the
 * commit's subject; _path the file, as it was called then.  pointer is a JSON
 * pointer to what changed, '' the whole record; old and new are a string as it
 * is, all else as JSON, NULL where there was nothing.
 *
 * A record is told by its kind and the id in its path, by the schemas of each
 * commit, so that a renamed file is no change, and a record that was deleted
 * and came back is one.  One that was made or deleted is one row, with all of
 * it as JSON; one that cannot be read is the JSON null.  A merge changes what
 * is in none of its parents.  Properties that any schema in that history keeps
 * for statistics are not told, and neither are salts. */

struct pp_history_want {
	struct pp_repo *repo;	/* may be NULL: it is opened if needed */
	const uint8_t *commit;	/* whose history; NULL: HEAD's */
	struct pp_str name;	/* of the pool, for _pool */
	pp_scan_progress *progress;	/* counts commits; may be NULL */
	void *progress_data;
};

struct pp_history {
	struct pp_db *db;	/* in a reading transaction: what path shows
				   stays as it is until pp_history_close */
	const char *path;	/* of the database file */
	const char *select;	/* the table change, for pp_session_attach with
				   PP_HISTORY_SCHEMA: what can be reached from
				   the commit alone */
	int64_t tip;		/* number of that commit, where not everything
				   in the database can be reached from it;
				   else 0 */
	bool is_empty;		/* HEAD has no commit yet */
	bool is_shallow;	/* the clone does not have all commits: what is
				   older seems made in the first it has */
	bool is_private;	/* path goes with pp_history_close */
	size_t commits;		/* that had to be looked at */
};

#define PP_HISTORY_SCHEMA "history"

/* Bring the database up to the commit.  Where it shows that already, nothing
 * of git but the ref is read, and libgit2 is not started.  Strings live in
 * into.arena.  Returns 0; or -1 with findings: outside git, for one
 * (repository). */
int pp_history_open(struct pp_history *out, const struct pp_pool *pool,
		    const struct pp_history_want *want,
		    struct pp_listing into);

/* Takes a zeroed one. */
void pp_history_close(struct pp_history *history);

/* Reading it has found the file to be damaged: close it and delete the file, so
 * that opening it again makes a new one.  Takes a zeroed one. */
void pp_history_discard(struct pp_history *history,
			const struct pp_pool *pool);

#endif
