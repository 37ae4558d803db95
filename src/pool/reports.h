#ifndef PP_POOL_REPORTS_H
#define PP_POOL_REPORTS_H

#include "base/map.h"
#include "pool/open.h"
#include "report/head.h"
#include "report/prose.h"

/* The reports of a pool: the records, in its work tree, of the kinds that are
 * documents. */
struct pp_report_file {
	const struct pp_kind *kind;
	struct pp_str id;	/* its name */
	const char *path;
	/* Once it has been read: */
	const struct pp_levels *levels;
	struct pp_head head;
	struct pp_prose source;
	bool bounded;		/* there is a text, within the bounds; the
				   front matter may have a fault */
	enum { PP_REPORT_NOT_READ, PP_REPORT_SOUND, PP_REPORT_FAULTY } state;
};

struct pp_reports {
	struct pp_open_pool open;
	struct pp_listing into;
	struct pp_report_file *items;	/* by path */
	size_t count;
	struct pp_levels *levels;	/* of each kind */
};

/* List them.  0; or -1 with findings, and nothing is to be closed.  Everything
 * lives in into.arena. */
int pp_reports_open(struct pp_reports *out, const struct pp_pool *pool,
		    struct pp_listing into);
void pp_reports_close(struct pp_reports *reports);

/* The report of that name; NULL where there is none. */
struct pp_report_file *pp_reports_find(const struct pp_reports *reports,
				       struct pp_str name);

/* Read it, once: its front matter, its bounds.  0; or -1 where it has a fault,
 * which sink gets the first time. */
int pp_report_load(struct pp_reports *reports, struct pp_report_file *file,
		   struct pp_sink *sink);

/* Read one whose bytes are at hand; they and the record's tree, root, live as
 * long as arena.  0; or -1 with findings. */
int pp_report_read(struct pp_report_file *file, struct pp_arena *arena,
		   struct pp_sink *sink, const struct pp_value *root,
		   const struct pp_levels *levels);

#endif
