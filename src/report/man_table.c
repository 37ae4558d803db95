#include "report/man_table.h"

enum { HEAD_MAX = 200 };

static bool is_rule(const char *text)
{
	return text[strspn(text, " |:-")] == '\0';
}

bool pp_man_table_is(cmark_node *paragraph)
{
	cmark_node *n = cmark_node_first_child(paragraph);
	bool has_bar = false;

	while (n && cmark_node_get_type(n) != CMARK_NODE_SOFTBREAK)
		n = cmark_node_next(n);
	if (!n)
		return false;
	for (n = cmark_node_next(n);
	     n && cmark_node_get_type(n) != CMARK_NODE_SOFTBREAK;
	     n = cmark_node_next(n)) {
		if (cmark_node_get_type(n) != CMARK_NODE_TEXT ||
		    !is_rule(cmark_node_get_literal(n)))
			return false;
		has_bar |= strchr(cmark_node_get_literal(n), '|') != NULL;
	}
	return has_bar;
}

void pp_man_table_begin(struct pp_man_table *t)
{
	t->on = true;
	t->due = false;
	t->row = t->column = 0;
	for (size_t i = 0; i < PP_MAN_COLUMNS_MAX; i++)
		pp_buf_init(&t->heads[i], HEAD_MAX);
}

void pp_man_table_end(struct pp_man_table *t)
{
	t->on = false;
	for (size_t i = 0; i < PP_MAN_COLUMNS_MAX; i++)
		pp_buf_release(&t->heads[i]);
}

static struct pp_str trimmed(struct pp_str s)
{
	for (; s.n && *s.p == ' '; s.n--)
		s.p++;
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s;
}

/* The cell of the column begins: the first is a term, the others stand beneath
 * it, from the third on behind their heads. */
static void begin_cell(const struct pp_man_table *t, struct pp_roff *r)
{
	struct pp_str head = { 0 };

	if (t->column <= 2) {
		if (t->column == 1)
			pp_roff_request(r, ".TP");
		else
			pp_roff_end_line(r);
		return;
	}
	pp_roff_request(r, ".br");
	if (t->column <= PP_MAN_COLUMNS_MAX)
		head = trimmed(pp_buf_get(&t->heads[t->column - 1]));
	if (head.n) {
		pp_roff_text(r, head);
		pp_roff_text(r, PP_LIT(": "));
	}
}

bool pp_man_table_open(struct pp_man_table *t, struct pp_roff *r)
{
	if (t->row < 2)
		return false;
	if (t->due)
		begin_cell(t, r);
	t->due = false;
	return true;
}

/* The head is kept, the line of dashes dropped. */
static void part(struct pp_man_table *t, struct pp_roff *r, struct pp_str text)
{
	if (!text.n)
		return;
	if (t->row == 0 && t->column && t->column <= PP_MAN_COLUMNS_MAX)
		pp_buf_str(&t->heads[t->column - 1], text);
	else if (pp_man_table_open(t, r))
		pp_roff_text(r, text);
}

/* A bar.  A term must stand there, even if its cell is empty. */
static void bar(struct pp_man_table *t, struct pp_roff *r)
{
	if (t->column == 1 && t->due && pp_man_table_open(t, r))
		pp_roff_request(r, "\\&");
	t->column++;
	t->due = true;
}

void pp_man_table_text(struct pp_man_table *t, struct pp_roff *r,
		       struct pp_str text)
{
	for (;;) {
		const char *end = text.n ? memchr(text.p, '|', text.n) : NULL;
		size_t n = end ? (size_t)(end - text.p) : text.n;
		struct pp_str before = { text.p, n };

		/* The blanks beside a bar are no part of the cell. */
		while (end && before.n && before.p[before.n - 1] == ' ')
			before.n--;
		part(t, r, before);
		if (!end)
			return;
		text.p += n + 1;
		text.n -= n + 1;
		for (; text.n && *text.p == ' '; text.n--)
			text.p++;
		bar(t, r);
	}
}

bool pp_man_table_code(struct pp_man_table *t, struct pp_roff *r,
		       struct pp_str text)
{
	if (t->row == 0)
		part(t, r, text);
	return pp_man_table_open(t, r);
}

void pp_man_table_next(struct pp_man_table *t, struct pp_roff *r)
{
	pp_roff_end_line(r);
	t->row++;
	t->column = 0;
	t->due = false;
}
