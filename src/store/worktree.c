/* Listing a work tree with all its stat data.
 *
 * The kernel's part (readdir, fstatat) is most of the time, so it is shared
 * out among threads, in two steps.  First the folders are read, each a task,
 * and each sorts its names; then it is known where each file stands in the
 * list, and the files are looked at in pieces of a folder, so that a flat pool
 * is as quick as one with many folders.  Memory is touched as little as can
 * be: the kernel clears each page, which is no cheaper than to stat a file. */
#include "store/worktree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/names.h"

enum {
	PIECE_MAX = 256,	/* files in one piece: half a millisecond */
	FILES_ALONE = 512,	/* so many need no second thread */
	FOLDERS_ALONE = 2,
	THREADS_MAX = 8,
};

/* The type of an entry whose file was gone when it was looked at. */
enum { GONE = 0xff };

struct folder {
	struct folder *next;		/* waiting to be read */
	struct pp_str path;		/* "" or with '/' at its end */
	struct pp_stat stat;		/* before it was read */
	unsigned depth;
	struct pp_name *names;
	size_t count;
};

/* What is common to all threads that read folders. */
struct walk {
	int root;
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct folder *waiting;
	size_t left;			/* waiting, or being read */
	unsigned threads, threads_max;
	struct worker *workers;
};

/* What belongs to one of them. */
struct worker {
	struct walk *walk;
	pthread_t thread;
	struct pp_arena keep;		/* paths */
	struct pp_arena scrap;		/* all else, until the end */
	struct pp_sink sink;
	bool incomplete;
	struct pp_name *names;		/* of the folder being read */
	size_t count, cap;
};

/* Files that stand one after the other in their folder and in the list. */
struct piece {
	const struct folder *folder;
	const struct pp_name *names;
	size_t count;
	size_t at;			/* in the list */
};

/* What is common to all threads that look at files. */
struct look {
	int root;
	struct piece *pieces;
	size_t count, cap;
	struct pp_entry *items;
	size_t item_count;
	const struct folder **folders;	/* all of them, depth first */
	size_t folder_count, folder_cap;
	atomic_size_t next;
	atomic_bool gone;		/* a file was */
};

static void fault(struct worker *w, const struct pp_rule *rule,
		  struct pp_str path, const char *text)
{
	struct pp_pos pos = { 0 };

	while (path.n && path.p[path.n - 1] == '/')
		path.n--;
	pos.file = pp_path_shown(&w->sink.arena, path);
	pp_report(&w->sink, rule, pos, "%s", text);
	w->incomplete = true;
}

static void fault_errno(struct worker *w, const struct folder *folder,
			const char *what)
{
	fault(w, PP_R(FILE_READ), folder->path,
	      pp_arena_printf(&w->scrap, "cannot %s: %s", what,
			      strerror(errno)));
}

static unsigned core_count(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (unsigned)n;
}

/* --- reading folders ------------------------------------------------------ */

static void *read_folders(void *arg);

/* Call one more thread, where there is enough to do. */
static void call_help(struct walk *walk)
{
	struct worker *w = &walk->workers[walk->threads];

	if (walk->threads >= walk->threads_max || walk->left <= FOLDERS_ALONE)
		return;
	w->walk = walk;
	if (!pthread_create(&w->thread, NULL, read_folders, w))
		walk->threads++;
	else
		walk->threads_max = walk->threads;
}

static void add_folder(struct walk *walk, struct folder *folder)
{
	pthread_mutex_lock(&walk->lock);
	folder->next = walk->waiting;
	walk->waiting = folder;
	walk->left++;
	call_help(walk);
	pthread_cond_signal(&walk->more);
	pthread_mutex_unlock(&walk->lock);
}

/* Wait for a folder; NULL when all are done. */
static struct folder *take_folder(struct walk *walk)
{
	struct folder *folder;

	pthread_mutex_lock(&walk->lock);
	while (!walk->waiting && walk->left)
		pthread_cond_wait(&walk->more, &walk->lock);
	folder = walk->waiting;
	if (folder)
		walk->waiting = folder->next;
	pthread_mutex_unlock(&walk->lock);
	return folder;
}

static void finish_folder(struct walk *walk)
{
	pthread_mutex_lock(&walk->lock);
	if (!--walk->left)
		pthread_cond_broadcast(&walk->more);
	pthread_mutex_unlock(&walk->lock);
}

static struct folder *new_folder(struct worker *w, const struct folder *above,
				 struct pp_str path)
{
	struct folder *folder = pp_new(&w->scrap, struct folder, 1);

	folder->path = path;
	folder->depth = above->depth + 1;
	add_folder(w->walk, folder);
	return folder;
}

