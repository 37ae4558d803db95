/* Files that can be made again. */
#include "base/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"

/* Letters at the end of a temporary file's name; seconds. */
enum { TAIL = 8, DAY = 24 * 60 * 60 };

static int write_all(int fd, struct pp_str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			s = (struct pp_str){ s.p + n, s.n - (size_t)n };
	}
	return 0;
}

/* A run that was killed while it wrote has left its file behind.  One of today
 * may be that of a run which is still at it. */
static void remove_leftovers(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) + 1 : 0;
	struct pp_str base = pp_str(path + n);
	char *folder = pp_alloc(n + 2, 1);
	struct dirent *d;
	struct stat st;
	DIR *dir;

	memcpy(folder, path, n);
	memcpy(folder + n, ".", 2);
	dir = opendir(folder);
	pp_free(folder);
	if (!dir)
		return;
	while ((d = readdir(dir)))
		if (pp_str_starts(pp_str(d->d_name), base) &&
		    d->d_name[base.n] == '.' &&
		    strlen(d->d_name) == base.n + 1 + TAIL &&
		    !fstatat(dirfd(dir), d->d_name, &st,
			     AT_SYMLINK_NOFOLLOW) &&
		    st.st_mtime < time(NULL) - DAY)
			unlinkat(dirfd(dir), d->d_name, 0);
	closedir(dir);
}

int pp_cache_replace(const char *path, struct pp_str bytes)
{
	size_t n = strlen(path) + 16;
	char *temporary = pp_alloc(n, 1), tail[TAIL + 1];
	int fd, rc = -1;

	remove_leftovers(path);
	pp_random_letters(tail, TAIL);
	snprintf(temporary, n, "%s.%s", path, tail);
	fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0) {
		rc = write_all(fd, bytes);
		if (close(fd) < 0 || rc < 0 || rename(temporary, path) < 0) {
			unlink(temporary);
			rc = -1;
		}
	}
	pp_free(temporary);
	return rc;
}
