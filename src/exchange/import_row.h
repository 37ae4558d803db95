#ifndef PP_EXCHANGE_IMPORT_ROW_H
#define PP_EXCHANGE_IMPORT_ROW_H

#include "exchange/import_find.h"

/* What rows say, asked for once and kept: a record may be known by what the row
 * says of another one, before that one's turn. */
struct pp_import_part {
	const struct pp_import_record *record;
	size_t times;			/* for each row */
	struct pp_import_value *values;	/* row, each, source */
	struct pp_import_target **made;	/* row, each */
};

struct pp_import_rows {
	const struct pp_import_values *v;
	struct pp_import_finder *finder;
	bool *skipped;			/* by row: a decision says so */
	struct pp_import_part *parts;	/* one for each record of the map */
};

/* Lives in values->arena. */
void pp_import_rows_init(struct pp_import_rows *out,
			 const struct pp_import_values *values,
			 struct pp_import_finder *finder, bool *skipped);

/* What the row says of the record's source; never UNKNOWN, NAMES or ASKS. */
const struct pp_import_value *pp_import_said(struct pp_import_rows *rows,
					     const struct pp_import_spot *spot,
					     size_t source);

/* The record that was found or made there, for the caller to set; NULL: none
 * so far. */
struct pp_import_target **pp_import_made(const struct pp_import_rows *rows,
					 const struct pp_import_spot *spot);

#endif
