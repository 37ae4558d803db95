/* Markdown that holds no queries, as HTML. */
#include "report/plain.h"

#include <cmark.h>

#include "base/escape.h"
#include "base/memory.h"
#include "report/bound.h"
#include "report/safe.h"
#include "report/tree.h"

enum { LEVEL_MAX = 6 };

struct nodes {
	cmark_node **items;
	size_t count, cap;
};

static bool is_wanted(cmark_node *node)
{
	return pp_safe_is_suspect(node) ||
	       cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

static void collect(struct nodes *out, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_ENTER || !is_wanted(node))
			continue;
		pp_grow(out->items, out->count, out->cap);
		out->items[out->count++] = node;
	}
	cmark_iter_free(iter);
}

static void lower(cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading);

	cmark_node_set_heading_level(heading, level < LEVEL_MAX ? level + 1 :
								  LEVEL_MAX);
}

/* What is beside the record's file is not beside its page. */
static void make_safe(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
		lower(node);
		break;
	case CMARK_NODE_IMAGE:
		cmark_node_set_url(node, "javascript:");
		pp_safe_make(node);
		break;
	case CMARK_NODE_LINK:
		if (!strchr(cmark_node_get_url(node), ':'))
			cmark_node_set_url(node, "javascript:");
		pp_safe_make(node);
		break;
	default:
		pp_safe_make(node);
		break;
	}
}

static void render(struct pp_buf *out, struct pp_arena *arena,
		   struct pp_str markdown)
{
	struct pp_arena *before = pp_tree_use(arena);
	cmark_parser *parser = cmark_parser_new_with_mem(
			CMARK_OPT_VALIDATE_UTF8, pp_tree_memory());
	struct nodes nodes = { 0 };
	cmark_node *root;

	cmark_parser_feed(parser, markdown.n ? markdown.p : "", markdown.n);
	root = cmark_parser_finish(parser);
	collect(&nodes, root);
	for (size_t i = 0; i < nodes.count; i++)
		make_safe(nodes.items[i]);
	pp_buf_puts(out, cmark_render_html(root, CMARK_OPT_DEFAULT));
	pp_free(nodes.items);
	pp_tree_use(before);
}

void pp_plain_html(struct pp_buf *out, struct pp_str markdown)
{
	struct pp_sink unsaid = { .limit = 1 };
	struct pp_arena arena = { 0 };
	struct pp_prose prose;

	pp_prose_init(&prose, &arena, "", markdown, 1);
	if (pp_bound_check(&unsaid, &prose) == 0) {
		render(out, &arena, markdown);
	} else {
		pp_buf_puts(out, "<pre>");
		pp_escape_xml(out, markdown);
		pp_buf_puts(out, "</pre>\n");
	}
	pp_sink_release(&unsaid);
	pp_arena_release(&arena);
}
