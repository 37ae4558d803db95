/* Pieces of work, and each peer's assignment to them. */
#include "sample.h"

#include <ctype.h>
#include <string.h>

static const struct {
	const char *id;
	unsigned team;			/* peers, besides a shadow */
	int length;			/* days from first to last */
	unsigned half_days;		/* allocated to a member */
} programmes[] = {
	[CHALLENGE] = { "corporate-peer-challenge", 3, 4, 9 },
	[FINANCE] = { "finance-peer-challenge", 2, 3, 7 },
	[PLANNING] = { "planning-peer-challenge", 2, 3, 7 },
	[REVIEW] = { "progress-review", 2, 2, 4 },
	[MENTORING] = { "mentoring", 1, 160, 6 },
	[GROUP_SUPPORT] = { "political-group-support", 1, 1, 3 },
	[ACADEMY] = { "leadership-academy", 2, 2, 4 },
};

static const char *const role_names[] = {
	"member", "lead", "shadow", "mentor"
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
	{ 8, 3, 2, 4, 8, 3, 1 },
};

struct job {
	char id[64];
	int host;
	enum programme programme;
	int starts, ends;
	int calls_off;		/* a day, or 0 */
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

/* Is the peer free then, with days to spare in that year? */
static bool has_time(const struct pool *pool, int peer, const struct job *job)
{
	unsigned year = programmes[job->programme].half_days + 2;

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
	return year <= 2 * pool->peers[peer].days_a_year;
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

static bool can_take(const struct pool *pool, int peer, const struct job *job,
		     enum role role, struct chance *c)
{
	const struct peer *p = &pool->peers[peer];

	if (!peer_active(p, job->starts - 100) ||
	    !peer_active(p, job->starts) || !peer_active(p, job->ends) ||
	    (p->seat_lost && p->seat_lost + 540 < job->starts))
		return false;
	if ((role == LEAD && !p->leads) || (role == MENTOR && !p->mentors) ||
	    (role == SHADOW && (!p->shadows ||
				job->starts - p->accredited > 700)))
		return false;
	return fits_host(pool, p, job->host) && has_time(pool, peer, job) &&
	       is_trained(p, job, role, c);
}

/* Someone who can, of a group that is not yet in the team where that is
 * possible; -1 if there is nobody. */
static int choose(const struct pool *pool, const struct job *job,
		  enum role role, unsigned groups, struct chance *c)
{
	unsigned order[PEERS];
	int second = -1;

	chance_shuffle(c, order, PEERS);
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

static int before(int day, int limit)
{
	return day < limit ? day : limit;
}

/* When it was offered, accepted and authorised, and what it came to. */
static void plan_course(struct work *w, const struct job *job,
			struct chance *c)
{
	unsigned more = w->role == LEAD ? 2 : 0;
	int used;

	w->starts = job->starts;
	w->ends = job->ends;
	w->offered = before(w->starts - chance_between(c, 60, 98), TODAY - 3);
	w->accepted = w->offered + chance_between(c, 2, 18);
	w->authorised = w->accepted + chance_between(c, 1, 14);
	w->allocated = programmes[w->programme].half_days + more;
	if (w->role == SHADOW)
		w->allocated -= 3;
	used = (int)w->allocated + chance_between(c, -2, 1);
	if (job->calls_off)
		w->cancelled = before(job->calls_off, TODAY);
	else if (w->ends < TODAY)
		w->used = used > 1 ? (unsigned)used : 1;
	if (w->authorised > TODAY || (w->cancelled &&
				      w->authorised >= w->cancelled))
		w->authorised = 0;
	if (w->accepted > TODAY)
		w->accepted = 0;
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

static void write_days(FILE *f, const struct work *w, struct chance *c)
{
	static const char *const by[] = {
		"head-of-group-office", "head-of-group-office",
		"programme-manager", "national-lead-peer"
	};

	fprintf(f, "days:\n  allocated: %g\n", w->allocated / 2.0);
	if (w->authorised)
		fprintf(f, "  authorised: %g\n  authorised_on: %s\n"
			"  authorised_by: %s\n", w->allocated / 2.0,
			day_text(w->authorised).s, by[chance_below(c, 4)]);
	if (w->used)
		fprintf(f, "  used: %g\n", w->used / 2.0);
}

static void write_sessions(FILE *f, const struct work *w, struct chance *c)
{
	int agreed = chance_between(c, 4, 8);
	int held = 0;

	if (w->programme != MENTORING)
		return;
	if (w->used)
		held = agreed - (chance_percent(c, 25) ? 1 : 0);
	else if (w->starts < TODAY && !w->cancelled)
		held = agreed / 2;
	fprintf(f, "sessions:\n  agreed: %d\n  held: %d\n", agreed, held);
}

static void write_money(FILE *f, const struct work *w, struct chance *c)
{
	int expenses = w->programme == MENTORING ? chance_between(c, 0, 90) :
		       chance_between(c, 60, 420);

	fprintf(f, "funding: %s\n",
		w->programme == GROUP_SUPPORT || w->programme == MENTORING ?
		(chance_percent(c, 70) ? "group-office" : "peer-support-team") :
		chance_percent(c, 92) ? "peer-support-team" : "host-council");
	if (w->used)
		fprintf(f, "cost:\n  fee: %u\n  expenses: %d\n",
			w->role == SHADOW ? 0 : w->used * 150, expenses);
}

static void write_themes(FILE *f, const struct work *w, struct chance *c)
{
	static const char *const themes[] = {
		"priorities-and-outcomes", "leadership",
		"governance-and-culture", "finance", "capacity",
		"devolution-and-reorganisation", "group-discipline",
		"member-development", "new-leadership", "scrutiny"
	};
	unsigned order[10], n = 1 + chance_below(c, 3);

	if (!w->used)
		return;
	chance_shuffle(c, order, 10);
	fputs("themes:\n", f);
	for (unsigned i = 0; i < n; i++)
		fprintf(f, "  - %s\n", themes[order[i]]);
}

static void write_ties(FILE *f, const struct work *w, struct chance *c)
{
	bool tied = chance_percent(c, 9);

	fprintf(f, "conflict:\n  declared_on: %s\n  outcome: %s\n",
		day_text(w->accepted ? w->accepted : w->offered).s,
		tied ? "declared-and-cleared" : "none");
	if (tied)
		fprintf(f, "  note: %s\n", notes[chance_below(c, 7)]);
}

static void write_assignment(const struct pool *pool, const struct work *w,
			     struct chance *c)
{
	static const char *const by[] = {
		"host-council", "host-council", "regional-team", "group-office"
	};
	static const char *const off[] = {
		"host-council", "peer", "programme"
	};
	const struct peer *p = &pool->peers[w->peer];
	bool wales = w->host >= 0 && pool->councils[w->host].region == 7;
	FILE *f = record_open("assignment", w->id);

	fprintf(f, "person: %s  # %s\njob: %s\n", p->who.person, p->who.name, w->job);
	if (w->host >= 0)
		fprintf(f, "host: %s  # %s\n", pool->councils[w->host].id,
			pool->councils[w->host].short_name);
	fprintf(f, "programme: %s\nrole: %s\n", programmes[w->programme].id,
		role_names[w->role]);
	if (wales)
		fprintf(f, "requested_by: %s\n",
			chance_percent(c, 60) ? "wlga" : "host-council");
	else if (chance_percent(c, 60) && w->host >= 0)
		fprintf(f, "requested_by: %s\n", by[chance_below(c, 4)]);
	record_day(f, "offered_on", w->offered);
	record_day(f, "accepted_on", w->accepted);
	record_day(f, "starts_on", w->starts);
	record_day(f, "ends_on", w->ends);
	write_days(f, w, c);
	write_sessions(f, w, c);
	write_money(f, w, c);
	write_ties(f, w, c);
	write_themes(f, w, c);
	if (w->cancelled)
		fprintf(f, "cancelled_on: %s\ncancelled_by: %s\n",
			day_text(w->cancelled).s, off[chance_below(c, 3)]);
	record_salt(f);
}

static void assign(struct pool *pool, const struct job *job, enum role role,
		   unsigned *groups, struct chance *c)
{
	int peer = choose(pool, job, role, *groups, c);
	struct work *w = &pool->work[pool->work_count];

	if (peer < 0)
		return;
	if (pool->work_count == WORK_MAX)
		die("too many", "assignments");
	*groups |= 1u << peer_group(&pool->peers[peer], job->starts);
	memset(w, 0, sizeof(*w));
	strcpy(w->id, "a-");
	chance_text(c, w->id + 2, 8);
	strcpy(w->job, job->id);
	w->peer = peer;
	w->host = job->host;
	w->programme = job->programme;
	w->role = role;
	plan_course(w, job, c);
	pool->work_count++;
	write_assignment(pool, w, c);
}

static void staff(struct pool *pool, const struct job *job, struct chance *c)
{
	unsigned groups = 0;

	if (job->programme == MENTORING) {
		assign(pool, job, MENTOR, &groups, c);
		return;
	}
	for (unsigned i = 0; i < programmes[job->programme].team; i++)
		assign(pool, job, i ? MEMBER : LEAD, &groups, c);
	if (job->programme == CHALLENGE && chance_percent(c, 35))
		assign(pool, job, SHADOW, &groups, c);
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
		 day_year(job->starts), programmes[job->programme].id);
	if (job->host < 0 && n)
		snprintf(job->id + strlen(job->id),
			 sizeof(job->id) - strlen(job->id), "-%d", n + 1);
}

static void plan_job(struct pool *pool, int year, enum programme programme,
		     int n, const unsigned *pack, unsigned *dealt)
{
	struct job job = { .host = -1, .programme = programme };
	struct chance c = chance_new(programmes[programme].id,
				     (unsigned)(year * 100 + n));
	int first = day_of(year, 1, 12), last = day_of(year, 11, 25);

	if (year == 2027)
		last = day_of(year, 2, 10);
	job.starts = day_on(chance_between(&c, first, last), 1);
	job.ends = job.starts + programmes[programme].length - 1;
	if (programme != ACADEMY)
		job.host = next_host(pool, pack, dealt, &job);
	if (chance_percent(&c, 5))
		job.calls_off = job.starts - chance_between(&c, 4, 30);
	name_job(pool, &job, n);
	staff(pool, &job, &c);
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
}
