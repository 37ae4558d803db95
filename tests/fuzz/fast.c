/* The quick reader against libyaml's: what the first accepts, the second must
 * read as the same tree, without a finding. */
#include "reading.h"

#include "data/block.h"
#include "data/text.h"
#include "data/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_same(const struct pp_value *a, const struct pp_value *b)
{
	assert(a->type == b->type && a->style == b->style);
	assert(a->line == b->line && a->col == b->col);
	if (a->type == PP_LIST || a->type == PP_MAP)
		assert(a->count == b->count);
	else
		assert(pp_str_eq(a->text, b->text));
	if (a->type == PP_BOOL)
		assert(a->boolean == b->boolean);
	if (a->type == PP_NUMBER)
		assert(!pp_decimal_cmp(a->number, b->number));
	for (uint32_t i = 0; a->type == PP_LIST && i < a->count; i++)
		check_same(&a->items[i], &b->items[i]);
	for (uint32_t i = 0; a->type == PP_MAP && i < a->count; i++) {
		const struct pp_member *m = &a->members[i];
		const struct pp_member *n = &b->members[i];

		assert(pp_str_eq(m->key, n->key) && m->hash == n->hash);
		assert(m->line == n->line && m->col == n->col);
		check_same(&m->value, &n->value);
	}
}

static void check_both(struct pp_arena *arena, struct pp_text *text)
{
	struct pp_docs quick, slow;
	size_t before = text->sink->count;

	if (!pp_block_read(&quick, arena, text))
		return;
	assert(pp_yaml_read_events(&slow, arena, text) == 0);
	assert(text->sink->count == before);
	assert(quick.count == 1 && slow.count == 1);
	check_same(quick.roots, slow.roots);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_read how = { .file = "fuzz" };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_text text;

	if (!size)
		return 0;
	how.record = data[0] & 1;
	if (!pp_text_init(&text, &sink, &how, (struct pp_str){
				(const char *)data + 1, size - 1 }))
		check_both(&arena, &text);
	pp_text_release(&text);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
