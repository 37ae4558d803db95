#ifndef PP_REPORT_CHART_H
#define PP_REPORT_CHART_H

#include "report/grid.h"

/* Drawings of numbers, as inline SVG.  Lengths along the page are percentages
 * and texts keep their size, so that one drawing fits every width.  They say
 * nothing that a table beside them does not, and are hidden from those who
 * listen (aria-hidden).  Colours are classes, c1 to c6, of style.css. */

enum { PP_CHART_SERIES_MAX = 6 };

/* What a row of bars is drawn on: the least and greatest number, zero
 * included. */
struct pp_scale {
	double low, high;
};

/* Take a number in. */
void pp_scale_add(struct pp_scale *scale, double number);

/* Where it lies, from 0 to 1. */
double pp_scale_place(const struct pp_scale *scale, double number);

/* One bar, the width of its place being all of the scale.  number NULL: an
 * empty place of the same size. */
void pp_chart_bar(struct pp_buf *out, const struct pp_scale *scale,
		  const double *number);

/* The columns of a grid that become parts of a bar, or lines: those of numbers
 * but for the first column.  Returns how many; more than PP_CHART_SERIES_MAX
 * are counted, not stored. */
size_t pp_chart_series(size_t series[PP_CHART_SERIES_MAX],
		       const struct pp_grid *grid);

/* A bar for each row, with what the first column says above it, and a key.
 * false, and nothing is drawn: there are none or too many series, or a number
 * is negative. */
bool pp_chart_stacked(struct pp_buf *out, const struct pp_grid *grid);

/* Lines, with axes and, for more than one, a key.  Points lie along the page by
 * the first column's days, months or years where it has these throughout, else
 * side by side.  false, and nothing is drawn: there are none or too many
 * series, or no numbers. */
bool pp_chart_line(struct pp_buf *out, const struct pp_grid *grid);

#endif
