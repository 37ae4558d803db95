/* Groups, courses, and the events at which they are held. */
#include "training.h"

#include <stdlib.h>
#include <string.h>

const struct course courses[] = {
	{ "cpc-member-training", "Corporate peer challenge training", "cpc",
	  "A full day for new member peers: what a corporate peer challenge "
	  "is, how a team works, and a practice interview and feedback "
	  "session.",
	  ANY_GROUP, "expected", "[member, lead]", NULL, 4, 2,
	  "improvement-team",
	  "The practice session uses the five core elements of 2022.",
	  2021, { 2, 5, 9, 11 }, 1, "Corporate peer challenge training", 20,
	  true },
	{ "mentoring-training", "Member peer mentoring training", "mentoring",
	  "How to mentor a fellow councillor: agreeing what it is for, "
	  "listening, keeping confidences, and ending well.",
	  ANY_GROUP, "expected", "[mentor]", NULL, 4, 2, "improvement-team",
	  "Brought into line with the handbook as it was relaunched in 2023.",
	  2021, { 1, 4, 6, 10 }, 1, "Mentoring training", 16, true },
	{ "peer-induction", "Peer induction", "induction",
	  "An evening on line with the induction pack: who is who, how days "
	  "are agreed, what to do when something goes wrong.",
	  ANY_GROUP, "expected", NULL, NULL, 4, 1, "improvement-team",
	  "Follows the common induction pack of all four groups.",
	  2021, { 1, 4, 7, 10 }, 1, "Peer induction", 40, false },
	{ "member-peer-conference", "Member peer conference",
	  "peer-conference",
	  "Two days for all member peers, across parties: what the year's work "
	  "has shown, and time to reflect on how peers work.",
	  ANY_GROUP, "expected", NULL, "P3Y", 1, 4, "improvement-team",
	  "Has sessions for cross-party reflection and wider development.",
	  2021, { 11 }, 2, "Member peer conference", 160, true },
	{ "independent-accreditation-day", "Independent accreditation day",
	  "accreditation",
	  "Information on what peer work entails, and then an assessment led "
	  "by the national lead peer.",
	  IND, "must", NULL, NULL, 0, 2, "ind-group-office", NULL,
	  2021, { 3, 9 }, 1, "Independent accreditation day", 12, false },
	{ "labour-annual-training", "Labour peers' annual training",
	  "group-training",
	  "The group's yearly training day for all of its peers.",
	  LAB, "expected", NULL, "P1Y", 1, 2, "lab-group-office", NULL,
	  2021, { 6 }, 1, "Labour peers' annual training", 80, true },
	{ "labour-new-peers", "Labour new peers' day", "group-training",
	  "A day for those who have become Labour peers since the last one.",
	  LAB, "expected", NULL, NULL, 1, 2, "lab-group-office", NULL,
	  2021, { 10 }, 1, "Labour new peers' day", 20, false },
	{ "ld-federal-conference", "Liberal Democrat Federal Conference",
	  "party-conference",
	  "The party's federal conference, with a meeting of the group's "
	  "peers.",
	  LD, "must", NULL, "P1Y", 1, 6, "party", NULL,
	  2021, { 9 }, 3, "Liberal Democrat Federal Conference", 0, true },
	{ "ld-local-government-conference",
	  "Liberal Democrat Local Government Conference", "party-conference",
	  "The party's conference for councillors, with a session for peers.",
	  LD, "must", NULL, "P1Y", 1, 2, "party", NULL,
	  2021, { 6 }, 1, "Liberal Democrat Local Government Conference", 0,
	  true },
	{ "ld-regional-gathering", "Liberal Democrat regional gathering",
	  "regional-gathering",
	  "A gathering of one or more regions at which the group's peers meet.",
	  LD, "must", NULL, NULL, 2, 1, "party", NULL,
	  2021, { 3, 11 }, 1, "Liberal Democrat regional gathering", 80, true },
	{ "conservative-peer-day", "Conservative peers' day", "group-training",
	  "A day with the group's national lead peer: practice, and news.",
	  CON, "may", NULL, NULL, 1, 2, "con-group-office", NULL,
	  2022, { 2 }, 1, "Conservative peers' day", 40, false },
	{ "lga-conference-peer-session", "Peer session at LGA Conference",
	  "lga-conference",
	  "A session for member peers on the themes and lessons of the past "
	  "year's improvement work.",
	  ANY_GROUP, "may", NULL, NULL, 1, 1, "improvement-team", NULL,
	  2023, { 7 }, 1, "Peer session at LGA Conference", 80, true },
	{ "finance-peer-briefing", "Finance peer briefing", "skills",
	  "Half a day on reading a council's accounts and medium-term plan as "
	  "a peer, with two worked examples.",
	  ANY_GROUP, "may", NULL, NULL, 0, 1, "improvement-team", NULL,
	  2022, { 12 }, 1, "Finance peer briefing", 30, false },
	{ "welsh-councils-briefing", "Working with Welsh councils", "skills",
	  "What differs in Wales: the law, the partners, the languages, and "
	  "who asks for support. Held with the Welsh association.",
	  ANY_GROUP, "may", NULL, NULL, 0, 1, "wlga", NULL,
	  2023, { 3 }, 1, "Working with Welsh councils", 25, false },
};

