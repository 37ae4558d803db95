#ifndef PP_REPORT_FIGURE_H
#define PP_REPORT_FIGURE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/* Numbers and dates as British official statistics write them: 1,234, 0.6,
 * 7 March 2023.  Whatever the locale, the bytes are the same. */

/* A real number with more decimals than these has been rounded. */
enum { PP_PLACES_MAX = 6 };

/* 1,234; below zero with a minus sign (U+2212). */
void pp_figure_integer(struct pp_buf *out, int64_t n);

/* The same with so many decimals, halves rounded away from zero: 2.675 is 2.68,
 * as it would be on paper.  What rounds to zero bears no sign.  From 10^15
 * onwards, where the digits would pretend, 1.23 × 10^20. */
void pp_figure_real(struct pp_buf *out, double x, unsigned places);

/* The fewest decimals, up to PP_PLACES_MAX, that show the first 15 digits of x
 * without loss; PP_PLACES_MAX + 1 where none do. */
unsigned pp_figure_places(double x);

/* 7 March 2023 */
void pp_figure_date(struct pp_buf *out, struct pp_date d);

/* What an ISO 8601 text is called: 2023-03-07 is 7 March 2023, 2023-03 is March
 * 2023, 2023-03-07T14:30:00Z is 7 March 2023, 14:30.  false, and nothing is
 * appended, where it is none of these. */
bool pp_figure_date_text(struct pp_buf *out, struct pp_str text);

#endif
