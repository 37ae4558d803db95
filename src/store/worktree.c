/* Listing a work tree with all its stat data.
 *
 * The kernel's part (readdir, fstatat) is most of the time, so it is shared
 * out: a folder is one task, and of a large folder each batch of names is one
 * more, so that a flat pool is as quick as one with many folders.  Each folder
 * sorts its own; at the end they are put in one row, depth first. */
#include "store/worktree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

enum {
	BATCH_FIRST = 32,
	BATCH_MAX = 512,	/* names in one task: about a millisecond */
	THREADS_MAX = 8,
};

/* Entries whose file was gone when it was looked at. */
enum { GONE = 0xff };

struct folder;

/* Files of one folder, to be looked at together. */
struct batch {
	struct batch *next;
	struct folder *folder;
	size_t count, cap;
	struct pp_entry *entries;
};

/* A name in a folder, for sorting: by eight bytes of it, then by all. */
struct name {
	uint64_t key;
	const char *name;		/* a folder's with '/' behind it */
	struct pp_entry *entry;		/* one of these two */
	struct folder *folder;
};

struct folder {
	const char *path;		/* "" or with '/' at its end */
	unsigned depth;
	DIR *dir;			/* open while batches are left */
	atomic_size_t users;		/* of dir */
	struct batch *batches;
	struct name *names;
	size_t count;
};

struct task {
	struct task *next;
	struct folder *folder;
	struct batch *batch;		/* NULL: read the folder itself */
};

struct walk {
	int root;
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct task *tasks;
	size_t left;			/* tasks waiting or being done */
	unsigned threads, threads_max;
	struct worker *workers;
};

/* What belongs to one thread. */
struct worker {
	struct walk *walk;
	pthread_t thread;
	struct pp_arena keep;		/* paths */
	struct pp_arena scrap;		/* all else, until the end */
	struct pp_sink sink;
	bool incomplete;
	struct name *names;		/* of the folder being read */
	size_t count, cap;
};

static int fault(struct worker *w, const struct pp_rule *rule,
		 struct pp_str path, const char *text)
{
	const char *shown = pp_path_shown(&w->sink.arena, path);

	pp_report(&w->sink, rule, (struct pp_pos){ .file = shown }, "%s",
		  text);
	w->incomplete = true;
	return -1;
}

static int fault_errno(struct worker *w, const char *path, const char *what)
{
	char *text = pp_arena_printf(&w->scrap, "cannot %s: %s", what,
				     strerror(errno));
	struct pp_str shown = pp_str(path);

	while (shown.n && shown.p[shown.n - 1] == '/')
		shown.n--;
	return fault(w, PP_R(FILE_READ), shown, text);
}

static uint8_t type_of(mode_t mode)
{
	if (S_ISREG(mode))
		return mode & 0111 ? PP_ENTRY_EXECUTABLE : PP_ENTRY_FILE;
	if (S_ISLNK(mode))
		return PP_ENTRY_SYMLINK;
	return S_ISDIR(mode) ? PP_ENTRY_FOLDER : PP_ENTRY_OTHER;
}

/* --- tasks ---------------------------------------------------------------- */

static void *work(void *arg);

/* Call another thread to help, where that is worth its start. */
static void call_help(struct walk *walk)
{
	struct worker *w;

	if (walk->threads >= walk->threads_max || walk->left < 3)
		return;
	w = &walk->workers[walk->threads];
	w->walk = walk;
	if (!pthread_create(&w->thread, NULL, work, w))
		walk->threads++;
	else
		walk->threads_max = walk->threads;
}

static void add_task(struct worker *w, struct folder *folder,
		     struct batch *batch)
{
	struct task *task = pp_new(&w->scrap, struct task, 1);
	struct walk *walk = w->walk;

	task->folder = folder;
	task->batch = batch;
	pthread_mutex_lock(&walk->lock);
	task->next = walk->tasks;
	walk->tasks = task;
	walk->left++;
	call_help(walk);
	pthread_cond_signal(&walk->more);
	pthread_mutex_unlock(&walk->lock);
}

