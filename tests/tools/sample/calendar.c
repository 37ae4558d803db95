/* The bank holidays of England and Wales, and working days counted by them. */
#include "sample.h"

static const struct {
	int year, month, day;
	const char *name;
} holidays[] = {
	{ 2021, 1, 1, "New Year's Day" },
	{ 2021, 4, 2, "Good Friday" },
	{ 2021, 4, 5, "Easter Monday" },
	{ 2021, 5, 3, "Early May bank holiday" },
	{ 2021, 5, 31, "Spring bank holiday" },
	{ 2021, 8, 30, "Summer bank holiday" },
	{ 2021, 12, 27, "Christmas Day (substitute day)" },
	{ 2021, 12, 28, "Boxing Day (substitute day)" },
	{ 2022, 1, 3, "New Year's Day (substitute day)" },
	{ 2022, 4, 15, "Good Friday" },
	{ 2022, 4, 18, "Easter Monday" },
	{ 2022, 5, 2, "Early May bank holiday" },
	{ 2022, 6, 2, "Spring bank holiday" },
	{ 2022, 6, 3, "Platinum Jubilee bank holiday" },
	{ 2022, 8, 29, "Summer bank holiday" },
	{ 2022, 9, 19, "State Funeral of Queen Elizabeth II" },
	{ 2022, 12, 26, "Boxing Day" },
	{ 2022, 12, 27, "Christmas Day (substitute day)" },
	{ 2023, 1, 2, "New Year's Day (substitute day)" },
	{ 2023, 4, 7, "Good Friday" },
	{ 2023, 4, 10, "Easter Monday" },
	{ 2023, 5, 1, "Early May bank holiday" },
	{ 2023, 5, 8, "Coronation of King Charles III" },
	{ 2023, 5, 29, "Spring bank holiday" },
	{ 2023, 8, 28, "Summer bank holiday" },
	{ 2023, 12, 25, "Christmas Day" },
	{ 2023, 12, 26, "Boxing Day" },
	{ 2024, 1, 1, "New Year's Day" },
	{ 2024, 3, 29, "Good Friday" },
	{ 2024, 4, 1, "Easter Monday" },
	{ 2024, 5, 6, "Early May bank holiday" },
	{ 2024, 5, 27, "Spring bank holiday" },
	{ 2024, 8, 26, "Summer bank holiday" },
	{ 2024, 12, 25, "Christmas Day" },
	{ 2024, 12, 26, "Boxing Day" },
	{ 2025, 1, 1, "New Year's Day" },
	{ 2025, 4, 18, "Good Friday" },
	{ 2025, 4, 21, "Easter Monday" },
	{ 2025, 5, 5, "Early May bank holiday" },
	{ 2025, 5, 26, "Spring bank holiday" },
	{ 2025, 8, 25, "Summer bank holiday" },
	{ 2025, 12, 25, "Christmas Day" },
	{ 2025, 12, 26, "Boxing Day" },
	{ 2026, 1, 1, "New Year's Day" },
	{ 2026, 4, 3, "Good Friday" },
	{ 2026, 4, 6, "Easter Monday" },
	{ 2026, 5, 4, "Early May bank holiday" },
	{ 2026, 5, 25, "Spring bank holiday" },
	{ 2026, 8, 31, "Summer bank holiday" },
	{ 2026, 12, 25, "Christmas Day" },
	{ 2026, 12, 28, "Boxing Day (substitute day)" },
	{ 2027, 1, 1, "New Year's Day" },
	{ 2027, 3, 26, "Good Friday" },
	{ 2027, 3, 29, "Easter Monday" },
	{ 2027, 5, 3, "Early May bank holiday" },
	{ 2027, 5, 31, "Spring bank holiday" },
	{ 2027, 8, 30, "Summer bank holiday" },
	{ 2027, 12, 27, "Christmas Day (substitute day)" },
	{ 2027, 12, 28, "Boxing Day (substitute day)" },
};
enum { HOLIDAYS = sizeof(holidays) / sizeof(*holidays) };

static int holiday(int i)
{
	return day_of(holidays[i].year, holidays[i].month, holidays[i].day);
}

bool day_is_working(int day)
{
	if (day_on(day, 5) == day || day_on(day, 6) == day)
		return false;
	for (int i = 0; i < HOLIDAYS; i++)
		if (holiday(i) == day)
			return false;
	return true;
}

int day_after_working(int day, int n)
{
	while (n > 0)
		n -= day_is_working(++day);
	return day;
}

void calendar_write(void)
{
	FILE *f = record_open("calendar", "england-and-wales");

	fprintf(f, "title: Bank holidays in England and Wales\n"
		"from: 2021-01-01\nuntil: 2027-12-31\n"
		"source: https://www.gov.uk/bank-holidays\ndays:\n");
	for (int i = 0; i < HOLIDAYS; i++)
		fprintf(f, "  - day: %s\n    name: %s\n",
			day_text(holiday(i)).s, holidays[i].name);
	record_close(f);
}
