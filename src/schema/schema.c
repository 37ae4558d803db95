/* The public face: compiling, checking, explaining. */
#include "schema/schema.h"

#include "base/memory.h"
#include "schema/compile.h"
#include "schema/explain.h"
#include "schema/run.h"

const struct pp_schema *pp_schema_compile(struct pp_schema_set *set,
					  struct pp_sink *sink,
					  const char *uri)
{
	struct pp_schema *schema;
	struct pp_str name = pp_arena_str(&set->arena, pp_str(uri));

	schema = pp_compile(set, sink, name);
	if (!schema)
		return NULL;
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
