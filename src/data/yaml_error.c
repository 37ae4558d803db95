/* libyaml says what its scanner wanted; a person needs to know what to mend.
 * Each of its errors is told here in other words, most often after a look at
 * the line where it stands. */
#include "data/yaml_error.h"

#include "base/memory.h"
#include "data/yaml_line.h"

/* An error that needs no look at the text. */
struct wording {
	const char *problem;	/* libyaml's */
	const char *context;	/* libyaml's, or NULL: any */
	bool at_context;	/* told where the construct began */
	const char *text, *note;
};

static const struct wording wordings[] = {
	{ "found unexpected end of stream", "while scanning a quoted scalar",
	  true, "the quote that opens here is never closed",
	  "inside single quotes, write '' for an apostrophe; or put the "
	  "whole value in double quotes" },
	{ "found unexpected document indicator",
	  "while scanning a quoted scalar",
	  true, "the quote that opens here is never closed",
	  "a line of --- or ... ends the document" },
	{ "found unknown escape character", NULL,
	  false, "this is not an escape that double quotes know",
	  "write \\\\ for a backslash, or use single quotes" },
	{ "did not find expected hexdecimal number", NULL,
	  false, "\\x, \\u and \\U need 2, 4 and 8 hexadecimal digits",
	  "write \\\\ for a backslash, or use single quotes" },
	{ "found invalid Unicode character escape code", NULL,
	  false, "no character has this code",
	  "write the character itself; YAML has no surrogate pairs" },
	{ "block sequence entries are not allowed in this context", NULL,
	  false, "a list item ('- ') may not begin here",
	  "begin it on a line of its own, or quote a text that begins with "
	  "'- '" },
	{ "mapping keys are not allowed in this context", NULL,
	  false, "a '?' and a space may not stand here",
	  "quote a text that begins with '? '" },
	{ "did not find expected alphabetic or numeric character",
	  "while scanning an alias",
	  true, "a value may not begin with '*'", "quote it" },
	{ "did not find expected alphabetic or numeric character",
	  "while scanning an anchor",
	  true, "a value may not begin with '&'", "quote it" },
	{ "found undefined tag handle", NULL,
	  true, "the prefix of this tag is not declared",
	  "quote a text that begins with !" },
	{ NULL, "while scanning a tag",
	  true, "a value may not begin with '!' unless it is a tag",
	  "quote it" },
	{ NULL, "while parsing a tag",
	  true, "a value may not begin with '!' unless it is a tag",
	  "quote it" },
	{ "found an indentation indicator equal to 0", NULL,
	  true, "the indentation after '|' or '>' is a digit from 1 to 9",
	  NULL },
	{ "did not find expected comment or line break",
	  "while scanning a block scalar",
	  true, "nothing may follow '|' or '>' on its line",
	  "begin the text on the next line, indented; or quote a value that "
	  "begins with | or >" },
	{ "found incompatible YAML document", NULL,
	  false, "only YAML 1.1 and 1.2 are known", NULL },
	{ "found unknown directive name", NULL,
	  true, "a line that begins with '%' is a directive, and this one is "
	  "not known", "known are %YAML and %TAG" },
	{ "found duplicate %YAML directive", NULL,
	  false, "the directive %YAML stands here a second time", NULL },
	{ "found duplicate %TAG directive", NULL,
	  false, "the same %TAG directive stands here a second time", NULL },
	{ NULL, "while scanning a directive",
	  true, "the directive is not well formed",
	  "known are %YAML and %TAG" },
	{ NULL, "while scanning a %YAML directive",
	  true, "the directive is not well formed", "write %YAML 1.2" },
	{ NULL, "while scanning a %TAG directive",
	  true, "the directive is not well formed", "write %TAG !x! prefix" },
	{ NULL, "while parsing a %TAG directive",
	  true, "the directive is not well formed", "write %TAG !x! prefix" },
};

static const char no_member[] =
	"this is no 'key: value', no list item and not part of the value above";

struct fault {
	struct pp_text *text;
	const yaml_parser_t *parser;
	struct pp_pos pos;		/* of the problem */
	struct pp_pos context;		/* of what libyaml was reading */
	struct pp_str line;		/* the problem's */
	size_t at;			/* the problem's byte in line */
	const struct pp_yaml_quote *quote;
	uint32_t resume;		/* see pp_yaml_error_report */
};

/* Where in the line that column begins; the line's end past it. */
static size_t byte_of(const struct fault *f, uint32_t col)
{
	size_t at = 0;

	for (; at < f->line.n; at++)
		if (((unsigned char)f->line.p[at] & 0xc0) != 0x80 && !--col)
			break;
	return at;
}

static bool problem_is(const struct fault *f, const char *problem)
{
	return !strcmp(f->parser->problem, problem);
}

