#ifndef PP_SERVE_ANSWER_H
#define PP_SERVE_ANSWER_H

#include "base/map.h"
#include "serve/request.h"
#include "serve/source.h"

/* What is answered to a request, and the pages that are kept so that they need
 * not be made for each. */
struct pp_server {
	const struct pp_serve_source *source;
	const struct pp_list *names;	/* by which it may be asked, besides
					   addresses and localhost */
	struct pp_map kept;		/* by path */
	struct pp_arena pages;		/* what is kept */
	uint64_t seed;
};

/* Kept pages are at most so many bytes: what would go beyond makes the others
 * be forgotten. */
enum { PP_SERVER_KEPT_MAX = 64 << 20 };

enum { PP_TAG_MAX = 40 };

struct pp_answer {
	unsigned status;	/* 200, 304, 400, 404, 405, 413, 421, 500 */
	const char *type;
	const char *policy;	/* Content-Security-Policy */
	char tag[PP_TAG_MAX];	/* ETag; "" where there is none */
	struct pp_str body;	/* lives until the next answer, or in the
				   arena */
};

void pp_server_init(struct pp_server *server,
		    const struct pp_serve_source *source,
		    const struct pp_list *names);
void pp_server_release(struct pp_server *server);

/* Answer a request from the pool as it is now.  One request at a time.  What
 * cannot be answered is told in a page: that never fails. */
void pp_answer(struct pp_answer *out, struct pp_arena *arena,
	       struct pp_server *server, const struct pp_request *request);

#endif
