/* Values written as YAML: they are read as the same values again, without a
 * remark, in any form. */
#include "grow.h"

#include "data/read.h"
#include "data/yaml_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_written(struct grow *g, const struct pp_yaml_form *form,
			  const struct pp_value *v)
{
	const struct pp_read how = { .file = "fuzz", .record = true };
	struct pp_sink sink = { 0 };
	struct pp_docs docs;
	struct pp_buf b;
	int rc;

	pp_buf_init(&b, 1 << 24);
	pp_yaml_write(&b, form, v);
	rc = pp_read(&docs, g->arena, &sink, &how, pp_buf_get(&b));
	assert(rc == 0 && !sink.count);
	assert(docs.count == 1 && pp_value_eq(docs.roots, v));
	pp_sink_release(&sink);
	pp_buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	struct grow g = { data, size, &arena };
	struct pp_yaml_form form = {
		.indent = 1 + grow_choice(&g, 4), .width = 20,
	};
	struct pp_value v;

	form.list_indent = grow_choice(&g, 2) ? form.indent : 0;
	form.width += grow_choice(&g, 100);
	v = grow_value(&g, 0);
	if (v.type == PP_MAP || v.type == PP_LIST)
		check_written(&g, &form, &v);
	pp_arena_release(&arena);
	return 0;
}
