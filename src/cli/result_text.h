#ifndef PP_CLI_RESULT_TEXT_H
#define PP_CLI_RESULT_TEXT_H

#include <stdio.h>

#include "base/buf.h"
#include "index/session.h"

/* What the printers of results share (the choice among them is
 * print_result.h). */

struct pp_result_print {
	unsigned format;	/* place in pp_result_formats */
	FILE *out;
	struct pp_buf *into;	/* where not NULL: it goes there, not to out */
	bool is_terminal;	/* unseen characters are escaped in every
				   format */
	unsigned width;		/* table: of the terminal; 0: no limit */
	bool color;		/* table: the head stands out */
	bool wrap;		/* table: the last column goes on in lines of
				   its own rather than be cut */
};

/* Append a number, such that it reads back as the same: 12, 0.5, 2.0. */
void pp_result_number(struct pp_buf *out, const struct pp_cell *cell);

/* Append the text of a cell as it is; nothing for NULL. */
void pp_result_text(struct pp_buf *out, const struct pp_cell *cell);

/* Write what is in buf to the stream, if there is enough of it, or at the end
 * of all (force), and clear it.  On a terminal, unseen characters other than
 * line breaks and what the format itself needs are escaped. */
void pp_result_flush(const struct pp_result_print *how, struct pp_buf *buf,
		     bool force);

enum { PP_RESULT_LINE_MAX = 1 << 30 };	/* bytes of one row as printed */

#endif
