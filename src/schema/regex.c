/* A recursive descent parser for ECMA-262's Pattern grammar (22.2.1). */
#include "schema/regex.h"

#include "base/ascii.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"

enum {
	SOURCE_MAX = 65536,
	DEPTH_MAX = 200,
	POINT_MAX = 0x10ffff,
	/* What a class atom is when it is no single code point. */
	IS_SET = -1, IS_ERROR = -2,
};

/* A back reference, to be checked when all groups are known. */
struct pending {
	struct pp_regex_node *node;
	struct pp_str name;	/* .p NULL: by number */
	size_t at;
};

struct parser {
	struct pp_arena *arena;
	struct pp_pattern_error *error;
	struct pp_str source;
	size_t at;
	unsigned depth, groups;
	bool has_property;
	struct pp_charset set;	/* the one being read */
	struct pp_map names;	/* of groups, with their numbers */
	struct pending *pending;
	size_t pending_count, pending_cap;
};

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void *fail(struct parser *p, size_t at, const char *text)
{
	if (!p->error->text)
		*p->error = (struct pp_pattern_error){ text, at };
	return NULL;
}

/* --- reading the source ------------------------------------------------- */

/* The byte n ahead, or -1 past the end. */
static int peek(const struct parser *p, size_t n)
{
	return n < p->source.n - p->at ? (unsigned char)p->source.p[p->at + n] :
					 -1;
}

/* The same as a character; NUL past the end. */
static char peek_char(const struct parser *p, size_t n)
{
	return n < p->source.n - p->at ? p->source.p[p->at + n] : '\0';
}

static bool take(struct parser *p, const char *text)
{
	size_t n = strlen(text);

	if (n > p->source.n - p->at ||
	    memcmp(p->source.p + p->at, text, n) != 0)
		return false;
	p->at += n;
	return true;
}

static uint32_t take_point(struct parser *p)
{
	struct pp_str rest = { p->source.p + p->at, p->source.n - p->at };
	uint32_t cp = 0;

	p->at += pp_utf8_decode(rest, &cp);
	return cp;
}

