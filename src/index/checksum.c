/* The layer hands everything to SQLite's own, whose file lies behind ours in
 * memory, and looks at what is read and written. */
#include "index/checksum.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

enum {
	PAGE = PP_CHECKSUM_PAGE,
	SUMMED = PAGE - PP_CHECKSUM_BYTES,
	/* SQLite keeps its locks on bytes of this page, and never uses it. */
	LOCK_PAGE = 0x40000000 / PAGE + 1,
	HEAD = 28,	/* bytes that a journal begins with */
};

struct file {
	sqlite3_file base;
	int lock;
	uint8_t page[PAGE];	/* where less than a page is asked for */
	_Alignas(8) uint8_t real[];
};

static const char name[] = "peerpool";

static sqlite3_file *real_of(sqlite3_file *file)
{
	return (sqlite3_file *)((struct file *)file)->real;
}

static const sqlite3_io_methods *methods_of(sqlite3_file *file)
{
	return real_of(file)->pMethods;
}

static uint64_t turn(uint64_t x, int n)
{
	return x << n | x >> (64 - n);
}

#define ODD UINT64_C(0x9e3779b97f4a7c15)

static uint64_t step(uint64_t lane, const uint8_t *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return turn((lane ^ word) * ODD, 29);
}

static uint64_t join(uint64_t sum, uint64_t lane)
{
	sum = (sum ^ lane) * ODD;
	return sum ^ sum >> 32;
}

/* Four lanes, so that the processor need not wait for each product.  Every step
 * can be undone, and so loses nothing: whatever is changed within one word, the
 * sum is another. */
static uint64_t sum_of(const uint8_t *page, uint64_t number)
{
	uint64_t a = (number + 1) * ODD, b = a + 1, c = a + 2, d = a + 3;
	size_t i = 0;

	for (; i + 32 <= SUMMED; i += 32) {
		a = step(a, page + i);
		b = step(b, page + i + 8);
		c = step(c, page + i + 16);
		d = step(d, page + i + 24);
	}
	for (; i < SUMMED; i += 8)
		a = step(a, page + i);
	return join(join(join(join(number + 1, a), b), c), d);
}

/* Of a journal's first bytes: what it is, how many pages it has, how long the
 * database was. */
static uint64_t sum_of_head(const uint8_t head[HEAD])
{
	return pp_hash((struct pp_str){ (const char *)head, HEAD }, 1);
}

static uint32_t number_in(const uint8_t p[4])
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static bool holds(const uint8_t *page, uint64_t number)
{
	uint64_t sum = sum_of(page, number);

	return number == LOCK_PAGE || !memcmp(page + SUMMED, &sum, sizeof(sum));
}

static int read_pages(sqlite3_file *file, uint8_t *p, int n, sqlite3_int64 at)
{
	int rc = methods_of(file)->xRead(real_of(file), p, n, at);

	if (rc == SQLITE_IOERR_SHORT_READ)
		return SQLITE_IOERR_DATA;
	if (rc != SQLITE_OK)
		return rc;
	for (int i = 0; i < n; i += PAGE)
		if (!holds(p + i, (uint64_t)(at + i) / PAGE + 1))
			return SQLITE_IOERR_DATA;
	return SQLITE_OK;
}

static bool is_empty(sqlite3_file *file)
{
	sqlite3_int64 size;

	return methods_of(file)->xFileSize(real_of(file), &size) == SQLITE_OK &&
	       size == 0;
}

/* Before there is a lock only the page size is looked at, while another may
 * just be writing that page; it is read again under the lock.  A part of a page
 * is asked for to see whether a file has changed: also of one without pages. */
static int read_file(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
	struct file *f = (struct file *)file;
	uint8_t *p = out;
	int rc = SQLITE_OK;

	if (f->lock == SQLITE_LOCK_NONE)
		return methods_of(file)->xRead(real_of(file), p, n, at);
	if (at % PAGE == 0 && n % PAGE == 0)
		return read_pages(file, p, n, at);
	while (n > 0 && rc == SQLITE_OK) {
		int skip = (int)(at % PAGE);
		int some = n < PAGE - skip ? n : PAGE - skip;

		rc = read_pages(file, f->page, PAGE, at - skip);
		if (rc == SQLITE_IOERR_DATA && is_empty(file)) {
			memset(p, 0, (size_t)n);
			return SQLITE_IOERR_SHORT_READ;
		}
		memcpy(p, f->page + skip, (size_t)some);
		p += some;
		at += some;
		n -= some;
	}
	return rc;
}

