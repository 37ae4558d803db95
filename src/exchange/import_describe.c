/* What tells records apart, for people who have to choose. */
#include "exchange/import_describe.h"

#include "base/buf.h"
#include "record/record.h"

enum { LINE_MAX = 1 << 12, DIFFERENCES_MAX = 3, TEXT_SHOWN = 60 };

struct describing {
	const struct pp_import_describe *what;
	struct pp_buf line;
	size_t shown;
};

static const struct pp_value *lookup(void *data, struct pp_str id)
{
	const struct pp_import_store *store = data;
	const struct pp_kinds *kinds = store->open->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_import_target *t =
			pp_import_store_find(store, &kinds->items[i], id);

		if (t)
			return t->root;
	}
	return NULL;
}

static bool is_text(const struct pp_value *v)
{
	return v && v->type > PP_NULL && v->type <= PP_STRING;
}

/* Do the others say something else there? */
static bool differs(const struct describing *d, struct pp_str pointer,
		    const struct pp_value *v)
{
	for (size_t i = 0; i < d->what->count; i++) {
		const struct pp_value *other =
			pp_value_at(d->what->targets[i]->root, pointer);

		if (!other || !pp_value_eq(v, other))
			return true;
	}
	return false;
}

static void add(struct describing *d, const struct pp_member *m)
{
	pp_buf_printf(&d->line, "%s%.*s %s", d->shown++ ? ", " : "; ",
		      PP_STR(m->key),
		      pp_brief(d->what->arena, m->value.text, TEXT_SHOWN));
}

static bool is_first(const struct describing *d, struct pp_str key)
{
	return pp_str_eq(key, d->what->first[0]) ||
	       pp_str_eq(key, d->what->first[1]);
}

static void add_first(struct describing *d, const struct pp_import_target *t)
{
	for (size_t i = 0; i < 2; i++) {
		const struct pp_member *m =
			pp_value_member(t->root, d->what->first[i]);

		if (m && is_text(&m->value))
			add(d, m);
	}
}

static void add_differences(struct describing *d,
			    const struct pp_import_target *t,
			    const struct pp_value *map, const char *above)
{
	for (uint32_t i = 0; i < map->count && d->shown < DIFFERENCES_MAX;
	     i++) {
		const struct pp_member *m = &map->members[i];
		struct pp_str pointer = pp_str(
			pp_arena_printf(d->what->arena, "%s/%.*s", above,
					PP_STR(m->key)));

		if (pp_str_is(m->key, "id") || pp_str_is(m->key, "salt") ||
		    pp_str_is(m->key, "body") || is_first(d, m->key) ||
		    pp_import_is_secret(t->kind, pointer))
			continue;
		if (m->value.type == PP_MAP && !*above)
			add_differences(d, t, &m->value, pointer.p);
		else if (is_text(&m->value) && differs(d, pointer, &m->value))
			add(d, m);
	}
}

static void describe(struct describing *d, const struct pp_import_target *t)
{
	struct pp_arena *arena = d->what->arena;
	const struct pp_record record = {
		.kind = t->kind, .path = t->path, .path_id = t->id,
		.root = t->root,
	};
	const char *title = pp_record_title(arena, &record, lookup,
					    (void *)d->what->store);

	pp_buf_clear(&d->line);
	pp_buf_str(&d->line, t->id.n ? t->id : PP_LIT("a new one"));
	if (!pp_str_eq(pp_str(title), t->id))
		pp_buf_printf(&d->line, " %s",
			      pp_brief(arena, pp_str(title), TEXT_SHOWN));
	d->shown = 0;
	add_first(d, t);
	if (d->what->count > 1)
		add_differences(d, t, t->root, "");
}

void pp_import_describe(struct pp_str *lines,
			const struct pp_import_describe *what)
{
	struct describing d = { .what = what };

	pp_buf_init(&d.line, LINE_MAX);
	for (size_t i = 0; i < what->count; i++) {
		describe(&d, what->targets[i]);
		lines[i] = pp_arena_str(what->arena, pp_buf_get(&d.line));
	}
	pp_buf_release(&d.line);
}
