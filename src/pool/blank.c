/* A new record's text, key by key, from the shape of its kind. */
#include "pool/blank.h"

#include "base/buf.h"
#include "base/escape.h"
#include "base/random.h"
#include "base/utf8.h"
#include "data/read.h"
#include "data/yaml_write.h"
#include "record/modeline.h"

enum {
	TEXT_MAX = 1 << 20, ALLOWED_MAX = 12, COMMENT_WIDTH = 76, DEPTH_MAX = 8,
};

struct writer {
	const struct pp_blank *blank;
	struct pp_arena *arena;
	struct pp_buf text;
	struct pp_blank_text *out;
	bool optional;		/* the heading of optional keys is written */
};

/* Where the key being written stands. */
struct level {
	const char *path;	/* "contact." for keys of contact; "" */
	unsigned depth;
	/* Below a key that is a comment, all are; the # stands at its depth,
	 * and no space after it, so that taking it away leaves the right
	 * indentation. */
	bool commented;
	unsigned commented_at;
};

/* Is a value given for something below? */
static bool given_below(const struct writer *m, struct pp_str name)
{
	for (size_t i = 0; i < m->blank->count; i++) {
		struct pp_str f = m->blank->fields[i].name;

		if (f.n > name.n && pp_str_starts(f, name) &&
		    f.p[name.n] == '.')
			return true;
	}
	return false;
}

static void spaces(struct writer *m, unsigned depth)
{
	for (unsigned i = 0; i < depth; i++)
		pp_buf_puts(&m->text, "  ");
}

static void indent(struct writer *m, const struct level *at)
{
	if (!at->commented) {
		spaces(m, at->depth);
		return;
	}
	spaces(m, at->commented_at);
	pp_buf_putc(&m->text, '#');
	spaces(m, at->depth - at->commented_at);
}

/* The text as one line: what ends a line, or cannot be seen, is a space. */
static struct pp_str one_line(struct writer *m, struct pp_str text)
{
	char *line = pp_new_raw(m->arena, char, text.n + 1), *out = line;

	while (text.n) {
		uint32_t cp;
		unsigned n = pp_utf8_decode(text, &cp);
		bool shown = n && !pp_is_unseen(cp);

		n = n ? n : 1;
		if (shown) {
			memcpy(out, text.p, n);
			out += n;
		} else {
			*out++ = ' ';
		}
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	return (struct pp_str){ line, (size_t)(out - line) };
}

/* How many bytes of the text go in a line of so many: up to a space, or, where
 * one word is longer than the line, all of the word. */
static size_t line_of(struct pp_str text, size_t width)
{
	size_t n = text.n < width ? text.n : width;

	while (n < text.n && n && text.p[n] != ' ')
		n--;
	if (!n)
		while (n < text.n && text.p[n] != ' ')
			n++;
	return n;
}

/* A comment, wrapped. */
static void comment(struct writer *m, unsigned depth, struct pp_str text)
{
	size_t width = COMMENT_WIDTH - 2 * (size_t)depth;

	text = one_line(m, text);
	for (;;) {
		size_t n;

		while (text.n && *text.p == ' ')
			text = (struct pp_str){ text.p + 1, text.n - 1 };
		if (!text.n)
			break;
		n = line_of(text, width);
		spaces(m, depth);
		pp_buf_puts(&m->text, "# ");
		pp_buf_add(&m->text, text.p, n);
		while (m->text.p[m->text.n - 1] == ' ')
			m->text.n--;
		pp_buf_putc(&m->text, '\n');
		text = (struct pp_str){ text.p + n, text.n - n };
	}
}

static struct pp_str annotation(const struct pp_shape *shape, const char *name)
{
	const struct pp_value *v = pp_shape_annotation(shape, name, NULL);