enum { COURSES = sizeof(courses) / sizeof(*courses) };

void groups_write(void)
{
	static const struct {
		const char *id, *name, *executive, *office;
	} groups[GROUPS] = {
		{ "con", "Conservative Group", "Conservative Group Executive",
		  "Conservative Group Office" },
		{ "ind", "Independent Group", "Independent Group Executive",
		  "Independent Group Office" },
		{ "lab", "Labour Group", "Labour Group Executive",
		  "Labour Group Office" },
		{ "ld", "Liberal Democrat Group",
		  "Liberal Democrat Group Executive",
		  "Liberal Democrat Group Office" },
	};

	for (int g = 0; g < GROUPS; g++) {
		FILE *f = record_open("group", groups[g].id);

		fprintf(f, "name: %s\nexecutive: %s\noffice:\n  name: %s\n"
			"  email: peers.%s@example.org\n"
			"  phone: 01632 96070%d\n",
			groups[g].name, groups[g].executive, groups[g].office,
			groups[g].id, g + 1);
		record_close(f);
	}
}

static void write_course(const struct course *course)
{
	int first = day_of(course->first_year - 1, 1, 1);
	int second = day_of(2023, 6, 1);
	FILE *f;

	if (first > asof)
		return;
	f = record_open("course", course->id);
	fprintf(f, "name: %s\nfamily: %s\n", course->name, course->family);
	record_folded(f, "description", course->description);
	if (course->group != ANY_GROUP)
		fprintf(f, "groups: [%s]\n", group_names[course->group]);
	if (course == &courses[INDUCTION] || course == &courses[NEW_LABOUR])
		fputs("audience: new-peers\n", f);
	if (course == &courses[ACCREDITATION])
		fputs("audience: applicants\n", f);
	fprintf(f, "expected: %s\n", course->expected);
	if (course->needed_for)
		fprintf(f, "needed_for: %s\n", course->needed_for);
	if (course->counts_for)
		fprintf(f, "counts_for: %s\n", course->counts_for);
	if (course->times_a_year)
		fprintf(f, "times_a_year: %d\n", course->times_a_year);
	fprintf(f, "length: %.2g\nowner: %s\n", course->half_days / 2.0,
		course->owner);
	if (strcmp(course->owner, "improvement-team") == 0)
		fputs("developer: improvement-team\n"
		      "commissioner: improvement-team\n", f);
	fprintf(f, "versions:\n  - version: v1\n    from: %s\n",
		day_text(first).s);
	if (course->change && second <= asof)
		fprintf(f, "  - version: v2\n    from: %s\n"
			"    change: %s\n", day_text(second).s,
			course->change);
	record_close(f);
}

static void slug(char *out, const char *text)
{
	for (; *text; text++)
		if (*text != '\'')
			*out++ = *text == ' ' ? '-' :
				 (char)(*text | (*text <= 'Z') << 5);
	*out = '\0';
}

/* Towns where there is room for a conference, and their regions. */
static const struct { const char *name; int region; } towns[] = {
	{ "Leeds", 9 }, { "Birmingham", 8 }, { "London", 2 },
	{ "Manchester", 4 }, { "Bristol", 6 }, { "Newcastle", 3 },
	{ "Nottingham", 0 }, { "Cardiff", 7 }, { "Cambridge", 1 },
	{ "Brighton", 5 }, { "York", 9 }, { "Exeter", 6 }, { "Liverpool", 4 },
};

static int event_day(const struct course *course, int year, int month,
		     struct chance *c)
{
	/* One draw to a statement: the order of arguments is the compiler's. */
	int day = day_of(year, month, 1) + chance_between(c, 2, 10);

	return day_on(day, course->days > 1 ? 3 : chance_between(c, 1, 3));
}

int accreditation_day(unsigned n)
{
	const struct course *course = &courses[ACCREDITATION];
	struct chance c = chance_new(course->id, n);

	return event_day(course, course->first_year + (int)n / 2,
			 course->months[n % 2], &c);
}

struct event_name accreditation_event(unsigned n)
{
	struct event_name name;
	int day = accreditation_day(n);

	snprintf(name.s, sizeof(name.s), "%s-%s-%s", day_text(day).s,
		 courses[ACCREDITATION].id,
		 day_year(day) == 2021 ? "online" : "london");
	return name;
}

const char *const session_codes[SESSIONS] = { "a", "b", "c", "d", "e" };

