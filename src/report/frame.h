#ifndef PP_REPORT_FRAME_H
#define PP_REPORT_FRAME_H

#include "report/head.h"
#include "report/render.h"

/* A whole paper: what stands around the text. */
struct pp_frame {
	const struct pp_head *head;
	struct pp_str name;		/* of the report */
	const char *day;		/* YYYY-MM-DD, that it asks about */
	const char *at;			/* what --at said; NULL: nothing */
	const struct pp_param *params;
	size_t param_count;
	const struct pp_str *sources;	/* sentences on what was read */
	size_t source_count;
	struct pp_str format;		/* for the note of pp_frame_markdown */
	/* Of a page that is part of a site. */
	struct pp_str site;
	const struct pp_page_link *links;
	size_t link_count;
};

void pp_frame_html(struct pp_buf *out, const struct pp_frame *frame,
		   const struct pp_rendered *text);

/* Its first line is a comment that says in JSON how it was made:
 *
 *   <!-- peerpool-report {"report":"glance","format":"markdown",
 *   "date":"2026-11-30","parameters":{"year":"2025"}} -->
 *
 * "at" stands there where there was one. */
void pp_frame_markdown(struct pp_buf *out, const struct pp_frame *frame,
		       struct pp_str text);

/* A document for LuaLaTeX or XeLaTeX. */
void pp_frame_latex(struct pp_buf *out, const struct pp_frame *frame,
		    struct pp_str text);

/* What such a comment says. */
struct pp_frame_note {
	struct pp_str report, format, date, at;
	struct pp_param *params;
	size_t param_count;
};

/* Read it off the first line of a file.  0; or -1 where there is none. */
int pp_frame_note_read(struct pp_frame_note *out, struct pp_arena *arena,
		       struct pp_str text);

#endif
