/* The words of SQL. */
#include "index/sql_token.h"

#include "base/utf8.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* As in SQLite, every byte past ASCII may stand in a name. */
static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t names_end(struct pp_str sql, size_t at)
{
	while (at < sql.n && is_name(sql.p[at]))
		at++;
	return at;
}

/* Past the end of what a quote at at opens; SIZE_MAX where it is not closed.
 * A quote that is doubled stands for itself, but not within brackets. */
static size_t quoted_end(struct pp_str sql, size_t at)
{
	char quote = sql.p[at] == '[' ? ']' : sql.p[at];

	while (++at < sql.n) {
		if (sql.p[at] != quote)
			continue;
		if (quote == ']' || at + 1 == sql.n || sql.p[at + 1] != quote)
			return at + 1;
		at++;
	}
	return SIZE_MAX;
}

/* Past a comment that begins at at; at itself where none does, SIZE_MAX where
 * it is not closed.  (SQLite forgives an open comment; a reader would not.) */
static size_t comment_end(struct pp_str sql, size_t at)
{
	struct pp_str rest = { sql.p + at, sql.n - at };
	const char *end;

	if (pp_str_starts(rest, PP_LIT("--"))) {
		end = memchr(rest.p, '\n', rest.n);
		return end ? (size_t)(end + 1 - sql.p) : sql.n;
	}
	if (!pp_str_starts(rest, PP_LIT("/*")))
		return at;
	for (size_t i = at + 2; i + 1 < sql.n; i++)
		if (sql.p[i] == '*' && sql.p[i + 1] == '/')
			return i + 2;
	return SIZE_MAX;
}

/* 12, 1.5, 1e-3, .5, 0xff */
static size_t number_end(struct pp_str sql, size_t at)
{
	bool hex = sql.p[at] == '0' && at + 1 < sql.n &&
		   lower(sql.p[at + 1]) == 'x';

	for (; at < sql.n; at++) {
		char c = sql.p[at];
		bool sign = !hex && (c == '+' || c == '-') &&
			    lower(sql.p[at - 1]) == 'e';

		if (!is_name(c) && c != '.' && !sign)
			break;
	}
	return at;
}

static bool starts_number(struct pp_str sql, size_t at)
{
	return is_digit(sql.p[at]) ||
	       (sql.p[at] == '.' && at + 1 < sql.n && is_digit(sql.p[at + 1]));
}

static size_t token_end(enum pp_sql_token_kind *kind, struct pp_str sql,
			size_t at)
{
	char c = sql.p[at];

	if (c == '\'' || c == '"' || c == '`' || c == '[') {
		*kind = c == '\'' ? PP_SQL_TEXT : PP_SQL_QUOTED;
		return quoted_end(sql, at);
	}
	if (starts_number(sql, at)) {
		*kind = PP_SQL_NUMBER;
		return number_end(sql, at);
	}
	if (c == ':' || c == '@' || c == '$' || c == '?') {
		size_t end = names_end(sql, at + 1);

		*kind = end > at + 1 || c == '?' ? PP_SQL_PARAM : PP_SQL_SIGN;
		return end;
	}
	*kind = is_name(c) ? PP_SQL_WORD : PP_SQL_SIGN;
	return is_name(c) ? names_end(sql, at) : at + 1;
}

bool pp_sql_next(struct pp_sql_token *out, struct pp_str sql, size_t *at)
{
	size_t i = *at, end = i;

	while (i < sql.n) {
		end = comment_end(sql, i);
		if (end == i && !is_space(sql.p[i]))
			break;
		if (end == SIZE_MAX)
			break;
		i = end > i ? end : i + 1;
	}
	if (i >= sql.n) {
		*at = sql.n;
		return false;
	}
	out->kind = PP_SQL_OPEN;
	if (end != SIZE_MAX)
		end = token_end(&out->kind, sql, i);
	if (end == SIZE_MAX) {
		out->kind = PP_SQL_OPEN;
		end = sql.n;
	}
	out->text = (struct pp_str){ sql.p + i, end - i };
	*at = end;
	return true;
}

