/* The path of a check: list the files, ask the state which of them are known,
 * read and check the rest, then all against each other; write the state. */
#include "pool/check.h"

#include <fcntl.h>

#include "base/memory.h"
#include "data/read.h"
#include "pool/cross.h"
#include "pool/scan.h"
#include "store/relist.h"

/* One run. */
struct run {
	const struct pp_pool *pool;
	const struct pp_check *check;
	struct pp_listing into;
	struct pp_snapshot *snapshot;
	struct pp_config config;
	struct pp_schemas schemas;
	struct pp_entries entries;	/* the records */
	uint8_t tree[20];		/* of their folder, in a commit */
	struct pp_state_moment listed;
	const char *state_path;
	struct pp_state_key key;
	struct pp_state *state;
	struct pp_state_item *items;	/* one for each entry */
	struct pp_scan_item *dirty;
	size_t *dirty_at;		/* in the state, or SIZE_MAX */
	size_t dirty_count;
	bool changed;			/* from what the state says */
	bool relisted;			/* no folder had to be read */
};

static struct pp_snapshot *open_snapshot(const struct run *r)
{
	const struct pp_check *c = r->check;

	if (c->source == PP_SOURCE_WORKTREE)
		return pp_snapshot_worktree(r->into.sink, r->pool->root);
	if (c->source == PP_SOURCE_STAGED)
		return pp_snapshot_staged(r->into.sink, c->repo,
					  r->pool->prefix);
	return pp_snapshot_revision(r->into.sink, c->repo, &c->commit,
				    r->pool->prefix);
}

/* The configuration and the schemas' bytes. */
static int gather(struct run *r)
{
	struct pp_reader *reader = pp_reader_new(r->snapshot,
						 PP_READ_BYTES_MAX);
	int rc = pp_config_read(&r->config, r->into.arena, r->into.sink,
				reader);

	pp_reader_free(reader);
	if (rc < 0)
		return -1;
	return pp_schemas_read(&r->schemas, &r->config, r->into, r->snapshot);
}

/* All on which a verdict depends, but for the record. */
static struct pp_state_key make_key(const struct run *r)
{
	struct pp_state_key key;
	struct pp_stat self = { 0 };
	struct pp_str parts[3] = {
		r->config.bytes,
		{ (const char *)r->schemas.digest, sizeof(r->schemas.digest) },
		{ (const char *)&self, sizeof(self) },
	};

	/* The program's own inode: /proc/self/exe is a link, so follow it. */
	if (pp_file_stat_followed(&self, "/proc/self/exe") < 0)
		self.size = 1;
	for (int k = 0; k < 2; k++) {
		key.words[k] = (uint64_t)k + 7;
		for (size_t i = 0; i < 3; i++)
			key.words[k] = pp_hash(parts[i], key.words[k]);
	}
	return key;
}

static void load_state(struct run *r)
{
	bool worktree = r->check->source == PP_SOURCE_WORKTREE;

	if (r->check->no_state)
		return;
	r->state_path = pp_pool_cache(r->pool, r->into.arena, worktree ?
				      "check-worktree" : "check-objects");
	if (!r->state_path)
		return;
	r->key = make_key(r);
	r->state = pp_state_load(r->state_path, &r->key);
}

/* Has the file not changed since the state was written? */
static bool is_same(const struct run *r, size_t at, const struct pp_entry *e)
{
	if (!pp_state_clean(r->state, at))
		return false;
	return e->has_id ? pp_state_same_id(r->state, at, e->id) :
	       e->has_stat && pp_state_same_stat(r->state, at, &e->stat);
}

/* The place in the state of each entry, or SIZE_MAX: both are sorted. */
static void match_state(struct run *r, size_t *at)
{
	size_t k = 0, count = r->state ? pp_state_count(r->state) : 0;

	for (size_t i = 0; i < r->entries.count; i++) {
		struct pp_str path = pp_str(r->entries.items[i].path);
		int order = -1;

		while (k < count &&
		       (order = pp_str_cmp(pp_state_path(r->state, k),
					   path)) < 0)
			k++;
		at[i] = k < count && !order ? k : SIZE_MAX;
	}
	r->changed = r->entries.count != count;
}