/* Exactly n hexadecimal digits; or -1, and nothing is taken. */
static int32_t take_hex(struct parser *p, size_t n)
{
	int32_t value = 0;

	for (size_t i = 0; i < n; i++) {
		int digit = pp_hex_value(peek_char(p, i));

		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	p->at += n;
	return value;
}

/* Decimal digits, at least one; PP_REGEX_REPEAT_MAX + 1 stands for all that
 * are more.  -1 where there is none. */
static int take_count(struct parser *p)
{
	int value = -1;

	for (; pp_is_digit(peek_char(p, 0)); p->at++) {
		value = (value < 0 ? 0 : value * 10) + (peek_char(p, 0) - '0');
		if (value > PP_REGEX_REPEAT_MAX)
			value = PP_REGEX_REPEAT_MAX + 1;
	}
	return value;
}

static struct pp_regex_node *new_node(struct parser *p, enum pp_regex_op op)
{
	struct pp_regex_node *node = pp_new(p->arena, struct pp_regex_node, 1);

	node->op = op;
	return node;
}

/* The set that has been read, as a node. */
static struct pp_regex_node *finish_set(struct parser *p, bool negated)
{
	struct pp_regex_node *node = new_node(p, PP_REGEX_SET);

	pp_charset_finish(&p->set, &node->set, p->arena, negated);
	return node;
}

static struct pp_regex_node *one_point(struct parser *p, uint32_t cp)
{
	pp_charset_add(&p->set, cp, cp);
	return finish_set(p, false);
}

/* After \p or \P. */
static bool read_property(struct parser *p, bool negated)
{
	struct pp_str text = { NULL, 0 };
	size_t start = p->at;

	if (!take(p, "{"))
		return fail(p, start, "\\p must be followed by a property in "
				      "braces, as in \\p{L}");
	text.p = p->source.p + p->at;
	while (peek(p, 0) >= 0 && peek(p, 0) != '}') {
		p->at++;
		text.n++;
	}
	if (!take(p, "}"))
		return fail(p, start, "the brace after \\p is not closed");
	if (!pp_charset_add_property(&p->set, p->arena, text, negated))
		return fail(p, start, "no such Unicode property");
	p->has_property = true;
	return true;
}

/* --- escapes ------------------------------------------------------------ */

/* After \u: four digits, two such that make a surrogate pair, or braces.
 * -1 where it is none of these. */
static int32_t unicode_escape(struct parser *p)
{
	int32_t high, low;
	size_t back;

	if (take(p, "{")) {
		int32_t value = 0, digit;

		if (peek(p, 0) == '}')
			return -1;
		while ((digit = pp_hex_value(peek_char(p, 0))) >= 0) {
			p->at++;
			value = value << 4 | digit;
			if (value > POINT_MAX)
				return -1;
		}
		return take(p, "}") ? value : -1;
	}
	high = take_hex(p, 4);
	back = p->at;
	if (high < 0xd800 || high > 0xdbff || !take(p, "\\u"))
		return high;
	low = take_hex(p, 4);
	if (low >= 0xdc00 && low <= 0xdfff)
		return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
	p->at = back;
	return high;
}

/* After a backslash, that which stands for one character, in a class or not.
 * Returns it, or IS_ERROR. */
static int32_t character_escape(struct parser *p)
{
	static const char controls[] = "f\fn\nr\rt\tv\v";
	size_t start = p->at - 1;
	int c = peek(p, 0);
	int32_t value = -1;

	if (c < 0) {
		fail(p, start, "a backslash stands at the end");
		return IS_ERROR;
	}
	if (c >= 0x80)
		return (int32_t)take_point(p);
	p->at++;
	for (size_t i = 0; i + 1 < sizeof(controls); i += 2)
		if (c == controls[i])
			return controls[i + 1];
	if (c == '0' && !pp_is_digit(peek_char(p, 0)))
		return 0;
	if (c == 'c' && pp_is_letter(peek_char(p, 0)))
		return p->source.p[p->at++] & 31;
	if (c == 'x')
		value = take_hex(p, 2);
	else if (c == 'u')
		value = unicode_escape(p);
	else if (!pp_is_alnum((char)c) && c >= ' ' && c < 0x7f)
		value = c;
	if (value >= 0)
		return value;
	fail(p, start, c == 'x' ? "\\x must be followed by two hexadecimal "
				  "digits" :
		       c == 'u' ? "\\u must be followed by four hexadecimal "
				  "digits, or some in braces" :
				  "no such escape in ECMA-262");
	return IS_ERROR;
}

/* After a backslash: \d, \s, \w, \p and their opposites, added to the set.
 * Returns false where it is none of these, or with an error. */
static bool class_escape(struct parser *p)
{
	char c = peek_char(p, 0);
	bool negated = c == 'D' || c == 'S' || c == 'W' || c == 'P';

	if (c == 'p' || c == 'P') {
		p->at++;
		return read_property(p, negated);
	}
	if (c == '.' || !pp_charset_add_class(&p->set, pp_to_lower(c), negated))
		return false;
	p->at++;
	return true;
}

/* --- classes ------------------------------------------------------------ */

/* One member of a class: its code point, IS_SET or IS_ERROR. */
static int32_t class_atom(struct parser *p)
{
	if (!take(p, "\\"))
		return (int32_t)take_point(p);
	if (class_escape(p))
		return IS_SET;
	if (p->error->text)
		return IS_ERROR;
	if (take(p, "b"))
		return '\b';
	return character_escape(p);
}

/* After the opening bracket. */
static struct pp_regex_node *read_class(struct parser *p, size_t start)
{
	bool negated = take(p, "^");

	while (peek(p, 0) != ']') {
		size_t at = p->at;
		int32_t lo, hi;

		if (peek(p, 0) < 0)
			return fail(p, start, "the bracket is not closed");
		lo = hi = class_atom(p);
		if (peek(p, 0) == '-' && peek(p, 1) >= 0 && peek(p, 1) != ']' &&
		    lo != IS_ERROR) {
			p->at++;
			hi = class_atom(p);
			if (hi != IS_ERROR && (lo == IS_SET || hi == IS_SET))
				return fail(p, at, "a range cannot begin or "
						   "end with a class");
			if (hi != IS_ERROR && hi < lo)
				return fail(p, at, "the range runs backwards");
		}
		if (lo == IS_ERROR || hi == IS_ERROR)
			return NULL;
		if (lo != IS_SET)
			pp_charset_add(&p->set, (uint32_t)lo, (uint32_t)hi);
	}
	p->at++;
	return finish_set(p, negated);
}

/* --- groups and references ---------------------------------------------- */

static bool is_name(struct pp_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!pp_is_letter(c) && c != '_' && c != '$' &&
		    (unsigned char)c < 0x80 && (!i || !pp_is_digit(c)))
			return false;
	}
	return s.n > 0;
}

