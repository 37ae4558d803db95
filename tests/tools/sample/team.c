/* Who is on a team: peers and officers who can, whoever was asked and could
 * not, and when each was asked and answered. */
#include "work.h"

#include <string.h>

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

int team_plan(struct pool *pool, struct job *job, struct chance *c)
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
	return found;
}
