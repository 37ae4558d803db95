/* Locks are flock(2) on a file of their own, which is never deleted: SQLite's
 * locks are on the database, and that is replaced. */
#include "pool/index_place.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/id.h"

/* Changed when what an index holds for one state changes. */
enum { LAYOUT = 2 };

enum { PAUSE_MS = 5, LOCKS_MAX = 100 };

uint64_t pp_index_key(void)
{
	struct pp_stat self = { 0 };

	if (pp_file_stat_followed(&self, "/proc/self/exe") < 0)
		self.size = 1;
	return pp_hash((struct pp_str){ (const char *)&self, sizeof(self) },
		       LAYOUT);
}

static bool is_tree(struct pp_str name)
{
	uint8_t id[PP_ID_SIZE];

	return !pp_id_parse(id, name);
}

void pp_index_place_of(struct pp_index_place *out, struct pp_arena *arena,
		       const char *path)
{
	const char *slash = strrchr(path, '/');
	struct pp_str name = pp_str(slash ? slash + 1 : path);
	size_t n = strlen("index-");
	bool tree = name.n >= n + PP_ID_HEX - 1 &&
		    is_tree((struct pp_str){ name.p + n, PP_ID_HEX - 1 });

	out->path = path;
	/* Those of trees have one for all. */
	out->lock = tree ?
		pp_arena_printf(arena, "%.*sindex-trees%s.lock",
				(int)(name.p - path), path,
				name.p + n + PP_ID_HEX - 1) :
		pp_arena_printf(arena, "%s.lock", path);
}

int pp_index_place(struct pp_index_place *out, struct pp_arena *arena,
		   const struct pp_pool *pool, const char *name)
{
	const char *path = pp_pool_cache(pool, arena,
		pp_arena_printf(arena, "index-%s", name));

	if (!path)
		return -1;
	pp_index_place_of(out, arena, path);
	return 0;
}

/* A file of the folder, and when it was used last. */
struct used {
	struct pp_index_place place;
	struct timespec when;
};

static int compare_used(const void *a, const void *b)
{
	const struct used *x = a, *y = b;

	if (x->when.tv_sec != y->when.tv_sec)
		return x->when.tv_sec < y->when.tv_sec ? 1 : -1;
	if (x->when.tv_nsec != y->when.tv_nsec)
		return x->when.tv_nsec < y->when.tv_nsec ? 1 : -1;
	return strcmp(x->place.path, y->place.path);
}

/* Is that the index of a tree of this pool?  tail is what follows the tree in
 * the names of those. */
static bool is_ours(const char *name, const char *tail)
{
	size_t n = strlen("index-"), hex = PP_ID_HEX - 1;

	return !strncmp(name, "index-", n) && strlen(name) >= n + hex &&
	       is_tree((struct pp_str){ name + n, hex }) &&
	       !strcmp(name + n + hex, tail);
}

void pp_index_places(struct pp_index_places *out, struct pp_arena *arena,
		     const struct pp_pool *pool)
{
	enum { MAX = 1000 };
	const char *any = pp_pool_cache(pool, arena, "");
	const char *slash = any ? strrchr(any, '/') : NULL;
	struct pp_index_place lock;
	struct used *all;
	struct dirent *d;
	struct stat st;
	DIR *dir;

	*out = (struct pp_index_places){ 0 };
	if (!slash || pp_index_place(&lock, arena, pool,
			"0000000000000000000000000000000000000000") < 0)
		return;
	dir = opendir(pp_arena_copy(arena, any, (size_t)(slash - any)));
	if (!dir)
		return;
	all = pp_new(arena, struct used, MAX);
	while (out->count < MAX && (d = readdir(dir))) {
		if (!is_ours(d->d_name, slash + 1) ||
		    fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW))
			continue;
		all[out->count++] = (struct used){
			{ pp_arena_printf(arena, "%.*s/%s", (int)(slash - any),
					  any, d->d_name), lock.lock },
			st.st_mtim,
		};
	}
	closedir(dir);
	qsort(all, out->count, sizeof(*all), compare_used);
	out->items = pp_new(arena, struct pp_index_place, out->count);
	for (size_t i = 0; i < out->count; i++)
		out->items[i] = all[i].place;
}

