#ifndef PP_REPORT_STATISTICS_H
#define PP_REPORT_STATISTICS_H

#include "base/map.h"
#include "report/fence.h"

/* Counting under disclosure control: what a query of facts about people may
 * show to those who may see nothing personal.
 *
 * The query gives a row for each fact: a column with the data subject's id
 * (subject=), columns that are added up (sum=), and dimensions, which are all
 * the others.  Rows with the same dimensions are a group; of each group the
 * different subjects are counted, and the measures summed.  What leaves is
 * this:
 *
 *   - a count of fewer than pp_disclose asks for, or under=, is [c], and so are
 *     the group's sums;
 *   - a sum is [c] too where fewer than that have a part in it that is not
 *     nothing, or one of them has more than half of it;
 *   - where that leaves sums which could be found by subtraction, because all
 *     that are withheld are together still too few, others are withheld with
 *     them until they are not: lines that are apart first, then the smallest;
 *   - all others are rounded, and so is the total, which is counted by itself;
 *   - a group of fewer is only called by its name where that tells nothing of a
 *     person: where a value is of a column without a data subject, one that a
 *     schema lists, or a literal of the query.  The rest are one group,
 *     "Other";
 *   - groups stand in the order of their names (numbers first), or of the
 *     column order=, never of the rows.
 *
 * A subject counts whose record is there, and no other: made-up ids would fill
 * a group that has one person in it. */

/* One value of a property by which people are counted. */
struct pp_people_answer {
	const size_t *values;	/* places in pp_people.values */
	size_t count;
};

/* What can be known of the subjects beside the query. */
struct pp_people {
	struct pp_str *kinds;	/* whose records are data subjects */
	size_t kind_count;
	struct pp_map listed;	/* values that a schema lists */
	/* Of by=: */
	struct pp_str by_kind;
	struct pp_str label;	/* its heading */
	struct pp_str *values;	/* in the schema's order */
	size_t value_count;
	struct pp_map answers;	/* by the subject's id: ptr to a
				   pp_people_answer */
	/* The ids of those who are there; the caller of pp_statistics_make
	 * fills it in. */
	struct pp_map ids;
};

void pp_people_release(struct pp_people *people);

/* Where they come from: of block, that has a by= or none.  look: nothing is
 * read, answers stay empty.  Strings live in arena.  0; or -1 with a finding
 * (statistics) at pos: there is no such property. */
struct pp_people_want {
	const struct pp_fence *block;
	struct pp_pos pos;
	bool look;
};

typedef int pp_people_find(void *data, struct pp_people *out,
			   struct pp_arena *arena, struct pp_sink *sink,
			   const struct pp_people_want *want);

struct pp_statistics {
	const struct pp_fence *block;
	struct pp_pos pos;
	struct pp_str sql;		/* of the query */
	const struct pp_result *facts;	/* that it gave */
	const struct pp_result *through;	/* NULL: none */
	const struct pp_people *people;
};

/* Are the block's options fit for the query's columns?  0; or -1 with findings
 * (report-form, statistics). */
int pp_statistics_check(struct pp_sink *sink, const struct pp_statistics *s);

/* Count.  out lives in arena, and holds nothing but what may be shown; it was
 * checked before.  0; or -1 with a finding (statistics). */
int pp_statistics_make(struct pp_result *out, struct pp_arena *arena,
		       struct pp_sink *sink, const struct pp_statistics *s);

#endif
