/* Numbers for SQL, values as JSON. */
#include "record/value_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/escape.h"
#include "record/outline.h"

enum {
	EXACT_POWER = 22,	/* 10^22 is a double, exactly */
	ZEROS_MAX = 30,		/* more are written as an exponent */
};

/* Integers up to here are doubles, exactly. */
static const uint64_t exact_max = (uint64_t)1 << 53;

/* --- numbers -------------------------------------------------------------- */

bool pp_number_whole(int64_t *out, const struct pp_decimal *number)
{
	uint64_t limit = (uint64_t)INT64_MAX + number->negative;
	uint64_t n = number->coefficient;

	if (number->digits.n || number->exponent < 0 || number->exponent > 19)
		return false;
	for (int32_t i = 0; i < number->exponent; i++) {
		if (n > limit / 10)
			return false;
		n *= 10;
	}
	if (n > limit)
		return false;
	*out = number->negative ? (int64_t)-n : (int64_t)n;
	return true;
}

static bool take_some_digits(struct pp_str *s)
{
	size_t n = 0;

	while (n < s->n && pp_is_digit(s->p[n]))
		n++;
	s->p += n;
	s->n -= n;
	return n > 0;
}

static bool take(struct pp_str *s, char c)
{
	if (!s->n || *s->p != c)
		return false;
	s->p++;
	s->n--;
	return true;
}

static bool is_json_number(struct pp_str s)
{
	take(&s, '-');
	if (!take(&s, '0') && !take_some_digits(&s))
		return false;
	if (take(&s, '.') && !take_some_digits(&s))
		return false;
	if (take(&s, 'e') || take(&s, 'E')) {
		if (!take(&s, '-'))
			take(&s, '+');
		if (!take_some_digits(&s))
			return false;
	}
	return !s.n;
}

/* Of YAML's other ways to write a number, the value. */
static void add_decimal(struct pp_buf *out, const struct pp_decimal *d)
{
	char digits[24];
	struct pp_str all = d->digits;

	if (!all.n) {
		int n = snprintf(digits, sizeof(digits), "%" PRIu64,
				 d->coefficient);

		all = (struct pp_str){ digits, (size_t)n };
	}
	if (d->negative)
		pp_buf_putc(out, '-');
	pp_buf_str(out, all);
	if (d->exponent > 0 && d->exponent <= ZEROS_MAX)
		for (int32_t i = 0; i < d->exponent; i++)
			pp_buf_putc(out, '0');
	else if (d->exponent)
		pp_buf_printf(out, "e%" PRId32, d->exponent);
}

static void add_number(struct pp_buf *out, const struct pp_value *v)
{
	if (is_json_number(v->text))
		pp_buf_str(out, v->text);
	else
		add_decimal(out, v->number);
}

static double parse_real(const struct pp_value *v)
{
	struct pp_buf b;
	double real;

	pp_buf_init(&b, PP_DECIMAL_DIGITS_MAX + 100);
	add_decimal(&b, v->number);
	pp_buf_putc(&b, '\0');
	real = strtod(b.p, NULL);
	pp_buf_release(&b);
	return real;
}

double pp_number_real(const struct pp_value *v)
{
	const struct pp_decimal *d = v->number;
	double power = 1, real = (double)d->coefficient;
	int32_t n = d->exponent < 0 ? -d->exponent : d->exponent;

	/* One operation on two exact doubles rounds once: rightly. */
	if (d->digits.n || d->coefficient > exact_max || n > EXACT_POWER)
		return parse_real(v);
	for (int32_t i = 0; i < n; i++)
		power *= 10;
	real = d->exponent < 0 ? real / power : real * power;
	return d->negative ? -real : real;
}

/* --- JSON ----------------------------------------------------------------- */

static struct pp_shape *shape_of(const struct pp_shape *map, struct pp_str key)
{
	struct pp_shape *shape = map ? pp_shape_member(map, key) : NULL;

	return shape || !map ? shape : map->others;
}

static void add_map(struct pp_buf *out, const struct pp_value *v,
		    const struct pp_shape *shape)
{
	char before = '{';

	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		struct pp_shape *below = shape_of(shape, m->key);

		if (below && pp_shape_is_hidden(below))
			continue;
		pp_buf_putc(out, before);
		pp_escape_json(out, m->key);
		pp_buf_putc(out, ':');
		pp_value_add_json(out, &m->value, below);
		before = ',';
	}
	pp_buf_puts(out, before == '{' ? "{}" : "}");
}

static void add_list(struct pp_buf *out, const struct pp_value *v,
		     const struct pp_shape *shape)
{
	pp_buf_putc(out, '[');
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_shape *below = !shape ? NULL :
			i < shape->prefix_count ? shape->prefix[i] :
						  shape->items;

		if (i)
			pp_buf_putc(out, ',');
		pp_value_add_json(out, &v->items[i], below);
	}
	pp_buf_putc(out, ']');
}

void pp_value_add_json(struct pp_buf *out, const struct pp_value *v,
		       struct pp_shape *shape)
{
	switch ((enum pp_type)v->type) {
	case PP_NULL:
		pp_buf_puts(out, "null");
		break;
	case PP_BOOL:
		pp_buf_puts(out, v->boolean ? "true" : "false");
		break;
	case PP_NUMBER:
		add_number(out, v);
		break;
	case PP_STRING:
		pp_escape_json(out, v->text);
		break;
	case PP_LIST:
		add_list(out, v, shape);
		break;
	case PP_MAP:
		add_map(out, v, shape);
		break;
	}
}
