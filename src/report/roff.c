/* Writing manual pages. */
#include "report/roff.h"

#include "base/escape.h"
#include "base/utf8.h"

enum { TAB = 8, CHARACTER_MAX = 64 };

void pp_roff_end_line(struct pp_roff *r)
{
	if (r->open)
		pp_buf_putc(r->out, '\n');
	r->open = false;
	r->column = 0;
}

void pp_roff_request(struct pp_roff *r, const char *line)
{
	pp_roff_end_line(r);
	pp_buf_puts(r->out, line);
	pp_buf_putc(r->out, '\n');
}

/* What stands for an ASCII character that roff takes for something else, or
 * that its fonts draw as something else; or NULL. */
static const char *special(char c, bool is_code)
{
	switch (c) {
	case '\\':
		return "\\e";
	case '-':
		return is_code ? "\\-" : NULL;
	case '\'':
		return "\\(aq";
	case '`':
		return "\\(ga";
	case '"':
		return "\\(dq";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	default:
		return NULL;
	}
}

static void ascii(struct pp_roff *r, char c, bool is_code)
{
	const char *instead = special(c, is_code);

	if (!r->open && c == '.')
		pp_buf_puts(r->out, "\\&");
	if (instead)
		pp_buf_puts(r->out, instead);
	else
		pp_buf_putc(r->out, c);
}

/* The character at the start of text; returns its bytes. */
static size_t character(struct pp_roff *r, struct pp_str text, bool is_code)
{
	uint32_t cp;
	unsigned n = pp_utf8_decode(text, &cp);

	if (n == 1 && !pp_is_unseen(cp)) {
		ascii(r, *text.p, is_code);
	} else if (n && !pp_is_unseen(cp)) {
		pp_buf_printf(r->out, "\\[u%04X]", (unsigned)cp);
	} else {
		struct pp_buf shown;

		pp_buf_init(&shown, CHARACTER_MAX);
		pp_escape_terminal(&shown,
				   (struct pp_str){ text.p, n ? n : 1 });
		for (size_t i = 0; i < shown.n; i++)
			ascii(r, shown.p[i], is_code);
		pp_buf_release(&shown);
	}
	r->open = true;
	return n ? n : 1;
}

/* In filled text, blanks at either end of a line mean something: they are
 * left out, and so are empty lines. */
static void filled(struct pp_roff *r, struct pp_str text, bool is_code)
{
	while (text.n) {
		size_t n = 1;

		if (*text.p == '\n')
			pp_roff_end_line(r);
		else if ((*text.p == ' ' || *text.p == '\t') && !r->open)
			;
		else if (*text.p == '\t')
			pp_buf_putc(r->out, ' ');
		else
			n = character(r, text, is_code);
		text.p += n;
		text.n -= n;
	}
}

void pp_roff_text(struct pp_roff *r, struct pp_str text)
{
	filled(r, text, false);
}

void pp_roff_code(struct pp_roff *r, struct pp_str text)
{
	filled(r, text, true);
}

void pp_roff_font(struct pp_roff *r, enum pp_roff_font font)
{
	static const char *const escapes[] = {
		[PP_ROFF_ROMAN] = "\\fR", [PP_ROFF_BOLD] = "\\fB",
		[PP_ROFF_ITALIC] = "\\fI", [PP_ROFF_BOTH] = "\\f(BI",
	};

	pp_buf_puts(r->out, escapes[font]);
	r->open = true;
}

void pp_roff_code_in(struct pp_roff *r, enum pp_roff_font font,
		     struct pp_str text)
{
	pp_roff_font(r, font);
	pp_roff_code(r, text);
	pp_roff_font(r, PP_ROFF_ROMAN);
}

/* One argument of a request, in quotation marks; it has no line breaks. */
static void argument(struct pp_roff *r, struct pp_str text, bool is_code)
{
	pp_buf_puts(r->out, " \"");
	r->open = true;
	while (text.n) {
		size_t n = 1;

		if (*text.p == '\n')
			pp_buf_putc(r->out, ' ');
		else
			n = character(r, text, is_code);
		text.p += n;
		text.n -= n;
	}
	pp_buf_putc(r->out, '"');
}

void pp_roff_title(struct pp_roff *r, const struct pp_roff_title *title)
{
	pp_roff_end_line(r);
	pp_buf_puts(r->out, ".TH");
	argument(r, title->name, true);
	argument(r, title->section, false);
	argument(r, pp_str(title->date), false);
	argument(r, pp_str(title->source), false);
	argument(r, pp_str(title->manual), false);
	/* What is typed is not to be broken at a syllable. */
	pp_roff_request(r, ".nh");
	pp_roff_request(r, ".ad l");
}

void pp_roff_heading(struct pp_roff *r, unsigned level, struct pp_str text)
{
	pp_roff_end_line(r);
	pp_buf_puts(r->out, level <= 2 ? ".SH" : ".SS");
	argument(r, text, false);
	pp_roff_end_line(r);
}

/* A tab goes to the next of its stops. */
static void example_tab(struct pp_roff *r)
{
	do {
		pp_buf_putc(r->out, ' ');
		r->open = true;
	} while (++r->column % TAB);
}

void pp_roff_example(struct pp_roff *r, struct pp_str text)
{
	pp_roff_request(r, ".in +4n");
	pp_roff_request(r, ".EX");
	while (text.n) {
		size_t n = 1;

		if (*text.p == '\n' && r->open) {
			pp_roff_end_line(r);
		} else if (*text.p == '\n') {
			pp_buf_putc(r->out, '\n');
		} else if (*text.p == '\t') {
			example_tab(r);
		} else {
			n = character(r, text, true);
			r->column++;
		}
		text.p += n;
		text.n -= n;
	}
	pp_roff_request(r, ".EE");
	pp_roff_request(r, ".in");
}
