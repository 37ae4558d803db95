#ifndef PP_POOL_RULE_MEMO_H
#define PP_POOL_RULE_MEMO_H

#include "pool/pool.h"

/* What the pool's rules said last, so that nothing is run twice over the same
 * state on the same day. */
struct pp_rule_row {
	size_t rule;		/* which one, in name order */
	struct pp_str path;
	bool has_path;		/* false: NULL */
	struct pp_str pointer, message;
};

struct pp_rule_rows {
	struct pp_rule_row *items;
	size_t count;
};

/* All on which that depends, and the file of the cache. */
struct pp_rule_memo {
	const char *path;	/* NULL: nothing is kept */
	uint64_t key[2];
};

/* key is that of the program, the schemas and the SQL; stamp that of the
 * records.  Strings live in arena. */
void pp_rule_memo_init(struct pp_rule_memo *out, struct pp_arena *arena,
		       const struct pp_pool *pool, const uint64_t key[2]);
void pp_rule_memo_add(struct pp_rule_memo *memo, struct pp_str what);

/* True and *out, in arena, where that is what is kept. */
bool pp_rule_memo_load(struct pp_rule_rows *out, struct pp_arena *arena,
		       const struct pp_rule_memo *memo);
void pp_rule_memo_save(const struct pp_rule_memo *memo,
		       const struct pp_rule_rows *rows);

#endif
