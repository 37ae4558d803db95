/* Places in Markdown. */
#include "report/prose.h"

#include "base/utf8.h"

enum { SPAN_LINES = 20 };

void pp_prose_init(struct pp_prose *out, struct pp_arena *arena,
		   const char *file, struct pp_str text, uint32_t line)
{
	size_t *starts = NULL, n = 0, cap = 0, next = 0;
	const char *end;

	do {
		if (n == cap) {
			size_t *grown = pp_new_raw(arena, size_t,
						   2 * cap + 1024);

			if (starts)
				memcpy(grown, starts, n * sizeof(*grown));
			starts = grown;
			cap = 2 * cap + 1024;
		}
		starts[n++] = next;
		end = next < text.n ? memchr(text.p + next, '\n',
					     text.n - next) : NULL;
		next = end ? (size_t)(end - text.p) + 1 : 0;
	} while (end);
	*out = (struct pp_prose){ file, text, line, starts, (uint32_t)n };
}

struct pp_str pp_prose_line(const struct pp_prose *source, uint32_t line)
{
	const struct pp_prose *s = source;
	struct pp_str none = { 0 };
	uint32_t i = line - s->line;
	size_t end;

	if (line < s->line || i >= s->count)
		return none;
	end = i + 1 < s->count ? s->starts[i + 1] - 1 : s->text.n;
	return (struct pp_str){ s->text.p + s->starts[i], end - s->starts[i] };
}

/* The line of text, counted from 1. */
static struct pp_str nth_line(struct pp_str text, uint32_t number)
{
	const char *end;

	while (number > 1 && text.n) {
		end = memchr(text.p, '\n', text.n);
		if (!end)
			return (struct pp_str){ 0 };
		text.n -= (size_t)(end + 1 - text.p);
		text.p = end + 1;
		number--;
	}
	end = text.n ? memchr(text.p, '\n', text.n) : NULL;
	if (end)
		text.n = (size_t)(end - text.p);
	return text;
}

static struct pp_pos in_block(const struct pp_prose *s,
			      const struct pp_extract *e, uint32_t line,
			      uint32_t col)
{
	struct pp_str mine = nth_line(e->text, line);
	struct pp_str whole = pp_prose_line(s, e->line + line - 1);
	struct pp_pos pos = { .file = s->file, .line = e->line + line - 1,
			      .col = col };

	if (whole.n > mine.n && pp_str_ends(whole, mine)) {
		whole.n -= mine.n;
		pos.col += (uint32_t)pp_utf8_length(whole);
	}
	return pos;
}

/* A line break within a span has become a blank, and the marks that begin the
 * next line are not in it. */
static struct pp_pos in_span(const struct pp_prose *s,
			     const struct pp_extract *e, uint32_t col)
{
	struct pp_pos pos = { .file = s->file, .line = e->line, .col = e->col };
	struct pp_str rest = pp_prose_line(s, e->line), text = e->text;
	size_t skip = 0;

	for (uint32_t i = 1; i < e->col && skip < rest.n; i++) {
		struct pp_str from = { rest.p + skip, rest.n - skip };
		uint32_t cp;
		unsigned n = pp_utf8_decode(from, &cp);

		skip += n ? n : 1;
	}
	rest = (struct pp_str){ rest.p + skip, rest.n - skip };
	for (uint32_t i = 1; i < col && text.n; i++) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);

		n = n ? n : 1;
		text = (struct pp_str){ text.p + n, text.n - n };
		if (rest.n) {
			n = n < rest.n ? n : (unsigned)rest.n;
			rest = (struct pp_str){ rest.p + n, rest.n - n };
			pos.col++;
			continue;
		}
		rest = pp_prose_line(s, ++pos.line);
		for (pos.col = 1; rest.n && strchr(" \t>", *rest.p); pos.col++)
			rest = (struct pp_str){ rest.p + 1, rest.n - 1 };
	}
	return pos;
}

struct pp_pos pp_prose_pos(const struct pp_prose *source,
			    const struct pp_extract *extract,
			    uint32_t line, uint32_t col)
{
	return extract->col ? in_span(source, extract, col) :
			      in_block(source, extract, line, col);
}

/* Where what begins like text stands in the line, in bytes; line.n: nowhere. */
static size_t find_in(struct pp_str line, struct pp_str text)
{
	for (size_t i = 0; i < line.n; i++) {
		size_t n = line.n - i < text.n ? line.n - i : text.n;

		if (line.p[i] == *text.p && i && line.p[i - 1] == '`' &&
		    !memcmp(line.p + i, text.p, n))
			return i;
	}
	return line.n;
}

void pp_prose_span(struct pp_extract *out, const struct pp_prose *source,
		    struct pp_str text, uint32_t line)
{
	*out = (struct pp_extract){ text, line, 1 };
	for (uint32_t i = 0; text.n && i < 2 * SPAN_LINES; i++) {
		uint32_t near = i % 2 ? line + (i + 1) / 2 : line - i / 2;
		struct pp_str whole = pp_prose_line(source, near);
		size_t at = find_in(whole, text);

		if (at == whole.n)
			continue;
		out->line = near;
		out->col = 1 + (uint32_t)pp_utf8_length((struct pp_str){
				whole.p, at });
		return;
	}
}

static void relocate(struct pp_pos *pos, const struct pp_prose *source,
		     const struct pp_extract *extract, struct pp_pos at)
{
	if (!pos->file || pos->file != source->file)
		return;
	*pos = pos->line ? pp_prose_pos(source, extract, pos->line, pos->col)
			 : at;
}

void pp_prose_relocate(struct pp_sink *sink, const struct pp_prose *source,
			const struct pp_extract *extract, struct pp_pos at)
{
	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];

		relocate(&f->pos, source, extract, at);
		for (struct pp_note *n = f->notes; n; n = n->next)
			relocate(&n->pos, source, extract, at);
	}
}
