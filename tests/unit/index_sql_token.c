/* The words of SQL. */
#include "index/sql_token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/buf.h"

/* Tokens as "kind:text" joined by a space. */
static void divided(void **state)
{
	static const struct {
		const char *sql, *tokens;
	} cases[] = {
		{ "", "" },
		{ " -- only this", "" },
		{ "/**/", "" },
		{ "SELECT a", "w:SELECT w:a" },
		{ "'it''s' 'a", "t:'it''s' o:'a" },
		{ "\"a\"\"b\"[c d]`e`", "q:\"a\"\"b\" q:[c d] q:`e`" },
		{ "\"open", "o:\"open" },
		{ "a/*x*/b--c\nd", "w:a w:b w:d" },
		{ "a /* open", "w:a o:/* open" },
		{ ":p @q $r ?1 ?", "p::p p:@q p:$r p:?1 p:?" },
		{ "1 1.5e-3 .5 0xfe-1 1-1",
		  "n:1 n:1.5e-3 n:.5 n:0xfe s:- n:1 n:1 s:- n:1" },
		{ "a$b_\xc3\xa9.c", "w:a$b_\xc3\xa9 s:. w:c" },
		{ "x->>'$.a'", "w:x s:- s:> s:> t:'$.a'" },
		{ "''", "t:''" },
		{ "a-b", "w:a s:- w:b" },
	};
	static const char letters[] = "wqtnpso";

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_str sql = pp_str(cases[i].sql);
		struct pp_sql_token token;
		struct pp_buf got;
		size_t at = 0;

		pp_buf_init(&got, 1000);
		while (pp_sql_next(&token, sql, &at))
			pp_buf_printf(&got, "%s%c:%.*s", got.n ? " " : "",
				      letters[token.kind], PP_STR(token.text));
		pp_buf_putc(&got, '\0');
		assert_string_equal(got.p, cases[i].tokens);
		assert_int_equal(at, sql.n);
		pp_buf_release(&got);
	}
}

static void mentioned(void **state)
{
	static const struct {
		const char *sql, *word;
		bool mentions;
	} cases[] = {
		{ "SELECT * FROM peer", "peer", true },
		{ "SELECT * FROM PEER", "peer", true },
		{ "SELECT * FROM \"peer\"", "peer", true },
		{ "SELECT * FROM [Peer]", "peer", true },
		{ "SELECT * FROM `peer`", "peer", true },
		{ "SELECT * FROM \"pe\"\"er\"", "pe\"er", true },
		{ "SELECT 'peer'", "peer", false },
		{ "SELECT 1 -- peer", "peer", false },
		{ "SELECT 1 /* peer */", "peer", false },
		{ "SELECT :peer", "peer", false },
		{ "SELECT peers, a_peer", "peer", false },
		{ "", "peer", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(pp_sql_mentions(pp_str(cases[i].sql),
						 pp_str(cases[i].word)),
				 cases[i].mentions);
}

static void placed(void **state)
{
	static const struct {
		const char *sql;
		size_t offset;
		uint32_t line, col, end_col;
	} cases[] = {
		{ "SELECT a", 0, 1, 1, 7 },
		{ "SELECT a", 7, 1, 8, 9 },
		{ "SELECT\n  ab", 9, 2, 3, 5 },
		{ "SELECT '\xc3\xa9', b", 13, 1, 13, 14 },
		{ "SELECT\n", 7, 2, 1, 0 },
		{ "SELECT", 100, 1, 7, 0 },
		{ "", 0, 1, 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_pos pos = pp_sql_pos("f", pp_str(cases[i].sql),
					       cases[i].offset);

		assert_string_equal(pos.file, "f");
		assert_int_equal(pos.line, cases[i].line);
		assert_int_equal(pos.col, cases[i].col);
		assert_int_equal(pos.end_col, cases[i].end_col);
	}
}

static void quoted(void **state)
{
	struct pp_arena arena = { 0 };

	(void)state;
	assert_string_equal(pp_sql_quote(&arena, pp_str("group")),
			    "\"group\"");
	assert_string_equal(pp_sql_quote(&arena, pp_str("a\"b")),
			    "\"a\"\"b\"");
	pp_arena_release(&arena);
}

static void with(void **state)
{
	static const struct {
		const char *sql;
		bool names;
	} cases[] = {
		{ "WITH peer AS (SELECT 1) SELECT * FROM peer", true },
		{ "with a as (select 1), PEER as materialized (select 2)",
		  true },
		{ "WITH \"peer\" (a, b) AS NOT MATERIALIZED (SELECT 1, 2)",
		  true },
		{ "SELECT * FROM (WITH peer(x) AS (SELECT 1) SELECT x)", true },
		{ "SELECT peer AS p FROM peer AS q", false },
		{ "SELECT peer(1) AS a, (peer) AS b", false },
		{ "WITH p AS (SELECT 1 AS peer) SELECT 'peer AS ('", false },
		{ "SELECT peer", false },
		{ "WITH peer(", false },
		{ "WITH peer(a) AS", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (pp_sql_with_names(pp_str(cases[i].sql), PP_LIT("peer")) !=
		    cases[i].names)
			fail_msg("%s", cases[i].sql);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(divided),
		cmocka_unit_test(mentioned),
		cmocka_unit_test(placed),
		cmocka_unit_test(quoted),
		cmocka_unit_test(with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
