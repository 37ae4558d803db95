/* Bounds on Markdown. */
#include "report/bound.h"

enum {
	/* Of a paragraph its bytes times its marks, which cmark may look for
	 * anew from each, summed up over all paragraphs. */
	WORK_MAX = 400000000,
	/* Bytes that references could become. */
	EXPANSION_MAX = 1 << 24,
};

struct bound {
	const struct pp_prose *source;
	struct pp_sink *sink;
	uint32_t line;		/* that is looked at, from 0 */
	uint64_t work;
	size_t bytes, marks;	/* of the paragraph */
	uint32_t first;		/* its first line */
	bool defines;		/* it may define references */
	size_t longest;		/* of those that may */
	size_t brackets;	/* in all */
};

__attribute__((format(printf, 3, 4)))
static int fault(struct bound *b, uint32_t line, const char *format, ...)
{
	struct pp_pos pos = { .file = b->source->file,
			      .line = b->source->line + line, .col = 1 };
	struct pp_arena scrap = { 0 };
	va_list ap;

	va_start(ap, format);
	pp_report(b->sink, PP_R(REPORT_LIMIT), pos, "%s",
		  pp_arena_vprintf(&scrap, format, ap));
	va_end(ap);
	pp_arena_release(&scrap);
	return -1;
}

static bool is_blank_byte(char c)
{
	return c == ' ' || c == '\t';
}

/* The bytes of a marker at p: of a quotation, a bullet, "12." or "12)"; 0: it
 * is none. */
static size_t marker(const char *p, const char *end)
{
	size_t n = 0;

	if (p < end && *p == '>')
		return 1;
	if (p < end && (*p == '-' || *p == '+' || *p == '*'))
		n = 1;
	while (!n && p + n < end && p[n] >= '0' && p[n] <= '9') {
		while (p + n < end && p[n] >= '0' && p[n] <= '9')
			n++;
		if (p + n == end || (p[n] != '.' && p[n] != ')'))
			return 0;
		n++;
	}
	return n && (p + n == end || is_blank_byte(p[n])) ? n : 0;
}

/* Looks at the marks that begin a line. */
static int check_start(struct bound *b, const char *p, const char *end)
{
	unsigned markers = 0, columns = 0;
	size_t n;

	for (;;) {
		while (p < end && is_blank_byte(*p))
			columns += *p++ == '\t' ? 4 : 1;
		n = marker(p, end);
		if (!n)
			return 0;
		if (++markers > PP_BOUND_MARKERS)
			return fault(b, b->line, "more than %d quotations and "
				     "lists within each other",
				     PP_BOUND_MARKERS);
		if (columns > PP_BOUND_INDENT + 2 * markers)
			return fault(b, b->line, "a list or quotation begins "
				     "behind more than %d columns",
				     PP_BOUND_INDENT);
		columns += (unsigned)n;
		p += n;
	}
}

static int end_paragraph(struct bound *b)
{
	b->work += (uint64_t)b->bytes * b->marks;
	if (b->defines && b->bytes > b->longest)
		b->longest = b->bytes;
	b->bytes = b->marks = 0;
	b->defines = false;
	if (b->work <= WORK_MAX)
		return 0;
	return fault(b, b->first, "too many of * _ ` [ ] < & ! within "
		     "paragraphs that are too long");
}

/* What of a byte is of interest. */
enum { IS_MARK = 1, IS_OPEN = 2, IS_CLOSE = 4 };

/* Counts what is in a line; every byte of every report comes by here. */
static bool count_marks(struct bound *b, const char *p, const char *end)
{
	static const uint8_t of[256] = {
		['['] = IS_MARK | IS_OPEN, [']'] = IS_MARK | IS_CLOSE,
		['*'] = IS_MARK, ['_'] = IS_MARK, ['`'] = IS_MARK,
		['<'] = IS_MARK, ['&'] = IS_MARK, ['!'] = IS_MARK,
	};
	bool blank = true;

	for (; p < end; p++) {
		uint8_t what = of[(unsigned char)*p];

		blank = blank && is_blank_byte(*p);
		if (!what)
			continue;
		b->marks++;
		b->brackets += what >> 1 & 1;
		if (what & IS_CLOSE && p + 1 < end && p[1] == ':')
			b->defines = true;
	}
	return blank;
}

static int check_line(struct bound *b, const char *p, const char *end)
{
	if (check_start(b, p, end) < 0)
		return -1;
	if (!b->bytes)
		b->first = b->line;
	b->bytes += (size_t)(end - p) + 1;
	return count_marks(b, p, end) ? end_paragraph(b) : 0;
}

int pp_bound_check(struct pp_sink *sink, const struct pp_prose *source)
{
	struct bound b = { .source = source, .sink = sink };
	const char *p = source->text.p;

	if (source->text.n > PP_BOUND_BYTES)
		return fault(&b, 0, "the text has more than %d bytes",
			     PP_BOUND_BYTES);
	for (; b.line < source->count; b.line++) {
		size_t next = b.line + 1 < source->count ?
			      source->starts[b.line + 1] - 1 : source->text.n;

		if (check_line(&b, p + source->starts[b.line], p + next) < 0)
			return -1;
	}
	if (end_paragraph(&b) < 0)
		return -1;
	if ((uint64_t)b.longest * b.brackets > EXPANSION_MAX)
		return fault(&b, 0, "too many links for references as long as "
			     "they are");
	return 0;
}
