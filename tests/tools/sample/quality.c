/* Appraisals, answers for the equality statistics, and consents to matching. */
#include "sample.h"

#include <string.h>

static bool known(int day)
{
	return day && day <= asof;
}

/* --- appraisals --- */

static const char *const agreed[] = {
	"peer: Take a finance peer challenge in the coming year.",
	"peer: Speak less in the first interviews, and ask more.",
	"group-office: Find a first assignment as the team's lead.",
	"peer: Come to the next session on local government reorganisation.",
	"group-office: Offer work in other regions, to see other councils.",
	"peer: Bring the profile up to date before the summer.",
	"improvement-team: Let the peer shadow a planning peer challenge.",
	"peer: Write the notes of each day on the same evening.",
	"group-office: Ask for dates further ahead, as work allows.",
	"peer: Pair with a newer peer on the next team.",
	"group-office: Send the year's feedback before the next talk.",
	"improvement-team: Offer a place on the mentors' training."
};

static const char *const added[] = {
	"Fair, and I am glad that somebody asked.",
	"I would like to be asked for more than housing.",
	"Good to talk. The dates were the trouble this year, not the work.",
	"I agree, and have put my name down for the training."
};

static void write_agreed(FILE *f, struct chance *c, int held)
{
	int count = chance_between(c, 1, 2);
	unsigned first = chance_below(c, 12);

	fputs("actions:\n", f);
	for (int i = 0; i < count; i++) {
		const char *text = agreed[(first + 5u * (unsigned)i) % 12];
		const char *colon = strchr(text, ':');
		int due = held + chance_between(c, 60, 300);
		int done = chance_percent(c, 70) ?
			   due - chance_between(c, 0, 40) : 0;

		fprintf(f, "  - who: %.*s\n    text: %s\n    due_on: %s\n",
			(int)(colon - text), text, colon + 2,
			day_text(due).s);
		if (known(done))
			fprintf(f, "    done_on: %s\n", day_text(done).s);
	}
}

/* What came of one that was held. */
static void write_held(FILE *f, struct chance *c, enum group group, int held)
{
	unsigned kind = chance_below(c, 20);

	fprintf(f, "held_on: %s\nappraiser: %s\noutcome: %s\n",
		day_text(held).s, group == IND ? "national-lead-peer" :
		"regional-lead-peer",
		kind < 8 ? "continues" : kind < 19 ?
		"continues-with-actions" : "pauses");
	if (kind >= 8 && kind < 19)
		write_agreed(f, c, held);
	if (chance_percent(c, 12))
		fprintf(f, "reply: %s\n", added[chance_below(c, 4)]);
}

static void write_appraisal(const struct peer *p, enum group group, int due,
			    struct chance *c)
{
	/* Most are held in the month before, some late, few not at all. */
	bool missed = chance_percent(c, 5);
	int held = due - chance_between(c, 0, 35);
	int late = chance_percent(c, 10) ? chance_between(c, 40, 120) : 0;
	char id[12] = "v-";
	FILE *f;

	chance_text(c, id + 2, 8);
	held = missed ? 0 : held + late;
	/* The date is set half a year ahead. */
	if (due - 180 > asof)
		return;
	f = record_open("appraisal", id);
	fprintf(f, "person: %s  # %s\ngroup: %s\nperiod:\n  from: %s\n"
		"  until: %s\ndue_on: %s\n", p->who.person, p->who.name,
		group_names[group], day_text(due - 395).s,
		day_text(due - 30).s, day_text(due).s);
	if (known(held))
		write_held(f, c, group, held);
	record_salt(f);
}

/* The anniversary of the accreditation in that year. */
static int anniversary(const struct peer *p, int year)
{
	return p->accredited + (int)(365.25 * (year - day_year(p->accredited)));
}

/* Independents yearly since May 2024; Labour's every other year since May 2025,
 * so that half of the peers have had a date by then. */
