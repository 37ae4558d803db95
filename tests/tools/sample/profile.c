/* The records of people and peers, as planned. */
#include "sample.h"

#include <string.h>

static void write_person(const struct peer *p)
{
	bool sits = !(p->seat_lost && p->seat_lost <= asof) &&
		    !(p->left && p->left <= asof);

	human_write(&p->who, sits ? "Cllr" : NULL, NULL, p->applied);
}

static const char *pick_office(struct chance *c)
{
	static const char *const offices[] = {
		"councillor", "councillor", "councillor", "cabinet-member",
		"cabinet-member", "cabinet-member", "leader", "leader",
		"deputy-leader", "group-leader", "group-leader",
		"scrutiny-chair", "committee-chair", "committee-chair"
	};

	return offices[chance_below(c, 14)];
}

static int term_end(const struct council *home, struct chance *c)
{
	bool later = chance_percent(c, 40);

	if (home->region == 2)
		return election_day(2030);
	if (strcmp(home->type, "county") == 0)
		return election_day(2029);
	return election_day(home->region == 7 || !later ? 2027 : 2028);
}

/* The end of the term that runs on the day asof. */
static int term_then(const struct council *home, struct chance *c)
{
	int ends = term_end(home, c);

	while (ends > asof + 4 * 365 + 2)
		ends = election_day(day_year(ends) - 4);
	return ends;
}

static void write_sat(FILE *f, const struct council *council, int from,
		      int until)
{
	fprintf(f, "  - council: %s  # %s\n    from: %s\n    until: %s\n",
		council->id, council->short_name, day_text(from).s,
		day_text(until).s);
}

static void write_tie(FILE *f, const struct pool *pool, const struct peer *p)
{
	static const char *const ties[] = {
		"neighbour", "neighbour", "employer", "family", "property",
		"other"
	};
	struct chance c = chance_new("sort of tie", p->who.number);
	const char *tie = ties[chance_below(&c, 6)];

	if (p->tie_council < 0 || p->tie_declared > asof)
		return;
	fprintf(f, "ties:\n  - council: %s  # %s\n    tie: %s\n"
		"    declared_on: %s\n", pool->councils[p->tie_council].id,
		pool->councils[p->tie_council].short_name, tie,
		day_text(p->tie_declared).s);
	if (strcmp(tie, "other") == 0)
		fputs("    note: Sits on the board of a housing association "
		      "that works there.\n", f);
	if (strcmp(tie, "employer") == 0)
		fputs("    note: Teaches at a school that the council "
		      "maintains.\n", f);
}

static void write_seat(FILE *f, const struct pool *pool, const struct peer *p,
		       struct chance *c)
{
	const struct council *councils = pool->councils;
	const char *office = pick_office(c);
	int ends = term_then(&councils[p->council], c);
	int now = peer_council(p, asof);
	bool moved = p->former_council >= 0 && now != p->former_council;

	if (now >= 0) {
		fprintf(f, "council: %s  # %s\ncouncil_since: %s\n"
			"office: %s\n", councils[now].id,
			councils[now].short_name,
			day_text(now == p->council ? p->since :
				 p->former_from).s, office);
		if (!p->left || p->left > asof)
			record_day(f, "term_ends_on", ends);
	}
	if (moved || now < 0)
		fputs("former_councils:\n", f);
	if (moved)
		write_sat(f, &councils[p->former_council], p->former_from,
			  p->former_until);
	if (now < 0)
		write_sat(f, &councils[p->council], p->since,
			  p->seat_lost + 4);
	write_tie(f, pool, p);
	fprintf(f, "region: %s\n", region_names[p->region]);
}

static void write_pause(FILE *f, const struct peer *p, const char *reason)
{
	if (!p->pause_from || p->pause_from > asof)
		return;
	fprintf(f, "pauses:\n  - from: %s\n", day_text(p->pause_from).s);
	record_past(f, "    until", p->pause_until);
	fprintf(f, "    reason: %s\n", reason);
}

