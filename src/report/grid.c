/* A query's result as people read it. */
#include "report/grid.h"

#include <math.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "report/figure.h"

enum { FEW_PLACES = 2, NUMBER_MAX = 30, TITLE_MAX = 1 << 16 };

const char *pp_shorthand_meaning(char letter)
{
	static const char *const meanings[26] = {
		['b' - 'a'] = "break in the series",
		['c' - 'a'] = "confidential",
		['e' - 'a'] = "estimated",
		['f' - 'a'] = "forecast",
		['k' - 'a'] = "low, rounds to zero",
		['p' - 'a'] = "provisional",
		['r' - 'a'] = "revised",
		['t' - 'a'] = "total",
		['u' - 'a'] = "of low reliability",
		['w' - 'a'] = "none recorded",
		['x' - 'a'] = "not available",
		['z' - 'a'] = "not applicable",
	};

	return letter >= 'a' && letter <= 'z' ? meanings[letter - 'a'] : NULL;
}

/* --- what a cell holds --------------------------------------------------- */

/* [c] or [p][r]: the letters, or 0 where text is nothing of the kind. */
static pp_shorthand read_shorthand(struct pp_str text)
{
	pp_shorthand letters = 0;

	if (!text.n || text.n % 3)
		return 0;
	for (size_t i = 0; i < text.n; i += 3) {
		if (text.p[i] != '[' || text.p[i + 2] != ']' ||
		    !pp_shorthand_meaning(text.p[i + 1]))
			return 0;
		letters |= 1u << (text.p[i + 1] - 'a');
	}
	return letters;
}

/* A plain number, and nothing else. */
static bool read_number(struct pp_cell *out, struct pp_str text)
{
	char copy[NUMBER_MAX];
	size_t digits = 0, points = 0;

	if (!text.n || text.n >= sizeof(copy))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		digits += pp_is_digit(text.p[i]);
		points += text.p[i] == '.';
		if (!pp_is_digit(text.p[i]) && text.p[i] != '.' &&
		    (i || text.p[i] != '-'))
			return false;
	}
	if (!digits || digits > 18 || points > 1)
		return false;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	*out = (struct pp_cell){ .type = PP_CELL_INTEGER };
	if (!points) {
		out->integer = strtoll(copy, NULL, 10);
		return true;
	}
	out->type = PP_CELL_REAL;
	out->real = strtod(copy, NULL);
	return true;
}

/* A cell taken apart: a number or none, and shorthand or none. */
struct parts {
	struct pp_cell number;	/* PP_CELL_NULL: none */
	struct pp_str marks;
	pp_shorthand letters;
};

/* false: it is a text. */
static bool take_apart(struct parts *out, const struct pp_cell *cell)
{
	struct pp_str text = cell->text, before;

	*out = (struct parts){ .number = { .type = PP_CELL_NULL } };
	if (cell->type != PP_CELL_TEXT) {
		out->number = *cell;
		return true;
	}
	out->letters = read_shorthand(text);
	out->marks = text;
	if (out->letters)
		return true;
	for (before = text; before.n && before.p[before.n - 1] != ' ';)
		before.n--;
	out->marks = (struct pp_str){ text.p + before.n, text.n - before.n };
	out->letters = before.n ? read_shorthand(out->marks) : 0;
	before.n -= before.n != 0;
	return out->letters && read_number(&out->number, before);
}

static bool is_date(const struct pp_cell *cell)
{
	struct pp_buf ignored;
	bool is;

	pp_buf_init(&ignored, NUMBER_MAX);
	is = cell->type == PP_CELL_TEXT &&
	     pp_figure_date_text(&ignored, cell->text);
	pp_buf_release(&ignored);
	return is;
}

/* --- what a column holds ------------------------------------------------- */

/* What has been seen in a column. */
struct seen {
	bool text, number, date, shorthand, real, no_year;
	unsigned places;	/* that would show all without loss */
	double greatest;	/* size of a number */
};

static void see_number(struct seen *s, const struct pp_cell *number)
{
	double size = number->type == PP_CELL_INTEGER ?
		      fabs((double)number->integer) : fabs(number->real);
	unsigned places;

	s->number = true;
	s->greatest = size > s->greatest ? size : s->greatest;
	if (number->type == PP_CELL_INTEGER) {
		s->no_year |= number->integer < 1000 || number->integer > 2999;
		return;
	}
	places = pp_figure_places(number->real);
	s->real = s->no_year = true;
	s->places = places > s->places ? places : s->places;
}

