/* YAML by libyaml's events.  Depth is counted here, so that a file of brackets
 * ends before libyaml's time, quadratic in the nesting, counts. */
#include "data/yaml.h"

#include <yaml.h>

#include "base/memory.h"
#include "data/scalar.h"
#include "data/yaml_error.h"

/* A node that an alias may name. */
struct anchor {
	struct pp_value value;
	size_t values;		/* in it, itself included */
	unsigned height;	/* nesting within it: 0 for a scalar */
	bool open;		/* its end has not been read */
};

struct reader {
	struct pp_text *text;
	struct pp_build build;
	yaml_parser_t parser;
	yaml_event_t event;	/* zeroed, or to be deleted */
	struct pp_map anchor_names;	/* to places in anchors */
	struct anchor *anchors;
	size_t anchor_count, anchor_cap;
	unsigned depth;		/* of the node being read */
	unsigned deepest;	/* reached since the last anchor began */
	bool broken;		/* no tree can be given, though reading goes
				   on to find more faults */
};

static int read_node(struct reader *r, struct pp_value *out);

static struct pp_pos pos_of(struct reader *r, const yaml_mark_t *mark)
{
	return pp_yaml_pos(r->text, mark);
}

static struct pp_pos here(struct reader *r)
{
	return pos_of(r, &r->event.start_mark);
}

static int next_event(struct reader *r)
{
	yaml_event_delete(&r->event);
	if (yaml_parser_parse(&r->parser, &r->event))
		return 0;
	pp_yaml_error_report(r->text, &r->parser);
	return -1;
}

static struct pp_str c_str(const yaml_char_t *s)
{
	return pp_str((const char *)s);
}

static int count_values(struct reader *r, size_t n)
{
	if (n <= PP_READ_VALUES_MAX - r->build.values) {
		r->build.values += n;
		return 0;
	}
	pp_fault(r->text, TOO_LARGE, here(r),
		 "the file holds more than %d values, counting those that "
		 "aliases stand for", PP_READ_VALUES_MAX);
	return -1;
}

static int report_depth(struct reader *r)
{
	pp_fault(r->text, TOO_DEEP, here(r),
		 "lists and mappings are nested deeper than %d levels",
		 PP_READ_DEPTH_MAX);
	return -1;
}

/* --- anchors, aliases, tags ------------------------------------------------- */

/* Enter the anchor of the node that begins; returns its place, or SIZE_MAX
 * where the node has none. */
static size_t open_anchor(struct reader *r, const yaml_char_t *name)
{
	struct pp_str copy;
	struct pp_finding *f;

	if (!name)
		return SIZE_MAX;
	if (r->text->record) {
		f = pp_fault(r->text, YAML_ALIAS, here(r),
			     "a record may hold no anchor ('&%s')", name);
		pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
			       "write the value out where it is needed; quote "
			       "a text that begins with &");
	}
	copy = pp_arena_str(r->build.arena, c_str(name));
	pp_map_put(&r->anchor_names, copy, NULL)->num = r->anchor_count;
	pp_grow(r->anchors, r->anchor_count, r->anchor_cap);
	r->anchors[r->anchor_count] = (struct anchor){ .open = true };
	return r->anchor_count++;
}

static void report_alias(struct reader *r, const yaml_char_t *name,
			 const char *fault)
{
	pp_fault(r->text, YAML_ALIAS, here(r), "the alias '*%s' %s", name,
		 fault);
	r->broken = true;
}

static void report_record_alias(struct reader *r, bool merge)
{
	struct pp_finding *f;

	if (merge)
		f = pp_fault(r->text, YAML_ALIAS, here(r),
			     "a record may hold no merge key ('<<')");
	else
		f = pp_fault(r->text, YAML_ALIAS, here(r),
			     "a record may hold no alias ('*%s')",
			     r->event.data.alias.anchor);
	pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
		       merge ? "write the keys out here" :
		       "write the value out here; quote a text that begins "
		       "with *");
}

