/* Records of applications, and of their referees. */
#include "application.h"

#include <string.h>

static const struct { const char *role; int from, until; } assessors[] = {
	{ "regional-lead-peer", 0, 99999 },
	{ "principal-adviser", 0, 99999 },
	{ "peer-placement-coordinator", 0, 19358 },	/* 2022 */
};

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
bool application_kept(const struct application *a, bool succeeded)
{
	return a->received <= asof &&
	       (succeeded || !a->closed || a->closed + YEAR >= asof);
}

void application_write(const struct pool *pool, struct application *a,
			      struct chance *c, bool succeeded)
{
	int day = a->closed && a->closed <= asof ? a->closed : asof;
	FILE *f;

	if (!application_kept(a, succeeded))
		return;
	way_cut(a, asof);
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
void referees_write(const struct application *a, unsigned n)
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
