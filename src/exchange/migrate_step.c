/* Each step looks for what is to be changed, and leaves alone what already is:
 * so running it again changes nothing. */
#include "exchange/migrate_step.h"

#include "exchange/migrate_convert.h"
#include "record/secret.h"

/* Where a step is at work. */
struct place {
	struct pp_migrate_edits *e;
	const struct pp_migrate_step *step;
	struct pp_str above;		/* pointer of the mapping or list */
	int rc;
};

/* --- edits -------------------------------------------------------------- */

static struct pp_str pointer_to(struct place *p, struct pp_str key)
{
	struct pp_buf b;
	struct pp_str s;

	pp_buf_init(&b, SIZE_MAX / 2);
	pp_buf_str(&b, p->above);
	pp_buf_putc(&b, '/');
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~' || key.p[i] == '/')
			pp_buf_puts(&b, key.p[i] == '~' ? "~0" : "~1");
		else
			pp_buf_putc(&b, key.p[i]);
	}
	s = pp_arena_str(p->e->arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return s;
}

static void fault(struct place *p, struct pp_str pointer,
		  const struct pp_value *v, const char *text)
{
	struct pp_migrate_edits *e = p->e;
	struct pp_pos pos = { .file = e->record->path };
	struct pp_finding *f;

	if (v && v->line)
		pos = pp_value_pos(v, e->record->path);
	f = pp_report(e->sink, PP_R(MIGRATE_VALUE), pos, "'%.*s' %s",
		      PP_STR(p->step->property), text);
	pp_report_pointer(e->sink, f, pointer);
	if (v && v->type <= PP_STRING)
		pp_report_found(e->sink, f, v->text);
	pp_report_note(e->sink, f, p->step->pos, "the step is here");
	p->rc = -1;
}

static const struct pp_value *text_value(struct place *p, struct pp_str text)
{
	struct pp_value *v = pp_new(p->e->arena, struct pp_value, 1);

	v->type = PP_STRING;
	v->text = text;
	return v;
}

static bool is_body(const struct place *p, struct pp_str pointer)
{
	return p->e->record->kind->markdown && pp_str_is(pointer, "/body");
}

/* The line break at the end of a body is the file's. */
static const struct pp_value *ended(struct place *p, const struct pp_value *v)
{
	if (v->type != PP_STRING || pp_str_ends(v->text, PP_LIT("\n")))
		return v;
	return text_value(p, pp_str(pp_arena_printf(p->e->arena, "%.*s\n",
						    PP_STR(v->text))));
}

static struct pp_str text_at(const struct place *p, struct pp_str pointer,
			     const struct pp_value *v)
{
	struct pp_str text = v->text;

	if (is_body(p, pointer) && v->type == PP_STRING &&
	    pp_str_ends(text, PP_LIT("\n")))
		text.n--;
	return text;
}

static void add(struct place *p, const struct pp_edit *wanted)
{
	struct pp_migrate_edits *e = p->e;
	struct pp_edit edit = *wanted;
	const struct pp_value *next;
	const char *why;

	if (edit.what == PP_EDIT_SET && is_body(p, edit.pointer))
		edit.value = ended(p, edit.value);
	next = pp_edit_preview(e->arena, e->root, &edit, &why);
	if (!next) {
		fault(p, edit.pointer, NULL, why);
		return;
	}
	e->root = next;
	if (e->count == e->cap) {
		size_t cap = e->cap ? 2 * e->cap : 8;
		struct pp_edit *grown = pp_new_raw(e->arena, struct pp_edit,
						   cap);

		if (e->count)
			memcpy(grown, e->edits, e->count * sizeof(*grown));
		e->edits = grown;
		e->cap = cap;
	}
	e->edits[e->count++] = edit;
}

static void set(struct place *p, struct pp_str pointer,
		const struct pp_value *value)
{
	add(p, &(struct pp_edit){ .what = PP_EDIT_SET, .pointer = pointer,
				  .value = value });
}

static void take_away(struct place *p, struct pp_str pointer)
{
	add(p, &(struct pp_edit){ .what = PP_EDIT_REMOVE,
				  .pointer = pointer });
}

/* The keys of the mapping, as its schema has them. */
static void find_order(struct place *p, struct pp_edit *edit)
{
	const struct pp_shape *shape = p->e->record->kind->shape;
	const struct pp_migrate_step *s = p->step;
	struct pp_str *order;

	for (size_t i = 0; i < s->above_count && shape; i++)
		shape = pp_str_is(s->above[i], "*") ? shape->items :
			pp_shape_member(shape, s->above[i]);
	if (!shape)
		return;
	order = pp_new(p->e->arena, struct pp_str, shape->member_count + 1);
	for (size_t i = 0; i < shape->member_count; i++)
		order[i] = shape->members[i].key;
	edit->order = order;
	edit->order_count = shape->member_count;
}

