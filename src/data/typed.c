/* Blanks, numbers, yes and no. */
#include "data/typed.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum { NUMBER_MAX = 400 };

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0x85 ||
	       c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) ||
	       c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
	       c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

/* Nothing to squeeze: the usual case, decided without a copy. */
static bool is_tight(struct pp_str text)
{
	char before = ' ';

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool blank = c == ' ' || c == '\n';

		if ((unsigned char)c >= 0x80 || (c < ' ' && c != '\n') ||
		    (blank && (before == ' ' || before == '\n')))
			return false;
		before = c;
	}
	return !text.n || (before != ' ' && before != '\n');
}

struct pp_str pp_typed_squeeze(struct pp_arena *arena, struct pp_str text)
{
	char *p, *out;
	char gap = 0;

	if (is_tight(text))
		return text;
	out = p = pp_new_raw(arena, char, text.n + 1);
	while (text.n) {
		uint32_t c = 0;
		unsigned n = pp_utf8_decode(text, &c);
		bool breaks = n && (c == '\n' || c == '\r');

		n = n ? n : 1;
		if (breaks || is_blank(c)) {
			gap = breaks || gap == '\n' ? '\n' : ' ';
		} else {
			if (gap && out > p)
				*out++ = gap;
			gap = 0;
			memcpy(out, text.p, n);
			out += n;
		}
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	return (struct pp_str){ p, (size_t)(out - p) };
}

/* --- numbers -------------------------------------------------------------- */

struct number {
	struct pp_str text;
	const struct pp_typed_number *how;
	char out[NUMBER_MAX];
	size_t n;
};

static bool drop(struct number *x, struct pp_str what)
{
	if (!pp_str_starts(x->text, what))
		return false;
	x->text = (struct pp_str){ x->text.p + what.n, x->text.n - what.n };
	return true;
}

static void put(struct number *x, char c)
{
	if (x->n < sizeof(x->out))
		x->out[x->n] = c;
	x->n++;
}

/* The sign before a number: of a currency, which says nothing that is kept. */
static void drop_currency(struct number *x)
{
	if (drop(x, PP_LIT("\xc2\xa3")) || drop(x, PP_LIT("\xe2\x82\xac")) ||
	    drop(x, PP_LIT("$")))
		drop(x, PP_LIT(" "));
}

/* What parts a group of three digits from the next: one character throughout
 * the number. */
static bool drop_group(struct number *x, struct pp_str *by)
{
	const char own[] = { x->how->thousands };
	const struct pp_str all[] = {
		{ own, x->how->thousands != 0 }, PP_LIT(" "), PP_LIT("'"),
		PP_LIT("\xe2\x80\x99"),
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (!all[i].n || (by->n && !pp_str_eq(*by, all[i])) ||
		    !pp_str_starts(x->text, all[i]))
			continue;
		by->p = x->text.p;
		by->n = all[i].n;
		return drop(x, all[i]);
	}
	return false;
}

static size_t digits(struct number *x)
{
	size_t n = 0;

	while (n < x->text.n && pp_is_digit(x->text.p[n]))
		put(x, x->text.p[n++]);
	x->text = (struct pp_str){ x->text.p + n, x->text.n - n };
	return n;
}

/* "1,234,567", "1234567". */
static bool whole(struct number *x)
{
	struct pp_str by = { 0 };
	size_t n = digits(x);

	if (!n)
		return x->text.n && *x->text.p == x->how->decimal;
	if (n > 3)
		return true;
	while (drop_group(x, &by))
		if (digits(x) != 3)
			return false;
	return true;
}

/* Leading zeros are no part of a number as JSON has it. */
static struct pp_str tidy(struct pp_arena *arena, const struct number *x,
			  bool negative)
{
	struct pp_str t = { x->out, x->n };

	while (t.n > 1 && *t.p == '0' && pp_is_digit(t.p[1]))
		t = (struct pp_str){ t.p + 1, t.n - 1 };
	return pp_str(pp_arena_printf(arena, "%s%s%.*s", negative ? "-" : "",
				      pp_is_digit(*t.p) ? "" : "0",
				      PP_STR(t)));
}

bool pp_typed_number_read(struct pp_str *out, struct pp_arena *arena,
			  struct pp_str text,
			  const struct pp_typed_number *how)
{
	struct number x = { .text = text, .how = how };
	bool negative;
	size_t mark;

	drop_currency(&x);
	negative = drop(&x, PP_LIT("-")) || drop(&x, PP_LIT("\xe2\x88\x92"));
	if (!negative)
		drop(&x, PP_LIT("+"));
	drop_currency(&x);
	if (!whole(&x))
		return false;
	mark = x.n;
	if (x.text.n && *x.text.p == how->decimal) {
		put(&x, '.');
		x.text = (struct pp_str){ x.text.p + 1, x.text.n - 1 };
		if (!digits(&x))
			return false;
		/* 1.50 is 1.5, and 2.0 is 2. */
		while (x.n < NUMBER_MAX && x.out[x.n - 1] == '0')
			x.n--;
		if (x.n == mark + 1)
			x.n--;
	}
	if (x.text.n || x.n >= NUMBER_MAX || !x.n)
		return false;
	*out = tidy(arena, &x, negative);
	return true;
}

/* --- yes and no ----------------------------------------------------------- */

bool pp_typed_bool_read(bool *out, struct pp_str text)
{
	static const struct pp_str yes[] = {
		PP_LIT("yes"), PP_LIT("y"), PP_LIT("true"), PP_LIT("t"),
		PP_LIT("x"), PP_LIT("1"), PP_LIT("\xe2\x9c\x93"),
		PP_LIT("\xe2\x9c\x94"),
	}, no[] = {
		PP_LIT("no"), PP_LIT("n"), PP_LIT("false"), PP_LIT("f"),
		PP_LIT("0"), PP_LIT("-"), PP_LIT("\xe2\x80\x93"),
	};

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (pp_str_same_letters(text, yes[i])) {
			*out = true;
			return true;
		}
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (pp_str_same_letters(text, no[i])) {
			*out = false;
			return true;
		}
	return false;
}
