/* Making everything ready: see the header. */
#include "pool/write_stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/memory.h"
#include "base/pipeline.h"
#include "store/pack.h"
#include "store/sha1.h"

enum {
	AHEAD = 64, NAME_SIZE = 40, NOTE_LIMIT = 1 << 28, CHECK_ALL = 2000,
	MODE_ALL = 07777,
};

/* One file that has been made. */
struct slot {
	struct pp_packed packed;
	int error;			/* errno */
};

struct stage {
	struct pp_write_plan *plan;
	struct pp_pack_writer *pack;
	int dir;
	struct slot slots[AHEAD];
};

struct worker {
	struct stage *stage;
	struct pp_deflater *deflater;
};

/* Its mode stays that of the old file. */
static int keep_mode(int fd, const struct pp_write_item *item,
		     const struct stat *st)
{
	mode_t mode = item->stat.mode & MODE_ALL;

	if (item->what != PP_WRITE_CHANGE ||
	    (st->st_mode & (mode_t)MODE_ALL) == mode)
		return 0;
	return fchmod(fd, mode);
}

static int make_file(const struct stage *s, size_t i)
{
	struct pp_write_item *item = &s->plan->items[i];
	char name[NAME_SIZE];
	struct stat st;
	int fd, rc;

	snprintf(name, sizeof(name), "%zu", i);
	if (pp_disk_make(&fd, s->dir, name, item->bytes, 0666) < 0)
		return -1;
	rc = fstat(fd, &st);
	if (!rc)
		rc = keep_mode(fd, item, &st);
	item->made.inode = st.st_ino;
	item->made.size = (uint64_t)st.st_size;
	item->made.mtime_s = st.st_mtim.tv_sec;
	item->made.mtime_ns = (uint32_t)st.st_mtim.tv_nsec;
	return close(fd) < 0 ? -1 : rc;
}

static void make_piece(void *data, size_t i)
{
	struct worker *w = data;
	struct slot *slot = &w->stage->slots[i % AHEAD];
	const struct pp_write_item *item = &w->stage->plan->items[i];

	slot->error = 0;
	if (item->what == PP_WRITE_DELETE)
		return;
	if (make_file(w->stage, i) < 0)
		slot->error = errno ? errno : EIO;
	else if (w->stage->pack &&
		 pp_packed_make(&slot->packed, w->deflater, PP_OBJECT_BLOB,
				item->bytes, item->new_id) < 0)
		slot->error = EFBIG;
}

static int take_piece(void *data, size_t i)
{
	struct stage *s = data;
	struct slot *slot = &s->slots[i % AHEAD];
	const struct pp_write_item *item = &s->plan->items[i];

	if (slot->error) {
		pp_report(s->plan->into.sink, PP_R(FILE_WRITE),
			  (struct pp_pos){ .file = item->path },
			  "cannot write the file: %s", strerror(slot->error));
		return -1;
	}
	if (s->pack && item->what != PP_WRITE_DELETE)
		pp_pack_writer_add(s->pack, &slot->packed);
	return 0;
}

static int run(struct stage *s)
{
	const struct pp_pipeline pipeline = {
		.count = s->plan->count, .ahead = AHEAD, .make = make_piece,
		.take = take_piece, .data = s,
	};
	size_t threads = pp_parallel_threads(s->plan->count);
	struct worker workers[PP_THREADS_MAX];
	void *pointers[PP_THREADS_MAX];
	int rc;

	for (size_t i = 0; i < threads; i++) {
		workers[i] = (struct worker){ s, pp_deflater_new() };
		pointers[i] = &workers[i];
	}
	for (size_t i = 0; i < AHEAD; i++)
		pp_packed_init(&s->slots[i].packed);
	rc = pp_pipeline_run(&pipeline, pointers, threads);
	for (size_t i = 0; i < AHEAD; i++)
		pp_packed_release(&s->slots[i].packed);
	for (size_t i = 0; i < threads; i++)
		pp_deflater_free(workers[i].deflater);
	return rc;
}

static int refuse(struct pp_sink *sink, const char *path, const char *what)
{
	pp_report(sink, PP_R(FILE_WRITE), (struct pp_pos){ .file = path },
		  "%s: %s", what, strerror(errno));
	return -1;
}

int pp_write_stage(struct pp_write_plan *plan,
		   const struct pp_write_area *area,
		   struct pp_pack_writer *pack)
{
	struct stage s = { .plan = plan, .pack = pack };
	const char *folder = pp_arena_printf(plan->into.arena, "%s/new",
					     area->staged);
	int rc;

	if (pp_file_mkdirs(folder, 0700) < 0)
		return refuse(plan->into.sink, folder,
			      "cannot make the folder");
	s.dir = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (s.dir < 0)
		return refuse(plan->into.sink, folder,
			      "cannot open the folder");
	rc = run(&s);
	if (!rc && area->is_split && pp_disk_flush(s.dir) < 0)
		rc = refuse(plan->into.sink, folder, "cannot flush the disk");
	close(s.dir);
	return rc;
}

/* --- folders ---------------------------------------------------------------*/

