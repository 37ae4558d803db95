/* Who may change an index file, and what is done where nobody may.
 *
 * A reader looks within a reading transaction, and answers within it where the
 * file shows what is wanted.  Else it takes the file's lock, takes in what
 * differs in a writing transaction (after another look, where another program
 * has been here), commits, and begins at the top: what it reads must be what it
 * wrote.  Where that does not succeed in time, or not at all, it moves a
 * private copy. */
#include "pool/index_run.h"

enum { TRIES = 4 };

bool pp_index_is_reached(struct pp_index_run *r, struct pp_db *db)
{
	struct pp_index_note note;

	return !pp_index_note_get(&note, &r->scratch, db) &&
	       pp_index_note_same(&note, &r->note);
}

/* Take in what differs.  Under the lock.  PP_DB_OK: look again. */
static int refresh(struct pp_index_run *r, struct pp_index_look *look,
		   struct pp_db *db)
{
	int lock = pp_index_lock(&r->place), rc;

	if (lock < 0)
		return PP_DB_BUSY;
	rc = pp_index_move_seen(r, look, db);
	pp_index_unlock(lock);
	return rc;
}

/* Bring an open file to what is wanted, and leave it in a reading transaction
 * there.  On a fault the transaction is over. */
static int follow(struct pp_index_run *r, struct pp_db *db)
{
	struct pp_index_look look;
	bool moved = false;
	int rc = 0;

	for (int i = 0; i < TRIES; i++) {
		rc = (int)pp_db_begin(db, PP_DB_READ);
		if (rc)
			return rc;
		if (moved && pp_index_is_reached(r, db))
			return 0;
		rc = pp_index_see(r, &look, db);
		if (!rc && pp_index_is_current(&look))
			return 0;
		pp_db_rollback(db);
		if (!rc)
			rc = refresh(r, &look, db);
		if (rc)
			return rc;
		moved = true;
	}
	return PP_DB_BUSY;
}

/* Open the file, or build it. */
static int open_file(struct pp_index_run *r, struct pp_db **db)
{
	int rc = (int)pp_db_open(db, r->place.path, pp_index_key()), lock;

	if (rc != PP_DB_NONE && rc != PP_DB_BAD)
		return rc;
	lock = pp_index_lock(&r->place);
	if (lock < 0)
		return PP_DB_BUSY;
	/* Somebody else may have built it meanwhile. */
	rc = (int)pp_db_open(db, r->place.path, pp_index_key());
	if (rc == PP_DB_NONE || rc == PP_DB_BAD)
		rc = pp_index_build(r, db);
	pp_index_unlock(lock);
	return rc;
}

/* HEAD's index is as good as another where it shows the same tree. */
static bool borrow_head(struct pp_index_run *r)
{
	struct pp_index_place head;
	struct pp_db *db = NULL;

	if (!r->is_tree ||
	    pp_index_place(&head, r->into.arena, r->pool, "head") < 0 ||
	    pp_db_open(&db, head.path, pp_index_key()))
		return false;
	if (pp_db_begin(db, PP_DB_READ) ||
	    pp_index_note_get(&r->note, r->into.arena, db) ||
	    memcmp(r->note.tree, r->target.tree, PP_ID_SIZE) != 0) {
		pp_db_close(db);
		return false;
	}
	r->out->db = db;
	r->out->path = head.path;
	return true;
}

/* On success r->out->db is in a reading transaction, at the state wanted. */
static int open_named(struct pp_index_run *r)
{
	struct pp_db *db = NULL;
	int rc = PP_DB_BAD;

	if (borrow_head(r))
		return 0;
	for (int i = 0; i < 2 && rc == PP_DB_BAD; i++) {
		rc = open_file(r, &db);
		if (!rc)
			rc = follow(r, db);
		if (rc == PP_DB_BAD) {
			pp_db_close(db);
			db = NULL;
			pp_index_remove(&r->place);
		}
	}
	if (rc > 0) {
		rc = pp_index_open_private(r, rc == PP_DB_BUSY ? db : NULL);
		pp_db_close(db);
		return rc;
	}
	if (rc < 0) {
		pp_db_close(db);
		return rc;
	}
	if (r->is_tree)
		pp_index_touch(&r->place);
	r->out->db = db;
	r->out->path = r->place.path;
	return 0;
}

/* Which file of the cache it is, if any. */
static int find_place(struct pp_index_run *r)
{
	char hex[PP_ID_HEX] = "worktree";

	if (r->want->no_cache || !r->pool->in_git)
		return 0;
	if (r->target.source == PP_SOURCE_REVISION) {
		memcpy(hex, "head", 5);
		r->is_tree = !r->target.is_head;
	}
	if (r->is_tree) {
		if (pp_index_target_tree(&r->target))
			return PP_INDEX_STOP;
		pp_id_hex(hex, r->target.tree);
	}
	r->has_place = !pp_index_place(&r->place, r->into.arena, r->pool, hex);
	return 0;
}

int pp_index_reach(struct pp_index_run *r)
{
	int rc = pp_index_target_init(&r->target);

	if (!rc)
		rc = find_place(r);
	if (rc)
		return rc;
	return r->has_place ? open_named(r) : pp_index_open_private(r, NULL);
}
