/* Cells: see the header.  What is written plainly is what is read back as the
 * same text; everything else has a form that begins with ", [ or {. */
#include "record/cell.h"

#include "base/ascii.h"
#include "base/csv.h"
#include "base/escape.h"
#include "base/utf8.h"
#include "data/read.h"
#include "data/scalar.h"
#include "record/value_text.h"

enum {
	NULLS = 1u << PP_NULL, BOOLS = 1u << PP_BOOL, NUMBERS = 1u << PP_NUMBER,
	STRINGS = 1u << PP_STRING, LISTS = 1u << PP_LIST, MAPS = 1u << PP_MAP,
};

/* What may stand in a cell, or in one item of a list. */
struct place {
	unsigned may;
	bool is_date, is_item;
	bool safe;		/* from what spreadsheets do */
};

static const struct pp_str separator = PP_LIT(";");

/* --- blanks --------------------------------------------------------------- */

/* The bytes of a blank at the start: a space, a tab, a no-break space. */
static size_t blank_at(struct pp_str s)
{
	if (s.n && (*s.p == ' ' || *s.p == '\t'))
		return 1;
	return pp_str_starts(s, PP_LIT("\xc2\xa0")) ? 2 : 0;
}

static size_t blank_before(struct pp_str s)
{
	if (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		return 1;
	return pp_str_ends(s, PP_LIT("\xc2\xa0")) ? 2 : 0;
}

static struct pp_str trim(struct pp_str s)
{
	size_t n;

	while ((n = blank_at(s)))
		s = (struct pp_str){ s.p + n, s.n - n };
	while ((n = blank_before(s)))
		s.n -= n;
	return s;
}

/* --- what a text means ---------------------------------------------------- */

static bool is_word(struct pp_str s, const char *word)
{
	return pp_str_same_letters(s, pp_str(word));
}

/* 1 true, 0 false, -1 neither. */
static int bool_of(const struct place *at, struct pp_str s)
{
	static const char *const words[] = { "false", "true", "no", "yes",
					     "n", "y", "0", "1" };
	bool alone = !(at->may & ~(NULLS | BOOLS));
	size_t count = alone ? sizeof(words) / sizeof(*words) : 2;

	for (size_t i = 0; at->may & BOOLS && i < count; i++)
		if (is_word(s, words[i]))
			return i % 2;
	return -1;
}

static bool is_number(struct pp_str s)
{
	enum pp_scalar what = pp_scalar_classify(s);

	return what == PP_SCALAR_INT || what == PP_SCALAR_FLOAT;
}

static bool is_between(struct pp_str s, char first, char last)
{
	return s.n > 1 && s.p[0] == first && s.p[s.n - 1] == last;
}

/* Could it be JSON's, which only reading it would tell? */
static bool looks_json(struct pp_str s)
{
	return is_between(s, '"', '"') || is_between(s, '[', ']') ||
	       is_between(s, '{', '}');
}

/* Is a text that was left bare read as that text? */
static bool is_bare(const struct place *at, struct pp_str s)
{
	if (looks_json(s) || (at->may & NULLS && pp_str_is(s, "null")) ||
	    bool_of(at, s) >= 0 || (at->may & NUMBERS && is_number(s)))
		return false;
	if (at->may & LISTS && *s.p == '[')
		return false;
	return !(at->may & MAPS && *s.p == '{');
}

static bool is_seen(struct pp_str s, bool lines)
{
	uint32_t cp;

	while (s.n) {
		unsigned n = pp_utf8_decode(s, &cp);

		if (!n || (pp_is_unseen(cp) && cp != '\t' &&
			   (cp != '\n' || !lines)))
			return false;
		s = (struct pp_str){ s.p + n, s.n - n };
	}
	return true;
}

/* --- writing -------------------------------------------------------------- */

static bool is_plain(const struct place *at, struct pp_str s)
{
	struct pp_date d;

	if (!s.n || !(at->may & STRINGS) || blank_at(s) || blank_before(s) ||
	    pp_csv_unguarded(s).n != s.n || !is_bare(at, s) ||
	    !is_seen(s, !at->is_item))
		return false;
	if (at->is_item && (memchr(s.p, *separator.p, s.n) || *s.p == '"' ||
			    *s.p == '[' || *s.p == '{'))
		return false;
	if (at->is_date)
		return pp_date_parse(&d, s);
	return !at->safe || !pp_csv_is_changed(s);
}

static void write_text(struct pp_buf *out, const struct place *at,
		       struct pp_str s)
{
	if (is_plain(at, s))
		pp_buf_str(out, s);
	else
		pp_escape_json(out, s);
}

static void write_any(struct pp_buf *out, const struct place *at,
		      const struct pp_value *v)
{
	switch ((enum pp_type)v->type) {
	case PP_NULL:
		pp_buf_puts(out, "null");
		break;
	case PP_BOOL:
		pp_buf_puts(out, v->boolean ? "true" : "false");
		break;
	case PP_NUMBER:
		pp_buf_str(out, v->text);
		break;
	case PP_STRING:
		write_text(out, at, v->text);
		break;
	default:
		pp_value_add_json(out, v, NULL);
	}
}

static bool can_be_joined(const struct pp_sheet_column *c,
			  const struct pp_value *v)
{
	for (uint32_t i = 0; i < v->count; i++)
		if (v->items[i].type == PP_LIST || v->items[i].type == PP_MAP ||
		    !(c->item_may & 1u << v->items[i].type))
			return false;
	return v->count > 0;
}

/* Behind a separator nothing looks like a number. */
static void write_list(struct pp_buf *out, const struct pp_sheet_column *c,
		       const struct pp_value *v, bool safe)
{
	const struct place item = { .may = c->item_may, .is_item = true,
				    .is_date = c->is_date,
				    .safe = safe && v->count == 1 };
	size_t from = out->n;
	struct pp_str made;

	if (!can_be_joined(c, v)) {
		pp_value_add_json(out, v, NULL);
		return;
	}
	for (uint32_t i = 0; i < v->count; i++) {
		if (i)
			pp_buf_puts(out, "; ");
		write_any(out, &item, &v->items[i]);
	}
	made = (struct pp_str){ out->p + from, out->n - from };
	if ((c->may & NULLS && pp_str_is(made, "null")) ||
	    pp_csv_unguarded(made).n != made.n) {
		out->n = from;
		pp_value_add_json(out, v, NULL);
	}
}

/* The line break at the end of a body is the file's. */
static void write_body(struct pp_buf *out, const struct place *at,
		       struct pp_str s)
{
	if (s.n > 1 && s.p[s.n - 1] == '\n' &&
	    is_plain(at, (struct pp_str){ s.p, s.n - 1 }))
		pp_buf_add(out, s.p, s.n - 1);
	else
		pp_escape_json(out, s);
}

static struct place place_of(const struct pp_sheet_column *c)
{
	return (struct place){ .may = c->may, .is_date = c->is_date };
}

void pp_cell_write(struct pp_buf *out, const struct pp_sheet_column *column,
		   const struct pp_value *value, bool safe)
{
	struct place at = place_of(column);

	at.safe = safe;
	if (column->form == PP_FORM_LIST && value->type == PP_LIST)
		write_list(out, column, value, safe);
	else if (column->is_body && value->type == PP_STRING)
		write_body(out, &at, value->text);
	else
		write_any(out, &at, value);
}

/* --- reading -------------------------------------------------------------- */

static void set_place(struct pp_value *v, const struct pp_cell_read *how)
{
	v->line = how->pos.line;
	v->col = how->pos.col;
	for (uint32_t i = 0; v->type == PP_LIST && i < v->count; i++)
		set_place(&v->items[i], how);
	for (uint32_t i = 0; v->type == PP_MAP && i < v->count; i++) {
		v->members[i].line = how->pos.line;
		v->members[i].col = how->pos.col;
		set_place(&v->members[i].value, how);
	}
}

/* The value of a text that is JSON, or NULL and why not. */
static struct pp_value *json_of(const struct pp_cell_read *how,
				struct pp_str s, const char **why)
{
	const struct pp_read json = { .file = how->pos.file,
				      .syntax = PP_SYNTAX_JSON };
	struct pp_sink said = { 0 };
	struct pp_docs docs;
	struct pp_value *v = NULL;

	if (!pp_read(&docs, how->arena, &said, &json, s) && !said.errors)
		v = docs.roots;
	else if (said.count)
		*why = pp_arena_printf(how->arena, "%s", said.items[0]->text);
	pp_sink_release(&said);
	if (v)
		set_place(v, how);
	return v;
}

static int fail(const struct pp_cell_read *how, struct pp_str text,
		const char *must, const char *hint)
{
	struct pp_finding *f = pp_report(how->sink, PP_R(CELL_VALUE), how->pos,
					 "%s", must);

	pp_report_found(how->sink, f, text);
	if (hint)
		pp_report_note(how->sink, f, (struct pp_pos){ 0 }, "%s",
			       hint)->about_value = true;
	return -1;
}

/* "must be a number, true or false, or empty" */
static int refuse(const struct pp_cell_read *how, const struct place *at,
		  struct pp_str text)
{
	static const char *const names[] = {
		[PP_BOOL] = "true or false", [PP_NUMBER] = "a number",
		[PP_LIST] = "a list as JSON, such as [1, 2]",
		[PP_MAP] = "a mapping as JSON, such as {\"a\": 1}",
		[PP_NULL] = "null",
	};
	struct pp_buf b;
	bool more = false;

	pp_buf_init(&b, 1000);
	pp_buf_puts(&b, "a cell here must be ");
	for (unsigned t = PP_NULL; t <= PP_MAP; t++) {
		if (!(at->may & 1u << t) || !names[t])
			continue;
		pp_buf_printf(&b, "%s%s", more ? ", or " : "", names[t]);
		more = true;
	}
	pp_buf_puts(&b, more ? "" : "empty");
	pp_buf_putc(&b, '\0');
	fail(how, text, b.p, at->may & NUMBERS && !(at->may & STRINGS) ?
	     "digits alone, with a '.' before fractions: 1200.5" : NULL);
	pp_buf_release(&b);
	return -1;
}

static int read_day(struct pp_value *out, const struct pp_cell_read *how,
		    struct pp_str s)
{
	struct pp_date d;
	char *text;

	if (!pp_date_read(&d, s, how->order))
		return fail(how, s, "a cell here must be a date (YYYY-MM-DD)",
			    pp_date_hint(how->arena, s));
	out->type = PP_STRING;
	out->text = s;
	if (pp_date_parse(&d, s))
		return 0;
	text = pp_new(how->arena, char, PP_DATE_TEXT);
	pp_date_write(text, d);
	out->text = pp_str(text);
	return 0;
}

/* Where it is JSON: 1 and *out; 0 where it is not, and may be a text; -1 with a
 * finding. */
static int read_json(struct pp_value *out, const struct pp_cell_read *how,
		     const struct place *at, struct pp_str s)
{
	unsigned type = *s.p == '"' ? STRINGS : *s.p == '[' ? LISTS : MAPS;
	const char *why = NULL;
	struct pp_value *v = looks_json(s) ? json_of(how, s, &why) : NULL;

	if (v) {
		*out = *v;
		return 1;
	}
	if (at->may & STRINGS && (type == STRINGS || !(at->may & type)))
		return 0;
	fail(how, s, *s.p == '"' ? "a cell that begins with '\"' must be a "
	     "text as JSON" : *s.p == '[' ? "a cell here that begins with '[' "
	     "must be a list as JSON" : "a cell here that begins with '{' must "
	     "be a mapping as JSON", why);
	return -1;
}

static int read_number(struct pp_value *out, const struct pp_cell_read *how,
		       struct pp_str s)
{
	struct pp_decimal *d = pp_new(how->arena, struct pp_decimal, 1);

	if (pp_decimal_parse(d, how->arena, s) < 0)
		return fail(how, s, "a number is too long", NULL);
	out->type = PP_NUMBER;
	out->text = s;
	out->number = d;
	return 0;
}

/* s is not empty, and without blanks at its ends. */
static int read_any(struct pp_value *out, const struct pp_cell_read *how,
		    const struct place *at, struct pp_str s)
{
	int rc;

	*out = (struct pp_value){ .line = how->pos.line, .col = how->pos.col };
	if (*s.p == '"' || *s.p == '[' || *s.p == '{') {
		rc = read_json(out, how, at, s);
		if (rc)
			return rc < 0 ? -1 : 0;
	}
	if (at->may & NULLS && pp_str_is(s, "null")) {
		out->type = PP_NULL;
		out->text = s;
		return 0;
	}
	if (bool_of(at, s) >= 0) {
		out->type = PP_BOOL;
		out->boolean = bool_of(at, s);
		out->text = out->boolean ? PP_LIT("true") : PP_LIT("false");
		return 0;
	}
	if (at->may & NUMBERS && is_number(s))
		return read_number(out, how, s);
	if (!(at->may & STRINGS))
		return refuse(how, at, s);
	if (at->is_date)
		return read_day(out, how, s);
	out->type = PP_STRING;
	out->text = s;
	return 0;
}

/* Where the string that begins at s ends, behind its quotation mark; 0 where it
 * is none, or goes on behind it. */
static size_t quoted_end(struct pp_str s)
{
	struct pp_str rest;
	size_t i = 1;

	while (i < s.n && s.p[i] != '"')
		i += s.p[i] == '\\' ? 2 : 1;
	if (i >= s.n)
		return 0;
	rest = trim((struct pp_str){ s.p + i + 1, s.n - i - 1 });
	return !rest.n || pp_str_starts(rest, separator) ? i + 1 : 0;
}

/* Take the first item off, and the separator behind it. */
static struct pp_str take_item(struct pp_str *s)
{
	struct pp_str item;
	const char *end;
	size_t n, blanks;

	while ((blanks = blank_at(*s)))
		*s = (struct pp_str){ s->p + blanks, s->n - blanks };
	n = s->n && *s->p == '"' ? quoted_end(*s) : 0;
	end = s->n ? memchr(s->p + n, *separator.p, s->n - n) : NULL;
	item = *s;
	if (end)
		item.n = (size_t)(end - s->p);
	n = item.n + (end != NULL);
	*s = (struct pp_str){ s->p + n, s->n - n };
	return trim(item);
}

static int read_items(struct pp_value *out, const struct pp_cell_read *how,
		      const struct pp_sheet_column *c, struct pp_str s)
{
	const struct place item = { .may = c->item_may, .is_item = true,
				    .is_date = c->is_date };
	size_t most = 1;

	for (size_t i = 0; i < s.n; i++)
		most += s.p[i] == *separator.p;
	*out = (struct pp_value){ .type = PP_LIST, .style = PP_STYLE_FLOW };
	out->line = how->pos.line;
	out->col = how->pos.col;
	out->items = pp_new(how->arena, struct pp_value, most);
	while (s.n) {
		struct pp_str text = take_item(&s);

		if (text.n && read_any(&out->items[out->count++], how, &item,
				       text) < 0)
			return -1;
	}
	return 0;
}

static int read_list(struct pp_value *out, const struct pp_cell_read *how,
		     const struct pp_sheet_column *c, struct pp_str s)
{
	const struct place whole = { .may = c->may };

	if (*s.p == '[' || (c->may & NULLS && pp_str_is(s, "null")))
		return read_any(out, how, &whole, s);
	return read_items(out, how, c, s);
}

/* A text that was left bare begins where the cell does. */
static void end_body(struct pp_value *v, const struct pp_cell_read *how,
		     struct pp_str s)
{
	if (v->type == PP_STRING && v->text.p == s.p)
		v->text = pp_str(pp_arena_printf(how->arena, "%.*s\n",
						 PP_STR(s)));
}

static bool says_more(const struct pp_sheet_column *c, const struct pp_value *v)
{
	return c->part == PP_SHEET_MAP && v->type != PP_NULL &&
	       !(v->type == PP_MAP && !v->count);
}

int pp_cell_read(const struct pp_value **out, const struct pp_cell_read *how,
		 const struct pp_sheet_column *column, struct pp_str text)
{
	const struct place at = place_of(column);
	struct pp_str s = trim(pp_csv_unguarded(trim(text)));
	struct pp_value *v;
	int rc;

	*out = NULL;
	if (!s.n)
		return 0;
	v = pp_new(how->arena, struct pp_value, 1);
	rc = column->form == PP_FORM_LIST ? read_list(v, how, column, s) :
					    read_any(v, how, &at, s);
	if (rc < 0)
		return -1;
	if (says_more(column, v))
		return fail(how, s, "a cell here must be {}, null or empty",
			    "what the mapping holds stands in other columns");
	if (column->is_body)
		end_body(v, how, s);
	*out = v;
	return 0;
}
