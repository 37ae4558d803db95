#ifndef PP_REPORT_CELL_H
#define PP_REPORT_CELL_H

#include "base/arena.h"
#include "index/row.h"

/* The text of a cell, not escaped: a text as it is, a number such that it reads
 * back as the same; empty for NULL.  Lent from the cell, or in arena. */
struct pp_str pp_cell_text(struct pp_arena *arena, const struct pp_cell *cell);

#endif