int pp_write_stage_folders(const struct pp_write_plan *plan,
			   const struct pp_write_area *area)
{
	const char *path = pp_write_area_path(area, plan->into.arena,
					      "folders");
	const struct pp_pool *pool = plan->write->pool;
	struct pp_buf note;
	int rc;

	if (!plan->folder_count)
		return 0;
	pp_buf_init(&note, NOTE_LIMIT);
	pp_buf_printf(&note, "%s\n", pool->in_git ? pool->prefix : "");
	for (size_t i = 0; i < plan->folder_count; i++)
		pp_buf_printf(&note, "%s\n", plan->folders[i]);
	rc = pp_disk_make(NULL, AT_FDCWD, path, pp_buf_get(&note), 0600);
	pp_buf_release(&note);
	if (rc < 0)
		return refuse(plan->into.sink, path, "cannot write the file");
	for (size_t i = 0; i < plan->folder_count; i++)
		if (mkdirat(plan->root, plan->folders[i], 0777) < 0 &&
		    errno != EEXIST)
			return refuse(plan->into.sink, plan->folders[i],
				      "cannot make the folder");
	return 0;
}

/* The lines of the note from the last to the first: those below come first. */
static void remove_folders(int root, struct pp_str note)
{
	while (note.n) {
		size_t n = note.n - 1, start = n;
		char path[PP_PATH_LIMIT + 1];

		while (start && note.p[start - 1] != '\n')
			start--;
		if (n - start < sizeof(path)) {
			memcpy(path, note.p + start, n - start);
			path[n - start] = '\0';
			unlinkat(root, path, AT_REMOVEDIR);
		}
		note.n = start;
	}
}

void pp_write_stage_undo(const struct pp_write_area *area,
			 const struct pp_pool *pool)
{
	struct pp_arena arena = { 0 };
	struct pp_sink quiet = { .limit = 1 };
	const char *path = pp_write_area_path(area, &arena, "folders");
	const char *end, *root = pool->in_git ? pool->place.worktree :
						pool->root;
	struct pp_buf bytes;
	struct pp_str note;
	int fd = -1;

	pp_buf_init(&bytes, NOTE_LIMIT + 1);
	if (!access(path, F_OK) &&
	    !pp_file_read_named(&bytes, &quiet, path, NOTE_LIMIT)) {
		note = pp_buf_get(&bytes);
		end = note.n ? memchr(note.p, '\n', note.n) : NULL;
		if (end && note.p[note.n - 1] == '\n')
			fd = open(pp_arena_printf(&arena, "%s/%.*s", root,
						  (int)(end - note.p), note.p),
				  O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (fd >= 0) {
			note.n -= (size_t)(end + 1 - note.p);
			note.p = end + 1;
			remove_folders(fd, note);
			close(fd);
		}
	}
	pp_buf_release(&bytes);
	pp_sink_release(&quiet);
	pp_arena_release(&arena);
}

/* --- objects ---------------------------------------------------------------*/

/* Read objects as git would, and hash them. */
static bool holds(const char *path, size_t count)
{
	size_t every = count > CHECK_ALL ? count / CHECK_ALL : 1;
	struct pp_unpack unpack;
	struct pp_pack pack;
	bool good = true;

	if (pp_pack_open(&pack, path) < 0)
		return false;
	pp_unpack_init(&unpack, 1 << 20);
	for (size_t i = 0; good && i < pack.index.count; i++) {
		struct pp_object_want want = {
			.id = pack.index.ids + i * PP_ID_SIZE,
		};
		struct pp_block *block = NULL;
		uint8_t id[PP_ID_SIZE];

		if (i % every)
			continue;
		good = !pp_pack_read(&block, &unpack, &pack, &want);
		if (!good)
			break;
		pp_object_id(id, block->type, (struct pp_str){ block->bytes,
							      block->size });
		good = !memcmp(id, want.id, PP_ID_SIZE);
		pp_block_release(block);
	}
	pp_unpack_release(&unpack);
	pp_pack_close(&pack);
	return good && count;
}

/* Will a file of the area go there by being moved? */
static int check_objects(const struct pp_write_area *area, const char *objects,
			 struct pp_listing into)
{
	const char *folder = pp_arena_printf(into.arena, "%s/pack", objects);
	struct stat here, there;

	if (pp_file_mkdirs(folder, 0777) < 0 || stat(folder, &there) < 0 ||
	    fstat(area->fd, &here) < 0)
		return refuse(into.sink, folder, "cannot use the folder");
	errno = EXDEV;
	return here.st_dev == there.st_dev ? 0 :
	       refuse(into.sink, folder, "git's objects are on another file "
		      "system than its index");
}

int pp_write_stage_pack(const struct pp_write_area *area,
			const struct pp_pack_files *files,
			const char *objects, struct pp_listing into)
{
	const char *stem = pp_write_area_path(area, into.arena, "objects");
	const char *pack = pp_arena_printf(into.arena, "%s.pack", stem);
	const char *index = pp_arena_printf(into.arena, "%s.idx", stem);

	if (check_objects(area, objects, into) < 0)
		return -1;
	if (pp_disk_make(NULL, AT_FDCWD, pack, files->pack, 0444) < 0)
		return refuse(into.sink, pack, "cannot write the file");
	if (pp_disk_make(NULL, AT_FDCWD, index, files->index, 0444) < 0)
		return refuse(into.sink, index, "cannot write the file");
	errno = EIO;
	return holds(stem, files->count) ? 0 :
	       refuse(into.sink, pack, "the file cannot be read back");
}
