/* New trees from old ones: see the header. */
#include "store/tree_write.h"

#include "base/map.h"
#include "store/tree.h"

enum { TREE_LIMIT = 1 << 30, MODE_FOLDER = 0040000 };

struct writer {
	const struct pp_tree_write *how;
	struct pp_listing into;
};

/* One folder: some changes below it, and what it is now. */
struct level {
	struct writer *writer;
	const uint8_t *base;		/* NULL: it is not there */
	struct pp_str old;		/* the rest of its items */
	struct pp_tree_item item;	/* the one at hand */
	bool has_item;
	size_t from, to;		/* the changes that are left */
	size_t at;			/* where names begin in their paths */
	struct pp_buf out;
	struct pp_map names;		/* of the old items, once needed */
	struct pp_str all;		/* the old items */
};

static int report_object(struct writer *w, enum pp_object_fault fault,
			 const uint8_t *id)
{
	char hex[PP_ID_HEX];

	pp_id_hex(hex, id);
	pp_report(w->into.sink, PP_R(REPOSITORY), (struct pp_pos){ 0 },
		  "tree %s %s", hex, pp_object_fault_text(fault));
	return -1;
}

static int report_change(struct writer *w, const struct pp_tree_change *change,
			 const char *text)
{
	struct pp_finding *f;

	f = pp_report(w->into.sink, PP_R(WRITE_UNCOMMITTED),
		      (struct pp_pos){ .file = change->path + w->how->skip },
		      "%s", text);
	pp_report_note(w->into.sink, f, (struct pp_pos){ 0 },
		       "commit or undo that first; or use --no-commit");
	return -1;
}

static int next_item(struct level *l)
{
	int rc = pp_tree_next(&l->item, &l->old);

	l->has_item = rc > 0;
	return rc < 0 ? report_object(l->writer, PP_OBJECT_DAMAGED, l->base)
		      : 0;
}

static void put(struct level *l, uint32_t mode, struct pp_str name,
		const uint8_t *id)
{
	pp_buf_printf(&l->out, "%o ", (unsigned)mode);
	pp_buf_str(&l->out, name);
	pp_buf_putc(&l->out, '\0');
	pp_buf_add(&l->out, id, PP_ID_SIZE);
}

/* The name of the first change that is left, as an item of the tree. */
static struct pp_tree_item next_name(const struct level *l)
{
	const char *name = l->writer->how->changes[l->from].path + l->at;
	size_t n = strcspn(name, "/");

	return (struct pp_tree_item){
		.mode = name[n] ? MODE_FOLDER : 0100644,
		.name = { name, n },
	};
}

/* Is there something else of that name, a file where a folder is to be? */
static bool is_taken(struct level *l, struct pp_str name)
{
	struct pp_str rest = l->all;
	struct pp_tree_item item;

	if (!l->names.count)
		while (pp_tree_next(&item, &rest) > 0)
			pp_map_put(&l->names, item.name, NULL);
	return pp_map_get(&l->names, name);
}

/* A file that the old tree has (old) or has not (NULL). */
static int change_file(struct level *l, const struct pp_tree_item *old)
{
	struct pp_tree_change *c = &l->writer->how->changes[l->from++];
	struct pp_str name = pp_str(c->path + l->at);

	if (old && (old->mode & 0170000) != 0100000)
		return report_change(l->writer, c, "the last commit has "
				     "something else than a file there");
	if (!old && !pp_id_is_zero(c->old_id))
		return report_change(l->writer, c,
				     "the file has never been committed");
	if (old && pp_id_is_zero(c->old_id))
		return report_change(l->writer, c, "the last commit has this "
				     "file; it was deleted, and that is not "
				     "committed");
	if (old && memcmp(old->id, c->old_id, PP_ID_SIZE) != 0)
		return report_change(l->writer, c, "the file has changes that "
				     "are not committed");
	if (c->mode) {
		c->mode = old ? old->mode : c->mode;
		put(l, c->mode, name, c->id);
	}
	return 0;
}

static int write_level(uint8_t out[PP_ID_SIZE], struct level *l);

/* The changes that are left below one folder; base is that of it. */
static int change_folder(struct level *l, const uint8_t *base)
{
	const struct pp_tree_change *changes = l->writer->how->changes;
	struct pp_str name = next_name(l).name;
	struct level below = { .writer = l->writer, .base = base,
			       .from = l->from, .to = l->from,
			       .at = l->at + name.n + 1 };
	uint8_t id[PP_ID_SIZE];
	int rc;

	while (below.to < l->to && !strncmp(changes[below.to].path + l->at,
					    name.p, name.n + 1))
		below.to++;
	l->from = below.to;
	rc = write_level(id, &below);
	if (rc > 0)
		put(l, MODE_FOLDER, name, id);
	return rc < 0 ? -1 : 0;
}

/* One name that is to be changed; old is the item that is it. */
static int change(struct level *l, const struct pp_tree_item *old)
{
	struct pp_tree_item item = next_name(l);

	if (!old && is_taken(l, item.name)) {
		report_change(l->writer,
			      &l->writer->how->changes[l->from++],
			      "the last commit has something else of that "
			      "name");
		return -1;
	}
	return pp_tree_item_is_folder(&item) ?
	       change_folder(l, old ? old->id : NULL) : change_file(l, old);
}

/* Both lists side by side.  A fault of one file does not keep the others from
 * being looked at. */
static int merge(struct level *l)
{
	int rc = next_item(l);
	bool bad = false;

	while (!rc && (l->has_item || l->from < l->to)) {
		struct pp_tree_item name;
		int order = -1;

		if (l->from < l->to) {
			name = next_name(l);
			order = l->has_item ? pp_tree_cmp(&l->item, &name) : 1;
		}
		if (order < 0)
			put(l, l->item.mode, l->item.name, l->item.id);
		else
			bad |= change(l, order ? NULL : &l->item) < 0;
		if (order <= 0)
			rc = next_item(l);
	}
	return rc < 0 || bad ? -1 : 0;
}

/* 1 and the id; 0 where nothing is left in the folder; -1. */
static int write_level(uint8_t out[PP_ID_SIZE], struct level *l)
{
	struct pp_object_want want = { .id = l->base,
				       .type = PP_OBJECT_TREE };
	struct pp_object tree = { 0 };
	enum pp_object_fault fault;
	int rc;

	if (l->base) {
		fault = pp_object_read(&tree, l->writer->how->repo, &want);
		if (fault)
			return report_object(l->writer, fault, l->base);
	}
	l->old = l->all = tree.bytes;
	pp_buf_init(&l->out, TREE_LIMIT);
	rc = merge(l);
	if (!rc && l->out.n) {
		pp_pack_writer_object(out, l->writer->how->pack,
				      PP_OBJECT_TREE, pp_buf_get(&l->out));
		rc = 1;
	}
	pp_buf_release(&l->out);
	pp_map_release(&l->names);
	pp_object_release(&tree);
	return rc;
}

int pp_tree_write(uint8_t out[PP_ID_SIZE], const struct pp_tree_write *how,
		  struct pp_listing into)
{
	struct writer w = { how, into };
	struct level top = { .writer = &w, .base = how->base,
			     .to = how->count };
	int rc = write_level(out, &top);

	if (!rc)
		pp_pack_writer_object(out, how->pack, PP_OBJECT_TREE,
				      (struct pp_str){ NULL, 0 });
	return rc < 0 ? -1 : 0;
}
