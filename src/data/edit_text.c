/* Bytes for changes, in block and in flow. */
#include "data/edit_text.h"

#include "data/edit_place.h"

enum { TEXT_MAX = 1 << 26 };

static bool is_flow(const struct pp_value *v)
{
	return v->style == PP_STYLE_FLOW;
}

static bool is_collection(const struct pp_value *v)
{
	return v->type == PP_LIST || v->type == PP_MAP;
}

static bool is_prose(const struct pp_value *v)
{
	return v->type == PP_STRING && (v->style == PP_STYLE_LITERAL ||
					v->style == PP_STYLE_FOLDED);
}

static int add(struct pp_splices *out, size_t from, size_t to,
	       struct pp_str text)
{
	if (from == PP_RANGE_NONE || to == PP_RANGE_NONE || from > to)
		return -1;
	out->items[out->count++] = (struct pp_splice){ from, to, text };
	return 0;
}

/* What was written to b, with the file's line breaks, in the arena. */
static struct pp_str take(const struct pp_edit_state *s, struct pp_buf *b)
{
	struct pp_str text = pp_buf_get(b);
	struct pp_buf copy;

	if (strcmp(s->line_break, "\n") == 0) {
		text = pp_arena_str(s->arena, text);
		pp_buf_release(b);
		return text;
	}
	pp_buf_init(&copy, TEXT_MAX);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			pp_buf_puts(&copy, s->line_break);
		else
			pp_buf_putc(&copy, text.p[i]);
	}
	text = pp_arena_str(s->arena, pp_buf_get(&copy));
	pp_buf_release(&copy);
	pp_buf_release(b);
	return text;
}

static void put_spaces(struct pp_buf *b, long n)
{
	while (n-- > 0)
		pp_buf_putc(b, ' ');
}

static const struct pp_str *bytes(const struct pp_edit_state *s)
{
	return &s->ranges.bytes;
}

static bool is_first_on_line(const struct pp_edit_state *s, size_t at)
{
	return pp_range_blanks(&s->ranges, pp_range_line(&s->ranges, at)) == at;
}

/* --- values in block ---------------------------------------------------- */

/* A new value's text: what goes on the line of its key or '-', and the lines
 * below. */
struct piece {
	struct pp_str head, tail;
};

static bool can_single(struct pp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < ' ')
			return false;
	return !memchr(text.p, 0x7f, text.n);
}

static void write_single(struct pp_buf *b, struct pp_str text)
{
	pp_buf_putc(b, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			pp_buf_putc(b, '\'');
		pp_buf_putc(b, text.p[i]);
	}
	pp_buf_putc(b, '\'');
}

/* In the quotation marks that the old text has. */
static bool keep_quotes(struct pp_buf *b, const struct pp_value *old,
			const struct pp_value *value)
{
	bool single = old->style == PP_STYLE_SINGLE;

	if (old->type != PP_STRING || value->type != PP_STRING ||
	    !value->text.n)
		return false;
	if (single && can_single(value->text))
		write_single(b, value->text);
	else if (old->style == PP_STYLE_DOUBLE || single)
		pp_yaml_write_quoted(b, value->text);
	else
		return false;
	return true;
}

static struct piece write_piece(const struct pp_edit_state *s,
				const struct pp_value *old,
				struct pp_yaml_at at,
				const struct pp_value *value)
{
	struct pp_str text;
	struct piece piece;
	const char *end;
	struct pp_buf b;

	pp_buf_init(&b, TEXT_MAX);
	pp_yaml_write_after(&b, &s->form, at, value);
	text = pp_buf_get(&b);
	end = memchr(text.p, '\n', text.n);
	if (end + 1 == text.p + text.n && !is_collection(value)) {
		size_t whole = b.n;

		pp_buf_putc(&b, ' ');
		if (keep_quotes(&b, old, value)) {
			memmove(b.p, b.p + whole, b.n - whole);
			b.n -= whole;
			pp_buf_putc(&b, '\n');
		} else {
			b.n = whole;
		}
	}
	text = take(s, &b);
	end = text.p;
	while (!strchr("\r\n", *end))
		end++;
	piece.head = (struct pp_str){ text.p, (size_t)(end - text.p) };
	end += strlen(s->line_break);
	piece.tail = (struct pp_str){ end, (size_t)(text.p + text.n - end) };
	return piece;
}

