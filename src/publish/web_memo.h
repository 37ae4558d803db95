#ifndef PP_PUBLISH_WEB_MEMO_H
#define PP_PUBLISH_WEB_MEMO_H

#include "publish/web_run.h"

/* What is remembered of a site that was written, in the pool's cache: of what
 * state of the pool it was made, and the stat data of its files, so that none
 * need be made where neither has changed.  Whatever is wrong with it, it does
 * not hold, and the site is made. */
struct pp_web_memo {
	struct pp_str key;	/* a digest of the state; may be empty */
	const char *file;	/* NULL: there is no cache */
	const char *dir;
};

/* Take down the state, before anything of the site is made: what changes
 * meanwhile makes it not hold. */
void pp_web_memo_init(struct pp_web_memo *out, struct pp_web *web,
		      struct pp_arena *arena);

/* Say into which folder the site goes, once that is there. */
void pp_web_memo_place(struct pp_web_memo *memo, const struct pp_pool *pool,
		       struct pp_arena *arena, const char *dir);

/* Is the site as it should be?  Then *pages is how many there are. */
bool pp_web_memo_holds(const struct pp_web_memo *memo, size_t *pages);

/* Remember it; list holds a line for each file below dir. */
void pp_web_memo_keep(const struct pp_web_memo *memo, struct pp_str list);

/* Forget it, before anything is changed. */
void pp_web_memo_drop(const struct pp_web_memo *memo);

#endif
