/* Numbers and dates as British official statistics write them. */
#include "report/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"

#define MINUS "\xe2\x88\x92"
#define TIMES "\xc3\x97"

enum { DIGITS = 15, LARGE = 15, TEXT = 48 };

/* A number as its digits: 0.d1d2d3... times 10^point. */
struct digits {
	char d[DIGITS + 2];	/* with room for one before them */
	int count, point;
	bool negative;
};

static void read_digits(struct digits *out, double x)
{
	char text[TEXT];
	const char *p = text;

	*out = (struct digits){ .negative = x < 0 };
	snprintf(text, sizeof(text), "%.*e", DIGITS - 1, fabs(x));
	for (; *p != 'e'; p++)
		if (*p >= '0' && *p <= '9')
			out->d[out->count++] = *p;
	out->point = atoi(p + 1) + 1;
	while (out->count && out->d[out->count - 1] == '0')
		out->count--;
	if (!out->count)
		out->point = 0;
}

/* Keep the digits down to that many places after the point. */
static void round_digits(struct digits *d, int places)
{
	int keep = d->point + places;
	bool up;

	if (keep >= d->count)
		return;
	if (keep < 0) {
		d->count = 0;
		return;
	}
	up = d->d[keep] >= '5';
	for (d->count = keep; up && d->count; d->count--) {
		up = d->d[d->count - 1] == '9';
		if (!up) {
			d->d[d->count - 1]++;
			break;
		}
	}
	if (up) {
		d->d[0] = '1';
		d->count = 1;
		d->point++;
	}
}

/* The digit that stands for 10^power. */
static char digit_at(const struct digits *d, int power)
{
	int i = d->point - 1 - power;

	return i >= 0 && i < d->count ? d->d[i] : '0';
}

static void add_digits(struct pp_buf *out, const struct digits *d, int places)
{
	int power = d->point > 0 && d->count ? d->point - 1 : 0;

	if (d->negative && d->count)
		pp_buf_puts(out, MINUS);
	for (; power >= 0; power--) {
		pp_buf_putc(out, digit_at(d, power));
		if (power && power % 3 == 0)
			pp_buf_putc(out, ',');
	}
	if (places)
		pp_buf_putc(out, '.');
	for (power = -1; power >= -places; power--)
		pp_buf_putc(out, digit_at(d, power));
}

static void add_power(struct pp_buf *out, struct digits *d)
{
	int power = d->point - 1;

	d->point = 1;
	round_digits(d, 2);
	power += d->point - 1;
	d->point = 1;
	add_digits(out, d, d->count > 1 ? d->count - 1 : 0);
	pp_buf_printf(out, " " TIMES " 10^%d", power);
}

void pp_figure_real(struct pp_buf *out, double x, unsigned places)
{
	struct digits d;

	if (isnan(x) || isinf(x)) {
		pp_buf_puts(out, isnan(x) ? "not a number" :
				 x < 0 ? MINUS "infinite" : "infinite");
		return;
	}
	read_digits(&d, x);
	if (d.point > LARGE) {
		add_power(out, &d);
		return;
	}
	places = places > PP_PLACES_MAX ? PP_PLACES_MAX : places;
	round_digits(&d, (int)places);
	add_digits(out, &d, (int)places);
}

unsigned pp_figure_places(double x)
{
	struct digits d;
	int places;

	if (isnan(x) || isinf(x))
		return 0;
	read_digits(&d, x);
	places = d.count - d.point;
	return places < 0 ? 0 : places > PP_PLACES_MAX ? PP_PLACES_MAX + 1 :
	       (unsigned)places;
}

void pp_figure_integer(struct pp_buf *out, int64_t n)
{
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	char text[TEXT];
	int at = TEXT, count = 0;

	do {
		if (count && count % 3 == 0)
			text[--at] = ',';
		text[--at] = (char)('0' + rest % 10);
		count++;
		rest /= 10;
	} while (rest);
	pp_buf_puts(out, n < 0 ? MINUS : "");
	pp_buf_add(out, text + at, (size_t)(TEXT - at));
}

void pp_figure_date(struct pp_buf *out, struct pp_date d)
{
	pp_buf_printf(out, "%d %s %d", d.day, pp_month_name(d.month), d.year);
}

static bool read_month(struct pp_date *out, struct pp_str text)
{
	char day[PP_DATE_TEXT] = "0000-00-01";

	if (text.n != 7)
		return false;
	memcpy(day, text.p, text.n);
	return pp_date_parse(out, (struct pp_str){ day, 10 });
}

/* T14:30, and what may follow. */
static bool is_time(struct pp_str text)
{
	if (text.n < 6 || (text.p[0] != 'T' && text.p[0] != ' ') ||
	    text.p[3] != ':')
		return false;
	return pp_is_digit(text.p[1]) && pp_is_digit(text.p[2]) &&
	       pp_is_digit(text.p[4]) && pp_is_digit(text.p[5]) &&
	       (text.n == 6 || text.p[6] == ':' || text.p[6] == 'Z');
}

bool pp_figure_date_text(struct pp_buf *out, struct pp_str text)
{
	struct pp_str day = { text.p, text.n < 10 ? text.n : 10 };
	struct pp_str time = { text.p + day.n, text.n - day.n };
	struct pp_date d;

	if (read_month(&d, text)) {
		pp_buf_printf(out, "%s %d", pp_month_name(d.month), d.year);
		return true;
	}
	if (!pp_date_parse(&d, day) || (time.n && !is_time(time)))
		return false;
	pp_figure_date(out, d);
	if (time.n)
		pp_buf_printf(out, ", %.5s", time.p + 1);
	return true;
}
