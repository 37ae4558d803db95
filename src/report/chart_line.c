/* Lines along an axis of days, years or names. */
#include <math.h>

#include "base/escape.h"
#include "report/chart.h"
#include "report/figure.h"
#include "report/chart_part.h"

enum {
	TOP = 8, BOTTOM = 208, HEIGHT = 216,	/* pixels: style.css too */
	GLYPH = 8,		/* a digit takes less */
	NARROW = 240, WIDE = 600,	/* what labels may take */
	PLACES = 100,		/* along, for labels */
	TICKS = 5,
	MARKERS_MAX = 40,	/* more points have no markers */
	TEXT_MAX = 1 << 20,
};

#define EDGE 0.02		/* from the sides to the outer points */

struct lines {
	const struct pp_grid *grid;
	size_t series[PP_CHART_SERIES_MAX], count;
	struct pp_scale scale;
	double step;		/* between the lines across */
	unsigned places;	/* of their numbers */
	double first, last;	/* along: days, years, or rows */
	bool by_time;
	size_t label_max;	/* characters of the longest along */
	struct pp_buf text;
};

/* --- measuring ----------------------------------------------------------- */

/* The day of a month's first. */
static bool day_of(double *out, struct pp_str text)
{
	char day[PP_DATE_TEXT] = "0000-00-01";
	struct pp_date d;

	if (text.n < 7)
		return false;
	memcpy(day, text.p, text.n < 10 ? 7 : 10);
	if (!pp_date_parse(&d, (struct pp_str){ day, 10 }))
		return false;
	*out = pp_date_to_days(d);
	return true;
}

/* Where a row lies along, by what its first cell says. */
static bool time_of(double *out, const struct pp_grid *grid, size_t row)
{
	const struct pp_cell *cell = pp_grid_cell(grid, row, 0);

	if (grid->columns[0].form == PP_GRID_YEAR)
		return pp_grid_number(out, grid, row, 0);
	return grid->columns[0].form == PP_GRID_DATE &&
	       cell->type == PP_CELL_TEXT && day_of(out, cell->text);
}

static double along(const struct lines *l, size_t row)
{
	double place = (double)row;

	if (l->by_time)
		time_of(&place, l->grid, row);
	if (l->last <= l->first)
		return 0.5;
	return EDGE + (1 - 2 * EDGE) * (place - l->first) /
		      (l->last - l->first);
}

static void measure_along(struct lines *l)
{
	l->by_time = true;
	for (size_t row = 0; row < l->grid->row_count; row++) {
		double time = 0;

		if (!time_of(&time, l->grid, row) || (row && time <= l->last))
			l->by_time = false;
		l->first = row ? l->first : time;
		l->last = time;
		pp_buf_clear(&l->text);
		pp_grid_text(&l->text, l->grid, row, 0);
		l->label_max = l->text.n > l->label_max ? l->text.n :
							  l->label_max;
	}
	if (l->by_time)
		return;
	l->first = 0;
	l->last = (double)(l->grid->row_count - 1);
}

/* 1, 2 or 5 times a power of ten, such that few steps reach across. */
static double choose_step(double width)
{
	double least = width / TICKS, power = 1, steps;

	while (power > least)
		power /= 10;
	while (power * 10 <= least)
		power *= 10;
	steps = least / power;
	return power * (steps <= 1 ? 1 : steps <= 2 ? 2 : steps <= 5 ? 5 : 10);
}

static bool measure_up(struct lines *l)
{
	unsigned most = 0;

	for (size_t row = 0; row < l->grid->row_count; row++)
		for (size_t i = 0; i < l->count; i++) {
			double number;

			if (pp_grid_number(&number, l->grid, row,
					   l->series[i]))
				pp_scale_add(&l->scale, number);
		}
	if (l->scale.high - l->scale.low <= 0 ||
	    isinf(l->scale.high - l->scale.low))
		return false;
	for (size_t i = 0; i < l->count; i++)
		most = l->grid->columns[l->series[i]].places > most ?
		       l->grid->columns[l->series[i]].places : most;
	l->step = choose_step(l->scale.high - l->scale.low);
	if (!most && l->step < 1)
		l->step = 1;
	l->scale.low = floor(l->scale.low / l->step) * l->step;
	l->scale.high = ceil(l->scale.high / l->step) * l->step;
	l->places = pp_figure_places(l->step);
	return true;
}

/* --- drawing ------------------------------------------------------------- */

static double height_of(const struct lines *l, double number)
{
	return BOTTOM - (BOTTOM - TOP) * pp_scale_place(&l->scale, number);
}

static size_t tick_count(const struct lines *l)
{
	return (size_t)lround((l->scale.high - l->scale.low) / l->step) + 1;
}

static double tick(const struct lines *l, size_t i)
{
	return (round(l->scale.low / l->step) + (double)i) * l->step;
}

/* The numbers beside the lines across, which are as far from each other as
 * these: the style sheet spreads them out. */
static void add_numbers(struct pp_buf *out, const struct lines *l)
{
	pp_buf_puts(out, "<ul class=\"ticks\">");
	for (size_t i = tick_count(l); i-- > 0;) {
		pp_buf_puts(out, "<li>");
		pp_figure_real(out, tick(l, i), l->places);
		pp_buf_puts(out, "</li>");
	}
	pp_buf_puts(out, "</ul>\n");
}

static void add_across(struct pp_buf *out, const struct lines *l)
{
	for (size_t i = 0; i < tick_count(l); i++) {
		double y = height_of(l, tick(l, i));

		pp_buf_printf(out, "<line%s x2=\"100%%\"",
			      fabs(tick(l, i)) < l->step / 2 ?
			      " class=\"zero\"" : "");
		pp_pixel_attribute(out, "y1", y);
		pp_pixel_attribute(out, "y2", y);
		pp_buf_puts(out, "/>");
	}
}

