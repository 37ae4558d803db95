/* Records line by line.  Each function returns false where the text is not
 * ours to read; nothing is undone then, the tree is thrown away.
 *
 * The text ends in a line feed, and holds no other line breaks: scanning stops
 * there without asking for the end. */
#include "data/block.h"

#include "data/scalar.h"
#include "data/scan.h"

/* libyaml takes no longer keys than 1024 characters. */
enum { KEY_MAX = 1000 };

struct reader {
	struct pp_text *text;
	struct pp_build build;
	const char *p;		/* the first byte of what is to be read */
	const char *start;	/* of the line */
	const char *end;	/* of the text */
	uint32_t line;
	long indent;		/* of the line; -1 at the end of the text */
	/* A byte of the line whose column is known. */
	const char *seen;
	uint32_t seen_col;
	unsigned depth;
};

/* A scalar on one line, which may turn out to be a key. */
struct head {
	struct pp_str text;
	enum pp_style style;
	uint32_t line, col;
	const char *after;	/* the ':' of a key, else past the scalar */
	bool key;
};

static bool read_node(struct reader *r, long parent, struct pp_value *out);
static bool read_inline(struct reader *r, long parent, struct pp_value *out);
static bool read_flow(struct reader *r, struct pp_value *out);

static uint32_t col_of(struct reader *r, const char *p)
{
	if (r->text->plain)
		return (uint32_t)(p - r->start) + 1;
	if (r->seen < r->start || r->seen > p) {
		r->seen = r->start;
		r->seen_col = 1;
	}
	for (; r->seen < p; r->seen++)
		r->seen_col += (*r->seen & 0xc0) != 0x80;
	return r->seen_col;
}

static struct pp_value value_at(struct reader *r, const char *p,
				enum pp_style style)
{
	return (struct pp_value){
		.style = (uint8_t)style, .line = r->line, .col = col_of(r, p),
	};
}

static bool count_value(struct reader *r)
{
	return ++r->build.values <= PP_READ_VALUES_MAX;
}

/* Go on to the next line, from r->start on, that holds more than a comment. */
static bool seek_content(struct reader *r)
{
	for (;;) {
		const char *p = r->start;

		if (p == r->end) {
			r->indent = -1;
			return true;
		}
		p = pp_scan_spaces(p);
		if (*p == '#')
			p = pp_scan_line_end(p);
		if (*p != '\n') {
			r->p = p;
			r->indent = p - r->start;
			return *p != '\t' &&
			       (r->indent || !pp_scan_is_marker(p));
		}
		r->line++;
		r->start = p + 1;
	}
}

/* Leave the line after a value that ends at p. */
static bool leave_line(struct reader *r, const char *p)
{
	if (!pp_scan_is_rest(p))
		return false;
	r->line++;
	r->start = pp_scan_line_end(p) + 1;
	return seek_content(r);
}

/* --- scalars on one line ------------------------------------------------ */

static bool read_plain(const char *p, enum pp_scan where, struct head *h)
{
	const char *past = pp_scan_plain(p, where), *end = past;

	if (!past)
		return false;
	while (end[-1] == ' ')
		end--;
	h->style = PP_STYLE_PLAIN;
	h->text = (struct pp_str){ p, (size_t)(end - p) };
	h->key = *past == ':';
	h->after = h->key ? past : end;
	return true;
}

static bool read_quoted(struct reader *r, const char *p, struct head *h)
{
	char quote = *p++;
	bool escaped;
	const char *end = pp_scan_quoted(p, quote, &escaped);

	if (!end)
		return false;
	h->style = quote == '"' ? PP_STYLE_DOUBLE : PP_STYLE_SINGLE;
	h->text = escaped ? pp_scan_unescape(r->build.arena, p, end)
			  : (struct pp_str){ p, (size_t)(end - p) };
	h->after = end + 1;
	p = pp_scan_spaces(h->after);
	h->key = *p == ':' && pp_scan_ends_word(p[1]);
	if (h->key)
		h->after = p;
	return true;
}

/* Read the scalar at r->p. */
static bool read_head(struct reader *r, enum pp_scan where, struct head *h)
{
	bool ok = *r->p == '"' || *r->p == '\'' ? read_quoted(r, r->p, h)
						: read_plain(r->p, where, h);

	if (!ok || (h->key && h->after - r->p > KEY_MAX))
		return false;
	h->line = r->line;
	h->col = col_of(r, r->p);
	return true;
}

