/* The records of the pool, and those to be made. */
#include "exchange/import_store.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "data/read.h"
#include "record/record.h"

/* --- loading -------------------------------------------------------------- */

struct loading {
	struct pp_import_store *store;
	const struct pp_entry **entries;	/* those wanted */
	struct pp_import_target **targets;	/* one each; NULL: faulty */
};

struct worker {
	struct loading *loading;
	struct pp_arena arena;
	struct pp_sink sink;
};

static struct pp_import_target *load_one(struct worker *w,
					 struct pp_reader *reader,
					 struct pp_buf *bytes,
					 const struct pp_entry *entry)
{
	const struct pp_kinds *kinds = w->loading->store->open->kinds;
	struct pp_record r = { .path = entry->path };
	struct pp_import_target *t;

	r.kind = pp_kinds_match(kinds, pp_str(entry->path), &r.path_id);
	if (!r.kind || pp_reader_read(reader, bytes, &w->sink, entry) < 0)
		return NULL;
	r.bytes = pp_arena_str(&w->arena, pp_buf_get(bytes));
	if (pp_record_read(&r, &w->arena, &w->sink) < 0 ||
	    r.root->type != PP_MAP)
		return NULL;
	t = pp_new(&w->arena, struct pp_import_target, 1);
	*t = (struct pp_import_target){
		.kind = r.kind, .id = r.path_id, .path = entry->path,
		.root = r.root, .bytes = r.bytes,
	};
	return t;
}

static void load_batch(void *data, struct pp_batch *batch)
{
	struct worker *w = data;
	struct loading *l = w->loading;
	struct pp_reader *reader = pp_reader_new(l->store->open->snapshot,
						 PP_READ_BYTES_MAX);
	struct pp_buf bytes;

	pp_buf_init(&bytes, PP_READ_BYTES_MAX + 1);
	while (pp_batch_next(batch))
		for (size_t i = batch->from; i < batch->to; i++)
			l->targets[i] = load_one(w, reader, &bytes,
						 l->entries[i]);
	pp_buf_release(&bytes);
	pp_reader_free(reader);
}

static void enter(struct pp_import_store *store, struct pp_import_target *t)
{
	struct pp_import_kind *k = &store->kinds[t->kind->number];

	pp_grow(k->items, k->count, k->cap);
	k->items[k->count++] = t;
	if (t->id.n)
		pp_map_put(&k->ids, t->id, NULL)->ptr = t;
}

static int load_all(struct loading *l, size_t count, struct pp_listing into)
{
	size_t n = pp_parallel_threads(count);
	struct worker *workers = pp_new(into.arena, struct worker, n);
	void *each[PP_THREADS_MAX];
	int rc = 0;

	l->targets = pp_new(into.arena, struct pp_import_target *, count);
	for (size_t i = 0; i < n; i++) {
		workers[i].loading = l;
		each[i] = &workers[i];
	}
	pp_parallel_run(load_batch, each, n, count);
	for (size_t i = 0; i < n; i++) {
		pp_sink_absorb(into.sink, &workers[i].sink);
		pp_sink_release(&workers[i].sink);
		pp_arena_absorb(into.arena, &workers[i].arena);
	}
	for (size_t i = 0; i < count; i++) {
		if (l->targets[i])
			enter(l->store, l->targets[i]);
		else
			rc = -1;
	}
	return rc;
}

/* What a reader remarks upon without being stopped is for check to tell. */
static void keep_errors(struct pp_sink *sink, size_t since)
{
	size_t kept = since;

	for (size_t i = since; i < sink->count; i++) {
		if (sink->items[i]->severity == PP_ERROR)
			sink->items[kept++] = sink->items[i];
		else
			sink->warnings -= sink->items[i]->severity ==
					  PP_WARNING;
	}
	sink->count = kept;
}

int pp_import_store_load(struct pp_import_store *out, struct pp_open_pool *open,
			 struct pp_listing into, const bool *wanted)
{
	struct loading l = { .store = out };
	size_t count = 0, since = into.sink->count;
	struct pp_finding *f;
	int rc;

