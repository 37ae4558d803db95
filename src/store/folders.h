#ifndef PP_STORE_FOLDERS_H
#define PP_STORE_FOLDERS_H

#include "store/place.h"

/* The folders that hold a repository's objects: place->objects first, then its
 * alternates (place->alternates, objects/info/alternates and theirs), none
 * twice.  One that is gone is left out, as git does. */
struct pp_folders {
	const char **paths;
	size_t count;
};

/* All of it in arena. */
void pp_folders_find(struct pp_folders *out, struct pp_arena *arena,
		     const struct pp_place *place);

#endif