/* What the conference of a year has, since the review asked for more. */
static void write_sessions(FILE *f, int year)
{
	static const struct { const char *type, *title, *theme; } all[] = {
		{ "sector-themes", "What the year's work has shown",
		  "priorities-and-outcomes" },
		{ "cross-party-reflection", "How we work as peers, across "
		  "parties", "leadership" },
		{ "skills", "Asking the question that nobody asks",
		  "scrutiny" },
		{ "sector-themes", "Money: what recurs and what does not",
		  "finance" },
		{ "skills", "Mentoring a leader in their first year",
		  "new-leadership" },
		{ "sector-themes", "When councils are merged",
		  "devolution-and-reorganisation" },
		{ "skills", "Keeping a group together", "group-discipline" },
	};
	unsigned of[SESSIONS] = { 0, 1, 2 + (unsigned)year % 2,
				  4, 5 + (unsigned)year % 2 };

	fputs("sessions:\n", f);
	for (int i = 0; i < SESSIONS; i++)
		fprintf(f, "  - code: %s\n    title: '%s%s%s'\n    type: %s\n"
			"    themes: [%s]\n", session_codes[i],
			of[i] ? all[of[i]].title : "What the year",
			of[i] ? "" : "''", of[i] ? "" : "s work has shown",
			all[of[i]].type, all[of[i]].theme);
}

static void plan_event(struct event *e, int year, int month, unsigned n)
{
	const struct course *course = e->course;
	struct chance c = chance_new(course->id, n);
	/* In 2021 everything but the conferences was on line. */
	bool distant = year == 2021 && course->days == 1;

	e->number = (unsigned)(course - courses) * 64 + n;
	e->online = strcmp(course->family, "induction") == 0 || distant;
	e->sessions = course == &courses[CONFERENCE] && year >= 2023;
	e->room = distant && course->capacity ? course->capacity * 3 / 2 :
		  course->capacity;
	e->starts = event_day(course, year, month, &c);
	e->ends = e->starts + course->days - 1;
	/* The trainer fell ill, and no other day was found in that year. */
	if (course == &courses[MENTORING_COURSE] && year == 2025 && month == 10)
		e->cancelled = e->starts - 6;
}

static void write_event(struct event *e, unsigned n)
{
	const struct course *course = e->course;
	unsigned town = (n * 3 + (unsigned)(course - courses)) % 13;
	bool second = course->change && e->starts >= day_of(2023, 6, 1);
	char place[60];
	FILE *f;

	if (!course->travels)
		town = 2;
	slug(place, e->online ? "online" : towns[town].name);
	snprintf(e->id, sizeof(e->id), "%s-%s-%s", day_text(e->starts).s,
		 course->id, place);
	/* Events are announced about half a year ahead. */
	if (e->starts - 200 > asof)
		return;
	f = record_open("event", e->id);
	fprintf(f, "course: %s\nversion: %s\nname: %s, %s, %s\n", course->id,
		second ? "v2" : "v1", course->title,
		e->online ? "online" : towns[town].name,
		day_text(e->starts).s);
	fprintf(f, "starts_on: %s\nends_on: %s\nplace: %s\n",
		day_text(e->starts).s, day_text(e->ends).s,
		e->online ? "online" : towns[town].name);
	if (!e->online)
		fprintf(f, "region: %s\n", region_names[towns[town].region]);
	if (e->room)
		fprintf(f, "capacity: %d\n", e->room);
	fprintf(f, "organiser: %s\n", course->owner);
	if (e->sessions)
		write_sessions(f, day_year(e->starts));
	record_past(f, "cancelled_on", e->cancelled);
	record_close(f);
}

/* All of one course's events up to that day. */
static int plan_course(struct event *events, int count, unsigned i, int last)
{
	const struct course *course = &courses[i];
	unsigned n = 0;

	for (int year = course->first_year; year <= 2027; year++)
		for (int m = 0; m < 4 && course->months[m]; m++) {
			int month = course->months[m];

			/* Mentoring training ran twice a year until the review
			 * asked for four. */
			if ((i == MENTORING_COURSE && year < 2023 &&
			     m % 2 == 1) || day_of(year, month, 1) > last)
				continue;
			if (count == EVENTS_MAX)
				die("too many", "events");
			events[count].course = course;
			plan_event(&events[count], year, month, n);
			write_event(&events[count++], n++);
		}
	return count;
}

static int by_day(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	return x->starts != y->starts ? (x->starts > y->starts) * 2 - 1 :
	       (x->number > y->number) - (x->number < y->number);
}

void training_write(struct pool *pool)
{
	static struct event events[EVENTS_MAX];
	int count = 0;

	for (unsigned i = 0; i < COURSES; i++) {
		write_course(&courses[i]);
		count = plan_course(events, count, i, day_of(2027, 4, 1));
	}
	qsort(events, (size_t)count, sizeof(*events), by_day);
	attendance_write(pool, events, count);
}