/* What the state knows, with a path that outlives the state: findings lend
 * it. */
static void keep_known(const struct run *r, struct pp_state_item *item,
		       const struct pp_entry *e, size_t at)
{
	struct pp_facts *f = &item->facts;
	size_t id_at = f->path_id.n ? (size_t)(f->path_id.p - f->path.p) : 0;

	f->path.p = e->path;
	f->path_id.p = e->path + id_at;
	item->stat = e->stat;
	pp_state_id(item->id, r->state, at);
}

static void split(struct run *r, const size_t *at)
{
	struct pp_arena *arena = r->into.arena;
	size_t n = r->entries.count;

	r->dirty = pp_new(arena, struct pp_scan_item, n);
	r->dirty_at = pp_new(arena, size_t, n);
	r->items = pp_new(arena, struct pp_state_item, n);
	for (size_t i = 0; i < n; i++) {
		const struct pp_entry *e = &r->entries.items[i];
		struct pp_state_item *item = &r->items[i];

		if (at[i] != SIZE_MAX && is_same(r, at[i], e) &&
		    !pp_state_facts(&item->facts, arena, r->state, at[i])) {
			keep_known(r, item, e, at[i]);
			continue;
		}
		r->dirty[r->dirty_count] = (struct pp_scan_item){ e, item };
		r->dirty_at[r->dirty_count++] = at[i];
	}
}

/* Is all as it was when nothing at all was found? */
static bool is_settled(const struct run *r, const size_t *at)
{
	if (!r->state || !pp_state_settled(r->state) || r->changed ||
	    r->into.sink->count || r->entries.incomplete)
		return false;
	for (size_t i = 0; i < r->entries.count; i++)
		if (at[i] == SIZE_MAX ||
		    !is_same(r, at[i], &r->entries.items[i]))
			return false;
	return true;
}

static void add_folders(const struct run *r, struct pp_state_save *what)
{
	struct pp_state_folder *folders =
		pp_new(r->into.arena, struct pp_state_folder,
		       r->entries.folder_count);

	for (size_t i = 0; i < r->entries.folder_count; i++)
		folders[i] = (struct pp_state_folder){
			pp_str(r->entries.folders[i].path),
			r->entries.folders[i].stat,
		};
	what->folders = folders;
	what->folder_count = r->entries.folder_count;
}

/* Only the folders have changed, by a file that came and went, say. */
static void save_folders(const struct run *r)
{
	struct pp_state_save what = { .listed = r->listed };

	if (r->relisted || r->check->source != PP_SOURCE_WORKTREE)
		return;
	add_folders(r, &what);
	pp_state_write_folders(r->state_path, r->state, &what);
}

/* Does the state say all this already? */
static bool is_saved(const struct run *r, bool settled)
{
	if (!r->state || r->changed || r->dirty_count ||
	    settled != pp_state_settled(r->state))
		return false;
	if (r->check->source == PP_SOURCE_REVISION)
		return pp_state_same_tree(r->state, r->tree);
	return r->relisted || r->check->source != PP_SOURCE_WORKTREE;
}

static void save_state(struct run *r, bool settled)
{
	struct pp_state_save what = {
		.items = r->items,
		.count = r->entries.count,
		.settled = settled,
		.listed = r->listed,
	};

	if (!r->state_path || r->entries.incomplete || is_saved(r, settled))
		return;
	memcpy(what.tree, r->tree, sizeof(what.tree));
	add_folders(r, &what);
	pp_state_write(r->state_path, &r->key, &what);
}

