/* JSON as RFC 8259 has it, by recursive descent of bounded depth. */
#include "data/json.h"

#include "base/utf8.h"

struct reader {
	struct pp_text *text;
	struct pp_build build;
	const char *p, *end;
	struct pp_place place;	/* trails behind p, found when needed */
	unsigned depth;
};

static int read_value(struct reader *r, struct pp_value *out);

static struct pp_pos pos_of(struct reader *r, const char *p)
{
	size_t at = (size_t)(p - r->text->bytes.p);

	if (at < r->place.at)
		r->place = pp_text_start(r->text);
	pp_text_seek(r->text, &r->place, at);
	return pp_text_pos(r->text, r->place.line, r->place.col);
}

static int fail_noted(struct reader *r, const char *p, const char *text,
		      const char *note)
{
	struct pp_finding *f;

	f = pp_fault(r->text, JSON_SYNTAX, pos_of(r, p), "%s", text);
	if (note)
		pp_report_note(r->text->sink, f, (struct pp_pos){ 0 }, "%s",
			       note);
	return -1;
}

static int fail(struct reader *r, const char *p, const char *text)
{
	return fail_noted(r, p, text, NULL);
}

static void skip_space(struct reader *r)
{
	while (r->p < r->end && (*r->p == ' ' || *r->p == '\n' ||
				 *r->p == '\t' || *r->p == '\r'))
		r->p++;
}

/* The next byte after white space, or 0 at the end. */
static char peek(struct reader *r)
{
	skip_space(r);
	return r->p < r->end ? *r->p : 0;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The four digits at p, or -1. */
static int32_t hex4(const char *p, const char *end)
{
	int32_t code = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(p[i]);

		if (digit < 0)
			return -1;
		code = code << 4 | digit;
	}
	return code;
}

/* Past \u at r->p: write the character to to; returns its bytes, or 0 with a
 * finding. */
static unsigned read_code(struct reader *r, char *to)
{
	const char *start = r->p - 2;
	int32_t code = hex4(r->p, r->end), low = -1;

	if (code < 0) {
		fail(r, start, "\\u needs four hexadecimal digits");
		return 0;
	}
	r->p += 4;
	if (code >= 0xd800 && code < 0xdc00 && r->end - r->p >= 6 &&
	    r->p[0] == '\\' && r->p[1] == 'u')
		low = hex4(r->p + 2, r->end);
	if (low >= 0xdc00 && low < 0xe000) {
		r->p += 6;
		code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
	} else if (code >= 0xd800 && code < 0xe000) {
		fail(r, start, "half of a surrogate pair stands alone");
		return 0;
	}
	return pp_utf8_encode(to, (uint32_t)code);
}

/* Past the backslash. */
static unsigned read_escape(struct reader *r, char *to)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	const char *found;

	if (r->p == r->end) {
		fail(r, r->p - 1, "the text ends inside a string");
		return 0;
	}
	if (*r->p == 'u') {
		r->p++;
		return read_code(r, to);
	}
	found = *r->p ? strchr(from, *r->p) : NULL;
	if (!found) {
		fail_noted(r, r->p - 1, "this is not an escape that JSON knows",
			   "write \\\\ for a backslash");
		return 0;
	}
	*to = into[found - from];
	r->p++;
	return 1;
}

/* The first byte from p on that ends a plain run of a string. */
static const char *string_run(const char *p, const char *end)
{
	while (p < end && *p != '"' && *p != '\\' && (unsigned char)*p >= ' ')
		p++;
	return p;
}

/* A string with escapes: never longer than as written. */
static int read_escaped(struct reader *r, const char *start,
			struct pp_str *out)
{
	const char *run = start, *close = r->p;
	char *to, *copy;

	while (close < r->end && *close != '"')
		close += *close == '\\' && r->end - close > 1 ? 2 : 1;
	copy = to = pp_arena_raw(r->build.arena, (size_t)(close - start) + 1,
				 1, 1);
	for (;;) {
		unsigned n;

		if (r->p > run)
			memcpy(to, run, (size_t)(r->p - run));
		to += r->p - run;
		if (r->p == r->end || *r->p != '\\')
			break;
		r->p++;
		n = read_escape(r, to);
		if (!n)
			return -1;
		to += n;
		run = r->p;
		r->p = string_run(r->p, r->end);
	}
	*out = (struct pp_str){ copy, (size_t)(to - copy) };
	return 0;
}

