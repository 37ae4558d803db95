/* Results as a table for people. */
#include "cli/print_table.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "cli/terminal.h"

enum { GAP = 2, LEAST = 8, WHOLE = 10, WRAPPED_LEAST = 20 };

struct table {
	const struct pp_result_print *how;
	const struct pp_result *result;
	struct pp_arena arena;
	struct pp_measure measure;
	unsigned *widths;	/* of each column, as it is printed */
	unsigned *least;	/* of each column: narrower than its values, if
				   these are no wider than a date, it is not
				   made */
	struct pp_buf text;	/* of a cell */
	struct pp_buf out;
	bool cut;
};

static struct pp_str shown_name(struct table *t, size_t column)
{
	pp_buf_clear(&t->text);
	pp_escape_terminal(&t->text, t->result->columns[column].name);
	return pp_buf_get(&t->text);
}

/* As it is shown: on one line. */
static struct pp_str shown(struct table *t, const struct pp_cell *cell)
{
	pp_buf_clear(&t->text);
	if (cell->type == PP_CELL_TEXT)
		pp_escape_terminal(&t->text, cell->text);
	else
		pp_result_text(&t->text, cell);
	return pp_buf_get(&t->text);
}

static unsigned width_of(const struct table *t, struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return pp_measure_text(&t->measure, text);
	return (unsigned)text.n;
}

static void measure(struct table *t)
{
	const struct pp_result *r = t->result;

	t->widths = pp_new(&t->arena, unsigned, r->column_count);
	t->least = pp_new(&t->arena, unsigned, r->column_count);
	for (size_t i = 0; i < r->row_count * r->column_count; i++) {
		unsigned *w = &t->widths[i % r->column_count];
		unsigned n = width_of(t, shown(t, &r->cells[i]));

		*w = n > *w ? n : *w;
	}
	for (size_t i = 0; i < r->column_count; i++) {
		unsigned n = width_of(t, shown_name(t, i));

		t->least[i] = t->widths[i] <= WHOLE ? t->widths[i] : 0;
		t->widths[i] = n > t->widths[i] ? n : t->widths[i];
	}
}

/* --- fitting the terminal ------------------------------------------------ */

/* The column's width where none is to be wider than most. */
static unsigned fitted(const struct table *t, size_t column, unsigned most)
{
	unsigned least = t->least[column];

	most = most > least ? most : least;
	return t->widths[column] < most ? t->widths[column] : most;
}

static uint64_t total(const struct table *t, unsigned most)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < t->result->column_count; i++)
		sum += (i ? GAP : 0) + fitted(t, i, most);
	return sum;
}

/* The last column has what the others leave, if it is worth it. */
static bool fit_last(struct table *t)
{
	size_t last = t->result->column_count - 1;
	uint64_t others = total(t, UINT32_MAX) - t->widths[last];

	if (!t->how->wrap || others + WRAPPED_LEAST > t->how->width)
		return false;
	t->widths[last] = (unsigned)(t->how->width - others);
	return true;
}

/* No column is wider than the widest that lets all of them fit.  false: they
 * would be too narrow to read. */
static bool fit(struct table *t)
{
	unsigned most = t->how->width;

	if (!most || total(t, UINT32_MAX) <= most || fit_last(t))
		return true;
	while (most > LEAST && total(t, most) > t->how->width)
		most--;
	if (total(t, most) > t->how->width)
		return false;
	for (size_t i = 0; i < t->result->column_count; i++)
		t->widths[i] = fitted(t, i, most);
	return true;
}

/* How many bytes of text fit into so many columns. */
static size_t bytes_within(const struct table *t, struct pp_str text,
			   unsigned width)
{
	unsigned used = 0;
	size_t n = 0;

	while (n < text.n) {
		uint32_t cp;
		unsigned length = pp_utf8_decode((struct pp_str){
				text.p + n, text.n - n }, &cp);

		length = length ? length : 1;
		used += width_of(t, (struct pp_str){ text.p + n, length });
		if (used > width)
			break;
		n += length;
	}
	return n;
}

/* Text in width columns, cut where it is longer. */
static void add_padded(struct table *t, struct pp_str text, unsigned width,
		       bool right, bool last)
{
	unsigned n = width_of(t, text), shorter = width;
	bool cut = n > width;

	if (cut) {
		text.n = bytes_within(t, text, width - 1);
		shorter = width_of(t, text) + 1;
		t->cut = true;
	} else {
		shorter = n;
	}
	if (right)
		pp_buf_printf(&t->out, "%*s", (int)(width - shorter), "");
	pp_buf_str(&t->out, text);
	pp_buf_puts(&t->out, cut ? "…" : "");
	if (!right && !last)
		pp_buf_printf(&t->out, "%*s", (int)(width - shorter), "");
	pp_buf_puts(&t->out, last ? "" : "  ");
}

