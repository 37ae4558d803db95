/* Adding documents to a set, and loading those that others refer to. */
#include "schema/set.h"

#include "base/memory.h"
#include "data/read.h"
#include "schema/check.h"
#include "schema/keyword.h"
#include "schema/metaschema.h"

#define STANDARD "https://json-schema.org/draft/2020-12/schema"

struct pp_schema_set *pp_schema_set_new(const struct pp_schema_options *options)
{
	struct pp_schema_set *set = pp_alloc(1, sizeof(*set));

	*set = (struct pp_schema_set){ .options = *options };
	return set;
}

void pp_schema_set_fetch(struct pp_schema_set *set, pp_schema_fetch *fetch,
			 void *data)
{
	set->fetch = fetch;
	set->fetch_data = data;
}

static void report_twice(struct pp_sink *sink, struct pp_pos pos,
			 struct pp_str name, struct pp_pos other)
{
	struct pp_finding *f;

	f = pp_report(sink, PP_R(SCHEMA_ID), pos,
		      "'%.*s' names another schema already", PP_STR(name));
	pp_report_note(sink, f, other, "the other one is here");
}

static struct pp_pos id_pos(const struct pp_resource *r)
{
	const struct pp_value *id = pp_value_get(r->root, "$id");

	return pp_value_pos(id ? id : r->root, r->file);
}

/* Are the resources and anchors of the scan new, and each once?  Those that
 * are not are reported. */
static void check_names(struct pp_schema_set *set, struct pp_sink *sink,
			struct pp_scan *scan)
{
	struct pp_map seen = { 0 };
	struct pp_map_entry *e;
	bool is_new;

	for (size_t i = 0; i < scan->resource_count; i++) {
		struct pp_resource *r = scan->resources[i];
		struct pp_resource *other = pp_resource_find(set, r->uri);

		e = pp_map_put(&seen, r->uri, &is_new);
		if (!other && !is_new)
			other = e->ptr;
		e->ptr = r;
		if (other)
			report_twice(sink, id_pos(r), r->uri, id_pos(other));
	}
	pp_map_clear(&seen);
	for (size_t i = 0; i < scan->anchor_count; i++) {
		struct pp_anchor *a = scan->anchors[i], *other;

		e = pp_map_put(&seen, pp_anchor_key(&set->arena,
						    a->resource->uri, a->name),
			       &is_new);
		other = is_new ? NULL : e->ptr;
		e->ptr = a;
		if (other && other->value != a->value)
			report_twice(sink,
				     pp_value_pos(a->at, a->resource->file),
				     a->name,
				     pp_value_pos(other->at,
						  other->resource->file));
	}
	pp_map_release(&seen);
}

static void file_resource(struct pp_schema_set *set, struct pp_resource *r)
{
	r->number = (uint32_t)set->count;
	pp_grow(set->resources, set->count, set->cap);
	set->resources[set->count++] = r;
	pp_map_put(&set->uris, r->uri, NULL)->ptr = r;
	pp_ptrmap_put(&set->roots, r->root, r->number);
}

/* A plain anchor yields to a dynamic one of the same name at the same place. */
static void file_anchor(struct pp_schema_set *set, struct pp_anchor *a)
{
	struct pp_str key = pp_anchor_key(&set->arena, a->resource->uri,
					  a->name);
	bool is_new;
	struct pp_map_entry *e = pp_map_put(&set->anchors, key, &is_new);

	if (is_new || a->dynamic)
		e->ptr = a;
}

static void file_names(struct pp_schema_set *set, struct pp_scan *scan)
{
	for (size_t i = 0; i < scan->resource_count; i++)
		file_resource(set, scan->resources[i]);
	for (size_t i = 0; i < scan->anchor_count; i++)
		file_anchor(set, scan->anchors[i]);
}

static int add_document(struct pp_schema_set *set, struct pp_scan *scan,
			struct pp_str uri, const struct pp_value *root)
{
	struct pp_sink *sink = scan->sink;
	size_t errors = sink->errors;
	struct pp_resource *base = pp_new(&set->arena, struct pp_resource, 1);
	bool has_id = root->type == PP_MAP && pp_value_text(root, "$id").p;

	*base = (struct pp_resource){ .uri = uri, .root = root,
				      .file = scan->file };
	if (!has_id) {
		pp_grow(scan->resources, scan->resource_count,
			scan->resource_cap);
		scan->resources[scan->resource_count++] = base;
	}
	pp_check_schema(scan, root, base);
	if (sink->errors > errors)
		return -1;
	if (has_id)
		scan->resources[0]->parent = NULL;
	check_names(set, sink, scan);
	if (sink->errors > errors)
		return -1;
	file_names(set, scan);
	return 0;
}

