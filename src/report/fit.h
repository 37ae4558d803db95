#ifndef PP_REPORT_FIT_H
#define PP_REPORT_FIT_H

#include "report/grid.h"

/* How a table fits on a page: judged in characters, since nobody knows the
 * reader's letters. */
struct pp_fit {
	const char *name;	/* the table's classes in style.css, static;
				   empty: it fits wherever it is read */
	bool is_wide;		/* on a narrow page each row is a block */
	bool *whole;		/* of each column of text or years: its cells
				   stay on a line, being short, and the table
				   having room */
};

/* bars is the column that has bars beside its numbers; 0: none.  In arena. */
void pp_fit(struct pp_fit *out, struct pp_arena *arena,
	    const struct pp_grid *grid, size_t bars);

#endif
