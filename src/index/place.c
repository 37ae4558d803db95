/* A database and its journal are two names, and no system call moves both.  A
 * journal that is beside the wrong database would be rolled back into it, so
 * the old file is locked while the new one gets the name: who has a journal
 * holds that lock.  Whoever waits for it then finds that the file has moved
 * (checksum.h). */
#include "index/place.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

enum { STEP_MS = 2 };

/* SQLite's own layer: what the old file holds does not matter, it may not be a
 * database. */
struct place {
	sqlite3_vfs *vfs;
	sqlite3_file *file;
	char *path, *journal;
	int left_ms;
};

/* An empty file, to be locked; not closed under others' locks, as it is new. */
static int make(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == EEXIST ? SQLITE_OK : SQLITE_CANTOPEN;
	close(fd);
	return SQLITE_OK;
}

static int try_lock(struct place *p, int lock)
{
	int rc;

	for (;;) {
		rc = p->file->pMethods->xLock(p->file, lock);
		if (rc != SQLITE_BUSY || p->left_ms <= 0)
			return rc;
		p->vfs->xSleep(p->vfs, STEP_MS * 1000);
		p->left_ms -= STEP_MS;
	}
}

static void let_go(struct place *p)
{
	if (!p->file->pMethods)
		return;
	p->file->pMethods->xUnlock(p->file, SQLITE_LOCK_NONE);
	p->file->pMethods->xClose(p->file);
	p->file->pMethods = NULL;
}

static int lock(struct place *p)
{
	int flags = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READWRITE;
	int moved = 1, rc;

	while (moved) {
		rc = make(p->path);
		if (rc == SQLITE_OK)
			rc = p->vfs->xOpen(p->vfs, p->path, p->file, flags,
					   NULL);
		if (rc == SQLITE_OK)
			rc = try_lock(p, SQLITE_LOCK_SHARED);
		if (rc == SQLITE_OK)
			rc = try_lock(p, SQLITE_LOCK_EXCLUSIVE);
		if (rc != SQLITE_OK)
			return rc;
		/* Another may have been quicker. */
		p->file->pMethods->xFileControl(
			p->file, SQLITE_FCNTL_HAS_MOVED, &moved);
		if (moved)
			let_go(p);
	}
	return SQLITE_OK;
}

/* Who is killed between the two must not leave the old file without its
 * journal, as if it were whole. */
static int drop_journal(struct place *p)
{
	int rc;

	if (access(p->journal, F_OK) < 0)
		return SQLITE_OK;
	rc = p->file->pMethods->xTruncate(p->file, 0);
	if (rc == SQLITE_OK && unlink(p->journal) < 0 && errno != ENOENT)
		rc = SQLITE_IOERR_DELETE;
	return rc;
}

int pp_place_take(const char *from, const char *path, int wait_ms)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	size_t n = strlen(path), size = n + sizeof("-journal") + 1;
	struct place p = {
		.vfs = vfs,
		.file = pp_alloc(1, (size_t)vfs->szOsFile),
		/* A name of SQLite's ends with two NULs. */
		.path = pp_alloc(size, 1),
		.journal = pp_alloc(size, 1),
		.left_ms = wait_ms,
	};
	int rc;

	memset(p.file, 0, (size_t)vfs->szOsFile);
	memset(p.path, 0, size);
	memcpy(p.path, path, n);
	snprintf(p.journal, size, "%s-journal", path);
	rc = lock(&p);
	if (rc == SQLITE_OK)
		rc = drop_journal(&p);
	if (rc == SQLITE_OK && rename(from, path) < 0)
		rc = SQLITE_IOERR;
	let_go(&p);
	pp_free(p.journal);
	pp_free(p.path);
	pp_free(p.file);
	return rc;
}
