/* Of which schema documents a kind's tables depend, as 128 bits. */
#include "index/digest.h"

#include "base/map.h"
#include "schema/resource.h"
#include "schema/uri.h"

/* Any two numbers, but the same ones for ever. */
static const uint64_t seeds[2] = { 0x7461626c65733031, 0x6b696e6473303132 };

struct hash {
	uint64_t words[2];
};

static void add_number(struct hash *h, uint64_t number)
{
	static const uint64_t factors[2] = { 0x9e3779b97f4a7c15,
					     0xd6e8feb86659fd93 };

	for (int i = 0; i < 2; i++) {
		uint64_t word = (h->words[i] ^ number) * factors[i];

		h->words[i] = word ^ word >> 32;
	}
}

static void add_text(struct hash *h, struct pp_str text)
{
	add_number(h, pp_hash(text, seeds[0]));
}

/* The order of keys counts: it is that of the columns. */
static void add_value(struct hash *h, const struct pp_value *v)
{
	add_number(h, (uint64_t)v->type << 32 | v->count);
	if (v->type == PP_LIST) {
		for (uint32_t i = 0; i < v->count; i++)
			add_value(h, &v->items[i]);
	} else if (v->type == PP_MAP) {
		for (uint32_t i = 0; i < v->count; i++) {
			add_text(h, v->members[i].key);
			add_value(h, &v->members[i].value);
		}
	} else {
		add_text(h, v->text);
	}
}

/* --- which document leads to which ---------------------------------------- */

struct document {
	struct hash hash;
	struct pp_str base;	/* the URI that its references are relative
				   to */
	size_t *leads;		/* to which documents */
	size_t lead_count, lead_cap;
	bool anywhere;		/* it may lead to any */
};

struct scan {
	struct pp_arena *arena;
	struct pp_map uris;	/* num: the document's number */
	struct document *documents;
	struct document *now;
};

static void add_lead(struct scan *s, size_t number)
{
	struct document *d = s->now;

	if (d->lead_count == d->lead_cap) {
		size_t cap = d->lead_cap ? 2 * d->lead_cap : 8;
		size_t *grown = pp_new(s->arena, size_t, cap);

		if (d->lead_count)
			memcpy(grown, d->leads, d->lead_count * sizeof(*grown));
		d->leads = grown;
		d->lead_cap = cap;
	}
	d->leads[d->lead_count++] = number;
}

static void follow(struct scan *s, struct pp_str ref)
{
	struct pp_str uri;
	const struct pp_map_entry *e;

	if (!ref.n || ref.p[0] == '#')
		return;
	uri = pp_uri_base(pp_uri_resolve(s->arena, s->now->base, ref));
	e = pp_map_get(&s->uris, uri);
	if (e)
		add_lead(s, e->num);
	else if (!pp_str_starts(uri, PP_LIT("https://json-schema.org/")))
		s->now->anywhere = true;
}

static void scan_value(struct scan *s, const struct pp_value *v, bool root)
{
	for (uint32_t i = 0; v->type == PP_LIST && i < v->count; i++)
		scan_value(s, &v->items[i], false);
	for (uint32_t i = 0; v->type == PP_MAP && i < v->count; i++) {
		const struct pp_member *m = &v->members[i];

		if (m->value.type != PP_STRING)
			scan_value(s, &m->value, false);
		else if (pp_str_is(m->key, "$ref"))
			follow(s, m->value.text);
		else if (pp_str_is(m->key, "$dynamicRef") ||
			 (!root && pp_str_is(m->key, "$id")))
			s->now->anywhere = true;
	}
}

static void enter(struct scan *s, size_t number,
		  const struct pp_schema_file *file)
{
	struct document *d = &s->documents[number];
	struct pp_str id;

	d->hash = (struct hash){ { seeds[0], seeds[1] } };
	add_text(&d->hash, pp_str(file->uri));
	d->base = pp_str(file->uri);
	pp_map_put(&s->uris, d->base, NULL)->num = number;
	if (!file->root)
		return;
	add_value(&d->hash, file->root);
	id = pp_value_text(file->root, "$id");
	if (!id.n)
		return;
	d->base = pp_uri_base(pp_uri_resolve(s->arena, d->base, id));
	pp_map_put(&s->uris, d->base, NULL)->num = number;
}