/* The sum goes into the page as SQLite holds it, whose last bytes are ours: so
 * it has one when SQLite copies it into a journal, before changing it. */
static int write_file(sqlite3_file *file, const void *bytes, int n,
		      sqlite3_int64 at)
{
	uint8_t *page = (uint8_t *)bytes;
	uint64_t sum;

	if (n != PAGE || at % PAGE)
		return SQLITE_IOERR_WRITE;
	sum = sum_of(page, (uint64_t)at / PAGE + 1);
	memcpy(page + SUMMED, &sum, sizeof(sum));
	return methods_of(file)->xWrite(real_of(file), page, n, at);
}

/* SQLite's own sum of a page in a journal (its file format, "the rollback
 * journal"): where it is wrong, SQLite takes that for the journal's end. */
static uint32_t small_sum_of(const uint8_t *page, const uint8_t head[HEAD])
{
	uint32_t sum = number_in(head + 12);

	for (int i = PAGE - 200; i > 0; i -= 200)
		sum += page[i];
	return sum;
}

static int read_journal_page(struct file *f, const uint8_t *page,
			     sqlite3_int64 at)
{
	const sqlite3_io_methods *m = methods_of(&f->base);
	sqlite3_file *real = real_of(&f->base);
	uint8_t number[4], small[4], head[HEAD];
	int rc;

	rc = m->xRead(real, head, sizeof(head), 0);
	if (rc == SQLITE_OK)
		rc = m->xRead(real, number, sizeof(number), at - 4);
	if (rc == SQLITE_OK)
		rc = m->xRead(real, small, sizeof(small), at + PAGE);
	if (rc != SQLITE_OK)
		return rc;
	return holds(page, number_in(number)) &&
	       number_in(small) == small_sum_of(page, head)
		       ? SQLITE_OK : SQLITE_IOERR_DATA;
}

/* Of a journal, pages are read whole, between their number and a small sum; all
 * other reads are of a few bytes. */
static int read_journal(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
	const sqlite3_io_methods *m = methods_of(file);
	uint8_t head[HEAD + 8];
	uint64_t sum;
	int rc;

	rc = m->xRead(real_of(file), out, n, at);
	if (rc != SQLITE_OK)
		return rc;
	if (n == PAGE)
		return read_journal_page((struct file *)file, out, at);
	if (at >= HEAD)
		return rc;
	rc = m->xRead(real_of(file), head, sizeof(head), 0);
	sum = sum_of_head(head);
	return rc == SQLITE_OK && memcmp(head + HEAD, &sum, sizeof(sum))
		       ? SQLITE_IOERR_DATA : rc;
}

/* The head is followed by zeros, which nobody reads: its sum goes there. */
static int write_journal(sqlite3_file *file, const void *bytes, int n,
			 sqlite3_int64 at)
{
	const sqlite3_io_methods *m = methods_of(file);
	uint8_t head[HEAD];
	uint64_t sum;
	int rc;

	if (at == 0 && n >= HEAD + 8) {
		sum = sum_of_head(bytes);
		memcpy((uint8_t *)bytes + HEAD, &sum, sizeof(sum));
	}
	rc = m->xWrite(real_of(file), bytes, n, at);
	if (rc != SQLITE_OK || at >= HEAD || n >= HEAD + 8)
		return rc;
	/* How many pages it has is written when they are on disk. */
	rc = m->xRead(real_of(file), head, sizeof(head), 0);
	if (rc != SQLITE_OK)
		return rc;
	sum = sum_of_head(head);
	return m->xWrite(real_of(file), &sum, sizeof(sum), HEAD);
}

