#ifndef PP_REPORT_MAN_H
#define PP_REPORT_MAN_H

#include "base/arena.h"
#include "report/roff.h"

/* A manual page written in CommonMark.
 *
 *	# peerpool-check(1): find every fault in the records
 *
 * The first heading holds the page's name, its section and what it is for.
 * Further headings are sections (##), in capitals unless they begin with code,
 * and parts of one (###).  Code spans are bold, code blocks stand as they are.
 * A link to another page of the manual, such as
 * [peerpool-log(1)](peerpool-log.1.md), is its name; of any other, the text and
 * the address are shown.  Where every item of a bullet list begins with code or
 * strong text and has a colon after it, the list is one of terms:
 *
 *	- `--staged`: what the next commit would hold
 *
 * A paragraph in the form of GitHub's tables is a list of terms too: each row's
 * first cell, and the others beneath, from the third on behind the head of
 * their column.  A bar in a cell must stand in a code span.
 * HTML is shown as text. */
struct pp_man {
	const char *date, *source, *manual;	/* for the page's title */

	/* Write what a fenced block stands for whose info string is given:
	 * "options check".  Returns 0; 1 where the block is but an example; or
	 * -1 where it is wrong.  May be NULL. */
	int (*block)(struct pp_roff *r, struct pp_str info, void *ctx);
	void *ctx;
};

/* What was found in the page: in the arena. */
struct pp_man_page {
	struct pp_str name, section, summary;
	const char *problem;	/* why it could not be rendered, */
	unsigned line;		/* and where */
};

/* Append the page to out.  Returns 0; or -1 with page->problem. */
int pp_man_render(struct pp_buf *out, struct pp_man_page *page,
		  struct pp_arena *arena, const struct pp_man *how,
		  struct pp_str markdown);

#endif
