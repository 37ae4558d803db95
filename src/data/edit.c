/* From what a text says to what it should say, a change at a time. */
#include "data/edit.h"

#include "base/buf.h"
#include "data/edit_text.h"
#include "data/edit_tree.h"
#include "data/front_matter.h"

enum {
	STEPS_MAX = 4096,	/* changes of one text */
	LIST_MAX = 400,		/* items, old and new, that are compared; longer
				   lists are changed as a whole */
};

struct change {
	const struct pp_edit_text *text;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_str bytes;		/* as changed so far, without a BOM */
	const struct pp_value *root;	/* what they say */
	const struct pp_value *body;
	struct pp_edit_state state;
	size_t body_from;
	const struct pp_value *at;	/* what is being changed */
	size_t steps;
};

/* What a walk over two trees found. */
enum found { SAME, CHANGED, UNKNOWN };

static enum found change_node(struct change *c, struct pp_splices *out,
			      const struct pp_edit_spot *spot,
			      const struct pp_value *wanted);

/* --- reading ------------------------------------------------------------ */

static int refuse(struct change *c, const struct pp_value *at, const char *why)
{
	struct pp_pos pos = { .file = c->text->path };
	struct pp_finding *f;

	if (at && at->line)
		pos = pp_value_pos(at, c->text->path);
	f = pp_report(c->sink, PP_R(EDIT_REFUSED), pos, "%s", why);
	pp_report_note(c->sink, f, (struct pp_pos){ 0 },
		       "change this file by hand");
	return -1;
}

static const struct pp_value *first_child(const struct pp_value *v,
					  uint32_t i)
{
	return v->type == PP_LIST ? &v->items[i] : &v->members[i].value;
}

/* How far in mappings and lists stand below their keys, by the first of
 * each. */
static void find_form(struct pp_yaml_form *form, const struct pp_value *v,
		      bool *map, bool *list)
{
	if ((v->type != PP_MAP && v->type != PP_LIST) ||
	    v->style == PP_STYLE_FLOW)
		return;
	for (uint32_t i = 0; i < v->count && !(*map && *list); i++) {
		const struct pp_value *below = first_child(v, i);
		bool *known = below->type == PP_LIST ? list : map;

		if ((below->type == PP_MAP || below->type == PP_LIST) &&
		    below->style != PP_STYLE_FLOW && v->type == PP_MAP &&
		    below->col >= v->col && !*known) {
			unsigned in = below->col - v->col;

			*known = true;
			if (below->type == PP_LIST)
				form->list_indent = in;
			else
				form->indent = in;
		}
		find_form(form, below, map, list);
	}
}

static const char *line_break_of(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			return "\n";
		if (s.p[i] == '\r')
			return i + 1 < s.n && s.p[i + 1] == '\n' ? "\r\n"
								 : "\r";
	}
	return "\n";
}

static void find_places(struct change *c)
{
	struct pp_edit_state *s = &c->state;
	bool map = false, list = false;
	size_t close;

	s->arena = c->arena;
	s->form = PP_YAML_FORM;
	s->line_break = line_break_of(c->bytes);
	find_form(&s->form, c->root, &map, &list);
	pp_ranges_init(&s->ranges, c->arena, c->bytes);
	if (c->text->syntax != PP_SYNTAX_MARKDOWN)
		return;
	close = pp_front_matter_close(c->bytes, &c->body_from);
	if (c->body)
		c->body_from = pp_range_at(&s->ranges, c->body->line, 1);
	s->ranges.bytes.n = close;
}

/* Read the bytes as they are now.  first: faults of the file are told as they
 * are; later they are ours. */
static int read_bytes(struct change *c, bool first)
{
	const struct pp_read how = {
		.file = c->text->path, .syntax = c->text->syntax,
		.record = true,
	};
	struct pp_sink sink = { 0 };
	struct pp_docs docs;
	int rc = pp_read(&docs, c->arena, &sink, &how, c->bytes);

	if (rc || sink.errors) {
		if (first)
			pp_sink_absorb(c->sink, &sink);
		pp_sink_release(&sink);
		return -1;
	}
	pp_sink_release(&sink);
	c->root = docs.roots;
	c->body = docs.body;
	find_places(c);
	return 0;
}

/* --- differences -------------------------------------------------------- */

static enum found made(int rc)
{
	return rc ? UNKNOWN : CHANGED;
}

/* Nothing is left of an empty list or mapping to put things into; what is put
 * in its place stands in lines of its own. */
