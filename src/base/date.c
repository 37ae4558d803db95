/* The calendar.  Conversion to days counts years from March, so that the leap
 * day is the last of its year, and goes by eras of 400 years, which all have
 * the same number of days. */
#include "base/date.h"

#include <assert.h>
#include <time.h>

#include "base/ascii.h"
enum {
	YEAR_MAX = 9999,
	DAYS_400 = 146097,	/* days in 400 years */
	DAYS_EPOCH = 719468,	/* from 0000-03-01 to 1970-01-01 */
	DAYS_FIRST = -719528,	/* 0000-01-01 */
	DAYS_LAST = 2932896,	/* 9999-12-31 */
};

static const char *const month_names[] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
};

/* The number that n digits at p write, or -1. */
static int digits(const char *p, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		value = value * 10 + (p[i] - '0');
	}
	return value;
}

static struct pp_date make(int year, int month, int day)
{
	return (struct pp_date){ (int16_t)year, (int8_t)month, (int8_t)day };
}

/* --- what a person may have meant --------------------------------------- */

/* A run of digits or of letters. */
struct token {
	struct pp_str text;
	int value;		/* of digits; of letters: the month, or 0 */
	bool word;
};

enum { TOKENS = 3, WORD_MIN = 3 };

static int month_of(struct pp_str word)
{
	if (word.n < WORD_MIN)
		return 0;
	for (int m = 0; m < 12; m++) {
		const char *name = month_names[m];
		size_t i = 0;

		while (i < word.n && name[i] &&
		       (word.p[i] | 0x20) == (name[i] | 0x20))
			i++;
		if (i == word.n)
			return m + 1;
	}
	return 0;
}

static bool is_ordinal(struct pp_str s)
{
	return pp_str_is(s, "st") || pp_str_is(s, "nd") ||
	       pp_str_is(s, "rd") || pp_str_is(s, "th");
}

/* Cut text into tokens; returns how many, or TOKENS + 1 where there are more
 * or something that stands in no date. */
static int tokens_of(struct token out[TOKENS], struct pp_str text)
{
	int count = 0;
	size_t i = 0;

	while (i < text.n) {
		bool word = pp_is_letter(text.p[i]);
		struct token t = { .text = { text.p + i, 0 }, .word = word };

		if (!word && !pp_is_digit(text.p[i])) {
			if (!text.p[i] || !strchr(" -/.,\t", text.p[i]))
				return TOKENS + 1;
			i++;
			continue;
		}
		while (i < text.n && (word ? pp_is_letter(text.p[i]) :
					     pp_is_digit(text.p[i]))) {
			t.text.n++;
			i++;
		}
		if (word && count && is_ordinal(t.text))
			continue;
		if (count == TOKENS || t.text.n > 9)
			return TOKENS + 1;
		t.value = word ? month_of(t.text) :
				 digits(t.text.p, t.text.n);
		if (word && !t.value)
			return TOKENS + 1;
		out[count++] = t;
	}
	return count;
}

struct guess {
	int year, month, day;
	bool year_first;
};

static bool is_year(const struct token *t)
{
	return !t->word && t->text.n == 4;
}

static bool guess_order(struct guess *g, const struct token t[TOKENS])
{
	const struct token *month = &t[1], *day = &t[0];

	*g = (struct guess){ .year_first = is_year(&t[0]) };
	if (!g->year_first && !is_year(&t[2]))
		return false;
	g->year = t[g->year_first ? 0 : 2].value;
	if (g->year_first)
		day = &t[2];
	else if (t[0].word || (t[1].value > 12 && !t[1].word))
		month = &t[0], day = &t[1];
	g->month = month->value;
	g->day = day->value;
	return !day->word && day->text.n <= 2 &&
	       (month->word || month->text.n <= 2);
}

/* A date at the start and a time after it. */
static bool has_time(struct pp_str text)
{
	struct pp_date d;

	return text.n > 10 &&
	       pp_date_parse(&d, (struct pp_str){ text.p, 10 }) &&
	       (text.p[10] == 'T' || text.p[10] == 't' || text.p[10] == ' ') &&
	       text.n > 11 && pp_is_digit(text.p[11]);
}