void appraisals_write(const struct pool *pool)
{
	for (int i = 0; i < PEERS; i++) {
		const struct peer *p = &pool->peers[i];

		for (int year = 2025; year <= 2027; year++) {
			int due = anniversary(p, year);
			enum group group = peer_group(p, due);
			struct chance c = chance_new("appraisal", (unsigned)
						     (8 * i + year - 2025));

			if (due - p->accredited < 360 || (p->left &&
			    p->left < due) || due > TODAY + 180)
				continue;
			if ((group == IND && due >= day_of(2025, 5, 1)) ||
			    (group == LAB && due >= day_of(2026, 7, 1) &&
			     i % 2))
				write_appraisal(p, group, due, &c);
		}
	}
}

/* --- equality --- */

struct answer { const char *code; unsigned of_1000; };

struct question {
	const char *key, *list;
	struct answer answers[20];
};

static const struct question questions[] = {
	{ "sex", "sex-2021", { { "female", 430 }, { "male", 540 } } },
	{ "gender_identity", "gender-identity-2021",
	  { { "same-as-registered", 940 }, { "different", 8 } } },
	{ "age", "age-2022",
	  { { "18-to-29", 30 }, { "30-to-44", 150 }, { "45-to-59", 300 },
	    { "60-to-69", 300 }, { "70-to-79", 170 },
	    { "80-and-over", 15 } } },
	{ "ethnic_group", "ethnic-group-2021",
	  { { "white-british", 770 }, { "white-irish", 20 },
	    { "white-other", 40 }, { "mixed-white-and-asian", 10 },
	    { "mixed-white-and-black-caribbean", 8 },
	    { "asian-indian", 40 }, { "asian-pakistani", 25 },
	    { "asian-bangladeshi", 10 }, { "asian-chinese", 5 },
	    { "black-african", 15 }, { "black-caribbean", 12 },
	    { "other-any", 5 } } },
	{ "condition", "condition-2021", { { "'yes'", 190 },
	  { "'no'", 760 } } },
	{ "condition_effect", "condition-effect-2021",
	  { { "a-lot", 40 }, { "a-little", 110 }, { "not-at-all", 790 } } },
	{ "religion", "religion-2021",
	  { { "no-religion", 390 }, { "christian", 420 }, { "muslim", 50 },
	    { "hindu", 20 }, { "sikh", 15 }, { "jewish", 12 },
	    { "buddhist", 5 }, { "other", 8 } } },
	{ "sexual_orientation", "sexual-orientation-2021",
	  { { "straight-or-heterosexual", 800 }, { "gay-or-lesbian", 70 },
	    { "bisexual", 35 }, { "other", 5 } } },
	{ "unpaid_care", "unpaid-care-2021",
	  { { "'no'", 690 }, { "9-hours-or-less", 130 },
	    { "10-to-19-hours", 60 }, { "20-to-34-hours", 20 },
	    { "35-to-49-hours", 15 }, { "50-hours-or-more", 20 } } },
};

enum { QUESTIONS = sizeof(questions) / sizeof(*questions) };

static const char *choose(const struct question *q, struct chance *c)
{
	unsigned at = chance_below(c, 1000), sum = 0;

	for (unsigned i = 0; q->answers[i].code; i++) {
		sum += q->answers[i].of_1000;
		if (at < sum)
			return q->answers[i].code;
	}
	return "prefer-not-to-say";
}

/* The form had the older list of ethnic groups until 2023. */
static void write_answers(FILE *f, struct chance *c, int answered)
{
	bool has_one = false;

	fputs("answers:\n", f);
	for (int i = 0; i < QUESTIONS; i++) {
		const struct question *q = &questions[i];
		const char *list = q->list, *code = choose(q, c);

		/* What a condition does is asked of those who have one. */
		if (strcmp(q->key, "condition") == 0)
			has_one = strcmp(code, "'yes'") == 0;
		if ((i && chance_percent(c, 4)) ||
		    (strcmp(q->key, "condition_effect") == 0 && !has_one))
			continue;
		if (strcmp(q->key, "ethnic_group") == 0 &&
		    answered < day_of(2023, 7, 1))
			list = "ethnic-group-2011";
		fprintf(f, "  %s:\n    list: %s\n    code: %s\n", q->key,
			list, code);
	}
}

