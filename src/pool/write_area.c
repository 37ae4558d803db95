/* Where changes are made ready: see the header. */
#include "pool/write_area.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"

enum { MODE = 0700, TRIES = 100 };

static bool same_device(const char *a, const char *b)
{
	struct stat x, y;

	return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev;
}

void pp_write_area_find(struct pp_write_area *out, struct pp_arena *arena,
			const struct pp_pool *pool)
{
	*out = (struct pp_write_area){ .fd = -1 };
	out->spare = pp_arena_printf(arena, "%s/.peerpool-write", pool->root);
	out->folder = out->staged = out->spare;
	if (!pool->in_git)
		return;
	out->folder = pp_arena_printf(arena, "%s/peerpool/keep/write",
				      pool->place.git_dir);
	out->is_split = !same_device(pool->root, pool->place.git_dir);
	if (!out->is_split)
		out->staged = out->folder;
}

bool pp_write_area_is_there(const struct pp_write_area *area)
{
	return !access(area->folder, F_OK) ||
	       (area->is_split && !access(area->spare, F_OK));
}

const char *pp_write_area_path(const struct pp_write_area *area,
			       struct pp_arena *arena, const char *name)
{
	return pp_arena_printf(arena, "%s/%s", area->folder, name);
}

/* Is the folder that we have still the one at that path?  Who had the lock may
 * have removed it. */
static bool is_current(const struct pp_write_area *area)
{
	struct stat x, y;

	return !fstat(area->fd, &x) && !lstat(area->folder, &y) &&
	       x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static int open_folder(struct pp_write_area *area)
{
	if (mkdir(area->folder, MODE) < 0 && errno == ENOENT &&
	    pp_file_mkdirs(area->folder, MODE) < 0)
		return -1;
	area->fd = open(area->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
			O_CLOEXEC);
	return area->fd < 0 ? -1 : 0;
}

int pp_write_area_lock(struct pp_write_area *area)
{
	for (int i = 0; i < TRIES; i++) {
		if (open_folder(area) < 0) {
			/* It went between the two steps. */
			if (errno == ENOENT)
				continue;
			return -1;
		}
		if (flock(area->fd, LOCK_EX | LOCK_NB) < 0) {
			int error = errno;

			pp_write_area_leave(area);
			errno = error;
			return error == EWOULDBLOCK ? 0 : -1;
		}
		if (is_current(area))
			return 1;
		pp_write_area_leave(area);
	}
	errno = EBUSY;
	return -1;
}

/* First what says that something is to be done, last what says that it is. */
int pp_write_area_remove(struct pp_write_area *area)
{
	static const char *const first[] = {
		"journal", "new", "index", "ref", "branch", "folders",
		"objects.pack", "objects.idx", "journal.new",
	};
	int rc = 0;

	for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++)
		pp_disk_remove(area->fd, first[i]);
	if (area->is_split && !access(area->spare, F_OK))
		rc = pp_disk_remove(AT_FDCWD, area->spare);
	if (pp_disk_remove(AT_FDCWD, area->folder) < 0)
		rc = -1;
	pp_write_area_leave(area);
	return rc;
}

void pp_write_area_leave(struct pp_write_area *area)
{
	if (area->fd >= 0)
		close(area->fd);
	area->fd = -1;
}
