#ifndef PP_PUBLISH_WEB_H
#define PP_PUBLISH_WEB_H

#include "pool/ask.h"
#include "pool/reports.h"
#include "pool/web_config.h"

/* A pool as pages that lead to each other, for one audience:
 *
 *   index.html                what there is
 *   all.html                  every page by its title, with a box to search
 *   reports/NAME.html         each report that the audience may read
 *   directories/NAME.html     each kept query that the configuration names, as
 *                             a table with a box to filter
 *   records/KIND.html         the records of a kind that has pages
 *   records/KIND/ID.html      a record: its properties, what refers to it, and
 *                             who changed what
 *
 * What the audience may not read, by the class of data of each column, is in no
 * page; a kind whose very records it may not know of has none. */
struct pp_web;

struct pp_web_want {
	/* One of the configuration's; NULL: those who may read the records
	 * themselves. */
	const char *audience;
	unsigned timeout_ms;	/* of one query; 0: none */
};

/* A site of what ask shows, which was opened, as were the reports; all live in
 * ask->into.arena, and must outlive it.  NULL with findings. */
struct pp_web *pp_web_new(struct pp_ask *ask, struct pp_reports *reports,
			    const struct pp_web_want *want);

enum pp_web_made {
	PP_WEB_FAILED = -1,	/* into.sink has got findings */
	PP_WEB_NONE,		/* there is no such page, for this audience */
	PP_WEB_PAGE,
	PP_WEB_FAULTY,		/* a page, with a fault that into.sink has got,
				   and that the page shows */
};

/* Append one page to out.  The same state of the pool gives the same bytes.
 * into.arena is for scraps: it can be cleared afterwards. */
enum pp_web_made pp_web_page(struct pp_buf *out, struct pp_web *web,
			       const char *path, struct pp_listing into);

/* Takes NULL. */
void pp_web_free(struct pp_web *web);

/* Called with each page; bytes.p is NULL where it is there, as it should be.  A
 * result that is not 0 ends it. */
typedef int pp_web_visit(void *data, const char *path, struct pp_str bytes);

/* Say which pages there are, with no bytes; some of those of reports may not
 * come about.  0; -1 with findings; or what visit returned. */
int pp_web_paths(struct pp_web *web, struct pp_listing into,
		 pp_web_visit *visit, void *data);

/* Is the page there, as it was written? */
typedef bool pp_web_is_current(void *data, const char *path);

/* Make all pages, in the order of the list above, but those of which is_current
 * says so and that cannot be others since; much quicker than one by one.
 * is_current may be NULL.  0; 1 where some had a fault, all told; -1 with
 * findings; or what visit returned. */
int pp_web_each(struct pp_web *web, struct pp_listing into,
		pp_web_visit *visit, pp_web_is_current *is_current,
		void *data);

#endif
