/* Markdown as a tree with parts to be filled in. */
#include "report/document.h"

#include <cmark.h>

#include "base/memory.h"
#include "report/safe.h"
#include "report/tree.h"

struct reading {
	struct pp_document *out;
	struct pp_arena *arena;
	struct pp_sink *sink;
	const struct pp_prose *source;
	const struct pp_extract *text;
	/* What is to be looked at, once the tree has been walked. */
	cmark_node **nodes;
	size_t count, cap;
	size_t part_cap;
	bool is_full;		/* there are too many parts */
};

/* The line of the file on which the node begins. */
static uint32_t line_of(const struct reading *r, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	return r->text->line + (line > 0 ? (uint32_t)line - 1 : 0);
}

static struct pp_part *add_part(struct reading *r, enum pp_part_kind kind,
				cmark_node *node)
{
	struct pp_document *d = r->out;
	struct pp_part *part;

	if (d->count == r->part_cap) {
		struct pp_part *grown = pp_new(r->arena, struct pp_part,
					       2 * r->part_cap + 16);

		if (d->count)
			memcpy(grown, d->parts, d->count * sizeof(*grown));
		d->parts = grown;
		r->part_cap = 2 * r->part_cap + 16;
	}
	part = &d->parts[d->count++];
	*part = (struct pp_part){ .kind = kind, .node = node };
	return part;
}

static int fault(const struct reading *r, struct pp_pos pos, const char *text)
{
	pp_report(r->sink, PP_R(REPORT_FORM), pos, "%s", text);
	return -1;
}

/* The node has the fault that was reported last. */
static void add_bad(struct reading *r, enum pp_part_kind kind,
		    cmark_node *node, struct pp_pos pos)
{
	struct pp_part *part = add_part(r, kind, node);
	const char *text = r->sink->count ?
		r->sink->items[r->sink->count - 1]->text : "";

	part->pos = pos;
	part->fault = pp_arena_copy(r->arena, text, strlen(text));
}

/* --- blocks --------------------------------------------------------------- */

static struct pp_str literal(const struct reading *r, cmark_node *node)
{
	return pp_arena_str(r->arena, pp_str(cmark_node_get_literal(node)));
}

static struct pp_extract content(const struct reading *r, cmark_node *node)
{
	return (struct pp_extract){ literal(r, node), line_of(r, node) + 1, 0 };
}

static enum pp_fence_kind kind_of(cmark_node *node)
{
	if (!node || cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
		return PP_FENCE_NONE;
	return pp_fence_kind(pp_str(cmark_node_get_fence_info(node)));
}

static struct pp_pos block_pos(const struct reading *r, cmark_node *node)
{
	return (struct pp_pos){ .file = r->source->file,
				.line = line_of(r, node), .col = 1 };
}

/* The template that follows the block, which is taken out of the tree. */
static int take_template(struct reading *r, struct pp_part *part,
			 cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);

	if (part->block.name.n)
		return 0;
	if (kind_of(next) != PP_FENCE_TEMPLATE)
		return fault(r, part->pos, "'each' must be followed by a block "
			     "that begins with 'template', or name a report: "
			     "template=NAME");
	part->template = content(r, next);
	return 0;
}

static bool has_id(const struct reading *r, const struct pp_part *part)
{
	for (size_t i = 0; part->block.id.n && i + 1 < r->out->count; i++)
		if (pp_str_eq(r->out->parts[i].block.id, part->block.id))
			return true;
	return false;
}

static int read_sql(struct reading *r, cmark_node *node,
		    const struct pp_fence *block)
{
	struct pp_part *part = add_part(r, block->form == PP_FENCE_AS_EACH ?
					PP_PART_EACH : PP_PART_SQL, node);

	part->block = *block;
	part->pos = block_pos(r, node);
	part->sql = content(r, node);
	if (has_id(r, part))
		fault(r, part->pos, "another block has that id");
	else if (part->kind != PP_PART_EACH ||
		 take_template(r, part, node) == 0)
		return 0;
	r->out->count--;
	return -1;
}

/* Only whitespace? */
static bool is_blank(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr(" \t\n", s.p[i]))
			return false;
	return true;
}

static int read_include(struct reading *r, cmark_node *node,
			const struct pp_fence *block)
{
	struct pp_pos pos = block_pos(r, node);
	struct pp_part *part;

	if (!is_blank(literal(r, node)))
		return fault(r, pos, "'include' holds nothing");
	part = add_part(r, PP_PART_INCLUDE, node);
	part->block = *block;
	part->pos = pos;
	return 0;
}

/* It has been read with the block before it. */
static int drop_template(struct reading *r, cmark_node *node)
{
	const struct pp_part *last = r->out->count ?
		&r->out->parts[r->out->count - 1] : NULL;

	if (!last || last->kind != PP_PART_EACH || last->block.name.n ||
	    cmark_node_previous(node) != last->node)
		return fault(r, block_pos(r, node), "a template must follow a "
			     "block 'sql each'");
	cmark_node_unlink(node);
	return 0;
}

static void read_block(struct reading *r, cmark_node *node)
{
	struct pp_str info = pp_str(cmark_node_get_fence_info(node));
	struct pp_pos pos = block_pos(r, node);
	struct pp_fence block;
	int rc = pp_fence_read(&block, r->arena, r->sink, pos, info);

	if (!rc && block.kind == PP_FENCE_SQL)
		rc = read_sql(r, node, &block);
	else if (!rc && block.kind == PP_FENCE_INCLUDE)
		rc = read_include(r, node, &block);
	else if (!rc && block.kind == PP_FENCE_TEMPLATE)
		rc = drop_template(r, node);
	if (rc < 0)
		add_bad(r, PP_PART_BAD_BLOCK, node, pos);
}

