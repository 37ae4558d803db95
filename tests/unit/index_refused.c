/* What a statement may not do, and how it is told. */
#include "index_session.h"

static int begin(void **state)
{
	static struct session_box box;

	box_begin(&box);
	box_view(&box, "schemas/views/v.sql", "SELECT region FROM council");
	box_session(&box);
	*state = &box;
	return 0;
}

static int end(void **state)
{
	box_end(*state);
	return 0;
}

static const char *const statements[] = {
	"PRAGMA user_version",
	"PRAGMA writable_schema = ON",
	"PRAGMA table_info(peer)",
	"pragma cache_size",
	"SELECT * FROM pragma_table_info('peer')",
	"SELECT count(*) FROM pragma_table_info('peer')",
	"SELECT * FROM pragma_function_list",
	"SELECT * FROM pragma_database_list",
	"SELECT * FROM pragma_user_version",
	"SELECT 1 FROM peer, pragma_user_version",
	"SELECT * FROM sqlite_schema",
	"SELECT * FROM sqlite_master",
	"SELECT count(*) FROM sqlite_master",
	"SELECT * FROM main.sqlite_schema",
	"SELECT * FROM temp.sqlite_schema",
	"SELECT * FROM sqlite_temp_master",
	"SELECT * FROM sqlite_temp_schema",
	"SELECT * FROM \"sqlite_master\"",
	"SELECT (SELECT sql FROM sqlite_master LIMIT 1)",
	"WITH a AS (SELECT * FROM sqlite_schema) SELECT 1 FROM a",
	"SELECT * FROM _file",
	"SELECT count(*) FROM _file",
	"SELECT * FROM main._file",
	"SELECT * FROM [_file]",
	"SELECT 1 WHERE EXISTS (SELECT 1 FROM _file)",
	"SELECT * FROM dbstat",
	"SELECT count(*) FROM dbstat",
	"SELECT * FROM sqlite_stmt",
	"SELECT * FROM fts3tokenize",
	"SELECT * FROM fts5vocab",
	"INSERT INTO peer(id) VALUES ('x')",
	"REPLACE INTO peer(id) VALUES ('x')",
	"INSERT INTO peer(id) VALUES ('x') RETURNING id",
	"UPDATE peer SET id = 'x'",
	"UPDATE peer SET id = 'x' RETURNING id",
	"DELETE FROM peer",
	"DELETE FROM peer RETURNING id",
	"WITH a AS (SELECT 1) DELETE FROM peer",
	"WITH a AS (SELECT 1) DELETE FROM peer RETURNING id",
	"WITH a AS (SELECT 1) UPDATE peer SET id = 'x'",
	"WITH a AS (SELECT 1) INSERT INTO peer(id) SELECT 'x'",
	"WITH a AS (SELECT 1) REPLACE INTO peer(id) SELECT 'x'",
	"CREATE TABLE t(a)",
	"CREATE TEMP TABLE t(a)",
	"CREATE TABLE t AS SELECT 1",
	"CREATE VIEW w AS SELECT 1",
	"CREATE TEMP VIEW w AS SELECT 1",
	"CREATE INDEX i ON peer(region)",
	"CREATE TRIGGER t AFTER INSERT ON peer BEGIN SELECT 1; END",
	"CREATE VIRTUAL TABLE f USING fts5(a)",
	"CREATE VIRTUAL TABLE temp.r USING rtree(a, b, c)",
	"DROP TABLE peer",
	"DROP VIEW temp.v",
	"ALTER TABLE peer RENAME TO p",
	"ALTER TABLE peer ADD COLUMN x",
	"ATTACH 'other.db' AS o",
	"ATTACH ':memory:' AS o",
	"DETACH main",
	"VACUUM",
	"VACUUM INTO 'copy.db'",
	"REINDEX",
	"ANALYZE",
	"BEGIN",
	"COMMIT",
	"ROLLBACK",
	"END",
	"SAVEPOINT s",
	"RELEASE s",
	"EXPLAIN SELECT 1",
	"EXPLAIN QUERY PLAN SELECT 1",
	"SELECT 1; DELETE FROM peer",
	"SELECT 1; SELECT 2",
	"SELECT 1;;VACUUM",
	"SELECT load_extension('evil')",
	"SELECT load_extension('evil', 'init') FROM peer",
	"SELECT 1 FROM peer WHERE load_extension('evil')",
	"SELECT fts3_tokenizer('simple')",
	"SELECT sqlite_log(1, 'x')",
	"SELECT rtreecheck('peer')",
	"SELECT readfile('/etc/passwd')",
	"SELECT writefile('x', 'y')",
	"SELECT edit('x')",
	"SELECT last_insert_rowid()",
	"SELECT current_time",
	"SELECT date('now')",
	"",
	";",
	"-- nothing",
	"(SELECT 1)",
	"peer",
};

static void refused(void **state)
{
	struct session_box *b = *state;

	for (size_t i = 0; i < sizeof(statements) / sizeof(*statements); i++) {
		const struct pp_finding *f;

		if (box_query(b, statements[i]) == 0)
			fail_msg("admitted: %s", statements[i]);
		assert_int_equal(b->sink.count, 1);
		f = b->sink.items[0];
		if (f->rule != PP_R(QUERY_ERROR))
			fail_msg("%s: %s", statements[i], box_said(b));
		assert_string_equal(f->pos.file, "<sql>");
	}
	/* And nothing came of it. */
	assert_string_equal(box_rows(b, "SELECT count(*) FROM peer"), "2\n");
}

