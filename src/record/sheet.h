#ifndef PP_RECORD_SHEET_H
#define PP_RECORD_SHEET_H

#include "record/outline.h"
#include "record/record.h"

/* The records of a kind as a sheet: one row each, one column for each value
 * that can stand in a cell.
 *
 * The columns follow from the kind's shape, in the order of the schema; `id`
 * comes first.  Properties of a nested mapping have columns of their own,
 * joined by '.' (contact.email).  A list is one cell, and so is what has no
 * fixed shape.  A mapping that may be null, or hold nothing that is shown, has
 * a column of its own name before those of its properties, which says just
 * that.
 * What a mapping may hold without naming it stands together in a column _other
 * (contact._other).  A Markdown body is the column "body".  A salt has no
 * column, and nothing that may only be counted has one.
 *
 * A key that cannot be a part of such a name (it is empty, holds a '.', a '(',
 * or what cannot be seen, begins with '_' or '/', or has a blank at an end)
 * makes the column's name its JSON pointer: /old.name. */
enum pp_sheet_part {
	PP_SHEET_ID,		/* from the path; never changed */
	PP_SHEET_VALUE,
	PP_SHEET_MAP,		/* null, or {} where nothing of it is shown; of
				   any other mapping nothing */
	PP_SHEET_REST,		/* the members of a mapping that have no column
				   of their own */
};

struct pp_sheet_column {
	struct pp_str name;
	struct pp_str pointer;	/* of the value; of a rest, its mapping's */
	enum pp_sheet_part part;
	enum pp_form form;	/* PP_FORM_SCALAR, PP_FORM_LIST (of scalars) or
				   PP_FORM_JSON */
	unsigned may;		/* 1 << enum pp_type of what may stand there */
	unsigned item_may;	/* of the items of a PP_FORM_LIST */
	bool is_date;		/* its text, or the texts in it, are days */
	bool is_body;
	bool is_ref;		/* x-ref: it, or each item of the list, is the
				   id of another record */
	bool required;
	bool hides;		/* something below it may only be counted: a
				   change of it would lose that */
	enum pp_class class;
	struct pp_shape *shape;	/* NULL: an id or body that the schema does not
				   name */
	const struct pp_str *keys;	/* the way from the root to the value */
	size_t key_count;
	const struct pp_str *known;	/* of a rest: the keys that are none of
					   it */
	size_t known_count;
};

struct pp_sheet {
	const struct pp_kind *kind;
	struct pp_sheet_column *columns;
	size_t count;
};

/* A kind without a fault in its schema.  Lives in arena; the kind must outlive
 * it. */
void pp_sheet_derive(struct pp_sheet *out, struct pp_arena *arena,
		     const struct pp_kind *kind);

/* The column of that name, or NULL. */
const struct pp_sheet_column *pp_sheet_find(const struct pp_sheet *sheet,
					    struct pp_str name);

/* What a record says in a column, without what may only be counted; NULL where
 * it says nothing (the cell is empty).  Lent from the record, or in arena. */
const struct pp_value *pp_sheet_value(struct pp_arena *arena,
				      const struct pp_sheet_column *column,
				      const struct pp_record *record);

enum { PP_SHEET_COLUMNS_MAX = 1900 };	/* what comes after stands in _other */

#endif
