/* People and their role as peers.  All invented. */
#include "sample.h"

#include <string.h>

const char *const group_names[GROUPS] = { "con", "ind", "lab", "ld" };

/* As many peers as each group has, in order of group. */
static const int group_sizes[GROUPS] = { 120, 70, 130, 80 };

bool in_patch(int patch, int region)
{
	static const int patches[REGIONS] = { 0, 0, 0, 1, 1, 0, 2, 2, 2, 1 };

	return patches[region] == patch;
}

/* Where some councils' members sat before theirs was made. */
static void plan_past(struct pool *pool, struct peer *p)
{
	static const char *const made[][2] = {
		{ "CBD", "ALL" }, { "WAF", "EDN" }, { "NYE", "CRA" },
		{ "SMT", "MEN" }, { "WNT", "DAV" }, { "NNT", "COR" },
	};
	const struct council *home = &pool->councils[p->council];

	p->former_council = -1;
	if (p->since >= home->founded)
		return;
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++) {
		if (strcmp(home->id, made[i][0]) != 0)
			continue;
		p->former_council = council_find(pool, made[i][1]);
		p->former_from = p->since;
		p->former_until = home->founded - 1;
	}
	p->since = home->founded;
}

/* The first of each group have been there longest, and lead it. */
static void plan_lead(struct peer *p, int rank)
{
	if (rank == 0 || rank == 1) {
		p->lead_from = day_of(rank ? 2023 : 2017, 7, 1);
		p->lead_until = rank ? 0 : day_of(2023, 6, 30);
	} else if (rank < 5) {
		p->regional_from = day_of(2018 + rank, 9, 1);
		p->regional_until = rank == 2 ? day_of(2024, 8, 31) : 0;
	}
}

/* The Independent group assesses on its accreditation days, and decides in the
 * weeks after. */
static int day_assessed(const struct peer *p, int day)
{
	struct chance c = chance_new("assessed", p->who.number);
	int after = chance_between(&c, 6, 20);
	unsigned n = 0;

	while (accreditation_day(n + 1) + after <= day)
		n++;
	return day_on(accreditation_day(n) + after, 1);
}

static void plan_assessed(struct peer *p)
{
	struct chance c = chance_new("assessed", p->who.number);

	if (p->accredited < day_of(2021, 11, 22))
		return;
	p->accredited = day_assessed(p, p->accredited);
	p->applied = p->accredited - chance_between(&c, 90, 150);
}

static void plan_service(struct pool *pool, struct peer *p, int rank,
			 struct chance *c)
{
	int first = rank < 5 ? 2007 : 2010, last = rank < 5 ? 2011 : 2021;
	int earliest;

	p->since = election_day(chance_between(c, first, last));
	earliest = p->since + 420;
	if (earliest < day_of(2017, 9, 4))
		earliest = day_of(2017, 9, 4);
	plan_past(pool, p);
	if (rank < 5)
		p->accredited = day_on(day_of(2015, 1, 10) +
				       chance_between(c, 0, 600), 2);
	else if (chance_percent(c, 30) && earliest < day_of(2020, 1, 1))
		p->accredited = day_on(chance_between(c, earliest,
						      day_of(2020, 3, 1)), 1);
	else
		p->accredited = day_on(chance_between(c, earliest,
						      day_of(2026, 9, 1)), 1);
	p->applied = p->accredited - chance_between(c, 50, 150);
	if (p->group == IND && rank >= 5)
		plan_assessed(p);
}

static void plan_offer(struct peer *p, int rank, struct chance *c)
{
	p->leads = rank < 8 || chance_percent(c, 25);
	p->mentors = rank < 3 || chance_percent(c, 45);
	p->shadows = p->accredited > day_of(2022, 1, 1);
	p->stays_near = chance_percent(c, 25);
	p->days_a_year = (unsigned)chance_between(c, 6, 18);
}

static void plan_leaving(struct peer *p)
{
	static const char *const whys[] = {
		"own-request", "own-request", "inactive", "removed"
	};
	struct chance c = chance_new("leaving", p->who.number);
	bool beaten = chance_percent(&c, 60);

	p->left_because = whys[chance_below(&c, 4)];
	if (p->seat_lost)
		p->left_because = beaten ? "not-re-elected" : "stood-down";
}

/* What happened to some: every one of these is a case that reports must
 * get right. */
