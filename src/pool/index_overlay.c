/* What is laid over a state: a folder, or one file. */
#include "pool/index_overlay.h"

#include <errno.h>
#include <sys/stat.h>

static int report(struct pp_sink *sink, const char *path, const char *text)
{
	pp_report(sink, PP_R(FILE_READ), (struct pp_pos){
		.file = pp_path_shown(&sink->arena, pp_str(path)) },
		"%s", text);
	return -1;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct pp_snapshot *pp_index_overlay_open(struct pp_listing into,
					  const char *path)
{
	const char *real = pp_file_real(into.arena, path);

	if (!real) {
		report(into.sink, path, strerror(errno));
		return NULL;
	}
	if (!is_folder(real))
		real = pp_arena_copy(into.arena, real,
				     (size_t)(name_of(real) - real));
	return pp_snapshot_worktree(into.sink, real);
}

static const struct pp_content_file *
find(const struct pp_content_files *files, const char *path)
{
	size_t from = 0, to = files->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = strcmp(files->items[middle].path.p, path);

		if (!order)
			return &files->items[middle];
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

/* Where a file goes by its own path: from "records/" or "schemas/" on. */
static const char *place_in(const struct pp_index_folders *folders,
			    const char *path)
{
	for (const char *p = path; p; p = strchr(p, '/')) {
		p += *p == '/';
		if (pp_index_role(folders, p) == PP_INDEX_RECORD ||
		    pp_index_role(folders, p) == PP_INDEX_TEXT)
			return p;
	}
	return NULL;
}

/* The one record whose file has that name. */
static const char *place_by_name(const struct pp_content_files *files,
				 const char *name)
{
	const char *found = NULL;

	for (size_t i = 0; i < files->count; i++) {
		const char *path = files->items[i].path.p;

		if (files->items[i].kind == PP_CONTENT_NO_KIND ||
		    strcmp(name_of(path), name) != 0)
			continue;
		if (found)
			return NULL;
		found = path;
	}
	return found;
}

static void add(struct pp_index_items *out, const struct pp_index_over *over,
		const struct pp_content_files *files,
		const struct pp_entry *entry)
{
	struct pp_index_item *item = &out->items[out->count++];

	*item = (struct pp_index_item){
		.entry = *entry,
		.old = find(files, entry->path),
		.snapshot = over->snapshot,
		.file = entry->path,
		.role = (uint8_t)pp_index_role(over->folders, entry->path),
	};
	out->roles[item->role]++;
	memset(&item->entry.stat, 0, sizeof(item->entry.stat));
	item->entry.has_stat = false;
}

static int add_file(struct pp_index_items *out, struct pp_listing into,
		    const struct pp_index_over *over,
		    const struct pp_content_files *files)
{
	const char *real = pp_file_real(into.arena, over->path);
	const char *path = real ? place_in(over->folders, real) : NULL;
	struct pp_entry entry;
	struct pp_finding *f;

	if (!path)
		path = place_by_name(files, name_of(over->path));
	if (!path) {
		f = pp_report(into.sink, PP_R(FILE_READ), (struct pp_pos){
			.file = pp_path_shown(&into.sink->arena,
					      pp_str(over->path)) },
			"it cannot be told which record the file stands for");
		pp_report_note(into.sink, f, (struct pp_pos){ 0 },
			       "lay it in a folder, as %s/KIND/%s, and name "
			       "the folder", over->folders->records,
			       name_of(over->path));
		return -1;
	}
	if (pp_snapshot_find(&entry, over->snapshot, into.sink,
			     name_of(real ? real : over->path)) <= 0)
		return report(into.sink, over->path, strerror(ENOENT));
	out->items = pp_new(into.arena, struct pp_index_item, 1);
	entry.path = path;
	add(out, over, files, &entry);
	out->items[0].file = name_of(real ? real : over->path);
	return 0;
}

int pp_index_overlay(struct pp_index_items *out, struct pp_listing into,
		     const struct pp_index_over *over,
		     const struct pp_content_files *files)
{
	struct pp_entries entries;

	*out = (struct pp_index_items){ 0 };
	if (!is_folder(over->path))
		return add_file(out, into, over, files);
	if (pp_snapshot_list(&entries, into, over->snapshot, "") < 0)
		return -1;
	out->items = pp_new(into.arena, struct pp_index_item, entries.count);
	for (size_t i = 0; i < entries.count; i++) {
		const struct pp_entry *e = &entries.items[i];
		enum pp_index_role role = pp_index_role(over->folders,
							e->path);

		if (e->type == PP_ENTRY_FOLDER)
			continue;
		if (role != PP_INDEX_RECORD && role != PP_INDEX_TEXT)
			return report(into.sink, e->path,
				      "only records, views and rules can be "
				      "laid over a pool");
		add(out, over, files, e);
	}
	return entries.incomplete ? -1 : 0;
}
