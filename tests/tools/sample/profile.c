/* The records of people and peers, as planned. */
#include "sample.h"

#include <string.h>

static void write_person(const struct peer *p, int i)
{
	FILE *f = record_open("person", p->person);
	struct chance c = chance_new("person", (unsigned)i);
	bool mobile = chance_percent(&c, 65), phone = chance_percent(&c, 85);
	int notice = p->accredited > day_of(2024, 2, 1) ? 3 : 2;

	fprintf(f, "name: %s\nsort_name: %s, %s\n", p->name, p->family,
		p->given);
	if (!p->seat_lost && !p->left)
		fputs("style: Cllr\n", f);
	fputs("contact:\n  email: ", f);
	for (const char *s = p->name; *s; s++)
		if (*s == ' ' && s == p->name + strlen(p->given))
			fputc('.', f);
		else if (*s != ' ' && *s != '\'')
			fputc(*s >= 'A' && *s <= 'Z' ? *s + 32 : *s, f);
	fputs("@example.org\n", f);
	if (phone)
		fprintf(f, "  phone: %s%03d\n",
			mobile ? "07700 900" : "01632 960", i * 7 + 11);
	if (phone && chance_percent(&c, 25))
		fputs("  prefers: phone\n", f);
	fprintf(f, "privacy_notice:\n  version: v%d\n  given_on: %s\n",
		notice, day_text(notice == 3 ? p->accredited - 30 :
				 day_of(2021, 4, 1) + i % 60).s);
	record_salt(f, &c);
}

/* The national lead peer of the group on that day, or NULL. */
static const struct peer *national(const struct pool *pool, enum group group,
				   int day)
{
	for (int i = 0; i < PEERS; i++) {
		const struct peer *p = &pool->peers[i];

		if (p->group == group && p->lead_from && p->lead_from <= day &&
		    (!p->lead_until || day <= p->lead_until))
			return p;
	}
	return NULL;
}

static const struct peer *regional(const struct pool *pool, enum group group,
				   int region, int day)
{
	for (int i = 0; i < PEERS; i++) {
		const struct peer *p = &pool->peers[i];
		int patch = 0;

		while (patch < PATCHES - 1 && !in_patch(patch, p->region))
			patch++;
		if (p->group == group && p->regional_from &&
		    p->regional_from <= day && in_patch(patch, region) &&
		    (!p->regional_until || day <= p->regional_until))
			return p;
	}
	return NULL;
}