static struct pp_str join(const struct pp_edit_state *s, struct pp_str a,
			  struct pp_str b)
{
	char *p = pp_arena_raw(s->arena, a.n + b.n + 1, 1, 1);

	if (a.n)
		memcpy(p, a.p, a.n);
	if (b.n)
		memcpy(p + a.n, b.p, b.n);
	return (struct pp_str){ p, a.n + b.n };
}

static struct pp_str without_break(const struct pp_edit_state *s,
				   struct pp_str text)
{
	size_t n = strlen(s->line_break);

	return (struct pp_str){ text.p, text.n > n ? text.n - n : 0 };
}

/* Lines, each with its break, put before byte at, which begins a line or ends
 * the text. */
static int add_lines(struct pp_splices *out, const struct pp_edit_state *s,
		     size_t at, struct pp_str lines)
{
	if (at == PP_RANGE_NONE || !lines.n)
		return at == PP_RANGE_NONE ? -1 : 0;
	if (pp_edit_is_open_end(s, at))
		lines = join(s, pp_str(s->line_break),
			     without_break(s, lines));
	return add(out, at, at, lines);
}

/* The old value's bytes, and where the new one's go. */
struct slot {
	const struct pp_value *old;
	size_t slot, at, end, after;
	bool same_line;
};

/* It begins on the line of its key and ends where it ends: a text that is bare
 * or in quotes, brackets, nothing. */
static int replace_inline(struct pp_splices *out,
			  const struct pp_edit_state *s, const struct slot *o,
			  struct piece new)
{
	struct pp_str gap = { bytes(s)->p + o->slot, o->at - o->slot };

	if (new.head.n && gap.n)
		new.head = join(s, gap, (struct pp_str){ new.head.p + 1,
							 new.head.n - 1 });
	if (add(out, o->slot, o->end, new.head))
		return -1;
	return add_lines(out, s, pp_range_line_next(&s->ranges, o->end),
			 new.tail);
}

/* Likewise, on a line of its own. */
static int replace_below(struct pp_splices *out, const struct pp_edit_state *s,
			 const struct slot *o, struct piece new)
{
	size_t next = pp_range_line_next(&s->ranges, o->end);

	if (new.head.n && !new.tail.n)
		return add(out, o->at, o->end, (struct pp_str){
			   new.head.p + 1, new.head.n - 1 });
	if (!pp_range_is_blank(&s->ranges, o->end))
		return -1;
	if (pp_edit_is_open_end(s, next))
		new.tail = without_break(s, new.tail);
	if (add(out, o->slot, o->slot, new.head))
		return -1;
	return add(out, pp_range_line(&s->ranges, o->at), next, new.tail);
}

/* It has lines of its own below its key: a literal or folded text, a list or a
 * mapping. */
static int replace_lines(struct pp_splices *out, const struct pp_edit_state *s,
			 const struct slot *o, struct piece new)
{
	size_t from = pp_range_line_next(&s->ranges, o->slot);
	size_t head = o->slot;

	if (is_prose(o->old) && o->same_line)
		head = pp_range_header_end(&s->ranges, o->at);
	if (add(out, o->slot, head, new.head))
		return -1;
	if (from == o->after)
		return add_lines(out, s, from, new.tail);
	if (pp_edit_is_open_end(s, o->after)) {
		if (!new.tail.n)
			from = pp_range_line_end(&s->ranges, o->slot);
		new.tail = without_break(s, new.tail);
	}
	return add(out, from, o->after, new.tail);
}

/* A list or mapping that begins beside an item's '-'. */
static int replace_beside(struct pp_splices *out,
			  const struct pp_edit_state *s, const struct slot *o,
			  struct piece new)
{
	struct pp_str all = join(s, new.head, pp_str(s->line_break));

	all = join(s, all, new.tail);
	if (pp_edit_is_open_end(s, o->after))
		all = without_break(s, all);
	return add(out, o->slot, o->after, all);
}

