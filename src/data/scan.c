/* Where scalars end. */
#include "data/scan.h"

#include <string.h>

/* A byte with which no plain scalar begins; those of '-', '?' and ':' depend
 * on what follows. */
enum { NO_START = 4 };

/* Bytes at which a plain scalar may end, or not begin. */
static const unsigned char classes[256] = {
	['\n'] = PP_SCAN_BLOCK | PP_SCAN_FLOW | NO_START,
	['\t'] = PP_SCAN_BLOCK | PP_SCAN_FLOW | NO_START,
	['#'] = PP_SCAN_BLOCK | PP_SCAN_FLOW | NO_START,
	[':'] = PP_SCAN_BLOCK | PP_SCAN_FLOW,
	['?'] = PP_SCAN_FLOW,
	[','] = PP_SCAN_FLOW | NO_START, ['['] = PP_SCAN_FLOW | NO_START,
	[']'] = PP_SCAN_FLOW | NO_START, ['{'] = PP_SCAN_FLOW | NO_START,
	['}'] = PP_SCAN_FLOW | NO_START,
	[' '] = NO_START, ['&'] = NO_START, ['*'] = NO_START,
	['!'] = NO_START, ['|'] = NO_START, ['>'] = NO_START,
	['\''] = NO_START, ['"'] = NO_START, ['%'] = NO_START,
	['@'] = NO_START, ['`'] = NO_START,
};

static bool stops_at(char c, enum pp_scan where)
{
	return classes[(unsigned char)c] & where;
}

static bool begins_plain(const char *p, enum pp_scan where)
{
	if (*p == '-')
		return !pp_scan_ends_word(p[1]) &&
		       !stops_at(p[1], PP_SCAN_FLOW);
	if (*p == '?' || *p == ':')
		return where == PP_SCAN_BLOCK && !pp_scan_ends_word(p[1]) &&
		       p[1] != '\t';
	return !(classes[(unsigned char)*p] & NO_START);
}

/* Is the indentation of the line at p all there?  *to is what comes after as
 * much of it as there is. */
static bool is_indented(const struct pp_scan_text *t, const char *p,
			const char **to)
{
	const char *q = p;

	while (q - p < t->indent && *q == ' ')
		q++;
	*to = q;
	return q - p == t->indent;
}

/* Take the indentation away, and fold; returns the end of what is written. */
static char *copy_text(const struct pp_scan_text *t, const char *last,
		       char *to)
{
	bool first = true, broken = false;
	const char *p = t->start;

	while (p < last) {
		const char *end = pp_scan_line_end(p);

		is_indented(t, p, &p);
		if (t->folded && p == end) {
			*to++ = '\n';
			broken = true;
		} else {
			if (!first && !broken)
				*to++ = t->folded ? ' ' : '\n';
			memcpy(to, p, (size_t)(end - p));
			to += end - p;
			broken = false;
		}
		first = false;
		p = end + 1;
	}
	return to;
}

const char *pp_scan_line_end(const char *p)
{
	while (*p != '\n')
		p++;
	return p;
}

const char *pp_scan_plain(const char *p, enum pp_scan where)
{
	bool flow = where == PP_SCAN_FLOW;

	if (!begins_plain(p, where))
		return NULL;
	for (;; p++) {
		while (!stops_at(*p, where))
			p++;
		switch (*p) {
		case ':':
			if (pp_scan_ends_word(p[1]))
				return p;
			if (p[1] == '\t' || (flow && stops_at(p[1], where)))
				return NULL;
			break;
		case '#':
			if (p[-1] != ' ')
				break;
			return flow ? NULL : p;
		case '\n':
			return flow ? NULL : p;
		case ',': case ']': case '}':
			return p;
		default:
			return NULL;
		}
	}
}

const char *pp_scan_quoted(const char *p, char quote, bool *escaped)
{
	*escaped = false;
	for (; (unsigned char)*p >= ' '; p++) {
		if (*p == quote) {
			if (quote == '"' || p[1] != quote)
				return p;
			*escaped = true;
			p++;
		} else if (*p == '\\' && quote == '"') {
			p++;
			if (*p != '"' && *p != '\\' && *p != 'n')
				return NULL;
			*escaped = true;
		}
	}
	return NULL;
}

struct pp_str pp_scan_unescape(struct pp_arena *arena, const char *p,
			       const char *quote)
{
	char *copy = pp_arena_raw(arena, (size_t)(quote - p), 1, 1);
	char *to = copy, escape = *quote == '"' ? '\\' : '\'';

	for (; p < quote; p++) {
		bool escaped = *p == escape;

		p += escaped;
		*to++ = escaped && *p == 'n' ? '\n' : *p;
	}
	return (struct pp_str){ copy, (size_t)(to - copy) };
}

const char *pp_scan_text_end(const struct pp_scan_text *t, const char **last)
{
	const char *p = t->start;

	while (p < t->end) {
		const char *q;
		bool indented = is_indented(t, p, &q);

		if (*q != '\n') {
			if (!indented)
				return *q == '\t' ? NULL : p;
			if (t->folded && (*q == ' ' || *q == '\t'))
				return NULL;
			q = pp_scan_line_end(q);
			*last = q;
		}
		p = q + 1;
	}
	return p;
}

struct pp_str pp_scan_text(const struct pp_scan_text *t, const char *last,
			   struct pp_arena *arena)
{
	const char *first = t->start + t->indent;
	char *copy, *to;

	if (pp_scan_line_end(first) == last)
		return (struct pp_str){ first, (size_t)(last + 1 - first) };
	copy = pp_arena_raw(arena, (size_t)(last - t->start) + 1, 1, 1);
	to = copy_text(t, last, copy);
	*to++ = '\n';
	return (struct pp_str){ copy, (size_t)(to - copy) };
}
