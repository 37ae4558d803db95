/* Databases of the cache: opened only when they are ours, replaced safely, left
 * alone by a rehearsal. */
#include "index_box.h"

#include <fcntl.h>

static enum pp_db_fault opens(const char *path, uint64_t key)
{
	struct pp_db *db;
	enum pp_db_fault fault = pp_db_open(&db, path, key);

	if (!fault)
		pp_db_close(db);
	return fault;
}

static void only_what_is_ours(void **state)
{
	struct box *b = *state;
	sqlite3 *plain;

	assert_int_equal(opens(b->path, BOX_KEY), PP_DB_NONE);
	assert_int_equal(opens("/tmp/pp-no-such-folder/x", BOX_KEY),
			 PP_DB_NONE);
	assert_int_equal(opens(b->folder, BOX_KEY), PP_DB_FAILED);
	box_publish(b, 3, 1);
	assert_int_equal(opens(b->path, BOX_KEY), PP_DB_OK);
	assert_int_equal(opens(b->path, BOX_KEY + 1), PP_DB_BAD);
	box_write(b->path, "", 0);
	assert_int_equal(opens(b->path, BOX_KEY), PP_DB_BAD);
	box_write(b->path, "id,name\n", 8);
	assert_int_equal(opens(b->path, BOX_KEY), PP_DB_BAD);
	unlink(b->path);
	assert_int_equal(sqlite3_open(b->path, &plain), SQLITE_OK);
	assert_int_equal(sqlite3_exec(plain, "CREATE TABLE t(a)", NULL, NULL,
				      NULL), SQLITE_OK);
	sqlite3_close(plain);
	assert_int_equal(opens(b->path, BOX_KEY), PP_DB_BAD);
}

static int64_t plain_number(const char *path, const char *sql)
{
	sqlite3_stmt *s = NULL;
	sqlite3 *plain;
	int64_t n = -1;

	assert_int_equal(sqlite3_open(path, &plain), SQLITE_OK);
	sqlite3_prepare_v2(plain, sql, -1, &s, NULL);
	if (sqlite3_step(s) == SQLITE_ROW)
		n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	sqlite3_close(plain);
	return n;
}

/* Other programs can read it: here SQLite without our layer. */
static void plain_reading(void **state)
{
	struct box *b = *state;

	box_publish(b, 30, 1);
	assert_int_equal(plain_number(b->path, "SELECT count(*) FROM peer"),
			 30);
	assert_int_equal(plain_number(b->path, "SELECT count(*) FROM"
				      " pragma_integrity_check WHERE"
				      " integrity_check = 'ok'"), 1);
	assert_int_equal(plain_number(b->path, "PRAGMA page_size"), 4096);
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) < 0 ? 0 : st.st_mode & 07777;
}

static void for_nobody_else(void **state)
{
	struct box *b = *state;
	struct pp_db *db;
	char journal[80];
	struct pp_writer *w;

	umask(0);
	assert_int_equal(pp_db_new(&db, b->other, BOX_KEY), PP_DB_OK);
	assert_int_equal(mode_of(b->other), 0600);
	pp_db_close(db);
	assert_int_equal(mode_of(b->other), 0);
	box_publish(b, 3, 1);
	assert_int_equal(mode_of(b->path), 0600);
	assert_int_equal(mode_of(b->other), 0);
	db = box_open(b, PP_DB_WRITE);
	w = pp_writer_new(db, &b->tables);
	assert_int_equal(box_put(b, w, BOX_PEER, 9, 1), PP_DB_OK);
	snprintf(journal, sizeof(journal), "%s-journal", b->path);
	assert_int_equal(mode_of(journal), 0600);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	assert_int_equal(mode_of(journal), 0);
	pp_db_close(db);
	umask(022);
}

static void rehearsal(void **state)
{
	struct box *b = *state;
	uint64_t before, during, after;
	size_t n, n2;
	void *p, *p2;
	struct pp_writer *w;
	struct pp_db *db;
	char journal[80];

	box_publish(b, 200, 1);
	p = box_bytes(&n, b->path);
	assert_int_equal(box_look(&before, b), PP_DB_OK);
	db = box_open(b, PP_DB_REHEARSE);
	/* The cache has no room for what is changed. */
	sqlite3_exec(pp_db_sqlite(db), "PRAGMA cache_size = 10", NULL, NULL,
		     NULL);
	w = pp_writer_new(db, &b->tables);
	for (int i = 0; i < 400; i++)
		assert_int_equal(box_put(b, w, BOX_PEER, i, 2), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	assert_int_equal(box_hash(&during, db), PP_DB_OK);
	assert_true(before != during);
	snprintf(journal, sizeof(journal), "%s-journal", b->path);
	assert_int_equal(mode_of(journal), 0);
	p2 = box_bytes(&n2, b->path);
	assert_int_equal(n, n2);
	assert_memory_equal(p, p2, n);
	free(p2);
	pp_db_rollback(db);
	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_OK);
	assert_int_equal(box_hash(&after, db), PP_DB_OK);
	assert_true(before == after);
	pp_db_close(db);
	p2 = box_bytes(&n2, b->path);
	assert_int_equal(n, n2);
	assert_memory_equal(p, p2, n);
	free(p);
	free(p2);
}