/* --- code spans ----------------------------------------------------------- */

static struct pp_str trimmed(struct pp_str s)
{
	while (s.n && strchr(" \t", *s.p))
		s = (struct pp_str){ s.p + 1, s.n - 1 };
	while (s.n && strchr(" \t", s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool begins_with(struct pp_str text, const char *word)
{
	size_t n = strlen(word);

	return text.n > n && strchr(" \t(", text.p[n]) &&
	       pp_str_same_letters((struct pp_str){ text.p, n }, pp_str(word));
}

static bool is_word(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] | 0x20;

		if (!(c >= 'a' && c <= 'z') && s.p[i] != '_' &&
		    !(s.p[i] >= '0' && s.p[i] <= '9'))
			return false;
	}
	return s.n > 0;
}

static void read_span(struct reading *r, cmark_node *node)
{
	struct pp_str text = literal(r, node), rest = { text.p + 1,
							text.n - 1 };
	struct pp_part *part = add_part(r, PP_PART_SELECT, node);
	const char *dot;

	pp_prose_span(&part->sql, r->source, text, line_of(r, node));
	part->pos = pp_prose_pos(r->source, &part->sql, 1, 1);
	part->sql.text = rest;
	part->sql.col++;
	if (begins_with(trimmed(rest), "select") ||
	    begins_with(trimmed(rest), "with") ||
	    begins_with(trimmed(rest), "values"))
		return;
	rest = trimmed(rest);
	dot = rest.n ? memchr(rest.p, '.', rest.n) : NULL;
	if (rest.n && *rest.p == ':' &&
	    is_word((struct pp_str){ rest.p + 1, rest.n - 1 })) {
		part->kind = PP_PART_PARAM;
		part->name = (struct pp_str){ rest.p + 1, rest.n - 1 };
	} else if (dot) {
		part->kind = PP_PART_FIELD;
		part->id = (struct pp_str){ rest.p, (size_t)(dot - rest.p) };
		part->name = (struct pp_str){ dot + 1,
					      rest.n - part->id.n - 1 };
	}
	if (part->kind == PP_PART_PARAM ||
	    (part->kind == PP_PART_FIELD && pp_fence_is_id(part->id) &&
	     part->name.n))
		return;
	fault(r, part->pos, "a value is `=SELECT ...`, `=:parameter` or "
	      "`=id.column`");
	r->out->count--;
	add_bad(r, PP_PART_BAD_SPAN, node, part->pos);
}

/* --- the tree ------------------------------------------------------------- */

static bool is_wanted(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_CODE:
		return *cmark_node_get_literal(node) == '=';
	case CMARK_NODE_CODE_BLOCK:
		return kind_of(node) != PP_FENCE_NONE;
	default:
		return pp_safe_is_suspect(node);
	}
}

/* Could a paragraph or heading hold a value, a link or HTML?  Its lines tell
 * that faster than its nodes, most of which need not be looked at. */
static bool may_hold(const struct reading *r, cmark_node *node)
{
	uint32_t from = line_of(r, node);
	int lines = cmark_node_get_end_line(node) -
		    cmark_node_get_start_line(node);

	for (int i = 0; i <= (lines > 0 ? lines : 0) + 1; i++) {
		struct pp_str line = pp_prose_line(r->source,
						   from + (uint32_t)i);

		if (line.n && (memchr(line.p, '<', line.n) ||
			       memchr(line.p, '[', line.n) ||
			       memchr(line.p, '`', line.n)))
			return true;
	}
	return false;
}

static void collect(struct reading *r)
{
	cmark_iter *iter = cmark_iter_new(r->out->root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if ((type == CMARK_NODE_PARAGRAPH ||
		     type == CMARK_NODE_HEADING) && !may_hold(r, node))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		if (!is_wanted(node))
			continue;
		pp_grow(r->nodes, r->count, r->cap);
		r->nodes[r->count++] = node;
	}
	cmark_iter_free(iter);
}

static void report_many(struct reading *r, cmark_node *node)
{
	struct pp_pos pos = { .file = r->source->file, .col = 1,
			      .line = line_of(r, node) };

	pp_report(r->sink, PP_R(REPORT_LIMIT), pos, "the report has more than "
		  "%d blocks and values", PP_DOCUMENT_PARTS_MAX);
	r->is_full = true;
}

static void read_node(struct reading *r, cmark_node *node)
{
	bool is_code = cmark_node_get_type(node) == CMARK_NODE_CODE;

	if (!is_code && cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
		pp_safe_make(node);
	else if (r->is_full)
		return;
	else if (r->out->count == PP_DOCUMENT_PARTS_MAX)
		report_many(r, node);
	else if (is_code)
		read_span(r, node);
	else
		read_block(r, node);
}

void pp_document_read(struct pp_document *out, struct pp_arena *arena,
		      struct pp_sink *sink, const struct pp_prose *source,
		      const struct pp_extract *text)
{
	struct reading r = { .out = out, .arena = arena, .sink = sink,
			     .source = source, .text = text };
	struct pp_arena *before;
	cmark_parser *parser;

	*out = (struct pp_document){ 0 };
	before = pp_tree_use(arena);
	parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8,
					   pp_tree_memory());
	cmark_parser_feed(parser, text->text.n ? text->text.p : "",
			  text->text.n);
	out->root = cmark_parser_finish(parser);
	collect(&r);
	for (size_t i = 0; i < r.count; i++)
		read_node(&r, r.nodes[i]);
	pp_free(r.nodes);
	pp_tree_use(before);
}
