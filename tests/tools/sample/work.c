/* Pieces of work, and each peer's assignment to them. */
#include "work.h"

#include <ctype.h>
#include <string.h>

const char *const programme_names[] = {
	"corporate-peer-challenge", "finance-peer-challenge",
	"planning-peer-challenge", "progress-review", "mentoring",
	"political-group-support", "leadership-academy"
};

static const struct {
	int members, officers, parties;	/* wanted, besides a shadow */
	int length;			/* days from first to last */
	unsigned half_days;		/* allocated to a member */
} programmes[] = {
	[CHALLENGE] = { 3, 1, 2, 4, 9 },
	[FINANCE] = { 2, 1, 1, 3, 7 },
	[PLANNING] = { 2, 1, 1, 3, 7 },
	[REVIEW] = { 2, 0, 1, 2, 4 },
	[MENTORING] = { 1, 0, 1, 160, 6 },
	[GROUP_SUPPORT] = { 1, 0, 1, 1, 3 },
	[ACADEMY] = { 2, 0, 1, 2, 4 },
};

const char *const role_names[] = {
	"member", "lead", "shadow", "mentor", "officer"
};

/* How many of each programme there are in a year, from 2021 on; for 2027 only
 * what has been asked for by now. */
static const int planned[][7] = {
	/* challenge finance planning review mentoring group academy */
	{ 12, 4, 4, 1, 12, 8, 4 },
	{ 18, 5, 5, 4, 22, 10, 4 },
	{ 20, 8, 5, 8, 28, 12, 5 },
	{ 24, 9, 6, 10, 34, 14, 5 },
	{ 22, 8, 6, 12, 34, 14, 5 },
	{ 24, 9, 6, 12, 36, 14, 5 },
	{ 14, 5, 3, 6, 14, 5, 1 },
};

static bool fits_host(const struct pool *pool, const struct peer *p, int host)
{
	if (host < 0)
		return true;
	return peer_travels(p, pool->councils[host].region) &&
	       host != p->tie_council &&
	       !councils_tied(pool, p->council, host) &&
	       (p->former_council < 0 ||
		!councils_tied(pool, p->former_council, host));
}

/* One who was sent more often in 2023 than the limit, which was only counted
 * afterwards, and is near it again in 2026. */
static int workhorse(const struct pool *pool)
{
	for (int i = GROUPS; i < PEERS; i++) {
		const struct peer *p = &pool->peers[i];

		if (p->leads && !p->stays_near && !p->left && !p->pause_from &&
		    !p->lead_from && !p->seat_lost && p->cpc_trained &&
		    p->cpc_trained < day_of(2022, 6, 1))
			return i;
	}
	return -1;
}

/* Is the peer free then, with days to spare in that year? */
static bool has_time(const struct pool *pool, int peer, const struct job *job)
{
	unsigned year = programmes[job->programme].half_days + 2;
	unsigned most = 2 * pool->peers[peer].days_a_year;

	if (most > 34)
		most = 34;	/* within each limit that there was */
	if (peer == workhorse(pool))
		most = day_year(job->starts) == 2023 ? 48 : 33;

	for (int i = 0; i < pool->work_count; i++) {
		const struct work *w = &pool->work[i];

		if (w->peer != peer || w->cancelled)
			continue;
		if (w->programme != MENTORING && job->programme != MENTORING &&
		    w->starts <= job->ends + 3 && job->starts <= w->ends + 3)
			return false;
		if (strcmp(w->job, job->id) == 0)
			return false;
		if (day_year(w->starts) == day_year(job->starts))
			year += w->allocated;
	}
	return year <= most;
}

/* Is the peer trained for it?  A few have been sent before they were: that is
 * what training gaps are, and reports are to find them. */
static bool is_trained(const struct peer *p, const struct job *job,
		       enum role role, struct chance *c)
{
	int trained = role == MENTOR ? p->mentoring_trained : p->cpc_trained;

	if (role == SHADOW)
		return true;
	return (trained && trained < job->starts) || chance_percent(c, 7);
}

static bool is_named(const struct job *job, int peer)
{
	for (int i = 0; i < job->named_count; i++)
		if (job->named[i].peer == peer)
			return true;
	return false;
}

static bool can_take(const struct pool *pool, int peer, const struct job *job,
		     enum role role, struct chance *c)
{
	const struct peer *p = &pool->peers[peer];