static bool set_plain(struct reader *r, struct pp_value *out)
{
	enum pp_scalar meaning = pp_scalar_classify(out->text);

	if (pp_scalar_yaml11(out->text, meaning))
		return false;
	switch (meaning) {
	case PP_SCALAR_STRING:
		out->type = PP_STRING;
		return true;
	case PP_SCALAR_NULL:
		out->type = PP_NULL;
		return true;
	case PP_SCALAR_TRUE:
	case PP_SCALAR_FALSE:
		out->type = PP_BOOL;
		out->boolean = meaning == PP_SCALAR_TRUE;
		return true;
	case PP_SCALAR_INT:
	case PP_SCALAR_FLOAT:
		return pp_build_number(&r->build, out->text, out) == 0;
	default:
		return false;
	}
}

static bool set_scalar(struct reader *r, const struct head *h,
		       struct pp_value *out)
{
	*out = (struct pp_value){
		.type = PP_STRING, .style = (uint8_t)h->style,
		.line = h->line, .col = h->col, .text = h->text,
	};
	if (!count_value(r))
		return false;
	return h->style != PP_STYLE_PLAIN || set_plain(r, out);
}

static bool set_key(struct pp_member *m, const struct head *h)
{
	if (h->style == PP_STYLE_PLAIN &&
	    (pp_scalar_is_old_bool(h->text) || pp_str_is(h->text, "<<")))
		return false;
	m->key = h->text;
	m->hash = pp_key_hash(h->text);
	m->line = h->line;
	m->col = h->col;
	return true;
}

/* --- literal and folded texts ------------------------------------------- */

/* A text after '|' or '>', which stands at p. */
static bool read_text(struct reader *r, long parent, const char *p,
		      struct pp_value *out)
{
	struct pp_scan_text t = { .end = r->end, .folded = *p == '>' };
	bool strip = p[1] == '-';
	const char *past, *last = NULL;

	*out = value_at(r, p, t.folded ? PP_STYLE_FOLDED : PP_STYLE_LITERAL);
	out->type = PP_STRING;
	p += 1 + strip;
	if (!pp_scan_is_rest(p))
		return false;
	t.start = pp_scan_line_end(p) + 1;
	if (t.start == r->end)
		return false;
	p = pp_scan_spaces(t.start);
	t.indent = p - t.start;
	if (t.indent <= parent || *p == '\n' || *p == '\t')
		return false;
	past = pp_scan_text_end(&t, &last);
	if (!past)
		return false;
	out->text = pp_scan_text(&t, last, r->build.arena);
	out->text.n -= strip;
	for (p = r->start; p < past; p = pp_scan_line_end(p) + 1)
		r->line++;
	r->start = past;
	return count_value(r) && seek_content(r);
}

/* --- flow lists and mappings on one line -------------------------------- */

static bool read_flow_value(struct reader *r, struct pp_value *out)
{
	struct head h;

	if (*r->p == '[' || *r->p == '{')
		return read_flow(r, out);
	if (!read_head(r, PP_SCAN_FLOW, &h) || h.key || !set_scalar(r, &h, out))
		return false;
	r->p = h.after;
	return true;
}

static bool read_flow_key(struct reader *r, struct pp_member *m)
{
	struct head h;

	if (!read_head(r, PP_SCAN_FLOW, &h) || !h.key || !set_key(m, &h))
		return false;
	r->p = pp_scan_spaces(h.after + 1);
	return true;
}

static bool read_flow_items(struct reader *r, bool map, char close)
{
	r->p = pp_scan_spaces(r->p + 1);
	while (*r->p != close) {
		struct pp_member m = { 0 };

		if ((map && !read_flow_key(r, &m)) ||
		    !read_flow_value(r, &m.value))
			return false;
		pp_build_push(&r->build, &m);
		r->p = pp_scan_spaces(r->p);
		if (*r->p == close)
			break;
		if (*r->p != ',')
			return false;
		r->p = pp_scan_spaces(r->p + 1);
		if (*r->p == close)
			return false;
	}
	r->p++;
	return true;
}

/* Enter a list or mapping. */
static bool descend(struct reader *r)
{
	return count_value(r) && r->depth++ < PP_READ_DEPTH_MAX;
}

static bool read_flow(struct reader *r, struct pp_value *out)
{
	bool map = *r->p == '{';
	size_t mark = r->build.count;

	*out = value_at(r, r->p, PP_STYLE_FLOW);
	if (!descend(r) || !read_flow_items(r, map, map ? '}' : ']'))
		return false;
	r->depth--;
	if (map)
		return pp_build_map_unique(&r->build, mark, out);
	pp_build_list(&r->build, mark, out);
	return true;
}

/* --- block lists and mappings ------------------------------------------- */

/* No value stands at p, and nothing after it on its line: null, unless there
 * is something below.  Counted, though what is below is counted again. */
static bool leave_empty(struct reader *r, const char *p, struct pp_value *out)
{
	*out = value_at(r, p, PP_STYLE_PLAIN);
	out->text = (struct pp_str){ "", 0 };
	return count_value(r) && leave_line(r, p);
}

