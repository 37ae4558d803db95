#ifndef PP_REPORT_FILL_H
#define PP_REPORT_FILL_H

#include "base/map.h"
#include "report/document.h"
#include "report/head.h"
#include "report/statistics.h"
#include "report/target.h"

/* Filling the parts of a document: its queries run in a session, and what they
 * give takes the parts' places in the tree.  Or, without a target, looking
 * whether they could: each statement is prepared, and nothing is run. */

/* Another document that one includes. */
struct pp_included {
	const struct pp_head *head;
	const struct pp_prose *source;	/* within the bounds */
};

/* 1 and *out, which live as long as the filling; 0: there is none of that
 * name; -1: it is not usable, and into.sink has got findings. */
typedef int pp_fill_find(void *data, struct pp_included *out,
			 struct pp_sink *sink, struct pp_str name);

/* A block that was filled, in the order of the text. */
struct pp_filled {
	const struct pp_fence *block;
	struct pp_result result;
};

enum {
	PP_FILL_ROWS_MAX = 10000,	/* of templates, in all */
	PP_FILL_DEPTH_MAX = 8,		/* documents and templates within each
					   other */
	PP_FILL_BYTES_MAX = 1 << 26,	/* of what was made for all parts */
};

struct pp_fill {
	struct pp_session *session;
	struct pp_arena *arena;		/* the document's too */
	struct pp_sink *sink;		/* faults, each at its place */
	const struct pp_target *target;	/* NULL: only look */
	struct pp_str level;		/* who may read it, for messages */
	enum pp_class reads;		/* what may be read */
	unsigned timeout_ms;		/* of one query */
	pp_fill_find *find;
	void *find_data;
	pp_people_find *people;		/* for statistics */
	void *people_data;
	pp_table_href *href;		/* see table.h; may be NULL */
	void *href_data;

	/* What came of it. */
	bool refused;			/* a part reads what it may not */
	struct pp_map kinds;		/* whose records were read; keys in
					   arena */
	enum pp_class class;		/* the strictest that was read */
	bool reads_all;			/* records of any kind may have been */
	struct pp_filled *filled;
	size_t filled_count;

	/* Its own. */
	size_t filled_cap, rows, bytes, ids;
	unsigned depth;
};

/* Fill a document, or look at it.  params are given to what mentions them.  A
 * part that has a fault gets a box that says so in its place. */
void pp_fill_document(struct pp_fill *fill, struct pp_document *document,
		      const struct pp_prose *source,
		      const struct pp_param *params, size_t param_count);

/* Gives back what it holds beside the arena. */
void pp_fill_release(struct pp_fill *fill);

#endif
