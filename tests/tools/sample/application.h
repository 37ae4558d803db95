#ifndef APPLICATION_H
#define APPLICATION_H

#include "sample.h"

/* How somebody asks to become a peer, and what is decided: way_in.c plans what is
 * done about an application, application.c and decision.c write the records,
 * process.c says who applies and what becomes of them. */

/* YEAR: in days; records of what did not succeed are kept for so long. */
enum { STEPS = 8, YEAR = 365 };

/* From then on the Conservative executive interviews, and accreditations of
 * that group are for three years. */
#define INTERVIEWS_FROM day_of(2023, 10, 1)

struct step {
	const char *name, *role, *outcome, *channel, *note;
	const struct peer *by;		/* NULL: the role alone is known */
	int day;
};

struct application {
	char id[12];
	struct human who;
	enum group group;
	int region, council;		/* council -1: sits nowhere */
	int received, decided, withdrawn, closed;
	const struct peer *recommender;
	bool recommended;
	struct step steps[STEPS];
	int count;
	int checked;			/* membership; or 0 */
	int assessed;			/* which accreditation day; or -1 */
	int referees;
	bool good, note;		/* what the enquiries said */
};

/* way_in.c */

/* How somebody is spoken to; four, one of them twice. */
extern const char *const channels[4];

/* Names the application and plans its steps, by the way of its group.  Of two
 * lead peers of Labour the one who is not the decider recommends; where alone,
 * the decider.  decider may be NULL. */
void way_plan(const struct pool *pool, struct application *a, struct chance *c,
	      const struct peer *decider, bool alone);

/* A working day, that part of the way to the decision, in percent. */
int way_day(const struct application *a, int part);

/* Leaves out the steps that come after that day. */
void way_cut(struct application *a, int day);

/* application.c */

/* Is there a record of it?  What did not succeed goes a year after it was
 * closed. */
bool application_kept(const struct application *a, bool succeeded);

/* Writes the record, as it is on asof, if it is kept; cuts the steps. */
void application_write(const struct pool *pool, struct application *a,
		       struct chance *c, bool succeeded);

/* Writes the referees of the nth application; their records go a year after
 * they were spoken to. */
void referees_write(const struct application *a, unsigned n);

/* decision.c */

struct decision {
	const struct human *who;
	enum group group;
	const char *about, *outcome, *reason, *application;
	const char *role;		/* of the decider */
	const struct peer *by;		/* the decider, if known */
	int day, valid_until;
	bool register_only;
};

/* Sets who decides on that day, by the way of the group: never the person whom
 * it is about.  And until when it holds, where that is limited. */
void decision_plan(const struct pool *pool, struct decision *d, int region,
		   bool by_regional, const struct human *about);

/* Writes the record; no two decisions have one number. */
void decision_write(const struct decision *d, unsigned number);

#endif
