/* A view's words, as PostgreSQL takes them; names and values. */
#include "index/postgres_select.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <cmocka.h>

#include "index/postgres_text.h"

static struct pp_column columns[] = {
	{ .name = { "id", 2 } },
	{ .name = { "n", 1 }, .type = PP_COLUMN_INTEGER },
	{ .name = { "Mixed", 5 } },
	{ .name = { "many", 4 }, .type = PP_COLUMN_ANY },
};
static struct pp_table table = { .name = { "t", 1 }, .columns = columns,
				 .column_count = 4 };
static const struct pp_tables tables = { .items = &table, .count = 1 };

struct box {
	struct pp_arena arena;
	struct pp_sink sink;
	struct pp_str out;
	int rc;
};

static void translate(struct box *b, const char *sql)
{
	struct pp_sql_file views[2] = {
		{ .path = "schemas/views/v.sql", .name = PP_LIT("v"),
		  .sql = pp_str(sql) },
		{ .path = "schemas/views/alone.sql", .name = PP_LIT("alone"),
		  .sqlite_only = PP_LIT("a reason") },
	};
	const struct pp_postgres_names names = { &tables, views, 2 };

	*b = (struct box){ 0 };
	b->rc = pp_postgres_select(&b->out, &b->arena, &b->sink, &names,
				   &views[0]);
}

static void done(struct box *b)
{
	pp_sink_release(&b->sink);
	pp_arena_release(&b->arena);
}

static void changed(void **state)
{
	static const char *const cases[][2] = {
		{ "SELECT ID FROM T;", "SELECT \"id\" FROM \"t\"" },
		{ "SELECT [mixed] AS Large, large -- why\nFROM t",
		  "SELECT \"Mixed\" AS \"Large\" , \"Large\" FROM \"t\"" },
		{ "SELECT 1 FROM t a, t b JOIN clock c WHERE a.n",
		  "SELECT 1::bigint FROM \"t\" \"a\" CROSS JOIN \"t\" \"b\" "
		  "JOIN \"clock\" \"c\" ON true WHERE _true( \"a\" . \"n\")" },
		{ "SELECT id FROM (SELECT id FROM t) ORDER BY 1 DESC, id",
		  "SELECT \"id\" FROM ( SELECT \"id\" FROM \"t\" ) AS _q3 "
		  "ORDER BY 1 DESC NULLS LAST , \"id\" NULLS FIRST" },
		{ "SELECT (SELECT id FROM t) IS NOT n, n IS NOT NULL",
		  "SELECT ( SELECT \"id\" FROM \"t\" LIMIT 1 ) IS DISTINCT "
		  "FROM \"n\" , \"n\" IS NOT NULL" },
		{ "SELECT NOT n AS x, CAST(n AS INT), ifnull(n, 0.5)",
		  "SELECT NOT _true( \"n\") AS \"x\" , _integer ( \"n\" ) , "
		  "coalesce ( \"n\" , '0.5'::double precision )" },
		{ "SELECT n BETWEEN 1 AND n AND n, max(n), max(n, 2) FROM t",
		  "SELECT \"n\" BETWEEN 1 AND \"n\" AND _true( \"n\") , "
		  "max ( \"n\" ) , _greatest ( \"n\" , 2 ) FROM \"t\"" },
		{ "WITH a(x) AS (SELECT 1) SELECT x FROM a WHERE x == TRUE",
		  "WITH RECURSIVE \"a\" ( \"x\" ) AS ( SELECT 1::bigint ) "
		  "SELECT \"x\" FROM \"a\" WHERE \"x\" = 1" },
		{ "SELECT 'it''s -- \\ $$', \"a\"\"b\" FROM t",
		  "SELECT 'it''s -- \\ $$' , \"a\"\"b\" FROM \"t\"" },
		{ "SELECT CASE n WHEN 1 THEN 2 END, CASE WHEN n THEN 2 END",
		  "SELECT CASE \"n\" WHEN 1 THEN 2 END , CASE WHEN "
		  "_true( \"n\") THEN 2 END" },
	};
	struct box b;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		translate(&b, cases[i][0]);
		assert_int_equal(b.rc, 0);
		assert_string_equal(pp_arena_str(&b.arena, b.out).p,
				    cases[i][1]);
		done(&b);
	}
}

