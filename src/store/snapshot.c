/* One view of the sources, and reading from them: see the header. */
#include "store/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/revision.h"
#include "store/staged.h"
#include "store/tree.h"
#include "store/worktree.h"

struct pp_snapshot {
	enum pp_source source;
	int root;			/* work tree */
	struct pp_repo *repo;		/* the others */
	struct pp_staged *staged;
	bool has_tree;
	uint8_t tree[PP_ID_SIZE];	/* the pool's, in a revision */
	const struct pp_laid *laid;	/* NULL: nothing */
};

struct pp_reader {
	struct pp_snapshot *snapshot;
	size_t limit;
	struct pp_repo *repo;		/* our own handle, once needed */
	int folder;			/* open, or -1 */
	struct pp_buf folder_path;	/* of it, with '/' at its end */
	struct pp_stat stat;
	bool has_stat;
};

static struct pp_snapshot *new_snapshot(enum pp_source source,
					struct pp_repo *repo)
{
	struct pp_snapshot *s = pp_alloc(1, sizeof(*s));

	*s = (struct pp_snapshot){ .source = source, .root = -1,
				   .repo = repo };
	return s;
}

struct pp_snapshot *pp_snapshot_worktree(struct pp_sink *sink,
					 const char *root)
{
	int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct pp_snapshot *s;

	if (fd < 0) {
		pp_report(sink, PP_R(FILE_READ), (struct pp_pos){
			.file = pp_path_shown(&sink->arena, pp_str(root)) },
			"cannot open the directory: %s", strerror(errno));
		return NULL;
	}
	s = new_snapshot(PP_SOURCE_WORKTREE, NULL);
	s->root = fd;
	return s;
}

struct pp_snapshot *pp_snapshot_staged(struct pp_sink *sink,
				       struct pp_repo *repo,
				       const char *prefix)
{
	struct pp_staged *staged = pp_staged_open(sink, pp_repo_place(repo),
						  prefix);
	struct pp_snapshot *s;

	if (!staged)
		return NULL;
	s = new_snapshot(PP_SOURCE_STAGED, repo);
	s->staged = staged;
	return s;
}

struct pp_snapshot *pp_snapshot_revision(struct pp_sink *sink,
					 struct pp_repo *repo,
					 const struct pp_commit *commit,
					 const char *prefix)
{
	struct pp_tree_found found;
	enum pp_object_fault why = pp_tree_find(&found, repo, commit->tree,
						prefix);
	struct pp_snapshot *s;

	if (why) {
		char hex[PP_ID_HEX];

		pp_id_hex(hex, commit->id);
		pp_report(sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "cannot read commit %s: its tree %s", hex,
			  pp_object_fault_text(why));
		return NULL;
	}
	s = new_snapshot(PP_SOURCE_REVISION, repo);
	s->has_tree = found.is_there && (found.mode & 0170000) == 0040000;
	memcpy(s->tree, found.id, PP_ID_SIZE);
	return s;
}

void pp_snapshot_free(struct pp_snapshot *s)
{
	if (!s)
		return;
	if (s->root >= 0)
		close(s->root);
	pp_staged_free(s->staged);
	pp_free(s);
}

int pp_snapshot_root(const struct pp_snapshot *snapshot)
{
	return snapshot->root;
}

enum pp_source pp_snapshot_source(const struct pp_snapshot *s)
{
	return s->source;
}

static const uint8_t *tree_of(const struct pp_snapshot *s)
{
	return s->has_tree ? s->tree : NULL;
}

void pp_snapshot_lay(struct pp_snapshot *s, const struct pp_laid *laid)
{
	s->laid = laid->count ? laid : NULL;
}

/* What is laid at path, or NULL. */
static const struct pp_laid_file *find_laid(const struct pp_snapshot *s,
					    const char *path)
{
	size_t from = 0, to = s->laid ? s->laid->count : 0;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = strcmp(s->laid->items[middle].path, path);

		if (!order)
			return &s->laid->items[middle];
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

static bool is_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return !n || (!strncmp(path, folder, n) && path[n] == '/');
}

