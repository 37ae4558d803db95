/* Records with comments, edited at random: the new text says what the edited
 * tree says, and every comment that does not belong to what was taken away or
 * replaced is still there, in its order. */
#include "grow.h"

#include "data/edit.h"
#include "data/edit_tree.h"
#include "data/yaml_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COMMENTS = 8, EDITS = 3, TEXT_MAX = 1 << 22 };

static const struct pp_value *read_root(struct grow *g, struct pp_str text)
{
	const struct pp_read how = { .file = "fuzz", .record = true };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;
	int rc = pp_read(&docs, g->arena, &sink, &how, text);
	bool faulty = rc || sink.errors;

	pp_sink_release(&sink);
	return faulty ? NULL : docs.roots;
}

/* A line of comment, or a comment at a line's end, where it changes nothing of
 * what the text says. */
static struct pp_str add_comment(struct grow *g, struct pp_str text,
				 const struct pp_value *says, unsigned i)
{
	size_t at = (grow_choice(g, 256) << 4) % (text.n + 1);
	bool own = grow_choice(g, 3), blank = grow_choice(g, 5) == 1;
	const struct pp_value *root;
	struct pp_str more;
	struct pp_buf b;

	while (at < text.n && text.p[at] != '\n')
		at++;
	at += own && at < text.n;
	pp_buf_init(&b, TEXT_MAX);
	pp_buf_add(&b, text.p, at);
	if (own) {
		const char *p = text.p + at;

		while (p < text.p + text.n && *p == ' ')
			pp_buf_putc(&b, *p++);
		pp_buf_printf(&b, "# c%u\n", i);
		pp_buf_puts(&b, blank ? "\n" : "");
	} else {
		pp_buf_printf(&b, "  # c%u", i);
	}
	pp_buf_add(&b, text.p + at, text.n - at);
	more = pp_arena_str(g->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	root = read_root(g, more);
	return root && pp_value_eq(root, says) ? more : text;
}

static bool grow_record(struct grow *g, struct pp_str *text)
{
	struct pp_yaml_form form = {
		.indent = 1 + grow_choice(g, 4),
		.width = 20 + grow_choice(g, 90),
	};
	struct pp_value v = { .type = PP_MAP };
	struct pp_buf b;

	form.list_indent = grow_choice(g, 2) ? form.indent : 0;
	grow_map(g, &v, 0);
	if (!v.count)
		return false;
	pp_buf_init(&b, TEXT_MAX);
	pp_yaml_write(&b, &form, &v);
	*text = pp_arena_str(g->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	for (unsigned i = 0; i < COMMENTS; i++)
		*text = add_comment(g, *text, &v, i);
	return true;
}

/* A pointer to something in the tree, or, at its end, to something new. */
static void grow_pointer(struct grow *g, struct pp_buf *b,
			 const struct pp_value *v)
{
	unsigned i;

	if (v->type == PP_LIST && v->count) {
		i = grow_choice(g, v->count);
		pp_buf_printf(b, "/%u", i);
		v = &v->items[i];
	} else if (v->type == PP_MAP && v->count && grow_choice(g, 4)) {
		struct pp_str key;

		i = grow_choice(g, v->count);
		key = v->members[i].key;
		pp_buf_putc(b, '/');
		for (size_t j = 0; j < key.n; j++)
			if (key.p[j] == '/' || key.p[j] == '~')
				pp_buf_puts(b, key.p[j] == '/' ? "~1" : "~0");
			else
				pp_buf_putc(b, key.p[j]);
		v = &v->members[i].value;
	} else {
		pp_buf_puts(b, v->type == PP_LIST ? "/-" : "/new");
		return;
	}
	if (grow_choice(g, 3))
		grow_pointer(g, b, v);
}

static void grow_edit(struct grow *g, struct pp_edit *e,
		      const struct pp_value *root)
{
	static const struct pp_str order[] = {
		{ "a", 1 }, { "b", 1 }, { "new", 3 }, { "c", 1 },
	};
	struct pp_value *v = pp_new(g->arena, struct pp_value, 1);
	struct pp_buf b;

	pp_buf_init(&b, 1 << 16);
	grow_pointer(g, &b, root);
	*v = grow_value(g, 2);
	*e = (struct pp_edit){
		.what = (enum pp_edit_what)grow_choice(g, 3),
		.pointer = pp_arena_str(g->arena, pp_buf_get(&b)),
		.value = v, .key = grow_text(g),
	};
	if (grow_choice(g, 2)) {
		e->order = order;
		e->order_count = sizeof(order) / sizeof(*order);
	}
	pp_buf_release(&b);
}

/* The number of the comment in the line, or -1. */
static int comment_of(struct pp_str line)
{
	for (size_t i = 0; i + 3 < line.n; i++)
		if (line.p[i] == '#' && line.p[i + 1] == ' ' &&
		    line.p[i + 2] == 'c' && line.p[i + 3] >= '0' &&
		    line.p[i + 3] < '0' + COMMENTS && i + 4 == line.n)
			return line.p[i + 3] - '0';
	return -1;
}

static struct pp_str next_line(struct pp_str *text)
{
	const char *end = memchr(text->p, '\n', text->n);
	size_t n = end ? (size_t)(end - text->p) : text->n;
	struct pp_str line = { text->p, n };

	n += end != NULL;
	*text = (struct pp_str){ text->p + n, text->n - n };
	return line;
}

/* A SET of one scalar by another, or of a new key, and a RENAME may lose no
 * comment. */
static bool keeps_all(const struct pp_edit *e, const struct pp_value *root)
{
	const struct pp_value *old = pp_value_at(root, e->pointer);

	if (e->what == PP_EDIT_RENAME)
		return true;
	return e->what == PP_EDIT_SET &&
	       (!old || (old->type != PP_LIST && old->type != PP_MAP));
}

static unsigned comments_in(struct pp_str text)
{
	unsigned bits = 0;

	while (text.n) {
		int i = comment_of(next_line(&text));

		if (i >= 0)
			bits |= 1u << i;
	}
	return bits;
}

/* The last line on which something of the value begins. */
static uint32_t last_line(const struct pp_value *v)
{
	uint32_t line = v->line;

	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_value *below;
		uint32_t l;

		if (v->type == PP_LIST)
			below = &v->items[i];
		else if (v->type == PP_MAP)
			below = &v->members[i].value;
		else
			break;
		l = last_line(below);
		line = l > line ? l : line;
	}
	return line;
}

/* Comments that stand above lines outside of [from, to], or at their ends. */
static unsigned comments_outside(struct pp_str text, uint32_t from,
				 uint32_t to)
{
	unsigned bits = 0, waiting = 0;
	uint32_t line = 0;

	while (text.n) {
		struct pp_str s = next_line(&text);
		int i = comment_of(s);
		bool own;

		line++;
		while (s.n && *s.p == ' ')
			s = (struct pp_str){ s.p + 1, s.n - 1 };
		own = s.n && *s.p == '#';
		if (own && i >= 0) {
			waiting |= 1u << i;
		} else if (s.n && !own) {
			if (i >= 0)
				waiting |= 1u << i;
			if (line < from || line > to)
				bits |= waiting;
			waiting = 0;
		}
	}
	return bits;
}

/* The line of the key, or, above an item, the one after the item before. */
static uint32_t first_line(struct grow *g, const struct pp_value *v,
			   struct pp_str pointer)
{
	uint32_t line = v->line;

	while (v && pointer.n) {
		struct pp_str part = pp_pointer_part(g->arena, pointer,
						     &pointer);
		const struct pp_member *m = pp_value_member(v, part);
		size_t i = pp_pointer_index(part);

		if (m) {
			line = m->line;
			v = &m->value;
		} else if (v->type == PP_LIST && i < v->count) {
			line = i ? last_line(&v->items[i - 1]) + 1 : v->line;
			v = &v->items[i];
		} else {
			break;
		}
	}
	return line;
}

/* Of what is above a thing that is taken away, or in it, some may go.  A text
 * may go on below the line where it begins: look no closer. */
static unsigned must_stay(struct grow *g, struct pp_str text,
			  const struct pp_value *root, const struct pp_edit *e)
{
	const struct pp_value *old = pp_value_at(root, e->pointer);

	if (!old)
		return comments_in(text);
	return comments_outside(text, first_line(g, root, e->pointer),
				last_line(old) + 40);
}

static void check_edit(struct grow *g, struct pp_str *text,
		       const struct pp_edit *e)
{
	const struct pp_edit_text source = { "fuzz", PP_SYNTAX_YAML, *text };
	const struct pp_value *root = read_root(g, *text), *wanted, *now;
	struct pp_sink sink = { 0 };
	struct pp_str out;
	const char *why;
	unsigned stay;
	int rc;

	wanted = pp_edit_preview(g->arena, root, e, &why);
	rc = pp_edit_apply(&out, g->arena, &sink, &source, e, 1);
	assert(rc == 0 || sink.errors);
	assert(rc == 0 || !wanted || wanted->type != PP_MAP ||
	       !wanted->count);
	pp_sink_release(&sink);
	if (rc)
		return;
	now = read_root(g, out);
	assert(now && pp_value_eq(now, wanted));
	if (wanted == root)
		assert(pp_str_eq(out, *text));
	stay = keeps_all(e, root) ? comments_in(*text)
				     : must_stay(g, *text, root, e);
	assert((comments_in(out) & stay) == stay);
	*text = out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	struct grow g = { data, size, &arena };
	struct pp_edit edit;
	struct pp_str text;

	if (grow_record(&g, &text)) {
		for (unsigned i = 0; i < EDITS && g.size; i++) {
			grow_edit(&g, &edit, read_root(&g, text));
			check_edit(&g, &text, &edit);
		}
	}
	pp_arena_release(&arena);
	return 0;
}
