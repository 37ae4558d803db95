/* Damage, kills, a full disk, many at once: what is read is right, or there is
 * a fault that tells.  PP_TEST_SECONDS sets how long tests of chance run;
 * PP_TEST_ALL=1 tries every byte. */
#include "index_box.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

/* Looks at b->path; fails unless that is right or refused. */
static enum pp_db_fault right_or_refused(struct box *b, uint64_t right,
					 const char *what, size_t at)
{
	bool check = what[0] != 'j';	/* a journal's damage must be seen
					   without */
	uint64_t seen;
	enum pp_db_fault fault = box_see(&seen, b, check);

	if (!fault && seen != right)
		fail_msg("%s at %zu: another answer", what, at);
	if (fault == PP_DB_NONE || fault == PP_DB_BUSY || fault == PP_DB_FULL)
		fail_msg("%s at %zu: fault %d", what, at, (int)fault);
	return fault;
}

static void flipped_bytes(void **state)
{
	struct box *b = *state;
	size_t n, step = getenv("PP_TEST_ALL") ? 1 : 97, refused = 0, tried = 0;
	uint64_t right;
	uint8_t *p;
	int fd;

	box_publish(b, 6, 1);
	assert_int_equal(box_look(&right, b), PP_DB_OK);
	p = box_bytes(&n, b->path);
	fd = open(b->path, O_RDWR);
	for (size_t i = 0; i < n; i += i < 120 ? 1 : step) {
		uint8_t bad = p[i] ^ (uint8_t)(1 << i % 8);

		assert_int_equal(pwrite(fd, &bad, 1, (off_t)i), 1);
		if (right_or_refused(b, right, "a bit flipped", i))
			refused++;
		bad = i % 3 ? 0 : 0xff;
		assert_int_equal(pwrite(fd, &bad, 1, (off_t)i), 1);
		right_or_refused(b, right, "a byte set", i);
		assert_int_equal(pwrite(fd, p + i, 1, (off_t)i), 1);
		tried++;
	}
	close(fd);
	/* No page is free, so none is left unread. */
	assert_int_equal(refused, tried);
	assert_int_equal(right_or_refused(b, right, "nothing", 0), PP_DB_OK);
	free(p);
}

static void exchanged_pages(void **state)
{
	struct box *b = *state;
	uint64_t right;
	uint8_t *p, *bad;
	size_t n;

	box_publish(b, 60, 1);
	assert_int_equal(box_look(&right, b), PP_DB_OK);
	p = box_bytes(&n, b->path);
	bad = malloc(n);
	for (size_t i = 0; i + 8192 <= n; i += 4096) {
		memcpy(bad, p, n);
		memcpy(bad + i, p + i + 4096, 4096);
		memcpy(bad + i + 4096, p + i, 4096);
		box_write(b->path, bad, n);
		assert_int_equal(right_or_refused(b, right, "exchanged", i),
				 PP_DB_BAD);
		memcpy(bad, p, n);
		memset(bad + i, 0, 4096);
		box_write(b->path, bad, n);
		assert_int_equal(right_or_refused(b, right, "a hole", i),
				 PP_DB_BAD);
	}
	free(bad);
	free(p);
}

static void cut_short(void **state)
{
	struct box *b = *state;
	uint64_t right;
	uint8_t *p;
	size_t n;

	box_publish(b, 60, 1);
	assert_int_equal(box_look(&right, b), PP_DB_OK);
	p = box_bytes(&n, b->path);
	for (size_t i = 0; i < n; i += 4096) {
		const size_t sizes[] = { i, i + 1, i + 100, i + 4095 };

		for (int k = 0; k < 4; k++) {
			box_write(b->path, p, sizes[k]);
			assert_int_equal(right_or_refused(b, right, "cut",
							  sizes[k]),
					 PP_DB_BAD);
		}
	}
	/* What is beyond the end does not matter. */
	box_write(b->path, p, n);
	assert_int_equal(truncate(b->path, (off_t)n + 5000), 0);
	right_or_refused(b, right, "longer", n);
	free(p);
}

/* --- writers ------------------------------------------------------------ */

