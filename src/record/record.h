#ifndef PP_RECORD_RECORD_H
#define PP_RECORD_RECORD_H

#include "base/arena.h"
#include "base/finding.h"
#include "data/value.h"
#include "record/facts.h"
#include "record/kind.h"

/* One record: a file that belongs to a kind, as a value tree. */
struct pp_record {
	const struct pp_kind *kind;
	const char *path;
	struct pp_str path_id;	/* the id that its path says */
	struct pp_str bytes;	/* the file */
	struct pp_value *root;	/* with "body", if it is Markdown */
};

/* Read the bytes of the file at record->path, of record->kind; sets root.
 * The tree lives in arena and points into bytes.
 * Returns 0; or -1, and sink has got an error. */
int pp_record_read(struct pp_record *record, struct pp_arena *arena,
		   struct pp_sink *sink);

/* Check a record by itself: its schema, its id, its salt, its modeline.
 * Every fault goes to sink. */
void pp_record_check(const struct pp_record *record,
		     struct pp_schema_work *work, struct pp_sink *sink);

/* Would that report no error?  A kind whose schema has a fault vouches for
 * none of its records.  Quick where the record is sound.  scratch is for what
 * is said on the way: nobody's business, and cleared by the caller. */
bool pp_record_holds(const struct pp_record *record,
		     struct pp_schema_work *work, struct pp_sink *scratch);

/* What the checks across records need to know of it; strings are copied into
 * arena.  facts->path and clean are the caller's to set. */
void pp_record_facts(struct pp_facts *facts, struct pp_arena *arena,
		     const struct pp_record *record);

/* The position of the value at a key of the root, else of the root. */
struct pp_pos pp_record_pos(const struct pp_record *record, const char *key);

/* The title of a record by its kind's template, such as '{name} ({group})'.
 * A {person.name} goes through a reference: lookup returns the root of the
 * record with that id, or NULL.  Without a template, or where a part is
 * missing, the id. */
typedef const struct pp_value *pp_record_lookup(void *data, struct pp_str id);

char *pp_record_title(struct pp_arena *arena, const struct pp_record *record,
		      pp_record_lookup *lookup, void *data);

#endif
