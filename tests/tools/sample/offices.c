/* Who holds which office: the group offices and executives, the board, and the
 * association's staff.  Nobody here is a peer but some of the executives. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

static const char *const office_names[] = {
	[GROUP_EXECUTIVE] = "group-executive",
	[GROUP_LEADER] = "group-leader",
	[LEAD_MEMBER] = "lead-member",
	[BOARD_CHAIR] = "board-chair",
	[HEAD_OF_GROUP_OFFICE] = "head-of-group-office",
	[GROUP_OFFICER] = "group-officer",
	[PROGRAMME_MANAGER] = "programme-manager",
	[PRINCIPAL_ADVISER] = "principal-adviser",
	[PEER_CHALLENGE_MANAGER] = "peer-challenge-manager",
	[PEER_PLACEMENT_COORDINATOR] = "peer-placement-coordinator",
	[REGIONAL_TEAM] = "regional-team",
	[IMPROVEMENT_DIRECTOR] = "improvement-director",
	[DATA_PROTECTION_OFFICER] = "data-protection-officer",
};

static const char *const programme_names[] = {
	[CHALLENGE] = "corporate-peer-challenge",
	[FINANCE] = "finance-peer-challenge",
	[PLANNING] = "planning-peer-challenge",
	[REVIEW] = "progress-review",
	[MENTORING] = "mentoring",
	[GROUP_SUPPORT] = "political-group-support",
	[ACADEMY] = "leadership-academy",
};

static struct holder *add(struct pool *pool, enum office office,
			  enum group group, const struct human *who, int from,
			  int until)
{
	int n = pool->holder_count++;
	struct holder *h = &pool->holders[n];
	struct chance c = chance_new("holder", (unsigned)n);

	if (n == HOLDERS_MAX)
		die("too many", "holders");
	h->who = who ? *who : human_new(PEOPLE_HOLDERS + (unsigned)n);
	strcpy(h->id, "h-");
	chance_text(&c, h->id + 2, 8);
	h->office = office;
	h->group = group;
	h->from = from;
	h->until = until;
	h->deputies[0] = h->deputies[1] = -1;
	return h;
}

static void away(struct holder *h, int from, int until)
{
	if (from < h->from || (h->until && until > h->until))
		return;
	if (h->absence_count ==
	    sizeof(h->absences) / sizeof(*h->absences))
		die("too many", "absences");
	h->absences[h->absence_count++] = (struct absence){ from, until };
}

static int by_day(const void *a, const void *b)
{
	return ((const struct absence *)a)->from -
	       ((const struct absence *)b)->from;
}

/* Two weeks in each August, and for two of the heads a time besides. */
static void plan_absences(struct holder *h, unsigned n)
{
	struct chance c = chance_new("absence", n);

	for (int year = 2021; year <= 2026; year++) {
		int from = day_on(day_of(year, 7, 25) +
				  chance_between(&c, 0, 21), 0);

		away(h, from, from + 11);
	}
	if (h->office == HEAD_OF_GROUP_OFFICE && h->group == LAB)
		away(h, day_of(2024, 2, 5), day_of(2024, 6, 28));
	if (h->office == HEAD_OF_GROUP_OFFICE && h->group == IND)
		away(h, day_of(2026, 11, 16), day_of(2026, 12, 4));
	qsort(h->absences, (size_t)h->absence_count, sizeof(*h->absences),
	      by_day);
}

/* A head, who covers for nobody; two officers at a time, who cover for the head
 * and one for the other. */
static void plan_office(struct pool *pool, enum group g)
{
	static const int changes[GROUPS][2] = {
		{ 2023, 3 }, { 0, 0 }, { 0, 0 }, { 2025, 9 }
	};
	int first = pool->holder_count, start = day_of(2018 + (int)g, 4, 3);
	int left = day_of(2024, 1 + (int)g, 31);
	int change = changes[g][0] ?
		     day_of(changes[g][0], changes[g][1], 1) : 0;
	int heads = change ? 2 : 1;

	add(pool, HEAD_OF_GROUP_OFFICE, g, NULL, start,
	    change ? change - 1 : 0);
	if (change)
		add(pool, HEAD_OF_GROUP_OFFICE, g, NULL, change, 0);
	add(pool, GROUP_OFFICER, g, NULL, day_of(2019, 9, 2), 0)->title =
		"Peer support officer";
	add(pool, GROUP_OFFICER, g, NULL, day_of(2020, 1, 6), left)->title =
		"Group support officer";
	add(pool, GROUP_OFFICER, g, NULL, left + 1, 0)->title =
		"Group support officer";
	for (int i = first; i < pool->holder_count; i++) {
		struct holder *h = &pool->holders[i];
		bool is_head = i < first + heads;

		h->deputies[0] = is_head ? first + heads : first + heads - 1;
		h->deputies[1] = first + heads + 1 + (h->from > left);
		if (h->deputies[1] == i)
			h->deputies[1] = -1;
		if (i == first + heads)
			h->deputies[1] = first + heads + 2;
		plan_absences(h, (unsigned)i);
	}
}

