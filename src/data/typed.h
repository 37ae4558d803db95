#ifndef PP_DATA_TYPED_H
#define PP_DATA_TYPED_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* What people type into the cells of a spreadsheet, and what spreadsheets make
 * of it. */

/* The text without blanks at both ends, blanks within it one space each: so
 * also no-break spaces and others of Unicode's, tabs, and characters without
 * width.  Line breaks stay, several as one.  The text itself where nothing has
 * to be done, else in arena.  text is UTF-8. */
struct pp_str pp_typed_squeeze(struct pp_arena *arena, struct pp_str text);

/* Which characters part the digits of a number. */
struct pp_typed_number {
	char decimal;		/* '.' or ',' */
	char thousands;		/* ',' or '.'; 0: none.  Spaces and
				   apostrophes may always stand there */
};

/* Read a number: digits in groups of three where they are grouped, a sign, and
 * a pound, dollar or euro sign before them.  Returns true, and *out is the
 * number as JSON has it, in arena. */
bool pp_typed_number_read(struct pp_str *out, struct pp_arena *arena,
			  struct pp_str text,
			  const struct pp_typed_number *how);

/* Yes, y, true, t, x, 1, a tick; no, n, false, f, 0, a dash: in any case.
 * Returns true and sets *out. */
bool pp_typed_bool_read(bool *out, struct pp_str text);

#endif