	return v && v->type == PP_STRING ? v->text : (struct pp_str){ 0 };
}

static void add_allowed(struct pp_buf *b, const struct pp_value *list)
{
	size_t n = list->count < ALLOWED_MAX ? list->count : ALLOWED_MAX;

	for (size_t i = 0; i < n; i++)
		if (list->items[i].type <= PP_STRING)
			pp_buf_printf(b, "%s%.*s", i ? ", " : "",
				      PP_STR(list->items[i].text));
	if (n < list->count)
		pp_buf_printf(b, " and %zu more, see the schema",
			      list->count - n);
}

static void add_reference(struct pp_buf *b, const struct pp_value *ref)
{
	struct pp_str name = ref->type == PP_LIST && ref->count ?
			     ref->items[0].text : ref->text;

	pp_buf_printf(b, "the id of %s %.*s: peerpool find NAME shows it",
		      pp_kind_article(name), PP_STR(name));
}

/* Can the items stand in one line, in brackets? */
static bool scalar_items(const struct pp_shape *shape)
{
	return !(shape->items->types & (1u << PP_LIST | 1u << PP_MAP)) ||
	       pp_shape_annotation(shape->items, "enum", NULL);
}

/* What may stand there, in a few words: "one of con, lab", "a date". */
static void add_form(struct pp_buf *b, const struct pp_shape *shape)
{
	const struct pp_value *v = pp_shape_annotation(shape, "enum", NULL);
	struct pp_str format = annotation(shape, "format");

	if (v && v->type == PP_LIST) {
		pp_buf_puts(b, "one of ");
		add_allowed(b, v);
	} else if ((v = pp_shape_annotation(shape, "x-ref", NULL))) {
		add_reference(b, v);
	} else if (pp_str_is(format, "date")) {
		pp_buf_puts(b, "a date, YYYY-MM-DD");
	} else if (pp_str_is(format, "email")) {
		pp_buf_puts(b, "an e-mail address");
	} else if (pp_str_is(format, "uri")) {
		pp_buf_puts(b, "a web address, https://...");
	} else if (format.n) {
		pp_buf_printf(b, "format %.*s", PP_STR(format));
	} else if (shape->types == 1u << PP_BOOL) {
		pp_buf_puts(b, "true or false");
	} else if (shape->types == 1u << PP_NUMBER) {
		pp_buf_puts(b, "a number");
	} else if (shape->items) {
		size_t before;

		pp_buf_puts(b, scalar_items(shape) ?
			    "a list, [A, B, C]" : "a list");
		before = b->n;
		pp_buf_puts(b, "; each item ");
		add_form(b, shape->items);
		if (b->n == before + strlen("; each item "))
			b->n = before;
	}
}

/* "What it is (one of these)", as a comment above the key. */
static void describe(struct writer *m, const struct pp_shape *shape,
		     unsigned depth)
{
	struct pp_str what = annotation(shape, "description");
	struct pp_buf b, form;

	if (!what.n)
		what = annotation(shape, "title");
	pp_buf_init(&b, TEXT_MAX);
	pp_buf_init(&form, TEXT_MAX);
	pp_buf_str(&b, what);
	while (b.n && (b.p[b.n - 1] == '\n' || b.p[b.n - 1] == '.'))
		b.n--;
	add_form(&form, shape);
	if (b.n && form.n)
		pp_buf_printf(&b, " (%.*s)", PP_STR(pp_buf_get(&form)));
	else
		pp_buf_str(&b, pp_buf_get(&form));
	comment(m, depth, pp_buf_get(&b));
	pp_buf_release(&form);
	pp_buf_release(&b);
}

/* What YAML takes the text for, standing by itself after a key: a bit; or 0,
 * where it would be read as something more, or less, than this one line. */
static unsigned types_read(struct pp_str text)
{
	const struct pp_read how = { .file = "", .record = true };
	struct pp_arena scratch = { 0 };
	struct pp_sink ignored = { .limit = 1 };
	struct pp_docs docs;
	struct pp_str line;
	const struct pp_value *v;
	unsigned types = 0;

	line = pp_str(pp_arena_printf(&scratch, "a: %.*s\n", PP_STR(text)));
	if (memchr(text.p, '\n', text.n) ||
	    pp_read(&docs, &scratch, &ignored, &how, line) < 0 ||
	    ignored.count || docs.roots->type != PP_MAP ||
	    docs.roots->count != 1)
		goto out;
	v = &docs.roots->members[0].value;
	if (v->type > PP_STRING || (v->style == PP_STYLE_PLAIN &&
				    pp_str_eq(v->text, text)))
		types = 1u << v->type;
out:
	pp_sink_release(&ignored);
	pp_arena_release(&scratch);
	return types;
}

/* Where a text is wanted, what looks like a number is quoted; elsewhere, what
 * would not be the one value that it should be: its fault is then told. */
static void add_scalar(struct writer *m, const struct pp_shape *shape,
		       struct pp_str value)
{
	bool text = shape->types & 1u << PP_STRING;

