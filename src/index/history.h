#ifndef PP_INDEX_HISTORY_H
#define PP_INDEX_HISTORY_H

#include "index/database.h"
#include "index/field.h"
#include "store/commit.h"

/* The database of field changes: which commits it knows, by which kinds each
 * was read (eras), and what each changed.  pool/history.h says what a change
 * is, and fills it.
 *
 *   _commit(number, id, time, actor, reason, era)
 *   _parent(child, parent)          numbers; parents have smaller ones
 *   _era(number, key, layout, hidden)
 *   _record(number, kind, id, path)
 *   _change("commit", record, pointer, old, new)
 *   _note(name, value)
 */

/* What the database shows. */
struct pp_history_state {
	uint8_t tip[PP_ID_SIZE];	/* zeros: nothing */
	struct pp_str graft;	/* where history was cut off: see shallow
				   clones in store/commit.h */
	struct pp_str hidden;	/* hidden.h: of all kinds, by all eras */
};

/* How records were recognised at some commits; texts are the caller's. */
struct pp_history_era {
	int64_t number;
	struct pp_str key, layout, hidden;
};

struct pp_history_eras {
	struct pp_history_era *items;
	size_t count;
};

/* Make the tables in a new database; and its indexes, after it was filled. */
enum pp_db_fault pp_history_create(struct pp_db *db);
enum pp_db_fault pp_history_finish(struct pp_db *db);

/* Strings in arena. */
enum pp_db_fault pp_history_state(struct pp_history_state *out,
				  struct pp_arena *arena, struct pp_db *db);
enum pp_db_fault pp_history_set_state(struct pp_db *db,
				      const struct pp_history_state *state);
enum pp_db_fault pp_history_eras(struct pp_history_eras *out,
				 struct pp_arena *arena, struct pp_db *db);

/* A commit that is known; PP_DB_NONE where it is not. */
struct pp_history_known {
	int64_t number, era;
};

enum pp_db_fault pp_history_find(struct pp_history_known *out,
				 struct pp_db *db,
				 const uint8_t id[PP_ID_SIZE]);

/* Adds to a database, within a transaction that the caller has begun (or to a
 * new one). */
struct pp_history_writer;

struct pp_history_writer *pp_history_writer_new(struct pp_db *db);
/* Takes NULL; the first fault that met the writer, if any. */
enum pp_db_fault pp_history_writer_end(struct pp_history_writer *writer);

/* Sets era->number. */
enum pp_db_fault pp_history_add_era(struct pp_history_writer *writer,
				    struct pp_history_era *era);

/* A commit: its parents have smaller numbers than it. */
struct pp_history_commit {
	int64_t number;
	const struct pp_commit_info *info;
	const int64_t *parents;		/* numbers, as many as info has */
	int64_t era;
};

/* The number after the largest one. */
enum pp_db_fault pp_history_next(int64_t *number, struct pp_db *db);

enum pp_db_fault pp_history_add_commit(struct pp_history_writer *writer,
				       const struct pp_history_commit *commit);

/* The record to which a change belongs. */
struct pp_history_record {
	struct pp_str kind, id;
	const char *path;
};

enum pp_db_fault pp_history_add_changes(struct pp_history_writer *writer,
					int64_t number,
					const struct pp_history_record *record,
					const struct pp_field_changes *changes);

/* Take out every commit that cannot be reached from the one with that number,
 * with its changes. */
enum pp_db_fault pp_history_keep(struct pp_db *db, int64_t tip);

/* The table change as a SELECT over the database, attached as schema: all of
 * it, or (tip not 0) what can be reached from the commit of that number. */
char *pp_history_select(struct pp_arena *arena, const char *schema,
			struct pp_str pool, int64_t tip);

#endif