int pp_schema_set_add(struct pp_schema_set *set, struct pp_sink *sink,
		      const char *uri, const char *file,
		      const struct pp_value *root)
{
	struct pp_str name = pp_arena_str(&set->arena,
					  pp_uri_base(pp_str(uri)));
	struct pp_resource *known = pp_resource_of(set, root);
	struct pp_resource *other = pp_resource_find(set, name);
	struct pp_scan scan = {
		.arena = &set->arena,
		.sink = sink,
		.file = file,
		.lenient = set->options.lenient,
	};
	int result = 0;

	if (other && other->root != root) {
		report_twice(sink, pp_value_pos(root, file), name,
			     id_pos(other));
		return -1;
	}
	if (!known) {
		result = add_document(set, &scan, name, root);
		pp_scan_release(&scan);
		known = pp_resource_of(set, root);
	}
	if (!result)
		pp_map_put(&set->uris, name, NULL)->ptr = known;
	return result;
}

/* Read a built-in meta-schema into the set. */
static void add_builtin(struct pp_schema_set *set, struct pp_sink *sink,
			struct pp_str text, const char *name)
{
	struct pp_read how = { .file = name, .syntax = PP_SYNTAX_YAML };
	bool lenient = set->options.lenient;
	struct pp_docs docs;

	set->options.lenient = true;
	if (!pp_read(&docs, &set->arena, sink, &how, text))
		pp_schema_set_add(set, sink, name, name, docs.roots);
	set->options.lenient = lenient;
}

struct pp_resource *pp_set_load(struct pp_schema_set *set,
				struct pp_sink *sink, struct pp_str uri)
{
	struct pp_resource *r = pp_resource_find(set, uri);
	struct pp_str text;
	const char *name;

	if (r)
		return r;
	text = pp_metaschema_text(uri, &name);
	if (text.p)
		add_builtin(set, sink, text, name);
	else if (!set->fetch ||
		 set->fetch(set->fetch_data, set, sink,
			    pp_arena_str(&set->arena, uri).p))
		return NULL;
	return pp_resource_find(set, uri);
}

static void report_dialect(struct pp_sink *sink, const struct pp_value *at,
			   const char *file, const char *what)
{
	struct pp_finding *f;

	f = pp_report(sink, PP_R(SCHEMA_DIALECT), pp_value_pos(at, file),
		      "%s", what);
	if (at->type == PP_STRING)
		pp_report_found(sink, f, at->text);
}

/* The vocabularies that a meta-schema lists; those that it does not insist on
 * count too, where they are known. */
static unsigned listed_vocab(struct pp_sink *sink,
			     const struct pp_resource *meta)
{
	const struct pp_value *list = pp_value_get(meta->root, "$vocabulary");
	unsigned vocab = PP_VOCAB_CORE;

	if (!list || list->type != PP_MAP)
		return PP_VOCAB_STANDARD;
	for (uint32_t i = 0; i < list->count; i++) {
		const struct pp_member *m = &list->members[i];
		unsigned bit = pp_vocabulary_find(m->key);
		struct pp_pos pos = { meta->file, m->line, m->col, 0 };

		vocab |= bit;
		if (!bit && m->value.type == PP_BOOL && m->value.boolean)
			pp_report(sink, PP_R(SCHEMA_DIALECT), pos,
				  "the vocabulary '%.*s' is required, and not "
				  "known", PP_STR(m->key));
	}
	return vocab;
}

unsigned pp_set_vocab(struct pp_schema_set *set, struct pp_sink *sink,
		      struct pp_resource *resource)
{
	const struct pp_value *at = pp_value_get(resource->root, "$schema");
	struct pp_resource *meta;

	if (resource->vocab)
		return resource->vocab;
	resource->vocab = PP_VOCAB_STANDARD;
	if (!at || at->type != PP_STRING) {
		if (resource->parent)
			resource->vocab = pp_set_vocab(set, sink,
						       resource->parent);
	} else if (!pp_str_is(pp_uri_base(at->text), STANDARD)) {
		meta = pp_set_load(set, sink, pp_uri_base(at->text));
		if (meta)
			resource->vocab = listed_vocab(sink, meta) |
					  PP_VOCAB_CUSTOM;
		else
			report_dialect(sink, at, resource->file,
				       "'$schema' names a meta-schema that is "
				       "not there");
	}
	return resource->vocab;
}
