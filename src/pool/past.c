/* What a commit did to records, by comparing trees: see the header. */
#include "pool/past.h"

#include "base/map.h"
#include "store/diff.h"
#include "store/merge.h"
#include "store/tree.h"

/* A record as one of the trees has it. */
struct slot {
	bool is_there;
	bool is_placed;		/* it lies where its kind says */
	const char *path;
	const struct pp_era_kind *kind;
	uint8_t blob[PP_ID_SIZE];
};

struct entry {
	struct pp_str kind, id;
	struct slot *slots;	/* one for each tree */
};

struct search {
	struct pp_listing into;
	struct pp_repo *repo;
	const struct pp_past_want *want;
	struct pp_map by_key;	/* struct entry by "kind\0id" */
	struct pp_buf key;
};

static bool is_file(uint32_t mode)
{
	return (mode & 0170000) == 0100000;
}

static const char *in_repo(struct search *s, const char *path)
{
	const char *prefix = s->want->prefix;

	return *prefix ? pp_arena_printf(s->into.arena, "%s/%s", prefix, path)
		       : path;
}

static struct entry *entry_for(struct search *s, struct pp_str kind,
			       struct pp_str id)
{
	struct pp_map_entry *e;
	struct entry *entry;

	pp_buf_clear(&s->key);
	pp_buf_str(&s->key, kind);
	pp_buf_putc(&s->key, '\0');
	pp_buf_str(&s->key, id);
	e = pp_map_get(&s->by_key, pp_buf_get(&s->key));
	if (e)
		return e->ptr;
	entry = pp_new(s->into.arena, struct entry, 1);
	*entry = (struct entry){
		kind, id, pp_new(s->into.arena, struct slot, s->want->count),
	};
	e = pp_map_put(&s->by_key, pp_arena_str(s->into.arena,
						pp_buf_get(&s->key)), NULL);
	e->ptr = entry;
	return entry;
}

/* A file of the tree with that number; path lives in the arena. */
static void feed(struct search *s, size_t number, const char *path,
		 const uint8_t blob[PP_ID_SIZE])
{
	const struct pp_era *era = s->want->trees[number].era;
	struct pp_str id;
	const struct pp_era_kind *kind = pp_era_match(era, path, &id);
	struct slot *slot;
	bool is_placed;

	if (!kind)
		return;
	slot = &entry_for(s, kind->name, id)->slots[number];
	is_placed = !strcmp(path, pp_path_format(&kind->path, s->into.arena,
						 kind->prefix, id));
	if (slot->is_there &&
	    (is_placed == slot->is_placed ? strcmp(path, slot->path) >= 0
					  : slot->is_placed))
		return;
	*slot = (struct slot){ true, is_placed, path, kind, { 0 } };
	memcpy(slot->blob, blob, PP_ID_SIZE);
}

/* --- where kinds have changed --------------------------------------------- */

/* All files of one tree below a folder. */
static int feed_folder(struct search *s, size_t number, const char *folder)
{
	const struct pp_diff diff = {
		.new_tree = s->want->trees[number].tree,
		.prefix = in_repo(s, folder),
	};
	struct pp_changes files;

	if (pp_diff_collect(&files, s->into, s->repo, &diff) < 0)
		return -1;
	for (size_t i = 0; i < files.count; i++)
		if (is_file(files.items[i].new_mode))
			feed(s, number,
			     pp_arena_printf(s->into.arena, "%s/%s", folder,
					     files.items[i].path),
			     files.items[i].new_id);
	return 0;
}

/* Where files of the kind may lie: a folder within that of the records. */
static const char *folder_of(struct search *s, const struct pp_era *era,
			     const struct pp_era_kind *kind)
{
	struct pp_str folder = kind->path.folder;
	size_t n = strlen(era->records);

	if (folder.n <= n + 1 || strncmp(folder.p, era->records, n) ||
	    folder.p[n] != '/')
		return era->records;
	folder.n--;
	return pp_arena_str(s->into.arena, folder).p;
}

static bool same_kind(const struct pp_era_kind *a, const struct pp_era_kind *b)
{
	return pp_str_eq(a->prefix, b->prefix) &&
	       pp_str_eq(a->pattern, b->pattern);
}

