/* Reading files that may be anything, and writing them so that nothing is
 * lost. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"

enum { TAIL = 8, STALE_SECONDS = 3600 };

static void fill_stat(struct pp_stat *out, const struct stat *st)
{
	*out = (struct pp_stat){
		.device = st->st_dev,
		.inode = st->st_ino,
		.size = (uint64_t)st->st_size,
		.mtime_s = st->st_mtim.tv_sec,
		.mtime_ns = (uint32_t)st->st_mtim.tv_nsec,
		.ctime_s = st->st_ctim.tv_sec,
		.ctime_ns = (uint32_t)st->st_ctim.tv_nsec,
		.mode = st->st_mode,
	};
}

static const char *type_name(mode_t mode)
{
	if (S_ISDIR(mode))
		return "a directory";
	if (S_ISLNK(mode))
		return "a symbolic link";
	if (S_ISFIFO(mode))
		return "a named pipe";
	if (S_ISSOCK(mode))
		return "a socket";
	return "a device";
}

static int report_type(struct pp_sink *sink, const char *shown, mode_t mode)
{
	pp_report(sink, PP_R(FILE_TYPE), (struct pp_pos){ .file = shown },
		  "expected a regular file; this is %s", type_name(mode));
	return -1;
}

static int report_errno(struct pp_sink *sink, const char *shown)
{
	pp_report(sink, PP_R(FILE_READ), (struct pp_pos){ .file = shown },
		  "cannot read the file: %s", strerror(errno));
	return -1;
}

static int report_size(struct pp_sink *sink, const char *shown, size_t limit)
{
	pp_report(sink, PP_R(FILE_SIZE), (struct pp_pos){ .file = shown },
		  "the file is larger than the limit of %zu bytes", limit);
	return -1;
}

/* read, gone on with after a signal. */
static ssize_t read_some(int fd, char *p, size_t n)
{
	ssize_t got;

	do
		got = read(fd, p, n);
	while (got < 0 && errno == EINTR);
	return got;
}

/* One byte more than asked for is offered, to see files that grow; where the
 * buffer has no room for it, it goes elsewhere. */
static int read_all(struct pp_buf *bytes, struct pp_sink *sink,
		    const char *shown, int fd, size_t guess, size_t limit)
{
	if (limit > bytes->max)
		limit = bytes->max;
	for (;;) {
		size_t left = limit - bytes->n;
		size_t want = bytes->n < guess ? guess - bytes->n + 1 : 65536;
		char one, *room = &one;
		ssize_t n;

		if (want > left)
			want = left;
		if (want)
			room = pp_buf_room(bytes, want);
		n = read_some(fd, room, want ? want : 1);
		if (n < 0)
			return report_errno(sink, shown);
		if (!n)
			return 0;
		if (!want)
			return report_size(sink, shown, limit);
		bytes->n += (size_t)n;
		/* More was asked for than the file was said to hold: it
		 * ends here, which need not be asked again. */
		if (bytes->n == guess && (size_t)n < want)
			return 0;
	}
}

static int read_open(struct pp_buf *bytes, struct pp_stat *out,
		     struct pp_sink *sink, const char *shown, int fd,
		     size_t limit)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return report_errno(sink, shown);
	if (!S_ISREG(st.st_mode))
		return report_type(sink, shown, st.st_mode);
	if (st.st_size < 0 || (uint64_t)st.st_size > limit)
		return report_size(sink, shown, limit);
	if (out)
		fill_stat(out, &st);
	return read_all(bytes, sink, shown, fd, (size_t)st.st_size, limit);
}

int pp_file_read(struct pp_buf *bytes, struct pp_stat *out,
		 struct pp_sink *sink, const char *shown, int dir,
		 const char *name, size_t limit)
{
	int fd, rc;

	pp_buf_clear(bytes);
	fd = openat(dir, name,
		    O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	if (fd < 0) {
		struct stat st;
		int saved = errno;

		if (!fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) &&
		    !S_ISREG(st.st_mode))
			return report_type(sink, shown, st.st_mode);
		errno = saved;
		return report_errno(sink, shown);
	}
	rc = read_open(bytes, out, sink, shown, fd, limit);
	close(fd);
	return rc;
}

int pp_file_read_named(struct pp_buf *bytes, struct pp_sink *sink,
		       const char *name, size_t limit)
{
	int fd, rc;

	pp_buf_clear(bytes);
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return report_errno(sink, name);
	rc = read_open(bytes, NULL, sink, name, fd, limit);
	close(fd);
	return rc;
}

int pp_file_read_fd(struct pp_buf *bytes, struct pp_sink *sink,
		    const char *shown, int fd, size_t limit)
{
	pp_buf_clear(bytes);
	return read_all(bytes, sink, shown, fd, 0, limit);
}

const char *pp_file_real(struct pp_arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = NULL;

	if (real)
		copy = pp_arena_copy(arena, real, strlen(real));
	pp_free(real);
	return copy;
}

