#ifndef PP_STORE_LOCK_H
#define PP_STORE_LOCK_H

#include <stdbool.h>

/* Git's way of changing a file that others change too: PATH.lock is made, which
 * fails where it is there, filled, and renamed to PATH.
 *
 * Ours is a second name (a hard link) of a file that we have filled before, so
 * that it can be told from others' after we have been killed. */
struct pp_lock {
	const char *path;	/* what is to be replaced */
	const char *mine;	/* the file that shall take its place */
};

/* Waits up to a second for another's.  0; or -1 with errno, EEXIST where it is
 * still there. */
int pp_lock_take(const struct pp_lock *lock);

bool pp_lock_is_ours(const struct pp_lock *lock);

/* Put the file in its place.  It must be ours.  0; or -1 with errno. */
int pp_lock_commit(const struct pp_lock *lock);

/* Take ours away; where it is another's or none, do nothing. */
void pp_lock_drop(const struct pp_lock *lock);

#endif
