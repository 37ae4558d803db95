/* Listing a tree of a commit: see the header. */
#include "store/revision.h"

#include "base/memory.h"
#include "store/tree.h"

struct lister {
	struct pp_repo *repo;
	struct pp_listing into;
	struct pp_entry *items;
	size_t count, cap;
	size_t seen;			/* files and folders */
	bool incomplete;
};

/* A tree to list, and its path: "" or with '/' at its end. */
struct level {
	const uint8_t *id;
	struct pp_str path;
	unsigned depth;
};

static void fault(struct lister *l, const struct pp_rule *rule,
		  struct pp_str path, const char *text)
{
	struct pp_sink *sink = l->into.sink;

	if (path.n && path.p[path.n - 1] == '/')
		path.n--;
	pp_report(sink, rule, (struct pp_pos){
		.file = pp_path_shown(&sink->arena, path) }, "%s", text);
	l->incomplete = true;
}

static void fault_object(struct lister *l, const struct level *level,
			 enum pp_object_fault why)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, level->id);
	fault(l, PP_R(FILE_READ), level->path,
	      pp_arena_printf(&l->into.sink->arena,
			      "cannot list the folder: tree %s %s", hex,
			      pp_object_fault_text(why)));
}

static void add_file(struct lister *l, const struct pp_tree_item *item,
		     const char *path)
{
	struct pp_entry *e;

	pp_grow(l->items, l->count, l->cap);
	e = &l->items[l->count++];
	*e = (struct pp_entry){
		.path = path,
		.type = (uint8_t)pp_tree_item_type(item),
		.has_id = true,
	};
	memcpy(e->id, item->id, PP_ID_SIZE);
}

static void list_tree(struct lister *l, const struct level *level);

static void list_item(struct lister *l, const struct level *level,
		      const struct pp_tree_item *item)
{
	size_t above = level->path.n;
	struct pp_str path = { NULL, above + item->name.n };
	const char *wrong = pp_name_fault(item->name);
	char *bytes;

	bytes = pp_new_raw(l->into.arena, char, path.n + 2);
	if (above)
		memcpy(bytes, level->path.p, above);
	memcpy(bytes + above, item->name.p, item->name.n);
	bytes[path.n] = '\0';
	path.p = bytes;
	if (wrong) {
		fault(l, PP_R(FILE_PATH), path,
		      pp_arena_printf(&l->into.sink->arena, "the name %s",
				      wrong));
	} else if (path.n > PP_PATH_LIMIT) {
		fault(l, PP_R(FILE_PATH), path, "the path is too long");
	} else if (!pp_tree_item_is_folder(item)) {
		add_file(l, item, bytes);
	} else if (level->depth + 1 >= PP_FOLDER_DEPTH) {
		fault(l, PP_R(FILE_PATH), path,
		      "folders are nested too deeply here");
	} else {
		bytes[path.n++] = '/';
		bytes[path.n] = '\0';
		list_tree(l, &(struct level){ item->id, path,
					      level->depth + 1 });
	}
}

/* Counts; said once. */
static bool is_full(struct lister *l, const struct level *level)
{
	if (l->seen > PP_TREE_LIMIT)
		return true;
	if (l->seen++ < PP_TREE_LIMIT)
		return false;
	fault(l, PP_R(FILE_READ), level->path,
	      pp_arena_printf(&l->into.sink->arena,
			      "cannot list the folder: there are more than %d "
			      "files and folders", PP_TREE_LIMIT));
	return true;
}

static void list_tree(struct lister *l, const struct level *level)
{
	struct pp_object_want want = { .id = level->id,
				       .type = PP_OBJECT_TREE };
	struct pp_tree_item item;
	struct pp_object tree;
	struct pp_str rest;
	enum pp_object_fault why = pp_object_read(&tree, l->repo, &want);
	int rc;

	if (why) {
		fault_object(l, level, why);
		return;
	}
	rest = tree.bytes;
	while ((rc = pp_tree_next(&item, &rest)) > 0 && !is_full(l, level))
		if (!pp_name_is_skipped(item.name) ||
		    pp_str_is(item.name, "..") || pp_str_is(item.name, "."))
			list_item(l, level, &item);
	if (rc < 0)
		fault_object(l, level, PP_OBJECT_DAMAGED);
	pp_object_release(&tree);
}

int pp_revision_list(struct pp_entries *out, struct pp_listing into,
		     struct pp_repo *repo, const uint8_t *tree,
		     const char *folder)
{
	struct lister l = { .repo = repo, .into = into };
	struct level top = { .path = PP_LIT("") };
	struct pp_entry at;
	int rc = pp_revision_find(&at, into.sink, repo, tree, folder);

	*out = (struct pp_entries){ .absent = !rc, .incomplete = rc < 0 };
	if (rc <= 0)
		return rc;
	if (at.type != PP_ENTRY_FOLDER)
		return pp_entry_report_folder(out, into.sink, &at);
	top.id = at.id;
	if (*folder)
		top.path = pp_str(pp_arena_printf(into.arena, "%s/", folder));
	list_tree(&l, &top);
	out->items = pp_new_raw(into.arena, struct pp_entry, l.count + 1);
	if (l.count)
		memcpy(out->items, l.items, l.count * sizeof(*l.items));
	pp_free(l.items);
	out->count = l.count;
	out->incomplete = l.incomplete;
	pp_entries_sort(out, into.sink);
	return 0;
}

int pp_revision_find(struct pp_entry *out, struct pp_sink *sink,
		     struct pp_repo *repo, const uint8_t *tree,
		     const char *path)
{
	struct pp_tree_found found = { 0 };
	struct pp_tree_item item;
	enum pp_object_fault why = PP_OBJECT_OK;

	if (tree)
		why = pp_tree_find(&found, repo, tree, path);
	if (why) {
		pp_report(sink, PP_R(FILE_READ),
			  (struct pp_pos){ .file = path },
			  "cannot look at the file: a tree on the way %s",
			  pp_object_fault_text(why));
		return -1;
	}
	if (!found.is_there)
		return 0;
	item.mode = found.mode;
	*out = (struct pp_entry){
		.path = path,
		.type = (uint8_t)pp_tree_item_type(&item),
		.has_id = true,
	};
	memcpy(out->id, found.id, PP_ID_SIZE);
	return 1;
}
