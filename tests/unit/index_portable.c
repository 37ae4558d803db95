/* An index as a database for others. */
#include "index_box.h"

#include "base/file.h"
#include "index/portable.h"

enum { BYTES_MAX = 1 << 24 };

static const struct pp_str both[] = { PP_LIT("person"), PP_LIT("peer") };

static struct pp_sql_file view(const char *name, const char *sql)
{
	return (struct pp_sql_file){ .name = pp_str(name), .sql = pp_str(sql),
				     .path = name };
}

static void write_it(struct box *b, struct pp_portable *p, struct pp_db *from)
{
	struct pp_sink sink = { 0 };

	p->path = b->other;
	p->arena = &b->arena;
	p->from = from;
	p->today = "2024-05-01";
	unlink(b->other);
	if (pp_portable_write(p, &sink) < 0)
		fail_msg("%s", sink.items[0]->text);
	pp_sink_release(&sink);
}

/* The first value of the first row, as any program has it. */
static void expect(const struct box *b, const char *sql, const char *wanted)
{
	sqlite3_stmt *s = NULL;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(b->other, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(s, 0), wanted);
	sqlite3_finalize(s);
	sqlite3_close(db);
}

static void read_bytes(struct box *b, struct pp_buf *out)
{
	struct pp_sink sink = { 0 };

	pp_buf_init(out, BYTES_MAX + 1);
	assert_int_equal(pp_file_read_named(out, &sink, b->other, BYTES_MAX),
			 0);
	pp_sink_release(&sink);
}

static void everything(void **state)
{
	struct box *b = *state;
	struct pp_sql_file views[] = {
		view("a", "-- of another view\nSELECT n + 1 AS n FROM b;"),
		view("b", "SELECT count(*) AS n FROM person, clock"
			  " WHERE today = '2024-05-01' -- the end"),
		view("c", "SELECT * FROM finding"),
		view("d", "SELECT * FROM c"),
		view("person", "SELECT 1"),
	};
	struct pp_portable p = { .kinds = both, .kind_count = 2,
				 .views = views, .view_count = 5 };
	struct pp_db *db;

	box_publish(b, 20, 1);
	db = box_open(b, PP_DB_READ);
	write_it(b, &p, db);
	pp_db_close(db);
	assert_int_equal(p.records, 40);
	assert_int_equal(p.class, PP_CLASS_PERSONAL);
	assert_int_equal(p.left_out_count, 3);
	expect(b, "PRAGMA integrity_check", "ok");
	expect(b, "SELECT group_concat(name) FROM (SELECT name FROM"
	       " sqlite_schema WHERE type <> 'index' ORDER BY name)",
	       "a,b,clock,peer,peer_skill,person,refs");
	expect(b, "SELECT count(*) FROM sqlite_schema WHERE type = 'index'",
	       "6");
	expect(b, "SELECT n FROM a", "21");
	expect(b, "SELECT _pool || _path || _line || name FROM person WHERE"
	       " id = 'p-000003'",
	       "Bob's poolrecords/0/p-000003.yaml1Ann 3 of 1");
	expect(b, "SELECT typeof(days) || days || typeof(\"rowid\") FROM peer"
	       " WHERE id = 'r-000003'", "real3.5integer");
	expect(b, "SELECT group_concat(typeof(skill) || position) FROM"
	       " peer_skill WHERE peer = 'r-000003'",
	       "integer0,text1,integer2");
	expect(b, "SELECT count(*) || min(from_kind) FROM refs", "20peer");
}

static void one_kind(void **state)
{
	struct box *b = *state;
	struct pp_portable p = { .kinds = both, .kind_count = 1 };
	struct pp_db *db = box_new(b, NULL, 5, 1);

	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_OK);
	write_it(b, &p, db);
	pp_db_close(db);
	assert_int_equal(p.records, 5);
	expect(b, "SELECT group_concat(name) FROM (SELECT name FROM"
	       " sqlite_schema WHERE type = 'table' ORDER BY name)",
	       "clock,person,refs");
	expect(b, "SELECT count(*) FROM refs", "0");
}

/* Numbers of files differ by how an index came about; bytes do not. */
static void same_bytes(void **state)
{
	struct box *b = *state;
	struct pp_portable p = { .kinds = both, .kind_count = 2 };
	struct pp_buf moved, fresh;
	struct pp_writer *w;
	struct pp_db *db;

	box_publish(b, 20, 1);
	db = box_open(b, PP_DB_WRITE);
	w = pp_writer_new(db, &b->tables);
	for (int i = 0; i < 20; i++) {
		char path[40];

		snprintf(path, sizeof(path), "records/1/r-%06d.yaml", i);
		assert_int_equal(pp_writer_drop(w, pp_str(path)), PP_DB_OK);
	}
	for (int i = 19; i >= 0; i--) {
		assert_int_equal(box_put(b, w, BOX_PEER, i, 2), PP_DB_OK);
		assert_int_equal(box_put(b, w, BOX_PERSON, i, 2), PP_DB_OK);
	}
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_OK);
	write_it(b, &p, db);
	pp_db_close(db);
	read_bytes(b, &moved);
	db = box_new(b, NULL, 20, 2);
	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_OK);
	write_it(b, &p, db);
	pp_db_close(db);
	read_bytes(b, &fresh);
	assert_true(pp_str_eq(pp_buf_get(&moved), pp_buf_get(&fresh)));
	pp_buf_release(&moved);
	pp_buf_release(&fresh);
}

static void cannot_be_written(void **state)
{
	struct box *b = *state;
	struct pp_db *db = box_new(b, NULL, 5, 1);
	struct pp_sink sink = { 0 };
	struct pp_portable p = { .kinds = both, .kind_count = 2,
				 .path = "/dev/full", .arena = &b->arena,
				 .from = db, .today = "2024-05-01" };

	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_OK);
	assert_int_equal(pp_portable_write(&p, &sink), -1);
	assert_int_equal(sink.errors, 1);
	assert_string_equal(sink.items[0]->rule->id, "file-write");
	pp_sink_release(&sink);
	pp_db_close(db);
}

#define BOX_TEST(f) cmocka_unit_test_setup_teardown(f, box_setup, box_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOX_TEST(everything),
		BOX_TEST(one_kind),
		BOX_TEST(same_bytes),
		BOX_TEST(cannot_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
