/* What history does not tell: see the header. */
#include "index/hidden.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "record/secret.h"

enum {
	PLACES_MAX = 10000,	/* ways through a shape; beyond them the whole
				   record is hidden */
	DEPTH_MAX = 64,		/* as deep as a record can be */
};

/* --- from a kind to text -------------------------------------------------- */

static void put_word(struct pp_buf *out, struct pp_str word)
{
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];

		if (pp_is_alnum(c) || c == '_')
			pp_buf_putc(out, c);
		else
			pp_buf_printf(out, "%%%02X", (unsigned char)c);
	}
}

static bool says_so(const struct pp_value *schema)
{
	return pp_str_is(pp_value_text(schema, "x-use"), "statistics-only");
}

struct writer {
	struct pp_buf *out;
	struct pp_str kind;
	struct pp_buf place;
	const struct pp_shape *way[DEPTH_MAX];
	size_t depth, places;
};

static void put_line(struct writer *w)
{
	put_word(w->out, w->kind);
	pp_buf_putc(w->out, ' ');
	pp_buf_str(w->out, pp_buf_get(&w->place));
	pp_buf_putc(w->out, '\n');
}

static bool is_on_the_way(const struct writer *w, const struct pp_shape *shape)
{
	for (size_t i = 0; i < w->depth; i++)
		if (w->way[i] == shape)
			return true;
	return false;
}

static void write_shape(struct writer *w, const struct pp_shape *shape);

/* The step to a shape has been added to the place, which was n long. */
static void write_step(struct writer *w, const struct pp_shape *shape, size_t n)
{
	write_shape(w, shape);
	w->place.n = n;
}

static void write_members(struct writer *w, const struct pp_shape *shape)
{
	size_t n = w->place.n;

	for (size_t i = 0; i < shape->member_count; i++) {
		pp_buf_puts(&w->place, "/=");
		put_word(&w->place, shape->members[i].key);
		write_step(w, shape->members[i].shape, n);
	}
	if (!shape->others)
		return;
	pp_buf_puts(&w->place, "/+");
	for (size_t i = 0; i < shape->member_count; i++) {
		pp_buf_puts(&w->place, i ? "," : "");
		put_word(&w->place, shape->members[i].key);
	}
	write_step(w, shape->others, n);
}

static void write_items(struct writer *w, const struct pp_shape *shape)
{
	size_t n = w->place.n;

	for (size_t i = 0; i < shape->prefix_count; i++) {
		pp_buf_printf(&w->place, "/#%zu", i);
		write_step(w, shape->prefix[i], n);
	}
	if (!shape->items)
		return;
	pp_buf_puts(&w->place, "/-");
	write_step(w, shape->items, n);
}

static void write_shape(struct writer *w, const struct pp_shape *shape)
{
	if (w->places > PLACES_MAX || !pp_shape_holds_secret(shape))
		return;
	w->places++;
	if (pp_shape_is_secret(shape) || is_on_the_way(w, shape) ||
	    w->depth == DEPTH_MAX) {
		put_line(w);
		return;
	}
	w->way[w->depth++] = shape;
	write_members(w, shape);
	write_items(w, shape);
	w->depth--;
}

/* Names, anywhere in a document, that are kept for statistics. */
static void write_names(struct writer *w, const struct pp_value *v)
{
	if (v->type == PP_LIST)
		for (uint32_t i = 0; i < v->count; i++)
			write_names(w, &v->items[i]);
	if (v->type != PP_MAP)
		return;
	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];

		if (says_so(&m->value)) {
			pp_buf_puts(&w->place, "/~");
			put_word(&w->place, m->key);
			put_line(w);
			pp_buf_clear(&w->place);
		}
		write_names(w, &m->value);
	}
}

void pp_hidden_write(struct pp_buf *out, const struct pp_kind *kind)
{
	struct writer w = { .out = out, .kind = kind->name };

	pp_buf_init(&w.place, (size_t)1 << 24);
	if (kind->salt) {
		pp_buf_puts(&w.place, "/=salt");
		put_line(&w);
		pp_buf_clear(&w.place);
	}
	if (kind->shape)
		write_shape(&w, kind->shape);
	else
		write_names(&w, kind->root);
	pp_buf_clear(&w.place);
	if (w.places > PLACES_MAX)
		put_line(&w);
	pp_buf_release(&w.place);
}

/* --- sets of lines -------------------------------------------------------- */

/* The next line, without its break. */
static bool next_line(struct pp_str *line, struct pp_str *rest)
{
	const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;

	if (!end)
		return false;
	*line = (struct pp_str){ rest->p, (size_t)(end - rest->p) };
	rest->n -= line->n + 1;
	rest->p += line->n + 1;
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return pp_str_cmp(*(const struct pp_str *)a, *(const struct pp_str *)b);
}

