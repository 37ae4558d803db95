/* Looking at the files of folders whose names are known. */
#include "store/relist.h"

#include <stdatomic.h>
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

static bool folders_are_same(int root, const struct pp_relist *before)
{
	for (size_t i = 0; i < before->folder_count; i++) {
		const struct pp_entry *f = &before->folders[i];
		struct pp_stat now;

		if (pp_file_stat(&now, root, *f->path ? f->path : ".") < 0 ||
		    !is_same(&f->stat, &now))
			return false;
	}
	return before->folder_count > 0;
}

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
	size_t n = pp_parallel_threads(before->count / 16);

	shared.root = pp_snapshot_root(snapshot);
	if (shared.root < 0 || !folders_are_same(shared.root, before))
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
		.folders = pp_new(arena, struct pp_entry,
				  before->folder_count),
		.folder_count = before->folder_count,
	};
	memcpy(out->folders, before->folders,
	       before->folder_count * sizeof(*out->folders));
	if (before->folder_count)
		pp_snapshot_add_laid(out, arena, snapshot,
				     before->folders[0].path);
	return 1;
}
