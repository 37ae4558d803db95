/* What the last check left, held against what is there now. */
#include "pool/known.h"

#include "base/file.h"
#include "store/relist.h"

void pp_known_init(struct pp_known *out, struct pp_arena *arena,
		   enum pp_source source)
{
	*out = (struct pp_known){ .arena = arena, .source = source,
				  .is_today = true };
}

void pp_known_release(struct pp_known *known)
{
	pp_state_free(known->state);
	known->state = NULL;
}

/* All on which a verdict depends, but for the record. */
static struct pp_state_key make_key(const struct pp_config *config,
				    const struct pp_schemas *schemas)
{
	struct pp_state_key key;
	struct pp_stat self = { 0 };
	struct pp_str parts[4] = {
		config->bytes,
		{ (const char *)schemas->digest, sizeof(schemas->digest) },
		{ (const char *)schemas->sql_digest,
		  sizeof(schemas->sql_digest) },
		{ (const char *)&self, sizeof(self) },
	};

	/* The program's own inode: /proc/self/exe is a link, so follow it. */
	if (pp_file_stat_followed(&self, "/proc/self/exe") < 0)
		self.size = 1;
	for (int k = 0; k < 2; k++) {
		key.words[k] = (uint64_t)k + 7;
		for (size_t i = 0; i < 4; i++)
			key.words[k] = pp_hash(parts[i], key.words[k]);
	}
	return key;
}

void pp_known_load(struct pp_known *known, const struct pp_pool *pool,
		   const struct pp_config *config,
		   const struct pp_schemas *schemas)
{
	known->path = pp_pool_cache(pool, known->arena,
				    known->source == PP_SOURCE_WORKTREE ?
					    "check-worktree" : "check-objects");
	if (!known->path)
		return;
	known->key = make_key(config, schemas);
	known->state = pp_state_load(known->path, &known->key);
}

bool pp_known_is_tree(struct pp_known *known, struct pp_snapshot *snapshot,
		      struct pp_sink *sink, const char *folder)
{
	struct pp_entry at;

	if (known->source != PP_SOURCE_REVISION ||
	    pp_snapshot_find(&at, snapshot, sink, folder) <= 0 ||
	    at.type != PP_ENTRY_FOLDER)
		return false;
	memcpy(known->tree, at.id, sizeof(known->tree));
	return known->state && pp_state_settled(known->state, known->day) &&
	       pp_state_same_tree(known->state, known->tree);
}

const char **pp_known_paths(const struct pp_known *known)
{
	size_t count = pp_state_count(known->state);
	const char **paths = pp_new_raw(known->arena, const char *, count);

	for (size_t i = 0; i < count; i++)
		paths[i] = pp_arena_str(known->arena,
					pp_state_path(known->state, i)).p;
	return paths;
}

/* Where no folder has changed since the state was written, its paths are the
 * list, and no folder has to be read. */
static bool list_again(struct pp_known *known, struct pp_entries *out,
		       struct pp_snapshot *snapshot)
{
	struct pp_relist before = { 0 };
	struct pp_state_folder *folders;
	struct pp_entry *entries;

	if (!known->state || known->source != PP_SOURCE_WORKTREE)
		return false;
	folders = pp_state_folders(&before.folder_count, known->arena,
				   known->state);
	if (!folders)
		return false;
	entries = pp_new(known->arena, struct pp_entry, before.folder_count);
	for (size_t i = 0; i < before.folder_count; i++) {
		entries[i].path = pp_arena_str(known->arena,
					       folders[i].path).p;
		entries[i].stat = folders[i].stat;
	}
	before.folders = entries;
	before.paths = pp_known_paths(known);
	before.count = pp_state_count(known->state);
	return pp_snapshot_relist(out, known->arena, snapshot, &before);
}

