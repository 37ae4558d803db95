/* Bars, and what all drawings share. */
#include "report/chart.h"

#include <math.h>

#include "base/escape.h"
#include "report/chart_part.h"

enum { TEXT_MAX = 1 << 20 };

void pp_scale_add(struct pp_scale *scale, double number)
{
	scale->low = number < scale->low ? number : scale->low;
	scale->high = number > scale->high ? number : scale->high;
}

/* Halves, so that the greatest of doubles do not become infinite. */
double pp_scale_place(const struct pp_scale *scale, double number)
{
	double width = scale->high / 2 - scale->low / 2;

	return width > 0 ? (number / 2 - scale->low / 2) / width : 0;
}

/* --- one bar ------------------------------------------------------------- */

static void add_part(struct pp_buf *out, size_t colour, double from, double to)
{
	pp_buf_printf(out, "<rect class=\"c%zu\"", colour);
	pp_percent_attribute(out, "x", from);
	pp_percent_attribute(out, "width", to - from);
	pp_buf_puts(out, " height=\"100%\"/>");
}

void pp_chart_bar(struct pp_buf *out, const struct pp_scale *scale,
		  const double *number)
{
	double zero = pp_scale_place(scale, 0), place;

	pp_buf_puts(out, "<svg aria-hidden=\"true\" width=\"100%\" "
		    "height=\"14\">");
	if (number) {
		place = pp_scale_place(scale, *number);
		add_part(out, 1, fmin(zero, place), fmax(zero, place));
	}
	if (scale->low < 0) {
		pp_buf_puts(out, "<line");
		pp_percent_attribute(out, "x1", zero);
		pp_percent_attribute(out, "x2", zero);
		pp_buf_puts(out, " y2=\"100%\"/>");
	}
	pp_buf_puts(out, "</svg>");
}

/* --- several series ------------------------------------------------------ */

size_t pp_chart_series(size_t series[PP_CHART_SERIES_MAX],
		       const struct pp_grid *grid)
{
	size_t count = 0;

	for (size_t i = 1; i < grid->column_count; i++) {
		if (grid->columns[i].form != PP_GRID_NUMBER)
			continue;
		if (count < PP_CHART_SERIES_MAX)
			series[count] = i;
		count++;
	}
	return count;
}

/* --- stacked bars -------------------------------------------------------- */

struct stack {
	const struct pp_grid *grid;
	size_t series[PP_CHART_SERIES_MAX], count;
	double greatest;	/* sum of a row */
};

/* The sum of a row's numbers, or -1 where one is negative. */
static double sum_row(const struct stack *s, size_t row)
{
	double sum = 0, number;

	for (size_t i = 0; i < s->count; i++) {
		if (!pp_grid_number(&number, s->grid, row, s->series[i]))
			continue;
		if (number < 0)
			return -1;
		sum += number;
	}
	return isinf(sum) ? -1 : sum;
}

static bool measure(struct stack *s)
{
	s->count = pp_chart_series(s->series, s->grid);
	if (!s->count || s->count > PP_CHART_SERIES_MAX)
		return false;
	for (size_t row = 0; row < s->grid->row_count; row++) {
		double sum = sum_row(s, row);

		if (sum < 0)
			return false;
		s->greatest = fmax(s->greatest, sum);
	}
	return s->greatest > 0;
}

static void add_stack(struct pp_buf *out, const struct stack *s, size_t row)
{
	double at = 0, number;

	pp_buf_puts(out, "<svg width=\"100%\" height=\"16\">");
	for (size_t i = 0; i < s->count; i++) {
		if (!pp_grid_number(&number, s->grid, row, s->series[i]) ||
		    number <= 0)
			continue;
		add_part(out, pp_chart_colour(i, s->count), at / s->greatest,
			 (at + number) / s->greatest);
		at += number;
	}
	pp_buf_puts(out, "</svg>");
}

bool pp_chart_stacked(struct pp_buf *out, const struct pp_grid *grid)
{
	struct stack s = { .grid = grid };
	struct pp_buf text;

	if (!measure(&s))
		return false;
	pp_buf_init(&text, TEXT_MAX);
	pp_buf_puts(out, "<div class=\"chart\" aria-hidden=\"true\">\n");
	pp_chart_key(out, grid, s.series, s.count, "rect");
	pp_buf_puts(out, "<ul class=\"stacks\">\n");
	for (size_t row = 0; row < grid->row_count; row++) {
		pp_buf_clear(&text);
		pp_grid_text(&text, grid, row, 0);
		pp_buf_puts(out, "<li>");
		pp_escape_xml(out, pp_buf_get(&text));
		add_stack(out, &s, row);
		pp_buf_puts(out, "</li>\n");
	}
	pp_buf_puts(out, "</ul>\n</div>\n");
	pp_buf_release(&text);
	return true;
}
