/* What the terminal is and how text looks on it. */
#define _XOPEN_SOURCE 700
#include "cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 20, WIDTH_MOST = 1000 };

static unsigned in_bounds(unsigned long width)
{
	if (width < WIDTH_LEAST)
		return WIDTH_LEAST;
	return width > WIDTH_MOST ? WIDTH_MOST : (unsigned)width;
}

static unsigned width_of(int fd)
{
	const char *columns = getenv("COLUMNS");
	unsigned long n = columns ? strtoul(columns, NULL, 10) : 0;
	struct winsize size;

	if (n)
		return in_bounds(n);
	if (!ioctl(fd, TIOCGWINSZ, &size) && size.ws_col)
		return in_bounds(size.ws_col);
	return WIDTH_DEFAULT;
}

bool pp_color_wanted(bool is_terminal, bool no_color, const char *no_color_env,
		     const char *term)
{
	return is_terminal && !no_color && !(no_color_env && *no_color_env) &&
	       term && *term && strcmp(term, "dumb") != 0;
}

void pp_terminal_init(struct pp_terminal *t, FILE *stream, bool no_color)
{
	int fd = fileno(stream);

	t->is_terminal = isatty(fd);
	t->color = pp_color_wanted(t->is_terminal, no_color,
				   getenv("NO_COLOR"), getenv("TERM"));
	t->width = width_of(fd);
}

void pp_measure_init(struct pp_measure *m)
{
	m->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	m->before = m->utf8 ? uselocale(m->utf8) : (locale_t)0;
}

void pp_measure_release(struct pp_measure *m)
{
	if (!m->utf8)
		return;
	uselocale(m->before);
	freelocale(m->utf8);
}

unsigned pp_measure_text(const struct pp_measure *m, struct pp_str text)
{
	unsigned width = 0;

	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);
		int w = n ? wcwidth((wchar_t)cp) : 1;

		n = n ? n : 1;
		/* Without a locale, a guess. */
		width += w < 0 ? !m->utf8 && cp >= 0xa0 : (unsigned)w;
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	return width;
}

unsigned pp_display_width(struct pp_str text)
{
	struct pp_measure m;
	unsigned width = 0;

	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.p[i] >= 0x80) {
			pp_measure_init(&m);
			width = pp_measure_text(&m, text);
			pp_measure_release(&m);
			return width;
		}
		width += text.p[i] >= ' ' && text.p[i] != 0x7f;
	}
	return width;
}
