/* Days as people type them. */
#include "data/typed_date.h"

#include <stdio.h>

#include "base/ascii.h"

enum {
	TOKENS_MAX = 8, DIGITS_MAX = 8,
	SERIAL_FIRST = 61,	/* before, spreadsheets disagree: for some 1900
				   was a leap year */
	SERIAL_LAST = 2958465,	/* 9999-12-31 */
	SERIAL_ZERO = -25569,	/* 1899-12-30, in days since 1970 */
};

struct token {
	struct pp_str text;
	bool word;
	int value;		/* of a number; of a month's name, 1 to 12 */
};

struct reading {
	const struct pp_typed_date *how;
	struct pp_arena *arena;
	const char **why;
	struct token tokens[TOKENS_MAX];
	size_t count;
};

static bool refuse(struct reading *r, const char *why)
{
	*r->why = why;
	return false;
}

/* Is it the name, or at least its first three letters? */
static bool is_name(struct pp_str word, const char *name)
{
	size_t n = strlen(name);

	return word.n >= 3 && word.n <= n &&
	       pp_str_same_letters(word, (struct pp_str){ name, word.n });
}

static int month_of(struct pp_str word)
{
	for (int m = 1; m <= 12; m++)
		if (is_name(word, pp_month_name(m)))
			return m;
	return pp_str_same_letters(word, PP_LIT("sept")) ? 9 : 0;
}

static bool is_weekday(struct pp_str word)
{
	for (int d = 1; d <= 7; d++)
		if (is_name(word, pp_weekday_name(d)))
			return true;
	return false;
}