static bool context_is(const struct fault *f, const char *context)
{
	return f->parser->context && !strcmp(f->parser->context, context);
}

static void tell(struct fault *f, struct pp_pos pos, const char *text,
		 const char *note)
{
	struct pp_finding *found;

	f->resume = pos.line + 1;
	found = pp_fault(f->text, YAML_SYNTAX, pos, "%s", text);
	if (note)
		pp_report_note(f->text->sink, found, (struct pp_pos){ 0 },
			       "%s", note);
}

static struct pp_pos column(const struct fault *f, size_t byte)
{
	struct pp_pos pos = f->pos;
	size_t i;

	pos.col = 1;
	for (i = 0; i < byte; i++)
		pos.col += ((unsigned char)f->line.p[i] & 0xc0) != 0x80;
	return pos;
}

static void report_tab(struct fault *f, struct pp_pos pos, bool leading)
{
	struct pp_finding *found;

	found = pp_fault(f->text, YAML_TAB, pos, leading ?
			 "a tab stands in the indentation" :
			 "a tab stands where YAML wants a space");
	pp_report_note(f->text->sink, found, (struct pp_pos){ 0 },
		       "put spaces in its place");
	f->resume = pos.line + 1;
}

/* Where one line is indented by tabs, those below it are most often, too. */
static void report_tabs_below(struct fault *f)
{
	struct pp_pos pos = f->pos;
	size_t at = (size_t)(f->line.p - f->text->bytes.p);
	struct pp_str line = f->line;

	for (pos.line++; ; pos.line++) {
		const char *tab;

		at += line.n;
		at += at + 1 < f->text->bytes.n &&
		      f->text->bytes.p[at] == '\r' &&
		      f->text->bytes.p[at + 1] == '\n' ? 2 : 1;
		if (at >= f->text->bytes.n)
			return;
		line = pp_text_line_at(f->text, at);
		tab = memchr(line.p, '\t', pp_yaml_line_indent(line));
		if (!tab || pp_yaml_line_indent(line) == line.n)
			return;
		pos.col = (uint32_t)(tab - line.p) + 1;
		report_tab(f, pos, true);
	}
}

/* A tab among the blanks that begin the line, or where libyaml stands, is the
 * cause whatever libyaml says. */
static bool tell_tab(struct fault *f)
{
	size_t n = pp_yaml_line_indent(f->line);
	const char *tab = n ? memchr(f->line.p, '\t', n) : NULL;
	size_t at;

	if (f->at < f->line.n && f->line.p[f->at] == '\t')
		at = f->at;
	else if (tab && f->at >= (size_t)(tab - f->line.p))
		at = (size_t)(tab - f->line.p);
	else
		return false;
	report_tab(f, column(f, at), at < n);
	if (at < n)
		report_tabs_below(f);
	return true;
}

/* The last line before f->line that is not blank; empty where there is none.
 * *number is its number. */
static struct pp_str line_above(const struct fault *f, uint32_t *number)
{
	for (*number = f->pos.line - 1; *number >= f->text->first_line;
	     --*number) {
		size_t start = pp_text_line(f->text, *number);
		struct pp_str line = pp_text_line_at(f->text, start);

		if (pp_yaml_line_indent(line) < line.n)
			return line;
	}
	return (struct pp_str){ 0 };
}

static const char *colon_advice(struct pp_str line)
{
	const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;

	if (colon && pp_str_starts((struct pp_str){ colon + 1,
			(size_t)(line.p + line.n - colon - 1) },
				   PP_LIT("\xc2\xa0")))
		return "a no-break space stands after the ':': write a plain "
		       "one";
	if (colon && colon + 1 < line.p + line.n && !pp_is_blank(colon[1]))
		return "a space is missing after the ':'";
	return "a ':' is missing after the key; or indent a text that goes "
	       "on from the line above";
}

static void tell_colon(struct fault *f)
{
	size_t n = pp_yaml_line_indent(f->line);
	struct pp_pos pos = column(f, n);
	struct pp_str above = line_above(f, &pos.line);

	/* A key without colon: libyaml takes it and this line for one text. */
	if (!pp_yaml_line_has_colon(f->line, f->at) && above.n &&
	    pp_yaml_line_indent(above) == n &&
	    !pp_yaml_line_has_colon(above, above.n))
		tell(f, pos, no_member, colon_advice(above));
	else if (pp_yaml_line_has_colon(f->line, f->at))
		tell(f, f->pos, "a second ': ' stands in one line",
		     "quote the value if the colon belongs to it");
	else
		tell(f, column(f, pp_yaml_line_indent(f->line)),
		     "a key may not stand here",
		     "its indentation makes it part of the value above: let "
		     "it begin in the column of the keys it belongs with");
}

