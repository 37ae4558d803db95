/* What was said about the work: notes put together from sentences. */
#include "prose.h"

#include <string.h>

enum { SENTENCES_MAX = 6, TEXT_MAX = 4000 };

struct note {
	const struct work *work;
	enum scene scene;
	const char *source;
	bool host;		/* it speaks from the host's side */
	bool formal;
	bool on_work;		/* it names the work */
	int received, overall;
	int routed, shared, answered;	/* days, or 0 */
	const char *answer;
	const struct heard *heard;
	const char *used[SENTENCES_MAX];
	unsigned count;
};

static enum scene scene_of(const struct work *w)
{
	if (w->role == SHADOW)
		return SHADOWING;
	return w->programme == MENTORING ? MENTORED :
	       w->programme == GROUP_SUPPORT ? WITH_GROUP :
	       w->programme == ACADEMY ? TEACHING : ON_SITE;
}

static enum tone tone_of(int overall)
{
	return overall > 3 ? PRAISE : overall == 3 ? FAIR : CRITICAL;
}

static void plan_source(struct note *n, struct chance *c)
{
	static const struct { const char *name; bool host; } sources[] = {
		{ "peer-challenge-manager", false },
		{ "peer-challenge-manager", false },
		{ "host-chief-executive", true }, { "host-leader", true },
		{ "regional-team", false }, { "fellow-peer", false },
	};
	unsigned one = chance_below(c, n->scene == SHADOWING ? 2 : 6);

	if (n->scene == SHADOWING && chance_percent(c, 40))
		one = 5;
	n->source = sources[one].name;
	n->host = sources[one].host;
	if (n->scene == MENTORED)
		n->source = "mentored-councillor";
	else if (n->scene == WITH_GROUP)
		n->source = "host-group-leader";
	else if (n->scene == TEACHING)
		n->source = "programme-team";
	if (n->scene >= MENTORED)
		n->host = n->scene != TEACHING;
}

/* May this sentence stand in the note, after those that are there? */
static bool suits(const struct note *n, const char *sentence)
{
	for (unsigned i = 0; i < n->count; i++)
		if (n->used[i] == sentence)
			return false;
	return sentence[1] != ':' || sentence[0] == (n->host ? 'h' : 't');
}

static void say(struct note *n, struct deck *deck, struct chance *c)
{
	const char *sentence = deck_deal(deck, c);

	for (unsigned tries = 0; !suits(n, sentence); tries++) {
		if (tries > 2 * deck->n || n->count == SENTENCES_MAX)
			return;
		sentence = deck_deal(deck, c);
	}
	n->used[n->count++] = sentence;
}

static void compose(struct note *n, struct prose *prose, struct chance *c)
{
	enum tone tone = tone_of(n->overall);
	int seen = chance_between(c, 1, 3);

	n->heard = &heard[chance_below(c, HEARD)];
	if (!n->formal)
		n->used[n->count++] = n->heard->text;
	if (n->formal || chance_percent(c, 30))
		say(n, &prose->open[n->scene], c);
	for (int i = 0; i < seen; i++)
		say(n, &prose->seen[n->scene][tone], c);
	/* Nobody is all good or all bad. */
	if (tone == CRITICAL || (tone == FAIR && chance_percent(c, 50)))
		say(n, &prose->seen[n->scene][tone - 1], c);
	if (n->count < 5 && chance_percent(c, tone == PRAISE ? 25 : 60))
		say(n, &prose->advice[n->scene], c);
	if (n->count < 3 || (n->count < 6 && chance_percent(c, 55)))
		say(n, &prose->end[tone], c);
}

/* A paragraph, in lines of up to 76 characters. */
static void write_wrapped(FILE *f, const char *text)
{
	while (*text) {
		size_t n = strlen(text);

		if (n > 76)
			for (n = 76; text[n] != ' '; n--)
				;
		fprintf(f, "%.*s\n", (int)n, text);
		text += n + (text[n] == ' ');
	}
}

static void write_text(FILE *f, const struct note *n, struct chance *c)
{
	unsigned split = n->count > 3 && chance_percent(c, 45) ?
			 n->count - 2 : SENTENCES_MAX;
	char text[TEXT_MAX] = "";

	for (unsigned i = 0; i < n->count; i++) {
		const char *sentence = n->used[i];

		if (i == split) {
			write_wrapped(f, text);
			fputs("\n", f);
			*text = '\0';
		}
		if (*text)
			strcat(text, " ");
		spin(c, text, sizeof(text),
		     sentence[1] == ':' ? sentence + 2 : sentence);
	}
	write_wrapped(f, text);
}