/* Bring all peers to a version, which a note says too. */
static enum pp_db_fault move(struct box *b, struct pp_db *db, int n,
			     int version)
{
	struct pp_writer *w = pp_writer_new(db, &b->tables);
	enum pp_db_fault fault;
	char text[20];

	for (int i = 0; i < n; i++)
		if (box_put(b, w, BOX_PEER, i, version))
			break;
	fault = pp_writer_end(w);
	snprintf(text, sizeof(text), "%d", version);
	if (!fault)
		fault = pp_content_note_put(db, "version", pp_str(text));
	return fault;
}

static enum pp_db_fault move_once(struct box *b, int n, int version, int cache)
{
	struct pp_db *db;
	enum pp_db_fault fault = pp_db_open(&db, b->path, BOX_KEY);
	char sql[40];

	if (fault)
		return fault;
	snprintf(sql, sizeof(sql), "PRAGMA cache_size = %d", cache);
	sqlite3_exec(pp_db_sqlite(db), sql, NULL, NULL, NULL);
	fault = pp_db_begin(db, PP_DB_WRITE);
	if (!fault) {
		fault = move(b, db, n, version);
		if (fault)
			pp_db_rollback(db);
		else
			fault = pp_db_commit(db);
	}
	pp_db_close(db);
	return fault;
}

/* The version that all peers have; -1: they differ. */
static int version_seen(struct pp_db *db, int n)
{
	struct pp_arena a = { 0 };
	struct pp_str note;
	sqlite3_stmt *s;
	int version = 0, count = 0;

	assert_int_equal(pp_content_note(&note, &a, db, "version"), PP_DB_OK);
	if (note.p)
		version = atoi(note.p);
	assert_int_equal(sqlite3_prepare_v2(pp_db_sqlite(db),
					    "SELECT count(*), min(_blob),"
					    " max((days - substr(id, 3)) * 2),"
					    " min((days - substr(id, 3)) * 2)"
					    " FROM peer", -1, &s, NULL),
			 SQLITE_OK);
	if (sqlite3_step(s) == SQLITE_ROW)
		count = sqlite3_column_int(s, 0);
	if (count != n || sqlite3_column_int(s, 2) != version ||
	    sqlite3_column_int(s, 3) != version)
		version = -1;
	sqlite3_finalize(s);
	pp_arena_release(&a);
	return version;
}

static int version_at(struct box *b, int n, enum pp_db_fault *fault)
{
	struct pp_db *db;
	int version = 0;

	*fault = pp_db_open(&db, b->path, BOX_KEY);
	if (*fault)
		return 0;
	*fault = pp_db_begin(db, PP_DB_READ);
	if (!*fault)
		version = version_seen(db, n);
	pp_db_close(db);
	return version;
}

static void rest(long ns)
{
	nanosleep(&(struct timespec){ 0, ns }, NULL);
}

/* A writer killed at any moment: its work is all there, or not at all, or the
 * database is refused. */
static void killed(void **state)
{
	struct box *b = *state;
	time_t end = time(NULL) + box_seconds(2);
	int refused = 0, whole = 0, last = 1;
	enum { N = 150 };

	srand(1);
	box_publish(b, N, 0);
	for (int round = 0; time(NULL) < end; round++) {
		enum pp_db_fault fault;
		pid_t child = fork();
		int version;

		if (!child) {
			for (int v = last;; v++)
				if (move_once(b, N, v, v % 2 ? 5 : 500))
					_exit(1);
		}
		rest(rand() % 25000000);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		version = version_at(b, N, &fault);
		if (!fault && version < last - 1)
			fail_msg("round %d: version %d after %d", round,
				 version, last);
		if (fault && fault != PP_DB_BAD)
			fail_msg("round %d: fault %d", round, (int)fault);
		if (!fault) {
			whole++;
			last = version + 1;
		} else {
			refused++;
			box_publish(b, N, 0);
			last = 1;
		}
	}
	print_message("%d kills: %d whole, %d refused\n", whole + refused,
		      whole, refused);
	assert_true(whole > refused);
}

