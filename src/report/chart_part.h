#ifndef PP_REPORT_CHART_PART_H
#define PP_REPORT_CHART_PART_H

#include "report/grid.h"

/* What the drawings of chart.h are made of. */

/* Append ` NAME="12.34%"` for 0.1234, and ` NAME="12.3"`. */
void pp_percent_attribute(struct pp_buf *out, const char *name, double share);
void pp_pixel_attribute(struct pp_buf *out, const char *name, double pixels);

/* The number of a series' colour: of two, the pair that differs most. */
size_t pp_chart_colour(size_t series, size_t count);

/* A key to the series; sample is "rect" or "line". */
void pp_chart_key(struct pp_buf *out, const struct pp_grid *grid,
		  const size_t *series, size_t count, const char *sample);

#endif
