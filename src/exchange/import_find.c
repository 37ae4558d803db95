/* From names to records. */
#include "exchange/import_find.h"

#include "base/buf.h"
#include "base/memory.h"
#include "exchange/import_describe.h"
#include "pool/same_name.h"

enum { CANDIDATES_MAX = 6, NEAR_MAX = 3, KEY_MAX = 1 << 16 };

struct finding {
	struct pp_import_finder *finder;
	const struct pp_import_spot *spot;
	const struct pp_import_source *source;
	struct pp_str text, key;
	struct pp_import_target *candidates[CANDIDATES_MAX];
	size_t count, fitting;
};

/* --- indexes -------------------------------------------------------------- */

static void collect(struct pp_import_finder *f,
		    const struct pp_import_source *source)
{
	if (source->find)
		f->finds[source->find->number] = source->find;
}

static const struct pp_value *property(const struct pp_import_finder *f,
				       const struct pp_import_target *t,
				       struct pp_str name)
{
	const struct pp_shape *shape;
	struct pp_str pointer;

	if (!memchr(name.p, '.', name.n)) {
		const struct pp_member *m = pp_value_member(t->root, name);

		return m ? &m->value : NULL;
	}
	pp_import_property(&shape, &pointer, f->values->arena, t->kind, name);
	return pp_value_at(t->root, pointer);
}

static void enter(struct pp_import_finder *f,
		  const struct pp_import_find *find,
		  struct pp_import_target *t)
{
	struct pp_import_index *index = &f->indexes[find->number];
	struct pp_arena *arena = f->values->arena;
	struct pp_buf key;

	if (!find->sources) {
		for (size_t i = 0; i < find->by_count; i++)
			pp_import_index_name(index, arena,
					     property(f, t, find->by[i]), t);
		return;
	}
	pp_buf_init(&key, KEY_MAX);
	for (size_t i = 0; i < find->by_count; i++)
		pp_import_key_add(&key, property(f, t, find->by[i]));
	pp_import_index_put(index, pp_arena_str(arena, pp_buf_get(&key)), t);
	pp_buf_release(&key);
}

void pp_import_finder_init(struct pp_import_finder *out,
			   const struct pp_import_values *values,
			   struct pp_import_store *store)
{
	const struct pp_import_map *map = values->map;
	size_t count = map->find_count;

	*out = (struct pp_import_finder){ .values = values, .store = store };
	out->indexes = pp_new(values->arena, struct pp_import_index, count);
	out->finds = pp_new(values->arena, const struct pp_import_find *,
			    count);
	for (size_t i = 0; i < map->record_count; i++)
		for (size_t k = 0; k < map->records[i].source_count; k++)
			collect(out, &map->records[i].sources[k]);
	for (size_t i = 0; i < count; i++) {
		const struct pp_import_find *find = out->finds[i];
		const struct pp_import_kind *kind =
			find ? &store->kinds[find->kind->number] : NULL;

		for (size_t k = 0; kind && k < kind->count; k++)
			if (!kind->items[k]->is_new)
				enter(out, find, kind->items[k]);
	}
}

void pp_import_finder_release(struct pp_import_finder *f)
{
	for (size_t i = 0; f->values && i < f->values->map->find_count; i++)
		pp_import_index_release(&f->indexes[i]);
	pp_map_release(&f->known);
	pp_free(f->open);
	*f = (struct pp_import_finder){ 0 };
}

void pp_import_finder_add(struct pp_import_finder *f,
			  struct pp_import_target *target)
{
	for (size_t i = 0; i < f->values->map->find_count; i++)
		if (f->finds[i] && f->finds[i]->kind == target->kind)
			enter(f, f->finds[i], target);
}

/* --- is it the one? ------------------------------------------------------- */

static bool in_force(const struct pp_import_finder *f,
		     const struct pp_import_find *find,
		     const struct pp_import_target *t)
{
	const struct pp_value *from, *until;
	char on[PP_DATE_TEXT];

	if (!find->dated)
		return true;
	pp_date_write(on, find->on);
	from = find->from.n ? property(f, t, find->from) : NULL;
	until = find->until.n ? property(f, t, find->until) : NULL;
	if (from && from->type == PP_STRING &&
	    pp_str_cmp(from->text, pp_str(on)) > 0)
		return false;
	return !until || until->type != PP_STRING ||
	       pp_str_cmp(until->text, pp_str(on)) > 0;
}

