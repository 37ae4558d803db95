/* How people became peers, and how others did not: applications, referees and
 * decisions. */
#include "sample.h"

#include <string.h>

enum { STEPS = 8, YEAR = 365 };	/* YEAR: in days */

/* Applications are kept from then on; what was decided before is known from
 * the register alone. */
#define KEPT_FROM day_of(2021, 11, 22)
/* From then on the Conservative executive interviews, and accreditations of
 * that group are for three years. */
#define INTERVIEWS_FROM day_of(2023, 10, 1)

struct step {
	const char *name, *role, *outcome, *channel, *note;
	const struct peer *by;
	int day;
};

struct application {
	char id[12];
	struct human who;
	enum group group;
	int region, council;		/* council -1: sits nowhere */
	int received, decided, withdrawn, closed;
	const struct peer *recommender;
	bool recommended;
	struct step steps[STEPS];
	int count;
	int checked;			/* membership; or 0 */
	int assessed;			/* which accreditation day; or -1 */
	int referees;
	bool good, note;		/* what the enquiries said */
};

static const struct { const char *role; int from, until; } assessors[] = {
	{ "regional-lead-peer", 0, 99999 },
	{ "principal-adviser", 0, 99999 },
	{ "peer-placement-coordinator", 0, 19358 },	/* 2022 */
};

/* --- what is done about an application --- */

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
static int way(const struct application *a, int part)
{
	int day = a->received + (a->decided - a->received) * part / 100;

	while (!day_is_working(day))
		day++;
	return day < a->decided ? day : a->decided;
}