	if (text ? pp_yaml_needs_quotes(value, false)
		 : value.n && !types_read(value))
		pp_yaml_write_quoted(&m->text, value);
	else
		pp_buf_str(&m->text, value);
}

static void add_list(struct writer *m, const struct pp_shape *shape,
		     const struct level *at, struct pp_str value)
{
	static const struct pp_shape any = { .types = ~0u };
	const struct pp_shape *items = shape->items ? shape->items : &any;

	if (!value.n)
		pp_buf_puts(&m->text, " []");
	while (value.n) {
		const char *comma = memchr(value.p, ',', value.n);
		size_t n = comma ? (size_t)(comma - value.p) : value.n;
		struct pp_str item = { value.p, n };

		while (item.n && *item.p == ' ')
			item = (struct pp_str){ item.p + 1, item.n - 1 };
		while (item.n && item.p[item.n - 1] == ' ')
			item.n--;
		pp_buf_putc(&m->text, '\n');
		indent(m, at);
		pp_buf_puts(&m->text, "  - ");
		add_scalar(m, items, item);
		n += comma != NULL;
		value = (struct pp_str){ value.p + n, value.n - n };
	}
}

static void add_missing(struct writer *m, const struct level *at,
			struct pp_str key)
{
	size_t n = m->out->missing_count;
	struct pp_str *grown = pp_new(m->arena, struct pp_str, n + 1);

