#ifndef PP_INDEX_POSTGRES_WORD_H
#define PP_INDEX_POSTGRES_WORD_H

#include "index/sql_token.h"

/* For this folder only: the words of a statement in SQLite's dialect, ready to
 * be changed one by one to PostgreSQL's. */

/* What a word is to the grammar of a SELECT.  A name has no sense. */
enum pp_sense {
	PP_SENSE_NAME,
	PP_SENSE_SIGN,		/* (, ), ||, <=, ... */
	PP_SENSE_TEXT,
	PP_SENSE_NUMBER,
	PP_SENSE_END,		/* after the last word */
	PP_SENSE_KEYWORD,	/* one of no concern; the others by name: */
	PP_SENSE_SELECT, PP_SENSE_VALUES, PP_SENSE_WITH, PP_SENSE_RECURSIVE,
	PP_SENSE_DISTINCT, PP_SENSE_ALL,
	PP_SENSE_FROM, PP_SENSE_JOIN, PP_SENSE_SIDE, /* LEFT, INNER, ... */
	PP_SENSE_CROSS,		/* CROSS, NATURAL: no ON follows */
	PP_SENSE_ON, PP_SENSE_USING,
	PP_SENSE_WHERE, PP_SENSE_GROUP, PP_SENSE_HAVING, PP_SENSE_WINDOW,
	PP_SENSE_COMPOUND,	/* UNION, EXCEPT, INTERSECT */
	PP_SENSE_ORDER, PP_SENSE_BY, PP_SENSE_LIMIT, PP_SENSE_OFFSET,
	PP_SENSE_FRAME,		/* ROWS, RANGE, GROUPS */
	PP_SENSE_AS, PP_SENSE_MATERIALIZED,
	PP_SENSE_DESC, PP_SENSE_NULLS,
	PP_SENSE_AND, PP_SENSE_OR, PP_SENSE_NOT, PP_SENSE_BETWEEN,
	PP_SENSE_IN, PP_SENSE_EXISTS, PP_SENSE_IS, PP_SENSE_NULL,
	PP_SENSE_TRUTH,		/* TRUE, FALSE */
	PP_SENSE_CASE, PP_SENSE_WHEN, PP_SENSE_THEN, PP_SENSE_ELSE,
	PP_SENSE_CASE_END, PP_SENSE_CAST, PP_SENSE_COLLATE,
	PP_SENSE_REFUSED,	/* ESCAPE, GLOB: PostgreSQL has no such word */
};

struct pp_word {
	struct pp_str text;	/* as it is written; signs of several
				   characters are one word */
	enum pp_sense sense;
	bool is_quoted;		/* a name in quotes */
	size_t match;		/* of "(" and CASE the place of what closes
				   it, and back; else its own */
	/* What is written: before, as (or text, where as.p is NULL) unless it
	 * is left out, after. */
	struct pp_str before, as, after;
	bool left_out;
};

struct pp_words {
	struct pp_word *items;	/* a few of PP_SENSE_END come last */
	size_t count;		/* without those */
};

/* Divide a statement.  Everything lives in arena.  false: its brackets do not
 * fit. */
bool pp_words_read(struct pp_words *out, struct pp_arena *arena,
		   struct pp_str sql);

/* Is it this sign? */
bool pp_word_is(const struct pp_word *word, const char *sign);

/* The place after i on the same level: what is between brackets is one step. */
size_t pp_words_next(const struct pp_words *words, size_t i);

/* Add to what is written before or after a word. */
void pp_word_before(struct pp_word *word, struct pp_arena *arena,
		    const char *text);
void pp_word_after(struct pp_word *word, struct pp_arena *arena,
		   const char *text);

/* The whole, as it is to be written. */
struct pp_str pp_words_write(struct pp_arena *arena,
			     const struct pp_words *words);

#endif
