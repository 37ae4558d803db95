#ifndef PP_DATA_SCAN_H
#define PP_DATA_SCAN_H

#include <stdbool.h>

#include "base/arena.h"

/* Looking along lines of plain YAML, for data/block.c.  Whatever is given ends
 * in a line feed, where scanning stops at the latest. */

/* Where a plain scalar stands decides where it may end. */
enum pp_scan { PP_SCAN_BLOCK = 1, PP_SCAN_FLOW = 2 };

static inline bool pp_scan_ends_word(char c)
{
	return c == ' ' || c == '\n';
}

static inline const char *pp_scan_spaces(const char *p)
{
	while (*p == ' ')
		p++;
	return p;
}

/* A '-' that begins a list item. */
static inline bool pp_scan_is_item(const char *p)
{
	return *p == '-' && pp_scan_ends_word(p[1]);
}

/* Is there nothing on the line from p on but spaces and a comment? */
static inline bool pp_scan_is_rest(const char *p)
{
	const char *q = pp_scan_spaces(p);

	return *q == '\n' || (*q == '#' && q > p);
}

/* '---' or '...' at p, which begins a line, and nothing joined to it. */
static inline bool pp_scan_is_marker(const char *p)
{
	return (*p == '-' || *p == '.') && p[1] == *p && p[2] == *p &&
	       (pp_scan_ends_word(p[3]) || p[3] == '\t');
}

/* The line feed at or after p. */
const char *pp_scan_line_end(const char *p);

/* Where the plain scalar that begins at p ends: at a ':' that makes it a key,
 * at a comment or line feed, in flow also at , ] or }.  NULL where none may
 * begin at p, or it is none that block.c knows. */
const char *pp_scan_plain(const char *p, enum pp_scan where);

/* The closing quote of the text from p on; *escaped tells that the text holds
 * escapes.  NULL where block.c does not know one of them, or it is not closed
 * on its line. */
const char *pp_scan_quoted(const char *p, char quote, bool *escaped);

/* The text from p to its closing quote without escapes. */
struct pp_str pp_scan_unescape(struct pp_arena *arena, const char *p,
			       const char *quote);

/* A literal or folded text: its lines begin at start, indented by so many
 * spaces. */
struct pp_scan_text {
	const char *start, *end;	/* end: of the whole file */
	long indent;
	bool folded;
};

/* The first line past the text; *last is the end of its last line that is not
 * blank.  NULL: not known to block.c. */
const char *pp_scan_text_end(const struct pp_scan_text *t, const char **last);

/* The text as far as last, with a line feed at its end. */
struct pp_str pp_scan_text(const struct pp_scan_text *t, const char *last,
			   struct pp_arena *arena);

#endif