/* By the way of the group that the peer was in then. */
static void write_accreditation(FILE *f, const struct pool *pool,
				const struct peer *p, struct chance *c)
{
	enum group group = peer_group(p, p->accredited);
	const struct peer *by = NULL;
	const char *role = "national-lead-peer";

	fprintf(f, "accreditation:\n  decided_on: %s\n",
		day_text(p->accredited).s);
	if (group == CON) {
		fprintf(f, "  decided_by: group-executive\n"
			"  minute: CGE %d/%d\n", day_year(p->accredited),
			chance_between(c, 2, 68));
		return;
	}
	if (group == LAB && chance_percent(c, 60))
		by = regional(pool, group, p->region, p->accredited);
	if (by)
		role = "regional-lead-peer";
	else
		by = national(pool, group, p->accredited);
	fprintf(f, "  decided_by: %s\n", role);
	if (by)
		fprintf(f, "  decider: %s\n", by->person);
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

static void write_seat(FILE *f, const struct pool *pool, const struct peer *p,
		       struct chance *c)
{
	const struct council *home = &pool->councils[p->council];
	const char *office = pick_office(c);
	int ends = term_end(home, c);
	bool sits = !p->seat_lost;

	if (sits) {
		fprintf(f, "council: %s  # %s\ncouncil_since: %s\n"
			"office: %s\n", home->id, home->short_name,
			day_text(p->since).s, office);
		if (!p->left)
			record_day(f, "term_ends_on", ends);
	}
	if (!sits || p->former_council >= 0)
		fputs("former_councils:\n", f);
	if (p->former_council >= 0)
		fprintf(f, "  - council: %s  # %s\n    from: %s\n"
			"    until: %s\n",
			pool->councils[p->former_council].id,
			pool->councils[p->former_council].short_name,
			day_text(p->former_from).s,
			day_text(p->former_until).s);
	if (!sits)
		fprintf(f, "  - council: %s  # %s\n    from: %s\n"
			"    until: %s\n", home->id, home->short_name,
			day_text(p->since).s, day_text(p->seat_lost + 4).s);
	fprintf(f, "region: %s\n", region_names[p->region]);
}

static void write_lifecycle(FILE *f, const struct peer *p, struct chance *c)
{
	static const char *const whys[] = {
		"own-request", "own-request", "inactive", "removed"
	};
	static const char *const pauses[] = {
		"own-request", "office", "election", "review"
	};
	const char *why = whys[chance_below(c, 4)];
	int checked = p->accredited - chance_between(c, 3, 25);

	if (p->group_since)
		checked = p->group_since + 10;
	if (chance_percent(c, 55) && !p->left)
		checked = day_of(2026, 1, 8) + chance_between(c, 0, 40);
	if (p->group == LD)
		fprintf(f, "aldc:\n  checked_on: %s\n  valid_until: %d-12-31\n",
			day_text(checked).s, day_year(checked));
	if (p->pause_from)
		fprintf(f, "pauses:\n  - from: %s\n",
			day_text(p->pause_from).s);
	if (p->pause_until)
		fprintf(f, "    until: %s\n", day_text(p->pause_until).s);
	if (p->pause_from)
		fprintf(f, "    reason: %s\n", pauses[chance_below(c, 4)]);
	if (!p->left)
		return;
	if (p->seat_lost)
		why = chance_percent(c, 60) ? "not-re-elected" : "stood-down";
	fprintf(f, "left_on: %s\nleft_because: %s\n", day_text(p->left).s,
		why);
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
	int patch = 0;

	if (!p->lead_from && !p->regional_from)
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
	fprintf(f, "    from: %s\n",
		day_text(p->lead_from + p->regional_from).s);
	if (p->lead_until || p->regional_until)
		fprintf(f, "    until: %s\n",
			day_text(p->lead_until + p->regional_until).s);
}

/* When the peer last looked at the profile: most within the year. */
static int confirmed(const struct peer *p, struct chance *c)
{
	int last = p->left ? p->left - 30 : TODAY - 5;
	int ago = chance_between(c, 0, 340);

	if (chance_percent(c, 22))
		ago += 365;
	if (chance_percent(c, 8))
		ago += 500;
	return last - ago > p->accredited ? last - ago : p->accredited;
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
	if (chance_percent(c, 65)) {
		fprintf(f, "publish_consent:\n  given_on: %s\n",
			day_text(given).s);
		if (chance_percent(c, 8) && given + 400 < TODAY)
			fprintf(f, "  withdrawn_on: %s\n",
				day_text(given + 300).s);
	}
	if (day < day_of(2021, 1, 1))
		day = day_of(2021, 2, 1) + chance_between(c, 0, 60);
	fputs("accepted:\n", f);
	for (int i = 0; i < chance_between(c, 2, 4); i++)
		fprintf(f, "  - document: %s\n    version: v%d\n"
			"    accepted_on: %s\n", documents[i],
			day < day_of(2023, 9, 30) ? 2 : 3, day_text(day).s);
}

static void write_peer(const struct pool *pool, const struct peer *p, int i)
{
	FILE *f = record_open("peer", p->id);
	struct chance c = chance_new("profile", (unsigned)i);

	fprintf(f, "person: %s  # %s\ngroup: %s\n", p->person, p->name,
		group_names[p->group]);
	if (p->group_since)
		fprintf(f, "former_groups:\n  - group: %s\n    from: %s\n"
			"    until: %s\n", group_names[p->former_group],
			day_text(p->accredited).s,
			day_text(p->group_since - 1).s);
	write_seat(f, pool, p, &c);
	write_accreditation(f, pool, p, &c);
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
	record_salt(f, &c);
}

void people_write(const struct pool *pool)
{
	for (int i = 0; i < PEERS; i++) {
		write_person(&pool->peers[i], i);
		write_peer(pool, &pool->peers[i], i);
	}
}
