/* The meaning of plain scalars. */
#include "data/scalar.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_octal_or_underscore(char c)
{
	return (c >= '0' && c <= '7') || c == '_';
}

static bool is_digit_or_underscore(char c)
{
	return is_digit(c) || c == '_';
}

static bool is_hex_or_underscore(char c)
{
	return is_hex(c) || c == '_';
}

static bool is_binary_or_underscore(char c)
{
	return c == '0' || c == '1' || c == '_';
}

/* How many characters at the start of s are of a class. */
static size_t span(struct pp_str s, bool (*in)(char))
{
	size_t n = 0;

	while (n < s.n && in(s.p[n]))
		n++;
	return n;
}

static struct pp_str skip(struct pp_str s, size_t n)
{
	return (struct pp_str){ s.p + n, s.n - n };
}

static struct pp_str skip_sign(struct pp_str s)
{
	return skip(s, s.n && (s.p[0] == '+' || s.p[0] == '-'));
}

static bool is_any(struct pp_str s, const char *const *words)
{
	for (; *words; words++)
		if (pp_str_is(s, *words))
			return true;
	return false;
}

static bool is_all(struct pp_str s, bool (*in)(char))
{
	return s.n && span(s, in) == s.n;
}

/* [eE][-+]?[0-9]+ and nothing else */
static bool is_exponent(struct pp_str s)
{
	return s.n && (s.p[0] == 'e' || s.p[0] == 'E') &&
	       is_all(skip_sign(skip(s, 1)), is_digit);
}

static enum pp_scalar classify_dot(struct pp_str s, struct pp_str whole)
{
	static const char *const inf[] = { ".inf", ".Inf", ".INF", NULL };
	static const char *const nan[] = { ".nan", ".NaN", ".NAN", NULL };
	size_t n = span(skip(s, 1), is_digit);

	if (is_any(s, inf))
		return PP_SCALAR_INF;
	if (is_any(whole, nan))
		return PP_SCALAR_NAN;
	if (!n)
		return PP_SCALAR_STRING;
	s = skip(s, 1 + n);
	return !s.n || is_exponent(s) ? PP_SCALAR_FLOAT : PP_SCALAR_STRING;
}

static enum pp_scalar classify_number(struct pp_str whole)
{
	struct pp_str s = skip_sign(whole);
	size_t n = span(s, is_digit);

	if (s.n && s.p[0] == '.')
		return classify_dot(s, whole);
	if (!n)
		return PP_SCALAR_STRING;
	if (n == s.n)
		return PP_SCALAR_INT;
	if (n == 1 && s.p[0] == '0' && s.n == whole.n && s.n > 2 &&
	    ((s.p[1] == 'o' && span(skip(s, 2), is_octal_or_underscore) ==
	      s.n - 2 && !memchr(s.p, '_', s.n)) ||
	     (s.p[1] == 'x' && is_all(skip(s, 2), is_hex))))
		return PP_SCALAR_INT;
	s = skip(s, n);
	if (s.p[0] == '.') {
		s = skip(s, 1);
		s = skip(s, span(s, is_digit));
	}
	return !s.n || is_exponent(s) ? PP_SCALAR_FLOAT : PP_SCALAR_STRING;
}

