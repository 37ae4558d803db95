/* Looking at the files of folders whose names are known. */
#include "store/relist.h"

#include <dirent.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "base/parallel.h"
#include "store/worktree.h"

struct shared {
	int root;
	const struct pp_relist *before;
	struct pp_entry *items;
	atomic_bool differs;
};

struct worker {
	struct shared *shared;
	struct pp_str folder;		/* that dir is open on, with its '/' */
	int dir;
};

static bool is_same(const struct pp_stat *a, const struct pp_stat *b)
{
	return a->inode && a->inode == b->inode && a->device == b->device &&
	       a->mtime_s == b->mtime_s && a->mtime_ns == b->mtime_ns &&
	       a->ctime_s == b->ctime_s && a->ctime_ns == b->ctime_ns;
}

/* --- folders -------------------------------------------------------------- */

static bool is_file(const struct pp_relist *before, const char *path)
{
	size_t low = 0, high = before->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(before->paths[middle], path);

		if (!order)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static bool is_folder(const struct pp_relist *before, const char *path)
{
	for (size_t i = 0; i < before->folder_count; i++)
		if (!strcmp(before->folders[i].path, path))
			return true;
	return false;
}

/* What is in the folder and would be listed was there before, as what it is
 * now.  What is not there any more is seen when it is looked at. */
static bool knows_name(const struct pp_relist *before, const char *folder,
		       const struct dirent *d)
{
	char path[PP_PATH_LIMIT + 1];
	int n = snprintf(path, sizeof(path), "%s%s%s", folder,
			 *folder ? "/" : "", d->d_name);

	if (n < 0 || (size_t)n >= sizeof(path))
		return false;
	switch (d->d_type) {
	case DT_DIR:
		return is_folder(before, path) &&
		       !pp_name_is_file_like(pp_str(d->d_name));
	case DT_REG:
	case DT_LNK:
		return is_file(before, path);
	default:
		return false;
	}
}

/* A file that was written beside its place and then put there changes the
 * folder, and not the names in it. */
static bool has_same_names(int root, const struct pp_relist *before,
			   const char *folder)
{
	int fd = pp_worktree_open(root, folder);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *d;
	bool same = true;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	for (errno = 0; same && (d = readdir(dir)); errno = 0)
		same = pp_name_is_skipped(pp_str(d->d_name)) ||
		       knows_name(before, folder, d);
	same &= !errno;
	closedir(dir);
	return same;
}

/* now gets the folders as they are. */
static bool folders_are_same(struct pp_entry *now, int root,
			     const struct pp_relist *before)
{
	for (size_t i = 0; i < before->folder_count; i++) {
		const struct pp_entry *f = &before->folders[i];

		now[i] = *f;
		if (pp_file_stat(&now[i].stat, root,
				 *f->path ? f->path : ".") < 0 ||
		    pp_entry_type_of(now[i].stat.mode) != PP_ENTRY_FOLDER)
			return false;
		if (!is_same(&f->stat, &now[i].stat) &&
		    !has_same_names(root, before, f->path))
			return false;
	}
	return before->folder_count > 0;
}

/* --- files ---------------------------------------------------------------- */

/* Open the folder of path, unless it is that of the file before; the name of
 * the file in it. */
static const char *enter(struct worker *w, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) + 1 : 0;
	char folder[PP_PATH_LIMIT + 1];

	if (w->dir >= 0 && pp_str_eq(w->folder, (struct pp_str){ path, n }))
		return path + n;
	if (w->dir >= 0)
		close(w->dir);
	w->dir = -1;
	w->folder = (struct pp_str){ path, n };
	if (n < sizeof(folder)) {
		memcpy(folder, path, n);
		folder[n] = '\0';
		w->dir = pp_worktree_open(w->shared->root, folder);
	}
	return path + n;
}

static void look_at(struct worker *w, size_t i)
{
	const char *path = w->shared->before->paths[i];
	const char *name = enter(w, path);
	struct pp_entry *e = &w->shared->items[i];

	*e = (struct pp_entry){ .path = path, .has_stat = true };
	if (w->dir < 0 || pp_file_stat(&e->stat, w->dir, name) < 0)
		atomic_store(&w->shared->differs, true);
	else
		e->type = (uint8_t)pp_entry_type_of(e->stat.mode);
}

static void run(void *data, struct pp_batch *batch)
{
	struct worker *w = data;

	while (!atomic_load(&w->shared->differs) && pp_batch_next(batch))
		for (size_t i = batch->from; i < batch->to; i++)
			look_at(w, i);
	if (w->dir >= 0)
		close(w->dir);
}

int pp_snapshot_relist(struct pp_entries *out, struct pp_arena *arena,
		       struct pp_snapshot *snapshot,
		       const struct pp_relist *before)
{
	struct shared shared = { .before = before };
	struct worker workers[PP_THREADS_MAX];
	void *each[PP_THREADS_MAX];
	struct pp_entry *folders = pp_new_raw(arena, struct pp_entry,
					      before->folder_count);
	size_t n = pp_parallel_threads(before->count / 16);

	shared.root = pp_snapshot_root(snapshot);
	if (shared.root < 0 ||
	    !folders_are_same(folders, shared.root, before))
		return 0;
	shared.items = pp_new_raw(arena, struct pp_entry, before->count + 1);
	for (size_t k = 0; k < n; k++) {
		workers[k] = (struct worker){ .shared = &shared, .dir = -1 };
		each[k] = &workers[k];
	}
	pp_parallel_run(run, each, n, before->count);
	if (atomic_load(&shared.differs))
		return 0;
	*out = (struct pp_entries){
		.items = shared.items,
		.count = before->count,
		.folders = folders,
		.folder_count = before->folder_count,
	};
	if (before->folder_count)
		pp_snapshot_add_laid(out, arena, snapshot,
				     before->folders[0].path);
	return 1;
}