/* Both are sorted. */
void pp_snapshot_add_laid(struct pp_entries *out, struct pp_arena *arena,
			  const struct pp_snapshot *s, const char *folder)
{
	struct pp_entry *all;
	size_t i = 0, count = 0;

	if (!s->laid)
		return;
	all = pp_new(arena, struct pp_entry, out->count + s->laid->count);
	for (size_t k = 0; k < s->laid->count; k++) {
		const char *path = s->laid->items[k].path;

		if (!is_below(path, folder))
			continue;
		while (i < out->count && strcmp(out->items[i].path, path) < 0)
			all[count++] = out->items[i++];
		if (i < out->count && !strcmp(out->items[i].path, path))
			i++;
		all[count++] = (struct pp_entry){ .path = path };
		out->absent = false;
	}
	while (i < out->count)
		all[count++] = out->items[i++];
	out->items = all;
	out->count = count;
}

static int list(struct pp_entries *out, struct pp_listing into,
		struct pp_snapshot *s, const char *folder)
{
	switch (s->source) {
	case PP_SOURCE_WORKTREE:
		return pp_worktree_list(out, into, s->root, folder);
	case PP_SOURCE_STAGED:
		return pp_staged_list(out, into, s->staged, folder);
	case PP_SOURCE_REVISION:
		break;
	}
	return pp_revision_list(out, into, s->repo, tree_of(s), folder);
}

int pp_snapshot_list(struct pp_entries *out, struct pp_listing into,
		     struct pp_snapshot *s, const char *folder)
{
	*out = (struct pp_entries){ 0 };
	if (list(out, into, s, folder) < 0)
		return -1;
	pp_snapshot_add_laid(out, into.arena, s, folder);
	return 0;
}

/* Who looks for something: repo is the handle of its thread. */
struct asker {
	const struct pp_snapshot *snapshot;
	struct pp_repo *repo;
};

static int find(struct pp_entry *out, const struct asker *by,
		struct pp_sink *sink, const char *path)
{
	const struct pp_snapshot *s = by->snapshot;

	if (find_laid(s, path)) {
		*out = (struct pp_entry){ .path = path };
		return 1;
	}
	switch (s->source) {
	case PP_SOURCE_WORKTREE:
		return pp_worktree_find(out, sink, s->root, path);
	case PP_SOURCE_STAGED:
		return pp_staged_find(out, sink, s->staged, path);
	case PP_SOURCE_REVISION:
		break;
	}
	return pp_revision_find(out, sink, by->repo, tree_of(s), path);
}

int pp_snapshot_find(struct pp_entry *out, struct pp_snapshot *s,
		     struct pp_sink *sink, const char *path)
{
	return find(out, &(struct asker){ s, s->repo }, sink, path);
}

struct pp_reader *pp_reader_new(struct pp_snapshot *snapshot, size_t limit)
{
	struct pp_reader *r = pp_alloc(1, sizeof(*r));

	*r = (struct pp_reader){ .snapshot = snapshot, .limit = limit,
				 .folder = -1 };
	pp_buf_init(&r->folder_path, PP_PATH_LIMIT);
	return r;
}

void pp_reader_free(struct pp_reader *r)
{
	if (!r)
		return;
	if (r->folder >= 0)
		close(r->folder);
	pp_buf_release(&r->folder_path);
	pp_repo_free(r->repo);
	pp_free(r);
}

static struct pp_pos place_of(const char *path)
{
	return (struct pp_pos){ .file = path };
}

static int report_absent(struct pp_sink *sink, const char *path)
{
	pp_report(sink, PP_R(FILE_READ), place_of(path),
		  "cannot read the file: %s", strerror(ENOENT));
	return -1;
}

/* Keep the folder of path open: the next file is likely to lie there too.
 * Returns the file's name in it, or NULL with errno. */
static const char *enter_folder(struct pp_reader *r, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct pp_str folder = { path, slash ? (size_t)(slash - path) + 1 : 0 };

	if (r->folder >= 0 && pp_str_eq(pp_buf_get(&r->folder_path), folder))
		return path + folder.n;
	if (r->folder >= 0)
		close(r->folder);
	r->folder = -1;
	pp_buf_clear(&r->folder_path);
	pp_buf_str(&r->folder_path, folder);
	pp_buf_putc(&r->folder_path, '\0');
	if (r->folder_path.overflow) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	r->folder_path.n--;
	r->folder = pp_worktree_open(r->snapshot->root, r->folder_path.p);
	return r->folder < 0 ? NULL : path + folder.n;
}

static int read_worktree(struct pp_reader *r, struct pp_buf *bytes,
			 struct pp_sink *sink, const char *path)
{
	const char *name = enter_folder(r, path);

