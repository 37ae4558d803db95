#ifndef PP_POOL_INDEX_RUN_H
#define PP_POOL_INDEX_RUN_H

#include "pool/index_move.h"
#include "pool/index_place.h"

/* One opening of an index, and the steps that it takes.  Each returns an
 * outcome of index_move.h. */
struct pp_index_run {
	struct pp_index *out;
	const struct pp_pool *pool;
	const struct pp_index_want *want;
	struct pp_listing into;
	struct pp_arena scratch;
	struct pp_sink faults;		/* of the last look */
	struct pp_index_target target;
	struct pp_index_place place;
	bool has_place, is_tree;
	struct pp_index_note note;	/* of the state that was reached */
};

/* Look at the database: r->note says what it shows, or is to show. */
int pp_index_see(struct pp_index_run *r, struct pp_index_look *look,
		 struct pp_db *db);

/* Look at the database and move it, within a writing transaction. */
int pp_index_move(struct pp_index_run *r, struct pp_db *db);

/* The same in a transaction of its own; is_new: there is nothing in it. */
int pp_index_move_all(struct pp_index_run *r, struct pp_db *db, bool is_new);

/* The same, of a database that was looked at before, when it was not locked. */
int pp_index_move_seen(struct pp_index_run *r, struct pp_index_look *look,
		       struct pp_db *db);

/* A database in memory: a copy of base, where that can be had, moved; or built
 * from nothing.  r->out->db is then in a reading transaction. */
int pp_index_open_private(struct pp_index_run *r, struct pp_db *base);

/* Build the file of r->place and leave it open.  Under its lock. */
int pp_index_build(struct pp_index_run *r, struct pp_db **out);

/* Is the state that is seen the one that was reached? */
bool pp_index_is_reached(struct pp_index_run *r, struct pp_db *db);

/* Open the index at the state that r->target tells, in its file or as a private
 * one: r->out->db is in a reading transaction, r->note says what it shows. */
int pp_index_reach(struct pp_index_run *r);

#endif
