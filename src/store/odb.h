#ifndef PP_STORE_ODB_H
#define PP_STORE_ODB_H


#include "store/libgit2.h"
#include "store/place.h"

/* Put together the object database of place: place->objects, its alternates
 * (objects/info/alternates, place->alternates), each with its packs first,
 * then its loose objects through our reader, then through libgit2's, which
 * writes.  0 and *out, to be freed with git_odb_free; or -1, and libgit2 has a
 * message. */
int pp_odb_open(git_odb **out, const struct pp_place *place);

#endif
