/* The raw difference of two trees: see the header. */
#include "store/diff.h"

#include "base/memory.h"
#include "store/tree.h"

struct differ {
	struct pp_repo *repo;
	struct pp_sink *sink;
	const struct pp_diff *ask;
	struct pp_buf path;		/* of the folder, with '/' at its end */
	size_t seen;			/* files and folders that differ */
};

/* One side of one folder: its tree, taken apart item by item. */
struct side {
	struct pp_object tree;
	struct pp_str rest;
	struct pp_tree_item item;
	bool has_item;
};

/* What differs in one folder: an id, or NULL where the side has no such. */
struct pair {
	const uint8_t *old_id, *new_id;
};

static int report_tree(struct differ *d, const uint8_t *id,
		       enum pp_object_fault why)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_report(d->sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
		  "cannot compare: tree %s %s", hex,
		  pp_object_fault_text(why));
	return -1;
}

static int advance(struct differ *d, struct side *side, const uint8_t *id)
{
	int rc = pp_tree_next(&side->item, &side->rest);

	side->has_item = rc > 0;
	return rc < 0 ? report_tree(d, id, PP_OBJECT_DAMAGED) : 0;
}

static int open_side(struct differ *d, struct side *side, const uint8_t *id)
{
	struct pp_object_want want = { .id = id, .type = PP_OBJECT_TREE };
	enum pp_object_fault why;

	*side = (struct side){ 0 };
	if (!id)
		return 0;
	why = pp_object_read(&side->tree, d->repo, &want);
	if (why)
		return report_tree(d, id, why);
	side->rest = side->tree.bytes;
	return 0;
}

/* A path past what a listing follows: said, and left out. */
static int report_deep(struct differ *d)
{
	struct pp_str path = { d->path.p, d->path.n };

	d->path.overflow = false;
	pp_report(d->sink, PP_R(FILE_PATH), (struct pp_pos){
		.file = pp_path_shown(&d->sink->arena, path) },
		"folders are nested too deeply here");
	return 0;
}

static int report_many(struct differ *d)
{
	pp_report(d->sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
		  "cannot compare: more than %d files and folders differ",
		  PP_TREE_LIMIT);
	return -1;
}

/* One of the two may be NULL: a file that is new, or gone. */
static int tell(struct differ *d, const struct pp_tree_item *old_item,
		const struct pp_tree_item *new_item, struct pp_str name)
{
	struct pp_change change = { 0 };
	size_t above = d->path.n;
	int rc = 0;

	pp_buf_str(&d->path, name);
	pp_buf_putc(&d->path, '\0');
	change.path = d->path.p;
	if (old_item) {
		change.old_mode = old_item->mode;
		memcpy(change.old_id, old_item->id, PP_ID_SIZE);
	}
	if (new_item) {
		change.new_mode = new_item->mode;
		memcpy(change.new_id, new_item->id, PP_ID_SIZE);
	}
	if (d->path.overflow)
		rc = report_deep(d);
	else
		rc = d->ask->change(&change, d->ask->ctx);
	d->path.n = above;
	return rc;
}

static int diff_folders(struct differ *d, struct pair ids, unsigned depth);

static int descend(struct differ *d, struct pp_str name, struct pair ids,
		   unsigned depth)
{
	size_t above = d->path.n;
	int rc;

	pp_buf_str(&d->path, name);
	pp_buf_putc(&d->path, '/');
	rc = d->path.overflow || depth >= PP_FOLDER_DEPTH ?
		     report_deep(d) : diff_folders(d, ids, depth + 1);
	d->path.n = above;
	return rc;
}

/* The two items bear one name and are of one sort, or one of them is NULL. */
static int diff_items(struct differ *d, const struct pp_tree_item *old_item,
		      const struct pp_tree_item *new_item, unsigned depth)
{
	const struct pp_tree_item *any = new_item ? new_item : old_item;
	struct pair ids = { old_item ? old_item->id : NULL,
			    new_item ? new_item->id : NULL };
	bool same_id = old_item && new_item &&
		       !memcmp(ids.old_id, ids.new_id, PP_ID_SIZE);

	if (same_id && old_item->mode == new_item->mode)
		return 0;
	if (d->seen++ >= PP_TREE_LIMIT)
		return report_many(d);
	if (!pp_tree_item_is_folder(any))
		return tell(d, old_item, new_item, any->name);
	return same_id ? 0 : descend(d, any->name, ids, depth);
}

/* How many bytes at the beginning are the same. */
static size_t common_start(struct pp_str a, struct pp_str b)
{
	enum { STRIDE = 128 };
	size_t n = a.n < b.n ? a.n : b.n, i = 0;

	while (n - i >= STRIDE && !memcmp(a.p + i, b.p + i, STRIDE))
		i += STRIDE;
	while (i < n && a.p[i] == b.p[i])
		i++;
	return i;
}

