/* Each peer's or officer's assignment to a job: what it came to, and its
 * record. */
#include "work.h"

#include <string.h>

const char *const role_names[] = {
	"member", "lead", "shadow", "mentor", "officer"
};

/* What it came to.  A peer uses what was allowed, or less. */
static void plan_course(struct work *w, const struct job *job,
			const struct named *n, struct chance *c)
{
	int spared = chance_between(c, 0, 2);

	w->starts = job->starts;
	w->ends = job->ends;
	w->offered = n->offered;
	w->accepted = n->answered;
	w->selected = n->selected;
	w->authorised = day_after_working(w->selected,
					  chance_between(c, 1, 8));
	w->allocated = programmes[w->programme].half_days +
		       (w->role == LEAD ? 2 : 0);
	if (w->role == SHADOW)
		w->allocated -= 3;
	if (chance_percent(c, 1))	/* somebody forgot */
		w->authorised = job->starts + chance_between(c, 1, 6);
	if (job->calls_off)
		w->cancelled = job->calls_off;
	else if (w->ends < TODAY)
		w->used = w->allocated - (unsigned)spared;
	if (w->cancelled && w->authorised >= w->cancelled)
		w->authorised = 0;
}

static const char *const notes[] = {
	"Spoke at a conference in the area in 2019 and met the then leader.",
	"A cousin lives in the district and takes no part in its politics.",
	"Sat on a regional board with someone in the host's cabinet to 2020.",
	"Was a candidate there in 1997 and has had no tie since.",
	"The home council buys a software licence together with the host.",
	"Mentored a councillor of the host in 2018; that ended well.",
	"Worked for a supplier of the host until 2012.",
};

/* A piece of work that took half a day more than was agreed, once in a while:
 * the warning that it gives is meant. */
static bool overran(const struct work *w)
{
	return w->used && w->starts > day_of(2024, 1, 1) &&
	       w->starts % 97 == 0 && w->role == LEAD;
}

static void write_days(FILE *f, const struct work *w, struct chance *c)
{
	static const char *const by[] = {
		"head-of-group-office", "head-of-group-office",
		"programme-manager", "national-lead-peer"
	};
	const char *who = by[chance_below(c, 4)];

	fprintf(f, "days:\n  allocated: %g\n", w->allocated / 2.0);
	if (w->authorised && w->authorised <= asof)
		fprintf(f, "  authorised: %g\n  authorised_on: %s\n"
			"  authorised_by: %s\n", w->allocated / 2.0,
			day_text(w->authorised).s, who);
	if (w->used && w->ends < asof)
		fprintf(f, "  used: %g\n", (w->used + overran(w)) / 2.0);
}

static void write_sessions(FILE *f, const struct work *w)
{
	struct meetings m = meetings_of(w);

	if (w->programme == MENTORING)
		fprintf(f, "sessions:\n  agreed: %d\n  held: %d\n", m.agreed,
			m.held);
}

static void write_money(FILE *f, const struct work *w, struct chance *c)
{
	bool small = w->programme == MENTORING ||
		     w->programme == GROUP_SUPPORT;
	int expenses = w->programme == MENTORING ? chance_between(c, 0, 90) :
		       chance_between(c, 60, 420);
	bool office = small && chance_percent(c, 70);
	bool host = !small && chance_percent(c, 8);

	fprintf(f, "cost_centre: %s\nfunding: %s\n",
		office ? "group-office" : "peer-support-team",
		host ? "host-council" : "government-grant");
	if (w->used && w->ends < asof)
		fprintf(f, "cost:\n  fee: %u\n  expenses: %d\n",
			w->role == SHADOW || w->role == OFFICER ? 0 :
			(w->used + overran(w)) * 150, expenses);
}

static void write_themes(FILE *f, const struct work *w, const struct job *job)
{
	if (!w->used || w->ends >= asof)
		return;
	fputs("themes:\n", f);
	for (int i = 0; i < job->theme_count; i++)
		fprintf(f, "  - %s\n", job->themes[i]);
}

static void write_ties(FILE *f, const struct work *w, struct chance *c)
{
	bool tied = chance_percent(c, 9);
	const char *note = notes[chance_below(c, 7)];

	fprintf(f, "conflict:\n  declared_on: %s\n  outcome: %s\n",
		day_text(w->accepted).s,
		tied ? "declared-and-cleared" : "none");
	if (tied)
		fprintf(f, "  note: %s\n", note);
}

static void write_assignment(const struct pool *pool, const struct work *w,
			     const struct job *job, const struct human *who)
{
	static const char *const off[] = {
		"host-council", "peer", "programme"
	};
	struct chance c = chance_new(w->id, 1);
	const char *by = off[chance_below(&c, 3)];
	FILE *f;

	if (w->selected > asof)
		return;
	f = record_open("assignment", w->id);
	fprintf(f, "person: %s  # %s\njob: %s\n", who->person, who->name,
		w->job);
	if (w->host >= 0)
		fprintf(f, "host: %s  # %s\n", pool->councils[w->host].id,
			pool->councils[w->host].short_name);
	fprintf(f, "programme: %s\nrole: %s\n", programme_names[w->programme],
		role_names[w->role]);
	record_day(f, "offered_on", w->offered);
	record_day(f, "accepted_on", w->accepted);
	record_day(f, "starts_on", w->starts);
	record_day(f, "ends_on", w->ends);
	write_days(f, w, &c);
	write_sessions(f, w);
	write_money(f, w, &c);
	write_ties(f, w, &c);
	write_themes(f, w, job);
	if (w->cancelled && w->cancelled <= asof)
		fprintf(f, "cancelled_on: %s\ncancelled_by: %s\n",
			day_text(w->cancelled).s,
			job->outcome == WITHDRAWN ? "host-council" : by);
	record_salt(f);
}

void assignment_make(struct pool *pool, const struct job *job, struct named *n)
{
	bool officer = n->role == OFFICER;
	int *count = officer ? &pool->officer_work_count : &pool->work_count;
	struct work *w = (officer ? pool->officer_work : pool->work) + *count;
	struct chance c = chance_new(job->id, (unsigned)(n - job->named));

	if (n->selected > TODAY)
		return;
	if (*count == WORK_MAX)
		die("too many", "assignments");
	memset(w, 0, sizeof(*w));
	strcpy(w->id, "a-");
	chance_text(&c, w->id + 2, 8);
	strcpy(w->job, job->id);
	w->peer = officer ? n->officer : n->peer;
	w->host = job->host;
	w->programme = job->programme;
	w->role = n->role;
	plan_course(w, job, n, &c);
	++*count;
	n->assignment = w->id;
	write_assignment(pool, w, job, named_who(pool, n));
}