static void copies(void **state)
{
	struct box *b = *state;
	struct pp_db *db, *copy, *memory;
	uint64_t one, two;

	box_publish(b, 50, 1);
	db = box_open(b, PP_DB_READ);
	assert_int_equal(pp_db_copy(&copy, db, b->other), PP_DB_OK);
	assert_int_equal(mode_of(b->other), 0600);
	assert_int_equal(box_hash(&one, db), PP_DB_OK);
	assert_int_equal(pp_db_copy(&memory, db, NULL), PP_DB_OK);
	pp_db_close(db);
	assert_int_equal(box_hash(&two, copy), PP_DB_OK);
	assert_true(one == two);
	assert_int_equal(box_hash(&two, memory), PP_DB_OK);
	assert_true(one == two);
	assert_int_equal(pp_db_publish(copy, b->path), PP_DB_OK);
	pp_db_close(copy);
	assert_int_equal(box_look(&two, b), PP_DB_OK);
	assert_true(one == two);
	assert_int_equal(pp_db_begin(memory, PP_DB_READ), PP_DB_OK);
	assert_int_equal(pp_db_copy(&copy, memory, b->other), PP_DB_OK);
	pp_db_close(memory);
	assert_int_equal(pp_db_publish(copy, b->path), PP_DB_OK);
	pp_db_close(copy);
	assert_int_equal(box_look(&two, b), PP_DB_OK);
	assert_true(one == two);
}

/* One that was opened, and then given another file's name or none, is looked
 * up again when a transaction begins. */
static void replaced_underneath(void **state)
{
	struct box *b = *state;
	struct pp_db *db, *held;
	uint64_t old, new, seen;

	box_publish(b, 5, 1);
	assert_int_equal(box_look(&old, b), PP_DB_OK);
	assert_int_equal(pp_db_open(&db, b->path, BOX_KEY), PP_DB_OK);
	box_publish(b, 5, 2);
	assert_int_equal(box_look(&new, b), PP_DB_OK);
	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_OK);
	assert_int_equal(box_hash(&seen, db), PP_DB_OK);
	assert_true(seen == new && new != old);
	/* It cannot be replaced while it is being read. */
	held = box_new(b, b->other, 5, 3);
	assert_int_equal(pp_db_publish(held, b->path), PP_DB_BUSY);
	assert_int_equal(box_hash(&seen, db), PP_DB_OK);
	assert_true(seen == new);
	assert_int_equal(pp_db_commit(db), PP_DB_OK);
	assert_int_equal(box_hash(&seen, held), PP_DB_OK);
	assert_int_equal(pp_db_publish(held, b->path), PP_DB_OK);
	assert_int_equal(box_look(&new, b), PP_DB_OK);
	assert_true(seen == new);
	pp_db_close(held);
	unlink(b->path);
	assert_int_equal(pp_db_begin(db, PP_DB_READ), PP_DB_NONE);
	assert_int_equal(pp_db_copy(&held, db, NULL), PP_DB_NONE);
	assert_int_equal(pp_db_copy(&held, db, b->other), PP_DB_NONE);
	pp_db_close(db);
}

/* A journal that somebody left is not rolled back into the new file. */
static void not_with_an_old_journal(void **state)
{
	struct box *b = *state;
	struct pp_writer *w;
	struct pp_db *db;
	uint64_t seen, want;
	char journal[80];
	size_t n;
	void *p;

	snprintf(journal, sizeof(journal), "%s-journal", b->path);
	box_publish(b, 60, 1);
	db = box_open(b, PP_DB_WRITE);
	sqlite3_exec(pp_db_sqlite(db), "PRAGMA cache_size = 5", NULL, NULL,
		     NULL);
	w = pp_writer_new(db, &b->tables);
	for (int i = 0; i < 60; i++)
		assert_int_equal(box_put(b, w, BOX_PEER, i, 2), PP_DB_OK);
	assert_int_equal(pp_writer_end(w), PP_DB_OK);
	p = box_bytes(&n, journal);
	pp_db_rollback(db);
	pp_db_close(db);
	assert_true(n > 4096);
	db = box_new(b, b->other, 60, 7);
	assert_int_equal(box_hash(&want, db), PP_DB_OK);
	box_write(journal, p, n);
	assert_int_equal(pp_db_publish(db, b->path), PP_DB_OK);
	pp_db_close(db);
	assert_int_equal(box_look(&seen, b), PP_DB_OK);
	assert_true(seen == want);
	free(p);
}

static void what_is_said(void **state)
{
	struct box *b = *state;
	struct pp_sink sink = { 0 };

	pp_db_report(&sink, NULL, PP_DB_FULL, b->path);
	assert_int_equal(sink.errors, 1);
	assert_string_equal(sink.items[0]->text,
			    "cannot make the index: the disk is full");
	pp_sink_release(&sink);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, box_setup, box_teardown)
	const struct CMUnitTest tests[] = {
		TEST(only_what_is_ours), TEST(plain_reading),
		TEST(for_nobody_else), TEST(rehearsal),
		TEST(copies), TEST(replaced_underneath),
		TEST(not_with_an_old_journal), TEST(what_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
