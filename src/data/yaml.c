/* YAML by libyaml's events.  Depth is counted here, so that a file of brackets
 * ends before libyaml's time, quadratic in the nesting, counts. */
#include "data/yaml.h"

#include "base/memory.h"
#include "data/block.h"
#include "data/yaml_error.h"
#include "data/yaml_line.h"
#include "data/yaml_scalar.h"

/* How often, and in how large a text, reading is tried again below a syntax
 * error. */
enum { RESUME_MAX = 20, RESUME_BYTES_MAX = 1 << 20 };

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
	struct pp_yaml_quote quote;
	uint32_t resume;	/* after a syntax error: see yaml_error.h */
	unsigned depth;		/* of the node being read */
	unsigned deepest;	/* reached since the last anchor began */
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

static void remember_quote(struct reader *r)
{
	const yaml_event_t *e = &r->event;

	if (e->data.scalar.style != YAML_SINGLE_QUOTED_SCALAR_STYLE &&
	    e->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return;
	r->quote = (struct pp_yaml_quote){
		.lines = true, .start = e->start_mark, .end = e->end_mark,
	};
}

static int next_event(struct reader *r)
{
	const yaml_event_t *e = &r->event;

	yaml_event_delete(&r->event);
	if (!yaml_parser_parse(&r->parser, &r->event)) {
		r->resume = pp_yaml_error_report(r->text, &r->parser,
						 &r->quote);
		return -1;
	}
	if (e->type == YAML_SCALAR_EVENT &&
	    e->start_mark.line != e->end_mark.line)
		remember_quote(r);
	return 0;
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

/* --- anchors and aliases ------------------------------------------------ */

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
	r->build.broken = true;
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
		r->build.broken = true;
		out->type = PP_STRING;
		out->style = PP_STYLE_DOUBLE;
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

/* --- lists and mappings ------------------------------------------------- */

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
	const char *tag = pp_yaml_tag(&r->build, here(r), name);

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

/* A key is its text, whatever type the text would have as a value. */
static void read_scalar_key(struct reader *r, struct pp_value *key)
{
	const yaml_event_t *e = &r->event;
	size_t anchor = open_anchor(r, e->data.scalar.anchor);

	key->type = PP_STRING;
	pp_yaml_tag(&r->build, here(r), e->data.scalar.tag);
	pp_yaml_scalar_text(&r->build, e, key);
	pp_yaml_scalar_check_key(&r->build, key);
	if (anchor != SIZE_MAX)
		r->anchors[anchor] = (struct anchor){
			.value = *key, .values = 1 };
}

static void report_key(struct reader *r, const struct pp_value *key)
{
	struct pp_pos pos = pp_value_pos(key, r->text->file);
	struct pp_finding *f;

	if (key->type != PP_LIST && key->type != PP_MAP) {
		pp_fault(r->text, YAML_KEY, pos,
			 "a key is missing before the ':'");
		return;
	}
	f = pp_fault(r->text, YAML_KEY, pos,
		     "a key must be a word, not a %s",
		     pp_type_name(key->type));
	if (key->style == PP_STYLE_FLOW)
		pp_report_note(r->text->sink, f, (struct pp_pos){ 0 },
			       "quote a text that begins with { or [");
}

/* *skip tells that the member cannot be kept. */
static int read_key(struct reader *r, struct pp_member *m, bool *skip)
{
	struct pp_pos pos = here(r);
	struct pp_value key = { .line = pos.line, .col = pos.col };

	if (r->event.type == YAML_SCALAR_EVENT)
		read_scalar_key(r, &key);
	else if (read_node(r, &key) < 0)
		return -1;
	*skip = key.type == PP_LIST || key.type == PP_MAP ||
		(key.style == PP_STYLE_PLAIN && !key.text.n);
	if (*skip) {
		report_key(r, &key);
		return 0;
	}
	m->line = pos.line;
	m->col = pos.col;
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
	    !*skip && pp_str_is(m->key, "<<"))
		return read_alias(r, &m->value, true);
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
		pp_yaml_scalar(&r->build, &r->event, out);
		return count_values(r, 1);
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

/* --- documents ---------------------------------------------------------- */

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

	if (r->build.broken)
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

/* Read text once, from its start to its end or to a syntax error, of which
 * *resume tells. */
static int read_once(struct pp_docs *out, struct pp_arena *arena,
		     struct pp_text *text, uint32_t *resume)
{
	struct reader r = { .text = text };
	int rc = -1;

	if (!yaml_parser_initialize(&r.parser))
		pp_oom();
	pp_build_init(&r.build, text, arena);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser,
				     (const unsigned char *)text->bytes.p,
				     text->bytes.n);
	if (read_stream(&r) == 0)
		rc = hand_out(&r, out);
	*resume = r.resume;
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	pp_build_release(&r.build);
	pp_map_release(&r.anchor_names);
	pp_free(r.anchors);
	return rc;
}

/* After a syntax error in a record: go on with the next key at the left
 * margin, to tell of mistakes further down.  There will be no tree. */
static void read_rest(struct pp_arena *arena, const struct pp_text *text,
		      uint32_t resume)
{
	struct pp_docs none;

	for (int i = 0; resume && i < RESUME_MAX; i++) {
		size_t at = pp_yaml_line_next_key(text, resume);
		struct pp_text part;

		if (at == SIZE_MAX)
			return;
		part = pp_text_part(text, at, text->bytes.n);
		read_once(&none, arena, &part, &resume);
	}
}

int pp_yaml_read_events(struct pp_docs *out, struct pp_arena *arena,
			struct pp_text *text)
{
	uint32_t resume = 0;
	int rc;

	pp_text_report_separators(text);
	rc = read_once(out, arena, text, &resume);
	if (resume && text->record && text->bytes.n <= RESUME_BYTES_MAX)
		read_rest(arena, text, resume);
	return rc;
}

int pp_yaml_read(struct pp_docs *out, struct pp_arena *arena,
		 struct pp_text *text)
{
	if (pp_block_read(out, arena, text))
		return 0;
	return pp_yaml_read_events(out, arena, text);
}
