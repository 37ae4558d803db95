/* A schema, whatever it may be: it is checked, compiled and shaped; and what
 * our own check says of it is what the meta-schema says. */
#include "schemas.h"

#include "schema/shape.h"

#define META "https://json-schema.org/draft/2020-12/schema"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Made once: it costs more than all the rest. */
static const struct pp_schema *meta_schema(void)
{
	static const struct pp_schema *meta;
	struct pp_schema_options options = { .format_annotation = true };
	struct pp_sink sink = { 0 };

	if (!meta)
		meta = pp_schema_compile(pp_schema_set_new(&options), &sink,
					 META);
	assert(meta);
	pp_sink_release(&sink);
	return meta;
}

static bool is_invalid(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		if (sink->items[i]->rule == PP_R(SCHEMA_INVALID))
			return true;
	return false;
}

static void run(struct pp_arena *arena, const struct pp_value *root)
{
	struct pp_schema_options options = { .format_annotation = false };
	struct pp_schema_set *set = pp_schema_set_new(&options);
	struct pp_schema_work *work = pp_schema_work_new();
	const struct pp_schema *schema = NULL;
	struct pp_sink sink = { 0 };
	int rc = pp_schema_set_add(set, &sink, "test:s", "schema", root);

	assert((rc == 0) == (sink.errors == 0));
	assert(check_value(meta_schema(), root, work) == !is_invalid(&sink));
	if (!rc)
		schema = pp_schema_compile(set, &sink, "test:s");
	assert((schema == NULL) == (sink.errors > 0));
	if (schema) {
		assert(pp_shape_new(arena, schema));
		check_value(schema, root, work);
	}
	check_findings(&sink);
	pp_schema_work_free(work);
	pp_schema_set_free(set);
	pp_sink_release(&sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	const struct pp_value *root;

	root = read_yaml(&arena, "schema",
			 (struct pp_str){ (const char *)data, size });
	if (root)
		run(&arena, root);
	pp_arena_release(&arena);
	return 0;
}
