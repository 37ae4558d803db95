/* Literal and folded texts. */
#include "data/yaml_prose.h"

#include "base/escape.h"
#include "base/utf8.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct pp_str skip(struct pp_str s, size_t n)
{
	return (struct pp_str){ s.p + n, s.n - n };
}

/* The text as far as its next line feed. */
static struct pp_str first_line(struct pp_str text)
{
	const char *end = text.n ? memchr(text.p, '\n', text.n) : NULL;

	return (struct pp_str){ text.p, end ? (size_t)(end - text.p) : text.n };
}

static bool is_seen(struct pp_str text)
{
	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);

		if (!n || cp == 0xfffe || cp == 0xffff ||
		    (pp_is_unseen(cp) && cp != '\n' && cp != '\t'))
			return false;
		text = skip(text, n);
	}
	return true;
}

/* Each line that is not empty ends in something that can be seen, the first
 * one begins with it and is not empty, and so is the last one. */
static bool is_clean(struct pp_str text)
{
	if (!text.n || is_blank(*text.p) || *text.p == '\n' || !is_seen(text))
		return false;
	for (size_t i = 1; i <= text.n; i++)
		if ((i == text.n || text.p[i] == '\n') &&
		    is_blank(text.p[i - 1]))
			return false;
	return text.n < 2 || text.p[text.n - 1] != '\n' ||
	       text.p[text.n - 2] != '\n';
}

/* May a folded text be broken at this space?  What begins a line with a blank
 * is not folded, and nobody sees one that ends a line. */
static bool may_break(struct pp_str line, size_t i)
{
	return line.p[i] == ' ' && i && i + 1 < line.n &&
	       !is_blank(line.p[i - 1]) && !is_blank(line.p[i + 1]);
}

static bool has_break(struct pp_str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (may_break(line, i))
			return true;
	return false;
}

enum pp_yaml_prose pp_yaml_prose_form(struct pp_str text,
				      struct pp_yaml_room room)
{
	size_t width = room.width > room.indent ? room.width - room.indent : 0;
	bool lines = text.n && memchr(text.p, '\n', text.n);
	bool folds = false, inset = false;

	if (!lines && room.used + pp_utf8_length(text) <= room.width)
		return PP_PROSE_NONE;
	if (!is_clean(text))
		return PP_PROSE_NONE;
	for (struct pp_str rest = text; rest.n;) {
		struct pp_str line = first_line(rest);

		inset |= line.n && is_blank(*line.p);
		folds |= (!lines || pp_utf8_length(line) > width) &&
			 has_break(line);
		rest = skip(rest, line.n + (line.n < rest.n));
	}
	if (folds && !inset)
		return PP_PROSE_FOLDED;
	return lines ? PP_PROSE_LITERAL : PP_PROSE_NONE;
}

static void spaces(struct pp_buf *out, unsigned n)
{
	while (n--)
		pp_buf_putc(out, ' ');
}

/* How many bytes of the line fit in so many columns: up to a place where it
 * may be broken, or to its end. */
static size_t fit(struct pp_str line, size_t width)
{
	size_t col = 0, last = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (may_break(line, i)) {
			if (col > width && last)
				return last;
			last = i;
			if (col > width)
				return last;
		}
		col += ((unsigned char)line.p[i] & 0xc0) != 0x80;
	}
	return col > width && last ? last : line.n;
}

static void fold_line(struct pp_buf *out, struct pp_str line,
		      struct pp_yaml_room room)
{
	size_t width = room.width > room.indent ? room.width - room.indent : 0;

	while (line.n) {
		size_t n = fit(line, width);

		spaces(out, room.indent);
		pp_buf_add(out, line.p, n);
		pp_buf_putc(out, '\n');
		line = skip(line, n + (n < line.n));
	}
}

void pp_yaml_prose_write(struct pp_buf *out, enum pp_yaml_prose form,
			 struct pp_str text, struct pp_yaml_room room)
{
	bool folded = form == PP_PROSE_FOLDED, ends, before = false;

	ends = text.n && text.p[text.n - 1] == '\n';
	pp_buf_putc(out, folded ? '>' : '|');
	pp_buf_puts(out, ends ? "\n" : "-\n");
	while (text.n) {
		struct pp_str line = first_line(text);

		/* A line feed of the text is an empty line where lines fold. */
		if (folded && before && line.n)
			pp_buf_putc(out, '\n');
		if (!line.n) {
			pp_buf_putc(out, '\n');
		} else if (folded) {
			fold_line(out, line, room);
		} else {
			spaces(out, room.indent);
			pp_buf_str(out, line);
			pp_buf_putc(out, '\n');
		}
		before = true;
		text = skip(text, line.n + (line.n < text.n));
	}
}
