/* Groups, courses, events, and who came. */
#include "sample.h"

#include <string.h>

struct course {
	const char *id, *name, *family, *description;
	enum group group;		/* ANY_GROUP: for all */
	const char *expected, *needed_for, *counts_for;
	int times_a_year, half_days;
	const char *owner, *change;	/* what version 2 brought */
	/* When it is held: from that year on, in those months, that long. */
	int first_year, months[4], days;
	const char *title;		/* of its events; after it comes the
					   place or the year */
	int capacity;
	bool travels;			/* held in another town each time */
};

static const struct course courses[] = {
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
	  LAB, "expected", NULL, NULL, 1, 2, "lab-group-office", NULL,
	  2021, { 6 }, 1, "Labour peers' annual training", 60, true },
	{ "labour-new-peers", "Labour new peers' day", "group-training",
	  "A day for those who have become Labour peers since the last one.",
	  LAB, "expected", NULL, NULL, 1, 2, "lab-group-office", NULL,
	  2021, { 10 }, 1, "Labour new peers' day", 20, false },
	{ "ld-federal-conference", "Liberal Democrat Federal Conference",
	  "party-conference",
	  "The party's federal conference, with a meeting of the group's "
	  "peers.",
	  LD, "must", NULL, NULL, 1, 6, "party", NULL,
	  2021, { 9 }, 3, "Liberal Democrat Federal Conference", 0, true },
	{ "ld-local-government-conference",
	  "Liberal Democrat Local Government Conference", "party-conference",
	  "The party's conference for councillors, with a session for peers.",
	  LD, "must", NULL, NULL, 1, 2, "party", NULL,
	  2021, { 6 }, 1, "Liberal Democrat Local Government Conference", 0,
	  true },
	{ "ld-regional-gathering", "Liberal Democrat regional gathering",
	  "regional-gathering",
	  "A gathering of one or more regions at which the group's peers meet.",
	  LD, "must", NULL, NULL, 0, 1, "party", NULL,
	  2021, { 3 }, 1, "Liberal Democrat regional gathering", 80, true },
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

enum {
	COURSES = sizeof(courses) / sizeof(*courses),
	CPC = 0, MENTORING_COURSE = 1, INDUCTION = 2, ACCREDITATION = 4
};

struct event {
	char id[160];
	const struct course *course;
	int starts, ends;
	int booked;
	bool online;
};

void groups_write(void)
{
	static const struct {
		const char *id, *name, *executive, *office, *accredits, *entry;
		bool cv;
	} groups[GROUPS] = {
		{ "con", "Conservative Group", "Conservative Group Executive",
		  "Conservative Group Office", "group-executive",
		  "application-form, lead-peer-conversation, decision", false },
		{ "ind", "Independent Group", "Independent Group Executive",
		  "Independent Group Office", "national-lead-peer",
		  "application-form, lead-peer-sift, accreditation-day, "
		  "decision", false },
		{ "lab", "Labour Group", "Labour Group Executive",
		  "Labour Group Office",
		  "regional-lead-peer, national-lead-peer",
		  "recommendation, application-form, decision", true },
		{ "ld", "Liberal Democrat Group",
		  "Liberal Democrat Group Executive",
		  "Liberal Democrat Group Office", "national-lead-peer",
		  "expression-of-interest, interview, referees, decision, "
		  "membership-check", false },
	};

	for (int g = 0; g < GROUPS; g++) {
		FILE *f = record_open("group", groups[g].id);

		fprintf(f, "name: %s\nexecutive: %s\noffice:\n  name: %s\n"
			"  email: peers.%s@example.org\n"
			"  phone: 01632 96070%d\naccredits: [%s]\n",
			groups[g].name, groups[g].executive, groups[g].office,
			groups[g].id, g + 1, groups[g].accredits);
		fprintf(f, "entry: [%s]\ncv_expected: %s\n", groups[g].entry,
			groups[g].cv ? "true" : "false");
		record_close(f);
	}
}