/* The subtree is shared: only its root is copied, and stands at the alias. */
static int read_alias(struct reader *r, struct pp_value *out, bool merge)
{
	const yaml_char_t *name = r->event.data.alias.anchor;
	struct pp_map_entry *e = pp_map_get(&r->anchor_names, c_str(name));
	const struct anchor *a = e ? &r->anchors[e->num] : NULL;
	struct pp_pos pos = here(r);

	*out = (struct pp_value){ .line = pos.line, .col = pos.col };
	if (r->text->record)
		report_record_alias(r, merge);
	if (!a || a->open) {
		if (!r->text->record)
			report_alias(r, name, a ? "stands inside the value "
				     "that it names" :
				     "names no anchor before it");
		r->broken = true;
		return count_values(r, 1);
	}
	if (r->depth + a->height > PP_READ_DEPTH_MAX)
		return report_depth(r);
	if (r->deepest < r->depth + a->height)
		r->deepest = r->depth + a->height;
	*out = a->value;
	out->line = pos.line;
	out->col = pos.col;
	return count_values(r, a->values);
}

/* The core schema's tags by their last part, "str" for !!str; NULL where there
 * is no tag or one that means nothing to us. */
static const char *core_tag(struct reader *r, const yaml_char_t *tag)
{
	static const char *const names[] = {
		"str", "int", "float", "bool", "null", "seq", "map",
	};
	static const char prefix[] = "tag:yaml.org,2002:";
	const char *s = (const char *)tag;
	struct pp_finding *f;

	if (!s)
		return NULL;
	if (r->text->record) {
		f = pp_fault(r->text, YAML_TAG, here(r),
			     "a record may hold no tag");
		pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
			       "quote a text that begins with !");
		return NULL;
	}
	if (!strcmp(s, "!"))
		return "str";
	if (!strncmp(s, prefix, sizeof(prefix) - 1))
		for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++)
			if (!strcmp(s + sizeof(prefix) - 1, names[i]))
				return names[i];
	f = pp_fault(r->text, YAML_TAG, here(r), "the tag %s is not known",
		     pp_brief(&r->text->sink->arena, pp_str(s), 60));
	pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
		       "known are !!str, !!int, !!float, !!bool, !!null, "
		       "!!seq and !!map");
	return NULL;
}

/* --- scalars ---------------------------------------------------------------- */

static void check_version(struct reader *r, struct pp_str text,
			  enum pp_scalar meaning)
{
	const char *old = pp_scalar_yaml11(text, meaning);
	struct pp_finding *f;

	if (!old)
		return;
	f = pp_fault(r->text, YAML_VERSION, here(r),
		     "programs that read YAML 1.1 take this for %s; here it "
		     "is %s", old, meaning == PP_SCALAR_STRING ? "a string" :
		     "a number");
	pp_report_found(r->text->sink, f, text);
	pp_report_note(r->text->sink, f, (struct pp_pos){ 0 }, "%s",
		       meaning == PP_SCALAR_STRING ? "quote it" :
		       "quote it where it is a text, such as a code");
}

static void report_not_json(struct reader *r, struct pp_str text,
			    const char *what)
{
	struct pp_finding *f;

	f = pp_fault(r->text, NOT_JSON, here(r), "%s", what);
	pp_report_found(r->text->sink, f, text);
	r->broken = true;
}

static void set_meaning(struct reader *r, struct pp_value *out,
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
		if (pp_build_number(&r->build, out->text, out) < 0)
			report_not_json(r, out->text,
					"the number's exponent is past "
					"any use");
		break;
	case PP_SCALAR_INF:
	case PP_SCALAR_NAN:
		report_not_json(r, out->text,
				"infinity and not-a-number cannot be written "
				"in JSON");
		break;
	}
}

/* A scalar with a tag of the core schema must be what its tag says. */
static enum pp_scalar tagged_meaning(struct reader *r, const char *tag,
				     struct pp_str text)
{
	enum pp_scalar meaning = pp_scalar_classify(text);
	bool fits;

