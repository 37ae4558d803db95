#ifndef PP_EXCHANGE_IMPORT_BUILD_H
#define PP_EXCHANGE_IMPORT_BUILD_H

#include "exchange/import_find.h"

/* From the rows of a table to what is said of which record. */
struct pp_import_build {
	const struct pp_import_values *values;
	struct pp_import_store *store;
	struct pp_import_finder *finder;
	/* For each row of the table: */
	const bool *left_out;	/* not to be looked at */
	bool *faulty;		/* there is a finding about it */
	bool *skipped;		/* a decision says so, and it was not left
				   out */
	struct pp_import_target **targets;	/* what is spoken of, once each,
						   in order */
	size_t count, cap;
};

/* Look at every row, record by record in the order of the map.  Findings go to
 * values->sink, each at its cell.  Release what it made with
 * pp_import_build_release. */
void pp_import_build_run(struct pp_import_build *build);
void pp_import_build_release(struct pp_import_build *build);

#endif
