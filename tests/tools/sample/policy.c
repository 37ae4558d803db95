/* Policies, documents and bulletins: what peers and offices work by.
 *
 * A policy is written once it had been decided, a version of a document once it
 * was in use, and a bulletin once it was sent. */
#include "sample.h"

#include <string.h>

/* --- policies --- */

static const struct {
	const char *id;
	int decided[3];
	const char *text;
} policies[] = {
	{ "general-2021", { 2020, 12, 9 },
	  "title: General policy of 2021\n"
	  "in_force_from: 2021-01-01\n"
	  "decided_by: Lead Members\n"
	  "decided_on: 2020-12-09\n"
	  "because: >-\n"
	  "  What the four offices had long done, written down in one place.\n"
	  "eligibility:\n"
	  "  training_first: true\n"
	  "  mentoring_training_first: false\n"
	  "  induction_first: false\n"
	  "  shadow_before_lead: false\n"
	  "limits:\n"
	  "  days_a_year: 20\n"
	  "  assignments_a_year: 8\n"
	  "  warn_at_per_cent: 80\n"
	  "  blocking: false\n"
	  "clocks:\n"
	  "  request_working_days: 10\n"
	  "ageing:\n"
	  "  profile_months: 24\n"
	  "training:\n"
	  "  new_peer_months: 24\n"
	  "appraisal:\n"
	  "  'on': false\n"
	  "statistics:\n"
	  "  least: 10\n"
	  "  round: 5\n"
	  "retention:\n"
	  "  unsuccessful_applications: P1Y\n"
	  "  referees: P1Y\n"
	  "  adjustments: P1Y\n"
	  "  peers: P6Y\n" },
	{ "lab-2021", { 2021, 1, 20 },
	  "title: Labour Group policy of 2021\n"
	  "group: lab\n"
	  "in_force_from: 2021-02-01\n"
	  "decided_by: Labour Group Executive\n"
	  "decided_on: 2021-01-20\n"
	  "because: Labour peers are expected to keep their CV up to date.\n"
	  "ageing:\n"
	  "  cv_months: 12\n" },
	{ "ld-2021", { 2021, 1, 13 },
	  "title: Liberal Democrat Group policy of 2021\n"
	  "group: ld\n"
	  "in_force_from: 2021-02-01\n"
	  "decided_by: Liberal Democrat Group Executive\n"
	  "decided_on: 2021-01-13\n"
	  "because: >-\n"
	  "  Peers must also come to the party's two conferences and to similar\n"
	  "  regional gatherings.\n"
	  "training:\n"
	  "  regional_gatherings: 1\n"
	  "  mandatory:\n"
	  "    - course: ld-federal-conference\n"
	  "    - course: ld-local-government-conference\n" },
	{ "mentoring-2023", { 2023, 2, 22 },
	  "title: Interim policy on mentoring of 2023\n"
	  "in_force_from: 2023-03-01\n"
	  "decided_by: Lead Members\n"
	  "decided_on: 2023-02-22\n"
	  "because: >-\n"
	  "  Until the handbook is written anew: training is held four times a\n"
	  "  year, so that nobody need begin to mentor without it.\n"
	  "eligibility:\n"
	  "  mentoring_training_first: true\n"
	  "training:\n"
	  "  mentoring_sessions_a_year: 4\n" },
	{ "general-2023", { 2023, 5, 25 },
	  "title: General policy of 2023\n"
	  "in_force_from: 2023-06-01\n"
	  "decided_by: Lead Members\n"
	  "decided_on: 2023-05-25\n"
	  "because: >-\n"
	  "  Common standards after the peer support review: how soon requests\n"
	  "  are answered, how old profiles may be, how soon feedback is there.\n"
	  "limits:\n"
	  "  days_a_year: 18\n"
	  "  assignments_a_year: 6\n"
	  "clocks:\n"
	  "  request_working_days: 5\n"
	  "  feedback_days: 28\n"
	  "  application_still_days: 60\n"
	  "ageing:\n"
	  "  profile_months: 12\n"
	  "training:\n"
	  "  induction_months: 6\n" },
	{ "con-2023", { 2023, 9, 20 },
	  "title: Conservative Group policy of 2023\n"
	  "group: con\n"
	  "in_force_from: 2023-10-01\n"
	  "decided_by: Conservative Group Executive\n"
	  "decided_on: 2023-09-20\n"
	  "minute: CGE 2023/41\n"
	  "because: All of the group's peers are assessed anew, and then again.\n"
	  "accreditation:\n"
	  "  valid_years: 3\n" },
	{ "general-2024", { 2024, 3, 13 },
	  "title: General policy of 2024\n"
	  "in_force_from: 2024-05-01\n"
	  "decided_by: Lead Members\n"
	  "decided_on: 2024-03-13\n"
	  "because: >-\n"
	  "  Peers come to their conference at least once in three years, and\n"
	  "  new ones are inducted by the common pack before they are sent.\n"
	  "eligibility:\n"
	  "  induction_first: true\n"
	  "  induction_since: 2024-05-01\n"
	  "  conference_years: 3\n"
	  "  conference_basis: municipal\n"
	  "  conference_grace_months: 24\n"
	  "limits:\n"
	  "  blocking: true\n" },
	{ "ind-2024", { 2024, 4, 17 },
	  "title: Independent Group policy of 2024\n"
	  "group: ind\n"
	  "in_force_from: 2024-05-01\n"
	  "decided_by: Independent Group Executive\n"
	  "decided_on: 2024-04-17\n"
	  "because: >-\n"
	  "  The group is small and its peers are asked often: the national lead\n"
	  "  peer looks at each one's work once a year.\n"
	  "limits:\n"
	  "  days_a_year: 22\n"
	  "appraisal:\n"
	  "  'on': true\n"
	  "  months: 12\n" },
	{ "lab-2025", { 2025, 3, 19 },
	  "title: Labour Group policy of 2025\n"
	  "group: lab\n"
	  "in_force_from: 2025-05-01\n"
	  "decided_by: Labour Group Executive\n"
	  "decided_on: 2025-03-19\n"
	  "because: A talk every other year, about what the peer would like to do.\n"
	  "appraisal:\n"
	  "  'on': true\n"
	  "  months: 24\n" },
};