	if (!strcmp(tag, "str"))
		return PP_SCALAR_STRING;
	if (!strcmp(tag, "int"))
		fits = meaning == PP_SCALAR_INT;
	else if (!strcmp(tag, "float"))
		fits = meaning >= PP_SCALAR_INT;
	else if (!strcmp(tag, "bool"))
		fits = meaning == PP_SCALAR_TRUE ||
		       meaning == PP_SCALAR_FALSE;
	else
		fits = meaning == PP_SCALAR_NULL && !strcmp(tag, "null");
	if (fits)
		return meaning;
	pp_fault(r->text, YAML_TAG, here(r),
		 "the value is not what its tag !!%s says", tag);
	return PP_SCALAR_STRING;
}

static enum pp_style scalar_style(yaml_scalar_style_t style)
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

static struct pp_str event_text(struct reader *r)
{
	struct pp_str text = { (const char *)r->event.data.scalar.value,
			       r->event.data.scalar.length };

	if (text.n)
		return pp_arena_str(r->build.arena, text);
	return (struct pp_str){ "", 0 };
}

static int read_scalar(struct reader *r, struct pp_value *out)
{
	const char *tag = core_tag(r, r->event.data.scalar.tag);
	enum pp_scalar meaning = PP_SCALAR_STRING;

	out->style = scalar_style(r->event.data.scalar.style);
	out->text = event_text(r);
	if (tag) {
		meaning = tagged_meaning(r, tag, out->text);
	} else if (out->style == PP_STYLE_PLAIN) {
		meaning = pp_scalar_classify(out->text);
		check_version(r, out->text, meaning);
	}
	set_meaning(r, out, meaning);
	return count_values(r, 1);
}

/* --- lists and mappings ------------------------------------------------------ */

/* Enter a list or mapping. */
static int descend(struct reader *r)
{
	if (r->depth == PP_READ_DEPTH_MAX)
		return report_depth(r);
	r->depth++;
	if (r->deepest < r->depth)
		r->deepest = r->depth;
	return count_values(r, 1);
}

static void check_collection_tag(struct reader *r, const yaml_char_t *name,
				 const char *wanted)
{
	const char *tag = core_tag(r, name);

	if (tag && strcmp(tag, wanted) && strcmp((const char *)name, "!"))
		pp_fault(r->text, YAML_TAG, here(r),
			 "the value is not what its tag !!%s says", tag);
}

static int read_list(struct reader *r, struct pp_value *out)
{
	size_t mark = r->build.count;

	out->style = r->event.data.sequence_start.style ==
		YAML_FLOW_SEQUENCE_STYLE ? PP_STYLE_FLOW : PP_STYLE_BLOCK;
	check_collection_tag(r, r->event.data.sequence_start.tag, "seq");
	if (descend(r) < 0)
		return -1;
	for (;;) {
		struct pp_member m = { 0 };

		if (next_event(r) < 0)
			return -1;
		if (r->event.type == YAML_SEQUENCE_END_EVENT)
			break;
		if (read_node(r, &m.value) < 0)
			return -1;
		pp_build_push(&r->build, &m);
	}
	r->depth--;
	pp_build_list(&r->build, mark, out);
	return 0;
}

static void check_key(struct reader *r, const struct pp_value *key)
{
	struct pp_finding *f;

	if (key->style != PP_STYLE_PLAIN)
		return;
	if (pp_scalar_is_old_bool(key->text)) {
		f = pp_fault(r->text, YAML_VERSION, here(r),
			     "programs that read YAML 1.1 take this key for "
			     "a boolean; here it is a string");
		pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
			       "quote it");
	} else if (pp_str_is(key->text, "<<") && !r->text->record) {
		f = pp_fault(r->text, YAML_VERSION, here(r),
			     "programs that read YAML 1.1 merge another "
			     "mapping here; here '<<' is a key like others");
		pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
			       "YAML 1.2 has no merge keys: write the "
			       "members out");
	}
}

