#ifndef PP_INDEX_DRAFT_H
#define PP_INDEX_DRAFT_H

#include "index/names.h"
#include "index/plan.h"
#include "index/table.h"

/* A table on the way, while its columns are found. */
struct pp_draft {
	struct pp_table table;
	struct pp_plan *plan;
	struct pp_names names;		/* of its columns */
	struct pp_arena *arena;
	size_t cap;
	bool needs_other;
	int other_class;
	struct pp_str item;		/* the part of its name after the
					   kind's, with '_' */
};

/* One without columns; tables lends the files for findings.  names is to be
 * released. */
struct pp_draft *pp_draft_new(struct pp_arena *arena,
			      const struct pp_names *tables,
			      struct pp_str name, const struct pp_kind *kind);

/* Add a column at the end. */
void pp_draft_push(struct pp_draft *d, const struct pp_column *column);

/* Add one of the index's own, whose name is kept from properties. */
void pp_draft_own(struct pp_draft *d, struct pp_column column);

/* It must have "_other", in which something of that class (or -1) and, below
 * it, of the shape (may be NULL) may stand: it is as strict as the strictest.
 */
void pp_draft_need_other(struct pp_draft *d, int class,
			 const struct pp_shape *shape);

/* Add that column, where it is needed. */
void pp_draft_add_other(struct pp_draft *d);

#endif