static int replace_block(struct pp_splices *out, const struct pp_edit_state *s,
			 const struct pp_edit_spot *spot,
			 const struct pp_value *value)
{
	const struct pp_edit_spot *above = spot->above;
	struct slot o = { .old = spot->v };
	struct pp_yaml_at at = { .item = above->v->type == PP_LIST };
	struct piece new;
	bool lines;

	o.slot = pp_edit_slot(s, above, spot->index);
	o.at = pp_edit_at(s, o.old);
	o.end = pp_edit_end(s, above, spot->index);
	o.after = pp_edit_after(s, above, spot->index);
	if (o.slot == PP_RANGE_NONE || o.at == PP_RANGE_NONE ||
	    o.end == PP_RANGE_NONE || o.at < o.slot || o.end < o.at)
		return -1;
	o.same_line = o.at <= pp_range_line_end(&s->ranges, o.slot);
	at.col = above->v->col - 1;
	at.used = (unsigned)(o.slot - pp_range_line(&s->ranges, o.slot));
	new = write_piece(s, o.old, at, value);
	lines = is_prose(o.old) || (is_collection(o.old) && !is_flow(o.old));
	if (lines && is_collection(o.old) && o.same_line)
		return replace_beside(out, s, &o, new);
	if (is_prose(o.old))
		o.after = pp_range_line_next(&s->ranges, o.end);
	if (lines)
		return replace_lines(out, s, &o, new);
	return o.same_line ? replace_inline(out, s, &o, new)
			   : replace_below(out, s, &o, new);
}

/* --- values in flow ----------------------------------------------------- */

static struct pp_str flow_text(const struct pp_edit_state *s,
			       const struct pp_value *v)
{
	struct pp_buf b;

	pp_buf_init(&b, TEXT_MAX);
	pp_yaml_write_flow(&b, v);
	return take(s, &b);
}

static int replace_flow(struct pp_splices *out, const struct pp_edit_state *s,
			const struct pp_edit_spot *spot,
			const struct pp_value *value)
{
	struct pp_str text = flow_text(s, value);
	size_t at = pp_edit_at(s, spot->v), slot;
	size_t end = pp_edit_end(s, spot->above, spot->index);

	if (at != end)
		return add(out, at, end, text);
	/* Nothing: after the ':', if there is one. */
	slot = pp_edit_slot(s, spot->above, spot->index);
	if (spot->above->v->type != PP_MAP)
		return -1;
	if (slot == PP_RANGE_NONE)
		return add(out, at, at, join(s, PP_LIT(": "), text));
	return add(out, slot, slot, join(s, PP_LIT(" "), text));
}

static struct pp_str flow_member(const struct pp_edit_state *s,
				 const struct pp_edit_spot *spot,
				 const struct pp_member *what)
{
	struct pp_buf b;

	pp_buf_init(&b, TEXT_MAX);
	if (spot->v->type == PP_MAP) {
		pp_yaml_write_key(&b, what->key, true);
		pp_buf_puts(&b, ": ");
	}
	pp_yaml_write_flow(&b, &what->value);
	return take(s, &b);
}

static int insert_flow(struct pp_splices *out, const struct pp_edit_state *s,
		       const struct pp_edit_spot *spot, uint32_t index,
		       const struct pp_member *what)
{
	struct pp_str text = flow_member(s, spot, what);
	size_t at;

	if (index) {
		at = pp_edit_end(s, spot, index - 1);
		return add(out, at, at, join(s, PP_LIT(", "), text));
	}
	at = pp_edit_start(s, spot, 0);
	return add(out, at, at, join(s, text, PP_LIT(", ")));
}

static int remove_flow(struct pp_splices *out, const struct pp_edit_state *s,
		       const struct pp_edit_spot *spot, uint32_t i)
{
	const struct pp_str nothing = { 0 };

	if (i + 1 < spot->v->count)
		return add(out, pp_edit_start(s, spot, i),
			   pp_edit_start(s, spot, i + 1), nothing);
	return add(out, pp_edit_end(s, spot, i - 1), pp_edit_end(s, spot, i),
		   nothing);
}

/* --- members and items in block ----------------------------------------- */

static int insert_block(struct pp_splices *out, const struct pp_edit_state *s,
			const struct pp_edit_spot *spot, uint32_t index,
			const struct pp_member *what)
{
	unsigned col = spot->v->col - 1;
	size_t at;
	bool beside;
	struct pp_buf b;
	struct pp_str text;

	if (index) {
		at = pp_edit_after(s, spot, index - 1);
		beside = false;
	} else {
		at = pp_edit_start(s, spot, 0);
		if (at == PP_RANGE_NONE)
			return -1;
		beside = !is_first_on_line(s, at);
		at = beside ? at : pp_edit_with_comments(s, spot, 0, at);
	}
	pp_buf_init(&b, TEXT_MAX);
	if (spot->v->type == PP_MAP)
		pp_yaml_write_member(&b, &s->form, col, what->key,
				     &what->value);
	else
		pp_yaml_write_item(&b, &s->form, col, &what->value);
	if (beside)
		put_spaces(&b, col);
	text = take(s, &b);
	if (!beside)
		return add_lines(out, s, at, text);
	return add(out, at, at, (struct pp_str){ text.p + col, text.n - col });
}