	if (!peer_active(p, job->received) ||
	    !peer_active(p, job->starts) || !peer_active(p, job->ends) ||
	    (p->seat_lost && p->seat_lost + 540 < job->starts))
		return false;
	if ((role == LEAD && !p->leads) || (role == MENTOR && !p->mentors) ||
	    (role == SHADOW && (!p->shadows ||
				job->starts - p->accredited > 700)))
		return false;
	return !is_named(job, peer) && fits_host(pool, p, job->host) &&
	       has_time(pool, peer, job) &&
	       is_trained(p, job, role, c);
}

/* Someone who can, of a group that is not yet in the team where that is
 * possible; -1 if there is nobody. */
static int choose(const struct pool *pool, const struct job *job,
		  enum role role, unsigned groups, struct chance *c)
{
	unsigned order[PEERS];
	int second = -1, often = workhorse(pool), year = day_year(job->starts);

	chance_shuffle(c, order, PEERS);
	if ((year == 2023 || year == 2026) && role != SHADOW && often >= 0 &&
	    can_take(pool, often, job, role, c))
		return often;
	for (unsigned i = 0; i < PEERS; i++) {
		const struct peer *p = &pool->peers[order[i]];

		if (!can_take(pool, (int)order[i], job, role, c))
			continue;
		if (!(groups >> peer_group(p, job->starts) & 1))
			return (int)order[i];
		if (second < 0)
			second = (int)order[i];
	}
	return second;
}

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

static struct named *name_one(struct job *job)
{
	struct named *n = &job->named[job->named_count++];

	if (job->named_count > NAMED_MAX)
		die("too many", "people named");
	memset(n, 0, sizeof(*n));
	n->peer = n->officer = -1;
	return n;
}

/* Somebody who is at work elsewhere on those days, and was promised to both:
 * once in 2025, and the warning is meant. */
static int promised_twice(struct pool *pool, const struct job *job,
			  enum role role)
{
	if (pool->has_promised || role != MEMBER || job->host < 0 ||
	    day_year(job->starts) != 2025)
		return -1;
	for (int i = 0; i < pool->work_count; i++) {
		const struct work *w = &pool->work[i];
		const struct peer *p = &pool->peers[w->peer];

		if (w->programme == MENTORING || w->cancelled ||
		    w->starts > job->ends || job->starts > w->ends ||
		    !fits_host(pool, p, job->host) || is_named(job, w->peer) ||
		    !peer_active(p, job->received) || !p->cpc_trained ||
		    p->cpc_trained > job->starts)
			continue;
		pool->has_promised = true;
		return w->peer;
	}
	return -1;
}

/* Chooses somebody for a place on the team, if there is anybody. */
static bool fill(struct pool *pool, struct job *job, enum role role,
		 unsigned *groups, struct chance *c)
{
	int peer = choose(pool, job, role, *groups, c);
	int twice = job->calls_off ? -1 : promised_twice(pool, job, role);
	struct named *n;

	if (twice >= 0)
		peer = twice;
	if (peer < 0)
		return false;
	n = name_one(job);
	n->peer = peer;
	n->role = role;
	n->group = peer_group(&pool->peers[peer], job->starts);
	n->answer = "accepted";
	n->assignment = "";
	*groups |= 1u << n->group;
	return true;
}

static bool officer_can(const struct pool *pool, int officer,
			const struct job *job)
{
	const struct officer *o = &pool->officers[officer];

	if (o->since > job->received || (o->left && o->left < job->ends) ||
	    councils_tied(pool, o->council, job->host))
		return false;
	for (int i = 0; i < pool->officer_work_count; i++) {
		const struct work *w = &pool->officer_work[i];

		if (w->peer == officer && w->starts <= job->ends + 3 &&
		    job->starts <= w->ends + 3)
			return false;
	}
	return true;
}

/* The improvement team finds the officers; once in a while it does not. */
static void plan_officers(const struct pool *pool, struct job *job,
			  struct chance *c)
{
	unsigned order[OFFICERS];
	int want = chance_percent(c, 2) ? 0 : job->officers;

	chance_shuffle(c, order, OFFICERS);
	for (unsigned i = 0; i < OFFICERS && want > 0; i++) {
		struct named *n;

		if (!officer_can(pool, (int)order[i], job))
			continue;
		n = name_one(job);
		n->officer = (int)order[i];
		n->role = OFFICER;
		n->group = ANY_GROUP;
		n->answer = "accepted";
		n->assignment = "";
		want--;
	}
}

