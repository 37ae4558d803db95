/* Statements: what they return, what they read, where they fail. */
#include "index_session.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int begin(void **state)
{
	static struct session_box box;

	box_begin(&box);
	*state = &box;
	return 0;
}

static int end(void **state)
{
	box_end(*state);
	return 0;
}

#define assert_rows(b, sql, want) \
	assert_string_equal(box_rows((b), (sql)), want)

static void answered(void **state)
{
	struct session_box *b = *state;

	box_session(b);
	assert_rows(b, "SELECT 1", "1\n");
	assert_rows(b, "select id, seats from council order by id;",
		    "adur|29\nleeds|99\n");
	assert_rows(b, "VALUES (1, 'a'), (NULL, 0.5)", "1|a\n|0.5r\n");
	assert_rows(b, "SELECT today FROM clock", "2024-05-01\n");
	assert_rows(b, "SELECT today FROM Clock", "2024-05-01\n");
	assert_rows(b, "SELECT \"group\", count(*) FROM peer GROUP BY 1",
		    "con|1\nlab|1\n");
	assert_rows(b, "SELECT peer, skill FROM peer_skill ORDER BY position",
		    "r-1|finance\nr-1|housing\n");
	assert_rows(b, "SELECT from_id, to_id FROM refs ORDER BY 1",
		    "r-1|p-1\nr-2|p-2\n");
	assert_rows(b, "SELECT key, value FROM council, json_each(opens)",
		    "mon|09:00\n");
	assert_rows(b, "SELECT opens ->> '$.mon' FROM council WHERE id='adur'",
		    "09:00\n");
	assert_rows(b, "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT "
		    "i + 1 FROM n WHERE i < 3) SELECT sum(i) FROM n", "6\n");
	assert_rows(b, "SELECT _pool, _path FROM council WHERE id = 'adur'",
		    "core|records/council/adur.yaml\n");
	assert_rows(b, "SELECT x'00ff'", "X'00ff'\n");
	assert_rows(b, "SELECT 1 WHERE 0", "");
}

static void dates(void **state)
{
	static const char now[] =
		"the time of day is not to be had in a query [query-error]\n"
		"  the day that is asked about is (SELECT today FROM clock)\n";
	struct session_box *b = *state;
	char want[300];

	box_session(b);
	assert_rows(b, "SELECT date(today, '+1 month') FROM clock",
		    "2024-06-01\n");
	assert_rows(b, "SELECT date('2024-01-31', '+1 day', 'weekday 0')",
		    "2024-02-04\n");
	assert_rows(b, "SELECT strftime('%Y', '2024-01-31'), time('10:30')",
		    "2024|10:30:00\n");
	assert_rows(b, "SELECT julianday('2024-01-02') - "
		    "julianday('2024-01-01')", "1r\n");
	assert_rows(b, "SELECT date('nonsense'), date(NULL)", "|\n");
	assert_rows(b, "SELECT unixepoch('1970-01-02'), "
		    "datetime('1970-01-01 10:00')",
		    "86400|1970-01-01 10:00:00\n");
	snprintf(want, sizeof(want), "<sql>:1:13: %s", now);
	assert_rows(b, "SELECT date('now')", want);
	assert_rows(b, "SELECT date('NOW')", want);
	snprintf(want, sizeof(want), "<sql>:1:8: %s", now);
	assert_rows(b, "SELECT date()", want);
	assert_rows(b, "SELECT strftime('%Y')", want);
	assert_rows(b, "SELECT date('n' || 'ow')", want);
	assert_rows(b, "SELECT current_date", want);
	assert_rows(b, "SELECT CURRENT_TIMESTAMP", want);
	assert_int_equal(box_query(b, "SELECT datetime('2024-01-01', "
				   "'localtime')"), -1);
	assert_string_equal(b->sink.items[0]->text, "'localtime' and 'utc' go "
			    "by the machine's time zone");
}