struct pp_str pp_hidden_join(struct pp_arena *arena, const struct pp_str *texts,
			     size_t count)
{
	struct pp_str *lines = NULL, line, out;
	size_t n = 0, cap = 0;
	struct pp_buf b;

	for (size_t i = 0; i < count; i++)
		for (struct pp_str rest = texts[i]; next_line(&line, &rest);) {
			pp_grow(lines, n, cap);
			lines[n++] = line;
		}
	if (n)
		qsort(lines, n, sizeof(*lines), by_bytes);
	pp_buf_init(&b, SIZE_MAX / 2);
	for (size_t i = 0; i < n; i++) {
		if (i && pp_str_eq(lines[i], lines[i - 1]))
			continue;
		pp_buf_str(&b, lines[i]);
		pp_buf_putc(&b, '\n');
	}
	out = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	pp_free(lines);
	return out;
}

/* --- from text to what is looked up --------------------------------------- */

enum step_type { STEP_KEY, STEP_ITEM, STEP_INDEX, STEP_OTHERS, STEP_DEEP };

struct step {
	enum step_type type;
	struct pp_str key;
	size_t index;
	struct pp_str *names;		/* of STEP_OTHERS: but these */
	size_t name_count;
};

struct place {
	struct step *steps;
	size_t count;
};

struct pp_hidden {
	struct place *items;
	size_t count;
};

/* Undo put_word. */
static struct pp_str get_word(struct pp_arena *arena, struct pp_str s)
{
	char *out = pp_new_raw(arena, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '%' && i + 2 < s.n) {
			c = (char)((unsigned)pp_hex_value(s.p[i + 1]) << 4 |
				   (unsigned)pp_hex_value(s.p[i + 2]));
			i += 2;
		}
		out[n++] = c;
	}
	out[n] = '\0';
	return (struct pp_str){ out, n };
}

static struct pp_str until(struct pp_str *rest, char c)
{
	const char *end = rest->n ? memchr(rest->p, c, rest->n) : NULL;
	struct pp_str head = { rest->p, end ? (size_t)(end - rest->p)
					    : rest->n };
	size_t taken = head.n + (end != NULL);

	rest->p += taken;
	rest->n -= taken;
	return head;
}

static void read_names(struct step *out, struct pp_arena *arena,
		       struct pp_str text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == ',';
	out->names = pp_new(arena, struct pp_str, n);
	while (text.n)
		out->names[out->name_count++] =
			get_word(arena, until(&text, ','));
}

static struct step read_step(struct pp_arena *arena, struct pp_str text)
{
	struct pp_str rest = { text.p + 1, text.n - 1 };
	struct step step = { .type = STEP_KEY };

	switch (text.p[0]) {
	case '-':
		step.type = STEP_ITEM;
		break;
	case '#':
		step.type = STEP_INDEX;
		for (size_t i = 0; i < rest.n; i++)
			step.index = step.index * 10 +
				     (size_t)(rest.p[i] - '0');
		break;
	case '+':
		step.type = STEP_OTHERS;
		read_names(&step, arena, rest);
		break;
	case '~':
		step.type = STEP_DEEP;
		step.key = get_word(arena, rest);
		break;
	default:
		step.key = get_word(arena, rest);
	}
	return step;
}

static struct place read_place(struct pp_arena *arena, struct pp_str text)
{
	struct place place = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '/';
	place.steps = pp_new(arena, struct step, n);
	until(&text, '/');
	while (place.count < n)
		place.steps[place.count++] =
			read_step(arena, until(&text, '/'));
	return place;
}

const struct pp_hidden *pp_hidden_new(struct pp_arena *arena,
				      struct pp_str text, struct pp_str kind)
{
	struct place *items = NULL;
	struct pp_hidden *out = NULL;
	size_t count = 0, cap = 0;
	struct pp_str line;

	while (next_line(&line, &text)) {
		struct pp_str name = until(&line, ' ');

		if (!pp_str_eq(get_word(arena, name), kind))
			continue;
		pp_grow(items, count, cap);
		items[count++] = read_place(arena, line);
	}
	if (count) {
		out = pp_new(arena, struct pp_hidden, 1);
		out->items = pp_new(arena, struct place, count);
		memcpy(out->items, items, count * sizeof(*items));
		out->count = count;
	}
	pp_free(items);
	return out;
}

/* --- taking it out of a value --------------------------------------------- */

/* Places that are still in question on the way to a value: each with how many
 * of its steps have been taken. */
struct at {
	const struct place *place;
	size_t taken;
};

struct ways {
	struct at *items;
	size_t count;
	bool is_hidden;		/* one of them ends here */
};

/* The key (of a mapping; NULL: of a list) and index of a step to take. */
struct to {
	const struct pp_str *key;
	size_t index;
};

