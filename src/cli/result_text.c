/* What the printers of results share. */
#include "cli/result_text.h"

#include <math.h>
#include <stdlib.h>

#include "base/escape.h"

enum { NUMBER_MAX = 40, FLUSH = 1 << 16 };

static void add_real(struct pp_buf *out, double value)
{
	char text[NUMBER_MAX];

	if (isinf(value)) {
		pp_buf_puts(out, value < 0 ? "-9e999" : "9e999");
		return;
	}
	snprintf(text, sizeof(text), "%.15g", value);
	if (strtod(text, NULL) < value || strtod(text, NULL) > value)
		snprintf(text, sizeof(text), "%.17g", value);
	pp_buf_puts(out, text);
	if (!strpbrk(text, ".en"))
		pp_buf_puts(out, ".0");
}

void pp_result_number(struct pp_buf *out, const struct pp_cell *cell)
{
	if (cell->type == PP_CELL_INTEGER)
		pp_buf_printf(out, "%lld", (long long)cell->integer);
	else
		add_real(out, cell->real);
}

void pp_result_text(struct pp_buf *out, const struct pp_cell *cell)
{
	if (cell->type == PP_CELL_TEXT)
		pp_buf_str(out, cell->text);
	else if (cell->type != PP_CELL_NULL)
		pp_result_number(out, cell);
}

static size_t digits(struct pp_str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

/* -12, +1.5 */
static bool is_plain_number(struct pp_str s)
{
	size_t n = digits(s, 1), more;

	if (!n || n + 1 == s.n)
		return n;
	more = s.p[n + 1] == '.' ? digits(s, n + 2) : 0;
	return more && n + 2 + more == s.n;
}

bool pp_result_is_formula(struct pp_str text)
{
	return text.n && *text.p && strchr("=+-@\t\r", *text.p) &&
	       !((*text.p == '-' || *text.p == '+') && is_plain_number(text));
}

void pp_result_safe_text(struct pp_buf *out, struct pp_str text)
{
	if (pp_result_is_formula(text))
		pp_buf_putc(out, '\'');
	pp_buf_str(out, text);
}

/* Line by line, so that their ends stay. */
static void write_escaped(const struct pp_result_print *how,
			  struct pp_str text)
{
	struct pp_buf line;

	pp_buf_init(&line, PP_RESULT_LINE_MAX);
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;
		size_t shown = n && text.p[n - 1] == '\r' ? n - 1 : n;

		pp_buf_clear(&line);
		pp_escape_terminal(&line, (struct pp_str){ text.p, shown });
		fwrite(line.p, 1, line.n, how->out);
		if (end)
			putc('\n', how->out);
		n += end != NULL;
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	pp_buf_release(&line);
}

void pp_result_flush(const struct pp_result_print *how, struct pp_buf *buf,
		     bool force)
{
	if (buf->n < FLUSH && !force)
		return;
	if (how->into)
		pp_buf_str(how->into, pp_buf_get(buf));
	else if (how->is_terminal)
		write_escaped(how, pp_buf_get(buf));
	else if (buf->n)
		fwrite(buf->p, 1, buf->n, how->out);
	pp_buf_clear(buf);
}