	if (n)
		memcpy(grown, m->out->missing, n * sizeof(*grown));
	grown[n] = pp_str(pp_arena_printf(m->arena, "%s%.*s", at->path,
					  PP_STR(key)));
	m->out->missing = grown;
	m->out->missing_count++;
}

static void add_members(struct writer *m, const struct pp_shape *shape,
			const struct level *at, bool required);

static void add_value(struct writer *m, const struct pp_shape_member *member,
		      const struct level *at, struct pp_str name)
{
	const struct pp_field *field = pp_blank_given(m->blank, name);
	const struct pp_shape *shape = member->shape;
	struct level below = {
		pp_arena_printf(m->arena, "%.*s.", PP_STR(name)),
		at->depth + 1, at->commented, at->commented_at,
	};

	if (field && shape->types & 1u << PP_LIST &&
	    !(shape->types & 1u << PP_STRING)) {
		add_list(m, shape, at, field->value);
	} else if (field) {
		pp_buf_putc(&m->text, ' ');
		add_scalar(m, shape, field->value);
	} else if (shape->member_count && at->depth < DEPTH_MAX) {
		pp_buf_putc(&m->text, '\n');
		add_members(m, shape, &below, true);
		add_members(m, shape, &below, false);
		return;
	} else if (!at->commented) {
		add_missing(m, at, member->key);
	}
	pp_buf_putc(&m->text, '\n');
}

static void add_member(struct writer *m, const struct pp_shape_member *member,
		       const struct level *at)
{
	struct pp_str name = pp_str(pp_arena_printf(m->arena, "%s%.*s",
						    at->path,
						    PP_STR(member->key)));
	bool wanted = member->required || pp_blank_given(m->blank, name) ||
		      given_below(m, name);
	struct level here = *at;

	if (!wanted && !here.commented) {
		here.commented = true;
		here.commented_at = at->depth;
	}
	if (here.commented && !at->depth && !m->optional) {
		pp_buf_puts(&m->text, "\n# Optional: take away the # before a "
			    "key to use it.\n");
		m->optional = true;
	}
	describe(m, member->shape,
		 here.commented ? here.commented_at : at->depth);
	indent(m, &here);
	pp_yaml_write_key(&m->text, member->key, false);
	pp_buf_putc(&m->text, ':');
	add_value(m, member, &here, name);
}

/* What stands first or last whatever the schema's order is. */
static bool is_written_apart(const struct pp_kind *kind, struct pp_str key)
{
	return pp_str_is(key, "id") ||
	       (kind->salt && pp_str_is(key, "salt")) ||
	       (kind->markdown && pp_str_is(key, "body"));
}

/* The keys that are required or given, or the others. */
static void add_members(struct writer *m, const struct pp_shape *shape,
			const struct level *at, bool required)
{
	for (size_t i = 0; i < shape->member_count; i++) {
		const struct pp_shape_member *member = &shape->members[i];
		struct pp_str name = pp_str(
			pp_arena_printf(m->arena, "%s%.*s", at->path,
					PP_STR(member->key)));
		bool wanted = member->required ||
			      pp_blank_given(m->blank, name) ||
			      given_below(m, name);

		if (!at->depth && is_written_apart(m->blank->kind, member->key))
			continue;
		if (wanted == required)
			add_member(m, member, at);
	}
}

static void add_salt(struct writer *m)
{
	char letters[PP_SALT_LETTERS + 1];

	pp_random_salt(letters, PP_SALT_LETTERS);
	pp_buf_puts(&m->text, "# Keeps the record's identifier in git from "
		    "being guessed; never change it.\n");
	pp_buf_printf(&m->text, "salt: %s\n", letters);
}

static void write_text(struct writer *m)
{
	const struct pp_kind *kind = m->blank->kind;
	const struct level top = { .path = "" };
	const struct pp_field *body = pp_blank_given(m->blank, PP_LIT("body"));

	if (kind->markdown)
		pp_buf_puts(&m->text, "---\n");
	else
		pp_buf_puts(&m->text, pp_modeline_for(m->arena, m->blank->path,
						      kind->file));
	pp_buf_printf(&m->text, "id: %s\n", m->blank->id);
	if (kind->shape) {
		add_members(m, kind->shape, &top, true);
		add_members(m, kind->shape, &top, false);
		if (m->optional)
			pp_buf_putc(&m->text, '\n');
	}
	if (kind->salt)
		add_salt(m);
	if (!kind->markdown)
		return;
	pp_buf_puts(&m->text, "---\n\n");
	pp_buf_str(&m->text, body ? body->value : PP_LIT("(write here)"));
	pp_buf_putc(&m->text, '\n');
}

const struct pp_field *pp_blank_given(const struct pp_blank *blank,
				      struct pp_str name)
{
	for (size_t i = 0; i < blank->count; i++)
		if (pp_str_eq(blank->fields[i].name, name))
			return &blank->fields[i];
	return NULL;
}

void pp_blank_write(struct pp_blank_text *out, struct pp_arena *arena,
		    const struct pp_blank *blank)
{
	struct writer w = { .blank = blank, .arena = arena, .out = out };

	*out = (struct pp_blank_text){ 0 };
	pp_buf_init(&w.text, TEXT_MAX);
	write_text(&w);
	out->text = pp_arena_str(arena, pp_buf_get(&w.text));
	pp_buf_release(&w.text);
}
