#ifndef PP_DATA_TYPED_DATE_H
#define PP_DATA_TYPED_DATE_H

#include "base/date.h"

/* Days as people type them into a spreadsheet, read by stated rules.
 *
 *   2023-02-01  2023/2/1            year first, whatever the order is
 *   01/02/2023  1.2.23  1-2-2023    by the order
 *   1 Feb 2023  1st February 2023  Feb 1, 2023  Wed 1-Feb-23
 *   Feb-23  February 2023           only where a month will do
 *   44958                           only where serial numbers are expected
 *
 * A time of midnight after it, as spreadsheets add one, is passed over. */
enum pp_typed_order { PP_TYPED_DMY, PP_TYPED_MDY, PP_TYPED_YMD };

struct pp_typed_date {
	enum pp_typed_order order;
	/* The first of the hundred years that two digits may mean: 1950 makes
	 * 49 2049 and 50 1950. */
	int century;
	bool month;		/* a month alone is its first day */
	bool serial;		/* a whole number counts days, 1 March 1900
				   being 61 */
};

/* Read text.  Returns true and sets *out; or false, and *why is a clause that
 * says what stands in the way, in arena. */
bool pp_typed_date_read(struct pp_date *out, const char **why,
			struct pp_arena *arena, struct pp_str text,
			const struct pp_typed_date *how);

#endif
