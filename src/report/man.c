/* From CommonMark to a manual page: a walk of cmark's tree. */
#include "report/man.h"

#include "base/ascii.h"
#include "report/man_table.h"

enum { PAGE_MAX = 1 << 20, NAME_MAX_BYTES = 80 };

struct man {
	struct pp_roff roff;
	struct pp_arena *arena;
	const struct pp_man *how;
	struct pp_man_page *page;
	struct pp_man_table table;
	bool fresh;		/* a section, or an item, has just begun */
	bool in_term;		/* of a list of terms */
	unsigned strong, emph;	/* how deep within them */
};

/* --- what nodes say ------------------------------------------------------- */

static cmark_node_type type_of(cmark_node *n)
{
	return cmark_node_get_type(n);
}

static struct pp_str literal(cmark_node *n)
{
	const char *text = cmark_node_get_literal(n);

	return text ? pp_str(text) : (struct pp_str){ 0 };
}

static const char *find(struct pp_str text, char c)
{
	return text.n ? memchr(text.p, c, text.n) : NULL;
}

/* The text of a node, without markup; in the arena. */
static struct pp_str plain(struct pp_arena *arena, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;
	struct pp_buf b;
	struct pp_str text;

	pp_buf_init(&b, PAGE_MAX);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);

		if (type_of(n) == CMARK_NODE_SOFTBREAK)
			pp_buf_putc(&b, ' ');
		else if (event == CMARK_EVENT_ENTER)
			pp_buf_str(&b, literal(n));
	}
	cmark_iter_free(iter);
	text = pp_arena_str(arena, pp_buf_get(&b));
	pp_buf_release(&b);
	return text;
}

/* ASCII's letters as capitals; in the arena. */
static struct pp_str capitals(struct pp_arena *arena, struct pp_str text)
{
	char *copy = pp_arena_copy(arena, text.p, text.n);

	for (size_t i = 0; i < text.n; i++)
		copy[i] = pp_to_upper(copy[i]);
	return (struct pp_str){ copy, text.n };
}

static int wrong(struct man *m, cmark_node *n, const char *problem)
{
	if (!m->page->problem) {
		m->page->problem = problem;
		m->page->line = (unsigned)cmark_node_get_start_line(n);
	}
	return -1;
}

/* --- the first heading ---------------------------------------------------- */

/* "peerpool-check(1): find every fault" */
static bool title_parse(struct pp_man_page *page, struct pp_str text)
{
	const char *open = find(text, '(');
	size_t n = open ? (size_t)(open - text.p) : 0;

	if (!n || n > NAME_MAX_BYTES || n + 5 >= text.n ||
	    !pp_is_digit(open[1]) || open[2] != ')' || open[3] != ':' ||
	    open[4] != ' ')
		return false;
	page->name = (struct pp_str){ text.p, n };
	page->section = (struct pp_str){ open + 1, 1 };
	page->summary = (struct pp_str){ open + 5, text.n - n - 5 };
	return true;
}

static int title(struct man *m, cmark_node *n)
{
	struct pp_roff_title t = {
		.date = m->how->date, .source = m->how->source,
		.manual = m->how->manual,
	};

	if (m->page->name.n)
		return wrong(m, n, "a page has one first-level heading");
	if (!title_parse(m->page, plain(m->arena, n)))
		return wrong(m, n, "the first heading must be "
			     "NAME(SECTION): SUMMARY");
	t.name = capitals(m->arena, m->page->name);
	t.section = m->page->section;
	pp_roff_title(&m->roff, &t);
	pp_roff_heading(&m->roff, 2, PP_LIT("NAME"));
	pp_roff_code(&m->roff, m->page->name);
	pp_buf_puts(m->roff.out, " \\- ");
	pp_roff_text(&m->roff, m->page->summary);
	pp_roff_end_line(&m->roff);
	return 0;
}

/* Sections are in capitals, as in all manuals; the name of a file is not. */
static int heading(struct man *m, cmark_node *n)
{
	unsigned level = (unsigned)cmark_node_get_heading_level(n);
	cmark_node *first = cmark_node_first_child(n);
	struct pp_str text = plain(m->arena, n);

	if (level == 1)
		return title(m, n);
	if (level == 2 && first && type_of(first) != CMARK_NODE_CODE)
		text = capitals(m->arena, text);
	pp_roff_heading(&m->roff, level, text);
	m->fresh = true;
	return 0;
}

/* --- lists ---------------------------------------------------------------- */

static bool is_in_item(cmark_node *n)
{
	return type_of(cmark_node_parent(n)) == CMARK_NODE_ITEM;
}

/* Where the colon stands that ends a term, of the text nodes after the item's
 * first; NULL where it is none. */
static cmark_node *term_end(cmark_node *item)
{
	cmark_node *n = cmark_node_first_child(item);

	if (!n || type_of(n) != CMARK_NODE_PARAGRAPH)
		return NULL;
	n = cmark_node_first_child(n);
	if (!n || (type_of(n) != CMARK_NODE_CODE &&
		   type_of(n) != CMARK_NODE_STRONG))
		return NULL;
	for (n = cmark_node_next(n); n; n = cmark_node_next(n))
		if (type_of(n) == CMARK_NODE_TEXT && find(literal(n), ':'))
			break;
	return n;
}

