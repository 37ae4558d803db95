#ifndef PP_INDEX_DATABASE_H
#define PP_INDEX_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/finding.h"

/* One SQLite database of the cache.  Its pages bear checksums (checksum.h), it
 * belongs to one version of the program, journal_mode is DELETE, secure_delete
 * ON, the file's mode 0600.  It is derived: whatever is wrong with it, the
 * answer is to build it again. */
struct pp_db;

enum pp_db_fault {
	PP_DB_OK = 0,
	PP_DB_NONE,	/* there is no such file */
	PP_DB_BAD,	/* damaged, cut short, not ours, of another program or
			   layout, or not closed before the machine went down:
			   delete it and build it again */
	PP_DB_BUSY,	/* others have it, and waiting was long enough */
	PP_DB_FULL,	/* the disk is full, or the file may not grow */
	PP_DB_FAILED,	/* any other; pp_db_message tells */
};

/* How long a command waits for another before it works on a private copy. */
enum { PP_DB_WAIT_MS = 3000 };

/* Open what is there, at path; key is what the file must have been made with
 * (program, layout).  On PP_DB_OK *out is to be closed.  */
enum pp_db_fault pp_db_open(struct pp_db **out, const char *path,
			    uint64_t key);

/* A new database at path, which nobody else sees yet (a temporary name beside
 * its last place): without a journal, until pp_db_publish.  path NULL: in
 * memory. */
enum pp_db_fault pp_db_new(struct pp_db **out, const char *path, uint64_t key);

/* Copy the database (its reading transaction keeps it as it is meanwhile) to a
 * new one at path, as pp_db_new makes it. */
enum pp_db_fault pp_db_copy(struct pp_db **out, struct pp_db *from,
			    const char *path);

/* Finish a new database and give it its name, in the place of what had that;
 * from now on it has a journal. */
enum pp_db_fault pp_db_publish(struct pp_db *db, const char *path);

/* Takes NULL.  A new one that was not published is deleted. */
void pp_db_close(struct pp_db *db);

/* Transactions.  PP_DB_READ holds the state that is seen; PP_DB_WRITE also
 * keeps other writers out.  PP_DB_REHEARSE is a write that will be rolled
 * back: nothing of it reaches the file. */
enum pp_db_transaction { PP_DB_READ, PP_DB_WRITE, PP_DB_REHEARSE };

enum pp_db_fault pp_db_begin(struct pp_db *db, enum pp_db_transaction kind);
enum pp_db_fault pp_db_commit(struct pp_db *db);	/* of PP_DB_READ: end */
void pp_db_rollback(struct pp_db *db);

/* Many statements go through the same pages: keep them, in up to 64 MiB. */
void pp_db_reads_often(struct pp_db *db);

/* SQLite's words for the last fault. */
const char *pp_db_message(const struct pp_db *db);

/* The finding (index) for a fault that cannot be mended. */
void pp_db_report(struct pp_sink *sink, const struct pp_db *db,
		  enum pp_db_fault fault, const char *path);

/* For this folder only: the connection, for sqlite3.h. */
struct sqlite3;
struct sqlite3 *pp_db_sqlite(struct pp_db *db);

/* For this folder only: was it made from nothing, and is being filled for the
 * first time?  Then indexes can wait. */
bool pp_db_is_empty(struct pp_db *db);
void pp_db_filled(struct pp_db *db);

/* For this folder only: what a result code of SQLite means. */
enum pp_db_fault pp_db_fault_of(struct pp_db *db, int code);

#endif
