/* One way in for all syntaxes. */
#include "data/read.h"

#include "data/front_matter.h"
#include "data/json.h"
#include "data/text.h"
#include "data/yaml.h"

enum pp_syntax pp_syntax_of(const char *file)
{
	struct pp_str name = pp_str(file);

	if (pp_str_ends(name, PP_LIT(".json")))
		return PP_SYNTAX_JSON;
	if (pp_str_ends(name, PP_LIT(".md")) ||
	    pp_str_ends(name, PP_LIT(".markdown")))
		return PP_SYNTAX_MARKDOWN;
	return PP_SYNTAX_YAML;
}

static int read_text(struct pp_docs *out, struct pp_arena *arena,
		     enum pp_syntax syntax, struct pp_text *text)
{
	switch (syntax) {
	case PP_SYNTAX_JSON:
		return pp_json_read(out, arena, text);
	case PP_SYNTAX_MARKDOWN:
		return pp_front_matter_read(out, arena, text);
	case PP_SYNTAX_YAML:
		break;
	}
	return pp_yaml_read(out, arena, text);
}

int pp_read(struct pp_docs *out, struct pp_arena *arena, struct pp_sink *sink,
	    const struct pp_read *how, struct pp_str bytes)
{
	struct pp_text text;
	int rc;

	*out = (struct pp_docs){ 0 };
	rc = pp_text_init(&text, sink, how, bytes);
	if (!rc)
		rc = read_text(out, arena, how->syntax, &text);
	pp_text_release(&text);
	if (rc)
		*out = (struct pp_docs){ 0 };
	return rc;
}

struct pp_value *pp_value_with_body(struct pp_arena *arena,
				    struct pp_value *root,
				    const struct pp_value *body)
{
	struct pp_value *copy;
	struct pp_member *m;

	if (!body)
		return root;
	copy = pp_new_raw(arena, struct pp_value, 1);
	*copy = *root;
	copy->members = pp_new_raw(arena, struct pp_member,
				   (size_t)root->count + 1);
	if (root->count)
		memcpy(copy->members, root->members,
		       root->count * sizeof(*copy->members));
	m = &copy->members[copy->count++];
	*m = (struct pp_member){
		.key = PP_LIT("body"), .hash = pp_key_hash(PP_LIT("body")),
		.line = body->line, .col = body->col, .value = *body,
	};
	return copy;
}