/* Wait for a task; NULL when all are done. */
static struct task *take_task(struct walk *walk)
{
	struct task *task;

	pthread_mutex_lock(&walk->lock);
	while (!walk->tasks && walk->left)
		pthread_cond_wait(&walk->more, &walk->lock);
	task = walk->tasks;
	if (task)
		walk->tasks = task->next;
	pthread_mutex_unlock(&walk->lock);
	return task;
}

static void finish_task(struct walk *walk)
{
	pthread_mutex_lock(&walk->lock);
	if (!--walk->left)
		pthread_cond_broadcast(&walk->more);
	pthread_mutex_unlock(&walk->lock);
}

/* --- one batch of files --------------------------------------------------- */

static void close_folder(struct folder *folder)
{
	if (atomic_fetch_sub(&folder->users, 1) == 1)
		closedir(folder->dir);
}

static void stat_entry(struct pp_entry *e, int dir, const char *name)
{
	if (!pp_file_stat(&e->stat, dir, name)) {
		e->type = type_of((mode_t)e->stat.mode);
		e->has_stat = true;
		return;
	}
	/* It is listed all the same, and reading it will fail in its turn. */
	if (errno != ENOENT)
		e->type = PP_ENTRY_FILE;
	else
		e->type = GONE;
}

static void stat_batch(struct batch *batch)
{
	size_t skip = strlen(batch->folder->path);
	int dir = dirfd(batch->folder->dir);

	for (size_t i = 0; i < batch->count; i++) {
		struct pp_entry *e = &batch->entries[i];

		stat_entry(e, dir, e->path + skip);
	}
	close_folder(batch->folder);
}

/* --- one folder ----------------------------------------------------------- */

/* Eight bytes of the name from `skip` on, so that numbers compare as they do. */
static uint64_t key_of(const char *name, size_t skip)
{
	uint64_t key = 0;

	name += skip;
	for (unsigned i = 0; i < 8; i++) {
		key = key << 8 | (unsigned char)*name;
		name += *name != '\0';
	}
	return key;
}

static int cmp_names(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return strcmp(x->name, y->name);
}

/* The bytes that all names begin with. */
static size_t common_start(const struct name *names, size_t count)
{
	const char *first = names[0].name;
	size_t n = strlen(first);

	for (size_t i = 1; i < count && n; i++) {
		size_t same = 0;

		while (same < n && names[i].name[same] == first[same])
			same++;
		n = same;
	}
	return n;
}

static void sort_names(struct name *names, size_t count)
{
	size_t skip;

	if (count < 2)
		return;
	skip = common_start(names, count);
	for (size_t i = 0; i < count; i++)
		names[i].key = key_of(names[i].name, skip);
	qsort(names, count, sizeof(*names), cmp_names);
}

static struct batch *new_batch(struct worker *w, struct folder *folder)
{
	struct batch *last = folder->batches;
	struct batch *batch = pp_new(&w->scrap, struct batch, 1);

	batch->cap = !last ? BATCH_FIRST :
		     last->cap < BATCH_MAX ? last->cap * 4 : BATCH_MAX;
	if (batch->cap > BATCH_MAX)
		batch->cap = BATCH_MAX;
	batch->folder = folder;
	batch->next = last;
	batch->entries = pp_new(&w->scrap, struct pp_entry, batch->cap);
	folder->batches = batch;
	return batch;
}

/* A batch is full: let another thread have it. */
static void hand_over(struct worker *w, struct batch *batch)
{
	atomic_fetch_add(&batch->folder->users, 1);
	add_task(w, batch->folder, batch);
}

static struct name *add_name(struct worker *w, const char *name)
{
	struct name *n;

	pp_grow(w->names, w->count, w->cap);
	n = &w->names[w->count++];
	*n = (struct name){ .name = name };
	return n;
}

static void add_file(struct worker *w, struct folder *folder,
		     const char *path, const char *name)
{
	struct batch *batch = folder->batches;

	if (!batch || batch->count == batch->cap) {
		if (batch)
			hand_over(w, batch);
		batch = new_batch(w, folder);
	}
	batch->entries[batch->count].path = path;
	add_name(w, name)->entry = &batch->entries[batch->count++];
}

