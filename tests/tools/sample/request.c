/* Requests: who was asked for names and when they answered, what was needed,
 * and what was learnt. */
#include "work.h"

#include <string.h>

static const char *const outcome_names[] = {
	NULL, "filled", "part", "unfilled", "withdrawn", "passed-on"
};

/* As the policies have it. */
static int allowed(int day)
{
	return day < day_of(2023, 6, 1) ? 10 : 5;
}

static void ask(const struct pool *pool, struct job *job, enum group group,
		bool names, struct chance *c)
{
	struct asked *a = &job->asked[job->asked_count++];
	const struct holder *head;
	int in_time = chance_between(c, 1, 5), after = chance_between(c, 1, 8);
	bool late = chance_percent(c, 11);
	bool never = chance_percent(c, job->received < TODAY - 45 ? 12 : 45);

	a->group = group;
	a->asked = day_after_working(job->received, chance_between(c, 0, 2));
	a->names = names;
	head = office_holder(pool, HEAD_OF_GROUP_OFFICE, group, 0, a->asked);
	a->cover = head && holder_away(head, a->asked);
	if (!names && never)
		return;
	a->answered = day_after_working(a->asked, late ?
					allowed(a->asked) + after : in_time);
}

void asked_plan(const struct pool *pool, struct job *job, unsigned groups,
		struct chance *c)
{
	unsigned order[GROUPS];
	bool one = job->programme == GROUP_SUPPORT ||
		   job->programme == MENTORING;
	int more = !groups || (!one && chance_percent(c, 55));

	chance_shuffle(c, order, GROUPS);
	for (int i = 0; i < GROUPS; i++) {
		bool names = groups >> order[i] & 1;

		if (names || more-- > 0)
			ask(pool, job, (enum group)order[i], names, c);
	}
}

static void write_asked(FILE *f, const struct job *job)
{
	const char *heading = "asked:\n";

	for (int i = 0; i < job->asked_count; i++) {
		const struct asked *a = &job->asked[i];

		if (a->asked > asof)
			continue;
		fprintf(f, "%s  - group: %s\n    asked_on: %s\n", heading,
			group_names[a->group], day_text(a->asked).s);
		heading = "";
		if (a->answered && a->answered <= asof)
			fprintf(f, "    answered_on: %s\n    answer: %s\n",
				day_text(a->answered).s,
				a->names ? "names" : "none");
		fprintf(f, "    routed_to: %s\n", a->cover ? "cover" : "owner");
	}
}

static const char *const skills[][6] = {
	[CHALLENGE] = { "governance", "strategy", "scrutiny",
			"partnership-working", "no-overall-control",
			"performance-management" },
	[FINANCE] = { "financial-leadership", "commercial-judgement",
		      "governance", "scrutiny", "strategy",
		      "change-management" },
	[PLANNING] = { "community-engagement", "chairing", "negotiation",
		       "partnership-working", "working-with-officers",
		       "communications" },
	[REVIEW] = { "performance-management", "governance",
		     "change-management", "strategy", "scrutiny",
		     "local-government-reorganisation" },
	[MENTORING] = { "mentoring", "group-leadership", "chairing",
			"public-speaking", "working-with-officers",
			"scrutiny" },
	[GROUP_SUPPORT] = { "group-leadership", "negotiation",
			    "cross-party-working", "no-overall-control",
			    "communications", "governance" },
	[ACADEMY] = { "public-speaking", "group-leadership", "strategy",
		      "cross-party-working", "communications", "mentoring" },
};

static const char *const services[] = {
	"adult-social-care", "childrens-services", "climate-and-environment",
	"economic-development", "finance", "highways-and-transport",
	"homelessness", "housing", "planning", "regeneration",
	"waste-and-recycling"
};

static void write_needs(FILE *f, const struct pool *pool,
			const struct job *job, struct chance *c)
{
	unsigned order[6], n = (unsigned)chance_between(c, 1, 3);
	bool service = chance_percent(c, 55), type = chance_percent(c, 60);
	bool welsh = chance_percent(c, 50);
	const char *area = services[chance_below(c, 11)];

	chance_shuffle(c, order, 6);
	fputs("needs:\n  skills:\n", f);
	for (unsigned i = 0; i < n; i++)
		fprintf(f, "    - %s\n", skills[job->programme][order[i]]);
	if (job->programme == PLANNING)
		area = "planning";
	if (job->host < 0)
		return;
	if (service || job->programme == PLANNING)
		fprintf(f, "  service_areas:\n    - %s\n", area);
	if (type)
		fprintf(f, "  council_types:\n    - %s\n",
			pool->councils[job->host].type);
	if (welsh && pool->councils[job->host].region == 7)
		fputs("  languages:\n    - welsh\n", f);
}