static bool read_list(struct reader *r, long col, struct pp_value *out)
{
	size_t mark = r->build.count;

	*out = value_at(r, r->p, PP_STYLE_BLOCK);
	if (!descend(r))
		return false;
	do {
		struct pp_member m = { 0 };
		const char *p = r->p + 1;
		bool inside = !pp_scan_is_rest(p);

		if (inside)
			r->p = pp_scan_spaces(p);
		else if (!leave_empty(r, p, &m.value))
			return false;
		if ((inside || r->indent > col) &&
		    !read_node(r, col, &m.value))
			return false;
		pp_build_push(&r->build, &m);
	} while (r->indent == col && pp_scan_is_item(r->p));
	r->depth--;
	pp_build_list(&r->build, mark, out);
	return r->indent <= col;
}

/* The value of a key of the mapping at col, after the ':' before p. */
static bool read_member_value(struct reader *r, long col, const char *p,
			      struct pp_value *out)
{
	if (!pp_scan_is_rest(p)) {
		r->p = pp_scan_spaces(p);
		return read_inline(r, col, out);
	}
	if (!leave_empty(r, p, out))
		return false;
	if (r->indent > col)
		return read_node(r, col, out);
	if (r->indent == col && pp_scan_is_item(r->p))
		return read_list(r, col, out);
	return true;
}

static bool read_map(struct reader *r, long col, struct head *h,
		     struct pp_value *out)
{
	size_t mark = r->build.count;

	*out = (struct pp_value){
		.style = PP_STYLE_BLOCK, .line = h->line, .col = h->col,
	};
	if (!descend(r))
		return false;
	for (;;) {
		struct pp_member m = { 0 };

		if (!set_key(&m, h) ||
		    !read_member_value(r, col, h->after + 1, &m.value))
			return false;
		pp_build_push(&r->build, &m);
		if (r->indent != col)
			break;
		if (pp_scan_is_item(r->p) ||
		    !read_head(r, PP_SCAN_BLOCK, h) || !h->key)
			return false;
	}
	r->depth--;
	return r->indent < col && pp_build_map_unique(&r->build, mark, out);
}

/* The value at r->p, on the line of its key: no block list or mapping. */
static bool read_inline(struct reader *r, long parent, struct pp_value *out)
{
	struct head h;

	switch (*r->p) {
	case '|': case '>':
		return read_text(r, parent, r->p, out);
	case '[': case '{':
		return read_flow(r, out) && leave_line(r, r->p);
	default:
		return read_head(r, PP_SCAN_BLOCK, &h) && !h.key &&
		       set_scalar(r, &h, out) && leave_line(r, h.after);
	}
}

/* The node at r->p, which belongs to the list or mapping at column parent. */
static bool read_node(struct reader *r, long parent, struct pp_value *out)
{
	long col = r->p - r->start;
	struct head h;

	if (pp_scan_is_item(r->p))
		return read_list(r, col, out);
	if (*r->p == '|' || *r->p == '>' || *r->p == '[' || *r->p == '{')
		return read_inline(r, parent, out);
	if (!read_head(r, PP_SCAN_BLOCK, &h))
		return false;
	if (h.key)
		return read_map(r, col, &h, out);
	return set_scalar(r, &h, out) && leave_line(r, h.after);
}

/* A '---' may open the document. */
static bool skip_marker(struct reader *r)
{
	if (seek_content(r))
		return true;
	if (r->indent || r->p[0] != '-' || r->p[3] != '\n')
		return false;
	r->start = r->p + 4;
	r->line++;
	return seek_content(r);
}

static bool read_root(struct reader *r, struct pp_value *out)
{
	struct head h;

	if (!skip_marker(r) || r->indent)
		return false;
	if (pp_scan_is_item(r->p))
		return read_list(r, 0, out) && r->indent < 0;
	return read_head(r, PP_SCAN_BLOCK, &h) && h.key &&
	       read_map(r, 0, &h, out);
}

bool pp_block_read(struct pp_docs *out, struct pp_arena *arena,
		   struct pp_text *text)
{
	struct reader r = {
		.text = text, .start = text->bytes.p,
		.end = text->bytes.p + text->bytes.n,
		.line = text->first_line,
	};
	struct pp_value *root;
	bool ok;

	if (!text->bytes.n || text->end_line || text->returns ||
	    text->separator_count)
		return false;
	pp_build_init(&r.build, text, arena);
	root = pp_new_raw(arena, struct pp_value, 1);
	ok = read_root(&r, root);
	pp_build_release(&r.build);
	if (ok)
		*out = (struct pp_docs){ .roots = root, .count = 1 };
	return ok;
}