int pp_file_stat(struct pp_stat *out, int dir, const char *name)
{
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return -1;
	fill_stat(out, &st);
	return 0;
}

int pp_file_stat_followed(struct pp_stat *out, const char *name)
{
	struct stat st;

	if (stat(name, &st) < 0)
		return -1;
	fill_stat(out, &st);
	return 0;
}

static int write_all(int fd, struct pp_str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes.p += n;
		bytes.n -= (size_t)n;
	}
	return 0;
}

/* Does the file hold exactly these bytes? */
static int read_back(int fd, struct pp_str bytes)
{
	char chunk[8192];
	size_t at = 0;

	while (at < bytes.n) {
		ssize_t n = pread(fd, chunk, sizeof(chunk), (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (!n || (size_t)n > bytes.n - at ||
		    memcmp(chunk, bytes.p + at, (size_t)n)) {
			errno = EIO;
			return -1;
		}
		at += (size_t)n;
	}
	return 0;
}

/* Make the file temporary, which is not there yet.  On failure it is gone
 * again. */
static int fill_temporary(const char *temporary, struct pp_str bytes,
			  mode_t mode, bool set_mode)
{
	int fd = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	int rc = 0, saved;

	if (fd < 0)
		return -1;
	if ((set_mode && fchmod(fd, mode) < 0) || write_all(fd, bytes) < 0 ||
	    fsync(fd) < 0 || read_back(fd, bytes) < 0)
		rc = -1;
	saved = errno;
	if (close(fd) < 0 && !rc) {
		saved = errno;
		rc = -1;
	}
	if (rc)
		unlink(temporary);
	errno = saved;
	return rc;
}

/* A rename is on disk once its folder is.  A folder that may be written but not
 * read cannot be flushed, nor can those of some file systems: that is no
 * failure, the file itself is whole. */
int pp_file_sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder;
	int fd, rc;

	if (slash == path)
		slash++;
	folder = slash ? pp_alloc((size_t)(slash - path) + 1, 1) : NULL;
	if (folder) {
		memcpy(folder, path, (size_t)(slash - path));
		folder[slash - path] = '\0';
	}
	fd = open(folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	pp_free(folder);
	if (fd < 0)
		return 0;
	rc = fsync(fd) < 0 && errno == EIO ? -1 : 0;
	close(fd);
	return rc;
}

int pp_file_write(const char *path, struct pp_str bytes, mode_t mode,
		  bool exclusive)
{
	size_t n = strlen(path) + 32;
	const char *slash = strrchr(path, '/'),
		   *base = slash ? slash + 1 : path;
	char *temporary = pp_alloc(n, 1), tail[TAIL + 1];
	struct stat st;
	bool exists = !stat(path, &st);
	int rc, saved;

	if (exists && (exclusive || !S_ISREG(st.st_mode))) {
		errno = exclusive ? EEXIST :
			S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		pp_free(temporary);
		return -1;
	}
	pp_random_letters(tail, TAIL);
	/* A dot file: if we are killed, no one takes it for a record. */
	snprintf(temporary, n, "%.*s.peerpool-%s.tmp", (int)(base - path), path,
		 tail);
	rc = fill_temporary(temporary, bytes,
			    exists ? st.st_mode & 07777 : mode, exists);
	if (!rc) {
		rc = exclusive ? link(temporary, path)
			       : rename(temporary, path);
		saved = errno;
		if (rc || exclusive)
			unlink(temporary);
		errno = saved;
	}
	pp_free(temporary);
	return rc ? -1 : pp_file_sync_folder(path);
}

/* ".peerpool-0123abcd.tmp" */
static bool is_temporary(struct pp_str name)
{
	const struct pp_str start = PP_LIT(".peerpool-"), end = PP_LIT(".tmp");

	return name.n == start.n + TAIL + end.n && pp_str_starts(name, start) &&
	       pp_str_ends(name, end);
}

void pp_file_sweep(const char *folder)
{
	int64_t before = (int64_t)time(NULL) - STALE_SECONDS;
	DIR *d = opendir(folder);
	const struct dirent *e;
	struct pp_stat st;

	while (d && (e = readdir(d)))
		if (is_temporary(pp_str(e->d_name)) &&
		    !pp_file_stat(&st, dirfd(d), e->d_name) &&
		    st.mtime_s < before)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
}

int pp_file_mkdirs(const char *path, mode_t mode)
{
	size_t n = strlen(path);
	char *copy = pp_alloc(n + 1, 1);
	struct stat st;
	int rc = 0;

	memcpy(copy, path, n + 1);
	for (size_t i = 1; i <= n && !rc; i++) {
		if (copy[i] != '/' && copy[i] != '\0')
			continue;
		copy[i] = '\0';
		if (mkdir(copy, mode) < 0 && errno != EEXIST)
			rc = -1;
		copy[i] = path[i];
	}
	pp_free(copy);
	if (rc || stat(path, &st) < 0)
		return -1;
	if (S_ISDIR(st.st_mode))
		return 0;
	errno = ENOTDIR;
	return -1;
}
