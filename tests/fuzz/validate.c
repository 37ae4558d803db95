/* A schema, a line of three hyphens, and a value: whatever they are, both
 * evaluators agree.  The first byte says whether formats are asserted. */
#include "schemas.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cut at the first line "---", which goes to neither part. */
static bool cut(struct pp_str text, struct pp_str *before,
		struct pp_str *after)
{
	for (size_t i = 0; i + 5 <= text.n; i++)
		if (!memcmp(text.p + i, "\n---\n", 5)) {
			*before = (struct pp_str){ text.p, i + 1 };
			*after = (struct pp_str){ text.p + i + 5,
						  text.n - i - 5 };
			return true;
		}
	return false;
}

static void run(struct pp_arena *arena, bool annotation, struct pp_str first,
		struct pp_str second)
{
	struct pp_schema_options options = { .format_annotation = annotation,
					     .lenient = true };
	const struct pp_value *root = read_yaml(arena, "schema", first);
	const struct pp_value *value = read_yaml(arena, "value", second);
	struct pp_schema_set *set;
	struct pp_schema_work *work;
	const struct pp_schema *schema = NULL;
	struct pp_sink sink = { 0 };

	if (!root || !value)
		return;
	set = pp_schema_set_new(&options);
	work = pp_schema_work_new();
	if (!pp_schema_set_add(set, &sink, "test:s", "schema", root))
		schema = pp_schema_compile(set, &sink, "test:s");
	assert((schema == NULL) == (sink.errors > 0));
	if (schema)
		check_value(schema, value, work);
	pp_schema_work_free(work);
	pp_schema_set_free(set);
	pp_sink_release(&sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	struct pp_str first, second;

	if (size && cut((struct pp_str){ (const char *)data + 1, size - 1 },
			&first, &second))
		run(&arena, data[0] & 1, first, second);
	pp_arena_release(&arena);
	return 0;
}