static void check_records(struct run *r, struct pp_check_result *out)
{
	const struct pp_scan scan = {
		.snapshot = r->snapshot,
		.kinds = &r->schemas.kinds,
		.items = r->dirty,
		.count = r->dirty_count,
		.state = r->state,
		.state_at = r->dirty_at,
		.progress = r->check->progress,
		.progress_data = r->check->progress_data,
	};
	struct pp_cross cross = {
		.kinds = &r->schemas.kinds,
		.snapshot = r->snapshot,
		.items = r->items,
		.count = r->entries.count,
	};
	struct pp_cross_result result;

	pp_scan_run(&scan, r->into);
	cross.workspace = pp_workspace_new(r->into.arena, r->into.sink,
					   r->pool, &r->config);
	if (!cross.workspace)
		return;
	pp_cross_run(&result, &cross, r->into);
	pp_workspace_free(cross.workspace);
	out->unavailable = result.unavailable;
}

/* The paths of the state's items, to outlive it. */
static const char **known_paths(const struct run *r)
{
	size_t count = pp_state_count(r->state);
	const char **paths = pp_new_raw(r->into.arena, const char *, count);

	for (size_t i = 0; i < count; i++)
		paths[i] = pp_arena_str(r->into.arena,
					pp_state_path(r->state, i)).p;
	return paths;
}

/* A commit whose records' folder is the one in which nothing was found needs
 * no listing: that answer costs the same for any number of records. */
static bool is_known_tree(struct run *r, struct pp_check_result *out)
{
	struct pp_entry at;

	if (r->check->source != PP_SOURCE_REVISION ||
	    pp_snapshot_find(&at, r->snapshot, r->into.sink,
			     r->config.records) <= 0 ||
	    at.type != PP_ENTRY_FOLDER)
		return false;
	memcpy(r->tree, at.id, sizeof(r->tree));
	if (!r->state || !pp_state_settled(r->state) || r->into.sink->count ||
	    !pp_state_same_tree(r->state, r->tree))
		return false;
	out->files = pp_state_count(r->state);
	out->paths = known_paths(r);
	return true;
}

/* Where no folder has changed since the state was written, its paths are the
 * list, and no folder has to be read. */
static bool list_again(struct run *r)
{
	struct pp_arena *arena = r->into.arena;
	struct pp_relist before = { 0 };
	struct pp_state_folder *folders;
	struct pp_entry *entries;

	if (!r->state || r->check->source != PP_SOURCE_WORKTREE)
		return false;
	folders = pp_state_folders(&before.folder_count, arena, r->state);
	if (!folders)
		return false;
	entries = pp_new(arena, struct pp_entry, before.folder_count);
	for (size_t i = 0; i < before.folder_count; i++) {
		entries[i].path = pp_arena_str(arena, folders[i].path).p;
		entries[i].stat = folders[i].stat;
	}
	before.folders = entries;
	before.paths = known_paths(r);
	before.count = pp_state_count(r->state);
	return pp_snapshot_relist(&r->entries, arena, r->snapshot, &before);
}

static int list_records(struct run *r, struct pp_check_result *out)
{
	r->listed = pp_state_now();
	r->relisted = list_again(r);
	if (!r->relisted && pp_snapshot_list(&r->entries, r->into, r->snapshot,
					     r->config.records) < 0)
		return -1;
	out->files = r->entries.count;
	out->paths = pp_new(r->into.arena, const char *, out->files);
	for (size_t i = 0; i < out->files; i++)
		out->paths[i] = r->entries.items[i].path;
	return 0;
}