static void see(struct seen *s, struct pp_grid *g, const struct pp_cell *cell)
{
	struct parts parts;

	if (is_date(cell)) {
		s->date = true;
		return;
	}
	if (!take_apart(&parts, cell)) {
		s->text = true;
		return;
	}
	g->shorthand |= parts.letters;
	s->shorthand |= parts.letters != 0;
	if (parts.number.type != PP_CELL_NULL)
		see_number(s, &parts.number);
}

/* Decimals that are fit for all: none that say nothing, and as many that the
 * greatest number does not vanish. */
static unsigned choose_places(const struct seen *s, int wanted)
{
	double size = s->greatest;
	unsigned places = 1;

	if (wanted >= 0)
		return wanted > PP_PLACES_MAX ? PP_PLACES_MAX :
		       (unsigned)wanted;
	if (s->places <= FEW_PLACES)
		return s->places;
	while (size > 0 && size < 1 && places < PP_PLACES_MAX) {
		size *= 10;
		places++;
	}
	return places;
}

static bool has_word(struct pp_str text, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= text.n; i++)
		if (pp_str_same_letters((struct pp_str){ text.p + i, n },
					pp_str(word)))
			return true;
	return false;
}

static void choose_form(struct pp_grid_column *c, const struct seen *s,
			struct pp_str name, int places)
{
	c->form = PP_GRID_TEXT;
	if (s->text || (s->date && s->number))
		return;
	if (!s->date && !s->number) {
		c->form = s->shorthand ? PP_GRID_NUMBER : PP_GRID_TEXT;
		return;
	}
	if (s->date) {
		c->form = PP_GRID_DATE;
		return;
	}
	c->form = !s->no_year && has_word(name, "year") ? PP_GRID_YEAR :
							  PP_GRID_NUMBER;
	c->places = c->form == PP_GRID_YEAR ? 0 : choose_places(s, places);
}

/* A name that is the table's own, as it stands in SQL. */
static bool is_raw(struct pp_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!pp_is_digit(name.p[i]) && name.p[i] != '_' &&
		    (name.p[i] < 'a' || name.p[i] > 'z'))
			return false;
	return true;
}

static struct pp_str make_title(struct pp_arena *arena,
				const struct pp_result_column *c)
{
	struct pp_str title = c->label.n && is_raw(c->name) ? c->label :
							      c->name;
	const char *text;

	if (!title.n)
		return PP_LIT("(no name)");
	if (!c->unit.n || title.n + c->unit.n > TITLE_MAX)
		return title;
	for (size_t i = 0; i + c->unit.n <= title.n; i++)
		if (pp_str_same_letters((struct pp_str){ title.p + i,
							 c->unit.n }, c->unit))
			return title;
	text = pp_arena_printf(arena, "%.*s (%.*s)", PP_STR(title),
			       PP_STR(c->unit));
	return pp_str(text);
}

static bool is_link(struct pp_str name)
{
	return name.n > 1 && *name.p == '@';
}

static int find_link(const struct pp_result *r, size_t column)
{
	for (size_t i = 0; i < r->column_count; i++) {
		struct pp_str name = r->columns[i].name;

		if (is_link(name) && pp_str_eq(r->columns[column].name,
				(struct pp_str){ name.p + 1, name.n - 1 }))
			return (int)i;
	}
	return -1;
}

static void read_column(struct pp_grid *g, struct pp_arena *arena,
			size_t number)
{
	struct pp_grid_column *c = &g->columns[g->column_count++];
	const struct pp_result *r = g->result;
	struct seen seen = { 0 };
	bool absent = false;

	*c = (struct pp_grid_column){
		.title = make_title(arena, &r->columns[number]),
		.number = number, .link = find_link(r, number),
	};
	for (size_t row = 0; row < r->row_count; row++) {
		const struct pp_cell *cell = &r->cells[row * r->column_count +
						       number];

		if (cell->type == PP_CELL_NULL)
			absent = true;
		else
			see(&seen, g, cell);
	}
	choose_form(c, &seen, r->columns[number].name, g->options.places);
	if (!absent)
		return;
	if (g->options.absent.n)
		g->shorthand |= read_shorthand(g->options.absent);
	else if (c->form == PP_GRID_NUMBER || c->form == PP_GRID_YEAR)
		g->shorthand |= read_shorthand(PP_LIT("[x]"));
}