/* Up to and with the closing >. */
static bool read_name(struct parser *p, struct pp_str *name)
{
	size_t start = p->at;

	*name = (struct pp_str){ p->source.p + p->at, 0 };
	while (peek(p, 0) >= 0 && peek(p, 0) != '>') {
		p->at++;
		name->n++;
	}
	return (take(p, ">") && is_name(*name)) ||
	       fail(p, start, "a group's name must be letters and digits, "
			      "followed by >");
}

static struct pp_regex_node *reference(struct parser *p, struct pp_str name,
				       unsigned number, size_t at)
{
	struct pp_regex_node *node = new_node(p, PP_REGEX_BACK);

	node->number = number;
	pp_grow(p->pending, p->pending_count, p->pending_cap);
	p->pending[p->pending_count++] = (struct pending){ node, name, at };
	return node;
}

static bool settle_references(struct parser *p)
{
	for (size_t i = 0; i < p->pending_count; i++) {
		struct pending *x = &p->pending[i];

		if (x->name.p) {
			struct pp_map_entry *e = pp_map_get(&p->names, x->name);

			x->node->number = e ? (unsigned)e->num : 0;
		}
		if (!x->node->number || x->node->number > p->groups)
			return fail(p, x->at, "no group is there to refer to");
	}
	return true;
}

static struct pp_regex_node *read_alternatives(struct parser *p);

/* The rest of a group, of which the node is made already. */
static struct pp_regex_node *read_group_body(struct parser *p, size_t start,
					     struct pp_regex_node *node)
{
	struct pp_regex_node *body;

	if (++p->depth > DEPTH_MAX)
		return fail(p, start, "groups are nested more than 200 deep");
	body = read_alternatives(p);
	p->depth--;
	if (!body)
		return NULL;
	if (!take(p, ")"))
		return fail(p, start, "the parenthesis is not closed");
	if (!node)
		return body;
	node->child = body;
	return node;
}

static bool enter_name(struct parser *p, unsigned number)
{
	size_t at = p->at;
	struct pp_str name;
	bool is_new;

	if (!read_name(p, &name))
		return false;
	pp_map_put(&p->names, name, &is_new)->num = number;
	return is_new || fail(p, at, "two groups bear this name");
}

/* After the opening parenthesis. */
static struct pp_regex_node *read_group(struct parser *p, size_t start)
{
	static const struct {
		char mark[4];
		enum pp_regex_op op;
		bool negated;
	} looks[] = {
		{ "?=", PP_REGEX_AHEAD, false }, { "?!", PP_REGEX_AHEAD, true },
		{ "?<=", PP_REGEX_BEHIND, false },
		{ "?<!", PP_REGEX_BEHIND, true },
	};
	struct pp_regex_node *node;

	if (take(p, "?:"))
		return read_group_body(p, start, NULL);
	for (size_t i = 0; i < COUNT(looks); i++)
		if (take(p, looks[i].mark)) {
			node = new_node(p, looks[i].op);
			node->negated = looks[i].negated;
			return read_group_body(p, start, node);
		}
	node = new_node(p, PP_REGEX_GROUP);
	node->number = ++p->groups;
	if (take(p, "?<")) {
		if (!enter_name(p, node->number))
			return NULL;
	} else if (peek(p, 0) == '?') {
		return fail(p, start, "no such group in ECMA-262");
	}
	return read_group_body(p, start, node);
}

/* --- terms -------------------------------------------------------------- */

/* After a backslash, outside a class. */
static struct pp_regex_node *read_escape(struct parser *p, size_t start)
{
	struct pp_str name = { NULL, 0 };
	struct pp_regex_node *node;
	int c = peek(p, 0);
	int32_t cp;

	if (c == 'b' || c == 'B') {
		p->at++;
		node = new_node(p, PP_REGEX_WORD);
		node->negated = c == 'B';
		return node;
	}
	if (c >= '1' && c <= '9')
		return reference(p, name, (unsigned)take_count(p), start);
	if (take(p, "k")) {
		if (!take(p, "<"))
			return fail(p, start, "\\k must be followed by <name>");
		return read_name(p, &name) ? reference(p, name, 0, start) :
					     NULL;
	}
	if (class_escape(p))
		return finish_set(p, false);
	if (p->error->text)
		return NULL;
	cp = character_escape(p);
	return cp == IS_ERROR ? NULL : one_point(p, (uint32_t)cp);
}

/* A quantifier.  Returns false where there is none: a brace that does not make
 * one stands for itself. */