static void write_policies(void)
{
	for (size_t i = 0; i < sizeof(policies) / sizeof(*policies); i++) {
		const int *d = policies[i].decided;
		FILE *f;

		if (day_of(d[0], d[1], d[2]) > asof)
			continue;
		f = record_open("policy", policies[i].id);
		fputs(policies[i].text, f);
		record_close(f);
	}
}

/* --- documents --- */

struct version {
	int from[3];
	bool interim;
	const char *change;
};

/* The parties to a protocol: the offices of the four groups and the team. */
enum { PARTIES = 5 };

static const struct document {
	const char *id, *title, *kind, *about, *owner;
	bool peers;			/* they accept it */
	struct version versions[3];
	int months;			/* to its next review */
	int accepted[PARTIES][3];	/* of a protocol, by each party */
} documents[] = {
	{ "induction-pack", "Peer induction pack", "induction-pack",
	  "What a new member peer needs to know, and a checklist that is gone "
	  "through with them. One pack for all four groups since 2023.",
	  "improvement-team", true,
	  { { { 2018, 4, 2 }, false, NULL },
	    { { 2020, 6, 1 }, false, "Tells of work on line." },
	    { { 2023, 9, 29 }, false, "One pack and one checklist for the "
				      "peers of all four groups." } },
	  36, { { 0 } } },
	{ "peer-charter", "Peer charter", "peer-charter",
	  "What peers may expect of those who send them, and what is expected "
	  "of peers.",
	  "improvement-team", true,
	  { { { 2018, 4, 2 }, false, NULL },
	    { { 2020, 6, 1 }, false, "Says more of respect on line." },
	    { { 2023, 9, 29 }, false, "Promises feedback after each "
				      "assignment." } },
	  48, { { 0 } } },
	{ "terms", "Terms and conditions for peers", "terms",
	  "How days are agreed and paid, expenses, insurance and notice.",
	  "improvement-team", true,
	  { { { 2018, 4, 2 }, false, NULL },
	    { { 2020, 6, 1 }, false, "Half days count as half days." },
	    { { 2023, 9, 29 }, false, "Days are authorised before they are "
				      "used." } },
	  48, { { 0 } } },
	{ "whistleblowing", "Whistleblowing policy", "whistleblowing",
	  "To whom a peer turns who sees something seriously wrong, and how "
	  "they are protected.",
	  "improvement-team", true,
	  { { { 2018, 4, 2 }, false, NULL },
	    { { 2020, 6, 1 }, false, "Names the outside bodies to turn to." },
	    { { 2023, 9, 29 }, false, "Covers work in a councillor's "
				      "mentoring." } },
	  48, { { 0 } } },
	{ "data-protection", "Data protection for peers", "data-protection",
	  "How peers keep safe what councils tell and send them.",
	  "data-protection-officer", true,
	  { { { 2018, 5, 25 }, false, NULL },
	    { { 2020, 6, 1 }, false, "Covers meetings on line." },
	    { { 2023, 9, 29 }, false, "Papers are deleted when the report is "
				      "out." } },
	  48, { { 0 } } },
	{ "privacy-notice", "Privacy notice for peers", "privacy-notice",
	  "What is held about peers and applicants, why, for how long, and "
	  "what they can ask for.",
	  "data-protection-officer", false,
	  { { { 2018, 5, 25 }, false, NULL },
	    { { 2021, 4, 1 }, false, "Names each group office as the one that "
				     "keeps its peers' records." },
	    { { 2024, 1, 2 }, false, "Tells of equality monitoring, and that "
				     "every answer can be taken back." } },
	  36, { { 0 } } },
	{ "mentoring-handbook", "Councillor mentoring handbook", "handbook",
	  "How member peers mentor: agreeing what it is for, how often to "
	  "meet, confidence, and ending well.",
	  "improvement-team", false,
	  { { { 2019, 9, 2 }, false, NULL },
	    { { 2023, 2, 28 }, true, "Relaunched as it was, with new contacts "
				     "and dates of training." },
	    { { 2024, 4, 2 }, false, "Written anew with mentors of all four "
				     "groups; tells how mentoring is "
				     "recorded." } },
	  36, { { 0 } } },
	{ "mentoring-offer", "The mentoring offer", "mentoring-offer",
	  "What councillors and councils can ask for: who mentors, for how "
	  "long, what it costs, and how its quality is looked after.",
	  "improvement-team", false,
	  { { { 2023, 12, 18 }, false, NULL },
	    { { 2025, 9, 1 }, false, "Adds mentoring for leaders of new "
				     "councils." } },
	  24, { { 0 } } },
	{ "selection-criteria", "Criteria for selecting member peers",
	  "selection-criteria",
	  "By what a peer is chosen for a team, and by what not: skill, "
	  "council type, no tie to the host, fair rotation.",
	  "improvement-team", false,
	  { { { 2019, 4, 1 }, false, NULL },
	    { { 2023, 9, 29 }, false, "One text for all programmes; regional "
				      "teams were briefed on it." },
	    { { 2025, 4, 1 }, false, "More than one party on each corporate "
				     "peer challenge." } },
	  24, { { 0 } } },
	{ "shadow-protocol", "Protocol on shadow member peers", "protocol",
	  "A peer may come along to learn: with the host's consent, beyond "
	  "the team's number, one to a team.",
	  "improvement-team", false,
	  { { { 2023, 2, 28 }, false, NULL } }, 48,
	  { { 2023, 2, 15 }, { 2023, 2, 22 }, { 2023, 3, 1 },
	    { 2023, 2, 20 }, { 2023, 2, 14 } } },
	{ "support-protocol", "Group office and improvement support protocol",
	  "protocol",
	  "Who does what, and what the group offices and the improvement team "
	  "may expect of each other.",
	  "improvement-team", false,
	  { { { 2023, 12, 18 }, false, NULL },
	    { { 2026, 1, 5 }, false, "Says who stands in when a head of office "
				     "is away." } }, 36,
	  /* One office has not accepted the second version yet. */
	  { { 2023, 12, 12 }, { 2024, 1, 17 }, { 2023, 12, 14 },
	    { 2023, 12, 15 }, { 2023, 12, 11 } } },
	{ "process-note-days", "Process note on days", "process-note",
	  "How days are allocated to groups, authorised before they are used, "
	  "and counted.",
	  "improvement-team", false,
	  { { { 2023, 6, 30 }, false, NULL },
	    { { 2025, 4, 1 }, false, "The programme manager authorises where "
				     "the head of office is away." } },
	  24, { { 0 } } },
	{ "process-note-profiles", "Process note on profiles", "process-note",
	  "How profiles are sent out for confirmation, how replies come back, "
	  "and what becomes of those who do not reply.",
	  "improvement-team", false,
	  { { { 2024, 3, 4 }, false, NULL } }, 36, { { 0 } } },
};