/* Of the blank lines around what is taken away one goes too, where they would
 * meet, or end the text. */
static void take_blank(const struct pp_edit_state *s, size_t *from, size_t *to)
{
	size_t before = *from ? pp_range_line(&s->ranges, *from - 1) : 0;
	bool blank = !*from || pp_range_is_blank(&s->ranges, before);

	if (*to < bytes(s)->n && blank && pp_range_is_blank(&s->ranges, *to))
		*to = pp_range_line_next(&s->ranges, *to);
	else if (*to == bytes(s)->n && blank)
		*from = before;
}

/* The first member or item, which stands beside the '-' of an item of the list
 * above: the next one takes its place, if nothing stands between. */
static int remove_beside(struct pp_splices *out, const struct pp_edit_state *s,
			 const struct pp_edit_spot *spot, size_t at)
{
	const struct pp_str nothing = { 0 };
	size_t end = pp_edit_end(s, spot, 0);
	size_t next = pp_edit_start(s, spot, 1), line;

	if (end == PP_RANGE_NONE || next == PP_RANGE_NONE)
		return -1;
	line = pp_range_line_next(&s->ranges, end);
	if (pp_range_line(&s->ranges, next) == line)
		return add(out, at, next, nothing);
	while (at && strchr(" \t", bytes(s)->p[at - 1]))
		at--;
	return add(out, at, pp_range_line_end(&s->ranges, end), nothing);
}

static int remove_block(struct pp_splices *out, const struct pp_edit_state *s,
			const struct pp_edit_spot *spot, uint32_t i)
{
	size_t at = pp_edit_start(s, spot, i), to;

	if (at == PP_RANGE_NONE)
		return -1;
	if (!is_first_on_line(s, at))
		return i ? -1 : remove_beside(out, s, spot, at);
	at = pp_edit_with_comments(s, spot, i, at);
	to = pp_edit_after(s, spot, i);
	if (at == PP_RANGE_NONE || to == PP_RANGE_NONE)
		return -1;
	if (pp_edit_is_open_end(s, to) && at)
		at = pp_range_line_end(&s->ranges,
				       pp_range_line(&s->ranges, at - 1));
	else
		take_blank(s, &at, &to);
	return add(out, at, to, (struct pp_str){ 0 });
}

/* --- both --------------------------------------------------------------- */

int pp_edit_replace(struct pp_splices *out, const struct pp_edit_state *s,
		    const struct pp_edit_spot *spot,
		    const struct pp_value *value)
{
	if (!spot->above)
		return -1;
	return is_flow(spot->above->v) ? replace_flow(out, s, spot, value)
				       : replace_block(out, s, spot, value);
}

int pp_edit_remove(struct pp_splices *out, const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t index)
{
	return is_flow(spot->v) ? remove_flow(out, s, spot, index)
				: remove_block(out, s, spot, index);
}

int pp_edit_insert(struct pp_splices *out, const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t index,
		   const struct pp_member *what)
{
	return is_flow(spot->v) ? insert_flow(out, s, spot, index, what)
				: insert_block(out, s, spot, index, what);
}

int pp_edit_rename(struct pp_splices *out, const struct pp_edit_state *s,
		   const struct pp_edit_spot *spot, uint32_t index,
		   struct pp_str key)
{
	size_t at = pp_edit_start(s, spot, index);
	size_t end = pp_range_key_end(&s->ranges, &spot->v->members[index]);
	struct pp_buf b;

	if (at == PP_RANGE_NONE || end == PP_RANGE_NONE)
		return -1;
	pp_buf_init(&b, TEXT_MAX);
	if (bytes(s)->p[at] == '"' || bytes(s)->p[at] == '\'')
		pp_yaml_write_quoted(&b, key);
	else
		pp_yaml_write_key(&b, key, is_flow(spot->v));
	return add(out, at, end, take(s, &b));
}
