/* How people became peers, and how others did not. */
#include "application.h"

#include <string.h>

/* Applications are kept from then on; what was decided before is known from
 * the register alone. */
#define KEPT_FROM day_of(2021, 11, 22)

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
	decision_plan(pool, &d, p->region, by_regional, &p->who);
	if (!d.register_only) {
		way_plan(pool, &a, &c, d.by, alone);
		a.note = p->who.number == last_of(pool, LD);
		d.application = a.id;
		application_write(pool, &a, &c, true);
		if (group == LD)
			referees_write(&a, number < 400 ? number - 320 :
				       80 + number - 520);
	}
	decision_write(&d, number);
	if (group != CON || d.register_only || number % 16 != 7)
		return;
	/* The executive wished to know more, and decided a meeting later. */
	d.outcome = "deferred";
	d.day -= 28;
	d.valid_until = 0;
	decision_write(&d, 6000 + number);
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
	int until = day_years_after(p->accredited, 3);

	if (p->accredited < INTERVIEWS_FROM) {
		if (peer_group(p, d.day) != CON || p->accredited >= d.day ||
		    (p->left && p->left < d.day))
			return;
		until = day_years_after(d.day, 3);
		d.valid_until = until;
		decision_write(&d, 2000 + number);
	}
	d.day = day_of(2026, 10, 13);
	if (until > TODAY + 14 || number % 3 == 1 || lapsed ||
	    peer_group(p, d.day) != CON || (p->left && p->left < d.day))
		return;
	d.valid_until = day_years_after(d.day, 3);
	decision_write(&d, 3000 + number);
}

static void write_removal(const struct pool *pool, const struct peer *p,
			  unsigned number)
{
	struct decision d = { .who = &p->who,
		.group = peer_group(p, p->left), .about = "removal",
		.outcome = "removed", .day = p->left,
		.reason = number % 2 ? "availability" : "conduct" };

	decision_plan(pool, &d, p->region, false, &p->who);
	d.valid_until = 0;
	if (d.group == IND) {		/* for removals, the executive's */
		d.role = "group-executive";
		d.by = NULL;
	}
	decision_write(&d, 4000 + number);
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
	decision_plan(pool, &d, a->region, by_regional, &a->who);
	if (application_kept(a, false))
		decision_write(&d, 5000 + number);
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
	way_plan(pool, &a, &c, decider, false);
	if (fate < 3) {
		a.withdrawn = way_day(&a, 60);
		a.closed = a.withdrawn;
		way_cut(&a, a.withdrawn);
	} else if (fate < 5 && a.group == IND) {
		a.count = 3;
		a.steps[2].outcome = fate == 3 ? "decline" : "not-yet";
		a.closed = a.steps[2].day;
	} else {
		refuse(pool, &a, number, by_regional);
	}
	application_write(pool, &a, &c, false);
	if (!application_kept(&a, false))
		return;
	human_write(&a.who, "Cllr", NULL, a.received);
	if (a.group == IND && a.count == 6)
		write_attended(&a, number);
	if (a.group == LD)
		referees_write(&a, 150 + number);
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
	way_plan(pool, &a, &c, NULL, false);
	a.closed = 0;
	if (still)
		a.count = a.group == LAB ? a.count : a.group == LD ? 4 : 2;
	way_cut(&a, TODAY);
	if (a.group == LD && a.checked > a.steps[a.count - 1].day)
		a.checked = 0;
	application_write(pool, &a, &c, false);
	if (!application_kept(&a, false))
		return;
	human_write(&a.who, "Cllr", NULL, a.received);
	if (a.group == LD)
		referees_write(&a, 300 + number % 30);
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
