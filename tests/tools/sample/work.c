/* Pieces of work: how many there are of each programme, where and when, and how
 * they ended. */
#include "work.h"

#include <ctype.h>
#include <string.h>

const char *const programme_names[] = {
	"corporate-peer-challenge", "finance-peer-challenge",
	"planning-peer-challenge", "progress-review", "mentoring",
	"political-group-support", "leadership-academy"
};

const struct programme_plan programmes[] = {
	[CHALLENGE] = { 3, 1, 2, 4, 9 },
	[FINANCE] = { 2, 1, 1, 3, 7 },
	[PLANNING] = { 2, 1, 1, 3, 7 },
	[REVIEW] = { 2, 0, 1, 2, 4 },
	[MENTORING] = { 1, 0, 1, 160, 6 },
	[GROUP_SUPPORT] = { 1, 0, 1, 1, 3 },
	[ACADEMY] = { 2, 0, 1, 2, 4 },
};

/* How many of each programme there are in a year, from 2021 on; for 2027 only
 * what has been asked for by now. */
static const int planned[][7] = {
	/* challenge finance planning review mentoring group academy */
	{ 12, 4, 4, 1, 12, 8, 4 },
	{ 18, 5, 5, 4, 22, 10, 4 },
	{ 20, 8, 5, 8, 28, 12, 5 },
	{ 24, 9, 6, 10, 34, 14, 5 },
	{ 22, 8, 6, 12, 34, 14, 5 },
	{ 24, 9, 6, 12, 36, 14, 5 },
	{ 14, 5, 3, 6, 14, 5, 1 },
};

/* The next council in the pack that stands on those days and has no job of
 * that name yet. */
static int next_host(const struct pool *pool, const unsigned *pack,
		     unsigned *dealt, const struct job *job)
{
	for (;;) {
		unsigned n = (unsigned)pool->council_count;
		int host = (int)pack[(*dealt)++ % n];
		const struct council *c = &pool->councils[host];

		if (c->founded + 300 < job->starts &&
		    (!c->abolished || job->ends < c->abolished))
			return host;
	}
}

/* A host has one job of a name in a year; the association may have more. */
static void name_job(const struct pool *pool, struct job *job, int n)
{
	char code[5] = "lga";

	for (int i = 0; job->host >= 0 && i < 5; i++)
		code[i] = (char)tolower(pool->councils[job->host].id[i]);
	snprintf(job->id, sizeof(job->id), "%s-%d-%s", code,
		 day_year(job->starts), programme_names[job->programme]);
	if (job->host < 0 && n)
		snprintf(job->id + strlen(job->id),
			 sizeof(job->id) - strlen(job->id), "-%d", n + 1);
}

/* What it is about; and, of lessons on each theme, the next in turn. */
static void plan_themes(struct pool *pool, struct job *job, struct chance *c)
{
	static const char *const themes[] = {
		"priorities-and-outcomes", "leadership",
		"governance-and-culture", "finance", "capacity",
		"devolution-and-reorganisation", "group-discipline",
		"member-development", "new-leadership", "scrutiny"
	};
	unsigned order[10];

	chance_shuffle(c, order, 10);
	job->theme_count = 1 + (int)chance_below(c, THEMES_MAX);
	job->has_lessons = chance_percent(c, 28);
	for (int i = 0; i < job->theme_count; i++) {
		job->themes[i] = themes[order[i]];
		if (job->has_lessons && i < 2)
			job->lessons[i] = pool->lessons_dealt[order[i]]++;
	}
}

/* When it was asked for, and what became of it before anybody was looked for:
 * Wales supports most of its own councils itself. */
static void plan_request(const struct pool *pool, struct job *job,
			 struct chance *c)
{
	bool small = job->programme == MENTORING ||
		     job->programme == GROUP_SUPPORT;
	bool wales = job->host >= 0 && pool->councils[job->host].region == 7;
	bool own = chance_percent(c, 40), back = chance_percent(c, 2);

	job->received = job->starts - (small ? chance_between(c, 72, 115) :
				       chance_between(c, 105, 170));
	job->received = day_after_working(job->received - 1, 1);
	job->members = programmes[job->programme].members;
	job->officers = programmes[job->programme].officers;
	job->parties = programmes[job->programme].parties;
	if (job->received < day_of(2023, 6, 1))
		job->parties = 1;
	job->shadow_welcome = job->programme == CHALLENGE &&
			      chance_percent(c, 55);
	if (wales && own)
		job->outcome = PASSED_ON;
	else if (back)
		job->outcome = WITHDRAWN;
}

/* How it ended, and when. */
static void plan_close(struct job *job, int found, struct chance *c)
{
	int after = chance_between(c, 10, 45), ahead = chance_between(c, 8, 30);

	if (job->outcome == PASSED_ON || job->outcome == WITHDRAWN) {
		job->closed = day_after_working(job->received, ahead / 3);
		job->filled = 0;
	} else if (!found) {
		job->outcome = UNFILLED;
		job->closed = job->starts - ahead;
		job->filled = 0;
	} else if (job->calls_off) {
		job->outcome = WITHDRAWN;
		job->closed = job->calls_off;
	} else {
		job->outcome = found < job->members ? PART : FILLED;
		job->closed = job->ends + after;
	}
	if (job->outcome == PART)
		job->filled = 0;
}

static void staff(struct pool *pool, struct job *job, struct chance *c)
{
	plan_close(job, team_plan(pool, job, c), c);
	for (int i = 0; i < job->named_count; i++)
		if (job->named[i].assignment)
			assignment_make(pool, job, &job->named[i]);
}

static void plan_job(struct pool *pool, int year, enum programme programme,
		     int n, const unsigned *pack, unsigned *dealt)
{
	struct job job = { .host = -1, .programme = programme };
	struct chance c = chance_new(programme_names[programme],
				     (unsigned)(year * 100 + n));
	int first = day_of(year, 1, 12), last = day_of(year, 11, 25);

	if (year == 2027)
		last = day_of(year, 3, 31);
	job.starts = day_on(chance_between(&c, first, last), 1);
	job.ends = job.starts + programmes[programme].length - 1;
	if (programme != ACADEMY)
		job.host = next_host(pool, pack, dealt, &job);
	if (chance_percent(&c, 5))
		job.calls_off = job.starts - chance_between(&c, 4, 30);
	name_job(pool, &job, n);
	plan_themes(pool, &job, &c);
	plan_request(pool, &job, &c);
	if (job.received > TODAY)
		return;
	if (job.outcome == OPEN)
		staff(pool, &job, &c);
	else
		plan_close(&job, 0, &c);
	request_write(pool, &job);
	offers_write(pool, &job);
}

void work_write(struct pool *pool)
{
	unsigned pack[COUNCILS_MAX], dealt = 0;
	struct chance c = chance_new("hosts", 0);

	chance_shuffle(&c, pack, (unsigned)pool->council_count);
	for (int y = 0; y < 7; y++)
		for (int p = CHALLENGE; p <= ACADEMY; p++)
			for (int n = 0; n < planned[y][p]; n++)
				plan_job(pool, 2021 + y, (enum programme)p, n,
					 pack, &dealt);
	allocations_write();
}