static void classes(void **state)
{
	static const struct {
		const char *sql;
		enum pp_class class;
	} cases[] = {
		{ "SELECT 1", PP_CLASS_NONE },
		{ "SELECT today FROM clock", PP_CLASS_NONE },
		{ "SELECT id, name FROM council", PP_CLASS_NONE },
		{ "SELECT count(*) FROM council", PP_CLASS_NONE },
		{ "SELECT _path, rowid FROM council", PP_CLASS_NONE },
		{ "SELECT region FROM peer", PP_CLASS_PERSONAL },
		{ "SELECT count(*) FROM peer", PP_CLASS_PERSONAL },
		{ "SELECT 1 FROM peer", PP_CLASS_PERSONAL },
		{ "SELECT 1 FROM council WHERE EXISTS (SELECT 1 FROM peer)",
		  PP_CLASS_PERSONAL },
		{ "SELECT skill FROM peer_skill", PP_CLASS_PERSONAL },
		{ "SELECT to_id FROM refs", PP_CLASS_PERSONAL },
		{ "SELECT name FROM person", PP_CLASS_PERSONAL },
		{ "SELECT party FROM person", PP_CLASS_SPECIAL },
		{ "SELECT * FROM person", PP_CLASS_SPECIAL },
		{ "SELECT name FROM person WHERE party = 'con'",
		  PP_CLASS_SPECIAL },
		{ "SELECT 1 FROM council ORDER BY (SELECT max(party) FROM "
		  "person)", PP_CLASS_SPECIAL },
		{ "SELECT count(*) FROM council JOIN person ON party = region",
		  PP_CLASS_SPECIAL },
		{ "WITH a AS (SELECT party FROM person) SELECT 1 FROM a",
		  PP_CLASS_SPECIAL },
		{ "SELECT * FROM by_party", PP_CLASS_SPECIAL },
		{ "SELECT count(*) FROM by_party", PP_CLASS_SPECIAL },
		{ "SELECT * FROM outer_view", PP_CLASS_SPECIAL },
		{ "SELECT * FROM regions", PP_CLASS_NONE },
		/* SQLite does not ask about the columns that join. */
		{ "SELECT name FROM council JOIN peer USING (region)",
		  PP_CLASS_PERSONAL },
		{ "SELECT name FROM met", PP_CLASS_PERSONAL },
		{ "SELECT seats FROM council NATURAL JOIN person",
		  PP_CLASS_SPECIAL },
	};
	struct session_box *b = *state;

	box_view(b, "schemas/views/by-party.sql",
		 "SELECT party, count(*) AS n FROM person GROUP BY 1");
	box_view(b, "schemas/views/outer-view.sql",
		 "SELECT n FROM by_party");
	box_view(b, "schemas/views/regions.sql", "SELECT region FROM council");
	box_view(b, "schemas/views/met.sql",
		 "SELECT name FROM council JOIN peer USING (region)");
	box_session(b);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		if (box_query(b, cases[i].sql) < 0)
			fail_msg("%s: %s", cases[i].sql, box_said(b));
		if (b->result.class != cases[i].class)
			fail_msg("%s: %s", cases[i].sql,
				 pp_class_name(b->result.class));
	}
}

static void views(void **state)
{
	struct session_box *b = *state;

	/* They may mention each other in any order of their names. */
	box_view(b, "schemas/views/a.sql", "SELECT r AS x FROM zz");
	box_view(b, "schemas/views/broken.sql",
		 "-- title: x\nSELECT regon FROM council");
	box_view(b, "schemas/views/ring.sql", "SELECT * FROM ring2");
	box_view(b, "schemas/views/ring2.sql", "SELECT * FROM ring");
	box_view(b, "schemas/views/uses.sql", "SELECT * FROM broken");
	box_view(b, "schemas/views/zz.sql",
		 "SELECT region AS r, 1 AS a FROM council -- end");
	box_session(b);
	assert_rows(b, "SELECT x FROM a ORDER BY 1", "north\nsouth\n");
	assert_rows(b, "SELECT * FROM \"A\" LIMIT 0", "");
	assert_rows(b, "SELECT 'broken'", "broken\n");
	assert_rows(b, "SELECT region AS broken FROM council LIMIT 1",
		    "south\n");
	assert_rows(b, "SELECT * FROM broken",
		    "<sql>:1:15: the view 'broken' has a fault [query-error]\n"
		    "  it stands in schemas/views/broken.sql\n"
		    "schemas/views/broken.sql:2:8: no such column: regon "
		    "[query-error]\n"
		    "  did you mean 'region'?\n");
	assert_rows(b, "SELECT * FROM uses",
		    "<sql>:1:15: the view 'uses' has a fault [query-error]\n"
		    "  it stands in schemas/views/uses.sql\n"
		    "schemas/views/uses.sql:1:15: the view 'broken' has a "
		    "fault [query-error]\n"
		    "  it stands in schemas/views/broken.sql\n");
	assert_rows(b, "SELECT * FROM ring",
		    "<sql>:1:15: the view 'ring' has a fault [query-error]\n"
		    "  it stands in schemas/views/ring.sql\n"
		    "schemas/views/ring.sql:1:15: the view 'ring2' has a "
		    "fault [query-error]\n"
		    "  it stands in schemas/views/ring2.sql\n"
		    "schemas/views/ring2.sql:1:15: the view 'ring' is made of "
		    "itself [query-error]\n"
		    "  it stands in schemas/views/ring.sql\n");
}

