#ifndef PP_DATA_TEXT_H
#define PP_DATA_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/finding.h"
#include "data/read.h"

/* The layer below all syntaxes: are these bytes text at all, where do its
 * lines begin, and how many faults of one kind are worth telling. */

enum {
	/* A binary file, or one made to hurt, may hold millions of faults. */
	PP_TEXT_FAULTS_MAX = 100,	/* of one rule in one file */
};

/* A character that libyaml takes for a line break and editors do not: NEL,
 * U+2028 or U+2029.  The place is that of the character after it. */
struct pp_separator {
	size_t index;		/* in code points from the start of the text */
	uint32_t line, col;	/* the editor's */
};

struct pp_text {
	const char *file;
	struct pp_sink *sink;
	bool record;
	/* Without the byte-order mark; a part of the file where it is Markdown,
	 * beginning at the start of line first_line. */
	struct pp_str bytes;
	uint32_t first_line;
	size_t first_index;	/* code points before it */
	/* Where the last line ends, if it lacks its line break; else 0. */
	uint32_t end_line, end_col;
	/* Printable ASCII, tabs and line feeds alone. */
	bool plain;
	bool returns;		/* has carriage returns */
	struct pp_separator *separators;	/* in the whole file */
	size_t separator_count, separator_cap;
	size_t *faults;		/* by rule; shared with the parts */
	size_t fault_counts[PP_RULE_COUNT];
};

/* A place in the text: a byte and what an editor calls it. */
struct pp_place {
	size_t at;		/* byte in text->bytes */
	size_t index;		/* in code points, within text->bytes */
	uint32_t line, col;
};

/* Begin to read bytes: skip a byte-order mark, report what is wrong with the
 * text as text.  Returns 0, or -1 where it is no text to go on with.  Release
 * it in both cases; it may not move in between. */
int pp_text_init(struct pp_text *t, struct pp_sink *sink,
		 const struct pp_read *how, struct pp_str bytes);

/* Says how many faults were not shown, and frees. */
void pp_text_release(struct pp_text *t);

/* Report the separators of t->bytes as such: for YAML, where they count. */
void pp_text_report_separators(struct pp_text *t);

/* The part of t between two bytes, of which the first begins a line.  Not to
 * be released. */
struct pp_text pp_text_part(const struct pp_text *t, size_t from, size_t to);

/* The first place of t->bytes, and the same place moved on to byte at. */
struct pp_place pp_text_start(const struct pp_text *t);
void pp_text_seek(const struct pp_text *t, struct pp_place *place, size_t at);

/* The place of a byte, found from the start: for findings. */
struct pp_place pp_text_place(const struct pp_text *t, size_t at);

/* The first byte of that line of the file; t->bytes.n past the end. */
size_t pp_text_line(const struct pp_text *t, uint32_t line);

/* The line that begins at byte at, without its break. */
struct pp_str pp_text_line_at(const struct pp_text *t, size_t at);

static inline struct pp_pos pp_text_pos(const struct pp_text *t, uint32_t line,
					uint32_t col)
{
	return (struct pp_pos){ .file = t->file, .line = line, .col = col };
}

/* Count a fault; is it to be shown? */
static inline bool pp_text_shows(struct pp_text *t, enum pp_rule_number rule)
{
	return t->faults[rule]++ < PP_TEXT_FAULTS_MAX;
}

/* pp_report for faults of a text: pp_fault(t, RULE, pos, format, ...). */
#define pp_fault(t, name, pos, ...) \
	(pp_text_shows((t), PP_RULE_##name) ? \
	 pp_report((t)->sink, PP_R(name), (pos), __VA_ARGS__) : \
	 &(t)->sink->spare)

#endif
