/* Where keys and values end. */
#include "data/range.h"

#include "base/ascii.h"

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The byte after the line break at at. */
static size_t past_break(struct pp_str s, size_t at)
{
	if (s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
		at++;
	return at + 1;
}

void pp_ranges_init(struct pp_ranges *out, struct pp_arena *arena,
		    struct pp_str bytes)
{
	size_t count = 1, *lines;

	for (size_t i = 0; i < bytes.n; i++)
		count += is_break(bytes.p[i]);
	lines = pp_new_raw(arena, size_t, count);
	lines[0] = 0;
	count = 1;
	for (size_t i = 0; i < bytes.n;) {
		if (!is_break(bytes.p[i])) {
			i++;
			continue;
		}
		i = past_break(bytes, i);
		lines[count++] = i;
	}
	*out = (struct pp_ranges){ bytes, lines, count };
}

size_t pp_range_at(const struct pp_ranges *r, uint32_t line, uint32_t col)
{
	size_t at;

	if (!line || line > r->line_count || !col)
		return PP_RANGE_NONE;
	at = r->lines[line - 1];
	while (--col) {
		if (at >= r->bytes.n || is_break(r->bytes.p[at]))
			return PP_RANGE_NONE;
		for (at++; at < r->bytes.n && (r->bytes.p[at] & 0xc0) == 0x80;)
			at++;
	}
	return at;
}

size_t pp_range_line(const struct pp_ranges *r, size_t at)
{
	size_t low = 0, high = r->line_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (r->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return r->lines[low];
}

size_t pp_range_line_end(const struct pp_ranges *r, size_t at)
{
	while (at < r->bytes.n && !is_break(r->bytes.p[at]))
		at++;
	return at;
}

size_t pp_range_line_next(const struct pp_ranges *r, size_t at)
{
	at = pp_range_line_end(r, at);
	return at < r->bytes.n ? past_break(r->bytes, at) : at;
}

size_t pp_range_blanks(const struct pp_ranges *r, size_t at)
{
	while (at < r->bytes.n && is_blank(r->bytes.p[at]))
		at++;
	return at;
}

bool pp_range_is_blank(const struct pp_ranges *r, size_t at)
{
	at = pp_range_blanks(r, at);
	return at == r->bytes.n || is_break(r->bytes.p[at]);
}

bool pp_range_is_comment(const struct pp_ranges *r, size_t at)
{
	at = pp_range_blanks(r, at);
	return at < r->bytes.n && r->bytes.p[at] == '#';
}

/* --- scalars ------------------------------------------------------------ */

/* A quoted text: the byte after the closing mark. */
static size_t quoted_end(const struct pp_ranges *r, size_t at)
{
	struct pp_str s = r->bytes;
	char quote = s.p[at];

	for (size_t i = at + 1; i < s.n; i++) {
		if (quote == '"' && s.p[i] == '\\') {
			i++;
			continue;
		}
		if (s.p[i] != quote)
			continue;
		if (quote == '"' || i + 1 == s.n || s.p[i + 1] != '\'')
			return i + 1;
		i++;
	}
	return PP_RANGE_NONE;
}

/* Blanks and line breaks at at, with at least one break; else at itself. */
static size_t skip_fold(struct pp_str s, size_t at)
{
	bool broken = false;
	size_t i = at;

	for (; i < s.n && (is_blank(s.p[i]) || is_break(s.p[i])); i++)
		broken |= is_break(s.p[i]);
	return broken ? i : at;
}

/* A bare text stands there as it is read, but that line breaks with the blanks
 * around them are read as a space, or as all but one of them. */
static size_t plain_end(const struct pp_ranges *r, size_t at,
			struct pp_str text)
{
	struct pp_str s = r->bytes;
	size_t i = 0;

	while (i < text.n) {
		size_t after = skip_fold(s, at);

		if (after > at) {
			if (text.p[i] == ' ')
				i++;
			else
				while (i < text.n && text.p[i] == '\n')
					i++;
			at = after;
		} else if (at < s.n && s.p[at] == text.p[i]) {
			at++;
			i++;
		} else {
			return PP_RANGE_NONE;
		}
	}
	return at;
}

size_t pp_range_header_end(const struct pp_ranges *r, size_t at)
{
	while (at < r->bytes.n && !is_blank(r->bytes.p[at]) &&
	       !is_break(r->bytes.p[at]))
		at++;
	return at;
}

static long indent_of(const struct pp_ranges *r, size_t line)
{
	size_t at = line;

	while (at < r->bytes.n && r->bytes.p[at] == ' ')
		at++;
	return (long)(at - line);
}

/* A literal or folded text: its lines are blank or further in than parent. */
static size_t prose_end(const struct pp_ranges *r, size_t at, long parent)
{
	size_t header = pp_range_header_end(r, at), end = header;
	size_t line = pp_range_line_next(r, header);
	bool keep = memchr(r->bytes.p + at, '+', header - at) != NULL;
	long indent = 0;

	for (size_t i = at; i < header; i++)
		if (pp_is_digit(r->bytes.p[i]))
			indent = (parent < 0 ? 0 : parent) +
				 (r->bytes.p[i] - '0');
	for (; line < r->bytes.n; line = pp_range_line_next(r, line)) {
		bool blank = pp_range_is_blank(r, line);

		if (!blank && !indent) {
			indent = indent_of(r, line);
			if (indent <= parent)
				break;
		}
		if (!blank && indent_of(r, line) < indent)
			break;
		if (!blank || keep ||
		    (indent && indent_of(r, line) > indent))
			end = pp_range_line_end(r, line);
	}
	return end;
}

size_t pp_range_key_end(const struct pp_ranges *r, const struct pp_member *m)
{
	size_t at = pp_range_at(r, m->line, m->col);

	if (at >= r->bytes.n)
		return PP_RANGE_NONE;
	if (r->bytes.p[at] == '"' || r->bytes.p[at] == '\'')
		return quoted_end(r, at);
	return plain_end(r, at, m->key);
}

static size_t scalar_end(const struct pp_ranges *r, const struct pp_value *v,
			 long parent)
{
	size_t at = pp_range_at(r, v->line, v->col);

	if (at == PP_RANGE_NONE || (at == r->bytes.n && v->text.n))
		return PP_RANGE_NONE;
	switch ((enum pp_style)v->style) {
	case PP_STYLE_PLAIN:
		return plain_end(r, at, v->text);
	case PP_STYLE_SINGLE:
	case PP_STYLE_DOUBLE:
		return at < r->bytes.n && (r->bytes.p[at] == '"' ||
					   r->bytes.p[at] == '\'') ?
		       quoted_end(r, at) : PP_RANGE_NONE;
	case PP_STYLE_LITERAL:
	case PP_STYLE_FOLDED:
		return prose_end(r, at, parent);
	default:
		return PP_RANGE_NONE;
	}
}

/* --- lists and mappings ------------------------------------------------- */

static size_t last_end(const struct pp_ranges *r, const struct pp_value *v,
		       long parent)
{
	return pp_range_end(r, v->type == PP_LIST ?
			    &v->items[v->count - 1] :
			    &v->members[v->count - 1].value, parent);
}

/* Past the last value of a list or mapping in brackets: the closing one. */
static size_t find_close(const struct pp_ranges *r, size_t at, char close)
{
	struct pp_str s = r->bytes;

	while (at < s.n && s.p[at] != close) {
		if (s.p[at] == '#')
			at = pp_range_line_end(r, at);
		else if (is_blank(s.p[at]) || is_break(s.p[at]) ||
			 s.p[at] == ',' || s.p[at] == ':')
			at++;
		else
			return PP_RANGE_NONE;
	}
	return at < s.n ? at + 1 : PP_RANGE_NONE;
}

static size_t flow_end(const struct pp_ranges *r, const struct pp_value *v,
		       long parent)
{
	size_t at = pp_range_at(r, v->line, v->col), end;
	char open = v->type == PP_LIST ? '[' : '{';

	if (at >= r->bytes.n)
		return PP_RANGE_NONE;
	end = v->count ? last_end(r, v, parent) : at + 1;
	if (end == PP_RANGE_NONE)
		return end;
	/* [a: b] is a list of a mapping without brackets. */
	if (r->bytes.p[at] != open)
		return v->type == PP_MAP && v->count == 1 ? end :
							    PP_RANGE_NONE;
	return find_close(r, end, open == '[' ? ']' : '}');
}

size_t pp_range_end(const struct pp_ranges *r, const struct pp_value *v,
		    long parent)
{
	if (v->type != PP_LIST && v->type != PP_MAP)
		return scalar_end(r, v, parent);
	if (v->style == PP_STYLE_FLOW)
		return flow_end(r, v, parent);
	return v->count ? last_end(r, v, (long)v->col - 1) : PP_RANGE_NONE;
}
