/* Exact decimal numbers: a 64-bit coefficient nearly always, a string of
 * digits where that is too small. */
#include "base/decimal.h"

#include <assert.h>

#include "base/ascii.h"
#include "base/memory.h"

enum {
	EXPONENT_MAX = 1000000000,
	BITS_MAX = 4096,	/* of a 0x or 0o integer */
	U64_DIGITS = 20,	/* in 2^64 - 1 */
	LIMB = 1000000000,	/* long arithmetic counts in billions */
	LIMB_DIGITS = 9,
};

/* A number as written: its digits are whole followed by fraction. */
struct written {
	struct pp_str whole, fraction;
	int64_t exponent;
	bool negative;
};

static struct pp_str take_digits(struct pp_str *text)
{
	struct pp_str digits = { text->p, 0 };

	while (digits.n < text->n && pp_is_digit(text->p[digits.n]))
		digits.n++;
	text->p += digits.n;
	text->n -= digits.n;
	return digits;
}

static bool take_char(struct pp_str *text, char c)
{
	if (!text->n || *text->p != c)
		return false;
	text->p++;
	text->n--;
	return true;
}

static bool take_sign(struct pp_str *text)
{
	if (take_char(text, '-'))
		return true;
	take_char(text, '+');
	return false;
}

/* Exponents past any that is of use are all alike. */
static bool take_exponent(int64_t *out, struct pp_str *text)
{
	bool negative = take_sign(text);
	struct pp_str digits = take_digits(text);
	int64_t e = 0;

	for (size_t i = 0; i < digits.n; i++) {
		e = e * 10 + (digits.p[i] - '0');
		if (e > INT64_MAX / 16)
			e = INT64_MAX / 16;
	}
	*out = negative ? -e : e;
	return digits.n;
}

static bool take_number(struct written *out, struct pp_str text)
{
	*out = (struct written){ .negative = take_sign(&text) };
	out->whole = take_digits(&text);
	if (take_char(&text, '.'))
		out->fraction = take_digits(&text);
	if (!out->whole.n && !out->fraction.n)
		return false;
	if ((take_char(&text, 'e') || take_char(&text, 'E')) &&
	    !take_exponent(&out->exponent, &text))
		return false;
	return !text.n;
}

static char digit_at(const struct written *w, size_t i)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): i is of one */
	return i < w->whole.n ? w->whole.p[i] : w->fraction.p[i - w->whole.n];
}

/* The digits from..to of w as a string of their own. */
static struct pp_str copy_digits(struct pp_arena *arena,
				 const struct written *w, size_t from,
				 size_t to)
{
	char *p = pp_new_raw(arena, char, to - from + 1);

	for (size_t i = from; i < to; i++)
		p[i - from] = digit_at(w, i);
	p[to - from] = '\0';
	return (struct pp_str){ p, to - from };
}

/* Returns false where the digits from..to are more than 64 bits hold. */
static bool fits_u64(uint64_t *out, const struct written *w, size_t from,
		     size_t to)
{
	uint64_t c = 0;

	if (to - from > U64_DIGITS)
		return false;
	for (size_t i = from; i < to; i++) {
		unsigned digit = (unsigned)(digit_at(w, i) - '0');

		if (c > (UINT64_MAX - digit) / 10)
			return false;
		c = c * 10 + digit;
	}
	*out = c;
	return true;
}

static int normalise(struct pp_decimal *out, struct pp_arena *arena,
		     const struct written *w)
{
	size_t from = 0, all = w->whole.n + w->fraction.n, to = all;
	struct pp_decimal d = { 0 };
	int64_t exponent;

	while (from < to && digit_at(w, from) == '0')
		from++;
	if (from == to) {
		*out = d;
		return 0;
	}
	while (digit_at(w, to - 1) == '0')
		to--;
	exponent = w->exponent - (int64_t)w->fraction.n + (int64_t)(all - to);
	if (exponent > EXPONENT_MAX || exponent < -EXPONENT_MAX ||
	    to - from > PP_DECIMAL_DIGITS_MAX)
		return -1;
	d.exponent = (int32_t)exponent;
	d.negative = w->negative;
	if (!fits_u64(&d.coefficient, w, from, to))
		d.digits = copy_digits(arena, w, from, to);
	*out = d;
	return 0;
}

/* --- long arithmetic in limbs, the least first -------------------------- */

static size_t limbs_trim(const uint32_t *limbs, size_t n)
{
	while (n && !limbs[n - 1])
		n--;
	return n;
}

/* limbs = limbs * factor + add; returns how many limbs there are then. */
static size_t limbs_scale(uint32_t *limbs, size_t n, uint32_t factor,
			  uint32_t add)
{
	uint64_t carry = add;

	for (size_t i = 0; i < n; i++) {
		carry += (uint64_t)limbs[i] * factor;
		limbs[i] = (uint32_t)(carry % LIMB);
		carry /= LIMB;
	}
	for (; carry; carry /= LIMB)
		limbs[n++] = (uint32_t)(carry % LIMB);
	return n;
}

