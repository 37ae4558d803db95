/* Scalars: tags, the core schema, and what YAML 1.1 would have made of them. */
#include "data/yaml_scalar.h"

#include "data/scalar.h"

static struct pp_pos pos_of(struct pp_build *b, const struct pp_value *v)
{
	return pp_value_pos(v, b->text->file);
}

static void note(struct pp_build *b, struct pp_finding *f, const char *text)
{
	pp_report_note(b->text->sink, f, (struct pp_pos){ 0 }, "%s", text);
}

static void check_version(struct pp_build *b, const struct pp_value *v,
			  enum pp_scalar meaning)
{
	const char *old = pp_scalar_yaml11(v->text, meaning);
	struct pp_finding *f;

	if (!old)
		return;
	f = pp_fault(b->text, YAML_VERSION, pos_of(b, v),
		     "programs that read YAML 1.1 take this for %s; here it "
		     "is %s", old, meaning == PP_SCALAR_STRING ? "text" :
		     "a number");
	pp_report_found(b->text->sink, f, v->text);
	note(b, f, meaning == PP_SCALAR_STRING ? "quote it" :
	     "quote it where it is a text, such as a code");
}

static void report_not_json(struct pp_build *b, const struct pp_value *v,
			    const char *what)
{
	struct pp_finding *f;

	f = pp_fault(b->text, NOT_JSON, pos_of(b, v), "%s", what);
	pp_report_found(b->text->sink, f, v->text);
	b->broken = true;
}

static void set_meaning(struct pp_build *b, struct pp_value *out,
			enum pp_scalar meaning)
{
	switch (meaning) {
	case PP_SCALAR_STRING:
		out->type = PP_STRING;
		break;
	case PP_SCALAR_NULL:
		out->type = PP_NULL;
		break;
	case PP_SCALAR_TRUE:
	case PP_SCALAR_FALSE:
		out->type = PP_BOOL;
		out->boolean = meaning == PP_SCALAR_TRUE;
		break;
	case PP_SCALAR_INT:
	case PP_SCALAR_FLOAT:
		if (pp_build_number(b, out->text, out) < 0)
			report_not_json(b, out, "the number has too many "
					"digits, or its exponent is past any "
					"use");
		break;
	case PP_SCALAR_INF:
	case PP_SCALAR_NAN:
		report_not_json(b, out, "infinity and not-a-number cannot be "
				"written in JSON");
		break;
	}
}

static bool fits_tag(const char *tag, enum pp_scalar meaning)
{
	if (!strcmp(tag, "int"))
		return meaning == PP_SCALAR_INT;
	if (!strcmp(tag, "float"))
		return meaning >= PP_SCALAR_INT;
	if (!strcmp(tag, "bool"))
		return meaning == PP_SCALAR_TRUE ||
		       meaning == PP_SCALAR_FALSE;
	return meaning == PP_SCALAR_NULL && !strcmp(tag, "null");
}

/* A scalar with a tag of the core schema must be what its tag says. */
static enum pp_scalar tagged_meaning(struct pp_build *b, const char *tag,
				     const struct pp_value *v)
{
	enum pp_scalar meaning = pp_scalar_classify(v->text);

	if (!strcmp(tag, "str"))
		return PP_SCALAR_STRING;
	if (fits_tag(tag, meaning))
		return meaning;
	pp_fault(b->text, YAML_TAG, pos_of(b, v),
		 "the value is not what its tag !!%s says", tag);
	return PP_SCALAR_STRING;
}

static enum pp_style style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return PP_STYLE_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return PP_STYLE_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return PP_STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return PP_STYLE_FOLDED;
	default:
		return PP_STYLE_PLAIN;
	}
}

void pp_yaml_scalar_text(struct pp_build *b, const yaml_event_t *event,
			 struct pp_value *out)
{
	struct pp_str text = { (const char *)event->data.scalar.value,
			       event->data.scalar.length };

	out->style = style_of(event->data.scalar.style);
	out->text = text.n ? pp_arena_str(b->arena, text)
			   : (struct pp_str){ "", 0 };
}

void pp_yaml_scalar(struct pp_build *b, const yaml_event_t *event,
		    struct pp_value *out)
{
	const char *tag = pp_yaml_tag(b, pos_of(b, out),
				      event->data.scalar.tag);
	enum pp_scalar meaning = PP_SCALAR_STRING;

	pp_yaml_scalar_text(b, event, out);
	if (tag) {
		meaning = tagged_meaning(b, tag, out);
	} else if (out->style == PP_STYLE_PLAIN) {
		meaning = pp_scalar_classify(out->text);
		check_version(b, out, meaning);
	}
	set_meaning(b, out, meaning);
}

void pp_yaml_scalar_check_key(struct pp_build *b, const struct pp_value *key)
{
	struct pp_finding *f;

	if (key->style != PP_STYLE_PLAIN)
		return;
	if (pp_scalar_is_old_bool(key->text)) {
		f = pp_fault(b->text, YAML_VERSION, pos_of(b, key),
			     "programs that read YAML 1.1 take this key for "
			     "true or false; here it is text");
		note(b, f, "quote it");
	} else if (pp_str_is(key->text, "<<") && !b->text->record) {
		f = pp_fault(b->text, YAML_VERSION, pos_of(b, key),
			     "programs that read YAML 1.1 merge another "
			     "mapping here; here '<<' is a key like others");
		note(b, f, "YAML 1.2 has no merge keys: write the members "
		     "out");
	}
}

const char *pp_yaml_tag(struct pp_build *b, struct pp_pos pos,
			const yaml_char_t *tag)
{
	static const char *const names[] = {
		"str", "int", "float", "bool", "null", "seq", "map",
	};
	static const char prefix[] = "tag:yaml.org,2002:";
	const char *s = (const char *)tag;
	struct pp_finding *f;

	if (!s)
		return NULL;
	if (b->text->record) {
		f = pp_fault(b->text, YAML_TAG, pos,
			     "a record may hold no tag");
		note(b, f, "quote a text that begins with !");
		return NULL;
	}
	if (!strcmp(s, "!"))
		return "str";
	if (!strncmp(s, prefix, sizeof(prefix) - 1))
		for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++)
			if (!strcmp(s + sizeof(prefix) - 1, names[i]))
				return names[i];
	f = pp_fault(b->text, YAML_TAG, pos, "the tag %s is not known",
		     pp_brief(&b->text->sink->arena, pp_str(s), 60));
	note(b, f, "known are !!str, !!int, !!float, !!bool, !!null, !!seq "
	     "and !!map");
	return NULL;
}
