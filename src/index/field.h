#ifndef PP_INDEX_FIELD_H
#define PP_INDEX_FIELD_H

#include "data/value.h"
#include "schema/shape.h"

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

/* Mappings are compared key by key, lists of equal length item by item; a list
 * that has grown or shrunk is one change of the whole.  old or new may be NULL:
 * the record was made or deleted, which is one change at "" with all of it as
 * JSON.  Values are equal as JSON Schema has it (the order of keys does not
 * count).  Nothing at or below a property that hidden keeps for statistics is
 * told; salts are not fields.  In the order of pointers as they stand in the
 * new version, then those that are gone.  Everything lives in arena. */
void pp_fields_compare(struct pp_field_changes *out, struct pp_arena *arena,
		       const struct pp_value *old_value,
		       const struct pp_value *new_value,
		       const struct pp_shape *const hidden[2]);

#endif