	*out = (struct pp_import_store){ .open = open, .arena = into.arena };
	out->kinds = pp_new(into.arena, struct pp_import_kind,
			    open->kinds->count);
	if (pp_snapshot_list(&out->entries, into, open->snapshot,
			     open->config.records) < 0)
		return -1;
	l.entries = pp_new(into.arena, const struct pp_entry *,
			   out->entries.count);
	for (size_t i = 0; i < out->entries.count; i++) {
		const struct pp_entry *e = &out->entries.items[i];
		struct pp_str id;
		const struct pp_kind *kind =
			pp_kinds_match(open->kinds, pp_str(e->path), &id);

		if (kind && wanted[kind->number])
			l.entries[count++] = e;
	}
	for (size_t i = 0; i < open->kinds->count; i++)
		out->kinds[i].loaded = wanted[i];
	rc = load_all(&l, count, into);
	keep_errors(into.sink, since);
	if (rc == 0 || into.sink->count > since)
		return rc;
	f = pp_report(into.sink, PP_R(FILE_READ), (struct pp_pos){ 0 },
		      "some records hold no mapping: see peerpool check");
	(void)f;
	return -1;
}

static void drop_strays(struct pp_import_kind *k)
{
	for (size_t i = 0; i < k->stray_count; i++)
		pp_free(k->strays[i]->sets);
	k->stray_count = 0;
}

void pp_import_store_release(struct pp_import_store *store)
{
	for (size_t i = 0; store->kinds && i < store->open->kinds->count; i++) {
		struct pp_import_kind *k = &store->kinds[i];

		for (size_t j = 0; j < k->count; j++)
			pp_free(k->items[j]->sets);
		drop_strays(k);
		pp_free(k->strays);
		pp_map_release(&k->ids);
		pp_free(k->items);
	}
	*store = (struct pp_import_store){ 0 };
}

static void forget(struct pp_import_target *t)
{
	pp_free(t->sets);
	t->sets = NULL;
	t->count = t->cap = 0;
	t->taken = false;
	t->text = (struct pp_str){ 0 };
	t->changes = NULL;
	t->change_count = 0;
}

void pp_import_store_reset(struct pp_import_store *store)
{
	for (size_t i = 0; store->kinds && i < store->open->kinds->count; i++) {
		struct pp_import_kind *k = &store->kinds[i];
		size_t kept = 0;

		pp_map_clear(&k->ids);
		for (size_t j = 0; j < k->count; j++) {
			struct pp_import_target *t = k->items[j];

			forget(t);
			if (t->is_new)
				continue;
			k->items[kept++] = t;
			pp_map_put(&k->ids, t->id, NULL)->ptr = t;
		}
		k->count = kept;
		drop_strays(k);
	}
}

/* --- making --------------------------------------------------------------- */

struct pp_import_target *
pp_import_store_find(const struct pp_import_store *store,
		     const struct pp_kind *kind, struct pp_str id)
{
	const struct pp_map_entry *e =
		pp_map_get(&store->kinds[kind->number].ids, id);

	return e ? e->ptr : NULL;
}

static struct pp_import_target *make(struct pp_arena *arena,
				     const struct pp_kind *kind)
{
	struct pp_import_target *t = pp_new(arena, struct pp_import_target, 1);

	t->kind = kind;
	t->is_new = true;
	t->root = pp_new(arena, struct pp_value, 1);
	t->root->type = PP_MAP;
	return t;
}

struct pp_import_target *pp_import_store_new(struct pp_import_store *store,
					     const struct pp_kind *kind)
{
	struct pp_import_target *t = make(store->arena, kind);

	enter(store, t);
	return t;
}

static void set_id(struct pp_import_store *store, struct pp_import_target *t,
		   struct pp_str id)
{
	t->id = id;
	t->path = pp_path_format(&t->kind->path, store->arena, t->kind->prefix,
				 id);
}

struct pp_import_target *pp_import_store_stray(struct pp_import_store *store,
					       const struct pp_kind *kind,
					       struct pp_str id)
{
	struct pp_import_target *t = make(store->arena, kind);
	struct pp_import_kind *k = &store->kinds[kind->number];

	t->stray = true;
	set_id(store, t, id);
	/* So that what it holds is given back. */
	pp_grow(k->strays, k->stray_count, k->stray_cap);
	k->strays[k->stray_count++] = t;
	return t;
}

bool pp_import_store_name(struct pp_import_store *store,
			  struct pp_import_target *t, struct pp_str id)
{
	struct pp_import_kind *k = &store->kinds[t->kind->number];
	bool is_new;
	struct pp_map_entry *e = pp_map_put(&k->ids, id, &is_new);

	if (!is_new)
		return false;
	e->ptr = t;
	set_id(store, t, id);
	return true;
}

void pp_import_target_set(struct pp_import_store *store,
			  struct pp_import_target *t,
			  const struct pp_import_set *set)
{
	pp_grow(t->sets, t->count, t->cap);
	t->sets[t->count++] = *set;
	if (t->is_new && set->value && !set->source->rest)
		pp_import_put(store->arena, t->root, set->source->pointer,
			      set->value);
}