/* The letters after a day: 1st, 2nd, 3rd, 4th. */
static bool is_ordinal(struct pp_str word)
{
	static const struct pp_str ends[] = {
		PP_LIT("st"), PP_LIT("nd"), PP_LIT("rd"), PP_LIT("th"),
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (pp_str_same_letters(word, ends[i]))
			return true;
	return false;
}

static bool is_separator(char c)
{
	return c == '/' || c == '-' || c == '.' || c == ',' || c == ' ';
}

static struct pp_str take(struct pp_str *text, bool kind(char c))
{
	size_t n = 0;

	while (n < text->n && kind(text->p[n]))
		n++;
	*text = (struct pp_str){ text->p + n, text->n - n };
	return (struct pp_str){ text->p - n, n };
}

static bool add(struct reading *r, struct pp_str text, bool word)
{
	struct token *t;

	if (r->count == TOKENS_MAX || (!word && text.n > DIGITS_MAX))
		return false;
	t = &r->tokens[r->count++];
	*t = (struct token){ .text = text, .word = word };
	for (size_t i = 0; !word && i < text.n; i++)
		t->value = t->value * 10 + (text.p[i] - '0');
	if (word)
		t->value = month_of(text);
	return true;
}

/* Numbers and the names of months; days of the week are passed over, whichever
 * they are.  False where there is anything else. */
static bool split(struct reading *r, struct pp_str text)
{
	struct pp_str word;

	while (text.n) {
		if (pp_is_digit(*text.p)) {
			if (!add(r, take(&text, pp_is_digit), false))
				return false;
			continue;
		}
		word = take(&text, pp_is_letter);
		if (word.n && is_ordinal(word) && r->count &&
		    word.p == r->tokens[r->count - 1].text.p +
			      r->tokens[r->count - 1].text.n)
			continue;
		if (word.n && !month_of(word) && !is_weekday(word))
			return false;
		if (word.n && month_of(word) && !add(r, word, true))
			return false;
		if (!word.n && !take(&text, is_separator).n)
			return false;
	}
	return r->count > 0;
}

/* Take midnight off the end: " 00:00:00", "T00:00". */
static struct pp_str without_midnight(struct pp_str text)
{
	static const struct pp_str ends[] = {
		PP_LIT(" 00:00:00"), PP_LIT("T00:00:00"), PP_LIT(" 00:00"),
		PP_LIT("T00:00"), PP_LIT(" 0:00"), PP_LIT(" 0:00:00"),
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (pp_str_ends(text, ends[i]))
			return (struct pp_str){ text.p, text.n - ends[i].n };
	return text;
}

/* A year of two or four digits, or -1. */
static int year_of(const struct reading *r, const struct token *t)
{
	int first = r->how->century;

	if (t->word)
		return -1;
	if (t->text.n == 4)
		return t->value;
	if (t->text.n != 2)
		return -1;
	return first - first % 100 + t->value +
	       (t->value < first % 100 ? 100 : 0);
}

static bool is_short(const struct token *t)
{
	return !t->word && t->text.n <= 2;
}

static bool make(struct pp_date *out, struct reading *r, int year, int month,
		 int day)
{
	if (pp_date_exists(year, month, day)) {
		*out = (struct pp_date){ (int16_t)year, (int8_t)month,
					 (int8_t)day };
		return true;
	}
	if (month < 1 || month > 12)
		return refuse(r, pp_arena_printf(r->arena, "there is no month "
						 "%d", month));
	return refuse(r, pp_arena_printf(r->arena, "%s %d has %d days",
					 pp_month_name(month), year,
					 pp_days_in_month(year, month)));
}

static const char *const order_names[] = {
	[PP_TYPED_DMY] = "day, month, year",
	[PP_TYPED_MDY] = "month, day, year",
	[PP_TYPED_YMD] = "year, month, day",
};

/* Three numbers. */
static bool numbers(struct pp_date *out, struct reading *r)
{
	const struct token *t = r->tokens;
	enum pp_typed_order order = r->how->order;
	int year;

	if (t[0].text.n == 4)
		order = PP_TYPED_YMD;
	year = year_of(r, order == PP_TYPED_YMD ? &t[0] : &t[2]);
	if (year < 0 || !is_short(&t[1]) ||
	    !is_short(order == PP_TYPED_YMD ? &t[2] : &t[0]))
		return refuse(r, pp_arena_printf(r->arena, "it is read as %s",
						 order_names[order]));
	if (order == PP_TYPED_YMD)
		return make(out, r, year, t[1].value, t[2].value);
	if (order == PP_TYPED_MDY)
		return make(out, r, year, t[0].value, t[1].value);
	return make(out, r, year, t[1].value, t[0].value);
}

/* A month by name, with what else there is. */
static bool named(struct pp_date *out, struct reading *r)
{
	const struct token *t = r->tokens;
	int year;

	if (r->count == 3 && t[1].word && is_short(&t[0])) {
		year = year_of(r, &t[2]);
		if (year >= 0)
			return make(out, r, year, t[1].value, t[0].value);
	}
	if (r->count == 3 && t[0].word && is_short(&t[1])) {
		year = year_of(r, &t[2]);
		if (year >= 0)
			return make(out, r, year, t[0].value, t[1].value);
	}
	if (r->count == 3 && t[1].word && t[0].text.n == 4 && is_short(&t[2]))
		return make(out, r, t[0].value, t[1].value, t[2].value);
	if (r->count != 2 || t[0].word == t[1].word)
		return refuse(r, "it is no date");
	year = year_of(r, t[0].word ? &t[1] : &t[0]);
	/* "1 Feb": a day, and no year. */
	if (year < 0)
		return refuse(r, "the year is missing");
	if (!r->how->month)
		return refuse(r, "it says a month and no day");
	return make(out, r, year, t[0].word ? t[0].value : t[1].value, 1);
}

static bool serial(struct pp_date *out, struct reading *r)
{
	int value = r->tokens[0].value;
	struct pp_date day;
	char text[PP_DATE_TEXT];

	if (value < SERIAL_FIRST || value > SERIAL_LAST)
		return refuse(r, "it is no date");
	day = pp_date_from_days(SERIAL_ZERO + value);
	if (r->how->serial) {
		*out = day;
		return true;
	}
	pp_date_write(text, day);
	return refuse(r, r->tokens[0].text.n != 5 ? "it is no date" :
		      pp_arena_printf(r->arena, "it may be a spreadsheet's "
				      "number for %s", text));
}

bool pp_typed_date_read(struct pp_date *out, const char **why,
			struct pp_arena *arena, struct pp_str text,
			const struct pp_typed_date *how)
{
	struct reading r = { .how = how, .arena = arena, .why = why };
	bool word = false;

	*why = "it is no date";
	if (!split(&r, without_midnight(text)))
		return false;
	for (size_t i = 0; i < r.count; i++)
		word = word || r.tokens[i].word;
	if (word)
		return named(out, &r);
	if (r.count == 1 && r.tokens[0].text.n == text.n)
		return serial(out, &r);
	if (r.count == 3)
		return numbers(out, &r);
	return refuse(&r, r.count == 2 ? "a part of it is missing" :
		      "it is no date");
}
