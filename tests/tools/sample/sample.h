#ifndef SAMPLE_H
#define SAMPLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* The maker of the shipped sample pool: invented peers of real councils.  Same
 * program, same bytes: every choice comes from numbered streams of one seed.
 *
 * A plan is made in memory, from councils to feedback, and written as it is
 * made.  A failure to read or write ends the program: it is run by hand and by
 * a test, and half a pool is of no use.
 *
 * The plan is of all that ever happened; what is written is what was known on
 * the day asof.  So a writer writes a record only if there was one by then, and
 * in it only what had happened by then, or was planned by then.  What is drawn
 * by chance must not depend on asof: draw first, and then see what is known. */

enum {
	COUNCILS_MAX = 200, PEERS = 400, EVENTS_MAX = 200, WORK_MAX = 2000,
	REGIONS = 10, GROUPS = 4, OFFICERS = 40, HOLDERS_MAX = 140
};

extern int asof;		/* a day */

enum group { CON, IND, LAB, LD, ANY_GROUP };

extern const char *const region_names[REGIONS];
extern const char *const group_names[GROUPS];

/* --- chance.c: numbers, ids and words by chance --- */

struct chance { uint64_t state; };

/* A stream of its own for each use, so that a change in one part of the plan
 * leaves the others as they were. */
struct chance chance_new(const char *use, unsigned number);
unsigned chance_below(struct chance *c, unsigned n);
int chance_between(struct chance *c, int low, int high);
bool chance_percent(struct chance *c, unsigned percent);
void chance_text(struct chance *c, char *out, unsigned n);

/* Shuffles the numbers from 0 to n - 1 into order. */
void chance_shuffle(struct chance *c, unsigned *order, unsigned n);

/* A list dealt like cards: nothing comes twice before all have come once. */
enum { DECK_MAX = 64 };
struct deck {
	const char *const *cards;
	unsigned n, next, order[DECK_MAX];
};
#define DECK(list) { .cards = (list), .n = sizeof(list) / sizeof *(list) }
const char *deck_deal(struct deck *deck, struct chance *c);

/* Appends text to out, choosing one way wherever it says {one|another}. */
void spin(struct chance *c, char *out, size_t size, const char *text);

/* --- day.c: days since 1970 --- */

int day_of(int year, int month, int day);
int day_year(int day);
int day_years_after(int day, int years);	/* 1 March, for 29 February */
int day_parse(const char *text);	/* of 2026-11-21; 0 if it is none */
struct day_text { char s[40]; };
struct day_text day_text(int day);	/* print its s, as 2026-11-21 */
int day_on(int day, int weekday);	/* the first such day from day on;
					   0 is Monday */
int election_day(int year);	/* the first Thursday in May */

/* --- calendar.c: bank holidays and working days --- */

void calendar_write(void);
bool day_is_working(int day);
/* The nth working day after that day; the day itself if n is 0. */
int day_after_working(int day, int n);

#define TODAY day_of(2026, 11, 21)

/* --- record.c: files --- */

void die(const char *what, const char *name);

/* Opens a record of a kind, its modeline (if YAML) and id written. */
/* One at a time. */
FILE *record_open(const char *kind, const char *id);

/* The same, with nothing written yet. */
FILE *record_open_file(const char *folder, const char *name);

/* Writes "key: day" where there is a day, or where it is known by asof. */
void record_day(FILE *f, const char *key, int day);
void record_past(FILE *f, const char *key, int day);

/* Was it to be removed by asof, so many years after it ended? */
bool record_over(int ended, int years);

/* The salt of the record that is open, which its id gives: 26 characters. */
struct salt_text { char s[27]; };
struct salt_text salt_text(void);

/* Writes "key: text", the text folded. */
void record_folded(FILE *f, const char *key, const char *text);

/* Writes a salt as the last line, and closes. */
void record_salt(FILE *f);
void record_close(FILE *f);

/* Writes records to f from now on, each as "PATH SIZE\nTEXT". */
void records_to(FILE *f);

/* --- council.c --- */

struct council {
	char id[5], county[5], gss[10], former_gss[32];
	char name[96], short_name[64], type[24];
	char successors[2][5];
	int region, founded, abolished;
};

struct pool;

void councils_read_csv(struct pool *pool, const char *file);
void councils_read_records(struct pool *pool, const char *directory);
void councils_write(const struct pool *pool);
int council_find(const struct pool *pool, const char *id);

/* The nth of the region's councils where peers sit, in turn. */
int council_home(const struct pool *pool, int region, unsigned n);

/* Has someone who sits or sat at one of the two a tie to the other: the same
 * body, its county or district, or what became of it? */
bool councils_tied(const struct pool *pool, int a, int b);

/* --- names.c --- */

/* Every number has an id and a full name of its own.  Who is not a peer takes
 * one from these on. */
enum {
	PEOPLE_APPLICANTS = 1000, PEOPLE_REFEREES = 2000,
	PEOPLE_OFFICERS = 3000, PEOPLE_HOLDERS = 3500, PEOPLE_MENTEES = 4000,
	PEOPLE_END = 9216
};

struct human {
	unsigned number;
	char person[12], name[64];
	const char *given, *family;
};

struct human human_new(unsigned number);

/* Writes the person's record, if it was made by asof; known is the day on which
 * it was made.  style may be NULL, as may email, for the usual one. */
void human_write(const struct human *h, const char *style, const char *email,
		 int known);

