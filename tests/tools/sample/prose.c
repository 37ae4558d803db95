/* The sentences of feedback notes.  One that begins with h: is said by the
 * host's side alone, one with t: by the team's.  The lines are as long as the
 * sentences, so that each can be read as one. */
#include "prose.h"

static const char *const site_open[] = {
	"t:{Joined|Was with} the team for {all four days|the whole week|the full visit} and took {more than a fair share|a fair share} of the interviews.",
	"h:We had asked for someone who knew {housing|adult social care|a council without a majority|town-centre regeneration|budget setting in a hard year}, and that is what we got.",
	"This was {a difficult visit|not an easy council to read|a sensitive week}, a fortnight {before the budget|after a change of leader|after the inspection report}.",
	"h:Our first impression was of someone who {listens|asks short questions|does not hurry people}.",
	"The {political interviews|meetings with members|conversations with the opposition} were theirs to lead.",
	"t:A {calm|quiet|cheerful|steady} presence on a team that had {not worked together before|only met the evening before|lost a member at short notice}.",
	"{Stepped in|Came in} at {nine days'|two weeks'|short} notice when another peer had to withdraw.",
	"They {held|ran} the {focus group|session|round table} with {backbench members|parish councils|community groups|scrutiny chairs}.",
	"Was asked to look at {governance and culture|financial resilience|member and officer relations|the scrutiny function|how the council works with its partners}.",
	"h:From our side of the table this was {good|valuable|useful} peer work.",
	"h:The feedback here is mine, though I asked {two colleagues|the cabinet|our three group leaders} before writing it.",
	"t:I have managed {a good many|eleven|more than twenty} of these visits, and know what a member peer can bring.",
	"By the {second|third} morning {officers|members|staff} were coming to look for them in the base room.",
};

static const char *const site_praise[] = {
	"Came {well prepared|having read everything we sent|with the papers marked up}, and it showed from the first {interview|meeting|session}.",
	"Their questions to the cabinet were {direct without being unkind|short and hard to dodge|the ones that we had been avoiding}.",
	"They {spotted|saw|picked up} that {scrutiny was being given its papers too late|the forward plan and the budget did not agree|the savings plan rested on one sale of land|nobody owned the transformation programme}, which nobody else had.",
	"h:Backbenchers of {all parties|every group} told us that they had {felt heard|been able to speak freely|been taken seriously}.",
	"They {drew out|got something from} the quieter members, and {cut short|gently steered} those who would have talked all day.",
	"Handled a {tense|heated|bad-tempered} exchange {in the group leaders' meeting|over the local plan|about member conduct} with {patience|good humour|great tact}.",
	"Wrote up notes the same evening, {in plain words|with the evidence beside each point|so that the report could be drafted on the Friday}.",
	"t:Told the leader {privately|in a quiet half hour|face to face} what would have been {unhelpful|hard to hear} in the room.",
	"Was scrupulous about {party|leaving politics at the door|hearing both sides}; the opposition {remarked on it|thanked us for it}.",
	"Shared how their own council had {got it wrong|made the same mistake|come through a section 114 scare}, which {helped a great deal|opened people up|was worth more than advice}.",
	"The presentation on the last day was {clear and fair|frank, and well received|the best part of the week}.",
	"t:They worked {closely|easily} with the officer peers and deferred to them where {it was right to|they knew more}.",
	"h:Understood {at once|within a day} how a {district|county|unitary|new unitary} council of our size has to choose.",
	"Their knowledge of {housing revenue accounts|children's services|devolution deals|planning committees|the dedicated schools grant} was {plain|deep and lightly worn}.",
	"Asked to see {the depot|a library|the contact centre|the night shelter} and came back with more than the documents had told us.",
	"Checked every {figure|claim} before it went into the {slides|report}.",
	"t:Kept {the team|us} to {time|the scope} when we were {drifting|tempted to mend everything}.",
	"They noticed who was not in the room and asked {why|for them to be invited}.",
	"h:Two of our {portfolio holders|younger members} have been in touch with them since, at their own wish.",
};

static const char *const site_fair[] = {
	"Sound in interviews, if {a little slow to follow up|inclined to accept the first answer|sometimes too polite}.",
	"Had read the {position statement|corporate plan} but not, I think, the {budget papers|appendices|previous report}.",
	"Strong on {their own service area|finance|group leadership} and more hesitant on {the rest|culture|partnership questions}.",
	"Talked about their own council rather {often|more than was needed}.",
	"Good with members, less {sure|at ease} with {senior officers|the external partners|the trade unions}.",
	"t:Made {useful|sensible} points in the team room that they did not then {make|press} in the feedback session.",
	"t:Had to leave {early on the third day|for a council meeting at home}, of which we had been told only {that morning|the day before}.",
	"t:Notes were {thorough|complete} but came {after the drafting had begun|late}.",
	"The tone was right throughout; the {evidence|detail} was sometimes {thin|missing}.",
	"Settled in after a {hesitant|quiet} first day.",
	"Did what was asked, and did it {properly|carefully|willingly}.",
	"h:We would have liked {more challenge|a sharper line} on {the savings|member behaviour|the capital programme}.",
};