static void view_names(void **state)
{
	struct session_box *b = *state;

	box_view(b, "schemas/views/peer.sql", "SELECT 1 AS one");
	box_view(b, "schemas/views/10-v.sql", "SELECT 1 AS one");
	box_view(b, "schemas/views/20-v.sql", "SELECT 2 AS two");
	box_session(b);
	assert_string_equal(box_said(b),
		"schemas/views/peer.sql:0:0: there is a table 'peer' already: "
		"the view must have another name [sql-file]\n"
		"schemas/views/20-v.sql:0:0: there is a view 'v' already: the "
		"view must have another name [sql-file]\n"
		"  it stands in schemas/views/10-v.sql\n");
	assert_rows(b, "SELECT count(*) FROM peer", "2\n");
	assert_rows(b, "SELECT * FROM v", "1\n");
}

static void params(void **state)
{
	static const struct pp_param given[] = {
		{ PP_LIT("region"), PP_LIT("north"), false },
		{ PP_LIT("n"), PP_LIT("99"), false },
		{ PP_LIT("z"), PP_LIT("007"), false },
		{ PP_LIT("r"), PP_LIT("0.5"), false },
		{ PP_LIT("o"), PP_LIT("1.50"), false },
		{ PP_LIT("e"), PP_LIT(""), false },
		{ PP_LIT("big"), PP_LIT("99999999999999999999"), false },
		{ PP_LIT("m"), PP_LIT("-7"), false },
	};
	struct session_box *b = *state;
	struct pp_query q = { .file = "<sql>", .params = given,
			      .param_count = 8 };

	box_session(b);
	q.sql = PP_LIT("SELECT id, typeof(:n), typeof(:z), typeof(:r), "
		       "typeof(:o), typeof(:e), typeof(:big), :m + 0 "
		       "FROM council WHERE region = :region AND seats = :n");
	assert_int_equal(pp_session_query(&b->result, &b->arena, &b->sink,
					  b->session, &q), 0);
	assert_int_equal(b->result.row_count, 1);
	assert_true(pp_str_is(b->result.cells[0].text, "leeds"));
	assert_true(pp_str_is(b->result.cells[1].text, "integer"));
	assert_true(pp_str_is(b->result.cells[2].text, "text"));
	assert_true(pp_str_is(b->result.cells[3].text, "real"));
	assert_true(pp_str_is(b->result.cells[4].text, "text"));
	assert_true(pp_str_is(b->result.cells[5].text, "text"));
	assert_true(pp_str_is(b->result.cells[6].text, "text"));
	assert_int_equal(b->result.cells[7].integer, -7);
	q.sql = PP_LIT("SELECT :regio,\n :other");
	q.param_count = 1;
	assert_int_equal(pp_session_query(&b->result, &b->arena, &b->sink,
					  b->session, &q), -1);
	assert_string_equal(box_said(b),
		"<sql>:0:0: the statement has no parameter 'region' "
		"[query-param]\n"
		"  did you mean 'regio'?\n"
		"<sql>:1:8: the parameter 'regio' is not given [query-param]\n"
		"  say it with -p regio=VALUE\n"
		"<sql>:2:2: the parameter 'other' is not given [query-param]\n"
		"  say it with -p other=VALUE\n");
	q.sql = PP_LIT("SELECT ?");
	q.param_count = 0;
	pp_sink_clear(&b->sink);
	assert_int_equal(pp_session_query(&b->result, &b->arena, &b->sink,
					  b->session, &q), -1);
	assert_string_equal(box_said(b),
		"<sql>:0:0: a parameter must have a name [query-param]\n"
		"  write :region, and say it with -p region=...\n");
}

