/* From the journal on: everything here may have been done before, in part or
 * in whole, and somebody may have been at it since. */
#include "pool/write_job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "store/sha1.h"

enum { FILE_LIMIT = 1 << 28, NAME_SIZE = 40 };

struct finish {
	struct pp_write_job *job;
	struct pp_sink *sink;
	int root, staged;		/* folders, open */
	struct pp_buf bytes;
};

static void left(struct finish *f, const char *path, const char *text)
{
	pp_report(f->sink, PP_R(WRITE_LEFT), (struct pp_pos){ .file = path },
		  "%s", text);
}

static int leave(struct finish *f, struct pp_write_item *item, const char *text)
{
	item->left = true;
	left(f, item->path, text);
	return 0;
}

static int stuck(struct finish *f, const char *path, const char *what)
{
	int error = errno;
	struct pp_finding *g;

	g = pp_report(f->sink, PP_R(WRITE_INTERRUPTED),
		      (struct pp_pos){ .file = path }, "%s: %s", what,
		      error == EEXIST ? "another process holds git's lock" :
					strerror(error));
	pp_report_note(f->sink, g, (struct pp_pos){ 0 },
		       "nothing is lost: the next peerpool command here goes "
		       "on with it");
	return -1;
}

/* --- files -----------------------------------------------------------------*/

/* What is there now: OLD, NEW, or something else.  Nothing is OLD for a file
 * that is made, and NEW for one that is deleted. */
enum state { OLD, NEW, OTHER };

static enum state state_of(struct finish *f, const struct pp_write_item *item)
{
	struct pp_sink quiet = { .limit = 1 };
	uint8_t id[PP_ID_SIZE] = { 0 };
	struct stat st;
	enum state state = OTHER;
	int rc = 0;

	if (!fstatat(f->root, item->path, &st, AT_SYMLINK_NOFOLLOW)) {
		rc = pp_file_read(&f->bytes, NULL, &quiet, item->path, f->root,
				  item->path, FILE_LIMIT);
		pp_object_id(id, PP_OBJECT_BLOB, pp_buf_get(&f->bytes));
	}
	pp_sink_release(&quiet);
	if (rc < 0)
		state = OTHER;
	else if (!memcmp(id, item->new_id, PP_ID_SIZE))
		state = NEW;
	else if (!memcmp(id, item->old_id, PP_ID_SIZE))
		state = OLD;
	return state;
}

/* The very file that was looked at before it all began? */
static bool is_untouched(struct finish *f, const struct pp_write_item *item)
{
	struct pp_stat now;

	return !pp_file_stat(&now, f->root, item->path) &&
	       now.inode == item->stat.inode && now.size == item->stat.size &&
	       now.mtime_s == item->stat.mtime_s &&
	       now.mtime_ns == item->stat.mtime_ns &&
	       now.ctime_s == item->stat.ctime_s &&
	       now.ctime_ns == item->stat.ctime_ns;
}

/* May it be done to the file?  A file that is made is moved to where nothing
 * may be, which says it at once. */
static bool is_old(struct finish *f, const struct pp_write_item *item)
{
	if (!f->job->recovers)
		return item->what == PP_WRITE_MAKE || is_untouched(f, item) ||
		       state_of(f, item) == OLD;
	return state_of(f, item) == OLD;
}

/* Folders above a path that have become something else. */
static bool has_folders(struct finish *f, const char *path)
{
	struct pp_arena arena = { 0 };
	char *part = pp_arena_copy(&arena, path, strlen(path));
	bool all = true;
	struct stat st;

	for (char *slash = part; all && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (fstatat(f->root, part, &st, AT_SYMLINK_NOFOLLOW) < 0)
			all = errno == ENOENT &&
			      (!mkdirat(f->root, part, 0777) ||
			       errno == EEXIST);
		else
			all = S_ISDIR(st.st_mode);
		*slash = '/';
	}
	pp_arena_release(&arena);
	return all;
}

