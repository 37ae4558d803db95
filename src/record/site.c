/* From the shape of a kind to the places of its references. */
#include "record/site.h"

#include <assert.h>

#include "base/memory.h"
#include "record/secret.h"
#include "schema/ptrmap.h"

struct pair {
	struct pp_shape *shape;
	struct pp_site *site;
	bool useful;		/* a reference stands here or below */
};

struct builder {
	struct pp_arena *arena;
	struct pair *pairs;
	size_t count, cap;
	struct pp_ptrmap index;	/* shape, and site -> its place in pairs */
};

static struct pp_site *site_of(struct builder *b, struct pp_shape *shape)
{
	uint32_t known = shape ? pp_ptrmap_get(&b->index, shape) : 0;

	if (!shape)
		return NULL;
	if (known != PP_PTRMAP_NONE) {
		assert(b->pairs);
		return b->pairs[known].site;
	}
	pp_grow(b->pairs, b->count, b->cap);
	b->pairs[b->count] = (struct pair){
		.shape = shape,
		.site = pp_new(b->arena, struct pp_site, 1),
	};
	pp_ptrmap_put(&b->index, shape, (uint32_t)b->count);
	pp_ptrmap_put(&b->index, b->pairs[b->count].site, (uint32_t)b->count);
	return b->pairs[b->count++].site;
}

/* One site for each shape; site_of adds those not met yet to the end. */
static void fill(struct builder *b, size_t i)
{
	struct pp_shape *shape = b->pairs[i].shape;
	struct pp_site *site = b->pairs[i].site;

	site->target = -1;
	if (pp_shape_is_secret(shape))
		return;
	site->keyword = pp_shape_annotation(shape, "x-ref", &site->file);
	site->member_count = shape->member_count;
	site->members = pp_new(b->arena, struct pp_site_member,
			       shape->member_count);
	for (size_t k = 0; k < shape->member_count; k++) {
		site->members[k].key = shape->members[k].key;
		site->members[k].hash = pp_key_hash(shape->members[k].key);
		site->members[k].site = site_of(b, shape->members[k].shape);
	}
	site->prefix_count = shape->prefix_count;
	site->prefix = pp_new(b->arena, struct pp_site *, shape->prefix_count);
	for (size_t k = 0; k < shape->prefix_count; k++)
		site->prefix[k] = site_of(b, shape->prefix[k]);
	site->items = site_of(b, shape->items);
	site->others = site_of(b, shape->others);
}

static bool is_useful(const struct builder *b, const struct pp_site *site)
{
	return site && b->pairs[pp_ptrmap_get(&b->index, site)].useful;
}

static bool leads_on(const struct builder *b, const struct pp_site *site)
{
	bool found = site->keyword || is_useful(b, site->items) ||
		     is_useful(b, site->others);

	for (size_t k = 0; !found && k < site->member_count; k++)
		found = is_useful(b, site->members[k].site);
	for (size_t k = 0; !found && k < site->prefix_count; k++)
		found = is_useful(b, site->prefix[k]);
	return found;
}

static bool look_again(struct builder *b, size_t i)
{
	if (b->pairs[i].useful || !leads_on(b, b->pairs[i].site))
		return false;
	b->pairs[i].useful = true;
	return true;
}

/* Shapes may go in a ring, so usefulness is spread until nothing changes: up
 * and down, so that a long chain in either order takes one turn. */
static void spread(struct builder *b)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (size_t i = b->count; i-- > 0;)
			changed |= look_again(b, i);
		for (size_t i = 0; changed && i < b->count; i++)
			look_again(b, i);
	}
}

static void prune(const struct builder *b, struct pp_site *site)
{
	size_t kept = 0;

	if (!is_useful(b, site->others))
		site->others = NULL;
	/* A named property is not one of the others: it stays, leading
	 * nowhere, where others are followed. */
	for (size_t k = 0; k < site->member_count; k++) {
		struct pp_site_member *m = &site->members[k];

		if (!is_useful(b, m->site))
			m->site = NULL;
		if (m->site || site->others)
			site->members[kept++] = *m;
	}
	site->member_count = kept;
	for (size_t k = 0; k < site->prefix_count; k++)
		if (!is_useful(b, site->prefix[k]))
			site->prefix[k] = NULL;
	if (!is_useful(b, site->items))
		site->items = NULL;
}