static void write_equality(const struct peer *p, unsigned number, int asked)
{
	struct chance c = chance_new("equality", number);
	struct chance says = chance_new("answers", number);
	int answered = chance_percent(&c, 82) ?
		       asked + chance_between(&c, 1, 40) : 0;
	int withdrawn = chance_percent(&c, 5) ?
			answered + chance_between(&c, 20, 300) : 0;
	char id[12] = "e-";
	FILE *f;

	chance_text(&c, id + 2, 8);
	if (!known(asked))
		return;
	f = record_open("equality", id);
	fprintf(f, "person: %s  # %s\nnotice: v%d\nasked_on: %s\n",
		p->who.person, p->who.name, asked < day_of(2024, 1, 1) ? 1 : 2,
		day_text(asked).s);
	record_past(f, "answered_on", answered);
	if (answered && known(withdrawn))
		record_day(f, "withdrawn_on", withdrawn);
	else if (known(answered))
		write_answers(f, &says, answered);
	record_salt(f);
}

/* Asked twice: in the spring of 2023, and again in that of 2026. */
void equality_write(const struct pool *pool)
{
	for (int i = 0; i < PEERS; i++) {
		const struct peer *p = &pool->peers[i];
		struct chance c = chance_new("equality-form", (unsigned)i);
		bool first = chance_percent(&c, 16);
		bool second = chance_percent(&c, 48);

		if (first && peer_active(p, day_of(2023, 5, 22)))
			write_equality(p, 2u * (unsigned)i,
				       day_of(2023, 5, 22));
		if (second && peer_active(p, day_of(2026, 3, 9)))
			write_equality(p, 2u * (unsigned)i + 1,
				       day_of(2026, 3, 9));
	}
}

/* --- consents --- */

static const struct { const char *characteristic, *says; } told[] = {
	{ "condition", "That I am hard of hearing, and lead a group." },
	{ "ethnic-group", "That I am of a mixed background." },
	{ "condition", "That I use a wheelchair, and chair a committee." },
	{ "age", "That I was elected at 22." },
	{ "sexual-orientation", "That I am gay." },
	{ "religion", "That I am of no religion, as many in the town." },
	{ "unpaid-care", "That I look after my mother beside the council." },
};

enum { TOLD = sizeof(told) / sizeof(*told) };

static void write_consent(const struct peer *p, const struct work *w,
			  unsigned number)
{
	struct chance c = chance_new("consent", number);
	int given = w->offered - chance_between(&c, 1, 6);
	int until = w->starts + 30;
	int withdrawn = number % 3 == 1 ? w->offered +
			chance_between(&c, 1, 5) : 0;
	char id[12] = "k-";
	FILE *f;

	chance_text(&c, id + 2, 8);
	if (!known(given))
		return;
	f = record_open("consent", id);
	fprintf(f, "person: %s  # %s\ncharacteristic: %s\nsays: %s\n"
		"request: %s\nnotice: v2\ngiven_on: %s\nuntil: %s\n",
		p->who.person, p->who.name, told[number].characteristic,
		told[number].says, w->job, day_text(given).s,
		day_text(until).s);
	record_past(f, "withdrawn_on", withdrawn);
	if (known(w->offered) && number % 4 != 3)
		fprintf(f, "uses:\n  - day: %s\n    request: %s\n"
			"    by: group-officer\n", day_text(w->offered).s,
			w->job);
	record_salt(f);
}

/* One each for some of the work since 2024. */
void consents_write(const struct pool *pool)
{
	unsigned number = 0;
	int next = day_of(2024, 2, 1);

	for (int i = 0; i < pool->work_count && number < TOLD; i++) {
		const struct work *w = &pool->work[i];

		if (w->offered < next || w->host < 0)
			continue;
		write_consent(&pool->peers[w->peer], w, number++);
		next = w->offered + 100;
	}
}
