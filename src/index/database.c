/* One file of the cache, through SQLite.
 *
 * Nothing is flushed to disk: an index can be built again, and a flush takes
 * longer than most commands.  So after a power cut the file may hold some
 * writes and lack earlier ones, which no checksum of a page can tell.  Hence
 * the stamp that a file bears has the boot in it: one of an earlier boot is not
 * used.  Where the system does not tell boots apart, everything is flushed.  */
#include "index/database.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "index/checksum.h"
#include "index/place.h"

enum { MESSAGE = 200, COPY = 1 << 17 };

struct pp_db {
	struct sqlite3 *sqlite;
	char *path;		/* NULL: in memory */
	uint64_t stamp;
	bool is_new;		/* not published */
	bool is_safe;		/* writes are flushed to disk */
	bool is_rehearsal;
	bool is_empty;		/* made from nothing, and not yet filled */
	int code;		/* SQLite's, of the last fault */
	char message[MESSAGE];
};

/* Whoever reads goes through many pages once, and room that is used again is
 * quicker than new room.  Nor need SQLite look whether a page makes sense: its
 * checksum holds. */
static const char settings[] =
	"PRAGMA secure_delete = ON;"
	"PRAGMA temp_store = MEMORY;"
	"PRAGMA cache_size = -2048;";

/* Only we know of the file, and whoever is killed leaves it to be deleted. */
static const char unseen[] =
	"PRAGMA synchronous = OFF;"
	"PRAGMA journal_mode = OFF;"
	"PRAGMA locking_mode = EXCLUSIVE;";

/* What is sorted for an index is sorted in so much room. */
static const char sorting[] = "PRAGMA cache_size = -16384;";

static bool is_out_of_space(struct pp_db *db)
{
	int n = db->sqlite ? sqlite3_system_errno(db->sqlite) : 0;

	return n == ENOSPC || n == EDQUOT || n == EFBIG;
}

static enum pp_db_fault fault_of(struct pp_db *db, int code)
{
	switch (code & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE: return PP_DB_OK;
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return PP_DB_BUSY;
	case SQLITE_FULL: return PP_DB_FULL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT: return PP_DB_BAD;
	case SQLITE_NOMEM: pp_oom();
	default: break;
	}
	if (code == SQLITE_IOERR_DATA || code == SQLITE_IOERR_READ ||
	    code == SQLITE_IOERR_SHORT_READ ||
	    code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_READONLY_DBMOVED)
		return PP_DB_BAD;
	if ((code & 0xff) == SQLITE_IOERR && is_out_of_space(db))
		return PP_DB_FULL;
	return PP_DB_FAILED;
}

static void say(struct pp_db *db, const char *text)
{
	snprintf(db->message, sizeof(db->message), "%s", text);
}

enum pp_db_fault pp_db_fault_of(struct pp_db *db, int code)
{
	enum pp_db_fault fault = fault_of(db, code);

	if (!fault)
		return PP_DB_OK;
	db->code = code;
	if (db->sqlite)
		say(db, (code & 0xff) == (sqlite3_errcode(db->sqlite) & 0xff)
				? sqlite3_errmsg(db->sqlite)
				: sqlite3_errstr(code));
	else
		say(db, sqlite3_errstr(code));
	return fault;
}

static enum pp_db_fault run(struct pp_db *db, const char *sql)
{
	return pp_db_fault_of(db, sqlite3_exec(db->sqlite, sql, NULL, NULL,
					       NULL));
}

static enum pp_db_fault number(int64_t *out, struct pp_db *db, const char *sql)
{
	sqlite3_stmt *stmt;
	int rc = sqlite3_prepare_v2(db->sqlite, sql, -1, &stmt, NULL);

	*out = 0;
	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return pp_db_fault_of(db, rc);
}

/* The boot, or nothing where the system does not tell. */
static struct pp_str boot(char *room, size_t size)
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, room, size);

	if (fd >= 0)
		close(fd);
	return (struct pp_str){ room, n > 0 ? (size_t)n : 0 };
}

static struct pp_db *new_db(const char *path, uint64_t key)
{
	struct pp_db *db = pp_alloc(1, sizeof(*db));
	char room[64];
	struct pp_str id = boot(room, sizeof(room));

	*db = (struct pp_db){ .is_safe = !id.n };
	db->stamp = pp_hash(id, key);
	if (path) {
		/* Not a URI, nor one of SQLite's own names. */
		size_t n = strlen(path) + 3;

		db->path = pp_alloc(n, 1);
		snprintf(db->path, n, "%s%s", path[0] == '/' ? "" : "./",
			 path);
	}
	return db;
}