struct pp_site *pp_sites_new(struct pp_arena *arena, struct pp_shape *shape,
			     struct pp_site ***list, size_t *count)
{
	struct builder b = { .arena = arena };
	struct pp_site *root = site_of(&b, shape);

	for (size_t i = 0; i < b.count; i++)
		fill(&b, i);
	spread(&b);
	*list = pp_new(arena, struct pp_site *, b.count);
	*count = 0;
	for (size_t i = 0; i < b.count; i++) {
		prune(&b, b.pairs[i].site);
		if (b.pairs[i].site->keyword)
			(*list)[(*count)++] = b.pairs[i].site;
	}
	if (!is_useful(&b, root))
		root = NULL;
	pp_ptrmap_release(&b.index);
	pp_free(b.pairs);
	return root;
}

struct walk {
	pp_ref_visit *visit;
	void *data;
};

static void walk(const struct walk *w, const struct pp_site *site,
		 const struct pp_value *v, const struct pp_step *step);

static void walk_list(const struct walk *w, const struct pp_site *site,
		      const struct pp_value *v, const struct pp_step *up)
{
	for (uint32_t i = 0; i < v->count; i++) {
		struct pp_step step = { .up = up, .index = i };

		walk(w, i < site->prefix_count ? site->prefix[i] : site->items,
		     &v->items[i], &step);
	}
}

static const struct pp_site *below(const struct pp_site *site,
				   const struct pp_member *m)
{
	for (size_t k = 0; k < site->member_count; k++)
		if (site->members[k].hash == m->hash &&
		    pp_str_eq(site->members[k].key, m->key))
			return site->members[k].site;
	return site->others;
}

static void walk_map(const struct walk *w, const struct pp_site *site,
		     const struct pp_value *v, const struct pp_step *up)
{
	for (uint32_t i = 0; i < v->count; i++) {
		const struct pp_site *next = below(site, &v->members[i]);
		struct pp_step step = { .up = up, .key = v->members[i].key };

		if (next)
			walk(w, next, &v->members[i].value, &step);
	}
}

static void walk(const struct walk *w, const struct pp_site *site,
		 const struct pp_value *v, const struct pp_step *step)
{
	if (!site)
		return;
	if (v->type == PP_STRING && site->keyword)
		w->visit(w->data, site, v, step);
	else if (v->type == PP_LIST)
		walk_list(w, site, v, step);
	else if (v->type == PP_MAP)
		walk_map(w, site, v, step);
}

void pp_sites_walk(const struct pp_site *sites, const struct pp_value *root,
		   pp_ref_visit *visit, void *data)
{
	const struct walk w = { visit, data };

	walk(&w, sites, root, NULL);
}

/* The pointer's text is written from its end, once its length is known. */
static size_t step_length(const struct pp_step *step)
{
	size_t n = 1;

	if (!step->key.p) {
		for (size_t i = step->index; i >= 10; i /= 10)
			n++;
		return n + 1;
	}
	for (size_t i = 0; i < step->key.n; i++)
		n += 1 + (step->key.p[i] == '~' || step->key.p[i] == '/');
	return n;
}

static char *put_step(char *end, const struct pp_step *step)
{
	size_t index = step->index;

	if (!step->key.p) {
		do
			*--end = (char)('0' + index % 10);
		while (index /= 10);
		*--end = '/';
		return end;
	}
	for (size_t i = step->key.n; i-- > 0;) {
		char c = step->key.p[i];

		*--end = c == '~' ? '0' : c == '/' ? '1' : c;
		if (c == '~' || c == '/')
			*--end = '~';
	}
	*--end = '/';
	return end;
}

struct pp_str pp_step_pointer(struct pp_arena *arena,
			      const struct pp_step *step)
{
	size_t n = 0;
	char *text, *end;

	for (const struct pp_step *s = step; s; s = s->up)
		n += step_length(s);
	text = pp_new_raw(arena, char, n + 1);
	end = text + n;
	*end = '\0';
	for (const struct pp_step *s = step; s; s = s->up)
		end = put_step(end, s);
	return (struct pp_str){ text, n };
}
