/* The public face: compiling, checking, explaining. */
#include "schema/schema.h"

#include "base/memory.h"
#include "schema/compile.h"
#include "schema/explain.h"
#include "schema/keyword.h"
#include "schema/run.h"

/* Does the document of a resource hold to the meta-schema that it names, where
 * that is not the standard's own (which check.c stands for)?  Asked once. */
static void check_dialect(struct pp_schema_set *set, struct pp_sink *sink,
			  struct pp_resource *resource)
{
	const struct pp_value *at = pp_value_get(resource->root, "$schema");
	struct pp_schema_work *work;
	struct pp_schema *meta;

	if (resource->checked || !at || at->type != PP_STRING ||
	    !(resource->vocab & PP_VOCAB_CUSTOM))
		return;
	resource->checked = true;
	meta = pp_compile(set, sink, pp_uri_base(at->text));
	if (!meta)
		return;
	work = pp_schema_work_new();
	pp_schema_explain(meta, resource->root, work, sink, resource->file);
	pp_schema_work_free(work);
	pp_program_free(meta);
}

static void check_dialects(struct pp_schema_set *set, struct pp_sink *sink,
			   const struct pp_schema *schema)
{
	for (size_t i = 0; i < schema->node_count; i++)
		check_dialect(set, sink,
			      set->resources[schema->nodes[i].resource]);
}

const struct pp_schema *pp_schema_compile(struct pp_schema_set *set,
					  struct pp_sink *sink,
					  const char *uri)
{
	struct pp_schema *schema;
	struct pp_str name = pp_arena_str(&set->arena, pp_str(uri));
	size_t errors = sink->errors;

	schema = pp_compile(set, sink, name);
	if (!schema)
		return NULL;
	check_dialects(set, sink, schema);
	if (sink->errors > errors) {
		pp_program_free(schema);
		return NULL;
	}
	pp_grow(set->schemas, set->schema_count, set->schema_cap);
	set->schemas[set->schema_count++] = schema;
	return schema;
}

void pp_schema_set_free(struct pp_schema_set *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->schema_count; i++)
		pp_program_free(set->schemas[i]);
	pp_free(set->schemas);
	pp_free(set->resources);
	pp_map_release(&set->uris);
	pp_map_release(&set->anchors);
	pp_ptrmap_release(&set->roots);
	pp_arena_release(&set->arena);
	pp_free(set);
}

void pp_schema_explain(const struct pp_schema *schema,
		       const struct pp_value *value,
		       struct pp_schema_work *work, struct pp_sink *sink,
		       const char *file)
{
	if (!pp_schema_holds(schema, value, work))
		pp_explain(work, schema, value, sink, file);
}