static char *hint_parts(struct pp_arena *arena, struct pp_str text,
			const struct guess *g)
{
	const char *advice = "write the year first";

	if (g->month < 1 || g->month > 12)
		return pp_arena_printf(arena, "there is no month %d: write "
				       "year, month and day (YYYY-MM-DD)",
				       g->month);
	if (!pp_date_exists(g->year, g->month, g->day)) {
		if (g->day < 1)
			return pp_arena_printf(arena, "days count from 01");
		return pp_arena_printf(arena, "%s %04d has %d days",
				       month_names[g->month - 1], g->year,
				       pp_days_in_month(g->year, g->month));
	}
	if (g->year_first && text.n < 10)
		advice = "write two digits for month and day";
	else if (g->year_first)
		advice = "write nothing but digits and hyphens";
	return pp_arena_printf(arena, "%s: %04d-%02d-%02d", advice, g->year,
			       g->month, g->day);
}

/* --- public ------------------------------------------------------------- */

bool pp_year_is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int pp_days_in_month(int year, int month)
{
	assert(month >= 1 && month <= 12);
	if (month == 2)
		return pp_year_is_leap(year) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool pp_date_exists(int year, int month, int day)
{
	return year >= 0 && year <= YEAR_MAX && month >= 1 && month <= 12 &&
	       day >= 1 && day <= pp_days_in_month(year, month);
}

bool pp_date_parse(struct pp_date *out, struct pp_str text)
{
	int year, month, day;

	if (text.n != 10 || text.p[4] != '-' || text.p[7] != '-')
		return false;
	year = digits(text.p, 4);
	month = digits(text.p + 5, 2);
	day = digits(text.p + 8, 2);
	if (!pp_date_exists(year, month, day))
		return false;
	*out = make(year, month, day);
	return true;
}

/* The zeros of a time, as spreadsheets write them behind a day. */
static bool is_midnight(struct pp_str s)
{
	for (size_t i = 1; i < s.n; i++)
		if (i % 3 ? s.p[i] != '0' : s.p[i] != ':')
			return false;
	return s.n == 6 || s.n == 9;
}

bool pp_date_read(struct pp_date *out, struct pp_str text,
		  enum pp_date_order order)
{
	struct token t[TOKENS];
	struct guess g;

	if (has_time(text) &&
	    is_midnight((struct pp_str){ text.p + 10, text.n - 10 }))
		text.n = 10;
	if (pp_date_parse(out, text))
		return true;
	if (tokens_of(t, text) != TOKENS || !guess_order(&g, t))
		return false;
	if (!g.year_first && !t[0].word && !t[1].word) {
		g.day = t[order == PP_DAY_FIRST ? 0 : 1].value;
		g.month = t[order == PP_DAY_FIRST ? 1 : 0].value;
	}
	if (!pp_date_exists(g.year, g.month, g.day))
		return false;
	*out = make(g.year, g.month, g.day);
	return true;
}

bool pp_date_is_like(struct pp_str text)
{
	struct token t[TOKENS];
	int count = tokens_of(t, text), words = 0;

	if (count < 2 || count > TOKENS)
		return false;
	for (int i = 0; i < count; i++)
		words += t[i].word;
	return words == 1;
}

void pp_date_write(char out[PP_DATE_TEXT], struct pp_date d)
{
	static const char zeros[PP_DATE_TEXT] = "0000-00-00";
	int year = d.year;

	memcpy(out, zeros, PP_DATE_TEXT);
	for (int i = 3; i >= 0; i--, year /= 10)
		out[i] = (char)('0' + year % 10);
	out[5] = (char)('0' + d.month / 10);
	out[6] = (char)('0' + d.month % 10);
	out[8] = (char)('0' + d.day / 10);
	out[9] = (char)('0' + d.day % 10);
}

int pp_date_cmp(struct pp_date a, struct pp_date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

int32_t pp_date_to_days(struct pp_date d)
{
	int year = d.year - (d.month <= 2) + 400;	/* never negative */
	int month = (d.month + 9) % 12;			/* 0 is March */
	int era = year / 400, of_era = year % 400;
	int of_year = (153 * month + 2) / 5 + d.day - 1;

	return (era - 1) * DAYS_400 + of_era * 365 + of_era / 4 -
	       of_era / 100 + of_year - DAYS_EPOCH;
}

struct pp_date pp_date_from_days(int32_t days)
{
	int z = days + DAYS_EPOCH + DAYS_400;
	int era = z / DAYS_400, of_era = z % DAYS_400;
	int year = (of_era - of_era / 1460 + of_era / 36524 -
		    of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int month = (5 * of_year + 2) / 153;
	int day = of_year - (153 * month + 2) / 5 + 1;

	assert(days >= DAYS_FIRST && days <= DAYS_LAST);
	month = month < 10 ? month + 3 : month - 9;
	return make(year + (era - 1) * 400 + (month <= 2), month, day);
}

int pp_date_weekday(struct pp_date d)
{
	/* 1970-01-01 was a Thursday; 150000 weeks reach before the year 0. */
	return (pp_date_to_days(d) + 7 * 150000 + 3) % 7 + 1;
}

bool pp_date_plus(struct pp_date *out, struct pp_date d, int64_t months,
		  int64_t days)
{
	const int64_t far = (int64_t)1 << 32;
	int64_t all, total;
	int year, month, last;

	if (months > far || months < -far || days > far || days < -far)
		return false;
	all = (int64_t)d.year * 12 + d.month - 1 + months;
	if (all < 0 || all / 12 > YEAR_MAX)
		return false;
	year = (int)(all / 12);
	month = (int)(all % 12) + 1;
	last = pp_days_in_month(year, month);
	total = pp_date_to_days(make(year, month, d.day < last ? d.day : last));
	total += days;
	if (total < DAYS_FIRST || total > DAYS_LAST)
		return false;
	*out = pp_date_from_days((int32_t)total);
	return true;
}

int pp_date_years(struct pp_date from, struct pp_date to)
{
	int years = to.year - from.year;
	bool before;

	if (pp_date_cmp(to, from) < 0)
		return -pp_date_years(to, from);
	before = to.month != from.month ? to.month < from.month :
					  to.day < from.day;
	return before ? years - 1 : years;
}

struct pp_date pp_date_at(int64_t seconds, int offset)
{
	int64_t days;

	if (seconds > (int64_t)DAYS_LAST * 86400 + 86399)
		seconds = (int64_t)DAYS_LAST * 86400 + 86399;
	if (seconds < (int64_t)DAYS_FIRST * 86400)
		seconds = (int64_t)DAYS_FIRST * 86400;
	seconds += (int64_t)offset * 60;
	days = seconds / 86400 - (seconds % 86400 < 0);
	if (days > DAYS_LAST)
		days = DAYS_LAST;
	return pp_date_from_days(days < DAYS_FIRST ? DAYS_FIRST :
						     (int32_t)days);
}

struct pp_date pp_date_today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	if (!localtime_r(&now, &tm))
		return pp_date_at(now, 0);
	return pp_date_at(now, (int)(tm.tm_gmtoff / 60));
}

struct pp_date pp_date_today_utc(void)
{
	return pp_date_at(time(NULL), 0);
}

const char *pp_month_name(int month)
{
	assert(month >= 1 && month <= 12);
	return month_names[month - 1];
}

const char *pp_weekday_name(int weekday)
{
	static const char *const names[] = {
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		"Saturday", "Sunday",
	};

	assert(weekday >= 1 && weekday <= 7);
	return names[weekday - 1];
}

char *pp_date_hint(struct pp_arena *arena, struct pp_str text)
{
	struct token t[TOKENS];
	struct guess g = { .year_first = true };
	int count;

	if (has_time(text))
		return pp_arena_printf(arena, "write the date without a time: "
				       "%.*s", 10, text.p);
	count = tokens_of(t, text);
	if (count == 1 && !t[0].word && t[0].text.n == 8) {
		g.year = t[0].value / 10000;
		g.month = t[0].value / 100 % 100;
		g.day = t[0].value % 100;
		if (!pp_date_exists(g.year, g.month, g.day))
			return NULL;
		return pp_arena_printf(arena,
				       "write hyphens between: "
				       "%04d-%02d-%02d",
				       g.year, g.month, g.day);
	}
	if (count == 2 && is_year(&t[0]) && !t[1].word && t[1].text.n == 2 &&
	    t[1].value >= 1 && t[1].value <= 12)
		return pp_arena_printf(arena,
				       "the day is missing: %04d-%02d-DD",
				       t[0].value, t[1].value);
	if (count != TOKENS || !guess_order(&g, t))
		return NULL;
	return hint_parts(arena, text, &g);
}
