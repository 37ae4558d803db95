#ifndef PP_INDEX_POSTGRES_CHANGE_H
#define PP_INDEX_POSTGRES_CHANGE_H

#include "base/map.h"
#include "index/postgres_select.h"
#include "index/postgres_word.h"

/* For this folder only: a view that is being changed from SQLite's dialect to
 * PostgreSQL's. */
struct pp_change {
	const struct pp_postgres_names *names;
	const struct pp_sql_file *view;
	struct pp_arena *arena;
	struct pp_sink *sink;
	struct pp_words words;
	struct pp_map spellings;	/* ptr: struct pp_str; by small
					   letters */
	bool *is_condition;	/* of "(": what is in it stands as one */
	bool *in_from;		/* of "(": it stands in FROM */
	bool failed;
};

static inline struct pp_word *pp_word_at(struct pp_change *c, size_t i)
{
	return &c->words.items[i];
}

static inline enum pp_sense pp_sense_at(struct pp_change *c, size_t i)
{
	return c->words.items[i].sense;
}

static inline bool pp_open_at(struct pp_change *c, size_t i)
{
	return pp_word_is(pp_word_at(c, i), "(");
}

/* Report that the word cannot be changed. */
__attribute__((format(printf, 3, 4)))
void pp_word_refuse(struct pp_change *c, size_t i, const char *format, ...);

/* What needs no look at what stands around it but the next few words: names,
 * functions, numbers, CAST, IS. */
void pp_change_words(struct pp_change *c);

#endif