static const char *const channels[] = { "phone", "video", "video",
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
	int talked = way(a, chance_between(c, 25, 35));
	int told = way(a, chance_between(c, 45, 55));

	add(a, "application-form", a->received, "applicant", NULL);
	add(a, "sent-to-lead-peer", way(a, 8), "group-officer", NULL);
	add(a, "lead-peer-conversation", talked, nlp,
	    national(pool, a, talked));
	talk(a, c);
	add(a, "lead-peer-report", told, nlp, national(pool, a, told));
	if (a->decided >= INTERVIEWS_FROM) {
		add(a, "executive-interview", way(a, 80), "group-executive",
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
	int met = way(a, chance_between(c, 35, 45));
	int asked = way(a, chance_between(c, 50, 65));
	int found = way(a, 80);

	a->referees = chance_between(c, 2, 3);
	a->checked = way(a, 20);
	add(a, "expression-of-interest", a->received, "applicant", NULL);
	add(a, "sent-to-lead-peer", way(a, 6), "group-officer", NULL);
	add(a, "membership-check", a->checked, "group-officer", NULL);
	add(a, "interview", met, nlp, national(pool, a, met));
	talk(a, c);
	add(a, "referees", asked, nlp, national(pool, a, asked));
	add(a, "suitability", found, nlp, national(pool, a, found));
	a->steps[a->count - 1].outcome = "pass";
}

static void plan(const struct pool *pool, struct application *a,
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
static void cut(struct application *a, int day)
{
	while (a->count && a->steps[a->count - 1].day > day)
		a->count--;
}

/* --- its record --- */

static const char *version(enum group group, int day)
{
	static const char *const names[GROUPS] = {
		"con-2012", "ind-2012", "lab-2012", "ld-2012"
	};

	return group == CON && day >= INTERVIEWS_FROM ? "con-2023" :
	       names[group];
}

static void write_evidence(FILE *f, struct chance *c)
{
	char skills[300] = "", done[300] = "";

	spin(c, skills, sizeof(skills),
	     "{Chairing|Reading accounts|Listening|Plain speaking}, and "
	     "{working across parties|getting to the point|bringing people "
	     "round a table|asking what others pass over}.");
	spin(c, done, sizeof(done),
	     "{Six|Seven|Nine|Eleven} years a councillor; {led a review of "
	     "housing repairs|led a review of the waste contract|held the "
	     "finance portfolio|chaired audit|chaired scrutiny|led the "
	     "opposition}{.| for a full term.}");
	fprintf(f, "evidence:\n  skills: >-\n    %s\n  experience: >-\n"
		"    %s\n", skills, done);
}

static void write_step(FILE *f, const struct step *s)
{
	fprintf(f, "  - step: %s\n    done_on: %s\n    role: %s\n", s->name,
		day_text(s->day).s, s->role);
	if (s->by)
		fprintf(f, "    by: %s  # %s\n", s->by->who.person,
			s->by->who.name);
	fprintf(f, "    outcome: %s\n", s->outcome);
	if (s->channel)
		fprintf(f, "    channel: %s\n", s->channel);
	if (s->note)
		fprintf(f, "    note: %s\n", s->note);
}

static void write_assessment(FILE *f, const struct pool *pool,
			     const struct application *a, struct chance *c)
{
	static const char *const criteria[] = {
		"political-judgement", "listening", "challenge", "team-work",
		"knowledge"
	};
	int day = accreditation_day((unsigned)a->assessed);
	bool passed = strcmp(a->steps[a->count - 1].outcome, "pass") == 0;
	const struct peer *p = lead_national(pool, IND, day);

	fprintf(f, "assessment:\n  event: %s\n  scores:\n",
		accreditation_event((unsigned)a->assessed).s);
	for (int i = 0; i < 5; i++)
		fprintf(f, "    - criterion: %s\n      role: %s\n"
			"      score: %d\n", criteria[i],
			i % 2 ? "principal-adviser" : "national-lead-peer",
			chance_between(c, passed ? 3 : 1, passed ? 5 : 3));
	fprintf(f, "panel:\n  - role: national-lead-peer\n");
	if (p)
		fprintf(f, "    person: %s  # %s\n", p->who.person,
			p->who.name);
	fputs("    chair: true\n", f);
	for (size_t i = 0; i < sizeof(assessors) / sizeof(*assessors); i++) {
		if (day < assessors[i].from || day > assessors[i].until)
			continue;
		fprintf(f, "  - role: %s\n", assessors[i].role);
		p = i == 0 ? lead_regional(pool, IND, a->region, day) : NULL;
		if (p)
			fprintf(f, "    person: %s  # %s\n", p->who.person,
				p->who.name);
	}
}

static void write_enquiries(FILE *f, const struct application *a)
{
	const struct step *s = &a->steps[a->count - 1];

	fprintf(f, "enquiries:\n  made_on: %s\n  outcome: %s\n"
		"  reasons: [%s]\n", day_text(s->day).s,
		a->good ? "suitable" : "not-suitable",
		a->good ? "well-regarded, experience" :
		"no-recent-experience");
	if (a->note)
		fputs("  note: Two colleagues thought well of the speech at "
		      "conference.\n", f);
}

static void write_origin(FILE *f, const struct application *a,
			 struct chance *c)
{
	static const char *const routes[] = {
		"lead-peer", "group-office", "peer-conference",
		"party-conference", "group-newsletter", "group-newsletter",
		"fellow-councillor", "fellow-councillor",
		"association-website"
	};
	bool from_office = chance_percent(c, 70);
	const char *route = routes[chance_below(c, 9)];

	fprintf(f, "origin: %s\nroute: %s\n",
		a->group == LD ? "expression-of-interest" :
		a->recommended ? "recommended" : "application",
		a->recommended ? "lead-peer" : route);
	if (a->recommender)
		fprintf(f, "recommended_by: %s  # %s\n",
			a->recommender->who.person, a->recommender->who.name);
	if (a->recommended)
		fprintf(f, "recommended_role: %s\n", a->steps[0].role);
	if (a->group == LD)
		fprintf(f, "obtained_from: %s\n", from_office ?
			"group-office" : "national-lead-peer");
	fprintf(f, "received_on: %s\n", day_text(a->received).s);
}

/* What did not succeed goes a year after it was closed. */
static bool kept(const struct application *a, bool succeeded)
{
	return a->received <= asof &&
	       (succeeded || !a->closed || a->closed + YEAR >= asof);
}

static void write_application(const struct pool *pool, struct application *a,
			      struct chance *c, bool succeeded)
{
	int day = a->closed && a->closed <= asof ? a->closed : asof;
	FILE *f;

	if (!kept(a, succeeded))
		return;
	cut(a, asof);
	f = record_open("application", a->id);
	fprintf(f, "person: %s  # %s\ngroup: %s\n", a->who.person,
		a->who.name, group_names[a->group]);
	if (a->council >= 0)
		fprintf(f, "council: %s  # %s\n",
			pool->councils[a->council].id,
			pool->councils[a->council].short_name);
	fprintf(f, "region: %s\nprocess: %s\n", region_names[a->region],
		version(a->group, day));
	write_origin(f, a, c);
	write_evidence(f, c);
	fputs("steps:\n", f);
	for (int i = 0; i < a->count; i++)
		write_step(f, &a->steps[i]);
	if (a->count && strcmp(a->steps[a->count - 1].name,
			       "assessment") == 0)
		write_assessment(f, pool, a, c);
	if (a->count && strcmp(a->steps[a->count - 1].name,
			       "suitability") == 0)
		write_enquiries(f, a);
	if (a->checked && a->checked <= day)
		fprintf(f, "membership:\n  checked_on: %s\n"
			"  checked_by: group-officer\n"
			"  valid_until: %d-12-31\n", day_text(a->checked).s,
			day_year(a->checked + 120));
	record_past(f, "withdrawn_on", a->withdrawn);
	record_past(f, "closed_on", a->closed);
	record_salt(f);
}

/* The referees of the nth application; their records go a year after they
 * were spoken to. */
static void write_referees(const struct application *a, unsigned n)
{
	static const char *const known[] = {
		"fellow-councillor", "group-leader", "neighbour-council",
		"council-officer"
	};
	static const char *const said[] = {
		"supports", "supports", "supports",
		"supports-with-reservation"
	};

	for (unsigned i = 0; i < (unsigned)a->referees; i++) {
		unsigned number = n * 3 + i;
		struct chance c = chance_new("referee", number);
		struct human who = human_new(PEOPLE_REFEREES + number);
		int spoken = 0;
		char id[12] = "x-";
		FILE *f;

		for (int s = 0; s < a->count; s++)
			if (strcmp(a->steps[s].name, "referees") == 0)
				spoken = a->steps[s].day - (int)i;
		chance_text(&c, id + 2, 8);
		if (a->received > asof || (spoken && spoken + YEAR < asof))
			continue;
		human_write(&who, "Cllr", NULL, a->received);
		f = record_open("referee", id);
		fprintf(f, "person: %s  # %s\napplication: %s\n"
			"known_as: %s\nnamed_on: %s\n", who.person, who.name,
			a->id, known[chance_below(&c, 4)],
			day_text(a->received).s);
		if (spoken && spoken <= asof) {
			const char *way = channels[chance_below(&c, 4)];

			fprintf(f, "contacted_on: %s\nchannel: %s\n"
				"outcome: %s\n", day_text(spoken).s, way,
				a->good ? said[chance_below(&c, 4)] :
				"does-not-support");
		}
		record_salt(f);
	}
}

/* --- decisions --- */

struct decision {
	const struct human *who;
	enum group group;
	const char *about, *outcome, *reason, *application;
	const char *role;
	const struct peer *by;
	int day, valid_until;
	bool register_only;
};

static void write_decision(const struct decision *d, unsigned number)
{
	struct chance c = chance_new("decision", number);
	char id[12] = "d-";
	int minute;
	FILE *f;

	chance_text(&c, id + 2, 8);
	minute = chance_between(&c, 2, 68);
	if (d->day > asof)
		return;
	f = record_open("decision", id);
	fprintf(f, "person: %s  # %s\ngroup: %s\nabout: %s\n", d->who->person,
		d->who->name, group_names[d->group], d->about);
	if (d->application)
		fprintf(f, "application: %s\n", d->application);
	fprintf(f, "outcome: %s\ndecided_on: %s\ndecided_by: %s\n",
		d->outcome, day_text(d->day).s, d->role);
	if (d->by)
		fprintf(f, "decider: %s  # %s\n", d->by->who.person,
			d->by->who.name);
	if (strcmp(d->role, "group-executive") == 0)
		fprintf(f, "minute: %cGE %d/%d\n",
			"CILD"[d->group], day_year(d->day), minute);
	if (d->reason)
		fprintf(f, "reason: %s\n", d->reason);
	record_day(f, "valid_until", d->valid_until);
	fprintf(f, "source: %s\n", d->register_only ? "register" :
		strcmp(d->role, "group-executive") == 0 ? "minutes" :
		"letter");
	record_salt(f);
}

static int years_after(int day, int years)
{
	struct day_text text = day_text(day);

	/* The first of March, for the last of February. */
	return day_of(day_year(day) + years, (text.s[5] - '0') * 10 +
		      text.s[6] - '0', (text.s[8] - '0') * 10 +
		      text.s[9] - '0');
}

/* Who decides, on that day: by the way of the group. */
static void decide(const struct pool *pool, struct decision *d, int region,
		   bool by_regional, const struct human *about)
{
	d->by = NULL;
	if (d->group == CON) {
		d->role = "group-executive";
		if (d->day >= INTERVIEWS_FROM &&
		    strcmp(d->outcome, "refused") != 0)
			d->valid_until = years_after(d->day, 3);
		return;
	}
	d->role = "national-lead-peer";
	if (d->group == LAB && by_regional) {
		d->by = lead_regional(pool, LAB, region, d->day);
		/* Whoever was regional lead peer before the one that we know,
		 * was erased; the role remains. */
		if (d->by || d->day < day_of(2022, 9, 1))
			d->role = "regional-lead-peer";
	}
	if (!d->by && strcmp(d->role, "national-lead-peer") == 0)
		d->by = lead_national(pool, d->group, d->day);
	if (d->by && d->by->who.number == about->number)
		d->by = NULL;
}

/* --- those who became peers --- */

/* The group's peer who became one last: by the lead peer who had recommended
 * them, or after enquiries of which too much was written down. */
static unsigned last_of(const struct pool *pool, enum group group)
{
	unsigned last = 0;

	for (unsigned i = 0; i < PEERS; i++)
		if (pool->peers[i].group == group &&
		    !pool->peers[i].group_since &&
		    pool->peers[i].accredited > pool->peers[last].accredited)
			last = i;
	return last;
}

/* Of two councillors of one council, one should not decide about the other. */
static bool regional_decides(const struct pool *pool, const struct peer *p,
			     int day, bool wanted)
{
	const struct peer *by = lead_regional(pool, LAB, p->region, day);
	const struct peer *other = lead_national(pool, LAB, day);

	if (by && by->council == p->council)
		return false;
	if (other && other->council == p->council)
		return true;
	return wanted;
}

static void write_entry(const struct pool *pool, const struct peer *p,
			unsigned number, enum group group, int day,
			int received, const char *about)
{
	struct application a = { .who = p->who, .group = group,
		.region = p->region, .council = peer_council(p, received),
		.received = received, .decided = day, .assessed = -1 };
	struct decision d = { .who = &p->who, .group = group, .about = about,
		.outcome = "accredited", .day = day };
	struct chance c = chance_new("application", number);
	bool by_regional = chance_percent(&c, 60);
	bool alone = p->who.number == last_of(pool, LAB);

	if (group == LAB)	/* between the form and the decision, weeks */
		a.received = day - chance_between(&c, 16, 56);
	by_regional = regional_decides(pool, p, day, by_regional);
	a.recommended = group == LAB && (alone || chance_percent(&c, 30));
	while (group == IND && accreditation_day((unsigned)(a.assessed + 1)) <
	       day)
		a.assessed++;
	d.register_only = day < KEPT_FROM;
	decide(pool, &d, p->region, by_regional, &p->who);
	if (!d.register_only) {
		plan(pool, &a, &c, d.by, alone);
		a.note = p->who.number == last_of(pool, LD);
		d.application = a.id;
		write_application(pool, &a, &c, true);
		if (group == LD)
			write_referees(&a, number < 400 ? number - 320 :
				       80 + number - 520);
	}
	write_decision(&d, number);
	if (group != CON || d.register_only || number % 16 != 7)
		return;
	/* The executive wished to know more, and decided a meeting later. */
	d.outcome = "deferred";
	d.day -= 28;
	d.valid_until = 0;
	write_decision(&d, 6000 + number);
}

/* The one whose accreditation was let run out although work was agreed. */
static bool is_lapsed(const struct pool *pool, unsigned number)
{
	int least = -1, day = day_of(2023, 11, 14);

	for (int i = 0; i < pool->work_count; i++) {
		const struct work *w = &pool->work[i];
		const struct peer *p = &pool->peers[w->peer];

		if (w->accepted && w->accepted <= TODAY && !w->cancelled &&
		    w->starts > day_of(2026, 11, 14) &&
		    p->accredited < INTERVIEWS_FROM &&
		    peer_group(p, day) == CON && peer_group(p, TODAY) == CON &&
		    (least < 0 || w->peer < least))
			least = w->peer;
	}
	return (int)number == least;
}

/* All Conservative peers were assessed again in six meetings from November
 * 2023 on; those of the first are due again in November 2026. */
static void write_again(const struct pool *pool, const struct peer *p,
			unsigned number)
{
	static const int meetings[6][3] = {
		{ 2023, 11, 14 }, { 2023, 12, 12 }, { 2024, 1, 16 },
		{ 2024, 2, 13 }, { 2024, 3, 12 }, { 2024, 4, 16 },
	};
	bool lapsed = is_lapsed(pool, number);
	const int *m = meetings[lapsed ? 0 : number % 6];
	struct decision d = { .who = &p->who, .group = CON,
		.about = "re-accreditation", .outcome = "confirmed",
		.role = "group-executive", .day = day_of(m[0], m[1], m[2]) };
	int until = years_after(p->accredited, 3);

	if (p->accredited < INTERVIEWS_FROM) {
		if (peer_group(p, d.day) != CON || p->accredited >= d.day ||
		    (p->left && p->left < d.day))
			return;
		until = years_after(d.day, 3);
		d.valid_until = until;
		write_decision(&d, 2000 + number);
	}
	d.day = day_of(2026, 10, 13);
	if (until > TODAY + 14 || number % 3 == 1 || lapsed ||
	    peer_group(p, d.day) != CON || (p->left && p->left < d.day))
		return;
	d.valid_until = years_after(d.day, 3);
	write_decision(&d, 3000 + number);
}

static void write_removal(const struct pool *pool, const struct peer *p,
			  unsigned number)
{
	struct decision d = { .who = &p->who,
		.group = peer_group(p, p->left), .about = "removal",
		.outcome = "removed", .day = p->left,
		.reason = number % 2 ? "availability" : "conduct" };

	decide(pool, &d, p->region, false, &p->who);
	d.valid_until = 0;
	if (d.group == IND) {		/* for removals, the executive's */
		d.role = "group-executive";
		d.by = NULL;
	}
	write_decision(&d, 4000 + number);
}

static void write_peer(const struct pool *pool, const struct peer *p,
		       unsigned number)
{
	enum group first = peer_group(p, p->accredited);

	write_entry(pool, p, number, first, p->accredited, p->applied,
		    "accreditation");
	if (p->group_since)
		write_entry(pool, p, 400 + number, p->group, p->group_since,
			    p->group_since - 90, "transfer");
	if (first == CON)
		write_again(pool, p, number);
	if (p->left && strcmp(p->left_because, "removed") == 0)
		write_removal(pool, p, number);
}

/* --- those who did not, and those who wait --- */

/* That the applicant was at the accreditation day, and what came of it. */
static void write_attended(const struct application *a, unsigned number)
{
	struct chance c = chance_new("assessed", 5000 + number);
	int day = accreditation_day((unsigned)a->assessed);
	char id[12] = "t-";
	int score;
	FILE *f;

	chance_text(&c, id + 2, 8);
	score = chance_between(&c, 1, 3);
	if (day + 3 > asof)
		return;
	f = record_open("attendance", id);
	fprintf(f, "person: %s  # %s\nevent: %s\noutcome: attended\n"
		"days:\n  - %s\nparts: [briefing, assessment]\n"
		"result: not-yet\nscores:\n  - by: national-lead-peer\n"
		"    score: 2\n  - by: principal-adviser\n    score: %d\n"
		"source: sign-in-sheet\nrecorded_on: %s\n", a->who.person, a->who.name,
		accreditation_event((unsigned)a->assessed).s,
		day_text(day).s, score, day_text(day + 3).s);
	record_salt(f);
}

static struct application applicant(const struct pool *pool, unsigned number,
				    int decided, struct chance *c)
{
	static const enum group groups[10] = {
		CON, LAB, LD, CON, LAB, IND, LD, CON, LAB, IND
	};
	struct application a = { .group = groups[number % 10],
		.decided = decided, .assessed = -1 };

	a.who = human_new(PEOPLE_APPLICANTS + number);
	a.region = (int)chance_below(c, REGIONS);
	a.council = council_home(pool, a.region, 3 + number);
	a.received = decided - chance_between(c, a.group == LAB ? 20 : 60,
					      a.group == LAB ? 56 : 130);
	if (a.group != IND)
		return a;
	while (accreditation_day((unsigned)(a.assessed + 1)) < decided)
		a.assessed++;
	decided = accreditation_day((unsigned)a.assessed);
	a.received = decided - chance_between(c, 60, 130);
	a.decided = decided + chance_between(c, 6, 20);
	return a;
}

static void refuse(const struct pool *pool, struct application *a,
		   unsigned number, bool by_regional)
{
	struct decision d = { .who = &a->who, .group = a->group,
		.about = "accreditation", .outcome = "refused",
		.day = a->decided, .application = a->id,
		.reason = a->group == IND ? "assessment" :
			  "not-enough-experience" };
	struct step *last = &a->steps[a->count - 1];

	a->good = false;
	if (a->group == CON && a->decided >= INTERVIEWS_FROM)
		last->outcome = "not-yet";
	if (a->group == IND)
		last->outcome = "not-yet";
	if (a->group == LD)
		last->outcome = "decline";
	decide(pool, &d, a->region, by_regional, &a->who);
	if (kept(a, false))
		write_decision(&d, 5000 + number);
}

/* The nth of those who did not succeed, thirty a year. */
static void write_failed(const struct pool *pool, unsigned number)
{
	struct chance c = chance_new("applicant", number);
	int closed = TODAY - 5 - (int)number * 12 - chance_between(&c, 0, 9);
	struct application a = applicant(pool, number, closed, &c);
	bool by_regional = chance_percent(&c, 50);
	const struct peer *decider;
	unsigned fate = chance_below(&c, 10);

	a.recommended = a.group == LAB && chance_percent(&c, 25);
	decider = a.group != LAB ? NULL : by_regional ?
		  lead_regional(pool, LAB, a.region, a.decided) :
		  lead_national(pool, LAB, a.decided);
	plan(pool, &a, &c, decider, false);
	if (fate < 3) {
		a.withdrawn = way(&a, 60);
		a.closed = a.withdrawn;
		cut(&a, a.withdrawn);
	} else if (fate < 5 && a.group == IND) {
		a.count = 3;
		a.steps[2].outcome = fate == 3 ? "decline" : "not-yet";
		a.closed = a.steps[2].day;
	} else {
		refuse(pool, &a, number, by_regional);
	}
	write_application(pool, &a, &c, false);
	if (!kept(&a, false))
		return;
	human_write(&a.who, "Cllr", NULL, a.received);
	if (a.group == IND && a.count == 6)
		write_attended(&a, number);
	if (a.group == LD)
		write_referees(&a, 150 + number);
}

/* Those that run today, and the last of each group stands still. */
static void write_running(const struct pool *pool, unsigned number)
{
	struct chance c = chance_new("applicant", number);
	bool still = number >= 400 + 20;
	struct application a = applicant(pool, number, TODAY, &c);

	a.group = (enum group)(number % GROUPS);
	a.received = TODAY - (still ? chance_between(&c, 160, 200) :
			      chance_between(&c, 4, 50));
	if (!still && number % 3 == 0 && a.group != LAB)
		a.received = TODAY - chance_between(&c, 88, 95);
	a.decided = a.received + (still ? 120 : 100);
	while (a.group == IND && accreditation_day((unsigned)a.assessed) <
	       a.received + 30)
		a.assessed++;
	a.recommended = a.group == LAB && chance_percent(&c, 40);
	plan(pool, &a, &c, NULL, false);
	a.closed = 0;
	if (still)
		a.count = a.group == LAB ? a.count : a.group == LD ? 4 : 2;
	cut(&a, TODAY);
	if (a.group == LD && a.checked > a.steps[a.count - 1].day)
		a.checked = 0;
	write_application(pool, &a, &c, false);
	if (!kept(&a, false))
		return;
	human_write(&a.who, "Cllr", NULL, a.received);
	if (a.group == LD)
		write_referees(&a, 300 + number % 30);
}

void process_write(const struct pool *pool)
{
	for (unsigned i = 0; i < PEERS; i++)
		write_peer(pool, &pool->peers[i], i);
	for (unsigned i = 0; i < 150; i++)
		write_failed(pool, i);
	for (unsigned i = 400; i < 424; i++)
		write_running(pool, i);
}