/* Leave out the items that both go on with: of two versions of a folder, most
 * are.  All that need be known of them is where they end. */
static void skip_equal(struct pp_str *a, struct pp_str *b)
{
	size_t left = common_start(*a, *b), skipped = 0;

	if (!left)
		return;
	while (left) {
		const char *nul = memchr(a->p + skipped, '\0', left);
		size_t n = nul ? (size_t)(nul + 1 - a->p) - skipped +
					 PP_ID_SIZE : left + 1;

		if (n > left)
			break;
		skipped += n;
		left -= n;
	}
	a->p += skipped;
	a->n -= skipped;
	b->p += skipped;
	b->n -= skipped;
}

/* Walk both sides in their common order. */
static int diff_sides(struct differ *d, struct side sides[2], struct pair ids,
		      unsigned depth)
{
	struct side *a = &sides[0], *b = &sides[1];
	int rc;

	skip_equal(&a->rest, &b->rest);
	rc = advance(d, a, ids.old_id);
	if (!rc)
		rc = advance(d, b, ids.new_id);
	while (!rc && (a->has_item || b->has_item)) {
		int order = !a->has_item ? 1 : !b->has_item ? -1 :
			    pp_tree_cmp(&a->item, &b->item);

		rc = diff_items(d, order <= 0 ? &a->item : NULL,
				order >= 0 ? &b->item : NULL, depth);
		if (!order)
			skip_equal(&a->rest, &b->rest);
		if (!rc && order <= 0)
			rc = advance(d, a, ids.old_id);
		if (!rc && order >= 0)
			rc = advance(d, b, ids.new_id);
	}
	return rc;
}

static int diff_folders(struct differ *d, struct pair ids, unsigned depth)
{
	struct side sides[2] = { 0 };
	int rc = open_side(d, &sides[0], ids.old_id);

	if (!rc)
		rc = open_side(d, &sides[1], ids.new_id);
	if (!rc)
		rc = diff_sides(d, sides, ids, depth);
	pp_object_release(&sides[0].tree);
	pp_object_release(&sides[1].tree);
	return rc;
}

/* The id of the folder prefix in the tree, in found; NULL where there is no
 * such folder. */
static int find_prefix(struct differ *d, const uint8_t **out,
		       struct pp_tree_found *found, const uint8_t *tree)
{
	enum pp_object_fault why;

	*out = NULL;
	if (!tree)
		return 0;
	why = pp_tree_find(found, d->repo, tree, d->ask->prefix);
	if (why)
		return report_tree(d, tree, why);
	if (found->is_there && (found->mode & 0170000) == 0040000)
		*out = found->id;
	return 0;
}

int pp_diff_trees(struct pp_repo *repo, struct pp_sink *sink,
		  const struct pp_diff *diff)
{
	struct differ d = { .repo = repo, .sink = sink, .ask = diff };
	struct pp_tree_found old_found, new_found;
	struct pair ids;
	int rc = -1;

	pp_buf_init(&d.path, PP_PATH_LIMIT);
	if (find_prefix(&d, &ids.old_id, &old_found, diff->old_tree) ||
	    find_prefix(&d, &ids.new_id, &new_found, diff->new_tree))
		goto out;
	rc = 0;
	if (!ids.old_id || !ids.new_id ||
	    memcmp(ids.old_id, ids.new_id, PP_ID_SIZE))
		rc = diff_folders(&d, ids, 0);
out:
	pp_buf_release(&d.path);
	return rc;
}

/* Changes as they come. */
struct collection {
	struct pp_arena *arena;
	struct pp_change *items;
	size_t count, cap;
};

static int collect(const struct pp_change *change, void *ctx)
{
	struct collection *c = ctx;
	struct pp_change *copy;

	pp_grow(c->items, c->count, c->cap);
	copy = &c->items[c->count++];
	*copy = *change;
	copy->path = pp_arena_copy(c->arena, change->path,
				   strlen(change->path));
	return 0;
}

int pp_diff_collect(struct pp_changes *out, struct pp_listing into,
		    struct pp_repo *repo, const struct pp_diff *diff)
{
	struct collection c = { .arena = into.arena };
	struct pp_diff all = *diff;
	int rc;

	all.change = collect;
	all.ctx = &c;
	rc = pp_diff_trees(repo, into.sink, &all);
	if (!rc) {
		out->items = pp_new_raw(into.arena, struct pp_change,
					c.count + 1);
		if (c.count)
			memcpy(out->items, c.items,
			       c.count * sizeof(*c.items));
		out->count = c.count;
	}
	pp_free(c.items);
	return rc;
}
