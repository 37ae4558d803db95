/* Who came to which event. */
#include "training.h"

#include <string.h>

/* What the peer has been to so far, and how readily they go. */
struct past {
	int keen;			/* of 100; 100 is like most */
	bool inducted, accredited, new_labour, twice;
};

static const char *outcome(struct chance *c)
{
	unsigned n = chance_below(c, 100);

	return n < 84 ? "attended" : n < 88 ? "part" : n < 96 ? "apologies" :
	       "absent";
}

/* Of an accreditation day: both parts, and what the panel gave. */
static void write_assessment(FILE *f, struct chance *c)
{
	static const char *const panel[] = {
		"national-lead-peer", "principal-adviser",
		"peer-placement-coordinator"
	};

	fputs("parts: [briefing, assessment]\nresult: passed\nscores:\n", f);
	for (int i = 0; i < 3; i++)
		fprintf(f, "  - by: %s\n    score: %d\n", panel[i],
			chance_between(c, 3, 5));
}

static void write_chosen(FILE *f, struct chance *c)
{
	fputs("sessions: [a", f);
	for (int i = 1; i < SESSIONS; i++)
		if (chance_percent(c, 55))
			fprintf(f, ", %s", session_codes[i]);
	fputs("]\n", f);
}

static void write_presence(FILE *f, const struct event *e, bool whole,
			   struct chance *c)
{
	fputs("days:\n", f);
	for (int day = e->starts; day <= (whole ? e->ends : e->starts); day++)
		fprintf(f, "  - %s\n", day_text(day).s);
	if (e->sessions)
		write_chosen(f, c);
	if (e->course == &courses[ACCREDITATION])
		write_assessment(f, c);
}

static void write_record(const char *id, const struct peer *p,
			 const struct event *e, const char *what,
			 int recorded, struct chance *c)
{
	bool whole = strcmp(what, "attended") == 0;
	FILE *f = record_open("attendance", id);

	fprintf(f, "person: %s  # %s\nevent: %s\n", p->who.person, p->who.name,
		e->id);
	if (whole && p->lead_from && p->lead_from < e->starts &&
	    e->course->group != ANY_GROUP)
		fputs("took_part_as: speaker\n", f);
	fprintf(f, "outcome: %s\n", what);
	if (whole || strcmp(what, "part") == 0)
		write_presence(f, e, whole, c);
	fprintf(f, "source: %s\nrecorded_on: %s\n",
		e->cancelled ? "organiser" : e->online ? "joining-list" :
		strcmp(e->course->owner, "party") == 0 ?
		(chance_percent(c, 60) ? "own-word" : "organiser") :
		chance_percent(c, 85) ? "sign-in-sheet" : "organiser",
		day_text(recorded).s);
	record_salt(f);
}

/* One booking; returns whether the peer was there. */
static bool book(const struct peer *p, int i, struct event *e)
{
	struct chance c = chance_new("booking", e->number * PEERS +
				     (unsigned)i);
	char id[12] = "t-";
	const char *what = outcome(&c);
	int recorded = e->ends + chance_between(&c, 1, 12);

	/* Nobody is accredited by their day who was not there. */
	if (e->course == &courses[ACCREDITATION] ||
	    (strcmp(what, "part") == 0 && e->starts == e->ends))
		what = "attended";
	if (e->cancelled) {
		what = "cancelled";
		recorded = e->cancelled + 1;
	}
	if (recorded > TODAY)
		recorded = TODAY;
	e->booked++;
	chance_text(&c, id + 2, 8);
	if (recorded <= asof)
		write_record(id, p, e, what, recorded, &c);
	return strcmp(what, "attended") == 0;
}

/* How likely, of a hundred, is it that the peer goes to this event? */
static int likely(const struct peer *p, const struct past *past,
		  const struct event *e)
{
	const struct course *course = e->course;
	int since = e->starts - p->accredited;

	if (course->group != ANY_GROUP &&
	    course->group != peer_group(p, e->starts))
		return 0;
	if (course == &courses[ACCREDITATION])
		return since < 0 && since > -30 && !past->accredited ? 100 : 0;
	if (!peer_active(p, e->starts))
		return 0;
	if (course == &courses[CPC])
		return p->cpc_trained ? 0 : 55;
	if (course == &courses[MENTORING_COURSE])
		return !p->mentors ? 0 : !p->mentoring_trained ? 50 :
		       /* Some come again for the second version. */
		       e->starts > day_of(2023, 6, 1) && !past->twice &&
		       p->mentoring_trained < day_of(2023, 6, 1) ? 9 : 0;
	if (course == &courses[INDUCTION])
		return since < 250 && !past->inducted ? 70 : 0;
	if (course == &courses[NEW_LABOUR])
		return since < 365 && !past->new_labour ? 80 : 0;
	if (strcmp(course->family, "skills") == 0)
		return p->region == 7 ? 16 : 4;
	if (strcmp(course->family, "lga-conference") == 0)
		return 8;
	if (course == &courses[CONFERENCE])
		return 44 * past->keen / 100;
	return (strcmp(course->expected, "must") == 0 ? 55 :
		course->group == LAB ? 44 : 22) * past->keen / 100;
}

static void learn(struct peer *p, struct past *past, const struct event *e)
{
	past->inducted |= e->course == &courses[INDUCTION];
	past->accredited |= e->course == &courses[ACCREDITATION];
	past->new_labour |= e->course == &courses[NEW_LABOUR];
	if (e->course == &courses[CPC])
		p->cpc_trained = e->ends;
	if (e->course != &courses[MENTORING_COURSE])
		return;
	past->twice = p->mentoring_trained != 0;
	if (!p->mentoring_trained)
		p->mentoring_trained = e->ends;
}

/* Peers book in no order of their own, until the room is full. */
static void fill(struct pool *pool, struct past *past, struct event *e)
{
	struct chance c = chance_new("attendance", e->number);
	unsigned order[PEERS];

	chance_shuffle(&c, order, PEERS);
	for (int n = 0; n < PEERS; n++) {
		int i = (int)order[n];
		struct peer *p = &pool->peers[i];
		bool comes = chance_percent(&c, (unsigned)likely(p, &past[i],
								 e));

		if (comes && (!e->room || e->booked < e->room) &&
		    book(p, i, e))
			learn(p, &past[i], e);
	}
}

void attendance_write(struct pool *pool, struct event *events, int count)
{
	static struct past past[PEERS];

	for (int i = 0; i < PEERS; i++) {
		struct chance c = chance_new("keen", (unsigned)i);

		past[i].keen = chance_percent(&c, 12) ? 10 :
			       chance_between(&c, 60, 150);
	}
	for (int i = 0; i < count; i++)
		if (events[i].ends <= TODAY)
			fill(pool, past, &events[i]);
}
