#ifndef PP_REPORT_DOCUMENT_H
#define PP_REPORT_DOCUMENT_H

#include "report/fence.h"
#include "report/prose.h"

/* A Markdown text as cmark's tree, with the parts of it that are to be filled
 * in.  What nobody may write is gone from the tree: raw HTML has become text,
 * and so has a link that leads elsewhere than to http, https, mailto or a
 * relative address, or an image that is not relative. */
struct cmark_node;

enum pp_part_kind {
	PP_PART_SQL,		/* a block whose query is shown */
	PP_PART_EACH,		/* a template for each row of a query */
	PP_PART_INCLUDE,
	PP_PART_BAD_BLOCK,	/* one with a fault */
	PP_PART_SELECT,		/* a code span, `=SELECT ...` */
	PP_PART_PARAM,		/* `=:name` */
	PP_PART_FIELD,		/* `=id.column` */
	PP_PART_BAD_SPAN,
};

struct pp_part {
	enum pp_part_kind kind;
	struct cmark_node *node;	/* that it stands in the place of */
	struct pp_pos pos;		/* of the block, or of the span's
					   text */
	struct pp_fence block;		/* of a block */
	struct pp_extract sql;		/* SQL, EACH, SELECT */
	struct pp_extract template;	/* EACH without a name */
	struct pp_str id, name;		/* PARAM: name; FIELD: both */
	const char *fault;		/* of a bad one */
};

/* More are a finding (report-limit), and stay as they are. */
enum { PP_DOCUMENT_PARTS_MAX = 10000 };

struct pp_document {
	struct cmark_node *root;
	struct pp_part *parts;		/* in the order of the text */
	size_t count;
};

/* Read a text of source: all of it, or a template in it.  It is bounded by
 * pp_bound_check, of the source as a whole.  Faults of blocks go to sink
 * (report-form) at their places.
 * Always makes a tree.  Everything lives in arena. */
void pp_document_read(struct pp_document *out, struct pp_arena *arena,
		      struct pp_sink *sink, const struct pp_prose *source,
		      const struct pp_extract *text);

#endif