/* Is the kind the same in all trees? */
static bool is_everywhere(const struct search *s,
			  const struct pp_era_kind *kind)
{
	for (size_t i = 0; i < s->want->count; i++) {
		const struct pp_era_kind *other =
			pp_era_kind(s->want->trees[i].era, kind->name);

		if (!other || !same_kind(kind, other))
			return false;
	}
	return true;
}

/* Look at the folder in every tree, once. */
static int feed_all(struct search *s, struct pp_map *done, const char *folder)
{
	bool is_new;
	int rc = 0;

	pp_map_put(done, pp_str(folder), &is_new);
	for (size_t i = 0; !rc && is_new && i < s->want->count; i++)
		rc = feed_folder(s, i, folder);
	return rc;
}

static int feed_changed_kinds(struct search *s)
{
	struct pp_map done = { 0 };
	int rc = 0;

	for (size_t i = 0; !rc && i < s->want->count; i++) {
		const struct pp_era *era = s->want->trees[i].era;

		for (size_t k = 0; !rc && era->records && k < era->count; k++)
			if (!is_everywhere(s, &era->kinds[k]))
				rc = feed_all(s, &done,
					      folder_of(s, era,
							&era->kinds[k]));
	}
	pp_map_release(&done);
	return rc;
}

/* The records lie elsewhere than before: each tree has its own folder. */
static int feed_everything(struct search *s)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < s->want->count; i++)
		if (s->want->trees[i].era->records)
			rc = feed_folder(s, i, s->want->trees[i].era->records);
	return rc;
}

/* --- what differs --------------------------------------------------------- */

static int feed_difference(struct search *s, const char *records)
{
	const struct pp_past_tree *trees = s->want->trees;
	const struct pp_diff diff = {
		.old_tree = s->want->count > 1 ? trees[1].tree : NULL,
		.new_tree = trees[0].tree,
		.prefix = in_repo(s, records),
	};
	struct pp_changes changes;

	if (pp_diff_collect(&changes, s->into, s->repo, &diff) < 0)
		return -1;
	for (size_t i = 0; i < changes.count; i++) {
		const struct pp_change *c = &changes.items[i];
		const char *path = pp_arena_printf(s->into.arena, "%s/%s",
						   records, c->path);

		if (is_file(c->old_mode))
			feed(s, 1, path, c->old_id);
		if (is_file(c->new_mode))
			feed(s, 0, path, c->new_id);
	}
	return 0;
}

static int report_tree(struct search *s, const uint8_t *id,
		       enum pp_object_fault why)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_report(s->into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
		  "cannot compare: tree %s %s", hex,
		  pp_object_fault_text(why));
	return -1;
}

/* The file at a path of one tree, if it is there. */
static int feed_path(struct search *s, size_t number, const char *path)
{
	const uint8_t *tree = s->want->trees[number].tree;
	struct pp_tree_found found;
	enum pp_object_fault why = pp_tree_find(&found, s->repo, tree,
						in_repo(s, path));

	if (why)
		return report_tree(s, tree, why);
	if (found.is_there && is_file(found.mode))
		feed(s, number, path, found.id);
	return 0;
}

/* A record may lie elsewhere in a tree that was not seen to differ. */
static int feed_places(struct search *s, const struct entry *entry)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < s->want->count; i++) {
		const struct pp_era_kind *kind;

		kind = pp_era_kind(s->want->trees[i].era, entry->kind);
		if (kind && !entry->slots[i].is_there)
			rc = feed_path(s, i,
				       pp_path_format(&kind->path,
						      s->into.arena,
						      kind->prefix,
						      entry->id));
	}
	return rc;
}

