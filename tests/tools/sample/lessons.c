/* What requests taught, in sentences that name nobody and no council.  The
 * lines are as long as the sentences, so that each can be read as one. */
#include "work.h"

#include <string.h>

static const struct {
	const char *theme;
	const char *texts[5];
} lessons[] = {
	{ "priorities-and-outcomes", {
		"{Three|Four|Five} priorities that staff can name do more than a plan of {twenty|thirty} pages that nobody opens.",
		"A corporate plan holds when each aim has {one owner|a measure|a date} and the {budget|forward plan} says the same.",
		"Residents recognised the council's aims once they were {put in their words|shown street by street|tested with parish councils}.",
		"What the council would stop doing was the {harder|more useful} half of setting priorities.",
		"Partners were glad to share an outcome; they had {never been asked|been shown it after it was settled}." } },
	{ "leadership", {
		"Leader and chief executive {meet weekly with no papers|agree beforehand who says what}; both sides said that it {steadied the council|stopped small things from growing}.",
		"Cabinet members who {visit the services|hold open sessions} hear of trouble {weeks|months} before the reports do.",
		"Away days worked where {opposition leaders|scrutiny chairs} were invited for {half of the time|the first morning}.",
		"A leadership that says plainly what went wrong {is believed about the rest|keeps its staff}.",
		"Handing {one hard portfolio|the budget} to {two members|a small group} spread the load and the skill." } },
	{ "governance-and-culture", {
		"The monitoring officer's advice is worth most when it is {asked for early|in the room and not in the appendix}.",
		"Annual governance statements improved once {the audit committee|members} asked what had {changed|been tried}.",
		"Conduct complaints fell after {group leaders|members} agreed {how they would speak to each other|to settle small ones in person}.",
		"An {independent member|outsider} on the audit committee changed the questions, not only the answers.",
		"Decision records that say {why|what else was considered} save {arguments|officers' time} a year later." } },
	{ "finance", {
		"A savings plan needs a {name|date} against every line, and a {monthly|quarterly} look by members at what has slipped.",
		"Reserves were {better understood|kept} once members saw what each of them was {for|waiting for}.",
		"Members asked better questions of the budget after {two short sessions|an evening} on how to read it.",
		"Capital programmes slip {quietly|every year}; reporting the slippage beside the borrowing made it {visible|plain}.",
		"The medium-term plan was believed when it showed {the bad case as well|what had been assumed}." } },
	{ "capacity", {
		"Sharing {a specialist|a team} with neighbours kept a service that {no one of them could afford|was down to one person}.",
		"Small councils do well to list {which posts stand alone|who could cover}, and to look at it {yearly|before the budget}.",
		"Growing one's own {planners|lawyers|social workers} took {four|five} years and {paid for itself|ended the agency bills}.",
		"A project that has no {officer time|end date} set aside takes both from the services.",
		"Change programmes stalled where the {same six|same few} people ran all of them." } },
	{ "devolution-and-reorganisation", {
		"New councils that {kept the old teams together for a year|moved payroll last} had fewer surprises on the first day.",
		"Members of the outgoing councils worked best where {shadow committees|joint panels} met {early|in the open}.",
		"Parish and town councils want to know {what they will be asked to run|who to ring} before they want to know why.",
		"One {register of contracts|list of systems}, made before vesting day, was the most used paper of all.",
		"Combined working got easier when each council said {once|in writing} what it would not give up." } },
	{ "group-discipline", {
		"Groups that agree their {standing orders|whip} in {May|calm weeks} do not have to in a crisis.",
		"New members vote with more confidence when the group has heard {the officers|the other side} first.",
		"A short note after each group meeting {stopped|ended} the rumours about what had been settled.",
		"Groups with an agreed way to disagree {lose fewer members|keep their backbenchers}." } },
	{ "member-development", {
		"Induction that {goes on for a year|comes back after six months} is remembered; a single {week|weekend} is not.",
		"Members preferred {evening|hybrid} sessions of {an hour|ninety minutes} to whole days, and came.",
		"A {buddy|named officer} for each new councillor cost little and was {the first thing they mentioned|missed where it ended}.",
		"Training for chairs was best given by {other chairs|practising it in the room}." } },
	{ "new-leadership", {
		"A first hundred days' list of {five|six} things, {published|shared with staff}, kept a new administration from {promising everything|drifting}.",
		"New leaders gained from a {mentor of the same party elsewhere|monthly call with a predecessor}, above all in the first {budget|autumn}.",
		"Where control changed, a handover {in writing|of an hour for each portfolio} was offered and {welcomed|seldom refused}.",
		"Officers ask for {one|a single} voice in the first weeks; a {weekly|short} cabinet note gave it to them." } },
	{ "scrutiny", {
		"Scrutiny that picks {three|four} topics a year and follows them up changes more than one that sees {everything|each report}.",
		"Pre-decision scrutiny needs papers {two weeks|ten days} ahead; where that held, cabinets {used|thanked} it.",
		"Chairs of scrutiny from {the opposition|several groups} made its reports {easier to accept|count}.",
		"Tracking recommendations {in one table|in public} showed that {half|a third} had been agreed and {forgotten|not begun}.",
		"Task groups with an end date {attracted members who do not like committees|finished}." } },
};

static void write_lesson(FILE *f, const char *theme, unsigned which,
			 struct chance *c)
{
	unsigned i = 0, n = 0;
	char text[400] = "";

	while (strcmp(lessons[i].theme, theme) != 0)
		i++;
	while (n < 5 && lessons[i].texts[n])
		n++;
	spin(c, text, sizeof(text), lessons[i].texts[which % n]);
	fprintf(f, "  - theme: %s\n    text: >-\n      %s\n", theme, text);
}

void lessons_write(FILE *f, const struct job *job, struct chance *c)
{
	if (!job->has_lessons)
		return;
	fputs("lessons:\n", f);
	for (int i = 0; i < job->theme_count && i < 2; i++)
		write_lesson(f, job->themes[i], job->lessons[i], c);
}