void pp_grid_read(struct pp_grid *out, struct pp_arena *arena,
		  const struct pp_result *result,
		  const struct pp_grid_options *options)
{
	*out = (struct pp_grid){ .result = result,
				 .row_count = result->row_count };
	out->options.places = -1;
	if (options)
		out->options = *options;
	out->columns = pp_new(arena, struct pp_grid_column,
			      result->column_count);
	for (size_t i = 0; i < result->column_count; i++)
		if (!is_link(result->columns[i].name))
			read_column(out, arena, i);
}

/* --- cells --------------------------------------------------------------- */

const struct pp_cell *pp_grid_cell(const struct pp_grid *grid, size_t row,
				   size_t column)
{
	const struct pp_result *r = grid->result;

	return &r->cells[row * r->column_count + grid->columns[column].number];
}

static void add_number(struct pp_buf *out, const struct pp_cell *cell,
		       const struct pp_grid_column *c)
{
	if (cell->type == PP_CELL_REAL)
		pp_figure_real(out, cell->real, c->places);
	else if (cell->type != PP_CELL_INTEGER)
		return;
	else if (c->form == PP_GRID_YEAR)
		pp_buf_printf(out, "%d", (int)cell->integer);
	else if (!c->places)
		pp_figure_integer(out, cell->integer);
	else
		pp_figure_real(out, (double)cell->integer, c->places);
}

/* A number in a column of texts is written by itself. */
static void add_alone(struct pp_buf *out, const struct pp_cell *cell)
{
	struct pp_grid_column c = { .form = PP_GRID_NUMBER };
	struct seen seen = { 0 };

	see_number(&seen, cell);
	c.places = choose_places(&seen, -1);
	add_number(out, cell, &c);
}

void pp_grid_value(struct pp_buf *out, const struct pp_cell *cell)
{
	if (cell->type == PP_CELL_NULL)
		pp_buf_puts(out, "[x]");
	else if (cell->type != PP_CELL_TEXT)
		add_alone(out, cell);
	else if (!pp_figure_date_text(out, cell->text))
		pp_buf_str(out, cell->text);
}

static void add_absent(struct pp_buf *out, const struct pp_grid *grid,
		       const struct pp_grid_column *c)
{
	if (grid->options.absent.n)
		pp_buf_str(out, grid->options.absent);
	else if (c->form == PP_GRID_NUMBER || c->form == PP_GRID_YEAR)
		pp_buf_puts(out, "[x]");
}

static void add_parts(struct pp_buf *out, const struct pp_cell *cell,
		      const struct pp_grid_column *c)
{
	struct parts parts;

	if (!take_apart(&parts, cell)) {
		pp_buf_str(out, cell->text);
		return;
	}
	add_number(out, &parts.number, c);
	if (parts.letters && parts.number.type != PP_CELL_NULL)
		pp_buf_putc(out, ' ');
	if (parts.letters)
		pp_buf_str(out, parts.marks);
}

void pp_grid_text(struct pp_buf *out, const struct pp_grid *grid, size_t row,
		  size_t column)
{
	const struct pp_grid_column *c = &grid->columns[column];
	const struct pp_cell *cell = pp_grid_cell(grid, row, column);

	if (cell->type == PP_CELL_NULL)
		add_absent(out, grid, c);
	else if (c->form == PP_GRID_TEXT && cell->type != PP_CELL_TEXT)
		add_alone(out, cell);
	else if (c->form == PP_GRID_TEXT)
		pp_buf_str(out, cell->text);
	else if (c->form != PP_GRID_DATE ||
		 !pp_figure_date_text(out, cell->text))
		add_parts(out, cell, c);
}

bool pp_grid_number(double *out, const struct pp_grid *grid, size_t row,
		    size_t column)
{
	struct parts parts;

	if (!take_apart(&parts, pp_grid_cell(grid, row, column)) ||
	    parts.number.type == PP_CELL_NULL)
		return false;
	*out = parts.number.type == PP_CELL_INTEGER ?
	       (double)parts.number.integer : parts.number.real;
	return !isinf(*out) && !isnan(*out);
}

struct pp_str pp_grid_link(const struct pp_grid *grid, size_t row,
			   size_t column)
{
	const struct pp_result *r = grid->result;
	int link = grid->columns[column].link;
	const struct pp_cell *cell;

	if (link < 0)
		return (struct pp_str){ 0 };
	cell = &r->cells[row * r->column_count + (size_t)link];
	return cell->type == PP_CELL_TEXT ? cell->text : (struct pp_str){ 0 };
}