static const char *const site_critical[] = {
	"Had plainly not {opened|read} the papers before the {first|opening} session, and said so.",
	"Was {on the telephone|answering messages} during {two interviews|part of the presentation|the focus group}, which staff noticed.",
	"h:Told our members what they ought to do within {an hour of arriving|the first morning}.",
	"A remark about {another party|a former administration|the county} was {taken badly|out of place}; the team leader had to put it right.",
	"Spoke over {officers|a younger colleague} more than once.",
	"t:Missed the {team's evening meeting|preparation call} without sending word.",
	"h:{Compared|Kept comparing} us to their own council, which is {three times our size|nothing like ours}.",
	"t:Left the {writing|notes} to others.",
	"The questions were {long, and several at once|speeches more than questions}.",
	"Repeated in one meeting what had been said {in confidence|privately} in another; it did no lasting harm, but it might have.",
};

static const char *const site_advice[] = {
	"{Next time|Another time} it would help to have {the call with the chief executive|a word with the leader} before the visit and not on the day.",
	"They might let a silence run on; people were often about to say more.",
	"t:A {short|one-page} note of the host's finances beforehand would have saved {a morning|some questions}.",
	"t:I would pair them with {a finance specialist|someone who knows counties|an experienced lead} next time.",
	"t:I would {gladly|readily} see them lead a team {once they have shadowed a lead|within the year}.",
	"t:They would gain from {the feedback part of|repeating} the member peer training.",
	"t:Worth asking them to {two visits a year and no more|visits nearer home}: the travelling was hard.",
	"t:Please send them the {previous report|action plan} as well as the new papers.",
	"More {room|time} between interviews would let them write things down.",
	"They should be asked again where {governance|scrutiny|culture} is the question.",
};

static const char *const shadow_open[] = {
	"Shadowed the team for {three days|the visit} and kept {well|rightly} to that part.",
	"This was their first visit, as a shadow, {with the host's consent|which the host had agreed to}.",
	"Came along to learn, and {sat in on|followed} {eleven|nine|most} of the interviews.",
	"A shadow peer who {understood|grasped at once} what the part is, and is not.",
};

static const char *const shadow_seen[] = {
	"Asked {good|thoughtful} questions {in the car|each evening}, never in front of the host.",
	"Took a full set of notes, which the team {borrowed from|ended up using}.",
	"Offered to {keep time|collate the evidence}, and did it {without fuss|well}.",
	"When {invited|asked} for a view in the team room, gave one that was {fresh|short and to the point}.",
	"Found the {pace|last evening} {hard|tiring}, and said so honestly.",
	"They noticed {how the lead put a hard message|how little the two leaders looked at each other|that the same three people answered everything}, and we talked about it afterwards.",
	"Once or twice answered a question that was {not for them|meant for the lead}, and caught it {themselves|at once}.",
};

static const char *const mentor_open[] = {
	"We have {met|spoken} {every month|about once a month|six times} since {I became leader|the election|I took on the portfolio}.",
	"I was {unsure|doubtful} about having a mentor, and {am glad of it|would now recommend it}.",
	"{The sessions|Our conversations} were {an hour each, mostly on line|held half way between us|kept to what we had agreed}.",
	"The mentoring came {at the right time|when I needed it most|just before a hard budget}.",
	"Asked at the start what I wanted from it, and {kept coming back to that|wrote it down}.",
	"A mentor from {another part of the country|a different sort of council} turned out to be {an advantage|just right}.",
	"It was {my first term as a group leader|my first year in the cabinet|my first time in the chair of scrutiny}, and I had asked the regional team for a mentor.",
};

static const char *const mentor_praise[] = {
	"They {listened|asked} more than they {advised|told}, which {made me think|I had not expected}.",
	"What was said between us {stayed there|has stayed between us}.",
	"Helped me to {prepare for|get through} {my first full council|a very difficult group meeting|the budget debate} without ever telling me what to say.",
	"They had {been there|done the job}, and it {showed|counted}.",
	"I left each session with {one or two things to try|a short list}, and was asked about them the next time.",
	"Was {available between sessions|at the end of the telephone} when {things went wrong|I had to decide something quickly}.",
	"Told me {honestly|kindly, but plainly} when I was {hiding behind officers|trying to do it all myself|avoiding a conversation}.",
	"I now {chair meetings|delegate|manage my diary|handle the press} {much better|differently} than I did in the spring.",
	"They never once {brought up|let in} party {politics|differences}, though we are on {opposite sides|different benches}.",
	"We ended {when we had said we would|at the sixth session}, and it felt {finished|complete}.",
	"Put me in touch with {a leader|another chair} who had {faced|come through} the same thing.",
};

