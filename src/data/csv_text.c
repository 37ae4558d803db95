/* Encodings and separators. */
#include "data/csv_text.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* Rows looked at for the separator, and bytes at most. */
enum { SAMPLE_ROWS = 100, SAMPLE_BYTES = 1 << 18 };

static const struct pp_str mark_utf8 = { "\xef\xbb\xbf", 3 };
static const uint32_t replacement = 0xfffd;

/* Windows-1252 from 0x80 to 0x9f; 0 where it has nothing. */
static const uint16_t windows[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static struct pp_str skip(struct pp_str s, size_t n)
{
	return (struct pp_str){ s.p + n, s.n - n };
}

/* A byte at a time, by what each of them means. */
static struct pp_str from_windows(struct pp_arena *arena, struct pp_str s)
{
	size_t wide = 0;
	char *copy, *to;

	for (size_t i = 0; i < s.n; i++)
		wide += (unsigned char)s.p[i] >= 0x80;
	copy = to = pp_arena_raw(arena, s.n + 2 * wide + 1, 1, 1);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		uint32_t cp = c >= 0x80 && c < 0xa0 ? windows[c - 0x80] : c;

		to += pp_utf8_encode(to, cp || !c ? cp : replacement);
	}
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

/* UTF-8 but for some bytes, which are replaced. */
static struct pp_str mend_utf8(struct pp_arena *arena, struct pp_str s)
{
	size_t faults = 0, n;
	struct pp_str rest = s;
	char *copy, *to;

	for (; (n = pp_utf8_valid(rest)) < rest.n; rest = skip(rest, n + 1))
		faults++;
	copy = to = pp_arena_raw(arena, s.n + 2 * faults + 1, 1, 1);
	for (rest = s;; rest = skip(rest, n + 1)) {
		n = pp_utf8_valid(rest);
		memcpy(to, rest.p, n);
		to += n;
		if (n == rest.n)
			break;
		to += pp_utf8_encode(to, replacement);
	}
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

static uint32_t unit_at(struct pp_str s, size_t i, bool big)
{
	const unsigned char *p = (const unsigned char *)s.p + i;

	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static struct pp_str from_utf16(struct pp_arena *arena, struct pp_str s,
				bool big)
{
	char *copy = pp_arena_raw(arena, s.n / 2 * 3 + 4, 1, 1), *to = copy;
	size_t i = 0;

	while (i + 1 < s.n) {
		uint32_t cp = unit_at(s, i, big), low = 0;

		i += 2;
		if (cp >= 0xd800 && cp < 0xdc00 && i + 1 < s.n)
			low = unit_at(s, i, big);
		if (low >= 0xdc00 && low < 0xe000) {
			cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
			i += 2;
		} else if (cp >= 0xd800 && cp < 0xe000) {
			cp = replacement;
		}
		to += pp_utf8_encode(to, cp);
	}
	if (i < s.n)
		to += pp_utf8_encode(to, replacement);
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

/* Is text that is not all UTF-8 none of it?  In Windows-1252 bytes that happen
 * to be UTF-8 are rare. */
static bool is_windows(struct pp_str s)
{
	size_t good = 0, bad = 0;

	while (s.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(s, &cp);

		good += n > 1;
		bad += !n;
		s = skip(s, n ? n : 1);
	}
	return bad >= good;
}

static void set_place(struct pp_csv *out, const struct pp_text *t, size_t at)
{
	struct pp_place place = pp_text_place(t, at);

	out->line = place.line;
	out->col = place.col;
}

/* The text of bytes that bear no mark of UTF-16. */
static void decode_bytes(struct pp_csv *out, struct pp_text *t,
			 struct pp_arena *arena, struct pp_str bytes)
{
	bool marked = pp_str_starts(bytes, mark_utf8);
	size_t valid;

	t->bytes = marked ? skip(bytes, mark_utf8.n) : bytes;
	valid = pp_utf8_valid(t->bytes);
	if (valid == t->bytes.n)
		return;
	if (marked || !is_windows(t->bytes)) {
		t->bytes = mend_utf8(arena, t->bytes);
		return;
	}
	out->encoding = PP_CSV_WINDOWS_1252;
	t->bytes = from_windows(arena, t->bytes);
	/* ASCII is the same in both: the first that is not made it a guess. */
	for (valid = 0; !((unsigned char)t->bytes.p[valid] & 0x80); valid++)
		;
	set_place(out, t, valid);
}

/* Is there a character that no cell should hold? */
static bool has_odd(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
		    c == 0x7f || c == 0xef)
			return true;
	}
	return false;
}

void pp_csv_decode(struct pp_csv *out, struct pp_text *t,
		   struct pp_arena *arena, struct pp_str bytes, bool *odd)
{
	bool big = pp_str_starts(bytes, PP_LIT("\xfe\xff"));

	if (big || pp_str_starts(bytes, PP_LIT("\xff\xfe"))) {
		out->encoding = big ? PP_CSV_UTF16BE : PP_CSV_UTF16LE;
		t->bytes = from_utf16(arena, skip(bytes, 2), big);
	} else {
		decode_bytes(out, t, arena, bytes);
	}
	t->plain = true;
	for (size_t i = 0; i < t->bytes.n && t->plain; i++)
		t->plain = !((unsigned char)t->bytes.p[i] & 0x80);
	*odd = has_odd(t->bytes);
}

char pp_csv_said_separator(struct pp_str text, size_t *after)
{
	struct pp_str rest = text;
	bool quoted = pp_str_starts(text, PP_LIT("\""));
	char separator;

	if (quoted)
		rest = skip(rest, 1);
	if (rest.n < 5 ||
	    !pp_str_same_letters((struct pp_str){ rest.p, 4 }, PP_LIT("sep=")))
		return 0;
	separator = rest.p[4];
	if (separator == '"' || pp_is_alnum(separator) || separator > '~' ||
	    (separator < ' ' && separator != '\t'))
		return 0;
	rest = skip(rest, 5);
	if (quoted) {
		if (!pp_str_starts(rest, PP_LIT("\"")))
			return 0;
		rest = skip(rest, 1);
	}
	if (rest.n && *rest.p != '\r' && *rest.p != '\n')
		return 0;
	if (pp_str_starts(rest, PP_LIT("\r\n")))
		rest = skip(rest, 1);
	*after = (size_t)(rest.p - text.p) + (rest.n > 0);
	return separator;
}

/* --- the separator ------------------------------------------------------ */

static const char separators[] = ",;\t";

enum { SEPARATORS = sizeof(separators) - 1 };

struct sample {
	unsigned counts[SAMPLE_ROWS][SEPARATORS];
	size_t rows;
};

/* Count each separator in the first rows that are not blank, outside quotes. */
static void take_sample(struct sample *s, struct pp_str text)
{
	size_t n = text.n < SAMPLE_BYTES ? text.n : SAMPLE_BYTES;
	bool quoted = false, blank = true;

	for (size_t i = 0; i < n && s->rows < SAMPLE_ROWS; i++) {
		char c = text.p[i];
		const char *found;

		if (c == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		if (c == '\n' || c == '\r') {
			s->rows += !blank;
			blank = true;
			continue;
		}
		blank = false;
		found = c ? strchr(separators, c) : NULL;
		if (found)
			s->counts[s->rows][found - separators]++;
	}
	if (s->rows < SAMPLE_ROWS && !blank)
		s->rows++;
}

/* How many rows agree best upon a number of cells, and on how many. */
static size_t best_agreement(const struct sample *s, size_t which,
			     unsigned *cells)
{
	size_t best = 0;

	for (size_t i = 0; i < s->rows; i++) {
		unsigned n = s->counts[i][which];
		size_t same = 0;

		for (size_t j = 0; n && j < s->rows; j++)
			same += s->counts[j][which] == n;
		if (same > best || (same == best && n > *cells)) {
			best = same;
			*cells = n;
		}
	}
	return best;
}

char pp_csv_find_separator(struct pp_str text)
{
	struct sample s = { .rows = 0 };
	size_t best = 0, chosen = 0;
	unsigned most = 0;

	take_sample(&s, text);
	for (size_t i = 0; i < SEPARATORS; i++) {
		unsigned cells = 0;
		size_t agree = best_agreement(&s, i, &cells);

		/* The head has it too: else it is a list within a cell. */
		if (!s.rows || !s.counts[0][i])
			continue;
		if (agree > best || (agree == best && cells > most)) {
			best = agree;
			most = cells;
			chosen = i;
		}
	}
	return separators[chosen];
}
