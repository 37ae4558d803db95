#ifndef TESTS_FUZZ_SCHEMAS_H
#define TESTS_FUZZ_SCHEMAS_H

/* What the targets of the schema floor share. */
#include <assert.h>
#include <stdint.h>

#include "data/read.h"
#include "schema/schema.h"

/* Read YAML of any sort; NULL where there is no tree. */
static inline const struct pp_value *read_yaml(struct pp_arena *arena,
					const char *file, struct pp_str bytes)
{
	struct pp_read how = { .file = file, .syntax = PP_SYNTAX_YAML };
	struct pp_sink sink = { .limit = 1 };
	struct pp_docs docs;
	int rc = pp_read(&docs, arena, &sink, &how, bytes);

	pp_sink_release(&sink);
	return rc || !docs.count ? NULL : docs.roots;
}

/* Every finding has words, a file and a place in it. */
static inline void check_findings(const struct pp_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++) {
		const struct pp_finding *f = sink->items[i];

		assert(f->text && *f->text && f->pos.file);
		assert(f->pos.line && f->pos.col);
		for (const struct pp_note *n = f->notes; n; n = n->next)
			assert(n->text && *n->text);
	}
}

/* Both evaluators must come to the same verdict. */
static inline bool check_value(const struct pp_schema *schema,
			const struct pp_value *value,
			struct pp_schema_work *work)
{
	struct pp_sink sink = { 0 };
	bool holds = pp_schema_holds(schema, value, work);

	pp_schema_explain(schema, value, work, &sink, "value");
	assert(holds == (sink.errors == 0));
	check_findings(&sink);
	pp_sink_release(&sink);
	return holds;
}

#endif