/* The text of a Markdown file has no key that could be renamed. */
static void move_text(struct place *p, struct pp_str from, struct pp_str to)
{
	const struct pp_value *v = pp_value_at(p->e->root, from);
	struct pp_edit edit = {
		.what = PP_EDIT_SET, .pointer = to, .value = v,
	};

	if (v->type == PP_STRING)
		edit.value = text_value(p, text_at(p, from, v));
	take_away(p, from);
	find_order(p, &edit);
	add(p, &edit);
}

static void rename_key(struct place *p, struct pp_str from, struct pp_str to)
{
	struct pp_str old = pointer_to(p, from), new = pointer_to(p, to);

	if (pp_str_eq(from, to))
		return;
	if (is_body(p, old) || is_body(p, new))
		move_text(p, old, new);
	else
		add(p, &(struct pp_edit){ .what = PP_EDIT_RENAME, .key = to,
					  .pointer = old });
}

__attribute__((format(printf, 2, 3)))
static void say(struct place *p, const char *format, ...)
{
	va_list ap;

	if (!p->e->did || p->rc)
		return;
	va_start(ap, format);
	pp_buf_puts(p->e->did, pp_arena_vprintf(p->e->arena, format, ap));
	va_end(ap);
	pp_buf_putc(p->e->did, '\n');
}

/* --- keys of a mapping -------------------------------------------------- */

static void step_rename(struct place *p, const struct pp_value *map)
{
	const struct pp_migrate_step *s = p->step;
	const struct pp_member *m = pp_value_member(map, s->key);

	if (!m)
		return;
	if (pp_value_member(map, s->to)) {
		fault(p, pointer_to(p, s->key), &m->value,
		      "cannot be renamed: the new key is there too");
		return;
	}
	rename_key(p, s->key, s->to);
	say(p, "%.*s: renamed to %.*s", PP_STR(s->property), PP_STR(s->to));
}

static void step_default(struct place *p, const struct pp_value *map)
{
	const struct pp_migrate_step *s = p->step;
	struct pp_edit edit = {
		.what = PP_EDIT_SET, .pointer = pointer_to(p, s->key),
		.value = s->value,
	};

	if (pp_value_member(map, s->key))
		return;
	find_order(p, &edit);
	add(p, &edit);
	say(p, "%.*s: added", PP_STR(s->property));
}

static void step_drop(struct place *p, const struct pp_value *map)
{
	const struct pp_migrate_step *s = p->step;

	if (!pp_value_member(map, s->key))
		return;
	take_away(p, pointer_to(p, s->key));
	say(p, "%.*s: dropped", PP_STR(s->property));
}

/* --- one text and several ----------------------------------------------- */

