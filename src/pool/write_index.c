/* The entries of git's index that follow the files. */
#include "pool/write_job.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/disk.h"
#include "store/index_write.h"

enum { INDEX_LIMIT = 1 << 30 };

static struct pp_lock lock_of(const struct pp_write_job *job)
{
	return (struct pp_lock){
		.path = job->pool->place.index,
		.mine = pp_write_area_path(job->area, job->into.arena, "index"),
	};
}

struct pp_tree_change *pp_write_changes(const struct pp_write_job *job)
{
	struct pp_arena *arena = job->into.arena;
	struct pp_tree_change *changes = pp_new(arena, struct pp_tree_change,
						job->count + 1);

	for (size_t i = 0; i < job->count; i++) {
		const struct pp_write_item *item = &job->items[i];
		struct pp_tree_change *c = &changes[i];

		c->path = pp_arena_printf(arena, "%s%s", job->prefix,
					  item->path);
		c->mode = item->what == PP_WRITE_DELETE ? 0 : item->mode;
		memcpy(c->id, item->new_id, PP_ID_SIZE);
		memcpy(c->old_id, item->old_id, PP_ID_SIZE);
	}
	return changes;
}

/* The index as it is now, with the changes.  0, or -1 with errno. */
static int make(struct pp_buf *out, const struct pp_write_job *job,
		const struct stat *stats)
{
	struct pp_index_file file;
	int rc;

	if (pp_index_file_open(&file, job->pool->place.index) != PP_INDEX_OK) {
		errno = EIO;
		return -1;
	}
	rc = pp_index_write(out, &file, pp_write_changes(job), stats,
			    job->count);
	pp_index_file_close(&file);
	if (rc < 0)
		errno = EIO;
	return rc;
}

/* Without stat data, which only comes with the files: so the room for it is
 * taken before anything is changed. */
int pp_write_index_lock(const struct pp_write_job *job)
{
	struct pp_lock lock = lock_of(job);
	const struct stat *stats = pp_new(job->into.arena, struct stat,
					  job->count + 1);
	struct pp_buf bytes;
	int rc;

	pp_buf_init(&bytes, INDEX_LIMIT);
	unlink(lock.mine);
	rc = make(&bytes, job, stats);
	if (!rc)
		rc = pp_disk_make(NULL, AT_FDCWD, lock.mine,
				  pp_buf_get(&bytes), 0666);
	if (!rc)
		rc = pp_lock_take(&lock);
	pp_buf_release(&bytes);
	return rc;
}

/* Is it the file that we have made?  Then git need not read it. */
static bool is_made(const struct pp_write_item *item, const struct stat *st)
{
	return !item->left && st->st_ino == item->made.inode &&
	       (uint64_t)st->st_size == item->made.size &&
	       st->st_mtim.tv_sec == item->made.mtime_s &&
	       (uint32_t)st->st_mtim.tv_nsec == item->made.mtime_ns;
}

/* The stat data of what is there now, where it is what the entry says. */
static const struct stat *read_stats(const struct pp_write_job *job)
{
	struct stat *stats = pp_new(job->into.arena, struct stat,
				    job->count + 1);
	int root = open(job->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	for (size_t i = 0; root >= 0 && i < job->count; i++) {
		const struct pp_write_item *item = &job->items[i];

		/* Without any, git reads the file itself. */
		if (item->what == PP_WRITE_DELETE || job->recovers ||
		    fstatat(root, item->path, &stats[i],
			    AT_SYMLINK_NOFOLLOW) < 0 ||
		    !is_made(item, &stats[i]))
			stats[i] = (struct stat){ 0 };
	}
	if (root >= 0)
		close(root);
	return stats;
}

int pp_write_index_commit(const struct pp_write_job *job)
{
	struct pp_lock lock = lock_of(job);
	struct pp_buf bytes;
	int fd = open(lock.mine, O_RDWR | O_CLOEXEC | O_NOFOLLOW), rc = -1;

	if (fd < 0)
		return -1;
	pp_buf_init(&bytes, INDEX_LIMIT);
	if (!make(&bytes, job, read_stats(job)) &&
	    !pp_disk_rewrite(fd, pp_buf_get(&bytes)) && !fsync(fd))
		rc = pp_lock_commit(&lock);
	pp_buf_release(&bytes);
	close(fd);
	/* It is git's index now, which nobody writes to. */
	if (!rc)
		unlink(lock.mine);
	return rc;
}

void pp_write_index_drop(const struct pp_write_job *job)
{
	struct pp_lock lock = lock_of(job);

	pp_lock_drop(&lock);
}