static void write_lifecycle(FILE *f, const struct peer *p, struct chance *c)
{
	static const char *const pauses[] = {
		"own-request", "office", "election", "review"
	};

	write_pause(f, p, pauses[chance_below(c, 4)]);
	if (p->left && p->left <= asof)
		fprintf(f, "left_on: %s\nleft_because: %s\n",
			day_text(p->left).s, p->left_because);
}

/* Some of a list, in the list's order but for the first. */
static void write_some(FILE *f, const char *key, const char *const *list,
		       unsigned n, unsigned want, struct chance *c)
{
	unsigned order[DECK_MAX];

	chance_shuffle(c, order, n);
	fprintf(f, "%s:\n", key);
	for (unsigned i = 0; i < want; i++)
		fprintf(f, "  - %s\n", list[order[i]]);
}

#define SOME(f, key, list, want, c) \
	write_some(f, key, list, sizeof(list) / sizeof *(list), \
		   (unsigned)(want), c)

static void write_skills(FILE *f, struct chance *c)
{
	static const char *const skills[] = {
		"chairing", "change-management", "commercial-judgement",
		"communications", "community-engagement",
		"cross-party-working", "digital", "financial-leadership",
		"governance", "group-leadership",
		"local-government-reorganisation", "mentoring", "negotiation",
		"no-overall-control", "partnership-working",
		"performance-management", "public-speaking", "scrutiny",
		"strategy", "working-with-officers"
	};
	static const char *const services[] = {
		"adult-social-care", "childrens-services",
		"climate-and-environment", "community-safety",
		"culture-and-leisure", "economic-development", "education",
		"finance", "highways-and-transport", "homelessness", "housing",
		"licensing", "planning", "public-health", "regeneration",
		"rural-affairs", "waste-and-recycling"
	};

	SOME(f, "skills", skills, chance_between(c, 3, 7), c);
	SOME(f, "service_areas", services, chance_between(c, 1, 4), c);
}

static void write_experience(FILE *f, const struct pool *pool,
			     const struct peer *p, struct chance *c)
{
	static const char *const control[] = {
		"majority", "minority", "coalition", "opposition",
		"committees", "elected-mayor"
	};
	static const char *const languages[] = {
		"arabic", "bengali", "british-sign-language", "french",
		"german", "gujarati", "hindi", "polish", "punjabi", "somali",
		"spanish", "urdu"
	};
	const char *type = pool->councils[p->council].type;

	fprintf(f, "council_types:\n  - %s\n", type);
	if (strcmp(type, "district") == 0 && chance_percent(c, 40))
		fputs("  - county\n", f);
	if (p->former_council >= 0)
		fputs("  - district\n", f);
	SOME(f, "control_known", control, chance_between(c, 1, 3), c);
	if (p->region == 7 && chance_percent(c, 60))
		fputs("languages:\n  - welsh\n", f);
	else if (chance_percent(c, 18))
		SOME(f, "languages", languages, chance_between(c, 1, 2), c);
}

static void write_offer(FILE *f, const struct peer *p, struct chance *c)
{
	static const char *const weekdays[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday"
	};
	unsigned first = chance_below(c, 3);

	fprintf(f, "availability:\n  days_a_year: %u\n  notice_weeks: %d\n",
		p->days_a_year, chance_between(c, 2, 8));
	if (chance_percent(c, 45)) {
		fputs("  weekdays:\n", f);
		for (unsigned i = 0; i < 3; i++)
			fprintf(f, "    - %s\n", weekdays[first + i]);
	}
	if (!p->stays_near)
		return;
	fputs("  regions:\n", f);
	for (int r = 0; r < REGIONS; r++)
		if (peer_travels(p, r))
			fprintf(f, "    - %s\n", region_names[r]);
}

