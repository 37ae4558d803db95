/* What an index is made of, held against what there is now. */
#include "pool/index_files.h"

#include <stdlib.h>

#include "pool/schemas.h"
#include "store/diff.h"
#include "store/tree.h"

/* Does path lie below folder?  What follows its '/', or NULL. */
static const char *below(const char *folder, const char *path)
{
	size_t n = strlen(folder);

	return !strncmp(path, folder, n) && path[n] == '/' ? path + n + 1 :
							     NULL;
}

/* A file of SQL right in its folder. */
static bool is_text(const char *rest)
{
	const char *name = strchr(rest, '/');

	return (!strncmp(rest, "views/", 6) || !strncmp(rest, "rules/", 6)) &&
	       !strchr(name + 1, '/') &&
	       pp_str_ends(pp_str(rest), PP_LIT(".sql"));
}

enum pp_index_role pp_index_role(const struct pp_index_folders *folders,
				 const char *path)
{
	const char *rest = below(folders->schemas, path);

	if (!strcmp(path, PP_CONFIG_FILE))
		return PP_INDEX_CONFIG;
	if (rest && pp_schemas_has(rest))
		return PP_INDEX_SCHEMA;
	if (rest && is_text(rest))
		return PP_INDEX_TEXT;
	return below(folders->records, path) ? PP_INDEX_RECORD : PP_INDEX_NONE;
}

/* --- listing -------------------------------------------------------------- */

static void append(struct pp_entries *all, const struct pp_entries *some,
		   const struct pp_index_folders *folders)
{
	for (size_t i = 0; i < some->count; i++) {
		const struct pp_entry *e = &some->items[i];

		if (e->type != PP_ENTRY_FOLDER &&
		    pp_index_role(folders, e->path) != PP_INDEX_NONE)
			all->items[all->count++] = *e;
	}
	if (some->folder_count)
		memcpy(all->folders + all->folder_count, some->folders,
		       some->folder_count * sizeof(*some->folders));
	all->folder_count += some->folder_count;
	all->absent |= some->absent;
	all->incomplete |= some->incomplete;
}

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct pp_entry *)a)->path,
		      ((const struct pp_entry *)b)->path);
}

/* One folder after the other is in order already, as a rule. */
static void put_in_order(struct pp_entries *all)
{
	size_t i = 1, kept = 0;

	while (i < all->count &&
	       strcmp(all->items[i - 1].path, all->items[i].path) < 0)
		i++;
	if (i >= all->count)
		return;
	qsort(all->items, all->count, sizeof(*all->items), compare_entries);
	for (i = 0; i < all->count; i++)
		if (!kept || strcmp(all->items[kept - 1].path,
				    all->items[i].path))
			all->items[kept++] = all->items[i];
	all->count = kept;
}

int pp_index_list(struct pp_entries *out, struct pp_listing into,
		  const struct pp_index_ask *ask)
{
	struct pp_entries config = { 0 }, records, schemas;
	struct pp_entry at;
	int rc;

	*out = (struct pp_entries){ 0 };
	rc = pp_snapshot_find(&at, ask->snapshot, into.sink, PP_CONFIG_FILE);
	if (rc < 0 || pp_snapshot_list(&schemas, into, ask->snapshot,
				       ask->folders.schemas) < 0)
		return -1;
	if (rc)
		config = (struct pp_entries){ .items = &at, .count = 1 };
	if (ask->records)
		records = *ask->records;
	else if (pp_snapshot_list(&records, into, ask->snapshot,
				  ask->folders.records) < 0)
		return -1;
	out->items = pp_new_raw(into.arena, struct pp_entry,
				config.count + records.count + schemas.count);
	out->folders = pp_new_raw(into.arena, struct pp_entry,
				  records.folder_count + schemas.folder_count);
	append(out, &config, &ask->folders);
	append(out, &records, &ask->folders);
	append(out, &schemas, &ask->folders);
	put_in_order(out);
	return 0;
}

/* --- comparing ------------------------------------------------------------ */

bool pp_index_same_stat(const struct pp_stat *a, const struct pp_stat *b)
{
	return a->inode && a->inode == b->inode && a->size == b->size &&
	       a->mode == b->mode && a->mtime_s == b->mtime_s &&
	       a->mtime_ns == b->mtime_ns && a->ctime_s == b->ctime_s &&
	       a->ctime_ns == b->ctime_ns;
}

struct comparison {
	struct pp_index_items *out;
	const struct pp_index_folders *folders;
	const struct pp_kinds *kinds;
};