static const struct {
	const char *sql, *said;
} cases[] = {
	{ "PRAGMA user_version",
	  "<sql>:1:1: a query may only read: it begins with SELECT, WITH or "
	  "VALUES [query-error]\n" },
	{ "SELECT 1;\nDROP TABLE peer",
	  "<sql>:2:1: a second statement begins here: a query is one SELECT "
	  "[query-error]\n" },
	{ "WITH a AS (SELECT 1)\n DELETE FROM peer",
	  "<sql>:1:1: a query may only read: DELETE is not admitted "
	  "[query-error]\n" },
	{ "SELECT *\nFROM sqlite_schema",
	  "<sql>:2:6: 'sqlite_schema' is not a table of the pool "
	  "[query-error]\n"
	  "  'peerpool query --schema' lists the tables\n" },
	{ "SELECT count(*) FROM pragma_table_info('peer')",
	  "<sql>:1:22: 'pragma_table_info' is not a table of the pool "
	  "[query-error]\n"
	  "  'peerpool query --schema' lists the tables\n" },
	{ "SELECT * FROM _file",
	  "<sql>:1:15: '_file' is not a table of the pool [query-error]\n"
	  "  'peerpool query --schema' lists the tables\n" },
	{ "SELECT 1, load_extension('x')",
	  "<sql>:1:11: a query may not use the function 'load_extension' "
	  "[query-error]\n" },
	{ "SELECT\n  current_date",
	  "<sql>:2:3: the time of day is not to be had in a query "
	  "[query-error]\n"
	  "  the day that is asked about is (SELECT today FROM clock)\n" },
	/* Tables. */
	{ "SELECT * FROM peers",
	  "<sql>:1:15: no such table: peers [query-error]\n"
	  "  did you mean 'peer'?\n" },
	{ "SELECT * FROM main.cuoncil",
	  "<sql>:1:20: no such table: main.cuoncil [query-error]\n"
	  "  did you mean 'council'?\n" },
	{ "SELECT * FROM nothing_like_it",
	  "<sql>:1:15: no such table: nothing_like_it [query-error]\n"
	  "  'peerpool query --schema' lists the tables\n" },
	{ "SELECT today FROM clok",
	  "<sql>:1:19: no such table: clok [query-error]\n"
	  "  did you mean 'clock'?\n" },
	/* Columns. */
	{ "SELECT regon FROM council",
	  "<sql>:1:8: no such column: regon [query-error]\n"
	  "  did you mean 'region'?\n" },
	{ "SELECT c.regon FROM council AS c, peer",
	  "<sql>:1:8: no such column: c.regon [query-error]\n"
	  "  did you mean 'region'?\n" },
	{ "SELECT p.seat FROM council AS c, peer p",
	  "<sql>:1:8: no such column: p.seat [query-error]\n"
	  "  'peerpool query --schema peer' lists the columns\n" },
	{ "SELECT regio FROM v",
	  "<sql>:1:8: no such column: regio [query-error]\n"
	  "  did you mean 'region'?\n" },
	{ "SELECT seats FROM peer",
	  "<sql>:1:8: no such column: seats [query-error]\n"
	  "  it is a column of council\n" },
	{ "SELECT email FROM peer",
	  "<sql>:1:8: no such column: email [query-error]\n"
	  "  'peerpool query --schema peer' lists the columns\n" },
	{ "SELECT _pat FROM peer",
	  "<sql>:1:8: no such column: _pat [query-error]\n"
	  "  did you mean '_path'?\n" },
	{ "SELECT groop FROM peer",
	  "<sql>:1:8: no such column: groop [query-error]\n"
	  "  did you mean '\"group\"'?\n" },
	{ "SELECT today FROM peer",
	  "<sql>:1:8: no such column: today [query-error]\n"
	  "  the day that is asked about is (SELECT today FROM clock)\n" },
	{ "SELECT id FROM peer WHERE \"group\" = \"con\"",
	  "<sql>:1:37: no such column: con [query-error]\n"
	  "  double quotes are for names; a text stands in single quotes: "
	  "'con'\n" },
	{ "SELECT id FROM peer JOIN council",
	  "<sql>:1:8: ambiguous column name: id [query-error]\n"
	  "  say whose: peer.id or council.id\n" },
	/* Words. */
	{ "SELECT group, count(*) FROM peer GROUP BY \"group\"",
	  "<sql>:1:8: near \"group\": syntax error [query-error]\n"
	  "  'group' is a word of SQL: as a name it stands in double quotes, "
	  "\"group\"\n" },
	{ "SELECT id FROM peer\nGROUP BY group",
	  "<sql>:2:10: near \"group\": syntax error [query-error]\n"
	  "  'group' is a word of SQL: as a name it stands in double quotes, "
	  "\"group\"\n" },
	{ "SELECT id FORM peer",
	  "<sql>:1:16: near \"peer\": syntax error [query-error]\n" },
	{ "SELECT id FROM peer WHERE",
	  "<sql>:1:26: incomplete input [query-error]\n" },
	{ "SELECT 'abc", "<sql>:1:8: unrecognized token: \"'abc\" "
	  "[query-error]\n" },
	/* Functions. */
	{ "SELECT lenght(id) FROM peer",
	  "<sql>:1:8: no such function: lenght [query-error]\n"
	  "  did you mean 'length'?\n" },
	{ "SELECT now()",
	  "<sql>:1:8: no such function: now [query-error]\n"
	  "  the day that is asked about is (SELECT today FROM clock)\n" },
	{ "SELECT '\xc3\xa9\xc3\xa9', nope FROM council",
	  "<sql>:1:14: no such column: nope [query-error]\n"
	  "  'peerpool query --schema council' lists the columns\n" },
};

static void said(void **state)
{
	struct session_box *b = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(box_query(b, cases[i].sql), -1);
		assert_string_equal(box_said(b), cases[i].said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(refused, begin, end),
		cmocka_unit_test_setup_teardown(said, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