static void free_db(struct pp_db *db)
{
	sqlite3_close_v2(db->sqlite);
	pp_free(db->path);
	pp_free(db);
}

static void harden(struct sqlite3 *sqlite)
{
	sqlite3_db_config(sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	/* "x" is a column, and never a text. */
	sqlite3_db_config(sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static enum pp_db_fault connect(struct pp_db *db)
{
	const char *vfs = pp_checksum_vfs();
	int rc = SQLITE_ERROR;

	if (vfs)
		rc = sqlite3_open_v2(db->path ? db->path : ":memory:",
				     &db->sqlite,
				     SQLITE_OPEN_READWRITE |
					     SQLITE_OPEN_NOMUTEX |
					     SQLITE_OPEN_EXRESCODE,
				     vfs);
	if (rc != SQLITE_OK)
		return pp_db_fault_of(db, rc);
	sqlite3_busy_timeout(db->sqlite, PP_DB_WAIT_MS);
	harden(db->sqlite);
	return run(db, settings);
}

/* Ours, of this program and boot? */
static enum pp_db_fault check_stamp(struct pp_db *db)
{
	int64_t high, low;
	enum pp_db_fault fault;

	fault = number(&high, db, "PRAGMA application_id");
	if (!fault)
		fault = number(&low, db, "PRAGMA user_version");
	if (fault)
		return fault;
	if ((uint32_t)high == db->stamp >> 32 &&
	    (uint32_t)low == (uint32_t)db->stamp)
		return PP_DB_OK;
	say(db, "it was made by another version, or before the machine was "
		"started again");
	return PP_DB_BAD;
}

static enum pp_db_fault look(const char *path)
{
	struct stat st;

	/* NOLINTNEXTLINE(clang-analyzer-core.*): it has one */
	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ? PP_DB_NONE
							   : PP_DB_FAILED;
	return S_ISREG(st.st_mode) ? PP_DB_OK : PP_DB_FAILED;
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * (int64_t)1000 + t.tv_nsec / 1000000;
}

/* Another file has got its name since it was opened?  Then it is to be opened
 * again, unless that has been going on for too long. */
static bool has_moved(struct pp_db *db, enum pp_db_fault *fault,
		      int64_t deadline)
{
	if (!*fault || db->code != SQLITE_READONLY_DBMOVED)
		return false;
	if (now_ms() <= deadline)
		return true;
	*fault = PP_DB_BUSY;
	return false;
}

/* Open what is at db->path now. */
static enum pp_db_fault attach(struct pp_db *db)
{
	int64_t deadline = now_ms() + PP_DB_WAIT_MS;
	enum pp_db_fault fault;

	do {
		sqlite3_close_v2(db->sqlite);
		db->sqlite = NULL;
		db->code = SQLITE_OK;
		fault = look(db->path);
		if (!fault)
			fault = connect(db);
		if (!fault && !db->is_safe)
			fault = run(db, "PRAGMA synchronous = OFF");
		if (!fault)
			fault = check_stamp(db);
	} while (has_moved(db, &fault, deadline));
	return fault;
}

enum pp_db_fault pp_db_open(struct pp_db **out, const char *path,
			    uint64_t key)
{
	struct pp_db *db = new_db(path, key);
	enum pp_db_fault fault = attach(db);

	if (fault)
		free_db(db);
	else
		*out = db;
	return fault;
}

/* Of mode 0600 from its first moment; its journals take that over. */
static enum pp_db_fault make_file(struct pp_db *db)
{
	int fd;

	if (!db->path)
		return PP_DB_OK;
	fd = open(db->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno == ENOSPC || errno == EDQUOT ? PP_DB_FULL
							  : PP_DB_FAILED;
	close(fd);
	db->is_new = true;
	return PP_DB_OK;
}

static enum pp_db_fault shape(struct pp_db *db)
{
	int reserve = PP_CHECKSUM_BYTES;
	enum pp_db_fault fault;
	char sql[160];

	snprintf(sql, sizeof(sql),
		 "PRAGMA page_size = %d; PRAGMA auto_vacuum = NONE;",
		 PP_CHECKSUM_PAGE);
	sqlite3_file_control(db->sqlite, "main", SQLITE_FCNTL_RESERVE_BYTES,
			     &reserve);
	fault = run(db, sql);
	if (!fault && db->path)
		fault = run(db, unseen);
	if (!fault && db->path)
		fault = run(db, sorting);
	if (fault)
		return fault;
	snprintf(sql, sizeof(sql),
		 "PRAGMA application_id = %ld; PRAGMA user_version = %ld;",
		 (long)(int32_t)(db->stamp >> 32), (long)(int32_t)db->stamp);
	return run(db, sql);
}

enum pp_db_fault pp_db_new(struct pp_db **out, const char *path, uint64_t key)
{
	struct pp_db *db = new_db(path, key);
	enum pp_db_fault fault = make_file(db);

	if (!fault)
		fault = connect(db);
	if (!fault)
		fault = shape(db);
	db->is_empty = true;
	if (fault)
		pp_db_close(db);
	else
		*out = db;
	return fault;
}

/* The pages of from, as they lie in its file: looked at on the way. */
static int copy_pages(sqlite3_file *from, int64_t size, int fd)
{
	uint8_t *room = pp_alloc(COPY, 1);
	int rc = SQLITE_OK;
	int64_t at = 0;

	while (at < size && rc == SQLITE_OK) {
		int n = size - at < COPY ? (int)(size - at) : COPY;

		rc = from->pMethods->xRead(from, room, n, at);
		for (int k = 0; k < n && rc == SQLITE_OK;) {
			ssize_t some = write(fd, room + k, (size_t)(n - k));

			if (some < 0 && errno != EINTR)
				rc = errno == ENOSPC || errno == EDQUOT ||
				     errno == EFBIG ? SQLITE_FULL
						    : SQLITE_IOERR_WRITE;
			else if (some > 0)
				k += (int)some;
		}
		at += n;
	}
	pp_free(room);
	return rc;
}

static enum pp_db_fault copy_file(struct pp_db *to, struct pp_db *from)
{
	sqlite3_file *file = NULL;
	enum pp_db_fault fault;
	int64_t pages;
	int fd, rc;

	fault = number(&pages, from, "PRAGMA page_count");
	if (fault)
		return fault;
	sqlite3_file_control(from->sqlite, "main", SQLITE_FCNTL_FILE_POINTER,
			     &file);
	fd = open(to->path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return PP_DB_FAILED;
	rc = copy_pages(file, pages * PP_CHECKSUM_PAGE, fd);
	if (close(fd) < 0 && rc == SQLITE_OK)
		rc = SQLITE_IOERR_WRITE;
	return pp_db_fault_of(from, rc);
}

static enum pp_db_fault copy_memory(struct pp_db *to, struct pp_db *from)
{
	sqlite3_backup *b = sqlite3_backup_init(to->sqlite, "main",
						from->sqlite, "main");

	if (b)
		sqlite3_backup_step(b, -1);
	return pp_db_fault_of(to, b ? sqlite3_backup_finish(b)
				    : sqlite3_extended_errcode(to->sqlite));
}

enum pp_db_fault pp_db_copy(struct pp_db **out, struct pp_db *from,
			    const char *path)
{
	bool by_file = from->path && path;
	enum pp_db_fault fault;
	struct pp_db *db;

	/* Its file was deleted, and could not be opened again. */
	if (!from->sqlite)
		return PP_DB_NONE;
	db = new_db(path, 0);
	fault = make_file(db);
	db->stamp = from->stamp;
	if (!fault && by_file)
		fault = copy_file(db, from);
	if (!fault)
		fault = connect(db);
	if (!fault && by_file)
		fault = run(db, unseen);
	else if (!fault)
		fault = shape(db);
	if (!fault && !by_file)
		fault = copy_memory(db, from);
	if (!fault)
		fault = check_stamp(db);
	if (fault)
		pp_db_close(db);
	else
		*out = db;
	return fault;
}

/* Where boots are not told apart. */
static void flush(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

enum pp_db_fault pp_db_publish(struct pp_db *db, const char *path)
{
	struct pp_db *there;
	enum pp_db_fault fault;

	assert(db->is_new && sqlite3_get_autocommit(db->sqlite));
	if (sqlite3_close(db->sqlite) != SQLITE_OK) {
		say(db, "it is still being used");
		return PP_DB_FAILED;
	}
	db->sqlite = NULL;
	if (db->is_safe)
		flush(db->path);
	fault = fault_of(db, pp_place_take(db->path, path, PP_DB_WAIT_MS));
	if (fault) {
		/* It can still be used by this command alone. */
		if (!connect(db))
			run(db, unseen);
		return fault;
	}
	there = new_db(path, 0);
	pp_free(db->path);
	db->path = there->path;
	there->path = NULL;
	free_db(there);
	db->is_new = false;
	return attach(db);
}

void pp_db_close(struct pp_db *db)
{
	if (!db)
		return;
	sqlite3_close_v2(db->sqlite);
	db->sqlite = NULL;
	if (db->is_new)
		unlink(db->path);
	free_db(db);
}

/* Nothing of a rehearsal may reach the file: not the pages that the cache has
 * no room for, nor a journal beside it. */
static enum pp_db_fault set_rehearsal(struct pp_db *db, bool on)
{
	const char *mode = on ? "PRAGMA journal_mode = MEMORY;"
				"PRAGMA cache_spill = OFF"
			 : db->is_new ? "PRAGMA journal_mode = OFF;"
					"PRAGMA cache_spill = ON"
				      : "PRAGMA journal_mode = DELETE;"
					"PRAGMA cache_spill = ON";

	db->is_rehearsal = on;
	return db->path ? run(db, mode) : PP_DB_OK;
}

static enum pp_db_fault begin(struct pp_db *db, enum pp_db_transaction kind)
{
	enum pp_db_fault fault = PP_DB_OK;

	if (kind == PP_DB_REHEARSE)
		fault = set_rehearsal(db, true);
	if (!fault)
		fault = run(db, kind == PP_DB_READ ? "BEGIN"
						   : "BEGIN IMMEDIATE");
	/* This also begins to read. */
	if (!fault)
		fault = check_stamp(db);
	if (fault)
		pp_db_rollback(db);
	return fault;
}

enum pp_db_fault pp_db_begin(struct pp_db *db, enum pp_db_transaction kind)
{
	int64_t deadline = now_ms() + PP_DB_WAIT_MS;
	enum pp_db_fault fault;

	for (;;) {
		db->code = SQLITE_OK;
		fault = begin(db, kind);
		if (!has_moved(db, &fault, deadline))
			return fault;
		/* Statements that others hold would go on with the old one. */
		if (sqlite3_close(db->sqlite) != SQLITE_OK)
			return PP_DB_BUSY;
		db->sqlite = NULL;
		fault = attach(db);
		if (fault)
			return fault;
	}
}

enum pp_db_fault pp_db_commit(struct pp_db *db)
{
	enum pp_db_fault fault;

	assert(!db->is_rehearsal);
	fault = run(db, "COMMIT");
	if (fault)
		pp_db_rollback(db);
	return fault;
}

void pp_db_rollback(struct pp_db *db)
{
	char message[MESSAGE];

	int code = db->code;

	if (!db->sqlite)
		return;
	/* The words are those of the fault that led here. */
	memcpy(message, db->message, sizeof(message));
	if (!sqlite3_get_autocommit(db->sqlite))
		run(db, "ROLLBACK");
	if (db->is_rehearsal)
		set_rehearsal(db, false);
	memcpy(db->message, message, sizeof(message));
	db->code = code;
}

void pp_db_reads_often(struct pp_db *db)
{
	run(db, "PRAGMA cache_size = -65536");
}

const char *pp_db_message(const struct pp_db *db)
{
	return db->message;
}

void pp_db_report(struct pp_sink *sink, const struct pp_db *db,
		  enum pp_db_fault fault, const char *path)
{
	static const char *const words[] = {
		[PP_DB_OK] = "no fault",
		[PP_DB_NONE] = "there is no such file",
		[PP_DB_BAD] = "it is damaged",
		[PP_DB_BUSY] = "others have held it for too long",
		[PP_DB_FULL] = "the disk is full",
		[PP_DB_FAILED] = "it cannot be read or written",
	};
	struct pp_finding *f;

	f = pp_report(sink, PP_R(INDEX), (struct pp_pos){ .file = path },
		      "cannot make the index: %s", words[fault]);
	if (db && db->message[0] && fault != PP_DB_FULL)
		pp_report_note(sink, f, (struct pp_pos){ 0 }, "%s",
			       db->message);
}

struct sqlite3 *pp_db_sqlite(struct pp_db *db)
{
	return db->sqlite;
}

bool pp_db_is_empty(struct pp_db *db)
{
	return db->is_empty;
}

void pp_db_filled(struct pp_db *db)
{
	db->is_empty = false;
}