/* A key is its text, whatever type the text would have as a value: read_node
 * is not for it.  *skip tells that the member cannot be kept. */
static int read_key(struct reader *r, struct pp_member *m, bool *skip)
{
	struct pp_value key = { 0 };
	struct pp_pos pos = here(r);
	struct pp_finding *f;
	size_t anchor;

	m->line = pos.line;
	m->col = pos.col;
	if (r->event.type == YAML_SCALAR_EVENT) {
		anchor = open_anchor(r, r->event.data.scalar.anchor);
		core_tag(r, r->event.data.scalar.tag);
		key.type = PP_STRING;
		key.style = scalar_style(r->event.data.scalar.style);
		key.text = event_text(r);
		key.line = pos.line;
		key.col = pos.col;
		check_key(r, &key);
		if (anchor != SIZE_MAX)
			r->anchors[anchor] = (struct anchor){
				.value = key, .values = 1 };
	} else if (read_node(r, &key) < 0) {
		return -1;
	}
	*skip = key.type == PP_LIST || key.type == PP_MAP ||
		(key.style == PP_STYLE_PLAIN && !key.text.n);
	if (*skip) {
		f = pp_fault(r->text, YAML_KEY, pos, key.text.n || key.count ||
			     key.type != PP_STRING ?
			     "a key must be a word, not a list or mapping" :
			     "a key is missing before the ':'");
		if (key.style == PP_STYLE_FLOW)
			pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
				       "quote a text that begins with { or [");
		return 0;
	}
	m->key = key.text;
	m->hash = pp_key_hash(key.text);
	return 0;
}

static bool is_empty_scalar(const yaml_event_t *e)
{
	return e->type == YAML_SCALAR_EVENT && !e->data.scalar.length &&
	       e->data.scalar.plain_implicit &&
	       e->start_mark.index == e->end_mark.index;
}

/* libyaml puts an empty value of a flow mapping where the next token is, which
 * may be lines away. */
static int read_member(struct reader *r, struct pp_member *m, bool *skip,
		       bool flow)
{
	struct pp_pos key_end;

	if (read_key(r, m, skip) < 0)
		return -1;
	key_end = pos_of(r, &r->event.end_mark);
	if (next_event(r) < 0)
		return -1;
	if (r->text->record && r->event.type == YAML_ALIAS_EVENT &&
	    !*skip && pp_str_is(m->key, "<<")) {
		return read_alias(r, &m->value, true);
	}
	if (read_node(r, &m->value) < 0)
		return -1;
	if (flow && is_empty_scalar(&r->event)) {
		m->value.line = key_end.line;
		m->value.col = key_end.col;
	}
	return 0;
}

static int read_map(struct reader *r, struct pp_value *out)
{
	size_t mark = r->build.count;

	out->style = r->event.data.mapping_start.style ==
		YAML_FLOW_MAPPING_STYLE ? PP_STYLE_FLOW : PP_STYLE_BLOCK;
	check_collection_tag(r, r->event.data.mapping_start.tag, "map");
	if (descend(r) < 0)
		return -1;
	for (;;) {
		struct pp_member m = { 0 };
		bool skip;

		if (next_event(r) < 0)
			return -1;
		if (r->event.type == YAML_MAPPING_END_EVENT)
			break;
		if (read_member(r, &m, &skip,
				out->style == PP_STYLE_FLOW) < 0)
			return -1;
		if (!skip)
			pp_build_push(&r->build, &m);
	}
	r->depth--;
	pp_build_map(&r->build, mark, out);
	return 0;
}

static int read_content(struct reader *r, struct pp_value *out)
{
	switch (r->event.type) {
	case YAML_SEQUENCE_START_EVENT:
		return read_list(r, out);
	case YAML_MAPPING_START_EVENT:
		return read_map(r, out);
	default:
		return read_scalar(r, out);
	}
}

