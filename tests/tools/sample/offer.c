/* Offers: who was asked whether they would, and what they said. */
#include "work.h"

#include <string.h>

/* The criteria's version in force on a day, as their record has it. */
static int criteria(int day)
{
	if (day < day_of(2023, 9, 29))
		return 1;
	return day < day_of(2025, 4, 1) ? 2 : 3;
}

static const char *selector(const struct named *n, const struct job *job,
			    struct chance *c)
{
	static const char *const by[] = {
		"head-of-group-office", "programme-manager",
		"peer-challenge-manager", "national-lead-peer"
	};
	const char *who = by[chance_below(c, 4)];

	if (n->role == OFFICER)
		return "peer-challenge-manager";
	return job->programme == MENTORING ? "head-of-group-office" : who;
}

static void write_answer(FILE *f, const struct named *n, struct chance *c)
{
	static const char *const whys[] = {
		"not-available", "not-available", "not-available", "too-far",
		"other-work", "tie-to-the-host", "not-for-me"
	};
	bool says = chance_percent(c, 70);
	const char *why = whys[chance_below(c, 7)];

	if (!n->answer || n->answered > asof)
		return;
	if (strcmp(n->answer, "no-answer") == 0) {
		if (n->answered + 14 <= asof)
			fprintf(f, "answer: %s\n", n->answer);
		return;
	}
	fprintf(f, "answered_on: %s\nanswer: %s\n", day_text(n->answered).s,
		n->answer);
	if (says && strcmp(n->answer, "declined") == 0)
		fprintf(f, "declined_because: %s\n", why);
}

static void write_offer(const struct pool *pool, const struct job *job,
			const struct named *n, int number)
{
	struct chance c = chance_new(job->id, 200 + (unsigned)number);
	const struct human *who = named_who(pool, n);
	char id[12] = "w-";
	const char *by;
	FILE *f;

	chance_text(&c, id + 2, 8);
	by = selector(n, job, &c);
	if (n->offered > asof || record_over(n->offered, 6))
		return;
	f = record_open("offer", id);
	fprintf(f, "person: %s  # %s\nrequest: %s\n", who->person, who->name,
		job->id);
	if (n->role != OFFICER)
		fprintf(f, "group: %s\n", group_names[n->group]);
	fprintf(f, "role: %s\noffered_on: %s\n", role_names[n->role],
		day_text(n->offered).s);
	write_answer(f, n, &c);
	if (n->selected && n->selected <= asof)
		fprintf(f, "selected_on: %s\nselected_by: %s\ncriteria:\n"
			"  document: selection-criteria\n  version: v%d\n"
			"assignment: %s\n", day_text(n->selected).s, by,
			criteria(n->selected), n->assignment);
	record_salt(f);
}

void offers_write(const struct pool *pool, const struct job *job)
{
	for (int i = 0; i < job->named_count; i++)
		write_offer(pool, job, &job->named[i], i);
}
