/* The words of findings about a single value. */
#include "schema/say.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "schema/keyword.h"

enum {
	LISTED_MAX = 8,		/* so many values are listed in full */
	SHOWN_MAX = 5,		/* of longer lists so many are shown */
	VALUE_MAX = 40,
	DESCRIPTION_MAX = 160,
	LOOK_MAX = 2000		/* words that are looked at for a hint */
};

static const struct pp_pos nowhere = { 0 };

static void note_value(struct pp_say *s, struct pp_finding *f,
		       const char *text)
{
	pp_report_note(s->sink, f, nowhere, "%s", text)->about_value = true;
}

struct pp_finding *pp_say_at(struct pp_say *s, const struct pp_rule *rule,
			     struct pp_pos pos, const struct pp_spot *path,
			     const char *format, ...)
{
	struct pp_finding *f;
	char *text;
	va_list ap, again;
	int n;

	va_start(ap, format);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = pp_new_raw(s->scrap, char, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, ap);
	va_end(ap);
	f = pp_report(s->sink, rule, pos, "%s", text);
	pp_report_pointer(s->sink, f, pp_spot_pointer(s->scrap, path));
	return f;
}

void pp_say_place(struct pp_say *s, struct pp_finding *f,
		  const struct pp_node *node, const char *keyword)
{
	const char *file = pp_node_file(s->schema, node);
	const struct pp_value *source = node->source;
	const struct pp_member *m = pp_value_member(source, pp_str(keyword));
	struct pp_pos pos = pp_value_pos(source, file);

	for (const struct pp_reason *r = s->reasons; r; r = r->up)
		note_value(s, f, r->text);
	if (m) {
		pos.line = m->line;
		pos.col = m->col;
		pp_report_note(s->sink, f, pos, "the schema's '%s' is here",
			       keyword);
	} else {
		pp_report_note(s->sink, f, pos, "the schema says so here");
	}
}

/* Where the value stands; scalars written plainly have an end as well. */
static struct pp_pos value_pos(struct pp_say *s, const struct pp_spot *path)
{
	const struct pp_value *v = path->value;
	struct pp_pos pos = pp_value_pos(v, s->file);

	if (v->type >= PP_LIST)
		return pp_spot_key_pos(path, s->file);
	if (v->style == PP_STYLE_PLAIN && v->text.n &&
	    !memchr(v->text.p, '\n', v->text.n))
		pos.end_col = pos.col + (uint32_t)pp_utf8_length(v->text);
	return pos;
}

static void set_found(struct pp_say *s, struct pp_finding *f,
		      const struct pp_value *v)
{
	if (v->type < PP_LIST)
		pp_report_found(s->sink, f, v->text);
}

const char *pp_say_count(struct pp_arena *arena, uint64_t n, const char *one)
{
	return pp_arena_printf(arena, "%" PRIu64 " %s%s", n, one,
			       n == 1 ? "" : "s");
}

void pp_say_description(struct pp_say *s, struct pp_finding *f,
			const struct pp_node *node)
{
	struct pp_str text = pp_value_text(node->source, "description");

	while (text.n && (text.p[text.n - 1] == '\n' ||
			  text.p[text.n - 1] == '.'))
		text.n--;
	if (text.n && text.n <= DESCRIPTION_MAX &&
	    !memchr(text.p, '\n', text.n))
		pp_report_note(s->sink, f, nowhere, "it is described as: %.*s",
			       PP_STR(text));
}

/* --- types ---------------------------------------------------------------- */

static const char *type_words(struct pp_arena *arena, unsigned types)
{
	static const struct {
		unsigned bit;
		const char *words;
	} list[] = {
		{ 1u << PP_STRING, "text" },
		{ 1u << PP_NUMBER, "a number" },
		{ PP_TYPES_INTEGER, "a whole number" },
		{ 1u << PP_BOOL, "true or false" },
		{ 1u << PP_LIST, "a list" },
		{ 1u << PP_MAP, "a mapping" },
		{ 1u << PP_NULL, "empty (null)" },
	};
	const char *words = "";

	if (types & 1u << PP_NUMBER)
		types &= ~(unsigned)PP_TYPES_INTEGER;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		if (!(types & list[i].bit))
			continue;
		types &= ~list[i].bit;
		words = pp_arena_printf(arena, "%s%s%s", words,
					!*words ? "" : types ? ", " : " or ",
					list[i].words);
	}
	return words;
}