/* How scalars begin whose meanings may differ. */
static const bool may_differ[256] = {
	['y'] = true, ['Y'] = true, ['n'] = true, ['N'] = true, ['o'] = true,
	['O'] = true, ['+'] = true, ['-'] = true, ['.'] = true,
	['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
	['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true,
};

enum pp_scalar pp_scalar_classify(struct pp_str text)
{
	static const char *const nulls[] = {
		"null", "~", "Null", "NULL", NULL
	};
	static const char *const trues[] = { "true", "True", "TRUE", NULL };
	static const char *const falses[] = { "false", "False", "FALSE", NULL };

	if (!text.n)
		return PP_SCALAR_NULL;
	switch (text.p[0]) {
	case 'n': case 'N': case '~':
		return is_any(text, nulls) ? PP_SCALAR_NULL : PP_SCALAR_STRING;
	case 't': case 'T':
		return is_any(text, trues) ? PP_SCALAR_TRUE : PP_SCALAR_STRING;
	case 'f': case 'F':
		return is_any(text, falses) ? PP_SCALAR_FALSE
					    : PP_SCALAR_STRING;
	case '0': case '1': case '2': case '3': case '4': case '5': case '6':
	case '7': case '8': case '9': case '+': case '-': case '.':
		return classify_number(text);
	default:
		return PP_SCALAR_STRING;
	}
}

bool pp_scalar_is_old_bool(struct pp_str text)
{
	static const char *const words[] = {
		"yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON",
		"off", "Off", "OFF", NULL
	};

	return text.n >= 2 && text.n <= 3 &&
	       may_differ[(unsigned char)text.p[0]] && is_any(text, words);
}

/* Of the 1.1 forms of an integer: 017 and 0b1, 1_000, 0x_f, 190:20:30; sign is
 * already gone. */
static bool is_old_int(struct pp_str s)
{
	size_t n;

	if (!s.n || !is_digit(s.p[0]))
		return false;
	if (s.n > 2 && s.p[0] == '0' && s.p[1] == 'b')
		return is_all(skip(s, 2), is_binary_or_underscore);
	if (s.n > 2 && s.p[0] == '0' && s.p[1] == 'x')
		return is_all(skip(s, 2), is_hex_or_underscore);
	if (s.p[0] == '0')
		return is_all(s, is_octal_or_underscore);
	s = skip(s, span(s, is_digit_or_underscore));
	while (s.n >= 2 && s.p[0] == ':' && is_digit(s.p[1])) {
		n = span(skip(s, 1), is_digit);
		if (n > 2 || (n == 2 && s.p[1] > '5'))
			return false;
		s = skip(s, 1 + n);
	}
	return !s.n;
}

/* Of the 1.1 forms of a float: a point must be there, an exponent must have a
 * sign; underscores and base 60 are allowed. */
static bool is_old_float(struct pp_str s)
{
	size_t n = 0;
	bool sixty = false;

	if (s.n && is_digit(s.p[0]))
		n = span(s, is_digit_or_underscore);
	s = skip(s, n);
	while (n && s.n >= 2 && s.p[0] == ':' && is_digit(s.p[1])) {
		size_t m = span(skip(s, 1), is_digit);

		if (m > 2 || (m == 2 && s.p[1] > '5'))
			return false;
		s = skip(s, 1 + m);
		sixty = true;
	}
	if (!s.n || s.p[0] != '.')
		return false;
	s = skip(s, 1);
	n += span(s, is_digit_or_underscore);
	if (!n)
		return false;
	s = skip(s, span(s, is_digit_or_underscore));
	return !s.n || (!sixty && s.n > 2 && is_exponent(s) &&
			!is_digit(s.p[1]));
}

/* 010 is 8 in YAML 1.1 and 10 in YAML 1.2; 07 is 7 in both. */
static bool is_other_octal(struct pp_str s)
{
	if (s.n < 2 || s.p[0] != '0' || s.p[1] == 'x')
		return false;
	while (s.n > 1 && s.p[0] == '0')
		s = skip(s, 1);
	return s.n > 1;
}

const char *pp_scalar_yaml11(struct pp_str text, enum pp_scalar meaning)
{
	struct pp_str s;

	if (!text.n || !may_differ[(unsigned char)text.p[0]])
		return NULL;
	/* y and n are booleans in the letter of YAML 1.1, but no program that
	 * is in use reads them so. */
	if (pp_scalar_is_old_bool(text))
		return "true or false";
	s = skip_sign(text);
	if (meaning == PP_SCALAR_STRING)
		return is_old_int(s) || is_old_float(s) ? "a number" : NULL;
	if (meaning == PP_SCALAR_INT && !is_old_int(s))
		return "text";
	if (meaning == PP_SCALAR_FLOAT && !is_old_float(s))
		return "text";
	return meaning == PP_SCALAR_INT && is_other_octal(s) ? "another number"
							     : NULL;
}