/* The place in the state of each entry: both are sorted. */
static void match(struct pp_known *known, const struct pp_entries *entries)
{
	size_t k = 0, count = known->state ? pp_state_count(known->state) : 0;

	known->entries = entries;
	known->at = pp_new(known->arena, size_t, entries->count);
	known->others = entries->count != count;
	for (size_t i = 0; i < entries->count; i++) {
		struct pp_str path = pp_str(entries->items[i].path);
		int order = -1;

		while (k < count &&
		       (order = pp_str_cmp(pp_state_path(known->state, k),
					   path)) < 0)
			k++;
		known->at[i] = k < count && !order ? k : SIZE_MAX;
	}
}

int pp_known_list(struct pp_known *known, struct pp_entries *out,
		  struct pp_listing into, struct pp_snapshot *snapshot,
		  const char *folder)
{
	known->listed = pp_state_now();
	known->relisted = list_again(known, out, snapshot);
	if (!known->relisted &&
	    pp_snapshot_list(out, into, snapshot, folder) < 0)
		return -1;
	match(known, out);
	return 0;
}

/* Has file i not changed, and had it no fault? */
static bool is_same(const struct pp_known *known, size_t i)
{
	const struct pp_entry *e = &known->entries->items[i];
	size_t at = known->at[i];

	if (at == SIZE_MAX || !pp_state_clean(known->state, at))
		return false;
	return e->has_id ? pp_state_same_id(known->state, at, e->id) :
	       e->has_stat && pp_state_same_stat(known->state, at, &e->stat);
}

bool pp_known_is_settled(const struct pp_known *known)
{
	if (!known->state || !pp_state_settled(known->state, known->day) ||
	    known->others || known->entries->incomplete)
		return false;
	for (size_t i = 0; i < known->entries->count; i++)
		if (!is_same(known, i))
			return false;
	return true;
}

bool pp_known_take(struct pp_state_item *item, const struct pp_known *known,
		   size_t i)
{
	const struct pp_entry *e = &known->entries->items[i];
	struct pp_facts *f = &item->facts;
	size_t id_at;

	if (!is_same(known, i) ||
	    pp_state_facts(f, known->arena, known->state, known->at[i]) < 0)
		return false;
	/* A path that outlives the state: findings lend it. */
	id_at = f->path_id.n ? (size_t)(f->path_id.p - f->path.p) : 0;
	f->path.p = e->path;
	f->path_id.p = e->path + id_at;
	item->stat = e->stat;
	pp_state_id(item->id, known->state, known->at[i]);
	return true;
}

static void add_folders(const struct pp_known *known,
			struct pp_state_save *what)
{
	const struct pp_entries *e = known->entries;
	struct pp_state_folder *folders =
		pp_new(known->arena, struct pp_state_folder, e->folder_count);

	for (size_t i = 0; i < e->folder_count; i++)
		folders[i] = (struct pp_state_folder){
			pp_str(e->folders[i].path), e->folders[i].stat,
		};
	what->folders = folders;
	what->folder_count = e->folder_count;
}

void pp_known_save_folders(const struct pp_known *known)
{
	struct pp_state_save what = { .listed = known->listed };

	if (known->relisted || known->source != PP_SOURCE_WORKTREE)
		return;
	add_folders(known, &what);
	pp_state_write_folders(known->path, known->state, &what);
}

/* Does the state say all this already? */
static bool is_saved(const struct pp_known *known, bool settled)
{
	if (!known->state || known->others ||
	    (settled != pp_state_settled(known->state, known->day) &&
	     known->is_today))
		return false;
	for (size_t i = 0; i < known->entries->count; i++)
		if (!is_same(known, i))
			return false;
	if (known->source == PP_SOURCE_REVISION)
		return pp_state_same_tree(known->state, known->tree);
	return known->relisted || known->source != PP_SOURCE_WORKTREE;
}

void pp_known_save(const struct pp_known *known,
		   const struct pp_state_item *items, bool settled)
{
	struct pp_state_save what = {
		.items = items,
		.count = known->entries->count,
		.settled = settled && known->is_today,
		.day = known->day,
		.listed = known->listed,
	};

	if (!known->path || known->entries->incomplete ||
	    is_saved(known, settled))
		return;
	memcpy(what.tree, known->tree, sizeof(what.tree));
	add_folders(known, &what);
	pp_state_write(known->path, &known->key, &what);
}
