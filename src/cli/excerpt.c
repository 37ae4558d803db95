/* The source line beneath a finding, and what is meant in it underlined. */
#include "cli/excerpt.h"

#include "base/escape.h"
#include "base/utf8.h"

enum { TAB = 4, LINE_MAX_BYTES = 1 << 16, LEAST = 20 };

/* A line as it is shown: for each column of the screen where it comes from. */
struct shown {
	struct pp_measure measure;
	struct pp_buf text;
	unsigned width;		/* columns of text */
	unsigned from, to;	/* columns underlined: from <= c < to */
	unsigned left, right;	/* columns of the window */
};

void pp_excerpt_init(struct pp_excerpt *e, const struct pp_print *how)
{
	*e = (struct pp_excerpt){ .how = how };
	pp_buf_init(&e->bytes, PP_PRINT_MAX);
}

void pp_excerpt_release(struct pp_excerpt *e)
{
	pp_buf_release(&e->bytes);
}

static bool load(struct pp_excerpt *e, const char *file)
{
	if (!e->file || strcmp(e->file, file) != 0) {
		pp_buf_clear(&e->bytes);
		e->file = file;
		e->missing = !e->how->source ||
			     e->how->source(&e->bytes, file,
					    e->how->source_ctx) ||
			     e->bytes.overflow;
		e->line = 0;
	}
	return !e->missing;
}

/* How far the line at p goes, and the length of the break that ends it. */
static size_t line_length(struct pp_str rest, size_t *line_break)
{
	size_t n = 0;

	while (n < rest.n && rest.p[n] != '\n' && rest.p[n] != '\r')
		n++;
	*line_break = n < rest.n;
	if (n + 1 < rest.n && rest.p[n] == '\r' && rest.p[n + 1] == '\n')
		*line_break = 2;
	return n;
}

static bool find_line(struct pp_str *out, struct pp_excerpt *e, uint32_t line)
{
	if (!e->line || line < e->line) {
		static const char bom[] = "\xef\xbb\xbf";

		e->line = 1;
		e->at = e->bytes.n >= 3 && !memcmp(e->bytes.p, bom, 3) ? 3 : 0;
	}
	for (;;) {
		struct pp_str rest = { e->bytes.p + e->at,
				       e->bytes.n - e->at };
		size_t line_break, n = line_length(rest, &line_break);

		if (e->line == line) {
			*out = (struct pp_str){ rest.p, n };
			return n;
		}
		if (!line_break)
			return false;
		e->at += n + line_break;
		e->line++;
	}
}

/* Append one character in the form in which it can be seen; returns its
 * columns. */
static unsigned show(struct shown *s, struct pp_str bytes)
{
	size_t before = s->text.n;

	if (*bytes.p == '\t') {
		unsigned n = TAB - s->width % TAB;

		pp_buf_printf(&s->text, "%*s", (int)n, "");
		return n;
	}
	pp_escape_terminal(&s->text, bytes);
	return pp_measure_text(&s->measure,
			       (struct pp_str){ s->text.p + before,
						s->text.n - before });
}

/* Lay the line out from its first column to its last; note the columns of the
 * screen at which the marked ones begin and end. */
static void lay_out(struct shown *s, struct pp_str line, struct pp_pos pos)
{
	uint32_t col = 1, end = pos.end_col > pos.col ? pos.end_col :
				pos.col + 1;

	s->from = s->to = UINT32_MAX;
	for (; line.n; col++) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(line, &cp);

		n = n ? n : 1;
		if (col == pos.col)
			s->from = s->width;
		if (col == end)
			s->to = s->width;
		s->width += show(s, (struct pp_str){ line.p, n });
		line = (struct pp_str){ line.p + n, line.n - n };
	}
	if (s->from == UINT32_MAX)
		s->from = s->width;
	if (s->to == UINT32_MAX || s->to <= s->from)
		s->to = s->width > s->from ? s->width : s->from + 1;
}

/* The part of a wide line that is shown: the mark at a third of it. */
static void choose_window(struct shown *s, unsigned room)
{
	s->left = 0;
	s->right = s->width;
	if (s->width <= room)
		return;
	s->left = s->from > room / 3 ? s->from - room / 3 : 0;
	if (s->left + room > s->width)
		s->left = s->width > room ? s->width - room : 0;
	s->right = s->left + room;
}

/* The columns left..right of the text; an ellipsis in place of the first or
 * last column says that there is more. */
static void add_window(struct pp_buf *out, const struct shown *s)
{
	struct pp_str rest = pp_buf_get(&s->text);
	unsigned column = 0, first = s->left + (s->left > 0);
	unsigned last = s->right - (s->right < s->width);

	if (s->left)
		pp_buf_puts(out, "…");
	while (rest.n && column < last) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(rest, &cp);
		unsigned w = pp_measure_text(&s->measure,
					     (struct pp_str){ rest.p, n });

		if (column >= first && column + w <= last)
			pp_buf_add(out, rest.p, n);
		else if (column + w > first)
			pp_buf_putc(out, ' ');	/* half of a wide one */
		column += w;
		rest = (struct pp_str){ rest.p + n, rest.n - n };
	}
	if (s->right < s->width)
		pp_buf_puts(out, "…");
}

static void add_mark(struct pp_buf *out, const struct shown *s)
{
	unsigned to = s->to > s->right && s->right > s->from ? s->right : s->to;

	pp_buf_printf(out, "%*s^", (int)(s->from - s->left), "");
	for (unsigned c = s->from + 1; c < to; c++)
		pp_buf_putc(out, '~');
}

static void gutter(struct pp_buf *out, bool color, const char *number)
{
	pp_buf_printf(out, "%s%5s |%s ", color ? "\033[2m" : "", number,
		      color ? "\033[m" : "");
}

void pp_excerpt_add(struct pp_buf *out, struct pp_excerpt *e, struct pp_pos pos)
{
	bool color = e->how->terminal.color;
	unsigned room = e->how->terminal.width;
	struct shown s = { 0 };
	struct pp_str line;
	char number[16];

	if (!pos.file || !pos.line || !pos.col || !load(e, pos.file) ||
	    !find_line(&line, e, pos.line))
		return;
	pp_measure_init(&s.measure);
	pp_buf_init(&s.text, PP_PRINT_MAX);
	if (line.n > LINE_MAX_BYTES && pos.col < LINE_MAX_BYTES / 8)
		line.n = LINE_MAX_BYTES;
	lay_out(&s, line, pos);
	choose_window(&s, room > LEAST + 8 ? room - 8 : LEAST);
	snprintf(number, sizeof(number), "%u", pos.line);
	gutter(out, color, number);
	add_window(out, &s);
	pp_buf_putc(out, '\n');
	gutter(out, color, "");
	pp_buf_puts(out, color ? "\033[1;32m" : "");
	add_mark(out, &s);
	pp_buf_puts(out, color ? "\033[m\n" : "\n");
	pp_buf_release(&s.text);
	pp_measure_release(&s.measure);
}
