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

/* Report the texts that are too long for a record.  Nesting is bounded by
 * PP_READ_DEPTH_MAX. */
static void find_long(const struct pp_value *v, const struct pp_read *how,
		      struct pp_sink *sink)
{
	struct pp_finding *f;

	if (v->type == PP_STRING && v->text.n > PP_READ_TEXT_MAX) {
		f = pp_report(sink, PP_R(TOO_LONG), pp_value_pos(v, how->file),
			      "a text of a record may have at most %d bytes",
			      PP_READ_TEXT_MAX);
		pp_report_note(sink, f, (struct pp_pos){ 0 },
			       "it has %zu bytes", v->text.n);
	}
	for (uint32_t i = 0; v->type == PP_LIST && i < v->count; i++)
		find_long(&v->items[i], how, sink);
	for (uint32_t i = 0; v->type == PP_MAP && i < v->count; i++)
		find_long(&v->members[i].value, how, sink);
}

/* A file that is short holds nothing long. */
static void check_lengths(const struct pp_docs *docs,
			  const struct pp_read *how, struct pp_str bytes,
			  struct pp_sink *sink)
{
	if (!how->record || bytes.n <= PP_READ_TEXT_MAX)
		return;
	for (size_t i = 0; i < docs->count; i++)
		find_long(&docs->roots[i], how, sink);
	if (docs->body)
		find_long(docs->body, how, sink);
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
	else
		check_lengths(out, how, bytes, sink);
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
