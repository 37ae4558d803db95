#ifndef PP_POOL_INDEX_H
#define PP_POOL_INDEX_H

#include "index/content.h"
#include "index/session.h"
#include "index/trace.h"
#include "pool/pool.h"
#include "pool/scan.h"
#include "store/rev.h"

/* The index of a pool, brought up to what is asked for at the cost of what has
 * changed.
 *
 * In the git directory's peerpool/cache: index-worktree, which follows the work
 * tree; index-head, which follows HEAD; index-TREE for other commits, of which
 * a few are kept, the least recently used going first.  A new one is cloned
 * from the nearest and moved by difference.  Outside git, in a cache that
 * cannot be written, or where others hold the file too long, the index is a
 * private one that is gone after the command. */

/* What is to be seen. */
struct pp_index_want {
	enum pp_source source;	/* PP_SOURCE_STAGED: as a rehearsal over HEAD */
	struct pp_repo *repo;	/* not for the work tree; may be NULL for
				   HEAD (is_head): opened when needed */
	struct pp_commit commit;	/* for a revision */
	bool is_head;		/* the revision is HEAD itself; commit need not
				   be filled in */
	bool rehearse;		/* another revision, such as one that is being
				   pushed: as a rehearsal over HEAD, which must
				   be there; no file is kept of it */
	/* A folder that holds changed or added files (records/peers/x.yaml
	 * below it), or one such file, laid over the rest; NULL: none. */
	const char *overlay;
	const struct pp_laid *laid;	/* the same, from memory; NULL: none */
	/* For the work tree, where it has been listed, and the moment before
	 * that: */
	const struct pp_entries *records;	/* NULL: list it */
	struct pp_state_moment listed;
	bool no_cache;		/* a private index, from nothing */
	pp_scan_progress *progress;	/* may be NULL */
	void *progress_data;
};

struct pp_index {
	struct pp_db *db;	/* in a transaction, until pp_index_close */
	const char *path;	/* of its file; NULL: private */
	struct pp_content_counts counts;
	struct pp_str name;	/* of the pool */
	struct pp_str time_zone;	/* may be empty: UTC */
	struct pp_str branch;		/* the protected one; may be empty */
	struct pp_sql_file *views;	/* sound ones, in name order */
	size_t view_count;
	struct pp_sql_file *rules;
	size_t rule_count;
	uint8_t stamp[20];	/* of the state that is seen: the same state,
				   the same stamp */
	struct pp_str faulty;	/* a schema that has a fault, so that records of
				   its kind may be missing; empty: none */
	bool incomplete;	/* a folder could not be listed: records are
				   missing, and check tells which */
	size_t read;		/* files that had to be read for it */
};

/* Returns 0; or -1 with findings.  Faults of schemas, views and rules go to
 * faults (sql-file, column-name, ...; may be NULL: they are dropped), and do
 * not make it fail.  Strings live in into.arena. */
int pp_index_open(struct pp_index *out, const struct pp_pool *pool,
		  const struct pp_index_want *want, struct pp_listing into,
		  struct pp_sink *faults);
void pp_index_close(struct pp_index *index);

/* What has changed since the state whose stamp pp_index.stamp was, in arena.
 * 1; 0 where that is not known; -1 with a finding. */
int pp_index_since(struct pp_trace_items *out, struct pp_arena *arena,
		   struct pp_sink *sink, struct pp_index *index,
		   const uint8_t stamp[20]);

/* A statement has found its file to be damaged: close it and delete the file,
 * so that opening it again makes a new one. */
void pp_index_discard(struct pp_index *index);

/* The paths of broken records, for people: sorted, in arena. */
int pp_index_broken(const char ***out, size_t *count, struct pp_arena *arena,
		    struct pp_sink *sink, struct pp_index *index);

/* Build the same from nothing and compare.  0 where they are the same; 1 and
 * *difference; -1 with findings. */
int pp_index_verify(const char **difference, const struct pp_pool *pool,
		    const struct pp_index_want *want, struct pp_listing into);

#endif