static enum found replace(struct change *c, struct pp_splices *out,
			  const struct pp_edit_spot *spot,
			  const struct pp_value *wanted)
{
	struct pp_value open = *wanted;

	if ((spot->v->type == PP_MAP || spot->v->type == PP_LIST) &&
	    spot->v->type == wanted->type && !spot->v->count)
		open.style = PP_STYLE_BLOCK;
	return made(pp_edit_replace(out, &c->state, spot, &open));
}

static bool any_kept(const struct pp_value *v, const struct pp_value *wanted)
{
	for (uint32_t i = 0; i < v->count; i++)
		if (pp_value_member(wanted, v->members[i].key))
			return true;
	return false;
}

static enum found remove_member(struct change *c, struct pp_splices *out,
				const struct pp_edit_spot *spot,
				const struct pp_value *wanted)
{
	for (uint32_t i = 0; i < spot->v->count; i++)
		if (!pp_value_member(wanted, spot->v->members[i].key))
			return made(pp_edit_remove(out, &c->state, spot, i));
	return SAME;
}

/* The first one that is missing goes after the one before it, which is
 * there. */
static enum found insert_member(struct change *c, struct pp_splices *out,
				const struct pp_edit_spot *spot,
				const struct pp_value *wanted)
{
	const struct pp_value *v = spot->v;
	uint32_t at = 0;

	for (uint32_t i = 0; i < wanted->count; i++) {
		const struct pp_member *m;

		m = pp_value_member(v, wanted->members[i].key);
		if (m) {
			at = (uint32_t)(m - v->members) + 1;
			continue;
		}
		if (at && !spot->above &&
		    pp_str_is(v->members[at - 1].key, "salt"))
			at--;
		return made(pp_edit_insert(out, &c->state, spot, at,
					   &wanted->members[i]));
	}
	return SAME;
}

static enum found change_map(struct change *c, struct pp_splices *out,
			     const struct pp_edit_spot *spot,
			     const struct pp_value *wanted)
{
	enum found found = SAME;

	if (any_kept(spot->v, wanted))
		found = remove_member(c, out, spot, wanted);
	for (uint32_t i = 0; i < spot->v->count && found == SAME; i++) {
		const struct pp_member *m = &spot->v->members[i], *want;
		struct pp_edit_spot below = { &m->value, spot, i };

		want = pp_value_member(wanted, m->key);
		if (want)
			found = change_node(c, out, &below, &want->value);
	}
	return found == SAME ? insert_member(c, out, spot, wanted) : found;
}

/* What two lists have in common at their start and end, and how many items
 * stand between. */
struct between {
	uint32_t start, old, new;
};

static struct between compare(const struct pp_value *a,
			      const struct pp_value *b)
{
	uint32_t least = a->count < b->count ? a->count : b->count;
	uint32_t start = 0, end = 0;

	while (start < least && pp_value_eq(&a->items[start],
					    &b->items[start]))
		start++;
	while (end < least - start &&
	       pp_value_eq(&a->items[a->count - 1 - end],
			   &b->items[b->count - 1 - end]))
		end++;
	return (struct between){ start, a->count - start - end,
				 b->count - start - end };
}

static bool has_item(const struct pp_value *list, uint32_t from, uint32_t n,
		     const struct pp_value *item)
{
	for (uint32_t i = 0; i < n; i++)
		if (pp_value_eq(&list->items[from + i], item))
			return true;
	return false;
}

static enum found change_list(struct change *c, struct pp_splices *out,
			      const struct pp_edit_spot *spot,
			      const struct pp_value *wanted)
{
	const struct pp_value *v = spot->v;
	struct between b = compare(v, wanted);
	uint32_t at = b.start;
	struct pp_edit_spot below = { v->items + at, spot, at };
	struct pp_member m;
	bool stays, there;

	if (!b.old && !b.new)
		return SAME;
	if ((size_t)b.old + b.new > LIST_MAX)
		return replace(c, out, spot, wanted);
	stays = b.old && has_item(wanted, at, b.new, &v->items[at]);
	there = b.new && has_item(v, at, b.old, &wanted->items[at]);
	if (!b.new || (b.old && there))
		return made(pp_edit_remove(out, &c->state, spot, at));
	m = (struct pp_member){ .value = wanted->items[at] };
	if (!b.old || stays)
		return made(pp_edit_insert(out, &c->state, spot, at, &m));
	return change_node(c, out, &below, &wanted->items[at]);
}

