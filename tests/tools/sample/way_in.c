/* What is done about an application, step by step, by the way of its group. */
#include "application.h"

#include <string.h>

static void add(struct application *a, const char *name, int day,
		const char *role, const struct peer *by)
{
	struct step *s = &a->steps[a->count++];

	if (a->count > STEPS)
		die("too many", "steps");
	*s = (struct step) { .name = name, .role = role, .outcome = "done",
			     .by = by, .day = day };
}

/* A working day, that part of the way to the decision, in percent. */
int way_day(const struct application *a, int part)
{
	int day = a->received + (a->decided - a->received) * part / 100;

	while (!day_is_working(day))
		day++;
	return day < a->decided ? day : a->decided;
}

const char *const channels[] = { "phone", "video", "video",
					"in-person" };
static const char *const remarks[] = {
	NULL, NULL,
	"Has read the role description, and asked about days and notice.",
	"Would begin as a shadow; can give a week in spring.",
	"Knows scrutiny well, and would like to learn about finance.",
};

static void talk(struct application *a, struct chance *c)
{
	struct step *s = &a->steps[a->count - 1];

	s->channel = channels[chance_below(c, 4)];
	s->note = remarks[chance_below(c, 5)];
}

static const struct peer *national(const struct pool *pool,
				   const struct application *a, int day)
{
	return lead_national(pool, a->group, day);
}

static void plan_con(const struct pool *pool, struct application *a,
		     struct chance *c)
{
	const char *nlp = "national-lead-peer";
	int talked = way_day(a, chance_between(c, 25, 35));
	int told = way_day(a, chance_between(c, 45, 55));

	add(a, "application-form", a->received, "applicant", NULL);
	add(a, "sent-to-lead-peer", way_day(a, 8), "group-officer", NULL);
	add(a, "lead-peer-conversation", talked, nlp,
	    national(pool, a, talked));
	talk(a, c);
	add(a, "lead-peer-report", told, nlp, national(pool, a, told));
	if (a->decided >= INTERVIEWS_FROM) {
		add(a, "executive-interview", way_day(a, 80), "group-executive",
		    NULL);
		a->steps[a->count - 1].outcome = "pass";
		a->steps[a->count - 1].channel = "video";
	}
}

/* Of the two lead peers, the one who does not decide recommends; unless they
 * are alone. */
static void plan_lab(const struct pool *pool, struct application *a,
		     struct chance *c, const struct peer *decider, bool alone)
{
	int day = a->received - chance_between(c, 8, 40);
	const struct peer *regional = lead_regional(pool, LAB, a->region, day);
	const struct peer *other = lead_national(pool, LAB, day);

	if (!a->recommended)
		other = NULL;
	else if (regional && (regional == decider) == alone)
		other = regional;
	else if (other && (other == decider) != alone)
		other = NULL;
	a->recommender = other;
	a->recommended = other;
	if (other)
		add(a, "recommendation", day, other == regional ?
		    "regional-lead-peer" : "national-lead-peer", other);
	add(a, "application-form", a->received, "applicant", NULL);
}

static void plan_ind(const struct pool *pool, struct application *a,
		     struct chance *c)
{
	int day = accreditation_day((unsigned)a->assessed);
	int sift = day_after_working(a->received, chance_between(c, 14, 28));
	const char *nlp = "national-lead-peer";

	add(a, "application-form", a->received, "applicant", NULL);
	add(a, "sent-to-lead-peer", day_after_working(a->received, 3),
	    "group-officer", NULL);
	add(a, "lead-peer-sift", sift, nlp, national(pool, a, sift));
	a->steps[a->count - 1].outcome = "pass";
	add(a, "invitation", day_after_working(sift, 4), "group-officer",
	    NULL);
	add(a, "briefing", day, nlp, national(pool, a, day));
	add(a, "assessment", day, nlp, national(pool, a, day));
	a->steps[a->count - 1].outcome = "pass";
}

static void plan_ld(const struct pool *pool, struct application *a,
		    struct chance *c)
{
	const char *nlp = "national-lead-peer";
	int met = way_day(a, chance_between(c, 35, 45));
	int asked = way_day(a, chance_between(c, 50, 65));
	int found = way_day(a, 80);

	a->referees = chance_between(c, 2, 3);
	a->checked = way_day(a, 20);
	add(a, "expression-of-interest", a->received, "applicant", NULL);
	add(a, "sent-to-lead-peer", way_day(a, 6), "group-officer", NULL);
	add(a, "membership-check", a->checked, "group-officer", NULL);
	add(a, "interview", met, nlp, national(pool, a, met));
	talk(a, c);
	add(a, "referees", asked, nlp, national(pool, a, asked));
	add(a, "suitability", found, nlp, national(pool, a, found));
	a->steps[a->count - 1].outcome = "pass";
}

void way_plan(const struct pool *pool, struct application *a,
		 struct chance *c, const struct peer *decider, bool alone)
{
	strcpy(a->id, "n-");
	chance_text(c, a->id + 2, 8);
	a->closed = a->decided;
	a->good = true;
	switch (a->group) {
	case CON: plan_con(pool, a, c); break;
	case LAB: plan_lab(pool, a, c, decider, alone); break;
	case IND: plan_ind(pool, a, c); break;
	default: plan_ld(pool, a, c); break;
	}
}

/* Leaves out what comes after that day. */
void way_cut(struct application *a, int day)
{
	while (a->count && a->steps[a->count - 1].day > day)
		a->count--;
}