/* The executive: five at a time, two of them peers; and the group's leader and
 * its lead member on the board, who are changed by elections. */
static void plan_members(struct pool *pool, enum group g, int first_peer)
{
	int turn = day_of(2023, 7, 1);

	for (int i = 0; i < 2; i++) {
		const struct peer *p = &pool->peers[first_peer + 8 + 6 * i];
		int from = day_of(2021 + i, 7, 1);

		if (from < p->accredited)
			from = turn > p->accredited ? turn :
			       p->accredited + 200;
		add(pool, GROUP_EXECUTIVE, g, &p->who, from, 0);
	}
	for (int i = 0; i < 3; i++) {
		add(pool, GROUP_EXECUTIVE, g, NULL, day_of(2019, 7, 1),
		    i ? turn - 1 : 0);
		if (i)
			add(pool, GROUP_EXECUTIVE, g, NULL, turn, 0);
	}
	add(pool, GROUP_LEADER, g, NULL, day_of(2020, 7, 1), turn - 1);
	add(pool, GROUP_LEADER, g, NULL, turn, 0);
	add(pool, LEAD_MEMBER, g, NULL, day_of(2021, 9, 1),
	    g % 2 ? day_of(2024, 8, 31) : 0);
	if (g % 2)
		add(pool, LEAD_MEMBER, g, NULL, day_of(2024, 9, 1), 0);
}

static void plan_staff(struct pool *pool)
{
	static const unsigned looked_after[] = {
		1u << CHALLENGE | 1u << REVIEW, 1u << FINANCE | 1u << PLANNING,
		1u << MENTORING | 1u << GROUP_SUPPORT, 1u << ACADEMY
	};
	struct holder *h;

	for (int i = 0; i < 4; i++) {
		int first = pool->holder_count;

		h = add(pool, PROGRAMME_MANAGER, ANY_GROUP, NULL,
			day_of(2017 + i, 10, 2), 0);
		h->programmes = looked_after[i];
		/* The next one covers; the last one, whom the first does. */
		h->deputies[0] = i < 3 ? first + 1 : first - 3;
		plan_absences(h, (unsigned)first);
	}
	for (int r = 0; r < REGIONS; r++) {
		int until = r % 4 == 3 ? day_of(2024, 3, 29) : 0;

		add(pool, PRINCIPAL_ADVISER, ANY_GROUP, NULL,
		    day_of(2019, 4, 1), until)->regions = 1u << r;
		if (until)
			add(pool, PRINCIPAL_ADVISER, ANY_GROUP, NULL,
			    until + 3, 0)->regions = 1u << r;
	}
	for (int i = 0; i < 8; i++)
		add(pool, PEER_CHALLENGE_MANAGER, ANY_GROUP, NULL,
		    day_of(2018 + i % 5, 2 + i, 1),
		    i == 2 || i == 5 ? day_of(2025, 1 + i, 28) : 0);
	for (int i = 0; i < 2; i++)
		add(pool, PEER_PLACEMENT_COORDINATOR, ANY_GROUP, NULL,
		    day_of(2021 + i, 1, 11), 0);
	for (int i = 0; i < 3; i++)
		add(pool, REGIONAL_TEAM, ANY_GROUP, NULL,
		    day_of(2020 + i, 5, 11), 0)->title = "Regional officer";
	add(pool, BOARD_CHAIR, ANY_GROUP, NULL, day_of(2020, 9, 1),
	    day_of(2024, 8, 31));
	add(pool, BOARD_CHAIR, ANY_GROUP, NULL, day_of(2024, 9, 1), 0);
	add(pool, IMPROVEMENT_DIRECTOR, ANY_GROUP, NULL, day_of(2016, 1, 4),
	    day_of(2025, 3, 31));
	add(pool, IMPROVEMENT_DIRECTOR, ANY_GROUP, NULL, day_of(2025, 4, 1),
	    0);
	h = add(pool, DATA_PROTECTION_OFFICER, ANY_GROUP, NULL,
		day_of(2018, 5, 25), 0);
	h->deputies[0] = pool->holder_count;
	add(pool, DATA_PROTECTION_OFFICER, ANY_GROUP, NULL,
	    day_of(2022, 2, 1), 0)->title = "Deputy data protection officer";
}

