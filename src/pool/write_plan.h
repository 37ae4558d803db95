#ifndef PP_POOL_WRITE_PLAN_H
#define PP_POOL_WRITE_PLAN_H

/* For pool/write*.c only: what is to be done, once it has been looked at. */

#include "base/file.h"
#include "pool/write.h"

/* One file. */
struct pp_write_item {
	const char *path;		/* below the pool's root */
	enum pp_write_what what;
	struct pp_str bytes;		/* to write */
	struct pp_stat stat;		/* as it is now, where it is there */
	uint8_t old_id[PP_ID_SIZE];	/* zeros: it is not there */
	uint8_t new_id[PP_ID_SIZE];	/* zeros: it is deleted */
	uint32_t mode;			/* git's: 0100644 or 0100755 */
	struct pp_stat made;		/* of the new file, once it is ready */
	bool left;			/* it is not as it was to be */
};

struct pp_write_plan {
	const struct pp_write *write;
	struct pp_listing into;
	int root;			/* the pool's folder, open */
	struct pp_write_item *items;	/* sorted by path */
	size_t count;
	const char **folders;		/* to be made, those above first */
	size_t folder_count, folder_cap;
};

/* Look at everything in the work tree that must hold before the first byte is
 * written, and fill out->items and folders; both live in into.arena, or are
 * given back by pp_write_plan_release.  Files that are to stay as they are have
 * no item.  0; or -1 with findings.  Release out in either case. */
int pp_write_plan(struct pp_write_plan *out, const struct pp_write *write,
		  struct pp_listing into);

/* Is every file still as it was then?  0; or -1 with findings. */
int pp_write_plan_look_again(struct pp_write_plan *plan);

void pp_write_plan_release(struct pp_write_plan *plan);

#endif