static void write_course(const struct course *course)
{
	FILE *f = record_open("course", course->id);

	fprintf(f, "name: %s\nfamily: %s\n", course->name, course->family);
	record_folded(f, "description", course->description);
	if (course->group != ANY_GROUP)
		fprintf(f, "groups: [%s]\n", group_names[course->group]);
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
	fprintf(f, "versions:\n  - version: v1\n    from: %d-01-01\n",
		course->first_year - 1);
	if (course->change)
		fprintf(f, "  - version: v2\n    from: 2023-06-01\n"
			"    change: %s\n", course->change);
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

static void write_event(struct event *e, int year, int month, unsigned n)
{
	const struct course *course = e->course;
	struct chance c = chance_new(course->id, n);
	unsigned town = (n * 3 + (unsigned)(course - courses)) % 13;
	/* In 2021 everything but the conferences was on line. */
	bool online = strcmp(course->family, "induction") == 0 ||
		      (year == 2021 && course->days == 1);
	bool second = course->change && day_of(year, month, 1) >=
		      day_of(2023, 6, 1);
	char place[60];
	FILE *f;

	if (!course->travels)
		town = 2;
	e->online = online;
	e->starts = event_day(course, year, month, &c);
	e->ends = e->starts + course->days - 1;
	slug(place, online ? "online" : towns[town].name);
	snprintf(e->id, sizeof(e->id), "%s-%s-%s", day_text(e->starts).s,
		 course->id, place);
	f = record_open("event", e->id);
	fprintf(f, "course: %s\nversion: %s\nname: %s, %s, %s\n", course->id,
		second ? "v2" : "v1", course->title,
		online ? "online" : towns[town].name, day_text(e->starts).s);
	fprintf(f, "starts_on: %s\nends_on: %s\nplace: %s\n",
		day_text(e->starts).s, day_text(e->ends).s,
		online ? "online" : towns[town].name);
	if (!online)
		fprintf(f, "region: %s\n", region_names[towns[town].region]);
	if (course->capacity)
		fprintf(f, "capacity: %d\n", course->capacity);
	fprintf(f, "organiser: %s\n", course->owner);
	record_close(f);
}

static int plan_events(struct event *events)
{
	int count = 0, last = day_of(2027, 4, 1);

	for (unsigned i = 0; i < COURSES; i++) {
		const struct course *course = &courses[i];
		unsigned n = 0;

		for (int year = course->first_year; year <= 2027; year++) {
			for (int m = 0; m < 4 && course->months[m]; m++) {
				int month = course->months[m];
				/* Mentoring training ran twice a year until
				 * the review asked for four. */
				bool skip = i == MENTORING_COURSE &&
					    year < 2023 && m % 2 == 1;

				if (skip || day_of(year, month, 1) > last)
					continue;
				if (count == EVENTS_MAX)
					die("too many", "events");
				events[count].course = course;
				write_event(&events[count++], year, month,
					    n++);
			}
		}
	}
	return count;
}

static const char *outcome(struct chance *c)
{
	unsigned n = chance_below(c, 100);

	return n < 84 ? "attended" : n < 88 ? "part" : n < 96 ? "apologies" :
	       "absent";
}

/* One attendance; returns whether the peer was there. */
static bool write_attendance(const struct peer *p, struct event *e,
			     struct chance *c)
{
	char id[12] = "t-";
	const char *what = outcome(c);
	/* Nobody is accredited by their day who was not there. */
	bool assessed = strcmp(e->course->family, "accreditation") == 0;
	bool there = assessed || strcmp(what, "attended") == 0;
	bool part = strcmp(what, "part") == 0;
	int recorded = e->ends + chance_between(c, 1, 12);
	FILE *f;

	if (assessed || (part && e->starts == e->ends))
		there = true, part = false, what = "attended";
	e->booked++;
	chance_text(c, id + 2, 8);
	f = record_open("attendance", id);
	fprintf(f, "person: %s  # %s\nevent: %s\n", p->who.person, p->who.name, e->id);
	if (there && p->lead_from && p->lead_from < e->starts &&
	    e->course->group != ANY_GROUP)
		fputs("took_part_as: speaker\n", f);
	fprintf(f, "outcome: %s\n", what);
	if (there || part)
		fputs("days:\n", f);
	for (int day = e->starts; there ? day <= e->ends :
	     part && day == e->starts; day++)
		fprintf(f, "  - %s\n", day_text(day).s);
	if (assessed)
		fprintf(f, "result: passed\n");
	fprintf(f, "source: %s\nrecorded_on: %s\n",
		e->online ? "joining-list" :
		strcmp(e->course->owner, "party") == 0 ?
		(chance_percent(c, 60) ? "own-word" : "organiser") :
		chance_percent(c, 85) ? "sign-in-sheet" : "organiser",
		day_text(recorded > TODAY ? TODAY : recorded).s);
	record_salt(f);
	return there;
}

/* How likely, of a hundred, is it that the peer goes to this event? */
static unsigned likely(const struct peer *p, const struct event *e)
{
	const struct course *course = e->course;
	int since = e->starts - p->accredited;

	if (course->group != ANY_GROUP &&
	    course->group != peer_group(p, e->starts))
		return 0;
	if (strcmp(course->family, "accreditation") == 0)
		return since < 0 && since > -30 ? 100 : 0;
	if (!peer_active(p, e->starts))
		return 0;
	if (strcmp(course->family, "cpc") == 0)
		return p->cpc_trained ? 0 : 80;
	if (strcmp(course->family, "mentoring") == 0)
		return p->mentors && !p->mentoring_trained ? 55 : 0;
	if (strcmp(course->family, "induction") == 0)
		return since < 200 ? 75 : 0;
	if (strcmp(course->id, "labour-new-peers") == 0)
		return since < 365 ? 85 : 0;
	if (strcmp(course->family, "peer-conference") == 0)
		return 26;
	if (strcmp(course->family, "skills") == 0)
		return p->region == 7 ? 16 : 5;
	if (strcmp(course->family, "lga-conference") == 0)
		return 10;
	return strcmp(course->expected, "must") == 0 ? 24 :
	       course->group == LAB ? 30 : 20;
}

static void attend(struct peer *p, struct event *events, int count, int i)
{
	struct chance c = chance_new("attendance", (unsigned)i);
	bool inducted = false, accredited = false;

	for (int n = 0; n < count; n++) {
		struct event *e = &events[n];
		bool induction = e->course == &courses[INDUCTION];
		bool assessed = e->course->group == IND &&
				likely(p, e) == 100;
		int room = e->course->capacity;

		if (e->ends > TODAY || (room && e->booked >= room) ||
		    (induction && inducted) || (assessed && accredited) ||
		    !chance_percent(&c, likely(p, e)))
			continue;
		if (!write_attendance(p, e, &c))
			continue;
		inducted |= induction;
		accredited |= assessed;
		if (e->course == &courses[CPC])
			p->cpc_trained = e->ends;
		if (e->course == &courses[MENTORING_COURSE])
			p->mentoring_trained = e->ends;
	}
}

void training_write(struct pool *pool)
{
	static struct event events[EVENTS_MAX];
	int count;

	for (unsigned i = 0; i < COURSES; i++)
		write_course(&courses[i]);
	count = plan_events(events);
	for (int i = 0; i < PEERS; i++)
		attend(&pool->peers[i], events, count, i);
}