/* The journal of a writer that was killed with half its work in the file. */
static void damaged_journal(void **state)
{
	struct box *b = *state;
	size_t n, m, m2, step = getenv("PP_TEST_ALL") ? 1 : 61, refused = 0;
	uint8_t *p, *journal, *before;
	uint64_t right;
	char name[80];
	pid_t child;

	box_publish(b, 30, 1);
	assert_int_equal(box_look(&right, b), PP_DB_OK);
	before = box_bytes(&n, b->path);
	child = fork();
	if (!child) {
		struct pp_db *db = box_open(b, PP_DB_WRITE);

		sqlite3_exec(pp_db_sqlite(db), "PRAGMA cache_size = 5", NULL,
			     NULL, NULL);
		move(b, db, 30, 2);
		kill(getpid(), SIGKILL);
	}
	waitpid(child, NULL, 0);
	snprintf(name, sizeof(name), "%s-journal", b->path);
	journal = box_bytes(&m, name);
	assert_true(m > 5 * 4096);
	p = box_bytes(&m2, b->path);
	assert_true(m2 >= n);
	assert_true(memcmp(p, before, n));
	n = m2;
	for (size_t i = 0; i < m; i += i < 600 ? 1 : step) {
		uint8_t good = journal[i];

		journal[i] ^= (uint8_t)(1 << i % 8);
		box_write(b->path, p, n);
		box_write(name, journal, m);
		if (right_or_refused(b, right, "journal", i))
			refused++;
		journal[i] = good;
	}
	assert_true(refused > 0);
	/* Nobody's page comes back under another's number. */
	for (int k = 0; k < 4; k++) {
		size_t at = m - 4096 - 8 + (size_t)k;

		journal[at] ^= 1;
		box_write(b->path, p, n);
		box_write(name, journal, m);
		assert_int_equal(right_or_refused(b, right, "number", at),
				 PP_DB_BAD);
		journal[at] ^= 1;
	}
	box_write(b->path, p, n);
	box_write(name, journal, m);
	assert_int_equal(right_or_refused(b, right, "whole", 0), PP_DB_OK);
	free(before);
	free(journal);
	free(p);
}

/* Write failures, put in below SQLite's own layer: after so many writes the
 * disk is full, or broken. */
static struct {
	long left;		/* negative: never */
	int error;
	bool once;
} trouble = { .left = -1 };

static bool strikes(void)
{
	if (trouble.left < 0)
		return false;
	if (trouble.left > 0) {
		trouble.left--;
		return false;
	}
	if (trouble.once)
		trouble.left = -1;
	errno = trouble.error;
	return true;
}

static ssize_t bad_pwrite(int fd, const void *p, size_t n, off_t at)
{
	return strikes() ? -1 : pwrite(fd, p, n, at);
}

static void set_calls(bool bad)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	sqlite3_syscall_ptr call = bad ? (sqlite3_syscall_ptr)bad_pwrite : NULL;

	vfs->xSetSystemCall(vfs, "pwrite", call);
	vfs->xSetSystemCall(vfs, "pwrite64", call);
}

static void failing_writes(struct box *b, int error, bool once,
			   enum pp_db_fault want)
{
	enum pp_db_fault fault = PP_DB_FULL;
	long writes = 0;
	enum { N = 60 };

	set_calls(true);
	for (; fault; writes += 1 + writes / 8) {
		enum pp_db_fault after;
		int version;

		trouble.error = error;
		trouble.once = once;
		trouble.left = writes;
		fault = move_once(b, N, 5, 5);
		trouble.left = -1;
		if (fault && fault != want)
			fail_msg("after %ld writes: fault %d", writes,
				 (int)fault);
		version = version_at(b, N, &after);
		if (after && after != PP_DB_BAD)
			fail_msg("after %ld writes: then %d", writes,
				 (int)after);
		if (!after && version != (fault ? 0 : 5))
			fail_msg("after %ld writes: version %d", writes,
				 version);
		/* The rollback needs no room. */
		if (after && once)
			fail_msg("after %ld writes: refused", writes);
		if (after)
			box_publish(b, N, 0);
	}
	set_calls(false);
	assert_true(writes > 20);
}

static void full_disk(void **state)
{
	struct box *b = *state;

	box_publish(b, 60, 0);
	failing_writes(b, ENOSPC, true, PP_DB_FULL);
	box_publish(b, 60, 0);
	failing_writes(b, ENOSPC, false, PP_DB_FULL);
	box_publish(b, 60, 0);
	failing_writes(b, EDQUOT, true, PP_DB_FULL);
	box_publish(b, 60, 0);
	failing_writes(b, EIO, true, PP_DB_FAILED);
}

