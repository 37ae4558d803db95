#ifndef PP_POOL_ASK_H
#define PP_POOL_ASK_H

#include "pool/history.h"
#include "pool/moment.h"
#include "pool/together.h"
#include "pool/uncommitted.h"

/* What statements run on: the pools of a workspace in the state that is asked
 * for, a session on their indexes, and the tables finding and change, which are
 * made when a statement mentions them. */
struct pp_ask {
	/* Set by the caller. */
	const struct pp_pool *pool;
	struct pp_listing into;
	struct pp_repo *repo;		/* may be NULL for the work tree */
	const struct pp_moment *moment;	/* what was recorded by then; NULL: the
					   work tree */
	const char *overlay;		/* NULL: none */
	const struct pp_recall *recall;	/* of results; may be NULL */
	bool alone;			/* without the rest of the workspace */
	pp_scan_progress *progress;	/* may be NULL */
	void *progress_data;

	/* Set by pp_ask_open, and pp_ask_session. */
	struct pp_index_want want;
	struct pp_together together;	/* the pool itself first */
	struct pp_history history;
	struct pp_session *session;
	char today[11];			/* clock.today */
	struct pp_uncommitted *uncommitted;	/* once it was asked for */
	bool is_shallow;		/* history does not go back to its
					   beginning */
};

/* Bring the indexes up to date.  0; or -1 with findings. */
int pp_ask_open(struct pp_ask *ask);

/* What day it is where none is said: that of the moment, or today in the pool's
 * time zone.  0; or -1 with a finding (pool-config). */
int pp_ask_day(char day[11], const struct pp_ask *ask);

/* Open a session for the day, in the place of the one before, if any.  0; or -1
 * with findings. */
int pp_ask_session(struct pp_ask *ask, const char *day);

/* From now on, results are remembered there; NULL: no more. */
void pp_ask_recall(struct pp_ask *ask, const struct pp_recall *recall);

/* Some index was found to be damaged: close all; opening makes it anew. */
void pp_ask_discard(struct pp_ask *ask);
void pp_ask_close(struct pp_ask *ask);

#endif
