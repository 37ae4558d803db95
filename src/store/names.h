#ifndef PP_STORE_NAMES_H
#define PP_STORE_NAMES_H

#include <stddef.h>
#include <stdint.h>

struct folder;

/* A name in a folder.  A folder's own name has a '/' behind it, so that the
 * order of names is that of the paths below. */
struct pp_name {
	uint64_t key;		/* for the sorting */
	const char *name;
	struct folder *folder;	/* the caller's; NULL for a file */
};

/* Write the names to sorted by their bytes.  Both have room for count; names
 * is overwritten. */
void pp_names_sort(struct pp_name *sorted, struct pp_name *names,
		   size_t count);

#endif
