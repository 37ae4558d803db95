#ifndef PP_POOL_INDEX_MOVE_H
#define PP_POOL_INDEX_MOVE_H

#include "pool/index.h"
#include "pool/index_files.h"
#include "pool/index_fill.h"
#include "pool/index_note.h"

/* Bringing a database to the state that is wanted: see what differs, and move
 * it by that. */

/* The state that is wanted. */
struct pp_index_target {
	const struct pp_pool *pool;
	const struct pp_index_want *want;
	enum pp_source source;
	struct pp_repo *repo;		/* of revisions; opened when needed */
	bool owns_repo;
	bool is_head;			/* the revision is HEAD */
	bool has_commit;		/* commit is HEAD's, and to be noted */
	bool has_tree;			/* tree is known */
	uint8_t commit[PP_ID_SIZE];
	uint8_t tree[PP_ID_SIZE];	/* the pool's folder; zeros: there is
					   none */
	uint8_t top[PP_ID_SIZE];	/* the commit's own tree */
	bool is_new;			/* the database at hand is empty */
	struct pp_snapshot *snapshot;	/* opened when needed */
	bool is_laid_over;		/* what is laid over all that, and
					   nothing else, differs */
	struct pp_listing into;		/* strings outlive the opening */
	struct pp_sink *faults;		/* of schemas */
	struct pp_arena *scratch;
};

/* Outcomes: 0; an enum pp_db_fault; or -1 with a finding in into.sink. */
#define PP_INDEX_STOP (-1)

/* Find out about the target what is needed to begin: for HEAD its commit, from
 * the refs alone. */
int pp_index_target_init(struct pp_index_target *t);
void pp_index_target_release(struct pp_index_target *t);

/* See that the tree is known. */
int pp_index_target_tree(struct pp_index_target *t);

/* What differs between a database and the target. */
struct pp_index_look {
	bool is_new;			/* nothing is in it yet */
	struct pp_index_note note;
	struct pp_index_items items;
	struct pp_str folders;		/* to be noted; of a work tree */
	bool note_differs, folders_differ;
	/* On the way to that: */
	struct pp_state_moment listed;
	struct pp_config config;
	bool has_config;
	struct pp_entries entries;
	bool has_entries;
	struct pp_content_files files;
};

/* Look at the database, within a transaction.  PP_DB_BAD also where it must be
 * built again since the pool itself is another one. */
int pp_index_look(struct pp_index_look *out, struct pp_index_target *t,
		  struct pp_db *db);

bool pp_index_is_current(const struct pp_index_look *look);

/* Take in what differs, within a writing transaction.  look->note is then what
 * the database says of itself, result->read how many files it took. */
int pp_index_apply(struct pp_fill_result *result, struct pp_index_look *look,
		   struct pp_index_target *t, struct pp_db *db);

#endif