static int day_in(const int d[3])
{
	return d[0] ? day_of(d[0], d[1], d[2]) : 0;
}

/* The parties' acceptances of version n of a protocol. */
static void write_acceptances(FILE *f, const struct document *d, int n,
			      bool *first)
{
	static const char *const parties[PARTIES] = {
		"con-group-office", "ind-group-office", "lab-group-office",
		"ld-group-office", "improvement-team"
	};

	for (int i = 0; i < PARTIES; i++) {
		int day = day_in(d->accepted[i]);

		if (n)
			day = day_in(d->versions[n].from) + 9 * i - 20;
		if (!day || day > asof || (n && i == 1))
			continue;
		if (*first)
			fputs("accepted_by:\n", f);
		*first = false;
		fprintf(f, "  - party: %s\n    version: v%d\n    accepted_on: %s\n",
			parties[i], n + 1, day_text(day).s);
	}
}

static void write_document(const struct document *d)
{
	FILE *f;
	int last = 0;
	bool first = true;

	if (day_in(d->versions[0].from) > asof)
		return;
	f = record_open("document", d->id);
	fprintf(f, "title: %s\nkind: %s\n", d->title, d->kind);
	record_folded(f, "about", d->about);
	fprintf(f, "owner: %s\naccepted_by_peers: %s\nversions:\n", d->owner,
		d->peers ? "true" : "false");
	for (int n = 0; n < 3; n++) {
		const struct version *v = &d->versions[n];

		if (!v->from[0] || day_in(v->from) > asof)
			break;
		last = n;
		fprintf(f, "  - version: v%d\n    from: %s\n", n + 1,
			day_text(day_in(v->from)).s);
		if (v->interim)
			fputs("    interim: true\n", f);
		if (n)
			fprintf(f, "    supersedes: v%d\n    change: %s\n", n,
				v->change);
	}
	fprintf(f, "review_on: %s\n", day_text(day_in(d->versions[last].from) +
					       d->months * 61 / 2).s);
	for (int n = 0; d->accepted[0][0] && n <= last; n++)
		write_acceptances(f, d, n, &first);
	record_close(f);
}

