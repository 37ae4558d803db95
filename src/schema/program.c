/* The end of a compiled schema. */
#include "schema/program.h"

#include "base/memory.h"

const char *pp_node_file(const struct pp_schema *schema,
			 const struct pp_node *node)
{
	return schema->set->resources[node->resource]->file;
}

void pp_program_free(struct pp_schema *schema)
{
	if (!schema)
		return;
	for (size_t i = 0; i < schema->regex_count; i++)
		pp_pattern_free(schema->regexes[i]->pattern);
	pp_free(schema->regexes);
	pp_free(schema->nodes);
	pp_free(schema->ops);
	pp_arena_release(&schema->arena);
	pp_free(schema);
}