static struct pp_str trim(struct pp_str s)
{
	while (s.n && strchr(" \t", s.p[0]))
		s = (struct pp_str){ s.p + 1, s.n - 1 };
	while (s.n && strchr(" \t", s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The text between separators; *count is how many there are, of which at most
 * max are given out. */
static void cut(struct pp_str *out, size_t *count, size_t max,
		struct pp_str text, struct pp_str separator)
{
	for (*count = 0;; ++*count) {
		size_t n = 0;

		while (n < text.n && !pp_str_starts((struct pp_str){
				text.p + n, text.n - n }, separator))
			n++;
		if (*count < max)
			out[*count] = trim((struct pp_str){ text.p, n });
		if (n == text.n)
			break;
		n += separator.n;
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	++*count;
}

/* The parts of the text, one for each of the step's; false where it does not
 * fall into parts. */
static bool part_text(struct place *p, struct pp_str *out, struct pp_str text)
{
	const struct pp_migrate_step *s = p->step;
	struct pp_str groups[PP_PATTERN_GROUPS];
	size_t count;

	if (!s->pattern) {
		cut(out, &count, s->part_count, text, s->separator);
		return count > 1 && count <= s->part_count;
	}
	if (pp_pattern_capture(groups, s->pattern, text, p->e->patterns) !=
	    PP_MATCH_YES)
		return false;
	for (size_t i = 0; i < s->part_count; i++)
		out[i] = groups[s->parts[i].group];
	return true;
}

/* How many keys of the parts are there, but for the old one; *own: that is one
 * of them. */
static size_t parts_there(const struct pp_migrate_step *s,
			  const struct pp_value *map, bool *own)
{
	size_t n = 0;

	*own = false;
	for (size_t i = 0; i < s->part_count; i++) {
		if (pp_str_eq(s->parts[i].key, s->key))
			*own = true;
		else
			n += pp_value_member(map, s->parts[i].key) != NULL;
	}
	return n;
}

/* The first part takes the old key's place, and its comments; the others go
 * below it. */
static void put_parts(struct place *p, const struct pp_str *texts)
{
	const struct pp_migrate_step *s = p->step;
	struct pp_str *order = pp_new(p->e->arena, struct pp_str,
				      s->part_count);
	size_t n = 0;

	for (size_t i = 0; i < s->part_count; i++) {
		struct pp_str key = s->parts[i].key;
		struct pp_edit edit = {
			.what = PP_EDIT_SET, .pointer = pointer_to(p, key),
			.order = order, .order_count = n + 1,
		};

		if (!texts[i].n)
			continue;
		if (!n)
			rename_key(p, s->key, key);
		order[n++] = key;
		edit.value = text_value(p, texts[i]);
		add(p, &edit);
	}
}

static void step_split(struct place *p, const struct pp_value *map)
{
	const struct pp_migrate_step *s = p->step;
	const struct pp_value *v = NULL;
	const struct pp_member *m = pp_value_member(map, s->key);
	struct pp_str pointer = pointer_to(p, s->key), *texts;
	bool own, any = false;
	size_t there = parts_there(s, map, &own);

	if (!m || (own && there))
		return;
	v = &m->value;
	texts = pp_new(p->e->arena, struct pp_str, s->part_count + 1);
	if (there) {
		fault(p, pointer, v, "cannot be split: a key for one of its "
		      "parts is there already");
	} else if (v->type != PP_STRING) {
		fault(p, pointer, v, "cannot be split: it is no text");
	} else if (!part_text(p, texts, text_at(p, pointer, v))) {
		if (!own)
			fault(p, pointer, v, s->pattern ?
			      "cannot be split: the pattern does not match" :
			      "cannot be split: it has too few or too many "
			      "parts");
	} else {
		for (size_t i = 0; i < s->part_count; i++)
			any |= texts[i].n > 0;
		if (any)
			put_parts(p, texts);
		else
			fault(p, pointer, v, "cannot be split: every part is "
			      "empty");
		say(p, "%.*s: split", PP_STR(s->property));
	}
}

/* The text of what is to be joined, in *out; *anchor is the key whose place it
 * takes.  Returns how many there are. */
static size_t join_text(struct place *p, struct pp_buf *out,
			const struct pp_value *map, struct pp_str *anchor)
{
	const struct pp_migrate_step *s = p->step;
	size_t n = 0;

	for (size_t i = 0; i < s->from_count; i++) {
		const struct pp_member *m = pp_value_member(map, s->from[i]);

		if (!m)
			continue;
		if (m->value.type > PP_STRING || m->value.type == PP_NULL)
			fault(p, pointer_to(p, s->from[i]), &m->value,
			      "cannot be joined: this is no text");
		else
			pp_buf_printf(out, "%.*s%.*s",
				      n ? (int)s->separator.n : 0,
				      s->separator.p, PP_STR(text_at(
					      p, pointer_to(p, s->from[i]),
					      &m->value)));
		if (!n++ || pp_str_eq(s->from[i], s->to))
			*anchor = s->from[i];
	}
	return n;
}

static void put_joined(struct place *p, const struct pp_value *map,
		       struct pp_str anchor, struct pp_str text)
{
	const struct pp_migrate_step *s = p->step;

	for (size_t i = 0; i < s->from_count; i++)
		if (!pp_str_eq(s->from[i], anchor) &&
		    pp_value_member(map, s->from[i]))
			take_away(p, pointer_to(p, s->from[i]));
	rename_key(p, anchor, s->to);
	set(p, pointer_to(p, s->to), text_value(p, text));
	say(p, "%.*s: joined", PP_STR(s->to));
}

static void step_join(struct place *p, const struct pp_value *map)
{
	const struct pp_migrate_step *s = p->step;
	const struct pp_member *there = pp_value_member(map, s->to);
	struct pp_str anchor = { 0 };
	struct pp_buf text;
	bool own = false;
	size_t n;

	for (size_t i = 0; i < s->from_count; i++)
		own |= pp_str_eq(s->from[i], s->to);
	pp_buf_init(&text, SIZE_MAX / 2);
	n = join_text(p, &text, map, &anchor);
	if (n && there && !own)
		fault(p, pointer_to(p, s->to), &there->value,
		      "cannot be joined: the new key is there already");
	else if (!p->rc && n && (!own || n > 1 || !there))
		put_joined(p, map, anchor,
			   pp_arena_str(p->e->arena, pp_buf_get(&text)));
	pp_buf_release(&text);
}

/* --- values ------------------------------------------------------------- */

static bool is_new_value(const struct pp_value *values,
			 const struct pp_value *v)
{
	for (uint32_t i = 0; i < values->count; i++)
		if (pp_value_eq(&values->members[i].value, v))
			return true;
	return false;
}

static void map_value(struct place *p, struct pp_str pointer,
		      const struct pp_value *v)
{
	const struct pp_migrate_step *s = p->step;
	const struct pp_member *m = NULL;

	if (v->type > PP_STRING) {
		fault(p, pointer, v, "is no single value; name the items of a "
		      "list with .*");
		return;
	}
	m = pp_value_member(s->value, v->type == PP_NULL ? PP_LIT("null")
							 : v->text);
	if (m && m->value.type == PP_NULL)
		take_away(p, pointer);
	else if (m && !pp_value_eq(&m->value, v))
		set(p, pointer, &m->value);
	else if (m || s->keep_others || is_new_value(s->value, v))
		return;
	else
		fault(p, pointer, v, "has a value for which the table has no "
		      "new one");
	say(p, "%.*s: changed", PP_STR(s->property));
}

static void convert_value(struct place *p, struct pp_str pointer,
			  const struct pp_value *v)
{
	static const struct {
		enum pp_type type;
		const char *fault;
	} types[] = {
		[PP_MIGRATE_LIST] = { PP_LIST, "cannot become a list" },
		[PP_MIGRATE_NUMBER] = { PP_NUMBER, "cannot become a number" },
		[PP_MIGRATE_TEXT] = { PP_STRING, "cannot become a text" },
		[PP_MIGRATE_BOOLEAN] = { PP_BOOL, "cannot become true or "
					 "false" },
	};
	struct pp_value *new = pp_new(p->e->arena, struct pp_value, 1);

	if (v->type == types[p->step->type].type)
		return;
	if (pp_migrate_convert(new, p->e->arena, p->step->type, v))
		set(p, pointer, new);
	else
		fault(p, pointer, v, types[p->step->type].fault);
	say(p, "%.*s: converted", PP_STR(p->step->property));
}

/* --- all of it ---------------------------------------------------------- */

/* A step about values: the one at the key, or each item, the last first, since
 * some may be taken away. */
static void each_value(struct place *p, const struct pp_value *holder,
		       void (*change)(struct place *p, struct pp_str pointer,
				      const struct pp_value *v))
{
	const struct pp_member *m = pp_value_member(holder, p->step->key);

	if (!pp_str_is(p->step->key, "*")) {
		if (m)
			change(p, pointer_to(p, p->step->key), &m->value);
		return;
	}
	if (holder->type != PP_LIST)
		return;
	for (uint32_t i = holder->count; i--;) {
		struct pp_str at = pp_str(pp_arena_printf(p->e->arena, "%u",
							  (unsigned)i));

		change(p, pointer_to(p, at), &holder->items[i]);
	}
}

static void run_step(struct place *p, const struct pp_value *holder)
{
	static void (*const of_keys[])(struct place *p,
				       const struct pp_value *map) = {
		[PP_MIGRATE_RENAME] = step_rename,
		[PP_MIGRATE_DEFAULT] = step_default,
		[PP_MIGRATE_DROP] = step_drop,
		[PP_MIGRATE_SPLIT] = step_split,
		[PP_MIGRATE_JOIN] = step_join,
	};

	if (p->step->what == PP_MIGRATE_MAP)
		each_value(p, holder, map_value);
	else if (p->step->what == PP_MIGRATE_CONVERT)
		each_value(p, holder, convert_value);
	else if (holder->type == PP_MAP)
		of_keys[p->step->what](p, holder);
}

/* Go down from v to where the step is at work.  Trees are never changed, so
 * that v stays what it was, whatever is done to those beside it. */
static void walk(struct place *p, const struct pp_value *v, size_t part)
{
	const struct pp_migrate_step *s = p->step;
	struct pp_str above = p->above;
	const struct pp_member *m;

	if (part == s->above_count) {
		run_step(p, v);
		return;
	}
	if (!pp_str_is(s->above[part], "*")) {
		m = pp_value_member(v, s->above[part]);
		if (m) {
			p->above = pointer_to(p, s->above[part]);
			walk(p, &m->value, part + 1);
			p->above = above;
		}
		return;
	}
	for (uint32_t i = 0; v->type == PP_LIST && i < v->count; i++) {
		p->above = pointer_to(p, pp_str(pp_arena_printf(
			p->e->arena, "%u", (unsigned)i)));
		walk(p, &v->items[i], part + 1);
		p->above = above;
	}
}

int pp_migrate_edit(struct pp_migrate_edits *e, const struct pp_migration *m)
{
	struct place p = { .e = e };
	size_t since = e->sink->count;

	if (m->kind != e->record->kind ||
	    (m->when && !pp_schema_holds(m->when, e->root, e->work)))
		return 0;
	for (size_t i = 0; i < m->count && !p.rc; i++) {
		p.step = &m->steps[i];
		walk(&p, e->root, 0);
	}
	if (e->record->kind->has_secrets)
		pp_secret_hide(e->sink, since, e->record->kind->shape);
	return p.rc;
}
