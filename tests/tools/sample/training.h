#ifndef TRAINING_H
#define TRAINING_H

#include "sample.h"

/* Courses, and the events at which they are held. */

struct course {
	const char *id, *name, *family, *description;
	enum group group;		/* ANY_GROUP: for all */
	const char *expected, *needed_for, *counts_for;
	int times_a_year, half_days;
	const char *owner, *change;	/* what version 2 brought */
	/* When it is held: from that year on, in those months, that long. */
	int first_year, months[4], days;
	const char *title;		/* of its events; after it comes the
					   place or the year */
	int capacity;
	bool travels;			/* held in another town each time */
};

enum {
	CPC = 0, MENTORING_COURSE = 1, INDUCTION = 2, CONFERENCE = 3,
	ACCREDITATION = 4, NEW_LABOUR = 6
};

extern const struct course courses[];

struct event {
	char id[160];
	const struct course *course;
	unsigned number;		/* no two have one */
	int starts, ends, cancelled;	/* a day, or 0 */
	int room, booked;		/* room 0: for all */
	bool online, sessions;
};

/* The parts of a conference to which people sign up. */
enum { SESSIONS = 5 };
extern const char *const session_codes[SESSIONS];

/* attendance.c */
void attendance_write(struct pool *pool, struct event *events, int count);

#endif
