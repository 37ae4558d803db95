/* What of Markdown may be rendered. */
#include "report/safe.h"

#include <cmark.h>

#include "base/arena.h"
#include "report/tree.h"

bool pp_safe_is_suspect(struct cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return true;
	default:
		return false;
	}
}

/* What stands before a ':' that may end a scheme: before any / ? or #. */
static struct pp_str scheme_of(struct pp_str url)
{
	for (size_t i = 0; i < url.n; i++) {
		if (url.p[i] == ':')
			return (struct pp_str){ url.p, i + 1 };
		if (strchr("/?#", url.p[i]))
			break;
	}
	return (struct pp_str){ 0 };
}

bool pp_safe_link(struct pp_str url)
{
	struct pp_str scheme = scheme_of(url);

	return !scheme.n || pp_str_same_letters(scheme, PP_LIT("http:")) ||
	       pp_str_same_letters(scheme, PP_LIT("https:")) ||
	       pp_str_same_letters(scheme, PP_LIT("mailto:"));
}

/* A browser takes \ for /, and what begins with // for another host. */
bool pp_safe_image(struct pp_str url)
{
	return url.n && !scheme_of(url).n && !strchr("/\\", *url.p) &&
	       (unsigned char)*url.p > ' ';
}

static void replace_by_text(cmark_node *node, bool is_block)
{
	cmark_node *text = pp_tree_node(CMARK_NODE_TEXT), *whole = text;
	const char *literal = cmark_node_get_literal(node);
	struct pp_arena scrap = { 0 };
	size_t n = strlen(literal);

	while (is_block && n && literal[n - 1] == '\n')
		n--;
	cmark_node_set_literal(text, pp_arena_copy(&scrap, literal, n));
	pp_arena_release(&scrap);
	if (is_block) {
		whole = pp_tree_node(CMARK_NODE_PARAGRAPH);
		cmark_node_append_child(whole, text);
	}
	cmark_node_replace(node, whole);
}

/* Its text stays. */
static void unwrap(cmark_node *node)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(node)) != NULL)
		cmark_node_insert_before(node, child);
	cmark_node_unlink(node);
}

void pp_safe_make(struct cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_BLOCK:
		replace_by_text(node, true);
		break;
	case CMARK_NODE_HTML_INLINE:
		replace_by_text(node, false);
		break;
	case CMARK_NODE_LINK:
		if (!pp_safe_link(pp_str(cmark_node_get_url(node))))
			unwrap(node);
		break;
	case CMARK_NODE_IMAGE:
		if (!pp_safe_image(pp_str(cmark_node_get_url(node))))
			unwrap(node);
		break;
	default:
		break;
	}
}