static void plan_fate(struct peer *p, int rank, struct chance *c)
{
	int late = p->accredited + 500;

	if (late < day_of(2022, 4, 1))
		late = day_of(2022, 4, 1);
	p->former_group = ANY_GROUP;
	if (rank < 5 || late > day_of(2025, 3, 1))
		return;
	if (chance_percent(c, 26)) {
		p->left = chance_between(c, late, day_of(2026, 9, 1));
		if (chance_percent(c, 50)) {
			p->seat_lost = election_day(day_year(p->left));
			p->left = p->seat_lost + chance_between(c, 5, 60);
		}
	} else if (chance_percent(c, 9)) {
		p->seat_lost = election_day(day_year(late) + 1);
	} else if (chance_percent(c, 14)) {
		p->pause_from = chance_between(c, late, day_of(2026, 8, 1));
		p->pause_until = p->pause_from + chance_between(c, 60, 240);
		/* One in four has paused this year, and still does. */
		if (chance_percent(c, 25) || p->pause_until > TODAY) {
			p->pause_from = day_of(2026, 4, 2) +
					(p->pause_until & 127);
			p->pause_until = 0;
		}
	} else if (chance_percent(c, 8) && p->group != LD) {
		p->former_group = p->group;
		p->group = p->group == IND ? LD : IND;
		p->group_since = chance_between(c, late, day_of(2026, 6, 1));
		if (p->group == IND)
			p->group_since = day_assessed(p, p->group_since);
	}
}

/* Regional lead peers live in their patch; the others are spread evenly. */
static int region_for(int i, int rank)
{
	int region = i % REGIONS, patch = rank - 2, tries = 0;

	while (patch >= 0 && patch < PATCHES &&
	       !in_patch(patch, region) && tries++ < REGIONS)
		region = (region + 3) % REGIONS;
	return region;
}

/* One in ten has told us of a tie to a council nearby. */
static void plan_tie(const struct pool *pool, struct peer *p, int i)
{
	struct chance c = chance_new("tie", (unsigned)i);
	unsigned other = chance_below(&c, 9);

	p->tie_council = -1;
	p->tie_declared = p->accredited + chance_between(&c, 5, 60);
	if (!chance_percent(&c, 10) || p->tie_declared > TODAY)
		return;
	p->tie_council = council_home(pool, p->region, other);
	if (councils_tied(pool, p->tie_council, p->council))
		p->tie_council = -1;
}

/* Cases that chance does not bring.  Allerdale was abolished, and who sat on it
 * did not stand for what took its place. */
static void plan_cases(struct pool *pool)
{
	struct peer *p = &pool->peers[44];

	p->council = council_find(pool, "ALL");
	p->region = pool->councils[p->council].region;
	p->since = election_day(2015);
	p->accredited = day_of(2019, 2, 12);
	p->applied = p->accredited - 90;
	p->former_council = -1;
	p->former_group = ANY_GROUP;
	p->group_since = 0;
	p->left = p->pause_from = p->pause_until = 0;
	p->seat_lost = pool->councils[p->council].abolished - 5;
	p->shadows = false;
}

void people_plan(struct pool *pool)
{
	unsigned homes[REGIONS] = { 0 };
	int i = 0;

	for (int g = 0; g < GROUPS; g++) {
		for (int rank = 0; rank < group_sizes[g]; rank++, i++) {
			struct peer *p = &pool->peers[i];
			struct chance c = chance_new("peer", (unsigned)i);

			p->who = human_new((unsigned)i);
			strcpy(p->id, "r-");
			chance_text(&c, p->id + 2, 8);
			p->group = (enum group)g;
			p->region = region_for(i, rank);
			p->council = council_home(pool, p->region,
						  homes[p->region]++);
			plan_service(pool, p, rank, &c);
			plan_lead(p, rank);
			plan_offer(p, rank, &c);
			plan_fate(p, rank, &c);
			plan_leaving(p);
			plan_tie(pool, p, i);
		}
	}
	plan_cases(pool);
}

enum group peer_group(const struct peer *p, int day)
{
	return day < p->group_since ? p->former_group : p->group;
}

bool peer_active(const struct peer *p, int day)
{
	int until = p->pause_until ? p->pause_until : TODAY + 9999;

	return day >= p->accredited && (!p->left || day <= p->left) &&
	       !(p->pause_from && day >= p->pause_from && day <= until);
}

bool peer_travels(const struct peer *p, int region)
{
	static const int near[REGIONS][2] = {
		{ 8, 9 }, { 2, 0 }, { 5, 1 }, { 9, 4 }, { 9, 7 },
		{ 2, 6 }, { 7, 5 }, { 8, 4 }, { 7, 0 }, { 3, 0 },
	};

	return !p->stays_near || region == p->region ||
	       region == near[p->region][0] || region == near[p->region][1];
}

int peer_council(const struct peer *p, int day)
{
	if (p->seat_lost && day > p->seat_lost + 4)
		return -1;
	if (p->former_council >= 0 && day <= p->former_until)
		return p->former_council;
	return p->council;
}

const struct peer *lead_national(const struct pool *pool, enum group group,
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

const struct peer *lead_regional(const struct pool *pool, enum group group,
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
