#ifndef PP_STORE_TREE_H
#define PP_STORE_TREE_H

#include "store/entry.h"
#include "store/repo.h"

/* One line of a git tree object, as it stands there: nothing is checked but
 * that it can be taken apart. */
struct pp_tree_item {
	uint32_t mode;			/* 0100644, 040000, ... */
	struct pp_str name;		/* lent: part of the object */
	const uint8_t *id;
};

static inline bool pp_tree_item_is_folder(const struct pp_tree_item *item)
{
	return (item->mode & 0170000) == 0040000;
}

/* What the mode stands for in a listing. */
enum pp_entry_type pp_tree_item_type(const struct pp_tree_item *item);

/* Take the first item off *rest, the bytes of a tree object.  1 and *out; 0 at
 * the end; -1 where the bytes are not a tree. */
int pp_tree_next(struct pp_tree_item *out, struct pp_str *rest);

/* The order of items in a git tree: by the bytes of the name, a folder's with
 * a '/' after it. */
int pp_tree_cmp(const struct pp_tree_item *a, const struct pp_tree_item *b);

struct pp_tree_found {
	bool is_there;
	uint32_t mode;
	uint8_t id[PP_ID_SIZE];
};

/* What stands at path below the tree id ("" is that tree itself). */
enum pp_object_fault pp_tree_find(struct pp_tree_found *out,
				  struct pp_repo *repo, const uint8_t *id,
				  const char *path);

#endif