static const char *const mentor_fair[] = {
	"Two of the sessions had to be moved, {once at short notice|both times by a week or two}.",
	"The early meetings were more {useful|focused} than the later ones.",
	"There was a good deal of {advice|reminiscence}, most of it {to the point|interesting}.",
	"I should have liked to {meet in person|set clearer goals} at least once.",
	"We got on well, though our councils are {so different|of such different size} that not everything carried over.",
	"Helpful on {chairing|the group}, less so on {finance|officers}.",
};

static const char *const mentor_critical[] = {
	"After the second session it was {hard|difficult} to find a date, and {we let it drop|two were missed}.",
	"I was mostly told {how things are done|what they would do} at their council.",
	"I did not feel that we had agreed what it was {for|about}.",
	"It was more like {a lecture|an interview} than a conversation.",
};

static const char *const mentor_advice[] = {
	"Agreeing {all the dates|the goals in writing} at the start would help {the next person|others}.",
	"{Four|Five} sessions would have been {enough|about right}.",
	"I would suggest a {short|half-hour} call with the regional adviser half way through.",
	"They might ask a little more and {tell|answer} a little less.",
	"A meeting at {their council|each other's councils} would be worth the journey.",
};

static const char *const group_open[] = {
	"{Facilitated|Led} our group's {away day|planning day|Saturday session} after {a bruising year|the elections|we lost control}.",
	"Worked with the {cabinet|group executive|top team} on {how we take decisions|roles and expectations|our first hundred days}.",
	"We asked for help with {group discipline|settling a new leadership|working in a coalition}, and {they came within the month|had it quickly}.",
	"A day with {nineteen|fourteen|twenty-six} councillors who {had stopped talking to each other|were mostly new|had never been in opposition}.",
};

static const char *const group_praise[] = {
	"They let everyone {have their say|speak once before anyone spoke twice}, and then {brought it to a point|asked us to decide}.",
	"Nobody was {shamed|shouted down}, and {the hard things were said|nothing was swept away}.",
	"Used {an exercise|a set of questions} that we have {used again since|since made our own}.",
	"Knew when to {make us laugh|stop for tea}.",
	"The {three|four} things that we agreed that day are {still on the wall|in our standing orders|what we work by}.",
	"They had rung {several of us|the whips and the newest members} beforehand, so that nothing came as a surprise.",
	"Dealt {firmly|fairly} with {two|a few} people who had come to {refight old battles|be angry}.",
};

static const char *const group_fair[] = {
	"The morning {worked well|was excellent}; the afternoon {ran out of steam|lost its way a little}.",
	"Some felt that it was {pitched at new members|rather basic}, others that it was {just right|overdue}.",
	"A clearer {summary|list of who does what} at the end would have {helped|been welcome}.",
	"Better with the {large group|plenary} than in the {small ones|one-to-one conversations}.",
};

static const char *const group_critical[] = {
	"They took {a side|the leader's part} too {early|openly}, and half the room {stopped listening|noticed}.",
	"The session had been {prepared for another group|used elsewhere}, and the {slides still said so|examples did not fit}.",
	"We ran {an hour|forty minutes} over and had to {drop|hurry} what mattered most.",
};

static const char *const teach_open[] = {
	"Took {two sessions|a syndicate|the evening panel} at the academy weekend.",
	"Joined the {facilitators|faculty} for {module two|the second residential|a cohort of twenty-four}.",
	"{Ran|Led} the {case study|simulation|budget game} with {new cabinet members|opposition leaders|aspiring leaders}.",
};

static const char *const teach_praise[] = {
	"{The cohort|Participants} rated the session {highest of the weekend|among the best}.",
	"{Honest|Open} about their own {first year|mistakes} as {leader|portfolio holder}, which {set the tone|others followed}.",
	"They stayed {for dinner|late} and {answered questions until the bar closed|talked with anyone who wished}.",
	"Kept {a large|a lively} group to the {exercise|clock} without {losing the energy|bossing}.",
	"Brought {real papers|a real decision} with the names taken out, which worked {very well|better than ours}.",
};

static const char *const teach_fair[] = {
	"The material was good, {the slides too many|the time too short}.",
	"Engaging, though the link to the {module|learning aims} could have been {clearer|made earlier}.",
	"Answered questions {well|fully}, and left {too little time|no time} for the exercise.",
};