static void add_folder(struct worker *w, const struct folder *above,
		       const char *path, const char *name)
{
	struct folder *folder;

	if (above->depth + 1 >= PP_FOLDER_DEPTH) {
		fault(w, PP_R(FILE_PATH),
		      (struct pp_str){ path, strlen(path) - 1 },
		      "folders are nested too deeply here");
		return;
	}
	folder = pp_new(&w->scrap, struct folder, 1);
	folder->path = path;
	folder->depth = above->depth + 1;
	add_name(w, name)->folder = folder;
	add_task(w, folder, NULL);
}

/* Some file systems do not say what an entry is. */
static bool is_folder(const struct folder *folder, const struct dirent *d)
{
	struct stat st;

	if (d->d_type != DT_UNKNOWN)
		return d->d_type == DT_DIR;
	return !fstatat(dirfd(folder->dir), d->d_name, &st,
			AT_SYMLINK_NOFOLLOW) && S_ISDIR(st.st_mode);
}

static void add_dirent(struct worker *w, struct folder *folder,
		       const struct dirent *d)
{
	struct pp_str name = pp_str(d->d_name);
	size_t above = strlen(folder->path);
	const char *wrong;
	bool deeper;
	char *path;

	if (pp_name_is_skipped(name))
		return;
	wrong = pp_name_fault(name);
	deeper = is_folder(folder, d);
	path = pp_new_raw(&w->keep, char, above + name.n + 2);
	memcpy(path, folder->path, above);
	memcpy(path + above, name.p, name.n);
	path[above + name.n] = deeper ? '/' : '\0';
	path[above + name.n + 1] = '\0';
	if (wrong)
		fault(w, PP_R(FILE_PATH),
		      (struct pp_str){ path, above + name.n },
		      pp_arena_printf(&w->scrap, "the name %s", wrong));
	else if (above + name.n > PP_PATH_LIMIT)
		fault(w, PP_R(FILE_PATH),
		      (struct pp_str){ path, above + name.n },
		      "the path is too long");
	else if (deeper)
		add_folder(w, folder, path, path + above);
	else
		add_file(w, folder, path, path + above);
}

static int open_folder(struct worker *w, struct folder *folder)
{
	int fd = pp_worktree_open(w->walk->root, folder->path);

	folder->dir = fd < 0 ? NULL : fdopendir(fd);
	if (folder->dir) {
		atomic_store(&folder->users, 1);
		return 0;
	}
	if (fd >= 0)
		close(fd);
	/* ENOENT: it was there a moment ago, and has been removed since. */
	if (errno != ENOENT)
		fault_errno(w, folder->path, "list the folder");
	return -1;
}

static void read_folder(struct worker *w, struct folder *folder)
{
	struct dirent *d;

	if (open_folder(w, folder))
		return;
	w->count = 0;
	for (errno = 0; (d = readdir(folder->dir)); errno = 0)
		add_dirent(w, folder, d);
	if (errno)
		fault_errno(w, folder->path, "list all of the folder");
	if (folder->batches) {
		atomic_fetch_add(&folder->users, 1);
		stat_batch(folder->batches);
	}
	close_folder(folder);
	sort_names(w->names, w->count);
	folder->count = w->count;
	folder->names = pp_new_raw(&w->scrap, struct name, w->count + 1);
	if (w->count)
		memcpy(folder->names, w->names, w->count * sizeof(*w->names));
}

/* --- all of it ------------------------------------------------------------ */

static void *work(void *arg)
{
	struct worker *w = arg;
	struct task *task;

	while ((task = take_task(w->walk))) {
		if (task->batch)
			stat_batch(task->batch);
		else
			read_folder(w, task->folder);
		finish_task(w->walk);
	}
	pp_free(w->names);
	return NULL;
}

static size_t count_entries(const struct folder *folder)
{
	size_t n = 0;

	for (size_t i = 0; i < folder->count; i++)
		n += folder->names[i].folder ?
			     count_entries(folder->names[i].folder) : 1;
	return n;
}

