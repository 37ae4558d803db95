/* Filled documents as text. */
#include "report/render.h"

#include <cmark.h>

#include "base/escape.h"
#include "base/map.h"
#include "report/target.h"

enum { TEXT_MAX = 1 << 30, ID_MAX = 60, HEADINGS_MAX = 10000 };

struct headings {
	struct pp_arena *arena;
	struct pp_map ids;	/* num: how many began so */
	struct pp_rendered *out;
	size_t cap;
};

/* What stands in a heading, without links, and as words for its id. */
static void add_content(struct pp_buf *html, struct pp_buf *words,
			cmark_node *heading)
{
	cmark_iter *iter = cmark_iter_new(heading);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *text = NULL;

		if (event != CMARK_EVENT_ENTER)
			continue;
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			text = cmark_node_get_literal(node);
			pp_escape_xml(html, pp_str(text));
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			text = " ";
			pp_buf_puts(html, text);
			break;
		case CMARK_NODE_CUSTOM_INLINE:
			text = cmark_node_get_on_enter(node);
			pp_buf_puts(html, text);
			break;
		default:
			break;
		}
		pp_buf_puts(words, text ? text : "");
	}
	cmark_iter_free(iter);
}

/* "Days used, 2023" is days-used-2023; where there is that already,
 * days-used-2023-2. */
static struct pp_str make_id(struct headings *h, struct pp_str words)
{
	char id[ID_MAX];
	struct pp_map_entry *e;
	struct pp_str text;
	size_t n = 0;
	bool is_new;

	for (size_t i = 0; i < words.n && n < sizeof(id) - 1; i++) {
		char c = words.p[i];
		bool is_letter = (c >= 'a' && c <= 'z') ||
				 (c >= 'A' && c <= 'Z') ||
				 (c >= '0' && c <= '9');

		if (is_letter)
			id[n++] = c >= 'A' && c <= 'Z' ?
				  (char)(c - 'A' + 'a') : c;
		else if (n && id[n - 1] != '-')
			id[n++] = '-';
	}
	while (n && id[n - 1] == '-')
		n--;
	text = pp_str(pp_arena_printf(h->arena, "s-%.*s", (int)n, id));
	e = pp_map_put(&h->ids, text, &is_new);
	e->num++;
	while (!is_new) {
		struct pp_str more = pp_str(pp_arena_printf(h->arena,
				"%.*s-%zu", PP_STR(text), (size_t)e->num++));

		pp_map_put(&h->ids, more, &is_new)->num++;
		if (is_new)
			return more;
		e = pp_map_get(&h->ids, text);
	}
	return text;
}

static void add_heading(struct headings *h, unsigned level, struct pp_str id,
			struct pp_str html)
{
	struct pp_rendered *out = h->out;

	if (out->heading_count == HEADINGS_MAX)
		return;
	if (out->heading_count == h->cap) {
		struct pp_page_heading *grown;

		h->cap = 2 * h->cap + 16;
		grown = pp_new(h->arena, struct pp_page_heading, h->cap);
		if (out->heading_count)
			memcpy(grown, out->headings,
			       out->heading_count * sizeof(*grown));
		out->headings = grown;
	}
	out->headings[out->heading_count++] = (struct pp_page_heading){
		level, id, pp_arena_str(h->arena, html),
	};
}

/* cmark gives headings no id: an element of our own takes their children. */
static void replace_heading(struct headings *h, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);
	cmark_node *block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK), *child;
	struct pp_buf html, words;
	struct pp_str id;

	level = level < 2 ? 2 : level;
	pp_buf_init(&html, TEXT_MAX);
	pp_buf_init(&words, TEXT_MAX);
	add_content(&html, &words, node);
	id = make_id(h, pp_buf_get(&words));
	add_heading(h, (unsigned)level, id, pp_buf_get(&html));
	cmark_node_set_on_enter(block, pp_arena_printf(h->arena,
				"<h%d id=\"%.*s\">", level, PP_STR(id)));
	cmark_node_set_on_exit(block, pp_arena_printf(h->arena, "</h%d>",
						      level));
	while ((child = cmark_node_first_child(node)) != NULL)
		cmark_node_append_child(block, child);
	cmark_node_replace(node, block);
	cmark_node_free(node);
	pp_buf_release(&words);
	pp_buf_release(&html);
}

static struct pp_str taken(struct pp_arena *arena, char *text)
{
	struct pp_str s = pp_arena_str(arena, pp_str(text));

	cmark_get_default_mem_allocator()->free(text);
	return s;
}

void pp_render_html(struct pp_rendered *out, struct pp_arena *arena,
		    struct pp_document *document)
{
	struct headings h = { .arena = arena, .out = out };
	cmark_node *node = cmark_node_first_child(document->root), *next;

	*out = (struct pp_rendered){ 0 };
	for (; node; node = next) {
		next = cmark_node_next(node);
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
			replace_heading(&h, node);
	}
	pp_map_release(&h.ids);
	out->body = taken(arena, cmark_render_html(document->root,
						   CMARK_OPT_DEFAULT));
}

struct pp_str pp_render_markdown(struct pp_arena *arena,
				 struct pp_document *document)
{
	return taken(arena, cmark_render_commonmark(document->root,
						    CMARK_OPT_DEFAULT, 0));
}

/* cmark writes code as it is between \begin{verbatim} and \end{verbatim}, and
 * code may hold that: such becomes text, line by line. */
static void replace_code(struct pp_arena *arena, cmark_node *node)
{
	struct pp_str text = pp_str(cmark_node_get_literal(node));
	cmark_node *block;
	struct pp_buf out;

	pp_buf_init(&out, TEXT_MAX);
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;

		pp_buf_puts(&out, "\\texttt{");
		pp_escape_latex(&out, (struct pp_str){ text.p, n });
		pp_buf_puts(&out, "}\\\\\n");
		n += end != NULL;
		text = (struct pp_str){ text.p + n, text.n - n };
	}
	block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
	cmark_node_set_on_enter(block, pp_arena_str(arena,
						    pp_buf_get(&out)).p);
	cmark_node_replace(node, block);
	cmark_node_free(node);
	pp_buf_release(&out);
}

struct pp_str pp_render_latex(struct pp_arena *arena,
			      struct pp_document *document)
{
	cmark_iter *iter = cmark_iter_new(document->root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER &&
		    cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK &&
		    strstr(cmark_node_get_literal(node), "\\end"))
			replace_code(arena, node);
	}
	cmark_iter_free(iter);
	return taken(arena, cmark_render_latex(document->root,
					       CMARK_OPT_DEFAULT, 0));
}
