/* A view's SELECT as PostgreSQL takes it: what comes out has its quotes and
 * brackets closed, and what is refused is told at a place. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "index/postgres_select.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct pp_column columns[] = {
	{ .name = { "id", 2 } },
	{ .name = { "Mixed", 5 } },
	{ .name = { "many", 4 }, .type = PP_COLUMN_ANY },
};
static struct pp_table table = { .name = { "t", 1 }, .columns = columns,
				 .column_count = 3 };

/* PostgreSQL's own quotes are the two that the words have. */
static void check_out(struct pp_str sql)
{
	struct pp_sql_token token;
	size_t at = 0;
	long depth = 0;

	while (pp_sql_next(&token, sql, &at)) {
		assert(token.kind != PP_SQL_OPEN);
		depth += pp_str_is(token.text, "(");
		depth -= pp_str_is(token.text, ")");
		assert(depth >= 0);
	}
	assert(!depth);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct pp_tables tables = { .items = &table, .count = 1 };
	struct pp_str bytes = { (const char *)data, size };
	struct pp_sql_file views[] = {
		{ .path = "schemas/views/v.sql", .name = { "v", 1 },
		  .sql = bytes },
		{ .path = "schemas/views/w.sql", .name = { "w", 1 },
		  .sqlite_only = { "why", 3 } },
	};
	const struct pp_postgres_names names = { &tables, views, 2 };
	struct pp_arena arena = { 0 };
	struct pp_sink sink = { 0 };
	struct pp_str out;

	if (!pp_postgres_select(&out, &arena, &sink, &names, views)) {
		assert(!sink.count);
		check_out(out);
	} else {
		assert(sink.errors);
	}
	pp_sink_release(&sink);
	pp_arena_release(&arena);
	return 0;
}
