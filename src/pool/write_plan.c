/* Looking at the work tree before anything is written. */
#include "pool/write_plan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/sha1.h"

enum { FILE_LIMIT = 1 << 28, MODE_FILE = 0100644, MODE_PROGRAM = 0100755 };

/* One look. */
struct look {
	struct pp_write_plan *plan;
	struct pp_sink *sink;
	struct pp_buf bytes;
	const char *last;	/* the path before */
	size_t known;		/* so much of it are folders that were seen */
	bool absent;		/* the last of these is not there yet */
};

static struct pp_finding *fault(struct look *l, const struct pp_rule *rule,
				const char *path, const char *text)
{
	return pp_report(l->sink, rule, (struct pp_pos){ .file = path }, "%s",
			 text);
}

static int refuse_path(struct look *l, const char *path, const char *why)
{
	const char *shown = pp_path_shown(l->plan->into.arena, pp_str(path));

	fault(l, PP_R(FILE_PATH), shown, why);
	return -1;
}

/* Every part a plain name, and the whole within the folder. */
static int check_path(struct look *l, const char *path)
{
	const char *folder = l->plan->write->folder, *part = path;
	size_t n = folder ? strlen(folder) : 0;
	int depth = 0;

	if (strlen(path) > PP_PATH_LIMIT)
		return refuse_path(l, path, "the path is too long");
	for (;;) {
		struct pp_str name = { part, strcspn(part, "/") };

		if (pp_name_fault(name))
			return refuse_path(l, path, pp_arena_printf(
				l->plan->into.arena,
				"the name of a file or folder in it %s",
				pp_name_fault(name)));
		if (pp_name_is_skipped(name))
			return refuse_path(l, path,
					   "a file of that name is none of the "
					   "pool's");
		if (!part[name.n])
			break;
		part += name.n + 1;
		depth++;
	}
	if (depth > PP_FOLDER_DEPTH)
		return refuse_path(l, path, "the path is too deep");
	if (n && (strncmp(path, folder, n) != 0 || path[n] != '/'))
		return refuse_path(l, path, pp_arena_printf(
			l->plan->into.arena,
			"the path is outside the folder '%s'", folder));
	return 0;
}

static void add_folder(struct look *l, const char *path, size_t n)
{
	struct pp_write_plan *p = l->plan;

	pp_grow(p->folders, p->folder_count, p->folder_cap);
	p->folders[p->folder_count++] = pp_arena_copy(p->into.arena, path, n);
}

/* The folder that is the first n bytes of path. */
static int check_folder(struct look *l, const char *path, size_t n)
{
	const char *folder;
	struct stat st;

	if (l->absent) {
		add_folder(l, path, n);
		return 0;
	}
	folder = pp_arena_copy(l->plan->into.arena, path, n);
	if (!fstatat(l->plan->root, folder, &st, AT_SYMLINK_NOFOLLOW)) {
		if (S_ISDIR(st.st_mode))
			return 0;
		fault(l, PP_R(FILE_TYPE), folder,
		      S_ISLNK(st.st_mode) ?
		      "a symbolic link is where a folder must be" :
		      "a file is where a folder must be");
		return -1;
	}
	if (errno != ENOENT) {
		fault(l, PP_R(FILE_WRITE), folder, strerror(errno));
		return -1;
	}
	l->absent = true;
	add_folder(l, path, n);
	return 0;
}

/* All folders above path; those that it shares with the path before were
 * looked at then. */
static int check_folders(struct look *l, const char *path)
{
	size_t same = 0;

	for (size_t i = 0; l->last && i <= l->known; i++) {
		if (path[i] != l->last[i])
			break;
		if (path[i] == '/')
			same = i;
	}
	if (!l->last || same < l->known)
		l->absent = false;
	l->last = path;
	l->known = same;
	for (size_t i = same + (same > 0); path[i]; i++) {
		if (path[i] != '/')
			continue;
		if (check_folder(l, path, i) < 0) {
			l->last = NULL;
			return -1;
		}
		l->known = i;
	}
	return 0;
}

static int changed(struct look *l, const char *path, const char *text)
{
	fault(l, PP_R(WRITE_CHANGED), path, text);
	return -1;
}

/* Nothing may be there. */
static int check_absent(struct look *l, struct pp_write_item *item)
{
	struct stat st;

	item->mode = MODE_FILE;
	if (l->absent || fstatat(l->plan->root, item->path, &st,
				 AT_SYMLINK_NOFOLLOW) < 0)
		return 0;
	return changed(l, item->path, "there is a file of that name already");
}