/* Which rows have labels: the first and the last, and between them those that
 * leave room for each other on a page of so many pixels. */
static void choose_labels(const struct lines *l, size_t *rows, double pixels)
{
	size_t last = l->grid->row_count - 1;
	double need = (double)(l->label_max * GLYPH + GLYPH) / pixels;
	double free = need;

	for (size_t place = 0; place < PLACES; place++)
		rows[place] = SIZE_MAX;
	for (size_t row = 1; row < last; row++) {
		double at = along(l, row);

		if (at - need / 2 < free || at + need / 2 > 1 - need)
			continue;
		rows[(size_t)(at * PLACES)] = row;
		free = at + need / 2;
	}
	rows[(size_t)(along(l, 0) * PLACES)] = 0;
	rows[(size_t)(along(l, last) * PLACES)] = last;
}

static void add_label(struct pp_buf *out, struct lines *l, size_t row)
{
	if (row == SIZE_MAX) {
		pp_buf_puts(out, "<i></i>");
		return;
	}
	pp_buf_puts(out, "<i><b>");
	pp_buf_clear(&l->text);
	pp_grid_text(&l->text, l->grid, row, 0);
	pp_escape_xml(out, pp_buf_get(&l->text));
	pp_buf_puts(out, "</b></i>");
}

/* A row of places, as texts in a drawing would be of no known contrast, and
 * styles cannot say where each of them stands. */
static void add_labels(struct pp_buf *out, struct lines *l, double pixels,
		       const char *class)
{
	size_t rows[PLACES];

	choose_labels(l, rows, pixels);
	pp_buf_printf(out, "<p class=\"places %s\">", class);
	for (size_t place = 0; place < PLACES; place++)
		add_label(out, l, rows[place]);
	pp_buf_puts(out, "</p>\n");
}

static void add_segment(struct pp_buf *out, size_t colour, const double from[2],
			const double to[2])
{
	pp_buf_printf(out, "<line class=\"l c%zu\"", colour);
	pp_percent_attribute(out, "x1", from[0]);
	pp_pixel_attribute(out, "y1", from[1]);
	pp_percent_attribute(out, "x2", to[0]);
	pp_pixel_attribute(out, "y2", to[1]);
	pp_buf_puts(out, "/>");
}

static void add_marker(struct pp_buf *out, size_t colour, const double at[2])
{
	pp_buf_printf(out, "<circle class=\"c%zu\"", colour);
	pp_percent_attribute(out, "cx", at[0]);
	pp_pixel_attribute(out, "cy", at[1]);
	pp_buf_puts(out, " r=\"3.5\"/>");
}

/* A number that is missing leaves a gap; one between two gaps has a marker, or
 * it would not be seen. */
static void add_line(struct pp_buf *out, const struct lines *l, size_t series)
{
	size_t colour = pp_chart_colour(series, l->count);
	bool markers = l->grid->row_count <= MARKERS_MAX;
	bool before = false, joined = false;
	double last[2] = { 0, 0 };

	for (size_t row = 0; row < l->grid->row_count; row++) {
		double number, at[2];
		bool is = pp_grid_number(&number, l->grid, row,
					 l->series[series]);

		if (!is) {
			if (before && !joined && !markers)
				add_marker(out, colour, last);
			before = joined = false;
			continue;
		}
		at[0] = along(l, row);
		at[1] = height_of(l, number);
		if (before)
			add_segment(out, colour, last, at);
		if (markers)
			add_marker(out, colour, at);
		joined = before;
		before = true;
		last[0] = at[0];
		last[1] = at[1];
	}
	if (before && !joined && !markers)
		add_marker(out, colour, last);
}

static void add_name(struct pp_buf *out, const struct lines *l, size_t column,
		     const char *class)
{
	pp_buf_printf(out, "<p class=\"%s\">", class);
	pp_escape_xml(out, l->grid->columns[column].title);
	pp_buf_puts(out, "</p>\n");
}

static void draw(struct pp_buf *out, struct lines *l)
{
	pp_buf_puts(out, "<div class=\"chart\" aria-hidden=\"true\">\n");
	if (l->count > 1)
		pp_chart_key(out, l->grid, l->series, l->count, "line");
	else
		add_name(out, l, l->series[0], "axis");
	pp_buf_puts(out, "<div class=\"plot\">");
	add_numbers(out, l);
	pp_buf_printf(out, "<div><svg width=\"100%%\" height=\"%d\">", HEIGHT);
	add_across(out, l);
	for (size_t i = 0; i < l->count; i++)
		add_line(out, l, i);
	pp_buf_puts(out, "</svg>\n");
	add_labels(out, l, NARROW, "narrow");
	add_labels(out, l, WIDE, "wide");
	pp_buf_puts(out, "</div></div>\n");
	add_name(out, l, 0, "axis along");
	pp_buf_puts(out, "</div>\n");
}

bool pp_chart_line(struct pp_buf *out, const struct pp_grid *grid)
{
	struct lines l = { .grid = grid };
	bool drawn;

	l.count = pp_chart_series(l.series, grid);
	if (!l.count || l.count > PP_CHART_SERIES_MAX || !grid->row_count)
		return false;
	pp_buf_init(&l.text, TEXT_MAX);
	measure_along(&l);
	drawn = measure_up(&l);
	if (drawn)
		draw(out, &l);
	pp_buf_release(&l.text);
	return drawn;
}