/* The team, and how many of its places were filled. */
static int plan_team(struct pool *pool, struct job *job, unsigned *groups,
		     struct chance *c)
{
	int found = 0, want = job->members;

	if (chance_percent(c, 10) && want > 1)
		want--;			/* one place stays empty */
	for (int i = 0; i < want; i++)
		found += fill(pool, job, job->programme == MENTORING ? MENTOR :
			      i ? MEMBER : LEAD, groups, c);
	return found;
}

/* Others who were asked and could not, or were not chosen in the end. */
static void plan_others(struct pool *pool, struct job *job, bool nobody,
			struct chance *c)
{
	static const char *const answers[] = {
		"declined", "declined", "declined", "no-answer", "accepted"
	};
	int tries = nobody ? 2 : (int)chance_below(c, 4) - 1;
	enum role role = job->programme == MENTORING ? MENTOR : MEMBER;

	for (int i = 0; i < tries; i++) {
		int peer = choose(pool, job, role, 0, c);
		const char *answer = answers[chance_below(c, 4 + !nobody)];
		struct named *n;

		if (peer < 0)
			continue;
		n = name_one(job);
		n->peer = peer;
		n->role = role;
		n->group = peer_group(&pool->peers[peer], job->starts);
		n->answer = answer;
	}
}

static const struct asked *asked_of(const struct job *job, enum group group)
{
	for (int i = 0; i < job->asked_count; i++)
		if (job->asked[i].group == group)
			return &job->asked[i];
	return NULL;
}

/* Each is asked once the group has named them, and answers. */
static void plan_answers(struct job *job, struct chance *c)
{
	for (int i = 0; i < job->named_count; i++) {
		struct named *n = &job->named[i];
		const struct asked *a = asked_of(job, n->group);
		int from = a && a->answered ? a->answered : job->received + 6;

		n->offered = day_after_working(from, chance_between(c, 0, 2));
		n->answered = n->offered + chance_between(c, 1, 11);
		n->selected = day_after_working(n->answered,
						chance_between(c, 0, 3));
		if (!n->assignment)
			n->selected = 0;
		if (n->selected > job->filled)
			job->filled = n->selected;
	}
}

const struct human *named_who(const struct pool *pool, const struct named *n)
{
	return n->role == OFFICER ? &pool->officers[n->officer].who :
				    &pool->peers[n->peer].who;
}

static void assign(struct pool *pool, struct job *job, struct named *n)
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

/* The next council in the pack that stands on those days and has no job of
 * that name yet. */
static int next_host(const struct pool *pool, const unsigned *pack,
		     unsigned *dealt, const struct job *job)
{
	for (;;) {
		unsigned n = (unsigned)pool->council_count;
		int host = (int)pack[(*dealt)++ % n];
		const struct council *c = &pool->councils[host];

		if (c->founded + 300 < job->starts &&
		    (!c->abolished || job->ends < c->abolished))
			return host;
	}
}

/* A host has one job of a name in a year; the association may have more. */
static void name_job(const struct pool *pool, struct job *job, int n)
{
	char code[5] = "lga";

	for (int i = 0; job->host >= 0 && i < 5; i++)
		code[i] = (char)tolower(pool->councils[job->host].id[i]);
	snprintf(job->id, sizeof(job->id), "%s-%d-%s", code,
		 day_year(job->starts), programme_names[job->programme]);
	if (job->host < 0 && n)
		snprintf(job->id + strlen(job->id),
			 sizeof(job->id) - strlen(job->id), "-%d", n + 1);
}

/* What it is about; and, of lessons on each theme, the next in turn. */
static void plan_themes(struct pool *pool, struct job *job, struct chance *c)
{
	static const char *const themes[] = {
		"priorities-and-outcomes", "leadership",
		"governance-and-culture", "finance", "capacity",
		"devolution-and-reorganisation", "group-discipline",
		"member-development", "new-leadership", "scrutiny"
	};
	unsigned order[10];

	chance_shuffle(c, order, 10);
	job->theme_count = 1 + (int)chance_below(c, THEMES_MAX);
	job->has_lessons = chance_percent(c, 28);
	for (int i = 0; i < job->theme_count; i++) {
		job->themes[i] = themes[order[i]];
		if (job->has_lessons && i < 2)
			job->lessons[i] = pool->lessons_dealt[order[i]]++;
	}
}

