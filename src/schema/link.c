/* Nodes by source, references, dynamic references, regular expressions. */
#include "schema/link.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "schema/check.h"
#include "schema/set.h"
#include "schema/uri.h"

uint32_t pp_link_node(struct pp_link *l, const struct pp_value *source,
		      const struct pp_resource *resource)
{
	struct pp_schema *out = l->out;
	const struct pp_resource *own = pp_resource_of(l->set, source);
	uint32_t index = pp_ptrmap_get(&l->nodes, source);

	if (index != PP_PTRMAP_NONE)
		return index;
	index = (uint32_t)out->node_count;
	pp_grow(out->nodes, out->node_count, out->node_cap);
	out->nodes[out->node_count++] = (struct pp_node){
		.source = source,
		.resource = own ? own->number : resource->number,
	};
	pp_ptrmap_put(&l->nodes, source, index);
	return index;
}

/* --- references ----------------------------------------------------------- */

static struct pp_finding *astray(struct pp_link *l, const struct pp_value *at,
				 const struct pp_resource *from,
				 const char *what)
{
	struct pp_finding *f;

	f = pp_report(l->sink, PP_R(SCHEMA_REF), pp_value_pos(at, from->file),
		      "%s", what);
	pp_report_found(l->sink, f, at->text);
	return f;
}

static void suggest(struct pp_link *l, struct pp_finding *f,
		    struct pp_str word, const struct pp_str *words,
		    size_t count)
{
	int near = pp_nearest(word, words, count);

	if (near >= 0)
		pp_report_note(l->sink, f, (struct pp_pos){ 0 },
			       "did you mean '%.*s'?", PP_STR(words[near]));
}

static void report_step(struct pp_link *l, const struct pp_value *at,
			const struct pp_resource *from,
			const struct pp_target *t)
{
	struct pp_finding *f = astray(l, at, from,
				      "the reference leads nowhere");
	struct pp_str *keys;
	uint32_t n = t->stuck->type == PP_MAP ? t->stuck->count : 0;

	pp_report_note(l->sink, f, pp_value_pos(t->stuck, t->resource->file),
		       "there is no '%.*s' here", PP_STR(t->step));
	keys = pp_alloc(n ? n : 1, sizeof(*keys));
	for (uint32_t i = 0; i < n; i++)
		keys[i] = t->stuck->members[i].key;
	suggest(l, f, t->step, keys, n);
	pp_free(keys);
}

static void report_anchor(struct pp_link *l, const struct pp_value *at,
			  const struct pp_resource *from,
			  const struct pp_target *t)
{
	struct pp_finding *f = astray(l, at, from,
				      "the reference names no '$anchor'");
	struct pp_str *names;
	size_t n = 0;

	names = pp_alloc(l->set->anchors.count + 1, sizeof(*names));
	for (size_t i = 0; i < l->set->anchors.count; i++) {
		const struct pp_anchor *a = l->set->anchors.entries[i].ptr;

		names[n++] = a->name;
	}
	suggest(l, f, t->step, names, n);
	if (t->step.n && memchr(t->step.p, '/', t->step.n))
		pp_report_note(l->sink, f, (struct pp_pos){ 0 },
			       "a way through keys begins with '#/'");
	pp_free(names);
}

static void report_document(struct pp_link *l, const struct pp_value *at,
			    const struct pp_resource *from, struct pp_str uri)
{
	struct pp_finding *f;

	f = astray(l, at, from,
		   "the reference names a document that is not there");
	pp_report_note(l->sink, f, (struct pp_pos){ 0 },
		       "it is looked for as '%.*s', in the files given and "
		       "never on the network",
		       PP_STR(uri));
}

/* A schema in a place that the standard does not know as one has not been
 * checked with its document. */
static bool check_target(struct pp_link *l, const struct pp_target *t)
{
	struct pp_scan scan = {
		.arena = &l->out->arena,
		.sink = l->sink,
		.file = t->resource->file,
		.lenient = true,
		.embedded = true,
	};
	size_t errors = l->sink->errors;

	if (t->is_schema ||
	    pp_ptrmap_get(&l->nodes, t->value) != PP_PTRMAP_NONE)
		return true;
	pp_check_schema(&scan, t->value, t->resource);
	pp_scan_release(&scan);
	return l->sink->errors == errors;
}