static void add(struct finding *w, struct pp_import_target *t)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->candidates[i] == t)
			return;
	if (w->count < CANDIDATES_MAX)
		w->candidates[w->count++] = t;
}

/* The one that bears the key and is in force, or NULL; all that bear it are
 * candidates. */
static struct pp_import_target *single(struct finding *w)
{
	const struct pp_import_find *find = w->source->find;
	const struct pp_import_index *index =
		&w->finder->indexes[find->number];
	const struct pp_import_hit *hit = pp_import_index_get(index, w->key);
	struct pp_import_target *found = NULL;

	for (; hit; hit = pp_import_index_next(index, hit)) {
		add(w, hit->target);
		if (!in_force(w->finder, find, hit->target))
			continue;
		found = hit->target;
		w->fitting++;
	}
	return w->fitting == 1 ? found : NULL;
}

/* --- what may have been meant --------------------------------------------- */

/* Does the one hold the other, word by word? */
static bool holds_words(struct pp_str text, struct pp_str words)
{
	for (size_t i = 0; i + words.n <= text.n; i++) {
		if (i && text.p[i - 1] != ' ')
			continue;
		if (!memcmp(text.p + i, words.p, words.n) &&
		    (i + words.n == text.n || text.p[i + words.n] == ' '))
			return true;
	}
	return false;
}

static void add_hits(struct finding *w, const struct pp_import_index *index,
		     size_t entry)
{
	size_t at = index->map.entries[entry].num;

	for (; at; at = index->hits[at - 1].next)
		add(w, index->hits[at - 1].target);
}

/* What came in the place of those that are no more. */
static void add_instead(struct finding *w)
{
	const struct pp_import_find *find = w->source->find;
	size_t count = w->count;

	for (size_t i = 0; find->instead.n && i < count; i++) {
		const struct pp_value *v = property(
			w->finder, w->candidates[i], find->instead);
		bool list = v && v->type == PP_LIST;

		for (size_t k = 0; v && k < (list ? v->count : 1); k++) {
			const struct pp_value *id = list ? &v->items[k] : v;
			struct pp_import_target *t = NULL;

			if (id->type == PP_STRING)
				t = pp_import_store_find(w->finder->store,
							 find->kind, id->text);
			if (t)
				add(w, t);
		}
	}
}

static void add_near(struct finding *w)
{
	const struct pp_import_index *index =
		&w->finder->indexes[w->source->find->number];
	size_t count = index->map.count;
	struct pp_arena scratch = { 0 };
	struct pp_str *keys = pp_new(&scratch, struct pp_str, count);

	for (size_t i = 0; i < count; i++) {
		keys[i] = index->map.entries[i].key;
		if (w->key.n > 2 && (holds_words(keys[i], w->key) ||
				     holds_words(w->key, keys[i])))
			add_hits(w, index, i);
	}
	for (size_t n = 0; n < NEAR_MAX; n++) {
		int near = pp_nearest(w->key, keys, count);

		if (near < 0)
			break;
		add_hits(w, index, (size_t)near);
		keys[near] = (struct pp_str){ 0 };
	}
	pp_arena_release(&scratch);
}

static const char *reason(const struct finding *w)
{
	struct pp_arena *arena = w->finder->values->arena;
	const struct pp_import_find *find = w->source->find;
	struct pp_str kind = find->kind->name;
	const char *like = find->sources ? "fits" : "has that name";
	char on[PP_DATE_TEXT];

	if (w->fitting > 1)
		return pp_arena_printf(arena, "more than one %.*s %s",
				       PP_STR(kind), like);
	if (!w->count)
		return pp_arena_printf(arena, "no %.*s %s", PP_STR(kind), like);
	pp_date_write(on, find->on);
	return pp_arena_printf(arena, "no %.*s that %s is in force on %s",
			       PP_STR(kind), like, on);
}

/* The first time that the name is met: gather what can be said of it. */
static struct pp_import_open *ask(struct finding *w)
{
	struct pp_import_finder *f = w->finder;
	struct pp_arena *arena = f->values->arena;
	struct pp_import_open *open = pp_new(arena, struct pp_import_open, 1);

	open->kind = w->source->find->kind;
	open->text = w->text;
	open->why = reason(w);
	open->listed = pp_import_decided(f->values->map, open->kind, w->key);
	if (w->fitting <= 1 && w->count)
		add_instead(w);
	if (!w->count && !w->source->find->sources)
		add_near(w);
	open->count = w->count;
	open->candidates = pp_new(arena, struct pp_str, w->count);
	pp_import_describe(open->candidates, &(struct pp_import_describe){
		arena, f->store, w->candidates, w->count,
		{ w->source->find->from, w->source->find->until },
	});
	/* What may only be counted is in no file of decisions. */
	if (!w->source->find->sources && !w->source->secret) {
		pp_grow(f->open, f->open_count, f->open_cap);
		f->open[f->open_count++] = open;
	}
	return open;
}

