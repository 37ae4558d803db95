#ifndef PP_POOL_INDEX_MOVE_H
#define PP_POOL_INDEX_MOVE_H

#include "pool/index_fill.h"
#include "pool/index_note.h"
#include "pool/index_target.h"

/* Bringing a database to the state that is wanted: see what differs, and move
 * it by that. */

/* Outcomes: 0; an enum pp_db_fault; or PP_INDEX_STOP. */

/* What differs between a database and the target. */
struct pp_index_look {
	bool is_new;			/* nothing is in it yet */
	struct pp_index_note note;
	struct pp_index_note before;	/* the note, as it was found */
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