/* The first change that makes the spot's value more like the wanted one. */
static enum found change_node(struct change *c, struct pp_splices *out,
			      const struct pp_edit_spot *spot,
			      const struct pp_value *wanted)
{
	const struct pp_value *v = spot->v;

	if (pp_value_eq(v, wanted))
		return SAME;
	c->at = v;
	if (v->type == wanted->type && v->count && wanted->count) {
		if (v->type == PP_MAP)
			return change_map(c, out, spot, wanted);
		if (v->type == PP_LIST)
			return change_list(c, out, spot, wanted);
	}
	return replace(c, out, spot, wanted);
}

/* --- the text ----------------------------------------------------------- */

static void splice(struct change *c, const struct pp_splices *s)
{
	size_t at = 0;
	struct pp_buf b;

	pp_buf_init(&b, SIZE_MAX / 2);
	for (unsigned i = 0; i < s->count; i++) {
		const struct pp_splice *p = &s->items[i];

		pp_buf_add(&b, c->bytes.p + at, p->from - at);
		pp_buf_str(&b, p->text);
		at = p->to;
	}
	pp_buf_add(&b, c->bytes.p + at, c->bytes.n - at);
	c->bytes = pp_arena_str(c->arena, pp_buf_get(&b));
	pp_buf_release(&b);
}

static int change_text(struct change *c, const struct pp_splices *s,
		       const struct pp_value *at)
{
	if (++c->steps > STEPS_MAX)
		return refuse(c, at, "too much in this record is to be "
			      "changed at once");
	splice(c, s);
	if (!read_bytes(c, false))
		return 0;
	return refuse(c, at, "this cannot be changed without damage to what "
		      "stands around it");
}

/* Make the YAML say wanted. */
static int change_root(struct change *c, const struct pp_value *wanted)
{
	for (;;) {
		struct pp_edit_spot spot = { .v = c->root };
		struct pp_splices s = { .count = 0 };
		enum found found = change_node(c, &s, &spot, wanted);

		if (found == SAME)
			return 0;
		if (found == UNKNOWN)
			return refuse(c, c->at, "this is written in a way that "
				      "can only be changed by hand");
		if (change_text(c, &s, c->at))
			return -1;
	}
}

/* The text below the front matter, in the file's line breaks. */
static int change_body(struct change *c, struct pp_str wanted)
{
	struct pp_str have = c->body ? c->body->text : (struct pp_str){ 0 };
	struct pp_splices s = { .count = 1 };
	struct pp_buf b;

	if (pp_str_eq(have, wanted))
		return 0;
	pp_buf_init(&b, SIZE_MAX / 2);
	if (!c->body && c->body_from == c->bytes.n &&
	    !strchr("\r\n", c->bytes.p[c->bytes.n - 1]))
		pp_buf_puts(&b, c->state.line_break);
	if (!c->body)
		pp_buf_puts(&b, c->state.line_break);
	for (size_t i = 0; i < wanted.n; i++) {
		if (wanted.p[i] == '\n')
			pp_buf_puts(&b, c->state.line_break);
		else
			pp_buf_putc(&b, wanted.p[i]);
	}
	s.items[0] = (struct pp_splice){
		c->body_from, c->bytes.n, pp_arena_str(c->arena,
						       pp_buf_get(&b)),
	};
	if (!wanted.n)
		s.items[0].text.n = 0;
	pp_buf_release(&b);
	return change_text(c, &s, c->body);
}

/* Take the body out of what is wanted; *text is what it is. */
static const struct pp_value *without_body(struct pp_arena *arena,
					   const struct pp_value *wanted,
					   struct pp_str *text)
{
	const struct pp_member *m = pp_value_member(wanted, PP_LIT("body"));
	struct pp_value *copy;
	size_t at;

	if (!m)
		return wanted;
	if (m->value.type == PP_STRING)
		*text = m->value.text;
	copy = pp_new_raw(arena, struct pp_value, 1);
	*copy = *wanted;
	copy->members = pp_new_raw(arena, struct pp_member, wanted->count);
	at = (size_t)(m - wanted->members);
	memcpy(copy->members, wanted->members, at * sizeof(*copy->members));
	memcpy(copy->members + at, m + 1,
	       (wanted->count - at - 1) * sizeof(*copy->members));
	copy->count--;
	return copy;
}

/* Change the text as far as wanted, a whole record, and see that it says
 * that. */
static int change_to(struct change *c, const struct pp_value *wanted)
{
	struct pp_str body = { 0 };
	struct pp_str have;

	if (c->text->syntax == PP_SYNTAX_MARKDOWN)
		wanted = without_body(c->arena, wanted, &body);
	if (change_root(c, wanted))
		return -1;
	if (c->text->syntax == PP_SYNTAX_MARKDOWN && change_body(c, body))
		return -1;
	have = c->body ? c->body->text : (struct pp_str){ 0 };
	if (!pp_value_eq(c->root, wanted) || !pp_str_eq(have, body))
		return refuse(c, c->root, "the changed text would not say "
			      "what it should");
	return 0;
}

