#ifndef PP_STORE_MAPPING_H
#define PP_STORE_MAPPING_H

#include <stddef.h>
#include <stdint.h>

/* A file in memory, read only: one that is never changed in place, as packs
 * are.  Zeroed: none. */
struct pp_mapping {
	const uint8_t *bytes;
	size_t size;
};

/* 0; or -1 where it cannot be opened, is empty or no regular file. */
int pp_mapping_open(struct pp_mapping *out, const char *path);
void pp_mapping_close(struct pp_mapping *mapping);

#endif
