#ifndef PP_PUBLISH_WEB_MEMO_H
#define PP_PUBLISH_WEB_MEMO_H

#include "publish/web_run.h"

/* What is remembered of a site that was written, in the pool's cache: of what
 * state of the pool it was made, and the stat data of its files, so that none
 * need be made where neither has changed; and of some pages the stamp, so that
 * they need not be made where that has not.  Whatever is wrong with it, it does
 * not hold, and the site is made. */
struct pp_web_memo {
	struct pp_str key;	/* a digest of the state; may be empty */
	const char *file;	/* NULL: there is no cache */
	const char *dir;
	struct pp_str was;	/* what was remembered the last time */
};

/* Take down the state, before anything of the site is made: what changes
 * meanwhile makes it not hold. */
void pp_web_memo_init(struct pp_web_memo *out, struct pp_web *web,
		      struct pp_arena *arena);

/* Say into which folder the site goes, once that is there. */
void pp_web_memo_place(struct pp_web_memo *memo, const struct pp_pool *pool,
		       struct pp_arena *arena, const char *dir);

/* Is the site as it should be?  Then *pages is how many there are. */
bool pp_web_memo_holds(struct pp_web_memo *memo, struct pp_arena *arena,
		       size_t *pages);

/* After that: was a page of this stamp written there, and is its file still
 * what it was? */
bool pp_web_memo_is_current(const struct pp_web_memo *memo,
			    struct pp_str path, struct pp_str stamp);

/* Remember it; list holds a line for each file below dir, and stamps has those
 * of some, as text that ends with a NUL. */
void pp_web_memo_keep(const struct pp_web_memo *memo, struct pp_str list,
		      const struct pp_map *stamps);

/* Forget it, before anything is changed. */
void pp_web_memo_drop(const struct pp_web_memo *memo);

#endif