/* What stands between the quotes, of which some may be doubled. */
static struct pp_str inner(struct pp_sql_token token)
{
	if (token.kind != PP_SQL_QUOTED && token.kind != PP_SQL_TEXT)
		return token.text;
	return (struct pp_str){ token.text.p + 1, token.text.n - 2 };
}

struct pp_str pp_sql_name(struct pp_arena *arena, struct pp_sql_token token)
{
	struct pp_str name = inner(token);
	char quote = *token.text.p;
	char *copy;
	size_t n = 0;

	if (name.p == token.text.p || quote == '[' ||
	    !name.n || !memchr(name.p, quote, name.n))
		return name;
	copy = pp_arena_copy(arena, name.p, name.n);
	for (size_t i = 0; i < name.n; i++) {
		copy[n++] = name.p[i];
		i += name.p[i] == quote;
	}
	return (struct pp_str){ copy, n };
}

bool pp_sql_same_name(struct pp_str a, struct pp_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

bool pp_sql_token_is(struct pp_sql_token token, struct pp_str name)
{
	struct pp_arena scrap = { 0 };
	bool same;

	if (token.kind != PP_SQL_WORD && token.kind != PP_SQL_QUOTED)
		return false;
	same = pp_sql_same_name(pp_sql_name(&scrap, token), name);
	pp_arena_release(&scrap);
	return same;
}

bool pp_sql_mentions(struct pp_str sql, struct pp_str word)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, sql, &at))
		if (pp_sql_token_is(token, word))
			return true;
	return false;
}

/* Columns are code points; a byte that is not UTF-8 counts as one. */
static uint32_t columns(struct pp_str text)
{
	uint32_t n = 0;

	for (; text.n; n++) {
		uint32_t cp;
		unsigned length = pp_utf8_decode(text, &cp);

		length = length ? length : 1;
		text = (struct pp_str){ text.p + length, text.n - length };
	}
	return n;
}

/* What follows the name of a table in a WITH. */
static bool is_with(struct pp_str sql, size_t at)
{
	struct pp_sql_token token;
	bool more = pp_sql_next(&token, sql, &at);

	if (more && *token.text.p == '(') {
		while ((more = pp_sql_next(&token, sql, &at)) &&
		       *token.text.p != ')' && *token.text.p != '(')
			;
		more = more && *token.text.p == ')' &&
		       pp_sql_next(&token, sql, &at);
	}
	if (!more || !pp_sql_token_is(token, PP_LIT("as")))
		return false;
	while ((more = pp_sql_next(&token, sql, &at)) &&
	       (pp_sql_token_is(token, PP_LIT("not")) ||
		pp_sql_token_is(token, PP_LIT("materialized"))))
		;
	return more && *token.text.p == '(';
}

bool pp_sql_with_names(struct pp_str sql, struct pp_str name)
{
	struct pp_sql_token token;
	size_t at = 0;

	while (pp_sql_next(&token, sql, &at))
		if (pp_sql_token_is(token, name) && is_with(sql, at))
			return true;
	return false;
}

struct pp_pos pp_sql_pos(const char *file, struct pp_str sql, size_t offset)
{
	struct pp_pos pos = { .file = file, .line = 1 };
	struct pp_sql_token token;
	size_t start = 0, at;

	offset = offset < sql.n ? offset : sql.n;
	for (size_t i = 0; i < offset; i++) {
		if (sql.p[i] != '\n')
			continue;
		pos.line++;
		start = i + 1;
	}
	pos.col = columns((struct pp_str){ sql.p + start, offset - start }) + 1;
	at = offset;
	if (pp_sql_next(&token, sql, &at) && token.text.p == sql.p + offset &&
	    !memchr(token.text.p, '\n', token.text.n))
		pos.end_col = pos.col + columns(token.text);
	return pos;
}

const char *pp_sql_quote(struct pp_arena *arena, struct pp_str name)
{
	char *quoted = pp_new(arena, char, 2 * name.n + 3);
	size_t n = 0;

	quoted[n++] = '"';
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"')
			quoted[n++] = '"';
		quoted[n++] = name.p[i];
	}
	quoted[n] = '"';
	return quoted;
}