/* Another file system, after all: a copy. */
static int copy_across(struct finish *f, const struct pp_disk_move *m,
		       const struct pp_write_item *item)
{
	struct pp_arena arena = { 0 };
	struct pp_stat stat;
	int rc = pp_file_read(&f->bytes, &stat, f->sink, item->path,
			      m->from_dir, m->from, FILE_LIMIT);

	if (!rc)
		rc = pp_file_write(pp_arena_printf(&arena, "%s/%s",
						   f->job->root, item->path),
				   pp_buf_get(&f->bytes), stat.mode & 07777,
				   m->exclusive);
	if (!rc)
		rc = unlinkat(m->from_dir, m->from, 0);
	pp_arena_release(&arena);
	return rc;
}

/* Remove the folders that a deleted file leaves empty, as git does; but not
 * the first, in which the pool expects its records. */
static void remove_empty(struct finish *f, const char *path)
{
	struct pp_arena arena = { 0 };
	char *folder = pp_arena_copy(&arena, path, strlen(path)), *slash;

	while ((slash = strrchr(folder, '/'))) {
		*slash = '\0';
		if (!strchr(folder, '/') ||
		    unlinkat(f->root, folder, AT_REMOVEDIR) < 0)
			break;
	}
	pp_arena_release(&arena);
}

static int delete_file(struct finish *f, struct pp_write_item *item)
{
	if (is_old(f, item)) {
		if (unlinkat(f->root, item->path, 0) < 0)
			return stuck(f, item->path, "cannot delete the file");
		remove_empty(f, item->path);
	} else if (state_of(f, item) != NEW) {
		return leave(f, item, "the file was to be deleted, but has "
			     "been changed since, and stays");
	} else {
		remove_empty(f, item->path);
	}
	return 0;
}

static int put_file(struct finish *f, struct pp_write_item *item,
		    const struct pp_disk_move *m)
{
	int rc;

	if (!is_old(f, item)) {
		if (state_of(f, item) != NEW)
			return leave(f, item, "the file has been changed "
				     "since, and was not written again");
		return 0;
	}
	rc = pp_disk_move(m);
	if (rc < 0 && errno == EXDEV)
		rc = copy_across(f, m, item);
	if (rc < 0 && errno == EEXIST && m->exclusive)
		return leave(f, item, "the file has been made by somebody "
			     "else, and stays");
	return rc < 0 ? stuck(f, item->path, "cannot put the file in its "
			      "place") : 0;
}

static int do_item(struct finish *f, size_t i)
{
	struct pp_write_item *item = &f->job->items[i];
	char name[NAME_SIZE];
	const struct pp_disk_move move = {
		.from_dir = f->staged, .to_dir = f->root, .from = name,
		.to = item->path, .exclusive = item->what == PP_WRITE_MAKE,
	};

	if (f->job->recovers && !has_folders(f, item->path))
		return leave(f, item, "a folder above it is not one any more");
	if (item->what == PP_WRITE_DELETE)
		return delete_file(f, item);
	snprintf(name, sizeof(name), "%zu", i);
	/* What is not there any more has been moved. */
	if (f->job->recovers && faccessat(f->staged, name, F_OK,
					  AT_SYMLINK_NOFOLLOW) < 0) {
		if (state_of(f, item) == NEW)
			return 0;
		return leave(f, item, "the file has been changed since");
	}
	return put_file(f, item, &move);
}

static int do_files(struct finish *f)
{
	for (size_t i = 0; i < f->job->count; i++)
		if (do_item(f, i) < 0)
			return -1;
	return 0;
}

/* --- git -------------------------------------------------------------------*/

/* Move one of the two files of the pack.  What is not there any more has been
 * moved before. */
static int move_pack(struct finish *f, const char *ending)
{
	struct pp_arena *arena = f->job->into.arena;
	const char *objects = f->job->pool->place.objects;
	const struct pp_disk_move move = {
		.from_dir = AT_FDCWD, .to_dir = AT_FDCWD,
		.from = pp_write_area_path(f->job->area, arena,
					   pp_arena_printf(arena, "objects%s",
							   ending)),
		.to = pp_arena_printf(arena, "%s/pack/%s%s", objects,
				      f->job->pack, ending),
	};

	if (access(move.from, F_OK) < 0 && !access(move.to, F_OK))
		return 0;
	if (!pp_disk_move(&move))
		return 0;
	return stuck(f, move.to, "cannot put the commit's objects in their "
		     "place");
}