static bool has_terms(cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);

	if (cmark_node_get_list_type(list) != CMARK_BULLET_LIST)
		return false;
	while (item && term_end(item))
		item = cmark_node_next(item);
	return !item;
}

static void list_begin(struct man *m, cmark_node *n)
{
	if (is_in_item(n))
		pp_roff_request(&m->roff, ".RS");
}

static void list_end(struct man *m, cmark_node *n)
{
	if (cmark_node_get_list_tight(n))
		pp_roff_request(&m->roff, ".PD");
	if (is_in_item(n))
		pp_roff_request(&m->roff, ".RE");
	m->fresh = false;
}

/* The number of an ordered list's item. */
static int number(cmark_node *item)
{
	int n = cmark_node_get_list_start(cmark_node_parent(item));

	while ((item = cmark_node_previous(item)))
		n++;
	return n;
}

static void item_begin(struct man *m, cmark_node *n)
{
	cmark_node *list = cmark_node_parent(n);
	bool tight = cmark_node_get_list_tight(list);

	/* Items of a tight list follow each other without a blank line. */
	if (tight && cmark_node_previous(n) && !cmark_node_previous(
						cmark_node_previous(n)))
		pp_roff_request(&m->roff, ".PD 0");
	m->in_term = has_terms(list);
	if (m->in_term)
		pp_roff_request(&m->roff, ".TP");
	else if (cmark_node_get_list_type(list) == CMARK_BULLET_LIST)
		pp_roff_request(&m->roff, ".IP \\(bu 2");
	else
		pp_roff_request(&m->roff, pp_arena_printf(m->arena,
					".IP %d. 4", number(n)));
	m->fresh = true;
}

/* --- blocks --------------------------------------------------------------- */

/* Some space before a block that is not the first of its section or item. */
static void apart(struct man *m, cmark_node *n)
{
	if (!m->fresh)
		pp_roff_request(&m->roff, is_in_item(n) ? ".IP" : ".PP");
	m->fresh = false;
}

static int code_block(struct man *m, cmark_node *n)
{
	const char *info = cmark_node_get_fence_info(n);
	int rc = 1;

	if (m->how->block && info && *info)
		rc = m->how->block(&m->roff, pp_str(info), m->how->ctx);
	if (rc < 0)
		return wrong(m, n, pp_arena_printf(m->arena,
					"'%s' cannot stand here", info));
	if (rc > 0) {
		apart(m, n);
		pp_roff_example(&m->roff, literal(n));
	}
	m->fresh = false;
	return 0;
}

static void paragraph_begin(struct man *m, cmark_node *n)
{
	if (pp_man_table_is(n))
		pp_man_table_begin(&m->table);
	else
		apart(m, n);
	m->fresh = false;
}

static void paragraph_end(struct man *m)
{
	pp_roff_end_line(&m->roff);
	if (m->table.on)
		pp_man_table_end(&m->table);
}

/* --- within a line -------------------------------------------------------- */

static void set_font(struct man *m)
{
	if (m->table.on && !pp_man_table_open(&m->table, &m->roff))
		return;
	pp_roff_font(&m->roff, m->strong && m->emph ? PP_ROFF_BOTH :
			       m->strong ? PP_ROFF_BOLD :
			       m->emph ? PP_ROFF_ITALIC : PP_ROFF_ROMAN);
}

/* Of an item of a list of terms: what stands before the colon is the term. */
static void term_text(struct man *m, struct pp_str text)
{
	const char *colon = find(text, ':');
	size_t n = colon ? (size_t)(colon - text.p) : text.n;

	pp_roff_text(&m->roff, (struct pp_str){ text.p, n });
	if (!colon)
		return;
	m->in_term = false;
	pp_roff_end_line(&m->roff);
	pp_roff_text(&m->roff, (struct pp_str){ colon + 1, text.n - n - 1 });
}

static void text(struct man *m, cmark_node *n)
{
	if (m->table.on)
		pp_man_table_text(&m->table, &m->roff, literal(n));
	else if (m->in_term && !m->strong)
		term_text(m, literal(n));
	else
		pp_roff_text(&m->roff, literal(n));
}

static void code(struct man *m, cmark_node *n)
{
	if (m->table.on &&
	    !pp_man_table_code(&m->table, &m->roff, literal(n)))
		return;
	m->strong++;
	set_font(m);
	pp_roff_code(&m->roff, literal(n));
	m->strong--;
	set_font(m);
}

/* A break between lines of the source. */
static void soft_break(struct man *m)
{
	if (m->table.on)
		pp_man_table_next(&m->table, &m->roff);
	else
		pp_roff_text(&m->roff, m->in_term ? PP_LIT(" ") :
						    PP_LIT("\n"));
}