/* Where an absolute URI leads; what fails is reported at the reference. */
static bool find_target(struct pp_link *l, struct pp_target *t,
			const struct pp_value *at,
			const struct pp_resource *from, struct pp_str uri)
{
	struct pp_arena *arena = &l->out->arena;
	size_t errors = l->sink->errors;
	struct pp_resource *r = pp_set_load(l->set, l->sink, pp_uri_base(uri));

	if (!r) {
		if (l->sink->errors == errors)
			report_document(l, at, from, pp_uri_base(uri));
		return false;
	}
	*t = pp_resource_at(l->set, r, pp_uri_fragment(arena, uri), arena);
	if (!t->value && t->stuck)
		report_step(l, at, from, t);
	else if (!t->value)
		report_anchor(l, at, from, t);
	else if (t->value->type != PP_MAP && t->value->type != PP_BOOL)
		astray(l, at, from, "the reference leads to something that is "
				    "not a schema");
	else
		return check_target(l, t);
	return false;
}

uint32_t pp_link_ref(struct pp_link *l, const struct pp_value *at,
		     const struct pp_resource *resource,
		     struct pp_target *target)
{
	struct pp_target t = { 0 };
	struct pp_str uri = pp_uri_resolve(&l->out->arena, resource->uri,
					   at->text);

	if (!find_target(l, &t, at, resource, uri))
		return PP_NO_NODE;
	if (target)
		*target = t;
	return pp_link_node(l, t.value, t.resource);
}

uint32_t pp_link_uri(struct pp_link *l, struct pp_str uri)
{
	struct pp_resource none = { .file = NULL };
	struct pp_value at = { .type = PP_STRING, .text = uri };
	struct pp_target t;

	if (!find_target(l, &t, &at, &none, uri))
		return PP_NO_NODE;
	return pp_link_node(l, t.value, t.resource);
}

/* --- dynamic references --------------------------------------------------- */

struct pp_dynamic *pp_link_dynamic(struct pp_link *l, uint32_t node,
				   struct pp_str name)
{
	struct pp_dynamic *d = pp_new(&l->out->arena, struct pp_dynamic, 1);

	d->name = name;
	d->fallback = node;
	pp_grow(l->dynamics, l->dynamic_count, l->dynamic_cap);
	l->dynamics[l->dynamic_count++] = d;
	return d;
}

static void add_candidate(struct pp_link *l, struct pp_dynamic *d,
			  const struct pp_resource *r)
{
	struct pp_anchor *a = pp_anchor_find(l->set, r, d->name);

	if (!a || !a->dynamic)
		return;
	d->resources[d->count] = r->number;
	d->nodes[d->count++] = pp_link_node(l, a->value, r);
}

void pp_link_candidates(struct pp_link *l)
{
	size_t n = l->set->count, nodes = l->out->node_count;
	bool *used;

	if (!l->dynamic_count)
		return;
	used = pp_alloc(n, sizeof(*used));
	memset(used, 0, n * sizeof(*used));
	for (size_t i = 0; i < nodes; i++)
		used[l->out->nodes[i].resource] = true;
	for (size_t k = 0; k < l->dynamic_count; k++) {
		struct pp_dynamic *d = l->dynamics[k];

		d->resources = pp_new(&l->out->arena, uint32_t, n);
		d->nodes = pp_new(&l->out->arena, uint32_t, n);
		d->count = 0;
		for (size_t i = 0; i < n; i++)
			if (used[i])
				add_candidate(l, d, l->set->resources[i]);
	}
	pp_free(used);
}

/* --- regular expressions -------------------------------------------------- */

static void report_regex(struct pp_link *l, struct pp_str source,
			 struct pp_pos pos, const struct pp_pattern_error *e)
{
	struct pp_finding *f;
	struct pp_str before = { source.p,
				 e->at < source.n ? e->at : source.n };

	f = pp_report(l->sink, PP_R(SCHEMA_PATTERN), pos,
		      "the regular expression cannot be used: %s", e->text);
	pp_report_found(l->sink, f, source);
	if (before.n)
		pp_report_note(l->sink, f, (struct pp_pos){ 0 },
			       "it fails after its character %zu",
			       pp_utf8_length(before));
}

const struct pp_matcher *pp_link_regex(struct pp_link *l, struct pp_str source,
				     struct pp_pos pos)
{
	struct pp_schema *out = l->out;
	struct pp_pattern_error error = { 0 };
	struct pp_map_entry *e = pp_map_put(&l->regexes, source, NULL);
	struct pp_matcher *regex;

	if (e->ptr)
		return e->ptr;
	regex = pp_new(&out->arena, struct pp_matcher, 1);
	regex->source = source;
	regex->pattern = pp_pattern_new(source, &error);
	if (!regex->pattern) {
		report_regex(l, source, pos, &error);
		return NULL;
	}
	pp_grow(out->regexes, out->regex_count, out->regex_cap);
	out->regexes[out->regex_count++] = regex;
	e->ptr = regex;
	return regex;
}

void pp_link_release(struct pp_link *l)
{
	pp_ptrmap_release(&l->nodes);
	pp_map_release(&l->regexes);
	pp_free(l->dynamics);
}