/* The objects before what names them; the pack before its index. */
static int do_pack(struct finish *f)
{
	const char *folder = pp_arena_printf(f->job->into.arena, "%s/pack",
					     f->job->pool->place.objects);

	if (move_pack(f, ".pack") < 0 || move_pack(f, ".idx") < 0)
		return -1;
	if (pp_disk_flush_path(folder) < 0)
		return stuck(f, folder, "cannot flush the folder");
	return 0;
}

/* Is the commit there, by a look that remembers nothing? */
static int look_for_commit(struct finish *f)
{
	struct pp_repo *repo = pp_repo_open(&f->job->pool->place, f->sink);
	struct pp_object_want want = { .id = f->job->ref.new_id,
				       .type = PP_OBJECT_COMMIT };
	struct pp_object object;
	enum pp_object_fault fault = PP_OBJECT_MISSING;

	if (repo)
		fault = pp_object_read(&object, repo, &want);
	if (!fault)
		pp_object_release(&object);
	pp_repo_free(repo);
	errno = EIO;
	return fault ? stuck(f, NULL, "the commit cannot be read back") : 0;
}

/* 1 where the index is to follow; 0 where it is not; -1. */
static int do_ref(struct finish *f)
{
	struct pp_ref_move *m = &f->job->ref;
	enum pp_ref_state state;
	int rc = 0;

	if (f->job->recovers) {
		pp_ref_move_drop(m);
		if (pp_ref_move_state(m) == PP_REF_OLD &&
		    pp_ref_move_lock(m) < 0)
			return stuck(f, NULL, "cannot lock the branch");
	}
	state = pp_ref_move_state(m);
	if (state == PP_REF_OTHER)
		left(f, NULL, "the branch has other commits by now: the "
		     "changes are in the work tree, and are not committed");
	else if (state == PP_REF_OLD)
		rc = pp_ref_move_commit(m);
	if (rc < 0)
		return stuck(f, NULL, "cannot move the branch to the new "
			     "commit");
	pp_ref_move_drop(m);
	if (state == PP_REF_OTHER)
		return 0;
	return look_for_commit(f) < 0 ? -1 : 1;
}

static int do_index(struct finish *f)
{
	const struct pp_write_job *job = f->job;

	if (job->recovers) {
		pp_write_index_drop(job);
		if (pp_write_index_lock(job) < 0)
			return stuck(f, NULL, "cannot lock git's index");
	}
	if (pp_write_index_commit(job) < 0)
		return stuck(f, NULL, "cannot write git's index");
	return 0;
}

static int do_git(struct finish *f)
{
	int rc = do_pack(f);

	if (!rc)
		rc = do_ref(f);
	if (rc > 0)
		return do_index(f);
	if (!rc)
		pp_write_index_drop(f->job);
	return rc;
}

/* --- all -------------------------------------------------------------------*/

static int flush_all(struct finish *f)
{
	const struct pp_write_area *area = f->job->area;

	if (pp_disk_flush(f->root) < 0 ||
	    (area->is_split && pp_disk_flush(area->fd) < 0))
		return stuck(f, NULL, "cannot flush the disk");
	return 0;
}

static int do_all(struct finish *f)
{
	struct pp_arena *arena = f->job->into.arena;
	int rc = do_files(f);

	if (!rc && f->job->commits)
		rc = do_git(f);
	if (!rc)
		rc = flush_all(f);
	if (!rc && rename(pp_write_area_path(f->job->area, arena, "journal"),
			  pp_write_area_path(f->job->area, arena, "done")) < 0)
		rc = stuck(f, NULL, "cannot end the journal");
	return rc;
}

int pp_write_finish(struct pp_write_job *job)
{
	struct finish f = { .job = job, .sink = job->into.sink, .root = -1,
			    .staged = -1 };
	int rc = -1;

	pp_buf_init(&f.bytes, FILE_LIMIT + 1);
	f.root = open(job->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	f.staged = open(pp_arena_printf(job->into.arena, "%s/new",
					job->area->staged),
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (f.root < 0 || f.staged < 0)
		stuck(&f, f.root < 0 ? job->root : job->area->staged,
		      "cannot open the folder");
	else
		rc = do_all(&f);
	if (f.root >= 0)
		close(f.root);
	if (f.staged >= 0)
		close(f.staged);
	pp_buf_release(&f.bytes);
	return rc;
}
