/* Markdown of any bytes: the bounds, the tree and its parts, all renderings.
 * What may not be rendered must be gone. */
#include <cmark.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "report/bound.h"
#include "report/document.h"
#include "report/render.h"
#include "report/safe.h"
#include "report/tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_safe(struct cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_HTML_INLINE:
			abort();
		case CMARK_NODE_LINK:
			if (!pp_safe_link(pp_str(cmark_node_get_url(node))))
				abort();
			break;
		case CMARK_NODE_IMAGE:
			if (!pp_safe_image(pp_str(cmark_node_get_url(node))))
				abort();
			break;
		default:
			break;
		}
	}
	cmark_iter_free(iter);
}

/* Every place lies in the text. */
static void check_places(const struct pp_document *d,
			 const struct pp_prose *prose)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct pp_part *part = &d->parts[i];
		struct pp_pos pos = pp_prose_pos(prose, &part->sql, 1, 1);

		if (part->pos.line < prose->line ||
		    part->pos.line > prose->line + prose->count)
			abort();
		if (part->sql.text.n &&
		    pos.line > prose->line + prose->count + 1)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_str text = { (const char *)data, size };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_rendered html;
	struct pp_document d;
	struct pp_prose prose;

	/* As the reader of records hands it on. */
	if (pp_utf8_valid(text) < size || (size && memchr(data, '\0', size)) ||
	    (size && memchr(data, '\r', size)))
		return 0;
	text = pp_arena_str(&arena, text);
	pp_prose_init(&prose, &arena, "x.md", text, 7);
	if (pp_bound_check(&sink, &prose) == 0) {
		pp_document_read(&d, &arena, &sink, &prose,
				 &(struct pp_extract){ text, 7, 0 });
		pp_tree_use(&arena);
		check_safe(d.root);
		check_places(&d, &prose);
		pp_render_markdown(&arena, &d);
		pp_render_latex(&arena, &d);
		pp_render_html(&html, &arena, &d);
	}
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
