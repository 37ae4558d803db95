/* Days, counted from 1 January 1970. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

/* Howard Hinnant's days_from_civil: years begin in March, so that the leap
 * day comes last. */
int day_of(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = y / 400, of_era = y % 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

static void split(int day, int *year, int *month, int *of_month)
{
	int z = day + 719468, era = z / 146097, of_era = z % 146097;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;

	*of_month = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = y + era * 400 + (*month <= 2);
}

int day_year(int day)
{
	int year, month, of_month;

	split(day, &year, &month, &of_month);
	return year;
}

struct day_text day_text(int day)
{
	struct day_text text;
	int year, month, of_month;

	split(day, &year, &month, &of_month);
	snprintf(text.s, sizeof(text.s), "%04d-%02d-%02d", year, month,
		 of_month);
	return text;
}

int day_years_after(int day, int years)
{
	int year, month, of_month;

	split(day, &year, &month, &of_month);
	return day_of(year + years, month, of_month);
}

int day_parse(const char *text)
{
	if (strlen(text) < 10)
		return 0;
	return day_of(atoi(text), atoi(text + 5), atoi(text + 8));
}

/* 1 January 1970 was a Thursday. */
int day_on(int day, int weekday)
{
	return day + (weekday - (day + 3) % 7 + 7) % 7;
}

int election_day(int year)
{
	return day_on(day_of(year, 5, 1), 3);
}
