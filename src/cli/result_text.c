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
