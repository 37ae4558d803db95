#ifndef PP_DATA_CSV_TEXT_H
#define PP_DATA_CSV_TEXT_H

#include "data/csv.h"
#include "data/text.h"

/* The bytes of a table as text, for data/csv.c. */

/* Set t->bytes to the file's text in UTF-8, without a byte-order mark: bytes
 * itself where it is that, else a copy in arena.  Sets out's encoding, line and
 * col.  A byte or unit that has no meaning becomes U+FFFD: the reader of cells
 * finds it, and tells of it.  *odd tells whether there is one, or a control
 * character.  Sets t->plain. */
void pp_csv_decode(struct pp_csv *out, struct pp_text *t,
		   struct pp_arena *arena, struct pp_str bytes, bool *odd);

/* The separator that a first line "sep=;" says, and in *after the byte after
 * that line; 0 where there is none. */
char pp_csv_said_separator(struct pp_str text, size_t *after);

/* The separator by which most of the first rows have equally many cells. */
char pp_csv_find_separator(struct pp_str text);

#endif
