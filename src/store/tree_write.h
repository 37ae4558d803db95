#ifndef PP_STORE_TREE_WRITE_H
#define PP_STORE_TREE_WRITE_H

#include "store/entry.h"
#include "store/pack_write.h"

/* What a file shall be in a tree. */
struct pp_tree_change {
	const char *path;		/* below the tree */
	uint32_t mode;			/* git's; 0: it shall not be there */
	uint8_t id[PP_ID_SIZE];
	uint8_t old_id[PP_ID_SIZE];	/* as it must be there now; zeros: it
					   must not be there */
};

struct pp_tree_write {
	struct pp_repo *repo;		/* may be NULL where base is */
	struct pp_pack_writer *pack;	/* where new trees go */
	const uint8_t *base;		/* the tree to change; NULL: empty */
	/* Sorted by path, none twice.  A file that is there keeps its mode,
	 * which is put here. */
	struct pp_tree_change *changes;
	size_t count;
	size_t skip;			/* bytes of each path that findings
					   leave out */
};

/* Make the tree with these changes, and its id; only the trees on the way to
 * them are read.  0; or -1 with findings: write-uncommitted, at the path of
 * each file that is not as it must be; repository. */
int pp_tree_write(uint8_t out[PP_ID_SIZE], const struct pp_tree_write *how,
		  struct pp_listing into);

#endif