static bool is_same(const struct comparison *c, const struct pp_entry *e,
		    const struct pp_content_file *f)
{
	const struct pp_kind *kind;
	struct pp_str id;

	if (e->has_id ? memcmp(e->id, f->id, PP_ID_SIZE) != 0 :
	    !pp_index_same_stat(&f->stat, &e->stat))
		return false;
	if (!c->kinds || pp_index_role(c->folders, e->path) != PP_INDEX_RECORD)
		return true;
	kind = pp_kinds_match(c->kinds, pp_str(e->path), &id);
	return f->kind == (kind ? kind->number : PP_CONTENT_NO_KIND);
}

static struct pp_index_item *add(const struct comparison *c, const char *path,
				 const struct pp_content_file *old)
{
	struct pp_index_items *out = c->out;
	struct pp_index_item *item = &out->items[out->count++];

	*item = (struct pp_index_item){
		.entry.path = path,
		.old = old,
		.role = (uint8_t)pp_index_role(c->folders, path),
	};
	out->roles[item->role]++;
	return item;
}

/* How path i of the entries and path k of the files stand to each other. */
static int order(const struct pp_entries *entries, size_t i,
		 const struct pp_content_files *files, size_t k)
{
	if (i == entries->count)
		return 1;
	if (k == files->count)
		return -1;
	return strcmp(entries->items[i].path, files->items[k].path.p);
}

void pp_index_compare(struct pp_index_items *out, struct pp_arena *arena,
		      const struct pp_index_folders *folders,
		      const struct pp_entries *entries,
		      const struct pp_content_files *files,
		      const struct pp_kinds *kinds)
{
	const struct comparison c = { out, folders, kinds };
	size_t i = 0, k = 0, cap = entries->count + files->count;

	*out = (struct pp_index_items){
		.items = pp_new_raw(arena, struct pp_index_item, cap),
	};
	while (i < entries->count || k < files->count) {
		const struct pp_entry *e = &entries->items[i];
		const struct pp_content_file *f = &files->items[k];
		int rc = order(entries, i, files, k);

		if (rc > 0)
			add(&c, f->path.p, f)->gone = true;
		else if (rc < 0)
			add(&c, e->path, NULL)->entry = *e;
		else if (!is_same(&c, e, f))
			add(&c, e->path, f)->entry = *e;
		i += rc <= 0;
		k += rc >= 0;
	}
}

/* Would a listing show that path? */
static bool is_listed(const char *path)
{
	unsigned depth = 0;

	for (const char *p = path; *p; depth++) {
		struct pp_str name = { p, strcspn(p, "/") };

		if (pp_name_is_skipped(name) || pp_name_fault(name))
			return false;
		p += name.n + (p[name.n] != '\0');
	}
	return depth <= PP_FOLDER_DEPTH && strlen(path) <= PP_PATH_LIMIT;
}

static void add_change(const struct comparison *c,
		       const struct pp_change *change)
{
	struct pp_tree_item now = { .mode = change->new_mode };
	struct pp_index_item *item;

	if (pp_index_role(c->folders, change->path) == PP_INDEX_NONE ||
	    (strcmp(change->path, PP_CONFIG_FILE) && !is_listed(change->path)))
		return;
	item = add(c, change->path, NULL);
	item->gone = !change->new_mode;
	item->entry.type = (uint8_t)pp_tree_item_type(&now);
	item->entry.has_id = true;
	memcpy(item->entry.id, change->new_id, PP_ID_SIZE);
}

int pp_index_diff(struct pp_index_items *out, struct pp_listing into,
		  const struct pp_index_folders *folders,
		  struct pp_repo *repo, const struct pp_index_trees *trees)
{
	const struct pp_diff diff = { .old_tree = trees->from,
				      .new_tree = trees->to, .prefix = "" };
	const struct comparison c = { out, folders, NULL };
	struct pp_changes changes;

	*out = (struct pp_index_items){ 0 };
	if (pp_diff_collect(&changes, into, repo, &diff) < 0)
		return -1;
	out->items = pp_new_raw(into.arena, struct pp_index_item,
				changes.count);
	for (size_t i = 0; i < changes.count; i++)
		add_change(&c, &changes.items[i]);
	return 0;
}

void pp_index_lay(struct pp_index_items *out, struct pp_arena *arena,
		  const struct pp_index_folders *folders,
		  const struct pp_laid *laid)
{
	const struct comparison c = { out, folders, NULL };

	*out = (struct pp_index_items){
		.items = pp_new_raw(arena, struct pp_index_item, laid->count),
	};
	for (size_t i = 0; i < laid->count; i++)
		add(&c, laid->items[i].path, NULL);
}