/* No file may be larger than that: journals, copies and new databases too. */
static void limited_size(void **state)
{
	struct box *b = *state;
	struct rlimit all, some;
	uint64_t right, seen;
	struct stat st;

	box_publish(b, 40, 1);
	assert_int_equal(box_look(&right, b), PP_DB_OK);
	assert_int_equal(stat(b->path, &st), 0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
	for (int i = 1; i <= 20; i++) {
		struct pp_db *db, *copy;
		enum pp_db_fault fault, copied;

		some = all;
		some.rlim_cur = (rlim_t)st.st_size * (unsigned)i / 20 - 1000;
		db = box_open(b, PP_DB_READ);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &some), 0);
		copied = pp_db_copy(&copy, db, b->other);
		pp_db_close(db);
		fault = move_once(b, 400, 2, 5);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
		assert_int_equal(copied, PP_DB_FULL);
		assert_int_equal(fault, PP_DB_FULL);
		assert_int_equal(access(b->other, F_OK), -1);
		assert_int_equal(box_look(&seen, b), PP_DB_OK);
		assert_true(seen == right);
	}
	signal(SIGXFSZ, SIG_DFL);
}

/* --- many at once ------------------------------------------------------- */

static void wait_for(const pid_t *children, int n)
{
	for (int i = 0; i < n; i++) {
		int status;

		waitpid(children[i], &status, 0);
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			fail_msg("child %d: status %x", i, (unsigned)status);
	}
}

/* Nobody's work is lost. */
static void two_writers(void **state)
{
	struct box *b = *state;
	pid_t children[2];
	enum pp_db_fault fault;
	enum { N = 5, ROUNDS = 60 };

	box_publish(b, N, 0);
	for (int i = 0; i < 2; i++) {
		children[i] = fork();
		if (children[i])
			continue;
		for (int k = 0; k < ROUNDS; k++) {
			struct pp_db *db;

			if (pp_db_open(&db, b->path, BOX_KEY) ||
			    pp_db_begin(db, PP_DB_WRITE) ||
			    move(b, db, N, version_seen(db, N) + 1) ||
			    pp_db_commit(db))
				_exit(1);
			pp_db_close(db);
		}
		_exit(0);
	}
	wait_for(children, 2);
	assert_int_equal(version_at(b, N, &fault), 2 * ROUNDS);
	assert_int_equal(fault, PP_DB_OK);
}

/* Each state that a reader sees is a whole one, and none is older than one seen
 * before; it is never refused. */
static int read_on(struct box *b, int n, time_t end)
{
	int last = 0;

	while (time(NULL) < end) {
		enum pp_db_fault fault;
		int version = version_at(b, n, &fault);

		if (fault || version < last) {
			fprintf(stderr, "reader: fault %d, %d after %d\n",
				(int)fault, version, last);
			return 1;
		}
		last = version;
	}
	return 0;
}

/* Of every so many versions one is a new file. */
static int write_on(struct box *b, int n, time_t end, int every)
{
	for (int v = 1; time(NULL) < end; v++) {
		struct pp_db *db;
		enum pp_db_fault fault;

		if (v % every) {
			fault = move_once(b, n, v, v % 2 ? 5 : 500);
		} else {
			db = box_new(b, b->other, n, v);
			fault = move(b, db, n, v);
			if (!fault)
				fault = pp_db_publish(db, b->path);
			pp_db_close(db);
		}
		if (fault) {
			fprintf(stderr, "writer: fault %d, version %d\n",
				(int)fault, v);
			return 1;
		}
	}
	return 0;
}

static void read_beside(struct box *b, int every)
{
	time_t end = time(NULL) + box_seconds(2);
	pid_t children[9];
	enum { N = 40 };

	box_publish(b, N, 0);
	for (int i = 0; i < 9; i++) {
		children[i] = fork();
		if (!children[i])
			_exit(i ? read_on(b, N, end)
				: write_on(b, N, end, every));
	}
	wait_for(children, 9);
}

static void readers_beside_a_writer(void **state)
{
	read_beside(*state, 10);
}

/* The file that was opened is seldom the one that has the name still. */
static void readers_beside_new_files(void **state)
{
	read_beside(*state, 1);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, box_setup, box_teardown)
	const struct CMUnitTest tests[] = {
		TEST(flipped_bytes), TEST(exchanged_pages), TEST(cut_short),
		TEST(killed), TEST(damaged_journal), TEST(full_disk),
		TEST(limited_size), TEST(two_writers),
		TEST(readers_beside_a_writer), TEST(readers_beside_new_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