/* --- bulletins --- */

static const struct {
	const char *id;
	int issued[3];
	const char *title, *audience, *themes, *body;
} bulletins[] = {
	{ "2023-03-what-the-review-found", { 2023, 3, 8 },
	  "What the review of peer support found", "all-peers",
	  "[member-development, leadership]",
	  "The review of how peers are used has reported. It found that peers\n"
	  "make a vital contribution and are, on the whole, highly regarded.\n"
	  "An action plan says what will change: more mentoring training,\n"
	  "profiles that are kept up to date, feedback after each assignment.\n"
	  "\n"
	  "Mentoring training will be held four times a year. If you mentor, or\n"
	  "would like to, please book a place with your group office.\n" },
	{ "2023-10-one-induction-pack", { 2023, 10, 4 },
	  "One induction pack for all groups", "all-peers",
	  "[member-development, governance-and-culture]",
	  "New peers of all four groups are now inducted by the same pack. It\n"
	  "has a checklist which your lead peer goes through with you.\n"
	  "\n"
	  "There are new versions of the peer charter, the terms, and the\n"
	  "guidance on data protection. You will be asked to accept them.\n" },
	{ "2024-01-a-year-of-finance", { 2024, 1, 16 },
	  "A year in which finance came first", "all-peers",
	  "[finance, priorities-and-outcomes]",
	  "Most of last year's challenges turned on money. Three lessons came\n"
	  "up again and again: members saw the figures late; reserves were\n"
	  "spent on what would recur; and scrutiny looked at the budget once,\n"
	  "when it was already made.\n"
	  "\n"
	  "The half-day briefing for finance peers works through two examples.\n" },
	{ "2024-06-conference-rule", { 2024, 6, 3 },
	  "Come to the conference at least once in three years", "all-peers",
	  "[member-development]",
	  "Since May a peer who is to be sent must have been to the member\n"
	  "peer conference in this municipal year or one of the two before it.\n"
	  "New peers have two years' grace. If you are not sure when you last\n"
	  "came, ask your group office.\n" },
	{ "2025-02-devolution", { 2025, 2, 11 },
	  "Devolution and reorganisation: what hosts ask of us", "all-peers",
	  "[devolution-and-reorganisation, capacity]",
	  "Many councils are to be merged. Hosts ask for peers who have been\n"
	  "through it. If you have, please say so in your profile.\n"
	  "\n"
	  "A tie to a council carries over to the one that takes its place.\n"
	  "Please declare it.\n" },
	{ "2025-07-lessons-of-the-year", { 2025, 7, 15 },
	  "Themes and lessons of the year", "all-peers",
	  "[leadership, governance-and-culture, scrutiny]",
	  "At this year's session for peers we talked about what the year's\n"
	  "work has shown. Leaders and chief executives who trust each other\n"
	  "get through hard budgets; scrutiny that is asked early is heard.\n" },
	{ "2026-03-new-leaders", { 2026, 3, 10 },
	  "Mentoring leaders of new councils", "mentors",
	  "[new-leadership, devolution-and-reorganisation]",
	  "After the elections many councils will have a leader for the first\n"
	  "time. We expect more requests for mentors than in any year before.\n"
	  "If you have done the training and have days left, tell your group\n"
	  "office which months would suit.\n" },
	{ "2026-09-before-the-conference", { 2026, 9, 22 },
	  "Before the conference of 2026", "all-peers",
	  "[member-development, group-discipline]",
	  "There are sessions for cross-party reflection on how peers work, and\n"
	  "one on keeping a group together without a majority. Please book with\n"
	  "your group office; places go first to those whose three years end.\n" },
};

static void write_bulletins(void)
{
	for (size_t i = 0; i < sizeof(bulletins) / sizeof(*bulletins); i++) {
		int issued = day_in(bulletins[i].issued);
		FILE *f;

		if (issued > asof)
			continue;
		f = record_open("bulletin", bulletins[i].id);
		fprintf(f, "title: '%s'\nissued_on: %s\naudience: [%s]\n"
			"themes: %s\n---\n\n%s", bulletins[i].title,
			day_text(issued).s, bulletins[i].audience,
			bulletins[i].themes, bulletins[i].body);
		record_close(f);
	}
}

void policy_write(void)
{
	write_policies();
	for (size_t i = 0; i < sizeof(documents) / sizeof(*documents); i++)
		write_document(&documents[i]);
	write_bulletins();
}
