#ifndef PP_RECORD_CELL_H
#define PP_RECORD_CELL_H

#include "base/buf.h"
#include "base/date.h"
#include "record/sheet.h"

/* The text of a cell, and the value that it stands for.  For every value that
 * can stand in a column, reading what was written gives an equal one.
 *
 *   nothing            no value
 *   a text             as it is; "..." (JSON) where it would be read as
 *                      something else, is empty, has a blank at an end or a
 *                      character that cannot be seen other than a line break
 *   a day              YYYY-MM-DD
 *   a number           as it is written in the record
 *   true, false, null  null only where the schema allows it
 *   a list of scalars  a; b; "c; d"
 *   the empty list, and all else   JSON
 *   a Markdown body    without the line break at its end
 *
 * Where a sheet is read, blanks at both ends do not count (space, tab, no-break
 * space), a ' before a formula is taken off, TRUE and true are the same, and
 * where nothing but a boolean can stand, so are yes and 1; a day may be written
 * in other ways, with the year in four digits (pp_date_read). */

/* Append the text of a value that stands in the column.  With safe, a text that
 * a spreadsheet would change (pp_csv_is_changed) is written as "..." too:
 * "007".  A number that is so written stays one, and comes back with another
 * look, or, past 15 digits, as another number. */
void pp_cell_write(struct pp_buf *out, const struct pp_sheet_column *column,
		   const struct pp_value *value, bool safe);

struct pp_cell_read {
	struct pp_arena *arena;	/* of values */
	struct pp_sink *sink;
	struct pp_pos pos;	/* of the cell */
	enum pp_date_order order;
};

/* Read a cell's text, which is UTF-8 and outlives the value.  Values have the
 * place how->pos.  Returns 0 and sets *out, to NULL where the cell is empty; or
 * -1 with a finding (cell-value).  Whether the schema holds is not looked
 * at. */
int pp_cell_read(const struct pp_value **out, const struct pp_cell_read *how,
		 const struct pp_sheet_column *column, struct pp_str text);

#endif
