#ifndef SAMPLE_WORK_H
#define SAMPLE_WORK_H

#include "sample.h"

/* One piece of work, from the request to the close: work.c plans it, team.c
 * finds who does it, and request.c, offer.c and assignment.c write it. */

enum outcome { OPEN, FILLED, PART, UNFILLED, WITHDRAWN, PASSED_ON };

struct asked {
	enum group group;
	int asked, answered;		/* answered 0: never */
	bool names, cover;
};

/* Someone who was asked whether they would. */
struct named {
	int peer;			/* -1: an officer */
	int officer;			/* of the officers; -1: a peer */
	enum role role;
	enum group group;
	int offered, answered, selected;
	const char *answer;		/* NULL: none yet */
	const char *assignment;		/* its id, or NULL */
};

enum { ASKED_MAX = 4, NAMED_MAX = 16, THEMES_MAX = 3 };

struct job {
	char id[64];
	int host;			/* -1: the association itself */
	enum programme programme;
	int number;			/* of all jobs, in order of planning */
	int starts, ends;
	int calls_off;			/* a day, or 0 */
	int received, filled, closed;
	enum outcome outcome;
	struct asked asked[ASKED_MAX];
	int asked_count;
	struct named named[NAMED_MAX];
	int named_count;
	int members, officers;		/* wanted; shadows are not counted */
	int parties;			/* wanted at least */
	bool shadow_welcome;
	const char *themes[THEMES_MAX];
	unsigned lessons[THEMES_MAX];	/* which sentence on each */
	bool has_lessons;
	int theme_count;
};

extern const char *const programme_names[];
extern const struct programme_plan {
	int members, officers, parties;	/* wanted, besides a shadow */
	int length;			/* days from first to last */
	unsigned half_days;		/* allocated to a member */
} programmes[];			/* by enum programme */
extern const char *const role_names[];

const struct human *named_who(const struct pool *pool, const struct named *n);

/* Plans who is named for a job, which groups are asked, and the answers.
 * Returns how many of its places were filled. */
int team_plan(struct pool *pool, struct job *job, struct chance *c);

/* Makes the assignment of somebody who was selected, adds it to the pool's work,
 * and writes it.  Nothing, if they are selected after TODAY. */
void assignment_make(struct pool *pool, const struct job *job, struct named *n);

/* Plans which groups are asked and when they answer: those in the set, and
 * some others that have nobody. */
void asked_plan(const struct pool *pool, struct job *job, unsigned groups,
		struct chance *c);

/* What a request for that work asks for. */
void request_write(const struct pool *pool, const struct job *job);

/* Writes the lessons of a job that is done, if there are any. */
void lessons_write(FILE *f, const struct job *job, struct chance *c);

/* The offers of a job, in the order in which they were made. */
void offers_write(const struct pool *pool, const struct job *job);

/* The days that each group may use in each year. */
void allocations_write(void);

#endif
