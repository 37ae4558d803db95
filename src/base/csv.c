/* Writing CSV: see the header. */
#include "base/csv.h"

#include "base/ascii.h"
#include "base/date.h"

enum { DIGITS = 15 };	/* so many of a number stay */

static size_t digits(struct pp_str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && pp_is_digit(s.p[at + n]))
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

bool pp_csv_is_formula(struct pp_str text)
{
	return text.n && *text.p && strchr("=+-@\t\r", *text.p) &&
	       !((*text.p == '-' || *text.p == '+') && is_plain_number(text));
}

bool pp_csv_needs_guard(struct pp_str text)
{
	while (text.n && *text.p == '\'')
		text = (struct pp_str){ text.p + 1, text.n - 1 };
	return pp_csv_is_formula(text);
}

struct pp_str pp_csv_unguarded(struct pp_str text)
{
	if (text.n && *text.p == '\'' && pp_csv_needs_guard(text))
		return (struct pp_str){ text.p + 1, text.n - 1 };
	return text;
}

/* A number as it is written back: -12, 0.5. */
static bool is_canonical(struct pp_str s)
{
	size_t sign = s.n && *s.p == '-', n = digits(s, sign), more = 0;

	if (!n || (n > 1 && s.p[sign] == '0'))
		return false;
	if (sign + n < s.n && s.p[sign + n] == '.') {
		more = digits(s, sign + n + 1);
		if (!more || s.p[sign + n + more] == '0')
			return false;
	}
	return n + more <= DIGITS && sign + n + more + (more > 0) == s.n &&
	       !pp_str_is(s, "-0");
}

/* Digits and what stands among them in numbers, days and times. */
static bool is_figures(struct pp_str s)
{
	bool digit = false, parted = false, blank = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool exponent = (c == 'e' || c == 'E') && digit &&
				i + 1 < s.n;

		if (!exponent && !pp_is_digit(c) &&
		    (!c || !strchr(" .,:/-+%", c)))
			return false;
		digit |= pp_is_digit(c);
		parted |= c == '/' || c == ':';
		blank |= c == ' ';
	}
	return digit && (parted || !blank);
}

bool pp_csv_is_changed(struct pp_str text)
{
	if (is_canonical(text) || pp_str_is(text, "TRUE") ||
	    pp_str_is(text, "FALSE"))
		return false;
	return is_figures(text) || pp_date_is_like(text) ||
	       pp_str_same_letters(text, PP_LIT("true")) ||
	       pp_str_same_letters(text, PP_LIT("false"));
}

static bool needs_quotes(struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] && strchr(",\"\r\n", text.p[i]))
			return true;
	return !text.n || *text.p == ' ' || text.p[text.n - 1] == ' ';
}

void pp_csv_field(struct pp_buf *out, struct pp_str text, bool guard)
{
	bool quotes = needs_quotes(text);

	if (quotes)
		pp_buf_putc(out, '"');
	if (guard && pp_csv_needs_guard(text))
		pp_buf_putc(out, '\'');
	for (size_t i = 0; quotes && i < text.n; i++) {
		if (text.p[i] == '"')
			pp_buf_putc(out, '"');
		pp_buf_putc(out, text.p[i]);
	}
	if (quotes)
		pp_buf_putc(out, '"');
	else
		pp_buf_str(out, text);
}
