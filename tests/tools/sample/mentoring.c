/* Inductions, and mentors' relations to those whom they mentor. */
#include "sample.h"

/* --- inductions --- */

/* The pack's version on that day. */
static int pack(int day)
{
	return day < day_of(2020, 6, 1) ? 1 : day < day_of(2023, 9, 29) ? 2 : 3;
}

static void write_items(FILE *f, const int *days)
{
	static const char *const items[] = {
		"how-peers-work", "days-and-expenses", "conduct-and-conflicts",
		"data-protection", "whistleblowing", "profile-completed",
		"meeting-lead-peer"
	};
	bool first = true;

	for (int i = 0; i < 7; i++) {
		if (!days[i] || days[i] > asof)
			continue;
		if (first)
			fputs("items:\n", f);
		first = false;
		fprintf(f, "  - item: %s\n    done_on: %s\n", items[i],
			day_text(days[i]).s);
	}
}

static void write_induction(const struct peer *p, int i)
{
	struct chance c = chance_new("induction", (unsigned)i);
	char id[12] = "i-";
	int started = p->accredited + chance_between(&c, 2, 18), days[7];
	/* Most are done within a few months; some take long, few never end. */
	int pace = chance_percent(&c, 6) ? 70 : chance_between(&c, 4, 20);
	bool ends = !chance_percent(&c, 4);
	int last = started, end = p->left ? p->left : TODAY;
	FILE *f;

	chance_text(&c, id + 2, 8);
	for (int n = 0; n < 7; n++) {
		last += chance_between(&c, 0, pace);
		days[n] = last <= end && (ends || n < 5) ? last : 0;
	}
	if (started > asof || started > end)
		return;
	f = record_open("induction", id);
	fprintf(f, "person: %s  # %s\npack: induction-pack\nversion: v%d\n"
		"started_on: %s\n", p->who.person, p->who.name, pack(started),
		day_text(started).s);
	write_items(f, days);
	record_past(f, "completed_on", days[6]);
	record_salt(f);
}

void inductions_write(const struct pool *pool)
{
	for (int i = 0; i < PEERS; i++)
		/* Of those who came before, nobody wrote it down. */
		if (pool->peers[i].accredited >= day_of(2020, 7, 1))
			write_induction(&pool->peers[i], i);
}

/* --- mentoring --- */

struct meetings meetings_of(const struct work *w)
{
	struct chance c = chance_new(w->id, 1);
	struct meetings m = { .agreed = chance_between(&c, 4, 8) };
	int held = m.agreed - (chance_percent(&c, 25) ? 1 : 0);
	int gap = (w->ends - w->starts) / (held > 1 ? held - 1 : 1);

	for (int i = 0; i < held; i++) {
		int day = w->starts + i * gap;

		if (i && i < held - 1)
			day += chance_between(&c, -gap / 4, gap / 4);
		/* Meetings are on weekdays, the last on the last day. */
		if (i < held - 1)
			day = day_on(day, chance_between(&c, 0, 4));
		if (day > w->ends)
			day = w->ends;
		if (day <= asof && !w->cancelled)
			m.days[m.held++] = day;
	}
	return m;
}

static void write_meetings(FILE *f, const struct meetings *m, struct chance *c)
{
	static const char *const ways[] = {
		"in-person", "video", "video", "telephone"
	};

	if (m->held)
		fputs("sessions:\n", f);
	for (int i = 0; i < m->held; i++) {
		int halves = chance_between(c, 2, 4);

		fprintf(f, "  - held_on: %s\n    hours: %g\n    channel: %s\n",
			day_text(m->days[i]).s, halves / 2.0,
			ways[chance_below(c, 4)]);
	}
}

static void write_mentoring(const struct pool *pool, const struct work *w)
{
	static const char *const purposes[] = {
		"new-leader", "new-leader", "new-cabinet-member",
		"group-leadership", "chairing-and-scrutiny", "opposition",
		"returning-after-absence", "career-development"
	};
	struct chance c = chance_new(w->id, 2);
	struct human mentee = human_new(PEOPLE_MENTEES +
					(unsigned)(w - pool->work));
	const struct peer *p = &pool->peers[w->peer];
	const char *purpose = purposes[chance_below(&c, 8)];
	struct meetings m = meetings_of(w);
	bool named = chance_percent(&c, 60);
	int agreed = w->starts - chance_between(&c, 0, 8);
	int closed = w->ends + chance_between(&c, 2, 20);
	bool done = w->used && closed <= asof && closed <= TODAY;
	char id[12] = "m-";
	FILE *f;

	chance_text(&c, id + 2, 8);
	if (agreed <= w->accepted)
		agreed = w->accepted + 1;
	/* Removed after two years, as the kind's retention says. */
	if (agreed > asof || (done && record_over(closed, 2)))
		return;
	if (named)
		human_write(&mentee, "Cllr", NULL, agreed);
	f = record_open("mentoring", id);
	fprintf(f, "person: %s  # %s\nassignment: %s\n", p->who.person,
		p->who.name, w->id);
	if (named)
		fprintf(f, "mentee: %s\n", mentee.person);
	fprintf(f, "purpose: %s\nagreed_on: %s\nagreed_sessions: %d\n", purpose,
		day_text(agreed).s, m.agreed);
	write_meetings(f, &m, &c);
	if (done)
		fprintf(f, "closed_on: %s\noutcome: %s\n", day_text(closed).s,
			m.held < m.agreed ? "ended-early" :
			chance_percent(&c, 85) ? "completed" : "extended");
	if (done && chance_percent(&c, 72))
		fprintf(f, "satisfaction: %d\n", chance_percent(&c, 12) ?
			chance_between(&c, 1, 3) : chance_between(&c, 4, 5));
	record_salt(f);
}

void mentoring_write(const struct pool *pool)
{
	for (int i = 0; i < pool->work_count; i++) {
		const struct work *w = &pool->work[i];

		if (w->programme == MENTORING && w->accepted && !w->cancelled)
			write_mentoring(pool, w);
	}
}
