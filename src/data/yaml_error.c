/* libyaml says what its scanner wanted; a person needs to know what to mend.
 * Each of its errors is told here in other words, most often after a look at
 * the line where it stands. */
#include "data/yaml_error.h"

#include "base/memory.h"

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
	  "inside single quotes, write '' for an apostrophe" },
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
	  true, "the directive is not well formed", "known are %YAML and %TAG" },
	{ NULL, "while scanning a %YAML directive",
	  true, "the directive is not well formed", "write %YAML 1.2" },
	{ NULL, "while scanning a %TAG directive",
	  true, "the directive is not well formed", NULL },
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
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t leading_blanks(struct pp_str line)
{
	size_t n = 0;

	while (n < line.n && is_blank(line.p[n]))
		n++;
	return n;
}

static bool problem_is(const struct fault *f, const char *problem)
{
	return !strcmp(f->parser->problem, problem);
}

static bool context_is(const struct fault *f, const char *context)
{
	return f->parser->context && !strcmp(f->parser->context, context);
}

static void tell(const struct fault *f, struct pp_pos pos, const char *text,
		 const char *note)
{
	struct pp_finding *found;

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

/* A tab among the blanks that begin the line, or where libyaml stands, is the
 * cause whatever libyaml says. */
static bool tell_tab(const struct fault *f)
{
	size_t n = leading_blanks(f->line);
	const char *tab = memchr(f->line.p, '\t', n);
	struct pp_finding *found;
	size_t at;

	if (f->at < f->line.n && f->line.p[f->at] == '\t')
		at = f->at;
	else if (tab && f->at >= (size_t)(tab - f->line.p))
		at = (size_t)(tab - f->line.p);
	else
		return false;
	found = pp_fault(f->text, YAML_TAB, column(f, at),
			 at < n ? "a tab stands in the indentation" :
			 "a tab stands where YAML wants a space");
	pp_report_note(f->text->sink, found, (struct pp_pos){ 0 },
		       "put spaces in its place");
	return true;
}

/* The first ': ' of the line before byte end, outside quotes. */
static bool has_colon(struct pp_str line, size_t end)
{
	char quote = 0;

	for (size_t i = 0; i < end && i < line.n; i++) {
		char c = line.p[i];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if ((c == '"' || c == '\'') &&
			 (!i || strchr(" \t[{,", line.p[i - 1])))
			quote = c;
		else if (c == ':' && (i + 1 == line.n ||
				      is_blank(line.p[i + 1])))
			return true;
	}
	return false;
}

/* The last line before f->line that is not blank; empty where there is none.
 * *number is its number. */
static struct pp_str line_above(const struct fault *f, uint32_t *number)
{
	for (*number = f->pos.line - 1; *number >= f->text->first_line;
	     --*number) {
		size_t start = pp_text_line(f->text, *number);
		struct pp_str line = pp_text_line_at(f->text, start);

		if (leading_blanks(line) < line.n)
			return line;
	}
	return (struct pp_str){ 0 };
}

static const char *colon_advice(struct pp_str line)
{
	const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;

	if (colon && colon + 1 < line.p + line.n && !is_blank(colon[1]))
		return "a space is missing after the ':'";
	return "a ':' is missing after the key; or indent a text that goes "
	       "on from the line above";
}

static void tell_colon(const struct fault *f)
{
	size_t n = leading_blanks(f->line);
	struct pp_pos pos = column(f, n);
	struct pp_str above = line_above(f, &pos.line);

	/* A key without colon: libyaml takes it and this line for one text. */
	if (!has_colon(f->line, f->at) && above.n &&
	    leading_blanks(above) == n && !has_colon(above, above.n))
		tell(f, pos, no_member, colon_advice(above));
	else if (has_colon(f->line, f->at))
		tell(f, f->pos, "a second ': ' stands in one line",
		     "quote the value if the colon belongs to it");
	else
		tell(f, column(f, leading_blanks(f->line)),
		     "a key may not stand here",
		     "its indentation makes it part of the value above: let "
		     "it begin in the column of the keys it belongs with");
}

static void tell_no_colon(const struct fault *f)
{
	size_t start = pp_text_line(f->text, f->context.line);

	tell(f, f->context, no_member,
	     colon_advice(pp_text_line_at(f->text, start)));
}

static void tell_first_character(const struct fault *f)
{
	struct pp_finding *found;
	char c = f->at < f->line.n ? f->line.p[f->at] : ' ';

	found = pp_fault(f->text, YAML_SYNTAX, f->pos,
			 "a value may not begin with '%c'", c);
	pp_report_note(f->text->sink, found, (struct pp_pos){ 0 },
		       "quote it");
}

/* Something stands where a block mapping or list, or the document, cannot go
 * on. */
static void tell_stray(const struct fault *f)
{
	size_t n = leading_blanks(f->line), before = f->at;
	struct pp_finding *found;

	while (before > n && is_blank(f->line.p[before - 1]))
		before--;
	if (before > n && strchr("'\"", f->line.p[before - 1])) {
		tell(f, f->pos, "text follows the closing quote",
		     "quote the whole value; inside single quotes, write '' "
		     "for an apostrophe");
	} else if (f->at < f->line.n && strchr("]},", f->line.p[f->at])) {
		tell_first_character(f);
	} else if (f->at <= n && f->line.n) {
		found = pp_fault(f->text, YAML_SYNTAX, f->pos,
				 "the line's indentation does not fit");
		pp_report_note(f->text->sink, found,
			       f->parser->context ? f->context :
			       (struct pp_pos){ 0 },
			       "keys of one mapping, and items of one list, "
			       "begin in the same column");
	} else {
		tell(f, f->pos, "this may not follow here",
		     "quote the value; or begin a new line");
	}
}

/* A flow list or mapping breaks off. */
static void tell_bracket(const struct fault *f, char open, char close)
{
	struct pp_finding *found;

	if (f->pos.line == f->context.line && f->at < f->line.n) {
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

static bool tell_by_wording(const struct fault *f)
{
	for (size_t i = 0; i < sizeof(wordings) / sizeof(*wordings); i++) {
		const struct wording *w = &wordings[i];

		if ((w->problem && !problem_is(f, w->problem)) ||
		    (w->context && !context_is(f, w->context)))
			continue;
		tell(f, w->at_context ? f->context : f->pos, w->text, w->note);
		return true;
	}
	return false;
}

static void tell_fault(const struct fault *f)
{
	if (context_is(f, "while scanning a quoted scalar") &&
	    tell_by_wording(f))
		return;
	if (tell_tab(f) || tell_by_wording(f))
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
		return pos;
	first = separators_before(text, text->first_index);
	n = separators_before(text, index);
	if (n > first &&
	    text->separators[n - 1].index == index - mark->column) {
		pos.line = text->separators[n - 1].line;
		pos.col += text->separators[n - 1].col - 1;
	} else {
		pos.line -= (uint32_t)(n - first);
	}
	return pos;
}

void pp_yaml_error_report(struct pp_text *text, const yaml_parser_t *parser)
{
	struct fault f = { .text = text, .parser = parser };
	struct pp_place place;
	size_t start;

	if (parser->error == YAML_MEMORY_ERROR || !parser->problem)
		pp_oom();
	f.pos = pp_yaml_pos(text, &parser->problem_mark);
	f.context = parser->context ?
		pp_yaml_pos(text, &parser->context_mark) : f.pos;
	start = pp_text_line(text, f.pos.line);
	f.line = pp_text_line_at(text, start);
	place = pp_text_place(text, start);
	while (f.at < f.line.n && place.col < f.pos.col)
		pp_text_seek(text, &place, start + ++f.at);
	tell_fault(&f);
}
