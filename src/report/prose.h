#ifndef PP_REPORT_PROSE_H
#define PP_REPORT_PROSE_H

#include "base/arena.h"
#include "base/finding.h"

/* The Markdown of a file, and where a text that was taken out of it stands. */
struct pp_prose {
	const char *file;
	struct pp_str text;	/* the Markdown, below the front matter */
	uint32_t line;		/* of the file: that of its first line */
	const size_t *starts;	/* of each of its lines, in text */
	uint32_t count;
};

void pp_prose_init(struct pp_prose *out, struct pp_arena *arena,
		    const char *file, struct pp_str text, uint32_t line);

/* A line of the file, without its end; empty where there is none. */
struct pp_str pp_prose_line(const struct pp_prose *source, uint32_t line);

/* A text of the source, without the marks that stood before its lines: those
 * of quotations, lists and fences. */
struct pp_extract {
	struct pp_str text;
	uint32_t line;		/* of the file: that of its first line */
	uint32_t col;		/* a code span: where its text begins; else 0,
				   and each line is the end of a line of the
				   source */
};

/* A place in the extract as one in the file. */
struct pp_pos pp_prose_pos(const struct pp_prose *source,
			    const struct pp_extract *extract,
			    uint32_t line, uint32_t col);

/* Where a code span stands, of which cmark tells a line of the file that is
 * near it: where spans go over line ends, it miscounts. */
void pp_prose_span(struct pp_extract *out, const struct pp_prose *source,
		    struct pp_str text, uint32_t line);

/* The findings of sink that stand in the source's file are at places in the
 * extract: set those in the file.  What has no line gets that of at. */
void pp_prose_relocate(struct pp_sink *sink, const struct pp_prose *source,
			const struct pp_extract *extract, struct pp_pos at);

#endif