/* It must be there, as the caller has read it. */
static int check_present(struct look *l, struct pp_write_item *item,
			 const struct pp_write_file *file)
{
	struct pp_str now;

	if (l->absent || faccessat(l->plan->root, item->path, F_OK,
				   AT_SYMLINK_NOFOLLOW) < 0)
		return changed(l, item->path,
			       "the file is not there any more");
	if (pp_file_read(&l->bytes, &item->stat, l->sink, item->path,
			 l->plan->root, item->path, FILE_LIMIT) < 0)
		return -1;
	now = pp_buf_get(&l->bytes);
	pp_object_id(item->old_id, PP_OBJECT_BLOB, now);
	item->mode = item->stat.mode & S_IXUSR ? MODE_PROGRAM : MODE_FILE;
	if (file->was_id ? !memcmp(file->was_id, item->old_id, PP_ID_SIZE)
			 : pp_str_eq(now, file->was))
		return 0;
	return changed(l, item->path,
		       "the file has been changed since it was read");
}

static int check_file(struct look *l, struct pp_write_item *item,
		      const struct pp_write_file *file)
{
	int rc;

	*item = (struct pp_write_item){ .path = file->path,
					.what = file->what };
	if (file->what != PP_WRITE_DELETE) {
		item->bytes = file->bytes;
		pp_object_id(item->new_id, PP_OBJECT_BLOB, item->bytes);
	}
	if (check_path(l, file->path) < 0 || check_folders(l, file->path) < 0)
		return -1;
	rc = file->what == PP_WRITE_MAKE ? check_absent(l, item) :
					   check_present(l, item, file);
	return rc;
}

static int by_path(const void *a, const void *b)
{
	const struct pp_write_file *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

static const struct pp_write_file **sorted(const struct pp_write *write,
					   struct pp_arena *arena)
{
	const struct pp_write_file **files;

	files = pp_new(arena, const struct pp_write_file *, write->count + 1);
	for (size_t i = 0; i < write->count; i++)
		files[i] = &write->files[i];
	if (write->count)
		qsort(files, write->count, sizeof(*files), by_path);
	return files;
}

/* A path may be there once, and no file may be where another one needs a
 * folder. */
static void check_pair(struct look *l, const char *a, const char *b)
{
	size_t n = strlen(a);

	if (strncmp(a, b, n) != 0 || (b[n] && b[n] != '/'))
		return;
	refuse_path(l, b, b[n] ? "it lies below another file to be written" :
			  "the file is to be written twice");
}

static void look_at_all(struct look *l)
{
	const struct pp_write *write = l->plan->write;
	const struct pp_write_file **files = sorted(write,
						    l->plan->into.arena);

	for (size_t i = 0; i < write->count; i++) {
		struct pp_write_item *item = &l->plan->items[l->plan->count];

		if (i)
			check_pair(l, files[i - 1]->path, files[i]->path);
		if (!check_file(l, item, files[i]) &&
		    memcmp(item->old_id, item->new_id, PP_ID_SIZE) != 0)
			l->plan->count++;
	}
}

int pp_write_plan(struct pp_write_plan *out, const struct pp_write *write,
		  struct pp_listing into)
{
	struct look l = { .plan = out, .sink = into.sink };
	size_t errors = into.sink->errors;

	*out = (struct pp_write_plan){ .write = write, .into = into };
	out->root = open(write->pool->root,
			 O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (out->root < 0) {
		fault(&l, PP_R(FILE_READ), write->pool->root, strerror(errno));
		return -1;
	}
	out->items = pp_new(into.arena, struct pp_write_item,
			    write->count + 1);
	pp_buf_init(&l.bytes, FILE_LIMIT + 1);
	look_at_all(&l);
	pp_buf_release(&l.bytes);
	return into.sink->errors > errors ? -1 : 0;
}

/* By its stat data: whoever writes to it changes that. */
static bool is_same(const struct pp_write_plan *plan,
		    const struct pp_write_item *item)
{
	const struct pp_stat *then = &item->stat;
	struct pp_stat now;

	if (pp_file_stat(&now, plan->root, item->path) < 0)
		return item->what == PP_WRITE_MAKE;
	return item->what != PP_WRITE_MAKE && now.inode == then->inode &&
	       now.size == then->size && now.mtime_s == then->mtime_s &&
	       now.mtime_ns == then->mtime_ns && now.ctime_s == then->ctime_s &&
	       now.ctime_ns == then->ctime_ns;
}

int pp_write_plan_look_again(struct pp_write_plan *plan)
{
	int rc = 0;

	for (size_t i = 0; i < plan->count; i++) {
		const struct pp_write_item *item = &plan->items[i];

		if (is_same(plan, item))
			continue;
		pp_report(plan->into.sink, PP_R(WRITE_CHANGED),
			  (struct pp_pos){ .file = item->path },
			  "the file has been changed while it was to be "
			  "written");
		rc = -1;
	}
	return rc;
}

void pp_write_plan_release(struct pp_write_plan *plan)
{
	if (plan->root >= 0)
		close(plan->root);
	pp_free(plan->folders);
}