static const char *requested_by(const struct pool *pool, const struct job *job,
				struct chance *c)
{
	static const char *const by[] = {
		"host-council", "host-council", "host-council",
		"regional-team", "regional-team", "programme", "group-office"
	};
	const char *who = by[chance_below(c, 7)];

	if (job->host < 0)
		return "programme";
	if (job->outcome == PASSED_ON)
		return "host-council";
	if (pool->councils[job->host].region == 7)
		return "wlga";
	if (job->programme == GROUP_SUPPORT)
		return "group-office";
	return who;
}

static void write_end(FILE *f, const struct job *job, struct chance *c)
{
	static const char *const whys[] = {
		"no-peer-with-the-skill", "no-peer-with-the-skill",
		"no-peer-of-the-council-type", "no-peer-who-would-travel",
		"nobody-free-then", "nobody-free-then", "no-answer-in-time",
		"ties-to-the-host"
	};
	const char *why = whys[chance_below(c, 8)];

	if (job->filled && job->filled <= asof)
		record_day(f, "filled_on", job->filled);
	if (!job->closed || job->closed > asof)
		return;
	fprintf(f, "closed_on: %s\noutcome: %s\n", day_text(job->closed).s,
		outcome_names[job->outcome]);
	if (job->outcome == PART || job->outcome == UNFILLED)
		fprintf(f, "unfilled_because: %s\n", why);
	if (job->outcome == PART || job->outcome == FILLED)
		lessons_write(f, job, c);
}

void request_write(const struct pool *pool, const struct job *job)
{
	struct chance c = chance_new(job->id, 100);
	FILE *f;

	if (job->received > asof)
		return;
	f = record_open("request", job->id);
	fprintf(f, "programme: %s\n", programme_names[job->programme]);
	if (job->host >= 0)
		fprintf(f, "host: %s  # %s\n", pool->councils[job->host].id,
			pool->councils[job->host].short_name);
	fprintf(f, "provider: %s\n",
		job->outcome == PASSED_ON ? "wlga" : "lga");
	fprintf(f, "requested_by: %s\n", requested_by(pool, job, &c));
	record_day(f, "received_on", job->received);
	record_day(f, "starts_on", job->starts);
	record_day(f, "ends_on", job->ends);
	write_asked(f, job);
	write_needs(f, pool, job, &c);
	fprintf(f, "team:\n  members: %d\n  parties_least: %d\n"
		"  officers_least: %d\n", job->members, job->parties,
		job->officers);
	if (job->programme == CHALLENGE)
		fprintf(f, "  shadow_welcome: %s\n",
			job->shadow_welcome ? "true" : "false");
	write_end(f, job, &c);
	record_close(f);
}

/* By and large what the groups have used, and rising. */
void allocations_write(void)
{
	static const int office[GROUPS] = { 44, 17, 30, 24 };
	static const int team[GROUPS] = { 175, 140, 190, 145 };

	for (int year = 2021; year <= 2027; year++) {
		for (int g = 0; g < 2 * GROUPS; g++) {
			struct chance c = chance_new("allocation",
					(unsigned)(year * 10 + g));
			int days = (g % 2 ? team : office)[g / 2] *
				   (70 + 5 * (year - 2021)) / 100;
			int decided = day_on(day_of(year - 1, 11, 1) +
					     chance_between(&c, 0, 12), 2);
			const char *centre = g % 2 ? "peer-support-team" :
						     "group-office";
			char id[64];
			FILE *f;

			if (decided > asof)
				continue;
			snprintf(id, sizeof(id), "%d-%s-%s", year,
				 group_names[g / 2], centre);
			f = record_open("allocation", id);
			fprintf(f, "group: %s\nyear: %d\ncost_centre: %s\n"
				"days: %d\nbudget: %d\ndecided_on: %s\n",
				group_names[g / 2], year, centre, days,
				days * 380, day_text(decided).s);
			record_close(f);
		}
	}
}
