#include "index/postgres_word.h"

#include "base/buf.h"
#include "base/memory.h"

enum {
	TEXT_MAX = 8 << 20,
	PAST_END = 4,	/* how far one may look ahead */
};

static const struct {
	const char *word;
	enum pp_sense sense;
} senses[] = {
	{ "all", PP_SENSE_ALL }, { "and", PP_SENSE_AND },
	{ "as", PP_SENSE_AS }, { "asc", PP_SENSE_KEYWORD },
	{ "between", PP_SENSE_BETWEEN }, { "by", PP_SENSE_BY },
	{ "case", PP_SENSE_CASE }, { "cast", PP_SENSE_CAST },
	{ "collate", PP_SENSE_COLLATE }, { "cross", PP_SENSE_CROSS },
	{ "current", PP_SENSE_KEYWORD },
	{ "current_date", PP_SENSE_REFUSED },
	{ "current_time", PP_SENSE_REFUSED },
	{ "current_timestamp", PP_SENSE_REFUSED },
	{ "desc", PP_SENSE_DESC }, { "distinct", PP_SENSE_DISTINCT },
	{ "else", PP_SENSE_ELSE }, { "end", PP_SENSE_CASE_END },
	{ "escape", PP_SENSE_REFUSED }, { "except", PP_SENSE_COMPOUND },
	{ "exclude", PP_SENSE_KEYWORD }, { "exists", PP_SENSE_EXISTS },
	{ "false", PP_SENSE_TRUTH }, { "filter", PP_SENSE_KEYWORD },
	{ "first", PP_SENSE_KEYWORD }, { "following", PP_SENSE_KEYWORD },
	{ "from", PP_SENSE_FROM }, { "full", PP_SENSE_SIDE },
	{ "glob", PP_SENSE_REFUSED }, { "group", PP_SENSE_GROUP },
	{ "groups", PP_SENSE_FRAME }, { "having", PP_SENSE_HAVING },
	{ "in", PP_SENSE_IN }, { "indexed", PP_SENSE_REFUSED },
	{ "inner", PP_SENSE_SIDE }, { "intersect", PP_SENSE_COMPOUND },
	{ "is", PP_SENSE_IS }, { "isnull", PP_SENSE_KEYWORD },
	{ "join", PP_SENSE_JOIN }, { "last", PP_SENSE_KEYWORD },
	{ "left", PP_SENSE_SIDE }, { "like", PP_SENSE_KEYWORD },
	{ "limit", PP_SENSE_LIMIT }, { "match", PP_SENSE_REFUSED },
	{ "materialized", PP_SENSE_MATERIALIZED },
	{ "natural", PP_SENSE_CROSS }, { "no", PP_SENSE_KEYWORD },
	{ "not", PP_SENSE_NOT }, { "notnull", PP_SENSE_KEYWORD },
	{ "null", PP_SENSE_NULL }, { "nulls", PP_SENSE_NULLS },
	{ "offset", PP_SENSE_OFFSET }, { "on", PP_SENSE_ON },
	{ "or", PP_SENSE_OR }, { "order", PP_SENSE_ORDER },
	{ "others", PP_SENSE_KEYWORD }, { "outer", PP_SENSE_KEYWORD },
	{ "over", PP_SENSE_KEYWORD }, { "partition", PP_SENSE_KEYWORD },
	{ "preceding", PP_SENSE_KEYWORD }, { "range", PP_SENSE_FRAME },
	{ "recursive", PP_SENSE_RECURSIVE },
	{ "regexp", PP_SENSE_REFUSED }, { "right", PP_SENSE_SIDE },
	{ "row", PP_SENSE_KEYWORD }, { "rows", PP_SENSE_FRAME },
	{ "select", PP_SENSE_SELECT }, { "then", PP_SENSE_THEN },
	{ "ties", PP_SENSE_KEYWORD }, { "true", PP_SENSE_TRUTH },
	{ "unbounded", PP_SENSE_KEYWORD },
	{ "union", PP_SENSE_COMPOUND }, { "using", PP_SENSE_USING },
	{ "values", PP_SENSE_VALUES }, { "when", PP_SENSE_WHEN },
	{ "where", PP_SENSE_WHERE }, { "window", PP_SENSE_WINDOW },
	{ "with", PP_SENSE_WITH },
};

bool pp_word_is(const struct pp_word *word, const char *sign)
{
	return word->sense == PP_SENSE_SIGN && pp_str_is(word->text, sign);
}

static enum pp_sense sense_of(struct pp_str text)
{
	for (size_t i = 0; i < sizeof(senses) / sizeof(*senses); i++)
		if (pp_sql_same_name(text, pp_str(senses[i].word)))
			return senses[i].sense;
	return PP_SENSE_NAME;
}

