#ifndef PP_INDEX_HISTORY_READ_H
#define PP_INDEX_HISTORY_READ_H

#include "base/arena.h"
#include "index/database.h"

/* What the database of field changes (history.h) holds, without SQL from
 * outside. */

/* What is wanted; a string with p NULL, and 0, stand for anything. */
struct pp_history_filter {
	struct pp_str kind, id;
	struct pp_str field;	/* a pointer, with all below it; or the name of
				   a property of the root */
	const char *since, *until;	/* times, YYYY-MM-DDTHH:MM:SSZ; both
					   belong to it */
	int64_t tip;		/* what can be reached from that commit */
};

struct pp_history_row {
	int64_t number;		/* of the commit: equal for all its rows */
	const char *commit, *time, *actor, *reason, *path;
	struct pp_str kind, id, pointer;
	struct pp_str old_value, new_value;	/* p NULL: absent */
};

/* Called for each, newest commit first; strings live during the call.  A
 * result that is not 0 ends it. */
typedef int pp_history_visit(void *data, const struct pp_history_row *row);

enum pp_db_fault pp_history_read(struct pp_db *db,
				 const struct pp_history_filter *filter,
				 pp_history_visit *visit, void *data);

/* The kinds that there are changes of, and the first keys of their pointers
 * (of one kind, or kind.p NULL: of all), sorted; for hints. */
struct pp_history_names {
	struct pp_str *items;
	size_t count;
};

enum pp_db_fault pp_history_kinds(struct pp_history_names *out,
				  struct pp_arena *arena, struct pp_db *db);
enum pp_db_fault pp_history_fields(struct pp_history_names *out,
				   struct pp_arena *arena, struct pp_db *db,
				   struct pp_str kind);

/* The kinds that have a record of that id; none: nothing of that id is or ever
 * was there. */
enum pp_db_fault pp_history_kinds_of(struct pp_history_names *out,
				     struct pp_arena *arena, struct pp_db *db,
				     struct pp_str id);

#endif
