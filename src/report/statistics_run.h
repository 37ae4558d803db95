#ifndef PP_REPORT_STATISTICS_RUN_H
#define PP_REPORT_STATISTICS_RUN_H

#include "report/statistics.h"

/* One count under way: between statistics.c, statistics_rows.c and
 * statistics_by.c. */

/* Rows that have the same dimensions. */
struct pp_counting_group {
	const struct pp_cell *cells;	/* of one of its rows */
	size_t people;
	size_t at;			/* its place in the order; or that of
					   the others */
};

/* What somebody has in a group. */
struct pp_counting_part {
	size_t group, person;
	int64_t *amounts;
};

/* One line of by=. */
struct pp_counting_line {
	struct pp_str label;
	const struct pp_cell *beside;	/* its row in the view; or NULL */
	bool is_apart;			/* not counted in shares */
};

struct pp_counting {
	const struct pp_statistics *s;
	struct pp_arena *arena;
	struct pp_sink *sink;
	size_t least;
	int subject, order;		/* columns of the facts */
	size_t *sums, sum_count;
	size_t *dims, dim_count;	/* order last */
	struct pp_map literals;
	struct pp_map by_key;		/* groups */
	struct pp_counting_group *groups;
	size_t group_count, shown_count;	/* of which others is the
						   last, if there are any */
	bool has_others;
	const struct pp_counting_group **shown;
	struct pp_map people;
	struct pp_counting_part *parts;
	size_t part_count;
	struct pp_counting_line *categories;
	size_t category_count;
	size_t *category_of;		/* of each value of by */
};

enum { PP_COUNTING_NONE = -1 };

/* Take in the rows of the facts: groups, people, and what they have.  Then put
 * the groups in order, and those without a name into one.  0; or -1 with a
 * finding at the block's place. */
int pp_counting_rows(struct pp_counting *c);

/* How many columns make a group: the dimensions, and order if there is one. */
size_t pp_counting_keys(const struct pp_counting *c);

/* The lines of by=, and which values are in which; without it one. */
void pp_counting_lines(struct pp_counting *c);

/* The column of that name; or PP_COUNTING_NONE. */
int pp_counting_column(const struct pp_result *result, struct pp_str name);

#endif
