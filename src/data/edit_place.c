/* Places in block and in flow. */
#include "data/edit_place.h"

static bool is_flow(const struct pp_value *v)
{
	return v->style == PP_STYLE_FLOW;
}

static const struct pp_value *child(const struct pp_value *v, uint32_t i)
{
	return v->type == PP_LIST ? &v->items[i] : &v->members[i].value;
}

/* The column, from 0, of the innermost block list or mapping that the children
 * of the spot stand in. */
static long block_col(const struct pp_edit_spot *spot)
{
	for (; spot; spot = spot->above)
		if (!is_flow(spot->v))
			return (long)spot->v->col - 1;
	return -1;
}

static const struct pp_str *bytes(const struct pp_edit_state *s)
{
	return &s->ranges.bytes;
}

size_t pp_edit_at(const struct pp_edit_state *s, const struct pp_value *v)
{
	return pp_range_at(&s->ranges, v->line, v->col);
}

size_t pp_edit_end(const struct pp_edit_state *s,
		     const struct pp_edit_spot *spot, uint32_t i)
{
	return pp_range_end(&s->ranges, child(spot->v, i), block_col(spot));
}

/* Does the text end at at without a line break? */
bool pp_edit_is_open_end(const struct pp_edit_state *s, size_t at)
{
	return at == bytes(s)->n && at && !strchr("\r\n", bytes(s)->p[at - 1]);
}

static long indent_at(const struct pp_edit_state *s, size_t line)
{
	return (long)(pp_range_blanks(&s->ranges, line) - line);
}

/* The line after the child of a block list or mapping, and after the comments
 * below it that are further in. */
size_t pp_edit_after(const struct pp_edit_state *s,
			  const struct pp_edit_spot *spot, uint32_t i)
{
	size_t at = pp_edit_end(s, spot, i);

	if (at == PP_RANGE_NONE)
		return at;
	at = pp_range_line_next(&s->ranges, at);
	while (at < bytes(s)->n && pp_range_is_comment(&s->ranges, at) &&
	       indent_at(s, at) > block_col(spot))
		at = pp_range_line_next(&s->ranges, at);
	return at;
}

/* The '-' of an item of a block list. */
static size_t dash_of(const struct pp_edit_state *s,
		      const struct pp_edit_spot *spot, uint32_t i)
{
	size_t at;

	if (!i)
		at = pp_edit_at(s, spot->v);
	else
		at = pp_edit_after(s, spot, i - 1);
	while (i && at < bytes(s)->n && (pp_range_is_blank(&s->ranges, at) ||
					 pp_range_is_comment(&s->ranges, at)))
		at = pp_range_line_next(&s->ranges, at);
	if (at < bytes(s)->n)
		at = pp_range_blanks(&s->ranges, at);
	return at < bytes(s)->n && bytes(s)->p[at] == '-' ? at : PP_RANGE_NONE;
}

/* Where a key begins, or a block list's '-', or a flow list's item. */
size_t pp_edit_start(const struct pp_edit_state *s,
		       const struct pp_edit_spot *spot, uint32_t i)
{
	const struct pp_value *v = spot->v;

	if (v->type == PP_MAP)
		return pp_range_at(&s->ranges, v->members[i].line,
				   v->members[i].col);
	return is_flow(v) ? pp_edit_at(s, &v->items[i]) : dash_of(s, spot, i);
}

/* The byte after the ':' or '-' that the value follows. */
size_t pp_edit_slot(const struct pp_edit_state *s,
		      const struct pp_edit_spot *spot, uint32_t i)
{
	size_t at;

	if (spot->v->type == PP_LIST) {
		at = dash_of(s, spot, i);
		return at == PP_RANGE_NONE ? at : at + 1;
	}
	at = pp_range_key_end(&s->ranges, &spot->v->members[i]);
	if (at == PP_RANGE_NONE)
		return at;
	at = pp_range_blanks(&s->ranges, at);
	return at < bytes(s)->n && bytes(s)->p[at] == ':' ? at + 1
							  : PP_RANGE_NONE;
}

static bool is_modeline(const struct pp_edit_state *s, size_t line)
{
	struct pp_str mark = PP_LIT("# yaml-language-server:");
	size_t at = pp_range_blanks(&s->ranges, line);
	struct pp_str rest = { bytes(s)->p + at, bytes(s)->n - at };

	return pp_str_starts(rest, mark);
}

/* Where what belongs to the child begins, whose key or '-' is first on the line
 * of byte at: with the comments above it, but for an editor's line. */
size_t pp_edit_with_comments(const struct pp_edit_state *s,
			    const struct pp_edit_spot *spot, uint32_t i,
			    size_t at)
{
	size_t line = pp_range_line(&s->ranges, at), bound = 0;

	if (i)
		bound = pp_edit_after(s, spot, i - 1);
	else if (spot->above)
		bound = pp_edit_slot(s, spot->above, spot->index);
	if (bound == PP_RANGE_NONE)
		return bound;
	while (line > bound) {
		size_t before = pp_range_line(&s->ranges, line - 1);

		if (before < bound || is_modeline(s, before) ||
		    !pp_range_is_comment(&s->ranges, before) ||
		    indent_at(s, before) > block_col(spot))
			break;
		line = before;
	}
	return line;
}