static const char *const teach_critical[] = {
	"Arrived {after the start|late}, and the session never {recovered|caught up}.",
	"Most of the hour was {anecdote|about one council}.",
};

static const char *const shadow_advice[] = {
	"They are ready for a visit as a full member of a team.",
	"A second visit as a shadow, at a {county|district|London borough}, would {complete the picture|do no harm}.",
	"The {induction pack|protocol for shadows} should say more about {the last evening|notes and who keeps them}.",
};

static const char *const day_advice[] = {
	"A call a month later, to see what had become of it, would be worth {an hour|the fee}.",
	"{Fewer|Three or four fewer} slides would do.",
	"It might be {split over two evenings|made a little longer}.",
	"The {exercise|first hour} is the part to keep.",
};

static const char *const end_praise[] = {
	"I would {work with them again tomorrow|have them back at once|ask for them by preference}.",
	"h:{Thank you|Please pass on our thanks}: this was {a real help|time well spent|peer support as it should be}.",
	"h:We {have already acted on|took to cabinet} {two of the points|the main recommendation}.",
	"t:{An asset to|A credit to} the pool.",
	"{Others|Colleagues|Several of us} said the same without being asked.",
	"t:One of the {best|strongest} member peers that I have {worked with|met}.",
	"h:The council is {better|the calmer} for it.",
	"{More like this, please|I learnt from them myself|Please tell them so}.",
};

static const char *const end_fair[] = {
	"All in all a {useful|solid|fair} contribution.",
	"I would work with them again, {in the right team|with a little more notice}.",
	"{Nothing here is serious|These are small things}; the work was done.",
	"I {hope|expect} that the next one will be {easier|stronger} for it.",
	"t:A good colleague, still {learning|finding their feet} as a peer.",
};

static const char *const end_critical[] = {
	"t:I have {said this to them|spoken to them} already, and it was {well taken|accepted}.",
	"t:I {would rather|should prefer} that this were talked over before the next {assignment|visit}.",
	"I am {sorry|reluctant} to write this of someone who gives their time.",
	"h:Not the right {match|fit} for this {council|job}; another might be.",
};

const struct heard heard[HEARD] = {
	{ "meeting", "{Mentioned|Raised} at the end of a {regional|cluster} meeting, and noted here {with their leave|as it was said}." },
	{ "phone-call", "{Said in passing|Volunteered} on a call about {something else|another visit}." },
	{ "e-mail", "A {short|kind|two-line} e-mail to the group office, {unasked|out of the blue}." },
	{ "conversation", "{Told|Said} to the regional adviser, who {thought we should know|passed it on}." },
	{ "conversation", "Came up {in conversation|over lunch} at the conference." },
	{ "phone-call", "Not from a form: someone {rang|telephoned} to {say thank you|tell us how it had gone}." },
	{ "letter", "A note that came {with the expenses|after the visit|in the post}." },
	{ "conversation", "Heard {at second hand|in the margins of another visit}, and to be {read with that in mind|weighed accordingly}." },
	{ "e-mail", "From {a longer|an} e-mail, the part that is about our peer." },
	{ "meeting", "Asked how it had gone, at {a catch-up|our monthly meeting}, this was the answer." },
};

static const char *const answers[] = {
	"Thank you. I had only the first set of papers, and have asked that they go to my council address.",
	"That is fair. I have booked a place on the spring training.",
	"I remember the week rather differently, but see how it came across and will take care.",
	"I am grateful for the plain words.",
	"I had told the programme about the meeting at home; it does not seem to have reached the team.",
	"Accepted, and I have written to say so.",
	"I should like to talk this over with the lead peer, and have asked for a call.",
};

static const char *const thanks[] = {
	"Glad that it was of use. I learnt as much as I brought.",
	"Kind of them. It was a pleasure, and hard work.",
	"Thank you for passing this on.",
	"I have taken two of their ideas home with me.",
};

const struct prose prose_new = {
	.open = { DECK(site_open), DECK(shadow_open), DECK(mentor_open),
		  DECK(group_open), DECK(teach_open) },
	.seen = {
		{ DECK(site_praise), DECK(site_fair), DECK(site_critical) },
		{ DECK(shadow_seen), DECK(shadow_seen), DECK(shadow_seen) },
		{ DECK(mentor_praise), DECK(mentor_fair),
		  DECK(mentor_critical) },
		{ DECK(group_praise), DECK(group_fair), DECK(group_critical) },
		{ DECK(teach_praise), DECK(teach_fair), DECK(teach_critical) },
	},
	.advice = { DECK(site_advice), DECK(shadow_advice),
		    DECK(mentor_advice), DECK(day_advice), DECK(day_advice) },
	.end = { DECK(end_praise), DECK(end_fair), DECK(end_critical) },
	.answer = DECK(answers),
	.thanks = DECK(thanks),
};
