#ifndef PP_BASE_CSV_H
#define PP_BASE_CSV_H

#include <stdbool.h>

#include "base/buf.h"

/* Values with commas, as RFC 4180 has them and spreadsheets read them: fields
 * with ',' between, lines that end in PP_CSV_END. */
#define PP_CSV_END "\r\n"

/* Would a spreadsheet take the text for a formula?  One that begins with = + -
 * @, a tab or a carriage return, unless it is a plain number. */
bool pp_csv_is_formula(struct pp_str text);

/* Must a quotation mark ' stand before it, by which spreadsheets know a text?
 * A formula needs one; so does a formula behind such marks, or the two could
 * not be told apart when they are read. */
bool pp_csv_needs_guard(struct pp_str text);

/* The text without the mark that pp_csv_needs_guard asked for. */
struct pp_str pp_csv_unguarded(struct pp_str text);

/* Would a spreadsheet take the text for a number, a day or a truth, and write
 * it otherwise when it is saved?  007, 1.50, 2023-02-01, 3/4, May 2023, true;
 * not 7, -1.5 or TRUE, which come back as they were. */
bool pp_csv_is_changed(struct pp_str text);

/* Append one field: quoted where it must be, so also an empty text (nothing at
 * all is no field's text, but none); guarded against formulas where guard is
 * set. */
void pp_csv_field(struct pp_buf *out, struct pp_str text, bool guard);

#endif
