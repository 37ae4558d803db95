#ifndef PP_STORE_REF_WRITE_H
#define PP_STORE_REF_WRITE_H

#include "store/entry.h"
#include "store/id.h"
#include "store/lock.h"
#include "store/place.h"

/* Moving a branch, or a detached HEAD, to another commit, with a line in the
 * reflogs, as git does (files; not reftable). */
struct pp_ref_move {
	const struct pp_place *place;
	const char *name;		/* "refs/heads/main", or "HEAD" */
	uint8_t old_id[PP_ID_SIZE];	/* zeros: there is none yet */
	uint8_t new_id[PP_ID_SIZE];
	const char *who;		/* "Name <address> SECONDS ZONE" */
	const char *message;		/* of one line, for the reflogs */
	bool log;			/* make reflogs where there are none */
	/* A file that will be made for the lock: see lock.h. */
	const char *mine;
};

/* What HEAD stands on: its name as above, in arena; old_id and whether there
 * are reflogs to be made (by log_refs, core.logAllRefUpdates) go to out too.
 * 0; or -1 with a finding (write-commit, repository). */
int pp_ref_move_from_head(struct pp_ref_move *out, struct pp_listing into,
			  const struct pp_place *place, const char *log_refs);

/* Is HEAD still on that branch, and the branch at old_id?  Or at new_id? */
enum pp_ref_state { PP_REF_OLD, PP_REF_NEW, PP_REF_OTHER };
enum pp_ref_state pp_ref_move_state(const struct pp_ref_move *move);

/* Make the file mine and take the lock with it.  0; or -1 with errno. */
int pp_ref_move_lock(const struct pp_ref_move *move);

/* With the lock held and the state looked at: the reflogs, then the ref; and
 * look whether it is there.  0; or -1 with errno. */
int pp_ref_move_commit(const struct pp_ref_move *move);

/* Give the lock back, where it is ours. */
void pp_ref_move_drop(const struct pp_ref_move *move);

#endif
