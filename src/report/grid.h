#ifndef PP_REPORT_GRID_H
#define PP_REPORT_GRID_H

#include "index/session.h"

/* A query's result as people read it: what each column holds, what it is
 * called, and each cell as text.  Every format of a report takes its cells from
 * here, so that none of them can say something else than another; it is left
 * to them to escape what they print. */

enum pp_grid_form {
	PP_GRID_TEXT,
	PP_GRID_NUMBER,		/* to the right; 1,234 */
	PP_GRID_YEAR,		/* whole numbers 1000 to 2999 in a column named
				   year: 2023 */
	PP_GRID_DATE,		/* 7 March 2023; also months and times */
};

struct pp_grid_column {
	struct pp_str title;	/* the name that the query gives it; of a
				   column that it leaves as it is, the label.
				   With the unit, "Length (days)" */
	enum pp_grid_form form;	/* by what its cells are; shorthand and NULL
				   fit every form, and shorthand alone stands
				   for numbers */
	unsigned places;	/* of a number: decimals, the same for all */
	size_t number;		/* of the result's column */
	int link;		/* the result's column that says which records
				   the cells are about; -1: none */
};

struct pp_grid_options {
	struct pp_str absent;	/* what stands for NULL; where empty, "[x]" in a
				   column of numbers and nothing in others */
	int places;		/* decimals; -1: as many as the values need, one
				   where that is more than two */
};

/* Letters of shorthand: bit for 'a', 'b', ... */
typedef uint32_t pp_shorthand;

struct pp_grid {
	const struct pp_result *result;
	struct pp_grid_options options;
	struct pp_grid_column *columns;
	size_t column_count;
	size_t row_count;
	pp_shorthand shorthand;	/* what occurs in its cells */
};

/* Look through a result, which must outlive the grid.  All in arena.
 *
 * A column named "@NAME" is not shown: it says, as KIND/ID, which record each
 * cell of the column NAME is about.
 *
 * Shorthand are letters in square brackets, [c] or [p][r], alone in a cell or
 * after a number and a blank. */
void pp_grid_read(struct pp_grid *out, struct pp_arena *arena,
		  const struct pp_result *result,
		  const struct pp_grid_options *options);

const struct pp_cell *pp_grid_cell(const struct pp_grid *grid, size_t row,
				   size_t column);

/* Append a cell's text. */
void pp_grid_text(struct pp_buf *out, const struct pp_grid *grid, size_t row,
		  size_t column);

/* Its number: true and *out; false where it has none (NULL, shorthand). */
bool pp_grid_number(double *out, const struct pp_grid *grid, size_t row,
		    size_t column);

/* KIND/ID of the record that a cell is about; empty: none. */
struct pp_str pp_grid_link(const struct pp_grid *grid, size_t row,
			   size_t column);

/* One value alone, within a sentence. */
void pp_grid_value(struct pp_buf *out, const struct pp_cell *cell);

/* What [c] means: "confidential"; NULL for a letter that means nothing. */
const char *pp_shorthand_meaning(char letter);

#endif