/* Mark the document and all to which it leads. */
static void mark(const struct document *documents, size_t count, size_t from,
		 bool *marked, size_t *stack)
{
	size_t depth = 0;

	stack[depth++] = from;
	marked[from] = true;
	while (depth) {
		const struct document *d = &documents[stack[--depth]];

		for (size_t i = 0; i < (d->anywhere ? count : d->lead_count);
		     i++) {
			size_t to = d->anywhere ? i : d->leads[i];

			if (marked[to])
				continue;
			marked[to] = true;
			stack[depth++] = to;
		}
	}
}

/* --- kinds ---------------------------------------------------------------- */

static void add_documents(struct hash *h, const struct scan *s,
			  const struct pp_schema_file *files, size_t count,
			  const char *file)
{
	bool *marked = pp_new(s->arena, bool, count);
	size_t *stack = pp_new(s->arena, size_t, count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(files[i].file, file))
			mark(s->documents, count, i, marked, stack);
	for (size_t i = 0; i < count; i++)
		for (int k = 0; marked[i] && k < 2; k++)
			add_number(h, s->documents[i].hash.words[k]);
}

/* What tells to which kind an id belongs. */
static void add_target(struct hash *h, const struct pp_kinds *kinds,
		       const struct pp_value *name)
{
	const struct pp_kind *kind = name->type != PP_STRING ? NULL :
				     pp_kinds_find(kinds, name->text);

	if (!kind)
		return;
	add_text(h, kind->name);
	add_text(h, kind->prefix);
	add_number(h, kind->slug);
}

static void add_targets(struct hash *h, const struct pp_kinds *kinds,
			const struct pp_kind *kind)
{
	struct pp_arena scrap = { 0 };
	struct pp_site **list;
	size_t count = 0;

	if (kind->shape)
		pp_sites_new(&scrap, kind->shape, &list, &count);
	for (size_t i = 0; i < count; i++) {
		const struct pp_value *x = list[i]->keyword;

		add_target(h, kinds, x);
		for (uint32_t k = 0; x->type == PP_LIST && k < x->count; k++)
			add_target(h, kinds, &x->items[k]);
	}
	pp_arena_release(&scrap);
}

static void add_tables(struct hash *h, const struct pp_tables *tables,
		       const struct pp_kind *kind)
{
	for (size_t i = 0; i < tables->count; i++) {
		const struct pp_table *t = &tables->items[i];

		if (t->kind != kind)
			continue;
		add_text(h, t->name);
		for (size_t k = 0; k < t->column_count; k++) {
			add_text(h, t->columns[k].name);
			add_number(h, (uint64_t)t->columns[k].type << 8 |
				      t->columns[k].class);
		}
	}
}

void pp_digests_make(struct pp_tables *out, struct pp_arena *arena,
		     const struct pp_kinds *kinds,
		     const struct pp_schema_file *files, size_t file_count)
{
	struct pp_arena scrap = { 0 };
	struct scan s = {
		.arena = &scrap,
		.documents = pp_new(&scrap, struct document, file_count),
	};

	out->digests = (uint64_t (*)[2])pp_arena_alloc(
		arena, kinds->count, sizeof(*out->digests),
		_Alignof(uint64_t));
	for (size_t i = 0; i < file_count; i++)
		enter(&s, i, &files[i]);
	for (size_t i = 0; i < file_count; i++) {
		s.now = &s.documents[i];
		if (files[i].root)
			scan_value(&s, files[i].root, true);
	}
	for (size_t i = 0; i < kinds->count; i++) {
		const struct pp_kind *kind = &kinds->items[i];
		struct hash h = { { seeds[1], seeds[0] } };

		add_documents(&h, &s, files, file_count, kind->file);
		add_targets(&h, kinds, kind);
		add_tables(&h, out, kind);
		memcpy(out->digests[i], h.words, sizeof(h.words));
	}
	pp_map_release(&s.uris);
	pp_arena_release(&scrap);
}