static void result(void **state)
{
	struct session_box *b = *state;

	box_session(b);
	assert_int_equal(box_query(b, "SELECT name, rate AS r, id FROM peer "
				   "JOIN (SELECT name FROM council) LIMIT 1"),
			 0);
	assert_true(pp_str_is(b->result.columns[0].name, "name"));
	assert_true(pp_str_is(b->result.columns[0].label, "Council"));
	assert_true(pp_str_is(b->result.columns[1].name, "r"));
	assert_true(pp_str_is(b->result.columns[1].unit, "pounds"));
	assert_true(b->result.columns[1].is_number);
	assert_false(b->result.columns[2].is_number);
	/* Many rows come in order. */
	assert_int_equal(box_query(b, "WITH RECURSIVE n(i) AS (VALUES (0) "
				   "UNION ALL SELECT i + 1 FROM n WHERE i < "
				   "9999) SELECT i, -i FROM n"), 0);
	assert_int_equal(b->result.row_count, 10000);
	for (size_t i = 0; i < 10000; i++) {
		assert_int_equal(b->result.cells[2 * i].integer, i);
		assert_int_equal(b->result.cells[2 * i + 1].integer,
				 -(int64_t)i);
	}
}

/* None of them ends by itself, or fits. */
static void limits(void **state)
{
	static const struct {
		const char *sql, *said;
	} cases[] = {
		{ "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 "
		  "FROM n) SELECT count(*) FROM n",
		  "the query was ended after 300 ms" },
		{ "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 "
		  "FROM n) SELECT i FROM n WHERE i < 0",
		  "the query was ended after 300 ms" },
		{ "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 "
		  "FROM n) SELECT zeroblob(9000000) FROM n ORDER BY i || 'x'",
		  "the query takes too much memory" },
		{ "SELECT zeroblob(100000000)",
		  "the statement, or a value in it, is too long" },
		{ "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 "
		  "FROM n) SELECT printf('%.*c', 60000000, 'x') FROM n",
		  "the result is too large" },
	};
	struct session_box *b = *state;

	box_session(b);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pp_query q = { .sql = pp_str(cases[i].sql),
				      .file = "<sql>",
				      .timeout_ms = i < 2 ? 300 : 60000 };
		struct pp_arena arena = { 0 };
		clock_t from = clock();

		pp_sink_clear(&b->sink);
		assert_int_equal(pp_session_query(&b->result, &arena, &b->sink,
						  b->session, &q), -1);
		assert_string_equal(b->sink.items[0]->text, cases[i].said);
		assert_ptr_equal(b->sink.items[0]->rule, PP_R(QUERY_LIMIT));
		assert_true((clock() - from) / CLOCKS_PER_SEC < 30);
		pp_arena_release(&arena);
	}
	assert_rows(b, "SELECT 1", "1\n");
}

static int fill_finding(void *data, struct pp_session *session,
			const char *table)
{
	struct session_box *b = data;
	struct pp_finding f = { .rule = PP_R(QUERY_ERROR),
				.severity = PP_ERROR,
				.pos = { "records/x.yaml", 3, 0, 0 },
				.text = "wrong", .found = "'secret'" };
	struct pp_session_finding entry = { &f, PP_LIT("peer"),
					    PP_LIT("r-1") };

	b->schemas.file_count++;
	if (!strcmp(table, "finding"))
		return pp_session_fill(session, &b->sink, &entry, 1);
	pp_report(&b->sink, PP_R(INDEX), (struct pp_pos){ 0 }, "no history");
	return -1;
}

static void asked(void **state)
{
	struct session_box *b = *state;
	size_t before = b->schemas.file_count;

	b->ask = fill_finding;
	b->ask_data = b;
	box_view(b, "schemas/views/faulty.sql",
		 "SELECT DISTINCT path FROM finding");
	box_session(b);
	assert_rows(b, "SELECT change, 'finding' AS finding FROM peer LIMIT 1",
		    "|finding\n");
	assert_int_equal(b->schemas.file_count, before);
	assert_rows(b, "SELECT * FROM finding",
		    "query-error|error|records/x.yaml|3|||wrong|peer|r-1\n");
	assert_int_equal(b->result.class, PP_CLASS_SPECIAL);
	assert_rows(b, "SELECT * FROM faulty", "records/x.yaml\n");
	assert_int_equal(b->result.class, PP_CLASS_SPECIAL);
	assert_int_equal(b->schemas.file_count, before + 1);
	assert_rows(b, "SELECT * FROM change", ":0:0: no history [index]\n");
}