/* --- people.c --- */

struct peer {
	struct human who;
	char id[12];
	enum group group, former_group;
	int group_since;		/* a day; 0: was never in another */
	int region, council;		/* council -1: sits nowhere now */
	int since;
	int former_council, former_from, former_until;	/* -1: none */
	int seat_lost;			/* a day, or 0 */
	int applied;			/* when the person's record was made */
	int accredited, left, pause_from, pause_until;
	const char *left_because;
	int lead_from, lead_until, regional_from, regional_until;
	bool leads, shadows, mentors;
	bool stays_near;		/* travels in few regions */
	unsigned days_a_year;
	int cpc_trained, mentoring_trained;	/* a day, or 0 */
	int tie_council, tie_declared;	/* a declared tie; -1: none */
};

void people_plan(struct pool *pool);
void people_write(const struct pool *pool);
enum group peer_group(const struct peer *p, int day);
bool peer_active(const struct peer *p, int day);

/* Where the peer sits on that day; -1: nowhere. */
int peer_council(const struct peer *p, int day);

/* The group's national lead peer on that day, or the regional one whose patch
 * the region is in; NULL if there was none. */
const struct peer *lead_national(const struct pool *pool, enum group group,
				 int day);
const struct peer *lead_regional(const struct pool *pool, enum group group,
				 int region, int day);

/* The patches of the three regional lead peers that each group has. */
enum { PATCHES = 3 };
bool in_patch(int patch, int region);

bool peer_travels(const struct peer *p, int region);

/* --- policy.c --- */

void policy_write(void);

/* --- offices.c: who holds which office; officer peers; adjustments --- */

enum office {
	GROUP_EXECUTIVE, GROUP_LEADER, LEAD_MEMBER, BOARD_CHAIR,
	HEAD_OF_GROUP_OFFICE, GROUP_OFFICER, PROGRAMME_MANAGER,
	PRINCIPAL_ADVISER, PEER_CHALLENGE_MANAGER,
	PEER_PLACEMENT_COORDINATOR, REGIONAL_TEAM, IMPROVEMENT_DIRECTOR,
	DATA_PROTECTION_OFFICER
};

struct absence { int from, until; };

struct holder {
	struct human who;		/* may be a peer */
	char id[12];
	enum office office;
	enum group group;		/* ANY_GROUP: the association's */
	unsigned regions, programmes;	/* bits; 0: all */
	const char *title;		/* or NULL */
	int from, until;		/* until 0: goes on */
	int deputies[2];		/* -1: none */
	struct absence absences[8];
	int absence_count;
};

struct officer {
	struct human who;
	char id[12];
	int council, since, left;
};

void offices_plan(struct pool *pool);
void offices_write(const struct pool *pool);

/* Who holds the office on that day, or NULL; of several, the first.  group and
 * region are looked at where such an office has one. */
const struct holder *office_holder(const struct pool *pool, enum office office,
				   enum group group, int region, int day);
bool holder_away(const struct holder *holder, int day);

/* --- training.c, work.c, feedback.c --- */

void groups_write(void);
void training_write(struct pool *pool);

/* The nth of the Independent group's accreditation days, of which there are two
 * a year from 2021 on, and the id of its event. */
int accreditation_day(unsigned n);
struct event_name { char s[80]; };
struct event_name accreditation_event(unsigned n);

enum programme {
	CHALLENGE, FINANCE, PLANNING, REVIEW, MENTORING, GROUP_SUPPORT, ACADEMY
};
enum role { MEMBER, LEAD, SHADOW, MENTOR, OFFICER };

struct work {
	char id[12], job[64];
	int peer, host;			/* host -1: the association itself */
	enum programme programme;
	enum role role;
	int offered, accepted, selected, authorised, starts, ends;
	unsigned allocated, used;	/* in half days; used 0: not done yet */
	int cancelled;
};

/* --- mentoring.c --- */

/* How many meetings were agreed, and the days of those held by asof. */
struct meetings { int agreed, held, days[8]; };
struct meetings meetings_of(const struct work *w);
void mentoring_write(const struct pool *pool);
void inductions_write(const struct pool *pool);

void work_write(struct pool *pool);
void process_write(const struct pool *pool);
void feedback_write(const struct pool *pool);

/* --- quality.c --- */

void appraisals_write(const struct pool *pool);
void equality_write(const struct pool *pool);
void consents_write(const struct pool *pool);

/* --- plan.c --- */

/* The plans are copied from where the councils' records lie; it must be told
 * before the program enters another directory. */
void plan_from(const char *councils);
void plan_write(void);

/* --- all of it --- */

void sample_make(struct pool *pool);	/* main.c */

/* Writes the history of the pool, a snapshot every so many days, as git
 * fast-import reads it; standard input names the files that are there from the
 * start. */
void history_write(struct pool *pool, int every);

struct pool {
	struct council councils[COUNCILS_MAX];
	int council_count;
	/* In order of group; of each group the two national lead peers, one
	 * after the other, and the three regional ones come first. */
	struct peer peers[PEERS];
	struct holder holders[HOLDERS_MAX];
	int holder_count;
	struct officer officers[OFFICERS];
	struct work work[WORK_MAX];	/* of member peers */
	int work_count;
	struct work officer_work[WORK_MAX];	/* peer is the officer */
	int officer_work_count;
	unsigned lessons_dealt[10];	/* on each theme */
	bool has_promised;		/* work.c: somebody, to two */
};

#endif