/* --- renaming ----------------------------------------------------------- */

/* Find the member that the pointer leads to from the spot, and rename it. */
static int rename_below(struct change *c, const struct pp_edit_spot *spot,
			struct pp_str pointer, struct pp_str key)
{
	struct pp_edit_spot below = { .above = spot };
	struct pp_splices s = { .count = 0 };
	const struct pp_value *v = spot->v;
	struct pp_str part, rest;

	part = pp_pointer_part(c->arena, pointer, &rest);
	if (v->type == PP_MAP) {
		const struct pp_member *m = pp_value_member(v, part);

		if (!m)
			return refuse(c, v, "the text of a Markdown file has "
				      "no key");
		below.index = (uint32_t)(m - v->members);
		below.v = &m->value;
	} else {
		below.index = (uint32_t)pp_pointer_index(part);
		below.v = &v->items[below.index];
	}
	if (rest.n)
		return rename_below(c, &below, rest, key);
	if (pp_edit_rename(&s, &c->state, spot, below.index, key))
		return refuse(c, below.v, "the key of this value can only be "
			      "changed by hand");
	return change_text(c, &s, below.v);
}

/* wanted is the text's tree, with the key renamed. */
static int rename_key(struct change *c, const struct pp_edit *edit)
{
	struct pp_edit_spot root = { .v = c->root };

	return rename_below(c, &root, edit->pointer, edit->key);
}

/* --- all of it ---------------------------------------------------------- */

static const struct pp_str byte_order_mark = { "\xef\xbb\xbf", 3 };

static int begin(struct change *c)
{
	c->bytes = c->text->bytes;
	if (pp_str_starts(c->bytes, byte_order_mark)) {
		c->bytes.p += byte_order_mark.n;
		c->bytes.n -= byte_order_mark.n;
	}
	if (c->text->syntax == PP_SYNTAX_JSON)
		return refuse(c, NULL, "a JSON file can only be changed by "
			      "hand");
	return read_bytes(c, true);
}

static void hand_out(struct change *c, struct pp_str *out)
{
	struct pp_str old = c->text->bytes;
	char *p;

	if (!c->steps) {
		*out = old;
	} else if (!pp_str_starts(old, byte_order_mark)) {
		*out = c->bytes;
	} else {
		p = pp_arena_raw(c->arena, c->bytes.n + 3, 1, 1);
		memcpy(p, byte_order_mark.p, 3);
		memcpy(p + 3, c->bytes.p, c->bytes.n);
		*out = (struct pp_str){ p, c->bytes.n + 3 };
	}
}

static const struct pp_value *whole(struct change *c)
{
	struct pp_value *copy = pp_new_raw(c->arena, struct pp_value, 1);

	*copy = *c->root;
	return pp_value_with_body(c->arena, copy, c->body);
}

static int apply(struct change *c, const struct pp_edit *edits, size_t count)
{
	const struct pp_value *wanted = whole(c);

	for (size_t i = 0; i < count; i++) {
		bool rename = edits[i].what == PP_EDIT_RENAME;
		const struct pp_value *next;
		const char *why;

		next = pp_edit_preview(c->arena, wanted, &edits[i], &why);
		if (!next)
			return refuse(c, NULL, why);
		if (next != wanted && rename &&
		    (change_to(c, wanted) || rename_key(c, &edits[i])))
			return -1;
		wanted = next;
	}
	return change_to(c, wanted);
}

int pp_edit_apply(struct pp_str *out, struct pp_arena *arena,
		  struct pp_sink *sink, const struct pp_edit_text *text,
		  const struct pp_edit *edits, size_t count)
{
	struct change c = { .text = text, .arena = arena, .sink = sink };

	*out = (struct pp_str){ 0 };
	if (begin(&c) || apply(&c, edits, count))
		return -1;
	hand_out(&c, out);
	return 0;
}

int pp_edit_to(struct pp_str *out, struct pp_arena *arena,
	       struct pp_sink *sink, const struct pp_edit_text *text,
	       const struct pp_value *wanted)
{
	struct change c = { .text = text, .arena = arena, .sink = sink };

	*out = (struct pp_str){ 0 };
	if (begin(&c) || change_to(&c, wanted))
		return -1;
	hand_out(&c, out);
	return 0;
}