/* A session leaves the connection as it was. */
static void again(void **state)
{
	struct session_box *b = *state;

	box_view(b, "schemas/views/v.sql", "SELECT 1 AS one");
	for (int i = 0; i < 3; i++) {
		b->ask = fill_finding;
		b->ask_data = b;
		box_session(b);
		assert_rows(b, "SELECT * FROM v, clock", "1|2024-05-01\n");
		assert_rows(b, "SELECT count(*) FROM finding", "1\n");
		pp_session_free(b->session);
		b->session = NULL;
	}
	box_session(b);
}

/* A file of which a view alone is to be seen. */
static const char *attach_file;

static int attach(void *data, struct pp_session *session, const char *table)
{
	struct session_box *b = data;

	return pp_session_attach(session, &b->sink, "history", attach_file,
				 table, "SELECT a.word, b.n FROM "
				 "history._inner AS a JOIN history._outer AS b "
				 "ON a.n = b.n WHERE a.is_open");
}

static void attached(void **state)
{
	static const char *const refused[] = {
		"SELECT * FROM _inner",
		"SELECT count(*) FROM _inner",
		"SELECT * FROM history._inner",
		"SELECT * FROM change, _inner",
		"SELECT (SELECT count(*) FROM \"_INNER\") FROM change",
		"WITH change AS (SELECT * FROM _inner) SELECT * FROM change",
		"WITH change AS (SELECT * FROM history._inner) "
		"SELECT * FROM change",
		"WITH a AS (SELECT * FROM change), change AS (SELECT * FROM "
		"[_inner]) SELECT * FROM a, change",
	};
	char folder[] = "/tmp/peerpool-session-XXXXXX", path[80];
	struct session_box *b = *state;
	struct pp_db *db;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/it's", folder);
	attach_file = path;
	assert_int_equal(pp_db_new(&db, path, 1), PP_DB_OK);
	assert_int_equal(pp_db_begin(db, PP_DB_WRITE), PP_DB_OK);
	assert_int_equal(sqlite3_exec(pp_db_sqlite(db),
		"CREATE TABLE _inner(word, n, is_open);"
		"CREATE TABLE _outer(n);"
		"INSERT INTO _inner VALUES ('seen', 1, 1), ('hidden', 2, 0);"
		"INSERT INTO _outer VALUES (1), (2)", NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	assert_int_equal(pp_db_publish(db, path), PP_DB_OK);
	pp_db_close(db);
	b->ask = attach;
	b->ask_data = b;
	box_session(b);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof(refused) / sizeof(*refused);
		     i++)
			if (!box_query(b, refused[i]))
				fail_msg("admitted: %s", refused[i]);
		assert_rows(b, "SELECT word FROM change", "seen\n");
		assert_int_equal(b->result.class, PP_CLASS_SPECIAL);
		assert_rows(b, "SELECT count(*) FROM change", "1\n");
		assert_int_equal(b->result.class, PP_CLASS_SPECIAL);
	}
	unlink(path);
	rmdir(folder);
}

/* --- several pools ------------------------------------------------------- */

static void box_fill_other(struct session_box *b, struct pp_writer *w)
{
	box_record(b, w, "council", "id: york\nname: York\nregion: north\n"
		   "seats: 47\n");
	box_record(b, w, "peer", "id: r-9\nperson: p-1\n");
}

