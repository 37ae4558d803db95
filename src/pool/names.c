/* Titles of all records.  Of each record only what titles are made of is kept,
 * so that a large pool does not have to fit in memory. */
#include "pool/names.h"

#include "base/utf8.h"
#include "record/record.h"
#include "data/read.h"

struct loader {
	struct pp_open_pool *open;
	struct pp_listing into;
	struct pp_map fields;	/* every word that stands in a template */
	struct pp_map roots;	/* id -> the slim root of that record */
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
	pp_map_put(&l->roots, name->id, NULL)->ptr = root;
	out->count++;
}

static int load(struct loader *l, struct pp_names *out)
{
	struct pp_arena scratch = { 0 };
	struct pp_entries entries;

	if (pp_snapshot_list(&entries, l->into, l->open->snapshot,
			     l->open->config.records) < 0)
		return -1;
	out->items = pp_new(l->into.arena, struct pp_name, entries.count);
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
			.root = pp_map_get(&l->roots, name->id)->ptr,
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

/* Small letters without accents: Latin-1 and Latin Extended-A, in which the
 * names of these islands and of most of Europe are written. */
static uint32_t fold(uint32_t c)
{
	static const char latin1[] =
		"aaaaaaaceeeeiiiidnooooo*ouuuuyts"
		"aaaaaaaceeeeiiiidnooooo/ouuuuyty";
	static const char extended[] =
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
		"llllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
		"uuuuuuuuuuuuwwyyyzzzzzzs";

	if (c >= 'A' && c <= 'Z')
		return c + 'a' - 'A';
	if (c >= 0xc0 && c <= 0xff)
		return (unsigned char)latin1[c - 0xc0];
	if (c >= 0x100 && c < 0x100 + sizeof(extended) - 1)
		return (unsigned char)extended[c - 0x100];
	return c;
}

static uint32_t next(struct pp_str *s)
{
	uint32_t cp = 0xfffd;
	unsigned n = pp_utf8_decode(*s, &cp);

	n = n ? n : 1;
	*s = (struct pp_str){ s->p + n, s->n - n };
	return fold(cp);
}

static bool begins(struct pp_str text, struct pp_str word)
{
	while (word.n)
		if (!text.n || next(&text) != next(&word))
			return false;
	return true;
}

static bool holds(struct pp_str text, struct pp_str word)
{
	for (; text.n; next(&text))
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