/* What stands beside a dot, or after AS, is a name, whatever it says. */
static void read_word(struct pp_word *w, struct pp_sql_token token,
		      const struct pp_word *last)
{
	*w = (struct pp_word){ .text = token.text };
	switch (token.kind) {
	case PP_SQL_WORD:
		w->sense = sense_of(token.text);
		if (last && (pp_word_is(last, ".") ||
			     (last->sense == PP_SENSE_AS &&
			      w->sense != PP_SENSE_NOT &&
			      w->sense != PP_SENSE_MATERIALIZED)))
			w->sense = PP_SENSE_NAME;
		break;
	case PP_SQL_QUOTED:
		w->is_quoted = true;
		break;
	case PP_SQL_TEXT: w->sense = PP_SENSE_TEXT; break;
	case PP_SQL_NUMBER: w->sense = PP_SENSE_NUMBER; break;
	case PP_SQL_SIGN: w->sense = PP_SENSE_SIGN; break;
	default: w->sense = PP_SENSE_REFUSED;
	}
}

/* Signs that are written together and mean one thing. */
static bool is_one_sign(struct pp_str a, struct pp_str b)
{
	static const char *const signs[] = {
		"||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "->>",
	};
	struct pp_str both = { a.p, a.n + b.n };

	if (a.p + a.n != b.p)
		return false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (pp_str_is(both, signs[i]))
			return true;
	return false;
}

/* Brackets, and CASE with its END. */
static bool find_matches(struct pp_words *words)
{
	size_t *open = pp_alloc(words->count + 1, sizeof(*open)), n = 0;
	bool fits = true;

	for (size_t i = 0; i < words->count && fits; i++) {
		struct pp_word *w = &words->items[i];
		bool bracket = pp_word_is(w, ")");

		w->match = i;
		if (pp_word_is(w, "(") || w->sense == PP_SENSE_CASE)
			open[n++] = i;
		if (!bracket && w->sense != PP_SENSE_CASE_END)
			continue;
		fits = n && pp_word_is(&words->items[open[n - 1]], "(") ==
				    bracket;
		if (!fits)
			break;
		w->match = open[--n];
		words->items[w->match].match = i;
	}
	pp_free(open);
	return fits && !n;
}

bool pp_words_read(struct pp_words *out, struct pp_arena *arena,
		   struct pp_str sql)
{
	struct pp_sql_token token;
	size_t at = 0, cap = 0;

	while (pp_sql_next(&token, sql, &at))
		cap++;
	out->items = pp_new(arena, struct pp_word, cap + PAST_END);
	out->count = at = 0;
	while (pp_sql_next(&token, sql, &at)) {
		struct pp_word *last = out->count ?
				       &out->items[out->count - 1] : NULL;

		if (token.kind == PP_SQL_SIGN && last &&
		    last->sense == PP_SENSE_SIGN &&
		    is_one_sign(last->text, token.text)) {
			last->text.n += token.text.n;
			continue;
		}
		if (pp_str_is(token.text, ";"))
			continue;
		read_word(&out->items[out->count++], token, last);
	}
	for (size_t i = 0; i < PAST_END; i++)
		out->items[out->count + i] = (struct pp_word){
			.text = { sql.p + sql.n, 0 }, .sense = PP_SENSE_END,
			.match = out->count + i,
		};
	return find_matches(out);
}

size_t pp_words_next(const struct pp_words *words, size_t i)
{
	const struct pp_word *w = &words->items[i];

	return (w->match > i ? w->match : i) + 1;
}

static struct pp_str join(struct pp_arena *arena, struct pp_str a,
			  const char *b)
{
	return pp_str(pp_arena_printf(arena, "%.*s%s", PP_STR(a), b));
}

void pp_word_before(struct pp_word *word, struct pp_arena *arena,
		    const char *text)
{
	word->before = join(arena, word->before, text);
}

void pp_word_after(struct pp_word *word, struct pp_arena *arena,
		   const char *text)
{
	word->after = join(arena, word->after, text);
}

struct pp_str pp_words_write(struct pp_arena *arena,
			     const struct pp_words *words)
{
	struct pp_str text;
	struct pp_buf buf;

	pp_buf_init(&buf, TEXT_MAX);
	for (size_t i = 0; i <= words->count; i++) {
		const struct pp_word *w = &words->items[i];

		pp_buf_str(&buf, w->before);
		if (!w->left_out) {
			if (buf.n && w->text.n)
				pp_buf_putc(&buf, ' ');
			pp_buf_str(&buf, w->as.p ? w->as : w->text);
		}
		pp_buf_str(&buf, w->after);
	}
	text = pp_arena_str(arena, pp_buf_get(&buf));
	pp_buf_release(&buf);
	return text;
}
