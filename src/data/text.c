/* Bytes as text: encoding, control characters, line breaks. */
#include "data/text.h"

#include "base/memory.h"
#include "base/utf8.h"

static const struct pp_str byte_order_mark = { "\xef\xbb\xbf", 3 };

enum { BLOCK = 64 };

/* Written so that the compiler makes vector code of it: most records are
 * settled here. */
static bool block_is_plain(const unsigned char *p)
{
	unsigned char odd = 0;

	for (unsigned i = 0; i < BLOCK; i++)
		odd |= (unsigned char)((p[i] < ' ' && p[i] != '\n' &&
					p[i] != '\t') | (p[i] > '~'));
	return !odd;
}

static bool byte_is_plain(unsigned char c)
{
	return (c >= ' ' && c <= '~') || c == '\n' || c == '\t';
}

/* The first byte from i on that is not printable ASCII, tab or line feed. */
static size_t skip_plain(struct pp_str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p;

	while (s.n - i >= BLOCK && block_is_plain(p + i))
		i += BLOCK;
	while (i < s.n && byte_is_plain(p[i]))
		i++;
	return i;
}

static bool is_separator(uint32_t cp)
{
	return cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* Characters that may not stand in YAML 1.2 at all; JSON forbids fewer. */
static bool is_control(uint32_t cp, enum pp_syntax syntax)
{
	if (cp < 0x20)
		return cp != '\t' && cp != '\n' && cp != '\r';
	if (syntax == PP_SYNTAX_JSON)
		return false;
	return (cp >= 0x7f && cp < 0xa0 && cp != 0x85) || cp == 0xfeff ||
	       cp == 0xfffe || cp == 0xffff;
}

static void add_separator(struct pp_text *t, const struct pp_place *after)
{
	pp_grow(t->separators, t->separator_count, t->separator_cap);
	t->separators[t->separator_count++] = (struct pp_separator){
		.index = after->index, .line = after->line, .col = after->col,
	};
}

static void report_control(struct pp_text *t, const struct pp_place *place,
			   uint32_t cp)
{
	struct pp_pos pos = pp_text_pos(t, place->line, place->col);
	struct pp_finding *f;

	if (cp == 0xfeff)
		f = pp_fault(t, CONTROL_CHARACTER, pos,
			     "a byte-order mark stands inside the text");
	else if (!cp)
		f = pp_fault(t, CONTROL_CHARACTER, pos,
			     "the text holds a NUL byte");
	else
		f = pp_fault(t, CONTROL_CHARACTER, pos,
			     "the text holds the control character U+%04X",
			     (unsigned)cp);
	pp_report_note(t->sink, f, (struct pp_pos){ 0 },
		       "delete it; it cannot be seen in most editors");
}

/* Bytes that are not UTF-8 follow one another in most cases; they are one
 * fault as long as they do. */
static size_t report_bytes(struct pp_text *t, const struct pp_place *place)
{
	struct pp_str rest = { t->bytes.p + place->at, t->bytes.n - place->at };
	struct pp_finding *f;
	uint32_t cp;
	size_t n = 0;

	f = pp_fault(t, ENCODING, pp_text_pos(t, place->line, place->col),
		     "the byte 0x%02X is not UTF-8 here",
		     (unsigned)(unsigned char)rest.p[0]);
	pp_report_note(t->sink, f, (struct pp_pos){ 0 },
		       "save the file as UTF-8; Windows programs often "
		       "write another encoding");
	while (n < rest.n && !pp_utf8_decode((struct pp_str){ rest.p + n,
						rest.n - n }, &cp))
		n++;
	return n;
}

/* Look at everything that is not plain.  Returns 0, or -1 where the text
 * cannot be read on. */
static int check_odd(struct pp_text *t, enum pp_syntax syntax, size_t i)
{
	struct pp_place place = pp_text_start(t);
	int rc = 0;

	for (; i < t->bytes.n; i = skip_plain(t->bytes, i)) {
		uint32_t cp;
		unsigned n = pp_utf8_decode((struct pp_str){
				t->bytes.p + i, t->bytes.n - i }, &cp);

		if (n && cp == '\r') {
			t->returns = true;
		} else if (!n) {
			pp_text_seek(t, &place, i);
			i += report_bytes(t, &place);
			rc = -1;
			continue;
		} else if (is_control(cp, syntax)) {
			pp_text_seek(t, &place, i);
			report_control(t, &place, cp);
			rc = -1;
		} else if (is_separator(cp)) {
			pp_text_seek(t, &place, i + n);
			add_separator(t, &place);
		}
		i += n;
	}
	return rc;
}

static void report_returns(struct pp_text *t)
{
	const char *p = memchr(t->bytes.p, '\r', t->bytes.n);
	struct pp_place place = pp_text_place(t, (size_t)(p - t->bytes.p));
	bool pair = place.at + 1 < t->bytes.n && p[1] == '\n';
	struct pp_finding *f;

	f = pp_fault(t, CRLF, pp_text_pos(t, place.line, place.col),
		     pair ? "the lines end in CR LF" :
		     "a line ends in a lone CR");
	pp_report_note(t->sink, f, (struct pp_pos){ 0 },
		       "let lines end in LF alone; your editor can "
		       "convert the file");
}

/* Programs write JSON without a last line break. */
static void check_end(struct pp_text *t, bool needed)
{
	struct pp_place place;

	if (strchr("\r\n", t->bytes.p[t->bytes.n - 1]))
		return;
	place = pp_text_place(t, t->bytes.n);
	t->end_line = place.line;
	t->end_col = place.col;
	if (needed)
		pp_fault(t, FINAL_NEWLINE,
			 pp_text_pos(t, place.line, place.col),
			 "the last line does not end in a line break");
}

/* UTF-16 and UTF-32 are told by their byte-order mark, or by the zero byte
 * that each of the first two ASCII characters has on the same side. */
static bool is_wide(struct pp_str s)
{
	if (s.n < 2)
		return false;
	if (!memcmp(s.p, "\xff\xfe", 2) || !memcmp(s.p, "\xfe\xff", 2))
		return true;
	return s.n >= 4 && ((s.p[0] && !s.p[1] && !s.p[3]) ||
			    (!s.p[0] && s.p[1] && !s.p[2] && s.p[3]) ||
			    (!s.p[0] && !s.p[1] && !s.p[2] && s.p[3]));
}

static int report_wide(struct pp_text *t)
{
	struct pp_finding *f;

	f = pp_fault(t, ENCODING, pp_text_pos(t, 1, 1),
		     "the file is UTF-16, not UTF-8");
	pp_report_note(t->sink, f, (struct pp_pos){ 0 },
		       "save it as UTF-8; Windows programs call UTF-16 "
		       "'Unicode'");
	return -1;
}

static int report_empty(struct pp_text *t)
{
	pp_fault(t, FILE_EMPTY, pp_text_pos(t, 0, 0), "the file is empty");
	return -1;
}

int pp_text_init(struct pp_text *t, struct pp_sink *sink,
		 const struct pp_read *how, struct pp_str bytes)
{
	bool json = how->syntax == PP_SYNTAX_JSON;
	size_t i;
	int rc = 0;

	*t = (struct pp_text){
		.file = how->file, .sink = sink, .record = how->record,
		.bytes = bytes, .first_line = 1,
	};
	t->faults = t->fault_counts;
	if (is_wide(bytes))
		return report_wide(t);
	if (pp_str_starts(bytes, byte_order_mark)) {
		pp_fault(t, BYTE_ORDER_MARK, pp_text_pos(t, 1, 1),
			 "the file begins with a byte-order mark");
		t->bytes.p += byte_order_mark.n;
		t->bytes.n -= byte_order_mark.n;
	}
	if (!t->bytes.n)
		return report_empty(t);
	i = skip_plain(t->bytes, 0);
	t->plain = i == t->bytes.n;
	if (!t->plain)
		rc = check_odd(t, how->syntax, i);
	if (t->returns && !json)
		report_returns(t);
	check_end(t, !json || how->record);
	return rc;
}

void pp_text_release(struct pp_text *t)
{
	for (unsigned i = 0; i < PP_RULE_COUNT; i++)
		if (t->faults[i] > PP_TEXT_FAULTS_MAX)
			pp_report(t->sink, &pp_rules[i], pp_text_pos(t, 0, 0),
				  "%zu more faults like this are not shown",
				  t->faults[i] - PP_TEXT_FAULTS_MAX);
	pp_free(t->separators);
	t->separators = NULL;
}

void pp_text_report_separators(struct pp_text *t)
{
	size_t past = t->first_index;

	if (t->separator_count)
		past += pp_utf8_length(t->bytes);
	for (size_t i = 0; i < t->separator_count; i++) {
		const struct pp_separator *s = &t->separators[i];
		struct pp_finding *f;

		if (s->index <= t->first_index || s->index > past)
			continue;
		f = pp_fault(t, LINE_SEPARATOR,
			     pp_text_pos(t, s->line, s->col - 1),
			     "an invisible line separator stands here");
		pp_report_note(t->sink, f, (struct pp_pos){ 0 },
			       "delete it, or press Enter in its place: YAML "
			       "ends the line here and your editor does not");
	}
}

struct pp_text pp_text_part(const struct pp_text *t, size_t from, size_t to)
{
	struct pp_place place = pp_text_place(t, from);
	struct pp_text part = *t;

	part.bytes.p += from;
	part.bytes.n = to - from;
	part.first_line = place.line;
	part.first_index += place.index;
	if (to < t->bytes.n)
		part.end_line = 0;
	return part;
}

struct pp_place pp_text_start(const struct pp_text *t)
{
	return (struct pp_place){ .line = t->first_line, .col = 1 };
}

void pp_text_seek(const struct pp_text *t, struct pp_place *place, size_t at)
{
	for (; place->at < at; place->at++) {
		unsigned char c = (unsigned char)t->bytes.p[place->at];

		if ((c & 0xc0) == 0x80)
			continue;
		place->index++;
		place->col++;
		if (c == '\n' || (c == '\r' && (place->at + 1 == t->bytes.n ||
				   t->bytes.p[place->at + 1] != '\n'))) {
			place->line++;
			place->col = 1;
		}
	}
}

struct pp_place pp_text_place(const struct pp_text *t, size_t at)
{
	struct pp_place place = pp_text_start(t);

	pp_text_seek(t, &place, at);
	return place;
}

size_t pp_text_line(const struct pp_text *t, uint32_t line)
{
	struct pp_place place = pp_text_start(t);

	while (place.at < t->bytes.n && place.line < line)
		pp_text_seek(t, &place, place.at + 1);
	return place.at;
}

struct pp_str pp_text_line_at(const struct pp_text *t, size_t at)
{
	size_t end = at;

	while (end < t->bytes.n && t->bytes.p[end] != '\n' &&
	       t->bytes.p[end] != '\r')
		end++;
	return (struct pp_str){ t->bytes.p + at, end - at };
}
