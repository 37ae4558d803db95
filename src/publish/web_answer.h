#ifndef PP_PUBLISH_WEB_ANSWER_H
#define PP_PUBLISH_WEB_ANSWER_H

#include "publish/web_memo.h"

/* What the queries of reports and directories returned, remembered from one run
 * to the next, in a file of the cache.  Each belongs to the page that asked,
 * and holds as long as nothing of what it reads has changed. */
struct pp_web_change;

struct pp_web_answers {
	struct pp_recall recall;	/* for the session */
	const struct pp_web *web;
	const struct pp_web_change *change;	/* NULL: nothing holds */
	const char *file;
	struct pp_str stamp;		/* of the state that they are about */
	struct pp_str page;		/* that asks now; empty: nobody whose
					   answers are remembered */
	struct pp_map old;		/* by key; ptr: struct pp_web_answer */
	struct pp_map now;
	struct pp_map skipped;		/* pages whose answers stay */
	struct pp_arena *arena;
};

/* Read what is remembered; change is what has happened since. */
void pp_web_answers_init(struct pp_web_answers *out, struct pp_web *web,
			 struct pp_arena *arena,
			 const struct pp_web_memo *memo,
			 const struct pp_web_change *change);
void pp_web_answers_release(struct pp_web_answers *answers);

/* What a report is like, before it is run, as long as no text and nothing but
 * records has changed.  True, and report->looks and reads are filled. */
bool pp_web_answers_look(struct pp_web_answers *answers,
			 struct pp_web_report *report);
void pp_web_answers_keep_look(struct pp_web_answers *answers,
			      const struct pp_web_report *report);

/* A page is not made: its answers stay. */
void pp_web_answers_skip(struct pp_web_answers *answers, const char *path);

/* Remember them. */
void pp_web_answers_keep(const struct pp_web_answers *answers);

#endif
