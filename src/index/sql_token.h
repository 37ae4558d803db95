#ifndef PP_INDEX_SQL_TOKEN_H
#define PP_INDEX_SQL_TOKEN_H

#include "base/finding.h"

/* The words of SQL, as SQLite divides them: enough to see what a statement
 * mentions and where something stands in it. */
enum pp_sql_token_kind {
	PP_SQL_WORD,	/* select, peer */
	PP_SQL_QUOTED,	/* "group", [group], `group` */
	PP_SQL_TEXT,	/* 'text' */
	PP_SQL_NUMBER,
	PP_SQL_PARAM,	/* :name, @name, $name, ?, ?1 */
	PP_SQL_SIGN,	/* one character of any other */
	PP_SQL_OPEN,	/* a text, name or comment that is not closed */
};

struct pp_sql_token {
	enum pp_sql_token_kind kind;
	struct pp_str text;	/* as it is written, quotes and all */
};

/* The token at *at or after it, past white space and comments; *at moves behind
 * it.  false: there is none. */
bool pp_sql_next(struct pp_sql_token *out, struct pp_str sql, size_t *at);

/* The name that a word or quoted name means: without its quotes, doubled ones
 * once.  Lent from the token, or in arena. */
struct pp_str pp_sql_name(struct pp_arena *arena, struct pp_sql_token token);

/* Is the token a word or quoted name that means this, whatever its capitals
 * (those of ASCII: SQLite knows no others)? */
bool pp_sql_token_is(struct pp_sql_token token, struct pp_str name);

/* Are they one name to SQL? */
bool pp_sql_same_name(struct pp_str a, struct pp_str b);

/* Does the SQL have that word, outside texts and comments, as an identifier,
 * whatever its capitals? */
bool pp_sql_mentions(struct pp_str sql, struct pp_str word);

/* Does a WITH of the SQL, however deep, name a table so, "name AS (" or
 * "name (a, b) AS ("?  It hides the pool's table of this name there. */
bool pp_sql_with_names(struct pp_str sql, struct pp_str name);

/* Where the byte at offset stands, of the token that begins there; with sql.n
 * or more, where the text ends. */
struct pp_pos pp_sql_pos(const char *file, struct pp_str sql, size_t offset);

/* name as SQL writes it: in double quotes.  In arena. */
const char *pp_sql_quote(struct pp_arena *arena, struct pp_str name);

#endif
