#ifndef PP_INDEX_TRACE_H
#define PP_INDEX_TRACE_H

#include "index/writer.h"

/* What has changed between the states that an index has shown.  Each state
 * bears a stamp that no other has: whoever remembers the stamp of one finds
 * here what has happened since, as long as that was little. */

enum pp_trace_what {
	PP_TRACE_STATE,		/* a is the stamp of what was then shown */
	PP_TRACE_ROWS,		/* rows of the table a came or went */
	PP_TRACE_COLUMN,	/* b of the table a is another */
	PP_TRACE_RECORD,	/* the record came or went, or is another */
	PP_TRACE_TARGET,	/* a record of kind a (may be empty) and id b is
				   no longer referred to as it was, or was
				   not */
	PP_TRACE_FILE,		/* the file a is another */
};

struct pp_trace_item {
	enum pp_trace_what what;
	struct pp_str kind, id;		/* of the record; may be empty */
	struct pp_str a, b;
};

struct pp_trace_items {
	struct pp_trace_item *items;
	size_t count;
};

/* All since the state of that stamp, in the order in which it happened; without
 * the stamps.  PP_DB_NONE: that is not known any more. */
enum pp_db_fault pp_trace_since(struct pp_trace_items *out,
				struct pp_arena *arena, struct pp_db *db,
				const uint8_t stamp[20]);

/* The state that is now shown bears this stamp.  is_whole: what has changed was
 * not all written down, and what was before is forgotten. */
enum pp_db_fault pp_trace_state(struct pp_db *db, const uint8_t stamp[20],
				bool is_whole);

/* Writing it down, file by file. */
struct pp_trace;

struct pp_trace *pp_trace_new(struct pp_db *db,
			      const struct pp_tables *tables);
/* Takes NULL; the first fault that it met. */
enum pp_db_fault pp_trace_end(struct pp_trace *trace);

/* The rows of a file, before they are changed and afterwards.  kind:
 * PP_CONTENT_NO_KIND where it has none. */
void pp_trace_before(struct pp_trace *trace, int64_t number, uint16_t kind);
void pp_trace_after(struct pp_trace *trace, int64_t number, uint16_t kind,
		    struct pp_str path);

#endif