/* Some file systems do not say what an entry is. */
static bool is_folder(const struct dirent *d, int dir)
{
	struct stat st;

	if (d->d_type != DT_UNKNOWN)
		return d->d_type == DT_DIR;
	return !fstatat(dir, d->d_name, &st, AT_SYMLINK_NOFOLLOW) &&
	       S_ISDIR(st.st_mode);
}

/* The path of a name in a folder, with a '/' if it is one. */
static struct pp_str join(struct worker *w, const struct folder *above,
			  struct pp_str name, bool is_folder)
{
	size_t n = above->path.n;
	char *p = pp_new_raw(&w->keep, char, n + name.n + is_folder + 1);

	if (n)
		memcpy(p, above->path.p, n);
	memcpy(p + n, name.p, name.n);
	n += name.n;
	if (is_folder)
		p[n++] = '/';
	p[n] = '\0';
	return (struct pp_str){ p, n };
}

static void add_name(struct worker *w, const char *name,
		     struct folder *folder)
{
	pp_grow(w->names, w->count, w->cap);
	w->names[w->count++] = (struct pp_name){ .name = name,
						 .folder = folder };
}

static void add_dirent(struct worker *w, const struct folder *above,
		       const struct dirent *d, bool deeper)
{
	struct pp_str name = pp_str(d->d_name);
	const char *wrong = pp_name_fault(name);
	struct pp_str path = join(w, above, name, deeper);

	if (wrong) {
		fault(w, PP_R(FILE_PATH), path,
		      pp_arena_printf(&w->scrap, "the name %s", wrong));
		return;
	}
	if (path.n > PP_PATH_LIMIT ||
	    (deeper && above->depth + 1 >= PP_FOLDER_DEPTH)) {
		fault(w, PP_R(FILE_PATH), path,
		      "folders are nested too deeply here");
		return;
	}
	add_name(w, path.p + above->path.n,
		 deeper ? new_folder(w, above, path) : NULL);
	/* What stands where a file should is listed for itself too. */
	if (deeper && pp_name_is_file_like(name))
		add_name(w, join(w, above, name, false).p + above->path.n,
			 NULL);
}

static void read_names(struct worker *w, struct folder *folder, DIR *dir)
{
	struct dirent *d;

	for (errno = 0; (d = readdir(dir)); errno = 0)
		if (!pp_name_is_skipped(pp_str(d->d_name)))
			add_dirent(w, folder, d, is_folder(d, dirfd(dir)));
	if (errno)
		fault_errno(w, folder, "list all of the folder");
}

static void read_folder(struct worker *w, struct folder *folder)
{
	int fd = pp_worktree_open(w->walk->root, folder->path.p);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (!dir) {
		/* ENOENT: it has been removed since it was named. */
		if (errno != ENOENT)
			fault_errno(w, folder, "list the folder");
		if (fd >= 0)
			close(fd);
		return;
	}
	w->count = 0;
	pp_file_stat(&folder->stat, dirfd(dir), ".");
	read_names(w, folder, dir);
	closedir(dir);
	folder->count = w->count;
	folder->names = pp_new_raw(&w->scrap, struct pp_name, w->count + 1);
	pp_names_sort(folder->names, w->names, w->count);
}

static void *read_folders(void *arg)
{
	struct worker *w = arg;
	struct folder *folder;

	while ((folder = take_folder(w->walk))) {
		read_folder(w, folder);
		finish_folder(w->walk);
	}
	pp_free(w->names);
	return NULL;
}

/* --- looking at files ----------------------------------------------------- */

/* Can the file be one more of the piece? */
static bool continues(const struct piece *piece, const struct folder *folder,
		      const struct pp_name *name)
{
	return piece->folder == folder && piece->count < PIECE_MAX &&
	       piece->names + piece->count == name;
}

static void add_file(struct look *look, const struct folder *folder,
		     const struct pp_name *name)
{
	size_t n = look->count;

	if (n && continues(&look->pieces[n - 1], folder, name)) {
		look->pieces[n - 1].count++;
	} else {
		pp_grow(look->pieces, look->count, look->cap);
		look->pieces[look->count++] = (struct piece){
			folder, name, 1, look->item_count
		};
	}
	look->item_count++;
}

/* Give every file its place, depth first: that is the order of paths. */
static void lay_out(struct look *look, const struct folder *folder)
{
	pp_grow(look->folders, look->folder_count, look->folder_cap);
	look->folders[look->folder_count++] = folder;
	for (size_t i = 0; i < folder->count; i++) {
		const struct pp_name *n = &folder->names[i];

		if (n->folder)
			lay_out(look, n->folder);
		else
			add_file(look, folder, n);
	}
}

static void look_at(struct look *look, struct pp_entry *e, int dir,
		    const char *name)
{
	if (!pp_file_stat(&e->stat, dir, name)) {
		e->type = pp_entry_type_of(e->stat.mode);
		e->has_stat = true;
	} else if (errno == ENOENT) {
		e->type = GONE;
		atomic_store(&look->gone, true);
	} else {
		/* Reading it will fail in its turn, and say so. */
		e->type = PP_ENTRY_FILE;
	}
}