static const yaml_char_t *anchor_name(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SEQUENCE_START_EVENT:
		return e->data.sequence_start.anchor;
	case YAML_MAPPING_START_EVENT:
		return e->data.mapping_start.anchor;
	default:
		return e->data.scalar.anchor;
	}
}

/* Read the node that the current event begins; afterwards the current event is
 * its last. */
static int read_node(struct reader *r, struct pp_value *out)
{
	struct pp_pos pos = here(r);
	unsigned outer = r->deepest;
	size_t before = r->build.values, anchor;

	if (r->event.type == YAML_ALIAS_EVENT)
		return read_alias(r, out, false);
	*out = (struct pp_value){ .line = pos.line, .col = pos.col };
	anchor = open_anchor(r, anchor_name(&r->event));
	if (anchor == SIZE_MAX)
		return read_content(r, out);
	r->deepest = r->depth;
	if (read_content(r, out) < 0)
		return -1;
	r->anchors[anchor] = (struct anchor){
		.value = *out,
		.values = r->build.values - before,
		.height = r->deepest - r->depth,
	};
	if (r->deepest < outer)
		r->deepest = outer;
	return 0;
}

/* --- documents ---------------------------------------------------------------- */

static void check_document(struct reader *r, size_t count)
{
	const yaml_event_t *e = &r->event;
	struct pp_finding *f;

	r->anchor_count = 0;
	pp_map_clear(&r->anchor_names);
	if (!r->text->record)
		return;
	if (e->data.document_start.version_directive ||
	    e->data.document_start.tag_directives.start !=
	    e->data.document_start.tag_directives.end)
		pp_fault(r->text, YAML_DOCUMENTS, here(r),
			 "a record may hold no directive ('%%')");
	if (count != 1)
		return;
	f = pp_fault(r->text, YAML_DOCUMENTS, here(r),
		     "a second document begins here");
	pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
		       "put it in a file of its own, or delete the '---'");
}

/* Read every document onto the stack. */
static int read_stream(struct reader *r)
{
	for (;;) {
		struct pp_member m = { 0 };

		if (next_event(r) < 0)
			return -1;
		if (r->event.type == YAML_STREAM_END_EVENT)
			return 0;
		if (r->event.type != YAML_DOCUMENT_START_EVENT)
			continue;
		check_document(r, r->build.count);
		if (next_event(r) < 0 || read_node(r, &m.value) < 0)
			return -1;
		pp_build_push(&r->build, &m);
	}
}

static int report_nothing(struct reader *r)
{
	pp_fault(r->text, FILE_EMPTY,
		 pp_text_pos(r->text, r->text->first_line, 1),
		 "there is nothing here but white space and comments");
	return -1;
}

static int hand_out(struct reader *r, struct pp_docs *out)
{
	struct pp_value roots = { 0 };
	const struct pp_value *first;

	if (r->broken)
		return -1;
	if (!r->build.count)
		return report_nothing(r);
	first = &r->build.stack[0].value;
	if (r->build.count == 1 && first->type == PP_NULL && !first->text.n)
		return report_nothing(r);
	pp_build_list(&r->build, 0, &roots);
	*out = (struct pp_docs){
		.roots = roots.items,
		.count = r->text->record ? 1 : roots.count,
	};
	return 0;
}

int pp_yaml_read(struct pp_docs *out, struct pp_arena *arena,
		 struct pp_text *text)
{
	struct reader r = { .text = text };
	int rc = -1;

	pp_text_report_separators(text);
	if (!yaml_parser_initialize(&r.parser))
		pp_oom();
	pp_build_init(&r.build, text, arena);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser,
				     (const unsigned char *)text->bytes.p,
				     text->bytes.n);
	if (read_stream(&r) == 0)
		rc = hand_out(&r, out);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	pp_build_release(&r.build);
	pp_map_release(&r.anchor_names);
	pp_free(r.anchors);
	return rc;
}
