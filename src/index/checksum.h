#ifndef PP_INDEX_CHECKSUM_H
#define PP_INDEX_CHECKSUM_H

/* For this folder only.  A layer between SQLite and the operating system which
 * makes a damaged page an error (SQLITE_IOERR_DATA) and never a wrong answer.
 *
 * Every page of a database ends with a checksum of its bytes and its number,
 * in bytes that SQLite leaves alone.  It is written with the page and looked at
 * whenever the page is read; so are those of the pages in a journal that is
 * rolled back, and one of the journal's first bytes.  A page that the file is
 * too short for, or a hole in it, has no checksum that holds.  Other programs
 * can read such a file (the sqlite3 shell), but what they write is damage.
 *
 * A database that was renamed or deleted since it was opened cannot be locked
 * any more (SQLITE_READONLY_DBMOVED): its journal would be that of the file
 * which now has the name. */

enum {
	PP_CHECKSUM_PAGE = 4096,	/* bytes: the only page size */
	PP_CHECKSUM_BYTES = 8,		/* of each page, reserved */
};

/* The name to give to sqlite3_open_v2; NULL: it could not be set up. */
const char *pp_checksum_vfs(void);

#endif