static bool takes(const struct step *step, const struct to *to)
{
	switch (step->type) {
	case STEP_KEY:
	case STEP_DEEP:
		return to->key && pp_str_eq(step->key, *to->key);
	case STEP_ITEM:
		return !to->key;
	case STEP_INDEX:
		return !to->key && to->index == step->index;
	case STEP_OTHERS:
		for (size_t i = 0; to->key && i < step->name_count; i++)
			if (pp_str_eq(step->names[i], *to->key))
				return false;
		return to->key;
	}
	return false;
}

static struct ways go(struct pp_arena *arena, const struct ways *from,
		      struct to to)
{
	struct ways out = { .items = NULL };

	for (size_t i = 0; i < from->count; i++) {
		struct at at = from->items[i];
		const struct step *step = &at.place->steps[at.taken];
		bool taken = takes(step, &to);

		if (!taken && step->type != STEP_DEEP)
			continue;
		if (taken && at.taken + 1 == at.place->count)
			out.is_hidden = true;
		at.taken += taken;
		if (!out.items)
			out.items = pp_new_raw(arena, struct at, from->count);
		out.items[out.count++] = at;
	}
	return out;
}

static const struct pp_value *strip(struct pp_arena *arena,
				    const struct ways *ways,
				    const struct pp_value *v);

/* The value that a step leads to, stripped; NULL: it is hidden. */
static const struct pp_value *strip_step(struct pp_arena *arena,
					 const struct ways *ways, struct to to,
					 const struct pp_value *v)
{
	struct ways next = go(arena, ways, to);

	if (next.is_hidden)
		return NULL;
	return next.count ? strip(arena, &next, v) : v;
}

static const struct pp_value *strip_map(struct pp_arena *arena,
					const struct ways *ways,
					const struct pp_value *v)
{
	struct pp_value *copy = NULL;

	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_member *m = &v->members[i];
		const struct pp_value *kept = strip_step(
			arena, ways, (struct to){ .key = &m->key }, &m->value);

		if (!copy && kept != &m->value) {
			copy = pp_new(arena, struct pp_value, 1);
			*copy = *v;
			copy->members = pp_new(arena, struct pp_member,
					       v->count);
			memcpy(copy->members, v->members,
			       i * sizeof(*copy->members));
			copy->count = i;
		}
		if (!copy || !kept)
			continue;
		copy->members[copy->count] = *m;
		copy->members[copy->count++].value = *kept;
	}
	return copy ? copy : v;
}

/* An item that is hidden by its place leaves a null, so that the others keep
 * theirs; of a list whose items are all hidden nothing is told, not even how
 * many they are. */
static const struct pp_value *strip_list(struct pp_arena *arena,
					 const struct ways *ways,
					 const struct pp_value *v)
{
	static const struct pp_value null = {
		.type = PP_NULL, .text = PP_LIT("null"),
	};
	struct pp_value *copy = NULL;

	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_value *item = &v->items[i];
		const struct pp_value *kept = strip_step(
			arena, ways, (struct to){ .index = i }, item);

		if (!copy && kept != item) {
			copy = pp_new(arena, struct pp_value, 1);
			*copy = *v;
			copy->items = pp_new(arena, struct pp_value, v->count);
			memcpy(copy->items, v->items,
			       v->count * sizeof(*copy->items));
		}
		if (copy)
			copy->items[i] = kept ? *kept : null;
	}
	return copy ? copy : v;
}

static bool hides_items(const struct ways *ways)
{
	for (size_t i = 0; i < ways->count; i++) {
		const struct at *at = &ways->items[i];

		if (at->taken + 1 == at->place->count &&
		    at->place->steps[at->taken].type == STEP_ITEM)
			return true;
	}
	return false;
}

static const struct pp_value *strip(struct pp_arena *arena,
				    const struct ways *ways,
				    const struct pp_value *v)
{
	struct pp_value *empty;

	if (v->type == PP_MAP)
		return strip_map(arena, ways, v);
	if (v->type != PP_LIST)
		return v;
	if (!hides_items(ways))
		return strip_list(arena, ways, v);
	empty = pp_new(arena, struct pp_value, 1);
	*empty = *v;
	empty->count = 0;
	return empty;
}

const struct pp_value *pp_hidden_strip(struct pp_arena *arena,
				       const struct pp_hidden *hidden,
				       const struct pp_value *value)
{
	struct ways ways = { .items = NULL };

	if (!hidden)
		return value;
	ways.items = pp_new_raw(arena, struct at, hidden->count);
	for (size_t i = 0; i < hidden->count; i++) {
		if (!hidden->items[i].count)
			return NULL;
		ways.items[ways.count++] = (struct at){ &hidden->items[i], 0 };
	}
	return strip(arena, &ways, value);
}