static void write_lead_roles(FILE *f, const struct peer *p)
{
	int from = p->lead_from + p->regional_from, patch = 0;

	if (!from || from > asof)
		return;
	fprintf(f, "lead_roles:\n  - role: %s-lead-peer\n",
		p->lead_from ? "national" : "regional");
	while (!in_patch(patch, p->region))
		patch++;
	if (p->regional_from)
		fputs("    regions:\n", f);
	for (int r = 0; p->regional_from && r < REGIONS; r++)
		if (in_patch(patch, r))
			fprintf(f, "      - %s\n", region_names[r]);
	record_day(f, "    from", from);
	record_past(f, "    until", p->lead_until + p->regional_until);
}

/* When the peer last looked at the profile: most within the year. */
static int confirmed(const struct peer *p, struct chance *c)
{
	int last = p->left ? p->left - 30 : TODAY - 5;
	int ago = chance_between(c, 0, 340);
	struct chance before = *c;

	if (chance_percent(c, 22))
		ago += 365;
	if (chance_percent(c, 8))
		ago += 500;
	last -= ago;
	while (last > asof)
		last -= chance_between(&before, 120, 420);
	return last > p->accredited ? last : p->accredited;
}

static void write_consent(FILE *f, int given, int withdrawn)
{
	if (given > asof)
		return;
	fprintf(f, "publish_consent:\n  given_on: %s\n", day_text(given).s);
	record_past(f, "  withdrawn_on", withdrawn);
}

static void write_upkeep(FILE *f, const struct peer *p, struct chance *c)
{
	static const char *const documents[] = {
		"induction-pack", "peer-charter", "terms", "data-protection"
	};
	int given = p->accredited + chance_between(c, 5, 90);
	int day = p->accredited + chance_between(c, 2, 30);

	if (given < day_of(2018, 6, 1))
		given += day_of(2019, 1, 8) - day_of(2015, 1, 8);
	record_day(f, "profile_last_confirmed", confirmed(p, c));
	if (chance_percent(c, p->group == LAB ? 95 : 45))
		record_day(f, "cv_last_confirmed", confirmed(p, c));
	if (chance_percent(c, 65))
		write_consent(f, given, chance_percent(c, 8) ? given + 300 : 0);
	if (day < day_of(2021, 1, 1))
		day = day_of(2021, 2, 1) + chance_between(c, 0, 60);
	if (day > asof)
		return;
	fputs("accepted:\n", f);
	for (int i = 0; i < chance_between(c, 2, 4); i++)
		fprintf(f, "  - document: %s\n    version: v%d\n"
			"    accepted_on: %s\n", documents[i],
			day < day_of(2023, 9, 30) ? 2 : 3, day_text(day).s);
}

static void write_peer(const struct pool *pool, const struct peer *p, int i)
{
	struct chance c = chance_new("profile", (unsigned)i);
	FILE *f;

	if (p->accredited > asof)
		return;
	f = record_open("peer", p->id);
	fprintf(f, "person: %s  # %s\ngroup: %s\n", p->who.person,
		p->who.name, group_names[peer_group(p, asof)]);
	if (p->group_since && p->group_since <= asof)
		fprintf(f, "former_groups:\n  - group: %s\n    from: %s\n"
			"    until: %s\n", group_names[p->former_group],
			day_text(p->accredited).s,
			day_text(p->group_since - 1).s);
	write_seat(f, pool, p, &c);
	write_lifecycle(f, p, &c);
	fputs("roles:\n  - member\n", f);
	if (p->leads)
		fputs("  - lead\n", f);
	if (p->mentors)
		fputs("  - mentor\n", f);
	if (p->shadows)
		fputs("  - shadow\n", f);
	write_skills(f, &c);
	write_experience(f, pool, p, &c);
	write_offer(f, p, &c);
	write_lead_roles(f, p);
	write_upkeep(f, p, &c);
	record_salt(f);
}

void people_write(const struct pool *pool)
{
	for (int i = 0; i < PEERS; i++) {
		write_person(&pool->peers[i]);
		write_peer(pool, &pool->peers[i], i);
	}
}