static void look_at_piece(struct look *look, const struct piece *piece)
{
	int dir = pp_worktree_open(look->root, piece->folder->path.p);

	/* Without the folder, every fstatat below fails with EBADF, so that
	 * reading each file will say what is the matter. */
	for (size_t i = 0; i < piece->count; i++) {
		const char *name = piece->names[i].name;
		struct pp_entry *e = &look->items[piece->at + i];

		*e = (struct pp_entry){ .path = name - piece->folder->path.n };
		look_at(look, e, dir, name);
	}
	if (dir >= 0)
		close(dir);
}

static void *look_at_pieces(void *arg)
{
	struct look *look = arg;
	size_t i;

	while ((i = atomic_fetch_add(&look->next, 1)) < look->count)
		look_at_piece(look, &look->pieces[i]);
	return NULL;
}

static void drop_gone(struct pp_entries *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < out->count; i++)
		if (out->items[i].type != GONE)
			out->items[kept++] = out->items[i];
	out->count = kept;
}

static void list_folders(struct pp_entries *out, struct pp_arena *arena,
			 const struct look *look)
{
	out->folder_count = look->folder_count;
	out->folders = pp_new(arena, struct pp_entry, look->folder_count);
	for (size_t i = 0; i < look->folder_count; i++) {
		struct pp_str path = look->folders[i]->path;

		path.n -= path.n > 0;
		out->folders[i] = (struct pp_entry){
			.path = pp_arena_str(arena, path).p,
			.type = PP_ENTRY_FOLDER,
			.has_stat = true,
			.stat = look->folders[i]->stat,
		};
	}
}

static void look_at_all(struct pp_entries *out, struct pp_arena *arena,
			int root, const struct folder *top)
{
	pthread_t helpers[THREADS_MAX];
	struct look look = { .root = root };
	unsigned n = 0, wanted;

	lay_out(&look, top);
	list_folders(out, arena, &look);
	out->count = look.item_count;
	out->items = look.items = pp_new_raw(arena, struct pp_entry,
					     look.item_count + 1);
	wanted = look.item_count > FILES_ALONE ? core_count() - 1 : 0;
	while (n < wanted && !pthread_create(&helpers[n], NULL,
					     look_at_pieces, &look))
		n++;
	look_at_pieces(&look);
	while (n)
		pthread_join(helpers[--n], NULL);
	if (atomic_load(&look.gone))
		drop_gone(out);
	pp_free(look.folders);
	pp_free(look.pieces);
}

static void list(struct pp_entries *out, struct pp_listing into, int root,
		 struct folder *top)
{
	struct worker workers[THREADS_MAX + 1] = { 0 };
	struct walk walk = {
		.root = root,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.more = PTHREAD_COND_INITIALIZER,
		.threads = 1,
		.threads_max = core_count(),
		.workers = workers,
	};

	workers[0].walk = &walk;
	add_folder(&walk, top);
	read_folders(&workers[0]);
	for (unsigned i = 1; i < walk.threads; i++)
		pthread_join(workers[i].thread, NULL);
	look_at_all(out, into.arena, root, top);
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
	int fd = -1;

	while (*path) {
		const char *slash = strchr(path, '/');
		size_t n = slash ? (size_t)(slash - path) : strlen(path);
		int above = fd, saved;

		errno = ENAMETOOLONG;
		if (n < sizeof(part)) {
			memcpy(part, path, n);
			part[n] = '\0';
			fd = openat(above < 0 ? root : above, n ? part : ".",
				    O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
					    O_CLOEXEC);
		} else {
			fd = -1;
		}
		saved = errno;
		if (above >= 0)
			close(above);
		errno = saved;
		if (fd < 0)
			return -1;
		path += n + (slash != NULL);
	}
	return fd >= 0 ? fd : openat(root, ".",
				     O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

int pp_worktree_list(struct pp_entries *out, struct pp_listing into, int root,
		     const char *folder)
{
	struct folder top = { .path = PP_LIT("") };
	struct pp_entry at = { 0 };
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
		top.path = pp_str(pp_arena_printf(into.arena, "%s/", folder));
	}
	list(out, into, root, &top);
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
		e.type = pp_entry_type_of(e.stat.mode);
		*out = e;
		rc = 1;
	} else if (is_absence(errno)) {
		rc = 0;
	} else {
		pp_report(sink, PP_R(FILE_READ),
			  (struct pp_pos){ .file = path },
			  "cannot look at the file: %s", strerror(errno));
	}
	if (fd >= 0)
		close(fd);
	pp_free(above);
	return rc;
}
