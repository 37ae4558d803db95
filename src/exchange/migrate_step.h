#ifndef PP_EXCHANGE_MIGRATE_STEP_H
#define PP_EXCHANGE_MIGRATE_STEP_H

#include "base/buf.h"
#include "data/edit.h"
#include "exchange/migrate_form.h"
#include "record/record.h"

/* What migrations do to one record: the edits of its text that they come to. */
struct pp_migrate_edits {
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_schema_work *work;
	struct pp_pattern_work *patterns;
	const struct pp_record *record;
	/* What it says, as changed so far; begin with the record's. */
	const struct pp_value *root;
	struct pp_edit *edits;
	size_t count, cap;
	struct pp_buf *did;	/* what was done, a line for each change,
				   values not named; NULL: nobody asks */
};

/* Let the migration add to the edits, if it is one for that record.  Returns 0;
 * or -1 with findings (migrate-value) at the values that it cannot change. */
int pp_migrate_edit(struct pp_migrate_edits *e, const struct pp_migration *m);

#endif