/* At the opening quote. */
static int read_string(struct reader *r, struct pp_str *out)
{
	const char *open = r->p, *start = ++r->p;

	r->p = string_run(r->p, r->end);
	*out = (struct pp_str){ start, (size_t)(r->p - start) };
	if (r->p < r->end && *r->p == '\\' &&
	    read_escaped(r, start, out) < 0)
		return -1;
	if (r->p == r->end)
		return fail(r, open, "the string that opens here is never "
			    "closed");
	if (*r->p == '\n' || *r->p == '\r')
		return fail_noted(r, open, "the string that opens here is not "
				  "closed on its line", "write \\n for a "
				  "line break in a string");
	if (*r->p != '"')
		return fail_noted(r, r->p, "a tab may not stand in a string",
				  "write \\t");
	r->p++;
	return 0;
}

static const char *digits(const char *p, const char *end)
{
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return p;
}

/* The end of the number that begins at p, or NULL where it is not one. */
static const char *number_end(const char *p, const char *end)
{
	const char *start;

	p += *p == '-';
	start = p;
	p = digits(p, end);
	if (p == start || (*start == '0' && p - start > 1))
		return NULL;
	if (p < end && *p == '.') {
		start = ++p;
		p = digits(p, end);
		if (p == start)
			return NULL;
	}
	if (p < end && (*p == 'e' || *p == 'E')) {
		p++;
		p += p < end && (*p == '+' || *p == '-');
		start = p;
		p = digits(p, end);
		if (p == start)
			return NULL;
	}
	return p;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || strchr("+-._", c);
}

static int read_number(struct reader *r, struct pp_value *out)
{
	const char *start = r->p, *end = number_end(start, r->end);

	if (!end || (end < r->end && *end && is_word_byte(*end)))
		return fail_noted(r, start, "this is not a number that JSON "
				  "knows", "no leading +, no leading zero, "
				  "digits on both sides of a point");
	r->p = end;
	if (pp_build_number(&r->build, (struct pp_str){
			    start, (size_t)(end - start) }, out) < 0)
		return fail(r, start, "the number has too many digits, or its "
			    "exponent is past any use");
	return 0;
}

static int read_word(struct reader *r, struct pp_value *out)
{
	struct pp_str word = { r->p, 0 };
	const char *p = r->p;

	while (p < r->end && *p && is_word_byte(*p))
		p++;
	word.n = (size_t)(p - word.p);
	out->text = word;
	if (pp_str_is(word, "null"))
		out->type = PP_NULL;
	else if (pp_str_is(word, "true") || pp_str_is(word, "false"))
		out->type = PP_BOOL;
	else if (!word.n)
		return fail_noted(r, r->p, "a value may not begin with this",
				  *r->p == '\'' ? "strings stand in double "
				  "quotes" : *r->p == '/' ? "JSON has no "
				  "comments" : NULL);
	else
		return fail_noted(r, r->p, "this word is no JSON value",
				  "known are true, false and null; a text "
				  "stands in double quotes");
	out->boolean = word.p[0] == 't';
	r->p = p;
	return 0;
}

/* After an item: 1 to go on with the next, 0 at the closing bracket, which is
 * taken, -1 with a finding. */
static int next_item(struct reader *r, char close, const char *open)
{
	char c = peek(r);
	const char *at = r->p;
	struct pp_finding *f;

	if (c == close) {
		r->p++;
		return 0;
	}
	if (c == ',') {
		r->p++;
		if (peek(r) != close)
			return 1;
		return fail(r, at, "a comma stands before the closing "
			    "bracket");
	}
	if (r->p == r->end) {
		pp_fault(r->text, JSON_SYNTAX, pos_of(r, open),
			 "the '%c' that opens here is never closed", *open);
	} else {
		f = pp_fault(r->text, JSON_SYNTAX, pos_of(r, at),
			     "expected ',' or '%c'", close);
		pp_report_note(r->text->sink, f, pos_of(r, open),
			       "the '%c' stands here", *open);
	}
	return -1;
}