static void tell_no_colon(struct fault *f)
{
	size_t start = pp_text_line(f->text, f->context.line);

	tell(f, f->context, no_member,
	     colon_advice(pp_text_line_at(f->text, start)));
}

static void tell_first_character(struct fault *f)
{
	struct pp_finding *found;
	char c = f->at < f->line.n ? f->line.p[f->at] : ' ';

	found = pp_fault(f->text, YAML_SYNTAX, f->pos,
			 "a value may not begin with '%c'", c);
	f->resume = f->pos.line + 1;
	pp_report_note(f->text->sink, found, (struct pp_pos){ 0 },
		       "quote it");
}

/* A line whose indentation is not that of the others; or it is, and a list
 * item stands among keys, or a key among list items. */
static void tell_indentation(struct fault *f)
{
	bool same = f->parser->context && f->pos.col == f->context.col;
	bool item = f->at < f->line.n && f->line.p[f->at] == '-';
	struct pp_finding *found;

	found = pp_fault(f->text, YAML_SYNTAX, f->pos, "%s",
			 !same ? "the line's indentation does not fit" :
			 item ? "a list item stands among keys" :
			 "a key stands among list items");
	f->resume = f->pos.line + 1;
	pp_report_note(f->text->sink, found, f->parser->context ?
		       f->context : (struct pp_pos){ 0 },
		       "keys of one mapping, and items of one list, begin in "
		       "the same column");
}

/* Something stands where a block mapping or list, or the document, cannot go
 * on. */
static void tell_stray(struct fault *f)
{
	size_t n = pp_yaml_line_indent(f->line), before = f->at;

	while (before > n && pp_is_blank(f->line.p[before - 1]))
		before--;
	if (before > n && strchr("'\"", f->line.p[before - 1])) {
		tell(f, f->pos, "text follows the closing quote",
		     f->line.p[before - 1] == '"' ?
		     "quote the whole value; inside double quotes, write \\\" "
		     "for a quote" :
		     "quote the whole value; inside single quotes, write '' "
		     "for an apostrophe");
	} else if (f->at < f->line.n && f->line.p[f->at] == ',' &&
		   context_is(f, "while parsing a flow node")) {
		tell(f, f->pos, "a value is missing before the ','", NULL);
	} else if (f->at < f->line.n && strchr("]},", f->line.p[f->at])) {
		tell_first_character(f);
	} else if (f->line.n && f->line.p[0] == '%') {
		tell(f, f->pos, "the directive is not well formed", NULL);
	} else if (f->at <= n && f->line.n) {
		tell_indentation(f);
	} else {
		tell(f, f->pos, "this may not follow here",
		     "quote the value; or begin a new line");
	}
}

/* A flow list or mapping breaks off. */
static void tell_bracket(struct fault *f, char open, char close)
{
	const char *rest = f->line.p + f->at;
	bool closed = memchr(rest, close, (size_t)(
			f->text->bytes.p + f->text->bytes.n - rest));
	bool one_line = f->pos.line == f->context.line;
	struct pp_finding *found;

	/* If it is closed further down, the lines between are not keys. */
	if (one_line || !closed)
		f->resume = f->pos.line + 1;
	if (f->at < f->line.n && (one_line || closed)) {
		found = pp_fault(f->text, YAML_SYNTAX, f->pos,
				 "expected ',' or '%c'", close);
		pp_report_note(f->text->sink, found, f->context,
			       "the '%c' stands here", open);
		return;
	}
	found = pp_fault(f->text, YAML_SYNTAX, f->context,
			 "the '%c' that opens here is not closed", open);
	pp_report_note(f->text->sink, found, f->pos,
		       "a '%c' was missed at the latest here", close);
}

/* Is the fault one within quotes, which may go on below? */
static bool in_quotes(const struct fault *f)
{
	char quote = f->parser->context && f->context.line == f->pos.line &&
		     f->at ? '"' : 0;

	if (!context_is(f, "while parsing a quoted scalar") &&
	    !context_is(f, "while scanning a quoted scalar"))
		return false;
	if (!strncmp(f->parser->problem, "found unexpected", 16))
		return false;
	return !quote || !memchr(f->line.p + f->at, quote, f->line.n - f->at);
}

/* A quote that was forgotten is closed by the next one that opens: what
 * follows makes no sense, but the mistake is above. */
static bool tell_open_quote(struct fault *f)
{
	struct pp_finding *found;
	struct pp_pos start, end;
	size_t at;

	if (!f->quote->lines)
		return false;
	start = pp_yaml_pos(f->text, &f->quote->start);
	end = pp_yaml_pos(f->text, &f->quote->end);
	if (end.line != f->pos.line || end.col < 3)
		return false;
	end.col--;
	at = byte_of(f, end.col);
	if (!at || at > f->at || !pp_is_blank(f->line.p[at - 1]))
		return false;
	found = pp_fault(f->text, YAML_SYNTAX, start,
			 "the quote that opens here is not closed on its "
			 "line");
	pp_report_note(f->text->sink, found, end,
		       "it runs on to here, where another one opens");
	f->resume = start.line + 1;
	return true;
}