static void plan_officers(struct pool *pool)
{
	for (int i = 0; i < OFFICERS; i++) {
		struct officer *o = &pool->officers[i];
		struct chance c = chance_new("officer", (unsigned)i);

		o->who = human_new(PEOPLE_OFFICERS + (unsigned)i);
		strcpy(o->id, "o-");
		chance_text(&c, o->id + 2, 8);
		o->council = council_home(pool, i % REGIONS,
					  3 + (unsigned)i / REGIONS * 2);
		o->since = chance_between(&c, day_of(2017, 1, 9),
					  day_of(2025, 6, 1));
		if (o->since < pool->councils[o->council].founded)
			o->since = pool->councils[o->council].founded + 30;
		if (chance_percent(&c, 20) && o->since < day_of(2023, 1, 1))
			o->left = chance_between(&c, day_of(2024, 1, 1),
						 day_of(2026, 10, 1));
	}
}

void offices_plan(struct pool *pool)
{
	int first = 0;

	for (int g = 0; g < GROUPS; g++) {
		plan_office(pool, (enum group)g);
		plan_members(pool, (enum group)g, first);
		while (first < PEERS &&
		       peer_group(&pool->peers[first], 0) == (enum group)g)
			first++;
	}
	plan_staff(pool);
	plan_officers(pool);
}

const struct holder *office_holder(const struct pool *pool, enum office office,
				   enum group group, int region, int day)
{
	for (int i = 0; i < pool->holder_count; i++) {
		const struct holder *h = &pool->holders[i];

		if (h->office == office && h->from <= day &&
		    (!h->until || day <= h->until) &&
		    (h->group == ANY_GROUP || h->group == group) &&
		    (!h->regions || h->regions >> region & 1))
			return h;
	}
	return NULL;
}

bool holder_away(const struct holder *holder, int day)
{
	for (int i = 0; i < holder->absence_count; i++)
		if (holder->absences[i].from <= day &&
		    day <= holder->absences[i].until)
			return true;
	return false;
}

/* The names whose bits are set. */
static void write_bits(FILE *f, const char *key, unsigned bits,
		       const char *const *names)
{
	if (bits)
		fprintf(f, "%s:\n", key);
	for (int i = 0; bits >> i; i++)
		if (bits >> i & 1)
			fprintf(f, "  - %s\n", names[i]);
}

/* Who is away tells three weeks before. */
static void write_absences(FILE *f, const struct holder *h)
{
	for (int i = 0; i < h->absence_count; i++) {
		const struct absence *a = &h->absences[i];

		if (a->from - 21 > asof)
			return;
		if (i == 0)
			fputs("absences:\n", f);
		fprintf(f, "  - from: %s\n    until: %s\n",
			day_text(a->from).s, day_text(a->until).s);
	}
}

static void write_deputies(FILE *f, const struct pool *pool,
			   const struct holder *h)
{
	bool any = false;

	for (int i = 0; i < 2 && h->deputies[i] >= 0; i++) {
		const struct holder *d = &pool->holders[h->deputies[i]];

		if (d->from > asof)
			continue;
		if (!any)
			fputs("deputies:\n", f);
		any = true;
		fprintf(f, "  - %s\n", d->id);
	}
}

static void write_holder(const struct pool *pool, const struct holder *h)
{
	bool member = h->office <= BOARD_CHAIR;
	FILE *f;

	if (h->who.number >= PEOPLE_HOLDERS)
		human_write(&h->who, member ? "Cllr" : NULL, NULL,
			    h->from - 14);
	if (h->from > asof)
		return;
	f = record_open("holder", h->id);
	fprintf(f, "person: %s  # %s\noffice: %s\n", h->who.person,
		h->who.name, office_names[h->office]);
	if (h->group != ANY_GROUP)
		fprintf(f, "group: %s\n", group_names[h->group]);
	write_bits(f, "regions", h->regions, region_names);
	write_bits(f, "programmes", h->programmes, programme_names);
	if (h->title)
		fprintf(f, "title: %s\n", h->title);
	record_day(f, "from", h->from);
	record_past(f, "until", h->until);
	write_deputies(f, pool, h);
	write_absences(f, h);
	record_salt(f);
}