/* A score that is at most one away from the overall one. */
static void write_score(FILE *f, const char *key, const struct note *n,
			struct chance *c)
{
	int score = n->overall + chance_between(c, -1, 1);

	fprintf(f, "  %s: %d\n", key,
		score < 1 ? 1 : score > 5 ? 5 : score);
}

static void write_scores(FILE *f, const struct note *n, struct chance *c)
{
	if (!n->formal) {
		fprintf(f, "channel: %s\n", n->heard->channel);
		return;
	}
	fputs("scores:\n", f);
	write_score(f, "preparation", n, c);
	write_score(f, "insight", n, c);
	if (n->scene == ON_SITE || n->scene == SHADOWING)
		write_score(f, "teamwork", n, c);
	write_score(f, "conduct", n, c);
	fprintf(f, "  overall: %d\nuse_again: %s\n", n->overall,
		n->overall > 2 ? "true" : "false");
}

/* What the office does with it: routes it to itself within days, seldom later;
 * and most often shows it to the peer. */
static void plan_reply(struct note *n, struct prose *prose, struct chance *c)
{
	bool told = chance_percent(c, n->formal ? 80 : 35);
	bool replied = chance_percent(c, n->overall < 3 ? 60 : 5);

	n->on_work = n->formal || chance_percent(c, 70);
	n->routed = n->received + chance_between(c, 0, 9);
	if (chance_percent(c, 2))
		n->routed += 60;
	n->shared = told ? n->routed + chance_between(c, 3, 40) : 0;
	n->answered = told && replied ?
		      n->shared + chance_between(c, 1, 20) : 0;
	n->answer = deck_deal(n->overall < 3 ? &prose->answer :
			      &prose->thanks, c);
}

static bool known(int day)
{
	return day && day <= asof;
}

static void write_reply(FILE *f, const struct note *n, const struct peer *p)
{
	if (known(n->routed))
		fprintf(f, "routed_to: %s\nrouted_on: %s\n",
			group_names[peer_group(p, n->routed)],
			day_text(n->routed).s);
	record_past(f, "shared_on", n->shared);
	if (known(n->answered))
		fprintf(f, "reply:\n  received_on: %s\n  text: %s\n",
			day_text(n->answered).s, n->answer);
}

static void write_note(const struct pool *pool, const struct note *n,
		       struct chance *c)
{
	const struct peer *p = &pool->peers[n->work->peer];
	char id[12] = "f-";
	FILE *f;

	chance_text(c, id + 2, 8);
	if (!known(n->received))
		return;
	f = record_open("feedback", id);
	fprintf(f, "person: %s  # %s\n", p->who.person, p->who.name);
	if (n->on_work)
		fprintf(f, "assignment: %s\n", n->work->id);
	fprintf(f, "form: %s\nreceived_on: %s\nsource: %s\n",
		n->formal ? "formal" : "informal", day_text(n->received).s,
		n->source);
	write_scores(f, n, c);
	write_reply(f, n, p);
	fprintf(f, "salt: %s\n---\n\n", salt_text().s);
	write_text(f, n, c);
	record_close(f);
}

/* One note on a piece of work that is done. */
static void feedback_on(const struct pool *pool, const struct work *w,
			struct prose *prose, struct chance *c, bool formal)
{
	static const int scores[] = { 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 2 };
	struct note n = { .work = w, .formal = formal };

	n.scene = scene_of(w);
	/* Due in 28 days; some come later. */
	n.received = w->ends + chance_between(c, 3, 27);
	if (chance_percent(c, 12))
		n.received += chance_between(c, 10, 60);
	n.overall = scores[chance_below(c, 13)];
	plan_source(&n, c);
	compose(&n, prose, c);
	plan_reply(&n, prose, c);
	write_note(pool, &n, c);
}

/* How much comes in writing: it was asked for from June 2023 on. */
static unsigned formal_percent(int ends)
{
	return ends < day_of(2023, 6, 1) ? 30 : ends < day_of(2025, 1, 1) ? 58 :
	       ends < day_of(2026, 1, 1) ? 70 : 86;
}

void feedback_write(const struct pool *pool)
{
	struct prose prose = prose_new;

	for (int i = 0; i < pool->work_count; i++) {
		const struct work *w = &pool->work[i];
		struct chance c = chance_new("feedback", (unsigned)i);
		struct chance other = chance_new("heard", (unsigned)i);

		if (!w->used)
			continue;
		if (chance_percent(&c, formal_percent(w->ends)))
			feedback_on(pool, w, &prose, &c, true);
		if (chance_percent(&other, 11))
			feedback_on(pool, w, &prose, &other, false);
	}
}
