#ifndef PP_REPORT_RENDER_H
#define PP_REPORT_RENDER_H

#include "report/document.h"
#include "report/page.h"

/* A filled document as text, in the arena in which it lives. */

struct pp_rendered {
	struct pp_str body;
	struct pp_page_heading *headings;	/* HTML only */
	size_t heading_count;
};

/* Its HTML: what stands in a page's <main>.  Headings get ids made from what
 * they say; those of level 1 become level 2, as the page's title is level 1. */
void pp_render_html(struct pp_rendered *out, struct pp_arena *arena,
		    struct pp_document *document);

/* As CommonMark, which may have tables in it. */
struct pp_str pp_render_markdown(struct pp_arena *arena,
				 struct pp_document *document);

/* As LaTeX, what stands within a document. */
struct pp_str pp_render_latex(struct pp_arena *arena,
			      struct pp_document *document);

#endif
