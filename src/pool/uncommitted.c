/* The records of a work tree that are not as HEAD has them. */
#include "pool/uncommitted.h"

#include "store/tree.h"

static bool is_record(const struct pp_uncommitted_want *want,
		      struct pp_str path)
{
	struct pp_str records = pp_str(want->records);

	return pp_str_starts(path, records) && path.n > records.n &&
	       path.p[records.n] == '/';
}

static void add(struct pp_uncommitted *out, struct pp_str path)
{
	out->paths[out->count++] = path;
}

/* --- all files ------------------------------------------------------------ */

/* One of the two may be NULL. */
static void compare(struct pp_uncommitted *out,
		    const struct pp_uncommitted_want *want,
		    const struct pp_content_file *f, const struct pp_entry *e)
{
	struct pp_str path = f ? f->path : pp_str(e->path);

	if (!is_record(want, path) || (f && f->kind == PP_CONTENT_NO_KIND))
		return;
	if (!f || !e || memcmp(f->id, e->id, PP_ID_SIZE) != 0)
		add(out, path);
}

/* Both are sorted by path. */
static void compare_all(struct pp_uncommitted *out, struct pp_listing into,
			const struct pp_uncommitted_want *want,
			const struct pp_content_files *files,
			const struct pp_entries *entries)
{
	size_t i = 0, k = 0;

	out->paths = pp_new_raw(into.arena, struct pp_str,
				files->count + entries->count);
	while (i < files->count || k < entries->count) {
		const struct pp_content_file *f = &files->items[i];
		const struct pp_entry *e = &entries->items[k];
		int order = i == files->count ? 1 :
			    k == entries->count ? -1 :
			    strcmp(f->path.p, e->path);

		compare(out, want, order <= 0 ? f : NULL,
			order >= 0 ? e : NULL);
		i += order <= 0;
		k += order >= 0;
	}
	for (i = 0; i < out->count; i++)
		out->paths[i] = pp_arena_str(into.arena, out->paths[i]);
}

int pp_uncommitted_find(struct pp_uncommitted *out, struct pp_listing into,
			const struct pp_uncommitted_want *want)
{
	struct pp_arena scrap = { 0 };
	const struct pp_listing listed = { &scrap, into.sink };
	struct pp_content_files files = { 0 };
	struct pp_entries entries = { 0 };
	struct pp_snapshot *snapshot;
	int rc = -1;

	*out = (struct pp_uncommitted){ 0 };
	memcpy(out->head, want->head->id, PP_ID_SIZE);
	snapshot = pp_snapshot_revision(into.sink, want->repo, want->head,
					want->prefix);
	if (snapshot &&
	    pp_snapshot_list(&entries, listed, snapshot, want->records) >= 0 &&
	    !pp_content_files(&files, &scrap, want->index->db)) {
		compare_all(out, into, want, &files, &entries);
		rc = 0;
	}
	pp_snapshot_free(snapshot);
	pp_arena_release(&scrap);
	return rc;
}

/* --- some files ----------------------------------------------------------- */

static int look_at(struct pp_uncommitted *out, struct pp_listing into,
		   const struct pp_uncommitted_want *want, const char *path)
{
	struct pp_content_file file;
	struct pp_tree_found found = { 0 };
	enum pp_db_fault fault = pp_content_find(&file, into.arena,
						 want->index->db,
						 pp_str(path));
	const char *full = *want->prefix ?
		pp_arena_printf(into.arena, "%s/%s", want->prefix, path) : path;
	bool is_there = fault == PP_DB_OK;

	if ((fault && fault != PP_DB_NONE) ||
	    pp_tree_find(&found, want->repo, want->head->tree, full))
		return -1;
	if (is_there && file.kind == PP_CONTENT_NO_KIND)
		return 0;
	if (is_there != found.is_there ||
	    (is_there && memcmp(file.id, found.id, PP_ID_SIZE) != 0))
		add(out, pp_arena_str(into.arena, pp_str(path)));
	return 0;
}

int pp_uncommitted_among(struct pp_uncommitted *out, struct pp_listing into,
			 const struct pp_uncommitted_want *want,
			 const struct pp_map *paths)
{
	*out = (struct pp_uncommitted){
		.paths = pp_new(into.arena, struct pp_str, paths->count),
	};
	memcpy(out->head, want->head->id, PP_ID_SIZE);
	for (size_t i = 0; i < paths->count; i++) {
		struct pp_str path = paths->entries[i].key;

		if (is_record(want, path) &&
		    look_at(out, into, want,
			    pp_arena_str(into.arena, path).p) < 0)
			return -1;
	}
	return 0;
}
