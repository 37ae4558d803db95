/* syncfs and renameat2 are Linux's. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "base/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, DEPTH_MAX = 100 };

int pp_disk_flush(int fd)
{
	int rc;

	do
		rc = syncfs(fd);
	while (rc < 0 && errno == EINTR);
	return rc;
}

int pp_disk_flush_path(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	/* Not every file system flushes folders. */
	if (rc < 0 && errno == EINVAL)
		rc = 0;
	close(fd);
	return rc;
}

static int write_all(int fd, struct pp_str bytes)
{
	off_t at = 0;

	while (bytes.n) {
		ssize_t n = pwrite(fd, bytes.p, bytes.n, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes.p += n;
		bytes.n -= (size_t)n;
		at += n;
	}
	return 0;
}

/* Does the file hold exactly these bytes? */
static int read_back(int fd, struct pp_str bytes)
{
	char chunk[CHUNK];
	size_t at = 0;

	while (at < bytes.n) {
		ssize_t n = pread(fd, chunk, sizeof(chunk), (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (!n || (size_t)n > bytes.n - at ||
		    memcmp(chunk, bytes.p + at, (size_t)n) != 0) {
			errno = EIO;
			return -1;
		}
		at += (size_t)n;
	}
	return 0;
}

int pp_disk_make(int *out, int dir, const char *name, struct pp_str bytes,
		 unsigned mode)
{
	int fd = openat(dir, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC |
			O_NOFOLLOW, (mode_t)mode);
	int error;

	if (fd < 0)
		return -1;
	if (!write_all(fd, bytes) && !read_back(fd, bytes)) {
		if (out) {
			*out = fd;
			return 0;
		}
		if (!close(fd))
			return 0;
		fd = -1;
	}
	error = errno;
	if (fd >= 0)
		close(fd);
	unlinkat(dir, name, 0);
	errno = error;
	return -1;
}

int pp_disk_rewrite(int fd, struct pp_str bytes)
{
	if (write_all(fd, bytes) < 0 || ftruncate(fd, (off_t)bytes.n) < 0)
		return -1;
	return read_back(fd, bytes);
}

int pp_disk_move(const struct pp_disk_move *m)
{
	struct stat st;

	if (!m->exclusive)
		return renameat(m->from_dir, m->from, m->to_dir, m->to);
	if (!renameat2(m->from_dir, m->from, m->to_dir, m->to,
		       RENAME_NOREPLACE))
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	/* A file system that cannot: look first. */
	if (!fstatat(m->to_dir, m->to, &st, AT_SYMLINK_NOFOLLOW)) {
		errno = EEXIST;
		return -1;
	}
	return renameat(m->from_dir, m->from, m->to_dir, m->to);
}

bool pp_disk_is_same(const char *a, const char *b)
{
	struct stat x, y;

	return !lstat(a, &x) && !lstat(b, &y) && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

static int remove_below(int dir, const char *name, int depth);

static int empty(int fd, int depth)
{
	DIR *folder = fdopendir(fd);
	struct dirent *d;
	int rc = 0;

	if (!folder) {
		close(fd);
		return -1;
	}
	while ((d = readdir(folder)))
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0)
			rc |= remove_below(dirfd(folder), d->d_name, depth);
	closedir(folder);
	return rc;
}

static int remove_below(int dir, const char *name, int depth)
{
	int fd;

	if (!unlinkat(dir, name, 0))
		return 0;
	if ((errno != EISDIR && errno != EPERM) || depth > DEPTH_MAX)
		return -1;
	fd = openat(dir, name,
		    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 || empty(fd, depth + 1) < 0)
		return -1;
	return unlinkat(dir, name, AT_REMOVEDIR);
}

int pp_disk_remove(int dir, const char *name)
{
	return remove_below(dir, name, 0);
}
