#ifndef PP_STORE_OBJECTS_H
#define PP_STORE_OBJECTS_H

#include "store/block.h"
#include "store/place.h"

/* The objects of a repository, by our own readers: packs and loose files, in
 * place->objects and its alternates.  Nothing is opened before the first
 * object is read.  One thread at a time. */
struct pp_objects;

/* place must outlive it. */
struct pp_objects *pp_objects_new(const struct pp_place *place);

/* May be NULL.  What was read stays held. */
void pp_objects_free(struct pp_objects *objects);

/* Read the object; *out is held for the caller.  Packs that have come since
 * the list of them was read are found.  Of several copies a whole one is
 * taken.  want->type is not looked at. */
enum pp_object_fault pp_objects_read(struct pp_block **out,
				     struct pp_objects *objects,
				     const struct pp_object_want *want);

/* Is there a pack that we cannot read?  Then what is missing may be in it. */
bool pp_objects_has_strange_pack(const struct pp_objects *objects);

#endif
