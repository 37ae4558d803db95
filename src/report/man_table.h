#ifndef PP_REPORT_MAN_TABLE_H
#define PP_REPORT_MAN_TABLE_H

#include <cmark.h>

#include "base/arena.h"
#include "report/roff.h"

/* A table of a manual page: see man.h.  cmark knows none, so that it is a
 * paragraph, whose parts are given to this one by one. */
enum { PP_MAN_COLUMNS_MAX = 12 };

struct pp_man_table {
	bool on;		/* within a table */
	bool due;		/* a cell in which nothing stands yet */
	unsigned row, column;	/* row 1 is the line of dashes; column 0 lies
				   before the first bar */
	struct pp_buf heads[PP_MAN_COLUMNS_MAX];
};

/* Is the paragraph a table: is its second line one of dashes and bars? */
bool pp_man_table_is(cmark_node *paragraph);

void pp_man_table_begin(struct pp_man_table *t);
void pp_man_table_end(struct pp_man_table *t);

/* A text in it: bars go to the next cell, the rest is written. */
void pp_man_table_text(struct pp_man_table *t, struct pp_roff *r,
		       struct pp_str text);

/* Something is about to be written in it, such as a change of font.  Returns
 * whether it is to be: not in the head. */
bool pp_man_table_open(struct pp_man_table *t, struct pp_roff *r);

/* A code span in it.  Returns whether it is to be written. */
bool pp_man_table_code(struct pp_man_table *t, struct pp_roff *r,
		       struct pp_str text);

/* The end of a row. */
void pp_man_table_next(struct pp_man_table *t, struct pp_roff *r);

#endif
