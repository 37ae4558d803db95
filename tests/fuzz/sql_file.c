/* A file of SQL, its head and its words: the first byte says which kind. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "index/sql_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_within(struct pp_str part, struct pp_str all)
{
	return !part.n || (part.p >= all.p && part.p + part.n <= all.p + all.n);
}

/* A place that an editor can go to. */
static void check_pos(struct pp_pos pos, struct pp_str all)
{
	assert(pos.line >= 1 && pos.line <= all.n + 1);
	assert(pos.col >= 1 && pos.col <= all.n + 1);
}

/* Words come one after the other, and nothing but blanks and comments lies
 * between them; a name that is quoted is one word, and that name. */
static void check_words(struct pp_arena *arena, struct pp_str sql)
{
	struct pp_sql_token token;
	size_t at = 0, before = 0;

	while (pp_sql_next(&token, sql, &at)) {
		struct pp_str name = pp_sql_name(arena, token);

		assert(token.text.n && is_within(token.text, sql));
		assert((size_t)(token.text.p - sql.p) >= before);
		assert(at == (size_t)(token.text.p - sql.p) + token.text.n);
		before = at;
		check_pos(pp_sql_pos("fuzz", sql, at - token.text.n), sql);
		if (token.kind == PP_SQL_WORD)
			assert(pp_sql_mentions(sql, token.text));
		if (token.kind == PP_SQL_QUOTED)
			assert(pp_sql_token_is(token, name));
	}
	assert(at <= sql.n);
}

static void check_quote(struct pp_arena *arena, struct pp_str name)
{
	struct pp_str sql = pp_str(pp_sql_quote(arena, name));
	struct pp_sql_token token;
	size_t at = 0;

	assert(pp_sql_next(&token, sql, &at) && at == sql.n);
	assert(token.kind == PP_SQL_QUOTED);
	assert(pp_str_eq(pp_sql_name(arena, token), name));
}

static void check_file(const struct pp_sql_file *file, struct pp_str bytes)
{
	assert(file->name.n && pp_str_eq(file->sql, bytes));
	assert(file->kind == PP_SQL_QUERY || !file->param_count);
	assert((file->kind == PP_SQL_RULE) == (file->rule != NULL));
	for (size_t i = 0; i < file->param_count; i++) {
		assert(file->params[i].name.n);
		check_pos(file->params[i].pos, bytes);
		for (size_t k = 0; k < i; k++)
			assert(!pp_str_eq(file->params[i].name,
					  file->params[k].name));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_sql_file file = { 0 };
	struct pp_str bytes = { (const char *)data + 1, size - 1 };

	if (!size)
		return 0;
	if (!pp_sql_file_read(&file, &arena, &sink, data[0] % 3,
			      "schemas/queries/20-a.sql", bytes)) {
		assert(!sink.errors);
		check_file(&file, bytes);
	} else {
		assert(sink.errors);
	}
	for (size_t i = 0; i < sink.count; i++) {
		assert(*sink.items[i]->text);
		/* What is missing has no place but the file. */
		if (sink.items[i]->pos.line)
			check_pos(sink.items[i]->pos, bytes);
	}
	check_words(&arena, bytes);
	if (!memchr(bytes.p, '\0', bytes.n))
		check_quote(&arena, bytes);
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