static void joined(void **state)
{
	struct session_box *b = *state;

	box_pool(b, "other", box_fill_other);
	box_view(b, "schemas/views/north.sql",
		 "SELECT id FROM council WHERE region = 'north'");
	box_session(b);
	assert_rows(b, "SELECT id, _pool FROM council ORDER BY id",
		    "adur|core\nleeds|core\nyork|other\n");
	assert_int_equal(b->result.class, PP_CLASS_NONE);
	assert_rows(b, "SELECT id FROM north ORDER BY 1", "leeds\nyork\n");
	assert_int_equal(b->result.class, PP_CLASS_NONE);
	assert_rows(b, "SELECT peer.id, person.name FROM peer JOIN person ON "
		    "person.id = peer.person ORDER BY 1",
		    "r-1|Ann\nr-2|Bob\nr-9|Ann\n");
	assert_int_equal(b->result.class, PP_CLASS_PERSONAL);
	assert_rows(b, "SELECT count(*) FROM council", "3\n");
	assert_int_equal(b->result.class, PP_CLASS_NONE);
	assert_rows(b, "SELECT party FROM person WHERE id = 'p-1'", "con\n");
	assert_int_equal(b->result.class, PP_CLASS_SPECIAL);
	assert_rows(b, "SELECT count(*) FROM person", "2\n");
	assert_int_equal(b->result.class, PP_CLASS_PERSONAL);
	assert_rows(b, "SELECT count(*) FROM refs", "3\n");
	/* What is read of a pool's own table would not be seen. */
	assert_int_equal(box_query(b, "WITH person AS (SELECT party FROM "
				   "main.person) SELECT * FROM person"), -1);
	assert_int_equal(box_query(b, "SELECT * FROM _pool1.person"), -1);
	assert_int_equal(box_query(b, "SELECT * FROM [_POOL1].person"), -1);
	assert_int_equal(box_query(b, "SELECT * FROM \"_pool1\".person"), -1);
	assert_int_equal(box_query(b, "SELECT * FROM _pool1 . person"), -1);
	assert_int_equal(box_query(b, "SELECT * FROM _pool1/**/.person"), -1);
}

static void tables(void **state)
{
	struct session_box *b = *state;
	struct pp_tables t;
	const struct pp_table *v;

	box_view(b, "schemas/views/v.sql",
		 "-- title: Regions\nSELECT region, count(*) AS n FROM peer "
		 "GROUP BY 1");
	box_session(b);
	assert_int_equal(pp_session_tables(&t, &b->arena, &b->sink,
					   b->session), 0);
	v = pp_tables_find(&t, PP_LIT("v"));
	assert_non_null(v);
	assert_true(pp_str_is(v->label, "Regions"));
	assert_int_equal(v->column_count, 2);
	assert_int_equal(v->columns[0].type, PP_COLUMN_TEXT);
	assert_int_equal(v->columns[0].class, PP_CLASS_PERSONAL);
	assert_true(pp_str_is(v->columns[1].name, "n"));
	assert_non_null(pp_tables_find(&t, PP_LIT("peer_skill")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

/* What a statement reads is known without running it, through views too. */
static void described(void **state)
{
	struct session_box *b = *state;
	struct pp_query q = { .file = "<sql>" };

	box_view(b, "schemas/views/who.sql",
		 "SELECT n.name, s.skill FROM peer p "
		 "JOIN person n ON n.id = p.person "
		 "JOIN peer_skill s ON s.peer = p.id");
	box_session(b);
	q.sql = PP_LIT("SELECT name AS who, :x FROM who");
	assert_int_equal(pp_session_describe(&b->result, &b->arena, &b->sink,
					     b->session, &q), 0);
	assert_int_equal(b->result.column_count, 2);
	assert_int_equal(b->result.row_count, 0);
	assert_true(pp_str_is(b->result.columns[0].name, "who"));
	assert_int_equal(b->result.class, PP_CLASS_PERSONAL);
	assert_int_equal(b->result.kind_count, 2);
	assert_true(pp_str_is(b->result.kinds[0], "peer") ||
		    pp_str_is(b->result.kinds[1], "peer"));
	assert_false(b->result.reads_all);
	box_query(b, "SELECT count(*) FROM council");
	assert_int_equal(b->result.kind_count, 1);
	assert_true(pp_str_is(b->result.kinds[0], "council"));
	box_query(b, "SELECT count(*) FROM refs");
	assert_true(b->result.reads_all);
	box_query(b, "SELECT 1");
	assert_int_equal(b->result.kind_count, 0);
	assert_false(b->result.reads_all);
	q.sql = PP_LIT("SELECT nothing FROM who");
	assert_int_equal(pp_session_describe(&b->result, &b->arena, &b->sink,
					     b->session, &q), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(answered),
		TEST(dates),
		TEST(classes),
		TEST(views),
		TEST(view_names),
		TEST(params),
		TEST(result),
		TEST(limits),
		TEST(asked),
		TEST(again),
		TEST(attached),
		TEST(joined),
		TEST(tables),
		TEST(described),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
