#ifndef PP_CLI_PRINTER_H
#define PP_CLI_PRINTER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/finding.h"
#include "cli/terminal.h"

/* What a printer of findings is given (the printers are print_*.h, the choice
 * among them is print.h). */

enum pp_format {
	PP_FORMAT_TEXT,
	PP_FORMAT_JSON,
	PP_FORMAT_SARIF,
	PP_FORMAT_GITHUB,
	PP_FORMAT_GITLAB,
	PP_FORMAT_JUNIT,
};

/* What was checked. */
struct pp_summary {
	size_t files;
	const char *const *paths;	/* those files, sorted, for junit; may
					   be NULL */
	size_t records;			/* 0 where there is no pool */
	size_t unavailable;	/* references into pools that are not here */
};

/* Fill bytes (cleared) with the text of a file that findings name.  Returns 0;
 * or -1 where there is none, and the source line is left out. */
typedef int pp_source(struct pp_buf *bytes, const char *file, void *ctx);

struct pp_print {
	enum pp_format format;
	FILE *out;		/* the findings */
	FILE *talk;		/* the closing line of text and github; NULL:
				   none */
	struct pp_terminal terminal;	/* that out is; text only */
	const char *command;	/* "check", for forms that name their tool */
	bool no_values;		/* leave out all that shows what a record says:
				   values found, notes about them, source */
	bool strict;		/* junit: a warning fails its file */
	size_t max;		/* print the first max findings; 0: all */
	const char *step_summary;	/* github: append a Markdown summary to
					   this file ($GITHUB_STEP_SUMMARY);
					   may be NULL */
	pp_source *source;	/* text on a terminal: the source lines; may be
				   NULL */
	void *source_ctx;
};

/* --- what the printers share ---------------------------------------------- */

/* How many findings of the sink are printed, and how many are not. */
size_t pp_print_count(const struct pp_print *how, const struct pp_sink *sink);
size_t pp_print_more(const struct pp_print *how, const struct pp_sink *sink);

/* "text; found 'x'" of a finding, not escaped; lives in arena or the sink. */
const char *pp_print_message(const struct pp_print *how, struct pp_arena *arena,
			     const struct pp_finding *f);

/* "file:line:col", of which the parts that are known; "" without a file. */
const char *pp_print_place(struct pp_arena *arena, struct pp_pos pos);

/* "file:line:col: text" of a note, not escaped. */
const char *pp_print_advice(struct pp_arena *arena, const struct pp_note *note);

/* Is the note to be printed? */
bool pp_print_note(const struct pp_print *how, const struct pp_note *note);

/* "412 records, 3 errors, 1 warning": the closing line, in buf. */
void pp_print_closing(struct pp_buf *buf, const struct pp_print *how,
		      const struct pp_sink *sink,
		      const struct pp_summary *summary);

/* Write the bytes of buf to out and clear it. */
void pp_print_flush(const struct pp_print *how, struct pp_buf *buf);

enum { PP_PRINT_MAX = 256 << 20 };	/* bytes of one finding's text */

#endif
