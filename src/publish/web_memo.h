#ifndef PP_PUBLISH_WEB_MEMO_H
#define PP_PUBLISH_WEB_MEMO_H

#include "publish/web_run.h"

/* What is remembered of a site that was written, in the pool's cache: of what
 * state of the pool it was made, and the stat data of its files.  So none need
 * be made where neither has changed, and else only those which can have.
 * Whatever is wrong with it, nothing is remembered, and all is made.
 *
 * It is a text, which begins with a digest of the rest:
 *
 *   peerpool site 2 DIGEST
 *   STATE			a digest of all that pages depend on; or -
 *   BASE			the same, without records and history
 *   TEXTS			a digest of the texts of reports
 *   STAMP			of the index
 *   COMMIT			of HEAD; zeros: there was none
 *   open COUNT			how many records were not as HEAD has them, or
 *   PATH			-1; and these
 *   STAT + PATH		each file; - in the place of +: it has a fault
 */
struct pp_web_past {
	bool is_there;
	struct pp_str state, base, texts;
	uint8_t stamp[PP_ID_SIZE], head[PP_ID_SIZE];
	struct pp_uncommitted open;
	bool has_open;
	struct pp_map files;	/* by path; ptr: struct pp_web_past_file */
};

struct pp_web_past_file {
	struct pp_str line;
	bool is_sound;
};

struct pp_web_memo {
	struct pp_str state, base;	/* may be empty: nothing is kept */
	uint8_t stamp[PP_ID_SIZE], head[PP_ID_SIZE];
	const char *file;		/* NULL: there is no cache */
	const char *answers;		/* beside it: see web_answer.h */
	const char *dir;
	struct pp_web_past past;
};

/* Take down the state, before anything of the site is made: what changes
 * meanwhile makes it not hold. */
void pp_web_memo_init(struct pp_web_memo *out, struct pp_web *web,
		      struct pp_arena *arena);
void pp_web_memo_release(struct pp_web_memo *memo);

/* Say into which folder the site goes, once that is there. */
void pp_web_memo_place(struct pp_web_memo *memo, const struct pp_pool *pool,
		       struct pp_arena *arena, const char *dir);

/* Read what is remembered. */
void pp_web_memo_read(struct pp_web_memo *memo, struct pp_arena *arena);

/* Is the site as it should be?  Then *pages is how many there are. */
bool pp_web_memo_holds(struct pp_web_memo *memo, size_t *pages);

/* Was a page written there, without a fault, and is its file still what it
 * was? */
bool pp_web_memo_is_current(const struct pp_web_memo *memo,
			    struct pp_str path);

/* What is to be remembered: list has a line for each page, and of those in
 * faulty something is to be told again. */
struct pp_web_memo_now {
	struct pp_str list;
	const struct pp_map *faulty;
	bool is_sound;			/* none is */
	struct pp_str texts;
	const struct pp_uncommitted *open;	/* may be NULL */
};

void pp_web_memo_keep(const struct pp_web_memo *memo,
		      const struct pp_web_memo_now *now);

/* Forget it, before anything is changed. */
void pp_web_memo_drop(const struct pp_web_memo *memo);

/* The list of pages, in the site's folder. */
#define PP_WEB_LIST_FILE ".peerpool-site"

#endif