/* "peerpool-log.1.md" is a page of this manual. */
static bool is_page(struct pp_str url)
{
	return pp_str_ends(url, PP_LIT(".md")) && url.n > 5 &&
		pp_is_digit(url.p[url.n - 4]) && url.p[url.n - 5] == '.' &&
		!find(url, '/');
}

/* Write the name of another page.  Returns whether the link is one. */
static bool page_link(struct man *m, cmark_node *n)
{
	struct pp_str url = pp_str(cmark_node_get_url(n));

	if (!is_page(url) ||
	    (m->table.on && !pp_man_table_open(&m->table, &m->roff)))
		return false;
	pp_roff_code_in(&m->roff, PP_ROFF_BOLD,
			(struct pp_str){ url.p, url.n - 5 });
	pp_roff_text(&m->roff, PP_LIT("("));
	pp_roff_text(&m->roff, (struct pp_str){ url.p + url.n - 4, 1 });
	pp_roff_text(&m->roff, PP_LIT(")"));
	return true;
}

/* After the text of a link: where it leads, if the text does not say it. */
static void link_end(struct man *m, cmark_node *n)
{
	struct pp_str url = pp_str(cmark_node_get_url(n));

	if (!url.n || *url.p == '#' || pp_str_eq(plain(m->arena, n), url))
		return;
	if (m->table.on && !pp_man_table_open(&m->table, &m->roff))
		return;
	pp_roff_text(&m->roff, PP_LIT(" ("));
	pp_roff_code(&m->roff, url);
	pp_roff_text(&m->roff, PP_LIT(")"));
}

/* --- the walk ------------------------------------------------------------- */

static void enter_inline(struct man *m, cmark_iter *iter, cmark_node *n)
{
	switch ((int)type_of(n)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_HTML_INLINE:
		text(m, n);
		break;
	case CMARK_NODE_CODE:
		code(m, n);
		break;
	case CMARK_NODE_SOFTBREAK:
		soft_break(m);
		break;
	case CMARK_NODE_LINEBREAK:
		pp_roff_request(&m->roff, ".br");
		break;
	case CMARK_NODE_STRONG:
		m->strong++;
		set_font(m);
		break;
	case CMARK_NODE_EMPH:
		m->emph++;
		set_font(m);
		break;
	case CMARK_NODE_LINK:
		if (page_link(m, n))
			cmark_iter_reset(iter, n, CMARK_EVENT_EXIT);
		break;
	}
}

static int enter(struct man *m, cmark_iter *iter, cmark_node *n)
{
	switch ((int)type_of(n)) {
	case CMARK_NODE_HEADING:
		cmark_iter_reset(iter, n, CMARK_EVENT_EXIT);
		return heading(m, n);
	case CMARK_NODE_CODE_BLOCK:
		return code_block(m, n);
	case CMARK_NODE_HTML_BLOCK:
		apart(m, n);
		pp_roff_text(&m->roff, literal(n));
		break;
	case CMARK_NODE_PARAGRAPH:
		paragraph_begin(m, n);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		pp_roff_request(&m->roff, ".RS 4");
		break;
	case CMARK_NODE_LIST:
		list_begin(m, n);
		break;
	case CMARK_NODE_ITEM:
		item_begin(m, n);
		break;
	default:
		enter_inline(m, iter, n);
	}
	return 0;
}

static void leave(struct man *m, cmark_node *n)
{
	switch ((int)type_of(n)) {
	case CMARK_NODE_PARAGRAPH:
		paragraph_end(m);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		pp_roff_request(&m->roff, ".RE");
		break;
	case CMARK_NODE_LIST:
		list_end(m, n);
		break;
	case CMARK_NODE_STRONG:
		m->strong--;
		set_font(m);
		break;
	case CMARK_NODE_EMPH:
		m->emph--;
		set_font(m);
		break;
	case CMARK_NODE_LINK:
		link_end(m, n);
		break;
	}
}

static int walk(struct man *m, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	int rc = 0;

	while (!rc && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);

		if (n == document)
			continue;
		if (!m->page->name.n && type_of(n) != CMARK_NODE_HEADING)
			rc = wrong(m, n, "a page begins with its heading");
		else if (event == CMARK_EVENT_ENTER)
			rc = enter(m, iter, n);
		else
			leave(m, n);
	}
	if (!rc && !m->page->name.n)
		rc = wrong(m, document, "the page is empty");
	cmark_iter_free(iter);
	if (m->table.on)
		pp_man_table_end(&m->table);
	pp_roff_end_line(&m->roff);
	return rc;
}

int pp_man_render(struct pp_buf *out, struct pp_man_page *page,
		  struct pp_arena *arena, const struct pp_man *how,
		  struct pp_str markdown)
{
	struct man m = {
		.roff = { .out = out }, .arena = arena, .how = how,
		.page = page,
	};
	cmark_node *document;
	int rc;

	*page = (struct pp_man_page){ 0 };
	if (markdown.n > PAGE_MAX) {
		page->problem = "the page is too large";
		return -1;
	}
	document = cmark_parse_document(markdown.p, markdown.n,
					CMARK_OPT_DEFAULT);
	rc = walk(&m, document);
	cmark_node_free(document);
	return rc;
}
