/* What the drawings of chart.h are made of. */
#include "report/chart_part.h"

#include <math.h>

#include "base/escape.h"
#include "report/chart.h"

void pp_percent_attribute(struct pp_buf *out, const char *name, double share)
{
	long n = lround(share * 10000);

	pp_buf_printf(out, " %s=\"%ld.%02ld%%\"", name, n / 100, n % 100);
}

void pp_pixel_attribute(struct pp_buf *out, const char *name, double pixels)
{
	long n = lround(pixels * 10);

	pp_buf_printf(out, " %s=\"%ld.%ld\"", name, n / 10, n % 10);
}

size_t pp_chart_colour(size_t series, size_t count)
{
	return count == 2 && series == 1 ? 4 : series + 1;
}

static void add_title(struct pp_buf *out, const struct pp_grid *grid,
		      size_t column)
{
	pp_escape_xml(out, grid->columns[column].title);
}

void pp_chart_key(struct pp_buf *out, const struct pp_grid *grid,
		  const size_t *series, size_t count, const char *sample)
{
	pp_buf_puts(out, "<ul class=\"key\">\n");
	for (size_t i = 0; i < count; i++) {
		pp_buf_puts(out, "<li><svg width=\"28\" height=\"14\">");
		pp_buf_printf(out, sample[0] == 'r' ?
			      "<rect class=\"c%zu\" width=\"100%%\" "
			      "height=\"100%%\"/>" :
			      "<line class=\"l c%zu\" x2=\"100%%\" y1=\"7\" "
			      "y2=\"7\"/>",
			      pp_chart_colour(i, count));
		pp_buf_puts(out, "</svg>");
		add_title(out, grid, series[i]);
		pp_buf_puts(out, "</li>\n");
	}
	pp_buf_puts(out, "</ul>\n");
}