static bool is_quoted(const struct pp_value *v)
{
	return v->style == PP_STYLE_SINGLE || v->style == PP_STYLE_DOUBLE;
}

static bool is_yes_or_no(struct pp_str s)
{
	static const char *const words[] = { "yes", "no", "on", "off", "Yes",
					     "No", "On", "Off", "y", "n" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (pp_str_is(s, words[i]))
			return true;
	return false;
}

static bool is_number(struct pp_say *s, struct pp_str text)
{
	struct pp_decimal number;

	return !pp_decimal_parse(&number, s->scrap, text);
}

static void note_quotes(struct pp_say *s, struct pp_finding *f,
			const struct pp_value *v)
{
	if (v->type >= PP_STRING || !v->text.n)
		return;
	note_value(s, f, pp_arena_printf(s->scrap, "quote it: '%.*s'",
					 PP_STR(v->text)));
}

/* What can be done about a value of the wrong type. */
static void advise_type(struct pp_say *s, struct pp_finding *f,
			const struct pp_value *v, unsigned types)
{
	bool number = types & (1u << PP_NUMBER | PP_TYPES_INTEGER);

	if (v->type == PP_NULL && !v->text.n)
		note_value(s, f, types & 1u << PP_MAP ?
			   "there is no value; keys that belong to it stand "
			   "below it, indented" : "there is no value");
	else if (v->type < PP_STRING && types & 1u << PP_STRING)
		note_quotes(s, f, v);
	else if (v->type == PP_STRING && number && is_quoted(v) &&
		 is_number(s, v->text))
		note_value(s, f, "take the quotes away");
	else if (v->type == PP_STRING && types & 1u << PP_BOOL &&
		 is_yes_or_no(v->text))
		note_value(s, f, "write true or false");
	else if (v->type < PP_LIST && types & 1u << PP_LIST)
		pp_report_note(s->sink, f, nowhere,
			       "in a list each item stands on a line of its "
			       "own, after '- '");
}

void pp_say_type(struct pp_say *s, const struct pp_node *node,
		 const struct pp_spot *path, unsigned types,
		 const char *keyword)
{
	const struct pp_value *v = path->value;
	const char *name = pp_spot_words(s->scrap, path);
	const char *wanted = type_words(s->scrap, types);
	struct pp_finding *f;

	if (v->type >= PP_LIST)
		f = pp_say_at(s, PP_R(TYPE), value_pos(s, path), path,
			      "%s must be %s, not %s", name, wanted,
			      type_words(s->scrap, 1u << v->type));
	else
		f = pp_say_at(s, PP_R(TYPE), value_pos(s, path), path,
			      "%s must be %s", name, wanted);
	if (v->type != PP_NULL || v->text.n)
		set_found(s, f, v);
	advise_type(s, f, v, types);
	pp_say_place(s, f, node, keyword);
}

/* --- values allowed ------------------------------------------------------- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Do the letters of a stand in b, in that order, beginning with its first?
 * "ld" in "libdem", "york" in "Yorkshire". */
static bool is_short_for(struct pp_str a, struct pp_str b)
{
	size_t k = 0;

	if (a.n < 2 || b.n < a.n || lower(a.p[0]) != lower(b.p[0]))
		return false;
	for (size_t i = 0; i < b.n && k < a.n; i++)
		k += lower(a.p[k]) == lower(b.p[i]);
	return k == a.n;
}

/* The only one of words that is short for word, or that word is short for; or
 * -1. */
static int abbreviated(struct pp_str word, const struct pp_str *words,
		       size_t count)
{
	int found = -1;

	for (size_t i = 0; i < count; i++) {
		if (!is_short_for(words[i], word) &&
		    !is_short_for(word, words[i]))
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

bool pp_say_did_you_mean(struct pp_say *s, struct pp_finding *f,
			 struct pp_str word, const struct pp_str *words,
			 size_t count, bool about_value)
{
	enum { NEAR_MAX = 3 };
	struct pp_str *left = pp_new(s->scrap, struct pp_str, count);
	const char *near[NEAR_MAX];
	int n = 0, i;

	if (count > LOOK_MAX)
		count = LOOK_MAX;
	if (count)
		memcpy(left, words, count * sizeof(*left));
	while (n < NEAR_MAX && (i = pp_nearest(word, left, count)) >= 0) {
		struct pp_str word_there = left[i];

		near[n++] = pp_brief(s->scrap, word_there, VALUE_MAX);
		/* Two forms of a schema can have one word. */
		for (size_t k = 0; k < count;)
			if (pp_str_eq(left[k], word_there))
				left[k] = left[--count];
			else
				k++;
	}
	i = n ? -1 : abbreviated(word, left, count);
	if (i >= 0)
		near[n++] = pp_brief(s->scrap, left[i], VALUE_MAX);
	if (n == 1)
		pp_report_note(s->sink, f, nowhere, "did you mean %s?",
			       near[0])->about_value = about_value;
	else if (n == 2)
		pp_report_note(s->sink, f, nowhere, "did you mean %s or %s?",
			       near[0], near[1])->about_value = about_value;
	else if (n == 3)
		pp_report_note(s->sink, f, nowhere,
			       "did you mean %s, %s or %s?", near[0], near[1],
			       near[2])->about_value = about_value;
	return n > 0;
}

/* Would the text, without quotes, be read as something else than text, or be
 * hard to tell from its surroundings? */
static bool needs_quotes(struct pp_arena *arena, struct pp_str s)
{
	static const char *const words[] = { "true", "false", "null", "~" };
	struct pp_decimal number;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (pp_str_is(s, words[i]))
			return true;
	return !s.n || memchr(s.p, ' ', s.n) || memchr(s.p, ',', s.n) ||
	       !pp_decimal_parse(&number, arena, s);
}

/* A value of the schema, as it is written. */
static const char *value_words(struct pp_arena *arena,
			       const struct pp_value *v)
{
	char *quoted;

	if (v->type >= PP_LIST)
		return v->type == PP_LIST ? "a certain list" :
					    "a certain mapping";
	if (v->type != PP_STRING && v->text.n)
		return pp_arena_printf(arena, "%.*s", PP_STR(v->text));
	quoted = pp_brief(arena, v->text, VALUE_MAX);
	if (needs_quotes(arena, v->text))
		return quoted;
	quoted[strlen(quoted) - 1] = '\0';
	return quoted + 1;
}

static const char *list_values(struct pp_arena *arena,
			       const struct pp_value *const *values,
			       size_t count)
{
	size_t shown = count > LISTED_MAX ? SHOWN_MAX : count;
	const char *words = "";

	for (size_t i = 0; i < shown; i++)
		words = pp_arena_printf(arena, "%s%s%s", words, i ? ", " : "",
					value_words(arena, values[i]));
	if (shown < count)
		words = pp_arena_printf(arena, "%s and %zu more", words,
					count - shown);
	return words;
}

static void advise_value(struct pp_say *s, struct pp_finding *f,
			 const struct pp_value *v,
			 const struct pp_value *const *values, size_t count)
{
	struct pp_str *words = pp_new(s->scrap, struct pp_str, count);
	size_t n = 0;

	if (v->type >= PP_LIST)
		return;
	for (size_t i = 0; i < count; i++) {
		if (values[i]->type == PP_STRING)
			words[n++] = values[i]->text;
		if (v->type != PP_STRING && values[i]->type == PP_STRING &&
		    pp_str_eq(values[i]->text, v->text)) {
			note_quotes(s, f, v);
			return;
		}
	}
	pp_say_did_you_mean(s, f, v->text, words, n, true);
}

void pp_say_values(struct pp_say *s, const struct pp_node *node,
		   const struct pp_spot *path,
		   const struct pp_value *const *values, size_t count,
		   const char *keyword)
{
	const struct pp_rule *rule = !strcmp(keyword, "const") ? PP_R(CONST) :
								 PP_R(ENUM);
	struct pp_finding *f;

	f = pp_say_at(s, rule, value_pos(s, path), path, "%s must be %s%s",
		      pp_spot_words(s->scrap, path),
		      count > 1 ? "one of " : count ? "" : "left out",
		      list_values(s->scrap, values, count));
	set_found(s, f, path->value);
	advise_value(s, f, path->value, values, count);
	pp_say_place(s, f, node, keyword);
}

/* --- keys ----------------------------------------------------------------- */

void pp_say_unknown_key(struct pp_say *s, const struct pp_node *node,
			const struct pp_spot *path, const char *keyword,
			const struct pp_str *names, size_t count)
{
	const struct pp_value *map = path->up->value;
	struct pp_str key = path->member->key;
	struct pp_str *left = pp_new(s->scrap, struct pp_str, count);
	const char *words = "";
	struct pp_finding *f;
	bool known = false;
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		known |= pp_str_eq(names[i], key);
	f = pp_say_at(s, PP_R(UNKNOWN_KEY), pp_spot_key_pos(path, s->file),
		      path, known ? "the key %s does not go with the others" :
				    "unknown key %s",
		      pp_brief(s->scrap, key, VALUE_MAX));
	for (size_t i = 0; i < count && !known; i++) {
		if (map->count <= LOOK_MAX && pp_value_member(map, names[i]))
			continue;
		left[n++] = names[i];
		if (n <= LISTED_MAX)
			words = pp_arena_printf(s->scrap, "%s%s%.*s", words,
						n > 1 ? ", " : "",
						PP_STR(names[i]));
	}
	if (!pp_say_did_you_mean(s, f, key, left, n, false) && n &&
	    n <= LISTED_MAX)
		pp_report_note(s->sink, f, nowhere,
			       "keys that may still be used here: %s", words);
	pp_say_place(s, f, node, keyword);
}

/* --- single operations ---------------------------------------------------- */

static const char *op_keyword(const struct pp_op *op)
{
	static const char *const names[] = {
		[PP_OP_MINIMUM] = "minimum",
		[PP_OP_MAXIMUM] = "maximum",
		[PP_OP_EXCLUSIVE_MINIMUM] = "exclusiveMinimum",
		[PP_OP_EXCLUSIVE_MAXIMUM] = "exclusiveMaximum",
		[PP_OP_MULTIPLE_OF] = "multipleOf",
		[PP_OP_MIN_LENGTH] = "minLength",
		[PP_OP_MAX_LENGTH] = "maxLength",
		[PP_OP_FORMAT] = "format",
		[PP_OP_PATTERN] = "pattern",
		[PP_OP_MIN_ITEMS] = "minItems",
		[PP_OP_MAX_ITEMS] = "maxItems",
		[PP_OP_MIN_PROPERTIES] = "minProperties",
		[PP_OP_MAX_PROPERTIES] = "maxProperties",
		[PP_OP_CONST] = "const",
		[PP_OP_ENUM] = "enum",
	};

	return names[op->code];
}

static void say_number(struct pp_say *s, const struct pp_node *node,
		       const struct pp_op *op, const struct pp_spot *path)
{
	static const struct {
		const char *words;
		enum pp_rule_number rule;
	} list[] = {
		[PP_OP_MINIMUM] = { "at least", PP_RULE_MINIMUM },
		[PP_OP_MAXIMUM] = { "at most", PP_RULE_MAXIMUM },
		[PP_OP_EXCLUSIVE_MINIMUM] = { "more than", PP_RULE_MINIMUM },
		[PP_OP_EXCLUSIVE_MAXIMUM] = { "less than", PP_RULE_MAXIMUM },
		[PP_OP_MULTIPLE_OF] = { "a multiple of",
					PP_RULE_MULTIPLE_OF },
	};
	const char *keyword = op_keyword(op);
	const struct pp_value *bound = pp_value_get(node->source, keyword);
	struct pp_finding *f;

	f = pp_say_at(s, &pp_rules[list[op->code].rule], value_pos(s, path),
		      path, "%s must be %s %.*s",
		      pp_spot_words(s->scrap, path), list[op->code].words,
		      PP_STR(bound->text));
	set_found(s, f, path->value);
	pp_say_place(s, f, node, keyword);
}

static void say_count(struct pp_say *s, const struct pp_node *node,
		      const struct pp_op *op, const struct pp_spot *path)
{
	static const struct {
		const char *words, *one;
		enum pp_rule_number rule;
	} list[] = {
		[PP_OP_MIN_LENGTH] = { "at least", "character",
				       PP_RULE_MIN_LENGTH },
		[PP_OP_MAX_LENGTH] = { "at most", "character",
				       PP_RULE_MAX_LENGTH },
		[PP_OP_MIN_ITEMS] = { "at least", "item", PP_RULE_MIN_ITEMS },
		[PP_OP_MAX_ITEMS] = { "at most", "item", PP_RULE_MAX_ITEMS },
		[PP_OP_MIN_PROPERTIES] = { "at least", "key",
					   PP_RULE_MIN_PROPERTIES },
		[PP_OP_MAX_PROPERTIES] = { "at most", "key",
					   PP_RULE_MAX_PROPERTIES },
	};
	const struct pp_value *v = path->value;
	const char *one = list[op->code].one;
	uint64_t has = v->type == PP_STRING ? pp_utf8_length(v->text) :
					      v->count;
	struct pp_finding *f;

	f = pp_say_at(s, &pp_rules[list[op->code].rule], value_pos(s, path),
		      path, "%s must have %s %s", pp_spot_words(s->scrap, path),
		      list[op->code].words,
		      pp_say_count(s->scrap, op->count, one));
	set_found(s, f, v);
	note_value(s, f, pp_arena_printf(s->scrap, "it has %s",
					 pp_say_count(s->scrap, has, one)));
	pp_say_place(s, f, node, op_keyword(op));
}

static void say_format(struct pp_say *s, const struct pp_node *node,
		       const struct pp_op *op, const struct pp_spot *path)
{
	struct pp_str text = path->value->text;
	char *hint = pp_format_hint(op->format, s->scrap, text);
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(FORMAT), value_pos(s, path), path,
		      "%s must be %s", pp_spot_words(s->scrap, path),
		      pp_format_article(op->format));
	set_found(s, f, path->value);
	if (hint)
		note_value(s, f, hint);
	pp_say_place(s, f, node, "format");
}

static void say_pattern(struct pp_say *s, const struct pp_node *node,
			const struct pp_op *op, const struct pp_spot *path)
{
	struct pp_finding *f;

	f = pp_say_at(s, PP_R(PATTERN), value_pos(s, path), path,
		      "%s must have the pattern %.*s",
		      pp_spot_words(s->scrap, path),
		      PP_STR(op->regex->source));
	set_found(s, f, path->value);
	pp_say_description(s, f, node);
	pp_say_place(s, f, node, "pattern");
}

static void say_enum(struct pp_say *s, const struct pp_node *node,
		     const struct pp_op *op, const struct pp_spot *path)
{
	const struct pp_value *list = op->choices->list;
	const struct pp_value **values;

	values = pp_new(s->scrap, const struct pp_value *, list->count);
	for (uint32_t i = 0; i < list->count; i++)
		values[i] = &list->items[i];
	pp_say_values(s, node, path, values, list->count, "enum");
}

void pp_say_op(struct pp_say *s, const struct pp_node *node,
	       const struct pp_op *op, const struct pp_spot *path)
{
	switch ((enum pp_op_code)op->code) {
	case PP_OP_MINIMUM:
	case PP_OP_MAXIMUM:
	case PP_OP_EXCLUSIVE_MINIMUM:
	case PP_OP_EXCLUSIVE_MAXIMUM:
	case PP_OP_MULTIPLE_OF:
		say_number(s, node, op, path);
		break;
	case PP_OP_MIN_LENGTH:
	case PP_OP_MAX_LENGTH:
	case PP_OP_MIN_ITEMS:
	case PP_OP_MAX_ITEMS:
	case PP_OP_MIN_PROPERTIES:
	case PP_OP_MAX_PROPERTIES:
		say_count(s, node, op, path);
		break;
	case PP_OP_FORMAT:
		say_format(s, node, op, path);
		break;
	case PP_OP_PATTERN:
		say_pattern(s, node, op, path);
		break;
	case PP_OP_CONST:
		pp_say_values(s, node, path, &op->value, 1, "const");
		break;
	case PP_OP_ENUM:
		say_enum(s, node, op, path);
		break;
	default:
		break;
	}
}
