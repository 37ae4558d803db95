#ifndef PP_INDEX_FIELD_H
#define PP_INDEX_FIELD_H

#include "data/value.h"

/* What changed between two versions of a record, field by field. */
struct pp_field_change {
	struct pp_str pointer;		/* JSON pointer; "" the whole record */
	struct pp_str old_value, new_value;	/* a string as it is, all else
						   as JSON; p NULL: absent */
};

struct pp_field_changes {
	struct pp_field_change *items;
	size_t count;
};

/* The versions that a change leads from, and that to which it leads.  old_count
 * is 1, but for a merge, which has as many as parents that have the record.
 * What may not be told is taken out before (hidden.h). */
struct pp_field_versions {
	const struct pp_value *const *old_values;	/* none NULL */
	size_t old_count;			/* 0: the record was made */
	const struct pp_value *new_value;	/* NULL: it was deleted */
};

/* Mappings are compared key by key, lists of equal length item by item; a list
 * that has grown or shrunk is one change of the whole.  A record that was made
 * or deleted is one change at "", with all of it as JSON.  Values are equal as
 * JSON Schema has it (the order of keys does not count).  In the order of
 * pointers as they stand in the new version, those that are gone after the
 * others of their mapping.
 *
 * Of a merge, what differs from the first old version that is a mapping (else
 * from the first) counts, unless another old version has that very value at
 * that place.
 *
 * Everything lives in arena, or is lent from the values. */
void pp_fields_compare(struct pp_field_changes *out, struct pp_arena *arena,
		       const struct pp_field_versions *versions);

#endif