static void write_officer(const struct pool *pool, const struct officer *o,
			  unsigned n)
{
	static const char *const posts[] = {
		"chief-executive", "director", "director", "head-of-service",
		"finance-officer", "monitoring-officer", "policy-lead"
	};
	static const char *const services[] = {
		"adult-social-care", "childrens-services", "finance",
		"housing", "planning", "regeneration", "public-health",
		"economic-development", "highways-and-transport",
		"waste-and-recycling"
	};
	const struct council *home = &pool->councils[o->council];
	unsigned order[10], want;
	struct chance c = chance_new("officer profile", n);
	FILE *f;

	human_write(&o->who, NULL, NULL, o->since - 20);
	if (o->since > asof)
		return;
	f = record_open("officer", o->id);
	fprintf(f, "person: %s  # %s\ncouncil: %s  # %s\npost: %s\n"
		"service_areas:\n", o->who.person, o->who.name, home->id,
		home->short_name, posts[chance_below(&c, 7)]);
	chance_shuffle(&c, order, 10);
	want = 1 + chance_below(&c, 3);
	for (unsigned i = 0; i < want; i++)
		fprintf(f, "  - %s\n", services[order[i]]);
	if (home->region == 7 && n % 20 == 7)
		fputs("languages:\n  - welsh\n", f);
	record_day(f, "since", o->since);
	record_past(f, "left_on", o->left);
	record_salt(f);
}

static const struct { const char *need, *arranged_for; } needs[] = {
	{ "Step-free rooms, and a seat near the door.",
	  "[events, site-visits]" },
	{ "Papers in 16 point type, a day before.", "[documents]" },
	{ "A British Sign Language interpreter.",
	  "[events, site-visits, online-meetings]" },
	{ "A break of a quarter of an hour in each two hours.",
	  "[events, site-visits]" },
	{ "Captions on every call, and the chat read out.",
	  "[online-meetings]" },
	{ "Travel after half past nine, and a seat booked.", "[travel]" },
	{ "Documents that a screen reader can read; no scanned pages.",
	  "[documents, online-meetings]" },
	{ "Somebody to travel with, whose fare is paid.", "[travel]" },
	{ "A hotel with a fridge in the room.", "[travel, site-visits]" },
	{ "Interviews one at a time, with the questions beforehand.",
	  "[site-visits]" },
	{ "A parking space at the door.", "[travel, events, site-visits]" },
	{ "An induction loop in the room.", "[events, site-visits]" },
};

/* Removed a year after it ended, as the kind's retention says; but the first
 * was forgotten. */
static void write_adjustment(const struct pool *pool, unsigned n)
{
	const struct peer *p = &pool->peers[11 + n * 31];
	struct chance c = chance_new("adjustment", n);
	int agreed, ended = 0;
	char id[12] = "j-";
	FILE *f;

	chance_text(&c, id + 2, 8);
	agreed = p->accredited + chance_between(&c, 10, 200);
	if (agreed < day_of(2021, 3, 1))
		agreed += day_of(2022, 1, 10) - day_of(2017, 9, 4);
	if (n % 4 == 0)
		ended = n ? agreed + chance_between(&c, 200, 500) :
			day_of(2025, 7, 18);
	if (p->left && (!ended || ended > p->left))
		ended = p->left;
	if (agreed > asof || (ended && ended < agreed) ||
	    (n && record_over(ended, 1)))
		return;
	f = record_open("adjustment", id);
	fprintf(f, "person: %s  # %s\nneed: %s\narranged_for: %s\n",
		p->who.person, p->who.name, needs[n].need,
		needs[n].arranged_for);
	record_day(f, "agreed_on", agreed);
	record_day(f, "review_on", agreed + 365 * (1 + (asof - agreed) / 365));
	record_past(f, "ended_on", ended);
	record_salt(f);
}

void offices_write(const struct pool *pool)
{
	for (int i = 0; i < pool->holder_count; i++)
		write_holder(pool, &pool->holders[i]);
	for (unsigned i = 0; i < OFFICERS; i++)
		write_officer(pool, &pool->officers[i], i);
	for (unsigned i = 0; i < sizeof(needs) / sizeof(*needs); i++)
		write_adjustment(pool, i);
}