/* --- trees ---------------------------------------------------------------- */

/* The first key of the pointer, unescaped; the pointer is shortened. */
static struct pp_str take_key(struct pp_arena *arena, struct pp_str *pointer)
{
	const char *p = pointer->p + 1, *end = pointer->p + pointer->n;
	char *key = pp_new_raw(arena, char, pointer->n + 1), *out = key;

	while (p < end && *p != '/') {
		if (*p == '~' && p + 1 < end) {
			*out++ = p[1] == '1' ? '/' : '~';
			p += 2;
		} else {
			*out++ = *p++;
		}
	}
	*pointer = (struct pp_str){ p, (size_t)(end - p) };
	return (struct pp_str){ key, (size_t)(out - key) };
}

static struct pp_value *member_of(struct pp_arena *arena, struct pp_value *map,
				  struct pp_str key)
{
	struct pp_member *grown;

	for (uint32_t i = 0; i < map->count; i++)
		if (pp_str_eq(map->members[i].key, key))
			return &map->members[i].value;
	grown = pp_new(arena, struct pp_member, map->count + 1);
	if (map->count)
		memcpy(grown, map->members, map->count * sizeof(*grown));
	grown[map->count] = (struct pp_member){ .key = key,
						.hash = pp_key_hash(key) };
	map->members = grown;
	return &map->members[map->count++].value;
}

static struct pp_value *item_of(struct pp_arena *arena, struct pp_value *list,
				struct pp_str key)
{
	size_t at = 0;
	struct pp_value *grown;

	for (size_t i = 0; i < key.n; i++)
		at = at * 10 + (size_t)(key.p[i] - '0');
	if (at > list->count)
		at = list->count;	/* no holes */
	if (at < list->count)
		return &list->items[at];
	grown = pp_new(arena, struct pp_value, list->count + 1);
	if (list->count)
		memcpy(grown, list->items, list->count * sizeof(*grown));
	list->items = grown;
	return &list->items[list->count++];
}

static bool is_index(struct pp_str key)
{
	for (size_t i = 0; i < key.n; i++)
		if (!pp_is_digit(key.p[i]))
			return false;
	return key.n > 0 && key.n < 4;
}

static void take_away(struct pp_value *map, struct pp_str key)
{
	for (uint32_t i = 0; map->type == PP_MAP && i < map->count; i++) {
		if (!pp_str_eq(map->members[i].key, key))
			continue;
		memmove(&map->members[i], &map->members[i + 1],
			(map->count - i - 1) * sizeof(*map->members));
		map->count--;
		return;
	}
}

struct pp_value pp_import_copy(struct pp_arena *arena,
			       const struct pp_value *v)
{
	struct pp_value out = *v;

	if (v->type == PP_LIST) {
		out.items = pp_new(arena, struct pp_value, v->count);
		for (uint32_t i = 0; i < v->count; i++)
			out.items[i] = pp_import_copy(arena, &v->items[i]);
	} else if (v->type == PP_MAP) {
		out.members = pp_new(arena, struct pp_member, v->count);
		for (uint32_t i = 0; i < v->count; i++) {
			out.members[i] = v->members[i];
			out.members[i].value = pp_import_copy(
				arena, &v->members[i].value);
		}
	}
	return out;
}

/* As records are written, whatever the map or the cell looked like. */
static void style(struct pp_value *v)
{
	if (v->type == PP_LIST || v->type == PP_MAP)
		v->style = PP_STYLE_BLOCK;
	for (uint32_t i = 0; v->type == PP_LIST && i < v->count; i++)
		style(&v->items[i]);
	for (uint32_t i = 0; v->type == PP_MAP && i < v->count; i++)
		style(&v->members[i].value);
}

void pp_import_put(struct pp_arena *arena, struct pp_value *root,
		   struct pp_str pointer, const struct pp_value *value)
{
	struct pp_value *at = root;

	while (pointer.n) {
		struct pp_str key = take_key(arena, &pointer);
		bool list = is_index(key) && at->type != PP_MAP;

		if (!value && !pointer.n) {
			take_away(at, key);
			return;
		}
		/* Nothing is made to take something away from it. */
		if (!value && (at->type != PP_MAP ||
			       !pp_value_member(at, key)))
			return;
		if (list && at->type != PP_LIST)
			*at = (struct pp_value){ .type = PP_LIST };
		else if (!list && at->type != PP_MAP)
			*at = (struct pp_value){ .type = PP_MAP };
		at = list ? item_of(arena, at, key) : member_of(arena, at, key);
	}
	if (!value)
		return;
	*at = pp_import_copy(arena, value);
	style(at);
}
