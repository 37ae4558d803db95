/* A tree against several at once. */
#include "store/merge.h"

#include <string.h>

#include "base/memory.h"
#include "store/tree.h"

/* One tree, taken apart item by item. */
struct side {
	const uint8_t *id;
	struct pp_object tree;
	struct pp_str rest;
	struct pp_tree_item item;
	bool has_item;
	bool here;		/* its item is the one that is looked at */
};

struct merger {
	struct pp_repo *repo;
	struct pp_listing into;
	size_t count;			/* of sides; the last is the new one */
	struct pp_buf path;
	const char **paths;
	size_t found, cap, seen;
};

static int report_tree(struct merger *m, const uint8_t *id,
		       enum pp_object_fault why)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_report(m->into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
		  "cannot compare: tree %s %s", hex,
		  pp_object_fault_text(why));
	return -1;
}

static int advance(struct merger *m, struct side *side)
{
	int rc = pp_tree_next(&side->item, &side->rest);

	side->has_item = rc > 0;
	return rc < 0 ? report_tree(m, side->id, PP_OBJECT_DAMAGED) : 0;
}

static int open_side(struct merger *m, struct side *side)
{
	struct pp_object_want want = {
		.id = side->id, .type = PP_OBJECT_TREE,
	};
	enum pp_object_fault why;

	if (!side->id)
		return 0;
	why = pp_object_read(&side->tree, m->repo, &want);
	if (why)
		return report_tree(m, side->id, why);
	side->rest = side->tree.bytes;
	return advance(m, side);
}

/* Mark the sides whose item comes first; NULL where none has any left. */
static const struct pp_tree_item *first_item(struct merger *m,
					     struct side *sides)
{
	const struct pp_tree_item *first = NULL;

	for (size_t i = 0; i < m->count; i++)
		if (sides[i].has_item &&
		    (!first || pp_tree_cmp(&sides[i].item, first) < 0))
			first = &sides[i].item;
	for (size_t i = 0; i < m->count; i++)
		sides[i].here = sides[i].has_item &&
				!pp_tree_cmp(&sides[i].item, first);
	return first;
}

/* Does the new side's item (or its absence) differ from all others? */
static bool is_new(const struct merger *m, const struct side *sides)
{
	const struct side *own = &sides[m->count - 1];

	for (size_t i = 0; i + 1 < m->count; i++) {
		const struct side *other = &sides[i];

		if (own->here != other->here)
			continue;
		if (!own->here || (own->item.mode == other->item.mode &&
				   !memcmp(own->item.id, other->item.id,
					   PP_ID_SIZE)))
			return false;
	}
	return true;
}

static int merge_folders(struct merger *m, const struct side *above,
			 unsigned depth);

static int tell(struct merger *m, const struct side *sides,
		const struct pp_tree_item *item, unsigned depth)
{
	size_t n = m->path.n;
	int rc = 0;

	if (m->seen++ >= PP_TREE_LIMIT) {
		pp_report(m->into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
			  "cannot compare: more than %d files and folders "
			  "differ", PP_TREE_LIMIT);
		return -1;
	}
	pp_buf_str(&m->path, item->name);
	if (m->path.overflow || depth > PP_FOLDER_DEPTH) {
		/* Past what a listing follows: no record lies there. */
		m->path.overflow = false;
	} else if (pp_tree_item_is_folder(item)) {
		pp_buf_putc(&m->path, '/');
		rc = merge_folders(m, sides, depth + 1);
	} else {
		pp_grow(m->paths, m->found, m->cap);
		m->paths[m->found++] = pp_arena_copy(m->into.arena, m->path.p,
						     m->path.n);
	}
	m->path.n = n;
	return rc;
}

static int merge_items(struct merger *m, struct side *sides, unsigned depth)
{
	const struct pp_tree_item *first;
	int rc = 0;

	while (!rc && (first = first_item(m, sides))) {
		const struct pp_tree_item item = *first;

		if (is_new(m, sides))
			rc = tell(m, sides, &item, depth);
		for (size_t i = 0; !rc && i < m->count; i++)
			if (sides[i].here)
				rc = advance(m, &sides[i]);
	}
	return rc;
}

/* above: the sides whose items are the folders to compare. */
static int merge_folders(struct merger *m, const struct side *above,
			 unsigned depth)
{
	struct side *sides = pp_alloc(m->count, sizeof(*sides));
	int rc = 0;

	for (size_t i = 0; i < m->count; i++)
		sides[i] = (struct side){
			.id = above[i].here ? above[i].item.id : NULL,
		};
	for (size_t i = 0; !rc && i < m->count; i++)
		rc = open_side(m, &sides[i]);
	if (!rc)
		rc = merge_items(m, sides, depth);
	for (size_t i = 0; i < m->count; i++)
		pp_object_release(&sides[i].tree);
	pp_free(sides);
	return rc;
}

int pp_merge_collect(struct pp_merged *out, struct pp_listing into,
		     struct pp_repo *repo, const struct pp_merge *merge)
{
	struct merger m = {
		.repo = repo,
		.into = into,
		.count = merge->old_count + 1,
	};
	struct side *top = pp_alloc(m.count, sizeof(*top));
	int rc = 0;

	for (size_t i = 0; i < m.count; i++) {
		const uint8_t *id = i < merge->old_count ?
				    merge->old_trees[i] : merge->new_tree;

		top[i] = (struct side){ .here = id, .item = { .id = id } };
	}
	pp_buf_init(&m.path, PP_PATH_LIMIT);
	if (is_new(&m, top))
		rc = merge_folders(&m, top, 0);
	*out = (struct pp_merged){ 0 };
	if (!rc) {
		out->paths = pp_new(into.arena, const char *, m.found);
		if (m.found)
			memcpy(out->paths, m.paths,
			       m.found * sizeof(*m.paths));
		out->count = m.found;
	}
	pp_buf_release(&m.path);
	pp_free(m.paths);
	pp_free(top);
	return rc;
}
