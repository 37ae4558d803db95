/* Filled documents as text. */
#include "report/render.h"

#include <cmark.h>

#include "base/escape.h"
#include "base/map.h"
#include "report/target.h"
#include "report/tree.h"

enum { TEXT_MAX = 1 << 30, ID_MAX = 60, HEADINGS_MAX = 10000 };

struct headings {
	struct pp_arena *arena;
	struct pp_map ids;	/* num: how many began so */
	struct pp_rendered *out;
	size_t cap;
	struct pp_buf html, words;	/* of the one that is looked at */
};

static void add_text(struct headings *h, const char *text, bool is_html)
{
	if (is_html)
		pp_buf_puts(&h->html, text);
	else
		pp_escape_xml(&h->html, pp_str(text));
	/* The words of a fault are no name for anything. */
	if (!is_html || *text != '<')
		pp_buf_puts(&h->words, text);
}

/* What stands in a heading, without links, and as words for its id. */
static void add_content(struct headings *h, cmark_node *heading)
{
	cmark_iter *iter = cmark_iter_new(heading);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_ENTER)
			continue;
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			add_text(h, cmark_node_get_literal(node), false);
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			add_text(h, " ", false);
			break;
		case CMARK_NODE_CUSTOM_INLINE:
			add_text(h, cmark_node_get_on_enter(node), true);
			break;
		default:
			break;
		}
	}
	cmark_iter_free(iter);
}

/* "Days used, 2023" is days-used-2023; where there is that already,
 * days-used-2023-2. */
static struct pp_str make_id(struct headings *h, struct pp_str words)
{
	char id[ID_MAX] = "s-";
	struct pp_map_entry *e;
	struct pp_str text;
	size_t n = 2;
	bool is_new;

	for (size_t i = 0; i < words.n && n < sizeof(id) - 1; i++) {
		char c = words.p[i];
		bool is_letter = (c >= 'a' && c <= 'z') ||
				 (c >= 'A' && c <= 'Z') ||
				 (c >= '0' && c <= '9');

		if (is_letter)
			id[n++] = c >= 'A' && c <= 'Z' ?
				  (char)(c - 'A' + 'a') : c;
		else if (id[n - 1] != '-')
			id[n++] = '-';
	}
	while (n > 2 && id[n - 1] == '-')
		n--;
	text = (struct pp_str){ pp_arena_copy(h->arena, id, n), n };
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
	static const char *const ends[] = {
		"</h2>", "</h2>", "</h2>", "</h3>", "</h4>", "</h5>", "</h6>",
	};
	int level = cmark_node_get_heading_level(node);
	cmark_node *block = pp_tree_node(CMARK_NODE_CUSTOM_BLOCK), *child;
	struct pp_str id;

	level = level < 2 ? 2 : level;
	pp_buf_clear(&h->html);
	pp_buf_clear(&h->words);
	add_content(h, node);
	id = make_id(h, pp_buf_get(&h->words));
	add_heading(h, (unsigned)level, id, pp_buf_get(&h->html));
	pp_buf_clear(&h->html);
	pp_buf_puts(&h->html, "<h");
	pp_buf_putc(&h->html, (char)('0' + level));
	pp_buf_puts(&h->html, " id=\"");
	pp_buf_str(&h->html, id);
	pp_buf_add(&h->html, "\">", sizeof("\">"));
	cmark_node_set_on_enter(block, h->html.p);
	cmark_node_set_on_exit(block, ends[level]);
	while ((child = cmark_node_first_child(node)) != NULL)
		cmark_node_append_child(block, child);
	cmark_node_replace(node, block);
}

void pp_render_html(struct pp_rendered *out, struct pp_arena *arena,
		    struct pp_document *document)
{
	struct headings h = { .arena = arena, .out = out };
	struct pp_arena *before = pp_tree_use(arena);
	cmark_node *node = cmark_node_first_child(document->root), *next;

	*out = (struct pp_rendered){ 0 };
	pp_buf_init(&h.html, TEXT_MAX);
	pp_buf_init(&h.words, TEXT_MAX);
	for (; node; node = next) {
		next = cmark_node_next(node);
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
			replace_heading(&h, node);
	}
	pp_buf_release(&h.words);
	pp_buf_release(&h.html);
	pp_map_release(&h.ids);
	out->body = pp_str(cmark_render_html(document->root,
					     CMARK_OPT_DEFAULT));
	pp_tree_use(before);
}

struct pp_str pp_render_markdown(struct pp_arena *arena,
				 struct pp_document *document)
{
	struct pp_arena *before = pp_tree_use(arena);
	char *text = cmark_render_commonmark(document->root,
					     CMARK_OPT_DEFAULT, 0);

	pp_tree_use(before);
	return pp_str(text);
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
	block = pp_tree_node(CMARK_NODE_CUSTOM_BLOCK);
	cmark_node_set_on_enter(block, pp_arena_str(arena,
						    pp_buf_get(&out)).p);
	cmark_node_replace(node, block);
	pp_buf_release(&out);
}

struct pp_str pp_render_latex(struct pp_arena *arena,
			      struct pp_document *document)
{
	struct pp_arena *before = pp_tree_use(arena);
	cmark_iter *iter = cmark_iter_new(document->root);
	cmark_event_type event;
	char *text;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER &&
		    cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK &&
		    strstr(cmark_node_get_literal(node), "\\end"))
			replace_code(arena, node);
	}
	text = cmark_render_latex(document->root, CMARK_OPT_DEFAULT, 0);
	pp_tree_use(before);
	return pp_str(text);
}