static void gather(struct pp_entries *out, const struct folder *folder)
{
	for (size_t i = 0; i < folder->count; i++) {
		const struct name *n = &folder->names[i];

		if (n->folder)
			gather(out, n->folder);
		else if (n->entry->type != GONE)
			out->items[out->count++] = *n->entry;
	}
}

static unsigned core_count(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (unsigned)n;
}

static void run(struct pp_entries *out, struct pp_listing into, int root,
		struct folder *top)
{
	struct worker workers[THREADS_MAX] = { 0 };
	struct walk walk = {
		.root = root,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.more = PTHREAD_COND_INITIALIZER,
		.threads = 1,
		.threads_max = core_count(),
		.workers = workers,
	};

	workers[0].walk = &walk;
	add_task(&workers[0], top, NULL);
	work(&workers[0]);
	for (unsigned i = 1; i < walk.threads; i++)
		pthread_join(workers[i].thread, NULL);
	*out = (struct pp_entries){
		.items = pp_new_raw(into.arena, struct pp_entry,
				    count_entries(top) + 1),
	};
	gather(out, top);
	for (unsigned i = 0; i < walk.threads; i++) {
		out->incomplete |= workers[i].incomplete;
		pp_arena_absorb(into.arena, &workers[i].keep);
		pp_arena_release(&workers[i].scrap);
		pp_sink_absorb(into.sink, &workers[i].sink);
	}
	pthread_cond_destroy(&walk.more);
	pthread_mutex_destroy(&walk.lock);
}

int pp_worktree_open(int root, const char *path)
{
	char part[256];		/* NAME_MAX and a NUL */
	int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0 && *path) {
		const char *slash = strchr(path, '/');
		size_t n = slash ? (size_t)(slash - path) : strlen(path);
		int above = fd, saved;

		if (n >= sizeof(part)) {
			close(fd);
			errno = ENAMETOOLONG;
			return -1;
		}
		memcpy(part, path, n);
		part[n] = '\0';
		path += n + (slash != NULL);
		if (!n)
			continue;
		fd = openat(above, part,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		saved = errno;
		close(above);
		errno = saved;
	}
	return fd;
}

int pp_worktree_list(struct pp_entries *out, struct pp_listing into, int root,
		     const char *folder)
{
	struct folder top = { .path = "" };
	struct pp_entry at;
	int rc;

	*out = (struct pp_entries){ 0 };
	if (*folder) {
		rc = pp_worktree_find(&at, into.sink, root, folder);
		out->absent = !rc;
		out->incomplete = rc < 0;
		if (rc <= 0)
			return rc;
		if (at.type != PP_ENTRY_FOLDER)
			return pp_entry_report_folder(out, into.sink, &at);
		top.path = pp_arena_printf(into.arena, "%s/", folder);
	}
	run(out, into, root, &top);
	return 0;
}

/* Errors on the way to a file that only say that it is not there. */
static bool is_absence(int error)
{
	return error == ENOENT || error == ENOTDIR;
}

int pp_worktree_find(struct pp_entry *out, struct pp_sink *sink, int root,
		     const char *path)
{
	const char *slash = strrchr(path, '/');
	char *above = slash ? pp_alloc((size_t)(slash - path) + 1, 1) : NULL;
	struct pp_entry e = { .path = path, .has_stat = true };
	int fd, rc = -1;

	if (above) {
		memcpy(above, path, (size_t)(slash - path));
		above[slash - path] = '\0';
	}
	fd = pp_worktree_open(root, above ? above : "");
	if (fd >= 0)
		rc = pp_file_stat(&e.stat, fd, slash ? slash + 1 : path);
	if (!rc) {
		e.type = type_of((mode_t)e.stat.mode);
		*out = e;
		rc = 1;
	} else if (is_absence(errno)) {
		rc = 0;
	} else {
		pp_report(sink, PP_R(FILE_READ), (struct pp_pos){ .file = path },
			  "cannot look at the file: %s", strerror(errno));
	}
	if (fd >= 0)
		close(fd);
	pp_free(above);
	return rc;
}