static int run_check(struct run *r, struct pp_check_result *out)
{
	size_t *at;

	r->snapshot = open_snapshot(r);
	if (!r->snapshot || gather(r) < 0)
		return -1;
	load_state(r);
	if (is_known_tree(r, out))
		return 0;
	if (list_records(r, out) < 0)
		return -1;
	at = pp_new(r->into.arena, size_t, r->entries.count);
	match_state(r, at);
	if (is_settled(r, at)) {
		save_folders(r);
		return 0;
	}
	pp_schemas_compile(&r->schemas, r->into);
	split(r, at);
	out->read = r->dirty_count;
	out->kinds = r->schemas.kinds.count;
	check_records(r, out);
	/* References that could not be looked up are looked up again. */
	save_state(r, !r->into.sink->count && !out->unavailable &&
		   !r->config.elsewhere_count);
	return 0;
}

bool pp_check_wants(const struct pp_check *check, const char *file)
{
	for (size_t i = 0; i < check->path_count; i++) {
		size_t n = strlen(check->paths[i]);

		if (!strncmp(file, check->paths[i], n) &&
		    (!n || !file[n] || file[n] == '/'))
			return true;
	}
	return !check->path_count;
}

/* What is wrong with the schemas or the configuration is always told. */
static bool is_told(const struct run *r, const char *file)
{
	size_t n = strlen(r->config.records);

	return !file || strncmp(file, r->config.records, n) ||
	       (file[n] && file[n] != '/') || pp_check_wants(r->check, file);
}

static void keep_wanted(struct run *r)
{
	struct pp_sink *sink = r->into.sink;
	size_t kept = 0;

	if (!r->check->path_count)
		return;
	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];

		if (is_told(r, f->pos.file)) {
			sink->items[kept++] = f;
			continue;
		}
		sink->errors -= f->severity == PP_ERROR;
		sink->warnings -= f->severity == PP_WARNING;
	}
	sink->count = kept;
}

int pp_check_run(struct pp_check_result *out, const struct pp_pool *pool,
		 const struct pp_check *check, struct pp_listing into)
{
	struct run r = { .pool = pool, .check = check, .into = into };
	int rc;

	*out = (struct pp_check_result){ 0 };
	rc = run_check(&r, out);
	keep_wanted(&r);
	pp_sink_sort(into.sink);
	pp_state_free(r.state);
	pp_schemas_release(&r.schemas);
	pp_snapshot_free(r.snapshot);
	return rc;
}

/* A fault by what it is, not by its line. */
static struct pp_str fingerprint(struct pp_arena *arena,
				 const struct pp_finding *f)
{
	return pp_str(pp_arena_printf(arena, "%s\n%s\n%s\n%s\n%s", f->rule->id,
				      f->pos.file ? f->pos.file : "",
				      f->pointer ? f->pointer : "", f->text,
				      f->found ? f->found : ""));
}

/* Drop from sink, once each, what stands in base too. */
static void subtract(struct pp_listing into, const struct pp_sink *base)
{
	struct pp_sink *sink = into.sink;
	struct pp_map known = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < base->count; i++)
		pp_map_put(&known, fingerprint(into.arena, base->items[i]),
			   NULL)->num++;
	for (size_t i = 0; i < sink->count; i++) {
		struct pp_finding *f = sink->items[i];
		struct pp_map_entry *e =
			pp_map_get(&known, fingerprint(into.arena, f));

		if (!e || !e->num) {
			sink->items[kept++] = f;
			continue;
		}
		e->num--;
		sink->errors -= f->severity == PP_ERROR;
		sink->warnings -= f->severity == PP_WARNING;
	}
	sink->count = kept;
	pp_map_release(&known);
}

int pp_check_range(struct pp_check_result *out, const struct pp_pool *pool,
		   const struct pp_check *check, const struct pp_commit *base,
		   struct pp_listing into)
{
	struct pp_check before = *check;
	struct pp_check_result ignored;
	struct pp_sink old = { 0 };
	int rc;

	rc = pp_check_run(out, pool, check, into);
	if (rc < 0 || !into.sink->count)
		return rc;
	before.commit = *base;
	pp_check_run(&ignored, pool, &before,
		     (struct pp_listing){ into.arena, &old });
	subtract(into, &old);
	pp_sink_release(&old);
	return 0;
}