static void refused(void **state)
{
	/* The word, and the start of what is said of it. */
	static const struct {
		const char *sql;
		unsigned col;
		const char *text;
	} cases[] = {
		{ "SELECT hex(id) FROM t", 8, "there is no function 'hex'" },
		{ "SELECT id GLOB 'a' FROM t", 11, "PostgreSQL does not know" },
		{ "SELECT many FROM t", 8, "the column 'many' holds" },
		{ "SELECT x FROM alone", 15, "the view 'alone' is" },
		{ "SELECT rule FROM finding", 18, "there is no table" },
		{ "SELECT rowid FROM t", 8, "there is no 'rowid'" },
		{ "SELECT n + 1 || id FROM t", 14, "'||' beside" },
		{ "SELECT x'00' FROM t", 8, "'x' before a text" },
		{ "SELECT id FROM t LIMIT 1, 2", 25, "PostgreSQL has no 'LIM" },
		{ "SELECT CAST(n AS BLOB) FROM t", 8, "PostgreSQL has no ty" },
	};
	struct box b;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct pp_finding *f;

		translate(&b, cases[i].sql);
		assert_int_equal(b.rc, -1);
		assert_int_equal(b.sink.count, 1);
		f = b.sink.items[0];
		assert_int_equal(f->rule, PP_R(EXPORT_VIEW));
		assert_int_equal(f->pos.col, cases[i].col);
		assert_true(pp_str_starts(pp_str(f->text),
					  pp_str(cases[i].text)));
		done(&b);
	}
}

static void check_name(const char *name, const char *want)
{
	struct pp_buf buf;

	pp_buf_init(&buf, 1000);
	pp_postgres_name(&buf, pp_str(name));
	assert_true(pp_str_is(pp_buf_get(&buf), want));
	pp_buf_release(&buf);
}

static void names(void **state)
{
	(void)state;
	check_name("group", "\"group\"");
	check_name("a\"b", "\"a\"\"b\"");
	check_name("ctid", "\"ctid_\"");
	check_name("a23456789012345678901234567890123456789012345678901234567"
		   "890123", "\"a234567890123456789012345678901234567890123456"
		   "78901234567890123\"");
	/* Two that differ in what is cut off stay two. */
	{
		struct pp_buf a, b;

		pp_buf_init(&a, 1000);
		pp_buf_init(&b, 1000);
		pp_postgres_name(&a, PP_LIT("a2345678901234567890123456789012"
				 "345678901234567890123456789012345x"));
		pp_postgres_name(&b, PP_LIT("a2345678901234567890123456789012"
				 "345678901234567890123456789012345y"));
		assert_int_equal(a.n, 65);
		assert_false(pp_str_eq(pp_buf_get(&a), pp_buf_get(&b)));
		pp_buf_release(&a);
		pp_buf_release(&b);
	}
}

static void values(void **state)
{
	struct pp_buf buf;

	(void)state;
	pp_buf_init(&buf, 1000);
	pp_postgres_copied(&buf, PP_LIT("a\tb\\c\n\\.\r\x1b \\N \xc3\xa9"));
	assert_true(pp_str_is(pp_buf_get(&buf), "a\\tb\\\\c\\n\\\\.\\r\x1b "
			      "\\\\N \xc3\xa9"));
	pp_buf_clear(&buf);
	pp_postgres_copied(&buf, PP_LIT("\b\f\v"));
	assert_true(pp_str_is(pp_buf_get(&buf), "\\b\\f\\v"));
	pp_buf_clear(&buf);
	pp_postgres_text(&buf, PP_LIT("it's \\"));
	assert_true(pp_str_is(pp_buf_get(&buf), "'it''s \\'"));
	pp_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changed), cmocka_unit_test(refused),
		cmocka_unit_test(names), cmocka_unit_test(values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