static enum pp_import_found tell(struct finding *w)
{
	struct pp_import_finder *f = w->finder;
	struct pp_map_entry *e;
	struct pp_import_open *open;
	struct pp_finding *finding;

	e = pp_map_put(&f->known,
		       pp_str(pp_arena_printf(f->values->arena, "%zu %.*s",
					      w->source->find->number,
					      PP_STR(w->key))), NULL);
	if (!e->ptr)
		e->ptr = ask(w);
	open = e->ptr;
	finding = pp_import_fault(f->values, PP_R(IMPORT_NAME), w->spot,
				  w->source, "%s", open->why);
	if (w->source->secret)
		finding->no_source = true;
	else if (w->text.n)
		pp_report_found(f->values->sink, finding, w->text);
	for (size_t i = 0; i < open->count && !w->source->secret; i++)
		pp_report_note(f->values->sink, finding, (struct pp_pos){ 0 },
			       "%.*s", PP_STR(open->candidates[i]))
			->about_value = true;
	return PP_IMPORT_UNFOUND;
}

/* --- the whole ------------------------------------------------------------ */

/* What was decided.  UNFOUND: nothing. */
static enum pp_import_found decided(struct pp_str *out, struct finding *w)
{
	const struct pp_import_finder *f = w->finder;
	const struct pp_kind *kind = w->source->find->kind;
	const struct pp_import_decision *d =
		pp_import_decided(f->values->map, kind, w->key);
	struct pp_import_target *t;

	if (!d || d->open)
		return PP_IMPORT_UNFOUND;
	if (d->skip)
		return PP_IMPORT_SKIP;
	if (!d->id.n)
		return PP_IMPORT_EMPTY;
	/* Whether there is one of that id is told by the check of references,
	 * at the cell. */
	t = pp_import_store_find(f->store, kind, d->id);
	*out = t ? t->id : d->id;
	return PP_IMPORT_FOUND;
}

enum pp_import_found pp_import_find_name(struct pp_str *out,
					 struct pp_import_finder *finder,
					 const struct pp_import_spot *spot,
					 const struct pp_import_source *source,
					 struct pp_str text)
{
	struct finding w = { .finder = finder, .spot = spot, .source = source,
			     .text = text };
	const struct pp_import_target *t;
	enum pp_import_found by;

	w.key = pp_same_name_key(finder->values->arena, text);
	by = decided(out, &w);
	if (by != PP_IMPORT_UNFOUND)
		return by;
	t = pp_import_store_find(finder->store, source->find->kind, text);
	if (!t)
		t = single(&w);
	if (!t)
		return tell(&w);
	*out = t->id;
	/* One whose row is faulty, which was told, has none. */
	return t->id.n ? PP_IMPORT_FOUND : PP_IMPORT_UNFOUND;
}

enum pp_import_found pp_import_find_by(struct pp_str *out,
				       struct pp_import_finder *finder,
				       const struct pp_import_spot *spot,
				       const struct pp_import_source *source,
				       const struct pp_value *const *values)
{
	struct finding w = { .finder = finder, .spot = spot,
			     .source = source };
	const struct pp_import_target *t;
	struct pp_buf key, text;

	pp_buf_init(&key, KEY_MAX);
	pp_buf_init(&text, KEY_MAX);
	for (size_t i = 0; i < source->find->by_count; i++) {
		pp_import_key_add(&key, values[i]);
		if (values[i] && values[i]->type > PP_NULL &&
		    values[i]->type <= PP_STRING)
			pp_buf_printf(&text, "%s%.*s", text.n ? ", " : "",
				      PP_STR(values[i]->text));
	}
	w.key = pp_arena_str(finder->values->arena, pp_buf_get(&key));
	w.text = pp_arena_str(finder->values->arena, pp_buf_get(&text));
	pp_buf_release(&key);
	pp_buf_release(&text);
	t = single(&w);
	if (!t)
		return tell(&w);
	*out = t->id;
	/* One whose row is faulty, which was told, has none. */
	return t->id.n ? PP_IMPORT_FOUND : PP_IMPORT_UNFOUND;
}