static size_t limbs_needed(size_t digits)
{
	return digits / LIMB_DIGITS + 1;
}

/* digits followed by zeros.  limbs has room for limbs_needed of both. */
static size_t limbs_read(uint32_t *limbs, struct pp_str digits, size_t zeros)
{
	size_t all = digits.n + zeros, n = limbs_needed(all);

	for (size_t i = 0; i < n; i++) {
		size_t end = all - i * LIMB_DIGITS;
		size_t at = end > LIMB_DIGITS ? end - LIMB_DIGITS : 0;

		limbs[i] = 0;
		for (; at < end; at++)
			limbs[i] = limbs[i] * 10 +
				   (at < digits.n ? digits.p[at] - '0' : 0);
	}
	return limbs_trim(limbs, n);
}

/* u[0..n] -= v[0..n-1] * factor; returns whether that went below zero. */
static bool limbs_subtract(uint32_t *u, const uint32_t *v, size_t n,
			   uint64_t factor)
{
	int64_t borrow = 0;

	for (size_t i = 0; i <= n; i++) {
		int64_t t = u[i] + borrow;

		if (i < n)
			t -= (int64_t)(factor * v[i]);
		borrow = t / LIMB;
		t %= LIMB;
		if (t < 0) {
			t += LIMB;
			borrow--;
		}
		u[i] = (uint32_t)t;
	}
	return borrow < 0;
}

static void limbs_add(uint32_t *u, const uint32_t *v, size_t n)
{
	uint32_t carry = 0;

	for (size_t i = 0; i <= n; i++) {
		uint32_t t = u[i] + (i < n ? v[i] : 0) + carry;

		carry = t >= LIMB;
		u[i] = carry ? t - LIMB : t;
	}
}

/* Is u a multiple of v (n limbs, at least two)?  Knuth, The Art of Computer
 * Programming, vol. 2, 4.3.1, algorithm D, of which only the remainder is
 * wanted.  Destroys both; both have room for one limb more. */
static bool limbs_divides(uint32_t *u, size_t un, uint32_t *v, size_t n)
{
	uint32_t scale = LIMB / (v[n - 1] + 1);

	if (un < n)
		return !un;
	u[un] = 0;
	limbs_scale(u, un, scale, 0);
	limbs_scale(v, n, scale, 0);
	for (size_t j = un - n + 1; j-- > 0;) {
		uint64_t top = (uint64_t)u[j + n] * LIMB + u[j + n - 1];
		uint64_t q = top / v[n - 1], rest = top % v[n - 1];

		while (q >= LIMB || q * v[n - 2] > rest * LIMB + u[j + n - 2]) {
			q--;
			rest += v[n - 1];
			if (rest >= LIMB)
				break;
		}
		if (limbs_subtract(u + j, v, n, q))
			limbs_add(u + j, v, n);
	}
	return !limbs_trim(u, n);
}

/* --- integers in base 8 and 16 ------------------------------------------ */

static struct pp_str limbs_write(char *text, const uint32_t *limbs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t limb = limbs[n - 1 - i];

		for (int k = LIMB_DIGITS; k-- > 0; limb /= 10)
			text[i * LIMB_DIGITS + (size_t)k] =
				(char)('0' + limb % 10);
	}
	return (struct pp_str){ text, n * LIMB_DIGITS };
}

static int parse_based(struct pp_decimal *out, struct pp_arena *arena,
		       struct pp_str text, unsigned bits)
{
	uint32_t limbs[BITS_MAX / 29 + 2];	/* 29.9 bits to the limb */
	char digits[sizeof(limbs) / sizeof(*limbs) * LIMB_DIGITS];
	struct written w = { 0 };
	size_t n = 0, i = 0;

	while (i < text.n && text.p[i] == '0')
		i++;
	if (!text.n || text.n - i > BITS_MAX / bits)
		return -1;
	for (; i < text.n; i++) {
		int value = pp_hex_value(text.p[i]);

		if (value < 0 || value >= 1 << bits)
			return -1;
		n = limbs_scale(limbs, n, 1u << bits, (uint32_t)value);
	}
	w.whole = limbs_write(digits, limbs, n);
	return normalise(out, arena, &w);
}

/* --- the rest ----------------------------------------------------------- */

static bool is_zero(const struct pp_decimal *d)
{
	return !d->coefficient && !d->digits.n;
}

/* The digits of the coefficient; room holds them where it is a number. */
static struct pp_str digits_of(const struct pp_decimal *d,
			       char room[U64_DIGITS])
{
	uint64_t c = d->coefficient;
	char *p = room + U64_DIGITS;

	if (d->digits.n)
		return d->digits;
	for (; c; c /= 10)
		*--p = (char)('0' + c % 10);
	return (struct pp_str){ p, (size_t)(room + U64_DIGITS - p) };
}

