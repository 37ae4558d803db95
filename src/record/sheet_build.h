#ifndef PP_RECORD_SHEET_BUILD_H
#define PP_RECORD_SHEET_BUILD_H

#include "record/sheet.h"

/* A record's mapping from what a row says: the other way of pp_sheet_value.
 * values has one value, or NULL, for each column of the sheet.  Keys stand in
 * the order of the columns, the id first; what a rest holds is put where it
 * belongs.  In arena; values are lent. */
struct pp_value *pp_sheet_build(struct pp_arena *arena,
				const struct pp_sheet *sheet,
				const struct pp_value *const *values);

#endif