static int close_file(sqlite3_file *file)
{
	return methods_of(file)->xClose(real_of(file));
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
	return methods_of(file)->xTruncate(real_of(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
	return methods_of(file)->xSync(real_of(file), flags);
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *out)
{
	return methods_of(file)->xFileSize(real_of(file), out);
}

/* Who has a lock keeps others from renaming (pp_db_publish locks too). */
static int has_moved(sqlite3_file *file)
{
	int moved = 0;

	methods_of(file)->xFileControl(real_of(file), SQLITE_FCNTL_HAS_MOVED,
				       &moved);
	return moved;
}

static int lock_file(sqlite3_file *file, int lock)
{
	struct file *f = (struct file *)file;
	int rc = methods_of(file)->xLock(real_of(file), lock);

	if (rc == SQLITE_OK && f->lock == SQLITE_LOCK_NONE &&
	    has_moved(file)) {
		methods_of(file)->xUnlock(real_of(file), SQLITE_LOCK_NONE);
		return SQLITE_READONLY_DBMOVED;
	}
	if (rc == SQLITE_OK && lock > f->lock)
		f->lock = lock;
	return rc;
}

static int unlock_file(sqlite3_file *file, int lock)
{
	((struct file *)file)->lock = lock;
	return methods_of(file)->xUnlock(real_of(file), lock);
}

static int is_reserved(sqlite3_file *file, int *out)
{
	return methods_of(file)->xCheckReservedLock(real_of(file), out);
}

static int control(sqlite3_file *file, int what, void *data)
{
	return methods_of(file)->xFileControl(real_of(file), what, data);
}

static int sector_size(sqlite3_file *file)
{
	return methods_of(file)->xSectorSize(real_of(file));
}

static int characteristics(sqlite3_file *file)
{
	return methods_of(file)->xDeviceCharacteristics(real_of(file));
}

/* Version 1: no shared memory (so no WAL), no memory mapping. */
static const sqlite3_io_methods of_database = {
	.iVersion = 1,
	.xClose = close_file,
	.xRead = read_file,
	.xWrite = write_file,
	.xTruncate = truncate_file,
	.xSync = sync_file,
	.xFileSize = size_of_file,
	.xLock = lock_file,
	.xUnlock = unlock_file,
	.xCheckReservedLock = is_reserved,
	.xFileControl = control,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics,
};

static const sqlite3_io_methods of_journal = {
	.iVersion = 1,
	.xClose = close_file,
	.xRead = read_journal,
	.xWrite = write_journal,
	.xTruncate = truncate_file,
	.xSync = sync_file,
	.xFileSize = size_of_file,
	.xLock = lock_file,
	.xUnlock = unlock_file,
	.xCheckReservedLock = is_reserved,
	.xFileControl = control,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics,
};

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *file,
		     int flags, int *out_flags)
{
	sqlite3_vfs *below = vfs->pAppData;
	struct file *f = (struct file *)file;
	int rc;

	if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL)))
		return below->xOpen(below, path, file, flags, out_flags);
	*f = (struct file){ 0 };
	rc = below->xOpen(below, path, real_of(file), flags, out_flags);
	if (methods_of(file))
		f->base.pMethods = flags & SQLITE_OPEN_MAIN_DB ? &of_database
							       : &of_journal;
	return rc;
}

static void register_vfs(void)
{
	sqlite3_vfs *below = sqlite3_vfs_find(NULL), *vfs;

	if (!below)
		return;
	/* SQLite keeps it for as long as the process lives. */
	vfs = pp_alloc(1, sizeof(*vfs));
	*vfs = *below;
	vfs->pNext = NULL;
	vfs->zName = name;
	vfs->pAppData = below;
	vfs->szOsFile = (int)sizeof(struct file) + below->szOsFile;
	vfs->xOpen = open_file;
	sqlite3_vfs_register(vfs, 0);
}

const char *pp_checksum_vfs(void)
{
	sqlite3_mutex *mutex;
	bool found;

	if (sqlite3_initialize() != SQLITE_OK)
		return NULL;
	mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
	sqlite3_mutex_enter(mutex);
	if (!sqlite3_vfs_find(name))
		register_vfs();
	found = sqlite3_vfs_find(name);
	sqlite3_mutex_leave(mutex);
	return found ? name : NULL;
}