/* --- side by side -------------------------------------------------------- */

static bool to_the_right(const struct table *t, size_t column)
{
	return t->result->row_count && t->result->columns[column].is_number;
}

static void add_head(struct table *t)
{
	size_t columns = t->result->column_count;

	pp_buf_puts(&t->out, t->how->color ? "\033[1m" : "");
	for (size_t i = 0; i < columns; i++)
		add_padded(t, shown_name(t, i), t->widths[i],
			   to_the_right(t, i), i + 1 == columns);
	pp_buf_puts(&t->out, t->how->color ? "\033[m\n" : "\n");
	for (size_t i = 0; i < columns; i++) {
		for (unsigned n = 0; n < t->widths[i]; n++)
			pp_buf_putc(&t->out, '-');
		pp_buf_puts(&t->out, i + 1 < columns ? "  " : "\n");
	}
}

/* What is shown was escaped cell by cell; colours are not to be. */
static void flush(struct table *t, bool force)
{
	struct pp_result_print how = *t->how;

	how.is_terminal = false;
	pp_result_flush(&how, &t->out, force);
}

/* The first line of text in width columns, at a blank where there is one; *text
 * becomes the rest. */
static struct pp_str take_line(const struct table *t, struct pp_str *text,
			       unsigned width)
{
	struct pp_str line = *text;
	size_t n = bytes_within(t, *text, width), at = n;

	while (n < text->n && at && text->p[at] != ' ')
		at--;
	n = n < text->n && at ? at : n;
	line.n = n;
	while (n < text->n && text->p[n] == ' ')
		n++;
	*text = (struct pp_str){ text->p + n, text->n - n };
	return line;
}

static void add_wrapped(struct table *t, struct pp_str text, size_t column)
{
	unsigned width = t->widths[column], indent = 0;

	for (size_t i = 0; i < column; i++)
		indent += t->widths[i] + GAP;
	for (;;) {
		struct pp_str line = take_line(t, &text, width);

		pp_buf_str(&t->out, line);
		if (!text.n || !line.n)
			return;
		pp_buf_printf(&t->out, "\n%*s", (int)indent, "");
	}
}

static void add_cell(struct table *t, const struct pp_cell *cell,
		     size_t column)
{
	bool last = column + 1 == t->result->column_count;

	if (last && t->how->wrap)
		add_wrapped(t, shown(t, cell), column);
	else
		add_padded(t, shown(t, cell), t->widths[column],
			   to_the_right(t, column), last);
}

static void print_rows(struct table *t)
{
	const struct pp_result *r = t->result;
	const struct pp_cell *cell = r->cells;

	add_head(t);
	for (size_t i = 0; i < r->row_count; i++) {
		for (size_t k = 0; k < r->column_count; k++, cell++)
			add_cell(t, cell, k);
		while (t->out.n && t->out.p[t->out.n - 1] == ' ')
			t->out.n--;
		pp_buf_putc(&t->out, '\n');
		flush(t, false);
	}
}

/* --- one below the other ------------------------------------------------- */

static void print_blocks(struct table *t)
{
	const struct pp_result *r = t->result;
	const struct pp_cell *cell = r->cells;
	unsigned names = 0, values;

	for (size_t i = 0; i < r->column_count; i++) {
		unsigned n = width_of(t, shown_name(t, i));

		names = n > names ? n : names;
	}
	if (names > t->how->width / 2)
		names = t->how->width / 2;
	values = t->how->width - names - GAP;
	for (size_t i = 0; i < r->row_count; i++) {
		pp_buf_puts(&t->out, i ? "\n" : "");
		for (size_t k = 0; k < r->column_count; k++, cell++) {
			add_padded(t, shown_name(t, k), names, false, false);
			add_padded(t, shown(t, cell), values, false, true);
			while (t->out.n && t->out.p[t->out.n - 1] == ' ')
				t->out.n--;
			pp_buf_putc(&t->out, '\n');
		}
		flush(t, false);
	}
}

bool pp_print_table(const struct pp_result_print *how,
		    const struct pp_result *result)
{
	struct table t = { .how = how, .result = result };

	pp_buf_init(&t.text, PP_RESULT_LINE_MAX);
	pp_buf_init(&t.out, PP_RESULT_LINE_MAX);
	pp_measure_init(&t.measure);
	measure(&t);
	if (fit(&t))
		print_rows(&t);
	else
		print_blocks(&t);
	flush(&t, true);
	pp_measure_release(&t.measure);
	pp_buf_release(&t.out);
	pp_buf_release(&t.text);
	pp_arena_release(&t.arena);
	return t.cut;
}
