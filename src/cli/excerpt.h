#ifndef PP_CLI_EXCERPT_H
#define PP_CLI_EXCERPT_H

#include "cli/printer.h"

/* Source lines beneath findings.  The file last looked at is kept, with how
 * far it was read, since findings come sorted. */
struct pp_excerpt {
	const struct pp_print *how;
	struct pp_buf bytes;
	const char *file;	/* that bytes holds; NULL: none */
	bool missing;		/* there is no text of that file */
	size_t at;		/* where line begins */
	uint32_t line;
};

void pp_excerpt_init(struct pp_excerpt *e, const struct pp_print *how);
void pp_excerpt_release(struct pp_excerpt *e);

/* Append the line at pos and a line that underlines the columns; nothing where
 * there is no such line.  A line wider than the terminal is cut around the
 * column. */
void pp_excerpt_add(struct pp_buf *out, struct pp_excerpt *e,
		    struct pp_pos pos);

#endif
