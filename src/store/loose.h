#ifndef PP_STORE_LOOSE_H
#define PP_STORE_LOOSE_H

#include "store/block.h"

/* Loose objects, read by ourselves: one that was cut short, as a power failure
 * leaves it, is told as damaged.  (libgit2 1.5.1 loops for ever there.) */

/* Where an object file may be. */
struct pp_loose {
	const char *folder;		/* objects */
	const uint8_t *id;
	const char *why;		/* set where it is damaged */
};

/* Read the object; *out is held for the caller.  limit in bytes; 0: none but
 * PP_OBJECT_LIMIT.  PP_OBJECT_MISSING where there is no such file. */
enum pp_object_fault pp_loose_read(struct pp_block **out,
				   struct pp_loose *loose, size_t limit);

/* Its size and type alone. */
enum pp_object_fault pp_loose_look(size_t *size, enum pp_object_type *type,
				   struct pp_loose *loose);

#endif
