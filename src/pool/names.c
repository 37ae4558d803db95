/* Titles of all records.  Of each record only what titles are made of is kept,
 * so that a large pool does not have to fit in memory. */
#include "pool/names.h"

#include "data/read.h"
#include "pool/fold.h"
#include "record/record.h"

struct loader {
	struct pp_open_pool *open;
	struct pp_listing into;
	struct pp_map fields;	/* every word that stands in a template */
	struct pp_map roots;	/* id -> the slim root of that record: where
				   kinds share an id, of the first */
	struct pp_value **own;	/* of each name, its slim root */
};

static void add_fields(struct loader *l, struct pp_str t)
{
	size_t start = 0;
	bool inside = false;

	for (size_t i = 0; i < t.n; i++) {
		bool end = t.p[i] == '}' || t.p[i] == '.';

		if (inside && end && i > start)
			pp_map_put(&l->fields,
				   (struct pp_str){ t.p + start, i - start },
				   NULL);
		if (t.p[i] == '{' || (inside && t.p[i] == '.'))
			start = i + 1;
		inside = t.p[i] == '{' || (inside && t.p[i] != '}');
	}
}

/* The mapping with only the members that templates name. */
static struct pp_value slim(struct loader *l, const struct pp_value *v)
{
	struct pp_arena *arena = l->into.arena;
	struct pp_value out = *v;
	size_t cap = l->fields.count < v->count ? l->fields.count : v->count;

	if (v->type <= PP_STRING)
		out.text = pp_arena_str(arena, v->text);
	if (v->type == PP_LIST)
		out.count = 0;
	if (v->type != PP_MAP)
		return out;
	out.members = pp_new(arena, struct pp_member, cap);
	out.count = 0;
	for (uint32_t i = 0; i < v->count && out.count < cap; i++) {
		const struct pp_member *m = &v->members[i];
		const struct pp_map_entry *e = pp_map_get(&l->fields, m->key);

		if (!e)
			continue;
		out.members[out.count] = *m;
		out.members[out.count].key = e->key;
		out.members[out.count++].value = slim(l, &m->value);
	}
	return out;
}

static const struct pp_value *lookup(void *data, struct pp_str id)
{
	const struct loader *l = data;
	const struct pp_map_entry *e = pp_map_get(&l->roots, id);

	return e ? e->ptr : NULL;
}

static void load_one(struct loader *l, struct pp_names *out,
		     struct pp_arena *scratch, const struct pp_entry *entry)
{
	struct pp_name *name = &out->items[out->count];
	struct pp_map_entry *e;
	struct pp_value *root;
	struct pp_record r;

	if (pp_scan_load(&r, scratch, l->open->reader, l->open->kinds,
			 entry->path) < 0)
		return;
	root = pp_new(l->into.arena, struct pp_value, 1);
	*root = slim(l, r.root);
	name->kind = r.kind;
	name->path = entry->path;
	name->id = r.path_id;
	e = pp_map_put(&l->roots, name->id, NULL);
	if (!e->ptr)
		e->ptr = root;
	l->own[out->count++] = root;
}

static int load(struct loader *l, struct pp_names *out)
{
	struct pp_arena scratch = { 0 };
	struct pp_entries entries;

	if (pp_snapshot_list(&entries, l->into, l->open->snapshot,
			     l->open->config.records) < 0)
		return -1;
	out->items = pp_new(l->into.arena, struct pp_name, entries.count);
	l->own = pp_new(l->into.arena, struct pp_value *, entries.count);
	for (size_t i = 0; i < entries.count; i++) {
		load_one(l, out, &scratch, &entries.items[i]);
		pp_arena_clear(&scratch);
	}
	pp_arena_release(&scratch);
	for (size_t i = 0; i < out->count; i++) {
		struct pp_name *name = &out->items[i];
		struct pp_record r = {
			.kind = name->kind,
			.path_id = name->id,
			.root = l->own[i],
		};

		name->title = pp_record_title(l->into.arena, &r, lookup, l);
	}
	return 0;
}

int pp_names_load(struct pp_names *out, struct pp_open_pool *open,
		  struct pp_listing into)
{
	struct loader l = { .open = open, .into = into };
	int rc;

	*out = (struct pp_names){ 0 };
	for (size_t i = 0; i < open->kinds->count; i++)
		add_fields(&l, open->kinds->items[i].title);
	rc = load(&l, out);
	pp_map_release(&l.fields);
	pp_map_release(&l.roots);
	return rc;
}

static bool is_made_up(const struct pp_kinds *kinds, struct pp_str word)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (kinds->items[i].prefix.n &&
		    pp_kind_id_holds(&kinds->items[i], word))
			return true;
	return false;
}

int pp_names_find(struct pp_name *out, struct pp_open_pool *open,
		  struct pp_listing into, struct pp_str word)
{
	const struct pp_kinds *kinds = open->kinds;

	if (kinds->incomplete || !is_made_up(kinds, word))
		return -1;
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_kind *kind = &kinds->items[i];
		struct pp_entry entry;
		const char *path;

		if (!pp_kind_id_holds(kind, word))
			continue;
		path = pp_path_format(&kind->path, into.arena, kind->prefix,
				      word);
		if (pp_snapshot_find(&entry, open->snapshot, into.sink,
				     path) <= 0)
			continue;
		*out = (struct pp_name){ .kind = kind, .path = path,
					 .id = word, .title = "" };
		return 1;
	}
	return 0;
}

static bool begins(struct pp_str text, struct pp_str word)
{
	uint32_t wanted;

	while ((wanted = pp_fold_next(&word)))
		if (pp_fold_next(&text) != wanted)
			return false;
	return true;
}

static bool holds(struct pp_str text, struct pp_str word)
{
	for (; text.n; pp_fold_next(&text))
		if (begins(text, word))
			return true;
	return false;
}

bool pp_name_matches(const struct pp_name *name, const char *query)
{
	while (*query) {
		struct pp_str word = { query, strcspn(query, " \t") };

		if (word.n && !holds(pp_str(name->title), word) &&
		    !holds(name->id, word))
			return false;
		query += word.n;
		query += strspn(query, " \t");
	}
	return true;
}