	if (!name) {
		pp_report(sink, PP_R(FILE_READ), place_of(path),
			  "cannot read the file: %s", strerror(errno));
		return -1;
	}
	r->has_stat = !pp_file_read(bytes, &r->stat, sink, path, r->folder,
				    name, r->limit);
	return r->has_stat ? 0 : -1;
}

static int report_object(struct pp_reader *r, struct pp_sink *sink,
			 const struct pp_entry *e, enum pp_object_fault why)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, e->id);
	if (why == PP_OBJECT_SIZE)
		pp_report(sink, PP_R(FILE_SIZE), place_of(e->path),
			  "the file is larger than the limit of %zu bytes",
			  r->limit);
	else
		pp_report(sink, PP_R(FILE_READ), place_of(e->path),
			  "cannot read the file: object %s %s", hex,
			  pp_object_fault_text(why));
	return -1;
}

static int read_object(struct pp_reader *r, struct pp_buf *bytes,
		       struct pp_sink *sink, const struct pp_entry *e)
{
	struct pp_object_want want = {
		.id = e->id, .type = PP_OBJECT_BLOB, .limit = r->limit,
	};
	struct pp_object object;
	enum pp_object_fault why = pp_object_read(&object, r->repo, &want);

	if (why)
		return report_object(r, sink, e, why);
	pp_buf_str(bytes, object.bytes);
	pp_object_release(&object);
	return bytes->overflow ? report_object(r, sink, e, PP_OBJECT_SIZE) : 0;
}

/* Our own handle, where one is needed. */
static int need_repo(struct pp_reader *r, struct pp_sink *sink)
{
	if (!r->repo && r->snapshot->repo)
		r->repo = pp_repo_clone(r->snapshot->repo, sink);
	return r->snapshot->repo && !r->repo ? -1 : 0;
}

static int report_type(struct pp_sink *sink, const struct pp_entry *e)
{
	pp_report(sink, PP_R(FILE_TYPE), place_of(e->path),
		  "expected a regular file; this is %s",
		  pp_entry_type_name(e->type));
	return -1;
}

/* No more of it than of a file. */
static int read_laid(struct pp_buf *bytes, struct pp_sink *sink,
		     const char *path, struct pp_str laid, size_t limit)
{
	if (laid.n <= limit)
		pp_buf_str(bytes, laid);
	if (laid.n <= limit && !bytes->overflow)
		return 0;
	pp_report(sink, PP_R(FILE_SIZE), place_of(path),
		  "the file would be larger than %zu bytes, the most that is "
		  "read", limit);
	return -1;
}

static int read_entry(struct pp_reader *r, struct pp_buf *bytes,
		      struct pp_sink *sink, const struct pp_entry *e)
{
	const struct pp_laid_file *laid = find_laid(r->snapshot, e->path);
	struct asker by = { r->snapshot, r->repo };
	struct pp_entry found;
	int rc;

	if (laid && laid->file)
		return pp_file_read(bytes, NULL, sink, e->path, AT_FDCWD,
				    laid->file, r->limit);
	if (laid)
		return read_laid(bytes, sink, e->path, laid->bytes, r->limit);
	if (r->snapshot->source == PP_SOURCE_WORKTREE)
		return read_worktree(r, bytes, sink, e->path);
	if (!e->has_id) {
		rc = find(&found, &by, sink, e->path);
		if (rc <= 0)
			return rc ? -1 : report_absent(sink, e->path);
		e = &found;
	}
	if (!pp_entry_is_file(e))
		return report_type(sink, e);
	return read_object(r, bytes, sink, e);
}

int pp_reader_read(struct pp_reader *r, struct pp_buf *bytes,
		   struct pp_sink *sink, const struct pp_entry *entry)
{
	pp_buf_clear(bytes);
	r->has_stat = false;
	return need_repo(r, sink) ? -1 : read_entry(r, bytes, sink, entry);
}

int pp_reader_read_path(struct pp_reader *r, struct pp_buf *bytes,
			struct pp_sink *sink, const char *path)
{
	struct pp_entry found;
	struct asker by;
	int rc;

	pp_buf_clear(bytes);
	r->has_stat = false;
	if (need_repo(r, sink))
		return -1;
	by = (struct asker){ r->snapshot, r->repo };
	rc = find(&found, &by, sink, path);
	if (rc <= 0)
		return rc ? -1 : 1;
	return read_entry(r, bytes, sink, &found);
}

const struct pp_stat *pp_reader_stat(const struct pp_reader *r)
{
	return r->has_stat ? &r->stat : NULL;
}