static bool tell_by_wording(struct fault *f)
{
	for (size_t i = 0; i < sizeof(wordings) / sizeof(*wordings); i++) {
		const struct wording *w = &wordings[i];

		if ((w->problem && !problem_is(f, w->problem)) ||
		    (w->context && !context_is(f, w->context)))
			continue;
		tell(f, w->at_context ? f->context : f->pos, w->text, w->note);
		if (in_quotes(f))
			f->resume = 0;
		return true;
	}
	return false;
}

/* What git leaves in a file where it could not join two versions. */
static bool is_conflict_mark(struct pp_str line)
{
	return pp_str_starts(line, PP_LIT("<<<<<<< ")) ||
	       pp_str_starts(line, PP_LIT("=======")) ||
	       pp_str_starts(line, PP_LIT(">>>>>>> ")) ||
	       pp_str_starts(line, PP_LIT("||||||| "));
}

/* libyaml may have noticed in the line after the mark, or long after it. */
static bool tell_conflict(struct fault *f)
{
	struct pp_pos pos = f->pos;
	struct pp_str line = f->line;

	if (!is_conflict_mark(line))
		line = line_above(f, &pos.line);
	if (!is_conflict_mark(line)) {
		pos.line = f->context.line;
		line = pp_text_line_at(f->text,
				       pp_text_line(f->text, pos.line));
	}
	if (!is_conflict_mark(line))
		return false;
	pos.col = 1;
	tell(f, pos, "git left a mark of a conflict here",
	     "keep one of the versions between <<<<<<< and >>>>>>>, or what "
	     "is right of both, and delete the marks");
	return true;
}

static void tell_fault(struct fault *f)
{
	if (tell_conflict(f))
		return;
	if (context_is(f, "while scanning a quoted scalar") &&
	    tell_by_wording(f))
		return;
	if (tell_open_quote(f) || tell_tab(f) || tell_by_wording(f))
		return;
	if (problem_is(f, "mapping values are not allowed in this context"))
		tell_colon(f);
	else if (problem_is(f, "could not find expected ':'"))
		tell_no_colon(f);
	else if (problem_is(f, "found character that cannot start any token"))
		tell_first_character(f);
	else if (context_is(f, "while parsing a flow sequence"))
		tell_bracket(f, '[', ']');
	else if (context_is(f, "while parsing a flow mapping"))
		tell_bracket(f, '{', '}');
	else
		tell_stray(f);
}

/* At the end libyaml goes to a new line, whether there is one or not. */
static struct pp_pos within(const struct pp_text *text, struct pp_pos pos)
{
	if (text->end_line && pos.line > text->end_line) {
		pos.line = text->end_line;
		pos.col = text->end_col;
	}
	return pos;
}

/* How many of the file's separators stand before a code point of it. */
static size_t separators_before(const struct pp_text *text, size_t index)
{
	size_t low = 0, high = text->separator_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text->separators[middle].index <= index)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct pp_pos pp_yaml_pos(const struct pp_text *text, const yaml_mark_t *mark)
{
	struct pp_pos pos = pp_text_pos(text,
					(uint32_t)mark->line + text->first_line,
					(uint32_t)mark->column + 1);
	size_t index = mark->index + text->first_index;
	size_t first, n;

	if (!text->separator_count)
		return within(text, pos);
	first = separators_before(text, text->first_index);
	n = separators_before(text, index);
	if (n > first &&
	    text->separators[n - 1].index == index - mark->column) {
		pos.line = text->separators[n - 1].line;
		pos.col += text->separators[n - 1].col - 1;
	} else {
		pos.line -= (uint32_t)(n - first);
	}
	return within(text, pos);
}

uint32_t pp_yaml_error_report(struct pp_text *text,
			      const yaml_parser_t *parser,
			      const struct pp_yaml_quote *quote)
{
	struct fault f = { .text = text, .parser = parser, .quote = quote };
	size_t start;

	if (parser->error == YAML_MEMORY_ERROR || !parser->problem)
		pp_oom();
	f.pos = pp_yaml_pos(text, &parser->problem_mark);
	f.context = parser->context ?
		pp_yaml_pos(text, &parser->context_mark) : f.pos;
	start = pp_text_line(text, f.pos.line);
	f.line = pp_text_line_at(text, start);
	f.at = byte_of(&f, f.pos.col);
	tell_fault(&f);
	return f.resume;
}
