#ifndef PP_REPORT_WITHHOLD_H
#define PP_REPORT_WITHHOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Which sums of a table may be shown: of cells, each the sum of what some
 * people have of something. */
enum {
	PP_WITHHOLD_SCALE = 1000,	/* amounts are kept in thousandths */
	PP_WITHHOLD_MOST = 1000000000,	/* the largest amount */
};

/* What one person has of it in one cell. */
struct pp_withhold_part {
	size_t cell, person;
	int64_t amount;
};

struct pp_withhold {
	const struct pp_withhold_part *parts;
	size_t part_count;
	size_t cell_count, person_count;
	size_t least;		/* people who must have a part in a sum */
	const bool *first;	/* cells that say least, and are withheld
				   before others; NULL: none */
};

/* The sum of the cells for which in is true, and may it be shown?  With enough
 * people in it whose part is not nothing, none of whom has more than half. */
struct pp_withhold_sum {
	int64_t amount;
	size_t people;		/* whose part is not nothing */
	bool is_safe;
};

struct pp_withhold_sum pp_withhold_sum(const struct pp_withhold *w,
				       const bool *in);

/* Of the cells for which among is true: set withheld where the sum of one
 * may not be shown; then, while all that are withheld are together too few,
 * of others: those that are first before the rest, the smallest before
 * larger ones. Someone who knows what all come to can then subtract what is
 * shown, and learns a sum that could have been shown as well.  False: all
 * are withheld, and together too few still, so that what they come to must
 * not be shown either. */
bool pp_withhold_run(bool *withheld, const struct pp_withhold *w,
		     const bool *among);

#endif