/* When it was asked for, and what became of it before anybody was looked for:
 * Wales supports most of its own councils itself. */
static void plan_request(const struct pool *pool, struct job *job,
			 struct chance *c)
{
	bool small = job->programme == MENTORING ||
		     job->programme == GROUP_SUPPORT;
	bool wales = job->host >= 0 && pool->councils[job->host].region == 7;
	bool own = chance_percent(c, 40), back = chance_percent(c, 2);

	job->received = job->starts - (small ? chance_between(c, 72, 115) :
				       chance_between(c, 105, 170));
	job->received = day_after_working(job->received - 1, 1);
	job->members = programmes[job->programme].members;
	job->officers = programmes[job->programme].officers;
	job->parties = programmes[job->programme].parties;
	if (job->received < day_of(2023, 6, 1))
		job->parties = 1;
	job->shadow_welcome = job->programme == CHALLENGE &&
			      chance_percent(c, 55);
	if (wales && own)
		job->outcome = PASSED_ON;
	else if (back)
		job->outcome = WITHDRAWN;
}

/* How it ended, and when. */
static void plan_close(struct job *job, int found, struct chance *c)
{
	int after = chance_between(c, 10, 45), ahead = chance_between(c, 8, 30);

	if (job->outcome == PASSED_ON || job->outcome == WITHDRAWN) {
		job->closed = day_after_working(job->received, ahead / 3);
		job->filled = 0;
	} else if (!found) {
		job->outcome = UNFILLED;
		job->closed = job->starts - ahead;
		job->filled = 0;
	} else if (job->calls_off) {
		job->outcome = WITHDRAWN;
		job->closed = job->calls_off;
	} else {
		job->outcome = found < job->members ? PART : FILLED;
		job->closed = job->ends + after;
	}
	if (job->outcome == PART)
		job->filled = 0;
}

static void staff(struct pool *pool, struct job *job, struct chance *c)
{
	bool nobody = chance_percent(c, 6);
	unsigned groups = 0;
	int found = 0;

	if (!nobody)
		found = plan_team(pool, job, &groups, c);
	if (found && job->shadow_welcome && chance_percent(c, 60))
		fill(pool, job, SHADOW, &groups, c);
	plan_others(pool, job, nobody, c);
	for (int i = 0; i < job->named_count; i++)
		groups |= 1u << job->named[i].group;
	if (found)
		plan_officers(pool, job, c);
	asked_plan(pool, job, groups, c);
	plan_answers(job, c);
	plan_close(job, found, c);
	for (int i = 0; i < job->named_count; i++)
		if (job->named[i].assignment)
			assign(pool, job, &job->named[i]);
}

static void plan_job(struct pool *pool, int year, enum programme programme,
		     int n, const unsigned *pack, unsigned *dealt)
{
	struct job job = { .host = -1, .programme = programme };
	struct chance c = chance_new(programme_names[programme],
				     (unsigned)(year * 100 + n));
	int first = day_of(year, 1, 12), last = day_of(year, 11, 25);

	if (year == 2027)
		last = day_of(year, 3, 31);
	job.starts = day_on(chance_between(&c, first, last), 1);
	job.ends = job.starts + programmes[programme].length - 1;
	if (programme != ACADEMY)
		job.host = next_host(pool, pack, dealt, &job);
	if (chance_percent(&c, 5))
		job.calls_off = job.starts - chance_between(&c, 4, 30);
	name_job(pool, &job, n);
	plan_themes(pool, &job, &c);
	plan_request(pool, &job, &c);
	if (job.received > TODAY)
		return;
	if (job.outcome == OPEN)
		staff(pool, &job, &c);
	else
		plan_close(&job, 0, &c);
	request_write(pool, &job);
	offers_write(pool, &job);
}

void work_write(struct pool *pool)
{
	unsigned pack[COUNCILS_MAX], dealt = 0;
	struct chance c = chance_new("hosts", 0);

	chance_shuffle(&c, pack, (unsigned)pool->council_count);
	for (int y = 0; y < 7; y++)
		for (int p = CHALLENGE; p <= ACADEMY; p++)
			for (int n = 0; n < planned[y][p]; n++)
				plan_job(pool, 2021 + y, (enum programme)p, n,
					 pack, &dealt);
	allocations_write();
}