void pp_index_touch(const struct pp_index_place *place)
{
	utimensat(AT_FDCWD, place->path, NULL, 0);
}

void pp_index_prune(struct pp_arena *arena, const struct pp_pool *pool)
{
	struct pp_index_places all;

	pp_index_places(&all, arena, pool);
	for (size_t i = PP_INDEX_TREES; i < all.count; i++)
		pp_index_delete(&all.items[i]);
}

int pp_index_lock(const struct pp_index_place *place)
{
	const struct timespec pause = { 0, PAUSE_MS * 1000000 };
	int fd = open(place->lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
		      0600);

	for (int waited = 0; fd >= 0; waited += PAUSE_MS) {
		if (!flock(fd, LOCK_EX | LOCK_NB))
			return fd;
		if (waited >= PP_DB_WAIT_MS) {
			close(fd);
			break;
		}
		nanosleep(&pause, NULL);
	}
	return -1;
}

void pp_index_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

static void delete_path(const char *path)
{
	static const char *const tails[] = { "", "-journal", ".new",
					     ".new-journal" };
	struct pp_arena arena = { 0 };

	/* The database goes first: a journal without one is nobody's, but a
	 * database without its journal may be half written. */
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++)
		unlink(pp_arena_printf(&arena, "%s%s", path, tails[i]));
	pp_arena_release(&arena);
}

void pp_index_delete(const struct pp_index_place *place)
{
	delete_path(place->path);
}

/* Is it a lock, or no file of ours? */
static bool is_kept(const char *name)
{
	return *name == '.' || pp_str_ends(pp_str(name), PP_LIT(".lock"));
}

/* Under every lock that there is, since a file that is being changed must not
 * lose its journal. */
static int delete_in(size_t *count, DIR *dir)
{
	struct dirent *d;
	int rc = 0;

	while ((d = readdir(dir))) {
		if (is_kept(d->d_name))
			continue;
		if (unlinkat(dirfd(dir), d->d_name, 0))
			rc = -1;
		else
			++*count;
	}
	return rc;
}

/* Take all locks of the folder, in the order in which they are read: nobody
 * else takes two. */
static int lock_all(int *locks, size_t *count, const char *folder, DIR *dir)
{
	struct pp_arena arena = { 0 };
	struct dirent *d;
	int rc = 0;

	while (!rc && *count < LOCKS_MAX && (d = readdir(dir))) {
		struct pp_index_place place = { 0 };

		if (*d->d_name == '.' ||
		    !pp_str_ends(pp_str(d->d_name), PP_LIT(".lock")))
			continue;
		place.lock = pp_arena_printf(&arena, "%s/%s", folder,
					     d->d_name);
		locks[*count] = pp_index_lock(&place);
		rc = locks[*count] < 0 ? -1 : 0;
		*count += !rc;
	}
	rewinddir(dir);
	pp_arena_release(&arena);
	return rc;
}

int pp_index_delete_all(size_t *count, struct pp_arena *arena,
			const struct pp_pool *pool)
{
	const char *any = pp_pool_cache(pool, arena, "");
	const char *folder = any ? pp_arena_copy(arena, any, (size_t)(
					strrchr(any, '/') - any)) : NULL;
	DIR *dir = folder ? opendir(folder) : NULL;
	int locks[LOCKS_MAX], rc;
	size_t held = 0;

	*count = 0;
	if (!dir)
		return folder ? -1 : 0;
	rc = lock_all(locks, &held, folder, dir);
	if (!rc)
		rc = delete_in(count, dir);
	while (held)
		pp_index_unlock(locks[--held]);
	closedir(dir);
	return rc;
}

void pp_index_remove(const struct pp_index_place *place)
{
	int lock = pp_index_lock(place);

	if (lock >= 0)
		pp_index_delete(place);
	pp_index_unlock(lock);
}

const char *pp_index_new_path(struct pp_arena *arena,
			      const struct pp_index_place *place)
{
	const char *path = pp_arena_printf(arena, "%s.new", place->path);

	delete_path(path);
	return path;
}
