/* The table of keywords, and what goes with it: names of types, vocabularies,
 * and what became of the keywords of earlier drafts. */
#include "schema/keyword.h"

const struct pp_keyword pp_keywords[PP_KW_COUNT] = {
#define X(name, text, shape, vocab) \
	{ text, PP_SHAPE_##shape, PP_VOCAB_##vocab },
	PP_KEYWORDS(X)
#undef X
};

int pp_keyword_find(struct pp_str name)
{
	size_t low = 0, high = PP_KW_COUNT;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = pp_str_cmp(name, pp_str(pp_keywords[mid].name));

		if (!order)
			return (int)mid;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return -1;
}

const char *pp_keyword_nearest(struct pp_str name)
{
	struct pp_str names[PP_KW_COUNT];
	int near;

	for (size_t i = 0; i < PP_KW_COUNT; i++)
		names[i] = pp_str(pp_keywords[i].name);
	near = pp_nearest(name, names, PP_KW_COUNT);
	return near < 0 ? NULL : pp_keywords[near].name;
}

const char *pp_keyword_advice(struct pp_str name)
{
	static const char *const old[][2] = {
		{ "additionalItems",
		  "write 'items' beside 'prefixItems' instead" },
		{ "$recursiveRef", "write '$dynamicRef' instead" },
		{ "$recursiveAnchor", "write '$dynamicAnchor' instead" },
		{ "id", "write '$id' instead" },
		{ "divisibleBy", "write 'multipleOf' instead" },
		{ "extends", "write '$ref' or 'allOf' instead" },
		{ "disallow", "write 'not' instead" },
		{ "nullable", "list 'null' among the types instead" },
	};

	for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++)
		if (pp_str_is(name, old[i][0]))
			return old[i][1];
	return NULL;
}

unsigned pp_type_bit(struct pp_str name)
{
	static const struct {
		const char *name;
		unsigned bit;
	} types[] = {
		{ "string", 1u << PP_STRING }, { "object", 1u << PP_MAP },
		{ "array", 1u << PP_LIST }, { "number", 1u << PP_NUMBER },
		{ "integer", PP_TYPES_INTEGER }, { "boolean", 1u << PP_BOOL },
		{ "null", 1u << PP_NULL },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (pp_str_is(name, types[i].name))
			return types[i].bit;
	return 0;
}

unsigned pp_vocabulary_find(struct pp_str uri)
{
	static const struct {
		const char *name;
		unsigned bit;
	} list[] = {
		{ "core", PP_VOCAB_CORE },
		{ "applicator", PP_VOCAB_APPLICATOR },
		{ "unevaluated", PP_VOCAB_UNEVALUATED },
		{ "validation", PP_VOCAB_VALIDATION },
		{ "meta-data", PP_VOCAB_META_DATA },
		{ "format-annotation", PP_VOCAB_FORMAT },
		{ "format-assertion", PP_VOCAB_FORMAT | PP_VOCAB_ASSERTION },
		{ "content", PP_VOCAB_CONTENT },
	};
	const struct pp_str base =
		PP_LIT("https://json-schema.org/draft/2020-12/vocab/");

	if (!pp_str_starts(uri, base))
		return 0;
	uri.p += base.n;
	uri.n -= base.n;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (pp_str_is(uri, list[i].name))
			return list[i].bit;
	return 0;
}