/* Past an opening bracket; true, and past the closing one, where nothing
 * stands between. */
static bool is_empty(struct reader *r, char close)
{
	if (peek(r) != close)
		return false;
	r->p++;
	return true;
}

static int read_list(struct reader *r, struct pp_value *out)
{
	const char *open = r->p++;
	size_t mark = r->build.count;
	int more = !is_empty(r, ']');

	while (more > 0) {
		struct pp_member m = { 0 };

		if (read_value(r, &m.value) < 0)
			return -1;
		pp_build_push(&r->build, &m);
		more = next_item(r, ']', open);
	}
	if (!more)
		pp_build_list(&r->build, mark, out);
	return more;
}

static int read_member(struct reader *r, struct pp_member *m)
{
	struct pp_pos pos;

	if (peek(r) != '"')
		return fail_noted(r, r->p, "expected a key in double quotes",
				  NULL);
	pos = pos_of(r, r->p);
	m->line = pos.line;
	m->col = pos.col;
	if (read_string(r, &m->key) < 0)
		return -1;
	m->hash = pp_key_hash(m->key);
	if (peek(r) != ':')
		return fail(r, r->p, "expected ':' after the key");
	r->p++;
	return read_value(r, &m->value);
}

static int read_map(struct reader *r, struct pp_value *out)
{
	const char *open = r->p++;
	size_t mark = r->build.count;
	int more = !is_empty(r, '}');

	while (more > 0) {
		struct pp_member m = { 0 };

		if (read_member(r, &m) < 0)
			return -1;
		pp_build_push(&r->build, &m);
		more = next_item(r, '}', open);
	}
	if (!more)
		pp_build_map(&r->build, mark, out);
	return more;
}

static int read_bracket(struct reader *r, struct pp_value *out)
{
	int rc;

	if (r->depth == PP_READ_DEPTH_MAX) {
		pp_fault(r->text, TOO_DEEP, pos_of(r, r->p),
			 "lists and mappings are nested deeper than %d levels",
			 PP_READ_DEPTH_MAX);
		return -1;
	}
	r->depth++;
	out->style = PP_STYLE_FLOW;
	rc = *r->p == '[' ? read_list(r, out) : read_map(r, out);
	r->depth--;
	return rc;
}

static int read_value(struct reader *r, struct pp_value *out)
{
	char c = peek(r);
	struct pp_pos pos = pos_of(r, r->p);

	*out = (struct pp_value){ .line = pos.line, .col = pos.col };
	if (r->p == r->end)
		return fail(r, r->p, "a value is missing");
	if (++r->build.values > PP_READ_VALUES_MAX) {
		pp_fault(r->text, TOO_LARGE, pos,
			 "the file holds more than %d values",
			 PP_READ_VALUES_MAX);
		return -1;
	}
	if (c == '[' || c == '{')
		return read_bracket(r, out);
	if (c == '"') {
		out->type = PP_STRING;
		out->style = PP_STYLE_DOUBLE;
		return read_string(r, &out->text);
	}
	if (c == '-' || (c >= '0' && c <= '9') || c == '+' || c == '.')
		return read_number(r, out);
	return read_word(r, out);
}

int pp_json_read(struct pp_docs *out, struct pp_arena *arena,
		 struct pp_text *text)
{
	struct reader r = {
		.text = text, .p = text->bytes.p,
		.end = text->bytes.p + text->bytes.n,
		.place = pp_text_start(text),
	};
	struct pp_value *root;
	int rc = -1;

	pp_build_init(&r.build, text, arena);
	skip_space(&r);
	if (r.p == r.end) {
		pp_fault(text, FILE_EMPTY, pp_text_pos(text, 1, 1),
			 "there is nothing here but white space");
		goto out;
	}
	root = pp_new(arena, struct pp_value, 1);
	if (read_value(&r, root) < 0)
		goto out;
	if (peek(&r), r.p < r.end) {
		fail(&r, r.p, "something follows the end of the value");
		goto out;
	}
	*out = (struct pp_docs){ .roots = root, .count = 1 };
	rc = 0;
out:
	pp_build_release(&r.build);
	return rc;
}
