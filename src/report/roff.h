#ifndef PP_REPORT_ROFF_H
#define PP_REPORT_ROFF_H

#include <stdbool.h>

#include "base/buf.h"

/* A manual page, in the requests of groff_man(7) that mandoc(1) knows too.
 * What is written is ASCII: other characters go by their numbers, so that no
 * reader has to be told of an encoding. */
struct pp_roff {
	struct pp_buf *out;
	bool open;		/* something stands on the last line */
	unsigned column;	/* on it, within an example */
};

enum pp_roff_font { PP_ROFF_ROMAN, PP_ROFF_BOLD, PP_ROFF_ITALIC, PP_ROFF_BOTH };

/* A line of the program's own: a request such as ".PP", as it stands. */
void pp_roff_request(struct pp_roff *r, const char *line);

/* The head of a page. */
struct pp_roff_title {
	struct pp_str name, section;	/* "OWL", "1" */
	const char *date;		/* 2026-01-31 */
	const char *source, *manual;	/* what the page belongs to, and the
					   name of the manual */
};

void pp_roff_title(struct pp_roff *r, const struct pp_roff_title *title);

/* Of a section (level 2), or of a part of one (3 and more). */
void pp_roff_heading(struct pp_roff *r, unsigned level, struct pp_str text);

/* Prose: a line break in it is one in the source, and a blank on the page.
 * Every character is shown, none is a request or an escape. */
void pp_roff_text(struct pp_roff *r, struct pp_str text);

/* What is typed: its hyphens are minus signs, which can be copied. */
void pp_roff_code(struct pp_roff *r, struct pp_str text);

/* What follows is in that font. */
void pp_roff_font(struct pp_roff *r, enum pp_roff_font font);

/* The same for one piece of code. */
void pp_roff_code_in(struct pp_roff *r, enum pp_roff_font font,
		     struct pp_str text);

/* The next text stands on a line of its own in the source. */
void pp_roff_end_line(struct pp_roff *r);

/* Lines as they are, set in by four columns. */
void pp_roff_example(struct pp_roff *r, struct pp_str text);

#endif