/* Without trailing zeros, digits after the same point compare as text. */
static int compare_size(const struct pp_decimal *a, const struct pp_decimal *b)
{
	char a_room[U64_DIGITS], b_room[U64_DIGITS];
	struct pp_str x, y;
	int64_t a_top, b_top;

	if (a->exponent == b->exponent && !a->digits.n && !b->digits.n)
		return (a->coefficient > b->coefficient) -
		       (a->coefficient < b->coefficient);
	if (is_zero(a) || is_zero(b))
		return is_zero(b) - is_zero(a);
	x = digits_of(a, a_room);
	y = digits_of(b, b_room);
	a_top = a->exponent + (int64_t)x.n;
	b_top = b->exponent + (int64_t)y.n;
	if (a_top != b_top)
		return a_top < b_top ? -1 : 1;
	return pp_str_cmp(x, y);
}

static uint64_t times_mod(uint64_t a, uint64_t b, uint64_t m)
{
	return (uint64_t)((unsigned __int128)a * b % m);
}

static uint64_t power_mod(uint64_t base, uint64_t exponent, uint64_t m)
{
	uint64_t r = 1 % m;

	for (base %= m; exponent; exponent >>= 1) {
		if (exponent & 1)
			r = times_mod(r, base, m);
		base = times_mod(base, base, m);
	}
	return r;
}

static uint64_t digits_mod(struct pp_str digits, uint64_t m)
{
	unsigned __int128 r = 0;

	for (size_t i = 0; i < digits.n; i++)
		r = (r * 10 + (unsigned)(digits.p[i] - '0')) % m;
	return (uint64_t)r;
}

/* Is digits * 10^zeros a multiple of divisor, which has many digits? */
static bool long_multiple(struct pp_str digits, size_t zeros,
			  struct pp_str divisor)
{
	size_t room = limbs_needed(digits.n + zeros) + 1;
	uint32_t *u = pp_alloc(room, sizeof(*u));
	uint32_t *v = pp_alloc(limbs_needed(divisor.n) + 1, sizeof(*v));
	size_t un = limbs_read(u, digits, zeros);
	size_t n = limbs_read(v, divisor, 0);
	bool multiple = limbs_divides(u, un, v, n);

	pp_free(u);
	pp_free(v);
	return multiple;
}

int pp_decimal_parse(struct pp_decimal *out, struct pp_arena *arena,
		     struct pp_str text)
{
	struct written w;

	if (text.n > 2 && text.p[0] == '0' &&
	    (text.p[1] == 'x' || text.p[1] == 'o'))
		return parse_based(out, arena,
				   (struct pp_str){ text.p + 2, text.n - 2 },
				   text.p[1] == 'x' ? 4 : 3);
	if (!take_number(&w, text))
		return -1;
	return normalise(out, arena, &w);
}

int pp_decimal_cmp(const struct pp_decimal *a, const struct pp_decimal *b)
{
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? compare_size(b, a) : compare_size(a, b);
}

bool pp_decimal_is_integer(const struct pp_decimal *a)
{
	return a->exponent >= 0;
}

/* With b = cb * 10^eb it is asked whether cb divides ca * 10^(ea - eb).  Where
 * that power is negative the answer is no, since 10 does not divide ca.  Where
 * it is large, only as many of its twos and fives count as cb can hold. */
bool pp_decimal_is_multiple(const struct pp_decimal *a,
			    const struct pp_decimal *b)
{
	int64_t zeros = (int64_t)a->exponent - b->exponent;
	uint64_t m = b->coefficient, rest;
	char room[U64_DIGITS];
	size_t useful;

	assert(!b->negative && !is_zero(b));
	if (is_zero(a))
		return true;
	if (zeros < 0)
		return false;
	if (!b->digits.n) {
		rest = a->digits.n ? digits_mod(a->digits, m) :
				     a->coefficient % m;
		if (rest && zeros)
			rest = times_mod(rest,
					 power_mod(10, (uint64_t)zeros, m), m);
		return !rest;
	}
	useful = b->digits.n / 3 * 10 + 10;
	if (zeros < (int64_t)useful)
		useful = (size_t)zeros;
	return long_multiple(digits_of(a, room), useful, b->digits);
}

uint64_t pp_decimal_hash(const struct pp_decimal *a, uint64_t seed)
{
	uint64_t fields[] = {
		a->coefficient, (uint64_t)a->exponent << 1 | a->negative
	};
	struct pp_str bytes = { (const char *)fields, sizeof(fields) };

	seed = pp_hash(bytes, seed);
	return a->digits.n ? pp_hash(a->digits, seed) : seed;
}

bool pp_decimal_to_u64(const struct pp_decimal *a, uint64_t *out)
{
	uint64_t c = a->coefficient;

	if (a->negative || a->exponent < 0 || a->digits.n)
		return false;
	for (int32_t e = a->exponent; e; e--)
		if (__builtin_mul_overflow(c, 10u, &c))
			return false;
	*out = c;
	return true;
}