static bool read_quantifier(struct parser *p, int *min, int *max)
{
	size_t start = p->at;

	if (take(p, "*") || take(p, "+") || take(p, "?")) {
		char mark = p->source.p[start];

		*min = mark == '+';
		*max = mark == '?' ? 1 : PP_REGEX_MANY;
		return true;
	}
	if (!take(p, "{"))
		return false;
	*min = *max = take_count(p);
	if (*min >= 0 && take(p, ",")) {
		*max = take_count(p);	/* -1 is PP_REGEX_MANY */
		if (take(p, "}"))
			return true;
	} else if (*min >= 0 && take(p, "}")) {
		return true;
	}
	p->at = start;
	return false;
}

static struct pp_regex_node *read_atom(struct parser *p)
{
	size_t start = p->at;

	if (take(p, "^"))
		return new_node(p, PP_REGEX_START);
	if (take(p, "$"))
		return new_node(p, PP_REGEX_END);
	if (take(p, "("))
		return read_group(p, start);
	if (take(p, "["))
		return read_class(p, start);
	if (take(p, "\\"))
		return read_escape(p, start);
	if (take(p, ".")) {
		pp_charset_add_class(&p->set, '.', false);
		return finish_set(p, false);
	}
	return one_point(p, take_point(p));
}

static bool can_repeat(const struct pp_regex_node *node)
{
	return node->op != PP_REGEX_START && node->op != PP_REGEX_END &&
	       node->op != PP_REGEX_WORD && node->op != PP_REGEX_AHEAD &&
	       node->op != PP_REGEX_BEHIND;
}

static struct pp_regex_node *read_term(struct parser *p)
{
	struct pp_regex_node *atom, *repeat;
	size_t start = p->at;
	int min, max;

	if (read_quantifier(p, &min, &max))
		return fail(p, start, "nothing stands before the quantifier "
				      "for it to repeat");
	atom = read_atom(p);
	start = p->at;
	if (!atom || !read_quantifier(p, &min, &max))
		return atom;
	if (!can_repeat(atom))
		return fail(p, start, "an assertion cannot be repeated");
	if (min > PP_REGEX_REPEAT_MAX || max > PP_REGEX_REPEAT_MAX)
		return fail(p, start, "repeat counts go up to 65535");
	if (max != PP_REGEX_MANY && max < min)
		return fail(p, start, "the repeat counts run backwards");
	repeat = new_node(p, PP_REGEX_REPEAT);
	repeat->child = atom;
	repeat->min = min;
	repeat->max = max;
	repeat->lazy = take(p, "?");
	return repeat;
}

static struct pp_regex_node *read_sequence(struct parser *p)
{
	struct pp_regex_node *node = new_node(p, PP_REGEX_CAT);
	struct pp_regex_node **end = &node->child;

	while (peek(p, 0) >= 0 && peek(p, 0) != '|' && peek(p, 0) != ')') {
		*end = read_term(p);
		if (!*end)
			return NULL;
		end = &(*end)->next;
	}
	return node;
}

static struct pp_regex_node *read_alternatives(struct parser *p)
{
	struct pp_regex_node *node = new_node(p, PP_REGEX_ALT);
	struct pp_regex_node **end = &node->child;

	do {
		*end = read_sequence(p);
		if (!*end)
			return NULL;
		end = &(*end)->next;
	} while (take(p, "|"));
	return node->child->next ? node : node->child;
}

static struct pp_regex_node *read_all(struct parser *p)
{
	struct pp_regex_node *root;

	if (p->source.n > SOURCE_MAX)
		return fail(p, 0, "the expression is longer than 64 KB");
	if (pp_utf8_valid(p->source) != p->source.n)
		return fail(p, pp_utf8_valid(p->source),
			    "the expression is not UTF-8");
	root = read_alternatives(p);
	if (!root)
		return NULL;
	if (p->at < p->source.n)
		return fail(p, p->at, "no parenthesis is open here to be "
				      "closed");
	return settle_references(p) ? root : NULL;
}

int pp_regex_parse(struct pp_regex *out, struct pp_arena *arena,
		   struct pp_str source, struct pp_pattern_error *error)
{
	struct pp_pattern_error found = { NULL, 0 };
	struct parser p = { .arena = arena, .source = source, .error = &found };
	struct pp_regex_node *root = read_all(&p);

	pp_charset_release(&p.set);
	pp_map_release(&p.names);
	pp_free(p.pending);
	if (!root) {
		*error = found;
		return -1;
	}
	*out = (struct pp_regex){
		.root = root,
		.groups = p.groups,
		.has_property = p.has_property,
	};
	return 0;
}
