/* People and their role as peers.  All invented. */
#include "sample.h"

#include <string.h>

const char *const group_names[GROUPS] = { "con", "ind", "lab", "ld" };

/* As many peers as each group has, in order of group. */
static const int group_sizes[GROUPS] = { 28, 16, 30, 22 };

static const char *const given_names[PEERS] = {
	"Tamsin", "Gwilym", "Farida", "Alaric", "Josephine", "Kwabena",
	"Marigold", "Desmond", "Ishani", "Barnaby", "Rosalind", "Tomasz",
	"Hyacinth", "Leopold", "Nasreen", "Fergus", "Winifred", "Obadiah",
	"Sunniva", "Percival", "Chidinma", "Rupert", "Araminta", "Devendra",
	"Philippa", "Cornelius", "Zainab", "Ambrose", "Delphine", "Hamish",
	"Oluwaseun", "Prudence", "Magnus", "Yasmina", "Cuthbert", "Elowen",
	"Rajinder", "Beatrix", "Montague", "Saoirse", "Everard", "Lakshmi",
	"Theodora", "Ignatius", "Morwenna", "Babatunde", "Clementine",
	"Aneurin", "Parveen", "Lysander", "Henrietta", "Stanislaw", "Olwen",
	"Jermaine", "Cordelia", "Hector", "Amarjit", "Verity", "Caradoc",
	"Nkechi", "Algernon", "Isolde", "Mustafa", "Peregrine", "Bronwen",
	"Tyrone", "Evangeline", "Giles", "Shabnam", "Wilfred", "Angharad",
	"Roderick", "Temperance", "Kamal", "Octavia", "Lachlan", "Anjali",
	"Bartholomew", "Eluned", "Winston", "Ottilie", "Conrad", "Ruqayyah",
	"Ferdinand", "Mair", "Jocelyn", "Adebayo", "Harriet", "Silvester",
	"Meera", "Godfrey", "Nerys", "Ewan", "Valentina", "Crispin", "Honor"
};

static const char *const family_names[PEERS] = {
	"Quillfeather", "Ap-Tegwyn", "Rahmani-Thorne", "Marlpit", "Swanbeck",
	"Asamoah-Fell", "Thimblethorpe", "Okehurst", "Banerji-Holt",
	"Larkwhistle", "Pennyquick-Moor", "Kowalik-Reave", "Brackenbridge",
	"Van der Wold", "Chaudry-Vale", "MacOrrin", "Otterbourne-Lee",
	"Stillwater", "Fjellgate", "Crumblehome", "Ezeoke-Lamb", "Saltmarsh",
	"Winterbrook", "Mehrotra-Pike", "Foxtwistle", "Hollowend",
	"Siddiq-Barrow", "Candleford", "Merriweal", "Drumtochter",
	"Adeyinka-Rowe", "Goosegreen", "Haldenby-Stray", "Karimzad",
	"Thistledown", "Penhallyn", "Sandhu-Wickes", "Applegarth-Nye",
	"Ravensholt", "O'Talloran", "Wetherspool", "Iyer-Cobham", "Plumbridge",
	"Halfpenny-Grant", "Tregorlan", "Ogunwale-Dart", "Millbeck",
	"Ap-Rhodri", "Hussainy", "Oakenshaw-Bell", "Turnpike", "Zielonka-Ward",
	"Pryce-Glanafon", "Baptiste-Lowe", "Hartsbane", "Cobblestow",
	"Gill-Aspinwold", "Fennimore-Ash", "Cadwgan", "Nwosu-Bright",
	"Tanglewood", "Birdsedge", "Yildirim-Cope", "Highcastle",
	"Llanerch-Wynne", "Desmarais-Poole", "Honeychurch-Dale", "Wythenstow",
	"Akhtar-Lyle", "Ironmonger-Speed", "Morgannwg-Tey", "Kilbrandle",
	"Fairweather-Ling", "Hassanally", "Buttercross", "MacAndlish",
	"Deshpande-Kerr", "Lovelock-Rudd", "Gwernant", "Campbell-Osier",
	"Featherstonehill", "Brightwater", "Al-Marwick", "Copperthwaite",
	"Tyddyn-Jones", "Larchmere", "Okafor-Sedge", "Nettlefold-Gray",
	"Quarrington", "Nair-Whitby", "Underbank", "Penmaen-Rees",
	"Strathlorne", "Rossetti-Crane", "Woodlouse-Hay", "Everdene-Starr"
};

bool in_patch(int patch, int region)
{
	static const int patches[REGIONS] = { 0, 0, 0, 1, 1, 0, 2, 2, 2, 1 };

	return patches[region] == patch;
}

static void plan_name(struct peer *p, int i)
{
	/* In steps, so that neighbours in a group are none in the lists. */
	p->given = given_names[i * 35 % PEERS];
	p->family = family_names[i * 35 % PEERS];
	snprintf(p->name, sizeof(p->name), "%s %s", p->given, p->family);
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

static void plan_service(struct pool *pool, struct peer *p, int rank,
			 struct chance *c)
{
	int first = rank < 5 ? 2007 : 2010, last = rank < 5 ? 2011 : 2021;
	int earliest;

	p->since = election_day(chance_between(c, first, last));
	earliest = p->since + 420;
	plan_past(pool, p);
	if (rank < 5)
		p->accredited = day_on(day_of(2015, 1, 10) +
				       chance_between(c, 0, 600), 2);
	else if (earliest < day_of(2019, 9, 2))
		earliest = day_of(2019, 9, 2);
	if (rank >= 5)
		p->accredited = day_on(chance_between(c, earliest,
						      day_of(2026, 5, 1)), 1);
}

static void plan_offer(struct peer *p, int rank, struct chance *c)
{
	p->leads = rank < 8 || chance_percent(c, 25);
	p->mentors = rank < 3 || chance_percent(c, 45);
	p->shadows = p->accredited > day_of(2022, 1, 1);
	p->stays_near = chance_percent(c, 25);
	p->days_a_year = (unsigned)chance_between(c, 6, 18);
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
	} else if (chance_percent(c, 18)) {
		p->pause_from = chance_between(c, late, day_of(2026, 8, 1));
		p->pause_until = p->pause_from + chance_between(c, 60, 240);
		if (p->pause_until > TODAY)
			p->pause_until = 0;
	} else if (chance_percent(c, 30) && p->group != LD) {
		p->former_group = p->group;
		p->group = p->group == IND ? LD : IND;
		p->group_since = chance_between(c, late, day_of(2026, 6, 1));
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

void people_plan(struct pool *pool)
{
	unsigned homes[REGIONS] = { 0 };
	int i = 0;

	for (int g = 0; g < GROUPS; g++) {
		for (int rank = 0; rank < group_sizes[g]; rank++, i++) {
			struct peer *p = &pool->peers[i];
			struct chance c = chance_new("peer", (unsigned)i);

			strcpy(p->person, "p-");
			chance_text(&c, p->person + 2, 8);
			strcpy(p->id, "r-");
			chance_text(&c, p->id + 2, 8);
			plan_name(p, i);
			p->group = (enum group)g;
			p->region = region_for(i, rank);
			p->council = council_home(pool, p->region,
						  homes[p->region]++);
			plan_service(pool, p, rank, &c);
			plan_lead(p, rank);
			plan_offer(p, rank, &c);
			plan_fate(p, rank, &c);
		}
	}
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