static int feed_merge(struct search *s, const char *records)
{
	size_t count = s->want->count;
	const uint8_t **old_trees = pp_new(s->into.arena, const uint8_t *,
					   count);
	struct pp_tree_found *found = pp_new(s->into.arena,
					     struct pp_tree_found, count);
	struct pp_merge merge = { old_trees, count - 1, NULL };
	struct pp_merged merged;
	const char *folder = in_repo(s, records);
	int rc = 0;

	for (size_t i = 0; i < count; i++) {
		const uint8_t *tree = s->want->trees[i].tree, *id = NULL;
		enum pp_object_fault why = pp_tree_find(&found[i], s->repo,
							tree, folder);

		if (why)
			return report_tree(s, tree, why);
		if (found[i].is_there && (found[i].mode & 0170000) == 0040000)
			id = found[i].id;
		if (i)
			old_trees[i - 1] = id;
		else
			merge.new_tree = id;
	}
	if (pp_merge_collect(&merged, s->into, s->repo, &merge) < 0)
		return -1;
	for (size_t i = 0; !rc && i < merged.count; i++) {
		const char *path = pp_arena_printf(s->into.arena, "%s/%s",
						   records, merged.paths[i]);

		for (size_t k = 0; !rc && k < count; k++)
			rc = feed_path(s, k, path);
	}
	return rc;
}

static bool same_layout(const struct pp_past_want *want)
{
	for (size_t i = 1; i < want->count; i++)
		if (!pp_str_eq(want->trees[0].era->kept.layout,
			       want->trees[i].era->kept.layout))
			return false;
	return true;
}

/* The folder of the records, where it is the same in all trees. */
static const char *common_records(const struct pp_past_want *want)
{
	const char *records = want->trees[0].era->records;

	for (size_t i = 1; records && i < want->count; i++) {
		const char *other = want->trees[i].era->records;

		if (!other || strcmp(records, other))
			return NULL;
	}
	return records;
}

static int search(struct search *s)
{
	const char *records = common_records(s->want);
	int rc = 0;

	if (!records)
		return feed_everything(s);
	if (!same_layout(s->want))
		rc = feed_changed_kinds(s);
	if (!rc && s->want->count > 2)
		rc = feed_merge(s, records);
	else if (!rc)
		rc = feed_difference(s, records);
	for (size_t i = 0; !rc && s->want->count > 2 && i < s->by_key.count;
	     i++)
		rc = feed_places(s, s->by_key.entries[i].ptr);
	return rc;
}

/* --- results -------------------------------------------------------------- */

static bool same_slot(const struct slot *a, const struct slot *b)
{
	if (!a->is_there || !b->is_there)
		return a->is_there == b->is_there;
	return !memcmp(a->blob, b->blob, PP_ID_SIZE);
}

static bool is_changed(const struct search *s, const struct entry *entry)
{
	for (size_t i = 1; i < s->want->count; i++)
		if (same_slot(&entry->slots[0], &entry->slots[i]))
			return false;
	return s->want->count > 1 || entry->slots[0].is_there;
}

static struct pp_past_version version_of(const struct slot *slot)
{
	struct pp_past_version v = { .markdown = slot->kind->markdown };

	memcpy(v.blob, slot->blob, PP_ID_SIZE);
	return v;
}

static void emit(struct search *s, struct pp_past_record *out,
		 const struct entry *entry)
{
	struct pp_past_version *versions = pp_new(s->into.arena,
						  struct pp_past_version,
						  s->want->count);
	const struct slot *shown = &entry->slots[0];

	*out = (struct pp_past_record){ .id = entry->id,
					.before = versions + 1 };
	for (size_t i = 1; i < s->want->count; i++) {
		const struct slot *slot = &entry->slots[i];

		if (!slot->is_there)
			continue;
		versions[++out->before_count] = version_of(slot);
		if (!shown->is_there)
			shown = slot;
	}
	if (entry->slots[0].is_there) {
		versions[0] = version_of(&entry->slots[0]);
		out->now = &versions[0];
	}
	out->kind = shown->kind;
	out->path = shown->path;
}

int pp_past_find(struct pp_past *out, struct pp_listing into,
		 struct pp_repo *repo, const struct pp_past_want *want)
{
	struct search s = { .into = into, .repo = repo, .want = want };
	int rc;

	*out = (struct pp_past){ 0 };
	pp_buf_init(&s.key, 2 * PP_PATH_LIMIT + 1);
	rc = search(&s);
	if (!rc)
		out->items = pp_new(into.arena, struct pp_past_record,
				    s.by_key.count);
	for (size_t i = 0; !rc && i < s.by_key.count; i++)
		if (is_changed(&s, s.by_key.entries[i].ptr))
			emit(&s, &out->items[out->count++],
			     s.by_key.entries[i].ptr);
	pp_buf_release(&s.key);
	pp_map_release(&s.by_key);
	return rc;
}
